//! Characters that no face has: the box drawn for one, and what the user is told.

use std::collections::BTreeMap;

use super::draw::runs_of;
use super::flow::{ABOVE_BASELINE, place_in};
use super::pages::{Item, MissingGlyph, Owner, Point};
use crate::compose::shape::{Shaped, shape_words, width};
use crate::diagnostic::Diagnostic;
use crate::document::{Paragraph, Place};
use crate::font::Fonts;
use crate::template::{FaceRole, LatinFace, Letter, Pt, Weight};

/// The frame is this share of the em.
const FRAME: f64 = 0.88;

/// The digits' size is this share of the em.
const DIGITS: f64 = 0.36;

/// The characters no face has, in the order they were met.
#[derive(Debug, Default)]
pub(super) struct Missing {
    characters: Vec<(char, Place, usize)>,
    /// Where each stands in that order.
    known: BTreeMap<char, usize>,
}

impl Missing {
    /// Notes `character`, met at this byte of `paragraph`.
    pub(super) fn add(&mut self, character: char, paragraph: &Paragraph, byte: usize) {
        if let Some(at) = self.known.get(&character) {
            self.characters[*at].2 += 1;
        } else {
            self.known.insert(character, self.characters.len());
            let place = place_in(paragraph, byte);
            self.characters.push((character, place, 1));
        }
    }

    /// One warning that names each character with its first place.
    pub(super) fn diagnostic(self) -> Option<Diagnostic> {
        let (_, first, _) = self.characters.first()?;
        let count = self.characters.len();
        let mut named: Vec<String> = self.characters.iter().take(MOST_NAMED).map(name).collect();
        if count > MOST_NAMED {
            named.push(format!(
                "……共 {count} 个字，用 gongwen fonts 文件 可全部列出"
            ));
        }
        let message = format!(
            "各字体都没有{}；PDF 中以标出编码的方框代替",
            named.join("、")
        );
        let warning = Diagnostic::warning("missing-glyph", message)
            .at(first.clone())
            .hint("用 --font-dir 指定一个放有含此字字体的文件夹，或加 --system-fonts 使用本机字体");
        Some(warning)
    }
}

/// More characters than this are counted, not named.
const MOST_NAMED: usize = 100;

fn name((character, place, times): &(char, Place, usize)) -> String {
    let code = u32::from(*character);
    let place = match place {
        Place::Text { line, column, .. } => format!("，{line} 行 {column} 列"),
        Place::Docx { .. } | Place::Given { .. } => String::new(),
    };
    format!("“{character}”（U+{code:04X}{place}，共 {times} 处）")
}

/// The box for a character, its origin at `at` on the baseline.
pub(super) fn frame(fonts: &Fonts, owner: Owner, one: &Shaped, at: Point) -> MissingGlyph {
    let side = one.size * FRAME;
    let inset = (one.size - side) / 2.0;
    let corner = Point {
        x: at.x + inset,
        y: at.y - one.size * ABOVE_BASELINE + inset,
    };
    MissingGlyph {
        owner,
        character: one.character,
        corner,
        width: side,
        height: side,
        digits: digits(fonts, owner, one, corner, side),
    }
}

/// The code point's digits in two rows: two a row, or three beyond U+FFFF.
fn digits(
    fonts: &Fonts,
    owner: Owner,
    one: &Shaped,
    corner: Point,
    side: Pt,
) -> Vec<super::GlyphRun> {
    let code = u32::from(one.character);
    let words = if code > 0xFFFF {
        format!("{code:06X}")
    } else {
        format!("{code:04X}")
    };
    let size = one.size * DIGITS;
    let letter = Letter {
        face: FaceRole::Songti,
        latin: LatinFace::Latin,
        weight: Weight::Regular,
    };
    let (upper, lower) = words.split_at(words.len() / 2);
    let rows = [(upper, 0.46), (lower, 0.9)];
    let items = rows.into_iter().flat_map(|(row, down)| {
        let shaped = shape_words(row, letter, size, fonts);
        let origin = Point {
            x: corner.x + (side - width(&shaped)) / 2.0,
            y: corner.y + side * down,
        };
        runs_of(row, &shaped, owner, origin)
    });
    items
        .filter_map(|item| match item {
            Item::Glyphs(run) => Some(run),
            Item::Rule(_) | Item::Missing(_) => None,
        })
        .collect()
}
