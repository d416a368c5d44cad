//! `gongwen check`: places, carets, clauses, exit codes.

use super::Desk;

#[test]
fn a_finding_has_its_place_a_caret_and_its_clause() {
    let text = "关于检查的通知\n\n各单位：\n  现将，，有关事项通知如下。\n";
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    let call = desk.call("check a.txt");
    let want = "a.txt:4:5: 规定: “，”接连出现 [doubled-mark]\n  |   现将，，有关事项通知如下。\n  |       ^^^^\n  依据: GB/T 15834—2011 第4章（点号表示停顿，各用一个）\n  改法: 改为“，”\n";
    assert_eq!(call.out(), want);
    assert_eq!((call.code, call.err.as_str()), (1, ""));
}

#[test]
fn a_text_without_findings_is_silent() {
    let desk = Desk::with_text();
    let call = desk.call("check a.txt");
    assert_eq!((call.code, call.out(), call.err.as_str()), (0, "", ""));
}

#[test]
fn a_file_that_is_missing_fails_the_call_and_stops_no_other() {
    let desk = Desk::new(&[("a.txt", "甲，，乙。\n".as_bytes())]);
    let call = desk.call("check b.txt a.txt");
    assert_eq!(call.code, 2);
    assert!(call.err.contains("b.txt"), "{}", call.err);
    assert!(call.out().contains("a.txt:1:2"), "{}", call.out());
}
