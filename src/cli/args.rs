//! The command line as it is typed, literally: what clap parses.
//!
//! Nothing is resolved here, no default is applied that depends on another
//! option, and no file is looked at; that is [`config`](super::config)'s. The
//! doc comments of commands and options are the help texts, and so Chinese.

mod check;
mod convert;
mod examples;
mod pipe;
mod settings;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

pub use check::{CheckArgs, CheckFormat, MendArgs, RulesArgs, RulesFormat};
pub use convert::{ConvertArgs, FormatName};
pub use pipe::PipeArgs;
pub use settings::{SettingsArgs, StandardName};

use super::values::{ByteSize, KeyValue, TemplateName, encoding, title};

const HELP_TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n";

/// The place of what stands below every other option of a command.
const LAST: usize = usize::MAX;

/// 把中文公文、报告的纯文本变成符合 GB/T 9704-2012 的 Word、PDF、OFD 和 Markdown
#[derive(Debug, Parser)]
#[command(
    name = "gongwen",
    version,
    help_template = HELP_TEMPLATE,
    override_usage = "gongwen <文件>… [选项]\n      gongwen <命令> [选项]",
    after_help = examples::GONGWEN,
    term_width = 0,
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
    #[arg(short, long, action = ArgAction::Help, global = true, display_order = LAST)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = LAST)]
    version: Option<bool>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 转换文件（直接写文件名就是这个命令）
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen convert <文件或文件夹>… [-t docx,pdf,md] [-o 位置] [选项]",
        after_help = examples::CONVERT
    )]
    Convert(Box<ConvertArgs>),
    /// 一行一条 JSON 记录地转换：从标准输入读，回答写到标准输出，供别的程序调用
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen pipe [选项] < 记录.jsonl > 回答.jsonl",
        after_help = examples::PIPE
    )]
    Pipe(Box<PipeArgs>),
    /// 显示认出的结构：每一行是什么，以及理由
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen outline <文件> [--format text|json] [选项]",
        after_help = examples::OUTLINE
    )]
    Outline(OutlineArgs),
    /// 检查文字和格式：标点、数字、序号、要素等，逐处指出，有依据
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen check <文件或文件夹>… [选项]",
        after_help = examples::CHECK
    )]
    Check(CheckArgs),
    /// 列出检查的全部规则
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen rules [--format text|markdown]",
        after_help = examples::RULES
    )]
    Rules(RulesArgs),
    /// 列出、查看、新建模板
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen template list | show <名称> | new <文件>",
        after_help = examples::TEMPLATE,
        subcommand_help_heading = "命令",
        arg_required_else_help = true
    )]
    Template(TemplateArgs),
    /// 显示每种字体用的是哪一个、从哪里来；给出文件时，还列出没有字形的字
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen fonts [文件]… [选项]",
        after_help = examples::FONTS
    )]
    Fonts(FontsArgs),
    /// 显示内置字体的许可
    #[command(help_template = HELP_TEMPLATE, override_usage = "gongwen licenses",
        after_help = examples::LICENSES)]
    Licenses,
    /// 输出命令补全脚本：bash、zsh、fish、powershell、elvish
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen completions <SHELL>",
        after_help = examples::COMPLETIONS
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
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen man [--dir <文件夹>]",
        after_help = examples::MAN
    )]
    Man {
        /// 每个命令一页，写进这个文件夹：gongwen.1、gongwen-convert.1……
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = "选项")]
        dir: Option<PathBuf>,
    },
}

/// How an input is read; the same for every command that reads one.
#[derive(Debug, Clone, Args)]
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
    /// 输入最大多少，如 500K、1G，更大的不读；不写就是 64M
    #[arg(
        long,
        value_name = "SIZE",
        default_value = "64M",
        hide_default_value = true
    )]
    pub max_input: ByteSize,
}

/// How pages look, and where faces come from; the same for every command that
/// needs them.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "选项")]
pub struct LookArgs {
    /// 模板：内置模板的名称，或 YAML 文件
    #[arg(
        long,
        value_name = "NAME|FILE",
        value_parser = TemplateName,
        hide_possible_values = true
    )]
    pub template: Option<String>,
    /// 先在这个文件夹里找字体；可以写多次
    #[arg(long = "font-dir", value_name = "DIR", value_hint = ValueHint::DirPath)]
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
    #[command(help_template = HELP_TEMPLATE, override_usage = "gongwen template list",
        after_help = examples::TEMPLATE_LIST)]
    List,
    /// 显示一个内置模板的 YAML
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen template show <名称>",
        after_help = examples::TEMPLATE_SHOW
    )]
    Show {
        /// 内置模板的名称
        #[arg(
            value_name = "NAME",
            help_heading = "参数",
            value_parser = TemplateName,
            hide_possible_values = true
        )]
        name: String,
    },
    /// 写出一个带注释的模板，供修改
    #[command(
        help_template = HELP_TEMPLATE,
        override_usage = "gongwen template new <文件>",
        after_help = examples::TEMPLATE_NEW
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
    /// 排成什么样子。
    #[command(flatten)]
    pub look: LookArgs,
}

/// A format to read, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// 纯文本
    Txt,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
    /// Word
    Docx,
}

/// A form of the outline, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutlineFormat {
    /// 给人看
    Text,
    /// 给程序用
    Json,
}
