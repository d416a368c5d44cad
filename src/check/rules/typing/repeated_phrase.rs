//! 四个字以上的词句紧接着又写了一遍。
//!
//! 多半是复制、拼接时多贴了一遍。两处紧挨着的四个字以上，或者用标点隔开的相邻两个八字以上的分句，
//! 逐字相同的才算，后面的标点可以不同；排比只有开头相同的不算，引文、口号里的反复不管。

use crate::check::letters::{is_han, pauses};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "repeated-phrase",
    name: "重复的词句",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第十九条（三）（表述准确，文字精练）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "要加强组织领导加强组织领导，抓好落实。",
            mended: "要加强组织领导，抓好落实。",
        },
        Wrong {
            text: "各县级人民政府人民政府要抓好落实。",
            mended: "各县级人民政府要抓好落实。",
        },
        Wrong {
            text: "要切实加强组织领导工作，要切实加强组织领导工作，抓好落实。",
            mended: "要切实加强组织领导工作，抓好落实。",
        },
        Wrong {
            text: "要切实加强组织领导工作，要切实加强组织领导工作。",
            mended: "要切实加强组织领导工作。",
        },
    ],
    right: &[
        "坚持稳字当头、稳中求进，坚持稳字当头、以进促稳。",
        "一步一个脚印，一步一个台阶。",
        "一个小区一个小区地查，一家企业一家企业地看。",
        "研究研究、考虑考虑，一个一个来。",
        "提高认识，提高认识就是提高站位。",
    ],
    source: include_str!("repeated_phrase.rs"),
    look: Look::Passage(look),
};

/// The shortest phrase that counts where nothing stands between.
const SHORTEST: usize = 4;
/// The longest one that is looked for.
const LONGEST: usize = 30;
/// The shortest clause that counts where a mark stands between.
const CLAUSE: usize = 8;

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let letters: Vec<(usize, char)> = passage.chars().char_indices().collect();
    let mut at = 0;
    while at < letters.len() {
        let Some(length) = doubled(&letters[at..]) else {
            at += 1;
            continue;
        };
        let end = |count: usize| letters.get(count).map_or(passage.chars().len(), |it| it.0);
        let first = end(at)..end(at + length);
        let whole = first.start..end(at + 2 * length);
        let words = passage.chars()[first.clone()]
            .trim_end_matches(pauses)
            .to_owned();
        // What goes on behind the second has its mark.
        let pen = notes.add(passage, whole, format!("“{words}”写了两遍"));
        let pen = pen.sure(Sureness::Likely);
        pen.edit("删去重复的一遍", vec![(first, String::new())]);
        at += 2 * length;
    }
}

/// How many characters at the start of `letters` are written again right
/// behind: a phrase, or a clause with its mark.
fn doubled(letters: &[(usize, char)]) -> Option<usize> {
    let most = LONGEST.min(letters.len() / 2);
    let alike = |one: char, other: char| one == other || pauses(one) && pauses(other);
    let same = |length: usize| (0..length).all(|it| alike(letters[it].1, letters[length + it].1));
    (SHORTEST..=most).rev().find(|&length| {
        let words = &letters[..length];
        letters[0].1 == letters[length].1 && is_phrase(words) && same(length)
    })
}

/// Whether `words` are Chinese characters alone, more than one of them, with at
/// most a mark behind where they are many.
fn is_phrase(words: &[(usize, char)]) -> bool {
    let marked = words.last().is_some_and(|it| pauses(it.1));
    let bare = &words[..words.len() - usize::from(marked)];
    let varied = bare.iter().any(|it| it.1 != bare[0].1);
    let long = !marked || bare.len() >= CLAUSE;
    // 研究研究研究研究 is 研究 four times, no phrase.
    let pair = bare
        .chunks(2)
        .all(|it| it.len() == 2 && it[0].1 == bare[0].1 && it[1].1 == bare[1].1);
    // 一个小区一个小区 is every one of them.
    let each = bare[0].1 == '一' && bare.len() < CLAUSE;
    varied && long && !pair && !each && bare.iter().all(|it| is_han(it.1))
}
