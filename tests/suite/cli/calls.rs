//! Wrong calls, and the commands that convert nothing.

use super::Desk;

const MORE: &str = "  提示: 全部选项见 gongwen convert --help\n";

#[test]
fn a_mistyped_option_is_guessed() {
    let desk = Desk::with_text();
    desk.call("a.txt --titel 报告").fails_with(&format!(
        "错误: 没有 --titel 这个选项\n  提示: 是不是 --title？\n{MORE}"
    ));
    desk.call("pipe a.jsonl")
        .fails_with("错误: 这里不能有 a.jsonl\n  提示: 全部选项见 gongwen pipe --help\n");
}

#[test]
fn a_file_that_looks_like_an_option_is_told_how_to_name() {
    let desk = Desk::new(&[("-x.txt", "关于试点的报告\n".as_bytes())]);
    desk.call("convert -x.txt").fails_with(&format!(
        "错误: 没有 -x 这个选项\n{MORE}  提示: 若是文件，写成 ./-x.txt\n"
    ));
}

#[test]
fn a_wrong_value_is_told_with_the_right_ones() {
    let desk = Desk::with_text();
    desk.call("a.txt -t docx,odt").fails_with(&format!(
        "错误: --to 不能是“odt”\n  提示: 可以是 docx、pdf、ofd、md\n{MORE}"
    ));
    desk.call("a.txt --max-input 很大").fails_with(&format!(
        "错误: --max-input 不能是“很大”：写法如 500K、64M、1G，或字节数\n{MORE}"
    ));
    desk.call("a.txt --jobs 0").fails_with(&format!(
        "错误: --jobs 不能是“0”：可以是 1 至 1024 的整数\n{MORE}"
    ));
    let mut command = desk.command();
    command.args(["a.txt", "--title", ""]);
    super::Call::from(command.output()).fails_with(&format!(
        "错误: --title 不能是“”：标题不能是空的；不写 --title，就从文中找标题\n{MORE}"
    ));
    desk.call("a.txt --encoding utf9").fails_with(&format!(
        "错误: --encoding 不能是“utf9”：不认识的编码；常用的有 utf-8、gb18030、gbk、utf-16le、utf-16be、big5\n{MORE}"
    ));
}

#[test]
fn the_sets_of_face_names_are_those_of_the_faces() {
    let desk = Desk::with_text();
    let all = gongwen::font::NameSet::ALL.map(gongwen::font::NameSet::as_str);
    let names = all.join("、");
    desk.call("a.txt --font-names word").fails_with(&format!(
        "错误: --font-names 不能是“word”\n  提示: 可以是 {names}\n{MORE}"
    ));
    // The names may go on in a second line.
    let help = desk.call("convert --help");
    let words: String = help.out().split_whitespace().collect();
    assert!(words.contains(&names));
    desk.call("a.txt -t docx --font-names wps")
        .does_with("已写出 a.docx\n");
}

#[test]
fn a_pdf_claims_the_standards_that_were_named() {
    let claims = |line: &str| {
        let desk = Desk::with_text();
        desk.call(&format!("a.txt -t pdf {line}"))
            .does_with("已写出 a.pdf\n");
        let bytes = desk.read("a.pdf");
        let file = String::from_utf8_lossy(&bytes);
        ["conformance>U<", "conformance>A<", "<pdfuaid:part>1<"].map(|words| file.contains(words))
    };
    assert_eq!(claims(""), [false, true, true]);
    let told = |name: &str| claims(&format!("--pdf-standard {name}"));
    assert_eq!(told("a-2a,ua-1"), [false, true, true]);
    assert_eq!(told("a-2u"), [true, false, false]);
    assert_eq!(told("a-2a"), [false, true, false]);
    assert_eq!(told("a-2u,a-2a"), [false, true, false]);
    assert_eq!(told("ua-1"), [false, false, true]);
    assert_eq!(told("none"), [false, false, false]);
}

#[test]
fn a_standard_that_is_none_is_told() {
    let desk = Desk::with_text();
    desk.call("a.txt --pdf-standard none,a-2u").fails_with(
        "错误: --pdf-standard 的 none 不能和别的标准同写\n  提示: 只写 none，或去掉 none\n",
    );
    desk.call("a.txt --pdf-standard x-4").fails_with(&format!(
        "错误: --pdf-standard 不能是“x-4”\n  提示: 可以是 a-2u、a-2a、ua-1、none\n{MORE}"
    ));
}

#[test]
fn what_is_missing_or_too_much_is_told() {
    let desk = Desk::with_text();
    desk.call("convert")
        .fails_with(&format!("错误: 缺少 <INPUT>...\n{MORE}"));
    desk.call("a.txt -o")
        .fails_with(&format!("错误: --output 后面要有内容\n{MORE}"));
    desk.call("a.txt -q -v")
        .fails_with(&format!("错误: --quiet 和 --verbose 不能同时用\n{MORE}"));
}

#[test]
fn a_wrong_given_element_is_told_before_any_input_is_read() {
    let desk = Desk::new(&[]);
    let call = desk.call("missing.txt --set 标提=报告");
    assert_eq!(call.code, 2);
    assert!(
        call.err.starts_with("错误: 没有“标提”这个键"),
        "{}",
        call.err
    );
    assert!(!call.err.contains("missing.txt"), "{}", call.err);
}

#[test]
fn a_given_element_by_its_everyday_name_is_told_the_key() {
    let desk = Desk::with_text();
    desk.call("a.txt --set 题目=报告")
        .fails_with("错误: 没有“题目”这个键，是不是“标题”？\n");
}

#[test]
fn what_the_system_says_is_told_in_chinese() {
    let desk = Desk::with_text();
    desk.call("a.txt --font-dir none")
        .fails_with("错误: 字体文件夹 none 无法读取：文件或文件夹不存在\n");
    desk.call("template new none/t.yaml").fails_with(
        "错误: 无法写入 none/t.yaml：文件或文件夹不存在\n  提示: 检查文件夹是否存在、能否写入\n",
    );
    desk.call("a.txt -o a.txt/x/").fails_with(
        "a.txt: 错误: 无法建立文件夹 a.txt/x：路径中有一段是文件，不是文件夹\n  提示: 检查文件夹的写权限和磁盘空间，或用 -o 另换一个位置\n",
    );
    desk.call("a.txt --report a.txt/r.jsonl").fails_with(
        "错误: 无法写入报告 a.txt/r.jsonl：路径中有一段是文件，不是文件夹\n  提示: 检查文件夹的写权限和磁盘空间，或换一个位置\n",
    );
}

#[test]
fn a_mistyped_command_is_guessed_where_there_is_no_such_file() {
    // Who wants an outline wants no outputs.
    let desk = Desk::with_text();
    desk.call("outlin a.txt").fails_with(
        "outlin: 错误: 没有这个命令，也没有这个文件\n  提示: 若是命令，是不是 outline？\n",
    );
    assert_eq!(desk.files(), ["a.txt"]);
    desk.call("help convert").fails_with(
        "help: 错误: 没有这个命令，也没有这个文件\n  提示: 看帮助请用 gongwen --help\n",
    );
    desk.call("convert outlin")
        .fails_with("outlin: 错误: 文件不存在\n  提示: 若是命令，是不是 outline？\n");
}

#[test]
fn help_and_version_go_to_standard_output() {
    let desk = Desk::new(&[]);
    for line in [
        "--help",
        "convert --help",
        "outline -h",
        "pipe -h",
        "template --help",
    ] {
        let call = desk.call(line);
        assert_eq!((call.code, call.err.as_str()), (0, ""), "{line}");
        assert!(call.out().contains("用法：gongwen"), "{line}");
        for english in ["Usage", "Options", "Arguments", "Print", "default"] {
            assert!(!call.out().contains(english), "{line}: {english}");
        }
    }
    let version = format!("gongwen {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(desk.call("--version").out(), version);
}

#[test]
fn a_call_without_anything_shows_the_help_and_fails() {
    let call = Desk::new(&[]).call("");
    assert_eq!(call.code, 2);
    assert!(call.err.contains("用法：gongwen <文件>"), "{}", call.err);
}

#[test]
fn the_outline_is_text_or_json() {
    let desk = Desk::with_text();
    let text = desk.call("outline a.txt");
    assert_eq!(text.code, 0);
    assert!(text.out().contains("一、基本情况"), "{}", text.out());
    let json = desk.call("outline a.txt --format json");
    let json: serde_json::Value = serde_json::from_slice(&json.out).expect("JSON");
    assert_eq!(json["file"], "a.txt");
    assert_eq!(json["title"], "关于试点工作的报告");
    assert_eq!(json["lines"][2]["role"], "h1");
    assert_eq!(json["lines"][2]["line"], 4);
}

#[test]
fn the_outline_takes_one_file() {
    let desk = Desk::new(&[("d/a.txt", b"x")]);
    desk.call("outline d")
        .fails_with("d: 错误: 是一个文件夹\n  提示: outline 一次看一个文件\n");
    desk.call("outline none.txt")
        .fails_with("none.txt: 错误: 文件不存在\n");
}

#[test]
fn templates_are_listed_shown_and_begun() {
    let desk = Desk::with_text();
    assert!(
        desk.call("template list")
            .out()
            .starts_with("报告材料\treport\t")
    );
    let shown = desk.call("template show 报告材料");
    assert_eq!(shown.code, 0);
    assert_eq!(shown.out, desk.call("template show report").out);
    desk.call("template new t.yaml")
        .does_with("已写出 t.yaml；改好后用 gongwen convert 报告.txt --template t.yaml\n");
    desk.call("a.txt -t docx --template t.yaml")
        .does_with("已写出 a.docx\n");
    desk.call("template new t.yaml")
        .fails_with("错误: t.yaml 已经存在，没有改动它\n  提示: 换一个文件名\n");
    let unknown = desk.call("template show 无");
    assert_eq!(unknown.code, 2);
    assert!(
        unknown
            .err
            .starts_with("错误: 没有叫“无”的内置模板\n  提示: 内置的模板有 报告材料")
    );
}

#[test]
fn faults_of_a_template_are_told_at_their_place() {
    let desk = Desk::new(&[
        ("a.txt", super::TEXT.as_bytes()),
        ("t.yaml", "extends: 报告材料\nnaem: 我的\n".as_bytes()),
    ]);
    let call = desk.call("a.txt --template t.yaml");
    assert_eq!(call.code, 2);
    assert!(call.err.starts_with("t.yaml:2:1: 错误: "), "{}", call.err);
    assert_eq!(desk.files(), ["a.txt", "t.yaml"]);
}

#[test]
fn faces_licences_completions_and_the_manual_are_put_out() {
    let desk = Desk::with_text();
    let fonts = desk.call("fonts a.txt");
    assert_eq!(fonts.code, 0);
    assert!(
        fonts
            .out()
            .starts_with("小标宋\tGongwen Xiaobiaosong\t内置\n"),
        "{}",
        fonts.out()
    );
    assert!(
        fonts.out().ends_with("a.txt: 每个字都有字形\n"),
        "{}",
        fonts.out()
    );
    let licences = desk.call("licenses");
    assert!(licences.out().contains("SIL OPEN FONT LICENSE"));
    assert!(licences.out().contains("jieba"));
    assert!(desk.call("completions bash").out().contains("gongwen"));
    assert!(desk.call("man").out().contains(".TH GONGWEN 1 "));
}

#[test]
fn a_character_without_a_glyph_is_told_at_its_line_and_column() {
    let text = "关于试点的报告\n\n　　各村\u{ac00}按计划推进。\n";
    let marked = "# 关于试点的报告\n\n各**村**按计划\n推进\u{ac00}。\n";
    let desk = Desk::new(&[
        ("a.txt", text.as_bytes()),
        ("b.md", marked.as_bytes()),
        ("c.txt", &encoding_rs::GB18030.encode(text).0),
    ]);
    let call = desk.call("fonts a.txt b.md c.txt");
    assert_eq!(call.code, 0);
    let told: Vec<&str> = call
        .out()
        .lines()
        .filter(|line| line.contains(": "))
        .collect();
    assert_eq!(
        told,
        [
            "a.txt:3:5: 没有字形 U+AC00 \u{ac00}",
            "b.md:4:3: 没有字形 U+AC00 \u{ac00}",
            "c.txt:3:5: 没有字形 U+AC00 \u{ac00}"
        ]
    );
}

#[test]
fn a_closed_pipe_ends_quietly() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("gongwen"))
        .arg("licenses")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(ended.stderr, b"");
}
