//! Items of lists: which paragraphs are set as items, and where.
//!
//! In: paragraphs with labels. Out: indents, and the bullet as it is drawn. An
//! item begins where a paragraph of the text does; its bullet or number has one 字, the
//! lines hang behind it, with the item's further paragraphs, and an inner list
//! begins where the text of the outer one does. A numbered paragraph, a heading and what has a place of its own
//! (署名, 附注) show none: their numbers and places say what they are.

use super::shape::{Setting, Shaped, shape_stretch};
use crate::document::{Label, Paragraph, Role, Sign};
use crate::font::Fonts;
use crate::template::{LatinFace, Letter, Pt, Style, Template};

/// What is drawn where no face has the sign.
const PLAIN: &str = "•";

/// The deepest list that is set further in than the one around it.
const DEEPEST: usize = 8;

/// Which paragraph of an item one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemPart {
    /// The first, which its bullet or number opens.
    First,
    /// One below it, all of which stands where the text of the first does.
    Further,
}

/// A paragraph of an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListItem<'a> {
    /// The bullet before its text, none of which it is; a number is in the text.
    pub bullet: Option<&'a str>,
    /// Which of its paragraphs this is.
    pub part: ItemPart,
    /// How deep its list stands in others, from 0 to 8.
    pub level: usize,
}

impl<'a> ListItem<'a> {
    /// The one that `paragraph` is set as.
    pub(super) fn of(paragraph: &'a Paragraph) -> Option<Self> {
        let Label { sign, level } = paragraph.label.as_ref()?;
        let shows = match paragraph.role {
            Role::Item | Role::Body | Role::Other => paragraph.marker.is_none(),
            Role::CopyNumber
            | Role::Secrecy
            | Role::Urgency
            | Role::IssuerMark
            | Role::DocNumber
            | Role::Signer
            | Role::Title
            | Role::Subtitle
            | Role::Byline
            | Role::Addressee
            | Role::Heading(_)
            | Role::Chapter
            | Role::Article
            | Role::Caption
            | Role::Footnote
            | Role::AttachmentNote
            | Role::AttachmentLabel
            | Role::AttachmentTitle
            | Role::Attendance
            | Role::Signature
            | Role::Date
            | Role::Note
            | Role::CopyTo
            | Role::Issued => false,
        };
        shows.then_some(Self {
            bullet: match sign {
                Sign::Bullet(sign) => Some(sign),
                Sign::Number | Sign::Further => None,
            },
            part: match sign {
                Sign::Bullet(_) | Sign::Number => ItemPart::First,
                Sign::Further => ItemPart::Further,
            },
            level: (*level).min(DEEPEST),
        })
    }

    /// Where its lines begin behind the bullet or the number, from the type area's
    /// left edge, and how far before that it stands itself.
    pub fn indents(self, style: &Style, template: &Template) -> (Pt, Pt) {
        let measure = template.measure(style.size);
        let start = style.left_indent.pt(measure) + style.first_indent.pt(measure);
        #[expect(clippy::cast_precision_loss, reason = "at most nine")]
        let deep = measure.zi * (self.level + 1) as f64;
        let hang = match self.part {
            ItemPart::First => measure.zi,
            ItemPart::Further => Pt::ZERO,
        };
        (start.max(Pt::ZERO) + deep, hang)
    }

    /// Its bullet as it is drawn: its words, and they as glyphs.
    pub fn shape(self, style: &Style, fonts: &Fonts) -> Option<(&'a str, Vec<Shaped>)> {
        let bullet = self.bullet?;
        let setting = Setting {
            letter: Letter {
                latin: LatinFace::Own,
                ..style.letter
            },
            size: style.size,
            colour: style.colour,
            tracking: Pt::ZERO,
        };
        let own = shape_stretch(bullet, 0, setting, fonts);
        Some(if own.iter().all(|one| one.glyph.is_some()) {
            (bullet, own)
        } else {
            (PLAIN, shape_stretch(PLAIN, 0, setting, fonts))
        })
    }
}
