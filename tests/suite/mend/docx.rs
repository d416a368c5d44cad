//! .docx: only characters of runs change, and every other part stays.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use gongwen::check::Fixing;

use super::rules::{COMMA, GAP, QUOTES, SOUND, SPACES};
use super::{Office, diff};
use crate::docx::part;
use crate::docx_read::{Docx, p};

/// The packed bytes of every part.
pub(super) fn parts(package: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).expect("a zip");
    let all = 0..archive.len();
    let part = |at| {
        let mut file = archive.by_index_raw(at).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be read");
        (file.name().to_owned(), bytes)
    };
    all.map(part).collect()
}

/// What is between `<w:body>` and its end after the edits of every sample rule.
fn body(body: &str) -> String {
    let mended = Office::with(SOUND).mend("a.docx", &Docx::new(body).bytes(), Fixing::Unsafe);
    let xml = part(&mended.bytes, "word/document.xml");
    let (_, rest) = xml.split_once("<w:body>").expect("it has one");
    rest.split_once("</w:body>").expect("it ends").0.to_owned()
}

#[test]
fn only_the_characters_of_a_run_change() {
    let before = "<w:p w:rsidR=\"00A1\"><w:pPr><w:jc w:val='left'/></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
                  <w:t>甲,&amp;乙</w:t><w:tab/><w:t>丙,</w:t></w:r><!-- , --><w:proofErr w:type=\"x,y\"/></w:p>";
    assert_eq!(
        body(before),
        before.replacen("甲,", "甲，", 1).replace("丙,", "丙，")
    );
}

#[test]
fn white_space_that_comes_to_an_end_counts() {
    assert_eq!(
        body("<w:p><w:r><w:t> 3</w:t></w:r><w:r><w:t>万元,</w:t></w:r></w:p>"),
        "<w:p><w:r><w:t xml:space=\"preserve\">3&lt;&amp; </w:t></w:r><w:r><w:t>万元，</w:t></w:r></w:p>"
    );
    assert_eq!(
        body("<w:p><w:r><w:t xml:space=\"default\">3</w:t></w:r><w:r><w:t>万</w:t></w:r></w:p>"),
        "<w:p><w:r><w:t xml:space=\"preserve\">3&lt;&amp; </w:t></w:r><w:r><w:t>万</w:t></w:r></w:p>"
    );
}

#[test]
fn what_an_edit_puts_in_has_the_form_of_what_stood_there() {
    let digits = gongwen::check::by_code("full-width-letter").expect("it is a rule");
    let before = "<w:p><w:r><w:t>投资１</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>２３亿元</w:t></w:r></w:p>";
    let mended = Office::with([digits]).mend("a.docx", &Docx::new(before).bytes(), Fixing::Unsafe);
    let xml = part(&mended.bytes, "word/document.xml");
    let after = before.replace('１', "1").replace("２３", "23");
    assert!(xml.contains(&after), "{xml}");
}

#[test]
fn an_edit_over_two_runs_is_made_in_both() {
    assert_eq!(
        body(
            "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>\"乙</w:t></w:r><w:r><w:t>丙\"丁</w:t></w:r></w:p>"
        ),
        "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>“乙</w:t></w:r><w:r><w:t>丙”丁</w:t></w:r></w:p>"
    );
}

#[test]
fn formulas_and_boxes_that_stand_twice_are_left_alone() {
    let formula =
        "<w:p><w:r><w:t>甲</w:t></w:r><m:oMath><m:r><m:t>a,b乙,丙</m:t></m:r></m:oMath></w:p>";
    assert_eq!(body(formula), formula);
    let boxed = format!("<w:txbxContent>{}</w:txbxContent>", p("丙,丁"));
    let twice = format!(
        "<w:p><w:r><w:t>甲</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{boxed}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{boxed}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    assert_eq!(body(&twice), twice);
    let office = Office::with([&COMMA]);
    let mended = office.mend("a.docx", &Docx::new(&twice).bytes(), Fixing::Safe);
    let told: Vec<&str> = mended
        .refused
        .iter()
        .map(|it| it.message.as_str())
        .collect();
    assert_eq!(
        told,
        ["半角逗号，没有改：文本框里的字在文件中存有两份，请在 Word 中改"]
    );
}

#[test]
fn every_other_part_stays_as_it_is_packed() {
    let note = "<w:footnote w:id=\"2\"><w:p><w:r><w:t>注,文</w:t></w:r></w:p></w:footnote>";
    let reference =
        "<w:p><w:r><w:t>甲,乙</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let package = Docx::new(reference)
        .with("footnotes", note)
        .with("styles", "<w:style w:styleId=\"a,b\"/>")
        .file("word/media/,.png", b"\x89PNG,")
        .bytes();
    let mended = Office::with([&COMMA]).mend("a.docx", &package, Fixing::Safe);
    let (old, new) = (parts(&package), parts(&mended.bytes));
    let changed: Vec<&String> = old.keys().filter(|it| old[*it] != new[*it]).collect();
    assert_eq!(changed, ["word/document.xml", "word/footnotes.xml"]);
    assert_eq!(old.len(), new.len());
    assert!(part(&mended.bytes, "word/footnotes.xml").contains("注，文"));
    assert_eq!(
        diff(&mended),
        "--- 旧\n+++ 新\n@@ -1 +1 @@\n-甲,乙\n+甲，乙\n--- 旧\n+++ 新\n@@ -1 +1 @@\n-注,文\n+注，文\n"
    );
}

#[test]
fn rounds_are_shown_as_one_change() {
    let package = Docx::new(&[p("一"), p("甲    乙&lt;3万"), p("二")].concat()).bytes();
    let mended = Office::with([&SPACES, &GAP, &QUOTES]).mend("a.docx", &package, Fixing::Unsafe);
    assert_eq!(
        diff(&mended),
        "--- 旧\n+++ 新\n@@ -1,3 +1,3 @@\n 一\n-甲    乙<3万\n+甲 乙<3<& 万\n 二\n"
    );
}
