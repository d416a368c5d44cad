//! Which glyphs of which faces the pages show, and the text each stands for.
//!
//! In: [`Pages`]. Out: one [`FaceUse`] a face, by face. It opens no font.

use crate::font::FaceId;
use crate::layout::{GlyphRun, Item, Page, Pages};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Glyph numbers are 16 bits wide.
const GLYPHS: usize = 1 << 16;

/// The glyphs of one face that are in use.
pub struct FaceUse {
    /// The face.
    pub face: FaceId,
    /// The glyphs in use, ascending, each with the text it stood for first.
    pub glyphs: Vec<(u16, String)>,
}

/// Glyphs that stand for a stretch of text together.
pub struct Cluster<'a> {
    /// Their indices in the run.
    pub glyphs: Range<usize>,
    /// The text; empty where it cannot be told.
    pub text: &'a str,
}

/// Cuts a run into clusters: a glyph with text begins one, a glyph without
/// belongs to the one before it.
pub fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    let mut glyph = 0;
    let mut byte = 0;
    std::iter::from_fn(move || {
        let first = run.glyphs.get(glyph)?;
        let end = byte + usize::from(first.text_bytes);
        // A run whose counts go astray loses its text, not the program.
        let text = run.text.get(byte..end).unwrap_or_default();
        let start = glyph;
        byte = end;
        glyph += 1;
        while run.glyphs.get(glyph).is_some_and(|g| g.text_bytes == 0) {
            glyph += 1;
        }
        Some(Cluster {
            glyphs: start..glyph,
            text,
        })
    })
}

/// Every face the pages use, by its number.
pub fn collect(pages: &Pages) -> Vec<FaceUse> {
    of_runs(pages.pages.iter().flat_map(runs))
}

/// Every face of text, by its number: none that draws nothing but the digits in
/// missing characters' boxes.
pub fn collect_text(pages: &Pages) -> Vec<FaceUse> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    of_runs(items.filter_map(|item| match item {
        Item::Glyphs(run) => Some(run),
        Item::Missing(_) | Item::Rule(_) | Item::Picture(_) => None,
    }))
}

fn of_runs<'a>(runs: impl Iterator<Item = &'a GlyphRun>) -> Vec<FaceUse> {
    let mut seen: BTreeMap<FaceId, Seen> = BTreeMap::new();
    for run in runs {
        let face = seen.entry(run.face).or_default();
        for cluster in clusters(run) {
            for glyph in &run.glyphs[cluster.glyphs] {
                face.note(glyph.id, &mappable(cluster.text));
            }
        }
    }
    seen.into_iter()
        .map(|(face, seen)| seen.into_use(face))
        .collect()
}

/// What a map may lead to: no U+0000, U+FEFF and U+FFFE, which are no
/// characters of a text (ISO 19005-2 §6.2.11.7.2). Where they stand in it, the
/// text is told beside the glyph.
fn mappable(text: &str) -> Cow<'_, str> {
    const NONE: [char; 3] = ['\0', '\u{FEFF}', '\u{FFFE}'];
    if text.contains(NONE) {
        Cow::Owned(text.replace(NONE, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// All runs of a page, the digits in missing characters' boxes too.
fn runs(page: &Page) -> impl Iterator<Item = &GlyphRun> {
    page.items.iter().flat_map(|item| match item {
        Item::Glyphs(run) => std::slice::from_ref(run),
        Item::Missing(missing) => &missing.digits,
        Item::Rule(_) | Item::Picture(_) => &[],
    })
}

/// Glyphs met so far. A long document asks millions of times, so a glyph's
/// number leads straight to its entry.
struct Seen {
    /// For each glyph, 1 + its index in `texts`, or 0.
    entries: Vec<u32>,
    texts: Vec<(u16, String)>,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            entries: vec![0; GLYPHS],
            texts: Vec::new(),
        }
    }
}

impl Seen {
    fn note(&mut self, glyph: u16, text: &str) {
        let entry = &mut self.entries[usize::from(glyph)];
        if *entry == 0 {
            self.texts.push((glyph, text.to_owned()));
            *entry = u32::try_from(self.texts.len()).expect("there are at most 65,536 glyphs");
        }
    }

    fn into_use(mut self, face: FaceId) -> FaceUse {
        self.texts.sort_unstable_by_key(|(glyph, _)| *glyph);
        FaceUse {
            face,
            glyphs: self.texts,
        }
    }
}
