//! 虚词、常用词连着写了两遍：“的的”“和和”“进行进行”。
//!
//! 是改稿、听写时多打了一遍。“目的的”“参与与”“共和和”这样前一个字属于上一个词的、
//! “的的确确”“和和美美”这样的成语、
//! “的的喀喀湖”“和和田”这样后一个字属于专名的不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "repeated-word",
    name: "重复的词",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第十九条（三）（表述准确，文字精练）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "这是我们的的责任。",
            mended: "这是我们的责任。",
        },
        Wrong {
            text: "要对项目进行进行核查。",
            mended: "要对项目进行核查。",
        },
        Wrong {
            text: "加强领导和和协调，以及以及督导。",
            mended: "加强领导和协调，以及督导。",
        },
    ],
    right: &[
        "实现这一目的的途径有两条。",
        "的的确确是好事，一家人和和美美。",
        "扩大公众参与与监督，推进碳中和和碳达峰。",
        "普及及推广先进经验。",
        "政府政策落地，我们们心自问。",
        "对口支援喀什和和田地区，考察南美的的的喀喀湖。",
        "组织进行进行曲创作。",
    ],
    source: include_str!("repeated_word.rs"),
    look: Look::Passage(look),
};

/// A word, with the characters before which it may end another word, and those
/// behind which its second half may begin one.
const WORDS: &[(&str, &str, &str)] = &[
    ("的", "目标标的有端鹄众中标", "确士卢喀"),
    (
        "和",
        "中共调缓温饱总谐随柔附亲平祥求讲人",
        "美气谐平睦蔼解善风顺煦田龙县",
    ),
    ("与", "参给赋授予付赠", "会其"),
    ("及", "普涉以顾波触言提推危埃企论遍不来", "时格"),
    ("进行", "", "曲"),
    ("以及", "", ""),
    ("由于", "", ""),
    ("因为", "", ""),
    ("所以", "", ""),
    ("但是", "", ""),
    ("并且", "", ""),
    ("关于", "", ""),
    ("对于", "", ""),
    ("根据", "", ""),
    ("按照", "", ""),
    ("我们", "", ""),
    ("他们", "", ""),
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (at, letter) in chars.char_indices() {
        for (word, before, behind) in WORDS.iter().filter(|it| it.0.starts_with(letter)) {
            let Some(rest) = twice(&chars[at..], word) else {
                continue;
            };
            let previous = chars[..at].chars().next_back();
            let blocked = previous.is_some_and(|it| before.contains(it))
                || rest
                    .trim_start_matches(word)
                    .starts_with(|it| behind.contains(it));
            if !blocked {
                let range = at..at + 2 * word.len();
                notes
                    .add(passage, range, format!("“{word}”写了两遍"))
                    .replace(*word);
            }
        }
    }
}

/// What stands behind `word` written twice at the start of `chars`.
fn twice<'c>(chars: &'c str, word: &str) -> Option<&'c str> {
    chars.strip_prefix(word)?.strip_prefix(word)
}
