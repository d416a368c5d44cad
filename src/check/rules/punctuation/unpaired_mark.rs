//! 引号、括号、书名号只有一半。
//!
//! 引号、括号、书名号成对使用，标在相应项目的两端；只有一半，读者分不清起止，多半是漏打或误删。
//! 一段接一段的引文，每段开头（第一段也可以在冒号后面）用前引号、只在最后一段末尾用后引号，不在此列；
//! 前一半在这一段、后一半在其后三段之内的，也算成对。
//! 方向打反的引号由 quote-direction 管，“1）”这样的序号不算括号。

use std::ops::Range;

use super::pairs::{Pairing, Single, match_up, pairs};
use crate::check::letters::{after, before, is_chinese_text};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Quiet, Standing};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "unpaired-mark",
    name: "引号、括号、书名号不成对",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 5.1.3（引号、括号、书名号中的两部分标在相应项目的两端）",
    fixing: Fixing::ByHand,
    looks_into: &[Quiet::Quotation],
    wrong: &[
        Wrong {
            text: "深入开展“放管服改革，优化营商环境。",
            mended: "深入开展“放管服”改革，优化营商环境。",
        },
        Wrong {
            text: "各县（市、区人民政府要抓好落实。",
            mended: "各县（市、区）人民政府要抓好落实。",
        },
        Wrong {
            text: "认真贯彻安全生产法》有关规定。",
            mended: "认真贯彻《安全生产法》有关规定。",
        },
    ],
    right: &[
        "他在会上讲道：\n“第一段话。\n“第二段话。”",
        "会议指出：“今年任务重。\n“明年更重。\n“要早谋划。”\n",
        "要做到以下两点：1）加强领导；2）抓好落实。",
        "（以上各项由办公室负责。\n其中第二项由财务处配合。）",
        "》》点击图片进入专题《《",
        "区间(a,b]内成立，当x∈[0,1)时亦然。",
        "引进Let’s Go品牌，办好’99博览会，实施“十四五”规划。",
    ],
    source: include_str!("unpaired_mark.rs"),
    look: Look::Manuscript(look),
};

/// How many passages on the other half is looked for.
const REACH: usize = 3;

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let mut left: Vec<(&Passage<'_>, Single)> = Vec::new();
    // The menus of a page and the like are no text of the writer's.
    let meant = |it: &&Passage<'_>| it.role != Role::Other || it.standing == Standing::Cell;
    for passage in manuscript.passages.iter().filter(meant) {
        let found = pairs(passage);
        if is_chinese_text(passage.chars()) && found.turned(passage.chars()).is_none() {
            take(passage, &found, &mut left);
        }
    }
    for (passage, single) in left {
        if !goes_on(manuscript, passage, single) {
            let message = format!("“{}”没有与它成对的另一半", single.mark);
            notes.add(passage, single.range(), message);
        }
    }
}

/// Adds the singles of a passage to those `left`, save what closes one there.
fn take<'m, 'a>(
    passage: &'m Passage<'a>,
    found: &Pairing,
    left: &mut Vec<(&'m Passage<'a>, Single)>,
) {
    for &single in &found.singles {
        if is_arrow(passage.chars(), single) {
            continue;
        }
        let partner = left.iter().rposition(|(above, open)| {
            let near = above.at < passage.at && passage.at - above.at <= REACH;
            let flows = passage.standing != Standing::Cell && above.standing != Standing::Cell;
            near && flows && match_up(open.mark, single.mark)
        });
        match partner {
            Some(at) => {
                left.remove(at);
            }
            None => left.push((passage, single)),
        }
    }
}

/// 》》 and 《《 point at something.
fn is_arrow(chars: &str, single: Single) -> bool {
    let Range { start, end } = single.range();
    let beside = [before(chars, start), after(chars, end)];
    matches!(single.mark, '《' | '》') && beside.contains(&Some(single.mark))
}

/// Whether a quotation that opens here goes on with the next paragraph, which
/// opens with the same mark.
fn goes_on(manuscript: &Manuscript<'_>, passage: &Passage<'_>, single: Single) -> bool {
    let opens = |it: &Passage<'_>| it.words().starts_with(single.mark);
    let next = manuscript.passages.get(passage.at + 1);
    let begins = single.at == passage.words_range().start
        || before(passage.chars(), single.at) == Some('：');
    matches!(single.mark, '“' | '‘') && begins && next.is_some_and(opens)
}
