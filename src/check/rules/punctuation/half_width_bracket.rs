//! 中文里用了半角括号，或者一对括号一半全角、一半半角。
//!
//! 中文的圆括号占一个字的位置；一对里全角、半角混用，多半是改稿时换了输入法。
//! 括号里有汉字，或者括号紧跟在汉字之后的，应当用全角。算式、外文、代码里的不在此列；
//! 段首的序号（1）归层次序号管；发文字号的年份用六角括号，归公文要素管。

use super::super::numbering::numbered;
use super::pairs::{Pair, pairs};
use crate::check::letters::{after, before, is_chinese, is_chinese_text, is_han};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "half-width-bracket",
    name: "半角括号",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 4.9（括号的形式）、5.1.3（占一个字位置）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各县(市、区)人民政府要抓好落实。",
            mended: "各县（市、区）人民政府要抓好落实。",
        },
        Wrong {
            text: "(1)至(3)项所列材料由申请人提供。",
            mended: "（1）至（3）项所列材料由申请人提供。",
        },
        Wrong {
            text: "国内生产总值(GDP)增长5.2%。",
            mended: "国内生产总值（GDP）增长5.2%。",
        },
        Wrong {
            text: "高中阶段教育（普通高中、技工教育)和继续教育(含函授）都在内。",
            mended: "高中阶段教育（普通高中、技工教育）和继续教育（含函授）都在内。",
        },
    ],
    right: &[
        "计算公式为(a+b)/2，结果见表。",
        "按照ISO 9001 (2015)执行。",
        "各县（市、区）要抓好落实。",
        "The levels of the body (一、 and so on) come first.",
        "(1)加强领导。各单位要认真研究。",
        "应当提交：\n(一)申请书；\n(二)证明。",
        "请运行print(\"你好\")，用=IF(甲>0,乙,丙)计算，下载附件(终稿).pdf。",
        "依据国发(2019)3号文件执行。",
    ],
    source: include_str!("half_width_bracket.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    if !chars.contains(['(', ')']) || !is_chinese_text(chars) {
        return;
    }
    let marker = numbered(passage).map_or(0, |(_, marker)| marker.end);
    let start = passage.body_range().start.max(marker);
    let round = |it: &Pair| it.kind == '（' && it.open >= start;
    for it in pairs(passage).pairs.into_iter().filter(round) {
        let marks = (after(chars, it.open), after(chars, it.close));
        let message = match marks {
            (Some('('), Some(')')) if is_in_chinese(chars, &it) => "中文里用了半角括号",
            (Some('（'), Some(')')) | (Some('('), Some('）')) => "括号一半全角、一半半角",
            _ => continue,
        };
        let mut edits = Vec::new();
        if marks.0 == Some('(') {
            edits.push((it.open..it.open + 1, "（".to_owned()));
        }
        if marks.1 == Some(')') {
            edits.push((it.close..it.close + 1, "）".to_owned()));
        }
        let end = it.close + marks.1.map_or(0, char::len_utf8);
        let pen = notes.add(passage, it.open..end, message);
        pen.edit("改为全角括号“（）”", edits);
    }
}

/// Whether a further number in brackets is joined to the one before: (1)至(3)项.
fn joins_another(behind: &str) -> bool {
    let more = behind.strip_prefix(['至', '到', '和', '或', '及', '、']);
    more.is_some_and(|it| it.starts_with(['(', '（']))
}

/// Whether a pair of half-width brackets stands in Chinese words.
fn is_in_chinese(chars: &str, pair: &Pair) -> bool {
    let inside = &chars[pair.open + 1..pair.close];
    let behind = &chars[pair.close + 1..];
    if behind.starts_with(['+', '-', '*', '/', '×', '÷', '=', '^', '＝', '[']) {
        return false;
    }
    let year = inside.len() == 4 && inside.bytes().all(|it| it.is_ascii_digit());
    if year && behind.starts_with(|it: char| it.is_ascii_digit() || it == '第') {
        return false;
    }
    let previous = before(chars, pair.open);
    inside.contains(is_han)
        || previous.is_some_and(is_chinese)
        || (previous.is_none() && joins_another(behind))
}
