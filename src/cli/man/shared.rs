//! What the manual says beside the commands' own help: exit codes, environment
//! and files.

use super::roff::Page;

/// The sections at the end of the page called `name`.
pub fn tail(page: &mut Page, name: &str) {
    let command = name.split('-').nth(1);
    page.section("退出状态");
    for (code, meaning) in exit_codes(command) {
        page.term(&format!("**{code}**"), meaning);
    }
    page.section("环境变量");
    for (names, meaning) in ENVIRONMENT {
        page.term(names, meaning);
    }
    page.section("文件");
    for (names, meaning) in FILES {
        page.term(names, meaning);
    }
}

/// The exit codes of a command, or of all; 1 is known to two of them.
fn exit_codes(command: Option<&str>) -> Vec<(u8, &'static str)> {
    let done = match command {
        Some("check") => "查完，没有不合“规定”的问题",
        Some("pipe") => "读到了末尾，不论回答里有没有 error",
        _ => "完成",
    };
    let findings = match command {
        None => "完成，但 convert 在 --strict 下有警告，或 check 查出不合“规定”的问题",
        Some("check") => "查完，有不合“规定”的问题",
        Some("convert") => "完成，但在 --strict 下有警告",
        Some(_) => "",
    };
    let failed = match command {
        Some("check") => "有文件没有查成，或命令写错",
        Some("pipe") => "标准输入读不了，标准输出写不了，或命令写错",
        None | Some("convert" | "outline" | "fonts") => "有文件失败，或命令写错",
        Some(_) => "没有做成，或命令写错",
    };
    let codes = [
        (0, done),
        (1, findings),
        (2, failed),
        (130, "被 Ctrl-C 或 SIGTERM 中断"),
    ];
    let known = codes.into_iter().filter(|(_, meaning)| !meaning.is_empty());
    known.collect()
}

const ENVIRONMENT: &[(&str, &str)] = &[
    (
        "**NO_COLOR**",
        "设了（不是空的），输出就没有颜色，不管别的变量怎样",
    ),
    (
        "**CLICOLOR_FORCE**",
        "设了（不是空的，也不是 0），不在终端上也有颜色",
    ),
    (
        "**CLICOLOR**、**TERM**",
        "CLICOLOR 是 0，或 TERM 是 dumb，就没有颜色；否则在终端上有颜色",
    ),
    ("**COLUMNS**", "终端不说自己多宽时，照它折行"),
    (
        "**SOURCE_DATE_EPOCH**",
        "从 1970 年初数起的秒数：写进 Word、PDF、OFD 文件的时间；不设时是固定的时间，同样的输入总是同样的字节",
    ),
];

const FILES: &[(&str, &str)] = &[
    (
        "__gongwen.yaml__",
        "check 的配置：从稿子所在的文件夹往上找，最近的一个起作用；--config 另行指定",
    ),
    (
        "__名字.bak-N.后缀__",
        "替换前留下的旧文件；convert 和 check 的 --force 不留",
    ),
];
