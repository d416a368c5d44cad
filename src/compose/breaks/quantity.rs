//! Numbers with what they count: units in characters, letters and signs, measure
//! words, and the numbers they are joined to.
//!
//! In: shaped characters and where a line may break by their marks. Out: the
//! same breaks, those inside a quantity left for where no line is wide enough.

use super::bound::{begins, close, close_from_seam};
use super::{Break, is_currency};
use crate::compose::shape::Shaped;
use crate::document::is_counter;

/// Units in characters (GB 3100, and what reports count in). 百 to 亿 and 兆 may
/// stand before each, and the longest that fits is the one.
const UNITS: [&str; 119] = [
    "元",
    "角",
    "分",
    "美元",
    "欧元",
    "日元",
    "港元",
    "韩元",
    "澳元",
    "加元",
    "美分",
    "英镑",
    "卢布",
    "米",
    "分米",
    "厘米",
    "毫米",
    "微米",
    "纳米",
    "公里",
    "海里",
    "英里",
    "里",
    "丈",
    "尺",
    "寸",
    "英尺",
    "英寸",
    "光年",
    "平方",
    "平方米",
    "平方分米",
    "平方厘米",
    "平方毫米",
    "平方公里",
    "平方千米",
    "平方英尺",
    "亩",
    "英亩",
    "顷",
    "公顷",
    "立方",
    "立方米",
    "立方分米",
    "立方厘米",
    "立方毫米",
    "克",
    "毫克",
    "微克",
    "纳克",
    "公斤",
    "斤",
    "吨",
    "吨标准煤",
    "吨公里",
    "人公里",
    "磅",
    "盎司",
    "升",
    "公升",
    "毫升",
    "微升",
    "瓦",
    "瓦时",
    "吉瓦",
    "吉瓦时",
    "伏",
    "伏特",
    "伏安",
    "毫伏",
    "安培",
    "毫安",
    "毫安时",
    "安时",
    "欧姆",
    "赫",
    "赫兹",
    "吉赫",
    "吉赫兹",
    "帕",
    "焦",
    "焦耳",
    "卡",
    "大卡",
    "卡路里",
    "牛",
    "牛顿",
    "摩尔",
    "毫摩尔",
    "流明",
    "分贝",
    "比特",
    "字节",
    "马力",
    "标准箱",
    "度",
    "摄氏度",
    "华氏度",
    "年",
    "月",
    "日",
    "号",
    "时",
    "小时",
    "分钟",
    "秒",
    "毫秒",
    "微秒",
    "天",
    "周年",
    "学时",
    "课时",
    "人",
    "百分点",
    "基点",
    "分之",
    "转/分",
    "转/分钟",
    "转/秒",
];

/// What 个 stands before between a number and what it measures.
const AFTER_GE: [&str; 10] = [
    "月",
    "百分点",
    "基点",
    "小时",
    "季度",
    "星期",
    "工作日",
    "学时",
    "标准箱",
    "世纪",
];

/// Units in letters, which a space may part from their number.
const LETTER_UNITS: [&str; 75] = [
    "nm", "μm", "µm", "mm", "cm", "dm", "m", "km", "ng", "μg", "µg", "mg", "g", "kg", "t", "ha",
    "mL", "ml", "μL", "µL", "L", "mol", "mmol", "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh",
    "GWh", "TWh", "V", "mV", "kV", "VA", "kVA", "MVA", "mA", "mAh", "Ah", "Ω", "kΩ", "MΩ", "J",
    "kJ", "MJ", "GJ", "kcal", "kN", "Pa", "hPa", "kPa", "MPa", "GPa", "Hz", "kHz", "MHz", "GHz",
    "KB", "MB", "GB", "TB", "PB", "Mbps", "Gbps", "ms", "μs", "s", "min", "h", "dB", "lx", "ppm",
];

/// Signs that stay with the number behind them.
const SIGNS: &str = "±＋+−－～–≈≥≤＞＜×÷∶";

/// Closes what the character `at` and its neighbours make one quantity.
pub(super) fn bind(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let (last, this) = (&shaped[at - 1], &shaped[at]);
    if is_digit(this) {
        number(shaped, breaks, at);
    } else if is_digit(last) {
        behind_number(shaped, breaks, at);
    }
    match this.character {
        '/' | '／' => denominator(shaped, breaks, at + 1),
        '×' | '÷' | '∶' if shaped.get(at + 1).is_some_and(is_digit) => {
            close(breaks, at..at + 2);
        }
        '−' | '±' if is_digit(last) && shaped.get(at + 1).is_some_and(is_digit) => {
            close(breaks, at..at + 1);
        }
        it if matches!(last.character, '～' | '~')
            && (matches!(it, '−' | '－') || is_currency(it)) =>
        {
            close(breaks, at..at + 1);
        }
        '至' if joins_a_range(shaped, at) => {
            close(breaks, at..at + 1);
            close_from_seam(breaks, at + 1..at + 2);
        }
        it if is_raised(it) => close(breaks, at..at + 1),
        _ => {}
    }
}

/// Whether the character is a digit, half or full width.
pub(super) fn is_digit(one: &Shaped) -> bool {
    matches!(one.character, '0'..='9' | '０'..='９')
}

/// Closes what stands before the digit `at`: the rest of its number, a sign, a
/// joint behind another number, 分之.
fn number(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let last = &shaped[at - 1];
    let joined = match last.character {
        '-' | '°' | '′' | '·' | '．' | '：' => at >= 2 && is_digit(&shaped[at - 2]),
        '之' => at >= 2 && shaped[at - 2].character == '分',
        '，' => parts_full_width_thousands(shaped, at),
        it => is_digit(last) || SIGNS.contains(it),
    };
    if joined {
        breaks[at] = breaks[at].min(how_joined(shaped, at));
    }
}

/// How the digit `at` is joined to what stands before it: a range parts behind its
/// joint, a ratio behind its sign, digits and a sign of their own do not.
fn how_joined(shaped: &[Shaped], at: usize) -> Break {
    let behind_figure = at >= 2 && ends_figure(&shaped[at - 2]);
    match shaped[at - 1].character {
        '～' | '–' | '－' | '-' if behind_figure => Break::Seam,
        '°' | '′' | '·' | '之' | '×' | '÷' | '∶' => Break::Must,
        _ => Break::Figure,
    }
}

/// Whether a figure may end with the character: a digit, a sign of hundredths, a
/// unit in characters.
fn ends_figure(one: &Shaped) -> bool {
    is_digit(one) || matches!(one.character, '%' | '％' | '‰' | '℃') || !one.is_latin()
}

/// Whether the 至 at `at` stands between two figures: 10至20亿元, 5%至8%.
fn joins_a_range(shaped: &[Shaped], at: usize) -> bool {
    let last = &shaped[at - 1];
    let ends = is_digit(last) || matches!(last.character, '%' | '％' | '‰');
    ends && shaped.get(at + 1).is_some_and(is_digit)
}

/// １２，３４５: whether the comma before `at` parts the thousands of one number.
fn parts_full_width_thousands(shaped: &[Shaped], at: usize) -> bool {
    let is_full = |one: &&Shaped| matches!(one.character, '０'..='９');
    let behind = shaped[at..].iter().take_while(is_full).take(4).count();
    at >= 2 && is_full(&&shaped[at - 2]) && behind == 3
}

/// Closes what stands behind a number that ends before `at`.
fn behind_number(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    if is_space(&shaped[at]) {
        if let Some(end) = spaced_end(shaped, at) {
            let start = at + spaces(&shaped[at..]);
            close(breaks, at..start);
            let whole = if parts_thousands(shaped, at) {
                Break::Figure
            } else {
                Break::Seam
            };
            breaks[start] = breaks[start].min(whole);
            close(breaks, start + 1..end);
        }
        return;
    }
    close(breaks, at..at + letters(&shaped[at..]));
    close_from_seam(breaks, at..held_end(shaped, at));
}

/// Where the characters end that stay with a number before `at`. A measure word
/// alone (10|倍) is none of them: it names no size, and office suites part it.
fn held_end(shaped: &[Shaped], at: usize) -> usize {
    let end = measure_end(shaped, at);
    let word_alone = end == at + 1
        && !is_shared_out(shaped, end)
        && is_counter(shaped[at].character)
        && longest(&shaped[at..], &UNITS).is_none();
    if word_alone { at } else { end }
}

/// Whether a slash and a unit stand at `at`: 转/分钟 is one unit, though 转 alone is
/// a measure word.
fn is_shared_out(shaped: &[Shaped], at: usize) -> bool {
    let slash = shaped.get(at).map(|one| one.character);
    matches!(slash, Some('/' | '／')) && unit_end(shaped, at + 1).is_some()
}

/// Where the characters end that measure a number before `at`; `at` where none do.
/// `2万余人`, `3000余万元`: 余, 多 or 来 makes the number an approximate one.
fn measure_end(shaped: &[Shaped], at: usize) -> usize {
    let word = powers_end(shaped, at);
    let about = shaped.get(word).map(|one| one.character);
    let behind = powers_end(shaped, word + 1);
    // 100万kW. Letters right behind a figure are closed with it anyway.
    let spelt = shaped.get(word..).filter(|_| word > at);
    if let Some(length) = spelt.and_then(letter_unit) {
        return word + length;
    }
    match about {
        Some('余' | '多') => unit_end(shaped, behind).unwrap_or(behind),
        // 30来自 is no number that 来 belongs to.
        Some('来') => unit_end(shaped, behind).unwrap_or(word),
        _ => {
            // 百 in 百分点 is no power.
            let ends = (at..=word).filter_map(|word| unit_end(shaped, word));
            ends.max().unwrap_or(word)
        }
    }
}

/// Where 百, 千, 万, 亿 and 兆 end that begin at `at`.
fn powers_end(shaped: &[Shaped], at: usize) -> usize {
    let rest = shaped.iter().skip(at).map(|one| one.character);
    let power = |it: &char| matches!(it, '百' | '千' | '万' | '亿' | '兆');
    at + rest.take_while(power).count()
}

/// Where the unit or the measure word that begins at `at` ends, with the units
/// that `·` joins to it.
fn unit_end(shaped: &[Shaped], at: usize) -> Option<usize> {
    let mut end = at + unit(shaped.get(at..)?)?;
    while shaped.get(end).is_some_and(|one| one.character == '·')
        && let Some(length) = unit(&shaped[end + 1..])
    {
        end += 1 + length;
    }
    Some(end)
}

/// How many characters the unit or the measure word has with which `shaped` begins.
fn unit(shaped: &[Shaped]) -> Option<usize> {
    let (first, rest) = shaped.split_first()?;
    let joins: &[&str] = match first.character {
        '个' => &AFTER_GE,
        _ => &["次"],
    };
    let counter = is_counter(first.character).then(|| 1 + longest(rest, joins).unwrap_or_default());
    longest(shaped, &UNITS).max(counter)
}

/// How many characters the longest of the words has with which `shaped` begins.
fn longest(shaped: &[Shaped], words: &[&str]) -> Option<usize> {
    let fit = words.iter().filter(|word| begins(shaped, word));
    fit.map(|word| word.chars().count()).max()
}

/// `公里/小时`, `人/平方公里`: the unit behind the slash stays whole.
fn denominator(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    close_from_seam(breaks, at..measure_end(shaped, at));
}

/// How many characters make a unit in letters and signs: `km/h`, `kW·h`, `㎡`.
fn letters(shaped: &[Shaped]) -> usize {
    let rest = shaped.iter().map(|one| one.character);
    let run = rest.take_while(|it| is_unit_letter(*it) || matches!(it, '/' | '·'));
    let begins = shaped
        .first()
        .is_some_and(|it| is_unit_letter(it.character));
    if begins { run.count() } else { 0 }
}

fn is_unit_letter(character: char) -> bool {
    let is_sign = matches!(
        character,
        'μ' | 'µ' | 'Ω' | '\u{2126}' | '°' | 'Å' | '℃' | '℉' | '%' | '‰'
    );
    let is_squared = matches!(character, '\u{3371}'..='\u{33DF}');
    let is_letter = matches!(character, 'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ');
    is_letter || is_sign || is_squared || is_raised(character)
}

/// `10⁵`, `m³`, `CO₂`: a raised or lowered figure means nothing by itself.
fn is_raised(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '\u{2070}'..='\u{209c}')
}

/// Whether the space at `at` parts a number from its unit or its own thousands.
pub fn is_before_unit(shaped: &[Shaped], at: usize) -> bool {
    shaped[at].character == ' '
        && at > 0
        && is_digit(&shaped[at - 1])
        && spaced_end(shaped, at).is_some()
}

/// Where what the space at `at` parts from the number before it ends: `5 km`,
/// `15 万元`, `10 000`.
fn spaced_end(shaped: &[Shaped], at: usize) -> Option<usize> {
    let start = at + spaces(&shaped[at..]);
    if parts_thousands(shaped, at) {
        return Some(start + 1);
    }
    if let Some(length) = letter_unit(&shaped[start..]) {
        return Some(start + length);
    }
    let end = held_end(shaped, start);
    (end > start).then_some(end)
}

/// How many spaces `shaped` begins with.
fn spaces(shaped: &[Shaped]) -> usize {
    shaped.iter().take_while(|it| is_space(it)).count()
}

fn is_space(one: &Shaped) -> bool {
    matches!(one.character, ' ' | '\u{3000}')
}

/// How many characters the unit in letters has with which `shaped` begins: a known
/// one, a sign, or several joined.
fn letter_unit(shaped: &[Shaped]) -> Option<usize> {
    let run = letters(shaped);
    let unit = &shaped[..run];
    let compound = unit.iter().any(|it| matches!(it.character, '/' | '·'));
    let sign = run > 0 && !unit[0].character.is_ascii_alphabetic();
    let known = || LETTER_UNITS.iter().any(|it| is_all(unit, it));
    // The 2 of m2 is a raised figure in plain letters.
    let behind = shaped.get(run).map(|it| it.character);
    let ends = !behind.is_some_and(|it| it.is_ascii_digit() && !matches!(it, '2' | '3'));
    (compound || (ends && run > 0 && (sign || known()))).then_some(run)
}

/// Whether the letters are this unit, its raised figures left out.
fn is_all(letters: &[Shaped], unit: &str) -> bool {
    let raised = letters.iter().rev();
    let raised = raised.take_while(|it| is_raised(it.character)).count();
    let letters = letters[..letters.len() - raised].iter();
    letters.map(|it| it.character).eq(unit.chars())
}

/// `10 000`: the space at `at` parts the thousands of one number.
fn parts_thousands(shaped: &[Shaped], at: usize) -> bool {
    let before = shaped[..at].iter().rev().take_while(|it| is_digit(it));
    let behind = shaped[at + 1..].iter().take_while(|it| is_digit(it));
    (1..=3).contains(&before.take(4).count()) && behind.take(4).count() == 3
}
