//! Decoded Markdown (CommonMark + GFM) in, blocks out.
//!
//! Headings, bullets and marked ranges become evidence and inlines; all
//! characters of the text stay, and the numbers of a list are text. A footnote
//! stands where its mark does (`footnotes`). What has no place in an official
//! document is kept as text: HTML, `[ ]` of a task. A
//! rule (`---`) is a mark between paragraphs, no character, and is dropped. A
//! line end inside a paragraph is nothing beside a Chinese character and a
//! space between others; a hard break is a line feed. A `<br>` is one too.

mod blocks;
mod footnotes;
mod html;
mod inline;
mod lists;
mod loose;
mod running;
mod structure;
mod told;
mod unflanked;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

pub use structure::Structure;

use super::SourceBlock;
use super::lines::LineIndex;
use crate::diagnostic::Diagnostic;

/// The dialect that is read. Task lists are left out, so that `[ ]` stays text.
const DIALECT: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH);

/// The blocks of `text` from the byte `start` on, which begins a line, and what
/// the user should know.
pub(super) fn blocks(
    text: &str,
    start: usize,
    lines: &LineIndex,
) -> (Vec<SourceBlock>, Vec<Diagnostic>) {
    let notes = footnotes::read(text, start, lines);
    let mut reader = blocks::Reader::new(text, lines, notes);
    reader.look_above(start);
    for (event, bytes) in events(text, start) {
        reader.take(event, bytes);
    }
    reader.finish()
}

/// The events of `text` from the byte `start` on, each with its bytes.
fn events(text: &str, start: usize) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let events = Parser::new_ext(&text[start..], DIALECT).into_offset_iter();
    events.map(move |(event, range)| (event, start + range.start..start + range.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{InlineKind, Place, Sign, Text};

    /// The marked ranges of a text.
    fn marked(text: &Text) -> String {
        let marked = text.inlines.iter().map(|inline| {
            let inside = &text.chars[inline.range.clone()];
            match &inline.kind {
                InlineKind::Footnote(note) => {
                    format!(" Note@{}={}", inline.range.start, note.text.chars)
                }
                InlineKind::FootnoteAgain(place) => {
                    format!(" Again@{}={:?}", inline.range.start, place.row())
                }
                kind => format!(" {kind:?}={inside}"),
            }
        });
        marked.collect()
    }

    /// One line a block: `label|level text {marked}`.
    fn shown(text: &str) -> Vec<String> {
        let show = |block: &SourceBlock| match block {
            SourceBlock::Paragraph(paragraph) => {
                let label = paragraph.evidence.list_label.as_ref();
                let label = label.map_or(String::new(), |it| match &it.sign {
                    Sign::Bullet(sign) => sign.repeat(it.level + 1),
                    Sign::Number => "#".repeat(it.level + 1),
                    Sign::Further => "~".repeat(it.level + 1),
                });
                let level = paragraph
                    .evidence
                    .outline_level
                    .map_or(String::new(), |level| format!("#{level} "));
                format!(
                    "{label}{level}{}{}",
                    paragraph.text.chars,
                    marked(&paragraph.text)
                )
            }
            SourceBlock::Table(table) => {
                let cells = |row: &crate::document::Row| {
                    let cells = row.cells.iter();
                    let texts = cells.map(|it| it.text.chars.clone() + &marked(&it.text));
                    texts.collect::<Vec<_>>().join("|")
                };
                table.rows.iter().map(cells).collect::<Vec<_>>().join(" / ")
            }
            SourceBlock::Image(image) => format!("!{}={}", image.alternative, image.source),
            SourceBlock::PageBreak(_) => "--".to_owned(),
        };
        let (blocks, _) = blocks(text, 0, &LineIndex::new(text));
        blocks.iter().map(show).collect()
    }

    #[test]
    fn headings_and_marked_ranges_are_evidence() {
        assert_eq!(
            shown("# 标题\n\n## 一、甲\n\n**一是稳**。*后* ~~文~~ `码` [链](u)\n"),
            [
                "#1 标题",
                "#2 一、甲",
                "一是稳。后 文 码 链 Strong=一是稳 Emphasis=后 Strike=文 Code=码 Link(\"u\")=链"
            ]
        );
    }

    #[test]
    fn line_ends_join_chinese_without_a_space() {
        assert_eq!(shown("甲\n乙\nab\ncd\\\n丁  \n戊"), ["甲乙ab cd\n丁\n戊"]);
    }

    #[test]
    fn lists_give_labels_and_quotes_and_code_give_paragraphs() {
        assert_eq!(
            shown("3. 甲\n\n   续\n4. 乙\n   - 丙\n\n> 丁\n\n```\nx\n\n y\n```\n\n- [ ] 戊"),
            [
                "3. 甲",
                "续",
                "4. 乙",
                "••丙",
                "丁",
                "x Code=x",
                " y Code= y",
                "•[ ] 戊"
            ]
        );
    }

    #[test]
    fn nothing_that_is_no_element_is_lost() {
        assert_eq!(
            shown(
                "<div>甲</div>\n\n乙<b>丙</b>&amp;丁[^1]\n\n[^1]: 注文\n\n---\n\n戊![图](p.png)己"
            ),
            [
                "<div>甲</div>",
                "乙<b>丙</b>&丁 Note@17=注文",
                "戊",
                "!图=p.png",
                "己"
            ]
        );
    }

    #[test]
    fn a_table_of_pictures_stays_one_where_a_note_is_beside_them() {
        let noted = "| ![图](p.png) | [^1] |\n|---|---|\n\n[^1]: 注。\n";
        assert_eq!(shown(noted), ["|注。", "!图=p.png"]);
        assert_eq!(shown("| ![图](p.png) |\n|---|\n"), ["!图=p.png"]);
    }

    #[test]
    fn a_picture_in_a_heading_follows_it() {
        assert_eq!(
            shown("## 一、![图](p.png)甲![图](q.png)\n\n乙![图](r.png)丙\n"),
            [
                "#2 一、甲",
                "!图=p.png",
                "!图=q.png",
                "乙",
                "!图=r.png",
                "丙"
            ]
        );
    }

    #[test]
    fn a_footnote_stands_at_its_first_mark_and_what_is_none_stays_text() {
        assert_eq!(
            shown("甲[^a]，乙[^a]。\n\n[^a]: 注\n    文\n\n    **二**段\n\n丙\n"),
            ["甲，乙。 Note@3=注文\n二段 Again@9=Some(3)", "丙"]
        );
        assert_eq!(
            shown("| 甲[^a] | [^b] |\n|---|---|\n| 乙[^a] | 丙[^b] |\n\n[^a]: 注\n\n[^b]: 又\n"),
            ["甲 Note@3=注|又 / 乙 Again@3=Some(5)|丙[^b]"]
        );
        // Nothing refers to it; it holds a table.
        assert_eq!(shown("甲\n\n[^a]: 注\n"), ["甲", "[^a]: 注"]);
        assert_eq!(
            shown("甲[^a]\n\n[^a]: 注\n\n    | 乙 |\n    |---|\n"),
            ["甲[^a]", "[^a]: 注", "乙"]
        );
        // A note to nothing is a paragraph, and nothing refers to it any more; a
        // further mark to nothing is itself.
        assert_eq!(shown("[^a]\n\n乙[^a]\n\n[^a]: 注\n"), ["注", "乙[^a]"]);
        assert_eq!(
            shown("甲[^a]\n\n[^a]\n\n[^a]: 注\n"),
            ["甲 Note@3=注", "[^a]"]
        );
        assert_eq!(shown("甲\n\n[^a]\n\n[^a]: 注\n"), ["甲", "注"]);
    }

    /// The code, line and column, and words of what is told of `text`.
    fn told(text: &str) -> Vec<(String, Option<(u32, u32)>)> {
        let (_, told) = blocks(text, 0, &LineIndex::new(text));
        let told = told.into_iter().map(|it| {
            let place = match it.place {
                Some(Place::Text { line, column, .. }) => Some((line, column)),
                _ => None,
            };
            (format!("{} {}", it.code, it.message), place)
        });
        told.collect()
    }

    #[test]
    fn a_mark_without_a_note_is_told_and_stays() {
        let text = "甲[^乙]\\[^x]`[^y]`，[^1]。\n\n| 丙[^丁] |\n|---|\n\n[^1]: 注[^又]\n";
        assert_eq!(
            told(text),
            [(
                "footnote-without-note 3 处脚注的记号（如 [^乙]）没有注文，照原样排在正文里"
                    .to_owned(),
                Some((1, 2))
            )]
        );
        assert_eq!(
            shown(text)[0],
            "甲[^乙][^x][^y]，。 Code=[^y] Note@20=注[^又]"
        );
        assert_eq!(told("甲[^ 乙]、[^]、[^a[b]、[^a"), []);
    }

    #[test]
    fn numbers_that_were_counted_are_told() {
        assert_eq!(
            told("甲\n\n1. 乙\n1. 丙\n1. 丁\n"),
            [(
                "counted-list 列表的编号都写作同一个数的，已按顺序编号，改了 2 个".to_owned(),
                Some((4, 4))
            )]
        );
        assert_eq!(told("1. 乙\n2. 丙\n2. 丁\n\n甲\n\n1. 戊\n"), []);
        let text = "1. **乙**\n1. **丙**";
        assert_eq!(shown(text), ["1. 乙 Strong=乙", "2. 丙 Strong=丙"]);
    }

    #[test]
    fn the_entries_of_a_list_of_attachments_stand_each_for_itself() {
        assert_eq!(
            shown("附件：1.关于甲的\n通知\n　　2．关于乙的\n办法\n3、丙1\n2.5亿\n\n乙\n2.丙"),
            [
                "附件：1.关于甲的通知",
                "　　2．关于乙的办法",
                "3、丙1 2.5亿",
                "乙2.丙"
            ]
        );
    }

    #[test]
    fn the_text_of_a_tight_item_ends_where_a_block_in_it_begins() {
        assert_eq!(
            shown(
                "- 甲\n  ## 乙\n  丙\n- 丁\n  > 戊\n- 己\n  ```\n  x\n  ```\n- 庚\n  <div>辛</div>\n"
            ),
            [
                "•甲",
                "~#2 乙",
                "~丙",
                "•丁",
                "~戊",
                "•己",
                "~x Code=x",
                "•庚",
                "~<div>辛</div>"
            ]
        );
    }

    #[test]
    fn a_mark_in_a_note_is_told_and_stays() {
        let text = "甲[^a]、[^b]。\n\n[^a]: 注见[^b]\n\n[^b]: 又\n";
        let told = told(text);
        assert_eq!(told.len(), 1);
        assert!(told[0].0.starts_with("footnote-as-text 1 处"), "{told:?}");
        assert_eq!(told[0].1, Some((3, 9)));
    }

    #[test]
    fn tables_are_tables() {
        assert_eq!(
            shown("| 甲 | 乙 |\n|---|---|\n| 1\\|2 | 3<br>4 |\n"),
            ["甲|乙 / 1|2|3\n4"]
        );
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "---\n甲\n\n\n## 乙\n";
        let (read, _) = blocks(text, 4, &LineIndex::new(text));
        let place = |at: usize| match &read[at] {
            SourceBlock::Paragraph(paragraph) => (paragraph.place.clone(), paragraph.blank_before),
            other => panic!("{other:?}"),
        };
        let at = |line, column, bytes| Place::Text {
            line,
            column,
            bytes,
        };
        assert_eq!(place(0), (at(2, 1, 4..7), 0));
        assert_eq!(place(1), (at(5, 4, 13..16), 2));
    }
}
