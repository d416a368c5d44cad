//! 成文日期写在了署名之前。
//!
//! 署名在上，成文日期在下：不加盖印章的“在发文机关署名下一行编排成文日期”，加盖印章的一般“在成文日期之上”编排署名。
//! 只看日期之上没有署名、紧接其下独占一行的是机关名称的。

use super::dates::{is_above_name, misplaced};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Quiet};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "date-before-signature",
    name: "日期在署名之前",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.3.5",
    fixing: Fixing::ByHand,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n2026年3月5日\n云川市人民政府\n\n联系人：何某，电话：12345\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n云川市人民政府\n2026年3月5日\n\n联系人：何某，电话：12345\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n2026年3月5日\n云川市人民政府\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于防汛准备情况的报告\n市人民政府：\n现就有关事项通知如下。\n2026年3月5日\n云川市水利局\n",
            mended: "关于防汛准备情况的报告\n市人民政府：\n现就有关事项通知如下。\n云川市水利局\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n2026年3月5日\n云川市防汛抗旱指挥部办公室\n（此件公开发布）\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市防汛抗旱指挥部办公室\n2026年3月5日\n（此件公开发布）\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市人民政府办公室　　2026年3月6日印发\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市水利局\n云川市财政局\n2026年3月5日\n",
    ],
    source: include_str!("date_before_signature.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let signed = |it: &Passage<'_>| it.role == Role::Signature;
    let date = manuscript.with_role(0, Role::Date).last();
    let Some(date) = date.or_else(|| misplaced(manuscript)) else {
        return;
    };
    let above = manuscript
        .paragraphs()
        .any(|it| it.at < date.at && it.document == 0 && signed(it));
    if is_above_name(manuscript, date) && !above {
        let message = "成文日期应在署名之下";
        notes.add(date, date.words_range(), message);
    }
}
