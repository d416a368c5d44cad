//! 结尾“特此……”说的文种与标题的文种不同。
//!
//! “特此通知”用于通知，“特此报告”用于报告，“特此函告”“特此函复”用于函，“特此公告”用于公告，等等。
//! 多半是套用旧稿留下的。

use super::kind::{closing, kind};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "closing-kind",
    name: "结束语与文种",
    family: Family::Elements,
    weight: Weight::Custom,
    clause: "编辑习惯（“特此通知”“特此报告”与标题的文种一致）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n请抓紧落实。\n特此报告。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n请抓紧落实。\n特此通知。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于防汛准备情况的报告\n市人民政府：\n现将情况报告如下。\n特此通知。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于防汛准备情况的报告\n市人民政府：\n现将情况报告如下。\n特此报告。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于借用场地的函\n市体育局：\n请支持为盼。\n特此公告。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于借用场地的函\n市体育局：\n请支持为盼。\n特此函达。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n请抓紧落实。\n特此通知。\n云川市人民政府\n2026年3月5日\n",
        "关于借用场地的函\n市体育局：\n请支持为盼。\n特此函告。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n请抓紧落实。\n特此报告的材料另发。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("closing_kind.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    const KINDS: [&str; 8] = ["通知", "报告", "通报", "公告", "通告", "请示", "批复", "函"];
    let Some(kind) = kind(manuscript).filter(|it| KINDS.contains(it)) else {
        return;
    };
    for passage in closing(manuscript) {
        let Some(named) = passage.words().strip_prefix("特此") else {
            continue;
        };
        let named = named.trim_end_matches(['。', '！']);
        let meant = match named {
            "函告" | "函复" | "函达" | "函请" => "函",
            named => named,
        };
        if KINDS.contains(&meant) && meant != kind {
            let message = format!("结尾“特此{named}”与标题的“{kind}”不合");
            notes.add(passage, passage.words_range(), message);
        }
    }
}
