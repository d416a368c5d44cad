//! clap's errors in, the same in Chinese out, with what was probably meant.
//!
//! It reads the error's kind and context, not its English text. Help and
//! version are no errors and are not rendered here.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::template::nearest;

/// A wrong call, for the user.
#[derive(Debug, PartialEq, Eq)]
pub struct WrongCall {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub hints: Vec<String>,
}

/// What a wrong call of the command `command`, which has `options`, is told.
pub fn explain(error: &clap::Error, command: &str, options: &[String]) -> WrongCall {
    let mut hints = suggestions(error, options);
    hints.push(format!("全部选项见 {command} --help"));
    WrongCall {
        message: message(error),
        hints,
    }
}

fn message(error: &clap::Error) -> String {
    let arg = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => format!("这里不能有 {arg}"),
        ErrorKind::UnknownArgument => format!("没有 {arg} 这个选项"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面要有内容"),
        ErrorKind::InvalidValue => format!("{arg} 不能是“{value}”"),
        ErrorKind::ValueValidation => match error.source() {
            Some(cause) if is_ours(cause) => format!("{arg} 不能是“{value}”：{cause}"),
            _ => format!("{arg} 不能是“{value}”"),
        },
        ErrorKind::InvalidSubcommand => {
            format!(
                "没有 {} 这个命令",
                text(error, ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::ArgumentConflict => {
            let prior = text(error, ContextKind::PriorArg);
            if prior == arg || prior.is_empty() {
                format!("{arg} 只能写一次")
            } else {
                format!("{arg} 和 {prior} 不能同时用")
            }
        }
        ErrorKind::NoEquals => format!("{arg} 和内容之间要写 ="),
        ErrorKind::TooManyValues => format!("{arg} 的内容太多，多出的是“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{arg} 的内容个数不对")
        }
        ErrorKind::InvalidUtf8 => "有的参数不是 UTF-8 文字".to_owned(),
        kind => format!("命令写得不对（{kind}）"),
    }
}

/// Errors of our own value parsers are Chinese; those of the standard library
/// (`invalid digit found in string`) help nobody.
fn is_ours(cause: &(dyn std::error::Error + 'static)) -> bool {
    !cause.to_string().is_ascii()
}

fn suggestions(error: &clap::Error, options: &[String]) -> Vec<String> {
    let valid = text(error, ContextKind::ValidValue);
    let meant = meant(error, options).map(|meant| format!("是不是 {meant}？"));
    let valid = (!valid.is_empty()).then(|| format!("可以是 {valid}"));
    meant.into_iter().chain(valid).collect()
}

/// What was probably meant, of what there is.
fn meant(error: &clap::Error, options: &[String]) -> Option<String> {
    let arg = text(error, ContextKind::InvalidArg);
    match (error.kind(), error.get(ContextKind::ValidValue)) {
        (ErrorKind::InvalidValue, Some(ContextValue::Strings(valid))) => {
            let value = text(error, ContextKind::InvalidValue);
            nearest(&value, valid.iter().map(String::as_str)).map(str::to_owned)
        }
        (ErrorKind::UnknownArgument, _) => {
            let options = options.iter().map(String::as_str);
            nearest(&arg, options).map(str::to_owned)
        }
        (ErrorKind::InvalidSubcommand, _) => {
            Some(text(error, ContextKind::SuggestedSubcommand)).filter(|meant| !meant.is_empty())
        }
        _ => None,
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => plain(one),
        Some(ContextValue::Strings(many)) => many
            .iter()
            .map(|one| plain(one))
            .collect::<Vec<_>>()
            .join("、"),
        Some(ContextValue::StyledStr(one)) => plain(&one.to_string()),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// `--output <PATH>` without its value's name: an option is known by its own.
fn plain(text: &str) -> String {
    match text.split_once(" <") {
        Some((option, _)) if option.starts_with('-') => option.to_owned(),
        _ => text.to_owned(),
    }
}
