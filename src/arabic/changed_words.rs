//! What changed between two wordings of a text, word by word, so that people can read it.

use unicode_segmentation::UnicodeSegmentation;

/// Cells of the table of common words. Above that the middle counts as written anew.
const LARGEST_TABLE: usize = 4_000_000;

/// What became of a piece of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// It stands in both wordings.
    Same,
    /// It stands in the old wording only.
    Deleted,
    /// It stands in the new wording only.
    Inserted,
}

/// A piece of one or both wordings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// What became of it.
    pub change: Change,
    /// Its letters.
    pub text: String,
}

/// Compares two wordings by their words. What is deleted stands before what is inserted in its
/// place; the pieces that are not inserted make up the old wording, those that are not deleted the
/// new one. Words are those of UAX #29; the longest common run of words is found as in Wagner and
/// Fischer, "The string-to-string correction problem", Journal of the ACM 21 (1974).
pub fn changed_words(old: &str, new: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) = (words(old), words(new));
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[before..], &new[before..]);
    let ends = old_rest.iter().rev().zip(new_rest.iter().rev());
    let after = ends.take_while(|(a, b)| a == b).count();
    let mut steps: Vec<(Change, &str)> = Vec::with_capacity(old.len() + new.len());
    steps.extend(old[..before].iter().map(|w| (Change::Same, *w)));
    let middle = (
        &old_rest[..old_rest.len() - after],
        &new_rest[..new_rest.len() - after],
    );
    compare(middle.0, middle.1, &mut steps);
    steps.extend(old[old.len() - after..].iter().map(|w| (Change::Same, *w)));
    in_pieces(&steps)
}

fn words(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// The steps from one list of words to another, along their longest common run.
fn compare<'a>(old: &[&'a str], new: &[&'a str], steps: &mut Vec<(Change, &'a str)>) {
    let width = new.len() + 1;
    if (old.len() + 1).saturating_mul(width) > LARGEST_TABLE {
        steps.extend(old.iter().map(|w| (Change::Deleted, *w)));
        steps.extend(new.iter().map(|w| (Change::Inserted, *w)));
        return;
    }
    // Length of the longest common run from each pair of places to the ends.
    let mut common = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            steps.push((Change::Same, old[i]));
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            steps.push((Change::Deleted, old[i]));
            i += 1;
        } else {
            steps.push((Change::Inserted, new[j]));
            j += 1;
        }
    }
    steps.extend(old[i..].iter().map(|w| (Change::Deleted, *w)));
    steps.extend(new[j..].iter().map(|w| (Change::Inserted, *w)));
}

/// Joins steps to pieces. White space between two changes is part of both, or every other word of a
/// new sentence would stand alone.
fn in_pieces(steps: &[(Change, &str)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < steps.len() {
        let same = run(&steps[at..], |s| s.0 == Change::Same);
        push(&mut pieces, Change::Same, &steps[at..at + same], |_| true);
        at += same;
        let changed = changed_run(&steps[at..]);
        let run = &steps[at..at + changed];
        push(&mut pieces, Change::Deleted, run, |c| c != Change::Inserted);
        push(&mut pieces, Change::Inserted, run, |c| c != Change::Deleted);
        at += changed;
    }
    pieces
}

fn run(steps: &[(Change, &str)], fits: impl Fn(&(Change, &str)) -> bool) -> usize {
    steps.iter().take_while(|s| fits(s)).count()
}

/// How many steps belong to one change.
fn changed_run(steps: &[(Change, &str)]) -> usize {
    let mut length = run(steps, |s| s.0 != Change::Same);
    loop {
        let is_space = |s: &(Change, &str)| s.0 == Change::Same && s.1.trim().is_empty();
        let space = run(&steps[length..], is_space);
        let more = run(&steps[length + space..], |s| s.0 != Change::Same);
        if space == 0 || more == 0 {
            return length;
        }
        length += space + more;
    }
}

fn push(
    pieces: &mut Vec<Piece>,
    change: Change,
    steps: &[(Change, &str)],
    has: impl Fn(Change) -> bool,
) {
    let text: String = steps.iter().filter(|s| has(s.0)).map(|s| s.1).collect();
    if !text.is_empty() {
        pieces.push(Piece { change, text });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> String {
        let mark = |p: Piece| match p.change {
            Change::Same => p.text,
            Change::Deleted => format!("[-{}-]", p.text),
            Change::Inserted => format!("[+{}+]", p.text),
        };
        changed_words(old, new).into_iter().map(mark).collect()
    }

    #[test]
    fn whole_words_are_compared() {
        assert_eq!(
            shown("ذكر الخوف من التنظيم.", "ذكر الخوف من انتقام التنظيم."),
            "ذكر الخوف من [+انتقام +]التنظيم."
        );
        assert_eq!(shown("خَوف", "خوف"), "[-خَوف-][+خوف+]");
        assert_eq!(shown("", "x"), "[+x+]");
        assert_eq!(shown("x", ""), "[-x-]");
        assert_eq!(shown("", ""), "");
    }

    #[test]
    fn a_new_phrase_is_one_piece() {
        assert_eq!(
            shown("قال إنه خاف كثيراً هناك", "قال إنهم فروا ليلاً هناك"),
            "قال [-إنه خاف كثيراً-][+إنهم فروا ليلاً+] هناك"
        );
    }

    #[test]
    fn what_is_too_long_to_compare_is_written_anew() {
        let [old, new] = ["a ", "b "].map(|w| w.repeat(3_000));
        let pieces = changed_words(&old, &new);
        assert_eq!(pieces.len(), 3, "the last space is in both");
        assert_eq!(pieces[0].text.len() + pieces[2].text.len(), old.len());
    }

    proptest! {
        #[test]
        fn the_pieces_make_up_both(old in "[اب ،\u{64B}x1]{0,20}", new in "[اب ،\u{64B}x1]{0,20}") {
            let pieces = changed_words(&old, &new);
            let but = |other| -> String {
                let all = pieces.iter().filter(|p| p.change != other);
                all.map(|p| p.text.as_str()).collect()
            };
            prop_assert_eq!(but(Change::Inserted), old.clone());
            prop_assert_eq!(but(Change::Deleted), new.clone());
            prop_assert_eq!(pieces.iter().all(|p| p.change == Change::Same), old == new);
            for pair in pieces.windows(2) {
                prop_assert!(pair[0].change != pair[1].change);
            }
        }
    }
}
