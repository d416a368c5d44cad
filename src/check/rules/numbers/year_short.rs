//! 年份只写了后两位。
//!
//! 公历年份要写全四位，“2023年”不写“23年”，起止年份也一样：“2019—2022年”。“走过60年”“工龄25年7月”这样的年数不在此列：
//! 只有后面接着月份、或者前面接着四位年份的才提。

use std::ops::Range;

use super::super::figure::{figures, is_free, spans, value};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "year-short",
    name: "年份缩写",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011（四位数字的年份不应简写为两位数字）",
    fixing: Fixing::ByHand,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "项目于23年5月开工。",
            mended: "项目于2023年5月开工。",
        },
        Wrong {
            text: "2019—22年累计投资3亿元。",
            mended: "2019—2022年累计投资3亿元。",
        },
        Wrong {
            text: "自98年10月起执行。",
            mended: "自1998年10月起执行。",
        },
    ],
    right: &[
        "项目于2023年5月开工。",
        "走过60年光辉历程。",
        "被判处有期徒刑10年6月。",
        "2019—2022年累计投资3亿元。",
        "任期满10年5个月。",
        "民国24年5月创办。",
        "前后用了12年8月有余。",
        "工作年限20年3月，工龄25年7月，缴费年限为15年10月。",
    ],
    source: include_str!("year_short.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for figure in figures(chars) {
        let short = figure.len() == 2 && is_free(chars, &figure);
        if short && is_month(&chars[figure.end..]) && !is_span(&chars[..figure.start]) {
            tell(passage, figure, notes);
        }
    }
    for span in spans(chars) {
        let first = value(&chars[span.first.clone()]);
        let year = span.first.len() == 4 && (1900.0..2100.0).contains(&first);
        let sign = &chars[span.sign.clone()];
        let second = value(&chars[span.second.clone()]);
        let short = span.second.len() == 2 && second > first % 100.0;
        let plain = sign.is_empty() || sign == "年";
        if year && short && plain && chars[span.second.end..].starts_with('年') {
            tell(passage, span.second, notes);
        }
    }
}

fn tell(passage: &Passage<'_>, figure: Range<usize>, notes: &mut Notes<'_>) {
    let short = &passage.chars()[figure.clone()];
    let range = figure.start..figure.end + '年'.len_utf8();
    let pen = notes.add(passage, range, format!("年份“{short}年”要写全四位"));
    let _ = pen.sure(Sureness::Likely);
}

/// Whether 年 and a month follow.
fn is_month(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix('年') else {
        return false;
    };
    let month = figures(rest).next().filter(|it| it.start == 0);
    month.is_some_and(|it| {
        it.len() <= 2
            && (1.0..=12.0).contains(&value(&rest[it.clone()]))
            && rest[it.end..].starts_with('月')
    })
}

/// Whether a span of years goes on: 徒刑10年6月; or another calendar.
fn is_span(above: &str) -> bool {
    const WORDS: [&str; 17] = [
        "徒刑", "刑期", "期限", "年限", "龄", "为期", "满", "了", "长达", "历时", "共", "近", "约",
        "民国", "昭和", "平成", "令和",
    ];
    let above = above.strip_suffix(['为', '是']).unwrap_or(above);
    WORDS.iter().any(|word| above.ends_with(word))
}
