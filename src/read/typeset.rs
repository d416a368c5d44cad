//! How a .docx is set: its pages, and the lines, indents and inks of its
//! paragraphs. Plain data; text files have none of it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Alignment;
use crate::document::Place;

/// A twentieth of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Twips(pub i32);

impl Twips {
    /// The same length in millimetres.
    pub fn mm(self) -> f64 {
        f64::from(self.0) / 1440.0 * 25.4
    }
}

/// The pages of a whole file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pages {
    /// The sections, in order.
    pub sheets: Vec<Sheet>,
    /// The headers and footers that they name.
    pub furniture: Vec<Furniture>,
    /// Which headers and footers even pages bear.
    pub facing: Facing,
    /// Where the pages begin.
    pub leaves: Leaves,
}

/// Which headers and footers even pages bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Facing {
    /// Those of their own ([`Bears::Even`]).
    Differ,
    /// Those of the others.
    #[default]
    Alike,
}

/// Where the pages of a .docx begin, as far as the file tells. Pages are counted
/// from the first one of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Leaves {
    /// The part whose places these are.
    pub part: String,
    /// The pages behind the first one, in reading order.
    pub starts: Vec<LeafStart>,
    /// The last place, a paragraph and a character, whose page is known; `None`
    /// where all are.
    pub until: Option<(u32, u32)>,
    /// The pages of the notes, by the part of each and the paragraph with which it
    /// begins there: those of the words that refer to them.
    pub notes: BTreeMap<(String, u32), u32>,
}

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeafStart {
    /// The paragraph, counted from 1.
    pub paragraph: u32,
    /// Its character, counted from 1.
    pub character: u32,
    /// The number of the page.
    pub page: u32,
}

impl Leaves {
    /// The page on which `place` is, where the file tells.
    pub fn page(&self, place: &Place) -> Option<u32> {
        let at = (place.row()?, place.character()?);
        if place.part() != self.part {
            return self.page_of_note(place.part(), at.0);
        }
        let known = self.until.is_none_or(|last| at <= last);
        if self.part.is_empty() || !known {
            return None;
        }
        let mut above = self.starts.iter().rev();
        let start = above.find(|it| (it.paragraph, it.character) <= at);
        Some(start.map_or(1, |it| it.page))
    }

    /// The page of the note that a paragraph of `part` belongs to.
    fn page_of_note(&self, part: &str, paragraph: u32) -> Option<u32> {
        let mut above = self.notes.range(..=(part.to_owned(), paragraph)).rev();
        let ((own, _), page) = above.next()?;
        (own == part).then_some(*page)
    }

    /// How many pages there are, where the file tells.
    pub fn count(&self) -> Option<u32> {
        let known = !self.part.is_empty() && self.until.is_none();
        known.then(|| self.starts.last().map_or(1, |it| it.page))
    }
}

/// The pages of a section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The paragraph with which it begins, counted from 1.
    pub first: u32,
    /// Width and height of the paper as the section lies.
    pub paper: Option<(Twips, Twips)>,
    /// The margins, the binding's share in the left one.
    pub margins: Option<Margins>,
    /// The pitch of the grid of lines, where it has one.
    pub pitch: Option<Twips>,
    /// The headers and footers of its pages, by their places in [`Pages`]; those
    /// of the section before where it names none.
    pub furniture: Vec<(Bears, usize)>,
}

impl Sheet {
    /// Whether the paper lies on its side.
    pub fn lies(&self) -> bool {
        self.paper.is_some_and(|(width, height)| width > height)
    }
}

/// Which pages bear a header or a footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bears {
    /// The first page of the section.
    First,
    /// Even pages.
    Even,
    /// All others.
    Others,
}

/// The margins of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margins {
    /// Above the text.
    pub top: Twips,
    /// Right of it.
    pub right: Twips,
    /// Below it.
    pub bottom: Twips,
    /// Left of it.
    pub left: Twips,
}

/// A header or a footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Furniture {
    /// Whether it stands above the text or below it.
    pub side: Side,
    /// What it says, the page's number as some figure.
    pub chars: String,
    /// Whether a field in it gives the number of the page.
    pub counting: Counting,
    /// How its first paragraph is aligned; `None` where a frame, a text box or
    /// tabs place it.
    pub alignment: Option<Alignment>,
    /// Type size of its first paragraph, in half points.
    pub half_points: Option<u32>,
}

/// Above the text or below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A header.
    Above,
    /// A footer.
    Below,
}

/// Whether something gives the number of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// It does.
    Counts,
    /// It does not.
    Silent,
}

/// How a paragraph is set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typeset {
    /// The pitch of its lines.
    pub line: LineSpacing,
    /// Its indents; `None` where a list of Word's own may set others.
    pub indents: Option<Indents>,
    /// Text that is set in an ink other than black.
    pub inks: Vec<Inked>,
    /// The bytes of formulas and of code, which are no words.
    pub literal: Vec<Range<usize>>,
}

/// How far a line is below the one above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineSpacing {
    /// So much, whatever stands in it.
    Exact(Twips),
    /// So much or more.
    AtLeast(Twips),
    /// So many 240ths of what the face asks for, or of the grid's pitch.
    Multiple(i32),
}

impl Default for LineSpacing {
    fn default() -> Self {
        Self::Multiple(240)
    }
}

/// The indents of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Indents {
    /// Of the first line beyond the left one; below 0 where it hangs.
    pub first: Indent,
    /// Of every line from the left.
    pub left: Indent,
}

/// An indent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indent {
    /// In twips.
    Of(Twips),
    /// In hundredths of a character of the paragraph's size.
    Characters(i32),
}

impl Default for Indent {
    fn default() -> Self {
        Self::Of(Twips(0))
    }
}

/// A stretch of text in an ink that is not black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inked {
    /// Its bytes in the paragraph's text.
    pub range: Range<usize>,
    /// Red, green and blue.
    pub rgb: [u8; 3],
}
