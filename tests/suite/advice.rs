//! What a template asks of a document, from the outside: a text and a template
//! in, the notes out.

use std::path::Path;

use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::diagnostic::Diagnostic;
use gongwen::outline::report;

const NOTICE: &str = "关于做好防汛工作的通知\n\n各乡镇人民政府：\n请认真执行。\n";

fn converter() -> Converter {
    let converter = Converter::new(Settings::default());
    converter.expect("the default settings hold").0
}

fn input(text: &str) -> Input<'_> {
    Input {
        name: "a.txt",
        folder: Path::new("."),
        bytes: text.as_bytes(),
    }
}

fn notes(given: &str, text: &str) -> Vec<Diagnostic> {
    let text = format!("---\n{given}\n---\n{text}");
    let formats = [OutputFormat::Docx];
    let converted = converter().convert(input(&text), &formats, &mut |_| {});
    converted.expect("it converts").diagnostics
}

fn told(given: &str, text: &str) -> Vec<(&'static str, String)> {
    let notes = notes(given, text).into_iter();
    notes.map(|it| (it.code, it.message)).collect()
}

#[test]
fn a_form_without_a_mark_names_the_key_to_give() {
    for (template, whole) in [
        ("通用公文", "标志是它加“文件”"),
        ("上行文", "标志是它加“文件”"),
        ("信函", "标志是机关名称"),
        ("命令", "标志是它加“令”"),
        ("纪要", "标志是它加“纪要”"),
    ] {
        let notes = notes(&format!("模板: {template}"), NOTICE);
        let [note] = notes.as_slice() else {
            panic!("{notes:?}");
        };
        assert_eq!(note.code, "no-letterhead");
        assert_eq!(
            note.message,
            format!("没有发文机关标志，“{template}”的版头没有排")
        );
        assert_eq!(
            note.hints[0],
            format!("在文首的 --- 之间写“发文机关: ……”，或在命令行加 --set 发文机关=……（{whole}）")
        );
    }
    assert_eq!(told("模板: 通用公文\n发文机关: 青禾县水利局", NOTICE), []);
    assert_eq!(told("模板: 通用公文-简", NOTICE), []);
}

#[test]
fn an_issuer_given_to_a_template_without_a_head_is_told() {
    let message = "模板“报告材料”没有版头，发文机关排成文首的一行红字";
    assert_eq!(
        told("发文机关: 青禾县水利局", NOTICE),
        [("no-letterhead", message.to_owned())]
    );
}

#[test]
fn a_letter_with_an_imprint_of_its_printing_is_told() {
    let given = "模板: 信函\n发文机关: 青禾县水利局\n印发机关: 办公室\n印发日期: 2026年3月5日";
    let message = "信函的版记没有印发机关和印发日期（GB/T 9704-2012 §10.1），仍照原样排入";
    assert_eq!(told(given, NOTICE), [("issued-letter", message.to_owned())]);
    let general = given.replace("信函", "通用公文");
    assert_eq!(told(&general, NOTICE), []);
}

#[test]
fn the_outline_tells_what_the_template_makes_of_a_title() {
    let order = "---\n模板: 命令\n---\n青禾县人民政府令\n\n第7号\n\n《青禾县河道管理办法》已经通过，现予公布。\n";
    let converter = converter();
    let input = input(order);
    let (source, mut outline) = converter.outline(input, &mut |_| {}).expect("it is text");
    converter.retell(&source, input.folder, &mut outline);
    assert_eq!(outline.lines[0].label, "other");
    let tree = report::tree(&outline, order);
    assert!(tree.contains("发文机关标志  青禾县人民政府令"), "{tree}");
    assert!(tree.contains("；“命令”的发文机关标志，排在版头"), "{tree}");
}
