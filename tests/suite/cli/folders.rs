//! Many inputs in one call: folders, reports, and that one bad file stops none.

use super::{Desk, TEXT};

fn archive() -> Desk {
    Desk::new(&[
        ("in/a.txt", TEXT.as_bytes()),
        ("in/x/b.txt", TEXT.as_bytes()),
        ("in/x/y/c.md", TEXT.as_bytes()),
        ("in/x/bad.txt", b""),
        ("in/.hidden/h.txt", TEXT.as_bytes()),
    ])
}

#[test]
fn a_folder_is_converted_with_its_tree_and_bad_files_stop_nothing() {
    for jobs in [1, 3] {
        let desk = archive();
        let call = desk.call(&format!("in -o out -t docx --jobs {jobs}"));
        assert_eq!(call.code, 2);
        assert_eq!(
            call.err,
            "已写出 out/a.docx\n\
             已写出 out/x/b.docx\n\
             in/x/bad.txt: 错误: 文件是空的，没有可转换的文字；请确认文件已保存、选对了文件\n\
             已写出 out/x/y/c.docx\n\
             共 4 个文件，成功 3 个，失败 1 个\n"
        );
        let files = desk.files();
        let made: Vec<_> = files
            .iter()
            .filter(|file| file.starts_with("out/"))
            .collect();
        assert_eq!(made, ["out/a.docx", "out/x/b.docx", "out/x/y/c.docx"]);
    }
}

#[test]
fn a_second_run_over_a_folder_takes_no_output_for_an_input() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes()), ("in/b.md", TEXT.as_bytes())]);
    let first = desk.call("in");
    assert_eq!(first.code, 0);
    let files = desk.files();
    let second = desk.call("in");
    assert_eq!(second.err, first.err);
    assert_eq!(desk.files(), files);
    assert_eq!(
        files,
        [
            "in/a.docx",
            "in/a.md",
            "in/a.pdf",
            "in/a.txt",
            "in/b.docx",
            "in/b.md",
            "in/b.pdf"
        ]
    );
}

#[test]
fn word_files_of_a_folder_are_inputs_and_what_this_program_wrote_is_none() {
    let desk = Desk::new(&[("t/a.txt", TEXT.as_bytes())]);
    desk.call("t -t docx -q").does_with("");
    // Someone else's, as far as the file tells: it bears no digest.
    let own = desk.read("t/a.docx");
    let other = without_digest(&own);
    let desk = Desk::new(&[("in/旧稿.docx", &other), ("in/x/b.docx", &own)]);
    let told = "已写出 in/旧稿-公文.docx、in/旧稿.pdf、in/旧稿.md\n\
                in/旧稿.docx: 说明: in/旧稿.docx 是输入文件，没有覆盖；结果写到了 in/旧稿-公文.docx\n";
    let first = desk.call("in");
    assert_eq!((first.code, first.err.as_str()), (0, told));
    let files = desk.files();
    assert_eq!(desk.call("in").err, told);
    assert_eq!(desk.files(), files);
    desk.call("in/x")
        .fails_with("in/x: 错误: 文件夹中没有可以转换的文件（.txt、.md 和 .docx；隐藏文件、.gitignore 排除的文件和本程序自己写出的不算）\n");
}

/// The package without the part that says who wrote it.
fn without_digest(docx: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let mut old = zip::ZipArchive::new(Cursor::new(docx)).expect("a package");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).expect("a part");
        if part.name() == "docProps/custom.xml" {
            continue;
        }
        let name = part.name().to_owned();
        new.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("memory takes a part");
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).expect("a sound part");
        new.write_all(&bytes).expect("memory takes all bytes");
    }
    new.finish().expect("memory takes all bytes").into_inner()
}

#[test]
fn outputs_in_another_folder_of_the_walk_are_no_inputs_and_own_markdown_is() {
    let own = TEXT.replace("三个", "五个");
    let desk = Desk::new(&[
        ("wk/a.txt", TEXT.as_bytes()),
        ("wk/x/b.txt", TEXT.as_bytes()),
        ("wk/notes/a.md", own.as_bytes()),
    ]);
    // The user's own Markdown has outputs of ours beside it.
    desk.call("wk/notes")
        .does_with("已写出 wk/notes/a.docx、wk/notes/a.pdf\n");
    desk.call("wk -o wk/out -q").does_with("");
    assert!(desk.files().contains(&"wk/out/x/b.md".to_owned()));
    desk.call("wk -o wk/new -t docx").does_with(
        "已写出 wk/new/a.docx\n\
         已写出 wk/new/notes/a.docx\n\
         已写出 wk/new/x/b.docx\n\
         共 3 个文件，成功 3 个\n",
    );
}

#[test]
fn inputs_for_one_output_are_each_told_and_the_others_go_on() {
    let desk = Desk::new(&[("x/a.txt", TEXT.as_bytes()), ("y/a.txt", TEXT.as_bytes())]);
    let hint = "  提示: 给其中一个改名，或分两次转换到不同的文件夹\n";
    desk.call("x/a.txt y/a.txt -o out").fails_with(&format!(
        "x/a.txt: 错误: 和 y/a.txt 会写到同一个文件 out/a.docx，没有转换\n{hint}\
         y/a.txt: 错误: 和 x/a.txt 会写到同一个文件 out/a.docx，没有转换\n{hint}\
         共 2 个文件，成功 0 个，失败 2 个\n"
    ));
    assert_eq!(desk.files(), ["x/a.txt", "y/a.txt"]);
    std::fs::write(desk.path("x/b.txt"), TEXT).expect("a file");
    let call = desk.call("x y/a.txt -o out -t md --report r.jsonl");
    assert_eq!(call.code, 2);
    assert!(
        call.err
            .ends_with("已写出 out/b.md\n共 3 个文件，成功 1 个，失败 2 个\n"),
        "{}",
        call.err
    );
    assert_eq!(desk.text("r.jsonl").lines().count(), 3);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_differ_in_case_or_are_no_text_stop_nothing() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new(&[
        ("in/b.txt", TEXT.as_bytes()),
        ("in/x.TXT", TEXT.as_bytes()),
        ("in/x.txt", TEXT.as_bytes()),
    ]);
    for name in [&b"\xff.txt"[..], b"\xff.md"] {
        let path = desk.path("in").join(OsStr::from_bytes(name));
        std::fs::write(path, TEXT).expect("a file");
    }
    let call = desk.call("in -t docx");
    assert_eq!(call.code, 2);
    assert!(
        call.err.contains(
            "已写出 in/b.docx\n已写出 in/\u{fffd}.docx\n共 4 个文件，成功 2 个，失败 2 个\n"
        ),
        "{}",
        call.err
    );
}

#[test]
fn a_folder_without_texts_is_told() {
    let desk = Desk::new(&[("d/a.bin", b"x")]);
    desk.call("d").fails_with(
        "d: 错误: 文件夹中没有可以转换的文件（.txt、.md 和 .docx；隐藏文件、.gitignore 排除的文件和本程序自己写出的不算）\n",
    );
}

#[test]
fn the_report_has_a_line_an_input() {
    let desk = archive();
    desk.call("in none.txt -o out -t md --report r.jsonl -q");
    let report = desk.text("r.jsonl");
    let lines: Vec<serde_json::Value> = report
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0]["input"], "none.txt");
    assert_eq!(lines[0]["error"], "文件不存在");
    assert_eq!(lines[1]["input"], "in/a.txt");
    assert_eq!(lines[1]["error"], serde_json::Value::Null);
    let output = &lines[1]["outputs"][0];
    assert_eq!(output["path"], "out/a.md");
    assert_eq!(output["format"], "md");
    assert_eq!(output["bytes"], desk.read("out/a.md").len());
    assert_eq!(output["sha256"].as_str().map(str::len), Some(64));
    assert!(lines[3]["outputs"].as_array().is_some_and(Vec::is_empty));
}

#[test]
fn a_report_takes_the_place_of_reports_only() {
    let desk = Desk::with_text();
    for _ in 0..2 {
        desk.call("a.txt -t md --report r.jsonl")
            .does_with("已写出 a.md\n");
    }
    desk.call("a.txt -t md --report a.txt")
        .fails_with("错误: --report a.txt 是要转换或要生成的文件\n  提示: --report 换一个文件名\n");
    std::fs::write(desk.path("notes"), "笔记").expect("a file");
    desk.call("a.txt -t md --report notes").fails_with(
        "错误: --report notes 是已有的文件，而且不是本程序写的报告，没有改动它\n  提示: --report 换一个文件名\n",
    );
    assert_eq!(desk.text("notes"), "笔记");
}

#[test]
fn verbose_tells_the_time_of_each_stage() {
    let call = Desk::with_text().call("a.txt -t md -v");
    assert!(call.err.starts_with("已写出 a.md\n  读取 "), "{}", call.err);
}

#[test]
fn a_text_left_out_for_its_name_is_told() {
    let desk = Desk::new(&[
        ("in/y.txt", TEXT.as_bytes()),
        ("in/y.md", "另一篇。\n".as_bytes()),
    ]);
    let call = desk.call("in -o out -t docx");
    let told = "in/y.md: 说明: 与同名的稿子放在一起，当作它以前的输出，没有转换；若是别的稿子，请改名，或直接写出它的名字\n";
    assert_eq!(call.err, format!("{told}已写出 out/y.docx\n"));
}
