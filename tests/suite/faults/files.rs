//! Files with odd names, links in circles, files too large, pictures and faces
//! that are none.

use std::fs::{self, File};

use super::super::cli::{Desk, TEXT};

#[cfg(unix)]
#[test]
fn links_in_circles_are_not_followed() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new(&[("in/a.txt", TEXT.as_bytes())]);
    symlink("..", desk.path("in/up")).expect("a link");
    symlink("self.txt", desk.path("in/self.txt")).expect("a link");
    let call = desk.call("in -o out -t md");
    assert!(desk.path("out/a.md").exists(), "{}", call.err);
    assert!(!desk.path("out/up").exists());
    for command in ["convert", "outline", "check", "fonts"] {
        let call = desk.call(&format!("{command} in/self.txt"));
        assert_eq!(call.code, 2, "{command}");
        assert!(
            call.err.contains("in/self.txt: 错误: "),
            "{command}: {}",
            call.err
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_of_any_bytes_are_names() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new(&[]);
    fs::create_dir(desk.path("in")).expect("a folder");
    let names: [&[u8]; 4] = [b"a b.txt", b"c\nd.txt", b"e\xff.txt", b"-t.txt"];
    for name in names {
        let path = desk.path("in").join(OsStr::from_bytes(name));
        fs::write(path, TEXT).expect("the file system takes any name");
    }
    let call = desk.call("in -o out -t md --report r.jsonl");
    assert_eq!(call.code, 0, "{}", call.err);
    for name in names {
        let name = [&name[..name.len() - 3], b"md"].concat();
        assert!(desk.path("out").join(OsStr::from_bytes(&name)).exists());
    }
    assert_eq!(desk.text("r.jsonl").lines().count(), names.len());
    for command in ["outline", "check", "fonts"] {
        for name in names {
            let mut called = desk.command();
            let path = desk.path("in").join(OsStr::from_bytes(name));
            let done = called.arg(command).arg(path).output().expect("it runs");
            assert_eq!(done.status.code(), Some(0), "{command}");
        }
    }
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_read() {
    let desk = Desk::with_text();
    let large = File::create(desk.path("b.txt")).expect("a file");
    large.set_len(200 << 20).expect("a file with a hole");
    let told = "b.txt: 错误: 有 209715200 字节，超过了 --max-input 的上限";
    for command in ["convert -t md", "check", "outline", "fonts"] {
        let call = desk.call(&format!("{command} b.txt"));
        assert_eq!(call.code, 2, "{command}");
        assert!(call.err.contains(told), "{command}: {}", call.err);
    }
    let both = desk.call("a.txt b.txt -t md");
    assert_eq!(both.code, 2);
    assert_eq!(desk.files(), ["a.md", "a.txt", "b.txt"]);
}

/// A PNG that says it has this many pixels, and a JPEG.
fn bombs() -> (Vec<u8>, Vec<u8>) {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend(
        60_000_u32
            .to_be_bytes()
            .iter()
            .chain(&60_000_u32.to_be_bytes()),
    );
    png.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    let mut jpeg = b"\xff\xd8\xff\xc0\0\x11\x08".to_vec();
    jpeg.extend([
        0xff, 0xff, 0xff, 0xff, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
    ]);
    (png, jpeg)
}

#[test]
fn pictures_that_claim_too_much_are_told_and_words_stand_for_them() {
    let text = format!("{TEXT}\n![甲](a.png)\n\n![乙](b.jpg)\n");
    let (png, jpeg) = bombs();
    let desk = Desk::new(&[("a.md", text.as_bytes()), ("a.png", &png), ("b.jpg", &jpeg)]);
    let call = desk.call("a.md -t docx,pdf,ofd");
    assert_eq!(call.code, 0, "{}", call.err);
    assert!(call.err.contains("a.png"), "{}", call.err);
    for name in ["a.docx", "a.ofd", "a.pdf"] {
        assert!(desk.read(name).len() < 4 << 20, "{name}");
    }
}

#[test]
fn broken_faces_are_passed_over() {
    let whole = include_bytes!("../../../fonts/README.md");
    let head = b"\0\x01\0\0\xff\xff\0\0\0\0\0\0cmap\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff";
    let desk = Desk::new(&[
        ("a.txt", TEXT.as_bytes()),
        ("f/empty.ttf", b""),
        ("f/text.ttf", whole),
        ("f/head.otf", head),
        ("f/circle.ttc", b"ttcf\0\x01\0\0\xff\xff\xff\xff\0\0\0\0"),
    ]);
    let call = desk.call("a.txt -t pdf --font-dir f");
    assert_eq!(call.code, 0, "{}", call.err);
    assert!(desk.read("a.pdf").starts_with(b"%PDF-"));
    assert_eq!(desk.call("fonts --font-dir f").code, 0);
}
