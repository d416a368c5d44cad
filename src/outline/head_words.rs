//! The words by which the elements of 版头 are known (GB/T 9704-2012 §7.2).
//!
//! In: text. Out: yes or no. Nothing here looks at where the text stands.

use super::sentence::{length, packed};
use super::words::{names_a_kind, without_remark};

/// 发文字号 on a line of its own: 洛政〔2023〕5号.
pub(super) fn is_doc_number(text: &str) -> bool {
    let packed = packed(text);
    if is_issue_number(&packed) {
        return true;
    }
    let bracket = packed.find(['〔', '[', '［', '【', '（', '(']);
    let year = bracket.is_some_and(|at| {
        let inner = packed[at..].chars().skip(1);
        inner.take_while(char::is_ascii_digit).count() == 4
    });
    year && packed.ends_with('号') && length(&packed) <= 30 && !packed.starts_with(['（', '('])
}

/// 发文字号 with 签发人 behind it on one line, as upward documents have them
/// (GB/T 9704-2012 §7.2.6).
pub(super) fn numbers_and_signs(text: &str) -> bool {
    text.split_once("签发人")
        .is_some_and(|(number, names)| is_doc_number(number) && names.starts_with(['：', ':']))
}

/// 发文字号 with further names behind it, as the last line of several 签发人 has.
pub(super) fn numbers_and_names(text: &str) -> bool {
    text.split_once('号')
        .is_some_and(|(number, names)| is_doc_number(&format!("{number}号")) && are_names(names))
}

/// One to three names of people and nothing else: 林大可　苏　文.
pub(crate) fn are_names(text: &str) -> bool {
    let between = |it: char| it.is_whitespace() || "、，,".contains(it);
    let han = |it: char| ('\u{4e00}'..='\u{9fff}').contains(&it) || it == '·';
    let parts: Vec<&str> = text.split(between).filter(|it| !it.is_empty()).collect();
    let whole = parts
        .iter()
        .all(|it| length(it) <= 4 && it.chars().all(han));
    let characters: usize = parts.iter().map(|it| length(it)).sum();
    whole && (2..=12).contains(&characters) && parts.len() <= 6 && !names_a_kind(text)
}

/// 第37号, 2024年第3号, 〔2024〕第9期, （第4期） and 总第4期, as orders (令),
/// announcements (公告) and minutes (纪要) are numbered.
fn is_issue_number(packed: &str) -> bool {
    let inner = packed
        .strip_prefix(['（', '('])
        .and_then(|rest| rest.strip_suffix(['）', ')']));
    let bare = inner.unwrap_or_else(|| without_remark(packed));
    let bare = bare.trim_start_matches('总');
    let (year, rest) = bare.split_once('第').unwrap_or((bare, ""));
    let year = year.trim_matches(['〔', '〕', '[', ']', '（', '）', '年']);
    if !year.is_empty() && (year.len() != 4 || !year.bytes().all(|it| it.is_ascii_digit())) {
        return false;
    }
    let number = rest.strip_suffix(['号', '期']);
    number.is_some_and(|number| {
        (1..=4).contains(&length(number))
            && number.chars().all(|it| {
                super::numeral::arabic_digit(it).is_some()
                    || super::numeral::chinese_digit(it).is_some()
                    || it == '十'
            })
    })
}

/// 份号, 密级 or 紧急程度, with or without its name before it.
pub(super) fn is_handling_mark(text: &str) -> bool {
    is_copy_number(text) || is_secrecy(text) || is_urgency(text)
}

/// 份号: six digits and nothing else, or its name and digits; 编号 and № name
/// other numbers too.
pub(super) fn is_copy_number(text: &str) -> bool {
    let packed = packed(text);
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if let Some(number) = labelled(&packed, &["份号"]) {
        return digits(number) && number.len() <= 8;
    }
    let number = ["№", "No.", "NO.", "No", "NO"]
        .iter()
        .find_map(|sign| packed.strip_prefix(sign))
        .or_else(|| labelled(&packed, &["编号"]))
        .unwrap_or(&packed);
    number.len() == 6 && digits(number)
}

/// 密级和保密期限: 机密★1年, 机密 1年.
pub(super) fn is_secrecy(text: &str) -> bool {
    let packed = packed(text);
    let level = labelled(&packed, &["密级", "密级和保密期限"]).unwrap_or(&packed);
    ["绝密", "机密", "秘密"].iter().any(|word| {
        level.strip_prefix(word).is_some_and(|rest| {
            let period = rest.trim_start_matches(['·', '*', '＊']);
            rest.starts_with(['★', '☆']) || period.is_empty() || is_period(period)
        })
    })
}

/// 1年, 6个月, 长期.
fn is_period(text: &str) -> bool {
    let number = text.trim_end_matches(['年', '个', '月', '天', '日']);
    let counted = number.len() < text.len() && (1..=3).contains(&length(number));
    let digit = |it: char| {
        super::numeral::arabic_digit(it).is_some()
            || super::numeral::chinese_digit(it).is_some()
            || it == '十'
    };
    text == "长期" || (counted && number.chars().all(digit))
}

/// 紧急程度.
pub(super) fn is_urgency(text: &str) -> bool {
    let packed = packed(text);
    let degree = labelled(&packed, &["紧急程度", "缓急"]).unwrap_or(&packed);
    matches!(degree, "特急" | "加急" | "急件" | "特提" | "平急")
}

/// What stands behind one of `names` and a colon.
fn labelled<'t>(packed: &'t str, names: &[&str]) -> Option<&'t str> {
    let (name, value) = packed.split_once(['：', ':'])?;
    names.contains(&name).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_number_stands_alone() {
        assert!(is_doc_number("云政〔2023〕5号"));
        assert!(!is_doc_number("根据云政〔2023〕5号文件精神"));
    }

    #[test]
    fn marks_for_handling_may_bear_their_names() {
        for number in [
            "000001",
            "№000001",
            "No. 000001",
            "编号：000001",
            "份号: 12",
        ] {
            assert!(is_copy_number(number), "{number}");
        }
        for number in ["00001", "编号：2026-01", "编号：12", "№", "份号："] {
            assert!(!is_copy_number(number), "{number}");
        }
        for level in [
            "机密",
            "机密★1年",
            "机密 1年",
            "密级：秘密★6个月",
            "绝密长期",
        ] {
            assert!(is_secrecy(level), "{level}");
        }
        assert!(!is_secrecy("机密文件"));
        assert!(!is_secrecy("秘密年"));
        assert!(is_urgency("紧急程度：特急"));
        assert!(!is_urgency("特急电报"));
    }

    #[test]
    fn names_of_people_are_short_and_no_kind_of_document() {
        assert!(are_names("林大可　苏　文"));
        assert!(are_names("马行健"));
        assert!(!are_names("工作报告"));
        assert!(!are_names("县人民政府办公室"));
        assert!(numbers_and_names("青水〔2026〕14号\t马行健"));
        assert!(!numbers_and_names("青水〔2026〕14号"));
    }
}
