//! The model of an official document: one ordered sequence of blocks, each
//! with the role it plays by GB/T 9704-2012.
//!
//! In: nothing. Out: plain data. It imports nothing of ours and does no I/O.
//!
//! The blocks stand in reading order and their texts, joined, are the input's
//! text: that nothing is lost or moved holds by construction
//! (docs/decisions/0001). What the standard calls elements (标题, 主送机关,
//! 署名 …) are roles of blocks, found by [`Document::with_role`].

mod circled;
mod counters;
mod edit;
mod image;
mod numbers;
mod picture;
mod place;
mod role;
mod table;
mod text;

pub use circled::circled;
pub use counters::is_counter;
pub use edit::{Edit, composed, edited, replacements};
pub use image::{Content, Emu, Image, Wanted};
pub use numbers::{Said, said, usual_side};
pub use picture::{Density, JpegColours, Lie, Mirror, Picture, Pixels, Turn};
pub use place::Place;
pub use role::{Level, Role};
pub use table::{Area, Cell, CellLine, Extent, Joined, Row, Side, Stand, Table};
pub use text::{Inline, InlineKind, Referred, Segment, Text, Verbatim};

/// Where an element came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It stands in the input's text and is set exactly as it stands.
    Read,
    /// It was given in front matter or on the command line and is composed by
    /// the standard.
    Given,
}

/// A marker that numbers a paragraph: （三）, 2., 一是 …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// The marker as it stands at the start of the text, white space inside it included.
    pub text: String,
    /// The number it stands for, if it stands for one.
    pub ordinal: Option<u32>,
}

/// What makes a paragraph an item of a list, or one more paragraph of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What stands before its text.
    pub sign: Sign,
    /// How deep the list stands in others, 0 for one that stands in none.
    pub level: usize,
}

/// What stands before the text of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sign {
    /// A bullet (•, ▪ …), which counts nothing and is none of the text.
    Bullet(String),
    /// A number of a list inside an item. It is of the text, and stands at its start.
    Number,
    /// Nothing: a further paragraph of the item above.
    Further,
}

/// One paragraph of text in its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What the paragraph is.
    pub role: Role,
    /// Its text without white space at either end; the lead of a run-in
    /// heading is an inline of kind [`InlineKind::Lead`].
    pub text: Text,
    /// The number at its start, if it is a numbered heading or item.
    pub marker: Option<Marker>,
    /// A label that stands before the text but is not part of it (a list
    /// bullet of Markdown or Word).
    pub label: Option<Label>,
    /// Where it stands in the input.
    pub place: Place,
    /// Read from the text, or given.
    pub origin: Origin,
}

impl Paragraph {
    /// A paragraph read from the text, without marker or label.
    pub fn new(role: Role, text: Text, place: Place) -> Self {
        Self {
            role,
            text,
            marker: None,
            label: None,
            place,
            origin: Origin::Read,
        }
    }

    /// The byte in `text` where the lead of a run-in heading at the
    /// paragraph's start ends, or `None` where the paragraph has no such lead.
    pub fn lead_end(&self) -> Option<usize> {
        self.text
            .inlines
            .iter()
            .find(|inline| inline.kind == InlineKind::Lead && inline.range.start == 0)
            .map(|inline| inline.range.end)
    }
}

/// One block of a document, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph in its role.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A picture.
    Image(Image),
    /// A page break the input asks for.
    PageBreak(Place),
    /// A document inside this one: an attachment, or a plan that a notice
    /// carries (own title, own 主送机关, own signature).
    Enclosed(Document),
}

/// A whole document: blocks in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The blocks, in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The paragraphs of the document itself that play `role`, in order;
    /// those of enclosed documents are not among them.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Paragraph> {
        self.paragraphs()
            .filter(move |paragraph| paragraph.role == role)
    }

    /// The paragraphs of the document itself, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) | Block::Image(_) | Block::PageBreak(_) | Block::Enclosed(_) => None,
        })
    }

    /// The title on one line, or `None` where the document has none. Lines
    /// that follow each other are joined without a space, as Chinese is.
    pub fn title(&self) -> Option<String> {
        let joined: String = self
            .with_role(Role::Title)
            .map(|paragraph| paragraph.text.chars.as_str())
            .collect();
        (!joined.is_empty()).then_some(joined)
    }
}
