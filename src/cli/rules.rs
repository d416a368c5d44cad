//! `gongwen rules`: the table of rules, or their whole manual.

use super::args::RulesFormat;
use super::{Exit, result, wrong_call};
use crate::check::{self, manual};
use crate::template::nearest;

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
    if let Some(rule) = check::by_code(named).or_else(by_name) {
        return result(manual::explain(rule).as_bytes());
    }
    let names = check::all().flat_map(|rule| [rule.code, rule.name]);
    let meant = nearest(named, names).map(|near| format!("是不是 {near}？"));
    let mut hints: Vec<&str> = meant.as_deref().into_iter().collect();
    hints.push("全部规则见 gongwen rules");
    wrong_call(&format!("没有“{named}”这条规则"), &hints)
}
