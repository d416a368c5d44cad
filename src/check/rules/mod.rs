//! Every rule, one a file, a folder a family.
//!
//! A file's head is the manual that `--explain` prints, in Chinese; its `RULE`
//! says the rest.

mod elements;
mod figure;
mod layout;
mod numbering;
mod numbers;
mod punctuation;
mod typing;
mod units;

use super::rule::Rule;

/// Every rule, by family and code.
pub fn all() -> impl Iterator<Item = &'static Rule> + Clone {
    let families = [
        numbering::RULES,
        elements::RULES,
        punctuation::RULES,
        numbers::RULES,
        units::RULES,
        typing::RULES,
        layout::RULES,
    ];
    families.into_iter().flatten().copied()
}

/// The rule called `code`.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}

#[cfg(test)]
mod tests;
