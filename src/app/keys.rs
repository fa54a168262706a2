//! Keys by what they are, whatever layout is on.
//!
//! A shortcut goes by the letter if the layout gives a Latin one, and else by the place of the key:
//! so Ctrl+Z is where a German or French keyboard has its Z, and the key of Z under an Arabic
//! layout. Digits always go by place, since layouts put ١, & or é there.

use egui::{Event, Key, Modifiers};

/// A pressed key as shortcuts see it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stroke {
    /// The key.
    pub key: Key,
    /// What was held down with it.
    pub modifiers: Modifiers,
    /// Whether it is the key repeating itself.
    pub repeat: bool,
}

/// The stroke of a key event, if it is a press.
pub fn stroke(event: &Event) -> Option<Stroke> {
    let Event::Key {
        key,
        physical_key,
        pressed: true,
        repeat,
        modifiers,
    } = event
    else {
        return None;
    };
    Some(Stroke {
        key: meaning(*key, *physical_key),
        modifiers: *modifiers,
        repeat: *repeat,
    })
}

/// The key that is meant by what a layout gives and by its place.
pub fn meaning(logical: Key, physical: Option<Key>) -> Key {
    let Some(physical) = physical else {
        return logical;
    };
    if is_letter(logical) || is_command(logical) {
        return logical;
    }
    physical
}

fn is_letter(key: Key) -> bool {
    let name = key.name();
    name.len() == 1 && name.as_bytes()[0].is_ascii_uppercase()
}

/// Keys that every layout has in the same meaning.
fn is_command(key: Key) -> bool {
    use Key::*;
    matches!(
        key,
        ArrowDown
            | ArrowLeft
            | ArrowRight
            | ArrowUp
            | Escape
            | Tab
            | Backspace
            | Enter
            | Space
            | Insert
            | Delete
            | Home
            | End
            | PageUp
            | PageDown
            | F1
            | F2
            | F3
            | F4
            | F5
            | F6
            | F7
            | F8
            | F9
            | F10
            | F11
            | F12
    )
}

/// The character of a stroke in a tag's keys: `0` to `9` or `a` to `z`.
pub fn stroke_char(key: Key) -> Option<char> {
    use Key::*;
    let digit = [Num0, Num1, Num2, Num3, Num4, Num5, Num6, Num7, Num8, Num9]
        .iter()
        .position(|k| *k == key);
    if let Some(digit) = digit {
        return char::from_digit(digit as u32, 10);
    }
    is_letter(key).then(|| char::from(key.name().as_bytes()[0].to_ascii_lowercase()))
}

/// Whether strokes can be the keys of a tag: a digit from 1 to 9, or `g` and then a digit or letter.
pub fn is_tag_key(keys: &str) -> bool {
    match keys.as_bytes() {
        [digit] => (b'1'..=b'9').contains(digit),
        [b'g', second] => second.is_ascii_digit() || second.is_ascii_lowercase(),
        _ => false,
    }
}

/// What the key of a Latin letter types under the Arabic (101) layout, which keycaps show beside it.
const ARABIC_LETTERS: [(char, &str); 27] = [
    ('A', "ش"),
    ('B', "لا"),
    ('C', "ؤ"),
    ('D', "ي"),
    ('E', "ث"),
    ('F', "ب"),
    ('G', "ل"),
    ('H', "ا"),
    ('I', "ه"),
    ('J', "ت"),
    ('K', "ن"),
    ('L', "م"),
    ('M', "ة"),
    ('N', "ى"),
    ('O', "خ"),
    ('P', "ح"),
    ('Q', "ض"),
    ('R', "ق"),
    ('S', "س"),
    ('T', "ف"),
    ('U', "ع"),
    ('V', "ر"),
    ('W', "ص"),
    ('X', "ء"),
    ('Y', "غ"),
    ('Z', "ئ"),
    ('/', "ظ"),
];

/// The words of a keycap: the Latin key, and in an Arabic interface the Arabic letter beside it.
pub fn cap(keys: &str, arabic: bool) -> String {
    let last = keys.rsplit([' ', '+']).next().unwrap_or(keys);
    let mut letters = last.chars();
    let only = letters
        .next()
        .filter(|_| letters.next().is_none())
        .map(|c| c.to_ascii_uppercase());
    let beside = ARABIC_LETTERS
        .iter()
        .find(|(latin, _)| Some(*latin) == only);
    match beside {
        Some((_, letter)) if arabic => format!("{keys} {letter}"),
        _ => keys.to_owned(),
    }
}

/// The words of a tag's keycap, such as `3` or `G 1`; in an Arabic interface `G ل 1`.
pub fn tag_cap(key: &str, arabic: bool) -> String {
    let strokes: Vec<String> = key
        .chars()
        .map(|c| cap(&c.to_ascii_uppercase().to_string(), arabic))
        .collect();
    // A left-to-right mark, or a digit after an Arabic letter would change places with it.
    strokes.join("\u{200E} ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_layouts_press_by_place_and_latin_ones_by_letter() {
        // Under `ara`, winit has no name for ظ, so egui already gives the place.
        assert_eq!(meaning(Key::Slash, Some(Key::Slash)), Key::Slash);
        // A QWERTZ keyboard's Z stands where QWERTY has Y.
        assert_eq!(meaning(Key::Z, Some(Key::Y)), Key::Z);
        // A French row of digits gives symbols.
        assert_eq!(meaning(Key::Quote, Some(Key::Num3)), Key::Num3);
        assert_eq!(meaning(Key::Enter, Some(Key::Enter)), Key::Enter);
    }

    #[test]
    fn tag_keys_are_a_digit_or_g_and_one_more() {
        for good in ["1", "9", "g1", "g0", "gb"] {
            assert!(is_tag_key(good), "{good}");
        }
        for bad in ["", "0", "a", "12", "g", "gA", "g12", "ل1"] {
            assert!(!is_tag_key(bad), "{bad}");
        }
    }

    #[test]
    fn keycaps_show_both_letters_in_an_arabic_interface() {
        assert_eq!(cap("Ctrl K", true), "Ctrl K ن");
        assert_eq!(cap("/", true), "/ ظ");
        assert_eq!(cap("/", false), "/");
        assert_eq!(cap("Enter", true), "Enter");
        assert_eq!(tag_cap("3", true), "3");
        assert_eq!(tag_cap("g1", true), "G ل\u{200E} 1");
        assert_eq!(tag_cap("gb", false), "G\u{200E} B");
    }
}
