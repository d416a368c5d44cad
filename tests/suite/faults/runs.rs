//! What befalls a run: inputs that go, a kill, streams that are closed, another
//! run in the same folder.

use std::fs;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use super::super::cli::{Desk, TEXT};

fn started(desk: &Desk, line: &str, stdin: Stdio) -> Child {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("gongwen"));
    command.args(line.split(' ')).current_dir(desk.path(""));
    let piped = command
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    piped.spawn().expect("the program runs")
}

/// The inputs have been looked up once the first one is being read: it is larger
/// than what waits in a pipe.
#[test]
fn an_input_that_goes_while_others_are_read_is_told() {
    let desk = Desk::new(&[("b.txt", TEXT.as_bytes()), ("c.txt", TEXT.as_bytes())]);
    let mut run = started(&desk, "- b.txt c.txt -o out -t md --jobs 1", Stdio::piped());
    let mut stdin = run.stdin.take().expect("a pipe");
    let first = TEXT.repeat(5_000);
    stdin.write_all(first.as_bytes()).expect("it reads");
    fs::remove_file(desk.path("b.txt")).expect("the file was there");
    drop(stdin);
    let ended = run.wait_with_output().expect("it ends");
    let told = String::from_utf8(ended.stderr).expect("UTF-8");
    assert_eq!(ended.status.code(), Some(2), "{told}");
    assert!(
        told.contains("b.txt: 错误: 无法读取：文件或文件夹不存在"),
        "{told}"
    );
    assert_eq!(desk.files(), ["c.txt", "out/c.md", "out/stdin.md"]);
}

/// A folder of texts, and what it gives.
fn archive() -> (Desk, Vec<(String, Vec<u8>)>) {
    let texts: Vec<(String, String)> = (0..60)
        .map(|number| {
            (
                format!("in/{number:02}.txt"),
                TEXT.replace("三个", &format!("{number} 个")),
            )
        })
        .collect();
    let files: Vec<(&str, &[u8])> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let whole = Desk::new(&files);
    assert_eq!(whole.call("in -o out -t docx,md").code, 0);
    let names = whole
        .files()
        .into_iter()
        .filter(|name| name.starts_with("out/"));
    let wanted = names
        .map(|name| (name.clone(), whole.read(&name)))
        .collect();
    (Desk::new(&files), wanted)
}

/// Holds that each output that can be seen is whole.
fn is_whole(desk: &Desk, wanted: &[(String, Vec<u8>)]) -> usize {
    let files = desk.files();
    let seen = files.iter().filter(|name| name.starts_with("out/"));
    let seen: Vec<&String> = seen.filter(|name| !name.contains("/.gongwen-")).collect();
    for name in &seen {
        let (_, bytes) = wanted.iter().find(|it| it.0 == **name).expect("an output");
        assert!(desk.read(name) == *bytes, "{name} is half written");
    }
    seen.len()
}

#[test]
fn a_run_that_is_killed_leaves_whole_files_and_the_next_one_is_clean() {
    let (desk, wanted) = archive();
    let mut run = started(&desk, "in -o out -t docx,md", Stdio::null());
    let begun = || fs::read_dir(desk.path("out")).is_ok_and(|mut it| it.next().is_some());
    while !begun() && run.try_wait().expect("it can be asked").is_none() {
        std::thread::yield_now();
    }
    run.kill().expect("it can be killed");
    run.wait().expect("it has ended");
    is_whole(&desk, &wanted);
    // What a kill in the middle of a file leaves.
    fs::write(desk.path("out/.gongwen-aB3xYz.tmp"), "半份").expect("a file");
    let call = desk.call("in -o out -t docx,md");
    assert_eq!(call.code, 0, "{}", call.err);
    let outputs = desk
        .files()
        .into_iter()
        .filter(|name| name.starts_with("out/"));
    assert!(outputs.eq(wanted.iter().map(|it| it.0.clone())));
    assert_eq!(is_whole(&desk, &wanted), wanted.len());
}

#[test]
fn two_runs_at_once_in_one_folder_give_what_one_gives() {
    let (desk, wanted) = archive();
    let line = "in -o out -t docx,md";
    let runs = [(); 2].map(|()| started(&desk, line, Stdio::null()));
    for run in runs {
        let ended = run.wait_with_output().expect("it ends");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(0), "{told}");
    }
    assert_eq!(is_whole(&desk, &wanted), wanted.len());
    assert_eq!(desk.files().len(), 60 + wanted.len());
}

#[test]
fn a_reader_that_goes_away_ends_every_command_quietly() {
    let desk = Desk::with_text();
    for line in [
        "a.txt -t md -o -",
        "outline a.txt",
        "check a.txt",
        "fonts a.txt",
        "licenses",
    ] {
        let mut run = started(&desk, line, Stdio::null());
        drop(run.stdout.take());
        let ended = run.wait_with_output().expect("it ends");
        assert_eq!(ended.status.code(), Some(0), "{line}");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!told.contains("错误"), "{line}: {told}");
    }
}

#[test]
fn a_standard_input_with_nothing_in_it_is_told() {
    let desk = Desk::new(&[]);
    for line in ["- -t md", "outline -", "check -", "fonts -"] {
        let call = desk.call_with(line, b"");
        assert_eq!(call.code, 2, "{line}");
        assert!(
            call.err.contains("标准输入: 错误: 文件是空的"),
            "{line}: {}",
            call.err
        );
    }
}
