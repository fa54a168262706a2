//! Two versions of a file and their base joined, as git's merge driver does it. The first byte says
//! whether the three are whole files or only lines of one; a byte that no text has parts them.
#![no_main]

use hashiya::store::{JoinedFile, join_files};
use std::collections::BTreeSet;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((shape, rest)) = data.split_first() else {
        return;
    };
    let part = |of: &[u8]| match shape % 2 {
        0 => [b"(schema: 3, records: [\n", of, b"\n])\n"].concat(),
        _ => of.to_vec(),
    };
    let mut parts = rest.splitn(3, |b| *b == 0xff).map(part);
    let mut next = || parts.next().unwrap_or_else(|| part(b""));
    let [base, ours, theirs] = [next(), next(), next()];
    let forth = join_files(&base, &ours, &theirs);
    let in_lines =
        !forth.is_understood || [&ours, &theirs].into_iter().any(|side| is_journal(side));
    for side in [&ours, &theirs] {
        if !in_lines {
            records_are_there(&forth, side);
            // A side that is there already brings nothing.
            assert_eq!(join_files(side, &forth.bytes, side).bytes, forth.bytes);
        } else if base.is_empty() || !forth.is_understood {
            lines_are_there(&forth.bytes, side);
        } else {
            // A line of a journal that the other took away is not there.
            lines_are_there(&[&forth.bytes[..], b"\n", &base].concat(), side);
        }
    }
    if !in_lines {
        // Comments of ours come first, whichever side is ours; no more than that differs.
        let back = join_files(&base, &theirs, &ours);
        assert_eq!(sorted(&forth), sorted(&back));
        assert_eq!(forth.alternatives, back.alternatives);
    }
});

fn sorted(joined: &JoinedFile) -> Vec<&[u8]> {
    let mut lines: Vec<&[u8]> = joined.bytes.split(|b| *b == b'\n').collect();
    lines.sort_unstable();
    lines
}

/// Every record of a side is there.
fn records_are_there(joined: &JoinedFile, side: &[u8]) {
    let alone = join_files(b"", side, side);
    let (all, had) = (ids(&joined.bytes), ids(&alone.bytes));
    assert!(had.is_subset(&all), "{had:?} in {all:?}");
}

/// Every line of a side is there.
fn lines_are_there(joined: &[u8], side: &[u8]) {
    let lines = |bytes| <[u8]>::split(bytes, |b| *b == b'\n').filter(|l: &&[u8]| !l.is_empty());
    let all: BTreeSet<&[u8]> = lines(joined).collect();
    assert!(
        lines(side).all(|line| all.contains(line)),
        "every line is kept"
    );
}

/// Whether the first line says what was.
fn is_journal(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with(b"//"));
    first.is_some_and(|line| line.starts_with(b"Was("))
}

/// The ids in a file that we wrote: what was deleted may be there again, and the other way round.
fn ids(bytes: &[u8]) -> BTreeSet<&[u8]> {
    let lines = bytes.split(|b| *b == b'\n');
    let records = lines.filter(|line| !line.starts_with(b"//"));
    records
        .filter_map(|line| line.split(|b| *b == b'"').nth(1))
        .collect()
}
