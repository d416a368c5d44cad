//! Edits of the texts of a part in, patches of its XML out that say them as
//! tracked changes: what was there as `w:del`, what comes as `w:ins`.
//!
//! No date is written: there is no clock, and the standard asks for none.

use super::AUTHOR;
use super::scan::{Leaf, Run, Scan};
use super::split::Splitter;
use crate::document::Edit;

/// The patches of `xml` for the edits of each text.
pub(super) fn tracked(xml: &str, scan: &Scan, edits: &[(&Run, &Leaf, Vec<Edit>)]) -> Vec<Edit> {
    let mut splitter = Splitter::new(xml, scan);
    for (run, leaf, own) in edits {
        let mut cuts = Vec::with_capacity(own.len());
        for edit in own {
            let mut tracker = Tracker {
                xml,
                scan,
                splitter: &mut splitter,
            };
            cuts.push((edit.bytes.clone(), tracker.change(run, edit)));
        }
        splitter.replace(run, leaf, &cuts);
    }
    splitter.patches()
}

struct Tracker<'t, 's> {
    xml: &'s str,
    scan: &'s Scan,
    splitter: &'t mut Splitter<'s>,
}

impl Tracker<'_, '_> {
    /// A deletion and an insertion beside runs like `run`.
    fn change(&mut self, run: &Run, edit: &Edit) -> String {
        let old = &self.xml[edit.bytes.clone()];
        let mut change = String::new();
        if !old.is_empty() {
            change.push_str(&self.marked("del", "delText", run, old));
        }
        if edit.with.is_empty() {
            return change;
        }
        let new = self.marked("ins", "t", run, &edit.with);
        match run.inserted.clone() {
            // An insertion of someone else's: ours stands beside it, not in it.
            Some(open) => {
                let again = self.renumbered(&self.xml[open]);
                let end = format!("</{}ins>", self.scan.names.prefix);
                format!("{change}{end}{new}{again}")
            }
            None => change + &new,
        }
    }

    /// `chars`, as they are written, in a run like `run` inside the element `mark`.
    fn marked(&mut self, mark: &str, text: &str, run: &Run, chars: &str) -> String {
        let id = self.splitter.id();
        let open = &self.xml[run.open.clone()];
        let properties = self.splitter.properties(run);
        let w = &self.scan.names.prefix;
        let (a, declared) = self.scan.names.attribute();
        format!(
            "<{w}{mark}{declared} {a}id=\"{id}\" {a}author=\"{AUTHOR}\">{open}{properties}\
             <{w}{text} xml:space=\"preserve\">{chars}</{w}{text}></{w}r></{w}{mark}>"
        )
    }

    /// The start tag of a change with a number of its own.
    fn renumbered(&mut self, open: &str) -> String {
        let id = self.splitter.id();
        let start = open.find(":id=\"").map(|at| at + 5);
        match start.and_then(|at| Some((at, at + open[at..].find('"')?))) {
            Some((start, end)) => format!("{}{id}{}", &open[..start], &open[end..]),
            None => open.to_owned(),
        }
    }
}
