//! A manual page: sections, terms and text in, roff out (the man macros), for
//! groff and mandoc alike.
//!
//! Text is UTF-8, which man reads; Chinese has no spaces to break lines at, so
//! each place where a line may end is marked. `**…**` is bold, `__…__` italic.

use std::fmt::Write as _;

use crate::cli::wrap::may_break;

/// The day that the manual was last gone over; the pages have to have one.
const DATE: &str = "2026-11-26";

/// A page being written.
pub struct Page {
    out: String,
    section: &'static str,
}

impl Page {
    /// A page called `name`.
    pub fn new(name: &str) -> Self {
        let title = name.to_uppercase();
        let version = env!("CARGO_PKG_VERSION");
        // No hyphens, and lines that are not stretched: spaces in Chinese
        // text are few and would become wide.
        let out = format!(
            "'\\\" -*- coding: utf-8 -*-\n.TH {} 1 {DATE} \"gongwen {version}\" gongwen\n.nh\n.ad l\n",
            title.replace('-', "\\-")
        );
        Self {
            out,
            section: ".SH",
        }
    }

    /// The page in roff.
    pub fn into_text(self) -> String {
        self.out
    }

    /// Begins a section, or a part of the chapter that has begun.
    pub fn section(&mut self, heading: &str) {
        let section = self.section;
        let _ = writeln!(self.out, "{section} {heading}");
    }

    /// Begins a chapter: the sections that follow are parts of it.
    pub fn chapter(&mut self, heading: &str) {
        let _ = writeln!(self.out, ".SH {heading}");
        self.section = ".SS";
    }

    /// Ends chapters.
    pub fn end_chapter(&mut self) {
        self.section = ".SH";
    }

    /// The line that lists of pages are made of: no marks in it.
    pub fn name(&mut self, name: &str, about: &str) {
        let _ = writeln!(self.out, "{} \\- {}", escaped(name), escaped(about));
    }

    /// Text, filled into lines.
    pub fn text(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}", inline(text));
    }

    /// Lines that are kept as they are.
    pub fn lines<'a>(&mut self, lines: impl Iterator<Item = &'a str>) {
        self.out.push_str(".nf\n");
        for line in lines {
            let _ = writeln!(self.out, "{}", escaped(line));
        }
        self.out.push_str(".fi\n");
    }

    /// A term and what it means.
    pub fn term(&mut self, term: &str, meaning: &str) {
        let _ = writeln!(self.out, ".TP\n{}\n{}", inline(term), inline(meaning));
    }
}

/// Text without roff's own characters: `\`, `-` as typed, and a `.` or `'` that
/// would begin a request.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    if text.starts_with(['.', '\'']) {
        out.push_str("\\&");
    }
    for char in text.chars() {
        match char {
            '\\' => out.push_str("\\e"),
            '-' => out.push_str("\\-"),
            '~' => out.push_str("\\(ti"),
            '^' => out.push_str("\\(ha"),
            '\'' => out.push_str("\\(aq"),
            char => out.push(char),
        }
    }
    out
}

/// Text with its faces, and with a mark where a line may end.
fn inline(text: &str) -> String {
    let mut out = String::new();
    for (index, bold) in text.split("**").enumerate() {
        for (at, part) in bold.split("__").enumerate() {
            let font = match (index % 2, at % 2) {
                (1, _) => 'B',
                (_, 1) => 'I',
                _ => 'R',
            };
            let marked = breakable(part);
            if font == 'R' || part.is_empty() {
                out.push_str(&marked);
            } else {
                let _ = write!(out, "\\f{font}{marked}\\fR");
            }
        }
    }
    out
}

fn breakable(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut start = 0;
    for at in 1..chars.len() {
        let [before, after] = [chars[at - 1], chars[at]];
        if before != ' ' && after != ' ' && may_break(before, after) {
            out.push_str(&piece(&chars[start..at], start));
            out.push_str("\\:");
            start = at;
        }
    }
    out.push_str(&piece(&chars[start..], start));
    out
}

/// Characters `start` and on of a text: only its first can begin a request.
fn piece(chars: &[char], start: usize) -> String {
    let text: String = chars.iter().collect();
    let text = escaped(&text);
    match text.strip_prefix("\\&") {
        Some(rest) if start > 0 => rest.to_owned(),
        _ => text,
    }
}
