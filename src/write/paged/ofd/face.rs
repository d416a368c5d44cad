//! A cut-down font program made whole again: readers of OFD want a font file
//! that stands for itself, with a map from characters to glyphs (GB/T
//! 42133-2022 §6.2.6 names the tables), where a PDF has these things in its
//! own objects.
//!
//! In: the program, the file it was cut from, its names and its characters.
//! Out: a font file. It changes no outline and no measure.

use crate::write::paged::sfnt::{assemble, checksum, tables};
use skrifa::FontRef;
use skrifa::raw::types::Tag;
use std::collections::BTreeMap;

/// What a face is called.
pub struct Names<'a> {
    /// Its family.
    pub family: &'a str,
    /// Its PostScript name.
    pub postscript: &'a str,
}

/// The sum of a whole file, as its head has it adjusted (OpenType, "head").
const WHOLE: u32 = 0xB1B0_AFBA;

/// Where the adjustment stands in `head`.
const ADJUSTMENT: std::ops::Range<usize> = 8..12;

/// The program with `cmap`, `name`, `OS/2` and `post`, or `None` where it is
/// none of tables.
pub fn complete(
    program: &[u8],
    source: &FontRef,
    names: &Names<'_>,
    characters: &BTreeMap<char, u16>,
) -> Option<Vec<u8>> {
    let kind: [u8; 4] = *program.first_chunk()?;
    let mut head = tables(program)?
        .into_iter()
        .find(|(tag, _)| *tag == b"head")?
        .1
        .to_vec();
    head.get_mut(ADJUSTMENT)?.fill(0);
    let (cmap, name, post) = (cmap(characters), name(names), post());
    let measures = source.table_data(Tag::new(b"OS/2"));
    let mut all: BTreeMap<&[u8; 4], &[u8]> = tables(program)?.into_iter().collect();
    all.insert(b"head", &head);
    all.insert(b"cmap", &cmap);
    all.insert(b"name", &name);
    all.insert(b"post", &post);
    if let Some(measures) = &measures {
        all.insert(b"OS/2", measures.as_bytes());
    }
    let sorted: Vec<(&[u8; 4], &[u8])> = all.iter().map(|(tag, table)| (*tag, *table)).collect();
    let mut whole = assemble(kind, &sorted)?;
    let adjustment = WHOLE.wrapping_sub(checksum(&whole));
    let place = place_of_head(&sorted)?;
    whole
        .get_mut(place + ADJUSTMENT.start..place + ADJUSTMENT.end)?
        .copy_from_slice(&adjustment.to_be_bytes());
    Some(whole)
}

/// Where `head` begins in a program of these tables.
fn place_of_head(sorted: &[(&[u8; 4], &[u8])]) -> Option<usize> {
    let at = sorted.iter().position(|(tag, _)| *tag == b"head")?;
    let before = sorted[..at]
        .iter()
        .map(|(_, table)| table.len().next_multiple_of(4));
    Some(12 + 16 * sorted.len() + before.sum::<usize>())
}

/// Stretches of characters that follow each other, as their glyphs do.
struct Stretch {
    first: u32,
    last: u32,
    glyph: u16,
}

fn stretches(characters: &BTreeMap<char, u16>) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (character, glyph) in characters {
        let code = u32::from(*character);
        match stretches.last_mut() {
            Some(last)
                if last.last + 1 == code
                    && u32::from(last.glyph) + code - last.first == u32::from(*glyph) =>
            {
                last.last = code;
            }
            _ => stretches.push(Stretch {
                first: code,
                last: code,
                glyph: *glyph,
            }),
        }
    }
    stretches
}

/// The map from characters to glyphs: one that every reader knows, for what
/// two bytes can tell, and one for all where that is not all.
fn cmap(characters: &BTreeMap<char, u16>) -> Vec<u8> {
    const UNICODE: [u16; 2] = [3, 1];
    const ALL_OF_UNICODE: [u16; 2] = [3, 10];
    let stretches = stretches(characters);
    let small = two_bytes(&stretches);
    let all = stretches.last().is_some_and(|last| last.last > 0xFFFF) || small.is_none();
    let all = all.then(|| four_bytes(&stretches));
    let subtables: Vec<([u16; 2], Vec<u8>)> = small
        .map(|table| (UNICODE, table))
        .into_iter()
        .chain(all.map(|table| (ALL_OF_UNICODE, table)))
        .collect();
    let mut cmap = words(&[0, u16_of(subtables.len())]);
    let mut offset = 4 + 8 * subtables.len();
    for ([platform, encoding], table) in &subtables {
        cmap.extend(words(&[*platform, *encoding]));
        cmap.extend(u32_of(offset).to_be_bytes());
        offset += table.len();
    }
    cmap.extend(subtables.into_iter().flat_map(|(_, table)| table));
    cmap
}

/// Format 4. `None` where the stretches are too many for it.
fn two_bytes(stretches: &[Stretch]) -> Option<Vec<u8>> {
    let narrow = stretches.iter().filter(|it| it.last < 0xFFFF);
    let mut columns: [Vec<u16>; 4] = Default::default();
    for stretch in narrow {
        let (first, last) = (u16_of(stretch.first), u16_of(stretch.last));
        let delta = stretch.glyph.wrapping_sub(first);
        for (column, value) in columns.iter_mut().zip([last, first, delta, 0]) {
            column.push(value);
        }
    }
    for (column, value) in columns.iter_mut().zip([0xFFFF, 0xFFFF, 1, 0]) {
        column.push(value);
    }
    let count = u16::try_from(columns[0].len()).ok()?;
    let length = count.checked_mul(8)?.checked_add(16)?;
    let power = 1_u16 << count.ilog2();
    let [ends, starts, deltas, offsets] = columns;
    let head = [
        4,
        length,
        0,
        count * 2,
        power * 2,
        u16_of(count.ilog2()),
        (count - power) * 2,
    ];
    let table = [head.to_vec(), ends, vec![0], starts, deltas, offsets];
    Some(words(&table.concat()))
}

/// Format 12.
fn four_bytes(stretches: &[Stretch]) -> Vec<u8> {
    let mut table = words(&[12, 0]);
    let count = u32_of(stretches.len());
    for number in [16 + 12 * count, 0, count] {
        table.extend(number.to_be_bytes());
    }
    for stretch in stretches {
        for number in [stretch.first, stretch.last, u32::from(stretch.glyph)] {
            table.extend(number.to_be_bytes());
        }
    }
    table
}

/// Family, style, full name and PostScript name, in English for Windows, which
/// is the kind that every reader knows.
fn name(names: &Names<'_>) -> Vec<u8> {
    const KIND: [u16; 3] = [3, 1, 0x409];
    let strings = [
        (1, names.family),
        (2, "Regular"),
        (4, names.postscript),
        (6, names.postscript),
    ];
    let mut records = Vec::new();
    let mut bytes: Vec<u8> = Vec::new();
    for (id, string) in strings {
        let text: Vec<u8> = string.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let place = [id, u16_of(text.len()), u16_of(bytes.len())];
        records.extend(KIND.into_iter().chain(place));
        bytes.extend(text);
    }
    let count = u16_of(strings.len());
    let mut name = words(&[0, count, 6 + 12 * count]);
    name.extend(words(&records));
    name.extend(bytes);
    name
}

/// Version 3: no names of glyphs.
fn post() -> Vec<u8> {
    let mut post = vec![0; 32];
    post[1] = 3;
    post
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().copied().flat_map(u16::to_be_bytes).collect()
}

/// A number that a table tells in two bytes.
fn u16_of<T: TryInto<u16>>(number: T) -> u16 {
    number.try_into().unwrap_or(u16::MAX)
}

fn u32_of(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use skrifa::raw::TableProvider;
    use skrifa::raw::tables::cmap::EncodingRecord;
    use skrifa::{GlyphId, MetadataProvider};

    /// A program of a head and nothing else, made whole.
    fn whole(characters: &[(char, u16)]) -> Vec<u8> {
        let head = [0; 54];
        let program = assemble([0, 1, 0, 0], &[(b"head", &head)]).expect("one table");
        let source = FontRef::new(&program).expect("a program");
        let names = Names {
            family: "Face",
            postscript: "Face-Regular",
        };
        let characters = characters.iter().copied().collect();
        complete(&program, &source, &names, &characters).expect("a program of tables")
    }

    #[test]
    fn characters_lead_to_their_glyphs_and_others_to_none() {
        let characters = [
            ('A', 5),
            ('B', 6),
            ('C', 9),
            ('—', 3),
            ('中', 7),
            ('\u{2000B}', 8),
        ];
        let program = whole(&characters);
        let font = FontRef::new(&program).expect("a program");
        let map = font.charmap();
        for (character, glyph) in characters {
            let found = map.map(character).map(GlyphId::to_u32);
            assert_eq!(found, Some(u32::from(glyph)), "{character}");
        }
        assert_eq!(map.map('D'), None);
        let encodings = |program: &[u8]| {
            let font = FontRef::new(program).expect("a program");
            let cmap = font.cmap().expect("a map");
            let records = cmap.encoding_records().iter();
            records.map(EncodingRecord::encoding_id).collect::<Vec<_>>()
        };
        assert_eq!(encodings(&program), [1, 10]);
        assert_eq!(encodings(&whole(&characters[..5])), [1]);
    }

    #[test]
    fn the_sum_of_the_whole_file_is_what_its_head_says() {
        let program = whole(&[('A', 1)]);
        assert_eq!(checksum(&program), WHOLE);
        let font = FontRef::new(&program).expect("a program");
        let tags: Vec<String> = font
            .table_directory()
            .table_records()
            .iter()
            .map(|record| record.tag().to_string())
            .collect();
        assert_eq!(tags, ["cmap", "head", "name", "post"]);
    }

    #[test]
    fn what_is_no_program_is_none() {
        let program = whole(&[]);
        let source = FontRef::new(&program).expect("a program");
        let names = Names {
            family: "",
            postscript: "",
        };
        for broken in [&b""[..], b"OTTO", &program[..20]] {
            assert!(complete(broken, &source, &names, &BTreeMap::new()).is_none());
        }
    }
}
