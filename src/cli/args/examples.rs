//! What stands below each command's help: examples and what else is to be known.
//!
//! The manual takes its examples from here: a text begins with `例子：` and a
//! line each; what follows an empty line is prose.

/// Below the help of `gongwen`.
pub const GONGWEN: &str = "\
例子：
  gongwen 报告.txt                          生成 报告.docx、报告.pdf、报告.md
  gongwen convert 报告.txt -t docx          只要 Word
  gongwen convert 报告.txt -t ofd           要归档、交换用的 OFD
  gongwen convert 稿件/ -o 成品/            整个文件夹，保留目录结构
  gongwen convert - -t pdf -o - < 报告.txt  从标准输入读，写到标准输出
  gongwen outline 报告.txt                  看程序认出了哪些标题，以及为什么
  gongwen check 报告.txt                    查标点、数字、序号、要素，逐处指出
  gongwen pipe < 记录.jsonl                 一行一条 JSON，供别的程序调用

与子命令同名的文件请写成 ./名字。每个命令的全部选项见 gongwen 命令 --help。
退出码：0 完成；1 完成，但在 --strict 下有警告；2 有文件失败，或命令写错；130 被中断。";

/// Below the help of `gongwen convert`.
pub const CONVERT: &str = "\
例子：
  gongwen convert 报告.txt --title 关于学习考察情况的报告
  gongwen convert 报告.txt --set 署名=某某市发展和改革委员会 --set 成文日期=2024年5月6日
  gongwen convert 稿件/ -t docx,pdf -o 成品/ --jobs 4 --report 记录.jsonl
  gongwen convert 稿件/ -t docx,pdf -o 成品/ --report 记录.jsonl --resume   中断以后接着做
  gongwen convert 稿件/ -o 成品/ --incremental  只转换有变化的

已有的同名 .docx、.pdf、.ofd 若不是本程序写出的原样文件，.md 若与这次的结果不同，会先另存为
名字.bak-1.docx 等，再替换；不要备份时加 --force。
退出码：0 完成；1 完成，但在 --strict 下有警告；2 有文件失败，或命令写错；130 被中断。";

/// Below the help of `gongwen pipe`.
pub const PIPE: &str = "\
例子：
  gongwen pipe --jobs 4 < 记录.jsonl > 回答.jsonl
  gongwen pipe -t docx,pdf --template 通用公文 < 记录.jsonl > 回答.jsonl

记录，一行一条，回答的次序与记录相同：
  {\"id\": 1, \"text\": \"关于试点的报告\\n\\n一、基本情况\\n……\", \"to\": [\"md\"]}
  {\"id\": \"乙\", \"base64\": \"……\", \"format\": \"docx\", \"to\": [\"docx\", \"pdf\"], \"out\": \"成品/\"}
回答：
  {\"id\": 1, \"outputs\": {\"md\": {\"base64\": \"……\"}}, \"pages\": null, \"warnings\": [], \"error\": null}

记录还可以写 template、set、title、split_items、pdf_standard、font_names、encoding，同 convert 的选项；
全部写法见 docs/pipe.md。一条记录写错、转换失败，只在它的回答里写 error，不影响别的。
退出码：0 读到了末尾，不论有没有 error；2 标准输入读不了，标准输出写不了，或命令写错；130 被中断。";

/// Below the help of `gongwen outline`.
pub const OUTLINE: &str = "\
例子：
  gongwen outline 报告.txt                  每一行认作什么、有多大把握、为什么
  gongwen outline 旧稿.docx --format json   给程序用";

/// Below the help of `gongwen check`.
pub const CHECK: &str = "\
例子：
  gongwen check 报告.txt                    逐处指出问题、依据和改法
  gongwen check 报告.txt --diff             看能自动改什么，不写文件
  gongwen check 报告.txt --fix              改好能安全改的地方
  gongwen check 旧稿.docx --annotate 批注.docx
  gongwen check 稿件/ --format github       在 GitHub Actions 里写成批注
  gongwen check --explain doubled-mark      讲解一条规则

退出码：0 没有“规定”的问题；1 有；2 有文件没有查成，或命令写错；130 被中断。";

/// Below the help of `gongwen rules`.
pub const RULES: &str = "\
例子：
  gongwen rules                             一行一条：代号、轻重、名称、依据
  gongwen rules --format markdown           连同说明和例子";

/// Below the help of `gongwen template`.
pub const TEMPLATE: &str = "\
例子：
  gongwen template list
  gongwen template show 通用公文
  gongwen template new 我的.yaml
  gongwen convert 报告.txt --template 我的.yaml";

/// Below the help of `gongwen template list`.
pub const TEMPLATE_LIST: &str = "\
例子：
  gongwen template list";

/// Below the help of `gongwen template show`.
pub const TEMPLATE_SHOW: &str = "\
例子：
  gongwen template show 通用公文
  gongwen template show 上行文 > 我的.yaml";

/// Below the help of `gongwen template new`.
pub const TEMPLATE_NEW: &str = "\
例子：
  gongwen template new 我的.yaml            已有的文件不会被改动
  gongwen template new -";

/// Below the help of `gongwen fonts`.
pub const FONTS: &str = "\
例子：
  gongwen fonts                             每种字体用的是哪一个
  gongwen fonts 报告.txt --system-fonts     哪些字没有字形，在第几行第几列";

/// Below the help of `gongwen licenses`.
pub const LICENSES: &str = "\
例子：
  gongwen licenses";

/// Below the help of `gongwen completions`.
pub const COMPLETIONS: &str = "\
例子：
  gongwen completions bash > ~/.local/share/bash-completion/completions/gongwen
  gongwen completions zsh > ~/.zfunc/_gongwen
  gongwen completions fish > ~/.config/fish/completions/gongwen.fish

zsh 要在 ~/.zshrc 的 compinit 之前写 fpath+=(~/.zfunc)。重新打开终端后生效。";

/// Below the help of `gongwen man`.
pub const MAN: &str = "\
例子：
  gongwen man > gongwen.1                   全部命令在一页里
  gongwen man --dir ~/.local/share/man/man1";

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use crate::cli::args::Cli;

    /// The examples of a command and of those below it.
    fn gather(command: &clap::Command, found: &mut Vec<(String, String)>) {
        let below = command.get_after_help().expect("every command has some");
        let below = below.to_string();
        let examples = below.strip_prefix("例子：\n").expect("examples come first");
        for line in examples.lines().take_while(|line| !line.is_empty()) {
            found.push((command.get_name().to_owned(), line.trim().to_owned()));
        }
        for below in command.get_subcommands() {
            gather(below, found);
        }
    }

    #[test]
    fn every_command_has_examples_that_are_calls() {
        let mut found = Vec::new();
        gather(&Cli::command(), &mut found);
        assert!(found.len() > 25, "{found:?}");
        for (command, line) in found {
            let call = line.split("  ").next().expect("a line has a beginning");
            let call = call
                .split(' ')
                .take_while(|word| !["<", ">"].contains(word));
            let mut words: Vec<&str> = call.collect();
            if words[1] == "报告.txt" {
                words.insert(1, "convert");
            }
            let parsed = Cli::try_parse_from(&words);
            assert!(parsed.is_ok(), "{command}: {line}: {}", parsed.unwrap_err());
        }
    }
}
