//! 版头 of a DOCX by arithmetic: the space above its paragraphs, the heights of
//! their lines and their borders, added up, put baselines and rules where the
//! PDF has them. Tolerance 0.3 mm.
//!
//! What is added up is what Word and LibreOffice are documented to do: lines of
//! exact height, the baseline four fifths down; a border as many points off the
//! line as it says.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use gongwen::convert::{Converter, Input, OutputFormat, Settings};

use super::letterhead::{find, first_page, mm, near, rules, sample, words};
use gongwen::template::{Colour, Pt};

/// A paragraph of the body: its text, and the attributes of its properties by
/// `element@attribute`.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    said: BTreeMap<String, String>,
    cells: u32,
}

impl Paragraph {
    /// A length in points that is said in `unit`s of a point.
    fn points(&self, key: &str, unit: f64) -> f64 {
        self.said
            .get(key)
            .and_then(|value| value.parse::<f64>().ok())
            .map_or(0.0, |count| count / unit)
    }

    /// What the border on `side` takes.
    fn border(&self, side: &str) -> f64 {
        self.points(&format!("{side}@w:sz"), 8.0) + self.points(&format!("{side}@w:space"), 1.0)
    }
}

fn body_of(text: &str) -> String {
    parts_of(text, "word/document.xml").concat()
}

/// The parts whose names begin so.
fn parts_of(text: &str, start: &str) -> Vec<String> {
    let (converter, _) = Converter::new(Settings::default()).expect("the defaults hold");
    let input = Input {
        name: "a.txt",
        folder: std::path::Path::new("."),
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, &[OutputFormat::Docx], &mut |_| {});
    let bytes = converted.expect("it converts").outputs.remove(0).bytes;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let names = names.iter().filter(|name| name.starts_with(start));
    let read = |name: &String| {
        let mut part = archive.by_name(name).expect("a part");
        let mut xml = String::new();
        part.read_to_string(&mut xml).expect("UTF-8");
        xml
    };
    names.map(read).collect()
}

/// The paragraphs of the body, before them those that a footer lets stand by the
/// page.
fn first_page_of(text: &str) -> Vec<Paragraph> {
    let footers = parts_of(text, "word/footer").into_iter();
    let framed = footers.flat_map(|part| paragraphs(&part));
    let framed = framed.filter(|one| one.said.contains_key("w:framePr@w:y"));
    framed.chain(paragraphs(&body_of(text))).collect()
}

fn paragraphs(xml: &str) -> Vec<Paragraph> {
    let mut reader = Reader::from_str(xml);
    let (mut all, mut one, mut cells) = (Vec::new(), Paragraph::default(), 0);
    let mut in_text = false;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) if tag.name().as_ref() == b"w:tc" => cells += 1,
            Event::End(tag) if tag.name().as_ref() == b"w:tbl" => cells = 0,
            Event::Start(tag) if tag.name().as_ref() == b"w:t" => in_text = true,
            Event::End(tag) if tag.name().as_ref() == b"w:t" => in_text = false,
            Event::Text(text) if in_text => one.text.push_str(&text.decode().expect("UTF-8")),
            Event::Empty(tag) => note(&tag, &mut one),
            Event::End(tag) if tag.name().as_ref() == b"w:p" => {
                one.cells = cells;
                all.push(std::mem::take(&mut one));
            }
            Event::Eof => return all,
            _ => {}
        }
    }
}

fn note(tag: &BytesStart<'_>, paragraph: &mut Paragraph) {
    let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
    for attribute in tag.attributes().flatten() {
        let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
        let value = String::from_utf8_lossy(&attribute.value).into_owned();
        paragraph
            .said
            .entry(format!("{name}@{key}"))
            .or_insert(value);
    }
}

/// A line of 版头 or a rule of it, in millimetres from the page's top.
#[derive(Debug)]
struct Placed {
    text: String,
    baseline: f64,
    /// Upper edges of the rules above and below.
    /// Upper edge and thickness of each.
    rules: Vec<(f64, f64)>,
}

/// The styles of 版头, and that of a paragraph that holds a place.
const HEAD: [&str; 7] = [
    "CopyNumber",
    "Secrecy",
    "Urgency",
    "IssuerMark",
    "DocNumber",
    "Signer",
    "Holder",
];

/// The paragraphs of 版头, and where the text below begins.
fn placed(paragraphs: &[Paragraph]) -> (Vec<Placed>, f64) {
    let mut y = 37.0 / 25.4 * 72.0;
    let mut all = Vec::new();
    for one in paragraphs {
        let style = one.said.get("w:pStyle@w:val");
        if style.is_none_or(|style| !HEAD.contains(&style.as_str())) {
            return (all, mm(Pt(y)));
        }
        let line = one.points("w:spacing@w:line", 20.0);
        let before = one.points("w:spacing@w:before", 20.0);
        let framed = one.said.contains_key("w:framePr@w:y");
        let mut top = if framed {
            one.points("w:framePr@w:y", 20.0)
        } else {
            y + before
        };
        let mut rules = Vec::new();
        if one.border("w:top") > 0.0 {
            let thick = one.points("w:top@w:sz", 8.0);
            rules.push((mm(Pt(top)), mm(Pt(thick))));
            top += one.border("w:top");
        }
        if one.border("w:bottom") > 0.0 {
            let place = top + line + one.points("w:bottom@w:space", 1.0);
            let thick = one.points("w:bottom@w:sz", 8.0);
            rules.push((mm(Pt(place)), mm(Pt(thick))));
        }
        all.push(Placed {
            text: one.text.clone(),
            baseline: mm(Pt(top + 0.8 * line)),
            rules,
        });
        // What stands beside the stack is as high as it together.
        if !framed && one.cells < 2 {
            y = top + line + one.border("w:bottom") + one.points("w:spacing@w:after", 20.0);
        }
    }
    panic!("no text below 版头: {paragraphs:?}");
}

/// Holds the DOCX of `text` to the first page of the PDF.
fn agrees(template: &str, text: &str, title: &str, lines: &[&str]) {
    let page = first_page(template, text);
    let words = words(&page);
    let (placed, flow) = placed(&first_page_of(text));
    for start in lines {
        let ours = find(&words, start);
        let found = placed.iter().find(|one| one.text.contains(start));
        let found = found.unwrap_or_else(|| panic!("no {start} among {placed:?}"));
        near(start, found.baseline, ours.baseline);
    }
    let mut found: Vec<(f64, f64)> = placed.iter().flat_map(|one| one.rules.clone()).collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    let drawn = rules(&page);
    assert_eq!(found.len(), drawn.len(), "{template}: {found:?}");
    for ((top, thick), wanted) in found.iter().zip(&drawn) {
        near("a rule", *top, mm(wanted.corner.y));
        assert!(
            (thick - mm(wanted.height)).abs() < 0.05,
            "{template}: {found:?}"
        );
    }
    let black = words.iter().filter(|one| one.colour == Colour::Black);
    let title = black.into_iter().find(|one| one.text.starts_with(title));
    let title = title.expect("what follows 版头 is on the first page");
    let middle = f64::midpoint(title.top, title.bottom);
    // Half a line: the text's middle is the line's.
    near("where the text begins", flow, middle - 225.0 / 44.0);
}

#[test]
fn a_docx_has_its_head_where_the_pdf_has_it() {
    let cases: [(&str, &str, &str, &[&str]); 5] = [
        (
            "通用公文",
            "general.txt",
            "云川市人民政府",
            &["云川市人民政府文件", "云政发"],
        ),
        (
            "上行文",
            "upward.txt",
            "关于请求",
            &["青禾县水利局文件", "青水"],
        ),
        (
            "信函",
            "letter.txt",
            "云川市水利局关于",
            &["云川市水利局", "云水函"],
        ),
        (
            "命令",
            "order.txt",
            "《云川市",
            &["云川市人民政府令", "第6号"],
        ),
        (
            "纪要",
            "minutes.txt",
            "研究冬春",
            &["云川市人民政府常务会议纪要", "〔2026〕第4期"],
        ),
    ];
    for (template, name, title, lines) in cases {
        agrees(template, &sample(name), title, lines);
    }
}

#[test]
fn the_stack_of_a_joint_issue_stands_where_the_pdf_has_it() {
    let text = "---\n模板: 通用公文\n发文机关: [云川市教育局, 云川市住房和城乡建设局, 云川市财政局]\n\
        发文字号: 云教发〔2026〕11号\n密级: 机密\n保密期限: 1年\n---\n\
        关于做好校舍维修改造工作的通知\n各县教育局：\n现将有关事项通知如下。\n";
    let names = ["云川市教育局", "云川市住房和城乡建设局", "云川市财政局"];
    let lines = [&names[..], &["云教发〔2026〕11号"]].concat();
    agrees("通用公文", text, "关于做好", &lines);
    let all = paragraphs(&body_of(text));
    let ending = all.iter().find(|one| one.text == "文件");
    assert_eq!(ending.map(|one| one.cells), Some(2), "in a cell of its own");
}
