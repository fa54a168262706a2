//! Which backups are kept: the last fourteen, then one a week for twelve weeks, and of these as many as
//! a gigabyte holds.

use super::Backup;
use jiff::civil::Date;
use std::collections::BTreeSet;

const DAYS: usize = 14;
const WEEKS: usize = 12;
/// Bytes that the backups of one project take at most; the newest is kept whatever its size.
const LARGEST: u64 = 1 << 30;

/// The backups that go, of all that there are.
pub fn going(all: &[Backup]) -> Vec<&Backup> {
    going_beyond(all, LARGEST)
}

fn going_beyond(all: &[Backup], largest: u64) -> Vec<&Backup> {
    let mut newest_first: Vec<&Backup> = all.iter().collect();
    newest_first.sort_by_key(|backup| std::cmp::Reverse(backup.day));
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
        let going: Vec<Backup> = going_beyond(all, largest).into_iter().cloned().collect();
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
        assert!(going(&[]).is_empty());
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
