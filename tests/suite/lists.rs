//! Lists from the outside: Markdown or a .docx in; where bullets and lines stand
//! in the PDF, its tags, the lists of the DOCX and the Markdown out.

use super::docx_read::{Docx, r};
use super::measure::convert;
use super::pdf_file::{LineStart, operations, whole_text};
use gongwen::convert::OutputFormat;
use lopdf::{Dictionary, Document, Object};
use std::io::{Cursor, Read};

/// Points a millimetre.
const MM: f64 = 72.0 / 25.4;
/// A column of the grid, in millimetres.
const ZI: f64 = 156.0 / 28.0;

fn pdf(text: &str) -> Document {
    let bytes = convert("a.md", text.as_bytes(), OutputFormat::Pdf);
    Document::load_mem(&bytes).expect("a PDF")
}

fn markdown(name: &str, bytes: &[u8]) -> String {
    let bytes = convert(name, bytes, OutputFormat::Markdown);
    String::from_utf8(bytes).expect("UTF-8")
}

fn part(docx: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
    let mut text = String::new();
    let mut part = archive.by_name(name).ok()?;
    part.read_to_string(&mut text).expect("XML");
    Some(text)
}

/// The tag and the left end (millimetres from the page's edge) of the first run
/// of each line of a list.
fn lefts(document: &Document) -> Vec<(String, f64)> {
    let page = document.page_iter().next().expect("a page");
    let mut tag = String::new();
    let mut found: Vec<(String, f64, f64)> = Vec::new();
    let mut start = LineStart::default();
    for operation in operations(document, page) {
        let operands = &operation.operands;
        let moved = start.follow(&operation);
        match operation.operator.as_str() {
            "BDC" => {
                let name = operands[0].as_name().expect("a tag");
                tag = String::from_utf8_lossy(name).into_owned();
            }
            _ if moved && (tag == "Lbl" || tag == "LBody") => {
                let again = found
                    .last()
                    .is_some_and(|last| last.0 == tag && (last.2 - start.y).abs() < 6.0);
                if !again {
                    found.push((tag.clone(), start.x / MM, start.y));
                }
            }
            _ => {}
        }
    }
    found.into_iter().map(|(tag, x, _)| (tag, x)).collect()
}

fn near(seen: f64, want: f64) {
    assert!((seen - want).abs() < 0.1, "{seen} mm, not {want} mm");
}

const NESTED: &str =
    "# 春耕\n\n甲。\n\n- 一级\n  - 二级一\n    - 三级\n  - 二级二\n- 又一级\n\n乙。\n";

#[test]
fn an_item_begins_where_a_paragraph_does_and_hangs_behind_its_bullet() {
    let long = "春".repeat(40);
    let document = pdf(&format!("# 春耕\n\n甲。\n\n- {long}\n- 乙\n  - 丙\n"));
    let want = [
        ("Lbl", 2.0),
        ("LBody", 3.0),
        ("LBody", 3.0),
        ("Lbl", 2.0),
        ("LBody", 3.0),
        // The inner list begins where the text of the outer one does.
        ("Lbl", 3.0),
        ("LBody", 4.0),
    ];
    let seen = lefts(&document);
    assert_eq!(seen.len(), want.len(), "{seen:?}");
    for ((tag, left), (kind, columns)) in seen.iter().zip(want) {
        assert_eq!(tag, kind);
        near(*left, 28.0 + columns * ZI);
    }
}

/// An element as its kind and what is in it: `L(LI(Lbl LBody))`.
fn shown(document: &Document, element: &Object) -> String {
    let element = document.dereference(element).expect("an element").1;
    let Ok(element) = element.as_dict() else {
        return String::new();
    };
    let kind = element.get(b"S").and_then(Object::as_name).expect("a kind");
    let kids = element.get(b"K").and_then(Object::as_array);
    let kids = kids.iter().flat_map(|kids| kids.iter());
    let kids: Vec<String> = kids
        .map(|kid| shown(document, kid))
        .filter(|kid| !kid.is_empty())
        .collect();
    let kind = String::from_utf8_lossy(kind);
    match kids.join(" ") {
        kids if kids.is_empty() => kind.into_owned(),
        kids => format!("{kind}({kids})"),
    }
}

fn structure(document: &Document) -> String {
    let is_body = |it: &&Dictionary| {
        let kind = it.get(b"S").and_then(Object::as_name);
        kind.is_ok_and(|kind| kind == b"Document")
    };
    let mut elements = document.objects.values().filter_map(|it| it.as_dict().ok());
    let body = elements.find(is_body).expect("a document").clone();
    shown(document, &Object::Dictionary(body))
}

#[test]
fn lists_are_tagged_as_lists_in_lists() {
    assert_eq!(
        structure(&pdf(NESTED)),
        "Document(H1 P L(LI(Lbl LBody(L(LI(Lbl LBody(L(LI(Lbl LBody)))) LI(Lbl LBody)))) LI(Lbl LBody)) P)"
    );
    // The notes of a list stand behind it.
    let noted = "# 春\n\n甲。\n\n- 乙[^a]\n  - 丙[^b]\n- 丁\n\n[^a]: 注\n[^b]: 注\n";
    assert_eq!(
        structure(&pdf(noted)),
        "Document(H1 P L(LI(Lbl LBody(L(LI(Lbl LBody)))) LI(Lbl LBody)) Note Note)"
    );
}

#[test]
fn bullets_are_none_of_the_text_and_all_of_the_text_is_there() {
    let text = whole_text(&pdf(NESTED));
    assert_eq!(text, "春耕甲。•一级•二级一•三级•二级二•又一级乙。");
    let docx = convert("a.md", NESTED.as_bytes(), OutputFormat::Docx);
    let body = part(&docx, "word/document.xml").expect("a body");
    assert!(!body.contains('•'), "Word draws them");
}

#[test]
fn a_docx_has_lists_that_word_knows() {
    let docx = convert("a.md", NESTED.as_bytes(), OutputFormat::Docx);
    let body = part(&docx, "word/document.xml").expect("a body");
    let levels: Vec<&str> = body
        .split("<w:ilvl w:val=\"")
        .skip(1)
        .map(|it| &it[..1])
        .collect();
    assert_eq!(levels, ["0", "1", "2", "1", "0"]);
    // Three columns in, one hanging: 3 × 315.9 twips.
    let first = body.split("<w:p>").find(|it| it.contains("一级</w:t>"));
    let first = first.expect("an item");
    assert!(
        first.contains(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#),
        "{first}"
    );
    assert!(first.contains(r#"w:left="948""#), "{first}");
    assert!(first.contains(r#"w:hanging="316""#), "{first}");
    let numbering = part(&docx, "word/numbering.xml").expect("lists");
    assert_eq!(numbering.matches("<w:abstractNum ").count(), 1);
    assert_eq!(
        numbering.matches(r#"<w:numFmt w:val="bullet"/>"#).count(),
        9
    );
    assert!(numbering.contains(r#"<w:lvlText w:val="•"/>"#));
    let types = part(&docx, "[Content_Types].xml").expect("types");
    assert!(types.contains("/word/numbering.xml"));
    let plain = convert("a.md", "# 春耕\n\n甲。\n".as_bytes(), OutputFormat::Docx);
    assert_eq!(part(&plain, "word/numbering.xml"), None);
}

#[test]
fn markdown_has_its_lists_back_from_every_format() {
    let want =
        "# 春耕\n\n甲。\n\n- 一级\n\n  - 二级一\n\n    - 三级\n\n  - 二级二\n\n- 又一级\n\n乙。\n";
    assert_eq!(markdown("a.md", NESTED.as_bytes()), want);
    assert_eq!(markdown("a.md", want.as_bytes()), want);
    let docx = convert("a.md", NESTED.as_bytes(), OutputFormat::Docx);
    assert_eq!(markdown("a.docx", &docx), want);
}

/// Their numbers say what they are, and numbers are text.
#[test]
fn what_has_a_number_shows_no_bullet() {
    let text = "# 春耕\n\n甲。\n\n- 一是抓早。早播种。\n- 二是抓好。选良种。\n\n1. 调查。\n2. 实施。\n   - 分项\n";
    assert_eq!(
        whole_text(&pdf(text)),
        "春耕甲。一是抓早。早播种。二是抓好。选良种。1. 调查。2. 实施。•分项"
    );
    let docx = convert("a.md", text.as_bytes(), OutputFormat::Docx);
    let body = part(&docx, "word/document.xml").expect("a body");
    assert_eq!(body.matches("<w:numPr>").count(), 1);
}

/// Numbers under a bullet, bullets under a number, and what goes on behind them.
const NUMBERED: &str = "# 春耕\n\n甲。\n\n- 一级\n\n  1. 先备种\n\n     - 三级\n\n  2. 后下田\n\n- 又一级\n\n1. 调查\n\n2. 实施\n";

#[test]
fn a_number_under_a_bullet_is_an_item_and_no_heading() {
    let document = pdf(NUMBERED);
    assert_eq!(
        structure(&document),
        "Document(H1 P L(LI(Lbl LBody(L(LI(LBody(L(LI(Lbl LBody)))) LI(LBody)))) LI(Lbl LBody)) P P)"
    );
    // It is text, and stands where an inner bullet does; the list in it goes deeper.
    assert_eq!(
        whole_text(&document),
        "春耕甲。•一级1. 先备种•三级2. 后下田•又一级1. 调查2. 实施"
    );
    let seen: Vec<f64> = lefts(&document).iter().map(|it| it.1).collect();
    let want = [2.0, 3.0, 3.0, 4.0, 5.0, 3.0, 2.0, 3.0];
    assert_eq!(seen.len(), want.len(), "{seen:?}");
    for (left, columns) in seen.iter().zip(want) {
        near(*left, 28.0 + columns * ZI);
    }
    let docx = convert("a.md", NUMBERED.as_bytes(), OutputFormat::Docx);
    let body = part(&docx, "word/document.xml").expect("a body");
    let item = body.split("<w:p>").find(|it| it.contains("先备种"));
    let item = item.expect("an item");
    assert!(item.contains(r#"w:left="1263""#), "{item}");
    assert!(item.contains(r#"w:hanging="316""#), "{item}");
    assert!(!item.contains("<w:numPr>"), "{item}");
}

/// Paragraphs below the first of an item, under bullets, numbers, and notes.
const FURTHER: &str = "# 春耕\n\n甲。\n\n- 一级[^1]\n\n  又一段。\n\n  - 二级\n\n    再一段。\n\n    1. 先备种\n\n       第四段。\n\n    2. 后下田\n\n  第五段。\n\n乙。\n\n[^1]: 注。\n";

#[test]
fn a_further_paragraph_of_an_item_hangs_where_the_text_of_the_first_does() {
    let document = pdf(FURTHER);
    assert_eq!(
        structure(&document),
        "Document(H1 P L(LI(Lbl LBody(P L(LI(Lbl LBody(P L(LI(LBody(P)) LI(LBody))))) P))) Note P)"
    );
    assert_eq!(
        whole_text(&document),
        "春耕甲。•一级①又一段。•二级再一段。1. 先备种第四段。2. 后下田第五段。乙。①注。"
    );
    let docx = convert("a.md", FURTHER.as_bytes(), OutputFormat::Docx);
    let body = part(&docx, "word/document.xml").expect("a body");
    let styles = part(&docx, "word/styles.xml").expect("styles");
    for (words, style, name, left) in [
        ("又一段", "ListContinue", "List Continue", 948),
        ("再一段", "ListContinue2", "List Continue 2", 1263),
        ("先备种", "ListNumber3", "List Number 3", 1579),
        ("第四段", "ListContinue3", "List Continue 3", 1579),
        ("第五段", "ListContinue", "List Continue", 948),
    ] {
        let item = body.split("<w:p>").find(|it| it.contains(words));
        let item = item.expect("a paragraph");
        assert!(
            item.contains(&format!(r#"<w:pStyle w:val="{style}"/>"#)),
            "{item}"
        );
        assert!(item.contains(&format!(r#"w:left="{left}""#)), "{item}");
        assert!(!item.contains("<w:numPr>"), "{item}");
        assert!(
            styles.contains(&format!(r#"<w:name w:val="{name}"/>"#)),
            "{name}"
        );
    }
    assert!(!styles.contains("List Number 2"), "none is used");
    assert_eq!(markdown("a.md", FURTHER.as_bytes()), FURTHER);
    assert_eq!(markdown("a.docx", &docx), FURTHER);
}

/// A number that others may cite is nobody's to change.
#[test]
fn numbers_of_lists_stand_as_they_are_in_the_source() {
    let head = "# 春耕\n\n甲。\n\n";
    for (list, wanted) in [
        ("10. 子。\n11. 丑。\n", "10. 子。|11. 丑。"),
        (
            "1. 子。\n\n10. 丑。\n\n3. 寅。\n",
            "1. 子。|10. 丑。|3. 寅。",
        ),
        ("3) 子。\n01) 丑。\n", "3) 子。|01) 丑。"),
        ("1. 子。\n1. 丑。\n2. 寅。\n", "1. 子。|1. 丑。|2. 寅。"),
        // Markdown counts where all are the same.
        ("1. 子。\n1. 丑。\n1. 寅。\n", "1. 子。|2. 丑。|3. 寅。"),
        ("- 子\n  9. 丑。\n  11. 寅。\n", "•子|9. 丑。|11. 寅。"),
    ] {
        let text = format!("{head}{list}");
        let wanted = wanted.replace('|', "");
        assert_eq!(
            whole_text(&pdf(&text)),
            format!("春耕甲。{wanted}"),
            "{list}"
        );
        let docx = convert("a.md", text.as_bytes(), OutputFormat::Docx);
        for bytes in [docx, markdown("a.md", text.as_bytes()).into_bytes()] {
            let name = if bytes.starts_with(b"PK") {
                "a.docx"
            } else {
                "a.md"
            };
            let again = convert(name, &bytes, OutputFormat::Pdf);
            let again = Document::load_mem(&again).expect("a PDF");
            assert_eq!(
                whole_text(&again),
                format!("春耕甲。{wanted}"),
                "{name} {list}"
            );
        }
    }
}

#[test]
fn a_list_under_a_number_stands_further_in() {
    let document = pdf("# 春耕\n\n甲。\n\n1. 调查。\n   - 乙\n     - 丙\n2. 实施。\n");
    let seen: Vec<f64> = lefts(&document).iter().map(|it| it.1).collect();
    let want = [3.0, 4.0, 4.0, 5.0];
    assert_eq!(seen.len(), want.len(), "{seen:?}");
    for (left, columns) in seen.iter().zip(want) {
        near(*left, 28.0 + columns * ZI);
    }
}

#[test]
fn items_of_a_list_that_stands_under_a_number_stay_side_by_side_in_markdown() {
    let text = "# 春耕\n\n甲。\n\n1. 调查\n   - 乙\n   - 丙\n     - 丁\n   - 戊\n\n2. 实施\n";
    assert_eq!(
        markdown("a.md", text.as_bytes()),
        "# 春耕\n\n甲。\n\n#### 1. 调查\n\n- 乙\n\n- 丙\n\n  - 丁\n\n- 戊\n\n#### 2. 实施\n"
    );
}

#[test]
fn nobody_signs_in_a_list() {
    let text =
        "# 春耕\n\n甲。\n\n- 市农业局\n\n- 市财政局\n\n  市水利局\n\n某某局\n\n2026年1月5日\n";
    let docx = convert("a.md", text.as_bytes(), OutputFormat::Docx);
    assert_eq!(markdown("a.docx", &docx), text);
    let body = part(&docx, "word/document.xml").expect("a body");
    assert_eq!(body.matches(r#"<w:pStyle w:val="IssuerName"/>"#).count(), 1);
}

/// Word takes bold of a style and of a run in it together for none.
#[test]
fn strong_words_in_a_bold_heading_stay_bold_in_word() {
    let text = "# 春耕\n\n甲。\n\n#### 1. **备种**子\n\n乙**丙**。\n";
    let docx = convert("a.md", text.as_bytes(), OutputFormat::Docx);
    let body = part(&docx, "word/document.xml").expect("a body");
    let strong = |words: &str| {
        let paragraph = body.split("<w:p>").find(|it| it.contains(words));
        paragraph
            .expect("a paragraph")
            .matches(r#"<w:rStyle w:val="Strong"/>"#)
            .count()
    };
    assert_eq!((strong("备种"), strong("丙")), (0, 1));
}

/// The numbers of the text are escaped, those of a list in a list are its own.
#[test]
fn markdown_has_numbers_under_bullets_back() {
    let want = "# 春耕\n\n甲。\n\n- 一级\n\n  1. 先备种\n\n     - 三级\n\n  2. 后下田\n\n- 又一级\n\n1\\. 调查\n\n2\\. 实施\n";
    assert_eq!(markdown("a.md", NUMBERED.as_bytes()), want);
    assert_eq!(markdown("a.md", want.as_bytes()), want);
    let round = "# 春耕\n\n甲。\n\n- 一级\n\n  10) 先\\*备种\n";
    assert_eq!(
        markdown("a.md", round.as_bytes()),
        round.replace("\\*", "*")
    );
}

/// A paragraph in a list style of Word, each style with a list of its own of one
/// level.
fn styled(styles: &[(&str, &str)]) -> Vec<u8> {
    let all = |part: &dyn Fn(usize, &str, &str) -> String| -> String {
        let parts = styles.iter().enumerate();
        parts
            .map(|(at, (name, format))| part(at, name, format))
            .collect()
    };
    let lists = all(&|at, _, format| {
        let text = if format == "bullet" {
            "\u{F0B7}"
        } else {
            "%1."
        };
        format!(
            "<w:abstractNum w:abstractNumId=\"{at}\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"{format}\"/>\
             <w:lvlText w:val=\"{text}\"/><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr></w:lvl></w:abstractNum>"
        )
    });
    let numbers = all(&|at, _, _| {
        format!("<w:num w:numId=\"{at}1\"><w:abstractNumId w:val=\"{at}\"/></w:num>")
    });
    let known = all(&|at, name, _| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"s{at}\"><w:name w:val=\"{name}\"/>\
             <w:pPr><w:numPr><w:numId w:val=\"{at}1\"/></w:numPr></w:pPr></w:style>"
        )
    });
    let items = all(&|at, _, _| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"s{at}\"/></w:pPr>{}</w:p>",
            r("项")
        )
    });
    let body = format!("<w:p>{}</w:p>{items}", r("甲。"));
    let docx = Docx::new(&body).with("numbering", &(lists + &numbers));
    docx.with("styles", &known).bytes()
}

#[test]
fn word_says_by_the_names_of_its_styles_how_deep_a_list_is() {
    let docx = styled(&[
        ("List Bullet", "bullet"),
        ("List Bullet 2", "bullet"),
        ("List Bullet 3", "bullet"),
        ("List Number 2", "decimal"),
        ("List Bullet 9x", "bullet"),
    ]);
    assert_eq!(
        markdown("a.docx", &docx),
        "甲。\n\n- 项\n\n  - 项\n\n    - 项\n\n  1. 项\n\n- 项\n"
    );
}

#[test]
fn a_number_below_a_bullet_of_one_list_of_word_is_an_item() {
    let levels = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/></w:lvl>\
                  <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>";
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    let item = |level: usize| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>",
            r("项")
        )
    };
    let body = format!("<w:p>{}</w:p>{}{}{}", r("甲。"), item(0), item(1), item(1));
    let docx = Docx::new(&body).with("numbering", &numbering).bytes();
    assert_eq!(
        markdown("a.docx", &docx),
        "甲。\n\n- 项\n\n  1. 项\n\n  2. 项\n"
    );
}

/// A list of a .docx whose levels have these signs and faces.
fn bullets(signs: &[(&str, &str)]) -> Vec<u8> {
    let item = |level: usize| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>",
            r("项")
        )
    };
    let level = |(at, (sign, font)): (usize, &(&str, &str))| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"{sign}\"/>\
             <w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr></w:lvl>"
        )
    };
    let levels: Vec<String> = signs.iter().enumerate().map(level).collect();
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        levels.concat()
    );
    let items: Vec<String> = (0..signs.len()).map(item).collect();
    let body = format!("<w:p>{}</w:p>{}", r("甲。"), items.concat());
    Docx::new(&body).with("numbering", &numbering).bytes()
}

#[test]
fn bullets_of_a_docx_are_shown_as_they_are() {
    let docx = bullets(&[
        ("\u{F0B7}", "Symbol"),
        ("o", "Courier New"),
        ("\u{F0A7}", "Wingdings"),
        ("\u{F0D8}", "Wingdings"),
        ("\u{F0FC}", "Wingdings"),
        ("\u{F033}", "Wingdings"),
        ("–", "Times New Roman"),
    ]);
    let pdf = convert("a.docx", &docx, OutputFormat::Pdf);
    let text = whole_text(&Document::load_mem(&pdf).expect("a PDF"));
    // No bundled face has ➢; what Unicode has no equal of is a plain bullet.
    assert_eq!(text, "甲。•项○项▪项•项✓项•项–项");
    let written = convert("a.docx", &docx, OutputFormat::Docx);
    let numbering = part(&written, "word/numbering.xml").expect("lists");
    for sign in ["•", "○", "▪", "➢", "✓", "–"] {
        assert!(
            numbering.contains(&format!(r#"<w:lvlText w:val="{sign}"/>"#)),
            "{sign}"
        );
    }
    assert_eq!(numbering.matches("<w:abstractNum ").count(), 6);
}

#[test]
fn a_table_inside_an_item_stays_inside_it_in_markdown() {
    let text =
        "# 春耕\n\n甲。\n\n- 乙\n\n  | 子 | 丑 |\n  |---|---|\n  | 寅 | 卯 |\n\n  丙。\n\n- 丁\n";
    assert_eq!(markdown("a.md", text.as_bytes()), text);
}
