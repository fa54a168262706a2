//! Names of people as far as they are equal: what differs by keyboard and habit does not count.

use super::fold::{Folding, fold};

/// Small Latin letters with marks, each row with the letter that they are without marks first.
const LATIN: [&str; 20] = [
    "aàáâãäåāăąǎạả",
    "cçćĉċč",
    "dďḍḏḑḋ",
    "eèéêëēĕėęěẹẽ",
    "gĝğġģǧ",
    "hĥḥḫẖḧ",
    "iìíîïĩīĭįǐị",
    "jĵǰ",
    "kķḳḵ",
    "lĺļľḷḻ",
    "nñńņňṇ",
    "oòóôõöōŏőǒọ",
    "rŕŗřṛ",
    "sśŝşšṣș",
    "tţťṭṯẗț",
    "uùúûüũūŭůűųǔụ",
    "wŵẁẃẅẇ",
    "yýÿŷẏẙ",
    "zźżžẓẕ",
    "bḃḅ",
];

/// What two names have in common that are equal except capital letters, vowel marks and other marks,
/// tatweel, white space, invisible characters, and whether letters and their marks are one character or
/// several (Unicode's normal forms). The name of nobody is empty.
///
/// For example, `Salma `, `SALMA` and `Sálma` have one key, and so have `سلمى`, `سَلْمى` and `سلـمى`.
/// `أحمد` and `احمد` are different names: a hamza is a letter of its own.
pub fn name_key(name: &str) -> String {
    let marks = Folding {
        alef: false,
        hamza: false,
        tashkeel: true,
        tatweel: true,
        yeh: false,
        teh_marbuta: false,
        digits: true,
        case: true,
    };
    let folded = fold(&with_whole_letters(name), marks);
    let letters = folded.chars().map(without_mark).collect::<String>();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Arabic letters with a hamza or madda as one character, where they are two.
fn with_whole_letters(name: &str) -> String {
    let mut whole = String::with_capacity(name.len());
    for c in name.chars() {
        let last = whole.chars().next_back();
        let letter = match (last, c) {
            (Some('ا'), '\u{653}') => 'آ',
            (Some('ا'), '\u{654}') => 'أ',
            (Some('و'), '\u{654}') => 'ؤ',
            (Some('ا'), '\u{655}') => 'إ',
            (Some('ي'), '\u{654}') => 'ئ',
            _ => {
                whole.push(c);
                continue;
            }
        };
        whole.pop();
        whole.push(letter);
    }
    whole
}

fn without_mark(c: char) -> char {
    if c.is_ascii() || ('\u{250}'..'\u{1E00}').contains(&c) {
        return c;
    }
    let row = LATIN.iter().find(|row| row.contains(c));
    row.and_then(|row| row.chars().next()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_equal_but_for_case_marks_and_normal_form() {
        for (one, other) in [
            ("Salma", " salma "),
            ("سلمى", "سَلْمـى"),
            ("أحمد", "ا\u{654}حمد"),
            ("José", "Jose\u{301}"),
            ("Ḥasan", "H\u{323}asan"),
            ("أم  كلثوم", "أمّ كلثوم"),
        ] {
            assert_eq!(name_key(one), name_key(other), "{one} {other}");
        }
        for (one, other) in [("أحمد", "احمد"), ("علي", "على"), ("Ali", "Alia")] {
            assert_ne!(name_key(one), name_key(other), "{one} {other}");
        }
        assert_eq!(name_key(" \u{200F} "), "");
    }
}
