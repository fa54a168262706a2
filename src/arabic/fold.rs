//! Folding: ignoring the differences of spelling that a reader of Arabic ignores when searching.

/// Which differences are ignored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Folding {
    /// أ إ آ ٱ become ا.
    pub alef: bool,
    /// ؤ becomes و, ئ becomes ي, a lone ء is dropped.
    pub hamza: bool,
    /// Vowel marks and other marks above and below are dropped.
    pub tashkeel: bool,
    /// The kashida ـ is dropped.
    pub tatweel: bool,
    /// Final ى becomes ي (in every place, since words are joined by clitics).
    pub yeh: bool,
    /// ة becomes ه.
    pub teh_marbuta: bool,
    /// Arabic-Indic and Persian digits become 0-9.
    pub digits: bool,
    /// Latin letters become small ones.
    pub case: bool,
}

impl Folding {
    /// Ignores every difference.
    pub const ALL: Self = Self {
        alef: true,
        hamza: true,
        tashkeel: true,
        tatweel: true,
        yeh: true,
        teh_marbuta: true,
        digits: true,
        case: true,
    };

    /// What one character becomes; `None` when it is dropped.
    fn letter(self, c: char) -> Option<char> {
        let folded = match c {
            'أ' | 'إ' | 'آ' | 'ٱ' | '\u{672}' | '\u{673}' if self.alef => 'ا',
            'ؤ' if self.hamza => 'و',
            'ئ' if self.hamza => 'ي',
            'ء' if self.hamza => return None,
            'ى' | 'ی' if self.yeh => 'ي',
            'ک' if self.yeh => 'ك',
            'ة' if self.teh_marbuta => 'ه',
            'ـ' if self.tatweel => return None,
            '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E8}'
            | '\u{6EA}'..='\u{6ED}'
            | '\u{8D3}'..='\u{8FF}'
            | '\u{300}'..='\u{36F}'
                if self.tashkeel =>
            {
                return None;
            }
            '\u{200C}' | '\u{200D}' | '\u{200E}' | '\u{200F}' | '\u{61C}' if self.tashkeel => {
                return None;
            }
            '٠'..='٩' if self.digits => shift_digit(c, '٠'),
            '۰'..='۹' if self.digits => shift_digit(c, '۰'),
            other => other,
        };
        Some(folded)
    }
}

fn shift_digit(c: char, zero: char) -> char {
    let value = u32::from(c) - u32::from(zero);
    char::from_digit(value, 10).unwrap_or(c)
}

/// The folded form of a text.
pub fn fold(text: &str, folding: Folding) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter_map(|c| folding.letter(c)) {
        push_cased(&mut out, c, folding);
    }
    out
}

/// The folded form, and for each of its bytes the byte of `text` at which that character begins;
/// one entry more than bytes, the last being the length of `text`.
pub fn fold_with_map(text: &str, folding: Folding) -> (String, Vec<usize>) {
    let (mut out, mut map) = (
        String::with_capacity(text.len()),
        Vec::with_capacity(text.len() + 1),
    );
    for (byte, c) in text.char_indices() {
        if let Some(c) = folding.letter(c) {
            push_cased(&mut out, c, folding);
            map.resize(out.len(), byte);
        }
    }
    map.push(text.len());
    (out, map)
}

fn push_cased(out: &mut String, c: char, folding: Folding) {
    if folding.case {
        out.extend(c.to_lowercase());
    } else {
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check_fold(text: &str, expected: &str) {
        assert_eq!(fold(text, Folding::ALL), expected, "{text}");
    }

    #[test]
    fn spellings_meet() {
        check_fold("الأُمَراءُ", "الامرا");
        check_fold("مسؤوليّة", "مسووليه");
        check_fold("على", "علي");
        check_fold("رئيـــس", "رييس");
        check_fold("٢٠١٦ Reuters", "2016 reuters");
    }

    #[test]
    fn nothing_is_folded_when_nothing_is_asked() {
        let none = Folding {
            alef: false,
            hamza: false,
            tashkeel: false,
            tatweel: false,
            yeh: false,
            teh_marbuta: false,
            digits: false,
            case: false,
        };
        assert_eq!(fold("الأُمَراءُ ٢ A", none), "الأُمَراءُ ٢ A");
    }

    proptest! {
        #[test]
        fn the_map_points_at_characters(text in "\\PC{0,80}") {
            let (folded, map) = fold_with_map(&text, Folding::ALL);
            prop_assert_eq!(map.len(), folded.len() + 1);
            prop_assert!(map.windows(2).all(|w| w[0] <= w[1]));
            prop_assert!(map.iter().all(|b| text.is_char_boundary(*b)));
            prop_assert_eq!(folded, fold(&text, Folding::ALL));
        }
    }
}
