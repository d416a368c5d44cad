//! Markdown from Documents: what is written, that parsing gives the text back,
//! and that no backslash is written in vain.

use gongwen::document::{
    Block, Cell, Document, Image, InlineKind, Label, Level, Marker, Paragraph, Place, Role, Row,
    Sign, Table, Text,
};
use gongwen::read::{ReadOptions, SourceBlock, read};
use gongwen::write::flow::markdown::{MarkdownOptions, write};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, TagEnd};

fn place() -> Place {
    Place::Text {
        line: 1,
        column: 1,
        bytes: 0..0,
    }
}

fn paragraph(role: Role, text: &str) -> Paragraph {
    Paragraph::new(role, Text::plain(text), place())
}

/// A paragraph with a lead through the end of `lead`.
fn with_lead(role: Role, lead: &str, rest: &str) -> Paragraph {
    let mut paragraph = paragraph(role, &format!("{lead}{rest}"));
    paragraph.text.mark(0..lead.len(), InlineKind::Lead);
    paragraph
}

fn markdown(blocks: Vec<Block>) -> String {
    let mut out = Vec::new();
    write(&Document { blocks }, &MarkdownOptions::default(), &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("Markdown is text")
}

fn body(text: &str) -> String {
    markdown(vec![Block::Paragraph(paragraph(Role::Body, text))])
}

/// The texts of the paragraphs of `markdown`; what is no text fails the test.
fn parsed(markdown: &str) -> Vec<String> {
    texts_of(markdown).unwrap_or_else(|| panic!("not only text in {markdown}"))
}

/// The texts of the paragraphs, headings and cells of `markdown`, read as
/// CommonMark + GFM; `None` where anything stands in it that is no text.
fn texts_of(markdown: &str) -> Option<Vec<String>> {
    let dialect = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    let (mut texts, mut text) = (Vec::new(), String::new());
    for event in Parser::new_ext(markdown, dialect) {
        match event {
            Event::Text(chars) | Event::Code(chars) => text.push_str(&chars),
            Event::HardBreak => text.push('\n'),
            Event::InlineHtml(html) if &*html == "<br>" => text.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell) => {
                texts.push(std::mem::take(&mut text));
            }
            // The paragraph of a tight item has no events of its own.
            Event::End(TagEnd::Item) if !text.is_empty() => texts.push(std::mem::take(&mut text)),
            Event::Start(_) | Event::End(_) => {}
            _ => return None,
        }
    }
    text.is_empty().then_some(texts)
}

/// The bold ranges of `markdown`.
fn bold(markdown: &str) -> Vec<String> {
    let (mut all, mut depth) = (Vec::new(), 0);
    for event in Parser::new_ext(markdown, Options::empty()) {
        match event {
            Event::Start(pulldown_cmark::Tag::Strong) => {
                depth += 1;
                all.push(String::new());
            }
            Event::End(TagEnd::Strong) => depth -= 1,
            Event::Text(chars) if depth > 0 => {
                all.last_mut().expect("one is open").push_str(&chars);
            }
            _ => {}
        }
    }
    all
}

#[test]
fn each_role_has_its_form() {
    let mut article = paragraph(Role::Article, "第一条 为规范管理，制定本办法。");
    article.marker = Some(Marker {
        text: "第一条".to_owned(),
        ordinal: Some(1),
    });
    let blocks = [
        paragraph(Role::Title, "某某市水务局"),
        paragraph(Role::Title, "关于开展检查的通知"),
        paragraph(Role::Addressee, "各科室："),
        paragraph(Role::Chapter, "第一章 总则"),
        article,
        paragraph(Role::Heading(Level::One), "一、总体要求"),
        paragraph(Role::Heading(Level::Two), "（一）突出重点 分步推进"),
        paragraph(Role::Heading(Level::Three), "1.摸清底数"),
        paragraph(Role::Heading(Level::Four), "（1）入户登记"),
        with_lead(Role::Heading(Level::Two), "（二）加强领导。", "成立专班。"),
        with_lead(Role::Item, "一是抓早抓小。", "逐户走访。"),
        paragraph(Role::Date, "2023年8月5日"),
    ];
    let want = "# 某某市水务局\n\n# 关于开展检查的通知\n\n各科室：\n\n## 第一章 总则\n\n\
        **第一条** 为规范管理，制定本办法。\n\n## 一、总体要求\n\n### （一）突出重点 分步推进\n\n\
        #### 1.摸清底数\n\n##### （1）入户登记\n\n**（二）加强领导**。成立专班。\n\n\
        **一是抓早抓小**。逐户走访。\n\n2023年8月5日\n";
    assert_eq!(markdown(blocks.map(Block::Paragraph).to_vec()), want);
}

#[test]
fn labels_make_lists_and_enclosed_documents_go_on() {
    let labelled = |level: usize, text: &str| {
        let mut item = paragraph(Role::Body, text);
        let sign = Sign::Bullet("▪".to_owned());
        item.label = Some(Label { sign, level });
        Block::Paragraph(item)
    };
    let enclosed = Document {
        blocks: vec![Block::Paragraph(paragraph(Role::Title, "实施方案"))],
    };
    let blocks = vec![
        labelled(0, "甲\n- 乙"),
        labelled(1, "[ ] 丙\n丁"),
        labelled(4, "戊"),
        labelled(0, "己"),
        Block::Paragraph(paragraph(Role::Body, "庚")),
        // None stands deeper than in the item above it.
        labelled(3, "辛"),
        Block::PageBreak(place()),
        Block::Enclosed(enclosed),
    ];
    let written = markdown(blocks);
    assert_eq!(
        written,
        "- 甲\\\n  \\- 乙\n\n  - \\[ ] 丙\\\n    丁\n\n    - 戊\n\n- 己\n\n庚\n\n- 辛\n\n# 实施方案\n"
    );
    assert_eq!(
        parsed(&written),
        ["甲\n- 乙", "[ ] 丙\n丁", "戊", "己", "庚", "辛", "实施方案"]
    );
}

#[test]
fn tables_and_pictures() {
    let row = |texts: [&str; 2]| Row {
        cells: texts.map(|text| Cell::of(Text::plain(text))).to_vec(),
    };
    let table = Table {
        rows: vec![
            row(["项目", "数量*"]),
            row(["a|b", "1\n2"]),
            row(["", "<br>"]),
        ],
        head_rows: 1,
        sides: Vec::new(),
        place: place(),
    };
    let image = Image {
        alternative: "流程[图]".to_owned(),
        ..Image::named("图 1.png".to_owned(), place())
    };
    let written = markdown(vec![Block::Table(table), Block::Image(image)]);
    let want = "| 项目 | 数量* |\n|---|---|\n| a\\|b | 1<br>2 |\n| | \\<br> |\n\n\
        ![流程\\[图\\]](<图 1.png>)\n";
    assert_eq!(written, want);
}

#[test]
fn a_lead_is_bold_where_commonmark_lets_it() {
    for (lead, rest, want) in [
        ("一是紧盯前沿。", "后文", "**一是紧盯前沿**。后文"),
        ("一是打造“风口”。", "后文", "**一是打造“风口”**。后文"),
        ("一是坚持“稳”", "后文", "**一是坚持“稳**”后文"),
        ("“四个”抓手。", "", "**“四个”抓手**。"),
        ("一是赋予*建设。", "某*地", "**一是赋予*建设**。某*地"),
    ] {
        assert_eq!(body_of(&with_lead(Role::Item, lead, rest)).trim_end(), want);
    }
}

#[test]
fn a_buried_lead_is_bold_in_the_middle() {
    let mut item = with_lead(Role::Item, "三是抓实。", "已办结。四是抓严。后文");
    let start = "三是抓实。已办结。".len();
    item.text
        .mark(start..start + "四是抓严。".len(), InlineKind::Lead);
    assert_eq!(body_of(&item), "**三是抓实**。已办结。**四是抓严**。后文\n");
    let mut quoted = paragraph(Role::Body, "他说“好”的");
    quoted
        .text
        .mark("他说".len().."他说“好”".len(), InlineKind::Strong);
    assert_eq!(body_of(&quoted), "他说“**好**”的\n");
}

fn body_of(paragraph: &Paragraph) -> String {
    markdown(vec![Block::Paragraph(paragraph.clone())])
}

#[test]
fn inlines_come_back_as_they_were_read() {
    let text = "**一是稳**。*后* ~~文~~ `码` [链](<u>) 甲";
    let reading = read(text.as_bytes(), "a.md", ReadOptions::default()).expect("it is text");
    let [SourceBlock::Paragraph(source)] = &reading.source.blocks[..] else {
        panic!("one paragraph");
    };
    let paragraph = Paragraph::new(Role::Body, source.text.clone(), place());
    assert_eq!(body_of(&paragraph).trim_end(), text);
}

/// Texts with marks, and how they are written.
const SAMPLES: [(&str, &str); 44] = [
    (
        "省委赋予*建设的重任；*市党政",
        "省委赋予*建设的重任；*市党政",
    ),
    ("7月*日至*日", "7月\\*日至*日"),
    ("*甲*", "\\*甲*"),
    ("**甲**", "\\*\\*甲**"),
    ("_甲_", "\\_甲_"),
    ("甲_乙_丙", "甲_乙_丙"),
    ("* 甲", "\\* 甲"),
    ("- 甲", "\\- 甲"),
    ("+ 甲", "\\+ 甲"),
    ("+甲", "+甲"),
    ("-1℃", "-1℃"),
    ("1. 甲", "1\\. 甲"),
    ("1.甲", "1.甲"),
    ("1.5亿元", "1.5亿元"),
    ("12) 甲", "12\\) 甲"),
    ("2023年", "2023年"),
    ("# 甲", "\\# 甲"),
    ("#甲", "#甲"),
    ("> 甲", "\\> 甲"),
    (">甲", "\\>甲"),
    ("---", "\\---"),
    ("***", "\\***"),
    ("* * *", "\\* * *"),
    ("===", "==="),
    ("```", "\\```"),
    ("~~~", "\\~~~"),
    ("甲`乙`", "甲\\`乙`"),
    ("~~甲~~", "\\~~甲~~"),
    ("3~5天，6~8天", "3~5天，6~8天"),
    ("[甲](乙)", "\\[甲](乙)"),
    ("![甲](乙)", "!\\[甲](乙)"),
    ("[甲]：乙", "[甲]：乙"),
    ("[甲]: 乙", "\\[甲]: 乙"),
    ("甲[^1]", "甲[^1]"),
    ("[^1]: 甲", "\\[^1]: 甲"),
    ("<b>甲</b>", "\\<b>甲\\</b>"),
    ("<div>", "\\<div>"),
    ("a<b，b>c", "a<b，b>c"),
    ("&amp; &lt &copy;", "\\&amp; &lt \\&copy;"),
    ("R&D", "R&D"),
    ("C:\\目录\\*", "C:\\目录\\\\*"),
    ("| 甲 | 乙 |", "| 甲 | 乙 |"),
    (
        "https://a.example/?b=1&c=2，www.a.example",
        "https://a.example/?b=1&c=2，www.a.example",
    ),
    ("<https://a.example>", "\\<https://a.example>"),
];

#[test]
fn what_acts_is_escaped_and_only_that() {
    for (text, want) in SAMPLES {
        assert_eq!(body(text).trim_end(), want, "{text}");
    }
}

#[test]
fn lines_inside_a_paragraph_are_escaped_as_lines() {
    for text in [
        "甲\n===",
        "甲\n---",
        "甲\n- 乙",
        "|a|b|\n|-|-|",
        "a\n:-:",
        "甲\n\n乙",
        "甲\\\n乙",
        "甲\n# 乙",
    ] {
        let written = body(text);
        assert_eq!(parsed(&written), [text], "{written}");
        no_backslash_is_spare(&written, text);
    }
}

#[test]
fn headings_are_escaped_as_headings() {
    for text in ["一、甲 #", "# 一", "一\n二", "一、*甲* 乙 ##", "- 一"] {
        let written = markdown(vec![Block::Paragraph(paragraph(Role::Title, text))]);
        assert_eq!(parsed(&written), [text], "{written}");
        assert!(written.starts_with("# "), "{written}");
    }
}

/// Takes each backslash away in turn: the text must not come back. (One that
/// stands before a line end is a break and no escape.)
fn no_backslash_is_spare(written: &str, text: &str) {
    for (at, _) in written.match_indices('\\') {
        let rest = &written[at + 1..];
        if rest.starts_with('\n') {
            continue;
        }
        let without = format!("{}{rest}", &written[..at]);
        let back = texts_of(&without);
        assert!(
            back.is_none_or(|back| back != [text]),
            "spare backslash at {at} in {written}"
        );
    }
}

#[test]
fn no_backslash_of_the_samples_is_spare() {
    for (text, _) in SAMPLES {
        no_backslash_is_spare(&body(text), text);
    }
}

#[test]
fn very_many_marks_come_back_in_bounded_time() {
    for unit in [
        "*", "**甲*", "[", "`", "~a~", "![](", "<a>", "_甲 ", "> ", "+ ", "1. ",
    ] {
        let text = unit.repeat(4_000);
        let text = text.trim();
        assert_eq!(parsed(&body(text)), [text], "{unit}");
    }
}

#[test]
fn what_was_written_reads_back_as_the_same_paragraphs() {
    let mut paragraphs = vec![
        paragraph(Role::Title, "关于*工作的报告"),
        with_lead(Role::Item, "一是抓实。", "1. 甲 <b> &amp;"),
        with_lead(Role::Item, "二是\u{3000}稳。", "\u{a0}后文"),
    ];
    paragraphs.extend(SAMPLES.map(|(text, _)| paragraph(Role::Body, text)));
    let want: Vec<String> = paragraphs.iter().map(|it| it.text.chars.clone()).collect();
    let written = markdown(paragraphs.into_iter().map(Block::Paragraph).collect());
    let reading = read(written.as_bytes(), "a.md", ReadOptions::default()).expect("it is text");
    let texts = reading.source.blocks.iter().map(|block| match block {
        SourceBlock::Paragraph(paragraph) => paragraph.text.chars.clone(),
        other => panic!("{other:?}"),
    });
    assert_eq!(texts.collect::<Vec<_>>(), want);
    assert_eq!(bold(&written), ["一是抓实", "二是\u{3000}稳"]);
}

/// Text rich in marks.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[*_`~\\[\\]()<>!&#+\\-=|:^.0-9 \\\\]{1,3}",
        3 => "[甲乙。，“”（）ab]{1,3}",
        1 => "[\\t\\u{a0}\\u{3000}\\n]",
        1 => prop::sample::select(vec!["&amp;", "<b>", "<!--", "](", "**", "~~", "```", "1. ", "- ", "[^1]", "&#42;", "<a@b.c>"])
            .prop_map(str::to_owned),
        1 => "[^\\x00]",
    ];
    prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back(text in text()) {
        let written = body(&text);
        prop_assert_eq!(parsed(&written), std::slice::from_ref(&text), "{}", written);
        no_backslash_is_spare(&written, &text);
    }

    #[test]
    fn any_lead_comes_back(lead in text(), rest in text()) {
        let text = format!("{lead}{rest}");
        let written = body_of(&with_lead(Role::Item, &lead, &rest));
        prop_assert_eq!(parsed(&written), [text], "{}", written);
    }

    #[test]
    fn any_heading_and_any_item_comes_back(text in text()) {
        let heading = paragraph(Role::Heading(Level::One), &text);
        let mut item = paragraph(Role::Body, &text);
        item.label = Some(Label { sign: Sign::Bullet("•".to_owned()), level: 0 });
        let written = markdown(vec![Block::Paragraph(heading), Block::Paragraph(item)]);
        prop_assert_eq!(parsed(&written), [text.clone(), text], "{}", written);
    }

    #[test]
    fn any_cell_comes_back(text in text()) {
        let cell = Cell::of(Text::plain(text.clone()));
        let rows = vec![Row { cells: vec![cell.clone()] }, Row { cells: vec![cell] }];
        let written = markdown(vec![Block::Table(Table { rows, head_rows: 1, sides: Vec::new(), place: place() })]);
        prop_assert_eq!(parsed(&written), [text.clone(), text], "{}", written);
    }
}
