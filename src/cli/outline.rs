//! `gongwen outline`: one input in; what each of its lines was taken for, and
//! why, out on standard output.

use std::path::Path;

use super::args::{OutlineArgs, OutlineFormat};
use super::config::read_settings;
use super::messages::{Messages, Verbosity};
use super::{Exit, mistyped_input, result};
use crate::batch::gather::{Gathered, LeftOut, gather};
use crate::batch::run::{Failure, load};
use crate::convert::{Converter, Input};
use crate::document::Place;
use crate::outline::{Outline, report};
use crate::read::{Format, Source, SourceBlock, SourceParagraph};

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
    let Gathered {
        inputs, refused, ..
    } = gather(std::slice::from_ref(&args.input), LeftOut::default());
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
    let (source, mut outline) = converter.outline(input, &mut |_| {})?;
    converter.retell(&source, input.folder, &mut outline);
    for diagnostic in &outline.diagnostics {
        messages.diagnostic(Some(name), diagnostic);
    }
    Ok(match args.format {
        OutlineFormat::Text => tree(&source, &outline),
        OutlineFormat::Json => report::json(&outline, &shown) + "\n",
    })
}

/// The tree of an outline, with the words of the source's lines.
fn tree(source: &Source, outline: &Outline) -> String {
    if source.format == Format::Docx {
        // A paragraph with line breaks gives several entries of one number.
        let lines = paragraph_lines(source);
        return report::tree_with(outline, |at, _| lines.get(at).map(String::as_str));
    }
    report::tree(outline, &text_of(source))
}

/// The paragraphs of a .docx, each at its character.
fn paragraph_lines(source: &Source) -> Vec<String> {
    let paragraphs = source.blocks.iter().filter_map(|block| match block {
        SourceBlock::Paragraph(paragraph) => Some(paragraph),
        SourceBlock::Table(_) | SourceBlock::Image(_) | SourceBlock::PageBreak(_) => None,
    });
    let line = |it: &SourceParagraph| {
        let before = it.place.character().unwrap_or(1).saturating_sub(1);
        " ".repeat(before as usize) + &it.text.chars.replace('\n', " ")
    };
    paragraphs.map(line).collect()
}

/// The lines of the source, each at its number and each paragraph at its
/// column; what is no paragraph is blank.
fn text_of(source: &Source) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in &source.blocks {
        let SourceBlock::Paragraph(paragraph) = block else {
            continue;
        };
        let Some((line, column)) = start(&paragraph.place) else {
            continue;
        };
        let mut texts = paragraph.text.chars.split('\n');
        lines.resize(lines.len().max(line), String::new());
        let first = &mut lines[line - 1];
        // A form feed parts two paragraphs of one line.
        let gap = (column - 1).saturating_sub(first.chars().count());
        first.extend(std::iter::repeat_n(' ', gap));
        first.push_str(texts.next().unwrap_or_default());
        lines.truncate(line);
        lines.extend(texts.map(str::to_owned));
    }
    lines.join("\n")
}

/// Line and column of a text place, counted from 1.
fn start(place: &Place) -> Option<(usize, usize)> {
    match place {
        Place::Text { line, column, .. } => {
            Some(((*line).max(1) as usize, (*column).max(1) as usize))
        }
        Place::Docx { .. } | Place::Given { .. } => None,
    }
}
