//! Findings as the commands by which GitHub Actions annotates a change.

use std::fmt::Write as _;

use super::Checked;
use crate::check::rule::Weight;
use crate::document::Place;

/// A command a finding, a line each.
pub fn github(checked: &[Checked]) -> String {
    let mut out = String::new();
    for file in checked {
        let path = property(&file.file);
        if let Some(failure) = &file.failure {
            let _ = writeln!(out, "::error file={path}::{}", data(failure));
        }
        for finding in &file.findings {
            let command = match finding.weight {
                Weight::Mandatory => "error",
                Weight::Recommended => "warning",
                Weight::Custom => "notice",
            };
            let title = format!("{} {}", finding.rule.name, finding.rule.code);
            let place = match (&finding.place, &finding.end) {
                (
                    Place::Text { line, column, .. },
                    Place::Text {
                        line: end_line,
                        column: end_column,
                        ..
                    },
                ) => format!(",line={line},col={column},endLine={end_line},endColumn={end_column}"),
                _ => String::new(),
            };
            let mut message = finding.message.clone();
            if place.is_empty() {
                message = format!("{}: {message}", super::human::place("", finding));
            }
            if let Some(fix) = &finding.fix {
                let _ = write!(message, "；{}", fix.message);
            }
            let _ = write!(message, "（{}）", finding.rule.clause);
            let title = property(&title);
            let _ = writeln!(
                out,
                "::{command} file={path}{place},title={title}::{}",
                data(&message)
            );
        }
    }
    out
}

/// The escapes of a command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The escapes of a command's properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
