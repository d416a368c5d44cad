//! `gongwen fonts`: which face serves which role and where it came from; with
//! inputs, the characters in them that no face has.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::args::FontsArgs;
use super::config::settings;
use super::messages::{Messages, Verbosity, shown};
use super::{Exit, mistyped_input, result, write_stdout, wrong_call};
use crate::batch::gather::{Input, LeftOut, gather};
use crate::batch::run::{Failure, load};
use crate::convert::{self, Converter};
use crate::document::Place;
use crate::font::{Fonts, Origin};
use crate::read::{Format, Source, SourceBlock, SourceParagraph};
use crate::template::FaceRole;

/// Runs the command.
pub fn fonts(args: FontsArgs) -> Exit {
    let limit = args.read.max_input.0;
    let settings = match settings(args.read, args.look) {
        Ok(settings) => settings,
        Err(error) => return wrong_call(&error.to_string(), &[error.hint()]),
    };
    let mut messages = Messages::to_stderr(Verbosity::Normal);
    let listed = Converter::new(settings).and_then(|(converter, notes)| {
        for note in &notes {
            messages.diagnostic(None, note);
        }
        let table = converter.with_faces(|_, fonts| table(fonts))?;
        Ok((converter, table))
    });
    match listed {
        Ok((converter, table)) => {
            let shown = result(table.as_bytes());
            shown.max(check(&converter, &args.inputs, limit, &mut messages))
        }
        Err(error) => {
            messages.convert_error(None, &error);
            Exit::Failed
        }
    }
}

/// A line a role: its Chinese name, the face, where that came from.
fn table(fonts: &Fonts) -> String {
    let mut text = String::new();
    for serving in fonts.serving() {
        let origin = match serving.origin {
            Origin::Bundled => "内置".to_owned(),
            Origin::File(path) => shown(path),
        };
        writeln!(
            text,
            "{}\t{}\t{origin}",
            role_name(serving.role),
            serving.family
        )
        .expect("a string takes everything");
    }
    text
}

fn role_name(role: FaceRole) -> &'static str {
    match role {
        FaceRole::Xiaobiaosong => "小标宋",
        FaceRole::Fangsong => "仿宋",
        FaceRole::Kaiti => "楷体",
        FaceRole::Heiti => "黑体",
        FaceRole::Songti => "宋体",
        FaceRole::Latin => "西文",
    }
}

/// Tells what each input has that no face has.
fn check(converter: &Converter, named: &[PathBuf], limit: u64, messages: &mut Messages) -> Exit {
    let gathered = gather(named, LeftOut::default());
    let mut exit = Exit::Done;
    for refused in &gathered.refused {
        mistyped_input(messages, refused);
        exit = Exit::Failed;
    }
    for input in &gathered.inputs {
        match missing(converter, input, limit) {
            Ok(list) => {
                if write_stdout(list.as_bytes()).is_err() {
                    return Exit::Failed;
                }
            }
            Err(failure) => {
                messages.failure(&input.name(), &failure);
                exit = Exit::Failed;
            }
        }
    }
    exit
}

/// A line a character that no face has, at the place where it first stands.
fn missing(converter: &Converter, input: &Input, limit: u64) -> Result<String, Failure> {
    let bytes = load(&input.origin, limit)?;
    let name = input.name();
    let (source, _) = converter.outline(
        convert::Input {
            name: &name.to_string_lossy(),
            folder: name.parent().unwrap_or(Path::new("")),
            bytes: &bytes,
        },
        &mut |_| {},
    )?;
    Ok(converter.with_faces(|_, fonts| list(&source, &bytes, &shown(&name), fonts))?)
}

fn list(source: &Source, bytes: &[u8], name: &str, fonts: &Fonts) -> String {
    let mut text = String::new();
    let mut told = BTreeSet::new();
    for block in &source.blocks {
        let SourceBlock::Paragraph(paragraph) = block else {
            continue;
        };
        for ch in fonts.missing(&paragraph.text.chars) {
            if told.insert(ch) {
                let place = place_of(ch, paragraph, source.format, bytes);
                writeln!(text, "{name}{place}: 没有字形 U+{:04X} {ch}", u32::from(ch))
                    .expect("a string takes everything");
            }
        }
    }
    if text.is_empty() {
        text = format!("{name}: 每个字都有字形\n");
    }
    text
}

/// `:18:5`, where `ch` first stands in a paragraph of the file of `bytes`.
fn place_of(ch: char, paragraph: &SourceParagraph, format: Format, bytes: &[u8]) -> String {
    let Place::Text {
        line,
        column,
        bytes: range,
    } = &paragraph.place
    else {
        return String::new();
    };
    // Markdown's marks are not in the paragraph's text: the file itself tells.
    // What is no UTF-8 was decoded on the way, and the paragraph has to do.
    let written = match format {
        Format::Txt => Some(paragraph.text.chars.as_str()),
        Format::Markdown | Format::Docx => bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(bytes)
            .get(range.clone())
            .and_then(|part| std::str::from_utf8(part).ok()),
    };
    let before = written
        .and_then(|text| text.split_once(ch))
        .map(|(before, _)| before);
    let before = before.unwrap_or_default();
    let breaks = before.matches('\n').count();
    let in_line = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count();
    match breaks {
        0 => format!(":{line}:{}", *column as usize + in_line),
        _ => format!(":{}:{}", *line as usize + breaks, in_line + 1),
    }
}
