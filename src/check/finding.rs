//! What a check found: a rule, a place, a message and perhaps an edit.
//!
//! Plain data, ready for any face; it renders nothing.

use std::ops::Range;

use super::rule::{Fixing, Rule, Weight};
use crate::document::{Edit, Place};

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// It may be meant so: look at it.
    Possible,
    /// It is hardly ever meant so.
    Likely,
    /// It is wrong whatever was meant.
    Certain,
}

impl Sureness {
    /// Its Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Possible => "可能",
            Self::Likely => "多半",
            Self::Certain => "肯定",
        }
    }
}

/// What can be done about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// [`Fixing::ByHand`] where it would change marks of Markdown.
    pub fixing: Fixing,
    /// What it does, in Chinese: 改为“……”.
    pub message: String,
    /// The edits, sorted, without overlaps; none where it is made by hand.
    pub edits: Vec<Edit>,
}

/// Longer lines are cut: a whole text may stand on one, with a finding in each
/// sentence.
const LONGEST_LINE: usize = 6000;
/// So many bytes of them stay on either side of a finding.
const KEPT: usize = 1500;

/// The words round a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The line of the file, or the paragraph of a .docx; of a very long one, what
    /// stands round the finding.
    pub line: String,
    /// The characters of it that are meant.
    pub chars: Range<usize>,
}

impl Shown {
    /// `bytes` of `line` with what stands round them.
    pub(super) fn of(line: &str, bytes: Range<usize>) -> Self {
        let around = if line.len() > LONGEST_LINE {
            line.floor_char_boundary(bytes.start.saturating_sub(KEPT))
                ..line.ceil_char_boundary((bytes.end + KEPT).min(line.len()))
        } else {
            0..line.len()
        };
        let start = line[around.start..bytes.start].chars().count();
        let length = line[bytes].chars().count();
        Self {
            line: line[around].to_owned(),
            chars: start..start + length,
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it weighs, by the configuration.
    pub weight: Weight,
    /// How sure it is.
    pub sureness: Sureness,
    /// Where it begins.
    pub place: Place,
    /// Where it ends: the place of the character behind it.
    pub end: Place,
    /// The page of a .docx on which it begins, where the file tells.
    pub page: Option<u32>,
    /// From the first to the last byte of it in the decoded text, or in the XML
    /// of the part of a .docx; `None` where it is written another way there.
    pub stands: Option<Range<usize>>,
    /// What was found, in Chinese without a full stop.
    pub message: String,
    /// What can be done, if anything can.
    pub fix: Option<Fix>,
    /// The words round it.
    pub shown: Shown,
}

impl Finding {
    /// What a program can do about it.
    pub fn offered(&self) -> Option<&Fix> {
        let fix = self.fix.as_ref();
        fix.filter(|it| it.fixing != Fixing::ByHand)
    }
}

impl PartialEq for Rule {
    /// Rules are told apart by their codes.
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}
