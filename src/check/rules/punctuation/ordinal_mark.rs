//! 序次语后面的标点不对。
//!
//! 带括号的序次语（“（一）”“（1）”）和圆圈数字后面不用任何点号；不带括号的汉字数字后面用顿号（“一、”）；
//! “第一”“首先”“其次”这样的序次语后面用逗号。
//! 只看段首；“第一、第二产业”“（一）、（二）项”是并列，不是序次语，后面没有停顿的“一是”也不管。

use crate::check::letters::{after, pauses};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Standing};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "ordinal-mark",
    name: "序次语后的标点",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 4.4（逗号用于某些序次语之后）、4.5.3.3、附录B（序次语之后的标点）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "（一）、加强组织领导",
            mended: "（一）加强组织领导",
        },
        Wrong {
            text: "第一、加强组织领导，压实工作责任。",
            mended: "第一，加强组织领导，压实工作责任。",
        },
        Wrong {
            text: "一，加强组织领导，压实工作责任。",
            mended: "一、加强组织领导，压实工作责任。",
        },
        Wrong {
            text: "首先、要加强组织领导。",
            mended: "首先，要加强组织领导。",
        },
    ],
    right: &[
        "（一）加强组织领导",
        "第一、第二产业比重下降，第三产业比重上升。",
        "一、二产业融合发展。",
        "（2024年），全市实现增长。",
        "一要加强组织领导。",
        "（一）、（二）项所列材料由申请人提供。",
        "（一）、（三）项所列情形除外。",
        "（1）、（2）项由县级负责。",
        "①、②、③项由县级负责。",
        "首先、其次、再次的顺序不变。",
    ],
    source: include_str!("ordinal_mark.rs"),
    look: Look::Passage(look),
};

/// Words that order, before 、 or ，.
const WORDS: [&str; 4] = ["首先", "其次", "再次", "最后"];

const NUMERALS: &str = "一二三四五六七八九十";

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    if passage.standing == Standing::Cell {
        return;
    }
    let words = passage.words();
    let Some((head, with)) = bracketed(words).or_else(|| bare(words)) else {
        return;
    };
    let Some(mark) = after(words, head).filter(|&it| pauses(it) || it == '.') else {
        return;
    };
    if with.starts_with(mark) || lists(&words[head + mark.len_utf8()..]) {
        return;
    }
    let start = passage.words_range().start + head;
    let message = if with.is_empty() {
        format!("序次语“{}”后面不用点号", &words[..head])
    } else {
        format!("序次语“{}”后面用“{with}”，不用“{mark}”", &words[..head])
    };
    let pen = notes.add(passage, start..start + mark.len_utf8(), message);
    pen.replace(with);
}

/// Whether the next of a list of such words stands behind the mark.
fn lists(behind: &str) -> bool {
    let next = behind.trim_start();
    bracketed(next).is_some() || WORDS.iter().any(|word| next.starts_with(word))
}

/// The bytes of （一） or ① at the start of `words`, behind which nothing stands.
fn bracketed(words: &str) -> Option<(usize, &'static str)> {
    let first = words.chars().next()?;
    if matches!(first, '①'..='⑳') {
        return Some((first.len_utf8(), ""));
    }
    let inside = words.strip_prefix(['（', '('])?;
    let end = inside.find(['）', ')'])?;
    let chinese = inside[..end].chars().all(|it| NUMERALS.contains(it));
    let arabic = end <= 2 && inside[..end].bytes().all(|it| it.is_ascii_digit());
    let close = inside[end..].chars().next()?;
    let head = words.len() - inside.len() + end + close.len_utf8();
    (end > 0 && (chinese || arabic)).then_some((head, ""))
}

/// The bytes of 一, 第一 or 首先 at the start of `words` with another mark
/// than theirs behind, and the mark that should stand there.
fn bare(words: &str) -> Option<(usize, &'static str)> {
    for word in WORDS {
        if words
            .strip_prefix(word)
            .is_some_and(|it| it.starts_with('、'))
        {
            return Some((word.len(), "，"));
        }
    }
    let ordinal = words.strip_prefix('第');
    let rest = ordinal.unwrap_or(words);
    let behind = rest.trim_start_matches(|it| NUMERALS.contains(it));
    let head = words.len() - behind.len();
    if behind.len() == rest.len() {
        return None;
    }
    let next = behind.chars().nth(1)?;
    match (ordinal, behind.chars().next()?) {
        (Some(_), '、') if next != '第' && !NUMERALS.contains(next) => Some((head, "，")),
        (None, '，' | '.' | '：') => Some((head, "、")),
        _ => None,
    }
}
