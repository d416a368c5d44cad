//! Texts whose title is not plain: closed by a full stop, or missing above
//! 主送机关 or a heading; and lists of attachments that full stops close.

use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::outline::{Outline, OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use std::path::Path;

fn outlined(text: &str) -> Outline {
    let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is text");
    outline(&reading.source, OutlineOptions::default())
}

fn labels(text: &str) -> Vec<&'static str> {
    outlined(text).lines.iter().map(|line| line.label).collect()
}

fn told(text: &str) -> Vec<String> {
    let (converter, _) = Converter::new(Settings::default()).expect("the defaults are sound");
    let input = Input {
        name: "a.txt",
        folder: Path::new(""),
        bytes: text.as_bytes(),
    };
    let made = converter.convert(input, &[OutputFormat::Markdown], &mut |_| {});
    let told = made.expect("it converts").diagnostics;
    told.into_iter().map(|it| it.message).collect()
}

#[test]
fn a_full_stop_does_not_hide_a_title() {
    let text = "关于做好防汛工作的通知。\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n";
    assert_eq!(
        labels(text),
        ["title", "salutation", "body", "signature", "date"]
    );
    let seen = outlined(text);
    // Nothing of it is changed; the user is told.
    assert_eq!(
        seen.document.title().as_deref(),
        Some("关于做好防汛工作的通知。")
    );
    assert_eq!(told(text), ["标题末尾有句号，照原样排"]);
    let above = format!("云川市人民政府\n{text}");
    assert_eq!(labels(&above)[..3], ["title", "title", "salutation"]);
}

#[test]
fn a_sentence_at_the_top_is_no_title() {
    for text in [
        "本市已经印发关于做好防汛工作的通知，请各地执行。\n各县要抓紧落实。\n",
        "关于防汛，各县要抓紧落实。\n各县要责任到人。\n",
        "关于防汛经费的问题。\n各县要抓紧落实。\n",
    ] {
        assert_eq!(labels(text), ["body", "body"], "{text}");
    }
}

#[test]
fn bodies_that_something_is_sent_to_are_no_title() {
    let text =
        "各县（区）人民政府，市政府各部门\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n";
    assert_eq!(labels(text), ["body", "body", "signature", "date"]);
}

#[test]
fn a_list_of_attachments_may_be_closed_by_full_stops() {
    let text = "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\
        附件：1、防汛方案；\n2、值班表。\n云川市人民政府\n2026年3月5日\n\
        附件1\n防汛方案\n各县要抓紧落实。\n附件2\n值班表\n各县要按时值班。\n";
    assert_eq!(labels(text)[3..5], ["attachment-note"; 2]);
    assert_eq!(told(text), Vec::<String>::new());
    // A paragraph with another number is none of the list.
    let other = "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\
        附件：1.防汛方案\n1.各县要抓紧落实。\n云川市人民政府\n2026年3月5日\n";
    assert_eq!(labels(other)[3..5], ["attachment-note", "body"]);
}
