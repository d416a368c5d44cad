//! “摄氏度”拆成了“摄氏20度”。
//!
//! “摄氏度”是一个单位名称，要作为整体写在数的后面：“20摄氏度”或“20℃”，不写“摄氏20度”。

use super::super::figure::figures;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "celsius",
    name: "摄氏度拆开",
    family: Family::Units,
    weight: Weight::Mandatory,
    clause: "《中华人民共和国法定计量单位使用方法》（“20摄氏度”不得写成“摄氏20度”）；GB 3100—1993",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "室温不低于摄氏18度。",
            mended: "室温不低于18摄氏度。",
        },
        Wrong {
            text: "气温降到摄氏零下5度。",
            mended: "气温降到零下5摄氏度。",
        },
        Wrong {
            text: "水温保持在摄氏36.5度左右。",
            mended: "水温保持在36.5摄氏度左右。",
        },
    ],
    right: &[
        "室温不低于18摄氏度。",
        "气温降到零下5℃。",
        "摄氏温标有100度。",
        "采用摄氏度为单位。",
    ],
    source: include_str!("celsius.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    const WORD: &str = "摄氏";
    let chars = passage.chars();
    for (at, _) in chars.match_indices(WORD) {
        let rest = &chars[at + WORD.len()..];
        let number = rest.strip_prefix("零下").unwrap_or(rest);
        let below = rest.len() - number.len();
        let Some(figure) = figures(number).next().filter(|it| it.start == 0) else {
            continue;
        };
        if !number[figure.end..].starts_with('度') {
            continue;
        }
        let value = &rest[..below + figure.end];
        let range = at..at + WORD.len() + value.len() + '度'.len_utf8();
        let with = format!("{value}摄氏度");
        let message = format!("“{}”写“{with}”", &chars[range.clone()]);
        notes.add(passage, range, message).replace(with);
    }
}
