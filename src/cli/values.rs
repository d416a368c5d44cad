//! Values of options, from the text that was typed: sizes, `key=value`,
//! encodings. The errors are Chinese and say what would be right.

use std::ffi::OsStr;
use std::num::NonZeroUsize;
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Arg, Command};

use crate::font::NameSet;
use crate::template::Template;

/// A number of bytes: `500K`, `64MB`, `1.5G`, `1000`; K, M and G are powers of 1024.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByteSize(pub u64);

impl FromStr for ByteSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "写法如 500K、64M、1G，或字节数".to_owned();
        let upper = text.trim().to_ascii_uppercase();
        let short = upper.strip_suffix('B').unwrap_or(&upper);
        let short = short.strip_suffix('I').unwrap_or(short);
        let (number, unit) = match short.char_indices().next_back().ok_or_else(wrong)? {
            (at, 'K') => (&short[..at], 1u64 << 10),
            (at, 'M') => (&short[..at], 1 << 20),
            (at, 'G') => (&short[..at], 1 << 30),
            _ => (short, 1),
        };
        if let Ok(whole) = number.parse::<u64>() {
            return whole.checked_mul(unit).map(Self).ok_or_else(wrong);
        }
        let (whole, tenth) = number.split_once('.').ok_or_else(wrong)?;
        let whole: u64 = whole.parse().map_err(|_| wrong())?;
        // One decimal is all that people write, and it needs no floating point.
        let tenth: u64 = tenth.parse().ok().filter(|n| *n < 10).ok_or_else(wrong)?;
        let bytes = whole
            .checked_mul(unit)
            .map(|bytes| bytes + unit * tenth / 10);
        bytes.map(Self).ok_or_else(wrong)
    }
}

/// `key=value` of `--set`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyValue {
    /// The key, without white space at its ends.
    pub key: String,
    /// The value, as it stands.
    pub value: String,
}

impl FromStr for KeyValue {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // An input method left in Chinese types the full-width sign.
        let (key, value) = text
            .split_once(['=', '＝'])
            .filter(|(key, _)| !key.trim().is_empty())
            .ok_or_else(|| "要写成 要素=内容，如 标题=关于学习考察情况的报告".to_owned())?;
        Ok(Self {
            key: key.trim().to_owned(),
            value: value.to_owned(),
        })
    }
}

/// How many inputs are converted at a time. Each is a thread.
///
/// # Errors
/// Where it is no whole number from 1 to [`MOST_JOBS`].
pub fn jobs(text: &str) -> Result<NonZeroUsize, String> {
    let number = text.trim().parse().ok();
    let number = number.filter(|jobs: &NonZeroUsize| jobs.get() <= MOST_JOBS);
    number.ok_or_else(|| format!("可以是 1 至 {MOST_JOBS} 的整数"))
}

/// More threads than any machine of this day has processors for.
const MOST_JOBS: usize = 1024;

/// One of the sets of face names that there are.
pub fn font_names() -> impl TypedValueParser<Value = NameSet> {
    PossibleValuesParser::new(NameSet::ALL.map(NameSet::as_str))
        .try_map(|name| name.parse::<NameSet>())
}

/// The name of a bundled template or a file's: any text will do here, and the
/// shells offer the names.
#[derive(Debug, Clone, Copy)]
pub struct TemplateName;

impl TypedValueParser for TemplateName {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let bundled = Template::bundled().into_iter();
        Some(Box::new(bundled.map(|it| PossibleValue::new(it.name))))
    }
}

/// A title of more than white space.
///
/// # Errors
/// Where there is nothing else in it.
pub fn title(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("标题不能是空的；不写 --title，就从文中找标题".to_owned());
    }
    Ok(text.to_owned())
}

/// The encoding called `name`.
///
/// # Errors
/// Where there is none of that name.
pub fn encoding(name: &str) -> Result<&'static encoding_rs::Encoding, String> {
    encoding_rs::Encoding::for_label(name.trim().as_bytes()).ok_or_else(|| {
        "不认识的编码；常用的有 utf-8、gb18030、gbk、utf-16le、utf-16be、big5".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_and_without_units() {
        let size = |text: &str| ByteSize::from_str(text).map(|size| size.0);
        assert_eq!(size("1000"), Ok(1000));
        assert_eq!(size("500k"), Ok(500 << 10));
        assert_eq!(size("64MB"), Ok(64 << 20));
        assert_eq!(size("1GiB"), Ok(1 << 30));
        assert_eq!(size("1.5M"), Ok((3 << 20) / 2));
        for wrong in ["", "M", "-1", "1T", "99999999999G", "1.55M", "１M"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_pair_is_cut_at_the_first_sign_of_either_width() {
        let pair = |text: &str| KeyValue::from_str(text).map(|pair| (pair.key, pair.value));
        assert_eq!(pair("标题=a=b"), Ok(("标题".to_owned(), "a=b".to_owned())));
        assert_eq!(
            pair("署名＝某局"),
            Ok(("署名".to_owned(), "某局".to_owned()))
        );
        assert!(pair("标题").is_err());
        assert!(pair("=x").is_err());
    }

    #[test]
    fn encodings_are_found_by_their_labels() {
        assert_eq!(encoding("GB2312"), Ok(encoding_rs::GBK));
        assert!(encoding("utf8x").is_err());
    }
}
