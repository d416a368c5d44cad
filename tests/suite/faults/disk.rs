//! Disks that are full and folders that take nothing.

use std::fs;

use super::super::cli::{Desk, TEXT};

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_told_by_every_command() {
    use std::process::{Command, Stdio};
    let desk = Desk::with_text();
    for line in [
        "a.txt -t md -o -",
        "outline a.txt",
        "fonts a.txt",
        "licenses",
        "rules",
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let called = Command::new(assert_cmd::cargo::cargo_bin("gongwen"))
            .args(line.split(' '))
            .current_dir(desk.path(""))
            .stdout(Stdio::from(full.expect("the device")))
            .output()
            .expect("the program runs");
        let told = String::from_utf8(called.stderr).expect("UTF-8");
        assert_eq!(called.status.code(), Some(2), "{line}: {told}");
        assert!(
            told.contains("无法写到标准输出：磁盘已满"),
            "{line}: {told}"
        );
    }
    assert_eq!(desk.files(), ["a.txt"]);
}

#[test]
fn a_folder_that_cannot_be_made_fails_its_input_alone() {
    let desk = Desk::new(&[
        ("in/a/x.txt", TEXT.as_bytes()),
        ("in/b/y.txt", TEXT.as_bytes()),
        ("out/a", "这里是一个文件".as_bytes()),
    ]);
    let call = desk.call("in -o out -t md --jobs 1");
    assert_eq!(call.code, 2);
    let told = "in/a/x.txt: 错误: 无法建立文件夹 out/a：";
    assert!(call.err.contains(told), "{}", call.err);
    assert!(
        call.err
            .contains("检查文件夹的写权限和磁盘空间，或用 -o 另换一个位置"),
        "{}",
        call.err
    );
    assert_eq!(desk.text("out/a"), "这里是一个文件");
    assert_eq!(
        desk.files(),
        ["in/a/x.txt", "in/b/y.txt", "out/a", "out/b/y.md"]
    );
}

/// Who may everything is not kept out by permissions; then there is nothing to see.
#[cfg(unix)]
#[test]
fn a_folder_without_permission_to_write_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::with_text();
    fs::create_dir(desk.path("out")).expect("a folder");
    let set = |mode| fs::set_permissions(desk.path("out"), fs::Permissions::from_mode(mode));
    set(0o555).expect("they can be set");
    let kept_out = fs::write(desk.path("out/probe"), "").is_err();
    let call = desk.call("a.txt -t md -o out");
    set(0o755).expect("they can be set");
    if kept_out {
        let told = "a.txt: 错误: 无法写入 out/a.md：没有权限\n";
        assert!(call.err.starts_with(told), "{}", call.err);
        assert_eq!((call.code, desk.files()), (2, vec!["a.txt".to_owned()]));
    } else {
        call.does_with("已写出 out/a.md\n");
    }
}
