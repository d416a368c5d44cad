//! Breaks of pages in, where the pages begin out, as far as the file knows.
//!
//! Word keeps where pages began when it last laid the text out
//! (`w:lastRenderedPageBreak`). A file that was never laid out knows its pages
//! only where its own breaks make all of them, which `docProps/app.xml` tells,
//! if it is about this text.

use super::look::Section;
use crate::document::Place;
use crate::read::{LeafStart, Leaves};

/// Where pages begin, as the walk comes upon it.
#[derive(Debug, Default)]
pub(super) struct Breaks {
    starts: Vec<Start>,
    /// Whether nothing stands on the page that began last.
    page: Page,
    laid_out: LaidOut,
    /// Marks in the cells of the row that is being read.
    row: Option<Row>,
    /// Characters of the text that are no white space.
    characters: usize,
    /// Where the first of them stands.
    first: Option<(u32, u32)>,
    notes: Vec<Referred>,
}

/// A note where it is referred to.
#[derive(Debug)]
struct Referred {
    /// The part of the note and its first paragraph there.
    note: (String, u32),
    /// Paragraph and character of the reference.
    at: (u32, u32),
    /// How many starts are before it.
    before: usize,
}

#[derive(Debug)]
struct Start {
    /// Paragraph and character.
    at: (u32, u32),
    asked: Asked,
    laid_out: LaidOut,
}

/// What began a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// A break, or that the page before was full.
    Page,
    /// A section; how it begins is told at its end.
    Section(Option<Section>),
    /// Another cell of a row, or what follows the row: so many pages behind the
    /// one on which the row begins, which is known by the starts before it.
    Beside { before: usize, pages: u32 },
}

/// Whether something stands on a page.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Page {
    #[default]
    Inked,
    Bare,
}

/// Whether a program that lays out has been there.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum LaidOut {
    Was,
    #[default]
    Never,
}

/// A row that goes over a page has a mark in each of its cells.
#[derive(Debug, Default)]
struct Row {
    /// How many starts are before it.
    before: usize,
    most: u32,
    in_cell: u32,
}

/// What `docProps/app.xml` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pages: usize,
    characters: usize,
}

impl Told {
    /// Reads the part.
    pub(super) fn read(app: &str) -> Option<Self> {
        let number = |name: &str| {
            let (_, rest) = app.split_once(name)?;
            let (number, _) = rest.split_once('<')?;
            number.trim().parse().ok()
        };
        Some(Self {
            pages: number("<Pages>")?,
            characters: number("<Characters>")?,
        })
    }
}

impl Breaks {
    /// Characters that stand at `at`.
    pub(super) fn ink(&mut self, characters: &str, at: (u32, u32)) {
        let inked = characters.chars().filter(|it| !it.is_whitespace()).count();
        if inked > 0 {
            self.characters += inked;
            self.picture(at);
        }
    }

    /// A picture that stands at `at`.
    pub(super) fn picture(&mut self, at: (u32, u32)) {
        self.page = Page::Inked;
        self.first.get_or_insert(at);
    }

    /// The note that begins at `place` is referred to at `at`.
    pub(super) fn note(&mut self, place: &Place, at: (u32, u32)) {
        let part = place.part().to_owned();
        self.notes.extend(place.row().map(|first| Referred {
            note: (part, first),
            at,
            before: self.starts.len(),
        }));
    }

    /// A break that asks for a new page.
    pub(super) fn asked(&mut self, at: (u32, u32)) {
        self.begin(at, Asked::Page, LaidOut::Never);
    }

    /// A mark that a page began here. It is the one that a break asked for
    /// where nothing stands between them.
    pub(super) fn marked(&mut self, at: (u32, u32)) {
        self.laid_out = LaidOut::Was;
        if let Some(row) = &mut self.row {
            row.in_cell += 1;
            row.most = row.most.max(row.in_cell);
        }
        match self.starts.last_mut() {
            Some(last) if self.page == Page::Bare => last.laid_out = LaidOut::Was,
            _ => self.begin(at, Asked::Page, LaidOut::Was),
        }
    }

    /// A row of a table begins that stands in no other.
    pub(super) fn begin_row(&mut self) {
        self.row = Some(Row {
            before: self.starts.len(),
            ..Row::default()
        });
    }

    /// A cell of it begins at `at`: beside those before, not below them.
    pub(super) fn begin_cell(&mut self, at: (u32, u32)) {
        let row = self.row.get_or_insert_default();
        row.in_cell = 0;
        if row.most > 0 {
            let before = row.before;
            self.begin(at, Asked::Beside { before, pages: 0 }, LaidOut::Was);
            self.page = Page::Inked;
        }
    }

    /// The row ends; what follows is at `at`.
    pub(super) fn end_row(&mut self, at: (u32, u32)) {
        if let Some(row) = self.row.take().filter(|row| row.most > 0) {
            let asked = Asked::Beside {
                before: row.before,
                pages: row.most,
            };
            self.begin(at, asked, LaidOut::Was);
            self.page = Page::Inked;
        }
    }

    /// A section ends that began as `begins` says; the next one begins at `next`.
    pub(super) fn section(&mut self, begins: Section, next: (u32, u32)) {
        let mut above = self.starts.iter_mut().rev();
        if let Some(own) = above.find(|it| it.asked == Asked::Section(None)) {
            own.asked = Asked::Section(Some(begins));
        }
        self.begin(next, Asked::Section(None), LaidOut::Never);
    }

    fn begin(&mut self, at: (u32, u32), asked: Asked, laid_out: LaidOut) {
        self.page = Page::Bare;
        self.starts.push(Start {
            at,
            asked,
            laid_out,
        });
    }

    /// The page on which each start leaves the text.
    fn pages(&self) -> Vec<u32> {
        let mut pages: Vec<u32> = Vec::with_capacity(self.starts.len());
        for start in &self.starts {
            let page = pages.last().copied().unwrap_or(1);
            let by_section = |begins: Option<Section>| match begins {
                // A blank page comes before it where the next one is of the other kind.
                Some(Section::EvenPage) => page + 2 - page % 2,
                Some(Section::OddPage) => page + 1 + page % 2,
                Some(Section::Continuous) | None if start.laid_out == LaidOut::Never => page,
                Some(Section::Continuous | Section::NewPage) | None => page + 1,
            };
            pages.push(match start.asked {
                Asked::Page => page + 1,
                Asked::Section(begins) => by_section(begins),
                Asked::Beside {
                    before,
                    pages: more,
                } => before.checked_sub(1).map_or(1, |at| pages[at]) + more,
            });
        }
        pages
    }

    /// The pages of `part`.
    pub(super) fn leaves(self, part: &str, told: Option<Told>) -> Leaves {
        let pages = self.pages();
        let count = pages.last().copied().unwrap_or(1);
        let about_this =
            |it: &Told| it.characters.abs_diff(self.characters) * 10 <= self.characters;
        let told = told.filter(about_this);
        let all = told.is_some_and(|it| u32::try_from(it.pages) == Ok(count));
        let known = self.laid_out == LaidOut::Was || all;
        // The first words stand on the first page whatever follows.
        let until = self.first.filter(|_| !known);
        let notes = self
            .notes
            .into_iter()
            .filter(|it| until.is_none_or(|last| it.at <= last))
            .map(|it| {
                let page = it.before.checked_sub(1).map_or(1, |at| pages[at]);
                (it.note, page)
            })
            .collect();
        let starts = self
            .starts
            .iter()
            .zip(pages)
            .map(|(start, page)| LeafStart {
                paragraph: start.at.0,
                character: start.at.1,
                page,
            });
        Leaves {
            part: part.to_owned(),
            starts: starts.collect(),
            until,
            notes,
        }
    }
}
