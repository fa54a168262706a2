//! Which files are versions of another one that a sync tool put aside, told by their names and, where a
//! name may be someone's own, by what they hold.
//!
//! A project's own names are letters, digits, `-` and `_`. What stands behind them in brackets is a sync
//! tool's, in whatever language: «salma (Ali's conflicted copy 2026-03-01).ron» (Dropbox),
//! «salma (conflicted copy 2026-03-01 101500).ron» (Nextcloud), «salma (1).ron» (Google Drive),
//! «salma (SFConflict ali@example.org 2026-03-01-10-15-00).ron» (Seafile), «salma \[conflicted\].ron» (pCloud).
//! Others write «salma.sync-conflict-20260301-101500-ABCDEFG.ron» (Syncthing), «salma.Conflict.ron»
//! (Resilio), «salma 2.ron» (iCloud). «salma-LAPTOP.ron» (OneDrive), «salma_conflict-20260301-101500.ron»
//! (ownCloud) and «salma_LAPTOP_Mar-01-101500-2026_Conflict.ron» (Synology) may be another annotator's:
//! such a file is a version only if it shares a revision with the other one.

const RECORDS: &str = ".ron";

/// The name of the file of which this one is a version, as far as its own name tells.
pub(crate) fn version_of(name: &str) -> Option<String> {
    let whole = name.strip_suffix(RECORDS)?;
    let end = whole.find(|c: char| !is_of_id(c)).filter(|end| *end > 0)?;
    let (stem, rest) = whole.split_at(end);
    let is_put_aside = rest.starts_with(".sync-conflict-")
        || rest.to_ascii_lowercase().starts_with(".conflict")
        || is_in_brackets(rest)
        || is_number(rest);
    is_put_aside.then(|| format!("{stem}{RECORDS}"))
}

fn is_of_id(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

fn is_in_brackets(rest: &str) -> bool {
    // Where the words are Arabic, marks of direction may stand around them.
    let is_around = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let words = rest.trim_matches(is_around);
    words.starts_with(['(', '[']) && words.ends_with([')', ']'])
}

fn is_number(rest: &str) -> bool {
    let number = rest.strip_prefix(' ');
    number.is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()))
}

/// Whether the name of a file may be that of a version of another one, which only the two files tell.
pub(crate) fn may_be_version_of(name: &str, of: &str) -> bool {
    let [name, of] = [name, of].map(|name| name.strip_suffix(RECORDS));
    let rest = of.and_then(|of| name?.strip_prefix(of));
    rest.is_some_and(|rest| rest.starts_with(['-', '_']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_put_aside_are_known_by_name() {
        for name in [
            "salma.sync-conflict-20260301-101500-ABCDEFG.ron",
            "salma (Ali's conflicted copy 2026-03-01).ron",
            "salma (نسخة متعارضة من علي 2026-03-01).ron",
            "salma \u{200F}(نسخة متعارضة)\u{200F}.ron",
            "salma (conflicted copy 2026-03-01 101500).ron",
            "salma (1).ron",
            "salma(1).ron",
            "salma (SFConflict ali@example.org 2026-03-01-10-15-00).ron",
            "salma [conflicted].ron",
            "salma [Conflict] (1).ron",
            "salma (case conflict).ron",
            "salma (copy: conflict #1 on 2026-03-01).ron",
            "salma.Conflict.ron",
            "salma 2.ron",
        ] {
            assert_eq!(version_of(name).as_deref(), Some("salma.ron"), "{name}");
        }
        for name in [
            "salma.ron",
            "salma-2.ron",
            "salma - old.ron",
            "salma old.ron",
            "salma.old.ron",
            "(1).ron",
            "سلمى (1).ron",
            "salma (1).txt",
            "salma ().ron.bak",
        ] {
            assert_eq!(version_of(name), None, "{name}");
        }
        for name in [
            "salma-LAPTOP.ron",
            "salma-LAPTOP-2.ron",
            "salma_conflict-20260301-101500.ron",
        ] {
            assert!(may_be_version_of(name, "salma.ron"), "{name}");
        }
        for name in ["salma.ron", "salma2.ron", "sal.ron", "salma-x.txt"] {
            assert!(!may_be_version_of(name, "salma.ron"), "{name}");
        }
    }
}
