//! The table of contents that was asked for, as a field of Word's in a section of
//! its own: it shows what layout found, and Word can bring it up to date.
//!
//! In: what it lists, and the numbers of pages. Out: its paragraphs, and the
//! bookmarks to which they lead.

use super::sheet;
use crate::compose::{Contents, ContentsEntry, OutlineKind};
use crate::template::Template;
use crate::write::xml::Xml;

/// The paragraphs, the last of which ends the section of these properties.
pub(super) fn paragraphs(
    contents: &Contents,
    pages: &[usize],
    template: &Template,
    section: &[u8],
) -> Vec<u8> {
    let mut xml = Xml::fragment();
    paragraph(&mut xml, sheet::CONTENTS_TITLE, &[], |xml| {
        words(xml, &contents.title);
    });
    let last = contents.entries.len() - 1;
    for (at, (entry, page)) in contents.entries.iter().zip(pages).enumerate() {
        let style = sheet::contents(entry.level);
        let ends: &[u8] = if at == last { section } else { &[] };
        paragraph(&mut xml, style, ends, |xml| {
            if at == 0 {
                begin_field(xml, &instruction(template));
            }
            line(xml, entry, *page);
            if at == last {
                field_char(xml, "end");
            }
        });
    }
    xml.into_bytes()
}

/// What a heading or an attachment bears so that an entry can lead to it. The
/// label and the title of an attachment are paragraphs of their own and one
/// entry: the words of that are told by a field that shows nothing.
pub(super) fn mark(entry: &ContentsEntry) -> Vec<u8> {
    let (id, name) = (entry.heading.to_string(), name(entry.heading));
    let mut xml = Xml::fragment();
    xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
    match entry.kind {
        OutlineKind::Heading => {}
        OutlineKind::Attachment => {
            field_char(&mut xml, "begin");
            // Without a level it is of level 1; LibreOffice reads 1 as 2.
            instruct(&mut xml, &format!(r#" TC "{}" "#, quoted(&entry.words)));
            field_char(&mut xml, "end");
        }
    }
    xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    xml.into_bytes()
}

/// Words inside quotation marks of an instruction: Word takes Chinese ones for
/// such marks too.
fn quoted(words: &str) -> String {
    let mut quoted = String::with_capacity(words.len());
    for character in words.chars() {
        if matches!(character, '"' | '“' | '”' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted
}

fn name(heading: usize) -> String {
    format!("_Toc{:08}", heading + 1)
}

/// Headings down to the template's level, what fields tell (attachments) and what
/// has the level by its own style (章), as links, without numbers in web view.
fn instruction(template: &Template) -> String {
    format!(r#" TOC \o "1-{}" \f \h \z \u "#, template.contents.levels)
}

fn paragraph(xml: &mut Xml, style: &str, section: &[u8], fill: impl FnOnce(&mut Xml)) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", style);
    xml.raw(section);
    xml.close("w:pPr");
    fill(xml);
    xml.close("w:p");
}

/// An entry: its words, a tab, and a field that gives the number of its page.
fn line(xml: &mut Xml, entry: &ContentsEntry, page: usize) {
    let name = name(entry.heading);
    let link = [("w:anchor", name.as_str()), ("w:history", "1")];
    xml.open("w:hyperlink", &link);
    words(xml, &entry.words);
    xml.open("w:r", &[]);
    xml.empty("w:tab", &[]);
    xml.close("w:r");
    begin_field(xml, &format!(r" PAGEREF {name} \h "));
    words(xml, &page.to_string());
    field_char(xml, "end");
    xml.close("w:hyperlink");
}

fn words(xml: &mut Xml, words: &str) {
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
    xml.close("w:rPr");
    xml.text("w:t", &[("xml:space", "preserve")], words);
    xml.close("w:r");
}

fn begin_field(xml: &mut Xml, instruction: &str) {
    field_char(xml, "begin");
    instruct(xml, instruction);
    field_char(xml, "separate");
}

fn instruct(xml: &mut Xml, instruction: &str) {
    xml.open("w:r", &[]);
    xml.text("w:instrText", &[("xml:space", "preserve")], instruction);
    xml.close("w:r");
}

fn field_char(xml: &mut Xml, kind: &str) {
    xml.open("w:r", &[]);
    xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    xml.close("w:r");
}
