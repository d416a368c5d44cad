//! Findings as JSON, by `docs/check.schema.json`.

use serde::Serialize;

use super::{Checked, counts};
use crate::check::finding::{Finding, Sureness};
use crate::check::rule::{Fixing, Weight};
use crate::document::Place;

/// The whole of it, with a line feed at its end.
pub fn json(checked: &[Checked]) -> String {
    let [mandatory, recommended, custom] = counts(checked);
    let report = Report {
        version: 1,
        files: checked.iter().map(File::of).collect(),
        summary: Summary {
            files: checked.len(),
            failed: checked.iter().filter(|it| it.failure.is_some()).count(),
            mandatory,
            recommended,
            custom,
        },
    };
    serde_json::to_string_pretty(&report).expect("plain data has no fault") + "\n"
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    files: Vec<File<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    failed: usize,
    mandatory: usize,
    recommended: usize,
    custom: usize,
}

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "file")]
    name: &'a str,
    error: Option<&'a str>,
    findings: Vec<Found<'a>>,
}

impl<'a> File<'a> {
    fn of(checked: &'a Checked) -> Self {
        Self {
            name: &checked.file,
            error: checked.failure.as_deref(),
            findings: checked.findings.iter().map(Found::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct Found<'a> {
    code: &'a str,
    name: &'a str,
    weight: &'a str,
    sureness: &'a str,
    clause: &'a str,
    message: &'a str,
    place: At<'a>,
    end: At<'a>,
    page: Option<u32>,
    line: &'a str,
    fix: Option<Mend<'a>>,
}

#[derive(Serialize)]
struct Mend<'a> {
    safe: bool,
    message: &'a str,
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    start: usize,
    end: usize,
    with: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum At<'a> {
    Text {
        line: u32,
        column: u32,
    },
    Docx {
        part: &'a str,
        paragraph: u32,
        character: u32,
    },
    Given {
        key: &'a str,
    },
}

impl<'a> At<'a> {
    fn of(place: &'a Place) -> Self {
        match place {
            Place::Text { line, column, .. } => Self::Text {
                line: *line,
                column: *column,
            },
            Place::Docx {
                part,
                paragraph,
                character,
            } => Self::Docx {
                part,
                paragraph: *paragraph,
                character: *character,
            },
            Place::Given { key } => Self::Given { key },
        }
    }
}

impl<'a> Found<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            code: finding.rule.code,
            name: finding.rule.name,
            weight: weight_key(finding.weight),
            sureness: match finding.sureness {
                Sureness::Certain => "certain",
                Sureness::Likely => "likely",
                Sureness::Possible => "possible",
            },
            clause: finding.rule.clause,
            message: &finding.message,
            place: At::of(&finding.place),
            end: At::of(&finding.end),
            page: finding.page,
            line: &finding.shown.line,
            fix: finding.offered().map(|fix| Mend {
                safe: fix.fixing == Fixing::Safe,
                message: &fix.message,
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| Change {
                        start: edit.bytes.start,
                        end: edit.bytes.end,
                        with: &edit.with,
                    })
                    .collect(),
            }),
        }
    }
}

/// The name of a weight for programs.
pub(super) fn weight_key(weight: Weight) -> &'static str {
    match weight {
        Weight::Mandatory => "mandatory",
        Weight::Recommended => "recommended",
        Weight::Custom => "custom",
    }
}
