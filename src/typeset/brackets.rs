//! Brackets whose two halves stand beside different scripts.

use unicode_bidi::BidiClass;

use super::class::class;

/// The bytes of round and square brackets beside Latin letters whose partners are beside Arabic
/// ones, as in «في (ICCT)». A font that has brackets for Latin would set two unlike halves.
pub(super) fn foreign_brackets(text: &str) -> Vec<usize> {
    let mut open: Vec<(usize, char, Option<bool>)> = Vec::new();
    let mut found = Vec::new();
    // Whether the last letter was a Latin one.
    let mut latin = None;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => open.push((at, ')', latin)),
            '[' => open.push((at, ']', latin)),
            ')' | ']' => {
                let Some(partner) = open.iter().rposition(|(_, close, _)| *close == letter) else {
                    continue;
                };
                let (start, _, before) = open[partner];
                open.truncate(partner);
                match (before, latin) {
                    (Some(false), Some(true)) => found.push(at),
                    (Some(true), Some(false)) => found.push(start),
                    _ => {}
                }
            }
            _ => match class(letter) {
                BidiClass::L => latin = Some(true),
                BidiClass::R | BidiClass::AL => latin = Some(false),
                _ => {}
            },
        }
        if let (Some(_), Some((start, _, before @ None))) = (latin, open.last_mut())
            && *start < at
        {
            *before = latin;
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unlike_halves_are_found() {
        assert_eq!(foreign_brackets("في (ICCT) وحده"), [10]);
        assert_eq!(foreign_brackets("Salma [سلمى]"), [6]);
        for alike in [
            "(في) [بيت]",
            "the (old) house",
            "(ICCT)",
            "(",
            ")",
            "في ([x",
        ] {
            assert_eq!(foreign_brackets(alike), [] as [usize; 0], "{alike}");
        }
        assert_eq!(foreign_brackets("في (دراسة [x] b)"), [19, 22]);
    }
}
