//! 一句话里套用了冒号。
//!
//! 冒号提示下文或总括上文，一个句子里一般不套用：读者分不清哪个冒号管到哪里。
//! 分号隔开的各项各有自己的冒号（“时间：……；地点：……”）的不算，引号、括号里的也不算；
//! 题目式的开头（“通知如下：一是……：”）看得出层次时可以不改，所以只是提醒。
//! 比（1：2）、时刻（14：30）里的，段首“答：”“联系人：”和发言人姓名职务之后的，“电话：”之类数字之前的都不算。

use crate::check::letters::{after, before, closes, is_han, opens};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Standing, Sureness};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "nested-colon",
    name: "冒号套用",
    family: Family::Punctuation,
    weight: Weight::Custom,
    clause: "GB/T 15834—2011 4.7.3.5（一个句子内部一般不应套用冒号）",
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
        "具体要求如下：水泥和砂的配比为1：2，男女比例为1.2：1。",
        "李四（副局长）：我补充一点：要抓早抓小。",
        "答：适用于以下三类人员：在职的、退休的和返聘的。",
        "联系人：王一，电话：0877-1234567，邮箱：a@example.cn。",
        "开放时间为：上午9：30—11：30，下午14：30—17：30。",
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
            '：' if is_label(passage, at) || tells_figure(chars, at) => {}
            _ if passage.meets_code(&(at..at + mark.len_utf8())) => {}
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

/// Whether the colon at `at` ends a label at the head of the paragraph: who
/// speaks, or 答, 联系人, 注.
fn is_label(passage: &Passage<'_>, at: usize) -> bool {
    const LONGEST: usize = 3;
    let start = passage.body_range().start;
    let Some(label) = passage.chars().get(start..at) else {
        return false;
    };
    let post = label.strip_suffix('）').and_then(|it| it.split_once('（'));
    let name = post.map_or(label, |it| it.0);
    name.chars().all(is_han) && name.chars().count() <= LONGEST
}

/// What a number or an address follows.
const LABELS: [&str; 6] = ["电话", "手机", "传真", "邮箱", "邮编", "网址"];

/// Whether one of [`LABELS`] stands before the colon at `at`, or it is part of
/// a number: 电话：0877-1234567, 1：2, 14：30.
fn tells_figure(chars: &str, at: usize) -> bool {
    let joins = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    let next = after(chars, at + '：'.len_utf8());
    let said = LABELS.iter().any(|it| chars[..at].ends_with(it));
    said || (joins(before(chars, at)) && joins(next))
}
