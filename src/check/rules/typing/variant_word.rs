//! 异形词：同一个词有几种写法，用了不推荐的一种（“帐户”“成份”“执著”）。
//!
//! 《第一批异形词整理表》和《现代汉语词典》给出推荐的写法，公文里应当统一用推荐的。
//! “蚊帐”“自身分析”“完成份额”这样只是字面相连的不在此列；专名、书名里的照旧。

use super::words::{Entry, find};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "variant-word",
    name: "异形词",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "GF 1001—2001《第一批异形词整理表》、《现代汉语词典》的推荐词形",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "核对银行帐户，建立工作台帐。",
            mended: "核对银行账户，建立工作台账。",
        },
        Wrong {
            text: "分析土壤成份，不得过份施肥。",
            mended: "分析土壤成分，不得过分施肥。",
        },
        Wrong {
            text: "引进急需人材，核实居民身分。",
            mended: "引进急需人才，核实居民身份。",
        },
    ],
    right: &[
        "核对银行账户，建立工作台账。",
        "完成份额认购，开展自身分析，超过份额的退回。",
        "提交个人材料，发放一台帐篷。",
        "加强人才队伍建设，一笔划转资金已到位。",
    ],
    source: include_str!("variant_word.rs"),
    look: Look::Passage(look),
};

const WORDS: &[Entry] = &[
    ("丰采", "风采", "", ""),
    ("人材", "人才", "个本他工", "料质"),
    ("仓惶", "仓皇", "", ""),
    ("傢具", "家具", "", ""),
    ("入帐", "入账", "进出", "篷幕蓬"),
    ("参预", "参与", "", ""),
    ("台帐", "台账", "", "篷幕蓬"),
    ("坏帐", "坏账", "", "篷幕蓬"),
    ("对帐", "对账", "", "篷幕蓬"),
    ("帐务", "账务", "", ""),
    ("帐单", "账单", "", ""),
    ("帐号", "账号", "", ""),
    ("帐户", "账户", "", ""),
    ("帐本", "账本", "", ""),
    ("帐款", "账款", "", ""),
    ("帐目", "账目", "", ""),
    ("帐簿", "账簿", "", ""),
    ("帐面", "账面", "", ""),
    ("录相", "录像", "", ""),
    ("成份", "成分", "完形合建组", "额数"),
    ("执著", "执着", "", ""),
    ("折衷", "折中", "", ""),
    ("报帐", "报账", "", "篷幕蓬"),
    ("指手划脚", "指手画脚", "", ""),
    ("欠帐", "欠账", "", "篷幕蓬"),
    ("毕躬毕敬", "毕恭毕敬", "", ""),
    ("直接了当", "直截了当", "", ""),
    ("笔划", "笔画", "一这那该每几", "转拨"),
    ("精采", "精彩", "", ""),
    ("结帐", "结账", "", "篷幕蓬"),
    ("脚色", "角色", "", ""),
    ("记帐", "记账", "", "篷幕蓬"),
    (
        "身分",
        "身份",
        "自本全亲终",
        "析开为成别布明散工类离配担解泌期享",
    ),
    ("转帐", "转账", "", "篷幕蓬"),
    ("过份", "过分", "超通经月", "额"),
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (range, with) in find(chars, WORDS) {
        let word = &chars[range.clone()];
        let message = format!("“{word}”推荐写作“{with}”");
        notes.add(passage, range, message).replace(with);
    }
}

#[cfg(test)]
#[test]
fn the_words_are_in_order() {
    assert!(super::words::is_sorted(WORDS));
}
