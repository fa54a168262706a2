//! Kashida: where Arabic words may be drawn longer, and how much of a line's stretch they take.
//!
//! The order of the places is the one calligraphers' handbooks give and word processors follow:
//! after seen and sad; before a final heh, teh marbuta or dal; before a final alef, tah, lam or
//! kaf; before the tooth that stands before a final reh, yeh or alef maqsura; before a final waw,
//! ain, qaf or feh; before any other final form. A word has one kashida at most.

use super::fill::{Spaces, fillable};
use super::paragraph::{Line, Paragraph};

/// The character that lengthens the joint of two letters.
pub(super) const TATWEEL: char = '\u{640}';

/// Stretch of spaces, as a multiple of their width, before any word is lengthened.
const SPACES_FIRST: f32 = 1.3;
/// Number of words of a line for each one that may be lengthened.
const WORDS_EACH: usize = 3;
/// Minimum length of a word that may be lengthened, in letters.
const FEWEST_LETTERS: usize = 3;

/// The bytes of a text before which a tatweel is drawn, in order, so that the lines of a paragraph
/// come near its width; `advance` is the width of a tatweel in pixels. `goes_on` as in a measure.
pub(super) fn joints(paragraph: &Paragraph, text: &str, goes_on: bool, advance: f32) -> Vec<usize> {
    let mut found = Vec::new();
    if advance <= 0.0 {
        return found;
    }
    for index in fillable(paragraph, text, goes_on) {
        let line = &paragraph.lines[index];
        let slack = paragraph.width - (line.right - line.left);
        let spaces = Spaces::of(line, text);
        let rest = slack - spaces.room(SPACES_FIRST);
        let most = (rest / advance).floor().max(0.0) as usize;
        let start = found.len();
        found.extend(chosen(line, text, most));
        found[start..].sort_unstable();
    }
    found
}

/// The best places of a line, at most `most`.
fn chosen(line: &Line, text: &str, most: usize) -> Vec<usize> {
    if most == 0 {
        return Vec::new();
    }
    let base = line.range.start;
    let content = &text[base..line.content_end];
    let mut words = 0;
    let mut places: Vec<(u8, usize, usize)> = Vec::new();
    let mut at = base;
    for word in content.split(' ') {
        if let Some((rank, place)) = best_place(word) {
            places.push((rank, words, at + place));
        }
        words += usize::from(!word.is_empty());
        at += word.len() + 1;
    }
    // Among equals the one nearest to the line's end is taken, as by hand.
    places.sort_by_key(|(rank, word, _)| (*rank, std::cmp::Reverse(*word)));
    let most = most.min(words / WORDS_EACH);
    let mut taken: Vec<(usize, usize)> = Vec::with_capacity(most);
    for (_, word, place) in places {
        // Two long words side by side look like a mistake.
        let apart = taken.iter().all(|(other, _)| other.abs_diff(word) > 1);
        if apart && taken.len() < most {
            taken.push((word, place));
        }
    }
    taken.into_iter().map(|(_, place)| place).collect()
}

/// The best place in a word, as its rank (0 is the best) and the byte of the letter behind it.
fn best_place(word: &str) -> Option<(u8, usize)> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    // The ligature of God's name is never drawn out, vowel marks would stand beside their letters,
    // and who typed a tatweel has chosen.
    if word.contains("لله") || word.contains(|c| c == TATWEEL || is_mark(c)) {
        return None;
    }
    let mut best: Option<(u8, usize)> = None;
    for run in letters.split(|(_, letter)| !is_letter(*letter)) {
        if run.len() < FEWEST_LETTERS {
            continue;
        }
        for index in 1..run.len() {
            let place = run[index].0;
            let better = |rank: &u8| best.is_none_or(|(known, _)| *rank <= known);
            if let Some(rank) = rank(run, index).filter(better) {
                best = Some((rank, place));
            }
        }
    }
    best
}

/// The rank of the joint before the letter `index` of a run of letters; none where none joins.
fn rank(run: &[(usize, char)], index: usize) -> Option<u8> {
    let (before, letter) = (run[index - 1].1, run[index].1);
    if !joins_on(before) || is_lam_alef(before, letter) {
        return None;
    }
    // The form that nothing joins behind: that of a last letter, and always that of an alef or dal.
    let is_final = |at: usize| {
        run.get(at)
            .is_some_and(|(_, one)| at + 1 == run.len() || !joins_on(*one))
    };
    let last = is_final(index);
    let next = run.get(index + 1).map(|(_, next)| *next);
    if is_lam_alef(letter, next.unwrap_or(' ')) {
        return None;
    }
    let tooth = is_tooth(letter) && is_final(index + 1);
    match (before, letter) {
        ('س' | 'ش' | 'ص' | 'ض', _) => Some(0),
        (_, 'ه' | 'ة' | 'د' | 'ذ') if last => Some(1),
        (_, 'ا' | 'أ' | 'إ' | 'آ' | 'ط' | 'ظ' | 'ل' | 'ك' | 'ک' | 'گ') if last => Some(2),
        _ if tooth && matches!(next, Some('ر' | 'ز' | 'ي' | 'ى' | 'ی')) => Some(3),
        (_, 'و' | 'ؤ' | 'ع' | 'غ' | 'ق' | 'ف') if last => Some(4),
        _ if last => Some(5),
        _ => None,
    }
}

fn is_lam_alef(first: char, second: char) -> bool {
    first == 'ل' && matches!(second, 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ')
}

fn is_tooth(letter: char) -> bool {
    matches!(letter, 'ب' | 'ت' | 'ث' | 'ن' | 'ي' | 'ئ' | 'پ')
}

/// Letters that join to the one behind them.
fn joins_on(letter: char) -> bool {
    matches!(
        letter,
        'ئ' | 'ب' | 'ت' | 'ث' | 'ج' | 'ح' | 'خ' | 'س'..='غ' | 'ف'..='ه' | 'ي' | 'پ' | 'چ' | 'ک' | 'گ' | 'ی'
    )
}

fn is_letter(letter: char) -> bool {
    joins_on(letter)
        || matches!(
            letter,
            'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'د' | 'ذ' | 'ر' | 'ز' | 'ژ' | 'و' | 'ؤ' | 'ة' | 'ى'
        )
}

/// Vowel marks and small signs over Arabic letters.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word with a tatweel at its best place.
    fn lengthened(word: &str) -> String {
        best_place(word).map_or_else(String::new, |(_, at)| {
            format!("{}{TATWEEL}{}", &word[..at], &word[at..])
        })
    }

    #[test]
    fn places_follow_the_handbooks() {
        for (word, expected) in [
            ("مسجد", "مسـجد"),
            ("مدرسة", "مدرسـة"),
            ("شجرة", "شـجرة"),
            ("كلمة", "كلمـة"),
            ("كتاب", "كتـاب"),
            ("ملك", "ملـك"),
            ("كبير", "كبـير"),
            ("ضعيف", "ضـعيف"),
            ("نظيف", "نظيـف"),
            ("قلم", "قلـم"),
            ("«كتاب»،", "«كتـاب»،"),
        ] {
            assert_eq!(lengthened(word), expected, "{word}");
        }
    }

    #[test]
    fn some_words_are_left_alone() {
        for word in [
            "من",
            "في",
            "لا",
            "بلا",
            "دار",
            "أوراد",
            "والله",
            "كَتَبَ",
            "كـتب",
            "Reuters",
            "2017",
            "١٢٣٤",
            "",
            "،",
            "شيء",
        ] {
            assert_eq!(lengthened(word), "", "{word}");
        }
    }
}
