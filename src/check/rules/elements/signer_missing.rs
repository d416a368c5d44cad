//! 请示、报告有版头（发文机关标志和发文字号），却没有签发人。
//!
//! 上行文应当标注签发人姓名。只有正文、没有版头的稿子看不出签发人，不在此列。

use super::kind::{head, is_sent, kind};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;
use crate::read::Key;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "signer-missing",
    name: "上行文无签发人",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "《党政机关公文处理工作条例》第九条（六），GB/T 9704—2012 7.2.6",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "青禾县水利局文件\n青水〔2026〕14号\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
            mended: "青禾县水利局文件\n青水〔2026〕14号　　签发人：江一川\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
        },
        Wrong {
            text: "青禾县水利局文件\n青水〔2026〕15号\n关于中小河流治理情况的报告\n县人民政府：\n工程资金仍有缺口。\n青禾县水利局\n2026年4月17日\n",
            mended: "青禾县水利局文件\n青水〔2026〕15号　　签发人：何　平\n关于中小河流治理情况的报告\n县人民政府：\n工程资金仍有缺口。\n青禾县水利局\n2026年4月17日\n",
        },
        Wrong {
            text: "青禾县水利局文件\n青水〔2026〕16号\n关于增加机构编制的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
            mended: "青禾县水利局文件\n签发人：江一川\n青水〔2026〕16号\n关于增加机构编制的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
        },
    ],
    right: &[
        "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "云水〔2026〕3号\n关于防汛工作情况的报告\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "青禾县水利局文件\n青水〔2026〕14号　　签发人：江一川\n关于请求解决资金缺口的请示\n县人民政府：\n工程资金仍有缺口。\n妥否，请批示。\n青禾县水利局\n2026年4月17日\n",
    ],
    source: include_str!("signer_missing.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let upward = matches!(kind(manuscript), Some("请示" | "报告"));
    let given = !manuscript.given.values(Key::Signer).is_empty();
    let signed = head(manuscript).any(|it| it.words().contains("签发人"));
    if !upward || given || signed || !is_sent(manuscript) {
        return;
    }
    let title = manuscript.with_role(0, Role::Title).next();
    let mark = manuscript.with_role(0, Role::IssuerMark).next();
    let number = manuscript.with_role(0, Role::DocNumber).next();
    if let (Some(title), Some(mark), Some(number)) = (title, mark, number)
        && mark.at < title.at
        && number.at < title.at
    {
        let message = "上行文的版头没有签发人";
        notes.add(number, number.words_range(), message);
    }
}
