//! `gongwen pipe` as it is typed.

use std::num::NonZeroUsize;

use clap::Args;

use super::{FormatName, SettingsArgs};
use crate::cli::values::jobs;

/// `gongwen pipe`
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub struct PipeArgs {
    /// 没有写 to 的记录要什么格式：docx、pdf、ofd、md，用逗号分开
    #[arg(
        short = 't',
        long = "to",
        value_name = "FORMATS",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub formats: Vec<FormatName>,
    /// 记录里没有写的，照这些。
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// 同时转换几条；不写就按处理器核数。回答总是按记录的次序
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZeroUsize>,
    /// 替换 out 处已有的文件时不留备份
    #[arg(long)]
    pub force: bool,
}
