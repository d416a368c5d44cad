//! Many inputs in one call: folders, reports, and that one bad file stops none.

use super::{Desk, TEXT, archive};

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
             共 4 个文件，成功 3 个，失败 1 个\n  \
             1 个：文件是空的，没有可转换的文字（in/x/bad.txt）\n"
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
    repacked(docx, |name, bytes| {
        (name != "docProps/custom.xml").then_some(bytes)
    })
}

/// The package with what `part` makes of each part, by its name and bytes.
pub fn repacked(docx: &[u8], part: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let mut old = zip::ZipArchive::new(Cursor::new(docx)).expect("a package");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut file = old.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).expect("a sound part");
        let Some(bytes) = part(file.name(), bytes) else {
            continue;
        };
        let name = file.name().to_owned();
        new.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("memory takes a part");
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
fn the_words_of_a_text_of_the_same_name_elsewhere_are_a_text_of_their_own() {
    let desk = Desk::new(&[("in/x/a.txt", TEXT.as_bytes())]);
    desk.call("in/x/a.txt -t md -o in/y/a.md -q").does_with("");
    desk.call("in -o out -t docx")
        .does_with("已写出 out/x/a.docx\n已写出 out/y/a.docx\n共 2 个文件，成功 2 个\n");
    let checked = desk.call("check in");
    assert!(checked.err.starts_with("共 2 个文件："), "{}", checked.err);
    let call = desk.call("in/x in/y -o flat -t docx");
    let end = "  2 个：和别的文件会写到同一个文件（in/x/a.txt 等）\n";
    assert!(call.err.ends_with(end), "{}", call.err);
    // A check knows Markdown of ours as a conversion does.
    desk.call("in/x -t docx,md -q").does_with("");
    std::fs::rename(desk.path("in/x/a.txt"), desk.path("in/x/c.txt")).expect("it is there");
    let checked = desk.call("check in");
    assert!(checked.err.starts_with("共 2 个文件："), "{}", checked.err);
    let call = desk.call("in -o new -t docx");
    call.does_with("已写出 new/x/c.docx\n已写出 new/y/a.docx\n共 2 个文件，成功 2 个\n");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_told_and_counted() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    std::os::unix::fs::symlink("没有.txt", desk.path("in/9.txt")).expect("a link");
    let told = "in/9.txt: 错误: 链接所指的文件不存在\n";
    desk.call("in -o out -t md").fails_with(&format!(
        "{told}已写出 out/a.md\n共 2 个文件，成功 1 个，失败 1 个\n  1 个：链接所指的文件不存在（in/9.txt）\n"
    ));
    let checked = desk.call("check in");
    assert!(checked.err.starts_with(told), "{}", checked.err);
}

#[test]
fn inputs_for_one_output_are_each_told_and_the_others_go_on() {
    let desk = Desk::new(&[("x/a.txt", TEXT.as_bytes()), ("y/a.txt", TEXT.as_bytes())]);
    let hint = "  提示: 给其中一个改名，或分两次转换到不同的文件夹\n";
    desk.call("x/a.txt y/a.txt -o out").fails_with(&format!(
        "x/a.txt: 错误: 和 y/a.txt 会写到同一个文件 out/a.docx，没有转换\n{hint}\
         y/a.txt: 错误: 和 x/a.txt 会写到同一个文件 out/a.docx，没有转换\n{hint}\
         共 2 个文件，成功 0 个，失败 2 个\n  \
         2 个：和别的文件会写到同一个文件（x/a.txt 等）\n"
    ));
    assert_eq!(desk.files(), ["x/a.txt", "y/a.txt"]);
    std::fs::write(desk.path("x/b.txt"), TEXT).expect("a file");
    let call = desk.call("x y/a.txt -o out -t md --report r.jsonl");
    assert_eq!(call.code, 2);
    let end = "已写出 out/b.md\n共 3 个文件，成功 1 个，失败 2 个\n  \
               2 个：和别的文件会写到同一个文件（x/a.txt 等）\n";
    assert!(call.err.ends_with(end), "{}", call.err);
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
            "已写出 in/b.docx\n已写出 in/\u{fffd}.docx\n共 5 个文件，成功 2 个，失败 2 个，略过 1 个，警告 1 条\n  \
             2 个：和别的文件会写到同一个文件（in/x.TXT 等）\n"
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
    let told = "in/y.md: 警告: 与同名的稿子放在一起，当作它以前的输出，没有转换；若是别的稿子，请改名，或直接写出它的名字\n";
    let end = "共 2 个文件，成功 1 个，略过 1 个，警告 1 条\n";
    assert_eq!(call.err, format!("{told}已写出 out/y.docx\n{end}"));
    // Work of ours beside it proves nothing.
    let call = desk.call("in -t docx --strict --report r.jsonl");
    assert_eq!(call.err, format!("{told}已写出 in/y.docx\n{end}"));
    assert_eq!(call.code, 1);
    let line: serde_json::Value =
        serde_json::from_str(desk.text("r.jsonl").lines().next().expect("a line")).expect("JSON");
    assert_eq!(line["input"], "in/y.md");
    assert_eq!(
        line["skipped"],
        "与同名的稿子放在一起，当作它以前的输出，没有转换"
    );
    // What the text gives stands for the text, and is not told.
    desk.call("in/y.txt -o in/y.md -q").does_with("");
    desk.call("in -t docx --strict")
        .does_with("已写出 in/y.docx\n");
}

#[test]
fn what_is_moved_aside_is_counted_and_reported() {
    let desk = Desk::new(&[
        ("in/x.txt", TEXT.as_bytes()),
        ("in/y.txt", TEXT.as_bytes()),
        ("in/y.md", "另一篇。\n".as_bytes()),
    ]);
    let call = desk.call("in -t md --report r.jsonl --jobs 1");
    let end =
        "已另存为 in/y.bak-1.md（不要备份时加 --force）\n共 2 个文件，成功 2 个，留了备份 1 个\n";
    assert!(call.err.ends_with(end), "{}", call.err);
    let report = desk.text("r.jsonl");
    let lines: Vec<serde_json::Value> = report
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines[0]["outputs"][0].get("backup"), None);
    assert_eq!(lines[1]["outputs"][0]["backup"], "in/y.bak-1.md");
}

#[test]
fn what_git_ignores_and_what_is_hidden_is_left_out() {
    let desk = Desk::new(&[
        ("in/.git/HEAD", b"ref: refs/heads/main\n"),
        ("in/.gitignore", "草稿/\n*.docx\n".as_bytes()),
        ("in/a.txt", TEXT.as_bytes()),
        ("in/旧.docx", b"x"),
        ("in/草稿/b.txt", TEXT.as_bytes()),
        ("in/x/.gitignore", "*.txt\n!留.txt\n".as_bytes()),
        ("in/x/c.txt", TEXT.as_bytes()),
        ("in/x/留.txt", TEXT.as_bytes()),
        ("in/.d.txt", TEXT.as_bytes()),
    ]);
    desk.call("in -o out -t md")
        .does_with("已写出 out/a.md\n已写出 out/x/留.md\n共 2 个文件，成功 2 个\n");
    // Git knows no rules of a folder that is none of its own.
    std::fs::remove_dir_all(desk.path("in/.git")).expect("it can be removed");
    desk.call("in -o out -t md -q");
    assert!(desk.files().contains(&"out/草稿/b.md".to_owned()));
}

#[test]
fn verbose_has_its_line_for_every_file_of_many() {
    let names: Vec<String> = (10..35).map(|number| format!("in/{number}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), TEXT.as_bytes()))
        .collect();
    let desk = Desk::new(&files);
    desk.call("in -o out -t md")
        .does_with("共 25 个文件，成功 25 个\n");
    let call = desk.call("in -o out -t md -v");
    let written: Vec<&str> = call
        .err
        .lines()
        .filter(|line| line.starts_with("已写出"))
        .collect();
    let want: Vec<String> = (10..35).map(|it| format!("已写出 out/{it}.md")).collect();
    assert_eq!(written, want);
}
