//! A progress bar on a terminal: how many of how many are done, how many a
//! second, and about how long the rest will take.
//!
//! It writes to what it is given and is told the time; it asks the terminal for
//! its width. Whether there is a terminal is the caller's to know.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use super::terminal::error_columns;

/// A terminal redraws no faster than this anyway.
const MIN_INTERVAL: Duration = Duration::from_millis(60);

/// The longest bar that still reads as one.
const LONGEST_BAR: usize = 30;

/// Columns that a bar with its numbers takes at most, on the widest terminal.
const MOST_COLUMNS: usize = 80;
/// The shortest bar: where there is no room for it, numbers alone are shown.
const SHORTEST_BAR: usize = 3;

/// A bar over a known number of inputs.
pub struct Progress {
    total: usize,
    ended: usize,
    begun: Instant,
    drawn: Option<Instant>,
}

impl Progress {
    /// A bar at nothing of `total`.
    pub fn new(total: usize, now: Instant) -> Self {
        Self {
            total,
            ended: 0,
            begun: now,
            drawn: None,
        }
    }

    /// Shows that `ended` inputs are done, unless it has just been drawn.
    pub fn draw(&mut self, ended: usize, now: Instant, out: &mut dyn Write) -> io::Result<()> {
        self.ended = ended;
        let since = self.drawn.map(|drawn| now.saturating_duration_since(drawn));
        if since.is_some_and(|since| since < MIN_INTERVAL) {
            return Ok(());
        }
        self.drawn = Some(now);
        self.redraw(now, out)
    }

    /// Shows it again after something else was written.
    pub fn redraw(&self, now: Instant, out: &mut dyn Write) -> io::Result<()> {
        let elapsed = now.saturating_duration_since(self.begun);
        let columns = columns();
        let line = line(self.ended, self.total, elapsed, columns);
        let room = columns.saturating_sub(1);
        // What a longer line left is blanked, too.
        write!(out, "\r{line:room$}")?;
        out.flush()
    }

    /// How many inputs are done.
    pub fn ended(&self) -> usize {
        self.ended
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
    let count = format!("{ended}/{total}");
    let pace = pace(ended, total, elapsed)
        .map(|(rate, rest)| format!(" {rate} {rest}"))
        .unwrap_or_default();
    let room = columns.saturating_sub(1);
    let bar = room
        .saturating_sub(count.len() + pace.len() + "[] ".len())
        .min(LONGEST_BAR);
    let mut text = format!("{count}{pace}");
    if bar >= SHORTEST_BAR {
        let filled = bar * ended / total.max(1);
        let (filled, left) = ("#".repeat(filled), ".".repeat(bar - filled));
        text.insert_str(0, &format!("[{filled}{left}] "));
    }
    text.truncate(room);
    text
}

/// How many a second so far, and what the rest takes at that pace; unknown
/// before there is a pace.
fn pace(ended: usize, total: usize, elapsed: Duration) -> Option<(String, String)> {
    let done = u32::try_from(ended).ok().filter(|done| *done > 0)?;
    let left = u32::try_from(total).ok()?.saturating_sub(done);
    let seconds = elapsed.as_secs_f64().max(0.001);
    let rate = f64::from(done) / seconds;
    let decimals = usize::from(rate < 10.0);
    let rest = Duration::from_secs_f64(seconds / f64::from(done) * f64::from(left));
    Some((format!("{rate:.decimals$}/s"), clock(rest.as_secs())))
}

/// `1:05`, and from an hour on `1:00:05`.
fn clock(seconds: u64) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    match minutes / 60 {
        0 => format!("{minutes}:{seconds:02}"),
        hours => format!("{hours}:{:02}:{seconds:02}", minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fits_any_terminal() {
        let shown = |columns| line(5, 10, Duration::from_mins(1), columns);
        assert_eq!(
            shown(80),
            "[###############...............] 5/10 0.1/s 1:00"
        );
        assert_eq!(shown(24), "[##...] 5/10 0.1/s 1:00");
        assert_eq!(shown(20), "5/10 0.1/s 1:00");
        for columns in 0..60 {
            assert!(
                shown(columns).len() <= columns.saturating_sub(1),
                "{columns}"
            );
        }
    }

    #[test]
    fn nothing_is_promised_before_the_first_is_done() {
        assert_eq!(
            line(0, 2, Duration::from_secs(9), 20),
            "[.............] 0/2"
        );
    }

    #[test]
    fn the_pace_is_that_of_all_so_far() {
        let shown = |ended, seconds| line(ended, 200_000, Duration::from_secs(seconds), 28);
        assert_eq!(shown(400, 2), "400/200000 200/s 16:38");
        assert_eq!(shown(400, 20), "400/200000 20/s 2:46:20");
        assert_eq!(shown(200_000, 20), "200000/200000 10000/s 0:00");
    }

    #[test]
    fn it_is_drawn_no_faster_than_a_terminal_shows() {
        let begun = Instant::now();
        let mut progress = Progress::new(10, begun);
        let mut drawn_at = |ended, milliseconds| {
            let mut out = Vec::new();
            let now = begun + Duration::from_millis(milliseconds);
            progress
                .draw(ended, now, &mut out)
                .expect("memory takes it");
            !out.is_empty()
        };
        assert!(drawn_at(1, 0));
        assert!(!drawn_at(2, 59));
        assert!(drawn_at(3, 60));
    }
}
