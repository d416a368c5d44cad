//! The DOCX writer from the outside: compositions in, packages out, read back
//! with a zip reader and an XML reader of the tests' own.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use gongwen::compose::{Composed, Composition, PageFacts, compose};
use gongwen::document::{
    Block, Cell, Document, InlineKind, Level, Paragraph, Place, Role, Row, Table, Text,
};
use gongwen::font::{FontOptions, Fonts};
use gongwen::template::Template;
use gongwen::write::flow::docx::{DocxOptions, is_unedited, write};
use quick_xml::Reader;
use quick_xml::events::Event;

fn place() -> Place {
    Place::Given { key: String::new() }
}

fn paragraph(role: Role, chars: &str) -> Paragraph {
    Paragraph::new(role, Text::plain(chars), place())
}

fn with_lead(role: Role, lead: &str, rest: &str) -> Paragraph {
    let mut paragraph = paragraph(role, &format!("{lead}{rest}"));
    paragraph.text.mark(0..lead.len(), InlineKind::Lead);
    paragraph
}

fn document(paragraphs: impl IntoIterator<Item = Paragraph>) -> Document {
    Document {
        blocks: paragraphs.into_iter().map(Block::Paragraph).collect(),
    }
}

/// One of everything that a report has.
fn sample() -> Document {
    let mut linked = paragraph(
        Role::Body,
        "详见“通知”——don’t 删 * 号，  两个空格\t和制表\n换行。",
    );
    let link = "详见".len().."详见“通知”".len();
    let address = "https://example.org/通知".to_owned();
    linked.text.mark(link, InlineKind::Link(address));
    let mut document = document([
        paragraph(Role::Title, "关于河湖治理工作的报告"),
        paragraph(Role::Addressee, "县人民政府："),
        paragraph(Role::Heading(Level::One), "一、总体 情况"),
        with_lead(Role::Heading(Level::Two), "（一）水质好转。", "断面达标。"),
        with_lead(Role::Item, "一是查得细。", "排查3处*。"),
        linked,
        paragraph(Role::Signature, "清河县水务局"),
        paragraph(Role::Date, "2023年8月5日"),
    ]);
    document.blocks.push(Block::Table(table()));
    document
}

fn table() -> Table {
    let row = |cells: &[&str]| Row {
        cells: cells
            .iter()
            .map(|chars| Cell::of(Text::plain(*chars)))
            .collect(),
    };
    Table {
        rows: vec![
            row(&["河段", "长度"]),
            row(&["东河", "3 公里"]),
            row(&["合计"]),
        ],
        head_rows: 1,
        sides: Vec::new(),
        place: place(),
    }
}

fn report() -> Template {
    Template::load("report").expect("the bundled template is sound")
}

fn docx_by(document: &Document, template: &Template) -> Vec<u8> {
    let (fonts, _) =
        Fonts::load(&template.faces, &FontOptions::default()).expect("bundled faces load");
    docx_of(&compose(document, template, &fonts))
}

fn docx_of(composition: &Composition<'_>) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    write(
        composition,
        &PageFacts::default(),
        &DocxOptions::default(),
        &mut out,
    )
    .expect("memory takes all bytes");
    out.into_inner()
}

fn docx(document: &Document) -> Vec<u8> {
    docx_by(document, &report())
}

pub(crate) fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).expect("a zip");
    let mut text = String::new();
    let mut file = archive.by_name(name).expect("the part is there");
    file.read_to_string(&mut text).expect("parts are UTF-8");
    text
}

/// Every element of a part with its attributes, in order.
fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(xml);
    let mut seen = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) | Event::Empty(start) => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let attributes = start
                    .attributes()
                    .map(|attribute| attribute.expect("a sound attribute"))
                    .map(|one| (text(one.key.as_ref()), text(&one.value)))
                    .collect();
                seen.push((text(start.name().as_ref()), attributes));
            }
            Event::Eof => return seen,
            _ => {}
        }
    }
}

fn values(xml: &str, element: &str, attribute: &str) -> BTreeSet<String> {
    elements(xml)
        .into_iter()
        .filter(|(name, _)| name == element)
        .flat_map(|(_, attributes)| attributes)
        .filter(|(name, _)| name == attribute)
        .map(|(_, value)| value)
        .collect()
}

/// The text of each paragraph outside tables, as a reader of the file sees it.
fn paragraphs(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut seen = Vec::new();
    let (mut now, mut in_text, mut tables) = (String::new(), false, 0);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => match start.name().as_ref() {
                b"w:t" => in_text = true,
                b"w:tbl" => tables += 1,
                _ => {}
            },
            Event::Empty(empty) => match empty.name().as_ref() {
                b"w:br" => now.push('\n'),
                b"w:tab" => now.push('\t'),
                _ => {}
            },
            Event::Text(text) if in_text => now.push_str(&text.decode().expect("UTF-8")),
            Event::GeneralRef(reference) if in_text => {
                let character = match &*reference.decode().expect("UTF-8") {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("unexpected reference {other}"),
                };
                now.push(character);
            }
            Event::End(end) => match end.name().as_ref() {
                b"w:t" => in_text = false,
                b"w:tbl" => tables -= 1,
                b"w:p" if tables == 0 => seen.push(std::mem::take(&mut now)),
                b"w:p" => now.clear(),
                _ => {}
            },
            Event::Eof => return seen,
            _ => {}
        }
    }
}

#[test]
fn the_text_is_the_documents_letter_for_letter() {
    let mut document = sample();
    let odd = "a<b>&\"c'  *27*  é　全角\u{1}";
    document
        .blocks
        .insert(0, Block::Paragraph(paragraph(Role::Body, odd)));
    let seen = paragraphs(&part(&docx(&document), "word/document.xml"));
    let mut want: Vec<_> = document
        .paragraphs()
        .map(|paragraph| paragraph.text.chars.replace('\u{1}', "\u{FFFD}"))
        .collect();
    // The paragraph that Word wants after a table.
    want.push(String::new());
    assert_eq!(seen, want);
}

#[test]
fn every_style_and_relationship_that_is_referred_to_exists() {
    let package = docx(&sample());
    let body = part(&package, "word/document.xml");
    let styles = part(&package, "word/styles.xml");
    let known = values(&styles, "w:style", "w:styleId");
    for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        let used = values(&body, element, "w:val");
        assert!(!used.is_empty(), "{element} is in use");
        assert!(used.is_subset(&known), "{element}: {used:?}");
    }
    for element in ["w:basedOn", "w:next", "w:link"] {
        assert!(values(&styles, element, "w:val").is_subset(&known));
    }
    let relationships = part(&package, "word/_rels/document.xml.rels");
    let ids = values(&relationships, "Relationship", "Id");
    for element in ["w:footerReference", "w:hyperlink"] {
        assert!(values(&body, element, "r:id").is_subset(&ids), "{element}");
    }
    let targets = values(&relationships, "Relationship", "Target");
    assert!(targets.contains("https://example.org/%E9%80%9A%E7%9F%A5"));
}

#[test]
fn headings_are_words_own_and_run_in_leads_are_character_styles() {
    let package = docx(&sample());
    let styles = part(&package, "word/styles.xml");
    for (id, name, level) in [("Heading1", "heading 1", 0), ("Heading4", "heading 4", 3)] {
        let from = styles
            .find(&format!("w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>"))
            .expect("the heading's style");
        let style = &styles[from..from + styles[from..].find("</w:style>").expect("its end")];
        assert!(style.contains("<w:keepNext w:val=\"1\"/>"), "{style}");
        assert!(
            style.contains(&format!("<w:outlineLvl w:val=\"{level}\"/>")),
            "{style}"
        );
    }
    let body = part(&package, "word/document.xml");
    assert!(body.contains(
        "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"Heading2Char\"/></w:rPr>\
         <w:t xml:space=\"preserve\">（一）水质好转。</w:t></w:r>"
    ));
    assert!(body.contains(
        "<w:rStyle w:val=\"RunInLead\"/></w:rPr><w:t xml:space=\"preserve\">一是查得细。"
    ));
}

#[test]
fn every_indent_is_written_in_characters_and_in_twips() {
    let package = docx(&sample());
    for name in ["word/styles.xml", "word/document.xml", "word/footer1.xml"] {
        for (element, attributes) in elements(&part(&package, name)) {
            let keys: BTreeSet<_> = attributes.iter().map(|(key, _)| key.as_str()).collect();
            if element == "w:ind" {
                for key in ["w:left", "w:right"] {
                    assert!(keys.contains(key) && keys.contains(&*format!("{key}Chars")));
                }
                assert_eq!(
                    keys.contains("w:firstLine"),
                    keys.contains("w:firstLineChars")
                );
                assert_eq!(keys.contains("w:hanging"), keys.contains("w:hangingChars"));
            }
        }
    }
    let styles = part(&package, "word/styles.xml");
    assert!(styles.contains("w:firstLineChars=\"200\" w:firstLine=\"632\""));
}

#[test]
fn the_page_is_a_grid_of_22_lines_with_numbers_outside() {
    let package = docx(&sample());
    let body = part(&package, "word/document.xml");
    let section = &body[body.rfind("<w:sectPr>").expect("a section")..];
    assert_eq!(
        section,
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter1\"/>\
         <w:footerReference w:type=\"even\" r:id=\"rIdFooter2\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" \
         w:footer=\"1414\" w:gutter=\"0\"/><w:cols w:space=\"425\"/>\
         <w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr></w:body></w:document>"
    );
    let odd = part(&package, "word/footer1.xml");
    assert!(
        odd.contains("w:rightChars=\"100\" w:right=\"280\"")
            && odd.contains("<w:jc w:val=\"right\"/>")
    );
    let even = part(&package, "word/footer2.xml");
    assert!(
        even.contains("w:leftChars=\"100\" w:left=\"280\"")
            && even.contains("<w:jc w:val=\"left\"/>")
    );
    assert!(even.contains("<w:instrText>PAGE</w:instrText>"), "{even}");
    let settings = part(&package, "word/settings.xml");
    assert!(settings.contains("<w:evenAndOddHeaders w:val=\"1\"/>"));
}

#[test]
fn a_table_repeats_its_head_and_every_cell_has_a_paragraph() {
    let body = part(&docx(&sample()), "word/document.xml");
    assert_eq!(body.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(body.matches("<w:tc>").count(), 5);
    assert_eq!(body.matches("<w:tcPr>").count(), 5);
    assert!(
        body.contains("<w:gridSpan w:val=\"2\"/>"),
        "a short row fills the grid"
    );
    assert!(!body.contains("</w:tcPr></w:tc>"));
}

#[test]
fn a_long_table_is_one_table() {
    let row = |at: usize| Row {
        cells: vec![
            Cell::of(Text::plain(format!("{at}"))),
            Cell::of(Text::plain("</w:tblGrid>乙</w:tbl>")),
        ],
    };
    let long = Table {
        rows: (0..2500).map(row).collect(),
        head_rows: 1,
        sides: Vec::new(),
        place: place(),
    };
    let document = Document {
        blocks: vec![Block::Table(long)],
    };
    let xml = part(&docx(&document), "word/document.xml");
    let count = |tag: &str| xml.matches(tag).count();
    assert_eq!((count("<w:tbl>"), count("</w:tbl>")), (1, 1));
    assert_eq!((count("<w:tblGrid>"), count("</w:tblGrid>")), (1, 1));
    assert_eq!((count("<w:tr>"), count("</w:tr>")), (2500, 2500));
    assert_eq!(count("<w:tblHeader"), 1);
    assert!(xml.find(">0</w:t>") < xml.find(">2499</w:t>"));
}

#[test]
fn two_documents_in_either_order_give_the_same_bytes() {
    let other = document([paragraph(Role::Body, "另一份。")]);
    let first = (docx(&sample()), docx(&other));
    let second = (docx(&other), docx(&sample()));
    assert_eq!(first, (second.1, second.0));
}

#[test]
fn a_file_of_ours_is_known_until_it_is_changed() {
    let package = docx(&sample());
    assert!(is_unedited(&package));
    assert!(!is_unedited(b""));
    assert!(!is_unedited(&package[..package.len() / 2]));
    let mut renamed = package.clone();
    for at in 0..renamed.len() {
        if renamed[at..].starts_with(b"word/theme/theme1.xml") {
            renamed[at..at + 4].copy_from_slice(b"WORD");
        }
    }
    assert!(!is_unedited(&renamed));
}

#[test]
fn a_small_document_is_exactly_this() {
    let document = document([
        paragraph(Role::Heading(Level::One), "一、水质"),
        paragraph(Role::Body, "共“3”处。"),
    ]);
    let body = part(&docx(&document), "word/document.xml");
    let from = body.find("<w:body>").expect("a body");
    let to = body.find("<w:sectPr>").expect("a section");
    assert_eq!(
        &body[from..to],
        "<w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>\
         <w:r><w:t xml:space=\"preserve\">一、水质</w:t></w:r></w:p>\
         <w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr>\
         <w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>\
         <w:t xml:space=\"preserve\">共“3</w:t></w:r>\
         <w:r><w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" w:hint=\"eastAsia\"/></w:rPr>\
         <w:t xml:space=\"preserve\">”</w:t></w:r>\
         <w:r><w:t xml:space=\"preserve\">处。</w:t></w:r></w:p>"
    );
}

#[test]
fn a_page_break_is_a_property_of_the_paragraph_below() {
    let template = report();
    let (first, second) = (paragraph(Role::Body, "前。"), paragraph(Role::Body, "后。"));
    let document = Document {
        blocks: vec![
            Block::PageBreak(place()),
            Block::Paragraph(first),
            Block::PageBreak(place()),
            Block::PageBreak(place()),
            Block::Paragraph(second),
            Block::PageBreak(place()),
        ],
    };
    let body = part(&docx_by(&document, &template), "word/document.xml");
    assert_eq!(body.matches("<w:pageBreakBefore").count(), 1);
    assert_eq!(paragraphs(&body), ["前。", "后。"]);
}

#[test]
fn a_broken_title_is_one_paragraph_with_breaks() {
    let template = report();
    let document = document([paragraph(Role::Title, "关于全县河湖治理的报告")]);
    let (fonts, _) =
        Fonts::load(&template.faces, &FontOptions::default()).expect("bundled faces load");
    let mut composition = compose(&document, &template, &fonts);
    if let Some(Composed::Paragraph(title)) = composition.blocks.first_mut() {
        let (middle, end) = ("关于全县".len(), "关于全县河湖治理的报告".len());
        title.lines = vec![0..middle, middle..end];
    }
    let body = part(&docx_of(&composition), "word/document.xml");
    assert_eq!(paragraphs(&body), ["关于全县\n河湖治理的报告"]);
}

/// The children of each element called `parent`, in order.
fn children(xml: &str, parent: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<(String, Vec<String>)> = Vec::new();
    let mut seen = Vec::new();
    loop {
        let event = reader.read_event().expect("well-formed XML");
        if let Event::Start(start) | Event::Empty(start) = &event {
            let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
            if let Some((_, siblings)) = open.last_mut() {
                siblings.push(name.clone());
            }
            if let Event::Start(_) = event {
                open.push((name, Vec::new()));
            }
        } else if let Event::End(_) = event {
            let (name, inside) = open.pop().expect("an element was open");
            if name == parent {
                seen.push(inside);
            }
        } else if let Event::Eof = event {
            return seen;
        }
    }
}

#[test]
fn properties_stand_in_the_order_of_the_schema() {
    let package = docx(&sample());
    let orders = [
        (
            "w:pPr",
            "pStyle keepNext keepLines pageBreakBefore widowControl tabs kinsoku wordWrap overflowPunct \
             topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc outlineLvl rPr",
        ),
        ("w:rPr", "rStyle rFonts b bCs color spacing sz szCs lang"),
        (
            "w:tblPr",
            "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar",
        ),
        ("w:tblBorders", "top left bottom right insideH insideV"),
        ("w:trPr", "cantSplit trHeight tblHeader"),
        ("w:tcPr", "tcW gridSpan vMerge vAlign"),
    ];
    for name in ["word/document.xml", "word/styles.xml", "word/footer1.xml"] {
        let xml = part(&package, name);
        for (parent, order) in orders {
            let order: Vec<_> = order
                .split_whitespace()
                .map(|name| format!("w:{name}"))
                .collect();
            for inside in children(&xml, parent) {
                let ranks: Vec<_> = inside
                    .iter()
                    .map(|child| order.iter().position(|name| name == child))
                    .collect();
                assert!(
                    ranks.iter().all(Option::is_some),
                    "{name}: {parent} holds {inside:?}"
                );
                assert!(ranks.is_sorted(), "{name}: {parent} holds {inside:?}");
            }
        }
    }
}

#[test]
fn no_style_snaps_to_the_grid_and_all_keep_its_pitch() {
    let package = docx(&sample());
    let styles = part(&package, "word/styles.xml");
    let style = |id: &str| {
        let from = styles.find(&format!("w:styleId=\"{id}\"")).expect(id);
        styles[from..]
            .split("</w:style>")
            .next()
            .expect("a style ends")
            .to_owned()
    };
    assert!(style("Normal").contains("<w:snapToGrid w:val=\"0\"/>"));
    for based in ["Title", "Heading1"] {
        assert!(!style(based).contains("w:snapToGrid"), "{based}");
    }
    assert!(style("Normal").contains("w:line=\"579\" w:lineRule=\"exact\""));
}

/// What a template's `typesetting` is in Word's own terms.
#[test]
fn word_is_told_of_marks_latin_and_page_ends() {
    let with = |typesetting: &str| {
        let yaml = format!("extends: 报告材料\ntypesetting: {{{typesetting}}}\n");
        let template = Template::parse("我的.yaml", &yaml).expect("a template");
        let package = docx_by(&sample(), &template);
        let styles = part(&package, "word/styles.xml");
        let normal = styles
            .split("w:styleId=\"Normal\"")
            .nth(1)
            .expect("it is there");
        let normal = normal.split("</w:style>").next().expect("a style ends");
        let value = |name: &str| {
            let rest = normal
                .split(&format!("<w:{name} w:val=\""))
                .nth(1)
                .expect(name);
            rest.split('"').next().expect("a value ends").to_owned()
        };
        let names = ["widowControl", "topLinePunct", "autoSpaceDE", "autoSpaceDN"];
        let settings = part(&package, "word/settings.xml");
        let compress = settings.contains("\"compressPunctuation\"");
        assert_ne!(compress, settings.contains("\"doNotCompress\""));
        (names.map(value).concat(), compress)
    };
    let said = |typesetting, (values, compress): (&str, bool)| {
        assert_eq!(
            with(typesetting),
            (values.to_owned(), compress),
            "{typesetting}"
        );
    };
    said("", ("1000", false));
    said("page-ends: full", ("0000", false));
    said("punctuation: squeezed", ("1100", true));
    said("latin-gap: 1/8字", ("1011", false));
}

#[test]
fn what_stays_with_what_follows_is_not_parted() {
    let package = docx(&sample());
    let styles = part(&package, "word/styles.xml");
    let with_next = styles.matches("<w:keepNext w:val=\"1\"/>").count();
    let whole = styles.matches("<w:keepNext w:val=\"1\"/><w:keepLines w:val=\"1\"/>");
    assert!(with_next > 4);
    assert_eq!(whole.count(), with_next);
}

#[test]
fn an_attachment_on_a_page_of_its_own_is_a_section() {
    let attachment = |label: &str| {
        [
            paragraph(Role::AttachmentLabel, label),
            paragraph(Role::AttachmentTitle, "任务分解表"),
        ]
    };
    let mut document = document([
        paragraph(Role::Title, "通知"),
        paragraph(Role::Body, "正文。"),
    ]);
    let attached = attachment("附件1").into_iter().chain(attachment("附件2"));
    document.blocks.extend(attached.map(Block::Paragraph));
    // The section ends with a table: Word wants a paragraph after it.
    document.blocks.insert(4, Block::Table(table()));
    let body = part(&docx(&document), "word/document.xml");
    let ends: Vec<&str> = body
        .split("<w:sectPr>")
        .skip(1)
        .map(|it| it.split("<w:pgSz").next().unwrap_or_default())
        .collect();
    assert_eq!(ends.len(), 3);
    assert_eq!(ends[0].matches("<w:footerReference").count(), 2);
    assert_eq!(ends[1..], [r#"<w:type w:val="nextPage"/>"#; 2]);
    // The properties stand in the last paragraph of their section, before its text.
    let holders: Vec<&str> = body
        .split("<w:p>")
        .filter(|it| it.contains("<w:sectPr>") && it.contains("</w:p>"))
        .collect();
    assert!(holders[0].contains("正文。"), "{}", holders[0]);
    assert!(!holders[1].contains("<w:r>"), "{}", holders[1]);
    let (above, below) = body.split_once(holders[1]).expect("it is there");
    assert!(above.ends_with("</w:tbl><w:p>"));
    assert!(below.contains("附件2"));
}
