//! How one element looks.

use super::units::{Length, Lines, Pt};
use crate::document::Role;

/// The faces of official documents, by the part they play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceRole {
    /// 小标宋: marks and titles.
    Xiaobiaosong,
    /// 仿宋: body text.
    Fangsong,
    /// 楷体: level 2.
    Kaiti,
    /// 黑体: level 1.
    Heiti,
    /// 宋体: page numbers, and characters no other face has.
    Songti,
    /// Letters and digits in body text.
    Latin,
}

impl FaceRole {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Xiaobiaosong,
        Self::Fangsong,
        Self::Kaiti,
        Self::Heiti,
        Self::Songti,
        Self::Latin,
    ];

    /// Its Chinese name: 小标宋, 西文.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xiaobiaosong => "小标宋",
            Self::Fangsong => "仿宋",
            Self::Kaiti => "楷体",
            Self::Heiti => "黑体",
            Self::Songti => "宋体",
            Self::Latin => "西文",
        }
    }

    /// Its English name in templates: `xiaobiaosong`, `latin`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Xiaobiaosong => "xiaobiaosong",
            Self::Fangsong => "fangsong",
            Self::Kaiti => "kaiti",
            Self::Heiti => "heiti",
            Self::Songti => "songti",
            Self::Latin => "latin",
        }
    }
}

/// How heavy text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Weight {
    /// As the face is.
    #[default]
    Regular,
    /// Bold: by a bold face where there is one, else by thickened strokes.
    Bold,
}

/// Where a line of text stands between its indents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Filled to both sides, its last line flush left.
    Justify,
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
}

/// Which face letters and digits take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LatinFace {
    /// The Latin face ([`FaceRole::Latin`]).
    Latin,
    /// The element's own Chinese face.
    Own,
}

/// Whether a paragraph stays on the page of the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keep {
    /// It stays with the next paragraph.
    WithNext,
    /// It may end a page.
    Free,
}

/// How the marks of footnotes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteMark {
    /// ①
    Circled,
    /// 1
    Figures,
}

/// Where an element begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Start {
    /// After what stands above it.
    Below,
    /// On a new page.
    NewPage,
}

/// Ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// Black.
    Black,
    /// The red of 版头 (§6.2).
    Red,
}

/// The face, weight and colour of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Letter {
    /// The Chinese face.
    pub face: FaceRole,
    /// The face of letters and digits.
    pub latin: LatinFace,
    /// How heavy.
    pub weight: Weight,
}

/// How one element looks.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// Faces and weight.
    pub letter: Letter,
    /// Type size.
    pub size: Pt,
    /// Ink.
    pub colour: Colour,
    /// Alignment of its lines.
    pub align: Align,
    /// Indent of the first line, beyond the left indent.
    pub first_indent: Length,
    /// Indent of every line from the type area's left edge.
    pub left_indent: Length,
    /// Indent of every line from the type area's right edge.
    pub right_indent: Length,
    /// Blank grid lines above a run of this element; none at the top of a page.
    pub before: Lines,
    /// Blank grid lines below a run of this element. Where the run below asks
    /// for blank lines above itself, the larger of the two holds, not their
    /// sum; the lines of a title block (title, subtitle, byline) have none
    /// between them, so that theirs stand below the block (§7.3.2).
    pub after: Lines,
    /// Whether it stays with what follows.
    pub keep: Keep,
    /// Where it begins.
    pub start: Start,
}

/// A style for each role.
#[derive(Debug, Clone, PartialEq)]
pub struct Styles {
    styles: Vec<Style>,
}

impl Styles {
    /// The styles that `style_of` gives, role by role.
    pub fn from_fn(style_of: impl FnMut(Role) -> Style) -> Self {
        Self {
            styles: Role::ALL.into_iter().map(style_of).collect(),
        }
    }

    /// How `role` looks.
    pub fn of(&self, role: Role) -> &Style {
        let index = Role::ALL
            .iter()
            .position(|candidate| *candidate == role)
            .expect("Role::ALL names every role");
        &self.styles[index]
    }
}
