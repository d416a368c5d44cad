//! Every rule against its own examples, and the habits that every rule keeps.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::all;
use crate::check::rule::{Fixing, Look, Rule};
use crate::check::{Finding, Text, check, fix};
use crate::outline::{OutlineOptions, outline};
use crate::read::{ReadOptions, read};

/// What `rules` find in a .txt that says `text`.
fn found(rules: &[&'static Rule], text: &str) -> Vec<Finding> {
    let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is text");
    let outline = outline(&reading.source, OutlineOptions::default());
    let rules: Vec<_> = rules.iter().map(|rule| (*rule, rule.weight)).collect();
    let text = Text {
        decoded: Some(text),
        source: &reading.source,
        outline: &outline,
        template: None,
    };
    check(text, &rules)
}

/// Examples of rules on layout are .docx: tests/suite/check/layout.rs has them.
fn is_of_text(rule: &Rule) -> bool {
    !matches!(rule.look, Look::Layout(_))
}

/// `text` with the edits of `rule` made until there are no more.
fn mended(rule: &'static Rule, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..10 {
        let edits = fix::select(&found(&[rule], &text), Fixing::Unsafe);
        if edits.is_empty() {
            return text;
        }
        text = fix::apply(&text, &edits);
    }
    panic!("{}: the edits never end", rule.code);
}

#[test]
fn every_rule_finds_its_wrong_examples_and_mends_them_as_it_says() {
    for rule in all().filter(|it| is_of_text(it)) {
        for wrong in rule.wrong {
            let findings = found(&[rule], wrong.text);
            assert!(!findings.is_empty(), "{}: {}", rule.code, wrong.text);
            let offered = findings.iter().any(|it| it.fix.is_some());
            assert_eq!(
                offered,
                rule.fixing != Fixing::ByHand,
                "{}: {}",
                rule.code,
                wrong.text
            );
            if offered {
                assert_eq!(mended(rule, wrong.text), wrong.mended, "{}", rule.code);
            }
            // Whoever mended it, nothing is left to find.
            let left = found(&[rule], wrong.mended);
            assert!(left.is_empty(), "{}: {left:?}", rule.code);
        }
    }
}

#[test]
fn no_rule_finds_anything_in_its_right_examples() {
    for rule in all().filter(|it| is_of_text(it)) {
        for right in rule.right {
            let findings = found(&[rule], right);
            let said: Vec<_> = findings.iter().map(|it| &it.message).collect();
            assert!(findings.is_empty(), "{}: {right}: {said:?}", rule.code);
        }
    }
}

/// Making the safe edits of all rules brings no new finding of a weight that
/// was not there.
#[test]
fn safe_edits_make_nothing_worse() {
    let every: Vec<_> = all().filter(|it| is_of_text(it)).collect();
    for rule in &every {
        for wrong in rule.wrong {
            let before = found(&every, wrong.text);
            let edits = fix::select(&before, Fixing::Safe);
            let after = found(&every, &fix::apply(wrong.text, &edits));
            let counts =
                |all: &[Finding], code: &str| all.iter().filter(|it| it.rule.code == code).count();
            for finding in &after {
                let code = finding.rule.code;
                let more = counts(&after, code) > counts(&before, code);
                assert!(!more, "{}: {}: {code}", rule.code, wrong.text);
            }
        }
    }
}

#[test]
fn every_rule_says_what_a_rule_says() {
    let mut codes = BTreeSet::new();
    let mut names = BTreeSet::new();
    for rule in all() {
        assert!(codes.insert(rule.code), "{} stands twice", rule.code);
        assert!(names.insert(rule.name), "{} stands twice", rule.name);
        let usual = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-';
        assert!(rule.code.chars().all(usual), "{}", rule.code);
        assert!(rule.manual().chars().count() >= 30, "{}", rule.code);
        assert!(!rule.clause.is_empty(), "{}", rule.code);
        assert!(rule.wrong.len() >= 3, "{}: three wrong texts", rule.code);
        assert!(rule.right.len() >= 3, "{}: three right texts", rule.code);
    }
}

/// What rules look for, to be put together in any order.
const PIECES: &[&str] = &[
    "各单位",
    "要抓好落实",
    "一是",
    "二是",
    "（一）",
    "1.",
    "第一、",
    "２",
    "2O24",
    "(a)",
    "GDP",
    "，",
    "。",
    "；",
    "：",
    "、",
    "…",
    "--",
    "“",
    "”",
    "‘",
    "’",
    "《",
    "》",
    "（",
    ")",
    "(",
    "\"",
    "'",
    ",",
    ".",
    ";",
    "?",
    "**",
    "<b>",
    " ",
    "\u{3000}",
    "\u{200b}",
    "\u{2f2f}",
    "等",
    "的的",
    "○",
    "12",
    "3.5",
    "2024",
    "-",
    "—",
    "至",
    "三",
    "十",
    "百",
    "千",
    "万",
    "%",
    "个百分点",
    "百分之",
    "年",
    "月",
    "日",
    "星期",
    "约",
    "左右",
    "倍",
    "减少",
    "：30",
    "·",
    "事故",
    "KM",
    "m2",
    "/",
    "小时",
    "㎡",
    "平方",
    "摄氏",
    "度",
    "公尺",
    "\n",
    "\n\n",
    "𠮷",
    "é",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in a text: no rule panics, and every edit is one of the
    /// text's characters.
    #[test]
    fn every_text_can_be_checked(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..30)) {
        let text = format!("甲{}", pieces.concat());
        let every: Vec<_> = all().collect();
        let edits = fix::select(&found(&every, &text), Fixing::Unsafe);
        let _ = fix::apply(&text, &edits);
    }
}
