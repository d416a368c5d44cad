//! .md: what is a mark stays one, and what is text stays text.

use std::fs;
use std::path::{Path, PathBuf};

use gongwen::check::{self, Fixing};
use pulldown_cmark::{Event, Options, Parser};

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

#[test]
fn marks_that_an_edit_would_change_are_left_to_the_writer() {
    for text in [
        "*注意：* 内容",
        "__注：__ 数据",
        "~~删除。~~ 保留",
        "**好，**，请办",
        "落实，**，**“确保”",
        "增长百分之**30**",
        "气温为摄氏**20**度",
        "见[附件(一),甲]\n\n[附件(一),甲]: c.md",
    ] {
        let text = format!("{text}。\n");
        let office = Office::with(check::all());
        let mended = office.mend("a.md", text.as_bytes(), Fixing::Unsafe);
        assert_eq!(String::from_utf8(mended.bytes).expect("UTF-8"), text);
        let by_hand = |it: &&check::Finding| {
            let fix = it.fix.as_ref();
            fix.is_some_and(|fix| fix.fixing == Fixing::ByHand && fix.edits.is_empty())
        };
        assert!(mended.findings.iter().any(|it| by_hand(&it)), "{text}");
    }
}

#[test]
fn edits_beside_those_are_made() {
    let text = "- *注意：* 内容,甲\n- **乙,丙**,丁\n\n各县,各乡**好，**，请办，，完。\n";
    assert_eq!(
        mended(text),
        "- *注意：* 内容，甲\n- **乙，丙**，丁\n\n各县，各乡**好，**，请办，完。\n"
    );
}

/// The marks of a text: its events without characters.
fn marks(text: &str) -> Vec<Event<'_>> {
    let dialect =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let is_mark = |event: &Event| !matches!(event, Event::Text(_) | Event::Html(_));
    Parser::new_ext(text, dialect).filter(is_mark).collect()
}

/// The Markdown files of this project, further ones by a variable.
fn files() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["", "docs", "docs/decisions", "samples"].map(|it| own.join(it));
    let more = std::env::var_os("GONGWEN_MORE_TEXTS").unwrap_or_default();
    let more = std::env::split_paths(&more).filter(|it| !it.as_os_str().is_empty());
    let entries = folders.into_iter().chain(more).flat_map(|folder| {
        let entries = fs::read_dir(&folder);
        entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    });
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|it| it == "md"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_edit_leaves_the_marks_of_every_file() {
    let files = files();
    assert!(files.len() > 20, "the files were found");
    for path in files {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let mended = mended(&text);
        assert!(marks(&mended) == marks(&text), "{}", path.display());
    }
}
