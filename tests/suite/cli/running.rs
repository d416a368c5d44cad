//! The program while it runs: what an interrupt, a kill and the saving of a text
//! do to it, by another process. Waits are bounded, and end as soon as they can.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{Desk, TEXT};

/// No wait of a test takes so long unless it fails.
const PATIENCE: Duration = Duration::from_mins(2);

/// A call that is under way.
struct Running {
    child: Child,
}

impl Desk {
    fn start(&self, line: &str) -> Running {
        let told = fs::File::create(self.path("told")).expect("a file");
        let child = Command::new(env!("CARGO_BIN_EXE_gongwen"))
            .args(line.split_whitespace())
            .current_dir(self.folder.path())
            .env_remove("SOURCE_DATE_EPOCH")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(told)
            .spawn()
            .expect("the program runs");
        Running { child }
    }

    /// What the call that was started has told so far.
    fn told(&self) -> String {
        self.text("told")
    }

    /// Waits until the file holds `words`.
    #[track_caller]
    fn wait_for(&self, name: &str, words: &str) {
        let path = self.path(name);
        let holds = || fs::read_to_string(&path).is_ok_and(|text| text.contains(words));
        let told = || format!("{words} in {name}; told: {}", self.told());
        wait_until(holds, told);
    }

    /// Saves a text as careful editors do: aside, then renamed into its place.
    fn save(&self, name: &str, text: &str) {
        let aside = self.path(name).with_extension("tmp~");
        fs::write(&aside, text).expect("a file");
        fs::rename(aside, self.path(name)).expect("it can be renamed");
    }
}

#[track_caller]
fn wait_until(is: impl Fn() -> bool, what: impl Fn() -> String) {
    let begun = Instant::now();
    while !is() {
        assert!(begun.elapsed() < PATIENCE, "no {}", what());
        thread::sleep(Duration::from_millis(5));
    }
}

impl Running {
    #[cfg(unix)]
    fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args(["-s", name, &self.child.id().to_string()])
            .status();
        assert!(sent.expect("kill runs").success());
    }

    fn is_ended(&mut self) -> bool {
        self.child.try_wait().expect("it is ours").is_some()
    }

    /// The exit code, once it has ended; `None` where a signal ended it.
    #[track_caller]
    fn code(mut self) -> Option<i32> {
        let begun = Instant::now();
        while !self.is_ended() {
            assert!(begun.elapsed() < PATIENCE, "it does not end");
            thread::sleep(Duration::from_millis(5));
        }
        self.child.wait().expect("it is ours").code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const COUNT: usize = 120;

fn many() -> Desk {
    let names: Vec<String> = (0..COUNT).map(|it| format!("in/{it:03}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), TEXT.as_bytes()))
        .collect();
    Desk::new(&files)
}

/// The report's inputs, and that each of the outputs stands as it says.
fn reported(desk: &Desk) -> Vec<String> {
    let report = desk.text("r.jsonl");
    let whole = report.rfind('\n').map_or("", |end| &report[..end]);
    let lines = whole.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        for output in line["outputs"].as_array().expect("outputs") {
            let name = output["path"].as_str().expect("a path");
            assert_eq!(desk.read(name).len(), output["bytes"], "{name}");
        }
        line["input"].as_str().expect("a name").to_owned()
    });
    lines.collect()
}

fn no_half_files(desk: &Desk) {
    let left = desk.files();
    let half: Vec<_> = left.iter().filter(|name| name.contains(".tmp")).collect();
    assert!(half.is_empty(), "{half:?}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_finishes_what_is_under_way_and_says_how_to_go_on() {
    for signal in ["INT", "TERM"] {
        let desk = many();
        let line = "in -o out -t docx,md --jobs 2 --report r.jsonl";
        let running = desk.start(line);
        desk.wait_for("r.jsonl", "\n");
        running.signal(signal);
        assert_eq!(running.code(), Some(130), "{}", desk.told());
        let done = reported(&desk).len();
        let left = COUNT - done;
        assert!(left > 0);
        assert_eq!(
            desk.told(),
            format!(
                "收到中断：写完正在转换的文件就结束（再按一次 Ctrl-C 立即结束）\n\
                 共 {COUNT} 个文件，成功 {done} 个，没有做 {left} 个\n\
                 已中断，还有 {left} 个没有转换；同样的命令加上 --resume 就接着做\n"
            )
        );
        no_half_files(&desk);
        let call = desk.call(&format!("{line} --resume"));
        call.does_with(&format!(
            "r.jsonl: 说明: 接着做：记录里有 {done} 个已经完成，其中没有变化的不再做\n\
             共 {COUNT} 个文件，成功 {left} 个，未变 {done} 个\n"
        ));
        assert_eq!(reported(&desk).len(), COUNT);
    }
}

#[cfg(unix)]
#[test]
fn a_second_interrupt_ends_it_at_once() {
    let desk = Desk::with_text();
    // Nobody writes into it: who reads it waits for ever.
    let made = Command::new("mkfifo").arg(desk.path("b.txt")).status();
    assert!(made.expect("mkfifo runs").success());
    let mut running = desk.start("b.txt a.txt -t md --jobs 1");
    thread::sleep(Duration::from_millis(300));
    running.signal("INT");
    desk.wait_for("told", "收到中断");
    assert!(!running.is_ended());
    running.signal("INT");
    assert_eq!(running.code(), Some(130));
    no_half_files(&desk);
}

#[test]
fn a_run_that_is_killed_is_gone_on_with() {
    let desk = many();
    let line = "in -o out -t docx,md --jobs 2 --report r.jsonl";
    let mut running = desk.start(line);
    desk.wait_for("r.jsonl", "\n");
    running.child.kill().expect("it is ours");
    assert_ne!(running.code(), Some(0));
    let done = reported(&desk).len();
    assert!(done < COUNT);
    let call = desk.call(&format!("{line} --resume"));
    assert_eq!(call.code, 0, "{}", call.err);
    assert!(
        call.err.ends_with(&format!("未变 {done} 个\n")),
        "{done}: {}",
        call.err
    );
    let mut names = reported(&desk);
    assert_eq!(names.len(), COUNT);
    names.sort();
    names.dedup();
    assert_eq!(names.len(), COUNT);
}

#[test]
fn two_incremental_runs_at_once_do_no_harm() {
    let desk = many();
    let line = "in -o out -t docx,md --jobs 1 --incremental";
    let (first, second) = (desk.start(line), desk.start(line));
    assert_eq!([first.code(), second.code()], [Some(0), Some(0)]);
    no_half_files(&desk);
    // Whatever one of them did not get to write down is done again, no more.
    assert_eq!(desk.call(line).code, 0);
    desk.call(line)
        .does_with(&format!("共 {COUNT} 个文件，成功 0 个，未变 {COUNT} 个\n"));
    let docx = desk.read("out/000.docx");
    std::fs::remove_dir_all(desk.path("out")).expect("it is there");
    desk.call("in/000.txt -t docx -o out/")
        .does_with("已写出 out/000.docx\n");
    assert_eq!(desk.read("out/000.docx"), docx);
}

#[test]
fn a_text_is_converted_again_when_it_is_saved_and_outputs_trigger_nothing() {
    let desk = Desk::new(&[
        ("in/a.txt", TEXT.as_bytes()),
        ("in/b.md", format!("{TEXT}\n![图](图/一.png)\n").as_bytes()),
    ]);
    let running = desk.start("in -t md,docx --watch --force");
    desk.wait_for("told", "正在留意 2 个文件的变化");
    desk.save("in/a.txt", &TEXT.replace("三个", "五个"));
    desk.wait_for("in/a.md", "五个");
    // A new text in a new folder.
    fs::create_dir(desk.path("in/x")).expect("a folder");
    desk.save("in/x/c.txt", TEXT);
    desk.wait_for("told", "已写出 in/x/c.docx、in/x/c.md");
    // A picture that a text names.
    fs::create_dir(desk.path("in/图")).expect("a folder");
    let picture = crate::seal_pictures::png(2, 2);
    fs::write(desk.path("in/图/一.png"), picture).expect("a file");
    let twice = || desk.told().matches("已写出 in/b.docx").count() > 1;
    wait_until(twice, || desk.told());
    let before = desk.told();
    // A text that cannot be converted ends nothing.
    desk.save("in/a.txt", "");
    desk.wait_for("told", "in/a.txt: 错误: 文件是空的");
    desk.save("in/a.txt", &TEXT.replace("三个", "七个"));
    desk.wait_for("in/a.md", "七个");
    desk.wait_for("told", "文件是空的");
    assert_eq!(before.matches("已写出 in/a.docx").count(), 2, "{before}");
    assert_eq!(before.matches("已写出 in/x/c.docx").count(), 1, "{before}");
    ends_when_asked(running, &desk);
}

#[test]
fn saves_leave_no_copies_and_a_text_that_goes_leaves_no_other() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    let running = desk.start("in -t md --watch");
    desk.wait_for("told", "正在留意 1 个文件的变化");
    for by in ["五个", "七个"] {
        desk.save("in/a.txt", &TEXT.replace("三个", by));
        desk.wait_for("in/a.md", by);
    }
    fs::rename(desk.path("in/a.txt"), desk.path("in/b.txt")).expect("it is there");
    desk.wait_for("told", "已写出 in/b.md");
    desk.save("in/c.txt", TEXT);
    desk.wait_for("told", "已写出 in/c.md");
    ends_when_asked(running, &desk);
    let want = [
        "in/a.md", "in/b.md", "in/b.txt", "in/c.md", "in/c.txt", "told",
    ];
    assert_eq!(desk.files(), want);
    // What someone else wrote there is kept as ever.
    let running = desk.start("in -t md --watch");
    desk.wait_for("told", "正在留意");
    fs::write(desk.path("in/c.md"), "手工修改").expect("a file");
    desk.save("in/c.txt", &TEXT.replace("三个", "五个"));
    desk.wait_for("in/c.md", "五个");
    ends_when_asked(running, &desk);
    assert_eq!(desk.text("in/c.bak-1.md"), "手工修改");
}

#[test]
fn a_watch_begins_without_the_markdown_of_a_text_that_has_gone() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    desk.call("in -t docx,md -q").does_with("");
    fs::rename(desk.path("in/a.txt"), desk.path("in/b.txt")).expect("it is there");
    let running = desk.start("in -t docx,md --watch");
    desk.wait_for("told", "正在留意 1 个文件的变化");
    ends_when_asked(running, &desk);
    assert!(!desk.told().contains("in/a"), "{}", desk.told());
}

#[test]
fn a_text_that_comes_to_stand_beside_another_of_its_name_is_told_once() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    let running = desk.start("in -t docx --watch");
    desk.wait_for("told", "正在留意 1 个文件的变化");
    desk.save("in/a.md", "另一篇。\n");
    desk.wait_for("told", "in/a.md: 警告: 与同名的稿子放在一起");
    desk.save("in/b.txt", TEXT);
    desk.wait_for("told", "已写出 in/b.docx");
    ends_when_asked(running, &desk);
    assert_eq!(desk.told().matches("警告").count(), 1, "{}", desk.told());
}

#[test]
fn a_mistake_in_a_template_is_told_once_a_change() {
    let template = "name: 我的\nextends: 报告材料\n";
    let desk = Desk::new(&[
        ("in/a.txt", TEXT.as_bytes()),
        ("我的.yaml", template.as_bytes()),
    ]);
    let running = desk.start("in -t docx --template 我的.yaml --watch");
    desk.wait_for("told", "正在留意 1 个文件的变化");
    desk.save("我的.yaml", &format!("{template}没有这个键: 1\n"));
    desk.wait_for("told", "错误");
    // What is told is a change beside the template, too.
    thread::sleep(Duration::from_millis(800));
    desk.save("我的.yaml", template);
    let twice = || desk.told().matches("已写出 in/a.docx").count() == 2;
    wait_until(twice, || desk.told());
    ends_when_asked(running, &desk);
    assert_eq!(desk.told().matches("错误").count(), 1, "{}", desk.told());
}

#[test]
fn markdown_that_is_left_by_its_text_is_one_when_someone_goes_on_with_it() {
    let desk = Desk::new(&[
        ("in/a.txt", TEXT.as_bytes()),
        ("in/e.txt", TEXT.as_bytes()),
        ("in/e.md", "另一篇。\n".as_bytes()),
    ]);
    let running = desk.start("in -o out -t docx --watch");
    desk.wait_for("told", "正在留意 2 个文件的变化");
    fs::rename(desk.path("in/e.txt"), desk.path("in/f.txt")).expect("it is there");
    // Nothing stands for it any more.
    let times = |name: &str, count: usize| {
        let words = format!("已写出 {name}\n");
        wait_until(
            || desk.told().matches(&words).count() == count,
            || desk.told(),
        );
    };
    times("out/e.docx", 2);
    desk.save("in/e.md", "再一篇。\n");
    times("out/e.docx", 3);
    ends_when_asked(running, &desk);

    let running = desk.start("in -t docx,md --watch");
    desk.wait_for("told", "正在留意");
    fs::rename(desk.path("in/a.txt"), desk.path("in/b.txt")).expect("it is there");
    desk.wait_for("told", "已写出 in/b.docx、in/b.md");
    desk.save("in/a.md", "手工修改的一篇。\n");
    desk.wait_for("told", "已写出 in/a.docx、in/a-公文.md");
    ends_when_asked(running, &desk);
}

#[test]
fn a_file_that_goes_is_told_and_converted_when_it_comes_back() {
    let desk = Desk::new(&[("d/a.txt", TEXT.as_bytes()), ("b.txt", TEXT.as_bytes())]);
    let running = desk.start("d/a.txt b.txt -o out -t md --watch");
    desk.wait_for("told", "正在留意 2 个文件的变化");
    fs::remove_file(desk.path("b.txt")).expect("it is there");
    desk.wait_for("told", "b.txt: 说明: 文件不在了；它回来时再转换");
    desk.save("b.txt", &TEXT.replace("三个", "五个"));
    desk.wait_for("out/b.md", "五个");
    // With its folder, which nothing else keeps watched.
    fs::remove_dir_all(desk.path("d")).expect("it is there");
    desk.wait_for("told", "d: 说明: 文件夹不在了");
    fs::create_dir(desk.path("d")).expect("a folder");
    desk.wait_for("told", "d: 说明: 文件夹回来了");
    desk.save("d/a.txt", &TEXT.replace("三个", "七个"));
    desk.wait_for("out/a.md", "七个");
    ends_when_asked(running, &desk);
}

#[test]
fn a_folder_that_is_moved_away_and_back_is_gone_through_once() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    let running = desk.start("in -o out -t md --watch --incremental");
    desk.wait_for("told", "正在留意 1 个文件的变化");
    let moved = |from: &str, to: &str| {
        fs::rename(desk.path(from), desk.path(to)).expect("it is there");
    };
    let times = |words: &str, count: usize| {
        wait_until(
            || desk.told().matches(words).count() == count,
            || desk.told(),
        );
    };
    moved("in", "in2");
    desk.wait_for("told", "in: 说明: 文件夹不在了");
    moved("in2", "in");
    times("没有变化 in/a.txt", 1);
    // At once, too.
    moved("in", "in2");
    moved("in2", "in");
    times("没有变化 in/a.txt", 2);
    desk.save("in/a.txt", &TEXT.replace("三个", "五个"));
    desk.wait_for("out/a.md", "五个");
    ends_when_asked(running, &desk);
    assert_eq!(
        desk.told().matches("没有变化").count(),
        2,
        "{}",
        desk.told()
    );
    assert_eq!(desk.told().matches("已写出").count(), 2, "{}", desk.told());
}

#[test]
fn a_file_named_itself_is_watched_and_nothing_beside_it() {
    let desk = Desk::new(&[("a.txt", TEXT.as_bytes())]);
    let running = desk.start("a.txt -o out -t md --watch --report r.jsonl --force");
    desk.wait_for("told", "正在留意 1 个文件的变化");
    desk.save("b.txt", TEXT);
    desk.save("a.txt", &TEXT.replace("三个", "五个"));
    desk.wait_for("out/a.md", "五个");
    let two = || desk.text("r.jsonl").lines().count() == 2;
    wait_until(two, || desk.text("r.jsonl"));
    assert!(!Path::new(&desk.path("out/b.md")).exists());
    ends_when_asked(running, &desk);
}

/// Elsewhere than on Unix nobody but a console can ask.
fn ends_when_asked(running: Running, desk: &Desk) {
    #[cfg(unix)]
    {
        running.signal("INT");
        assert_eq!(running.code(), Some(130), "{}", desk.told());
    }
    #[cfg(not(unix))]
    drop(running);
    no_half_files(desk);
}

#[test]
fn a_folder_that_goes_and_comes_back_is_told_and_watched_again() {
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    let running = desk.start("in -o out -t md --watch");
    desk.wait_for("told", "正在留意 1 个文件的变化");
    fs::remove_dir_all(desk.path("in")).expect("it is there");
    desk.wait_for("told", "in: 说明: 文件夹不在了；它回来时接着留意");
    fs::create_dir(desk.path("in")).expect("a folder");
    desk.wait_for("told", "in: 说明: 文件夹回来了，接着留意");
    desk.save("in/a.txt", &TEXT.replace("三个", "五个"));
    desk.wait_for("out/a.md", "五个");
    // Another in its place at once.
    fs::remove_dir_all(desk.path("in")).expect("it is there");
    fs::create_dir(desk.path("in")).expect("a folder");
    let twice = || desk.told().matches("文件夹回来了").count() > 1;
    wait_until(twice, || desk.told());
    desk.save("in/a.txt", &TEXT.replace("三个", "七个"));
    desk.wait_for("out/a.md", "七个");
    ends_when_asked(running, &desk);
}

#[test]
fn a_watch_ends_when_nobody_reads_its_report() {
    let desk = Desk::with_text();
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args("a.txt -t md --watch --report - -q".split(' '))
        .current_dir(desk.folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    wait_until(|| desk.path("a.md").exists(), || "a.md".to_owned());
    let begun = Instant::now();
    let mut number = 0;
    while child.try_wait().expect("it is ours").is_none() {
        assert!(begun.elapsed() < PATIENCE, "it does not end");
        number += 1;
        desk.save("a.txt", &TEXT.replace("三个", &format!("{number} 个")));
        thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(child.wait().expect("it is ours").code(), Some(0));
}

#[test]
fn what_cannot_be_watched_is_told() {
    let desk = Desk::with_text();
    desk.call("没有.txt 也没有/ -t md --watch").fails_with(
        "没有.txt: 错误: 文件不存在\n也没有/: 错误: 文件不存在\n共 2 个文件，成功 0 个，失败 2 个\n  2 个：文件不存在（没有.txt 等）\n",
    );
    desk.call("- -t md -o out --watch")
        .fails_with("错误: --watch 不能留意标准输入\n  提示: 写出文件或文件夹的名字\n");
    desk.call("a.txt -t md -o - --watch")
        .fails_with("错误: --watch 不能和标准输出同用\n  提示: 改为写到文件\n");
}
