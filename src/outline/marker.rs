//! The marker at a paragraph's start: 一、 （一） 1. （1） ① 第一章 一是 首先， …
//!
//! In: a paragraph's text without white space at its ends. Out: scheme,
//! ordinal and extent of a marker, or `None` where the letters only look like
//! one (1.5亿元, （一）至（三）项, 三要素). It does not say that the paragraph
//! is a heading: that is for the sequence and the shape to show.

use super::numeral::{arabic, arabic_digit, chinese};

/// A way to number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scheme {
    /// 第一编
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 一、
    Comma,
    /// （一） ㈠
    Paren,
    /// 1. １． ⒈
    Arabic,
    /// 1、
    ArabicComma,
    /// 1 总则, in a document that numbers by 1.1
    Bare,
    /// 1.1
    Dotted,
    /// 1.1.1
    DottedTwice,
    /// 1.1.1.1
    DottedThrice,
    /// （1） ⑴ 1）
    ArabicParen,
    /// ①
    Circled,
    /// 一是
    Is,
    /// 一要
    Must,
    /// 第一，
    Nth,
    /// 其一，
    Among,
    /// 首先， 其次， 最后，
    First,
    /// 一方面， 另一方面，
    Side,
    /// ——
    Dash,
}

impl Scheme {
    /// Whether its markers number headings of the body (结构层次).
    pub(crate) fn is_level(self) -> bool {
        (Self::Comma..=Self::Circled).contains(&self)
    }

    /// Whether its markers name the numbers of the levels above too: 1.1.
    pub(crate) fn is_dotted(self) -> bool {
        (Self::Dotted..=Self::DottedThrice).contains(&self)
    }

    /// Whether its markers open items by words.
    pub(crate) fn is_item(self) -> bool {
        self >= Self::Is
    }

    /// Whether its markers divide a law or a rule.
    pub(crate) fn is_division(self) -> bool {
        self <= Self::Article
    }
}

/// A marker found at a text's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// How it numbers.
    pub scheme: Scheme,
    /// Its number, where it has one (最后， has none).
    pub ordinal: Option<u32>,
    /// The bytes it takes at the text's start, white space after it not included.
    pub bytes: usize,
}

impl Found {
    fn new(scheme: Scheme, ordinal: Option<u32>, bytes: usize) -> Self {
        Self {
            scheme,
            ordinal,
            bytes,
        }
    }
}

/// Reads the marker at the start of `text`.
pub(crate) fn parse(text: &str) -> Option<Found> {
    division(text)
        .or_else(|| item(text))
        .or_else(|| comma(text))
        .or_else(|| bracketed(text))
        .or_else(|| dotted(text))
        .or_else(|| plain_arabic(text))
        .or_else(|| glyph(text))
}

/// Whether `text` is a marker and nothing else: one that wants words.
pub(super) fn is_bare(text: &str) -> bool {
    const LONGEST: usize = 24;
    let wants_words = |found: Found| found.scheme.is_level() || found.scheme == Scheme::Article;
    // 字 is no part of any marker, and none refuses it as what follows.
    text.len() <= LONGEST
        && parse(&format!("{text}字"))
            .is_some_and(|found| found.bytes == text.len() && wants_words(found))
}

/// Why a text that begins with a number, and that [`parse`] refuses, has no
/// marker; `None` where it begins with none.
pub(super) fn refusal(text: &str) -> Option<&'static str> {
    let inner = text.strip_prefix(['（', '(']);
    let numeral = |text: &str| chinese(text).or_else(|| arabic(text));
    let bytes = |text: &str| numeral(text).map(|(_, bytes)| bytes);
    if inner.is_some_and(|inner| numeral(inner).is_some()) {
        return Some("行首的括号和数字是引用某项或一个说明，不是编号，是正文");
    }
    if text
        .strip_prefix('第')
        .is_some_and(|rest| numeral(rest).is_some())
    {
        return Some("行首的“第几”是句中的词语，不是编号，是正文");
    }
    if text.starts_with(|it| arabic_digit(it).is_some()) {
        return Some("行首的数字是数量、日期或代号，不是编号，是正文");
    }
    let after = next(text, bytes(text)?);
    Some(match after {
        Some('、' | '，') => "行首是并列的几个数，不是编号，是正文",
        _ => "行首的数字是词语或数量的一部分，不是编号，是正文",
    })
}

/// Bytes of white space at the start: 一 、 and （ 一 ） are markers too.
fn gap(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The character at byte `at`.
fn next(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// 第一章, 第二节, 第十条; 第一，.
fn division(text: &str) -> Option<Found> {
    let rest = text.strip_prefix('第')?;
    let lead = '第'.len_utf8() + gap(rest);
    let (ordinal, bytes) = chinese(&text[lead..]).or_else(|| arabic(&text[lead..]))?;
    let at = lead + bytes + gap(&text[lead + bytes..]);
    let word = next(text, at)?;
    let end = at + word.len_utf8();
    let scheme = match word {
        '编' => Scheme::Part,
        '章' => Scheme::Chapter,
        '节' => Scheme::Section,
        '条' => Scheme::Article,
        '，' | '、' | '：' | ',' => Scheme::Nth,
        _ => return None,
    };
    let after = next(text, end);
    if scheme != Scheme::Nth && after.is_some_and(|it| "第款项规和或至、，的所之".contains(it))
    {
        return None;
    }
    Some(Found::new(scheme, Some(ordinal), end))
}

/// 一是, 一要, 其一，, 首先，, 一方面，, ——.
fn item(text: &str) -> Option<Found> {
    word(text)
        .or_else(|| among(text))
        .or_else(|| is_or_must(text))
}

/// 首先，, 一方面，, ——: words that order without a number.
fn word(text: &str) -> Option<Found> {
    const WORDS: [(&str, Scheme, Option<u32>); 8] = [
        ("首先", Scheme::First, Some(1)),
        ("其次", Scheme::First, Some(2)),
        ("再次", Scheme::First, Some(3)),
        ("最后", Scheme::First, None),
        ("一方面", Scheme::Side, Some(1)),
        ("另一方面", Scheme::Side, Some(2)),
        ("另一个方面", Scheme::Side, Some(2)),
        ("一个方面", Scheme::Side, Some(1)),
    ];
    if let Some(rest) = text.strip_prefix("——") {
        let real = !rest.is_empty() && !rest.starts_with('—');
        return real.then(|| Found::new(Scheme::Dash, None, "——".len()));
    }
    let (word, scheme, ordinal) = WORDS
        .into_iter()
        .find(|(word, ..)| text.starts_with(word))?;
    let mark = next(text, word.len()).filter(|it| "，、：,".contains(*it))?;
    Some(Found::new(scheme, ordinal, word.len() + mark.len_utf8()))
}

/// 其一，, 其二，.
fn among(text: &str) -> Option<Found> {
    let lead = '其'.len_utf8();
    let (ordinal, bytes) = chinese(text.strip_prefix('其')?)?;
    let mark = next(text, lead + bytes).filter(|it| "，、：,是".contains(*it))?;
    let end = lead + bytes + mark.len_utf8();
    Some(Found::new(Scheme::Among, Some(ordinal), end))
}

/// 一是, 一要. Up to thirty: 百是 is no ordinal.
fn is_or_must(text: &str) -> Option<Found> {
    let (ordinal, bytes) = chinese(text)?;
    let verb = next(text, bytes)?;
    let end = bytes + verb.len_utf8();
    let after = next(text, end);
    let scheme = match verb {
        // 一是一、二是二，…: a saying. 一是一张蓝图管到底 is an item.
        '是' if is_saying(&text[end..], ordinal) => return None,
        '是' => Scheme::Is,
        // 三要素, 一要点, 二要求 …: nouns.
        '要' if after.is_none_or(|it| "素点件求道职塞闻领旨害义因诀务".contains(it)) =>
        {
            return None;
        }
        '要' => Scheme::Must,
        _ => return None,
    };
    (ordinal <= 30).then(|| Found::new(scheme, Some(ordinal), end))
}

/// 一、 after 一是: the same number once more, and nothing counted by it.
fn is_saying(rest: &str, ordinal: u32) -> bool {
    chinese(rest).is_some_and(|(value, bytes)| {
        value == ordinal && next(rest, bytes).is_none_or(|it| "、，,。；二".contains(it))
    })
}

/// 一、 and its misspellings 一 、 and 一．.
fn comma(text: &str) -> Option<Found> {
    let (ordinal, bytes) = chinese(text)?;
    let at = bytes + gap(&text[bytes..]);
    let mark = next(text, at).filter(|it| "、．.".contains(*it))?;
    let end = at + mark.len_utf8();
    (!enumerates(&text[end..], ordinal, chinese))
        .then(|| Found::new(Scheme::Comma, Some(ordinal), end))
}

/// 一、二、三等奖; 7、8月份: what follows the mark is the next number of a list.
fn enumerates(rest: &str, ordinal: u32, numeral: fn(&str) -> Option<(u32, usize)>) -> bool {
    let Some((value, bytes)) = numeral(rest) else {
        return false;
    };
    value > ordinal
        && value <= ordinal + 2
        && next(rest, bytes).is_some_and(|it| "、，,等类级期号和及至月日季".contains(it))
}

/// （一） (一) （1） (1), and 1） without the opening bracket.
fn bracketed(text: &str) -> Option<Found> {
    let open = next(text, 0).filter(|it| "（(".contains(*it));
    let at = open.map_or(0, char::len_utf8);
    let at = at + gap(&text[at..]);
    let inner = &text[at..];
    let (scheme, (ordinal, bytes)) = match (open, chinese(inner), arabic(inner)) {
        (Some(_), Some(value), _) => (Scheme::Paren, value),
        (_, None, Some(value)) => (Scheme::ArabicParen, value),
        _ => return None,
    };
    let close = at + bytes + gap(&inner[bytes..]);
    let end = close
        + next(text, close)
            .filter(|it| "）)".contains(*it))?
            .len_utf8();
    let rest = text[end..].trim_start();
    if refers(rest) {
        return None;
    }
    let Some(more) = rest.strip_prefix('、') else {
        return Some(Found::new(scheme, Some(ordinal), end));
    };
    let end = text.len() - more.len();
    (!more.starts_with(['（', '('])).then(|| Found::new(scheme, Some(ordinal), end))
}

/// （一）至（三）项, （二）款, （一）和（二）: what follows makes it a reference.
fn refers(rest: &str) -> bool {
    // 项目, 款式, 目标 … are words of their own.
    let words = ["项目", "款式", "款项", "目标", "目录", "目前", "目的"];
    let joined = rest
        .strip_prefix(['至', '和', '或', '及', '到', '—', '～'])
        .is_some_and(|more| more.starts_with(['（', '(', '第']));
    let unit = rest.starts_with(['项', '款', '目']);
    joined || (unit && !words.iter().any(|word| rest.starts_with(word)))
}

/// What a quantity goes on with: 1.5亿元.
const QUANTITIES: &str =
    "亿万千百十元％%倍个吨公米平亩人家项户名年月日小分米度级号期点版折起以—-～~至．.、/:：";

/// 1 and 2 before words, as chapters are numbered where sections are 1.1:
/// white space follows, and no word that counts something.
pub(super) fn bare(text: &str) -> Option<Found> {
    let (ordinal, end) = arabic(text)?;
    let rest = &text[end..];
    let words = rest.trim_start();
    let counts = next(words, 0).is_none_or(|it| QUANTITIES.contains(it) || it.is_ascii());
    (words.len() < rest.len() && !counts && ordinal <= 30)
        .then(|| Found::new(Scheme::Bare, Some(ordinal), end))
}

/// 1.1 and 1.1.2, followed by white space or words.
fn dotted(text: &str) -> Option<Found> {
    let (_, mut end) = arabic(text)?;
    let mut last = None;
    let mut dots = 0;
    while let Some(dot) = next(text, end).filter(|it| ".．".contains(*it)) {
        let Some((value, bytes)) = arabic(&text[end + dot.len_utf8()..]) else {
            break;
        };
        last = Some(value);
        dots += 1;
        end += dot.len_utf8() + bytes;
    }
    let after = next(text, end)?;
    // Without white space 1.5 is a quantity, unless a word follows that is no unit.
    // Nothing is counted by 1.2.3, but a date may be written so.
    let counts = if dots > 1 {
        "起年月日—-～~至．.、/:："
    } else {
        QUANTITIES
    };
    let quantity =
        counts.contains(after) || arabic_digit(after).is_some() || after.is_ascii_alphabetic();
    let scheme = match dots {
        1 => Scheme::Dotted,
        2 => Scheme::DottedTwice,
        3 => Scheme::DottedThrice,
        _ => return None,
    };
    (!quantity).then(|| Found::new(scheme, last, end))
}

/// 1. 1． 1、 and the full-width digits.
fn plain_arabic(text: &str) -> Option<Found> {
    let (ordinal, bytes) = arabic(text)?;
    let at = bytes + gap(&text[bytes..]);
    let mark = next(text, at).filter(|it| ".．、".contains(*it))?;
    let end = at + mark.len_utf8();
    let scheme = if mark == '、' {
        Scheme::ArabicComma
    } else {
        Scheme::Arabic
    };
    let rest = &text[end..];
    let digits = rest
        .chars()
        .take_while(|&it| arabic_digit(it).is_some())
        .count();
    // 1.2023年… numbers a heading that begins with a year; 1.5 is a quantity.
    let year = digits == 4 && rest.chars().nth(4) == Some('年');
    let number = digits > 0
        && !year
        && (mark != '、' || enumerates(rest, ordinal, arabic) || names_next(rest, ordinal));
    (!number && !rest.is_empty()).then(|| Found::new(scheme, Some(ordinal), end))
}

/// Whether the number after `ordinal` stands in `rest` and names what follows:
/// 3、4年级, 1、2标段. 2、3个乡镇 may count what the second item tells.
fn names_next(rest: &str, ordinal: u32) -> bool {
    const NAMED: [&str; 12] = [
        "年级", "标段", "车间", "单元", "组", "班", "区", "楼", "栋", "幢", "审", "两月",
    ];
    arabic(rest).is_some_and(|(value, bytes)| {
        let named = NAMED.iter().any(|word| rest[bytes..].starts_with(word));
        value == ordinal + 1 && named
    })
}

/// Markers that are one character: ① ⑴ ⒈ ㈠.
fn glyph(text: &str) -> Option<Found> {
    const RANGES: [(u32, u32, u32, Scheme); 5] = [
        (0x2460, 0x2473, 1, Scheme::Circled),
        (0x3251, 0x325F, 21, Scheme::Circled),
        (0x2474, 0x2487, 1, Scheme::ArabicParen),
        (0x2488, 0x249B, 1, Scheme::Arabic),
        (0x3220, 0x3229, 1, Scheme::Paren),
    ];
    let letter = next(text, 0)?;
    let code = u32::from(letter);
    let (from, _, first, scheme) = RANGES
        .into_iter()
        .find(|&(from, to, ..)| (from..=to).contains(&code))?;
    Some(Found::new(
        scheme,
        Some(code - from + first),
        letter.len_utf8(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Scheme, Option<u32>, &str)> {
        parse(text).map(|it| (it.scheme, it.ordinal, &text[..it.bytes]))
    }

    #[test]
    fn every_way_to_number_is_read() {
        let cases = [
            ("十一、总体要求", Scheme::Comma, Some(11), "十一、"),
            ("一 、总体", Scheme::Comma, Some(1), "一 、"),
            ("一．总体", Scheme::Comma, Some(1), "一．"),
            ("（十一）抓落实", Scheme::Paren, Some(11), "（十一）"),
            ("(一)抓落实", Scheme::Paren, Some(1), "(一)"),
            ("（一)抓落实", Scheme::Paren, Some(1), "（一)"),
            ("（三）项目招商", Scheme::Paren, Some(3), "（三）"),
            ("（三）和谐社区", Scheme::Paren, Some(3), "（三）"),
            ("㈠抓落实", Scheme::Paren, Some(1), "㈠"),
            ("1．抓", Scheme::Arabic, Some(1), "1．"),
            ("１．抓", Scheme::Arabic, Some(1), "１．"),
            ("1、抓", Scheme::ArabicComma, Some(1), "1、"),
            ("1、2023年工作", Scheme::ArabicComma, Some(1), "1、"),
            ("2、3个乡镇完成", Scheme::ArabicComma, Some(2), "2、"),
            ("1.2023年工作", Scheme::Arabic, Some(1), "1."),
            ("1.1 范围", Scheme::Dotted, Some(1), "1.1"),
            ("1.2.3分工", Scheme::DottedTwice, Some(3), "1.2.3"),
            ("（2）抓", Scheme::ArabicParen, Some(2), "（2）"),
            ("⑴抓", Scheme::ArabicParen, Some(1), "⑴"),
            ("①抓", Scheme::Circled, Some(1), "①"),
            ("第一章　总则", Scheme::Chapter, Some(1), "第一章"),
            ("第二节 机构", Scheme::Section, Some(2), "第二节"),
            ("第十二条 本办法", Scheme::Article, Some(12), "第十二条"),
            ("一是稳", Scheme::Is, Some(1), "一是"),
            ("一是一张蓝图管到底", Scheme::Is, Some(1), "一是"),
            ("一要稳", Scheme::Must, Some(1), "一要"),
            ("第一，稳", Scheme::Nth, Some(1), "第一，"),
            ("其一，稳", Scheme::Among, Some(1), "其一，"),
            ("首先，稳", Scheme::First, Some(1), "首先，"),
            ("另一方面，稳", Scheme::Side, Some(2), "另一方面，"),
            ("——稳", Scheme::Dash, None, "——"),
        ];
        for (text, scheme, ordinal, marker) in cases {
            assert_eq!(read(text), Some((scheme, ordinal, marker)), "{text}");
        }
    }

    #[test]
    fn letters_that_only_look_like_markers_are_none() {
        let traps = [
            "一、二、三等奖获奖名单已经公布",
            "（一）至（三）项所列情形，由有关部门处理",
            "（一）、（二）项",
            "1.5亿元资金已经下达",
            "2023.7.1起施行",
            "3.2%的企业反映",
            "2026.04.20",
            "三要素齐全的企业",
            "一是一、二是二，不含糊",
            "一体推进",
            "五年来，我们",
            "一个中国原则是",
            "2004年4月16日至18日，",
            "第八条第（一）款、第（二）款材料",
            "7、8月份进入汛期",
            "3、4年级学生减负",
            "1、2标段已开工",
            "5、6两月",
            "第三次会议",
        ];
        for text in traps {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
