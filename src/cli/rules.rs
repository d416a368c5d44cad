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

/// Explains the rule called `named`, by its code or its Chinese name.
pub fn explain(named: &str) -> Exit {
    let by_name = || check::all().find(|rule| rule.name == named);
    match check::by_code(named).or_else(by_name) {
        Some(rule) => result(manual::explain(rule).as_bytes()),
        None => wrong_call(
            &format!("没有“{named}”这条规则"),
            &["全部规则见 gongwen rules"],
        ),
    }
}
