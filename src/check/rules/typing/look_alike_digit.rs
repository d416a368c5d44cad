//! 数字里混进了字母：“25l亿”“2O24年”。
//!
//! 小写 l、大写 I 和 1，大写、小写 O 和 0 看着像，扫描、识别、录入时会混。
//! 一串里除了数字只有这几个字母，又以数字或 l 开头、后面紧接年、月、日、万、亿、元等的才算；
//! O2O、5G、H2O 这样的名称不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "look-alike-digit",
    name: "数字里的字母",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第二十条（四）（签发前审核文字、数字、标点等用法）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Quotation, Quiet::Latin, Quiet::Number],
    wrong: &[
        Wrong {
            text: "全年投入25l亿元。",
            mended: "全年投入251亿元。",
        },
        Wrong {
            text: "2O24年，新增就业1O万人。",
            mended: "2024年，新增就业10万人。",
        },
        Wrong {
            text: "增长l0%，共有3I家企业。",
            mended: "增长10%，共有31家企业。",
        },
    ],
    right: &[
        "推行O2O模式，建成5G基站。",
        "全年投入251亿元，增长10%。",
        "型号为2I的设备，编号10O1。",
    ],
    source: include_str!("look_alike_digit.rs"),
    look: Look::Passage(look),
};

/// What stands behind a number.
const UNITS: &str = "年月日时万亿元个人次名家项户亩吨倍%％";

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let mut at = 0;
    while let Some(found) = chars[at..].find(|it: char| it.is_ascii_alphanumeric()) {
        let start = at + found;
        let rest = chars[start..].trim_start_matches(|it: char| it.is_ascii_alphanumeric());
        at = chars.len() - rest.len();
        let run = &chars[start..at];
        if rest.starts_with(|it| UNITS.contains(it)) && is_number(run) {
            let pen = notes.add(passage, start..at, format!("“{run}”里混进了字母"));
            let with = run.replace(['l', 'I'], "1").replace(['O', 'o'], "0");
            pen.sure(Sureness::Likely).replace(with);
        }
    }
}

/// Whether `run` is a number but for letters that look like digits.
fn is_number(run: &str) -> bool {
    let letters = run.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = run.len() - letters;
    let alike = run
        .bytes()
        .all(|it| it.is_ascii_digit() || b"lIOo".contains(&it));
    let begins = run.starts_with(|it: char| it.is_ascii_digit() || it == 'l');
    alike && begins && letters > 0 && digits > 0
}
