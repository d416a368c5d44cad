//! `gongwen check --fix`, `--diff`, `--annotate`: which files are there then,
//! what is shown, exit codes.

use super::Desk;
use crate::docx::part;

const WRONG: &str = "关于检查的通知\r\n\r\n各单位：\r\n现将，，有关事项通知如下。\r\n";
const RIGHT: &str = "关于检查的通知\r\n\r\n各单位：\r\n现将，有关事项通知如下。\r\n";
const HUNK: &str = "@@ -1,4 +1,4 @@\n 关于检查的通知\r\n \r\n 各单位：\r\n-现将，，有关事项通知如下。\r\n+现将，有关事项通知如下。\r\n";

fn desk() -> Desk {
    Desk::new(&[("a.txt", WRONG.as_bytes())])
}

/// A desk with the .docx of [`WRONG`], too.
fn with_docx() -> Desk {
    let desk = desk();
    assert_eq!(desk.call("a.txt -t docx").code, 0);
    desk
}

#[test]
fn a_text_is_mended_in_its_place_and_kept_under_another_name() {
    let desk = desk();
    let call = desk.call("check a.txt --fix");
    call.does_with("a.txt: 说明: 改了 1 处，原有文件留作 a.bak-1.txt\n");
    assert_eq!(call.out(), format!("--- a.txt\n+++ a.txt\n{HUNK}"));
    assert_eq!(
        (desk.text("a.txt"), desk.text("a.bak-1.txt")),
        (RIGHT.into(), WRONG.into())
    );
    let again = desk.call("check a.txt --fix");
    again.does_with("");
    assert_eq!(again.out(), "");
    assert_eq!(desk.files(), ["a.bak-1.txt", "a.txt"]);
}

#[test]
fn force_keeps_no_copy_and_a_copy_is_no_input() {
    let desk = desk();
    desk.call("check a.txt --fix --force")
        .does_with("a.txt: 说明: 改了 1 处\n");
    assert_eq!(desk.files(), ["a.txt"]);
}

#[test]
fn the_copies_of_a_folder_are_no_inputs_until_they_are_named() {
    let desk = Desk::new(&[("d/a.txt", WRONG.as_bytes()), ("d/b.md", WRONG.as_bytes())]);
    assert_eq!(desk.call("check d --fix").code, 0);
    let files = ["d/a.bak-1.txt", "d/a.txt", "d/b.bak-1.md", "d/b.md"];
    assert_eq!(desk.files(), files);
    desk.call("check d")
        .does_with("共 2 个文件：没有发现问题\n");
    let again = desk.call("check d --fix");
    again.does_with("");
    assert_eq!(
        (again.out(), desk.files()),
        ("", files.map(Into::into).to_vec())
    );
    let call = desk.call("convert d -t md -o out/");
    assert!(!call.err.contains("bak"), "{}", call.err);
    assert_eq!(desk.files()[4..], ["out/a.md", "out/b.md"]);
    let call = desk.call("check d/a.bak-1.txt");
    assert_eq!(call.code, 1, "{}", call.err);
}

#[test]
fn a_diff_writes_nothing_and_fails_like_a_check() {
    let desk = desk();
    let call = desk.call("check a.txt --diff");
    assert_eq!(call.out(), format!("--- a.txt\n+++ a.txt\n{HUNK}"));
    assert_eq!((call.code, call.err.as_str()), (1, ""));
    assert_eq!(
        (desk.files(), desk.text("a.txt")),
        (vec!["a.txt".to_owned()], WRONG.to_owned())
    );
}

#[test]
fn a_mended_text_goes_to_a_file_a_folder_or_standard_output() {
    let desk = desk();
    let call = desk.call("check a.txt --fix -o b.txt");
    call.does_with("a.txt: 说明: 改了 1 处，写到 b.txt\n");
    assert_eq!(call.out(), format!("--- a.txt\n+++ b.txt\n{HUNK}"));
    desk.call("check a.txt --fix -o 成品/")
        .does_with("a.txt: 说明: 改了 1 处，写到 成品/a.txt\n");
    let out = desk.call("check a.txt --fix -o -");
    assert_eq!((out.code, out.out(), out.err.as_str()), (0, RIGHT, ""));
    let piped = desk.call_with("check - --fix", WRONG.as_bytes());
    assert_eq!(
        (piped.code, piped.out(), piped.err.as_str()),
        (0, RIGHT, "")
    );
    assert_eq!(
        (desk.text("b.txt"), desk.text("成品/a.txt")),
        (RIGHT.into(), RIGHT.into())
    );
    assert_eq!(desk.text("a.txt"), WRONG);
}

#[test]
fn the_texts_of_a_folder_keep_their_places_in_another() {
    let desk = Desk::new(&[
        ("in/x/a.txt", WRONG.as_bytes()),
        ("in/b.md", WRONG.as_bytes()),
    ]);
    assert_eq!(desk.call("check in --fix -o out").code, 0);
    assert_eq!(
        desk.files(),
        ["in/b.md", "in/x/a.txt", "out/b.md", "out/x/a.txt"]
    );
    let desk = Desk::new(&[("x/a.txt", WRONG.as_bytes()), ("y/a.txt", WRONG.as_bytes())]);
    let call = desk.call("check x/a.txt y/a.txt --fix -o out/");
    assert_eq!(call.code, 2);
    assert!(
        call.err
            .contains("y/a.txt: 错误: 要写的 out/a.txt 刚写过另一个文件的结果"),
        "{}",
        call.err
    );
    let call = desk.call("check x/a.txt y/a.txt --fix -o x/");
    assert_eq!(call.code, 2);
    assert!(
        call.err
            .contains("y/a.txt: 错误: x/a.txt 是输入文件，不能被覆盖"),
        "{}",
        call.err
    );
    assert_eq!(desk.text("x/a.txt"), RIGHT);
}

#[test]
fn a_docx_is_mended_only_into_another_file() {
    let desk = with_docx();
    let before = desk.read("a.docx");
    desk.call("check a.docx --fix").fails_with(
        "a.docx: 错误: 改 .docx 要用 -o 另存，没有改动它\n  提示: 如 -o 改好.docx；要看会改什么，用 --diff\n",
    );
    desk.call("check a.docx --fix -o a.docx").fails_with(
        "a.docx: 错误: a.docx 是输入文件，不能被覆盖\n  提示: -o 换一个文件名或文件夹\n",
    );
    let call = desk.call("check a.docx --fix -o b.docx");
    call.does_with("a.docx: 说明: 改了 1 处，写到 b.docx\n");
    let want = "--- a.docx\n+++ b.docx\n@@ -1,3 +1,3 @@\n 关于检查的通知\n 各单位：\n-现将，，有关事项通知如下。\n+现将，有关事项通知如下。\n";
    assert_eq!(call.out(), want);
    assert!(part(&desk.read("b.docx"), "word/document.xml").contains("现将，有关"));
    assert_eq!(desk.read("a.docx"), before);
}

#[test]
fn changes_of_a_docx_can_be_tracked() {
    let desk = with_docx();
    let call = desk.call("check a.docx --fix --track-changes -o b.docx");
    call.does_with("a.docx: 说明: 改了 1 处，写到 b.docx\n");
    let xml = part(&desk.read("b.docx"), "word/document.xml");
    assert!(xml.contains("<w:del w:id="), "{xml}");
    // Changes count as made to whoever reads it.
    assert_eq!(desk.call("check b.docx").code, 0);
    desk.call("check a.txt --fix --track-changes").fails_with(
        "a.txt: 错误: --track-changes 只用于 .docx\n  提示: 先用 gongwen convert 转成 .docx，或去掉这个选项\n",
    );
}

#[test]
fn findings_become_comments() {
    let desk = with_docx();
    let call = desk.call("check a.docx --annotate b.docx");
    assert_eq!(call.code, 1);
    assert_eq!(call.err, "a.docx: 说明: 写了 1 处批注，写到 b.docx\n");
    assert!(call.out().contains("“，”接连出现"), "{}", call.out());
    let comments = part(&desk.read("b.docx"), "word/comments.xml");
    let said = "规定 点号重复：“，”接连出现";
    assert!(comments.contains(said), "{comments}");
    desk.call("check a.txt --annotate c.docx").fails_with(
        "a.txt: 错误: --annotate 只用于 .docx\n  提示: 先用 gongwen convert 转成 .docx，或去掉这个选项\n",
    );
}

#[test]
fn options_that_say_nothing_by_themselves_are_refused() {
    let desk = desk();
    let hint = "  提示: 只看会改什么用 --diff，改并写出用 --fix\n";
    for (line, message) in [
        ("--unsafe-fixes", "--unsafe-fixes 要与 --fix 或 --diff 同用"),
        ("-o b.txt", "-o 要与 --fix 同用"),
        ("--diff -o b.txt", "-o 要与 --fix 同用"),
        ("--diff --force", "--force 要与 --fix 同用"),
    ] {
        let call = desk.call(&format!("check a.txt {line}"));
        call.fails_with(&format!("错误: {message}\n{hint}"));
    }
    desk.call("check a.txt --fix -o b.docx").fails_with(
        "a.txt: 错误: -o b.docx 的结尾和输入不是同一种文件\n  提示: 这里只改字，不转换格式；转换用 gongwen convert\n",
    );
    assert_eq!(desk.call("check a.txt --fix --diff").code, 2);
    assert_eq!(desk.files(), ["a.txt"]);
}
