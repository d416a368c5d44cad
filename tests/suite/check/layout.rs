//! Rules on layout against their own examples, each a .docx in words, and
//! against what this program writes.
//!
//! A line of an example is a paragraph, after the sign of its element: 题 (title),
//! 送 (主送机关), 一 (heading), 文 (text), 名 (署名), 期 (成文日期), 标 (发文机关
//! 标志), 号 (发文字号), 抄 (抄送), 印 (印发). Behind `：` it may say in brackets what it has otherwise
//! than by GB/T 9704-2012: a face, a size (四号), 居左, 居中, 居右, 两端对齐,
//! 缩进2字, 缩进32磅, 行距30磅, 行距1.5倍, 红色, #0070C0, 新页 (a page began
//! here when Word laid it out). Other lines say how the
//! pages are: 纸张 and 页边 (millimetres: top, right, bottom, left), 网格 (points),
//! 页码 (a side, a size, the form; 无), 双页页码, 页眉.

use std::fmt::Write as _;
use std::path::Path;

use gongwen::check::{self, Finding, Look, Rule, Text};
use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use gongwen::template::Template;

use crate::docx_read::Docx;

/// How a paragraph is set.
#[derive(Clone)]
struct Set {
    face: String,
    half_points: f64,
    align: &'static str,
    indent: String,
    line: String,
    colour: Option<String>,
    mark: &'static str,
}

impl Set {
    /// By the standard.
    fn of(sign: char) -> Self {
        let (face, half_points, align, indent) = match sign {
            '题' => ("方正小标宋简体", 44.0, "center", 0),
            '标' => ("方正小标宋简体", 84.0, "center", 0),
            '号' => ("仿宋_GB2312", 32.0, "center", 0),
            '送' => ("仿宋_GB2312", 32.0, "left", 0),
            '抄' | '印' => ("仿宋_GB2312", 28.0, "left", 0),
            '一' => ("黑体", 32.0, "both", 2),
            '名' | '期' => ("仿宋_GB2312", 32.0, "right", 0),
            _ => ("仿宋_GB2312", 32.0, "both", 2),
        };
        Self {
            face: face.to_owned(),
            half_points,
            align,
            indent: characters(f64::from(indent)),
            line: "<w:spacing w:line=\"579\" w:lineRule=\"exact\"/>".to_owned(),
            colour: None,
            mark: "",
        }
    }

    fn take(&mut self, word: &str) {
        let number = |text: &str| text.parse::<f64>().expect("a number");
        let size = gongwen_size(word);
        if let Some(size) = size {
            self.half_points = size;
        } else if let Some(indent) = word.strip_prefix("缩进") {
            let count = indent.strip_suffix('字').map(number);
            let points = || number(indent.trim_end_matches('磅'));
            let exact = || format!("<w:ind w:firstLine=\"{}\"/>", points() * 20.0);
            self.indent = count.map_or_else(exact, characters);
        } else if let Some(line) = word.strip_prefix("行距") {
            self.line = match line.strip_suffix('倍') {
                Some(times) => format!(
                    "<w:spacing w:line=\"{}\" w:lineRule=\"auto\"/>",
                    number(times) * 240.0
                ),
                None => format!(
                    "<w:spacing w:line=\"{}\" w:lineRule=\"exact\"/>",
                    number(line.trim_end_matches('磅')) * 20.0
                ),
            };
        } else if let Some(colour) = word.strip_prefix('#') {
            self.colour = Some(colour.to_owned());
        } else if word == "新页" {
            self.mark = "<w:lastRenderedPageBreak/>";
        } else if word == "红色" {
            self.colour = Some("FF0000".to_owned());
        } else if let Some(align) = aligned(word) {
            self.align = align;
        } else {
            word.clone_into(&mut self.face);
        }
    }

    fn letters(&self) -> String {
        let colour = self.colour.as_ref();
        let colour = colour.map_or(String::new(), |it| format!("<w:color w:val=\"{it}\"/>"));
        format!(
            "<w:rPr><w:rFonts w:eastAsia=\"{}\"/>{colour}<w:sz w:val=\"{}\"/></w:rPr>",
            self.face, self.half_points
        )
    }
}

fn characters(count: f64) -> String {
    let hundredths = count * 100.0;
    format!(
        "<w:ind w:firstLineChars=\"{hundredths}\" w:firstLine=\"{}\"/>",
        count * 320.0
    )
}

/// The half points of a size that has a name.
fn gongwen_size(name: &str) -> Option<f64> {
    let sizes = [
        (22.0, "二号"),
        (16.0, "三号"),
        (14.0, "四号"),
        (12.0, "小四"),
        (10.5, "五号"),
        (9.0, "小五"),
    ];
    sizes
        .into_iter()
        .find(|(_, it)| *it == name)
        .map(|(size, _)| size * 2.0)
}

fn aligned(word: &str) -> Option<&'static str> {
    match word {
        "居左" => Some("left"),
        "居中" => Some("center"),
        "居右" => Some("right"),
        "两端对齐" => Some("both"),
        _ => None,
    }
}

/// The pages of an example.
struct Sheet {
    paper: Vec<f64>,
    margins: Vec<f64>,
    grid: Option<f64>,
    odd: String,
    even: Option<String>,
    header: Option<String>,
}

/// The .docx that `example` says in words.
fn built(example: &str) -> Vec<u8> {
    let mut sheet = Sheet {
        paper: vec![210.0, 297.0],
        margins: vec![37.0, 26.0, 35.0, 28.0],
        grid: None,
        odd: "居右 四号 — {} —".to_owned(),
        even: Some("居左 四号 — {} —".to_owned()),
        header: None,
    };
    let mut body = String::new();
    for line in example.lines() {
        let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
        let numbers = || {
            rest.split(' ')
                .map(|it| it.parse().expect("a number"))
                .collect()
        };
        match what {
            "纸张" => sheet.paper = numbers(),
            "页边" => sheet.margins = numbers(),
            "网格" => sheet.grid = rest.parse().ok(),
            "页码" => {
                rest.clone_into(&mut sheet.odd);
                sheet.even = None;
            }
            "双页页码" => sheet.even = Some(rest.to_owned()),
            "页眉" => sheet.header = Some(rest.to_owned()),
            _ => paragraph(line, &mut body),
        }
    }
    package(&sheet, body)
}

fn paragraph(line: &str, body: &mut String) {
    let (sign, words) = line.split_once('：').expect("an element and its words");
    let mut set = Set::of(sign.chars().next().expect("a sign"));
    let words = match words.strip_prefix('[').and_then(|it| it.split_once(']')) {
        Some((otherwise, words)) => {
            otherwise.split(' ').for_each(|word| set.take(word));
            words
        }
        None => words,
    };
    let letters = set.letters();
    write!(
        body,
        "<w:p><w:pPr>{}{}<w:jc w:val=\"{}\"/></w:pPr>\
         <w:r>{letters}{}<w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>",
        set.line, set.indent, set.align, set.mark
    )
    .expect("a string takes all");
}

fn package(sheet: &Sheet, mut body: String) -> Vec<u8> {
    let twips = |mm: f64| mm / 25.4 * 1440.0;
    let [width, height] = [sheet.paper[0], sheet.paper[1]].map(twips);
    let [top, right, bottom, left] = [0, 1, 2, 3].map(|at| twips(sheet.margins[at]));
    let grid = sheet.grid.map_or(String::new(), |pitch| {
        format!(
            "<w:docGrid w:type=\"lines\" w:linePitch=\"{}\"/>",
            pitch * 20.0
        )
    });
    let mut references = String::new();
    let mut parts = Vec::new();
    let named = [
        ("footer1", "default", Some(number(&sheet.odd))),
        ("footer2", "even", sheet.even.as_deref().map(number)),
        ("header1", "default", sheet.header.as_deref().map(number)),
    ];
    for (part, pages, content) in named {
        let kind = part.trim_end_matches(char::is_numeric);
        if let Some(content) = content {
            write!(
                references,
                "<w:{kind}Reference w:type=\"{pages}\" r:id=\"r-{part}\"/>"
            )
            .expect("a string takes all");
            parts.push((part, content));
        }
    }
    write!(
        body,
        "<w:sectPr>{references}<w:pgSz w:w=\"{width:.0}\" w:h=\"{height:.0}\"/>\
         <w:pgMar w:top=\"{top:.0}\" w:right=\"{right:.0}\" w:bottom=\"{bottom:.0}\" \
         w:left=\"{left:.0}\" w:gutter=\"0\"/>{grid}</w:sectPr>"
    )
    .expect("a string takes all");
    let docx = match sheet.even {
        Some(_) => Docx::new(&body).with("settings", "<w:evenAndOddHeaders/>"),
        None => Docx::new(&body),
    };
    let docx = parts
        .iter()
        .fold(docx, |docx, (part, content)| docx.with(part, content));
    docx.bytes()
}

/// A footer, or the words of a header; `{}` is the number of the page.
fn number(said: &str) -> String {
    let mut align = "right";
    let mut half_points = 28.0;
    let mut words = Vec::new();
    for word in said.split(' ') {
        if let Some(found) = aligned(word) {
            align = found;
        } else if let Some(found) = gongwen_size(word) {
            half_points = found;
        } else if word != "无" {
            words.push(word);
        }
    }
    let letters = format!("<w:rPr><w:sz w:val=\"{half_points}\"/></w:rPr>");
    let run =
        |words: &str| format!("<w:r>{letters}<w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let field = format!("<w:fldSimple w:instr=\" PAGE \">{}</w:fldSimple>", run("1"));
    let words = words.join(" ");
    let runs = match words.split_once("{}") {
        Some((before, after)) => format!("{}{field}{}", run(before), run(after)),
        None => run(&words),
    };
    format!("<w:p><w:pPr><w:jc w:val=\"{align}\"/></w:pPr>{runs}</w:p>")
}

/// What `rules` find in a .docx by `template`.
fn found(rules: &[&'static Rule], bytes: &[u8], template: &Template) -> Vec<Finding> {
    let reading = read(bytes, "a.docx", ReadOptions::default()).expect("the package is sound");
    let outline = outline(&reading.source, OutlineOptions::default());
    let rules: Vec<_> = rules.iter().map(|rule| (*rule, rule.weight)).collect();
    let text = Text {
        decoded: None,
        source: &reading.source,
        outline: &outline,
        template: Some(template),
    };
    check::check(text, &rules)
}

fn on_layout() -> Vec<&'static Rule> {
    let layout = |it: &&Rule| matches!(it.look, Look::Layout(_));
    check::all().filter(layout).collect()
}

fn said(findings: &[Finding]) -> Vec<String> {
    let said = |it: &Finding| format!("{}: {}", it.rule.code, it.message);
    findings.iter().map(said).collect()
}

#[test]
fn every_rule_on_layout_finds_its_wrong_examples_and_nothing_once_mended() {
    let template = Template::load("通用公文").expect("it is bundled");
    let mut wrong = Vec::new();
    for rule in on_layout() {
        for example in rule.wrong {
            if found(&[rule], &built(example.text), &template).is_empty() {
                wrong.push(format!("{} passes over: {}", rule.code, example.text));
            }
            let left = said(&found(&[rule], &built(example.mended), &template));
            if !left.is_empty() {
                wrong.push(format!("{left:?} in: {}", example.mended));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_rule_on_layout_finds_anything_in_its_right_examples() {
    let template = Template::load("通用公文").expect("it is bundled");
    let mut wrong = Vec::new();
    for rule in on_layout() {
        for right in rule.right {
            let found = said(&found(&[rule], &built(right), &template));
            if !found.is_empty() {
                wrong.push(format!("{found:?} in: {right}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What this program writes by a template is as that template has it.
#[test]
fn what_is_written_by_a_template_is_set_by_it() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let pairs = [
        ("general.txt", "通用公文"),
        ("letter.txt", "信函"),
        ("upward.txt", "上行文"),
        ("report.txt", "报告材料"),
        ("minutes.txt", "纪要"),
        ("order.txt", "命令"),
        ("notice.txt", "通用公文-简"),
        ("projects.txt", "报告材料"),
    ];
    for (sample, template) in pairs {
        let bytes = std::fs::read(samples.join(sample)).expect("a sample");
        let settings = Settings {
            template: Some(template.to_owned()),
            ..Settings::default()
        };
        let (converter, _) = Converter::new(settings).expect("a bundled template");
        let input = Input {
            name: sample,
            folder: &samples,
            bytes: &bytes,
        };
        let converted = converter
            .convert(input, &[OutputFormat::Docx], &mut |_| {})
            .expect("a sample");
        let template = Template::load(template).expect("it is bundled");
        let found = found(&on_layout(), &converted.outputs[0].bytes, &template);
        assert_eq!(said(&found), Vec::<String>::new(), "{sample}");
    }
}
