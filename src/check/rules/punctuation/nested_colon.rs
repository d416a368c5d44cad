//! 一句话里套用了冒号。
//!
//! 冒号提示下文或总括上文，一个句子里一般不套用：读者分不清哪个冒号管到哪里。
//! 分号隔开的各项各有自己的冒号（“时间：……；地点：……”）的不算，引号、括号里的也不算；
//! 题目式的开头（“通知如下：一是……：”）看得出层次时可以不改，所以只是提醒。

use crate::check::letters::{before, closes, opens};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Standing, Sureness};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "nested-colon",
    name: "冒号套用",
    family: Family::Punctuation,
    weight: Weight::Custom,
    clause: "GB/T 15834—2011 附录A A.6（一个句子内部一般不应套用冒号）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "会议决定：全市上下要牢记：安全是发展的前提。",
            mended: "会议决定，全市上下要牢记：安全是发展的前提。",
        },
        Wrong {
            text: "会议指出：要做到以下两点：一是加强领导，二是抓好落实。",
            mended: "会议指出，要做到以下两点：一是加强领导，二是抓好落实。",
        },
        Wrong {
            text: "经研究认为：当前的主要问题是：基础薄弱，投入不足。",
            mended: "经研究认为，当前的主要问题是：基础薄弱，投入不足。",
        },
    ],
    right: &[
        "时间：6月1日；地点：第一会议室。",
        "会议强调：“要做到：一是早，二是快。”",
        "参加：办公室、财务处 列席：人事处",
        "第三条规定：“权力属于人民。”第四条又规定：“依法治国。”",
        "会议要求：加强领导。会议指出：抓好落实。",
    ],
    source: include_str!("nested_colon.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    if passage.standing == Standing::Cell || !matches!(passage.role, Role::Body | Role::Item) {
        return;
    }
    let chars = passage.chars();
    let (mut depth, mut colons) = (0_usize, 0);
    for (at, mark) in chars.char_indices() {
        match mark {
            _ if opens(mark) => depth += 1,
            _ if closes(mark) => {
                depth = depth.saturating_sub(1);
                // A quotation with its stop inside ends the sentence round it.
                let stopped = before(chars, at).is_some_and(|it| "。？！".contains(it));
                if stopped && depth == 0 {
                    colons = 0;
                }
            }
            _ if depth > 0 => {}
            '。' | '；' | '？' | '！' | ' ' | '\u{3000}' | '\n' => colons = 0,
            '：' => {
                colons += 1;
                if colons == 2 {
                    let range = at..at + mark.len_utf8();
                    let pen = notes.add(passage, range, "一句话里套用了冒号");
                    let _ = pen.sure(Sureness::Possible);
                }
            }
            _ => {}
        }
    }
}
