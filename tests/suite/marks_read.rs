//! Marks that a text itself has, on the page: those of orders and minutes, and
//! numbers that do not stand on each other (GB/T 9704-2012 §7.2, §10.2, §10.3).

use super::letterhead::{Words, first_page, words};
use gongwen::template::Colour;

fn red(name: &str, text: &str) -> Vec<String> {
    let all = words(&first_page(name, text));
    let red = all.into_iter().filter(|it| it.colour == Colour::Red);
    red.map(|it| it.text).collect()
}

fn line<'w>(all: &'w [Words], text: &str) -> &'w Words {
    let found = all.iter().find(|it| it.text.contains(text));
    found.unwrap_or_else(|| panic!("{text} in {all:?}"))
}

const BODY: &str = "会议听取了情况汇报，研究了下一步的工作。\n";

#[test]
fn minutes_have_a_mark_with_any_number_or_none() {
    for number in ["第4期", "（第4期）", "（2026年第4期）", "总第4期", ""] {
        let text = format!("青禾县人民政府常务会议纪要\n\n{number}\n\n{BODY}");
        assert_eq!(
            red("纪要", &text),
            ["青禾县人民政府常务会议纪要"],
            "{number}"
        );
        let all = words(&first_page("纪要", &text));
        if !number.is_empty() {
            assert!(line(&all, number).top > line(&all, "青禾县").bottom);
        }
        assert!(red("报告材料", &text).is_empty());
    }
}

#[test]
fn a_title_about_something_is_no_mark() {
    let text = format!("青禾县人民政府关于防汛工作的会议纪要\n\n{BODY}");
    assert_eq!(red("纪要", &text), [""; 0]);
}

#[test]
fn a_given_issuer_whose_order_the_text_names_is_not_set_twice() {
    let order = "青禾县人民政府令\n\n第7号\n\n《青禾县河道管理办法》已经通过，现予公布。\n";
    for given in [
        "发文机关: 青禾县人民政府",
        "份号: 000001",
        "发文字号: 第7号",
    ] {
        let text = format!("---\n{given}\n---\n{order}");
        assert_eq!(red("命令", &text), ["青禾县人民政府令"], "{given}");
    }
}

#[test]
fn another_given_mark_leaves_the_title_a_title() {
    let text =
        format!("---\n发文机关: 青禾县人民政府办公室\n---\n青禾县防汛工作会议纪要\n\n{BODY}");
    assert_eq!(red("纪要", &text), ["青禾县人民政府办公室纪要"]);
    let all = words(&first_page("纪要", &text));
    assert_eq!(line(&all, "青禾县防汛").colour, Colour::Black);
}

#[test]
fn two_numbers_stand_one_below_the_other() {
    let text = "青禾县水利局文件\n青水〔2026〕1号\n青财〔2026〕2号\n关于做好防汛工作的通知\n\n请认真执行。\n";
    let all = words(&first_page("通用公文", text));
    let (one, other) = (line(&all, "青水"), line(&all, "青财"));
    assert!(other.top >= one.bottom, "{one:?} {other:?}");
}
