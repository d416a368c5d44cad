//! 正文里的日期写成了“2024.5.6”。
//!
//! 正文里的日期写“2024年5月6日”；要用符号代替“年”“月”，国家标准用短横线“-”（2024-05-06），不用点和斜线。
//! 表格、脚注里不在此列。

use super::super::figure::figures;
use crate::check::letters::{after, before};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet, Standing, Sureness};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "date-dotted",
    name: "正文里用点写日期",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011（年月日按“年”“月”“日”书写，或者用“-”代替）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "本通知自2024.5.6起执行。",
            mended: "本通知自2024年5月6日起执行。",
        },
        Wrong {
            text: "2023.12.01，项目开工。",
            mended: "2023年12月1日，项目开工。",
        },
        Wrong {
            text: "会议于2024.05.06日召开。",
            mended: "会议于2024年5月6日召开。",
        },
        Wrong {
            text: "会议于2024/5/6召开。",
            mended: "会议于2024年5月6日召开。",
        },
    ],
    right: &[
        "本通知自2024年5月6日起执行。",
        "系统升级到V2024.5.6版。",
        "发布时间：2024-05-06",
        "小数为2024.56。",
        "2024.15.6是编号。",
    ],
    source: include_str!("date_dotted.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let of_body = matches!(
        passage.role,
        Role::Heading(_) | Role::Article | Role::Item | Role::Body
    );
    if !of_body || passage.standing != Standing::Paragraph {
        return;
    }
    let chars = passage.chars();
    for figure in figures(chars) {
        let joins = |it: char| it.is_ascii_alphanumeric() || ".-/:_".contains(it);
        if before(chars, figure.start).is_some_and(joins) {
            continue;
        }
        let rest = &chars[figure.start..];
        let written = &rest[..rest.len()
            - rest
                .trim_start_matches(|it: char| it.is_ascii_digit() || "./".contains(it))
                .len()];
        let written = written.trim_end_matches(['.', '/']);
        let end = figure.start + written.len();
        if after(chars, end).is_some_and(joins) {
            continue;
        }
        if let Some(date) = date(written) {
            let message = format!("日期“{written}”写“{date}”");
            // 2024.5.6日 has its 日.
            let own = chars[end..].starts_with('日').then_some('日');
            let end = end + own.map_or(0, char::len_utf8);
            let pen = notes.add(passage, figure.start..end, message);
            pen.sure(Sureness::Likely).replace(date);
        }
    }
}

/// 2024.5.6 and 2024/5/6 in words.
fn date(written: &str) -> Option<String> {
    let parts: Vec<_> = written.split(['.', '/']).collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let number = |text: &str, most: u32| {
        let value = text.parse().ok().filter(|it| (1..=most).contains(it));
        value.filter(|_| text.len() <= 2)
    };
    let recent = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let (month, day) = (number(month, 12)?, number(day, 31)?);
    recent.then(|| format!("{year}年{month}月{day}日"))
}
