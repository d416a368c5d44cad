//! The order of the text in the file: that of reading, with page numbers last.

use super::opened::{Element, Opened};
use super::samples::{both, written};
use gongwen::convert::{OutputFormat, Settings};
use std::fmt::Write as _;

/// A table that goes on over pages, below a table of contents.
fn long() -> Opened {
    let mut text = "关于道路台账的报告\n\n一、台账\n表1　道路\n序号\t村组\t长度\n".to_owned();
    for row in 1..=60 {
        writeln!(text, "{row}\t第{row}组\t{row}.5").expect("it is written");
    }
    text.push_str("二、管护\n按月巡查。\n");
    let given = vec![("目录".to_owned(), "true".to_owned())];
    let settings = Settings {
        given,
        ..Settings::default()
    };
    let files = written(settings, "a.txt", &text, &[OutputFormat::Ofd]);
    Opened::new(&files[0])
}

/// The layers of each page and their text, in the order of the file.
fn layers(file: &Opened) -> Vec<Vec<(String, String)>> {
    let layers = |page: &Element| {
        let layers = page.every("Layer");
        let told = layers.into_iter().map(|layer| {
            let codes = layer.every("TextCode");
            let text: String = codes.iter().map(|it| it.text.as_str()).collect();
            (layer.get("Type").to_owned(), text)
        });
        told.collect()
    };
    file.pages().iter().map(layers).collect()
}

#[test]
fn the_head_of_a_table_that_goes_on_stands_above_its_rows() {
    let pages = layers(&long());
    let [(body, text), (above, number)] = &pages[2][..] else {
        panic!("{:?}", pages[2]);
    };
    assert_eq!([body.as_str(), above], ["Body", "Foreground"]);
    assert!(text.starts_with("序号村组长度"), "{text}");
    assert_eq!(number.replace(char::is_whitespace, ""), "—2—");
}

#[test]
fn the_dots_of_a_table_of_contents_stand_before_their_number() {
    let pages = layers(&long());
    let [(body, text)] = &pages[0][..] else {
        panic!("{:?}", pages[0]);
    };
    assert_eq!(body, "Body");
    let parts: Vec<&str> = text.split('.').filter(|it| !it.is_empty()).collect();
    assert_eq!(parts, ["目　录一、台账", "1二、管护", "4"], "{text}");
}

#[test]
fn a_page_number_is_a_layer_of_its_own_on_every_page() {
    let [ofd, _] = both("通用公文", "a.txt", "关于试点的报告\n\n　　正文。\n");
    let pages = layers(&Opened::new(&ofd));
    let kinds: Vec<&str> = pages[0].iter().map(|it| it.0.as_str()).collect();
    assert_eq!(kinds, ["Body", "Foreground"]);
}
