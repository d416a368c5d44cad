//! Findings as SARIF 2.1.0, the interchange format of static analysis (OASIS).

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Checked;
use super::json::weight_key;
use crate::check::baseline::words;
use crate::check::finding::{Finding, Sureness};
use crate::check::rule::{Fixing, Rule, Weight};
use crate::check::rules;
use crate::document::{Edit, Place};

/// One run over all files, with a line feed at its end.
pub fn sarif(checked: &[Checked]) -> String {
    let results: Vec<Value> = checked
        .iter()
        .flat_map(|file| file.findings.iter().map(|it| result(&file.file, it)))
        .collect();
    let failures: Vec<Value> = checked
        .iter()
        .filter_map(|file| Some((&file.file, file.failure.as_ref()?)))
        .map(|(file, failure)| {
            json!({
                "level": "error",
                "message": { "text": failure },
                "locations": [{ "physicalLocation": artifact(file) }],
            })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "gongwen",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules::all().map(described).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": failures.is_empty(),
                "toolExecutionNotifications": failures,
            }],
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("plain data has no fault") + "\n"
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.name },
        "fullDescription": { "text": rule.manual() },
        "help": { "text": format!("{}\n\n依据：{}", rule.manual(), rule.clause) },
        "defaultConfiguration": { "level": level(rule.weight) },
        "properties": {
            "tags": [rule.family.name(), rule.weight.name()],
            "weight": weight_key(rule.weight),
            "clause": rule.clause,
        },
    })
}

fn level(weight: Weight) -> &'static str {
    match weight {
        Weight::Mandatory => "error",
        Weight::Recommended => "warning",
        Weight::Custom => "note",
    }
}

fn result(file: &str, finding: &Finding) -> Value {
    let index = rules::all().position(|it| it.code == finding.rule.code);
    let mut physical = artifact(file);
    let mut location = json!({});
    if let Some(region) = region(&finding.place, &finding.end) {
        physical["region"] = region;
    } else {
        let name = super::human::place("", finding);
        let name = name.trim_start_matches(':');
        location["logicalLocations"] = json!([{ "name": name, "kind": "element" }]);
    }
    location["physicalLocation"] = physical;
    let mut result = json!({
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": level(finding.weight),
        "message": { "text": finding.message },
        "locations": [location],
        "rank": match finding.sureness {
            Sureness::Certain => 100,
            Sureness::Likely => 80,
            Sureness::Possible => 50,
        },
    });
    result["partialFingerprints"] = json!({ "ruleAndLine/v1": fingerprint(finding) });
    if let Some(page) = finding.page {
        result["properties"]["page"] = json!(page);
    }
    if let Some(fix) = finding.offered() {
        result["properties"]["safe"] = json!(fix.fixing == Fixing::Safe);
    }
    if let Some(fix) = fix(file, finding) {
        result["fixes"] = json!([fix]);
    }
    result
}

/// By which a finding is known again when lines have moved.
fn fingerprint(finding: &Finding) -> String {
    format!("{}:{}", finding.rule.code, words(finding))
}

/// The edits of a finding, where all of them are on its line.
fn fix(file: &str, finding: &Finding) -> Option<Value> {
    let fix = finding.offered()?;
    let replacements: Option<Vec<Value>> = fix
        .edits
        .iter()
        .map(|edit| {
            Some(json!({
                "deletedRegion": edited(finding, edit)?,
                "insertedContent": { "text": edit.with },
            }))
        })
        .collect();
    let mut change = artifact(file);
    change["replacements"] = Value::Array(replacements?);
    Some(json!({
        "description": { "text": fix.message },
        "artifactChanges": [change],
    }))
}

/// Where an edit stands: the finding's place is known as line and byte, and
/// its line is at hand.
fn edited(finding: &Finding, edit: &Edit) -> Option<Value> {
    let Place::Text {
        line,
        column,
        bytes,
    } = &finding.place
    else {
        return None;
    };
    let shown = &finding.shown;
    let first = shown.line.char_indices().nth(shown.chars.start);
    let start = first.map_or(shown.line.len(), |(at, _)| at);
    // Where the line that is shown begins, in bytes and in columns.
    let shown_from = bytes.start.checked_sub(start)?;
    let before = (*column as usize).checked_sub(shown.chars.start)?;
    let column_of = |byte: usize| {
        let behind = shown.line.get(..byte.checked_sub(shown_from)?)?;
        Some(before + behind.chars().count())
    };
    Some(json!({
        "startLine": line,
        "startColumn": column_of(edit.bytes.start)?,
        "endLine": line,
        "endColumn": column_of(edit.bytes.end)?,
    }))
}

fn region(place: &Place, end: &Place) -> Option<Value> {
    let (
        Place::Text { line, column, .. },
        Place::Text {
            line: end_line,
            column: end_column,
            ..
        },
    ) = (place, end)
    else {
        return None;
    };
    Some(json!({
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }))
}

fn artifact(file: &str) -> Value {
    json!({ "artifactLocation": { "uri": uri(file) } })
}

/// A path as a relative reference of RFC 3986; an absolute one as a `file:` URI.
fn uri(path: &str) -> String {
    let mut uri = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [_, b':', ..] => "file:///".to_owned(),
        _ => String::new(),
    };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
