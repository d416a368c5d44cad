//! 标题独占一行，末尾却有句号、分号、逗号。
//!
//! 标题末尾通常不用标点，有时可用问号、叹号、省略号。段首标题（标题后面接着正文）的句号不在此列；
//! 同一列标题本来就是一句句话的，也不提：其余的多半独占一行而且没有标点，才说这一个多了。

use super::series;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Sureness};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "heading-mark",
    name: "标题末尾的点号",
    family: Family::Numbering,
    weight: Weight::Recommended,
    clause: "GB/T 15834—2011 附录B（文章标题的标点）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "一、基本情况\n全年任务完成。\n二、存在问题。\n力量不足。\n三、下步打算\n抓好落实。\n",
            mended: "一、基本情况\n全年任务完成。\n二、存在问题\n力量不足。\n三、下步打算\n抓好落实。\n",
        },
        Wrong {
            text: "一、主要任务\n（一）修路\n年内完工。\n（二）架桥。\n年内开工。\n（三）通水\n年内见效。\n",
            mended: "一、主要任务\n（一）修路\n年内完工。\n（二）架桥\n年内开工。\n（三）通水\n年内见效。\n",
        },
        Wrong {
            text: "一、基本情况\n全年任务完成。\n二、主要做法\n成立专班。\n三、存在问题。\n力量不足。\n",
            mended: "一、基本情况\n全年任务完成。\n二、主要做法\n成立专班。\n三、存在问题\n力量不足。\n",
        },
    ],
    right: &[
        "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n",
        "一、怎样看？\n要全面地看。\n二、怎样办？\n要扎实地办。\n",
        "一、基本情况\n全年任务完成。\n二、存在问题：\n力量不足。\n",
    ],
    source: include_str!("heading_mark.rs"),
    look: Look::Manuscript(look),
};

/// How a heading alone on its line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Open,
    Closed(char),
}

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for series in series::all(manuscript) {
        let endings = series.members.iter().map(|it| ending(it.passage));
        let open = endings.filter(|it| *it == Some(Ending::Open)).count();
        if open * 2 <= series.members.len() {
            continue;
        }
        for member in &series.members {
            let heading = member.passage;
            if let Some(Ending::Closed(mark)) = ending(heading).filter(|_| is_name(heading)) {
                let end = heading.words_range().end;
                let message = format!("标题独占一行，末尾不用“{mark}”");
                let pen = notes.add(heading, end - mark.len_utf8()..end, message);
                pen.sure(Sureness::Likely).replace("");
            }
        }
    }
}

/// Whether it names a matter; a long sentence, or one of a rule, may be the
/// whole text of its number.
fn is_name(heading: &Passage<'_>) -> bool {
    const LONGEST: usize = 25;
    const RULES: [&str; 6] = ["条", "本办法", "本规定", "本细则", "施行", "删去"];
    let words = heading.words();
    words.chars().count() <= LONGEST && !RULES.iter().any(|it| words.contains(it))
}

/// `None` for a run-in heading and what is none.
fn ending(heading: &Passage<'_>) -> Option<Ending> {
    let end = heading.words_range().end;
    if !matches!(heading.role, Role::Heading(_)) {
        return None;
    }
    if heading.lead_end.is_some_and(|lead| lead < end) {
        return None;
    }
    match heading.words().chars().next_back() {
        Some(mark @ ('。' | '；' | '，')) => Some(Ending::Closed(mark)),
        Some(letter) if letter.is_alphanumeric() => Some(Ending::Open),
        _ => None,
    }
}
