//! YAML text in, a tree of values with their places out.
//!
//! Scalars stay as they were written, whatever YAML takes them for: what a
//! value means is decided by the key it stands under (`values.rs`). Syntax
//! errors come out in Chinese.

use std::fmt;
use std::rc::Rc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location, Spanned};

use super::fault::{At, Fault};
use super::syntax;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Where the value begins; of a mapping, where its first key stands.
    pub at: At,
    /// The value.
    pub value: Value,
}

/// A value of YAML.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// Nothing, `~` or `null`.
    Empty,
    /// A scalar as it was written, without its quotes.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The key, without its quotes.
    pub key: String,
    /// Where the key stands: what is said about a whole section points here,
    /// for a mapping itself begins a line below.
    pub at: At,
    /// What stands under it.
    pub node: Node,
}

impl Node {
    /// The tree of `yaml`, the text of `file`.
    pub fn parse(file: &str, yaml: &str) -> Result<Self, Fault> {
        let file: Rc<str> = Rc::from(file);
        // The crate takes a byte-order mark off before it counts bytes.
        let yaml = yaml.strip_prefix('\u{feff}').unwrap_or(yaml);
        let options = serde_yaml::options! {
            // Told by `Planting::entries`, with the line of the first.
            duplicate_keys: DuplicateKeyPolicy::PassThrough,
            // `.inf` is text like any other here; `values` refuses it.
            non_finite_float_policy: serde_yaml::NonFiniteFloatPolicy::PassThrough,
            // References to references grow by powers; the bundled templates,
            // which use none, come to some hundred events.
            alias_limits: serde_yaml::alias_limits! {
                max_total_replayed_events: 10_000,
            },
            // Messages are ours; a snippet would only cost a copy.
            with_snippet: false,
        };
        match serde_yaml::from_str_with_options::<Spanned<Raw>>(yaml, options) {
            Ok(raw) => Planting { file, yaml }.node(raw),
            Err(error) => Err(syntax::fault(&file, &error)),
        }
    }

    /// The entries of a mapping; none where there is no value.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            Value::Empty | Value::Scalar(_) | Value::List(_) => &[],
        }
    }

    /// The entry under `key`.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// `self` with what `over` gives put over it, key by key; a list or a
    /// scalar replaces the whole of what it is put over.
    #[must_use]
    pub fn overlaid(self, over: Self) -> Self {
        let (mut entries, over_entries) = match (self.value, over.value) {
            (Value::Map(entries), Value::Map(over_entries)) => (entries, over_entries),
            // `page:` with every key commented out asks for no change.
            (Value::Map(entries), Value::Empty) => (entries, Vec::new()),
            (_, value) => {
                return Self { at: over.at, value };
            }
        };
        for Entry { key, at, node } in over_entries {
            match entries.iter_mut().find(|entry| entry.key == key) {
                Some(under) => {
                    let base = under.node.clone();
                    under.at = at;
                    under.node = base.overlaid(node);
                }
                None => entries.push(Entry { key, at, node }),
            }
        }
        Self {
            at: over.at,
            value: Value::Map(entries),
        }
    }
}

/// What serde hands over before places are put in.
enum Raw {
    Empty,
    Text(String),
    /// A scalar that YAML takes for a number or a truth value.
    Typed,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

/// Takes whatever comes. Of numbers and truth values only the kind is kept:
/// their text is read from the file again, for 16 and 16.0 and 0x10 are
/// different mistakes.
struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

/// Turns what serde hands over into nodes of a file.
struct Planting<'a> {
    /// The file as messages name it.
    file: Rc<str>,
    /// Its text, for the spelling of numbers.
    yaml: &'a str,
}

impl Planting<'_> {
    fn at(&self, location: Location) -> At {
        syntax::at(&self.file, location)
    }

    fn node(&self, raw: Spanned<Raw>) -> Result<Node, Fault> {
        let value = match raw.value {
            Raw::Empty => Value::Empty,
            Raw::Text(text) => Value::Scalar(text),
            Raw::Typed => Value::Scalar(self.written(raw.defined)),
            Raw::List(items) => Value::List(
                items
                    .into_iter()
                    .map(|item| self.node(item))
                    .collect::<Result<_, _>>()?,
            ),
            Raw::Map(entries) => Value::Map(self.entries(entries)?),
        };
        Ok(Node {
            // Of an alias, the place where it is used, not where it points.
            at: self.at(raw.referenced),
            value,
        })
    }

    /// The entries of a mapping; a key that stands twice is refused, for one
    /// of the two would be lost without a word.
    fn entries(&self, raw: Vec<(Spanned<String>, Spanned<Raw>)>) -> Result<Vec<Entry>, Fault> {
        let mut entries: Vec<Entry> = Vec::with_capacity(raw.len());
        for (key, node) in raw {
            let at = self.at(key.referenced);
            let key = key.value;
            if let Some(first) = entries.iter().find(|entry| entry.key == key) {
                return Err(at.fault(format!(
                    "“{key}”写了两次，第一次在第 {} 行；只留一处",
                    first.at.line
                )));
            }
            let node = self.node(node)?;
            entries.push(Entry { key, at, node });
        }
        Ok(entries)
    }

    /// The text of a plain scalar as it stands in the file.
    fn written(&self, location: Location) -> String {
        let span = location.span();
        let range = span.byte_offset().zip(span.byte_len());
        range
            .and_then(|(start, length)| {
                let start = usize::try_from(start).ok()?;
                let length = usize::try_from(length).ok()?;
                self.yaml.get(start..start.checked_add(length)?)
            })
            .unwrap_or_default()
            .trim()
            .to_owned()
    }
}
