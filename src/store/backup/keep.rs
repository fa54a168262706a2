//! Which backups are kept: the last fourteen, then one a week for twelve weeks, and of these as many as
//! a gigabyte holds.
//!
//! Clocks are wrong at times: a backup of a day that has not come yet counts as older than all others, so
//! that it takes the place of none, and that of today is kept whatever the others say.

use super::list::Backup;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Number of the newest backups that are kept, one a day.
const DAYS: usize = 14;
/// Number of weeks before these of which the newest backup is kept.
const WEEKS: usize = 12;
/// Bytes that the backups of one project take at most; the newest is kept whatever its size.
const LARGEST: u64 = 1 << 30;

/// The newest backup that is not of a day to come.
pub fn last(all: &[Backup], today: Date) -> Option<&Backup> {
    all.iter().max_by_key(|backup| order(backup, today))
}

/// The backups that are to be deleted, of all that there are.
pub fn going(all: &[Backup], today: Date) -> Vec<&Backup> {
    going_beyond(all, today, LARGEST)
}

fn order(backup: &Backup, today: Date) -> (bool, Date) {
    (backup.day <= today, backup.day)
}

fn going_beyond(all: &[Backup], today: Date, largest: u64) -> Vec<&Backup> {
    let mut newest_first: Vec<&Backup> = all.iter().collect();
    newest_first.sort_by_key(|backup| std::cmp::Reverse(order(backup, today)));
    let mut weeks: BTreeSet<Date> = BTreeSet::new();
    let (mut size, mut is_full) = (0u64, false);
    let mut going = Vec::new();
    for (place, backup) in newest_first.into_iter().enumerate() {
        let mut stays = place < DAYS;
        if !stays {
            // The newest of each week, by the Monday with which it began.
            let since = i64::from(backup.day.weekday().to_monday_zero_offset());
            let monday = backup.day.saturating_sub(jiff::Span::new().days(since));
            stays = weeks.len() < WEEKS && weeks.insert(monday);
        }
        if stays {
            is_full |= place > 0 && size.saturating_add(backup.size) > largest;
            stays = !is_full;
        }
        if stays {
            size += backup.size;
        } else {
            going.push(backup);
        }
    }
    going
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::PathBuf;

    fn backups(days: impl IntoIterator<Item = i32>, size: u64) -> Vec<Backup> {
        let first = jiff::civil::date(2026, 1, 1);
        let backup = |day: i32| Backup {
            day: first + jiff::Span::new().days(day),
            path: PathBuf::new(),
            size,
        };
        days.into_iter().map(backup).collect()
    }

    fn left(all: &[Backup], largest: u64) -> Vec<Backup> {
        left_on(jiff::civil::date(2090, 1, 1), all, largest)
    }

    fn left_on(today: Date, all: &[Backup], largest: u64) -> Vec<Backup> {
        let going = going_beyond(all, today, largest);
        let going: Vec<Backup> = going.into_iter().cloned().collect();
        let stays = |b: &&Backup| !going.contains(b);
        all.iter().filter(stays).cloned().collect()
    }

    #[test]
    fn days_then_weeks_then_nothing() {
        let all = backups(0..365, 1);
        let left = left(&all, u64::MAX);
        assert_eq!(left.len(), DAYS + WEEKS);
        let gaps: Vec<i32> = left
            .windows(2)
            .map(|w| (w[1].day - w[0].day).get_days())
            .collect();
        assert!(gaps[..WEEKS - 2].iter().all(|gap| *gap == 7), "{gaps:?}");
        assert!(gaps[WEEKS..].iter().all(|gap| *gap == 1), "{gaps:?}");
    }

    #[test]
    fn the_newest_stays_whatever_its_size() {
        let all = backups(0..5, 100);
        assert_eq!(left(&all, 250).len(), 2);
        assert_eq!(left(&all, 10), all[4..]);
        assert!(going(&[], jiff::civil::date(2026, 1, 1)).is_empty());
    }

    #[test]
    fn a_clock_that_was_wrong_takes_the_place_of_no_backup() {
        let of = |day: &str| Backup {
            day: day.parse().unwrap(),
            path: PathBuf::new(),
            size: 1,
        };
        // Three weeks in the year 2100, and back again.
        let mut all = backups(0..20, 1);
        all.extend(backups(27_028..27_049, 1));
        let today = jiff::civil::date(2026, 1, 21);
        all.extend(backups(20..21, 1));
        let here = left_on(today, &all, u64::MAX);
        let recent = here.iter().filter(|b| b.day <= today);
        assert!(recent.count() >= DAYS, "{here:?}");
        assert_eq!(last(&all, today).unwrap().day, today);
        assert!(here.len() <= DAYS + WEEKS);
        // In the year 1970 that of today is kept, and none is taken for missing.
        let mut all = backups(0..365, 1);
        all = left(&all, u64::MAX);
        let early = of("1970-01-01");
        all.push(early.clone());
        let here = left_on(early.day, &all, u64::MAX);
        assert!(here.contains(&early));
        assert!(left_on(early.day, &all, 1).contains(&early));
        assert_eq!(last(&all, early.day), Some(&early));
        // Where every one is of days to come, the last of them is.
        let all = backups(0..3, 1);
        assert_eq!(last(&all, early.day), Some(&all[2]));
    }

    proptest! {
        #[test]
        fn day_by_day_no_more_than_so_many_are_left(opened in proptest::collection::vec(any::<bool>(), 1..200)) {
            let mut here: Vec<Backup> = Vec::new();
            for (day, is_opened) in opened.iter().enumerate() {
                if *is_opened {
                    here.extend(backups([day as i32], 1));
                    let last = here.last().cloned();
                    here = left(&here, u64::MAX);
                    prop_assert_eq!(here.last().cloned(), last);
                    prop_assert!(here.len() <= DAYS + WEEKS);
                }
            }
            // As old as they may be, there is one for every week in which something was opened.
            let oldest = opened.iter().filter(|o| **o).count();
            prop_assert!(here.len() >= oldest.min(DAYS));
        }
    }
}
