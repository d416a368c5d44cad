//! 主送机关之后没有冒号。
//!
//! “最后一个机关名称后标全角冒号”。只看标题下面独占一行、几个名称都是机关或单位的一行；
//! 标题下面单独一个机关名称也可能是署名，只在请示、批复和函里、与落款不同时才算主送机关。
//! 没有标题的，机关署名并写明日期的才看，开头一行须是“各……”或者列出几个机关。

use super::dates::is_signed_by_a_body;
use super::kind::kind;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Sureness};
use crate::document::Role;
use crate::outline::sentence::length;
use crate::outline::words::{lists_bodies, names_a_body, names_all_of_some_bodies};

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
            text: "各县（区）人民政府，市政府各部门\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "各县（区）人民政府，市政府各部门：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
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
        "各乡镇、各部门要抓紧落实\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "云川市水利局、云川市财政局\n现将情况说明如下。\n云川市水利局\n2026年3月5日\n",
        "关于借用场地的函\n云川市人民政府\n市体育局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("addressee_colon.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let Some((line, names)) = without_colon(manuscript) else {
        return;
    };
    let words = line.words_range();
    let end = words.start + names.len()..words.end;
    notes
        .add(line, words, "主送机关之后没有冒号")
        .sure(Sureness::Likely)
        .edit("加上全角冒号", vec![(end, "：".to_owned())]);
}

/// The line right below the title, or at the top where no title is, that names
/// 主送机关 and has no colon; the names in it.
pub(super) fn without_colon<'m, 'a>(
    manuscript: &'m Manuscript<'a>,
) -> Option<(&'m Passage<'a>, &'m str)> {
    let title = manuscript.with_role(0, Role::Title).last();
    let kind = kind(manuscript);
    let has_kind = kind.is_some() || (title.is_none() && is_signed_by_a_body(manuscript));
    let named = manuscript.with_role(0, Role::Addressee).next().is_some();
    let below = |it: &&Passage<'_>| {
        title.is_none_or(|title| it.at > title.at) && it.role != Role::DocNumber
    };
    let mut below = manuscript.paragraphs().filter(below);
    let (line, next) = (below.next()?, below.next()?);
    if !has_kind || named || !matches!(line.role, Role::Body | Role::Byline | Role::Other) {
        return None;
    }
    let inner = line
        .words()
        .trim_end_matches(['。', '，', '；', ',', ';', '.']);
    let several = match title {
        Some(_) => inner.contains(['、', '，']) || inner.starts_with('各'),
        None => names_all_of_some_bodies(inner) || lists_bodies(inner),
    };
    let lonely = matches!(kind, Some("请示" | "批复" | "函")) && !signs(manuscript, inner);
    let names = inner
        .split(['、', '，', ','])
        .all(|it| names_a_body(it) && length(it) <= 30);
    let text = matches!(next.role, Role::Body | Role::Heading(_));
    (names && (several || lonely) && text).then_some((line, inner))
}

/// Whether `name` stands below the text, or at the head of the title.
fn signs(manuscript: &Manuscript<'_>, name: &str) -> bool {
    let title = manuscript.document.title().unwrap_or_default();
    let mut signatures = manuscript.with_role(0, Role::Signature);
    title.starts_with(name) || signatures.any(|it| it.words() == name)
}
