//! Limits the size of a journal: of months long past, one line a record and day is kept, and the oldest
//! months are deleted when a person's journal is still too large.

use super::entry::Entry;
use crate::edit::Part;
use crate::model::Moment;
use crate::store::disk::bytes;
use crate::store::disk::layout;
use crate::store::disk::write::write;
use crate::store::format::record::Key;
use std::collections::btree_map::Entry::{Occupied, Vacant};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Most bytes of one person's journal; above them the oldest months are deleted.
pub(super) const LARGEST: u64 = 64 * 1024 * 1024;
/// Number of months that are kept in full: the present one, and those before it.
const IN_FULL: usize = 2;
/// Number of months before these that are thinned when a month begins; earlier ones were thinned then.
const LOOKED_AT: usize = 3;

/// The month of a moment as it stands in file names: `2026-12`.
pub(super) fn month_of(at: Moment) -> String {
    at.strftime("%Y-%m").to_string()
}

/// Whether a file is named by a month.
fn is_month(name: &str) -> bool {
    let pattern = b"0000-00.ron";
    let fits = |(found, at): (u8, &u8)| match at {
        b'0' => found.is_ascii_digit(),
        sign => found == *sign,
    };
    name.len() == pattern.len() && name.bytes().zip(pattern).all(fits)
}

/// Tidies a journal when a month begins in it. A file that cannot be tidied stays as it is.
pub(super) fn tidy(root: &Path, folder: &str, month: &str) {
    tidy_to(root, folder, month, LARGEST);
}

fn tidy_to(root: &Path, folder: &str, month: &str, largest: u64) {
    let mut months = months(root, folder);
    // A clock that was wrong may have named months that are still to come.
    months.retain(|name| name[..7] <= *month);
    let past = months.len().saturating_sub(IN_FULL);
    for name in &months[past.saturating_sub(LOOKED_AT)..past] {
        let file = format!("{folder}/{name}");
        if let Ok(Some(bytes)) = bytes::read(root, &file) {
            let kept = thinned(&bytes);
            if kept.len() < bytes.len() {
                // It is as it was then.
                let _ = write(root, &file, &kept);
            }
        }
    }
    let path = |name: &String| layout::path(root, &format!("{folder}/{name}"));
    let size = |name: &String| std::fs::symlink_metadata(path(name)).map_or(0, |found| found.len());
    let mut whole: u64 = months.iter().map(size).sum();
    for name in &months[..past] {
        if whole <= largest {
            break;
        }
        let less = size(name);
        if std::fs::remove_file(path(name)).is_ok() {
            whole -= less;
        }
    }
}

/// The files of months in a journal, the oldest first.
fn months(root: &Path, folder: &str) -> Vec<String> {
    if !layout::leads_outside(root, folder).is_ok_and(|leads| !leads) {
        return Vec::new();
    }
    let listing = std::fs::read_dir(layout::path(root, folder));
    let entries = listing.into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let names = files.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| is_month(name)).collect();
    names.sort();
    names
}

/// A month reduced to one line for each record and day: its state as the day began. Lines of two computers
/// may stand in any order.
fn thinned(bytes: &[u8]) -> Vec<u8> {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|b| *b == b'\n').collect();
    let mut first: BTreeMap<(String, Part, Key), (Moment, usize)> = BTreeMap::new();
    let mut goes: BTreeSet<usize> = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        // What is not understood is for people to decide.
        let Some(entry) = Entry::read(line).ok().filter(|entry| !entry.waited) else {
            continue;
        };
        let day = entry.at.strftime("%d").to_string();
        match first.entry((day, entry.part, entry.key)) {
            Vacant(free) => drop(free.insert((entry.at, index))),
            Occupied(mut known) if entry.at < known.get().0 => {
                goes.insert(known.insert((entry.at, index)).1);
            }
            Occupied(_) => drop(goes.insert(index)),
        }
    }
    let kept = lines.iter().enumerate();
    let kept = kept.filter(|(index, _)| !goes.contains(index));
    kept.flat_map(|(_, line)| line.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(at: &str, name: &str) -> String {
        format!(
            "Was(at: \"{at}\", in: \"project.ron\", of: Annotator, id: \"a\", record: Annotator(id: \"a\", name: \"{name}\")),\n"
        )
    }

    #[test]
    fn of_a_day_the_first_line_is_kept() {
        let [one, two, three] = [
            line("2026-01-03T08:00:00Z", "one"),
            line("2026-01-03T09:00:00Z", "two"),
            line("2026-01-04T09:00:00Z", "three"),
        ];
        let all = format!("{one}{two}// a note\n{three}");
        let kept = String::from_utf8(thinned(all.as_bytes())).unwrap();
        assert_eq!(kept, format!("{one}// a note\n{three}"));
        assert_eq!(thinned(kept.as_bytes()), kept.as_bytes());
        // As a merge by lines may leave them.
        let mixed = format!("{two}{three}{one}");
        let kept = String::from_utf8(thinned(mixed.as_bytes())).unwrap();
        assert_eq!(kept, format!("{three}{one}"));
    }

    #[test]
    fn months_long_past_are_thinned_and_the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for month in ["2026-01", "2026-02", "2026-03", "2026-04"] {
            let [a, b] = [8, 9].map(|h| line(&format!("{month}-03T0{h}:00:00Z"), "x"));
            write(
                root,
                &format!("journal/a/{month}.ron"),
                format!("{a}{b}").as_bytes(),
            )
            .unwrap();
        }
        write(root, "journal/a/notes.ron", b"mine").unwrap();
        let lines = |month: &str| {
            let file = root.join(format!("journal/a/{month}.ron"));
            std::fs::read_to_string(file).map_or(0, |text| text.lines().count())
        };
        tidy(root, "journal/a", "2026-04");
        let counts = ["2026-01", "2026-02", "2026-03", "2026-04"].map(lines);
        assert_eq!(counts, [1, 1, 2, 2]);
        tidy_to(root, "journal/a", "2026-04", 600);
        assert_eq!([lines("2026-01"), lines("2026-02")], [0, 1]);
        tidy_to(root, "journal/a", "2026-04", 0);
        assert_eq!(
            [lines("2026-02"), lines("2026-03"), lines("2026-04")],
            [0, 2, 2]
        );
        assert_eq!(lines("notes"), 1);
        tidy_to(root, "journal/none", "2026-04", 0);
    }
}
