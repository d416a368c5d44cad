//! “签发人”与姓名之间没有冒号。
//!
//! 签发人“由‘签发人’三字加全角冒号和签发人姓名组成”。用了半角冒号的，由 half-width-mark 管。

use super::kind::head;
use super::number;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::outline::head_words::are_names;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "signer-form",
    name: "签发人写法",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.2.6",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "青禾县水利局文件\n青水〔2026〕14号　　签发人江一川\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
            mended: "青禾县水利局文件\n青水〔2026〕14号　　签发人：江一川\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
        },
        Wrong {
            text: "青禾县水利局文件\n青水〔2026〕14号　　签发人 江一川\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
            mended: "青禾县水利局文件\n青水〔2026〕14号　　签发人：江一川\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
        },
        Wrong {
            text: "青禾县水利局文件\n签发人　江一川　何平\n青水〔2026〕14号\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
            mended: "青禾县水利局文件\n签发人：江一川　何平\n青水〔2026〕14号\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
        },
    ],
    right: &[
        "青禾县水利局文件\n青水〔2026〕14号　　签发人：江一川\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
        "青禾县水利局文件\n青水〔2026〕14号\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n签发人 由办公室登记。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("signer_form.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in head(manuscript) {
        let chars = passage.chars();
        let Some(at) = chars.find("签发人") else {
            continue;
        };
        let before = chars[..at].trim();
        let alone = before.is_empty() || number::of_line(before).is_some();
        let start = at + "签发人".len();
        let names = chars[start..].trim_start();
        if !alone || !are_names(names.trim_end()) {
            continue;
        }
        let range = start..chars.len() - names.len();
        notes
            .add(passage, at..range.end, "“签发人”后面没有全角冒号")
            .edit("改为“签发人：”", vec![(range, "：".to_owned())]);
    }
}
