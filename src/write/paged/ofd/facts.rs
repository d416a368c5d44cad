//! What archives want to know of an official document, from its elements: the
//! names are those of DA/T 46-2009, under which GB/T 42133-2022 (§6.2.1) wants
//! them kept.

use crate::document::{Document, Role};

/// What a document tells of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Who issues it (署名).
    pub author: Option<String>,
    /// Its date (成文日期) as a day of the calendar, `2024-05-06`, where it is one.
    pub day: Option<String>,
    /// All that it tells, name and value.
    pub named: Vec<(&'static str, String)>,
}

impl Facts {
    /// Those of `document`; enclosed documents have their own.
    pub fn of(document: &Document) -> Self {
        let texts = |role| {
            let paragraphs = document.with_role(role);
            paragraphs
                .map(|it| it.text.chars.trim())
                .collect::<Vec<_>>()
        };
        let joined = |role| {
            let texts = texts(role);
            (!texts.is_empty()).then(|| texts.join("、"))
        };
        let author = joined(Role::Signature);
        let date = texts(Role::Date).last().copied().map(str::to_owned);
        let (secrecy, term) = secrecy(&texts(Role::Secrecy).concat());
        let named = [
            ("文件编号", joined(Role::DocNumber)),
            ("责任者", author.clone()),
            ("日期", date.clone()),
            ("紧急程度", joined(Role::Urgency)),
            ("主送", joined(Role::Addressee).map(|it| of_list(&it, ""))),
            ("抄送", joined(Role::CopyTo).map(|it| of_list(&it, "抄送"))),
            ("密级", secrecy),
            ("保密期限", term),
        ];
        Self {
            author,
            day: date.as_deref().and_then(day),
            named: named
                .into_iter()
                .filter_map(|(name, value)| Some((name, value.filter(|it| !it.is_empty())?)))
                .collect(),
        }
    }
}

/// 密级 and 保密期限, which ★ parts (§7.2.2 of GB/T 9704-2012).
fn secrecy(text: &str) -> (Option<String>, Option<String>) {
    let parts = text.split_once('★').unwrap_or((text, ""));
    let told = |part: &str| (!part.trim().is_empty()).then(|| part.trim().to_owned());
    (told(parts.0), told(parts.1))
}

/// A list of names without the label before it and the mark that ends it.
fn of_list(text: &str, label: &str) -> String {
    let marks = ['：', ':', '。'];
    let rest = text.strip_prefix(label).unwrap_or(text);
    rest.trim_matches(|it: char| marks.contains(&it) || it.is_whitespace())
        .to_owned()
}

/// A date in figures as a day of the calendar; another spelling tells none.
fn day(text: &str) -> Option<String> {
    let packed: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let (year, rest) = packed.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let number = |part: &str, most: u32| {
        let number = part.parse::<u32>().ok();
        number.filter(|number| (1..=most).contains(number))
    };
    let year = number(year, 9999)?;
    let month = number(month, 12)?;
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day = number(rest.strip_suffix('日')?, days)?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_days() {
        let told = |text| day(text);
        assert_eq!(told("2024年5月6日").as_deref(), Some("2024-05-06"));
        assert_eq!(told("2024 年 2 月 29 日").as_deref(), Some("2024-02-29"));
        for text in [
            "2023年2月29日",
            "二〇二四年五月六日",
            "2024年13月1日",
            "2024年5月",
            "",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn labels_and_the_marks_that_end_a_list_are_none_of_it() {
        assert_eq!(of_list("各区县人民政府：", ""), "各区县人民政府");
        assert_eq!(of_list("抄送：市委办公室。", "抄送"), "市委办公室");
        let both = secrecy("机密★1年");
        assert_eq!(both, (Some("机密".to_owned()), Some("1年".to_owned())));
        assert_eq!(secrecy(""), (None, None));
    }
}
