//! Numerals at the start of a text: Chinese (十一), Arabic (11, １１).
//!
//! In: text. Out: the value and the bytes it takes. It knows ordinals of
//! headings, not quantities: years digit by digit (二〇二三) are none.

/// The Chinese numeral `text` begins with, below 1000: its value and bytes.
pub(crate) fn chinese(text: &str) -> Option<(u32, usize)> {
    let run = text
        .find(|letter| chinese_digit(letter).is_none() && unit(letter).is_none())
        .unwrap_or(text.len());
    let value = chinese_value(&text[..run])?;
    (value > 0).then_some((value, run))
}

/// The value of digits and 十, 百 in a row; digits side by side are a year.
fn chinese_value(run: &str) -> Option<u32> {
    let mut total = 0;
    let mut pending: Option<u32> = None;
    for letter in run.chars() {
        if let Some(size) = unit(letter) {
            total += pending.take().unwrap_or(1) * size;
        } else {
            match (chinese_digit(letter)?, pending) {
                (0, None) if total > 0 => {}
                // Two digits side by side are a year or a telephone number.
                (0, _) | (_, Some(_)) => return None,
                (digit, None) => pending = Some(digit),
            }
        }
        if total >= 1000 {
            return None;
        }
    }
    Some(total + pending.unwrap_or(0))
}

fn unit(letter: char) -> Option<u32> {
    match letter {
        '十' => Some(10),
        '百' => Some(100),
        _ => None,
    }
}

/// The value of one Chinese digit, the three ways to write zero included.
pub(crate) fn chinese_digit(letter: char) -> Option<u32> {
    match letter {
        '〇' | '○' | '零' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

/// The Arabic numeral of at most three digits `text` begins with.
pub(crate) fn arabic(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut bytes = 0;
    for (count, digit) in text.chars().map_while(arabic_digit).enumerate() {
        if count == 3 {
            return None;
        }
        value = value * 10 + digit;
    }
    for letter in text.chars().take_while(|&it| arabic_digit(it).is_some()) {
        bytes += letter.len_utf8();
    }
    (value > 0).then_some((value, bytes))
}

/// The value of one Arabic digit, half or full width.
pub(crate) fn arabic_digit(letter: char) -> Option<u32> {
    match letter {
        '0'..='9' => Some(u32::from(letter) - u32::from('0')),
        '０'..='９' => Some(u32::from(letter) - u32::from('０')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals_are_ordinals_and_years_are_not() {
        let values = [
            "一、",
            "十一",
            "二十",
            "二十三条",
            "一百零五",
            "二〇二三年",
            "零",
            "体",
        ];
        let seen = values.map(|text| chinese(text).map(|(value, _)| value));
        let want = [
            Some(1),
            Some(11),
            Some(20),
            Some(23),
            Some(105),
            None,
            None,
            None,
        ];
        assert_eq!(seen, want);
    }

    #[test]
    fn arabic_numerals_have_at_most_three_digits() {
        let seen = ["1.", "１２．", "2023年", "0", "a"].map(arabic);
        assert_eq!(seen, [Some((1, 1)), Some((12, 6)), None, None, None]);
    }
}
