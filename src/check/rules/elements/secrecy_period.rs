//! 保密期限中的数字用了汉字。
//!
//! 标准要求“保密期限中的数字用阿拉伯数字标注”，如“机密★1年”。“长期”没有数字，不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;
use crate::outline::numeral::{chinese, chinese_digit};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "secrecy-period",
    name: "保密期限数字",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.2.2",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "机密★一年\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "机密★1年\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "秘密★六个月\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "秘密★6个月\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "绝密★二十年\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "绝密★20年\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "机密★1年\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "绝密★长期\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n该事项属机密，期限为一年。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("secrecy_period.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in manuscript.with_element(Role::Secrecy) {
        let chars = passage.chars();
        let is_digit = |it: char| chinese_digit(it).is_some() || it == '十';
        let Some(start) = chars.find(is_digit) else {
            continue;
        };
        let Some((value, bytes)) = chinese(&chars[start..]) else {
            continue;
        };
        let range = start..start + bytes;
        let message = format!("保密期限的数字“{}”不是阿拉伯数字", &chars[range.clone()]);
        notes
            .add(passage, range, message)
            .replace(value.to_string());
    }
}
