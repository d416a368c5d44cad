//! The command line as it is typed, literally: what clap parses.
//!
//! Nothing is resolved here, no default is applied that depends on another
//! option, and no file is looked at; that is [`config`](super::config)'s. The
//! doc comments of commands and options are the help texts, and so Chinese.

mod check;
mod convert;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub use check::{CheckArgs, CheckFormat, MendArgs, RulesArgs, RulesFormat};
pub use convert::{ConvertArgs, FormatName, StandardName};

use super::values::{ByteSize, KeyValue, encoding, title};

const HELP_TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n";

const EXAMPLES: &str = "\
例子：
  gongwen 报告.txt                          生成 报告.docx、报告.pdf、报告.md
  gongwen convert 报告.txt -t docx          只要 Word
  gongwen convert 报告.txt -t ofd           要归档、交换用的 OFD
  gongwen convert 稿件/ -o 成品/            整个文件夹，保留目录结构
  gongwen convert - -t pdf -o - < 报告.txt  从标准输入读，写到标准输出
  gongwen outline 报告.txt                  看程序认出了哪些标题，以及为什么
  gongwen check 报告.txt                    查标点、数字、序号、要素，逐处指出

与子命令同名的文件请写成 ./名字。每个命令的全部选项见 gongwen 命令 --help。
退出码：0 完成；1 完成，但在 --strict 下有警告；2 有文件失败，或命令写错；130 被中断。";

const CONVERT_EXAMPLES: &str = "\
例子：
  gongwen convert 报告.txt --title 关于学习考察情况的报告
  gongwen convert 报告.txt --set 署名=某某市发展和改革委员会 --set 成文日期=2024年5月6日
  gongwen convert 稿件/ -t docx,pdf -o 成品/ --jobs 4 --report 记录.jsonl
  同上，再加 --resume                       中断以后接着做：已经完成、也没有变化的不再转换
  gongwen convert 稿件/ -o 成品/ --incremental  只转换有变化的

已有的同名 .docx、.pdf、.ofd 若不是本程序写出的原样文件，.md 若与这次的结果不同，会先另存为
名字.bak-1.docx 等，再替换；不要备份时加 --force。";

/// 把中文公文、报告的纯文本变成符合 GB/T 9704-2012 的 Word、PDF、OFD 和 Markdown
#[derive(Debug, Parser)]
#[command(
    name = "gongwen",
    version,
    help_template = HELP_TEMPLATE,
    override_usage = "gongwen <文件>… [选项]\n      gongwen <命令> [选项]",
    after_help = EXAMPLES,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    subcommand_help_heading = "命令",
    next_help_heading = "选项"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// 显示帮助
    #[arg(short, long, action = ArgAction::Help, global = true)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 转换文件（直接写文件名就是这个命令）
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen convert <文件或文件夹>… [-t docx,pdf,md] [-o 位置] [选项]",
        after_help = CONVERT_EXAMPLES
    )]
    Convert(Box<ConvertArgs>),
    /// 显示认出的结构：每一行是什么，以及理由
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen outline <文件> [--format text|json] [选项]"
    )]
    Outline(OutlineArgs),
    /// 检查文字和格式：标点、数字、序号、要素等，逐处指出，有依据
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen check <文件或文件夹>… [选项]"
    )]
    Check(CheckArgs),
    /// 列出检查的全部规则
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen rules [--format text|markdown]"
    )]
    Rules(RulesArgs),
    /// 列出、查看、新建模板
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen template list | show <名称> | new <文件>",
        subcommand_help_heading = "命令",
        arg_required_else_help = true
    )]
    Template(TemplateArgs),
    /// 显示每种字体用的是哪一个、从哪里来；给出文件时，还列出没有字形的字
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen fonts [文件]… [选项]"
    )]
    Fonts(FontsArgs),
    /// 显示内置字体的许可
    #[command(help_template = HELP_TEMPLATE, override_usage = "gongwen licenses")]
    Licenses,
    /// 输出命令补全脚本：bash、zsh、fish、powershell、elvish
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen completions <SHELL>"
    )]
    Completions {
        /// bash、zsh、fish、powershell 或 elvish
        #[arg(
            value_name = "SHELL",
            help_heading = "参数",
            hide_possible_values = true
        )]
        shell: Shell,
    },
    /// 输出手册页（roff 格式）
    #[command(help_template = HELP_TEMPLATE, override_usage = "gongwen man")]
    Man,
}

/// How an input is read; the same for every command that reads one.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub struct ReadArgs {
    /// 给出一个要素，写法同文件开头的要素表：标题、主送、署名、成文日期等；可以写多次
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub given: Vec<KeyValue>,
    /// 标题，同 --set 标题=…
    #[arg(long, value_name = "TITLE", value_parser = title)]
    pub title: Option<String>,
    /// 输入的格式：txt、md、docx；不写就按文件名和内容判断
    #[arg(long, value_name = "FORMAT", hide_possible_values = true)]
    pub from: Option<InputFormat>,
    /// 输入的编码，如 utf-8、gb18030、utf-16le；不写就自动判断
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// 把埋在段落中间的“四是…”等另起一段
    #[arg(long)]
    pub split_items: bool,
    /// 输入文件最大多少，如 500K、64M、1G；更大的不读
    #[arg(
        long,
        value_name = "SIZE",
        default_value = "64M",
        hide_default_value = true
    )]
    pub max_input: ByteSize,
}

/// Where faces come from; the same for every command that needs them.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub struct FontArgs {
    /// 先在这个文件夹里找字体；可以写多次
    #[arg(long = "font-dir", value_name = "DIR")]
    pub font_dirs: Vec<PathBuf>,
    /// 优先用系统里装的字体
    #[arg(long)]
    pub system_fonts: bool,
}

/// `gongwen outline`
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub struct OutlineArgs {
    /// .txt、.md 或 .docx 文件，或 -（标准输入）
    #[arg(value_name = "FILE", help_heading = "参数")]
    pub input: PathBuf,
    /// 输出格式：text 或 json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: OutlineFormat,
    /// 怎样读输入。
    #[command(flatten)]
    pub read: ReadArgs,
}

/// `gongwen template`
#[derive(Debug, Args)]
pub struct TemplateArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: TemplateCommand,
}

/// What to do about templates.
#[derive(Debug, Subcommand)]
pub enum TemplateCommand {
    /// 列出内置模板
    #[command(help_template = HELP_TEMPLATE, override_usage = "gongwen template list")]
    List,
    /// 显示一个内置模板的 YAML
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen template show <名称>"
    )]
    Show {
        /// 内置模板的名称
        #[arg(value_name = "NAME", help_heading = "参数")]
        name: String,
    },
    /// 写出一个带注释的模板，供修改
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen template new <文件>"
    )]
    New {
        /// 要写的文件，- 是标准输出
        #[arg(value_name = "FILE", help_heading = "参数")]
        file: PathBuf,
    },
}

/// `gongwen fonts`
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub struct FontsArgs {
    /// 要检查的文件
    #[arg(value_name = "INPUT", help_heading = "参数")]
    pub inputs: Vec<PathBuf>,
    /// 怎样读输入。
    #[command(flatten)]
    pub read: ReadArgs,
    /// 模板：内置模板的名称，或 YAML 文件
    #[arg(long, value_name = "NAME|FILE")]
    pub template: Option<String>,
    /// 用哪些字体。
    #[command(flatten)]
    pub fonts: FontArgs,
}

/// A format to read, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// Plain text.
    Txt,
    /// Markdown.
    #[value(alias = "markdown")]
    Md,
    /// Word.
    Docx,
}

/// A form of the outline, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutlineFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}
