//! What the typesetter must know of each grapheme: its bytes and how it behaves in a line.

use std::ops::Range;
use std::str::Chars;
use std::sync::LazyLock;

use unicode_bidi::BidiClass;
use unicode_segmentation::UnicodeSegmentation as _;

use super::class::class;

/// How a grapheme behaves when its line is put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Has ink, or at least stands between what has.
    Content,
    /// White space or an invisible formatting character (UAX #9 L1, items 3 and 4).
    Space,
    /// Moves to the next tab stop.
    Tab,
    /// A segment or paragraph separator other than the tab (UAX #9 L1, items 1 and 2).
    Separator,
}

/// A grapheme of the paragraph.
#[derive(Clone, Debug)]
pub(super) struct Grapheme {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    pub role: Role,
    /// Whether it is white space to a reader.
    pub whitespace: bool,
    /// Whether it takes no room and shows nothing, whatever the font says.
    pub invisible: bool,
    /// Whether it is a letter, which never has width zero to a reader.
    pub letter: bool,
}

/// The graphemes of a text in its order.
pub(super) fn graphemes(text: &str) -> Vec<Grapheme> {
    // Arabic letters are two bytes each, and a sixth of all are spaces.
    let mut all = Vec::with_capacity(text.len() * 4 / 7 + 4);
    let known = known();
    let facts = |letters: &mut Chars<'_>| letters.next().map(|one| (one, Facts::of(one, known)));
    let mut letters = text.chars();
    let (mut start, mut next) = (0, facts(&mut letters));
    while let Some((letter, first)) = next {
        next = facts(&mut letters);
        if first.alone && next.is_none_or(|(_, second)| second.alone) {
            let end = start + letter.len_utf8();
            all.push(first.grapheme(start..end));
            start = end;
            continue;
        }
        // Since its beginning is a boundary, nothing before it matters (UAX #29).
        let rest = &text[start..];
        let end = rest.graphemes(true).next().map_or(rest.len(), str::len);
        all.push(classify(start, &rest[..end], known));
        start += end;
        letters = rest[end..].chars();
        next = facts(&mut letters);
    }
    all
}

fn classify(start: usize, text: &str, known: &[Facts]) -> Grapheme {
    let mut letters = text.chars();
    let first = letters.next();
    let mut whole = first.map_or(Facts::default(), |first| Facts::of(first, known));
    // What the first character rules out, the others cannot bring back.
    if whole.space || whole.whitespace || whole.invisible {
        for letter in letters {
            let more = Facts::of(letter, known);
            whole.space &= more.space;
            whole.whitespace &= more.whitespace;
            whole.invisible &= more.invisible;
        }
    }
    whole.grapheme(start..start + text.len())
}

/// Limit of the code points that are looked up in a table; the few above are searched for.
const LOOKED_UP: u32 = 0x0700;

/// What is known of one character.
#[derive(Clone, Copy, Debug, Default)]
struct Facts {
    /// Tab or separator, when it is one.
    apart: Option<Role>,
    space: bool,
    whitespace: bool,
    invisible: bool,
    letter: bool,
    /// Never shares a grapheme with another such character.
    alone: bool,
}

/// What is known of each character below [`LOOKED_UP`].
fn known() -> &'static [Facts] {
    static KNOWN: LazyLock<Vec<Facts>> = LazyLock::new(|| {
        let letters = (0..LOOKED_UP).filter_map(char::from_u32);
        let known = |letter| Facts {
            alone: is_alone(letter),
            ..Facts::search(letter)
        };
        letters.map(known).collect()
    });
    &KNOWN
}

impl Facts {
    fn of(letter: char, known: &[Self]) -> Self {
        match known.get(letter as usize) {
            Some(known) => *known,
            None => Self::search(letter),
        }
    }

    /// A grapheme of which this is true.
    fn grapheme(self, range: Range<usize>) -> Grapheme {
        Grapheme {
            range,
            role: match self.apart {
                Some(role) => role,
                None if self.space => Role::Space,
                None => Role::Content,
            },
            whitespace: self.whitespace,
            invisible: self.apart != Some(Role::Tab) && self.invisible,
            letter: self.letter,
        }
    }

    fn search(letter: char) -> Self {
        let class = class(letter);
        Self {
            apart: match class {
                _ if letter == '\t' => Some(Role::Tab),
                BidiClass::B | BidiClass::S => Some(Role::Separator),
                _ => None,
            },
            space: is_space_for_l1(letter),
            whitespace: letter.is_whitespace(),
            invisible: is_invisible(letter),
            letter: letter.is_alphabetic()
                && matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL),
            alone: false,
        }
    }
}

/// Whether a character joins neither a letter before or after it nor half a line end.
fn is_alone(letter: char) -> bool {
    let parted = |text: String| text.graphemes(true).count() == 2;
    parted(format!("ب{letter}"))
        && parted(format!("{letter}ب"))
        && parted(format!("\r{letter}"))
        && parted(format!("{letter}\n"))
}

/// UAX #9 L1 with section 5.2: white space, isolate formatting characters, and what rule X9 drops.
fn is_space_for_l1(letter: char) -> bool {
    use BidiClass::{FSI, LRI, PDI, RLI, WS};
    matches!(class(letter), WS | FSI | LRI | RLI | PDI) || is_dropped(letter)
}

/// Whether UAX #9 X9 drops a character, so that it has no level of its own.
pub(super) fn is_dropped(letter: char) -> bool {
    use BidiClass::{BN, LRE, LRO, PDF, RLE, RLO};
    matches!(class(letter), BN | LRE | LRO | RLE | RLO | PDF)
}

/// Controls, bidi formatting characters and line separators: fonts may draw a box for them.
pub(super) fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{00AD}'
                | '\u{061C}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles() {
        let roles: Vec<_> = graphemes("a \t\n\u{2067}\u{2069}لَ")
            .iter()
            .map(|grapheme| grapheme.role)
            .collect();
        assert_eq!(
            roles,
            [
                Role::Content,
                Role::Space,
                Role::Tab,
                Role::Separator,
                Role::Space,
                Role::Space,
                Role::Content,
            ]
        );
    }

    #[test]
    fn boundaries_are_those_of_the_library() {
        let telling = "aب ١\u{301}\u{64e}\u{600}\u{6dd}\r\n\t\u{200d}\u{a9}\u{1f468}\u{1f1f8}\u{1100}\u{ac00}\u{915}\u{94d}\u{ad}";
        let letters: Vec<char> = telling.chars().collect();
        for first in &letters {
            for second in &letters {
                for third in &letters {
                    let text: String = [first, second, third, first].into_iter().collect();
                    let found: Vec<_> = graphemes(&text).into_iter().map(|g| g.range).collect();
                    let expected: Vec<_> = text
                        .grapheme_indices(true)
                        .map(|(at, grapheme)| at..at + grapheme.len())
                        .collect();
                    assert_eq!(found, expected, "{text:?}");
                }
            }
        }
        for pair in (0..LOOKED_UP).filter_map(char::from_u32) {
            for other in &letters {
                let text = format!("{other}{pair}{other}{pair}");
                assert_eq!(
                    graphemes(&text).len(),
                    text.graphemes(true).count(),
                    "{text:?}"
                );
            }
        }
    }

    #[test]
    fn a_letter_keeps_its_marks() {
        let found = graphemes("لَّا");
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|grapheme| grapheme.letter));
    }
}
