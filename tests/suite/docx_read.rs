//! The DOCX reader from the outside: small packages built in memory in, blocks,
//! findings and refusals out.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;

use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::diagnostic::Diagnostic;
use gongwen::document::{Block, Document, Inline, InlineKind, Label, Place, Role, Sign, Text};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{
    Alignment, Evidence, Format, ReadOptions, Reading, SourceBlock, SourceParagraph, Weight, read,
};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package under construction.
pub struct Docx {
    body: String,
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
}

impl Docx {
    pub fn new(body: &str) -> Self {
        Self {
            body: body.to_owned(),
            parts: Vec::new(),
            relations: String::new(),
        }
    }

    /// Adds the part `word/KIND.xml` with a root of that name.
    pub fn with(self, kind: &str, content: &str) -> Self {
        let root = match kind.trim_end_matches(char::is_numeric) {
            "header" => "hdr",
            "footer" => "ftr",
            root => root,
        };
        let part = format!("<w:{root} xmlns:w=\"{WORD}\">{content}</w:{root}>");
        let name = kind.trim_end_matches(char::is_numeric);
        let with = self.file(&format!("word/{kind}.xml"), part.as_bytes());
        with.relation(&format!("r-{kind}"), name, &format!("{kind}.xml"), "")
    }

    /// Adds a part without a relationship.
    pub fn file(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    pub fn relation(mut self, id: &str, kind: &str, target: &str, more: &str) -> Self {
        write!(
            self.relations,
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\" {more}/>"
        )
        .expect("a string takes all");
        self
    }

    fn document(&self) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\" \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
             xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
             xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wps=\"urn:wps\"><w:body>{}</w:body></w:document>",
            self.body
        )
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.bytes_with(self.document().as_bytes())
    }

    pub fn bytes_with(&self, document: &[u8]) -> Vec<u8> {
        let relations = relationships(&self.relations);
        let mut parts: Vec<(&str, &[u8])> = vec![
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("_rels/.rels", PACKAGE.as_bytes()),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
        ];
        let more = self
            .parts
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        parts.extend(more);
        zipped(&parts)
    }

    fn read(&self) -> Reading {
        let bytes = self.bytes();
        read(&bytes, "a.docx", ReadOptions::default()).expect("the package is sound")
    }
}

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
    <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
const PACKAGE: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

fn relationships(all: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("memory takes a part");
        zip.write_all(bytes).expect("memory takes all bytes");
    }
    zip.finish().expect("memory takes all bytes").into_inner()
}

fn refusal(bytes: &[u8]) -> String {
    read(bytes, "a.docx", ReadOptions::default())
        .expect_err("it is refused")
        .to_string()
}

/// A paragraph of plain runs.
pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

pub fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn blocks(body: &str) -> Vec<String> {
    shown(&Docx::new(body).read())
}

/// One line a block: the text of a paragraph with its label before it, `a|b /
/// c|d` for a table, `!words=source` for a picture, `--` for a page break.
fn shown(reading: &Reading) -> Vec<String> {
    let show = |block: &SourceBlock| match block {
        SourceBlock::Paragraph(paragraph) => {
            let label = paragraph.evidence.list_label.as_ref();
            label.map_or(String::new(), |label| format!("<{}>", sign_of(label)))
                + &paragraph.text.chars
        }
        SourceBlock::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| cell.text.chars.as_str());
                cells.collect::<Vec<_>>().join("|")
            });
            rows.collect::<Vec<_>>().join(" / ")
        }
        SourceBlock::Image(image) => format!("!{}={}", image.alternative, image.source),
        SourceBlock::PageBreak(_) => "--".to_owned(),
    };
    reading.source.blocks.iter().map(show).collect()
}

/// A bullet, `1` where the item has a number in its text, `~` where it goes on.
fn sign_of(label: &Label) -> &str {
    match &label.sign {
        Sign::Bullet(sign) => sign,
        Sign::Number => "1",
        Sign::Further => "~",
    }
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.diagnostics.iter().map(|found| found.code).collect()
}

fn paragraph(reading: &Reading, at: usize) -> &SourceParagraph {
    match &reading.source.blocks[at] {
        SourceBlock::Paragraph(paragraph) => paragraph,
        other => panic!("{other:?}"),
    }
}

fn at(paragraph: u32, character: u32) -> Place {
    Place::Docx {
        part: "word/document.xml".to_owned(),
        paragraph,
        character,
    }
}

/// `Kind=words` of each inline.
fn marks(text: &Text) -> Vec<String> {
    let show = |it: &Inline| format!("{:?}={}", it.kind, &text.chars[it.range.clone()]);
    text.inlines.iter().map(show).collect()
}

#[test]
fn text_is_read_letter_for_letter() {
    assert_eq!(
        blocks(
            "<w:p><w:r><w:t>甲 </w:t><w:tab/><w:t xml:space=\"preserve\"> 乙&amp;&#x4E19;_x000D_</w:t><w:br/><w:t>丁</w:t><w:cr/>\
             <w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:ptab w:alignment=\"right\"/><w:t>戊</w:t></w:r></w:p>"
        ),
        ["甲\t 乙&丙_x000D_", "丁", "a\u{2011}b\u{ad}\t戊"]
    );
}

#[test]
fn a_line_break_parts_paragraphs_as_clerks_use_it() {
    let body =
        "<w:p><w:r><w:br/><w:t>清河县水务局</w:t><w:br/><w:t>2023年8月5日</w:t><w:br/></w:r></w:p>";
    let reading = Docx::new(body).read();
    assert_eq!(shown(&reading), ["清河县水务局", "2023年8月5日"]);
    assert_eq!(paragraph(&reading, 0).place, at(1, 2));
    assert_eq!(paragraph(&reading, 1).place, at(1, 9));
    let cell = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", body));
    assert_eq!(blocks(&cell), ["清河县水务局\n2023年8月5日"]);
}

#[test]
fn a_docx_is_known_by_its_content() {
    let bytes = Docx::new(&p("甲")).bytes();
    for name in ["a.txt", "a.md", "a", "-"] {
        let reading = read(&bytes, name, ReadOptions::default()).expect("a sound package");
        assert_eq!(reading.source.format, Format::Docx);
    }
}

#[test]
fn from_docx_on_text_says_what_to_do() {
    let options = ReadOptions {
        format: Some(Format::Docx),
        encoding: None,
    };
    let error = read("甲".as_bytes(), "a.docx", options).expect_err("it is text");
    assert!(error.to_string().contains("去掉 --from docx"), "{error}");
}

#[test]
fn every_cut_of_a_package_is_refused_and_none_panics() {
    let bytes = Docx::new(&(p("一、总体情况") + &p("正文。"))).bytes();
    for end in (0..bytes.len()).step_by(64) {
        let message = match read(&bytes[..end], "a.docx", ReadOptions::default()) {
            Ok(_) => panic!("{end} bytes of {} were read", bytes.len()),
            Err(error) => error.to_string(),
        };
        assert!(message.contains("请"), "{message}");
    }
}

#[test]
fn every_cut_of_the_document_part_is_refused() {
    let docx = Docx::new(&(p("一、总体情况") + &p("正文。")));
    let document = docx.document();
    for end in (0..document.len() - 1).step_by(16) {
        let bytes = docx.bytes_with(&document.as_bytes()[..end]);
        let error = read(&bytes, "a.docx", ReadOptions::default()).expect_err("it is cut");
        assert!(error.to_string().contains("请"), "{error}");
    }
}

#[test]
fn an_empty_document_is_refused_as_empty() {
    let message =
        refusal(&Docx::new("<w:p/><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>").bytes());
    assert!(message.starts_with("文件是空的"), "{message}");
}

#[test]
fn places_count_paragraphs_and_blank_ones_stand_before_the_next() {
    let reading = Docx::new(&(p("甲") + &p(" ") + "<w:p/>" + &p("乙"))).read();
    let found = |index| {
        let paragraph = paragraph(&reading, index);
        (paragraph.place.clone(), paragraph.blank_before)
    };
    assert_eq!(found(0), (at(1, 1), 0));
    assert_eq!(found(1), (at(4, 1), 2));
}

#[test]
fn a_page_break_parts_a_paragraph() {
    let body = format!(
        "<w:p>{}<w:r><w:br w:type=\"page\"/></w:r>{}</w:p>",
        r("甲乙"),
        r("丙")
    );
    let reading = Docx::new(&body).read();
    assert_eq!(shown(&reading), ["甲乙", "--", "丙"]);
    assert_eq!(paragraph(&reading, 2).place, at(1, 4));
    let before = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>";
    assert_eq!(blocks(&(p("甲") + before)), ["甲", "--", "丁"]);
}

#[test]
fn a_section_breaks_the_page_unless_the_next_one_goes_on() {
    let section = |text: &str, kind: &str| {
        format!(
            "<w:p><w:pPr><w:sectPr><w:type w:val=\"{kind}\"/></w:sectPr></w:pPr>{}</w:p>",
            r(text)
        )
    };
    let last = "<w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr>";
    let body = section("甲", "nextPage") + &section("乙", "continuous") + &p("丙") + last;
    assert_eq!(blocks(&body), ["甲", "乙", "--", "丙"]);
}

#[test]
fn tracked_changes_count_as_accepted() {
    let body = format!(
        "<w:p>{}<w:ins w:id=\"1\">{}</w:ins><w:del w:id=\"2\"><w:r><w:delText>删</w:delText></w:r></w:del>\
         <w:moveFrom w:id=\"3\">{}</w:moveFrom></w:p>\
         <w:p><w:pPr><w:rPr><w:del w:id=\"4\"/></w:rPr></w:pPr>{}</w:p>{}",
        r("甲"),
        r("乙"),
        r("移"),
        r("丙"),
        p("丁")
    );
    let reading = Docx::new(&body).read();
    assert_eq!(shown(&reading), ["甲乙", "丙丁"]);
    assert_eq!(codes(&reading), ["tracked-changes"]);
    let [note] = &reading.diagnostics[..] else {
        panic!("one note");
    };
    assert!(note.message.contains("3 处删除"), "{}", note.message);
    assert_eq!(note.place, Some(at(1, 3)));
}

#[test]
fn of_two_ways_to_say_it_one_is_read() {
    let inner = p("框内");
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>\
         <w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        r("甲"),
        r("后")
    );
    assert_eq!(blocks(&body), ["甲后", "框内", "乙"]);
}

#[test]
fn results_of_fields_are_text_and_codes_are_not() {
    let complex = "<w:p><w:r><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText>PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>页</w:t></w:r></w:p>";
    let simple = "<w:p><w:fldSimple w:instr=\"SEQ 表\"><w:r><w:t>5</w:t></w:r></w:fldSimple></w:p>";
    let ring = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>eq \\o\\ac(○,8)</w:instrText>\
         <w:fldChar w:fldCharType=\"end\"/><w:t>项</w:t></w:r></w:p>";
    let open =
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>IF</w:instrText></w:r></w:p>";
    let body = [complex, simple, ring, open, &p("后")].concat();
    assert_eq!(blocks(&body), ["第3页", "5", "⑧项", "后"]);
}

/// A complex field in runs, its end in a paragraph of its own where `tail` has one.
fn field(code: &str, result: &str) -> String {
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "{}<w:r><w:instrText>{code}</w:instrText></w:r>{}{result}{}",
        char("begin"),
        char("separate"),
        char("end")
    )
}

#[test]
fn a_table_of_contents_is_asked_for_and_not_read() {
    let styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"TOC Heading\"/></w:style>";
    let entry = |words: &str, page: &str| {
        format!(
            "{}<w:r><w:tab/></w:r>{}",
            r(words),
            field("PAGEREF _Toc1 \\h", &r(page))
        )
    };
    let lines = format!(
        "{}</w:p><w:p>{}</w:p><w:p>",
        entry("一、甲", "1"),
        entry("二、乙", "3")
    );
    let field = field("TOC \\o &quot;1-3&quot; \\h \\z \\u", &lines);
    let broken = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    let title = "<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr><w:r><w:t>内容提要</w:t></w:r></w:p>";
    let part = format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>\
         <w:sdtContent>{title}<w:p>{field}</w:p></w:sdtContent></w:sdt>{broken}"
    );
    let simple =
        "<w:p><w:fldSimple w:instr=\"TOC \\o\"><w:r><w:t>一、甲1</w:t></w:r></w:fldSimple></w:p>";
    let text = [p("题目"), p("一、甲"), p("二、乙")].concat();
    for (above, contents, wanted) in [
        ("", part.clone(), &["题目", "一、甲", "二、乙"][..]),
        (
            "",
            [&p("目　录"), simple].concat(),
            &["题目", "一、甲", "二、乙"],
        ),
        // Text in the field's first and last paragraphs is no part of it.
        (
            "",
            format!("<w:p>{}{field}{}</w:p>", r("前"), r("后")),
            &["前", "后", "题目", "一、甲", "二、乙"],
        ),
        // Of the breaks around it, one parts what stands above from the text.
        (
            "封面",
            [broken, &part].concat(),
            &["封面", "--", "题目", "一、甲", "二、乙"],
        ),
    ] {
        let above = if above.is_empty() {
            String::new()
        } else {
            p(above)
        };
        let reading = Docx::new(&[above, contents, text.clone()].concat())
            .with("styles", styles)
            .read();
        assert_eq!(shown(&reading), wanted);
        assert_eq!(codes(&reading), ["contents-field"]);
        assert!(reading.source.given.asks_for_contents());
    }
}

#[test]
fn a_table_of_captions_and_a_field_without_end_stay_text() {
    let pictures = format!(
        "<w:p>{}</w:p>",
        field("TOC \\h \\z \\c &quot;图&quot;", &r("图1 甲\t2"))
    );
    let open = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>TOC \\o</w:instrText>\
         <w:fldChar w:fldCharType=\"separate\"/><w:t>一、甲</w:t></w:r></w:p>";
    for (body, wanted) in [(pictures.as_str(), "图1 甲\t2"), (open, "一、甲")] {
        let reading = Docx::new(&[body, &p("正文")].concat()).read();
        assert_eq!(shown(&reading), [wanted, "正文"]);
        assert_eq!(codes(&reading), [""; 0]);
        assert!(!reading.source.given.asks_for_contents());
    }
}

#[test]
fn links_are_marked() {
    let body = format!(
        "<w:p><w:hyperlink r:id=\"h\">{}</w:hyperlink><w:hyperlink w:anchor=\"x\">{}</w:hyperlink>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"u:v\"</w:instrText>\
         <w:fldChar w:fldCharType=\"separate\"/><w:t>丙</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
        r("甲"),
        r("乙")
    );
    let reading = Docx::new(&body)
        .relation(
            "h",
            "hyperlink",
            "https://example.org/",
            "TargetMode=\"External\"",
        )
        .read();
    assert_eq!(
        marks(&paragraph(&reading, 0).text),
        ["Link(\"https://example.org/\")=甲", "Link(\"u:v\")=丙"]
    );
}

#[test]
fn wrappers_are_looked_through() {
    let body = format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>\
         <w:p><w:smartTag>{}</w:smartTag><w:customXml>{}</w:customXml><w:unknown>{}</w:unknown></w:p>",
        p("目录"),
        r("甲"),
        r("乙"),
        r("丙")
    );
    assert_eq!(blocks(&body), ["目录", "甲乙丙"]);
}

#[test]
fn notes_comments_and_furniture_are_told() {
    let body = format!(
        "<w:p><w:commentRangeStart w:id=\"0\"/>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{}</w:p>",
        r("甲"),
        r("乙")
    );
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">{}</w:footnote>",
        p(" 注文")
    );
    let reading = Docx::new(&body)
        .with("footnotes", &notes)
        .with(
            "comments",
            &format!("<w:comment w:id=\"0\">{}</w:comment>", p("批")),
        )
        .with("header1", &p("内部资料"))
        .with("footer1", &p("— 1 —"))
        .read();
    assert_eq!(shown(&reading), ["甲乙"]);
    let SourceBlock::Paragraph(paragraph) = &reading.source.blocks[0] else {
        panic!("a paragraph");
    };
    let notes: Vec<_> = paragraph.text.footnotes().collect();
    assert_eq!((notes.len(), notes[0].0), (1, "甲".len()));
    assert_eq!(notes[0].1.text.chars, "注文");
    assert_eq!(codes(&reading), ["comments", "header-footer"]);
}

/// A cell's notes are its own; a table in a cell becomes words of that.
#[test]
fn notes_in_a_table_inside_a_table_stay_text_and_are_told() {
    let table = |inside: &str| format!("<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>");
    let noted = format!(
        "<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        r("甲")
    );
    let note = format!("<w:footnote w:id=\"2\">{}</w:footnote>", p(" 注文"));
    let reading = Docx::new(&table(&noted)).with("footnotes", &note).read();
    assert_eq!(shown(&reading), ["甲"]);
    let SourceBlock::Table(read) = &reading.source.blocks[0] else {
        panic!("a table");
    };
    let notes: Vec<_> = read.rows[0].cells[0].text.footnotes().collect();
    assert_eq!((notes[0].0, notes[0].1.text.chars.as_str()), (3, "注文"));
    let body = table(&table(&noted));
    let reading = Docx::new(&body)
        .with(
            "footnotes",
            &format!("<w:footnote w:id=\"2\">{}</w:footnote>", p(" 注文")),
        )
        .read();
    assert_eq!(shown(&reading), ["甲[注1]\n[注1] 注文"]);
    assert!(codes(&reading).contains(&"footnotes"));
}

#[test]
fn hidden_text_symbols_formulas_and_control_characters_stay_and_are_told() {
    let body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>\
         <w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Wingdings\" w:char=\"F033\"/></w:r>\
         <m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>";
    let reading = Docx::new(body).read();
    assert_eq!(shown(&reading), ["隐✓〓x"]);
    assert_eq!(
        codes(&reading),
        [
            "hidden-text",
            "symbol-font",
            "symbol-font-unknown",
            "formula"
        ]
    );
    let control = "<w:p><w:r><w:t>甲\u{b}</w:t></w:r></w:p>";
    let reading = Docx::new(control).read();
    assert_eq!(shown(&reading), ["甲␋"]);
    assert_eq!(codes(&reading), ["control-character"]);
}

#[test]
fn what_part_of_a_paragraph_looks_like_is_marked_and_what_all_of_it_is_evidence() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"基础\"/><w:basedOn w:val=\"b\"/>\
        <w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:rFonts w:eastAsia=\"黑体\"/><w:b/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"b\"><w:name w:val=\"标题 2\"/><w:basedOn w:val=\"a\"/>\
        <w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"c\"><w:name w:val=\"加粗\"/><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val=\"b\"/></w:pPr><w:r><w:t>全粗</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"b\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"c\"/></w:rPr><w:t>反转</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">首句。 </w:t></w:r><w:r><w:rPr><w:i/><w:strike/></w:rPr><w:t>后</w:t></w:r>\
        <w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>文</w:t></w:r></w:p>";
    let reading = Docx::new(body).with("styles", styles).read();
    let whole = paragraph(&reading, 0);
    assert_eq!(
        whole.evidence,
        Evidence {
            style: Some("标题 2".to_owned()),
            outline_level: Some(2),
            alignment: Some(Alignment::Center),
            face: Some("黑体".to_owned()),
            half_points: Some(21),
            weight: Some(Weight::Bold),
            list_label: None,
            typeset: whole.evidence.typeset.clone(),
        }
    );
    assert_eq!(whole.text.inlines, []);
    let turned = &paragraph(&reading, 1).evidence;
    assert_eq!(
        (turned.weight, turned.half_points),
        (Some(Weight::Regular), Some(32))
    );
    let mixed = paragraph(&reading, 2);
    assert_eq!(mixed.evidence.weight, None);
    assert_eq!(
        marks(&mixed.text),
        ["Strong=首句。", "Emphasis=后", "Strike=后"]
    );
    assert_eq!(mixed.text.inlines[0].kind, InlineKind::Strong);
}

/// A list of one level and a paragraph in it for each text.
fn numbered(level: &str, texts: &[&str]) -> Vec<String> {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">{level}</w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    let body: String = texts.iter().map(|text| item(1, 0, text)).collect();
    shown(&Docx::new(&body).with("numbering", &numbering).read())
}

fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        r(text)
    )
}

fn level(at: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
    )
}

#[test]
fn an_automatic_number_becomes_text_and_a_bullet_a_label() {
    let one = |format: &str, text: &str| {
        let level = format!("<w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>");
        numbered(&level, &["甲", "乙"])
    };
    assert_eq!(one("chineseCounting", "%1、"), ["一、甲", "二、乙"]);
    assert_eq!(one("japaneseCounting", "（%1）"), ["（一）甲", "（二）乙"]);
    assert_eq!(one("decimal", "%1."), ["1. 甲", "2. 乙"]);
    assert_eq!(one("decimal", "（%1）"), ["（1）甲", "（2）乙"]);
    assert_eq!(
        one("chineseCountingThousand", "第%1章"),
        ["第一章\u{3000}甲", "第二章\u{3000}乙"]
    );
    assert_eq!(one("decimalEnclosedCircle", "%1"), ["①甲", "②乙"]);
    assert_eq!(one("none", ""), ["甲", "乙"]);
    assert_eq!(one("bullet", "\u{f0b7}"), ["<•>甲", "<•>乙"]);
    let tight =
        "<w:numFmt w:val=\"decimal\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1.\"/>";
    assert_eq!(numbered(tight, &["甲"]), ["1.甲"]);
}

#[test]
fn numbers_count_by_level_restart_and_can_be_turned_off() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"7\">{}{}{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>",
        level(0, "chineseCounting", "%1、", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "%3)", "<w:lvlRestart w:val=\"0\"/>"),
        level(3, "upperRoman", "%4.", "<w:lvlRestart w:val=\"1\"/>"),
    );
    let body = [
        item(1, 0, "甲"),
        item(1, 1, "乙"),
        item(1, 2, "a"),
        item(1, 3, "b"),
        item(1, 1, "丙"),
        item(1, 2, "c"),
        item(1, 3, "d"),
        item(0, 0, "无号"),
        item(1, 0, ""),
        item(1, 0, "丁"),
        item(1, 1, "戊"),
        item(1, 3, "e"),
        item(2, 0, "己"),
        item(2, 0, "庚"),
        item(9, 0, "无此表"),
    ]
    .concat();
    let reading = Docx::new(&body).with("numbering", &numbering).read();
    assert_eq!(
        shown(&reading),
        [
            "一、甲",
            "1.1 乙",
            "a) a",
            "I. b",
            "1.2 丙",
            "b) c",
            "II. d",
            "无号",
            "三、丁",
            "3.1 戊",
            "I. e",
            "五、己",
            "六、庚",
            "无此表"
        ]
    );
    assert_eq!(codes(&reading), ["bare-number"]);
}

#[test]
fn styles_number_too() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"h1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"h1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"自定\"/><w:basedOn w:val=\"h1\"/></w:style>\
        <w:style w:type=\"numbering\" w:styleId=\"list\"><w:name w:val=\"列表\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"list\"/></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"list\"/>{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>",
        level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"h1\"/>"),
        level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"h2\"/>"),
    );
    let styled = |style: &str, off: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{off}</w:pPr>{}</w:p>",
            r(style)
        )
    };
    let off = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>";
    let body = [
        styled("h1", ""),
        styled("h2", ""),
        styled("h1", off),
        styled("own", ""),
    ]
    .concat();
    let reading = Docx::new(&body)
        .with("styles", styles)
        .with("numbering", &numbering)
        .read();
    assert_eq!(shown(&reading), ["一、h1", "（一）h2", "h1", "二、own"]);
}

/// A cell with properties and content.
fn tc(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

#[test]
fn tables_fill_their_grid_and_lose_nothing() {
    let head = format!(
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>",
        tc("<w:gridSpan w:val=\"2\"/>", &p("合并")),
        tc("<w:vMerge w:val=\"restart\"/>", &(p("上") + &p("下")))
    );
    let inner = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        tc("", &p("里1")),
        tc("", &p("里2"))
    );
    let row = format!(
        "<w:tr>{}{}{}</w:tr>",
        tc("", &p("甲")),
        tc("", &(p("乙") + &inner)),
        tc("<w:vMerge/>", "<w:p/>")
    );
    let gone = format!(
        "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr>",
        tc("", &p("删"))
    );
    let body = format!("{}<w:tbl>{head}{row}{gone}</w:tbl>{}", p("前"), p("后"));
    let reading = Docx::new(&body).read();
    assert_eq!(
        shown(&reading),
        ["前", "合并||上\n下 / 甲|乙\n里1\t里2|", "后"]
    );
    let SourceBlock::Table(table) = &reading.source.blocks[1] else {
        panic!("a table");
    };
    assert_eq!((table.head_rows, table.place.clone()), (1, at(2, 1)));
    assert_eq!(
        codes(&reading),
        ["tracked-changes", "nested-table", "merged-cells"]
    );
}

#[test]
fn pictures_stand_where_they_are_among_the_characters() {
    let body = format!(
        "<w:p>{}<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图片 1\" descr=\"河道\"/>\
         <a:graphic><a:blip r:embed=\"i\"/></a:graphic></wp:inline></w:drawing></w:r>{}</w:p>\
         <w:p><w:r><w:pict><v:shape alt=\"旧图\"><v:imagedata r:id=\"i\"/></v:shape></w:pict></w:r></w:p>",
        r("甲"),
        r("乙")
    );
    let reading = Docx::new(&body)
        .relation("i", "image", "media/a.png", "")
        .read();
    assert_eq!(
        shown(&reading),
        [
            "甲",
            "!河道=word/media/a.png",
            "乙",
            "!旧图=word/media/a.png"
        ]
    );
}

#[test]
fn a_picture_in_a_heading_follows_it() {
    let picture = "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图片 1\" descr=\"河道\"/>\
         <a:graphic><a:blip r:embed=\"i\"/></a:graphic></wp:inline></w:drawing></w:r>";
    let body = format!(
        "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>{}{picture}{}</w:p>\
         <w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr>{picture}{}</w:p>",
        r("一、甲"),
        r("乙"),
        r("二、丙")
    );
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/>\
         <w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>";
    let reading = Docx::new(&body)
        .with("styles", styles)
        .relation("i", "image", "media/a.png", "")
        .read();
    let image = "!河道=word/media/a.png";
    let seen = shown(&reading);
    assert_eq!(seen, ["一、甲乙", image, "二、丙", image]);
}

#[test]
fn other_prefixes_the_strict_namespace_and_utf_16_are_read() {
    let strict = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body>\
        <p xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><r><t>甲</t></r></p></x:body></x:document>";
    let utf16 = |mark: bool, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let text = format!("{}{strict}", if mark { "\u{feff}" } else { "" });
        text.encode_utf16().flat_map(bytes).collect()
    };
    for document in [
        strict.as_bytes().to_vec(),
        format!("\u{feff}{strict}").into_bytes(),
        utf16(true, u16::to_le_bytes),
        utf16(false, u16::to_be_bytes),
    ] {
        let bytes = Docx::new("").bytes_with(&document);
        let reading = read(&bytes, "a.docx", ReadOptions::default()).expect("it is read");
        assert_eq!(shown(&reading), ["甲"]);
    }
}

#[test]
fn the_main_part_is_found_by_its_relationship() {
    let document = Docx::new(&p("甲")).document();
    let package = PACKAGE.replace("word/document.xml", "/Doc/Main.xml");
    let types = TYPES.replace("/word/document.xml", "/doc/main.xml");
    let parts = |types: &str| {
        zipped(&[
            ("[Content_Types].xml", types.as_bytes()),
            ("_rels/.rels", package.as_bytes()),
            ("doc\\main.xml", document.as_bytes()),
        ])
    };
    let reading = read(&parts(&types), "a", ReadOptions::default()).expect("it is read");
    assert_eq!(shown(&reading), ["甲"]);
    let sheet = types.replace("wordprocessingml.document", "spreadsheetml.sheet");
    let message = refusal(&parts(&sheet));
    assert!(message.contains(".xlsx"), "{message}");
}

#[test]
fn what_could_hurt_is_refused() {
    let docx = Docx::new("");
    let entity = "<!DOCTYPE d [<!ENTITY a \"b\">]><d>&a;</d>";
    assert!(refusal(&docx.bytes_with(entity.as_bytes())).contains("DTD"));
    let own = docx.document().replace("<w:body>", "<w:body>&own;");
    assert!(refusal(&docx.bytes_with(own.as_bytes())).contains("实体"));
    let deep = docx.document().replace(
        "<w:body></w:body>",
        &("<w:body>".to_owned() + &"<w:sdt>".repeat(100_000)),
    );
    assert!(refusal(&docx.bytes_with(deep.as_bytes())).contains("嵌套得太深"));
    let bomb = docx
        .document()
        .replace("<w:body>", &("<w:body>".to_owned() + &" ".repeat(65 << 20)));
    assert!(refusal(&docx.bytes_with(bomb.as_bytes())).contains("解压后过大"));
    let wrong_end = docx.document().replace("</w:body>", "</w:bodi>");
    assert!(refusal(&docx.bytes_with(wrong_end.as_bytes())).contains("已损坏"));
    assert!(refusal(&docx.bytes_with(b"\xff\xfe\x00\xd8")).contains("已损坏"));
}

#[test]
fn a_password_is_told() {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let bytes = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &name].concat();
    assert!(refusal(&bytes).contains("去掉密码"));
}

/// The elements of a document that stand in the file, without their places.
fn said(document: &Document) -> Vec<(Role, Text)> {
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(it) => all.push((it.role, it.text.clone())),
            Block::Enclosed(inner) => all.extend(said(inner)),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                all.extend(cells.map(|cell| (Role::Other, cell.text.clone())));
            }
            Block::Image(_) | Block::PageBreak(_) => {}
        }
    }
    all
}

#[test]
fn what_this_program_wrote_reads_back_to_the_same_document() {
    let (converter, _) = Converter::new(Settings::default()).expect("the defaults are sound");
    for name in [
        "general", "letter", "minutes", "marks", "notice", "plan", "report", "rules", "speech",
    ] {
        let path = format!("{}/samples/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read(path).expect("the sample is there");
        let input = |name, bytes| Input {
            name,
            folder: Path::new(""),
            bytes,
        };
        let first = input("a.txt", text.as_slice());
        let (_, outline) = converter.outline(first, &mut |_| {}).expect("it is read");
        let made = converter
            .convert(first, &[OutputFormat::Docx], &mut |_| {})
            .expect("it is written");
        let second = input("a.docx", &made.outputs[0].bytes);
        let (source, again) = converter
            .outline(second, &mut |_| {})
            .expect("it reads back");
        assert_eq!(source.format, Format::Docx);
        assert_eq!(said(&again.document), said(&outline.document), "{name}");
        let codes = |found: &[Diagnostic]| found.iter().map(|it| it.code).collect::<Vec<_>>();
        assert_eq!(
            codes(&again.diagnostics),
            codes(&outline.diagnostics),
            "{name}"
        );
    }
}

const HEADINGS: &str = "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>";

/// `role text` of each paragraph of a document in Word's own styles.
fn roles(lines: &[(&str, &str)]) -> Vec<String> {
    let styled = |(style, text): &(&str, &str)| {
        let properties = format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
        format!("<w:p>{properties}{}</w:p>", r(text))
    };
    let body = lines.iter().map(styled).collect::<Vec<_>>().concat();
    let source = Docx::new(&body).with("styles", HEADINGS).read().source;
    let document = outline(&source, OutlineOptions::default()).document;
    let paragraphs = document.paragraphs();
    paragraphs
        .map(|it| format!("{} {}", it.role.key(), it.text.chars))
        .collect()
}

#[test]
fn styles_are_evidence_and_numbers_go_before_them() {
    let long =
        "这一段用了标题样式，但它是一个完整的长句，说明了工作的背景、经过和结果，因此是正文。";
    assert_eq!(
        roles(&[
            ("T", "河湖治理工作"),
            ("H1", "基本情况"),
            ("", "全县河湖治理稳步推进。"),
            ("H2", "水质"),
            ("H1", long),
            ("H1", "主要做法"),
            ("H2", "一、查得细"),
            ("", "排查三处。"),
            ("H1", "二、改得实"),
            ("", "整改三处。"),
        ]),
        [
            "title 河湖治理工作",
            "heading-1 基本情况",
            "body 全县河湖治理稳步推进。",
            "heading-2 水质",
            &format!("body {long}"),
            "heading-1 主要做法",
            "heading-1 一、查得细",
            "body 排查三处。",
            "heading-1 二、改得实",
            "body 整改三处。",
        ]
    );
    assert_eq!(
        roles(&[
            ("H1", "河湖治理工作"),
            ("", "全县河湖治理稳步推进。"),
            ("H2", "主要做法"),
            ("", "整改三处。"),
        ])[..3],
        [
            "title 河湖治理工作",
            "body 全县河湖治理稳步推进。",
            "heading-1 主要做法",
        ]
    );
}

#[test]
fn lines_that_a_pdf_broke_off_are_joined_again() {
    let line = "为进一步做好全县河湖治理工作切实改善水环境质量现就有关事项通知";
    let body = [
        p(line),
        p(line),
        p(line),
        p(line),
        p("如下。"),
        p("第二段。"),
    ]
    .concat();
    let source = Docx::new(&body).read().source;
    let document = outline(&source, OutlineOptions::default()).document;
    assert_eq!(document.paragraphs().count(), 2);
}

#[test]
fn tables_and_text_boxes_nest_to_the_limit_and_no_further() {
    let table = |depth: usize| {
        let cell = "<w:tbl><w:tr><w:tc>".repeat(depth);
        cell + &p("甲") + &"</w:tc></w:tr></w:tbl>".repeat(depth)
    };
    assert_eq!(blocks(&table(80)), ["甲"]);
    assert!(refusal(&Docx::new(&table(100)).bytes()).contains("嵌套得太深"));
    let inside = |depth: usize| {
        let open = "<w:p><w:r><w:pict><w:txbxContent>".repeat(depth);
        open + &p("乙") + &"</w:txbxContent></w:pict></w:r></w:p>".repeat(depth)
    };
    assert_eq!(blocks(&inside(60)), ["乙"]);
}

/// A document with something of everything.
fn rich() -> Docx {
    let body = [
        "<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr><w:r><w:t>河湖治理工作的报告</w:t></w:r></w:p>".to_owned(),
        item(1, 0, "甲"),
        item(1, 1, "乙"),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("<w:gridSpan w:val=\"2\"/>", &p("丙")), tc("", &item(2, 0, "丁"))),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"u:v\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/>\
         <w:t>戊</w:t><w:fldChar w:fldCharType=\"end\"/><w:br w:type=\"page\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>\
         <w:footnoteReference w:id=\"2\"/><mc:AlternateContent><mc:Choice Requires=\"w\"><w:drawing><wp:docPr descr=\"图\"/><a:blip r:embed=\"i\"/>\
         <w:txbxContent><w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>".to_owned(),
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr><w:sectPr><w:type w:val=\"continuous\"/></w:sectPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>己&#65;</w:t></w:r></w:p>".to_owned(),
        p("庚"),
    ];
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"9\"/></w:lvlOverride></w:num>",
        level(0, "chineseCounting", "%1、", ""),
        level(1, "decimal", "%1.%2", "")
    );
    Docx::new(&body.concat())
        .with("styles", HEADINGS)
        .with("numbering", &numbering)
        .with(
            "footnotes",
            &format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("注")),
        )
        .relation("i", "image", "media/a.png", "")
}

#[test]
fn no_damage_to_a_part_makes_it_panic() {
    let sound = rich();
    assert_eq!(
        codes(&sound.read()),
        ["tracked-changes", "symbol-font", "merged-cells",]
    );
    let document = sound.document().into_bytes();
    for at in (0..document.len()).step_by(7) {
        let with = |new: &[u8], old: usize| {
            let end = (at + old).min(document.len());
            let damaged = [&document[..at], new, &document[end..]].concat();
            drop(read(
                &sound.bytes_with(&damaged),
                "a.docx",
                ReadOptions::default(),
            ));
        };
        match at % 5 {
            0 => with(b"", 1),
            1 => with(b"<", 1),
            2 => with(b"\xff", 1),
            3 => with(b"", 40),
            _ => with(b"9", 1),
        }
    }
    for part in 0..sound.parts.len() {
        let whole = sound.parts[part].1.clone();
        for at in (0..whole.len()).step_by(11) {
            let mut damaged = rich();
            damaged.parts[part].1.truncate(at);
            drop(read(&damaged.bytes(), "a.docx", ReadOptions::default()));
            damaged.parts[part].1 = [&whole[..at], b"9", &whole[at..]].concat();
            drop(read(&damaged.bytes(), "a.docx", ReadOptions::default()));
        }
    }
}

#[test]
fn no_damage_to_the_package_makes_it_panic() {
    let sound = rich().bytes();
    for at in (0..sound.len()).step_by(13) {
        let mut damaged = sound.clone();
        damaged[at] ^= 0x55;
        drop(read(&damaged, "a.docx", ReadOptions::default()));
    }
}
