//! Texts beyond all measure. Time that grew with the square of them, or a stack
//! that grew with them, would not come to an end here.

use super::super::cli::{Desk, TEXT};

/// Every command reads `text`; the Markdown of it has `words`.
#[track_caller]
fn read_by_all(name: &str, text: &str, words: &str) {
    let desk = Desk::new(&[(name, text.as_bytes())]);
    for command in ["outline", "check", "fonts"] {
        let call = desk.call(&format!("{command} {name}"));
        assert!(call.code < 2, "{command}: {}", call.err);
    }
    let call = desk.call(&format!("{name} -t md -o out.md"));
    assert_eq!(call.code, 0, "{}", call.err);
    assert!(desk.text("out.md").contains(words));
}

#[test]
fn deep_quotations_are_read() {
    read_by_all(
        "a.md",
        &format!("{TEXT}\n{} 末尾。\n", ">".repeat(10_000)),
        "末尾。",
    );
}

#[test]
fn very_many_brackets_are_read() {
    let brackets = "[".repeat(10_000);
    read_by_all("a.md", &format!("{TEXT}\n{brackets}末尾。\n"), "末尾。");
    let links = "[甲](".repeat(1_000);
    read_by_all("a.md", &format!("{TEXT}\n{links}末尾。\n"), "末尾。");
}

#[test]
fn very_many_stars_are_read() {
    let stars = "*".repeat(100_000);
    read_by_all("a.md", &format!("{TEXT}\n{stars} 末尾。\n"), "末尾。");
    let parted = "*甲 ".repeat(10_000);
    read_by_all("a.md", &format!("{TEXT}\n{parted}末尾。\n"), "末尾。");
}

#[test]
fn a_paragraph_of_very_many_stars_is_set() {
    let text = format!("{TEXT}\n{} 末尾。\n", "*".repeat(20_000));
    let desk = Desk::new(&[("a.md", text.as_bytes())]);
    let call = desk.call("a.md -t docx,pdf");
    assert_eq!(call.code, 0, "{}", call.err);
}

#[test]
fn a_table_of_a_thousand_columns_is_set() {
    let row = |cell: &str| format!("{}|\n", format!("|{cell}").repeat(1_000));
    let text = format!("{TEXT}\n{}{}{}", row("甲"), row("-"), row("1"));
    read_by_all("a.md", &text, "|");
    let desk = Desk::new(&[("a.md", text.as_bytes())]);
    let call = desk.call("a.md -t docx,pdf");
    assert_eq!(call.code, 0, "{}", call.err);
    assert!(call.err.contains("表格有 1000 列太窄"), "{}", call.err);
}

#[test]
fn a_text_on_one_line_is_read() {
    let line = "试点工作按计划完成，共有三个试点。".repeat(10_000);
    read_by_all(
        "a.txt",
        &format!("关于试点工作的报告\n\n{line}末尾。\n"),
        "末尾。",
    );
}

#[test]
fn very_many_paragraphs_are_read() {
    let lines = "　　试点工作按计划完成。\n".repeat(10_000);
    read_by_all(
        "a.txt",
        &format!("关于试点工作的报告\n\n{lines}　　末尾。\n"),
        "末尾。",
    );
}
