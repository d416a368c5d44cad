//! Every rule, one a file, in the order of the table of rules.
//!
//! A file's head is the manual that `--explain` prints, in Chinese; its `RULE`
//! says the rest.

mod doubled_mark;

use super::rule::Rule;

/// Every rule, by family and code.
pub const ALL: &[&Rule] = &[&doubled_mark::RULE];

/// The rule called `code`.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.code == code).copied()
}

#[cfg(test)]
mod tests;
