//! What may be put in: encodings, standard input, and what is refused.

use super::{Desk, TEXT};

fn markdown_of(bytes: &[u8]) -> String {
    let desk = Desk::new(&[("a.txt", bytes)]);
    let call = desk.call("a.txt -t md");
    assert_eq!(call.code, 0, "{}", call.err);
    desk.text("a.md")
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
    units.flat_map(to_bytes).collect()
}

#[test]
fn every_encoding_gives_the_same_markdown() {
    let want = markdown_of(TEXT.as_bytes());
    assert!(want.contains("## 一、基本情况"), "{want}");
    let bom = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
    assert_eq!(markdown_of(&bom), want);
    assert_eq!(markdown_of(&utf16(TEXT, u16::to_le_bytes)), want);
    assert_eq!(markdown_of(&utf16(TEXT, u16::to_be_bytes)), want);
    assert_eq!(markdown_of(&encoding_rs::GB18030.encode(TEXT).0), want);
    assert_eq!(markdown_of(TEXT.replace('\n', "\r\n").as_bytes()), want);
}

#[test]
fn standard_input_goes_to_standard_output_in_one_format() {
    let desk = Desk::new(&[]);
    let call = desk.call_with("- -t md", TEXT.as_bytes());
    call.does_with("");
    assert_eq!(call.out(), markdown_of(TEXT.as_bytes()));
    let twice = desk.call_with("- - -t md", TEXT.as_bytes());
    assert_eq!((twice.code, &twice.out), (0, &call.out));
    let pdf = desk.call_with("convert - -t pdf -o -", TEXT.as_bytes());
    assert!(pdf.out.starts_with(b"%PDF-"));
    assert!(desk.files().is_empty());
}

#[test]
fn standard_output_needs_one_format() {
    let desk = Desk::with_text();
    let none =
        "错误: 写到标准输出时，要用 -t 指明一种格式\n  提示: 如 gongwen convert - -t md -o -\n";
    desk.call_with("-", b"x").fails_with(none);
    desk.call("a.txt -o -").fails_with(none);
    desk.call("a.txt -t docx,md -o -").fails_with(
        "错误: 标准输出一次只能写一个文件，却有 2 个文件要写\n  提示: 用 -t 只选一种格式，一次只转换一个文件；或用 -o 指明文件夹\n",
    );
}

#[test]
fn standard_input_can_go_to_a_file_or_a_folder() {
    let desk = Desk::new(&[]);
    desk.call_with("- -o b.md", TEXT.as_bytes())
        .does_with("已写出 b.md\n");
    desk.call_with("- -o out -t md", TEXT.as_bytes())
        .does_with("已写出 out/stdin.md\n");
    assert_eq!(desk.files(), ["b.md", "out/stdin.md"]);
}

#[test]
fn what_cannot_be_read_is_told_and_nothing_is_written() {
    let desk = Desk::new(&[
        ("empty.txt", b""),
        ("blank.txt", " \n\n".as_bytes()),
        ("hash.md", b"# "),
        ("quoted.md", b"> \n"),
        ("a.pdf", b"%PDF-1.7\n"),
        ("bin.txt", b"\x7fELF\x02\x01\x01\0\0\0\0"),
    ]);
    let empty = "错误: 文件是空的，没有可转换的文字；请确认文件已保存、选对了文件\n";
    desk.call("empty.txt")
        .fails_with(&format!("empty.txt: {empty}"));
    desk.call("blank.txt")
        .fails_with(&format!("blank.txt: {empty}"));
    desk.call("hash.md")
        .fails_with(&format!("hash.md: {empty}"));
    desk.call("quoted.md")
        .fails_with(&format!("quoted.md: {empty}"));
    desk.call("no.txt").fails_with("no.txt: 错误: 文件不存在\n");
    for name in ["a.pdf", "bin.txt"] {
        let call = desk.call(name);
        assert_eq!(call.code, 2, "{name}");
        assert!(
            call.err.starts_with(&format!("{name}: 错误: ")),
            "{}",
            call.err
        );
    }
    let files = [
        "a.pdf",
        "bin.txt",
        "blank.txt",
        "empty.txt",
        "hash.md",
        "quoted.md",
    ];
    assert_eq!(desk.files(), files);
}

#[test]
fn an_input_over_the_limit_is_not_read() {
    let desk = Desk::new(&[("a.txt", &[b'x'; 2000])]);
    let told = "错误: 有 2000 字节，超过了 --max-input 的上限 1024 字节，没有读取\n";
    desk.call("a.txt --max-input 1K")
        .fails_with(&format!("a.txt: {told}"));
    desk.call("outline a.txt --max-input 1K")
        .fails_with(&format!("a.txt: {told}"));
    let fonts = desk.call("fonts a.txt --max-input 1K");
    assert_eq!((fonts.code, fonts.err), (2, format!("a.txt: {told}")));
    desk.call_with("- -t md --max-input 1K", &[b'x'; 2000])
        .fails_with(
            "标准输入: 错误: 有 1025 字节，超过了 --max-input 的上限 1024 字节，没有读取\n",
        );
}

#[test]
fn a_wrong_key_of_front_matter_is_told_at_its_place() {
    let text = format!("---\n标题: 报告\n标提: 报告\n---\n{TEXT}");
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    let call = desk.call("a.txt");
    assert_eq!(call.code, 2);
    assert!(
        call.err.starts_with("a.txt:3:1: 错误: 没有“标提”这个键"),
        "{}",
        call.err
    );
    assert_eq!(desk.files(), ["a.txt"]);
}

#[test]
fn a_title_given_on_the_command_line_is_the_title() {
    let desk = Desk::new(&[(
        "a.txt",
        "试点工作按计划完成，各项任务有序推进。\n".as_bytes(),
    )]);
    desk.call("a.txt -t md --title 试点情况报告")
        .does_with("已写出 a.md\n");
    assert!(
        desk.text("a.md").starts_with("# 试点情况报告\n"),
        "{}",
        desk.text("a.md")
    );
}

#[test]
fn warnings_fail_the_call_under_strict_alone() {
    let desk = Desk::new(&[(
        "a.txt",
        "试点工作按计划完成，各项任务有序推进。\n".as_bytes(),
    )]);
    let plain = desk.call("a.txt -t md");
    assert_eq!(plain.code, 0);
    assert!(
        plain.err.contains("a.txt:1:1: 警告: 没有找到标题"),
        "{}",
        plain.err
    );
    let strict = desk.call("a.txt -t md --strict");
    assert_eq!((strict.code, strict.err), (1, plain.err.clone()));
    desk.call("a.txt -t md -q").does_with("");
}
