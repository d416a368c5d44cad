//! What stays whole for its sense: numbers with their units, years, ranges,
//! words with an apostrophe, addresses of the web, 发文字号.
//!
//! In: shaped characters and where a line may break by their marks. Out: the
//! same breaks, those inside such a whole left for where no line is wide
//! enough ([`Break::Must`]). The clause for each is in docs/typesetting.md.

use super::kinsoku::{Break, is_word};
use crate::compose::shape::Shaped;
use crate::document::is_counter;

/// Units that stay with the number before them (GB 3100, and what reports
/// count in), the longest of those that share a beginning first.
const UNITS: [&str; 49] = [
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "千克",
    "毫克",
    "公斤",
    "公顷",
    "千瓦时",
    "千瓦",
    "毫升",
    "个百分点",
    "亿千瓦时",
    "万千瓦时",
    "万千瓦",
    "万公顷",
    "亿元",
    "万元",
    "万人",
    "万亩",
    "万吨",
    "亿",
    "万",
    "千",
    "元",
    "年",
    "月",
    "日",
    "小时",
    "时",
    "分钟",
    "分",
    "秒",
    "天",
    "号",
    "人",
    "米",
    "克",
    "升",
    "吨",
    "亩",
    "％",
    "℃",
    "摄氏度",
    "度",
];

/// Units in letters, which a space may part from their number.
const LETTER_UNITS: [&str; 39] = [
    "mm", "cm", "km", "kg", "mg", "kW", "MW", "GW", "kWh", "mL", "KB", "GB", "MB", "TB", "PB",
    "Hz", "kHz", "MHz", "GHz", "Mbps", "Gbps", "ms", "min", "Pa", "kPa", "MPa", "kV", "kJ", "MJ",
    "dB", "ha", "m", "g", "t", "L", "s", "h", "V", "W",
];

/// Digits of years in Chinese numerals.
const YEAR_DIGITS: &str = "〇○零一二三四五六七八九";

/// Signs that join two numbers.
const JOINTS: &str = "～×−±";

/// Signs that stay with the number behind them.
const SIGNS: &str = "±＋+−－～≈≥≤＞＜";

/// The code of a body (机关代字) has so many characters at most.
const LONGEST_CODE: usize = 5;

/// Characters before a body's code that are none of it.
const BEFORE_CODE: &str = "按照据依经以和及与的在由对见为附将并";

/// Leaves the breaks inside what stays whole for where it must be cut.
pub(super) fn bind(shaped: &[Shaped], breaks: &mut [Break]) {
    for at in 1..shaped.len() {
        match shaped[at].character {
            '〕' => number_of_document(shaped, breaks, at),
            '年' => year(shaped, breaks, at),
            '’' => apostrophe(shaped, breaks, at),
            ':' => address(shaped, breaks, at),
            ' ' => spaced_unit(shaped, breaks, at),
            _ => {}
        }
        if shaped[at].character.is_ascii_digit() && SIGNS.contains(shaped[at - 1].character) {
            close(breaks, at..at + 1);
        }
        if is_raised(shaped[at].character) {
            close(breaks, at..at + 1);
        }
        if shaped[at - 1].character.is_ascii_digit() {
            compound_unit(shaped, breaks, at);
            unit(shaped, breaks, at);
            about(shaped, breaks, at);
            joint(shaped, breaks, at);
        }
    }
}

/// Closes what is open before the characters of `range`.
fn close(breaks: &mut [Break], range: std::ops::Range<usize>) {
    for one in &mut breaks[range] {
        *one = (*one).min(Break::Must);
    }
}

/// The longest unit that begins at `at` stays with the number before it.
fn unit(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let found = UNITS.iter().find(|unit| begins(&shaped[at..], unit));
    if let Some(unit) = found {
        close(breaks, at..at + unit.chars().count());
    }
}

/// `2万余人`, `30多个`, `5亿多元`: 余, 多 or 来 stays with the number that it makes
/// an approximate one, and the unit or measure word behind with both.
fn about(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let character = |at: usize| shaped.get(at).map(|one| one.character);
    let is_power = |at: &usize| character(*at).is_some_and(|it| "百千万亿".contains(it));
    let word = (at..shaped.len()).find(|at| !is_power(at)).unwrap_or(at);
    let behind = &shaped[(word + 1).min(shaped.len())..];
    let counted = UNITS
        .iter()
        .find(|unit| begins(behind, unit))
        .map(|unit| unit.chars().count())
        .or_else(|| {
            behind
                .first()
                .filter(|it| is_counter(it.character))
                .map(|_| 1)
        });
    let end = match (character(word), counted) {
        (Some('余' | '多' | '来'), Some(counted)) => word + 1 + counted,
        // 30来自 is no number that 来 belongs to.
        (Some('余' | '多'), None) => word + 1,
        _ => return,
    };
    close(breaks, at..end);
}

fn begins(shaped: &[Shaped], word: &str) -> bool {
    let mut here = shaped.iter().map(|one| one.character);
    word.chars().all(|character| here.next() == Some(character))
}

/// `10⁵`, `m³`, `CO₂`: a raised or lowered figure means nothing by itself.
fn is_raised(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '\u{2070}'..='\u{209c}')
}

/// `100km/h`, `3.5 kW·h`: units that `/` or `·` joins stay with the number before
/// them, which a space may part from them.
fn compound_unit(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let start = at + usize::from(shaped[at].character == ' ');
    let letter = |character: char| {
        character.is_ascii_alphabetic() || "μΩ°℃".contains(character) || is_raised(character)
    };
    let rest = shaped.iter().skip(start).map(|one| one.character);
    let length = rest
        .clone()
        .take_while(|it| letter(*it) || "/·".contains(*it))
        .count();
    let mut unit = rest.take(length);
    let begins = unit.next().is_some_and(letter);
    if begins && unit.any(|it| "/·".contains(it)) {
        close(breaks, at..start + length);
    }
}

/// `5 km`: the space at `at` ends no line.
fn spaced_unit(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    if is_before_unit(shaped, at) {
        close(breaks, at + 1..at + 2);
    }
}

/// Whether the space at `at` parts a number from its unit in letters or in a
/// sign, or its own thousands.
pub(super) fn is_before_unit(shaped: &[Shaped], at: usize) -> bool {
    let is_end = |unit: &&&str| {
        let after = shaped.get(at + 1 + unit.len());
        after.is_none_or(|one| !one.character.is_ascii_alphanumeric())
    };
    let is_number = at > 0 && shaped[at - 1].character.is_ascii_digit();
    let mut units = LETTER_UNITS.iter();
    let sign = shaped
        .get(at + 1)
        .is_some_and(|it| "℃%‰".contains(it.character));
    shaped[at].character == ' '
        && is_number
        && (sign
            || parts_thousands(shaped, at)
            || units.any(|unit| begins(&shaped[at + 1..], unit) && is_end(&unit)))
}

/// `10 000`: the space at `at` parts the thousands of one number.
fn parts_thousands(shaped: &[Shaped], at: usize) -> bool {
    let is_digit = |it: &&Shaped| it.character.is_ascii_digit();
    let before = shaped[..at].iter().rev().take_while(is_digit).take(4);
    let behind = shaped[at + 1..].iter().take_while(is_digit).take(4);
    (1..=3).contains(&before.count()) && behind.count() == 3
}

/// `3～5`, `3×5`: both numbers on one line.
fn joint(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let is_number = |one: &Shaped| one.character.is_ascii_digit();
    if JOINTS.contains(shaped[at].character) && shaped.get(at + 1).is_some_and(is_number) {
        close(breaks, at..at + 2);
    }
}

/// `二〇二六年`: the four numerals before 年 at `at` stay with it.
fn year(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let Some(from) = at.checked_sub(4) else {
        return;
    };
    let mut digits = shaped[from..at].iter();
    if digits.all(|one| YEAR_DIGITS.contains(one.character)) {
        close(breaks, from + 1..at + 1);
    }
}

/// `don’t`: an apostrophe between letters ends no line.
fn apostrophe(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let is_letter = |one: &Shaped| is_word(one.character) && one.character.is_alphabetic();
    if is_letter(&shaped[at - 1]) && shaped.get(at + 1).is_some_and(is_letter) {
        close(breaks, at + 1..at + 2);
    }
}

/// An address of the web may break after each of the marks that part it, but
/// not after the `://` before its name.
fn address(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    if !begins(&shaped[at..], "://") {
        return;
    }
    close(breaks, at + 1..(at + 4).min(shaped.len()));
    for at in at + 4..shaped.len() {
        let (last, first) = (shaped[at - 1].character, shaped[at].character);
        if !is_word(first) {
            return;
        }
        let parts = "/?&=_-".contains(last) && first.is_ascii_alphanumeric();
        breaks[at] = if parts { Break::May } else { Break::Must };
    }
}

/// 发文字号 (GB/T 9704-2012 §7.2.5): code of the body, year, number and 号 in
/// one piece. `at` is the 〕 behind the year.
fn number_of_document(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let is_digit = |at: usize| {
        shaped
            .get(at)
            .is_some_and(|one| one.character.is_ascii_digit())
    };
    let Some(year) = (1..=at).rev().map(|at| at - 1).find(|at| !is_digit(*at)) else {
        return;
    };
    if shaped[year].character != '〔' {
        return;
    }
    let is = |at: usize, character| shaped.get(at).is_some_and(|one| one.character == character);
    let number = at + 1 + usize::from(is(at + 1, '第'));
    let end = (number..shaped.len())
        .find(|at| !is_digit(*at))
        .unwrap_or(number);
    if is(end, '号') {
        let code = code_before(&shaped[..year]);
        close(breaks, year - code + 1..end + 1);
    }
}

/// How many of the last characters are the code of a body.
fn code_before(shaped: &[Shaped]) -> usize {
    let last = shaped.iter().rev().take(LONGEST_CODE);
    let is_code = |one: &&Shaped| {
        let character = one.character;
        ('\u{4E00}'..='\u{9FFF}').contains(&character) && !BEFORE_CODE.contains(character)
    };
    last.take_while(is_code).count()
}
