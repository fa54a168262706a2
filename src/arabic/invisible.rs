//! Characters that cannot be seen: which they are, and how to show them where they must not act.

/// Whether a character changes the direction of what stands around it (UAX #9 explicit formatting).
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character leaves no trace on paper and so must be escaped in files that people read.
///
/// Controls, bidi controls, zero-width characters, line and paragraph separators, the byte order
/// mark and tag characters; ordinary spaces, vowel marks and the like are visible.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || is_bidi_control(c)
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200D}' | '\u{2028}' | '\u{2029}'
            | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Shows a name so that nothing in it acts: bidi controls and controls become `[U+202E]`.
///
/// ZWNJ and ZWJ belong to words and stay.
pub fn visible(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for c in name.chars() {
        if is_invisible(c) && !matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE0F}') {
            shown.push_str(&format!("[U+{:04X}]", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_are_shown_and_words_untouched() {
        assert_eq!(visible("خوف\u{202E}abc"), "خوف[U+202E]abc");
        assert_eq!(
            visible("الخَوْفُ من می\u{200C}خواهم"),
            "الخَوْفُ من می\u{200C}خواهم"
        );
        assert_eq!(visible("a\u{0}b\n"), "a[U+0000]b[U+000A]");
    }
}
