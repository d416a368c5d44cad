//! Bytes in, text out.
//!
//! Order: what the user named; a byte-order mark; strict UTF-8; UTF-16 by its
//! pattern; UTF-8 with a few broken bytes; GB18030, which holds GBK and GB2312;
//! and what chardetng takes it for. It never fails for the content of text:
//! what cannot be decoded becomes U+FFFD with a warning. UTF-8, the common
//! case, is borrowed, not copied.

use std::borrow::Cow;

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
};

use super::findings::Findings;
use super::lines::LineIndex;
use super::{Container, ReadError};
use crate::diagnostic::Diagnostic;

/// How many bytes a guess looks at.
const SAMPLE: usize = 256 * 1024;

/// The byte-order mark of GB18030, U+FEFF in it.
const GB18030_MARK: &[u8] = b"\x84\x31\x95\x33";

/// Text, and how it was come by.
pub(super) struct Decoded<'a> {
    /// The text without a byte-order mark.
    pub(super) text: Cow<'a, str>,
    encoding: &'static Encoding,
    trust: Trust,
    broken: bool,
}

/// How sure the encoding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// Named, marked, or proved by strict decoding.
    Sure,
    /// Guessed from the frequency of byte pairs.
    Guessed,
}

/// Decodes `bytes` as `named`, or as what they are.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    named: Option<&'static Encoding>,
) -> Result<Decoded<'a>, ReadError> {
    let (encoding, trust) = judged(bytes, named)?;
    let body = without_mark(bytes, encoding);
    let (text, broken) = encoding.decode_without_bom_handling(body);
    Ok(Decoded {
        text,
        encoding,
        trust,
        broken,
    })
}

/// The encoding in which [`decode`] takes `bytes`.
pub(super) fn of(
    bytes: &[u8],
    named: Option<&'static Encoding>,
) -> Result<&'static Encoding, ReadError> {
    judged(bytes, named).map(|(encoding, _)| encoding)
}

fn judged(
    bytes: &[u8],
    named: Option<&'static Encoding>,
) -> Result<(&'static Encoding, Trust), ReadError> {
    if named.is_none() && UTF_32_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(ReadError::NotText(Container::Utf32));
    }
    match named.or_else(|| marked(bytes)) {
        Some(encoding) => Ok((encoding, Trust::Sure)),
        None => guess(bytes),
    }
}

impl Decoded<'_> {
    /// What the user should know of the decoding.
    pub(super) fn diagnostics(&self, lines: &LineIndex) -> Vec<Diagnostic> {
        let guessed = (self.trust == Trust::Guessed).then(|| self.guessed());
        let broken = self.broken.then(|| self.undecodable(lines)).flatten();
        guessed.into_iter().chain(broken).collect()
    }

    fn guessed(&self) -> Diagnostic {
        let name = self.encoding.name();
        let other = if self.encoding == GB18030 {
            "Shift_JIS"
        } else {
            "GB18030"
        };
        Diagnostic::warning("encoding-guessed", format!("编码没有标明，按 {name} 读取")).hint(
            format!("若文字不对，用 --encoding 指明编码，例如 --encoding {other}"),
        )
    }

    /// The warning for U+FFFD; those that stood in the file itself cannot be
    /// told apart any more and are named with the others.
    fn undecodable(&self, lines: &LineIndex) -> Option<Diagnostic> {
        let mut findings = Findings::default();
        for (at, char) in self.text.match_indices(char::REPLACEMENT_CHARACTER) {
            findings.add(at..at + char.len(), lines);
        }
        let (place, span) = findings.summary()?;
        let name = self.encoding.name();
        let message = format!("{span}有不能按 {name} 解码的字节，已换成 \u{fffd}");
        let other = if self.encoding == UTF_8 {
            "GB18030"
        } else {
            "UTF-8"
        };
        Some(
            Diagnostic::warning("undecodable", message)
                .at(place)
                .hint(format!(
                    "文件若是别的编码，用 --encoding 指明，例如 --encoding {other}"
                )),
        )
    }
}

/// The byte-order marks of UTF-32; the first begins with that of UTF-16.
const UTF_32_MARKS: [&[u8]; 2] = [b"\xFF\xFE\0\0", b"\0\0\xFE\xFF"];

fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    let of_gb18030 = bytes.starts_with(GB18030_MARK).then_some(GB18030);
    Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .or(of_gb18030)
}

/// `bytes` without the byte-order mark of `encoding`.
pub(super) fn without_mark<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> &'a [u8] {
    let mark: &[u8] = match encoding.name() {
        "UTF-8" => b"\xEF\xBB\xBF",
        "UTF-16LE" => b"\xFF\xFE",
        "UTF-16BE" => b"\xFE\xFF",
        "gb18030" | "GBK" => GB18030_MARK,
        _ => b"",
    };
    bytes.strip_prefix(mark).unwrap_or(bytes)
}

/// The encoding of bytes that carry no mark.
fn guess(bytes: &[u8]) -> Result<(&'static Encoding, Trust), ReadError> {
    let utf8 = std::str::from_utf8(bytes).is_ok();
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if (!utf8 || sample.contains(&0))
        && let Some(encoding) = utf16_by_pattern(sample)
    {
        return Ok((encoding, Trust::Sure));
    }
    // Compressed bytes hold about one control byte in nine, programs more. A
    // text in UTF-8 is text even with many of them; each gets its warning.
    let per_hundred = if utf8 { 30 } else { 2 };
    if controls(sample) * 100 > sample.len() * per_hundred {
        return Err(ReadError::NotText(Container::Unknown));
    }
    if utf8 || nearly_utf8(sample) {
        return Ok((UTF_8, Trust::Sure));
    }
    Ok(chinese(sample))
}

fn controls(sample: &[u8]) -> usize {
    let is_control = |byte: &&u8| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F);
    sample.iter().filter(is_control).count()
}

/// Whether the sample is UTF-8 but for a few bytes: one broken stretch in
/// five characters at most. GB18030 text is broken at nearly each character.
fn nearly_utf8(sample: &[u8]) -> bool {
    let (mut chars, mut broken) = (0, 0);
    for chunk in sample.utf8_chunks() {
        chars += chunk
            .valid()
            .chars()
            .filter(|char| !char.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    chars > 0 && broken * 5 <= chars
}

/// GB18030 where the sample decodes as Chinese in it, else what chardetng says.
fn chinese(sample: &[u8]) -> (&'static Encoding, Trust) {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guessed = detector.guess(None, chardetng::Utf8Detection::Deny);
    if guessed == GBK || guessed == GB18030 {
        return (GB18030, Trust::Sure);
    }
    // One broken byte rules GB18030 out for the detector, and then it names a
    // single-byte encoding of the West. Big5 alone looks like GB18030 and is meant.
    if guessed == BIG5 || !nearly_gb18030(sample) {
        return (guessed, Trust::Guessed);
    }
    // Japanese and Korean bytes decode as GB18030 too, into characters nobody
    // wrote; a few Chinese words look like them. The user is to look.
    if [SHIFT_JIS, EUC_JP, EUC_KR].contains(&guessed) {
        return (GB18030, Trust::Guessed);
    }
    (GB18030, Trust::Sure)
}

fn nearly_gb18030(sample: &[u8]) -> bool {
    let (text, _) = GB18030.decode_without_bom_handling(sample);
    let broken = text.matches(char::REPLACEMENT_CHARACTER).count();
    let usual = text
        .chars()
        .filter(|char| is_usual(*char) && !char.is_ascii())
        .count();
    let beyond_ascii = text.chars().filter(|char| !char.is_ascii()).count();
    broken * 20 <= usual && usual * 10 >= beyond_ascii * 8
}

/// Whether the sample is UTF-16 without a mark: nearly every unit is a usual
/// character of Chinese text, and a mark that such text has is among them.
/// (Letters in pairs look like Chinese in UTF-16, so the first alone is not enough.)
fn utf16_by_pattern(sample: &[u8]) -> Option<&'static Encoding> {
    let fits = |order: fn([u8; 2]) -> u16| {
        let units = || sample.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
        let usual = units().filter(|unit| char::from_u32(u32::from(*unit)).is_some_and(is_usual));
        let telling =
            |unit: u16| matches!(unit, 0x0A | 0x0D | 0x20 | 0x3001 | 0x3002 | 0xFF0C | 0xFF1A);
        usual.count() * 100 >= units().count() * 98 && units().any(telling)
    };
    let little = fits(u16::from_le_bytes).then_some(UTF_16LE);
    little.or_else(|| fits(u16::from_be_bytes).then_some(UTF_16BE))
}

/// ASCII, Chinese, and the marks that stand in Chinese text.
fn is_usual(char: char) -> bool {
    matches!(char,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}' | '\u{b7}'
        | '\u{2010}'..='\u{2026}' | '\u{2160}'..='\u{217f}' | '\u{2460}'..='\u{249b}'
        | '\u{25a0}'..='\u{25ff}' | '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE_TEXT: &str =
        "关于开展检查的通知\n各科室：\n一、总体要求。按期完成“三项”任务，共12项。\n";

    fn text_of(bytes: &[u8]) -> String {
        decode(bytes, None)
            .unwrap_or_else(|error| panic!("{error}"))
            .text
            .into_owned()
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn chinese_in_each_encoding_is_told_without_a_mark() {
        let gb = GB18030.encode(SAMPLE_TEXT).0;
        let big5 = BIG5
            .encode("關於開展檢查的通知，請各單位認真辦理，並於期限內回報執行情形。")
            .0;
        assert_eq!(text_of(SAMPLE_TEXT.as_bytes()), SAMPLE_TEXT);
        assert_eq!(text_of(&gb), SAMPLE_TEXT);
        assert_eq!(text_of(&utf16(SAMPLE_TEXT, u16::to_le_bytes)), SAMPLE_TEXT);
        assert_eq!(text_of(&utf16(SAMPLE_TEXT, u16::to_be_bytes)), SAMPLE_TEXT);
        assert!(text_of(&big5).starts_with("關於開展檢查"));
    }

    #[test]
    fn short_gb18030_is_gb18030() {
        for line in [
            "标题",
            "会议纪要",
            "我们",
            "一、总则",
            "关于放假的通知",
            "联通",
            "张三丰同志：你好！",
        ] {
            assert_eq!(text_of(&GB18030.encode(line).0), line);
        }
    }

    #[test]
    fn marks_are_taken_off() {
        let marked = |text: &str| format!("\u{feff}{text}");
        let gb = [GB18030_MARK, &GB18030.encode(SAMPLE_TEXT).0].concat();
        assert_eq!(text_of(marked(SAMPLE_TEXT).as_bytes()), SAMPLE_TEXT);
        assert_eq!(text_of(&utf16(&marked("甲"), u16::to_le_bytes)), "甲");
        assert_eq!(text_of(&utf16(&marked("甲"), u16::to_be_bytes)), "甲");
        assert_eq!(text_of(&gb), SAMPLE_TEXT);
    }

    #[test]
    fn four_byte_gb18030_is_decoded() {
        let text = "镇长㐂某、𠀀某某到会，会议由办公室主持。";
        assert_eq!(text_of(&GB18030.encode(text).0), text);
    }

    #[test]
    fn a_broken_byte_leaves_the_rest_as_it_is() {
        let utf8 = [SAMPLE_TEXT.as_bytes(), b"\xFF", SAMPLE_TEXT.as_bytes()].concat();
        assert_eq!(
            text_of(&utf8),
            format!("{SAMPLE_TEXT}\u{fffd}{SAMPLE_TEXT}")
        );
        let gb = GB18030.encode(SAMPLE_TEXT).0;
        let broken = [&gb[..], b"\xFF", &gb].concat();
        assert_eq!(
            text_of(&broken),
            format!("{SAMPLE_TEXT}\u{fffd}{SAMPLE_TEXT}")
        );
    }

    #[test]
    fn what_may_be_japanese_or_korean_is_told_as_a_guess() {
        let japanese = SHIFT_JIS.encode("本日の会議の資料を送付いたします。よろしくお願いします。");
        let korean = EUC_KR.encode("오늘 회의 자료를 보내 드립니다. 확인 부탁드립니다.");
        for bytes in [japanese.0, korean.0] {
            let text = decode(&bytes, None).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(text.trust, Trust::Guessed, "{}", text.text);
        }
    }

    #[test]
    fn utf32_is_known_by_its_mark() {
        let units = "\u{feff}甲乙".chars().map(u32::from);
        let little: Vec<u8> = units.clone().flat_map(u32::to_le_bytes).collect();
        let big: Vec<u8> = units.flat_map(u32::to_be_bytes).collect();
        for bytes in [little, big] {
            let refused = decode(&bytes, None).err();
            assert_eq!(refused, Some(ReadError::NotText(Container::Utf32)));
        }
    }

    #[test]
    fn utf8_is_borrowed() {
        let decoded = decode(SAMPLE_TEXT.as_bytes(), None).expect("it is text");
        assert!(matches!(decoded.text, Cow::Borrowed(_)));
    }

    #[test]
    fn bytes_of_a_program_are_no_text() {
        let program: Vec<u8> = (0..4096_u32)
            .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
            .collect();
        assert!(decode(&program, None).is_err());
        assert!(decode(&[0; 64], None).is_err());
    }
}
