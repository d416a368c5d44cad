//! “一是……二是……”连着说，中间缺了或者重了一个。
//!
//! “一是”之后应当是“二是”，再是“三是”。删改之后常常剩下“一是……三是……”，或者有两个“二是”。
//! 分在几个段落里说的也连着看；里面再套一层“一是……二是……”的，算正常；到下一个标题为止。
//! “一要”“第一，”也一样看。

use crate::check::letters::before;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Sureness};
use crate::document::Role;
use crate::outline::{Found, Scheme, marker};
use crate::read::chinese_numeral;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "item-chain",
    name: "“一是、二是”不连",
    family: Family::Numbering,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 §7.3.3（序数依次标注）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "要抓好三件事：一是筹资；三是督查；四是验收。",
            mended: "要抓好三件事：一是筹资；二是督查；三是验收。",
        },
        Wrong {
            text: "一是抓筹资。多渠道筹措。\n二是抓进度。倒排工期。\n二是抓督查。定期通报。\n",
            mended: "一是抓筹资。多渠道筹措。\n二是抓进度。倒排工期。\n三是抓督查。定期通报。\n",
        },
        Wrong {
            text: "原因有三：第一，底子薄；第三，人手少。",
            mended: "原因有二：第一，底子薄；第二，人手少。",
        },
    ],
    right: &[
        "要抓好三件事：一是筹资；二是督查；三是验收。",
        "一是抓筹资。途径有：一是财政；二是社会。\n二是抓进度。倒排工期。\n",
        "一是一、二是二，不含糊。",
        "成绩全县第一，进步全县第三，值得肯定。",
        "一是抓筹资。\n二是抓进度。三是抓督查。\n四是抓验收。\n",
    ],
    source: include_str!("item_chain.rs"),
    look: Look::Manuscript(look),
};

/// What can still go on.
#[derive(Debug, Clone, Copy)]
struct Chain {
    scheme: Scheme,
    last: u32,
}

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let mut chains: Vec<Chain> = Vec::new();
    let mut document = 0;
    for passage in manuscript.paragraphs() {
        let heading = !matches!(passage.role, Role::Body | Role::Item);
        if heading || passage.document != document {
            chains.clear();
            document = passage.document;
        }
        for (at, found) in links(passage) {
            let Some(ordinal) = found.ordinal else {
                continue;
            };
            let range = at..at + found.bytes;
            if let Some(message) = link(&mut chains, found.scheme, ordinal) {
                let here = &passage.chars()[range.clone()];
                let here = here.trim_end_matches('，');
                let pen = notes.add(passage, range, format!("“{here}”{message}"));
                let _ = pen.sure(Sureness::Likely);
            }
        }
    }
}

/// Goes on with a chain or begins one; what is wrong with the number.
fn link(chains: &mut Vec<Chain>, scheme: Scheme, ordinal: u32) -> Option<String> {
    let follows = |it: &Chain| it.scheme == scheme && it.last + 1 == ordinal;
    if let Some(at) = chains.iter().rposition(follows) {
        chains.truncate(at + 1);
        chains[at].last = ordinal;
        return None;
    }
    let latest = chains.iter_mut().rev().find(|it| it.scheme == scheme);
    match latest {
        Some(latest) if ordinal > 1 && ordinal == latest.last => Some("前面已经用过".to_owned()),
        Some(latest) if ordinal > latest.last && ordinal <= latest.last + 3 => {
            let missing = chinese_numeral(latest.last + 1).unwrap_or_default();
            latest.last = ordinal;
            let missing = match scheme {
                Scheme::Nth => format!("第{missing}"),
                Scheme::Must => format!("{missing}要"),
                _ => format!("{missing}是"),
            };
            Some(format!("前面缺“{missing}”"))
        }
        _ => {
            chains.push(Chain {
                scheme,
                last: ordinal,
            });
            None
        }
    }
}

/// The 一是, 一要 and 第一， that open a clause, with their bytes.
fn links<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = (usize, Found)> + 'p {
    let chars = passage.chars();
    chars.char_indices().filter_map(move |(at, letter)| {
        if !"第一二三四五六七八九十".contains(letter) {
            return None;
        }
        let opens = before(chars, at)
            .is_none_or(|it| "。；：，、！？”）".contains(it) || it.is_whitespace());
        let found = marker(&chars[at..]).filter(|_| opens)?;
        let clause = &chars[at..at + found.bytes];
        let nth = found.scheme == Scheme::Nth
            && clause.ends_with('，')
            && before(chars, at).is_none_or(|it| "。；：".contains(it) || it.is_whitespace());
        (matches!(found.scheme, Scheme::Is | Scheme::Must) || nth).then_some((at, found))
    })
}
