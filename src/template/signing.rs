//! How far names and dates stand from text and edge in each form of a signature
//! (GB/T 9704-2012 §7.3.5), which a template need not say that chooses a form.
//!
//! In: a form, and where a template chooses it. Out: the part of a template's
//! tree that says so, to be laid under what the template says itself.

use super::fault::At;
use super::node::{Entry, Node, Value};
use super::tail::SignatureForm;

/// `before` and `right-indent` of a style.
type Room = (&'static str, &'static str);

/// Those of 署名, then of 成文日期.
fn rooms(form: SignatureForm) -> [Room; 2] {
    match form {
        // 印章 of 42 mm, its top within a line of the text: two blank lines.
        SignatureForm::Sealed => [("2行", "2字"), ("0", "4字")],
        SignatureForm::Unsealed => [("1行", "2字"), ("0", "2字")],
        SignatureForm::Official => [("2行", "4字"), ("1行", "4字")],
    }
}

/// `styles` with the room that `form` wants, said at `at`.
pub(super) fn styles(form: SignatureForm, at: &At) -> Node {
    let [signature, date] = rooms(form).map(|(before, right)| {
        let said = [("before", before), ("right-indent", right)];
        map(said.map(|(key, value)| (key, scalar(value, at))), at)
    });
    let styles = map([("signature", signature), ("date", date)], at);
    map([("styles", styles)], at)
}

fn map<const N: usize>(entries: [(&str, Node); N], at: &At) -> Node {
    let entries = entries.map(|(key, node)| Entry {
        key: key.to_owned(),
        at: at.clone(),
        node,
    });
    Node {
        at: at.clone(),
        value: Value::Map(entries.into()),
    }
}

fn scalar(text: &str, at: &At) -> Node {
    Node {
        at: at.clone(),
        value: Value::Scalar(text.to_owned()),
    }
}
