//! `gongwen check` and `gongwen rules` as they are typed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ReadArgs;
use crate::cli::values::TemplateName;

/// `gongwen check`
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub struct CheckArgs {
    /// .txt、.md、.docx 文件，文件夹，或 -（标准输入）
    #[arg(
        value_name = "INPUT",
        required_unless_present = "explain",
        help_heading = "参数"
    )]
    pub inputs: Vec<PathBuf>,
    /// 输出格式：human、json、sarif、github
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: CheckFormat,
    /// 讲解一条规则（写代号或名称）：为什么、依据、例子
    #[arg(long, value_name = "RULE")]
    pub explain: Option<String>,
    /// 用这个配置文件，不再从输入文件所在文件夹往上找 gongwen.yaml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// 基线文件：其中已有的问题不再报
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// 把现有的问题写成基线文件
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
    /// 检查 .docx 的版式所用的模板：名称，或 .yaml 文件；缺省是报告材料
    #[arg(
        long,
        value_name = "NAME|FILE",
        value_parser = TemplateName,
        hide_possible_values = true
    )]
    pub template: Option<String>,
    /// 怎样读输入。
    #[command(flatten)]
    pub read: ReadArgs,
    /// 写什么。
    #[command(flatten)]
    pub mend: MendArgs,
}

/// What `check` writes.
#[derive(Debug, Args)]
#[command(next_help_heading = "改动")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "flags as they are typed; mend makes enums of them"
)]
pub struct MendArgs {
    /// 改好能安全改的地方并显示改了什么：.txt、.md 写回原文件（原文件留作 名字.bak-1.txt），.docx 要用 -o 另存
    #[arg(long)]
    pub fix: bool,
    /// 连同需要确认的改法一起改；与 --fix 或 --diff 同用
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// 只显示 --fix 会改什么，不写文件
    #[arg(long, conflicts_with = "fix")]
    pub diff: bool,
    /// 改好的文件写到哪里：以 .txt、.md、.docx 结尾是文件，- 是标准输出，其余是文件夹
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// 改 .docx 时写成修订，可在 Word 中逐处接受或拒绝
    #[arg(long)]
    pub track_changes: bool,
    /// 把发现的问题写成 Word 批注，另存为这个文件
    #[arg(long, value_name = "FILE", conflicts_with_all = ["fix", "diff"])]
    pub annotate: Option<PathBuf>,
    /// 替换已有文件时不留备份
    #[arg(long)]
    pub force: bool,
}

/// `gongwen rules`
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub struct RulesArgs {
    /// 输出格式：text、markdown
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: RulesFormat,
}

/// A face of findings, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// 给人看
    Human,
    /// 给程序用
    Json,
    /// SARIF 2.1.0：代码托管平台
    Sarif,
    /// GitHub Actions 的批注
    Github,
}

/// A form of the table of rules, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// 给人看
    Text,
    /// 整本手册
    Markdown,
}
