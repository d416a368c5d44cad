//! Findings as comments in Word.

use gongwen::mend::{Comment, annotated};
use gongwen::read::{ReadOptions, read};

use super::docx::parts;
use crate::docx::part;
use crate::docx_read::{Docx, p};

const MAIN: &str = "word/document.xml";

/// A comment on `words` of the part of a package.
fn on(package: &[u8], name: &str, words: &str) -> Comment {
    let start = part(package, name).find(words).expect("it stands there");
    Comment {
        part: name.to_owned(),
        bytes: Some(start..start + words.len()),
        lines: vec!["规定：<甲>".to_owned(), "改法".to_owned()],
    }
}

fn body(package: &[u8]) -> String {
    let xml = part(package, MAIN);
    let (_, rest) = xml.split_once("<w:body>").expect("it has one");
    rest.split_once("</w:body>").expect("it ends").0.to_owned()
}

fn start(id: u32) -> String {
    format!("<w:commentRangeStart w:id=\"{id}\"/>")
}

fn end(id: u32) -> String {
    format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>")
}

#[test]
fn a_comment_stands_round_its_words() {
    let package = Docx::new("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲乙丙</w:t></w:r></w:p>").bytes();
    let made = annotated(&package, &[on(&package, MAIN, "乙")]).expect("it is sound");
    let open = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">";
    assert_eq!(
        body(&made),
        format!(
            "<w:p>{open}甲</w:t></w:r>{}{open}乙</w:t></w:r>{}{open}丙</w:t></w:r></w:p>",
            start(0),
            end(0)
        )
    );
    let comments = part(&made, "word/comments.xml");
    assert!(comments.contains("w:author=\"gongwen\""), "{comments}");
    assert!(comments.contains("规定：&lt;甲&gt;"), "{comments}");
    let types = part(&made, "[Content_Types].xml");
    assert!(types.contains("PartName=\"/word/comments.xml\""), "{types}");
    let relations = part(&made, "word/_rels/document.xml.rels");
    assert!(relations.contains("Target=\"comments.xml\""), "{relations}");
    let text = |bytes: &[u8]| {
        read(bytes, "a.docx", ReadOptions::default())
            .expect("sound")
            .source
    };
    let words = |bytes: &[u8]| format!("{:?}", text(bytes).blocks.len());
    assert_eq!(words(&made), words(&package));
}

#[test]
fn comments_that_begin_and_end_together_nest() {
    let package =
        Docx::new("<w:p><w:r><w:t>甲乙</w:t></w:r><w:r><w:t>丙</w:t></w:r></w:p>").bytes();
    let whole = Comment {
        bytes: Some(
            on(&package, MAIN, "甲乙").bytes.expect("known").start
                ..on(&package, MAIN, "丙").bytes.expect("known").end,
        ),
        ..on(&package, MAIN, "甲")
    };
    let made = annotated(&package, &[on(&package, MAIN, "甲乙"), whole]).expect("it is sound");
    let text = "<w:t>";
    assert_eq!(
        body(&made),
        format!(
            "<w:p>{}{}<w:r>{text}甲乙</w:t></w:r>{}<w:r>{text}丙</w:t></w:r>{}</w:p>",
            start(0),
            start(1),
            end(0),
            end(1)
        )
    );
}

#[test]
fn comments_that_are_there_stay_and_their_numbers_go_on() {
    let old = "<w:comment w:id=\"4\" w:author=\"某人\"><w:p/></w:comment>";
    let package = Docx::new(&p("甲乙")).with("comments", old).bytes();
    let made = annotated(&package, &[on(&package, MAIN, "甲")]).expect("it is sound");
    let comments = part(&made, "word/comments.xml");
    assert!(
        comments.contains(old) && comments.contains("w:id=\"5\""),
        "{comments}"
    );
    let (before, after) = (parts(&package), parts(&made));
    let same = |name: &str| before[name] == after[name];
    assert!(same("[Content_Types].xml") && same("word/_rels/document.xml.rels"));
}

#[test]
fn a_remark_on_a_note_stands_before_its_reference() {
    let reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let package = Docx::new(&format!("<w:p><w:r><w:t>甲乙</w:t></w:r>{reference}</w:p>"))
        .with(
            "footnotes",
            &format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("注文")),
        )
        .bytes();
    let made = annotated(&package, &[on(&package, "word/footnotes.xml", "文")]);
    let body = body(&made.expect("it is sound"));
    let text = "<w:t xml:space=\"preserve\">";
    assert_eq!(
        body,
        format!(
            "<w:p><w:r>{text}甲</w:t></w:r>{}<w:r>{text}乙</w:t></w:r>{}{reference}</w:p>",
            start(0),
            end(0)
        )
    );
}

#[test]
fn a_remark_without_a_place_stands_at_the_first_run() {
    let package = Docx::new(&format!("<w:p/>{}", p("甲"))).bytes();
    let remark = Comment {
        bytes: None,
        ..on(&package, MAIN, "甲")
    };
    let made = annotated(&package, &[remark]).expect("it is sound");
    let run = "<w:r><w:t xml:space=\"preserve\">甲</w:t></w:r>";
    assert_eq!(
        body(&made),
        format!("<w:p/><w:p>{}{run}{}</w:p>", start(0), end(0))
    );
}
