//! The table of contents from the outside: `目录: true` in, its lines in
//! millimetres and the paragraphs of the DOCX out.

use super::measure::{Run, by, docx, docx_part, furniture, mm, runs, text_of, with};
use super::pdf_file::{child, follow, utf16};
use gongwen::convert::{Converted, Converter, Input, OutputFormat, Settings};
use gongwen::layout::{Laid, Owner};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, Reading, read};
use gongwen::write::flow::markdown::{self, MarkdownOptions};
use lopdf::{Document, Object};
use std::path::Path;

const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
const ZI: f64 = 156.0 / 28.0;
const LINE: f64 = 225.0 / 22.0;

/// Three headings of level 1 and two of level 2, the last on page 2.
fn report() -> String {
    let body = "各地要抓紧开展农机检修，备足农资，确保春耕生产有序推进。\n".repeat(6);
    format!(
        "---\n目录: true\n---\n关于春耕备耕工作的报告\n\n一、工作进展\n{body}（一）农资储备。种子和化肥按需供应。\n（二）农机检修。农机检修按乡镇排期进行。\n二、存在问题\n{body}三、下步打算\n{body}"
    )
}

fn near(seen: f64, want: f64) {
    assert!((seen - want).abs() < 0.3, "{seen} mm, not {want} mm");
}

/// The lines of a page: text that belongs to one block.
fn entries(laid: &Laid) -> Vec<Run> {
    runs(&laid.pages.pages[0])
}

#[test]
fn headings_are_listed_with_their_pages_before_page_1() {
    let laid = by("报告材料", &report());
    let listed: Vec<String> = entries(&laid).into_iter().map(|run| run.text).collect();
    assert_eq!(
        listed,
        [
            "目　录",
            "一、工作进展1",
            "（一）农资储备1",
            "（二）农机检修1",
            "二、存在问题1",
            "三、下步打算2",
        ]
    );
    assert_eq!(laid.pages.front, 1);
    assert!(text_of(&laid.pages.pages[1]).starts_with("关于春耕备耕工作的报告"));
    assert!(text_of(&laid.pages.pages[2]).contains("三、下步打算"));
    assert_eq!(laid.facts.contents, [1, 1, 1, 1, 2]);
}

#[test]
fn its_pages_have_no_number_and_the_text_begins_with_1() {
    let laid = by("报告材料", &report());
    let dots = furniture(&laid.pages.pages[0]);
    assert!(
        dots.chars().all(|it| it == '.') && dots.len() > 100,
        "{dots}"
    );
    assert_eq!(furniture(&laid.pages.pages[1]), "— 1 —");
    assert_eq!(furniture(&laid.pages.pages[2]), "— 2 —");
}

#[test]
fn where_both_sides_are_printed_the_text_begins_on_the_front_of_a_sheet() {
    let laid = by("通用公文-简", &report());
    assert_eq!(laid.pages.front, 2);
    assert!(laid.pages.pages[1].items.is_empty());
    assert_eq!(furniture(&laid.pages.pages[2]), "— 1 —");
}

#[test]
fn entries_stand_two_characters_in_a_level_and_numbers_at_the_right_edge() {
    let laid = by("报告材料", &report());
    let entries = entries(&laid);
    near(f64::midpoint(entries[0].x, entries[0].end), 106.0);
    for (at, left) in [(1, 0.0), (2, 2.0), (3, 2.0), (4, 0.0), (5, 0.0)] {
        near(entries[at].x, LEFT + left * ZI);
        let number = entries[at].text.len() - 1;
        near(entries[at].place(number), RIGHT - mm(8.0));
        // The title has line 1, a blank line is below it.
        let top = 37.0 + LINE * f64::from(u8::try_from(at + 1).expect("few"));
        near(
            entries[at].y,
            top + (LINE - mm(16.0)) / 2.0 + mm(16.0 * 0.88),
        );
    }
}

#[test]
fn dots_lead_from_the_words_to_the_number() {
    let laid = by("报告材料", &report());
    let page = &laid.pages.pages[0];
    let mut leaders = page.items.iter().filter_map(|item| match item {
        gongwen::layout::Item::Glyphs(run) if run.owner == Owner::Furniture => Some(run),
        _ => None,
    });
    let first = leaders.next().expect("a leader");
    let ends = |run: &gongwen::layout::GlyphRun| {
        let last = run.glyphs.last().expect("a dot");
        mm(run.origin.x.0 + f64::from(last.x) + 4.0)
    };
    // A quarter 字 before the number, and all dots end there.
    near(ends(first), RIGHT - mm(8.0) - ZI / 4.0);
    let words = LEFT + 6.0 * ZI;
    let begins = mm(first.origin.x.0);
    assert!(
        (0.25 * ZI..0.6 * ZI).contains(&(begins - words)),
        "{begins}"
    );
    for leader in leaders {
        near(ends(leader), ends(first));
    }
}

#[test]
fn a_long_heading_turns_below_its_words() {
    let long = "进一步压实各级各部门责任并健全完善农业社会化服务体系建设长效机制的工作";
    let text = report().replace("工作进展", long);
    let entries = entries(&by("报告材料", &text));
    near(entries[1].x, LEFT);
    near(entries[2].x, LEFT + 2.0 * ZI);
    assert_eq!(
        entries[1].text.clone() + &entries[2].text,
        format!("一、{long}1")
    );
    assert!(entries[1].end <= RIGHT - 4.0 * ZI + 0.1);
}

#[test]
fn a_template_says_what_stands_above_it_and_how_deep_it_goes() {
    let yaml = "contents: {title: 目 次, levels: 1}\n";
    let listed = entries(&with(yaml, &report()));
    let listed: Vec<&str> = listed.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(
        listed,
        ["目 次", "一、工作进展1", "二、存在问题1", "三、下步打算2"]
    );
}

/// Two attachments, the first with a title of two lines and a heading.
fn with_attachments() -> String {
    "---\n目录: true\n---\n关于春耕备耕工作的通知\n\n各乡镇人民政府：\n一、工作要求\n抓紧开展农机检修。\n附件：1. 2026年春耕农资需求和“放心农资”供应情况表\n      2. 农机检修排期表\n\n清河县农业农村局\n2026年3月5日\n\n附件1\n\n2026年春耕农资需求\n和“放心农资”供应情况表\n\n一、种子\n玉米种子按需供应。\n\n附件2\n\n农机检修排期表\n\n各乡镇按排期进行检修。\n".to_owned()
}

#[test]
fn attachments_are_listed_by_label_and_title() {
    let laid = by("报告材料", &with_attachments());
    let listed: Vec<String> = entries(&laid).into_iter().map(|run| run.text).collect();
    let first = "附件1　2026年春耕农资需求和“放心农资”供应情况表";
    let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
    assert_eq!(
        listed,
        [
            "目　录",
            "一、工作要求1",
            &format!("{first}2"),
            "一、种子2",
            "附件2　农机检修排期表3",
        ]
    );
    // Beside the pages too, and each entry leads there.
    let outline = &laid.pages.outline;
    let beside: Vec<(&str, usize, u8)> = outline
        .iter()
        .map(|it| (it.words.as_str(), it.page, it.depth))
        .collect();
    // The heading of the attachment stands below its entry.
    assert_eq!(
        beside,
        [
            ("一、工作要求", 1, 1),
            (first, 2, 1),
            ("一、种子", 2, 2),
            ("附件2　农机检修排期表", 3, 1)
        ]
    );
    let led: Vec<usize> = laid.pages.links.iter().map(|link| link.bookmark).collect();
    assert_eq!(led, [0, 1, 2, 3]);
}

#[test]
fn in_a_docx_a_field_that_shows_nothing_tells_an_attachment() {
    let body = docx_part("报告材料", &with_attachments(), "word/document.xml");
    let told: Vec<&str> = body.split(" TC ").skip(1).collect();
    assert_eq!(told.len(), 2);
    assert!(
        told[0].starts_with(r"&quot;附件1　2026年春耕农资需求和\“放心农资\”供应情况表&quot; <")
    );
    assert!(told[1].starts_with(r"&quot;附件2　农机检修排期表&quot; <"));
    // Label and title are in no table of contents by their style or level.
    let styles = docx_part("报告材料", &with_attachments(), "word/styles.xml");
    for style in ["AttachmentLabel", "AttachmentTitle"] {
        let (_, style) = styles
            .split_once(&format!(r#"w:styleId="{style}""#))
            .expect("a style");
        let (style, _) = style.split_once("</w:style>").expect("its end");
        assert!(!style.contains("outlineLvl"), "{style}");
    }
    let plain = with_attachments().replace("目录: true", "目录: false");
    let body = docx_part("报告材料", &plain, "word/document.xml");
    assert!(!body.contains(" TC "));
}

#[test]
fn in_a_narrow_type_area_words_turn_before_dots_and_numbers() {
    let yaml = "page: {left: 72.5mm, right: 72.5mm}\ngrid: {columns: 11}\ncontents: {levels: 4}\n";
    let text = report().replace(
        "（一）农资储备。",
        "（一）农资储备和2026—2027年度供应保障情况。种子按需供应。\n### 1. 农药供应和储备\n农药按需供应。\n#### （1）农药储备点布局情况\n布局合理。",
    );
    let laid = with(yaml, &text);
    let listed: Vec<String> = entries(&laid).into_iter().map(|run| run.text).collect();
    let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
    assert_eq!(
        listed,
        [
            "目　录",
            "一、工作进展1",
            "（一）农资储备和",
            "2026—2027年度",
            "供应保障情况2",
            "1. 农药供应和",
            "储备2",
            "（1）农药储备",
            "点布局情况2",
            "（二）农机检修2",
            "二、存在问题2",
            "三、下步打算3",
        ]
    );
    // Dots stand before each number: it is on no words.
    let mut leaders = Vec::new();
    for item in &laid.pages.pages[0].items {
        match item {
            gongwen::layout::Item::Glyphs(run) if run.owner == Owner::Furniture => {
                leaders.push(run.glyphs.len());
            }
            _ => {}
        }
    }
    assert_eq!(leaders, [18, 11, 24, 8, 10, 18, 18]);
}

#[test]
fn each_entry_leads_to_its_heading() {
    let laid = by("报告材料", &report());
    let words: Vec<&str> = laid
        .pages
        .links
        .iter()
        .map(|link| laid.pages.outline[link.bookmark].words.as_str())
        .collect();
    assert_eq!(
        words,
        [
            "一、工作进展",
            "（一）农资储备",
            "（二）农机检修",
            "二、存在问题",
            "三、下步打算"
        ]
    );
    let last = &laid.pages.links[4];
    assert_eq!((last.page, laid.pages.outline[last.bookmark].page), (0, 2));
    near(mm(last.corner.x.0), LEFT);
    near(mm(last.corner.y.0), 37.0 + 6.0 * LINE);
    near(mm(last.width.0), 156.0);
}

#[test]
fn in_a_docx_it_is_a_field_that_shows_the_pages_and_can_be_brought_up_to_date() {
    let body = docx_part("报告材料", &report(), "word/document.xml");
    assert!(body.contains(r" TOC \o &quot;1-2&quot; \f \h \z \u "));
    let entry = body.split("<w:p>").find(|it| it.contains("三、下步打算"));
    let entry = entry.expect("an entry");
    assert!(entry.contains(r#"<w:pStyle w:val="TOC1"/>"#), "{entry}");
    assert!(entry.contains(r#"<w:hyperlink w:anchor="_Toc00000005""#));
    assert!(entry.contains(" PAGEREF _Toc00000005 "));
    assert!(entry.contains(r">2</w:t>"), "{entry}");
    assert_eq!(body.matches("<w:bookmarkStart").count(), 5);
    let heading = body
        .split("<w:p>")
        .filter(|it| it.contains("三、下步打算"))
        .last();
    assert!(
        heading
            .expect("a heading")
            .contains(r#"w:name="_Toc00000005""#)
    );
    // Its section has no page number; the text's begins with 1.
    let (contents, text) = body.split_once("</w:sectPr>").expect("two sections");
    assert!(!contents.contains("<w:footerReference"));
    assert!(text.contains(r#"<w:pgNumType w:start="1"/>"#));
}

#[test]
fn a_docx_that_is_read_again_asks_for_its_table_of_contents_and_has_it_once() {
    for text in [report(), with_attachments()] {
        let bytes = docx("报告材料", &text);
        let again = read(&bytes, "a.docx", ReadOptions::default()).expect("it is read");
        assert!(again.source.given.asks_for_contents());
        let told: Vec<&str> = again.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(told, ["contents-field"]);
        let first = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is read");
        let markdown = |reading: &Reading| {
            let document = outline(&reading.source, OutlineOptions::default()).document;
            let mut bytes = Vec::new();
            markdown::write(&document, &MarkdownOptions::default(), &mut bytes).expect("memory");
            String::from_utf8(bytes).expect("UTF-8")
        };
        assert_eq!(markdown(&again), markdown(&first));
    }
}

fn converted(text: &str) -> Result<Converted, String> {
    let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
    let input = Input {
        name: "a.txt",
        folder: Path::new("."),
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, &[OutputFormat::Pdf], &mut |_| {});
    converted.map_err(|error| error.to_string())
}

fn pdf(text: &str) -> Document {
    let output = converted(text).expect("it converts").outputs.remove(0);
    Document::load_mem(&output.bytes).expect("a PDF")
}

#[test]
fn in_a_pdf_each_entry_is_a_link_to_its_heading() {
    let document = pdf(&report());
    let pages: Vec<_> = document.page_iter().collect();
    let first = document.get_dictionary(pages[0]).expect("a page");
    let links = first.get(b"Annots").and_then(Object::as_array);
    let links = links.expect("annotations");
    assert_eq!(links.len(), 5);
    let last = links[4].as_reference().expect("a reference");
    let last_link = document.get_dictionary(last).expect("an annotation");
    let words = last_link.get(b"Contents").and_then(Object::as_str);
    assert_eq!(utf16(words.expect("words")), "三、下步打算");
    assert_eq!(last_link.get(b"F").and_then(Object::as_i64).ok(), Some(4));
    let place = last_link.get(b"Dest").and_then(Object::as_array);
    let place = place.expect("a place")[0].as_reference();
    assert_eq!(place.ok(), Some(pages[2]));
    assert!(
        !document
            .get_dictionary(pages[1])
            .expect("a page")
            .has(b"Annots")
    );
    // From the annotation to its element and back.
    let key = last_link.get(b"StructParent").and_then(Object::as_i64);
    let key = key.expect("a key");
    let tree = child(
        &document,
        document.catalog().expect("one"),
        "StructTreeRoot",
    );
    let numbers = follow(&document, child(&document, tree, "ParentTree"), "Nums");
    let numbers = numbers.as_array().expect("pairs");
    let mut pairs = numbers.chunks(2);
    let pair = pairs.find(|pair| pair[0].as_i64().ok() == Some(key));
    let element = pair.expect("the key is there")[1].as_reference();
    let element = document.get_dictionary(element.expect("a reference"));
    let element = element.expect("an element");
    assert_eq!(
        element.get(b"S").and_then(Object::as_name).ok(),
        Some(&b"Link"[..])
    );
    let kids = element.get(b"K").and_then(Object::as_array).expect("kids");
    let object = kids.last().expect("a kid").as_dict().expect("a dictionary");
    assert_eq!(
        object.get(b"Obj").and_then(Object::as_reference).ok(),
        Some(last)
    );
    let entry = child(&document, element, "P");
    assert_eq!(
        entry.get(b"S").and_then(Object::as_name).ok(),
        Some(&b"TOCI"[..])
    );
    let table = child(&document, entry, "P");
    assert_eq!(
        table.get(b"S").and_then(Object::as_name).ok(),
        Some(&b"TOC"[..])
    );
}

#[test]
fn the_labels_of_its_pages_are_small_roman_numbers() {
    let document = pdf(&report());
    let labels = child(&document, document.catalog().expect("one"), "PageLabels");
    let numbers = follow(&document, labels, "Nums").as_array().expect("pairs");
    let style = |at: usize| {
        let label = numbers[at].as_dict().expect("a label");
        label.get(b"S").and_then(Object::as_name).ok()
    };
    assert_eq!(numbers[0].as_i64().ok(), Some(0));
    assert_eq!(style(1), Some(&b"r"[..]));
    assert_eq!(numbers[2].as_i64().ok(), Some(1));
    assert_eq!(style(3), Some(&b"D"[..]));
}

fn told(text: &str) -> Result<Vec<String>, String> {
    let told = converted(text)?.diagnostics.into_iter();
    Ok(told.map(|it| it.message).collect())
}

#[test]
fn a_text_without_headings_has_no_table_and_says_so() {
    let text = "---\n目录: 是\n---\n关于春耕的通知\n\n各乡镇：\n请抓紧开展农机检修。\n";
    let told = told(text).expect("it converts");
    let message = "要了目录，但没有认出可以列入目录的标题，没有排目录";
    assert!(told.iter().any(|it| it == message), "{told:?}");
}

#[test]
fn what_is_neither_yes_nor_no_is_an_error_with_its_place() {
    let text = "---\n目录: 要\n---\n正文\n";
    assert_eq!(
        told(text),
        Err("文首信息第 2 行第 1 列：“目录”只能写 true 或 false".to_owned())
    );
}
