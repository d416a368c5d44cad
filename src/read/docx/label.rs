//! A number and a number format in, the number as it is shown out.
//!
//! The formats are those of `w:numFmt` (ECMA-376 part 1, 17.18.59). What is not
//! among them here is shown in Arabic figures. It counts nothing.

use crate::document::circled;

/// How a level shows its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    /// 1, 2
    #[default]
    Decimal,
    /// 01, 001: padded to so many digits.
    Padded(usize),
    /// １, ２
    FullWidth,
    /// 一, 十一, 一百零一
    Chinese,
    /// 一, 十一, 一〇一
    ChineseShort,
    /// 一〇, digit by digit
    ChineseDigits,
    /// 壹, 拾壹
    ChineseLegal,
    /// 甲, 乙
    Stems,
    /// 子, 丑
    Branches,
    /// ①
    Circled,
    /// ⑴
    Parenthesised,
    /// ⒈
    FullStopped,
    /// ㊀
    ChineseCircled,
    /// a, b, aa
    LowerLetter,
    /// A, B, AA
    UpperLetter,
    /// i, ii
    LowerRoman,
    /// I, II
    UpperRoman,
    /// - 1 -
    InDashes,
    /// A sign that counts nothing.
    Bullet,
    /// Nothing.
    None,
}

impl NumberFormat {
    /// The format of that name; `custom` is described by `description`
    /// (`001, 002, 003, ...`).
    pub(super) fn of(name: &str, description: Option<&str>) -> Self {
        match name {
            "decimalZero" => Self::Padded(2),
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "chineseCountingThousand"
            | "taiwaneseCountingThousand"
            | "japaneseCounting"
            | "koreanCounting" => Self::Chinese,
            "chineseCounting" | "taiwaneseCounting" => Self::ChineseShort,
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
                Self::ChineseDigits
            }
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
                Self::ChineseLegal
            }
            "ideographTraditional" => Self::Stems,
            "ideographZodiac" => Self::Branches,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "decimalEnclosedParen" => Self::Parenthesised,
            "decimalEnclosedFullstop" => Self::FullStopped,
            "ideographEnclosedCircle" => Self::ChineseCircled,
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "numberInDash" => Self::InDashes,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            "custom" => padded(description.unwrap_or_default()),
            _ => Self::Decimal,
        }
    }

    /// `number` as it is shown.
    pub(super) fn show(self, number: u32) -> String {
        let glyph = |first: char, count: u32| {
            (1..=count)
                .contains(&number)
                .then(|| char::from_u32(u32::from(first) + number - 1))
                .flatten()
                .map(String::from)
        };
        let shown = match self {
            Self::Decimal => None,
            Self::Padded(width) => Some(format!("{number:0width$}")),
            Self::FullWidth => Some(full_width(number)),
            Self::Chinese => chinese_numeral(number),
            Self::ChineseShort if number < 100 => chinese_numeral(number),
            Self::ChineseShort | Self::ChineseDigits => Some(by_digits(number)),
            Self::ChineseLegal => chinese(number, &LEGAL_DIGITS, &LEGAL_UNITS),
            Self::Stems => of_list("甲乙丙丁戊己庚辛壬癸", number),
            Self::Branches => of_list("子丑寅卯辰巳午未申酉戌亥", number),
            Self::Circled => circled(number).map(String::from),
            Self::Parenthesised => glyph('⑴', 20).or_else(|| Some(format!("({number})"))),
            Self::FullStopped => glyph('⒈', 20).or_else(|| Some(format!("{number}."))),
            Self::ChineseCircled => glyph('㊀', 10),
            Self::LowerLetter => letters(number, 'a'),
            Self::UpperLetter => letters(number, 'A'),
            Self::LowerRoman => roman(number).map(|it| it.to_lowercase()),
            Self::UpperRoman => roman(number),
            Self::InDashes => Some(format!("- {number} -")),
            Self::Bullet | Self::None => Some(String::new()),
        };
        shown.unwrap_or_else(|| number.to_string())
    }
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UNITS: [&str; 4] = ["", "十", "百", "千"];
const LEGAL_DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const LEGAL_UNITS: [&str; 4] = ["", "拾", "佰", "仟"];

/// `001, 002, 003, ...` pads to three digits.
fn padded(description: &str) -> NumberFormat {
    let first = description.split(',').next().unwrap_or_default().trim();
    let digits = !first.is_empty() && first.bytes().all(|it| it.is_ascii_digit());
    if digits && first.len() < 10 {
        NumberFormat::Padded(first.len())
    } else {
        NumberFormat::Decimal
    }
}

fn full_width(number: u32) -> String {
    let digits = number.to_string();
    let wide = digits.bytes().map(|digit| u32::from(digit) - 0x30 + 0xFF10);
    wide.filter_map(char::from_u32).collect()
}

fn by_digits(number: u32) -> String {
    let digits = number.to_string();
    let shown = digits.bytes().map(|digit| match digit - b'0' {
        0 => '〇',
        digit => DIGITS[usize::from(digit)],
    });
    shown.collect()
}

/// 一百零一, 十一; `None` past 9999 and for 0.
pub(crate) fn chinese_numeral(number: u32) -> Option<String> {
    chinese(number, &DIGITS, &UNITS).map(short_ten)
}

/// 一百零一 in the digits and units given; `None` past 9999 and for 0.
fn chinese(number: u32, digits: &[char; 10], units: &[&str; 4]) -> Option<String> {
    if !(1..10_000).contains(&number) {
        return None;
    }
    let mut shown = String::new();
    let mut skipped = false;
    for place in (0..4).rev() {
        let digit = (number / 10_u32.pow(place) % 10) as usize;
        if digit == 0 {
            skipped = !shown.is_empty();
            continue;
        }
        if std::mem::take(&mut skipped) {
            shown.push(digits[0]);
        }
        shown.push(digits[digit]);
        shown.push_str(units[place as usize]);
    }
    Some(shown)
}

/// 十一, not 一十一.
fn short_ten(shown: String) -> String {
    match shown.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => shown,
    }
}

fn of_list(list: &str, number: u32) -> Option<String> {
    let at = usize::try_from(number.checked_sub(1)?).ok()?;
    list.chars().nth(at).map(String::from)
}

/// a … z, aa, bb: Word repeats the letter.
fn letters(number: u32, first: char) -> Option<String> {
    let at = number.checked_sub(1)?;
    let letter = char::from_u32(u32::from(first) + at % 26)?;
    let times = at / 26 + 1;
    (times <= 30).then(|| String::from(letter).repeat(times as usize))
}

fn roman(mut number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut shown = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            shown.push_str(sign);
            number -= value;
        }
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_shows_its_numbers() {
        let shown = |name: &str, number| NumberFormat::of(name, None).show(number);
        for (name, number, wanted) in [
            ("decimal", 12, "12"),
            ("decimalZero", 3, "03"),
            ("decimalFullWidth", 10, "１０"),
            ("chineseCounting", 1, "一"),
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 21, "二十一"),
            ("chineseCounting", 102, "一〇二"),
            ("chineseCountingThousand", 102, "一百零二"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("japaneseCounting", 11, "十一"),
            ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 10, "壹拾"),
            ("ideographTraditional", 2, "乙"),
            ("ideographZodiac", 12, "亥"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircleChinese", 21, "㉑"),
            ("decimalEnclosedCircle", 51, "51"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalEnclosedFullstop", 2, "⒉"),
            ("lowerLetter", 27, "aa"),
            ("upperLetter", 3, "C"),
            ("lowerRoman", 4, "iv"),
            ("upperRoman", 19, "XIX"),
            ("somethingNew", 5, "5"),
            ("ideographTraditional", 11, "11"),
        ] {
            assert_eq!(shown(name, number), wanted, "{name} {number}");
        }
        let custom = NumberFormat::of("custom", Some("001, 002, 003, ..."));
        assert_eq!(custom.show(7), "007");
    }
}
