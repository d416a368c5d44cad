//! One line in, the record in it out: its keys, each once and each known, with
//! their values still as they are written; or what is wrong with it.
//!
//! A key whose value is `null` counts as absent: tables have such cells. What
//! the values mean is [`order`](super::order)'s.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::diagnostic::Diagnostic;
use crate::template::nearest;

/// Every key of a record.
pub const KEYS: [&str; 13] = [
    "id",
    "text",
    "base64",
    "format",
    "to",
    "template",
    "set",
    "title",
    "split_items",
    "pdf_standard",
    "font_names",
    "encoding",
    "out",
];

/// The record of a line.
#[derive(Debug)]
pub struct Request<'a> {
    fields: Fields<'a>,
}

impl<'a> Request<'a> {
    /// The record of `line`, whatever its keys.
    ///
    /// # Errors
    /// Where there is none.
    pub fn parse(line: &'a [u8]) -> Result<Self, Diagnostic> {
        let text = std::str::from_utf8(line).map_err(|error| {
            let at = error.valid_up_to() + 1;
            Diagnostic::error("not-utf8", format!("第 {at} 个字节起不是 UTF-8"))
                .hint("把记录写成 UTF-8；别的编码的文稿用 base64 给出")
        })?;
        // Some systems put a byte-order mark at the head of a file.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let fields = serde_json::from_str(text).map_err(|error| no_record(&error))?;
        Ok(Self { fields })
    }

    /// The identity of the record, as it is written; `None` where it has none
    /// that can be given back.
    pub fn id(&self) -> Option<&'a RawValue> {
        self.raw("id").filter(|raw| is_text(raw) || is_number(raw))
    }

    /// Refuses keys that are unknown or stand twice, and an `id` that is none.
    ///
    /// # Errors
    /// With the first that is wrong.
    pub fn checked(&self) -> Result<(), Diagnostic> {
        if let Some((key, _)) = self.fields.unknown(&KEYS) {
            return Err(unknown(
                "unknown-key",
                format!("不认识“{key}”这个键"),
                key,
                &KEYS,
            ));
        }
        self.fields.each_once()?;
        if self.raw("id").is_some() && self.id().is_none() {
            return Err(shape("id", "文字或数"));
        }
        Ok(())
    }

    /// The value of `key` as it is written; `None` where there is none.
    pub fn raw(&self, key: &str) -> Option<&'a RawValue> {
        let mut fields = self.fields.0.iter();
        let (_, raw) = fields.find(|(name, _)| name == key)?;
        (raw.get() != "null").then_some(*raw)
    }

    /// The value of `key`, which has to be such as `what` says.
    ///
    /// # Errors
    /// Where it is something else.
    pub fn value<T: Deserialize<'a>>(
        &self,
        key: &str,
        what: &str,
    ) -> Result<Option<T>, Diagnostic> {
        self.raw(key).map(|raw| read(raw, key, what)).transpose()
    }

    /// The value of `key`, a text.
    ///
    /// # Errors
    /// Where it is something else.
    pub fn text(&self, key: &str) -> Result<Option<String>, Diagnostic> {
        self.raw(key).map(|raw| text(raw, key)).transpose()
    }

    /// The pairs of `key`, an object of plain values.
    ///
    /// # Errors
    /// Where it is something else, or a name in it stands twice.
    pub fn pairs(&self, key: &str) -> Result<Vec<(String, String)>, Diagnostic> {
        let what = "{\"要素\": \"内容\"}";
        let Some(fields) = self.value::<Fields<'_>>(key, what)? else {
            return Ok(Vec::new());
        };
        fields.each_once()?;
        let pair = |(name, raw): (String, &RawValue)| match raw.get() {
            "true" | "false" => Ok((name, raw.get().to_owned())),
            number if is_number(raw) => Ok((name, number.to_owned())),
            _ => text(raw, &name).map(|text| (name, text)),
        };
        fields.0.into_iter().map(pair).collect()
    }
}

/// The names and values of a JSON object, in their order.
#[derive(Debug)]
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl Fields<'_> {
    fn unknown(&self, known: &[&str]) -> Option<&(String, &RawValue)> {
        self.0.iter().find(|(name, _)| !known.contains(&&**name))
    }

    fn each_once(&self) -> Result<(), Diagnostic> {
        let mut seen = BTreeSet::new();
        match self.0.iter().find(|(name, _)| !seen.insert(name)) {
            None => Ok(()),
            Some((name, _)) => {
                let message = format!("“{name}”写了两次");
                Err(Diagnostic::error("repeated-key", message))
            }
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(fields)
            }
        }

        from.deserialize_map(InOrder).map(Fields)
    }
}

/// A wrong value of `key`, which has to be such as `what` says.
pub fn shape(key: &str, what: &str) -> Diagnostic {
    wrong(format!("“{key}”要写成{what}"))
}

/// A wrong value.
pub fn wrong(message: String) -> Diagnostic {
    Diagnostic::error("wrong-value", message)
}

/// A name that is none of `known`, with the one that was meant.
pub fn unknown(code: &'static str, message: String, written: &str, known: &[&str]) -> Diagnostic {
    let told = Diagnostic::error(code, message);
    let meant = nearest(written, known.iter().copied());
    let told = meant
        .into_iter()
        .fold(told, |told, near| told.hint(format!("是不是 {near}？")));
    told.hint(format!("可以写 {}", known.join("、")))
}

/// Whether a value is a text, though half a pair of surrogates may be in it.
pub fn is_text(raw: &RawValue) -> bool {
    raw.get().starts_with('"')
}

fn is_number(raw: &RawValue) -> bool {
    raw.get()
        .starts_with(|first: char| first == '-' || first.is_ascii_digit())
}

fn text(raw: &RawValue, key: &str) -> Result<String, Diagnostic> {
    let text = read(raw, key, "文字");
    // A string that is well formed and yet no text has half a pair of surrogates.
    if text.is_err() && is_text(raw) {
        let message = format!("“{key}”里有不成对的 \\ud800–\\udfff，不是文字");
        let hint = (key == "text").then_some("原文不是 UTF-8 时，用 base64 给出它的字节");
        return Err(hint.into_iter().fold(wrong(message), Diagnostic::hint));
    }
    text
}

fn read<'a, T: Deserialize<'a>>(raw: &'a RawValue, key: &str, what: &str) -> Result<T, Diagnostic> {
    serde_json::from_str(raw.get()).map_err(|_| shape(key, what))
}

fn no_record(error: &serde_json::Error) -> Diagnostic {
    let hint = "一行写一条记录，如 {\"id\": 1, \"text\": \"……\", \"to\": [\"md\"]}";
    if error.is_data() {
        return Diagnostic::error("not-a-record", "这一行不是 {…} 形式的记录").hint(hint);
    }
    let message = if error.is_eof() {
        "不是 JSON：没有写完，记录里的换行要写成 \\n".to_owned()
    } else {
        format!("不是 JSON：第 {} 个字节处写错了", error.column())
    };
    Diagnostic::error("not-json", message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> String {
        let request = Request::parse(line.as_bytes());
        let told = request
            .and_then(|it| it.checked())
            .expect_err("it is wrong");
        format!("{}: {}", told.code, told.message)
    }

    #[test]
    fn what_is_no_record_is_told_apart() {
        assert_eq!(told("[1]"), "not-a-record: 这一行不是 {…} 形式的记录");
        assert_eq!(told("id"), "not-json: 不是 JSON：第 1 个字节处写错了");
        assert_eq!(
            told("{\"id\": 1, \"text\": \"一"),
            "not-json: 不是 JSON：没有写完，记录里的换行要写成 \\n"
        );
        assert_eq!(
            told("{\"id\": 1} 2"),
            "not-json: 不是 JSON：第 11 个字节处写错了"
        );
        assert_eq!(told("{\"id\": [1]}"), "wrong-value: “id”要写成文字或数");
        assert_eq!(told("{\"id\": 1, \"id\": 2}"), "repeated-key: “id”写了两次");
        let told = Request::parse(b"{\"id\": \"\xff\"}").expect_err("no UTF-8");
        assert_eq!(told.message, "第 9 个字节起不是 UTF-8");
    }

    #[test]
    fn an_unknown_key_is_guessed() {
        let request = Request::parse(b"{\"tex\": \"\"}").expect("an object");
        let told = request.checked().expect_err("unknown");
        assert_eq!(told.message, "不认识“tex”这个键");
        assert_eq!(told.hints[0], "是不是 text？");
    }

    #[test]
    fn an_id_is_given_back_as_it_is_written() {
        for id in [
            "\"\\u7532\\ud800\"",
            "1.50",
            "123456789012345678901234567890",
            "-0",
        ] {
            let line = format!("\u{feff}{{\"id\": {id}}}");
            let request = Request::parse(line.as_bytes()).expect("an object");
            assert_eq!(request.id().map(RawValue::get), Some(id));
            request.checked().expect("nothing is wrong");
        }
    }

    #[test]
    fn null_is_nothing_and_plain_values_are_texts() {
        let line = r#"{"id": null, "title": null, "set": {"目录": true, "份号": 7, "署名": "甲"}}"#;
        let request = Request::parse(line.as_bytes()).expect("an object");
        assert_eq!(request.id().map(RawValue::get), None);
        assert_eq!(request.text("title").expect("nothing"), None);
        let pairs = request.pairs("set").expect("plain values");
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(
            pairs,
            [pair("目录", "true"), pair("份号", "7"), pair("署名", "甲")]
        );
    }

    #[test]
    fn half_a_surrogate_pair_is_told() {
        let request = Request::parse(b"{\"text\": \"\\udce4\"}").expect("an object");
        let told = request.text("text").expect_err("no text");
        assert_eq!(told.message, "“text”里有不成对的 \\ud800–\\udfff，不是文字");
    }
}
