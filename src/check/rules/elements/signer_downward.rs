//! 通知、通报、决定、批复等下行文标注了签发人。
//!
//! 签发人是上行文（请示、报告、上行的意见和议案）的要素，别的公文不标。

use super::kind::{head, kind};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "signer-downward",
    name: "下行文标签发人",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.2.6，《党政机关公文处理工作条例》第九条（六）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "云川市人民政府文件\n云政发〔2026〕8号　　签发人：江一川\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "---\n签发人: 江一川\n---\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云川市人民政府文件\n签发人：江一川\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云川市人民政府文件\n云政发〔2026〕9号　　签发人：何　平\n关于做好防汛工作的通报\n各县人民政府：\n现就有关事项通报如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府文件\n云政发〔2026〕9号\n关于做好防汛工作的通报\n各县人民政府：\n现就有关事项通报如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "---\n签发人: 江一川\n---\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
        "青禾县水利局文件\n青水〔2026〕14号　　签发人：江一川\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
        "青禾县水利局文件\n青水〔2026〕14号　　签发人：江一川\n关于加强治理的意见\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n签发人：江一川负责把关。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("signer_downward.rs"),
    look: Look::Manuscript(look),
};

const DOWNWARD: [&str; 9] = [
    "通知", "通报", "决定", "决议", "公告", "通告", "公报", "批复", "命令",
];

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let Some(kind) = kind(manuscript).filter(|it| DOWNWARD.contains(it)) else {
        return;
    };
    let message = format!("{kind}是下行文，不标签发人");
    let mut given = manuscript.elements.iter();
    if let Some(given) = given.find(|it| it.role == Role::Signer) {
        notes.add(given, given.words_range(), message.clone());
    }
    let title = manuscript.with_role(0, Role::Title).next();
    let above = |it: &&Passage<'_>| title.is_some_and(|title| it.at < title.at);
    for passage in head(manuscript).filter(above) {
        if let Some(at) = passage.chars().find("签发人：") {
            notes.add(passage, at..passage.words_range().end, message.clone());
        }
    }
}
