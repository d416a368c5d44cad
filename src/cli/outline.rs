//! `gongwen outline`: one input in; what each of its lines was taken for, and
//! why, out on standard output.

use std::path::Path;

use super::args::{OutlineArgs, OutlineFormat};
use super::config::read_settings;
use super::messages::{Messages, Verbosity};
use super::{Exit, mistyped_input, result};
use crate::batch::gather::{Gathered, gather};
use crate::batch::run::{Failure, load};
use crate::convert::{Converter, Input};
use crate::outline::report;
use crate::read::{Source, SourceBlock};

/// Runs the command.
pub fn outline(args: OutlineArgs) -> Exit {
    let mut messages = Messages::to_stderr(Verbosity::Normal);
    if args.input.is_dir() {
        messages.error(
            Some(&args.input),
            "是一个文件夹",
            &["outline 一次看一个文件"],
        );
        return Exit::Failed;
    }
    let Gathered { inputs, refused } = gather(std::slice::from_ref(&args.input), None);
    if let Some(refused) = refused.first() {
        mistyped_input(&mut messages, refused);
    }
    let Some(input) = inputs.first() else {
        return Exit::Failed;
    };
    let name = input.name();
    let limit = args.read.max_input.0;
    let loaded = load(&input.origin, limit);
    match loaded.and_then(|bytes| recognised(&bytes, &name, args, &mut messages)) {
        Ok(text) => result(text.as_bytes()),
        Err(failure) => {
            messages.failure(&name, &failure);
            Exit::Failed
        }
    }
}

/// The report on an input, its findings told.
fn recognised(
    bytes: &[u8],
    name: &Path,
    args: OutlineArgs,
    messages: &mut Messages,
) -> Result<String, Failure> {
    let (converter, _) = Converter::new(read_settings(args.read))?;
    let shown = name.to_string_lossy();
    let input = Input {
        name: &shown,
        folder: name.parent().unwrap_or(Path::new("")),
        bytes,
    };
    let (source, outline) = converter.outline(input, &mut |_| {})?;
    for diagnostic in &outline.diagnostics {
        messages.diagnostic(Some(name), diagnostic);
    }
    Ok(match args.format {
        OutlineFormat::Text => report::tree(&outline, &text_of(&source)),
        OutlineFormat::Json => report::json(&outline, &shown) + "\n",
    })
}

/// The lines of the source, each at its number; what is no paragraph is blank.
fn text_of(source: &Source) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for block in &source.blocks {
        let SourceBlock::Paragraph(paragraph) = block else {
            continue;
        };
        let first = paragraph.place.line().unwrap_or(1) as usize - 1;
        lines.resize(lines.len().max(first), "");
        lines.truncate(first);
        lines.extend(paragraph.text.chars.split('\n'));
    }
    lines.join("\n")
}
