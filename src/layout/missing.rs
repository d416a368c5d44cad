//! Characters that no face has: the box drawn for one, and what the user is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draw::runs_of;
use super::pages::{GlyphRun, Item, MissingGlyph, Owner, Point};
use super::sheets::ABOVE_BASELINE;
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
    /// Digits set so far, by character and bits of the type size.
    digits: BTreeMap<(char, u64), Arc<[GlyphRun]>>,
}

impl Missing {
    /// The box for a character, its origin at `at` on the baseline; it stands
    /// for `chars`.
    pub(super) fn glyph(
        &mut self,
        fonts: &Fonts,
        owner: Owner,
        one: &Shaped,
        chars: &str,
        at: Point,
    ) -> MissingGlyph {
        let side = one.size * FRAME;
        let inset = (one.size - side) / 2.0;
        let digits = self
            .digits
            .entry((one.character, one.size.0.to_bits()))
            .or_insert_with(|| digits(fonts, one.character, one.size));
        MissingGlyph {
            owner,
            character: one.character,
            text: chars.to_owned(),
            corner: Point {
                x: at.x + inset,
                y: at.y - one.size * ABOVE_BASELINE + inset,
            },
            width: side,
            height: side,
            digits: Arc::clone(digits),
        }
    }

    /// Notes `character`, met at this byte of `paragraph`.
    pub(super) fn note(&mut self, character: char, paragraph: &Paragraph, byte: usize) {
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
            "各字体都没有{}；PDF、OFD 中以标出编码的方框代替",
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

/// The code point's digits in two rows: two a row, or three beyond U+FFFF.
fn digits(fonts: &Fonts, character: char, em: Pt) -> Arc<[GlyphRun]> {
    let code = u32::from(character);
    let words = if code > 0xFFFF {
        format!("{code:06X}")
    } else {
        format!("{code:04X}")
    };
    let (upper, lower) = words.split_at(words.len() / 2);
    let rows = [(upper, 0.46), (lower, 0.9)];
    rows.into_iter()
        .flat_map(|(row, down)| digit_row(fonts, row, em, down))
        .collect()
}

/// One row of digits in the middle of a frame, so far `down` its height.
fn digit_row(fonts: &Fonts, row: &str, em: Pt, down: f64) -> Vec<GlyphRun> {
    let letter = Letter {
        face: FaceRole::Songti,
        latin: LatinFace::Latin,
        weight: Weight::Regular,
    };
    let side = em * FRAME;
    let shaped = shape_words(row, letter, em * DIGITS, fonts);
    let origin = Point {
        x: (side - width(&shaped)) / 2.0,
        y: side * down,
    };
    let items = runs_of(row, &shaped, Owner::Furniture, origin).into_iter();
    items
        .filter_map(|item| match item {
            Item::Glyphs(run) => Some(run),
            Item::Rule(_) | Item::Missing(_) | Item::Picture(_) => None,
        })
        .collect()
}

/// The place of a character of a paragraph.
fn place_in(paragraph: &Paragraph, byte: usize) -> Place {
    let before = &paragraph.text.chars[..byte];
    let characters = u32::try_from(before.chars().count()).unwrap_or(u32::MAX);
    match &paragraph.place {
        Place::Text {
            line,
            column,
            bytes,
        } => Place::Text {
            line: *line,
            column: column + characters,
            bytes: bytes.start + byte..bytes.end.max(bytes.start + byte),
        },
        Place::Docx {
            part,
            paragraph,
            character,
        } => Place::Docx {
            part: part.clone(),
            paragraph: *paragraph,
            character: character + characters,
        },
        given @ Place::Given { .. } => given.clone(),
    }
}
