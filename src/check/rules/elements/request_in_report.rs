//! 报告的结尾请求批示、批复。
//!
//! “不得在报告等非请示性公文中夹带请示事项”：要上级答复的另写请示。
//! 只看结尾“妥否（当否、可否），请批示（批复、指示）”一类的话；“请审阅”“如无不妥，请批转各地执行”不在此列。

use super::kind::{closing, is_sent, kind};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::outline::sentence::length;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "request-in-report",
    name: "报告夹带请示",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "《党政机关公文处理工作条例》第十五条（四）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于防汛准备情况的报告\n市人民政府：\n现将防汛准备情况报告如下。\n妥否，请批示。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于防汛准备情况的报告\n市人民政府：\n现将防汛准备情况报告如下。\n特此报告。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于防汛准备情况的报告\n市人民政府：\n现将防汛准备情况报告如下。\n以上意见当否，请批复。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于防汛准备情况的报告\n市人民政府：\n现将防汛准备情况报告如下。\n以上报告，请审阅。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于防汛准备情况的报告\n市人民政府：\n现将防汛准备情况报告如下。\n可否，请指示。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于防汛准备情况的报告\n市人民政府：\n现将防汛准备情况报告如下。\n请审阅。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于防汛准备情况的报告\n市人民政府：\n现将防汛准备情况报告如下。\n以上报告，请审阅。\n云川市人民政府\n2026年3月5日\n",
        "关于防汛准备情况的报告\n市人民政府：\n现将防汛准备情况报告如下。\n以上意见如无不妥，请批转各地执行。\n云川市人民政府\n2026年3月5日\n",
        "关于增加防汛经费的请示\n市人民政府：\n防汛经费仍有缺口。\n妥否，请批示。\n云川市人民政府\n2026年3月5日\n",
        "2026年政府工作报告\n各位代表：\n现在向大会报告工作，请予审议。\n妥否，请批示是请示的结尾语。\n",
    ],
    source: include_str!("request_in_report.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    const DOUBTS: [&str; 5] = ["妥否", "当否", "可否", "是否妥当", "是否可行"];
    const ASKS: [&str; 5] = ["请批示", "请批复", "请指示", "请予批复", "请予批准"];
    if kind(manuscript) != Some("报告") || !is_sent(manuscript) {
        return;
    }
    for passage in closing(manuscript) {
        let words = passage.words();
        let short = length(words) <= 40;
        let doubts = DOUBTS.iter().any(|it| words.contains(it));
        let asks = ASKS.iter().any(|it| words.contains(it));
        if short && doubts && asks {
            let range = passage.words_range();
            notes.add(passage, range, "报告里不得夹带请示事项");
        }
    }
}
