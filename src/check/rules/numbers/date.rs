//! Text in, the days of the calendar in it out: 2023年5月6日, 5月6日.
//!
//! In Arabic figures alone. It judges nothing; a 31st of June is a day here.

use std::ops::Range;

use super::super::figure::is_free;
use crate::outline::judge::days;

/// A day as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Date {
    /// Its bytes, through 日.
    pub range: Range<usize>,
    /// The year, where one stands before the month.
    pub year: Option<u32>,
    pub month: u32,
    pub day: u32,
}

/// The days of `chars`, in order.
pub(super) fn dates(chars: &str) -> impl Iterator<Item = Date> + '_ {
    chars.match_indices('日').filter_map(|(at, word)| {
        let (start, day) = number(&chars[..at])?;
        let (start, month) = number(chars[..start].strip_suffix('月')?)?;
        let year = chars[..start].strip_suffix('年').and_then(number);
        let year = year.filter(|it| (1900..2200).contains(&it.1));
        let start = year.map_or(start, |it| it.0);
        let range = start..at + word.len();
        is_free(chars, &range).then_some(Date {
            range,
            year: year.map(|it| it.1),
            month,
            day,
        })
    })
}

/// The number at the end of `text`, and where it begins.
fn number(text: &str) -> Option<(usize, u32)> {
    let start = text.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    Some((start, text[start..].parse().ok()?))
}

impl Date {
    /// How many days its month has; 29 for a February of a year unknown, `None`
    /// where there is no such month.
    pub(super) fn length_of_month(&self) -> Option<u32> {
        const LEAP: u32 = 2000;
        let year = self.year.unwrap_or(LEAP);
        (1..=12)
            .contains(&self.month)
            .then(|| days(year, self.month))
    }

    /// Its place in the week, 0 for Sunday; `None` without a year.
    pub(super) fn weekday(&self) -> Option<u32> {
        // Sakamoto's method: years begin in March, so that the day of leap
        // years is the last of its year.
        const MONTHS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let month = MONTHS.get(self.month.checked_sub(1)? as usize)?;
        let year = self.year? - u32::from(self.month < 3);
        Some((year + year / 4 - year / 100 + year / 400 + month + self.day) % 7)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_with_and_without_their_year() {
        let all: Vec<_> = dates("自2023年5月6日至8月1日，第13日").collect();
        let read: Vec<_> = all.iter().map(|it| (it.year, it.month, it.day)).collect();
        assert_eq!(read, [(Some(2023), 5, 6), (None, 8, 1)]);
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        for (text, weekday) in [
            ("2000年1月1日", 6),
            ("2024年2月29日", 4),
            ("2024年3月1日", 5),
            ("1949年10月1日", 6),
            ("2026年12月31日", 4),
        ] {
            let date = dates(text).next().expect("it is a day");
            assert_eq!(date.weekday(), Some(weekday), "{text}");
        }
    }
}
