//! A progress bar on a terminal: how many of how many are done, and about how
//! long the rest will take.
//!
//! It writes to what it is given and asks the terminal for its width; whether
//! there is a terminal is the caller's to know.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use super::terminal::error_columns;

/// A terminal redraws no faster than this anyway.
const MIN_INTERVAL: Duration = Duration::from_millis(60);

/// The longest bar that still reads as one.
const LONGEST_BAR: usize = 30;

/// Columns that a bar with its numbers takes at most, on the widest terminal.
const MOST_COLUMNS: usize = 80;

/// A bar over a known number of inputs.
pub struct Progress {
    total: usize,
    ended: usize,
    begun: Instant,
    drawn: Option<Instant>,
}

impl Progress {
    /// A bar at nothing of `total`.
    pub fn new(total: usize) -> Self {
        Self {
            total,
            ended: 0,
            begun: Instant::now(),
            drawn: None,
        }
    }

    /// Shows that `ended` inputs are done, unless it has just been drawn.
    pub fn draw(&mut self, ended: usize, out: &mut dyn Write) -> io::Result<()> {
        self.ended = ended;
        if self
            .drawn
            .is_some_and(|drawn| drawn.elapsed() < MIN_INTERVAL)
        {
            return Ok(());
        }
        self.drawn = Some(Instant::now());
        self.redraw(out)
    }

    /// Shows it again after something else was written.
    pub fn redraw(&self, out: &mut dyn Write) -> io::Result<()> {
        let line = line(self.ended, self.total, self.begun.elapsed(), columns());
        write!(out, "\r{line}")?;
        out.flush()
    }

    /// Blanks its line. By spaces, for terminals that know no escape codes.
    pub fn clear(out: &mut dyn Write) -> io::Result<()> {
        let blank = " ".repeat(columns().saturating_sub(1));
        write!(out, "\r{blank}\r")?;
        out.flush()
    }
}

fn columns() -> usize {
    error_columns().map_or(MOST_COLUMNS, |columns| columns.min(MOST_COLUMNS))
}

/// The bar in fewer than `columns` columns: a terminal that is filled to its
/// last column wraps. Every character is one column wide.
fn line(ended: usize, total: usize, elapsed: Duration, columns: usize) -> String {
    let count = format!(" {ended}/{total}");
    let rest = remaining(ended, total, elapsed)
        .map(|rest| format!(" {}:{:02}", rest.as_secs() / 60, rest.as_secs() % 60))
        .unwrap_or_default();
    let room = columns.saturating_sub(1);
    let bar = room
        .saturating_sub(count.len() + rest.len() + 2)
        .min(LONGEST_BAR);
    let filled = bar * ended / total.max(1);
    let mut text = format!(
        "[{}{}]{count}{rest}",
        "#".repeat(filled),
        ".".repeat(bar - filled)
    );
    text.truncate(room);
    text
}

/// What the rest takes at the pace so far; unknown before there is a pace.
fn remaining(ended: usize, total: usize, elapsed: Duration) -> Option<Duration> {
    let ended = u32::try_from(ended).ok().filter(|ended| *ended > 0)?;
    let left = u32::try_from(total).ok()?.saturating_sub(ended);
    Some(elapsed / ended * left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fits_any_terminal() {
        let long = line(5, 10, Duration::from_mins(1), 80);
        assert_eq!(long, "[###############...............] 5/10 1:00");
        for columns in 0..60 {
            let shown = line(5, 10, Duration::from_mins(1), columns);
            assert!(shown.len() <= columns.saturating_sub(1), "{columns}");
        }
    }

    #[test]
    fn nothing_is_promised_before_the_first_is_done() {
        assert_eq!(
            line(0, 2, Duration::from_secs(9), 20),
            "[.............] 0/2"
        );
    }
}
