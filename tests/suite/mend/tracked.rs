//! Tracked changes: all of them accepted is the mended text, all of them
//! rejected the text as it was.

use gongwen::check::Fixing;
use gongwen::mend::Mended;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use super::Office;
use super::rules::SOUND;
use crate::docx::part;
use crate::docx_read::{Docx, p};

/// What is done with all changes of a document.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Decision {
    Accept,
    Reject,
}

/// The text of a part after the decision, a line a paragraph; white space at
/// the ends of a text counts where the part says so.
pub(super) fn decided(xml: &str, decision: Decision) -> String {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    let mut dropped = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) if is_text(tag.local_name().as_ref()) => {
                let chars = reader.read_text(tag.name()).expect("it ends");
                let chars = chars.xml_content(XmlVersion::Implicit1_0).expect("UTF-8");
                let chars = unescape(&chars).expect("entities of XML").into_owned();
                let mut attributes = tag.attributes().flatten();
                let kept = attributes.any(|it| &*it.value == b"preserve");
                if dropped == 0 {
                    text.push_str(if kept {
                        &chars
                    } else {
                        chars.trim_matches(' ')
                    });
                }
            }
            Event::Start(tag) if goes(tag.local_name().as_ref(), decision) => dropped += 1,
            Event::End(tag) if goes(tag.local_name().as_ref(), decision) => dropped -= 1,
            Event::End(tag) if tag.local_name().as_ref() == b"p" => text.push('\n'),
            Event::Eof => return text,
            _ => {}
        }
    }
}

fn is_text(name: &[u8]) -> bool {
    matches!(name, b"t" | b"delText")
}

/// Whether what an element holds goes by the decision.
fn goes(name: &[u8], decision: Decision) -> bool {
    match decision {
        Decision::Accept => matches!(name, b"del" | b"moveFrom"),
        Decision::Reject => matches!(name, b"ins" | b"moveTo"),
    }
}

/// The body of the mended document with what the rules of the tests change
/// tracked; it is held that the changes are those that are made plainly.
fn tracked(body: &str) -> String {
    let package = Docx::new(body).bytes();
    let office = Office::with(SOUND);
    let plain = office.mend("a.docx", &package, Fixing::Unsafe);
    let tracked = office.track(&package, Fixing::Unsafe);
    decides(&package, &plain, &tracked);
    let xml = part(&tracked.bytes, "word/document.xml");
    let (_, rest) = xml.split_once("<w:body>").expect("it has one");
    rest.split_once("</w:body>").expect("it ends").0.to_owned()
}

/// Holds that the changes of `tracked` are those of `plain`.
pub(super) fn decides(package: &[u8], plain: &Mended, tracked: &Mended) {
    for name in plain.changes.iter().map(|it| it.part.as_str()) {
        let text = |bytes: &[u8], decision| decided(&part(bytes, name), decision);
        for decision in [Decision::Accept, Decision::Reject] {
            let want = match decision {
                Decision::Accept => &plain.bytes[..],
                Decision::Reject => package,
            };
            assert_eq!(text(&tracked.bytes, decision), text(want, decision));
        }
    }
}

const CHANGE: &str = "w:author=\"gongwen\"";

#[test]
fn a_run_is_split_round_a_change_and_keeps_its_properties() {
    let properties = "<w:rPr><w:b/></w:rPr>";
    let body =
        format!("<w:p><w:r w:rsidR=\"00A1\">{properties}<w:t>甲,乙</w:t><w:tab/></w:r></w:p>");
    let open = format!("<w:r w:rsidR=\"00A1\">{properties}");
    let text = "<w:t xml:space=\"preserve\">";
    assert_eq!(
        tracked(&body),
        format!(
            "<w:p>{open}{text}甲</w:t></w:r>\
             <w:del w:id=\"0\" {CHANGE}>{open}<w:delText xml:space=\"preserve\">,</w:delText></w:r></w:del>\
             <w:ins w:id=\"1\" {CHANGE}>{open}{text}，</w:t></w:r></w:ins>\
             {open}{text}乙</w:t><w:tab/></w:r></w:p>"
        )
    );
}

#[test]
fn no_empty_run_is_left_at_the_ends_of_one() {
    let del = |id: u32| {
        format!(
            "<w:del w:id=\"{id}\" {CHANGE}><w:r><w:delText xml:space=\"preserve\">,</w:delText></w:r></w:del>"
        )
    };
    let ins = |id: u32| {
        format!(
            "<w:ins w:id=\"{id}\" {CHANGE}><w:r><w:t xml:space=\"preserve\">，</w:t></w:r></w:ins>"
        )
    };
    let text = "<w:t xml:space=\"preserve\">";
    assert_eq!(
        tracked("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>,</w:t></w:r></w:p>"),
        format!("<w:p><w:r><w:t>甲</w:t></w:r>{}{}</w:p>", del(0), ins(1))
    );
    assert_eq!(
        tracked("<w:p><w:r><w:t>,甲,</w:t></w:r></w:p>"),
        format!(
            "<w:p>{}{}<w:r>{text}甲</w:t></w:r>{}{}</w:p>",
            del(0),
            ins(1),
            del(2),
            ins(3)
        )
    );
    assert_eq!(
        tracked("<w:p><w:r><w:tab/><w:t>,</w:t></w:r></w:p>"),
        format!("<w:p><w:r><w:tab/></w:r>{}{}</w:p>", del(0), ins(1))
    );
    assert_eq!(
        tracked("<w:p><w:r><w:t>,</w:t><w:t>甲</w:t></w:r></w:p>"),
        format!("<w:p>{}{}<w:r><w:t>甲</w:t></w:r></w:p>", del(0), ins(1))
    );
}

#[test]
fn changes_of_others_stay_theirs() {
    let other = "<w:ins w:id=\"7\" w:author=\"某人\">";
    let body = format!(
        "<w:p>{other}<w:r><w:t>甲,乙</w:t></w:r></w:ins>\
         <w:del w:id=\"8\" w:author=\"某人\"><w:r><w:delText>旧,</w:delText></w:r></w:del></w:p>"
    );
    let text = "<w:t xml:space=\"preserve\">";
    let again = other.replace('7', "11");
    assert_eq!(
        tracked(&body),
        format!(
            "<w:p>{other}<w:r>{text}甲</w:t></w:r>\
             <w:del w:id=\"9\" {CHANGE}><w:r><w:delText xml:space=\"preserve\">,</w:delText></w:r></w:del></w:ins>\
             <w:ins w:id=\"10\" {CHANGE}><w:r>{text}，</w:t></w:r></w:ins>\
             {again}<w:r>{text}乙</w:t></w:r></w:ins>\
             <w:del w:id=\"8\" w:author=\"某人\"><w:r><w:delText>旧,</w:delText></w:r></w:del></w:p>"
        )
    );
}

#[test]
fn a_tracked_change_of_properties_is_not_numbered_twice() {
    let body = "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"3\" w:author=\"某人\"><w:rPr/></w:rPrChange></w:rPr>\
                <w:t>甲,乙</w:t></w:r></w:p>";
    let xml = tracked(body);
    let ids = xml.match_indices("w:id=\"").map(|(at, it)| {
        let rest = &xml[at + it.len()..];
        rest.split('"').next().expect("it ends").to_owned()
    });
    let ids: Vec<String> = ids.collect();
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!((ids.len(), distinct.len()), (6, 6), "{xml}");
}

#[test]
fn several_rounds_and_several_changes_are_tracked() {
    let link = "<w:hyperlink w:anchor=\"x\"><w:r><w:t>丙,</w:t></w:r></w:hyperlink>";
    let body = format!(
        "<w:p><w:r><w:t> 甲    乙,&lt;3</w:t></w:r><w:r><w:t>万,\"丁</w:t><w:lastRenderedPageBreak/><w:t>戊\"</w:t></w:r>{link}</w:p>{}",
        p("后,文")
    );
    let xml = tracked(&body);
    assert_eq!(xml.matches("<w:del ").count(), 6, "{xml}");
    assert!(
        xml.contains("<w:delText xml:space=\"preserve\">   </w:delText>"),
        "{xml}"
    );
}
