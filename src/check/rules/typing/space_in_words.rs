//! 句子里两个汉字之间的空格。
//!
//! 汉语的词之间不空格；句子里汉字之间的空格多是换行、复制留下的，或者漏了一个标点。
//! 只看正文里有句号的段落：标题里用空格分开两句、名单里用空格分开人名、
//! 两个字的姓名中间空一格，《》里的文件名用空格分开联合发文的机关，都是习惯用法，不在此列；
//! 三个以上的空格、制表符是供填写的空白，也不在此列。

use crate::check::blank::is_blank;
use crate::check::letters::{after, before, is_han};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Sureness};
use crate::document::Role;

use super::spaces::{is_running, runs};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "space-in-words",
    name: "汉字之间的空格",
    family: Family::Typing,
    weight: Weight::Custom,
    clause: "编辑习惯：汉字之间不空格",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各单位要提高 认识，抓好落实。",
            mended: "各单位要提高认识，抓好落实。",
        },
        Wrong {
            text: "全市上下要\u{a0}认真贯彻，抓好落实。",
            mended: "全市上下要认真贯彻，抓好落实。",
        },
        Wrong {
            text: "会议听取了情况汇报。会议指出  要抓好落实。",
            mended: "会议听取了情况汇报。会议指出要抓好落实。",
        },
    ],
    right: &[
        "第一条\u{3000}为了规范管理，制定本办法。第二条 各单位要抓好落实。",
        "会议由张 明、李 强、王建国参加。",
        "突出产业强市 转型升级大气魄",
        "建成5G 基站300 座，覆盖率居前。",
        "张某某 李某某 王某某",
        "按照《中共云川市委办公室 云川市人民政府办公室关于防汛的通知》执行。",
        "共    页，第    页。",
    ],
    source: include_str!("space_in_words.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let body = matches!(passage.role, Role::Body | Role::Item | Role::Article);
    if !body || !is_running(passage) || !chars.contains('。') {
        return;
    }
    for run in runs(passage) {
        let (head, rest) = (&chars[..run.start], &chars[run.end..]);
        let sides = [before(head, head.len()), after(rest, 0)];
        let between = sides.iter().all(|it| it.is_some_and(is_han));
        let titled = is_in_title(head) || is_blank(chars, &run);
        if between && !titled && !is_set_apart(head, rest) {
            let pen = notes.add(passage, run, "汉字之间多了空格");
            pen.sure(Sureness::Likely).replace("");
        }
    }
}

/// Whether the name of a document began and did not end.
fn is_in_title(head: &str) -> bool {
    let opened = head.rfind('《');
    opened.is_some_and(|at| !head[at..].contains('》'))
}

/// Whether a name of two characters is spread over three (张 明), or a clause's
/// number stands before its words (第二条 各单位).
fn is_set_apart(head: &str, rest: &str) -> bool {
    let name = rest.chars().nth(1).is_none_or(|it| !is_han(it));
    let number = head.rsplit(|it| !is_han(it)).next().unwrap_or_default();
    name || number.starts_with('第') && number.ends_with(['条', '章', '节', '款', '项'])
}
