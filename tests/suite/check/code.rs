//! What stands in the code of a Markdown file is no neighbour of the words and
//! marks outside it.

use gongwen::check::{self, Text};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};

/// The codes of what is found below a title.
fn found(words: &str) -> Vec<&'static str> {
    let text = format!("# 关于写作的说明\n\n{words}\n");
    let reading = read(text.as_bytes(), "a.md", ReadOptions::default()).expect("it is text");
    let outline = outline(&reading.source, OutlineOptions::default());
    let rules: Vec<_> = check::all().map(|rule| (rule, rule.weight)).collect();
    let text = Text {
        decoded: Some(&text),
        source: &reading.source,
        outline: &outline,
        template: None,
    };
    let findings = check::check(text, &rules);
    findings.iter().map(|it| it.rule.code).collect()
}

#[test]
fn marks_in_code_clash_with_none_outside_it() {
    for words in [
        "句号写作`。`。逗号写作`，`，顿号写作`、`。",
        "以`txt`写成的文件管全文。`.txt` 也可以。",
        "引号写作“`。`”，分号写作`；`。冒号`：`写作：一个点上，一个点下。",
    ] {
        let all = found(words);
        assert!(all.is_empty(), "{words}: {all:?}");
    }
}

#[test]
fn marks_outside_code_are_held_against_the_rules() {
    assert_eq!(
        found("写作`甲`。。又写作`乙`，。"),
        ["doubled-mark", "clashing-marks"]
    );
}
