//! Many like findings in, one finding out: a file with ten thousand bad bytes
//! gets one warning with the first lines, not ten thousand warnings.

use std::ops::Range;

use super::lines::LineIndex;
use crate::document::Place;

/// How many lines a message names.
const NAMED: usize = 5;

/// Like findings in one text.
#[derive(Default)]
pub(super) struct Findings {
    first: Option<Place>,
    lines: Vec<u32>,
    count: usize,
}

impl Findings {
    /// Adds one at `bytes`, which stand behind those added before.
    pub(super) fn add(&mut self, bytes: Range<usize>, lines: &LineIndex) {
        self.count += 1;
        if self.lines.len() > NAMED {
            return;
        }
        let line = lines.line(bytes.start);
        if self.lines.last() != Some(&line) {
            self.lines.push(line);
        }
        if self.first.is_none() {
            self.first = Some(lines.place(bytes));
        }
    }

    /// The first place, and the lines in words; `None` where nothing was found.
    pub(super) fn summary(self) -> Option<(Place, String)> {
        let more = if self.lines.len() > NAMED { " 等" } else { "" };
        let named: Vec<String> = self.lines.iter().take(NAMED).map(u32::to_string).collect();
        let count = match self.count {
            1 => String::new(),
            count => format!("（共 {count} 处）"),
        };
        let span = format!("第 {}{more} 行{count}", named.join("、"));
        self.first.map(|place| (place, span))
    }
}
