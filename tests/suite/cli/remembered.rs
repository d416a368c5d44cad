//! Markdown bears no mark of ours: what is known of it by what runs wrote down, and
//! by the Word file beside it.

use super::folders::repacked;
use super::{Desk, TEXT};

/// The options that read what an earlier run wrote down.
const MEMORIES: [&str; 2] = ["--incremental", "--report r.jsonl --resume"];

/// What a call says of a folder in which nothing is a text.
const NOTHING: &str = "in: 错误: 文件夹中没有可以转换的文件（.txt、.md 和 .docx；隐藏文件、.gitignore 排除的文件和本程序自己写出的不算）\n";

fn edit(desk: &Desk, name: &str, by: &str) {
    std::fs::write(desk.path(name), TEXT.replace("三个", by)).expect("a file");
}

#[test]
fn markdown_whose_text_was_renamed_or_removed_is_no_text() {
    for memory in MEMORIES {
        let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes()), ("in/b.txt", TEXT.as_bytes())]);
        let line = format!("in -t md {memory} -q");
        desk.call(&line).does_with("");
        std::fs::rename(desk.path("in/a.txt"), desk.path("in/c.txt")).expect("it is there");
        std::fs::remove_file(desk.path("in/b.txt")).expect("it is there");
        desk.call(&line).does_with("");
        let call = desk.call(&format!("in -t docx {memory} -q"));
        call.does_with("");
        let files = desk.files();
        let texts: Vec<_> = files.iter().filter(|it| it.starts_with("in/")).collect();
        let want = ["in/a.md", "in/b.md", "in/c.docx", "in/c.md", "in/c.txt"];
        assert_eq!(texts, want, "{memory}");
    }
}

#[test]
fn markdown_that_someone_went_on_with_is_a_text() {
    for memory in MEMORIES {
        let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
        desk.call(&format!("in -t md {memory} -q")).does_with("");
        std::fs::remove_file(desk.path("in/a.txt")).expect("it is there");
        desk.call(&format!("in -t docx {memory} -q"))
            .fails_with(NOTHING);
        edit(&desk, "in/a.md", "五个");
        desk.call(&format!("in -t docx {memory} -q")).does_with("");
        assert!(desk.files().contains(&"in/a.docx".to_owned()), "{memory}");
    }
}

#[test]
fn our_markdown_is_replaced_without_a_copy_and_edited_markdown_with_one() {
    for memory in MEMORIES {
        let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
        let line = format!("in -o out -t md {memory} -q");
        for by in ["三个", "五个", "七个"] {
            edit(&desk, "in/a.txt", by);
            desk.call(&line).does_with("");
        }
        assert!(desk.text("out/a.md").contains("七个"));
        let copies = |desk: &Desk| {
            let files = desk.files().into_iter();
            files.filter(|it| it.contains(".bak-")).collect::<Vec<_>>()
        };
        assert!(copies(&desk).is_empty(), "{memory}");
        std::fs::write(desk.path("out/a.md"), "手工修改").expect("a file");
        desk.call(&line).does_with("");
        assert_eq!(copies(&desk), ["out/a.bak-1.md"], "{memory}");
        assert_eq!(desk.text("out/a.bak-1.md"), "手工修改");
    }
}

#[test]
fn markdown_is_known_by_the_word_file_of_its_text_where_nothing_is_remembered() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes()), ("in/b.txt", TEXT.as_bytes())]);
    desk.call("in -q").does_with("");
    std::fs::rename(desk.path("in/a.txt"), desk.path("in/c.txt")).expect("it is there");
    std::fs::remove_file(desk.path("in/b.txt")).expect("it is there");
    desk.call("in")
        .does_with("已写出 in/c.docx、in/c.pdf、in/c.md\n");
    // It is known by its bytes, not by its name.
    edit(&desk, "in/a.md", "五个");
    let call = desk.call("in -o out -t md");
    call.does_with("已写出 out/a.md\n已写出 out/c.md\n共 2 个文件，成功 2 个\n");
}

#[test]
fn markdown_that_word_files_were_made_from_is_a_text_unchanged_or_not() {
    // Letter for letter what this program writes.
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    desk.call("in -t md -q").does_with("");
    std::fs::remove_file(desk.path("in/a.txt")).expect("it is there");
    for _ in 0..2 {
        desk.call("in").does_with("已写出 in/a.docx、in/a.pdf\n");
    }
}

#[test]
fn a_word_file_that_someone_went_on_with_is_the_text_and_not_its_old_markdown() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    desk.call("in -t docx,md -q").does_with("");
    std::fs::remove_file(desk.path("in/a.txt")).expect("it is there");
    let edited = repacked(&desk.read("in/a.docx"), |name, bytes| {
        if name != "word/document.xml" {
            return Some(bytes);
        }
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.contains("三个"));
        Some(text.replace("三个", "五个").into_bytes())
    });
    std::fs::write(desk.path("in/a.docx"), &edited).expect("a file");
    for round in 0..2 {
        desk.call("in -t docx,md -q").does_with("");
        assert!(desk.text("in/a.md").contains("五个"), "{round}");
        assert_eq!(desk.read("in/a.docx"), edited, "{round}");
    }
    let files = desk.files();
    assert_eq!(
        files,
        ["in/a-公文.docx", "in/a.bak-1.md", "in/a.docx", "in/a.md"]
    );
}

#[test]
fn a_folder_of_outputs_holds_no_texts() {
    let desk = Desk::new(&[("稿/a.txt", TEXT.as_bytes())]);
    desk.call("稿 -o in -t docx,md -q").does_with("");
    desk.call("in").fails_with(NOTHING);
    // Nor is there one in what was written by a run that wrote no Word file then.
    desk.call("稿 -o in -t md -q").does_with("");
    desk.call("in").fails_with(NOTHING);
    // By itself the Markdown is like anyone's.
    std::fs::remove_file(desk.path("in/a.docx")).expect("it is there");
    desk.call("in -t pdf").does_with("已写出 in/a.pdf\n");
}

#[test]
fn a_stream_replaces_what_it_wrote_itself_without_a_copy() {
    let desk = Desk::new(&[("旧.md", "别人写的".as_bytes())]);
    let record = |text: &str, out: &str| {
        serde_json::json!({"id": 1, "text": text, "to": ["md"], "out": out}).to_string() + "\n"
    };
    let records = [
        ("一。", "新.md"),
        ("二。", "新.md"),
        ("三。", "旧.md"),
        ("四。", "旧.md"),
    ];
    let stdin: String = records
        .iter()
        .map(|(text, out)| record(text, out))
        .collect();
    let call = desk.call_with("pipe", stdin.as_bytes());
    call.does_with("");
    assert_eq!(call.out().matches("kept-backup").count(), 1);
    assert_eq!(desk.files(), ["新.md", "旧.bak-1.md", "旧.md"]);
    assert_eq!(desk.text("旧.bak-1.md"), "别人写的");
}

#[test]
fn a_template_words_the_mark_of_markdown_too() {
    let text = "---\n发文机关: 青禾县人民政府\n---\n\n关于春耕的通知\n\n现通知如下。\n";
    let template = |ending: &str| {
        format!("extends: 通用公文\nname: 本县\nletterhead:\n  mark-ending: {ending}\n")
    };
    let desk = Desk::new(&[("in/a.txt", text.as_bytes())]);
    for ending in ["文件", "公告"] {
        std::fs::write(desk.path("t.yaml"), template(ending)).expect("a file");
        desk.call("in -o out -t md --incremental --template t.yaml -q")
            .does_with("");
        let mark = format!("青禾县人民政府{ending}\n");
        assert!(desk.text("out/a.md").starts_with(&mark), "{ending}");
    }
}
