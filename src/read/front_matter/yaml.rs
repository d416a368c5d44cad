//! YAML in, a tree of texts with their places out: no scalar is taken for a
//! number, a truth value or a date, so what was written is what is read.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::{DuplicateKeyPolicy, ExternalMessageSource, Location, Options, Spanned};

/// A node of the tree and where it stands.
pub(super) type Node = Spanned<Kind>;

/// What a node is.
#[derive(Debug)]
pub(super) enum Kind {
    /// A text: quoted, or plain and like nothing else.
    Text(String),
    /// A plain scalar that YAML would take for a number or a truth value; its
    /// text is the source's at its place.
    Bare,
    /// Nothing, `~` or `null`.
    Nothing,
    /// A list.
    List(Vec<Node>),
    /// A mapping, repeated keys included.
    Mapping(Vec<(Node, Node)>),
}

/// Reads one YAML document.
pub(super) fn parse(yaml: &str) -> Result<Node, serde_yaml::Error> {
    let mut options = Options::default();
    // Repeated keys reach us as an error of the crate's own, with a place.
    options.duplicate_keys = DuplicateKeyPolicy::Error;
    options.strict_booleans = true;
    options.with_snippet = false;
    // Front matter has no use for references; those to references grow by powers.
    options.alias_limits = serde_yaml::alias_limits! {
        max_total_replayed_events: 10_000,
    };
    serde_yaml::from_str_with_options(yaml, options)
}

/// Why `error`'s text is no YAML, by the slip that most often leads to it.
pub(super) fn habit(error: &serde_yaml::Error) -> &'static str {
    const OTHER: &str = "每行写“键: 值”，冒号用半角，后面空一格";
    let serde_yaml::Error::ExternalMessage { source, .. } = error.without_snippet() else {
        return OTHER;
    };
    let ExternalMessageSource::Parser(error) = source.as_ref() else {
        return OTHER;
    };
    match error.kind() {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            "内容里有冒号时请加引号"
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            "引号没有配对"
        }
        ErrorKind::UnexpectedCharacter { .. } => "这个符号不能开头，内容请加引号",
        ErrorKind::SimpleKeyExpected => "这一行没有半角冒号",
        _ => OTHER,
    }
}

/// The text of a scalar as the user wrote it; `None` for what is no scalar.
pub(super) fn scalar(node: &Node, yaml: &str) -> Option<String> {
    match &node.value {
        Kind::Text(text) => Some(text.clone()),
        Kind::Bare => bare(node.defined, yaml).map(str::to_owned),
        Kind::Nothing => Some(String::new()),
        Kind::List(_) | Kind::Mapping(_) => None,
    }
}

fn bare(location: Location, yaml: &str) -> Option<&str> {
    yaml.get(bytes(location)?).map(str::trim)
}

fn bytes(location: Location) -> Option<Range<usize>> {
    let start = usize::try_from(location.span().byte_offset()?).ok()?;
    let length = usize::try_from(location.span().byte_len()?).ok()?;
    Some(start..start + length)
}

/// The bytes of `yaml` at which the scalar `node` stands as its value does; none
/// of them, at its start, where it is written another way.
pub(super) fn literal(node: &Node, value: &str, yaml: &str) -> Range<usize> {
    let whole = bytes(node.defined).unwrap_or_default();
    let written = yaml.get(whole.clone()).unwrap_or_default();
    let quotes = usize::from(written.starts_with(['"', '\'']));
    let start = whole.start + quotes;
    let stands = yaml.get(start..).is_some_and(|it| it.starts_with(value));
    // What comes behind it belongs to no value: a quotation mark, white space.
    let behind = yaml.get(start + value.len()..whole.end).unwrap_or("?");
    if stands && behind.trim_end_matches(['"', '\'']).trim().is_empty() {
        start..start + value.len()
    } else {
        whole.start..whole.start
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(KindVisitor)
    }
}

struct KindVisitor;

impl<'de> Visitor<'de> for KindVisitor {
    type Value = Kind;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("YAML")
    }

    fn visit_str<E>(self, text: &str) -> Result<Kind, E> {
        Ok(Kind::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Kind, E> {
        Ok(Kind::Bare)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Kind, E> {
        Ok(Kind::Bare)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Kind, E> {
        Ok(Kind::Bare)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Kind, E> {
        Ok(Kind::Bare)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Kind, E> {
        Ok(Kind::Bare)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Kind, E> {
        Ok(Kind::Bare)
    }

    fn visit_unit<E>(self) -> Result<Kind, E> {
        Ok(Kind::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Kind, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element()? {
            nodes.push(node);
        }
        Ok(Kind::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Kind, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Kind::Mapping(entries))
    }
}
