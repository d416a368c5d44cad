//! `gongwen rules`: the table of rules, or their whole manual.

use super::args::RulesFormat;
use super::{Exit, result, wrong_call};
use crate::check::{self, manual};

/// Runs the command.
pub fn rules(format: RulesFormat) -> Exit {
    let text = match format {
        RulesFormat::Text => manual::table(),
        RulesFormat::Markdown => manual::markdown(),
    };
    result(text.as_bytes())
}

/// Explains the rule called `code`.
pub fn explain(code: &str) -> Exit {
    match check::by_code(code) {
        Some(rule) => result(manual::explain(rule).as_bytes()),
        None => wrong_call(
            &format!("没有“{code}”这条规则"),
            &["全部规则见 gongwen rules"],
        ),
    }
}
