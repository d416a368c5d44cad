//! Characters to glyphs with their advances: the one place where text is
//! measured, for compose (titles, signatures) and for layout (lines).
//!
//! In: a composed paragraph and the fonts. Out: one [`Shaped`] a character, or
//! one for both characters of ——. It breaks no lines.

use std::ops::Range;

pub use super::combining::is_combining;
pub use super::spacing::{blank_half, is_chinese, share_a_cell};
use super::{ComposedParagraph, combining, latin_quotes, spacing};
use crate::font::{Em, Fonts, Glyph, Want};
use crate::template::{Colour, FaceRole, LatinFace, Letter, Pt, Template};

/// The share of the em box that stands above the baseline.
pub const ABOVE_BASELINE: f64 = 0.88;

/// A character and the glyph that shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shaped {
    /// The character; of ——, the first.
    pub character: char,
    /// Its bytes in the paragraph's text. They hold more than the character
    /// where marks that draw nothing stand beside it, but never more than 250
    /// bytes: no reader takes longer texts for one glyph. The mark of a note is
    /// none of the text and has none, at its place.
    pub bytes: Range<usize>,
    /// The glyph, or `None` for a line feed and where no face has the
    /// character. What draws nothing has the glyph of a space, so that it is
    /// in the text of every page it is on.
    pub glyph: Option<Glyph>,
    /// How far it moves on, tracking included.
    pub advance: Pt,
    /// How far left of its place its glyph stands: an opening mark whose blank
    /// half is taken away, a mark over its base.
    pub shift: Pt,
    /// What of its advance falls away at a line's edge: the space between
    /// Chinese and Latin, the blank half of a mark where marks are squeezed.
    pub edge: Pt,
    /// Type size.
    pub size: Pt,
    /// Ink.
    pub colour: Colour,
    /// The face that was wanted.
    pub want: Want,
}

impl Shaped {
    /// Whether it is Latin: a letter, a digit or a mark of theirs, or a quotation
    /// mark of an English sentence.
    pub fn is_latin(&self) -> bool {
        is_latin(self.character) || self.want.role == FaceRole::Latin
    }
}

/// A character that holds so many bytes takes in no further marks. A map to
/// text gives a glyph at most 512 bytes of UTF-16 (ISO 32000-1 §9.10.3).
const FULL: usize = 240;

/// Shapes a paragraph.
pub fn shape(paragraph: &ComposedParagraph<'_>, template: &Template, fonts: &Fonts) -> Vec<Shaped> {
    let mut shaped = Vec::with_capacity(paragraph.paragraph.text.chars.len() / 3);
    let mut marks = paragraph.references.iter().peekable();
    let quotes = latin_quotes(&paragraph.paragraph.text.chars);
    for run in paragraph.runs(template) {
        // Each mark of a note cuts the text into runs where it stands.
        while let Some(mark) = marks.next_if(|mark| mark.at <= run.start) {
            shaped.extend(mark.raised(paragraph.style, fonts));
        }
        let shaper = Shaper {
            fonts,
            letter: run.letter,
            size: run.size,
            colour: paragraph.style.colour,
            tracking: template.tracking(run.size),
        };
        shaper.chars((run.chars, run.start), &quotes, &mut shaped);
    }
    for mark in marks {
        shaped.extend(mark.raised(paragraph.style, fonts));
    }
    spacing::adjust(&mut shaped, template.typesetting);
    combining::place(&mut shaped, fonts);
    shaped
}

/// Shapes words that stand in no paragraph (page numbers).
pub fn shape_words(words: &str, letter: Letter, size: Pt, fonts: &Fonts) -> Vec<Shaped> {
    let shaper = Shaper {
        fonts,
        letter,
        size,
        colour: Colour::Black,
        tracking: Pt::ZERO,
    };
    let mut shaped = Vec::new();
    shaper.chars((words, 0), &latin_quotes(words), &mut shaped);
    shaped
}

/// How a stretch of an element is set that takes its look from no style alone
/// (版头: a mark that is shrunk, the names of 签发人).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    /// Faces and weight.
    pub(super) letter: Letter,
    /// Type size.
    pub(super) size: Pt,
    /// Ink.
    pub(super) colour: Colour,
    /// What is added to each advance.
    pub(super) tracking: Pt,
}

/// Shapes `chars`, which begin at byte `start` of their paragraph.
pub(super) fn shape_stretch(
    chars: &str,
    start: usize,
    setting: Setting,
    fonts: &Fonts,
) -> Vec<Shaped> {
    let shaper = Shaper {
        fonts,
        letter: setting.letter,
        size: setting.size,
        colour: setting.colour,
        tracking: setting.tracking,
    };
    let quotes = latin_quotes(chars);
    let quotes: Vec<usize> = quotes.into_iter().map(|at| start + at).collect();
    let mut shaped = Vec::new();
    shaper.chars((chars, start), &quotes, &mut shaped);
    shaped
}

/// The width of shaped characters side by side.
pub fn width(shaped: &[Shaped]) -> Pt {
    shaped.iter().map(|one| one.advance).sum()
}

struct Shaper<'f> {
    fonts: &'f Fonts,
    letter: Letter,
    size: Pt,
    colour: Colour,
    tracking: Pt,
}

impl Shaper<'_> {
    /// Shapes `chars`, which begin at byte `start` of their paragraph; `quotes` are
    /// the bytes of its Latin quotation marks.
    fn chars(&self, (chars, start): (&str, usize), quotes: &[usize], shaped: &mut Vec<Shaped>) {
        let mut rest = chars.char_indices().peekable();
        while let Some((at, character)) = rest.next() {
            let next = rest.peek().map(|(_, next)| *next);
            let from = start + at;
            if character == '—'
                && next == Some('—')
                && let Some(pair) = self.dash_pair(from)
            {
                rest.next();
                shaped.push(pair);
            } else {
                let quote = quotes.binary_search(&from).is_ok();
                let want = match shaped.last() {
                    // A mark over a letter is of its face.
                    Some(base) if is_combining(character) => base.want,
                    _ if quote || is_latin(character) => self.latin(),
                    _ => self.chinese(),
                };
                self.push(character, from, want, shaped);
            }
        }
    }

    /// —— as one glyph, where the face joins the two without a gap.
    fn dash_pair(&self, from: usize) -> Option<Shaped> {
        let want = self.chinese();
        let glyph = self.fonts.dash_pair(want)?;
        let bytes = from..from + "——".len();
        let mut pair = self.shaped('—', bytes, Some(glyph), want);
        pair.advance += self.tracking;
        Some(pair)
    }

    fn push(&self, character: char, from: usize, want: Want, shaped: &mut Vec<Shaped>) {
        let mut bytes = from..from + character.len_utf8();
        let glyph = self.glyph(character, want);
        match shaped.last_mut().filter(|last| takes_more(last, from)) {
            // Faces draw boxes and arrows for marks that must not show: such a
            // mark is left to the character before it, or else to the one after.
            Some(base) if is_invisible(character) => base.bytes.end = bytes.end,
            Some(mark) if is_invisible(mark.character) && character != '\n' => {
                bytes.start = mark.bytes.start;
                *mark = self.shaped(character, bytes, glyph, want);
            }
            _ => shaped.push(self.shaped(character, bytes, glyph, want)),
        }
    }

    /// The glyph of a character; of one that draws nothing, a space's.
    fn glyph(&self, character: char, want: Want) -> Option<Glyph> {
        let blank = || {
            let space = self.fonts.glyph(self.chinese(), ' ')?;
            // A tab is as wide as a character of the text.
            Some(Glyph {
                advance: Em(1.0),
                ..space
            })
        };
        match character {
            '\n' => None,
            _ if is_invisible(character) => blank(),
            _ if character.is_whitespace() => self.fonts.glyph(want, character).or_else(blank),
            _ => self.fonts.glyph(want, character),
        }
    }

    fn shaped(
        &self,
        character: char,
        bytes: Range<usize>,
        glyph: Option<Glyph>,
        want: Want,
    ) -> Shaped {
        let advance = match glyph {
            _ if character == '\n' || is_invisible(character) => Pt::ZERO,
            Some(glyph) => self.size * glyph.advance.0 + self.tracking,
            // A box is as wide as a character of the text.
            None => self.size + self.tracking,
        };
        Shaped {
            character,
            bytes,
            glyph,
            advance,
            shift: Pt::ZERO,
            edge: Pt::ZERO,
            size: self.size,
            colour: self.colour,
            want,
        }
    }

    fn chinese(&self) -> Want {
        Want {
            role: self.letter.face,
            weight: self.letter.weight,
        }
    }

    fn latin(&self) -> Want {
        match self.letter.latin {
            LatinFace::Latin => Want {
                role: FaceRole::Latin,
                weight: self.letter.weight,
            },
            LatinFace::Own => self.chinese(),
        }
    }
}

/// Whether a mark at the byte `from` may join `last`. A line feed has no glyph
/// that could stand for more than itself.
fn takes_more(last: &Shaped, from: usize) -> bool {
    let of_text = !last.bytes.is_empty();
    of_text && last.bytes.end == from && last.character != '\n' && last.bytes.len() < FULL
}

/// Whether the character is set in the Latin face: ASCII, and the letters of
/// the European scripts. Quotes, dashes and dots are Chinese punctuation.
pub fn is_latin(character: char) -> bool {
    matches!(character, ' '..='~' | 'À'..='ɏ' | 'Ͱ'..='ӿ' | 'Ḁ'..='ỿ')
        && !matches!(character, '×' | '÷')
}

/// Whether the character draws nothing by itself: joiners, direction marks,
/// variation selectors, the soft hyphen and the byte-order mark.
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'
            | '\u{34F}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}
