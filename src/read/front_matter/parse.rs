//! The head of a text in, its front matter and where the body begins out.
//!
//! Front matter opens with `---` on the very first line and closes with a line
//! `---` or `...`. What opens so but never closes, or holds no YAML mapping,
//! is body, with a warning; a mapping with a wrong key or value is an error.

use serde_yaml::{Error, Location};

use super::yaml::{self, Kind, Node};
use super::{FrontMatter, Given, GivenError, Key};
use crate::diagnostic::Diagnostic;
use crate::document::Place;
use crate::read::ReadError;
use crate::read::directive::in_front_matter;
use crate::read::lines::LineIndex;

/// Front matter is a page at most; a rule at a text's head may be followed by
/// megabytes before another one.
const LONGEST: usize = 64 * 1024;

/// The code of the warning that what looks like front matter is body; its place
/// is all of that, closing line included.
pub const IGNORED: &str = "front-matter-ignored";

/// What stands at the head of a text.
#[derive(Debug, Default)]
pub(in crate::read) struct Head {
    /// What was given.
    pub(in crate::read) given: FrontMatter,
    /// The byte where the body begins.
    pub(in crate::read) body: usize,
    /// Why what looks like front matter is body, or what its values hold.
    pub(in crate::read) warnings: Vec<Diagnostic>,
}

/// Takes the front matter off `text`.
pub(in crate::read) fn take(text: &str, lines: &LineIndex) -> Result<Head, ReadError> {
    let Some(opening) = opening(text) else {
        return Ok(Head::default());
    };
    let Some((end, body)) = closing(text, opening) else {
        let why = "前 64 KB 里没有结束的 --- 行";
        return Ok(refused(why, lines.place(0..meant(text, opening))));
    };
    let body_because = |why: &str| refused(why, lines.place(0..body));
    let yaml = &text[opening..end];
    match yaml::parse(yaml) {
        Ok(Node {
            value: Kind::Mapping(entries),
            ..
        }) => {
            let (given, warnings) = given(&entries, (yaml, opening), lines)?;
            Ok(Head {
                given,
                body,
                warnings,
            })
        }
        // Nothing but comments: words to `check`.
        Ok(_) if yaml.lines().any(|line| in_front_matter(line).is_some()) => Ok(Head {
            body,
            ..Head::default()
        }),
        Ok(_) => Ok(body_because(
            "两行 --- 之间不是“键: 值”（冒号用半角，后面空一格）",
        )),
        Err(Error::DuplicateMappingKey { key, location }) => Err(error(
            location,
            GivenError::Repeated(key.unwrap_or_default()),
        )),
        Err(broken) => {
            let (line, column) = broken
                .location()
                .map_or((1, 1), |location| (location.line(), location.column()));
            // YAML takes no control character, whatever stands around it.
            let hidden = |char: char| char.is_control() && !matches!(char, '\n' | '\r' | '\t');
            let why = if yaml.contains(hidden) {
                "有不能显示的控制字符，请删掉"
            } else {
                yaml::habit(&broken)
            };
            Ok(body_because(&format!(
                "第 {} 行第 {column} 列不合 YAML 的写法：{why}",
                line + 1
            )))
        }
    }
}

/// No head: what looks like one is body, because of `why`.
fn refused(why: &str, place: Place) -> Head {
    let message = format!("开头的 --- 不像文首信息（{why}），已作为正文");
    let warning = Diagnostic::warning(IGNORED, message)
        .at(place)
        .hint("要给出文首信息，写成“键: 值”，一行一项，前后各一行 ---；不是文首信息则可忽略");
    Head {
        warnings: vec![warning],
        ..Head::default()
    }
}

/// Where the line behind the opening `---` begins.
fn opening(text: &str) -> Option<usize> {
    let (first, next) = line_at(text, 0);
    (first.trim_end() == "---" && next < text.len()).then_some(next)
}

/// Where the closing line begins, and the line behind it.
fn closing(text: &str, opening: usize) -> Option<(usize, usize)> {
    let mut start = opening;
    while start < text.len() && start - opening <= LONGEST {
        let (line, next) = line_at(text, start);
        if ["---", "..."].contains(&line.trim_end()) {
            return Some((start, next));
        }
        start = next;
    }
    None
}

/// Where the lines end that are meant for front matter which nothing closes: keys
/// with values, entries of lists, comments. Without a key there are none.
fn meant(text: &str, opening: usize) -> usize {
    let is_key = |line: &str| {
        let name = line.split([':', '：']).next().unwrap_or_default();
        name.len() < line.trim_end().len() && Key::named(name.trim()).is_some()
    };
    let (mut end, mut start) = ("---".len(), opening);
    while start < text.len() {
        let (line, next) = line_at(text, start);
        let more = end > opening && line.starts_with(['-', ' ', '\t']);
        if !(is_key(line) || more || line.starts_with('#')) {
            break;
        }
        if end > opening || is_key(line) {
            end = next;
        }
        start = next;
    }
    end
}

/// The line that begins at `start`, and where the next one begins.
fn line_at(text: &str, start: usize) -> (&str, usize) {
    let rest = &text[start..];
    let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let after = if rest[end..].starts_with("\r\n") {
        2
    } else {
        1
    };
    (&rest[..end], (start + end + after).min(text.len()))
}

/// The elements of a mapping in `yaml`, which begins at the byte `start`.
fn given(
    entries: &[(Node, Node)],
    (yaml, start): (&str, usize),
    lines: &LineIndex,
) -> Result<(FrontMatter, Vec<Diagnostic>), ReadError> {
    let mut front_matter = FrontMatter::default();
    let mut warnings = Vec::new();
    for (key, value) in entries {
        let written = yaml::scalar(key, yaml).unwrap_or_default();
        let found = Key::named(&written)
            .ok_or_else(|| error(key.defined, GivenError::unknown(&written)))?;
        // 标题 and title are one key.
        if front_matter.entries.iter().any(|given| given.key == found) {
            return Err(error(key.defined, GivenError::Repeated(written)));
        }
        let values = values(value, yaml)
            .map_err(|place| error(place, GivenError::NoText(written.clone())))?;
        // A key left empty, as in a form, gives nothing.
        let (nodes, values): (Vec<&Node>, Vec<String>) = values.into_iter().unzip();
        if !values.is_empty() {
            let (mut given, found) =
                Given::new(found, &written, &values).map_err(|wrong| error(key.defined, wrong))?;
            given.place = Some((key.defined.line() + 1, key.defined.column()));
            let stands = nodes.into_iter().zip(&given.values).map(|(node, value)| {
                let bytes = yaml::literal(node, value, yaml);
                lines.place(start + bytes.start..start + bytes.end)
            });
            given.stand = stands.collect();
            front_matter.entries.push(given);
            warnings.extend(found);
        }
    }
    Ok((front_matter, warnings))
}

/// The texts of a scalar or of a list of scalars, each with its node; else where
/// the fault is.
fn values<'n>(node: &'n Node, yaml: &str) -> Result<Vec<(&'n Node, String)>, Location> {
    let nodes = match &node.value {
        Kind::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let texts = nodes.iter().map(|item| {
        let text = yaml::scalar(item, yaml).ok_or(item.defined)?;
        Ok((item, text))
    });
    let not_empty = |text: &Result<(&Node, String), Location>| {
        text.as_ref().is_ok_and(|(_, text)| text.is_empty())
    };
    texts.filter(|text| !not_empty(text)).collect()
}

/// An error at a place of the YAML, which begins on the file's second line.
fn error(location: Location, error: GivenError) -> ReadError {
    ReadError::FrontMatter {
        line: location.line() + 1,
        column: location.column(),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Result<Head, String> {
        take(text, &LineIndex::new(text)).map_err(|error| error.to_string())
    }

    fn values_of(yaml: &str, key: Key) -> Vec<String> {
        let text = format!("---\n{yaml}\n---\n正文\n");
        head(&text).expect("it is right").given.values(key).to_vec()
    }

    #[test]
    fn scalars_stay_as_they_were_written() {
        assert_eq!(values_of("成文日期: 2023-08-05", Key::Date), ["2023-08-05"]);
        assert_eq!(values_of("份号: 000012", Key::CopyNumber), ["000012"]);
        assert_eq!(values_of("份号: 1.50  # 注", Key::CopyNumber), ["1.50"]);
        assert_eq!(values_of("title: \"甲: 乙\"", Key::Title), ["甲: 乙"]);
        assert_eq!(
            values_of("附件: [甲, 2023, true]", Key::Attachment),
            ["甲", "2023", "true"]
        );
        assert_eq!(
            values_of("抄送:\n  - 甲局\n  - 乙局", Key::CopyTo),
            ["甲局", "乙局"]
        );
        assert_eq!(values_of("标题:\n附注: ~", Key::Title), [""; 0]);
    }

    #[test]
    fn the_body_begins_behind_the_closing_line() {
        for (text, rest) in [
            ("---\n标题: 甲\n---\n正文", "正文"),
            ("---  \r\n标题: 甲\r\n...\r\n\r\n正文", "\r\n正文"),
            ("正文\n---\n", "正文\n---\n"),
            ("---\n标题: 甲\n---", ""),
        ] {
            let head = head(text).expect("it is right");
            assert_eq!(&text[head.body..], rest);
            assert_eq!(head.warnings, []);
        }
    }

    #[test]
    fn what_is_no_mapping_is_body_with_a_warning() {
        for (text, why) in [
            ("---\n标题: 甲\n正文\n", "没有结束"),
            ("---\n标题: \"甲\u{9b}乙\"\n---\n正文", "控制字符"),
            ("---\n标题：甲\n---\n正文", "冒号用半角"),
            ("---\n---\n正文", "冒号用半角"),
            ("---\n标题: \"甲\n附注: ]\n---\n", "不合 YAML"),
        ] {
            let head = head(text).expect("text never fails");
            assert_eq!((head.body, head.given.entries.len()), (0, 0), "{text}");
            let [warning] = head.warnings.as_slice() else {
                panic!("{:?}", head.warnings);
            };
            assert!(warning.message.contains(why), "{text}: {}", warning.message);
        }
    }

    #[test]
    fn a_wrong_mapping_is_an_error_with_its_place() {
        for (yaml, message) in [
            (
                "标题: 甲\n标提: 乙",
                "文首信息第 3 行第 1 列：没有“标提”这个键，是不是“标题”？",
            ),
            (
                "标题: 甲\ntitle: 乙",
                "文首信息第 3 行第 1 列：“title”给了不止一次，只留一处",
            ),
            (
                "标题: 甲\n标题: 乙",
                "文首信息第 3 行第 1 列：“标题”给了不止一次，只留一处",
            ),
            (
                "附件:\n  - 甲\n  - 乙: 丙",
                "文首信息第 4 行第 5 列：“附件”的值应是文字，或文字的列表",
            ),
            (
                "标题: {甲: 乙}",
                "文首信息第 2 行第 5 列：“标题”的值应是文字，或文字的列表",
            ),
        ] {
            let found = head(&format!("---\n{yaml}\n---\n")).expect_err(yaml);
            assert_eq!(found, message);
        }
    }
}
