//! A moment as it is written on the command line: a day, or a day and a time, where the computer is.

use crate::model::Moment;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};
use std::str::FromStr;
use thiserror::Error;

/// A stretch of time that was named: a day, a minute or a second of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct When {
    /// Its first moment.
    pub begin: Moment,
    /// Its last moment.
    pub end: Moment,
}

/// Why words are no time.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("2026-11-20 · \"2026-11-20 15:30\" · 2026-11-20T15:30:05Z")]
pub struct WhenError;

impl FromStr for When {
    type Err = WhenError;

    fn from_str(words: &str) -> Result<Self, WhenError> {
        let words = words.trim();
        if let Ok(moment) = words.parse::<Moment>() {
            return Ok(Self {
                begin: moment,
                end: within(moment, if words.contains('.') { 0 } else { 999 })?,
            });
        }
        let length = match words.bytes().filter(|b| *b == b':').count() {
            0 => 1.day(),
            1 => 1.minute(),
            _ => 1.second(),
        };
        let date = words.len() == 10;
        let begin = if date {
            words.parse::<Date>().map(|day| day.at(0, 0, 0, 0))
        } else {
            words.parse::<DateTime>()
        };
        Self::of(begin.map_err(|_| WhenError)?, length)
    }
}

impl When {
    fn of(begin: DateTime, length: Span) -> Result<Self, WhenError> {
        let zone = TimeZone::system();
        let moment = |at: DateTime| {
            let zoned = at.to_zoned(zone.clone());
            zoned.map(|z| z.timestamp()).map_err(|_| WhenError)
        };
        let next = begin.checked_add(length).map_err(|_| WhenError)?;
        Ok(Self {
            begin: moment(begin)?,
            end: within(moment(next)?, -1)?,
        })
    }
}

fn within(moment: Moment, milliseconds: i64) -> Result<Moment, WhenError> {
    moment
        .checked_add(milliseconds.milliseconds())
        .map_err(|_| WhenError)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lasts(words: &str) -> i64 {
        let when: When = words.parse().unwrap();
        when.end.as_millisecond() - when.begin.as_millisecond()
    }

    #[test]
    fn what_is_named_is_taken_to_its_end() {
        assert_eq!(lasts("2026-11-20 15:30"), 59_999);
        assert_eq!(lasts("2026-11-20T15:30:05"), 999);
        assert_eq!(lasts("2026-11-20T15:30:05Z"), 999);
        assert_eq!(lasts("2026-11-20T15:30:05.250Z"), 0);
        // A day may have 23 or 25 hours.
        assert!((82_799_999..=89_999_999).contains(&lasts("2026-11-20")));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for bad in [
            "",
            "yesterday",
            "2026-13-01",
            "2026-11-20 25:00",
            "15:30",
            "2026-11",
            "٢٠٢٦-١١-٢٠",
        ] {
            assert_eq!(bad.parse::<When>(), Err(WhenError), "{bad}");
        }
    }
}
