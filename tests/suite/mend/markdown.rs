//! .md: what is a mark stays one, and what is text stays text.

use gongwen::check::{self, Fixing};

use super::{Office, diff};

/// `text` after every edit of every rule.
fn mended(text: &str) -> String {
    let office = Office::with(check::all());
    let mended = office.mend("a.md", text.as_bytes(), Fixing::Unsafe);
    String::from_utf8(mended.bytes).expect("UTF-8")
}

#[test]
fn a_backslash_goes_with_the_character_that_it_escapes() {
    for (old, new) in [
        ("各县\\,各乡", "各县，各乡"),
        ("各县,\\,各乡", "各县，各乡"),
        ("请看\\.\\.\\.完", "请看……完"),
        ("请看\\\"好\\\"字", "请看“好”字"),
        ("请看\\(括号\\)内", "请看（括号）内"),
        ("依据云政发\\[2026\\]8号文件", "依据云政发〔2026〕8号文件"),
        // What is not edited stays as it is written.
        ("好\\*好\\_，，好", "好\\*好\\_，好"),
        ("写\\\\甲,各乡", "写\\\\甲，各乡"),
        // A backslash before another character is text.
        ("各县\\甲,各乡", "各县\\甲，各乡"),
    ] {
        let text = |it: &str| format!("{it}。\n");
        assert_eq!(mended(&text(old)), text(new));
    }
    let signed = |date: &str| {
        format!("# 关于甲的通知\n\n各县：\n\n现通知如下。\n\n云川市人民政府\n\n{date}\n")
    };
    assert_eq!(mended(&signed("2026\\-03\\-05")), signed("2026年3月5日"));
}

#[test]
fn an_entity_is_not_edited() {
    let text = "请看&quot;好&quot;和&#40;括号&#41;。\n";
    assert_eq!(mended(text), text);
}

#[test]
fn the_diff_has_the_backslash() {
    let office = Office::with(check::all());
    let mended = office.mend("a.md", "各县\\,各乡。\n".as_bytes(), Fixing::Safe);
    assert_eq!(
        diff(&mended),
        "--- 旧\n+++ 新\n@@ -1 +1 @@\n-各县\\,各乡。\n+各县，各乡。\n"
    );
}
