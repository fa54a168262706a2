//! The present, as it is written into a project's files.

use crate::model::Moment;
use jiff::civil::Date;

/// The time now, to the millisecond: people read it in the files.
pub fn now() -> Moment {
    let now = Moment::now();
    Moment::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

/// The day today, in the time zone of the computer.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}
