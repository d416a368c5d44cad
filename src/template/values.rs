//! The text of a scalar in, a value with its unit out.
//!
//! Every function takes the text as it stands in the template and gives what
//! would be right where it is wrong. None knows of places.

mod choices;

use super::letterhead::RuleLength;
use super::nearest::did_you_mean;
use super::units::{Length, Lines, Mm, Pt, Zi};
use super::{FaceRole, LinePitch};

pub(super) use choices::{
    align, colour, first_number, head_rule, imprint_page, keep, landscape, latin, latin_gap,
    mark_from, note_mark, number_side, page_ends, punctuation, red_ink, rule_place, side,
    signature, start, weight,
};

/// A value, or what is wrong with its text, in Chinese.
pub(super) type Read<T> = Result<T, String>;

/// The type sizes by their Chinese names (字号), the largest first.
pub(super) const SIZES: [(&str, Pt); 16] = [
    ("初号", Pt(42.0)),
    ("小初", Pt(36.0)),
    ("一号", Pt(26.0)),
    ("小一", Pt(24.0)),
    ("二号", Pt(22.0)),
    ("小二", Pt(18.0)),
    ("三号", Pt(16.0)),
    ("小三", Pt(15.0)),
    ("四号", Pt(14.0)),
    ("小四", Pt(12.0)),
    ("五号", Pt(10.5)),
    ("小五", Pt(9.0)),
    ("六号", Pt(7.5)),
    ("小六", Pt(6.5)),
    ("七号", Pt(5.5)),
    ("八号", Pt(5.0)),
];

impl Pt {
    /// The Chinese name of a type size of so many points, if it has one: 三号.
    pub fn size_name(self) -> Option<&'static str> {
        let named = SIZES
            .iter()
            .find(|(_, size)| (size.0 - self.0).abs() < 0.05);
        named.map(|(name, _)| *name)
    }
}

/// `area`, or millimetres.
pub(super) fn rule_length(text: &str) -> Read<RuleLength> {
    match text {
        "area" => Ok(RuleLength::Area),
        _ => millimetres(text).map(RuleLength::Mm),
    }
}

/// `none`, or millimetres.
pub(super) fn foot_rule(text: &str) -> Read<Option<Mm>> {
    match text {
        "none" => Ok(None),
        _ => millimetres(text).map(Some),
    }
}

/// A share of a whole: `60%`, more than none and at most all of it.
pub(super) fn share(text: &str) -> Read<f64> {
    match quantity(text) {
        Some((value, "%")) if value > 0.0 && value <= 100.0 => Ok(value / 100.0),
        _ => Err(format!("“{text}”不是大于 0%、不超过 100% 的百分数，如 60%")),
    }
}

/// A face's role by its Chinese name or its key.
pub(super) fn face_role(text: &str) -> Read<FaceRole> {
    FaceRole::ALL
        .into_iter()
        .find(|role| role.name() == text || role.key() == text)
        .ok_or_else(|| {
            let names = FaceRole::ALL.map(FaceRole::name);
            let known = names.into_iter().chain(FaceRole::ALL.map(FaceRole::key));
            format!(
                "没有叫“{text}”的字体{}可以写 {}",
                did_you_mean(text, known),
                names.join("、")
            )
        })
}

/// The text of a page number, with one `{}` for the number: short, for it
/// stands in the margin, and without what no format carries.
pub(super) fn page_number_format(text: &str) -> Read<String> {
    /// The longest, in characters.
    const LONGEST: usize = 20;
    let hidden = |ch: char| ch.is_control() || matches!(ch, '\u{fffe}' | '\u{ffff}');
    if text.contains(hidden) {
        return Err(format!(
            "页码的样式{text:?}里有不能显示的字符；删掉它们，如 — {{}} —"
        ));
    }
    if text.chars().count() > LONGEST {
        return Err(format!("页码的样式太长，最多 {LONGEST} 个字，如 — {{}} —"));
    }
    match text.matches("{}").count() {
        1 => Ok(text.to_owned()),
        count => Err(format!(
            "页码的样式“{text}”里有 {count} 处 {{}}；要正好一处，代表页码，如 — {{}} —"
        )),
    }
}

/// A few words that the program sets of its own.
pub(super) fn words(text: &str) -> Read<String> {
    /// The longest, in characters.
    const LONGEST: usize = 20;
    let hidden = |ch: char| ch.is_control() || matches!(ch, '\u{fffe}' | '\u{ffff}');
    if text.trim().is_empty() || text.contains(hidden) || text.chars().count() > LONGEST {
        return Err(format!("{text:?}不能用；写 1 到 {LONGEST} 个字，如 目　录"));
    }
    Ok(text.to_owned())
}

/// How many levels of headings: 1 to 4.
pub(super) fn levels(text: &str) -> Read<u8> {
    text.parse()
        .ok()
        .filter(|levels| (1..=4).contains(levels))
        .ok_or_else(|| format!("“{text}”不是 1 到 4 的整数，如 2"))
}

/// The smallest type that Word sets, in points.
const SMALLEST: f64 = 1.0;

/// A type size by its Chinese name or in points.
pub(super) fn size(text: &str) -> Read<Pt> {
    if let Some((_, size)) = SIZES.iter().find(|(name, _)| *name == text) {
        return Ok(*size);
    }
    match quantity(text) {
        Some((value, "pt")) if value >= SMALLEST => Ok(Pt(value)),
        Some((_, "pt")) => Err(format!("字号“{text}”太小，最小 {SMALLEST}pt，如 16pt")),
        _ => Err(unknown_size(text)),
    }
}

/// That `text` is no type size, and which one it most likely stands for.
fn unknown_size(text: &str) -> String {
    // 3号 is what many people write for 三号.
    let with_numerals: String = text.chars().map(numeral).collect();
    let meant = match quantity(text) {
        Some((value, "" | "磅" | "PT" | "Pt")) if value > 0.0 => format!("；是不是“{value}pt”？"),
        _ => did_you_mean(&with_numerals, SIZES.map(|(name, _)| name)),
    };
    format!("不认识字号“{text}”{meant}可以写 初号、小初、一号、小一……七号、八号，或磅值如 16pt")
}

/// The Chinese numeral of a digit; any other character as it is.
fn numeral(ch: char) -> char {
    const NUMERALS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    ch.to_digit(10)
        .and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1))
        .map_or(ch, |index| NUMERALS[index])
}

/// The units of lengths, in the order messages name them.
const UNITS: [&str; 4] = ["mm", "pt", "字", "行"];

/// A length in mm, pt, 字 or 行; `0` needs no unit.
pub(super) fn length(text: &str) -> Read<Length> {
    length_in(&UNITS, text)
}

/// A length in one of `units`; `0` needs none.
fn length_in(units: &[&str], text: &str) -> Read<Length> {
    let Some((value, unit)) = quantity(text) else {
        return Err(format!(
            "“{text}”不是长度；要写数字和单位，如 {}",
            with_units("2", units)
        ));
    };
    let length = match unit {
        "" if value == 0.0 => return Ok(Length::ZERO),
        "" => {
            return Err(format!(
                "“{text}”没有单位；可以写 {}",
                with_units(text, units)
            ));
        }
        "mm" => Length::Mm(Mm(value)),
        "pt" => Length::Pt(Pt(value)),
        "字" => Length::Zi(Zi(value)),
        "行" => Length::Lines(Lines(value)),
        _ => return Err(unknown_unit(text, value, unit, units)),
    };
    if units.contains(&unit) {
        Ok(length)
    } else {
        Err(format!(
            "“{text}”的单位不能用在这里；可以用 {}",
            units.join("、")
        ))
    }
}

/// `2mm、2pt`
fn with_units(number: &str, units: &[&str]) -> String {
    let written: Vec<String> = units.iter().map(|unit| format!("{number}{unit}")).collect();
    written.join("、")
}

/// That `unit` is none of ours; other programs' names for the same units are
/// turned into ours where the key takes them.
fn unknown_unit(text: &str, value: f64, unit: &str, units: &[&str]) -> String {
    let meant = match unit.to_lowercase().as_str() {
        "毫米" | "mm" | "㎜" => (value, "mm"),
        "厘米" | "cm" | "公分" | "㎝" => (value * 10.0, "mm"),
        "磅" | "点" | "pt" => (value, "pt"),
        "字符" | "个字" | "字宽" | "em" | "ch" => (value, "字"),
        "倍行距" | "空行" | "lines" | "line" => (value, "行"),
        _ => (value, ""),
    };
    let meant = match meant {
        (value, unit) if units.contains(&unit) => format!("；是不是“{value}{unit}”？"),
        _ => "；".to_owned(),
    };
    format!(
        "“{text}”的单位“{unit}”不认识{meant}可以用 {}",
        units.join("、")
    )
}

/// An indent, which may not be negative.
pub(super) fn indent(text: &str) -> Read<Length> {
    not_negative(&UNITS, text)
}

/// A length in one of `units` that is 0 or more.
fn not_negative(units: &[&str], text: &str) -> Read<Length> {
    match length_in(units, text)? {
        Length::Mm(Mm(value))
        | Length::Pt(Pt(value))
        | Length::Zi(Zi(value))
        | Length::Lines(Lines(value))
            if value < 0.0 =>
        {
            Err(format!("“{text}”小于 0；这里最小写 0"))
        }
        length => Ok(length),
    }
}

/// A length on the page: millimetres, not negative.
pub(super) fn millimetres(text: &str) -> Read<Mm> {
    match not_negative(&["mm"], text)? {
        Length::Mm(mm) => Ok(mm),
        // The other units were refused; 0 without a unit is left.
        Length::Pt(_) | Length::Zi(_) | Length::Lines(_) => Ok(Mm(0.0)),
    }
}

/// The width of a seal: those of offices are 38 to 50 mm across, none is a
/// dot or fills the page.
pub(super) fn seal_diameter(text: &str) -> Read<Mm> {
    match millimetres(text)? {
        width if (Mm(10.0)..=Mm(60.0)).contains(&width) => Ok(width),
        _ => Err(format!("印章直径“{text}”要在 10mm 到 60mm 之间，如 42mm")),
    }
}

/// Blank lines of the grid, not negative.
pub(super) fn lines(text: &str) -> Read<Lines> {
    match not_negative(&["行"], text)? {
        Length::Lines(lines) => Ok(lines),
        // The other units were refused; 0 without a unit is left.
        Length::Mm(_) | Length::Pt(_) | Length::Zi(_) => Ok(Lines(0.0)),
    }
}

/// How many lines or columns a grid has: 1 to 200. A finer grid is no page of
/// text, and would make a book of endless pages of a slip of the finger.
pub(super) fn count(text: &str) -> Read<u32> {
    text.parse()
        .ok()
        .filter(|count| (1..=200).contains(count))
        .ok_or_else(|| format!("“{text}”不是 1 到 200 的整数，如 22"))
}

/// `auto`, or the pitch of lines in points.
pub(super) fn line_pitch(text: &str) -> Read<LinePitch> {
    match (text, quantity(text)) {
        ("auto", _) => Ok(LinePitch::Filling),
        (_, Some((value, "pt" | "磅"))) if value >= SMALLEST => Ok(LinePitch::Fixed(Pt(value))),
        _ => Err(format!(
            "“{text}”不是行距；写 auto（各行排满版心）或磅值，如 28pt"
        )),
    }
}

/// The pitch of the lines of a cell, in points.
pub(super) fn pitch(text: &str) -> Read<Pt> {
    match quantity(text) {
        Some((value, "pt" | "磅")) if value >= SMALLEST => Ok(Pt(value)),
        _ => Err(format!("“{text}”不是行距；写磅值，如 18pt")),
    }
}

/// A plain decimal number and the unit behind it. Exponents, infinities and
/// signs other than - are no numbers here, though Rust would read them.
fn quantity(text: &str) -> Option<(f64, &str)> {
    let end = text
        .find(|ch: char| !(ch.is_ascii_digit() || ch == '.' || ch == '-'))
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let value: f64 = number.parse().ok()?;
    Some((value, unit.trim()))
}
