//! The YAML crate's errors in, faults in Chinese out.

use std::rc::Rc;

use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::{Error, ExternalMessageSource, Location};

use super::fault::{At, Fault};

/// The place of `location` in `file`; the file's start where the crate knows
/// no place.
pub(super) fn at(file: &Rc<str>, location: Location) -> At {
    let counted = |number: u64| u32::try_from(number).unwrap_or(u32::MAX).max(1);
    At {
        file: Rc::clone(file),
        line: counted(location.line()),
        column: counted(location.column()),
    }
}

/// What `error` says about `file`, in Chinese.
pub(super) fn fault(file: &Rc<str>, error: &Error) -> Fault {
    let location = error.location().unwrap_or(Location::UNKNOWN);
    at(file, location).fault(message(error.without_snippet()))
}

/// The errors of the crate that our reading can meet at all; the others come
/// from typed targets, which `node.rs` does not ask for.
fn message(error: &Error) -> &'static str {
    match error {
        Error::ExternalMessage { source, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(error) => syntax_message(error.kind()),
            _ => SYNTAX,
        },
        Error::AliasError { error, .. } => message(error),
        Error::Eof { .. } => "文件里没有内容；至少写一行，如 extends: 报告材料",
        Error::MultipleDocuments { .. } => {
            "这里又开始了一份 YAML；一个文件只写一个模板，删去这行 ---"
        }
        Error::UnknownAnchor { .. } => "* 开头的是引用，没有找到它引用的 & 标记；普通文字请加引号",
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => {
            "模板太大或嵌套太深；模板只有三层，请检查缩进"
        }
        _ => SYNTAX,
    }
}

/// What is said where no single habit explains the error.
const SYNTAX: &str = "YAML 写法有误；每行写“键: 值”，冒号用半角、后面空一格，缩进用空格";

/// The mistakes that people who have never seen YAML make first.
fn syntax_message(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => "这里有制表符（Tab）；缩进请用空格",
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            "引号没有配对；在值的末尾补上引号"
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::ExpectedFlowMappingSeparator => "方括号或花括号没有配对，或缺少分隔的半角逗号",
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            "这里不该有冒号；值里有冒号时，给值加引号"
        }
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey => {
            "缩进没有对齐；同一层的键要从同一列开始"
        }
        ErrorKind::SimpleKeyExpected => "这一行没有冒号；每行写“键: 值”，冒号用半角、后面空一格",
        ErrorKind::UnexpectedCharacter { .. } => "这个符号不能开头；给值加引号",
        ErrorKind::RecursionLimitExceeded => "嵌套太深；模板只有三层，请检查缩进",
        _ => SYNTAX,
    }
}
