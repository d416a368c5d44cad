//! What was changed in, a unified diff out.
//!
//! The edits say which lines differ; nothing is compared.

use std::fmt::Write as _;
use std::ops::Range;

use super::Changed;
use crate::document::{Edit, edited};

/// Lines that are shown round a change.
const AROUND: usize = 3;

/// The unified diff of `changed` between files called `old` and `new`; empty
/// where nothing was changed.
pub fn unified(old: &str, new: &str, changed: &Changed) -> String {
    let lines = lines(&changed.text);
    let blocks = blocks(&changed.text, &lines, &changed.edits);
    if blocks.is_empty() {
        return String::new();
    }
    let mut out = format!("--- {old}\n+++ {new}\n");
    let mut shift = 0;
    let near = |one: &Block, other: &Block| other.old.start - one.old.end <= 2 * AROUND;
    for hunk in blocks.chunk_by(near) {
        shift = hunk_of(&mut out, &lines, hunk, shift);
    }
    out
}

/// Lines that differ.
#[derive(Debug, PartialEq)]
struct Block {
    /// The lines as they were, by number from 0.
    old: Range<usize>,
    /// The lines that stand there now.
    new: Vec<String>,
}

/// The lines of a text with their ends.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        let end = at + if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        let (line, behind) = rest.split_at(end);
        lines.push(line);
        rest = behind;
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// The lines that `edits` change, those that stay left out at either end.
fn blocks(text: &str, lines: &[&str], edits: &[Edit]) -> Vec<Block> {
    let starts: Vec<usize> = lines
        .iter()
        .scan(0, |at, line| Some(std::mem::replace(at, *at + line.len())))
        .collect();
    let line = |at: usize| {
        starts
            .partition_point(|start| *start <= at)
            .saturating_sub(1)
    };
    let start = |line: usize| starts.get(line).copied().unwrap_or(text.len());
    let touched = |edit: &Edit| line(edit.bytes.start)..(line(edit.bytes.end) + 1).min(lines.len());
    let mut blocks = Vec::new();
    let together = |one: &Edit, other: &Edit| touched(other).start < touched(one).end;
    for group in edits.chunk_by(together) {
        let first = touched(&group[0]).start;
        let last = touched(&group[group.len() - 1]).end.max(first);
        let base = start(first);
        let own: Vec<Edit> = group
            .iter()
            .map(|edit| Edit {
                bytes: edit.bytes.start - base..edit.bytes.end - base,
                with: edit.with.clone(),
            })
            .collect();
        let new = edited(&text[base..start(last)], &own);
        blocks.extend(block(&lines[first..last], first, &new));
    }
    blocks
}

fn block(old: &[&str], first: usize, new: &str) -> Option<Block> {
    let new = lines(new);
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    let block = Block {
        old: first + head..first + head + old.len() - tail,
        new: new[..new.len() - tail]
            .iter()
            .map(ToString::to_string)
            .collect(),
    };
    (!block.old.is_empty() || !block.new.is_empty()).then_some(block)
}

/// Writes one hunk; `shift` is by how many lines the new file is longer before
/// it, and the answer behind it.
fn hunk_of(out: &mut String, lines: &[&str], hunk: &[Block], shift: isize) -> isize {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else {
        return shift;
    };
    let from = first.old.start.saturating_sub(AROUND);
    let to = (last.old.end + AROUND).min(lines.len());
    let grown: isize = hunk
        .iter()
        .map(|block| block.new.len().cast_signed() - block.old.len().cast_signed())
        .sum();
    let new = from.saturating_add_signed(shift);
    let length = (to - from).saturating_add_signed(grown);
    let _ = writeln!(
        out,
        "@@ -{} +{} @@",
        span(from, to - from),
        span(new, length)
    );
    let mut at = from;
    for block in hunk {
        lines[at..block.old.start]
            .iter()
            .for_each(|it| put(out, ' ', it));
        lines[block.old.clone()]
            .iter()
            .for_each(|it| put(out, '-', it));
        block.new.iter().for_each(|it| put(out, '+', it));
        at = block.old.end;
    }
    lines[at..to].iter().for_each(|it| put(out, ' ', it));
    shift + grown
}

/// `start,length` as diffs count; no lines are those behind the line before.
fn span(start: usize, length: usize) -> String {
    match length {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        _ => format!("{},{length}", start + 1),
    }
}

fn put(out: &mut String, sign: char, line: &str) {
    out.push(sign);
    out.push_str(line.strip_suffix('\r').unwrap_or(line));
    if !line.ends_with('\n') {
        out.push('\n');
    }
    if !line.ends_with(['\n', '\r']) {
        out.push_str("\\ 文件末尾没有换行\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(text: &str, edits: &[(&str, &str)]) -> String {
        let mut from = 0;
        let edits = edits.iter().map(|(old, with)| {
            let start = from + text[from..].find(old).expect("it stands there");
            from = start + old.len();
            Edit {
                bytes: start..from,
                with: (*with).to_owned(),
            }
        });
        let changed = Changed {
            part: String::new(),
            text: text.to_owned(),
            edits: edits.collect(),
        };
        unified("旧", "新", &changed)
    }

    #[test]
    fn changed_lines_stand_between_those_around() {
        let text: Vec<String> = (1..=20).map(|it| format!("第{it}行\n")).collect();
        let text = text.concat();
        let want = "--- 旧\n+++ 新\n@@ -1,5 +1,5 @@\n 第1行\n-第2行\n+第二行\n 第3行\n 第4行\n 第5行\n\
                    @@ -16,5 +16,5 @@\n 第16行\n 第17行\n 第18行\n-第19行\n+第十九行\n 第20行\n";
        assert_eq!(diff(&text, &[("2", "二"), ("19", "十九")]), want);
    }

    #[test]
    fn lines_come_and_go() {
        assert_eq!(
            diff("甲\n乙\n丙", &[("乙\n", "")]),
            "--- 旧\n+++ 新\n@@ -1,3 +1,2 @@\n 甲\n-乙\n 丙\n\\ 文件末尾没有换行\n"
        );
        assert_eq!(
            diff("甲\r\n乙\r\n", &[("\r\n乙", "一\r\n乙\r\n丙")]),
            "--- 旧\n+++ 新\n@@ -1,2 +1,3 @@\n-甲\r\n-乙\r\n+甲一\r\n+乙\r\n+丙\r\n"
        );
        assert_eq!(diff("甲\n", &[]), "");
        assert_eq!(
            diff("甲\n", &[("甲\n", "")]),
            "--- 旧\n+++ 新\n@@ -1 +0,0 @@\n-甲\n"
        );
    }
}
