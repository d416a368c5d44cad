//! Why inputs failed, in words that are the same for every input that failed
//! so: a failure in, its cause out. File names and numbers stay in the message
//! about the one input.

use super::messages::shown;
use crate::batch::gather::{GatherError, walk_cause};
use crate::batch::run::Failure;
use crate::batch::save::SaveError;
use crate::convert::ConvertError;
use crate::diagnostic::system_cause;
use crate::read::ReadError;

/// Of inputs that would write one output.
pub const COLLISION: &str = "和别的文件会写到同一个文件";

/// That of something that was named and gives no input.
pub fn of_refused(error: &GatherError) -> String {
    match error {
        GatherError::Missing => "文件不存在".to_owned(),
        GatherError::EmptyFolder => "文件夹中没有可以转换的文件".to_owned(),
        GatherError::System(error) => format!("无法查看：{}", system_cause(error)),
        GatherError::Walk(error) => format!("无法查看：{}", walk_cause(error)),
        GatherError::Dangling => error.to_string(),
    }
}

/// That of an input that was worked on.
pub fn of_failure(failure: &Failure) -> String {
    match failure {
        Failure::TooLarge { .. } => "超过了 --max-input 的上限".to_owned(),
        Failure::Load(error) => format!("无法读取：{}", system_cause(error)),
        Failure::Convert(error) => of_conversion(error),
        Failure::Save(error) => of_saving(error),
        Failure::Crash(_) => "程序内部出错".to_owned(),
    }
}

fn of_conversion(error: &ConvertError) -> String {
    match error {
        ConvertError::Template(_) => "模板不能用".to_owned(),
        ConvertError::Picture { .. } => "印章或签名章的图片不能用".to_owned(),
        ConvertError::Read(ReadError::FrontMatter { .. }) => "文首的要素表有错".to_owned(),
        // Behind the semicolon stands what to do about the one input.
        error => first_clause(&error.to_string()),
    }
}

fn first_clause(message: &str) -> String {
    message.split('；').next().unwrap_or_default().to_owned()
}

fn of_saving(error: &SaveError) -> String {
    match error {
        SaveError::Folder { .. } => "要写的位置是一个文件夹".to_owned(),
        SaveError::ReadOnly { .. } => "要替换的是只读文件".to_owned(),
        SaveError::Link { .. } => "要写的位置是一个断了的链接".to_owned(),
        SaveError::Name { .. } => "输出的名字太长，或有系统不允许的字符".to_owned(),
        SaveError::Parent { cause, .. } => format!("无法建立文件夹：{}", system_cause(cause)),
        SaveError::Write { cause, .. } => format!("无法写入：{}", system_cause(cause)),
        SaveError::Replace { cause, .. } => format!("无法替换已有的文件：{}", system_cause(cause)),
        SaveError::Backup { cause, .. } => format!("无法留备份：{}", system_cause(cause)),
    }
}

/// How a cause is listed: how many inputs, why, and the first of them.
pub fn listed(cause: &str, count: usize, first: &std::path::Path) -> String {
    let first = shown(first);
    match count {
        1 => format!("  1 个：{cause}（{first}）"),
        _ => format!("  {count} 个：{cause}（{first} 等）"),
    }
}
