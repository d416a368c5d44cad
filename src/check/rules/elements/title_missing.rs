//! 有主送机关、有落款的公文，或者机关署名并写明日期的，没有标题。
//!
//! 标题由发文机关名称、事由和文种组成，每件公文都有。只有正文的一段材料、讲话稿不在此列；在文首要素里给了标题的也不在此列。

use super::addressee_colon::without_colon;
use super::dates::is_signed_by_a_body;
use super::kind::{addressees, is_sent};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Sureness};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "title-missing",
    name: "缺标题",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第九条（七）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "一、提高认识\n各地要抓紧落实。\n二、压实责任\n各地要责任到人。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n一、提高认识\n各地要抓紧落实。\n二、压实责任\n各地要责任到人。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "市直各单位：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n市直各单位：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云政发〔2026〕8号\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "同志们：\n现就有关事项通知如下。\n",
        "一、提高认识\n各地要抓紧落实。\n二、压实责任\n各地要责任到人。\n江一川\n2026年3月5日\n",
        "各单位要抓紧落实。\n二要加强值守。\n",
        "---\n标题: 关于做好防汛工作的通知\n---\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知。\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "通知\n各县人民政府：\n现就有关事项告知如下。\n云川市人民政府\n2026年3月5日\n",
        "通\u{3000}知\n各县人民政府：\n现就有关事项告知如下。\n云川市人民政府\n2026年3月5日\n",
        "请示\n省人民政府：\n现就有关事项告知如下。\n云川市人民政府\n2026年3月5日\n",
        "证明\n云川市公安局：\n现就有关事项告知如下。\n云川市人民政府\n2026年3月5日\n",
        "介绍信\n云川市档案馆：\n现就有关事项告知如下。\n云川市人民政府\n2026年3月5日\n",
        "表扬信\n青水县第一中学：\n现就有关事项告知如下。\n云川市人民政府\n2026年3月5日\n",
        "云川市人民政府\n公\u{3000}告\n各县人民政府：\n现就有关事项告知如下。\n云川市人民政府\n2026年3月5日\n",
        "任命书\n林大可同志：\n现就有关事项告知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("title_missing.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let sent = is_sent(manuscript) || is_signed_by_a_body(manuscript);
    if manuscript.document.title().is_some() || !sent {
        return;
    }
    let unmarked = || without_colon(manuscript).map(|(line, _)| line);
    if let Some(addressee) = addressees(manuscript).next().or_else(unmarked) {
        let range = addressee.words_range();
        notes.add(addressee, range, "主送机关之上没有标题");
    } else if let Some(first) = text(manuscript) {
        let range = first.words_range();
        let message = "正文之上没有标题";
        let _ = notes.add(first, range, message).sure(Sureness::Likely);
    }
}

/// The first paragraph of the text.
fn text<'m, 'a>(manuscript: &'m Manuscript<'a>) -> Option<&'m Passage<'a>> {
    let of_text = |it: &&Passage<'_>| matches!(it.role, Role::Body | Role::Heading(_));
    manuscript.paragraphs().find(of_text)
}
