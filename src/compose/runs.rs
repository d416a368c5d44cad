//! A paragraph cut into stretches of one look.

use super::ComposedParagraph;
use crate::document::{InlineKind, Role, Segment};
use crate::template::{FaceRole, Letter, Pt, Style, Template};

/// What part of a paragraph a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// The paragraph's own text.
    Plain,
    /// The lead of an item (一是…。).
    ItemLead,
    /// The lead of a run-in heading of this role.
    HeadingLead(Role),
    /// 出席：, 请假： or 列席： before the names.
    Label,
    /// Strongly emphasised.
    Strong,
    /// Emphasised.
    Emphasis,
    /// Code, which looks as the text does.
    Code,
}

/// A stretch of a paragraph in one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Run<'a> {
    /// The characters.
    pub chars: &'a str,
    /// Its first byte in the paragraph's text.
    pub start: usize,
    /// What part of the paragraph it is.
    pub kind: RunKind,
    /// Faces and weight.
    pub letter: Letter,
    /// Type size.
    pub size: Pt,
    /// The address it links to.
    pub link: Option<&'a str>,
}

impl<'a> ComposedParagraph<'a> {
    /// The runs of the paragraph: together they are the whole of its text.
    pub fn runs(&self, template: &Template) -> Vec<Run<'a>> {
        let segments = self.paragraph.text.segments();
        segments
            .into_iter()
            .map(|segment| self.run(segment, template))
            .collect()
    }

    fn run(&self, segment: Segment<'a>, template: &Template) -> Run<'a> {
        let kind = kind(&segment, self.paragraph.role);
        let (letter, size) = look(kind, self.style, template);
        let link = segment.kinds.into_iter().find_map(|kind| match kind {
            InlineKind::Link(address) => Some(address.as_str()),
            _ => None,
        });
        Run {
            chars: segment.chars,
            start: segment.start,
            kind,
            letter,
            size,
            link,
        }
    }
}

/// What a segment is: the outermost inline that has a look of its own decides.
fn kind(segment: &Segment<'_>, role: Role) -> RunKind {
    let looks = segment.kinds.iter().find_map(|kind| match kind {
        InlineKind::Lead if matches!(role, Role::Heading(_)) => Some(RunKind::HeadingLead(role)),
        InlineKind::Lead if role == Role::Attendance => Some(RunKind::Label),
        InlineKind::Lead => Some(RunKind::ItemLead),
        InlineKind::Strong => Some(RunKind::Strong),
        InlineKind::Emphasis => Some(RunKind::Emphasis),
        InlineKind::Code => Some(RunKind::Code),
        InlineKind::Strike
        | InlineKind::Link(_)
        | InlineKind::Footnote(_)
        | InlineKind::FootnoteAgain(_) => None,
    });
    looks.unwrap_or(RunKind::Plain)
}

fn look(kind: RunKind, style: &Style, template: &Template) -> (Letter, Pt) {
    match kind {
        RunKind::Plain | RunKind::Code => (style.letter, style.size),
        RunKind::ItemLead => (template.emphasis.lead, style.size),
        RunKind::Label => (template.emphasis.label, style.size),
        RunKind::HeadingLead(role) => {
            let heading = template.styles.of(role);
            (heading.letter, heading.size)
        }
        RunKind::Strong => {
            let weight = template.emphasis.strong.weight;
            (
                Letter {
                    weight,
                    ..style.letter
                },
                style.size,
            )
        }
        // Chinese has no italics: 楷体 is what emphasises.
        RunKind::Emphasis => {
            let face = FaceRole::Kaiti;
            (
                Letter {
                    face,
                    ..style.letter
                },
                style.size,
            )
        }
    }
}
