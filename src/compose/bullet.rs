//! Bullets of lists: which paragraphs show theirs, and where.
//!
//! In: paragraphs with labels. Out: indents, and the bullet as it is drawn. An
//! item begins where a paragraph of the text does; the bullet has one 字, the
//! lines hang behind it, and an inner list begins where the text of the outer
//! one does. A numbered paragraph, a heading and what has a place of its own
//! (署名, 附注) show none: their numbers and places say what they are.

use super::shape::{Setting, Shaped, shape_stretch};
use crate::document::{Label, Paragraph, Role};
use crate::font::Fonts;
use crate::template::{LatinFace, Letter, Pt, Style, Template};

/// What is drawn where no face has the sign.
const PLAIN: &str = "•";

/// The deepest list that is set further in than the one around it.
const DEEPEST: usize = 8;

/// A bullet before a paragraph, none of whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bullet<'a> {
    /// The sign.
    pub sign: &'a str,
    /// How deep its list stands in others, from 0 to 8.
    pub level: usize,
}

impl<'a> Bullet<'a> {
    /// The one that `paragraph` shows.
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
            sign,
            level: (*level).min(DEEPEST),
        })
    }

    /// Where the lines behind it begin, from the type area's left edge, and how
    /// far before that it stands itself.
    pub fn indents(self, style: &Style, template: &Template) -> (Pt, Pt) {
        let measure = template.measure(style.size);
        let start = style.left_indent.pt(measure) + style.first_indent.pt(measure);
        #[expect(clippy::cast_precision_loss, reason = "at most nine")]
        let deep = measure.zi * (self.level + 1) as f64;
        (start.max(Pt::ZERO) + deep, measure.zi)
    }

    /// The bullet as it is drawn: its words, and they as glyphs.
    pub fn shape(self, style: &Style, fonts: &Fonts) -> (&'a str, Vec<Shaped>) {
        let setting = Setting {
            letter: Letter {
                latin: LatinFace::Own,
                ..style.letter
            },
            size: style.size,
            colour: style.colour,
            tracking: Pt::ZERO,
        };
        let own = shape_stretch(self.sign, 0, setting, fonts);
        if own.iter().all(|one| one.glyph.is_some()) {
            (self.sign, own)
        } else {
            (PLAIN, shape_stretch(PLAIN, 0, setting, fonts))
        }
    }
}
