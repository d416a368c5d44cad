//! Given values against the clauses of GB/T 9704-2012.
//!
//! In: what was given, and the document with it. Out: a warning for each value
//! that the standard would have otherwise. The value is set as it was given:
//! a draft may have its reasons.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Place, Role};
use crate::read::{FrontMatter, Given, Key};

/// The warnings, in the order in which the values were given.
pub(super) fn given(given: &FrontMatter, document: &Document) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for entry in &given.entries {
        for value in &entry.values {
            let fault = fault(entry.key, value.trim());
            told.extend(fault.map(|fault| warning(entry, value, fault)));
        }
    }
    told.extend(period_alone(given, document));
    told.extend(two_periods(given));
    told
}

/// What a value is wrong in, and what the standard wants.
type Fault = &'static str;

fn warning(entry: &Given, value: &str, fault: Fault) -> Diagnostic {
    let message = format!("{}“{}”{fault}，照给的排入", entry.written, value.trim());
    Diagnostic::warning("given-unusual", message).at(place(entry))
}

/// Where the key of a value stands.
fn place(entry: &Given) -> Place {
    let number = |it: u64| u32::try_from(it).unwrap_or(u32::MAX);
    match entry.place {
        Some((line, column)) => Place::Text {
            line: number(line),
            column: number(column),
            bytes: Range::default(),
        },
        None => Place::Given {
            key: entry.written.clone(),
        },
    }
}

fn fault(key: Key, value: &str) -> Option<Fault> {
    let (is_right, fault) = match key {
        Key::CopyNumber => (
            is_copy_number(value),
            "不是 6 位阿拉伯数字（GB/T 9704-2012 §7.2.1，如 000001）",
        ),
        Key::Secrecy => (is_secrecy(value), "不是绝密、机密或秘密（§7.2.2）"),
        Key::Urgency => (
            is_urgency(value),
            "不是特急、加急，也不是电报的特提、特急、加急、平急（§7.2.3）",
        ),
        Key::DocNumber => (
            is_doc_number(value),
            "不合发文字号的写法（§7.2.5：年份用全称，括在六角括号〔〕里，序号不加“第”、不编虚位，如 云政发〔2026〕8号）",
        ),
        Key::Date | Key::IssuedOn => (
            is_date(value.trim_end_matches("印发").trim_end()),
            "不是日历上的年月日，或不是阿拉伯数字的“2026年3月5日”这种写法（§7.3.5.4：月、日不编虚位）",
        ),
        Key::SecrecyPeriod
        | Key::Issuer
        | Key::Signer
        | Key::Title
        | Key::Subtitle
        | Key::Addressee
        | Key::Attachment
        | Key::Present
        | Key::Excused
        | Key::Observers
        | Key::Signature
        | Key::Seal
        | Key::Stamp
        | Key::Note
        | Key::CopyTo
        | Key::IssuedBy
        | Key::Contents
        | Key::Template => return None,
    };
    (!is_right).then_some(fault)
}

fn is_copy_number(value: &str) -> bool {
    value.len() == 6 && value.bytes().all(|it| it.is_ascii_digit())
}

pub(crate) fn is_secrecy(value: &str) -> bool {
    let level = value.split('★').next().unwrap_or_default();
    ["绝密", "机密", "秘密"].contains(&level)
}

pub(crate) fn is_urgency(value: &str) -> bool {
    ["特急", "加急", "特提", "平急"].contains(&value)
}

/// 云政发〔2026〕8号; 第7号 of an order, 〔2026〕第4期 of minutes. What stands for
/// a number that is not known yet (×) is no fault.
fn is_doc_number(value: &str) -> bool {
    let value: String = value.split_whitespace().collect();
    let issue = value.contains("第") && !value.contains(['〔', '[', '［', '【']);
    if issue || value.ends_with('期') {
        return true;
    }
    let Some((_, number)) = value.split_once('〔') else {
        return false;
    };
    let Some((year, number)) = number.split_once('〕') else {
        return false;
    };
    let Some(number) = number.strip_suffix('号') else {
        return false;
    };
    year.chars().count() == 4 && !number.is_empty() && !number.starts_with(['0', '第'])
}

/// 2026年3月5日, as the calendar has it.
pub(crate) fn is_date(value: &str) -> bool {
    let parts = value
        .split_once('年')
        .and_then(|(year, rest)| Some((year, rest.split_once('月')?)));
    let Some((year, (month, day))) = parts else {
        return false;
    };
    let whole = [Some(year), Some(month), day.strip_suffix('日')].map(number);
    let [Some(year), Some(month), Some(day)] = whole else {
        return false;
    };
    (1000..=9999).contains(&year) && (1..=days(year, month)).contains(&day)
}

/// A number in ASCII digits that does not begin with 0.
fn number(digits: Option<&str>) -> Option<u32> {
    let digits = digits?;
    let bare = !digits.starts_with('0') && digits.bytes().all(|it| it.is_ascii_digit());
    digits.parse().ok().filter(|_| bare)
}

/// The days of a month; none where there is no such month.
pub(crate) fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// 保密期限 has no place but behind 密级.
fn period_alone(given: &FrontMatter, document: &Document) -> Option<Diagnostic> {
    let period = entry(given, Key::SecrecyPeriod)?;
    if entry(given, Key::Secrecy).is_some() {
        return None;
    }
    let message = match document.with_role(Role::Secrecy).next() {
        Some(_) => "密级写在正文里，另给的保密期限没有排入",
        None => "给了保密期限，没有给密级，保密期限没有排入",
    };
    Some(
        Diagnostic::warning("given-unusual", message)
            .at(place(period))
            .hint("密级和保密期限一起给，如“密级: 机密”“保密期限: 1年”（§7.2.2）"),
    )
}

/// A period beside one that the level has already.
fn two_periods(given: &FrontMatter) -> Option<Diagnostic> {
    let period = entry(given, Key::SecrecyPeriod)?;
    let level = entry(given, Key::Secrecy)?;
    let (_, own) = level.values.first()?.split_once('★')?;
    let other = period.values.first()?.trim().trim_start_matches('★');
    let message = format!("密级里已有保密期限“{own}”，另给的保密期限“{other}”没有排入");
    (own.trim() != other).then(|| {
        Diagnostic::warning("given-unusual", message)
            .at(place(period))
            .hint("保密期限只给一处")
    })
}

fn entry(given: &FrontMatter, key: Key) -> Option<&Given> {
    given.entries.iter().find(|it| it.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for date in [
            "2026年3月5日",
            "2024年2月29日",
            "2000年2月29日",
            "2026年12月31日",
        ] {
            assert!(is_date(date), "{date}");
        }
        for date in [
            "2026-03-05",
            "2026年03月05日",
            "2026年2月29日",
            "1900年2月29日",
            "2026年13月1日",
            "2026年4月31日",
            "二〇二六年三月五日",
            "26年3月5日",
            "2026年3月",
        ] {
            assert!(!is_date(date), "{date}");
        }
    }

    #[test]
    fn numbers_of_documents_have_the_year_in_its_brackets() {
        for number in [
            "云政发〔2026〕8号",
            "第7号",
            "2026年第3号",
            "〔2026〕第4期",
            "云政发〔2026〕×号",
        ] {
            assert!(is_doc_number(number), "{number}");
        }
        for number in [
            "云水[2026]8号",
            "云水〔2026〕第8号",
            "云水〔2026〕008号",
            "云水〔26〕8号",
            "云水（2026）8号",
            "云水〔2026〕8",
        ] {
            assert!(!is_doc_number(number), "{number}");
        }
    }
}
