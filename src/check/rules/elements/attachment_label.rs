//! 附件第一行的“附件”和顺序号后面加了标点，或者顺序号用了汉字。
//!
//! 附件第一行只写“附件”二字及附件顺序号，顺序号与附件说明一致，用阿拉伯数字，后面不加标点。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;
use crate::outline::numeral::chinese;
use crate::outline::sentence::packed;
use crate::outline::words::is_attachment_label;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "attachment-label",
    name: "附件序号的写法",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.3.7",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：检查办法\n\n云川市人民政府\n2026年3月5日\n\n附件：\n检查办法\n第一条　本办法自印发之日起施行。\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：检查办法\n\n云川市人民政府\n2026年3月5日\n\n附件\n检查办法\n第一条　本办法自印发之日起施行。\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1：\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2：\n验收办法\n第一条　本办法自印发之日起施行。\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2\n验收办法\n第一条　本办法自印发之日起施行。\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件一\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件二\n验收办法\n第一条　本办法自印发之日起施行。\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2\n验收办法\n第一条　本办法自印发之日起施行。\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：检查办法\n\n云川市人民政府\n2026年3月5日\n\n附件\n检查办法\n第一条　本办法自印发之日起施行。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2\n验收办法\n第一条　本办法自印发之日起施行。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n附件一：由市水利局另发。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("attachment_label.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let labels = manuscript
        .paragraphs()
        .filter(|it| it.role == Role::AttachmentLabel && is_attachment_label(it.words()));
    for passage in labels {
        let Some(number) = passage.words().strip_prefix("附件") else {
            continue;
        };
        let number = number.trim_end_matches(['：', ':', '.', '、']).trim();
        let figures = match chinese(number) {
            Some((value, _)) => value.to_string(),
            None => number.to_owned(),
        };
        let plain = format!("附件{figures}");
        if packed(passage.words()) != packed(&plain) {
            let message = format!("附件第一行只写“{plain}”");
            notes
                .add(passage, passage.words_range(), message)
                .replace(plain);
        }
    }
}
