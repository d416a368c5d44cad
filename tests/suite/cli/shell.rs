//! What makes the program pleasant in a shell: help, colours, "did you mean",
//! completions and the manual. (Real shells, terminals and readers of manual
//! pages are asked by ci/judge-shell.sh.)

use unicode_width::UnicodeWidthStr;

use super::{Desk, TEXT};

const COMMANDS: [&str; 14] = [
    "",
    "convert",
    "pipe",
    "outline",
    "check",
    "rules",
    "template",
    "template list",
    "template show",
    "template new",
    "fonts",
    "licenses",
    "completions",
    "man",
];

const WRONG: &str = "关于检查的通知\n\n各单位：\n　　现将，，有关事项通知如下。\n";

#[test]
fn help_of_every_command_has_examples_and_keeps_to_any_width() {
    let desk = Desk::new(&[]);
    for command in COMMANDS {
        let help = |columns: &str| {
            let mut call = desk.command();
            call.args(command.split_whitespace())
                .arg("--help")
                .env("COLUMNS", columns);
            let out = call.assert().success().get_output().stdout.clone();
            String::from_utf8(out).expect("UTF-8")
        };
        let usual = help("");
        assert!(usual.contains("\n例子：\n  gongwen"), "{command}: {usual}");
        assert!(!usual.contains('\u{1b}'), "{command}");
        let options = usual.split("选项:\n").nth(1).expect("there are options");
        let last = options.lines().take_while(|line| !line.is_empty()).last();
        let last = last.expect("every command has --help").trim_start();
        assert!(
            last.starts_with("-h, ") || last.starts_with("-V, "),
            "{command}: {last}"
        );
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        for (columns, widest) in [
            ("0", 100),
            ("1", 24),
            ("7", 24),
            ("40", 40),
            ("80", 80),
            ("100000", 100),
            ("x", 100),
        ] {
            let text = help(columns);
            let width = text.lines().map(UnicodeWidthStr::width_cjk).max();
            assert!(width <= Some(widest), "{command} {columns}: {text}");
            assert_eq!(bare(&text), bare(&usual), "{command} {columns}");
        }
    }
}

#[test]
fn a_description_hangs_below_its_beginning() {
    let desk = Desk::new(&[]);
    let mut call = desk.command();
    call.args(["rules", "--help"]).env("COLUMNS", "44");
    let out = call.assert().success().get_output().stdout.clone();
    let want = "\
列出检查的全部规则

用法：gongwen rules [--format text|markdown]

选项:
      --format <FORMAT>
          输出格式：text、markdown
  -h, --help             显示帮助

例子：
  gongwen rules
          一行一条：代号、轻重、名称、依据
  gongwen rules --format markdown
          连同说明和例子
";
    assert_eq!(String::from_utf8(out).expect("UTF-8"), want);
}

/// Whether the call `line` colours standard output and standard error.
fn coloured(desk: &Desk, line: &str, variables: &[(&str, &str)]) -> (bool, bool) {
    let mut command = desk.command();
    command
        .args(line.split_whitespace())
        .envs(variables.iter().copied());
    let output = command.output().expect("it runs");
    let has = |bytes: &[u8]| bytes.contains(&0x1b);
    (has(&output.stdout), has(&output.stderr))
}

#[test]
fn colours_are_where_they_are_wanted() {
    let desk = Desk::new(&[("a.txt", WRONG.as_bytes())]);
    let calls = [
        "check a.txt",
        "convert b.txt",
        "convert --x",
        "--help",
        "rules",
    ];
    for line in calls {
        let none = (false, false);
        assert_eq!(coloured(&desk, line, &[]), none, "{line}: no terminal");
        let refused = [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")];
        assert_eq!(coloured(&desk, line, &refused), none, "{line}: NO_COLOR");
        assert_eq!(
            coloured(&desk, line, &[("CLICOLOR_FORCE", "0")]),
            none,
            "{line}"
        );
        assert_eq!(
            coloured(&desk, line, &[("CLICOLOR_FORCE", "")]),
            none,
            "{line}"
        );
    }
    let forced = [("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")];
    assert_eq!(coloured(&desk, "check a.txt", &forced), (true, false));
    assert_eq!(coloured(&desk, "convert b.txt", &forced), (false, true));
    assert_eq!(coloured(&desk, "convert --x", &forced), (false, true));
    // What programs read has no colours, however much they are wanted.
    for face in ["json", "sarif", "github"] {
        let line = format!("check a.txt --format {face}");
        assert_eq!(coloured(&desk, &line, &forced), (false, false), "{face}");
    }
}

#[test]
fn what_was_meant_is_guessed() {
    let desk = Desk::with_text();
    for (line, meant) in [
        ("convert a.txt --jbos 3", "是不是 --jobs？"),
        ("convert a.txt -t pfd", "是不是 pdf？"),
        ("check a.txt --formt json", "是不是 --format？"),
        ("convert a.txt -t dcox", "是不是 docx？"),
        ("convert a.txt --pdf-standard a2a", "是不是 a-2a？"),
        ("convert a.txt --font-names windos", "是不是 windows？"),
        ("check a.txt --format jsno", "是不是 json？"),
        ("completions bsh", "是不是 bash？"),
        ("template lst", "是不是 list？"),
        ("cehck a.txt", "若是命令，是不是 check？"),
        ("template show 通用公", "是不是“通用公文”？"),
        ("convert a.txt --template 报告才料", "是不是“报告材料”？"),
        ("convert a.txt --set 标提=甲", "是不是“标题”？"),
        ("check --explain doubled-mrk", "是不是 doubled-mark？"),
    ] {
        let call = desk.call(line);
        assert!(call.err.contains(meant), "{line}: {}", call.err);
        assert_eq!((call.code, call.out()), (2, ""), "{line}");
    }
}

#[test]
fn the_manual_has_its_sections_and_a_page_a_command() {
    let desk = Desk::new(&[]);
    let whole = desk.call("man");
    let sections = [
        "名称",
        "概要",
        "说明",
        "选项",
        "命令",
        "例子",
        "退出状态",
        "环境变量",
        "文件",
    ];
    for section in sections {
        assert!(
            whole.out().contains(&format!("\n.SH {section}\n")),
            "{section}"
        );
    }
    let call = desk.call("man --dir pages/man1");
    call.does_with("已写出 14 页，在 pages/man1\n");
    let names = COMMANDS.map(|it| format!("gongwen {it}").trim().replace(' ', "-"));
    let mut want = names.map(|it| format!("pages/man1/{it}.1"));
    want.sort();
    assert_eq!(desk.files(), want);
    let page = desk.text("pages/man1/gongwen-template-show.1");
    let head = "'\\\" -*- coding: utf-8 -*-\n.TH GONGWEN\\-TEMPLATE\\-SHOW 1 ";
    assert!(page.starts_with(head), "{page}");
    assert!(page.contains("\n.SH 名称\ngongwen\\-template\\-show \\- 显示一个内置模板的 YAML\n"));
    assert!(page.contains("\n.SH 例子\n.nf\ngongwen template show 通用公文\n"));
    for page in want {
        let page = desk.text(&page);
        assert!(page.contains("\n\\fB0\\fR\n"), "{page}");
        assert!(page.contains("\n\\fB2\\fR\n"), "{page}");
        assert!(page.contains("\n\\fB130\\fR\n"), "{page}");
    }
    let page = desk.text("pages/man1/gongwen-pipe.1");
    assert!(page.contains("\n.nf\n{\"id\": 1, \"text\": "), "{page}");
    // Once more over its own pages.
    desk.call("man --dir pages/man1")
        .does_with("已写出 14 页，在 pages/man1\n");
}

#[test]
fn a_folder_for_the_manual_that_is_a_file_is_told() {
    let desk = Desk::with_text();
    let call = desk.call("man --dir a.txt");
    assert!(
        call.err.starts_with("错误: 无法写入 a.txt："),
        "{}",
        call.err
    );
    assert_eq!(call.code, 2);
    assert_eq!(desk.text("a.txt"), TEXT);
}

#[test]
fn completions_offer_template_names_and_files() {
    let desk = Desk::new(&[]);
    let of = |shell: &str| desk.call(&format!("completions {shell}")).out().to_owned();
    let names = "报告材料 通用公文-简 通用公文 上行文 信函 命令 纪要";
    let bash = of("bash");
    assert!(bash.contains(&format!("compgen -W \"{names}\"")));
    assert!(bash.contains("-o bashdefault -o default gongwen"));
    let zsh = of("zsh");
    assert!(zsh.contains(&format!(":NAME|FILE:{{compadd {names}; _files}}")));
    assert!(zsh.contains("{_gongwen_commands; _files}"));
    let fish = of("fish");
    assert!(fish.contains("-r -F -a \"报告材料\\t''"));
    assert!(fish.contains(&format!(
        "__fish_seen_subcommand_from show\" -f -a \"{names}\""
    )));
    for shell in ["powershell", "elvish"] {
        assert!(of(shell).contains("--template"), "{shell}");
    }
    // What is offered is told in Chinese.
    assert!(!fish.contains("For people"));
}
