//! The file as such (ISO 19005-2 §6.1): its head, its end, its streams, and
//! the sizes of what stands in it.

use super::opened::Opened;
use lopdf::Object;
use lopdf::xref::XrefEntry;

/// `%PDF-1.n` first, and a comment of four bytes that are no text.
pub fn head(file: &Opened) -> bool {
    let mut lines = file.bytes.split(|byte| *byte == b'\n');
    let version = lines.next().unwrap_or_default();
    let digit = version.strip_prefix(b"%PDF-1.");
    let comment = lines.next().unwrap_or_default();
    digit.is_some_and(|digit| digit.len() == 1 && (b'0'..=b'7').contains(&digit[0]))
        && comment.first() == Some(&b'%')
        && comment.len() >= 5
        && comment[1..5].iter().all(|byte| *byte > 127)
}

pub fn identifier(file: &Opened) -> bool {
    let halves = file.list(&file.document.trailer, "ID").iter();
    let lengths: Vec<usize> = halves
        .filter_map(|half| half.as_str().ok())
        .map(<[u8]>::len)
        .collect();
    lengths.len() == 2 && !lengths.contains(&0)
}

pub fn no_encryption(file: &Opened) -> bool {
    !file.document.trailer.has(b"Encrypt")
}

/// Nothing but one line end after the last line.
pub fn end(file: &Opened) -> bool {
    file.bytes.ends_with(b"%%EOF\n") || file.bytes.ends_with(b"%%EOF")
}

/// Where each object that is not packed stands, and its number.
fn places(file: &Opened) -> Vec<(u32, usize)> {
    let entries = file.document.reference_table.entries.iter();
    let found = entries.filter_map(|(number, entry)| match entry {
        XrefEntry::Normal { offset, .. } => Some((*number, *offset as usize)),
        _ => None,
    });
    found.collect()
}

/// `12 0 obj` on a line of its own, where the table says.
pub fn spacing(file: &Opened) -> bool {
    places(file).into_iter().all(|(number, at)| {
        let head = format!("{number} 0 obj\n");
        let line_before = at.checked_sub(1).and_then(|at| file.bytes.get(at));
        line_before == Some(&b'\n')
            && file
                .bytes
                .get(at..)
                .is_some_and(|it| it.starts_with(head.as_bytes()))
    })
}

/// `endstream` stands where the length of a stream says.
pub fn lengths(file: &Opened) -> bool {
    places(file).into_iter().all(|(_, at)| {
        let rest = &file.bytes[at..];
        let find = |word: &[u8]| rest.windows(word.len()).position(|it| it == word);
        let (Some(start), Some(close)) = (find(b"stream\n"), find(b"endobj")) else {
            return true;
        };
        let head = String::from_utf8_lossy(&rest[..start]).into_owned();
        if start > close && !head.contains("/Length") {
            return true;
        }
        let Some((_, length)) = head.rsplit_once("/Length ") else {
            return false;
        };
        let digits: String = length.chars().take_while(char::is_ascii_digit).collect();
        let end = start + b"stream\n".len() + digits.parse::<usize>().unwrap_or(usize::MAX / 2);
        let after = rest.get(end..).unwrap_or_default();
        after.starts_with(b"\nendstream") || after.starts_with(b"endstream")
    })
}

pub fn no_outside_streams(file: &Opened) -> bool {
    let streams = file
        .objects()
        .into_iter()
        .filter_map(|it| it.as_stream().ok());
    streams.into_iter().all(|stream| {
        let outside: [&[u8]; 3] = [b"F", b"FFilter", b"FDecodeParms"];
        !outside.iter().any(|key| stream.dict.has(key))
    })
}

pub fn filters(file: &Opened) -> bool {
    const KNOWN: [&[u8]; 7] = [
        b"ASCIIHexDecode",
        b"ASCII85Decode",
        b"FlateDecode",
        b"RunLengthDecode",
        b"CCITTFaxDecode",
        b"DCTDecode",
        b"JPXDecode",
    ];
    let known = |object: &Object| object.as_name().is_ok_and(|it| KNOWN.contains(&it));
    let streams = file
        .objects()
        .into_iter()
        .filter_map(|it| it.as_stream().ok());
    streams
        .into_iter()
        .all(|stream| match file.get(&stream.dict, "Filter") {
            None => true,
            Some(Object::Array(filters)) => filters.iter().all(known),
            Some(filter) => known(filter),
        })
}

/// What a reader has to be able to hold (§6.1.13).
pub fn limits(file: &Opened) -> bool {
    let numbers_and_words = file.objects().into_iter().all(|object| match object {
        Object::Integer(number) => i32::try_from(*number).is_ok(),
        Object::Real(number) => *number == 0.0 || (1.175e-38..=3.402e38).contains(&number.abs()),
        Object::String(string, _) => string.len() < 32_768,
        Object::Name(name) => name.len() <= 127,
        _ => true,
    });
    let nests = file.descriptions().iter().all(|description| {
        let mut depth = 0_i32;
        description.operations.iter().all(|operation| {
            match operation.operator.as_str() {
                "q" => depth += 1,
                "Q" => depth -= 1,
                _ => {}
            }
            depth <= 28
        })
    });
    numbers_and_words && nests && file.document.objects.len() <= 8_388_607
}

/// Pages are from 3 to 14,400 units wide and high.
pub fn page_sizes(file: &Opened) -> bool {
    file.pages().iter().all(|(_, page)| {
        let paper = file.list(page, "MediaBox").iter();
        let paper: Vec<f32> = paper.filter_map(|it| it.as_float().ok()).collect();
        matches!(paper[..], [left, bottom, right, top]
            if [right - left, top - bottom].iter().all(|side| (3.0..=14_400.0).contains(side)))
    })
}

/// None of what a file for archives may not have: forms, scripts, files in it,
/// layers, other looks, needs of the reader (§6.4, §6.5.2, §6.8 to §6.11).
pub fn nothing_hidden(file: &Opened) -> bool {
    const KEYS: [&[u8]; 10] = [
        b"AcroForm",
        b"AA",
        b"EmbeddedFiles",
        b"EF",
        b"OCProperties",
        b"AlternatePresentations",
        b"PresSteps",
        b"Requirements",
        b"Perms",
        b"NeedsRendering",
    ];
    let dictionaries = file.dictionaries().into_iter();
    dictionaries
        .into_iter()
        .all(|it| !KEYS.iter().any(|key| it.has(key)))
}
