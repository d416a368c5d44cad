//! 主送机关之后没有冒号。
//!
//! “最后一个机关名称后标全角冒号”。只看标题下面独占一行、几个名称都是机关或单位的一行；
//! 标题下面单独一个机关名称也可能是署名，只在请示、批复和函里、与落款不同时才算主送机关。

use super::kind::kind;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Sureness};
use crate::document::Role;
use crate::outline::sentence::length;
use crate::outline::words::names_a_body;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "addressee-colon",
    name: "主送机关后无冒号",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.2",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县（区）人民政府，市政府各部门\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县（区）人民政府，市政府各部门：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各乡镇人民政府、县直各单位。\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各乡镇人民政府、县直各单位：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于增加防汛经费的请示\n市财政局\n防汛经费仍有缺口。\n妥否，请批示。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于增加防汛经费的请示\n市财政局：\n防汛经费仍有缺口。\n妥否，请批示。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "防汛准备情况汇报\n云川市水利局\n现就有关事项通知如下。\n",
        "关于防汛准备情况的报告\n云川市水利局\n现就有关事项通知如下。\n",
        "关于做好防汛工作的通知\n各单位要抓紧落实\n云川市人民政府\n2026年3月5日\n",
        "关于借用场地的函\n云川市人民政府\n市体育局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("addressee_colon.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let kind = kind(manuscript);
    let named = manuscript.with_role(0, Role::Addressee).next().is_some();
    let Some(title) = manuscript.with_role(0, Role::Title).last() else {
        return;
    };
    let below = |it: &&Passage<'_>| it.at > title.at && it.role != Role::DocNumber;
    let mut below = manuscript.paragraphs().filter(below);
    let (Some(line), Some(next)) = (below.next(), below.next()) else {
        return;
    };
    if kind.is_none() || named || !matches!(line.role, Role::Body | Role::Byline | Role::Other) {
        return;
    }
    let inner = line
        .words()
        .trim_end_matches(['。', '，', '；', ',', ';', '.']);
    let lonely = matches!(kind, Some("请示" | "批复" | "函")) && !signs(manuscript, inner);
    let several = inner.contains(['、', '，']) || inner.starts_with('各');
    let names = inner
        .split(['、', '，', ','])
        .all(|it| names_a_body(it) && length(it) <= 30);
    let text = matches!(next.role, Role::Body | Role::Heading(_));
    if !names || !(several || lonely) || !text {
        return;
    }
    let words = line.words_range();
    let end = words.start + inner.len()..words.end;
    notes
        .add(line, words, "主送机关之后没有冒号")
        .sure(Sureness::Likely)
        .edit("加上全角冒号", vec![(end, "：".to_owned())]);
}

/// Whether `name` stands below the text, or at the head of the title.
fn signs(manuscript: &Manuscript<'_>, name: &str) -> bool {
    let title = manuscript.document.title().unwrap_or_default();
    let mut signatures = manuscript.with_role(0, Role::Signature);
    title.starts_with(name) || signatures.any(|it| it.words() == name)
}
