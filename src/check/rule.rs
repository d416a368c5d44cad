//! What a rule is: its names, its weight, its source, its examples and the
//! function that looks.
//!
//! Plain data. The words that `--explain` prints are the head of the rule's
//! own file, so that rule and manual cannot part.

use std::fmt::Write as _;

use super::layout::Layout;
use super::manuscript::{Manuscript, Passage};
use super::notes::Notes;
use super::quiet::Quiet;

/// How much a rule weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// 习惯: what careful offices do; a matter of taste in the end.
    Custom,
    /// 推荐: a standard recommends it.
    Recommended,
    /// 规定: a standard asks for it. Only this fails a call.
    Mandatory,
}

impl Weight {
    /// All weights, the heaviest first.
    pub const ALL: [Self; 3] = [Self::Mandatory, Self::Recommended, Self::Custom];

    /// Its Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mandatory => "规定",
            Self::Recommended => "推荐",
            Self::Custom => "习惯",
        }
    }
}

/// What may be done about what a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fixing {
    /// Only the writer can mend it.
    ByHand,
    /// An edit is offered that could change what the text says; it is made
    /// under `--unsafe-fixes` alone.
    Unsafe,
    /// The edit changes the form alone, never the sense.
    Safe,
}

impl Fixing {
    /// Its Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::ByHand => "人工改",
            Self::Unsafe => "可自动改，需确认",
            Self::Safe => "可自动改",
        }
    }
}

/// The families of rules, as `docs/rules.md` has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// 层次序号
    Numbering,
    /// 公文要素
    Elements,
    /// 标点符号
    Punctuation,
    /// 数字用法
    Numbers,
    /// 计量单位
    Units,
    /// 录入
    Typing,
    /// 版式
    Layout,
}

impl Family {
    /// All families, in the order of the table.
    pub const ALL: [Self; 7] = [
        Self::Numbering,
        Self::Elements,
        Self::Punctuation,
        Self::Numbers,
        Self::Units,
        Self::Typing,
        Self::Layout,
    ];

    /// Its Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Numbering => "层次序号",
            Self::Elements => "公文要素",
            Self::Punctuation => "标点符号",
            Self::Numbers => "数字用法",
            Self::Units => "计量单位",
            Self::Typing => "录入",
            Self::Layout => "版式",
        }
    }
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Look {
    /// One passage at a time.
    Passage(fn(&Passage<'_>, &mut Notes<'_>)),
    /// The whole text: what goes before and after matters.
    Manuscript(fn(&Manuscript<'_>, &mut Notes<'_>)),
    /// How a .docx is set, beside the template.
    Layout(fn(&Layout<'_>, &mut Notes<'_>)),
}

/// An invented text in which the rule finds something. Of a rule on layout it
/// is a .docx in words, as `tests/suite/check/layout.rs` builds it.
#[derive(Debug, Clone, Copy)]
pub struct Wrong {
    /// The text: a whole .txt file, or a line of one.
    pub text: &'static str,
    /// The text with the rule's edits made, or how a writer would mend it
    /// where it offers none.
    pub mended: &'static str,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name: lower-case English with hyphens.
    pub code: &'static str,
    /// Its name in Chinese.
    pub name: &'static str,
    /// Its family.
    pub family: Family,
    /// How much it weighs unless a configuration says otherwise.
    pub weight: Weight,
    /// The standard and clause it comes from; for a habit, whose it is.
    pub clause: &'static str,
    /// What may be done about it.
    pub fixing: Fixing,
    /// Places in which it looks although nothing is touched there otherwise.
    pub looks_into: &'static [Quiet],
    /// At least three texts in which it finds something.
    pub wrong: &'static [Wrong],
    /// At least three tempting texts in which it must not find anything.
    pub right: &'static [&'static str],
    /// The source of its own file, whose head is its manual.
    pub source: &'static str,
    /// What looks.
    pub look: Look,
}

impl Rule {
    /// The head of its file, which is its manual: Chinese, without the marks of
    /// a comment.
    pub fn manual(&self) -> String {
        let head = self
            .source
            .lines()
            .map_while(|line| line.strip_prefix("//!"));
        let mut manual = String::new();
        for line in head {
            let _ = writeln!(manual, "{}", line.strip_prefix(' ').unwrap_or(line));
        }
        manual.trim_end().to_owned()
    }
}
