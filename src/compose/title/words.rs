//! Where the words of a title end, by a list that stands ready in the program.
//!
//! In: characters. Out: pieces, each a word, a number, a run of Latin, a mark or
//! a single character that belongs to no word. It knows nothing of titles; what
//! the pieces are to each other is told in `pauses`.

use std::ops::Range;

use fst::Map;
use fst::raw::Output;

use crate::compose::shape::is_latin;

/// The list; data/words/README.md tells how it is made. Opening it reads its
/// header and nothing more.
static LIST: &[u8] = include_bytes!("../../../data/words/titles.fst");

/// The licence of the list that the greater part of the words is from.
pub const LICENCE: &str = include_str!("../../../data/words/LICENCE-jieba.txt");

/// What a character costs that the list has not: more than the rarest word, so
/// that two such characters never win over a word. In half bits, as the list.
const UNKNOWN: u64 = 60;

/// The numerals of years, ordinals and counts.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两几数";

/// What is counted: 年 of 2024年, 次 of 第三次.
const MEASURES: &[&str] = &[
    "年", "年度", "月", "月份", "日", "号", "届", "次", "个", "家", "批", "期", "周年", "季度",
    "名", "项", "级", "类", "条", "所", "座", "公里", "亩", "万亩", "元", "万元", "亿元", "人",
    "户", "岁", "周岁", "县", "市", "省", "区", "镇", "村", "天", "周", "轮", "版", "号线", "路",
    "线", "标段",
];

/// What a piece of a title is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the list, of two characters or more.
    Word,
    /// A Chinese character that stands by itself.
    Single,
    /// A number, with what it counts.
    Number,
    /// Letters and digits.
    Latin,
    /// A blank.
    Blank,
    /// Any other character: brackets, quotes, stops.
    Mark,
}

/// A piece of a title that no line should cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its characters.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
}

/// The pieces of `characters`, which together are the whole.
pub(super) fn pieces(characters: &[char]) -> Vec<Piece> {
    let list = Map::new(LIST).expect("the list was built by this version of fst");
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let class = class(characters[at]);
        let same = characters[at..]
            .iter()
            .take_while(|one| self::class(**one) == class);
        let end = match class {
            Kind::Mark | Kind::Blank => at + 1,
            _ => at + same.count(),
        };
        if class == Kind::Word {
            pieces.extend(words(&list, characters, at..end));
        } else {
            pieces.push(Piece {
                range: at..end,
                kind: class,
            });
        }
        at = end;
    }
    with_counts(&pieces, characters)
}

/// What kind of run the character belongs to.
fn class(character: char) -> Kind {
    match character {
        _ if character.is_whitespace() => Kind::Blank,
        _ if is_latin(character) => Kind::Latin,
        '〇' | '㐀'..='鿿' | '豈'..='﫿' | '\u{20000}'..='\u{3FFFF}' => Kind::Word,
        _ => Kind::Mark,
    }
}

/// The cheapest way found to cut the characters up to some place: its cost,
/// and where its last word begins.
#[derive(Clone, Copy)]
struct Cut {
    cost: u64,
    start: usize,
}

/// The likeliest words that a run of Chinese characters is made of.
fn words(list: &Map<&[u8]>, characters: &[char], run: Range<usize>) -> Vec<Piece> {
    let length = run.len();
    let mut cuts: Vec<Option<Cut>> = vec![None; length + 1];
    cuts[0] = Some(Cut { cost: 0, start: 0 });
    for start in 0..length {
        let known = cuts[start].map_or(0, |cut| cut.cost);
        let mut offer = |end: usize, cost: u64| {
            let cost = known + cost;
            if cuts[end].is_none_or(|cut| cost < cut.cost) {
                cuts[end] = Some(Cut { cost, start });
            }
        };
        offer(start + 1, UNKNOWN);
        for (count, cost) in beginnings(list, &characters[run.start + start..run.end]) {
            offer(start + count, cost);
        }
    }
    let mut pieces = Vec::new();
    let mut end = length;
    while end > 0 {
        let start = cuts[end].map_or(end - 1, |cut| cut.start);
        pieces.push(Piece {
            range: run.start + start..run.start + end,
            kind: if end - start == 1 {
                Kind::Single
            } else {
                Kind::Word
            },
        });
        end = start;
    }
    pieces.reverse();
    pieces
}

/// The words of the list that `characters` begin with: how many characters
/// each has, and what it costs.
fn beginnings(list: &Map<&[u8]>, characters: &[char]) -> Vec<(usize, u64)> {
    let list = list.as_fst();
    let mut found = Vec::new();
    let mut node = list.root();
    let mut cost = Output::zero();
    let mut buffer = [0; 4];
    for (index, character) in characters.iter().enumerate() {
        for byte in character.encode_utf8(&mut buffer).bytes() {
            let Some(step) = node.find_input(byte) else {
                return found;
            };
            let step = node.transition(step);
            cost = cost.cat(step.out);
            node = list.node(step.addr);
        }
        if node.is_final() {
            found.push((index + 1, cost.cat(node.final_output()).value()));
        }
    }
    found
}

/// The pieces with numbers and what they count put together: 2024年度, 第三次.
fn with_counts(pieces: &[Piece], characters: &[char]) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        let word: String = characters[piece.range.clone()].iter().collect();
        let is_number = is_number(&word);
        match joined.last_mut() {
            Some(last) if continues(last, &characters[last.range.clone()], piece, &word) => {
                last.range.end = piece.range.end;
                last.kind = Kind::Number;
            }
            _ => joined.push(Piece {
                range: piece.range.clone(),
                kind: if is_number { Kind::Number } else { piece.kind },
            }),
        }
    }
    joined
}

/// Whether `word` belongs to the number, or the 第, before it.
fn continues(last: &Piece, before: &[char], piece: &Piece, word: &str) -> bool {
    let open = before.last().is_some_and(|one| is_digit(*one));
    let ordinal = before == ['第'];
    match piece.kind {
        Kind::Single | Kind::Word | Kind::Latin if is_number(word) => {
            ordinal || (open && last.kind == Kind::Number)
        }
        Kind::Single | Kind::Word => open && is_counted(last, before) && MEASURES.contains(&word),
        _ => false,
    }
}

/// Whether a measure may follow: a number, or Latin that ends in a digit.
fn is_counted(last: &Piece, before: &[char]) -> bool {
    last.kind == Kind::Number || before.iter().all(|one| is_digit(*one))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(is_digit)
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || NUMERALS.contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(title: &str) -> String {
        let characters: Vec<char> = title.chars().collect();
        let words = pieces(&characters);
        let word = |piece: &Piece| characters[piece.range.clone()].iter().collect::<String>();
        words.iter().map(word).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_are_found_and_names_left_open() {
        assert_eq!(
            cut("云川市人民政府办公室关于开展高水平安全检查的通知"),
            "云|川|市|人民政府办公室|关于|开展|高水平|安全检查|的|通知"
        );
    }

    #[test]
    fn numbers_keep_what_they_count() {
        assert_eq!(
            cut("2024年度第十三次会议和三年行动"),
            "2024年度|第十三次|会议|和|三年行动"
        );
    }

    #[test]
    fn the_list_was_made_with_our_own_words() {
        let list = Map::new(LIST).expect("a list");
        let own = include_str!("../../../data/words/own.txt");
        let words = own.lines().filter(|line| !line.starts_with('#'));
        for word in words.flat_map(str::split_whitespace) {
            let gone = word.strip_prefix('-');
            let wanted = gone.is_none();
            let word = gone.unwrap_or(word);
            assert_eq!(
                list.contains_key(word),
                wanted,
                "{word}: build the list anew"
            );
        }
        assert!(list.as_fst().verify().is_ok());
    }

    #[test]
    fn every_character_is_in_one_piece() {
        let odd = "（𠀀）\u{301}…—\t国 A1国\u{FE0F}";
        assert_eq!(cut(odd).replace('|', ""), odd);
    }
}
