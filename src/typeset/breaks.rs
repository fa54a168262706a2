//! Where a line may break beyond what the line breaking algorithm of Unicode says.

use std::borrow::Cow;

use parley_engine::break_overrides::{
    CHROMIUM_LINE_BREAK_OVERRIDE, LineBreakContext, LineBreakOverrideFn,
};

/// Where lines may break beyond what Unicode says.
#[derive(Clone, Copy)]
pub(super) enum Breaks<'a> {
    /// Between words, by [`may_break`].
    Words,
    /// Between words and inside addresses, by [`may_break_addresses`].
    Addresses,
    /// By a function that knows the text.
    Given(&'a LineBreakOverrideFn),
}

impl<'a> Breaks<'a> {
    /// The function that the shaper calls.
    pub fn rule(self) -> &'a LineBreakOverrideFn {
        match self {
            Self::Words => &may_break,
            Self::Addresses => &may_break_addresses,
            Self::Given(rule) => rule,
        }
    }
}

/// Characters that end a line wherever they stand (UAX #14 LB4 and LB5).
pub(super) const LINE_ENDS: [char; 7] = [
    '\n', '\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}',
];

/// The text with line ends that the shaper knows, at equal byte offsets. The shaper does not know line
/// tab, form feed and next line, which text from word processors and PDF has.
pub(super) fn with_known_line_ends(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{b}', '\u{c}', '\u{85}']) {
        return Cow::Borrowed(text);
    }
    let mut known = String::with_capacity(text.len());
    let mut before = '\0';
    for letter in text.chars() {
        match letter {
            // A line feed would be one with a carriage return before it.
            '\u{b}' | '\u{c}' if before == '\r' => known.push('\r'),
            '\u{b}' | '\u{c}' => known.push('\n'),
            '\u{85}' => known.push_str("\r\n"),
            _ => known.push(letter),
        }
        before = letter;
    }
    Cow::Owned(known)
}

/// Whether a line may break between two characters; `None` leaves it to UAX #14.
///
/// Within ASCII it keeps together what browsers do: paths and addresses stay whole, except after a
/// hyphen.
pub fn may_break(pair: LineBreakContext) -> Option<bool> {
    let hyphen = matches!(pair.before, '-' | '\u{2010}');
    if hyphen && begins_a_word(pair.after) && pair.before_before.is_none_or(char::is_whitespace) {
        // UAX #14 LB20a, newer than the rules in use: a hyphen that opens stays with its word.
        return Some(false);
    }
    if pair.before == ' ' {
        // Browsers let a comma behind a space start a line; the algorithm does not.
        return None;
    }
    let figure = hyphen && pair.after.is_ascii_digit();
    if figure && pair.before_before.is_some_and(char::is_numeric) {
        // Browsers tear «150-180» apart.
        return Some(false);
    }
    // Browsers also tear a quote or a sign from the bracket behind it, and hyphens from each other:
    // of the breaks they add, only the one before a number is wanted, in addresses.
    CHROMIUM_LINE_BREAK_OVERRIDE(pair).filter(|may| figure || !may)
}

/// A letter, or a sign of ASCII that UAX #14 counts among the letters (class AL).
fn begins_a_word(letter: char) -> bool {
    letter.is_alphabetic() || "#&*<=>@^_`~".contains(letter)
}

/// The rule for a paragraph with an address wider than its line: like [`may_break`], but it also breaks
/// behind slashes rather than inside a word, though never behind «https://».
pub(super) fn may_break_addresses(pair: LineBreakContext) -> Option<bool> {
    let named = |letter: char| letter.is_ascii_alphanumeric();
    let slash = matches!(pair.before, '/' | '\\');
    if slash && named(pair.after) && pair.before_before.is_some_and(named) {
        return Some(true);
    }
    may_break(pair)
}

/// Whether an address had to be cut between two lines.
pub(super) fn cuts_address(before: &str, after: &str) -> bool {
    if before.ends_with(|letter: char| letter.is_whitespace() || letter == '-') {
        return false;
    }
    let begun = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let rest = after.split(char::is_whitespace).next().unwrap_or_default();
    [begun, rest].iter().any(|part| part.contains(['/', '\\']))
}

#[cfg(test)]
mod tests {
    use super::super::direction::Direction;
    use super::super::engine::{Engine, Fallback};
    use super::super::face::{Face, Style, Weight};

    const STYLE: Style = Style {
        face: Face::Naskh,
        weight: Weight::Regular,
        size: 20.0,
        line_height: 36.0,
    };

    /// The lines at every width from wide to narrow, until a word no longer fits.
    fn line_starts(text: &str, narrowest: &str) -> Vec<String> {
        let mut engine = Engine::new(Fallback::BundledOnly);
        let mut set = |text: &str, wrap| engine.paragraph(text, &STYLE, wrap, Direction::Rtl);
        let least = set(narrowest, None).width + 1.0;
        let mut starts = Vec::new();
        let mut wrap = set(text, None).width;
        while wrap >= least {
            for line in &set(text, Some(wrap)).lines[1..] {
                starts.push(text[line.range.start..].to_owned());
            }
            wrap -= 2.0;
        }
        starts.sort();
        starts.dedup();
        starts
    }

    #[test]
    fn an_opening_hyphen_stays_with_its_word() {
        let text = "عاد الرجل -كما قالت أمّه- إلى قريته";
        let starts = line_starts(text, "الرجل");
        assert!(starts.iter().any(|start| start.starts_with("-كما")));
        assert!(!starts.iter().any(|start| start.starts_with("كما")));
        assert!(!starts.iter().any(|start| start.starts_with("- ")));
    }

    #[test]
    fn figures_paths_and_addresses_stay_whole() {
        let starts = line_starts(
            "من 150-180 ديناراً في C:\\Data\\x أو a.org/b/c",
            "C:\\Data\\x",
        );
        for part in ["180", "\\Data", "b/c", "c"] {
            assert!(
                !starts.iter().any(|start| start.starts_with(part)),
                "{part}"
            );
        }
        assert!(starts.iter().any(|start| start.starts_with("150")));
    }

    #[test]
    fn an_address_may_break_behind_a_hyphen() {
        let starts = line_starts("نشرة example.org/bread-2016 كاملة", "example.org/bread-");
        assert!(starts.iter().any(|start| start.starts_with("2016")));
    }

    #[test]
    fn an_address_wider_than_its_line_breaks_behind_slashes() {
        let text = "انظر (https://example.org/reports/bread-2016)، ثم عاد إلى a/b";
        let mut engine = Engine::new(Fallback::BundledOnly);
        let mut starts = |wrap: f32| -> Vec<&str> {
            let set = engine.paragraph(text, &STYLE, Some(wrap), Direction::Rtl);
            let starts = set.lines.iter().map(|line| &text[line.range.start..]);
            starts.map(|rest| rest.split(' ').next().unwrap()).collect()
        };
        let part = "reports/bread-2016)،";
        assert!(
            !starts(420.0).contains(&part),
            "as long as it fits it is whole"
        );
        assert_eq!(starts(260.0)[..2], ["انظر", part]);
        assert_eq!(starts(200.0)[2], part, "the line before it holds the host");
    }

    #[test]
    fn quotes_signs_and_hyphens_are_not_torn_apart() {
        let starts = line_starts(
            "سأل الرجل أخاه \"(نعم)\" ثم +(12) سكت---وسكتوا",
            "سكت---وسكتوا",
        );
        for part in ["(نعم", "(12", "--", "-وسكتوا"] {
            assert!(
                !starts.iter().any(|start| start.starts_with(part)),
                "{part}"
            );
        }
        assert!(starts.iter().any(|start| start.starts_with("\"(نعم")));
    }

    #[test]
    fn a_comma_behind_a_space_does_not_start_a_line() {
        let starts = line_starts("خرجوا من القرية ، ثم عادوا", "القرية ،");
        assert!(!starts.iter().any(|start| start.starts_with('،')));
    }

    #[test]
    fn references_stay_with_their_word() {
        let text = "قالت الصحيفة¹ ذلك[١] ثم عادت(1) فنفته⁽²⁾ بعد عام²، وآيةۖ وأخرىۗ انتهت";
        let starts = line_starts(text, "الصحيفة¹");
        for part in ["¹", "[", "١", "(", "1", "⁽", "²", "ۖ", "ۗ", ")"] {
            let torn = starts.iter().find(|start| start.starts_with(part));
            assert_eq!(torn, None, "{part}");
        }
        assert!(starts.iter().any(|start| start.starts_with("عادت(1)")));
    }

    #[test]
    fn a_line_as_wide_as_the_page_fits() {
        let mut engine = Engine::new(Fallback::BundledOnly);
        let text = "بقيت الأبواب مفتوحة حتى الفجر";
        let width = engine.paragraph(text, &STYLE, None, Direction::Rtl).width;
        let tight = engine.paragraph(text, &STYLE, Some(width - 0.01), Direction::Rtl);
        assert_eq!(tight.lines.len(), 1);
    }
}
