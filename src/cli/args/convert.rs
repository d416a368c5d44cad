//! `gongwen convert` as it is typed.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::SettingsArgs;
use crate::cli::values::jobs;

/// `gongwen convert`
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "flags as they are typed; config makes enums of them"
)]
pub struct ConvertArgs {
    /// .txt、.md、.docx 文件，文件夹，或 -（标准输入）
    #[arg(value_name = "INPUT", required = true, help_heading = "参数")]
    pub inputs: Vec<PathBuf>,
    /// 要生成的格式：docx、pdf、ofd、md，用逗号分开；不写时按 -o 的结尾，否则要 docx、pdf、md（.md 输入不再生成 .md）
    #[arg(
        short = 't',
        long = "to",
        value_name = "FORMATS",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub formats: Vec<FormatName>,
    /// 写到哪里：以 .docx、.pdf、.ofd、.md 结尾是文件，- 是标准输出，其余是文件夹；不写就在输入文件旁边
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// 怎样转换。
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// 有警告就以退出码 1 结束（文件照常生成）
    #[arg(long)]
    pub strict: bool,
    /// 同时转换几个文件；不写就按处理器核数
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZeroUsize>,
    /// 每转换完一个文件，就把它的结果写成 JSON，一行一个
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// 接着 --report 的记录做：已经完成、也没有变化的不再转换
    #[arg(long, requires = "report")]
    pub resume: bool,
    /// 只转换有变化的：稿子、它用的图片、模板、字体、选项、程序版本或输出变了
    #[arg(long, conflicts_with = "resume")]
    pub incremental: bool,
    /// 转换之后留着，稿子一保存就再转换；Ctrl-C 结束
    #[arg(long, conflicts_with = "resume")]
    pub watch: bool,
    /// 替换已有文件时不留备份
    #[arg(long)]
    pub force: bool,
    /// 只显示错误
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// 显示每个文件的结果和各步用时
    #[arg(short, long)]
    pub verbose: bool,
}

/// A format to write, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// Word
    Docx,
    /// PDF
    Pdf,
    /// OFD
    Ofd,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
}
