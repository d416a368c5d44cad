//! Where findings in a .docx are: their paragraphs, those of cells too, and
//! their pages, as far as the file knows them.

use gongwen::check::face::{self, Checked, Colours};
use gongwen::check::{self, Finding, Text};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use serde_json::Value;

use crate::docx_read::Docx;

const MARK: &str = "<w:lastRenderedPageBreak/>";
const BREAK: &str = "<w:r><w:br w:type=\"page\"/></w:r>";

/// A paragraph that is wrong, with `before` in its run.
fn wrong(before: &str) -> String {
    format!("<w:p><w:r>{before}<w:t>请认真研究，，抓好落实。</w:t></w:r></w:p>")
}

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// The page of each finding, 0 where it is not known.
fn pages(docx: &Docx) -> Vec<u32> {
    let page = |it: &Finding| it.page.unwrap_or_default();
    found(&docx.bytes()).iter().map(page).collect()
}

fn found(bytes: &[u8]) -> Vec<Finding> {
    let reading = read(bytes, "a.docx", ReadOptions::default()).expect("the package is sound");
    let outline = outline(&reading.source, OutlineOptions::default());
    let rule = check::by_code("doubled-mark").expect("a rule");
    let text = Text {
        decoded: None,
        source: &reading.source,
        outline: &outline,
        template: None,
    };
    check::check(text, &[(rule, rule.weight)])
}

/// What Word tells of a file in `docProps/app.xml`.
fn app(pages: usize, characters: usize) -> Vec<u8> {
    format!(
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Pages>{pages}</Pages><Characters>{characters}</Characters></Properties>"
    )
    .into_bytes()
}

#[test]
fn pages_are_where_word_last_began_them() {
    let body = [
        wrong(""),
        wrong(MARK),
        // Word marks the page that a break asks for, too.
        paragraph("", BREAK),
        wrong(MARK),
        paragraph(
            "<w:pageBreakBefore/>",
            "<w:r><w:lastRenderedPageBreak/><w:t>一，，二。</w:t></w:r>",
        ),
        format!(
            "<w:p><w:r><w:t>三，，四。</w:t></w:r><w:r>{MARK}<w:t>五，，六。</w:t></w:r></w:p>"
        ),
    ];
    assert_eq!(pages(&Docx::new(&body.concat())), [1, 2, 3, 4, 4, 5]);
}

#[test]
fn sections_begin_pages_as_they_say() {
    let section = |kind: &str| {
        let properties = format!("<w:sectPr><w:type w:val=\"{kind}\"/></w:sectPr>");
        paragraph(&properties, "<w:r><w:t>甲</w:t></w:r>")
    };
    let last = |kind: &str| format!("<w:sectPr><w:type w:val=\"{kind}\"/></w:sectPr>");
    let at = |kind: &str| {
        let body = [
            section("nextPage"),
            wrong(""),
            section(kind),
            wrong(""),
            last(kind),
        ];
        let marked = [paragraph("", &format!("<w:r>{MARK}<w:t>乙</w:t></w:r>"))];
        pages(&Docx::new(&[marked.concat(), body.concat()].concat()))
    };
    assert_eq!(at("continuous"), [2, 2]);
    assert_eq!(at("nextPage"), [3, 4]);
    assert_eq!(at("evenPage"), [4, 6]);
    assert_eq!(at("oddPage"), [3, 5]);
}

#[test]
fn a_file_that_was_never_laid_out_tells_what_its_properties_bear_out() {
    let two = [wrong(""), paragraph("", BREAK), wrong("")].concat();
    let of = |pages_told, characters| {
        let app = app(pages_told, characters);
        pages(&Docx::new(&two).file("docProps/app.xml", &app))
    };
    assert_eq!(of(2, 24), [1, 2]);
    // Three pages: where the third begins, it does not say.
    assert_eq!(of(3, 24), [0, 0]);
    // A template's properties, of another text.
    assert_eq!(of(2, 0), [0, 0]);
    assert_eq!(pages(&Docx::new(&two)), [0, 0]);
    // The first words are on the first page in any case.
    let first = "<w:p><w:r><w:t>，，甲</w:t></w:r></w:p>";
    assert_eq!(pages(&Docx::new(&[first, &two].concat())), [1, 0, 0]);
}

#[test]
fn a_row_that_goes_over_a_page_begins_one_in_each_of_its_cells() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let over =
        format!("<w:p><w:r><w:t>甲，，乙</w:t></w:r><w:r>{MARK}<w:t>丙，，丁</w:t></w:r></w:p>");
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&over), cell(&over));
    let body = [wrong(""), table, wrong("")].concat();
    assert_eq!(pages(&Docx::new(&body)), [1, 1, 2, 1, 2, 2]);
}

#[test]
fn findings_in_cells_are_in_paragraphs_of_their_own() {
    let line = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let inner = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>{}",
        cell(&line("己")),
        cell(&line("庚，，辛")),
        line("")
    );
    let rows = [
        cell(&line("单位")) + &cell(&line("事项")),
        cell(&(line("甲") + &line("乙丙，，丁"))) + &cell(&line("，，戊")),
        cell(&inner) + &cell(&line("壬")),
    ];
    let table = rows.map(|row| format!("<w:tr>{row}</w:tr>")).concat();
    let body = format!("{}<w:tbl>{table}</w:tbl>{}", line("说明"), wrong(""));
    let places: Vec<(u32, u32)> = found(&Docx::new(&body).bytes())
        .iter()
        .map(|it| {
            let place = &it.place;
            (
                place.row().expect("a paragraph"),
                place.character().expect("a character"),
            )
        })
        .collect();
    assert_eq!(places, [(5, 3), (6, 1), (8, 2), (11, 6)]);
}

#[test]
fn every_face_names_the_page_that_is_known() {
    let findings = found(&Docx::new(&(wrong("") + &wrong(MARK))).bytes());
    let plain = face::Terminal {
        colours: Colours::Off,
        columns: None,
    };
    let shown = face::human("a.docx", &findings[1], plain);
    assert!(
        shown.starts_with("a.docx:第2段第6字（第2页）: 规定: "),
        "{shown}"
    );
    let checked = [Checked {
        file: "a.docx".to_owned(),
        findings,
        failure: None,
    }];
    let json: Value = serde_json::from_str(&face::json(&checked)).expect("it is JSON");
    assert_eq!(json["files"][0]["findings"][1]["page"], 2);
    let sarif: Value = serde_json::from_str(&face::sarif(&checked)).expect("it is JSON");
    let result = &sarif["runs"][0]["results"][1];
    assert_eq!(result["properties"]["page"], 2);
    let name = &result["locations"][0]["logicalLocations"][0]["name"];
    assert_eq!(name, "第2段第6字（第2页）");
    let github = face::github(&checked);
    assert!(github.contains("::第2段第6字（第2页）: "), "{github}");
}

/// Formulas and code are no words, in a cell no less than in a paragraph.
#[test]
fn formulas_and_code_are_left_alone_in_cells_and_by_their_styles() {
    let formula = "<m:oMath><m:r><m:t>甲，，乙</m:t></m:r></m:oMath>";
    let cell = |inner: &str| format!("<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl><w:p/>");
    let code = "<w:rPr><w:rStyle w:val=\"C\"/></w:rPr>";
    let body = [
        format!("<w:p>{formula}</w:p>"),
        cell(&format!(
            "<w:p><w:r><w:t>第一行</w:t></w:r></w:p><w:p>{formula}</w:p>"
        )),
        paragraph("<w:pStyle w:val=\"P\"/>", "<w:r><w:t>甲，，乙</w:t></w:r>"),
        wrong(code),
    ];
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"P\"><w:name w:val=\"HTML Preformatted\"/></w:style>\
        <w:style w:type=\"character\" w:styleId=\"C\"><w:name w:val=\"HTML Code\"/></w:style>";
    let docx = Docx::new(&body.concat()).with("styles", styles);
    assert!(found(&docx.bytes()).is_empty());
    // The words of the formula are there all the same.
    let bytes = crate::measure::convert(
        "a.docx",
        &docx.bytes(),
        gongwen::convert::OutputFormat::Markdown,
    );
    let markdown = String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(markdown.matches("甲，，乙").count(), 3, "{markdown}");
    let plain = Docx::new(&cell(&wrong("")));
    assert_eq!(found(&plain.bytes()).len(), 1);
}

#[test]
fn code_of_markdown_is_code_in_our_own_docx() {
    let text = "# 关于接口的报告\n\n参数写作`甲，，乙`。\n\n```\n丙，，丁\n```\n";
    let docx = crate::measure::convert(
        "a.md",
        text.as_bytes(),
        gongwen::convert::OutputFormat::Docx,
    );
    assert!(found(&docx).is_empty());
}

#[test]
fn a_note_is_on_the_page_of_the_words_that_refer_to_it() {
    let refer = |id: u32| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let note = |id: u32, inner: &str| format!("<w:footnote w:id=\"{id}\">{inner}</w:footnote>");
    let notes = [
        note(1, &wrong("")),
        note(2, &(wrong("") + &wrong(""))),
        note(3, &wrong("")),
    ]
    .concat();
    let body = |mark: &str| {
        [
            wrong(""),
            // The second note is the last of its page.
            format!("<w:p>{}<w:r><w:t>一</w:t></w:r>{}", refer(1), refer(2)),
            format!("<w:r>{mark}<w:t>二</w:t></w:r>{}</w:p>", refer(3)),
        ]
        .concat()
    };
    let docx = |mark| Docx::new(&body(mark)).with("footnotes", &notes);
    assert_eq!(pages(&docx(MARK)), [1, 1, 1, 1, 2]);
    // Nothing tells where the pages are.
    assert_eq!(pages(&docx("")), [0; 5]);
}
