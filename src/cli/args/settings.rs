//! The options that say how one input becomes its outputs, the same for every
//! command that converts.

use clap::{Args, ValueEnum};

use super::{LookArgs, ReadArgs};
use crate::cli::values::font_names;
use crate::font::NameSet;

/// How an input becomes its outputs.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "选项")]
pub struct SettingsArgs {
    /// 怎样读输入。
    #[command(flatten)]
    pub read: ReadArgs,
    /// 排成什么样子。
    #[command(flatten)]
    pub look: LookArgs,
    /// Word 文件里写哪一套字体名：gb2312、founder、windows、macos、wps、open
    #[arg(
        long,
        value_name = "SET",
        value_parser = font_names(),
        hide_possible_values = true
    )]
    pub font_names: Option<NameSet>,
    /// PDF 照哪些标准：a-2u、a-2a、ua-1，用逗号分开，或 none；不写就是 a-2a,ua-1
    #[arg(
        long,
        value_name = "STANDARDS",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub pdf_standard: Vec<StandardName>,
}

/// A standard for PDF, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StandardName {
    /// PDF/A-2u：存档，文字可检索
    #[value(name = "a-2u")]
    A2u,
    /// PDF/A-2a：存档，有结构
    #[value(name = "a-2a")]
    A2a,
    /// PDF/UA-1：无障碍
    #[value(name = "ua-1")]
    Ua1,
    /// 都不照
    None,
}
