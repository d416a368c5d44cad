//! YAML in, [`Template`] out: page, grid, faces and a style for each element,
//! resolved through `extends:` and validated.
//!
//! It knows what the standard measures; it does not lay anything out.

mod contents;
mod fault;
mod fit;
mod letterhead;
mod library;
mod looks;
mod nearest;
mod node;
mod resolve;
mod section;
mod signing;
mod style;
mod syntax;
mod table;
mod tail;
mod typesetting;
mod units;
mod validate;
mod values;

use crate::document::Role;

pub use contents::ContentsForm;
pub(crate) use fault::At;
pub use fault::{Fault, TemplateError};
pub use letterhead::{HeadRule, LetterheadForm, MarkFrom, NumberSide, RuleLength, RulePlace};
pub(crate) use library::read as read_yaml;
pub use library::{NEW_TEMPLATE, TemplateSummary};
pub(crate) use nearest::{did_you_mean, nearest};
pub(crate) use node::{Entry, Node, Value};
pub use style::{
    Align, Colour, FaceRole, Keep, LatinFace, Letter, NoteMark, Start, Style, Styles, Weight,
};
pub use table::{Landscape, TableForm};
pub use tail::{ImprintForm, ImprintPage, SignatureForm};
pub use typesetting::{LatinGap, PageEnds, Punctuation, Typesetting};
pub use units::{Length, Lines, Measure, Mm, Pt, Zi};
pub use values::{size_name, sizes_below};

/// The page: its size and the place of the type area (版心, §5.2.1).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Page {
    /// Width of the paper.
    pub width: Mm,
    /// Height of the paper.
    pub height: Mm,
    /// 天头: above the type area.
    pub top: Mm,
    /// 订口: left of the type area.
    pub left: Mm,
    /// Right of the type area.
    pub right: Mm,
    /// Below the type area.
    pub bottom: Mm,
}

/// The grid of the type area (§5.2.3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// Lines a page: 22.
    pub lines: u32,
    /// Characters a line of body text: 28.
    pub columns: u32,
    /// How far a line is below the one above.
    pub pitch: LinePitch,
}

/// The pitch of the lines of the grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LinePitch {
    /// The lines fill the type area: 225 mm / 22.
    Filling,
    /// So much, as many offices have it (固定值 28 磅); what is left stays at
    /// the foot of the page.
    Fixed(Pt),
}

/// Where page numbers stand across the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageNumberSide {
    /// Right on odd pages, left on even ones (§7.5).
    Outside,
    /// Centred.
    Center,
    /// No page numbers.
    None,
}

/// Whether the first page bears its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstNumber {
    /// As every page (§7.5).
    Shown,
    /// The first page of a letter bears none (§10.1); the second is 2.
    Hidden,
}

/// The page number (§7.5).
#[derive(Debug, Clone, PartialEq)]
pub struct PageNumber {
    /// Text with `{}` for the number: `— {} —`.
    pub format: String,
    /// Where it stands.
    pub side: PageNumberSide,
    /// Whether page 1 has it.
    pub first: FirstNumber,
    /// From the type area's side edge inwards.
    pub inset: Length,
    /// From the type area's bottom edge down to the dash.
    pub below: Mm,
    /// Faces and weight.
    pub letter: Letter,
    /// Type size.
    pub size: Pt,
}

/// How emphasised parts of a paragraph look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Emphasis {
    /// The lead of an item (一是…。).
    pub lead: Letter,
    /// 出席：, 请假： and 列席： before the names (§10.3).
    pub label: Letter,
    /// Strong emphasis.
    pub strong: Letter,
}

/// The inks of what is red in a PDF: 发文机关标志 and the rules of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RedInk {
    /// The red of a screen, for a printer that makes its own of it.
    #[default]
    Screen,
    /// Four inks, cyan, magenta, yellow and black by 0, 80, 80 and 0 parts of a
    /// hundred, for a press.
    Press,
}

/// Names of faces in order of preference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceNames {
    /// The role.
    pub role: FaceRole,
    /// Family names, English or Chinese, to look for among installed faces.
    pub installed: Vec<String>,
}

/// A template, resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// Its file name without the ending: `report`.
    pub file_name: String,
    /// Its Chinese name: 报告材料.
    pub name: String,
    /// What it is for, in a sentence.
    pub summary: String,
    /// The page.
    pub page: Page,
    /// The grid.
    pub grid: Grid,
    /// How characters stand in lines and lines on pages.
    pub typesetting: Typesetting,
    /// The page number.
    pub page_number: PageNumber,
    /// How it is signed.
    pub signature: SignatureForm,
    /// How wide a seal is; there is room for so much, with a picture or without.
    pub seal_diameter: Mm,
    /// How the marks of footnotes are written.
    pub note_mark: NoteMark,
    /// 版记.
    pub imprint: ImprintForm,
    /// The table of contents, where one is asked for.
    pub contents: ContentsForm,
    /// Emphasised parts.
    pub emphasis: Emphasis,
    /// How tables are set.
    pub table: TableForm,
    /// Names of faces, by role.
    pub faces: Vec<FaceNames>,
    /// How its 版头 is set; `None` where its elements stand in the flow.
    pub letterhead: Option<LetterheadForm>,
    /// The inks of what is red in a PDF.
    pub red_ink: RedInk,
    /// A style for each role.
    pub styles: Styles,
}

impl Template {
    /// Width of the type area.
    pub fn area_width(&self) -> Pt {
        (self.page.width.pt() - self.page.left.pt()) - self.page.right.pt()
    }

    /// Height of the type area.
    pub fn area_height(&self) -> Pt {
        (self.page.height.pt() - self.page.top.pt()) - self.page.bottom.pt()
    }

    /// The width of one column of the grid: 156 mm / 28.
    pub fn column(&self) -> Pt {
        self.area_width() / f64::from(self.grid.columns)
    }

    /// The height of one line of the grid: 225 mm / 22.
    pub fn line(&self) -> Pt {
        match self.grid.pitch {
            LinePitch::Filling => self.area_height() / f64::from(self.grid.lines),
            LinePitch::Fixed(pitch) => pitch,
        }
    }

    /// What is added to the advance of every character of size `size`: body
    /// text is tightened so that its characters fit the columns (§5.2.3), and
    /// other sizes keep their own width.
    pub fn tracking(&self, size: Pt) -> Pt {
        let excess = self.column() - size;
        if excess.0.abs() < 0.5 {
            excess
        } else {
            Pt::ZERO
        }
    }

    /// The same template with so many lines that fill a page.
    #[must_use]
    pub fn with_lines(&self, lines: u32) -> Self {
        Self {
            grid: Grid {
                lines,
                pitch: LinePitch::Filling,
                ..self.grid
            },
            ..self.clone()
        }
    }

    /// The height of a line of text of size `size` that stands on no grid: one
    /// character and 7/8 of a character of the body (§3.2).
    pub fn own_line(&self, size: Pt) -> Pt {
        size + self.styles.of(Role::Body).size * (7.0 / 8.0)
    }

    /// The same template with as many lines a page as its own pitch allows: one
    /// at least.
    #[must_use]
    fn with_lines_counted(mut self) -> Self {
        if let LinePitch::Fixed(pitch) = self.grid.pitch {
            // Rounding must not cost a line that fits to the last point.
            let lines = (self.area_height() / pitch + 1e-6).floor();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a page has few lines, and never less than none"
            )]
            let lines = lines.clamp(1.0, 200.0) as u32;
            self.grid.lines = lines;
        }
        self
    }

    /// What 字 and 行 measure in text of size `size`.
    pub fn measure(&self, size: Pt) -> Measure {
        Measure {
            zi: size + self.tracking(size),
            line: self.line(),
        }
    }
}
