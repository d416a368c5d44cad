//! Reads mappings of a template's tree key by key, and gathers every fault on
//! the way instead of stopping at the first.

use super::fault::{At, Fault};
use super::nearest::did_you_mean;
use super::node::{Node, Value};
use super::values::Read;

/// Every fault found so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    /// One more.
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// The value of `result`; where it has none, what is wrong is said about
    /// `at` and reading goes on.
    pub fn keep<T>(&mut self, at: &At, result: Read<T>) -> Option<T> {
        result.map_err(|message| self.push(at.fault(message))).ok()
    }

    /// All of them in the order of the files, each once.
    pub fn sorted(mut self) -> Vec<Fault> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}

/// A mapping that is being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Section<'a> {
    /// Its keys from the root, `styles.title`; empty for the root.
    pub path: &'a str,
    /// Where messages about the whole of it point.
    pub at: &'a At,
    /// The mapping.
    pub node: &'a Node,
}

impl<'a> Section<'a> {
    /// The section under `key`, where there is one.
    pub fn section(self, key: &'static str) -> Option<Section<'a>> {
        let entry = self.node.entry(key)?;
        Some(Section {
            path: key,
            at: &entry.at,
            node: &entry.node,
        })
    }

    /// Faults for a value that is no mapping, for keys that are not `known`,
    /// and, in one, for those of `required` that are missing.
    pub fn expect_keys(self, known: &[&str], required: &[&str], faults: &mut Faults) {
        if let Value::Scalar(_) | Value::List(_) = self.node.value {
            let how = match self.path {
                "" => "模板要写成“键: 值”，一行一个".to_owned(),
                path => format!("{path} 里要换行缩进写“键: 值”"),
            };
            let message = format!("{how}；可以写 {}", known.join("、"));
            faults.push(self.node.at.fault(message));
            return;
        }
        self.unknown_keys(known, faults);
        self.missing_keys(required, faults);
    }

    /// A fault for each key that is not `known`, with the one that was meant.
    fn unknown_keys(self, known: &[&str], faults: &mut Faults) {
        for entry in self.node.entries() {
            if !known.contains(&entry.key.as_str()) {
                let meant = did_you_mean(&entry.key, known.iter().copied());
                faults.push(entry.at.fault(format!(
                    "不认识“{}”这个键{meant}{}可以写 {}",
                    entry.key,
                    self.inside(),
                    known.join("、")
                )));
            }
        }
    }

    /// One fault for all keys of `required` that are missing: a template that
    /// forgot `extends` lacks many, and one line says so better than ten.
    fn missing_keys(self, required: &[&str], faults: &mut Faults) {
        let missing: Vec<&str> = required
            .iter()
            .copied()
            .filter(|key| self.node.entry(key).is_none())
            .collect();
        if !missing.is_empty() {
            faults.push(self.at.fault(format!(
                "{}缺少 {}；补上，或在开头写 extends: 报告材料，没有写的就与它相同",
                self.inside(),
                missing.join("、")
            )));
        }
    }

    /// The value under `key` by `read`, where there is one; a fault where it is
    /// wrong. That it is missing was told by [`Self::expect_keys`].
    pub fn value<T>(
        self,
        key: &str,
        read: impl FnOnce(&str) -> Read<T>,
        faults: &mut Faults,
    ) -> Option<T> {
        let entry = self.node.entry(key)?;
        let text = match &entry.node.value {
            Value::Scalar(text) => Ok(text.as_str()),
            Value::Empty => {
                let message = format!("{key} 后面没有写值；写上值，或删去这一行");
                return faults.keep(&entry.at, Err(message));
            }
            Value::List(_) | Value::Map(_) => Err(format!("{key} 只能写一个值，写在同一行")),
        };
        faults.keep(&entry.node.at, text.and_then(read))
    }

    /// `page 里`, or nothing for the root.
    fn inside(self) -> String {
        if self.path.is_empty() {
            String::new()
        } else {
            format!("{} 里", self.path)
        }
    }
}
