//! Lines of HTML in, text out: HTML is text here, but for words to `check` and
//! for `<br>`.

use std::ops::Range;

use super::blocks::Reader;
use crate::read::directive::in_comment;

impl Reader<'_> {
    /// A line of HTML. A comment that begins it makes HTML of all of it, by
    /// `CommonMark`; of a word to `check` what stands behind is left.
    pub(super) fn html_line(&mut self, chars: &str, bytes: Range<usize>) {
        let line = chars.trim_end_matches(['\n', '\r']);
        // The end of the line is no character of the paragraph.
        let exact = self.text[bytes.start..].starts_with(line);
        if exact {
            let word = word(line);
            let start = bytes.start + word;
            self.push(&line[word..], start..bytes.start + line.len());
        } else {
            self.push(line, bytes);
        }
        self.end_paragraph();
    }

    /// A word to `check` is none of the text, nor is the white space that parts
    /// it from what stands before.
    pub(super) fn leave_out(&mut self, bytes: &Range<usize>) {
        let next = self.text[bytes.end..].chars().next();
        if next.is_none_or(char::is_whitespace) && self.image.is_none() {
            self.growing.trim_end();
        }
    }
}

/// How many bytes of a line are a word to `check` that begins it, with the white
/// space behind.
fn word(line: &str) -> usize {
    let Some(end) = line.find("-->").map(|at| at + "-->".len()) else {
        return 0;
    };
    match in_comment(&line[..end]) {
        Some(_) => line.len() - line[end..].trim_start().len(),
        None => 0,
    }
}

pub(super) fn is_line_break(html: &str) -> bool {
    ["<br>", "<br/>", "<br />"]
        .iter()
        .any(|tag| html.eq_ignore_ascii_case(tag))
}
