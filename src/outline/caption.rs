//! 图题 and 表题: lines that say what a picture or a table shows, `图1 春耕现场`.
//!
//! In: the source and its paragraphs. Out: readings for the captions right below
//! pictures, and for those right above tables, which are body text; and of a
//! picture of Markdown whose alternative words read as a caption that no
//! paragraph beside it bears, those words as one. Such a picture in a Word file of
//! ours has them as one again. Other alternative words
//! describe a picture to who cannot see it: they go into the files, not onto the
//! page.

use crate::document::{Block, Image, Paragraph, Place, Role, Text};
use crate::read::{Source, SourceBlock};

use super::draft::{Draft, Reading};
use super::numeral;
use super::sentence::{is_closed, length};

/// The longest caption, in characters.
const LONGEST: usize = 60;

/// Settles the captions right below pictures and right above tables.
pub(super) fn read(draft: &mut Draft<'_>, source: &Source) {
    for at in 0..draft.units.len() {
        let block = draft.lines[draft.units[at].lines.first].block;
        if draft.is_above_table(at)
            && is_of_table(draft.text(at))
            && !is_closed(draft.text(at))
            && draft.is_open(at)
        {
            let why = "以“表”和序号开头，其下就是表格，是表题，按正文处理";
            draft.settle(at, Reading::new(Role::Body, 0.9, why));
            continue;
        }
        let above = block.checked_sub(1).map(|above| &source.blocks[above]);
        let is_its = match above {
            Some(SourceBlock::Image(image)) => is_caption_of(draft.text(at), image),
            _ => false,
        };
        if is_its && draft.is_open(at) {
            let why = "图片下面的一行，以“图”和序号开头";
            draft.settle(at, Reading::new(Role::Caption, 0.95, why));
        }
    }
}

/// The picture in block `at` of the source, with the caption that its
/// alternative words are.
pub(super) fn captioned(source: &Source, at: usize, image: &Image) -> Image {
    let of_text = matches!(image.place, Place::Text { .. });
    let beside = [at.checked_sub(1), Some(at + 1)];
    let beside = beside.into_iter().flatten();
    let has_one = beside.filter_map(|at| source.blocks.get(at)).any(
        |block| matches!(block, SourceBlock::Paragraph(it) if is_caption_of(&it.text.chars, image)),
    );
    let words = image.alternative.trim();
    let caption = (of_text && !has_one && is_caption(words)).then(|| {
        let text = Text::plain(words);
        Box::new(Paragraph::new(Role::Caption, text, image.place.clone()))
    });
    Image {
        caption: caption.or_else(|| image.caption.clone()),
        ..image.clone()
    }
}

/// Makes the captions below pictures that say of their own words that they are one
/// those words again; one that no longer says the same stays a paragraph.
pub(super) fn rejoin(blocks: &mut Vec<Block>) {
    for at in (0..blocks.len()).rev() {
        let below = match blocks.get(at + 1) {
            Some(Block::Paragraph(below)) if below.role == Role::Caption => Some(below.clone()),
            _ => None,
        };
        let Block::Image(image) = &mut blocks[at] else {
            continue;
        };
        let Some(own) = &mut image.caption else {
            continue;
        };
        if matches!(own.place, Place::Text { .. }) {
            continue;
        }
        match below.filter(|below| below.text == own.text) {
            Some(below) => {
                **own = below;
                blocks.remove(at + 1);
            }
            None => image.caption = None,
        }
    }
}

/// Whether a line beside a picture is its caption: it reads as one, and the
/// picture's own words do not bear another number.
fn is_caption_of(line: &str, image: &Image) -> bool {
    let own = image.alternative.trim();
    is_caption(line) && (!is_caption(own) || number(own) == number(line))
}

/// The number of a caption, 1 for 一 and １ too.
fn number(caption: &str) -> String {
    const DIGITS: [&str; 3] = ["0123456789", "０１２３４５６７８９", "〇一二三四五六七八九"];
    let behind = caption.trim_start_matches([' ', '\u{3000}', '附', '图']);
    let digit = |it: char| {
        let place = |digits: &&str| digits.chars().position(|digit| digit == it);
        let place = DIGITS.iter().find_map(place);
        place.and_then(|place| DIGITS[0].chars().nth(place))
    };
    let part = |it: char| digit(it).or("十-".contains(it).then_some(it));
    behind.chars().map_while(part).collect()
}

/// Whether a line begins as the title of a table does: 表1, 附表二.
pub(super) fn is_of_table(text: &str) -> bool {
    let behind = text.trim_start_matches('附').strip_prefix('表');
    let number = behind.and_then(|rest| rest.trim_start().chars().next());
    number.is_some_and(|it| it.is_ascii_digit() || "一二三四五六七八九十".contains(it))
}

/// Whether a line reads as a caption: 图 and a number, and no sentence.
fn is_caption(text: &str) -> bool {
    let numbered = |rest: &str| {
        let rest = rest.trim_start();
        rest.starts_with(|it: char| it.is_ascii_digit() || matches!(it, '０'..='９'))
            || numeral::chinese(rest).is_some()
    };
    let text = text.trim();
    let rest = text.strip_prefix("附图").or(text.strip_prefix('图'));
    rest.is_some_and(numbered) && !is_closed(text) && length(text) <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::is_caption;

    #[test]
    fn a_caption_has_a_number_and_is_no_sentence() {
        for caption in [
            "图1 春耕现场",
            "图 2-1　分布",
            "图一：流程",
            "附图3",
            "图１",
            " 图1春耕 ",
        ] {
            assert!(is_caption(caption), "{caption}");
        }
        for other in [
            "图1显示，今年好转。",
            "图片1",
            "图书3册",
            "图",
            "如图1",
            "表1 数据",
        ] {
            assert!(!is_caption(other), "{other}");
        }
    }
}
