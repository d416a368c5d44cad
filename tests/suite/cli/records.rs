//! What runs write down of themselves, and what a later run makes of it:
//! `--report`, `--resume` and `--incremental`.

use serde_json::Value;

use super::{Desk, TEXT, archive};
use crate::seal_pictures::png;

fn lines(desk: &Desk, name: &str) -> Vec<Value> {
    desk.text(name)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

fn inputs(lines: &[Value]) -> Vec<&str> {
    let names = lines.iter().map(|line| line["input"].as_str());
    names.map(|name| name.expect("a name")).collect()
}

#[test]
fn the_report_has_a_line_an_input() {
    let desk = archive();
    desk.call("in none.txt -o out -t md,pdf --jobs 1 --report r.jsonl -q");
    let lines = lines(&desk, "r.jsonl");
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0]["input"], "none.txt");
    assert_eq!(lines[0]["error"], "文件不存在");
    assert_eq!(lines[1]["input"], "in/a.txt");
    assert_eq!(lines[1]["error"], serde_json::Value::Null);
    let output = &lines[1]["outputs"][1];
    assert_eq!(output["path"], "out/a.md");
    assert_eq!(output["format"], "md");
    assert_eq!(output["bytes"], desk.read("out/a.md").len());
    assert_eq!(output["sha256"].as_str().map(str::len), Some(64));
    assert_eq!(lines[1]["sha256"].as_str().map(str::len), Some(64));
    assert_eq!(lines[1]["pages"], 1);
    assert!(lines[1]["milliseconds"].is_u64());
    assert_eq!(lines[1]["warnings"], serde_json::json!([]));
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

const RESUME: &str = "in -o out -t docx,md --jobs 1 --report r.jsonl --resume";

#[test]
fn a_run_that_was_killed_is_gone_on_with_and_every_input_stands_once_as_done() {
    let desk = archive();
    std::fs::write(desk.path("in/x/bad.txt"), TEXT).expect("a file");
    desk.call("in -o out -t docx,md --jobs 1 --report r.jsonl -q")
        .does_with("");
    let whole = desk.text("r.jsonl");
    let order = ["in/a.txt", "in/x/b.txt", "in/x/bad.txt", "in/x/y/c.md"];
    assert_eq!(inputs(&lines(&desk, "r.jsonl")), order);

    // Two whole lines and a piece of the third: so a killed run leaves it.
    let second = whole.match_indices('\n').nth(1).expect("four lines").0;
    std::fs::write(desk.path("r.jsonl"), &whole[..second + 40]).expect("it can be cut");
    std::fs::remove_file(desk.path("out/x/bad.docx")).expect("it was not there yet");
    desk.call(RESUME).does_with(
        "r.jsonl: 说明: 最后一行没有写完（上次突然结束），已舍去\n\
         r.jsonl: 说明: 接着做：记录里有 2 个已经完成，其中没有变化的不再做\n\
         没有变化 in/a.txt\n\
         没有变化 in/x/b.txt\n\
         已写出 out/x/bad.docx、out/x/bad.md\n\
         已写出 out/x/y/c.docx、out/x/y/c-公文.md\n\
         共 4 个文件，成功 2 个，未变 2 个\n"
            .replace("c-公文.md", "c.md")
            .as_str(),
    );
    let after = lines(&desk, "r.jsonl");
    assert_eq!(inputs(&after), order);
    assert!(after.iter().all(|line| line["error"].is_null()));
    // What the first run wrote of the first two stands as it stood.
    assert!(desk.text("r.jsonl").starts_with(&whole[..=second]));
}

#[test]
fn what_changed_since_or_failed_is_done_again_and_stands_once() {
    let desk = archive();
    let first = desk.call("in -o out -t docx,md --jobs 1 --report r.jsonl -q");
    assert_eq!(first.code, 2);
    std::fs::write(desk.path("in/a.txt"), TEXT.replace("三个", "五个")).expect("a file");
    std::fs::write(desk.path("in/x/bad.txt"), TEXT).expect("a file");
    std::fs::write(desk.path("out/x/b.md"), "手工修改").expect("a file");
    let call = desk.call(&format!("{RESUME} --force"));
    assert!(
        call.err.ends_with("共 4 个文件，成功 3 个，未变 1 个\n"),
        "{}",
        call.err
    );
    let after = lines(&desk, "r.jsonl");
    assert_eq!(
        inputs(&after),
        ["in/x/y/c.md", "in/a.txt", "in/x/b.txt", "in/x/bad.txt"]
    );
    assert!(after.iter().all(|line| line["error"].is_null()));
    assert!(desk.text("out/a.md").contains("五个"));
    assert!(desk.text("out/x/b.md").contains("三个"));
}

#[test]
fn other_options_make_everything_new() {
    let desk = archive();
    desk.call("in -o out -t docx,md --jobs 1 --report r.jsonl -q");
    let done = |options: &str| {
        let call = desk.call(&format!("{RESUME} {options}"));
        call.err
            .lines()
            .filter(|line| line.starts_with("已写出"))
            .count()
    };
    assert_eq!(done(""), 0);
    assert_eq!(done("--template 信函"), 3);
    assert_eq!(done("--template 信函"), 0);
    assert_eq!(done("--template 信函 --split-items"), 3);
}

#[test]
fn to_go_on_needs_a_report_in_a_file() {
    let desk = Desk::with_text();
    desk.call("a.txt -t md --resume")
        .fails_with("错误: 缺少 --report\n  提示: 全部选项见 gongwen convert --help\n");
    desk.call("a.txt -t md --resume --report -")
        .fails_with("错误: --resume 不能和标准输出同用\n  提示: 改为写到文件\n");
    desk.call("a.txt -t md -o - --incremental")
        .fails_with("错误: --incremental 不能和标准输出同用\n  提示: 改为写到文件\n");
    // Where there is no report yet, the run begins one.
    desk.call("a.txt -t md --resume --report r.jsonl")
        .does_with("已写出 a.md\n");
    desk.call("a.txt -t md --resume --report r.jsonl")
        .does_with(
            "r.jsonl: 说明: 接着做：记录里有 1 个已经完成，其中没有变化的不再做\n没有变化 a.txt\n",
        );
}

const STATE: &str = "out/.gongwen-state.jsonl";

/// What of the inputs was done anew.
fn renewed(desk: &Desk, options: &str) -> Vec<String> {
    let call = desk.call(&format!("in -o out -t docx,md --incremental {options}"));
    assert_eq!(call.code, 0, "{}", call.err);
    let written = call.err.lines().filter_map(|line| {
        let (first, _) = line.strip_prefix("已写出 ")?.split_once('、')?;
        Some(first.to_owned())
    });
    written.collect()
}

#[test]
fn only_what_changed_is_converted() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes()), ("in/b.txt", TEXT.as_bytes())]);
    assert_eq!(renewed(&desk, ""), ["out/a.docx", "out/b.docx"]);
    let state = desk.text(STATE);
    assert!(renewed(&desk, "").is_empty());
    assert_eq!(desk.text(STATE), state);
    // The input, an output that was edited, one that went away.
    std::fs::write(desk.path("in/a.txt"), TEXT.replace("三个", "五个")).expect("a file");
    assert_eq!(renewed(&desk, "--force"), ["out/a.docx"]);
    std::fs::write(desk.path("out/b.md"), "手工修改").expect("a file");
    assert_eq!(renewed(&desk, "--force"), ["out/b.docx"]);
    std::fs::remove_file(desk.path("out/a.docx")).expect("it is there");
    assert_eq!(renewed(&desk, ""), ["out/a.docx"]);
    // Other settings, and back.
    assert_eq!(renewed(&desk, "--title 关于试点的报告 --force").len(), 2);
    assert_eq!(renewed(&desk, "--force").len(), 2);
    assert!(renewed(&desk, "").is_empty());
}

#[test]
fn the_state_is_the_same_whoever_ends_first_and_forgets_what_went_away() {
    let desk = archive();
    let run = |jobs: usize| {
        desk.call(&format!("in -o out -t md --incremental -q --jobs {jobs}"));
        desk.text(STATE)
    };
    let one = run(1);
    std::fs::remove_dir_all(desk.path("out")).expect("it is there");
    assert_eq!(run(3), one);
    std::fs::remove_file(desk.path("in/a.txt")).expect("it is there");
    std::fs::remove_file(desk.path("out/a.md")).expect("it is there");
    std::fs::write(desk.path("in/n.txt"), TEXT).expect("a file");
    let after = run(2);
    assert!(
        !after.contains("in/a.txt") && after.contains("in/n.txt"),
        "{after}"
    );
}

#[test]
fn a_state_that_is_torn_or_no_state_costs_work_only() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes()), ("in/b.txt", TEXT.as_bytes())]);
    renewed(&desk, "");
    let state = desk.text(STATE);
    std::fs::write(desk.path(STATE), &state[..state.len() - 20]).expect("it can be cut");
    assert_eq!(renewed(&desk, ""), ["out/b.docx"]);
    assert_eq!(desk.text(STATE), state);
    // As an editor saves it.
    let saved = format!("\u{feff}{}", state.replace('\n', "\r\n"));
    std::fs::write(desk.path(STATE), saved).expect("a file");
    assert!(renewed(&desk, "").is_empty());
    std::fs::remove_file(desk.path(STATE)).expect("it is there");
    assert_eq!(renewed(&desk, "").len(), 2);
    assert_eq!(desk.text(STATE), state);
}

#[test]
fn templates_and_pictures_count_as_much_as_the_text() {
    let text = format!("---\n模板: 我的.yaml\n---\n{TEXT}\n![图](图.png)\n");
    let template = "name: 我的\nextends: 报告材料\n";
    let desk = Desk::new(&[
        ("in/a.md", text.as_bytes()),
        ("in/b.txt", TEXT.as_bytes()),
        ("in/我的.yaml", template.as_bytes()),
    ]);
    let renewed = || {
        let call = desk.call("in -o out -t docx --incremental --force");
        assert_eq!(call.code, 0, "{}", call.err);
        call.err
            .lines()
            .filter(|line| line.starts_with("已写出"))
            .count()
    };
    assert_eq!(renewed(), 2);
    assert_eq!(renewed(), 0);
    // The picture was not there.
    std::fs::write(desk.path("in/图.png"), png(1, 1)).expect("a file");
    assert_eq!(renewed(), 1);
    assert_eq!(renewed(), 0);
    std::fs::write(desk.path("in/图.png"), png(2, 1)).expect("a file");
    assert_eq!(renewed(), 1);
    let changed = format!("{template}red-ink: cmyk\n");
    std::fs::write(desk.path("in/我的.yaml"), changed).expect("a file");
    assert_eq!(renewed(), 1);
    assert_eq!(renewed(), 0);
}

#[test]
fn what_an_unchanged_input_was_warned_of_still_counts() {
    let text = format!("{TEXT}\n![图](没有.png)\n");
    let desk = Desk::new(&[("in/a.md", text.as_bytes())]);
    let call = || {
        desk.call("in -o out -t docx --incremental --strict --report r.jsonl")
            .code
    };
    assert_eq!([call(), call()], [1, 1]);
    // Why, is said again.
    let told = desk.call("in -o out -t docx --incremental --strict");
    assert_eq!(
        told.err,
        "没有变化 in/a.md\nin/a.md:9: 警告: 图片“没有.png”没有排入，以文字代替：没有这个文件\n"
    );
    let line = &lines(&desk, "r.jsonl")[0];
    assert_eq!(line["unchanged"], true);
    assert_eq!(line["warnings"][0]["code"], "image-not-set");
    assert_eq!(line["outputs"][0]["path"], "out/a.docx");
}

#[test]
fn without_an_output_folder_the_state_is_where_the_call_was() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    desk.call("in -t pdf --incremental")
        .does_with("已写出 in/a.pdf\n");
    let files = [".gongwen-state.jsonl", "in/a.pdf", "in/a.txt"];
    assert_eq!(desk.files(), files);
    desk.call("in -t pdf --incremental")
        .does_with("没有变化 in/a.txt\n");
    // Another call adds to it and forgets nothing.
    desk.call("in/a.txt -t pdf -o b.pdf --incremental")
        .does_with("已写出 b.pdf\n");
    assert_eq!(inputs(&lines(&desk, ".gongwen-state.jsonl")), ["in/a.txt"]);
}

#[test]
fn what_is_no_state_of_ours_is_left_as_it_is() {
    let desk = Desk::with_text();
    let line = "a.txt -o out -t md --incremental";
    let told = "错误: out/.gongwen-state.jsonl 是链接，或者不是 --incremental 写的记录，没有改动它\n  提示: 把它改名或移走，再运行一次\n";
    std::fs::create_dir(desk.path("out")).expect("a folder");
    std::fs::write(desk.path(STATE), "别的\n").expect("a file");
    desk.call(line).fails_with(told);
    assert_eq!(desk.text(STATE), "别的\n");
    #[cfg(unix)]
    {
        std::fs::write(desk.path("state"), "").expect("a file");
        std::fs::remove_file(desk.path(STATE)).expect("it is there");
        std::os::unix::fs::symlink("../state", desk.path(STATE)).expect("a link");
        desk.call(line).fails_with(told);
        assert_eq!(desk.text("state"), "");
    }
    assert!(!desk.path("out/a.md").exists());
}

#[test]
fn a_report_may_stand_in_a_folder_still_to_be_made_and_looks_like_no_text() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    desk.call("in -o out -t md --report out/记录/r.jsonl")
        .does_with("已写出 out/a.md\n");
    for name in ["r.md", "r.TXT", "r.docx"] {
        desk.call(&format!("in -o out -t md --report in/{name}"))
            .fails_with(&format!(
                "错误: --report in/{name} 的后缀是稿件的，会被当作稿件\n  提示: --report 换一个后缀，如 .jsonl\n"
            ));
        assert!(!desk.path("in").join(name).exists());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_remembered_each_for_itself() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new(&[("in/b.txt", TEXT.as_bytes())]);
    for name in [&b"x\xff.txt"[..], b"x\xfe.txt"] {
        let path = desk.path("in").join(OsStr::from_bytes(name));
        std::fs::write(path, TEXT).expect("a file");
    }
    let names = ["in/b.txt", "in/x\0fe.txt", "in/x\0ff.txt"];
    for memory in ["--incremental", "--report r.jsonl --resume"] {
        let line = format!("in -o out -t docx,md --jobs 1 {memory}");
        assert_eq!(desk.call(&line).code, 0);
        for _ in 0..2 {
            let call = desk.call(&line);
            let end = "共 3 个文件，成功 0 个，未变 3 个\n";
            assert!(call.err.ends_with(end), "{memory}: {}", call.err);
        }
    }
    for book in [STATE, "r.jsonl"] {
        let lines = lines(&desk, book);
        assert_eq!(inputs(&lines), names, "{book}");
        assert_eq!(lines[1]["outputs"][1]["path"], "out/x\0fe.md");
    }
}

#[test]
fn a_report_that_an_editor_saved_is_gone_on_with() {
    let desk = Desk::with_text();
    desk.call("a.txt -t md --report r.jsonl -q").does_with("");
    let saved = format!("\u{feff}{}", desk.text("r.jsonl").replace('\n', "\r\n"));
    std::fs::write(desk.path("r.jsonl"), saved).expect("a file");
    desk.call("a.txt -t md --resume --report r.jsonl")
        .does_with(
            "r.jsonl: 说明: 接着做：记录里有 1 个已经完成，其中没有变化的不再做\n没有变化 a.txt\n",
        );
    assert_eq!(inputs(&lines(&desk, "r.jsonl")), ["a.txt"]);
}

#[test]
fn a_report_cut_short_at_its_beginning_is_still_one() {
    let desk = Desk::with_text();
    std::fs::write(desk.path("r.jsonl"), "{\"in").expect("a file");
    desk.call("a.txt -t md --report r.jsonl --resume")
        .does_with(
            "r.jsonl: 说明: 最后一行没有写完（上次突然结束），已舍去\n\
         r.jsonl: 说明: 接着做：记录里有 0 个已经完成，其中没有变化的不再做\n\
         已写出 a.md\n",
        );
    assert_eq!(lines(&desk, "r.jsonl").len(), 1);
}
