//! 版记（抄送、印发机关和印发日期）之后还有文字。
//!
//! 版记是公文最后一面最下面的要素，末条分隔线与版心下边缘重合；附件也排在版记之前。后面另起一件公文、附着网页上的字的，不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Standing, Sureness};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "imprint-last",
    name: "版记之后的文字",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.3.7（附件在版记之前）、7.4",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "云川市人民政府关于做好防汛工作的通知\n各县人民政府：\n现就做好今年防汛工作的有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室，市水利局。\n云川市人民政府办公室　　2026年3月6日印发\n附件\n防汛物资清单\n各类物资按规定配备，存放在指定的仓库里。\n",
            mended: "云川市人民政府关于做好防汛工作的通知\n各县人民政府：\n现就做好今年防汛工作的有关事项通知如下。\n云川市人民政府\n2026年3月5日\n附件\n防汛物资清单\n各类物资按规定配备，存放在指定的仓库里。\n抄送：市委办公室，市水利局。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
        Wrong {
            text: "云川市人民政府关于做好防汛工作的通知\n各县人民政府：\n现就做好今年防汛工作的有关事项通知如下。\n抄送：市委办公室，市水利局。\n云川市人民政府办公室　　2026年3月6日印发\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府关于做好防汛工作的通知\n各县人民政府：\n现就做好今年防汛工作的有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室，市水利局。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
        Wrong {
            text: "云川市人民政府关于做好防汛工作的通知\n各县人民政府：\n现就做好今年防汛工作的有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室，市水利局。\n云川市人民政府办公室　　2026年3月6日印发\n各县要在月底前把落实的情况报市人民政府办公室。\n",
            mended: "云川市人民政府关于做好防汛工作的通知\n各县人民政府：\n现就做好今年防汛工作的有关事项通知如下。\n各县要在月底前把落实的情况报市人民政府办公室。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室，市水利局。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
    ],
    right: &[
        "云川市人民政府关于做好防汛工作的通知\n各县人民政府：\n现就做好今年防汛工作的有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室，市水利局。\n云川市人民政府办公室　　2026年3月6日印发\n",
        "云川市人民政府关于做好防汛工作的通知\n各县人民政府：\n现就做好今年防汛工作的有关事项通知如下。\n云川市人民政府\n2026年3月5日\n附件\n防汛物资清单\n各类物资按规定配备，存放在指定的仓库里。\n抄送：市委办公室，市水利局。\n云川市人民政府办公室　　2026年3月6日印发\n",
        "云川市人民政府关于做好防汛工作的通知\n各县人民政府：\n现就做好今年防汛工作的有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室，市水利局。\n云川市人民政府办公室　　2026年3月6日印发\n（共印30份）\n",
        "云川市人民政府关于做好防汛工作的通知\n各县人民政府：\n现就做好今年防汛工作的有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("imprint_last.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let is_imprint = |it: &Passage<'_>| matches!(it.role, Role::Issued | Role::CopyTo);
    let mut paragraphs = manuscript.paragraphs();
    let Some(last) = paragraphs.rfind(|it| it.role == Role::Issued) else {
        return;
    };
    let below = manuscript.passages[last.at + 1..].iter();
    let below = || {
        let words = |it: &&Passage<'_>| !it.words().is_empty() && !is_imprint(it);
        below.clone().filter(words)
    };
    // Another document begins, or it cannot be told what it is.
    let other = |it: &Passage<'_>| {
        use Role::{DocNumber, IssuerMark, Other, Title};
        it.standing == Standing::Paragraph
            && matches!(it.role, IssuerMark | DocNumber | Title | Other)
    };
    let text = |it: &&Passage<'_>| it.standing == Standing::Paragraph;
    if let Some(first) = below().find(text).filter(|_| !below().any(other)) {
        let message = "版记（抄送、印发）之后还有文字，版记应在最后";
        let _ = notes
            .add(first, first.words_range(), message)
            .sure(Sureness::Likely);
    }
}
