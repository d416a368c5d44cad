//! What this program made of a Markdown text, read again: the Markdown of the
//! DOCX is that of the text itself.

use std::io::{Cursor, Read as _, Write as _};

use super::measure::convert;
use gongwen::convert::OutputFormat;

fn markdown(name: &str, bytes: &[u8]) -> String {
    let bytes = convert(name, bytes, OutputFormat::Markdown);
    String::from_utf8(bytes).expect("UTF-8")
}

/// The Markdown of the DOCX of `text`.
fn through_docx(text: &str) -> String {
    markdown(
        "a.docx",
        &convert("a.md", text.as_bytes(), OutputFormat::Docx),
    )
}

#[test]
fn a_paragraph_that_is_bold_throughout_stays_so() {
    let text = "# 关于春耕的报告\n\n## 一、基本情况\n\n今年种了两万亩。**其中**新开一万亩。\n\n\
         **全县一盘棋，务必种完。**\n\n- **列项全是黑的**\n\n- 列项二\n\n\
         | 项目 | 数 |\n|---|--:|\n| **合计** | 3 |\n";
    assert_eq!(markdown("a.md", text.as_bytes()), text);
    assert_eq!(through_docx(text), text);
    // A heading is bold or not by its style.
    let marked = text.replace("## 一、基本情况", "## **一、基本情况**");
    assert_eq!(through_docx(&marked), text);
}

#[test]
fn the_mark_is_the_same_words_in_every_file_and_the_same_letterhead_again() {
    let body = "发文字号: 青政发〔2026〕3号\n标题: 关于春耕的通知\n主送: 各乡镇人民政府\n---\n\n\
         现将春耕事项通知如下。\n";
    let one = "青禾县人民政府";
    let joint = "[青禾县农业农村局, 青禾县水利局, 青禾县财政局]";
    for (template, issuer, mark) in [
        ("通用公文", one, "青禾县人民政府文件\n\n"),
        (
            "通用公文",
            joint,
            "青禾县农业农村局\n\n青禾县水利局\n\n青禾县财政局\n\n文件\n\n",
        ),
        ("纪要", one, "青禾县人民政府纪要\n\n"),
        ("信函", one, "青禾县人民政府\n\n"),
    ] {
        let asked = format!("---\n模板: {template}\n");
        let text = format!("{asked}发文机关: {issuer}\n{body}");
        let first = markdown("a.md", text.as_bytes());
        assert!(first.starts_with(mark), "{first}");
        let docx = convert("a.md", text.as_bytes(), OutputFormat::Docx);
        assert_eq!(markdown("a.docx", &docx), first);
        // The words of the file that was made make the letterhead of the first.
        let again = format!("{asked}---\n\n{first}");
        let again = convert("a.md", again.as_bytes(), OutputFormat::Docx);
        assert!(body_of(&again) == body_of(&docx), "{template}: {issuer}");
    }
}

fn body_of(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
    let mut part = archive.by_name("word/document.xml").expect("it is there");
    let mut xml = String::new();
    part.read_to_string(&mut xml).expect("UTF-8");
    xml
}

#[test]
fn a_caption_comes_back_where_it_stood() {
    let file = "tests/suite/pictures/colour.jpg";
    let around = |figure: &str| format!("# 关于春耕的报告\n\n见图1。\n\n{figure}\n\n其余照旧。\n");
    let inside = format!("![图1 春耕现场]({file})");
    let below = format!("![]({file})\n\n图1 春耕现场");
    let both = format!("![田里的人]({file})\n\n图1 春耕现场");
    for figure in [inside, below, both] {
        let text = around(&figure);
        let docx = convert("a.md", text.as_bytes(), OutputFormat::Docx);
        let back = markdown("a.docx", &docx);
        let part = back.split_once("](").and_then(|(_, at)| at.split_once(')'));
        let (part, _) = part.expect("a picture");
        assert_eq!(back.replace(part, file), text);
        let again = convert("a.docx", &docx, OutputFormat::Docx);
        assert!(body_of(&again) == body_of(&docx), "{figure}");
    }
}

#[test]
fn a_caption_changed_in_word_is_kept_beside_the_first_words() {
    let text = "# 关于春耕的报告\n\n![图1 春耕现场](tests/suite/pictures/colour.jpg)\n";
    let docx = convert("a.md", text.as_bytes(), OutputFormat::Docx);
    let body = body_of(&docx).replace(">图1 春耕现场<", ">图1 春耕现场全景<");
    let docx = with_body(&docx, &body);
    let back = markdown("a.docx", &docx);
    assert!(back.contains("![图1 春耕现场]("), "{back}");
    assert!(back.ends_with(")\n\n图1 春耕现场全景\n"), "{back}");
}

fn with_body(docx: &[u8], body: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("it is there");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("it unpacks");
        if part.name() == "word/document.xml" {
            bytes = body.as_bytes().to_vec();
        }
        let options = zip::write::SimpleFileOptions::default();
        changed
            .start_file(part.name(), options)
            .expect("a name of its own");
        changed.write_all(&bytes).expect("memory takes it");
    }
    changed.finish().expect("memory takes it").into_inner()
}

#[test]
fn a_side_that_a_column_has_unasked_may_go_unsaid_for_the_document_is_the_same() {
    let rows = "| 1 | 麦 | 10 |\n| 2 | 稻 | 20 |\n";
    let table = |rule: &str| format!("# 关于春耕的报告\n\n| 序号 | 作物 | 亩 |\n{rule}\n{rows}");
    let asked = table("|:-:|:-:|--:|");
    assert_eq!(through_docx(&asked), table("|---|:-:|--:|"));
    let [asked, unasked] = [asked.clone(), through_docx(&asked)]
        .map(|text| convert("a.md", text.as_bytes(), OutputFormat::Docx));
    assert!(asked == unasked);
}
