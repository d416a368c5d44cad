//! 中文句子里用了半角（英文）的逗号、分号、冒号、问号、叹号、句点。
//!
//! 中文点号各占一个字的位置；半角的占半个字，和前后的字挤在一起，是输入法没有切换过来。
//! 前面是汉字、后引号、后括号等，或者前面是字母、数字而后面紧接汉字的，算中文的标点；
//! 一段里外文比中文多时，前后紧挨着汉字的才算；
//! 句点只在一段末尾或后引号之前才算句号，句中的“.”可能是序号、间隔号，不动。
//! 数字里的 1,234、9:30，和数字的比写在一起的“1:2:7（中央:省:市）”，网址、文件名、代码和整段外文里的标点不在此列；
//! 同一个点号接连出现归 doubled-mark 管。

use std::ops::Range;

use crate::check::blank::is_blank;
use crate::check::letters::{after, before, closes, is_chinese_text, is_han};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "half-width-mark",
    name: "半角点号",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 4.1—4.7（点号的形式）、5.1（占一个字位置）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各单位要提高认识,抓好落实。",
            mended: "各单位要提高认识，抓好落实。",
        },
        Wrong {
            text: "全年投入1,200万元, 同比增长5%,创历史新高.",
            mended: "全年投入1,200万元，同比增长5%，创历史新高。",
        },
        Wrong {
            text: "会议强调:一要抓早抓小;二要常抓不懈!!这项工作完成了吗?",
            mended: "会议强调：一要抓早抓小；二要常抓不懈！！这项工作完成了吗？",
        },
        Wrong {
            text: "执行GB/T 9704, 以及GB/T 15834;其他从略。",
            mended: "执行GB/T 9704，以及GB/T 15834；其他从略。",
        },
        Wrong {
            text: "填表日期:      年    月    日，电话: 传真:",
            mended: "填表日期：      年    月    日，电话： 传真：",
        },
        Wrong {
            text: "注1:数据来自统计年报。",
            mended: "注1：数据来自统计年报。",
        },
        Wrong {
            text: "我们与United Nations Development Programme合作,开展项目,好。",
            mended: "我们与United Nations Development Programme合作，开展项目，好。",
        },
        Wrong {
            text: "Asian Infrastructure Investment Bank贷款分两类:一类用于治水;一类用于修路。",
            mended: "Asian Infrastructure Investment Bank贷款分两类：一类用于治水；一类用于修路。",
        },
    ],
    right: &[
        "会议定于9:30开始，预计投入1,234.5万元。",
        "详见https://example.cn/a?b=1;c=2，按期报送。",
        "按照ISO 9001, Rev. 2的要求执行。",
        "The standard names 标题, 主送机关, 附件说明 and more.",
        "比分为3:2，占比1/2。",
        "投资按1:2:7（中央:省:市）分担，中央:省:市为1:2:7。",
        "男女之比为1:2（男:女）。",
        "1.加强领导。列夫.托尔斯泰的作品。",
        "空格写作&nbsp;，可以省去。",
        "打开D:\\文档\\报告(终稿),第一版.docx，访问www.example.cn/搜索?q=数据,统计。",
        "已发报告,最终版.docx，见https://a.example/中,文。",
        "求f(甲,乙)，区间(a,b]，按$甲,乙$计算。",
        "来信写道：“我们,大家,都同意.”",
    ],
    source: include_str!("half_width_mark.rs"),
    look: Look::Passage(look),
};

/// Marks that may stand before another one behind the same words.
const MARKS: [char; 10] = ['!', '?', '！', '？', ',', ';', ':', '，', '；', '：'];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let chinese = is_chinese_text(chars);
    let start = passage.body_range().start;
    for (at, mark) in chars.char_indices().skip_while(|(at, _)| *at < start) {
        let Some(full) = full_width(mark) else {
            continue;
        };
        let doubled = is_doubled(chars, at, full);
        let range = at..at + 1;
        let near = |it: Option<char>| it.is_some_and(is_han);
        let between = near(before(chars, at)) && near(after(chars, at + 1));
        if !chinese && !between {
            continue;
        }
        if doubled || !is_chinese(chars, &range, mark) || (mark == ':' && is_ratio(chars, at)) {
            continue;
        }
        let spaces = chars[at + 1..].len() - chars[at + 1..].trim_start_matches(' ').len();
        let is_form = is_blank(chars, &(at + 1..at + 1 + spaces));
        let spaces = if is_form { 0 } else { spaces };
        let message = format!("中文里用了半角的“{mark}”");
        let edit = vec![(at..at + 1 + spaces, full.to_string())];
        let pen = notes.add(passage, at..at + 1, message);
        pen.edit(format!("改为“{full}”"), edit);
    }
}

pub(super) fn full_width(mark: char) -> Option<char> {
    Some(match mark {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        '.' => '。',
        _ => return None,
    })
}

/// Whether the pause at `at`, `full` by its form, stands beside itself.
fn is_doubled(chars: &str, at: usize, full: char) -> bool {
    let same = |it: Option<char>| it.is_some_and(|it| it == full || full_width(it) == Some(full));
    let beside = same(before(chars, at)) || same(after(chars, at + 1));
    beside && matches!(full, '，' | '；' | '：')
}

/// Whether the half-width marks at `range`, the first of which is `mark`,
/// belong to Chinese words.
pub(super) fn is_chinese(chars: &str, range: &Range<usize>, mark: char) -> bool {
    let (at, end) = (range.start, range.end);
    // !!, ?! and ;, stand behind the same words.
    let words = chars[..at].trim_end_matches(MARKS);
    let Some(previous) = before(words, words.len()) else {
        return false;
    };
    let next = after(chars, end);
    let chinese = is_han(previous) || closes(previous) || previous == '％';
    if mark == '.' {
        let ends = chars[end..].trim().is_empty() || next.is_some_and(closes);
        return chinese && ends;
    }
    if mark == '!' && next == Some('[') {
        return false;
    }
    let western = previous.is_ascii_alphanumeric() || matches!(previous, '%' | ')');
    // Behind a foreign word a space may follow: GB/T 9704, 以及
    let rest = match mark {
        ',' | ';' => chars[end..].trim_start_matches(' '),
        _ => &chars[end..],
    };
    chinese || (western && rest.starts_with(is_han) && !is_entity(&chars[..at]))
}

/// Whether the colon at `at` stands in a ratio of words, beside one of figures
/// with as many members: 1:2:7（中央:省:市）. Two words want the brackets: before
/// them stands a lead more often.
fn is_ratio(chars: &str, at: usize) -> bool {
    let word = |it: char| it == ':' || is_han(it);
    let figure = |it: char| it == ':' || it == '.' || it.is_ascii_digit();
    let (above, below) = (&chars[..at], &chars[at..]);
    let head = above.trim_end_matches(word);
    let tail = below.trim_start_matches(word);
    let colons = |words: &str| words.matches(':').count();
    let members = colons(&chars[head.len()..chars.len() - tail.len()]);
    let opened = head.strip_suffix('（');
    let first = opened.unwrap_or(head);
    let first = colons(&first[first.trim_end_matches(figure).len()..]);
    let second = tail.strip_prefix('）').unwrap_or(tail);
    let second = colons(&second[..second.len() - second.trim_start_matches(figure).len()]);
    if members == 1 {
        return first == 1 && opened.is_some() && tail.starts_with('）');
    }
    first == members || second == members
}

/// Whether `head` ends as `&nbsp` does, to which a `;` belongs.
fn is_entity(head: &str) -> bool {
    let name = head.trim_end_matches(|it: char| it.is_ascii_alphanumeric() || it == '#');
    name.ends_with('&')
}
