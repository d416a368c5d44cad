//! 数值、时间的范围用了短横线“-”或半角的“~”。
//!
//! 表示数值范围用浪纹线“～”或一字线“—”，表示起止年份用一字线“—”。短横线用来连接号码、代号、门牌，
//! 这些不在此列；只有后面跟着单位、数值逐渐增大的才当作范围。前一个数带着单位的，单位要和后一个数的一样：
//! “1月-5℃”“2日库存-5吨”里的“-”是负号。
//! 书名号里的文件名不自动改，要查原文。

use super::super::figure::{spans, value};
use crate::check::letters::after;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "range-dash",
    name: "数值范围的连接号",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15834—2011 4.13（连接号）；数值范围另见GB/T 15835—2011",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "裂缝宽1-5毫米。",
            mended: "裂缝宽1—5毫米。",
        },
        Wrong {
            text: "2021-2025年投资3亿元。",
            mended: "2021—2025年投资3亿元。",
        },
        Wrong {
            text: "2021~2025年气温10~15℃。",
            mended: "2021—2025年气温10～15℃。",
        },
        Wrong {
            text: "增幅为5%-8%。",
            mended: "增幅为5%—8%。",
        },
        Wrong {
            text: "分布在3月5日-6月6日、2025年5月-2026年3月，每村5万元-10万元。",
            mended: "分布在3月5日—6月6日、2025年5月—2026年3月，每村5万元—10万元。",
        },
    ],
    right: &[
        "裂缝宽1—5毫米，气温10～15℃。",
        "见GB/T 15835-2011。",
        "联系电话0371-12345678。",
        "住在3-5号楼。",
        "日期为2024-05-06。",
        "以3-2取胜。",
        "1月最低气温-5.2℃，1月气温-5℃。",
        "今年1月冻库温度-18℃，1日凌晨-5℃低温，2日-3℃。",
        "3次测得-5.2℃，1月末库存-5吨，账户余额1月末-500元。",
    ],
    source: include_str!("range_dash.rs"),
    look: Look::Passage(look),
};

/// What a quantity or a time is counted by; 号 and 楼 name a house.
const UNITS: &str = "%％‰℃°万亿千百元个天年月日岁人户家倍吨米厘毫公平立克升里名次页条小时分秒周台套件辆亩斤届项期年";

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for span in spans(chars) {
        let years = span.first.len() == 4 && chars[span.second.end..].starts_with('年');
        let (what, with) = match (&chars[span.dash.clone()], years) {
            ("-" | "–" | "－" | "~" | "∼", true) => ("起止年份", "—"),
            ("-" | "–" | "－", false) => ("数值范围", "—"),
            ("~" | "∼", false) => ("数值范围", "～"),
            _ => continue,
        };
        let counts = |at: usize| after(chars, at).is_some_and(|it| UNITS.contains(it));
        let signed = is_counted_alike(&chars[span.sign], &chars[span.second.end..]);
        let rises = value(&chars[span.first.clone()]) < value(&chars[span.second.clone()]);
        if counts(span.second.end) && signed && rises {
            let dash = &chars[span.dash.clone()];
            let message = format!("{what}用“{with}”，不用“{dash}”");
            let cited = in_title(chars, span.dash.start);
            let pen = notes.add(passage, span.dash, message);
            // Only whoever has the text at hand can say how its name is written.
            if cited {
                let _ = pen.sure(Sureness::Likely);
            } else {
                pen.replace(with);
            }
        }
    }
}

/// Whether both numbers count the same: what stands behind the first stands in
/// `rest` behind the second too, or the two are dates. Else the second is less
/// than nothing: 1月-5℃.
fn is_counted_alike(sign: &str, rest: &str) -> bool {
    let dates = matches!(sign, "月" | "日") && rest.starts_with(['年', '月']);
    rest.starts_with(sign) || dates
}

/// Whether `at` stands in the name of a text: 《…纲要（2006-2020年）》.
fn in_title(chars: &str, at: usize) -> bool {
    let above = &chars[..at];
    above.rfind('《') > above.rfind('》')
}
