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

    /// Lines of prose: those that follow each other are one text, an empty line
    /// parts two, and what is set in is kept as it is.
    pub fn prose(&mut self, lines: &[String]) {
        let kind = |line: &String| (line.is_empty(), line.starts_with(' '));
        let mut before = "";
        for part in lines.chunk_by(|one, next| kind(one) == kind(next)) {
            match kind(&part[0]) {
                (true, _) => before = ".PP\n",
                (_, true) => self.lines(part.iter().map(|line| line.trim_start())),
                _ => {
                    self.out.push_str(before);
                    self.text(&part.concat());
                    before = "";
                }
            }
        }
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
    let mut before = (' ', Face::Roman);
    for (index, (char, face)) in faces(text).into_iter().enumerate() {
        if before.0 != ' ' && char != ' ' && may_break(before.0, char) {
            out.push_str("\\:");
        }
        if face != before.1 {
            let _ = write!(out, "\\f{}", face.letter());
        }
        let shown = escaped(&char.to_string());
        // Only what a line begins with can be a request.
        let shown = if index > 0 {
            shown.trim_start_matches("\\&")
        } else {
            &shown
        };
        out.push_str(shown);
        before = (char, face);
    }
    if before.1 != Face::Roman {
        out.push_str("\\fR");
    }
    out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Face {
    Roman,
    Bold,
    Italic,
}

impl Face {
    fn letter(self) -> char {
        match self {
            Self::Roman => 'R',
            Self::Bold => 'B',
            Self::Italic => 'I',
        }
    }
}

/// The characters of marked text, each with its face.
fn faces(text: &str) -> Vec<(char, Face)> {
    let mut all = Vec::new();
    for (index, outer) in text.split("**").enumerate() {
        for (at, inner) in outer.split("__").enumerate() {
            let face = match (index % 2, at % 2) {
                (1, _) => Face::Bold,
                (_, 1) => Face::Italic,
                _ => Face::Roman,
            };
            all.extend(inner.chars().map(|char| (char, face)));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_roff_would_take_for_its_own_is_escaped() {
        assert_eq!(escaped(".TH 不是\\请求"), "\\&.TH 不是\\e请求");
        assert_eq!(inline("'a' --b"), "\\&\\(aqa\\(aq \\-\\-b");
        assert_eq!(inline("用.a"), "用.a");
    }

    #[test]
    fn paragraphs_stay_apart_and_records_on_their_lines() {
        let lines = ["甲：", "  {1}", "  {2}", "乙", "b", "", "丙"];
        let mut page = Page::new("a");
        let head = page.out.len();
        page.prose(&lines.map(str::to_owned));
        let want = "甲：\n.nf\n{1}\n{2}\n.fi\n乙\\:b\n.PP\n丙\n";
        assert_eq!(page.out[head..], *want);
    }

    #[test]
    fn faces_and_breaks_are_marked() {
        assert_eq!(inline("**-o** __PATH__"), "\\fB\\-o\\fR \\fIPATH\\fR");
        assert_eq!(inline("稿子，见 a"), "稿\\:子，\\:见 a");
        assert_eq!(inline("**a**、**b**"), "\\fBa\\fR、\\:\\fBb\\fR");
    }
}
