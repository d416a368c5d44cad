//! Times as files tell them.

use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_A_DAY: u64 = 86_400;

/// The last second that the formats can say, the end of the year 9999, counted
/// from 1970.
pub const LAST_SECOND: u64 = 253_402_300_799;

/// Year, month, day, hour, minute, second; UTC.
pub struct Moment([u64; 6]);

impl Moment {
    /// `None` before 1970 and after 9999, which the formats cannot say.
    pub fn of(time: SystemTime) -> Option<Self> {
        let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
        let [year, month, day] = civil(seconds / SECONDS_A_DAY);
        let second = seconds % SECONDS_A_DAY;
        (seconds <= LAST_SECOND).then_some(Self([
            year,
            month,
            day,
            second / 3600,
            second / 60 % 60,
            second % 60,
        ]))
    }

    /// As PDF tells it (ISO 32000-1 §7.9.4).
    pub fn pdf(&self) -> String {
        let Self([year, month, day, hour, minute, second]) = self;
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
    }

    /// As XMP and XML tell it (ISO 8601).
    pub fn iso(&self) -> String {
        let Self([year, month, day, hour, minute, second]) = self;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// Its day alone (ISO 8601).
    pub fn day(&self) -> String {
        let Self([year, month, day, ..]) = self;
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// Year, month and day of a day counted from 1 January 1970, by years that
/// begin in March, so that the leap day is a year's last.
fn civil(days: u64) -> [u64; 3] {
    let days = days + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    [era * 400 + year + next, month, day]
}
