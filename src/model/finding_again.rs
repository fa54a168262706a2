//! Finding what annotations point at in another text: exactly, in another spelling, or nearly.
//!
//! Annotations store a quote and its context ([`Target`]) so that they can be found again. This module
//! only searches; callers decide what to do with the result.

use super::anchoring::{CONTEXT_LENGTH, Target};
use crate::arabic::{
    ByteOffset, ByteRange, CharOffset, CharRange, Folding, Passage, Text, fold, fold_with_map,
};

/// Similarity of two passages in percent: 100 for equal ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Likeness(pub u8);

/// Where an annotation's passage is in another text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// The quote stands where it stood.
    Exact(CharRange),
    /// The quote stands elsewhere, and this is the place that was meant.
    Moved(CharRange),
    /// The passage stands there in another spelling, or with other white space.
    Folded(CharRange),
    /// Words were changed, but this is the passage.
    Approximate(CharRange, Likeness),
    /// Uncertain: a similar passage, or none; a person decides.
    Doubtful(Option<(CharRange, Likeness)>),
}

impl Found {
    /// The place, where it is certain.
    pub fn sure(self) -> Option<CharRange> {
        match self {
            Self::Exact(span)
            | Self::Moved(span)
            | Self::Folded(span)
            | Self::Approximate(span, _) => Some(span),
            Self::Doubtful(_) => None,
        }
    }

    /// The place, be it certain or not.
    pub fn likely(self) -> Option<CharRange> {
        match self {
            Self::Doubtful(place) => place.map(|(span, _)| span),
            _ => self.sure(),
        }
    }
}

/// Minimum similarity at which a match counts as certain, percent.
const SURE: u8 = 80;
/// Minimum lead of a certain match over the second best one, in percentage points.
const APART: u8 = 10;
/// Minimum similarity at which an uncertain match is proposed, percent.
const PROPOSED: u8 = 50;
/// Minimum similarity of the context on one side for a passage to be identified by it, percent.
const KNOWN_BY: u8 = 50;
/// Letters of a context next to the passage that count twice.
const NEAREST: usize = 10;
/// Minimum length of a quote that is identified by itself when it occurs once, in letters.
const TELLING: usize = 8;
/// Length below which a changed passage must be identified by its context too, in letters.
const LONG: usize = 30;
/// Letters on each side of the expected position that are searched first.
const AROUND: usize = 4_000;
/// Maximum cost of searching one passage: letters of the text times blocks of 64 letters of the passage.
const MOST_STEPS: usize = 64 << 20;

/// A text in which passages of other texts are looked for.
pub struct Finder<'t> {
    text: &'t Text,
    /// Folded, with one space where there was any white space.
    folded: Text,
    letters: Vec<char>,
    /// For each folded letter the code point it comes from; one more for the end.
    places: Vec<usize>,
}

impl<'t> Finder<'t> {
    /// Makes a text ready.
    pub fn new(text: &'t Text) -> Self {
        let (folded, map) = fold_with_map(text.as_str(), Folding::ALL);
        let (mut letters, mut places) = (Vec::new(), Vec::new());
        let (mut byte, mut place) = (0, 0);
        for (at, letter) in folded.char_indices() {
            place += text.as_str()[byte..map[at]].chars().count();
            byte = map[at];
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if letter != ' ' || letters.last() != Some(&' ') {
                letters.push(letter);
                places.push(place);
            }
        }
        places.push(text.length());
        Self {
            text,
            folded: Text::new(letters.iter().collect::<String>()),
            letters,
            places,
        }
    }

    /// Looks for a passage. `near` is where it should begin, if that is known.
    pub fn find(&self, target: &Target, near: Option<CharOffset>) -> Found {
        if target.quote.trim().is_empty() {
            return Found::Doubtful(None);
        }
        if let Some(found) = self.as_it_was(target, near) {
            return found;
        }
        let exact = self.places_of_quote(target);
        if let Some(span) = self.the_one(target, &exact) {
            return unchanged(target, span);
        }
        let folded = self.folded_places(target);
        if exact.is_empty()
            && let Some(span) = self.the_one(target, &folded)
        {
            return Found::Folded(span);
        }
        // One of several equal ones: the nearest is proposed, none is certain.
        let several = if exact.is_empty() { folded } else { exact };
        if let Some(span) = self.best_of(target, &several, near) {
            return Found::Doubtful(Some((span, Likeness(100))));
        }
        self.nearly(target, near)
    }

    /// The quote and all of its context, where it was or should be: nothing else need be looked at.
    fn as_it_was(&self, target: &Target, near: Option<CharOffset>) -> Option<Found> {
        let moved = near.map(|start| CharRange {
            start,
            end: CharOffset(start.0 + target.span.len()),
        });
        let whole = |span: &CharRange| {
            self.text.holds_whole(*span, &target.quote) && {
                let around = Target::new(self.text, *span);
                around.before == target.before && around.after == target.after
            }
        };
        let span = moved.into_iter().chain([target.span]).find(whole)?;
        Some(unchanged(target, span))
    }

    /// Every place that holds exactly the quote and cuts no grapheme.
    fn places_of_quote(&self, target: &Target) -> Vec<CharRange> {
        let content = self.text.as_str();
        let length = target.quote.len();
        let places = content.match_indices(&target.quote);
        places
            .map(|(at, _)| self.text.to_chars(ByteRange::new(at, at + length)))
            .filter(|span| self.text.check(*span).is_ok())
            .collect()
    }

    /// Every place that holds the quote in another spelling.
    fn folded_places(&self, target: &Target) -> Vec<CharRange> {
        let quote: String = folded(&target.quote).into_iter().collect();
        if quote.is_empty() {
            return Vec::new();
        }
        let places = self.folded.as_str().match_indices(&quote);
        let spans = places.filter_map(|(at, _)| {
            let start = self.folded.to_char(ByteOffset(at)).0;
            let end = self.folded.to_char(ByteOffset(at + quote.len())).0;
            self.span(start, end)
        });
        spans.collect()
    }

    /// Folded letters as a span of the text.
    fn span(&self, start: usize, end: usize) -> Option<CharRange> {
        let (start, end) = (*self.places.get(start)?, *self.places.get(end)?);
        self.text.tidy(CharRange::new(start, end))
    }

    /// The one of several places of the same words that was meant, if that is certain.
    fn the_one(&self, target: &Target, places: &[CharRange]) -> Option<CharRange> {
        if let [only] = places {
            let telling = folded(&target.quote).len() >= TELLING;
            return (telling || self.known_by(target, *only) >= Likeness(KNOWN_BY))
                .then_some(*only);
        }
        let mut rated: Vec<(Likeness, CharRange)> = places
            .iter()
            .map(|span| (self.context(target, *span), *span))
            .collect();
        rated.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
        let [(best, span), (next, _), ..] = rated.as_slice() else {
            return None;
        };
        (best.0 >= KNOWN_BY && best.0 >= next.0 + APART).then_some(*span)
    }

    fn best_of(
        &self,
        target: &Target,
        places: &[CharRange],
        near: Option<CharOffset>,
    ) -> Option<CharRange> {
        let expected = near.unwrap_or(target.span.start);
        let rate = |span: &&CharRange| {
            let far = span.start.0.abs_diff(expected.0);
            (self.context(target, **span), std::cmp::Reverse(far))
        };
        places.iter().max_by_key(rate).copied()
    }

    /// Looks for the passage with words changed: around where it should be, then everywhere.
    fn nearly(&self, target: &Target, near: Option<CharOffset>) -> Found {
        let quote = Passage::new(folded(&target.quote));
        if quote.is_empty() {
            return Found::Doubtful(None);
        }
        let start = near.unwrap_or(target.span.start).0;
        let start = self.places.partition_point(|p| *p < start);
        let reach = AROUND + quote.len();
        let around = start.saturating_sub(reach).min(self.letters.len())
            ..(start + quote.len() + reach).min(self.letters.len());
        let steps = self.letters.len().saturating_mul(quote.len().div_ceil(64));
        let is_whole = around.len() == self.letters.len();
        let first = self.nearly_in(target, &quote, around);
        if is_whole || steps > MOST_STEPS || matches!(first, Found::Approximate(..)) {
            return first;
        }
        let anywhere = self.nearly_in(target, &quote, 0..self.letters.len());
        match (anywhere, first) {
            (Found::Doubtful(None), other) => other,
            (found, _) => found,
        }
    }

    fn nearly_in(&self, target: &Target, quote: &Passage, within: std::ops::Range<usize>) -> Found {
        let letters = &self.letters[within.clone()];
        let Some((place, edits, next)) = quote.nearest(letters) else {
            return Found::Doubtful(None);
        };
        let (start, end) = (within.start + place.start, within.start + place.end);
        let Some(span) = self.span(start, end).map(|s| self.whole_words(target, s)) else {
            return self.between_contexts(target);
        };
        let own = likeness(edits, quote.len());
        let other = next.map_or(Likeness(0), |edits| likeness(edits, quote.len()));
        let context = self.context(target, span);
        let all = together(own, context);
        let known = quote.len() >= LONG || context.0 >= KNOWN_BY;
        if known && own.0 >= SURE && own.0 >= other.0.saturating_add(APART) {
            return Found::Approximate(span, all.max(own));
        }
        match self.between_contexts(target) {
            better @ Found::Doubtful(Some((_, likeness))) if likeness > all => better,
            _ if all.0 >= PROPOSED || own.0 >= PROPOSED => Found::Doubtful(Some((span, all))),
            other => other,
        }
    }

    /// What stands between the old context, where the words themselves are gone.
    fn between_contexts(&self, target: &Target) -> Found {
        let content = self.text.as_str();
        if target.before.trim().is_empty() || target.after.trim().is_empty() {
            return Found::Doubtful(None);
        }
        let mut before = content.match_indices(&target.before);
        let (Some((at, _)), None) = (before.next(), before.next()) else {
            return Found::Doubtful(None);
        };
        let begin = at + target.before.len();
        let Some(length) = content[begin..].find(&target.after) else {
            return Found::Doubtful(None);
        };
        let span = self.text.to_chars(ByteRange::new(begin, begin + length));
        // Far behind it may be the context of something else.
        let is_near = span.len() <= target.span.len() * 3 + CONTEXT_LENGTH;
        let span = self.text.tidy(span).filter(|_| is_near);
        Found::Doubtful(span.map(|span| {
            let was = Passage::new(folded(&target.quote));
            let is = folded(self.text.slice(span));
            let most = was.len().max(is.len());
            (
                span,
                together(
                    likeness(was.distance(&is), most),
                    self.context(target, span),
                ),
            )
        }))
    }

    /// Where a passage of whole words begins or ends inside a word, that word is taken in.
    fn whole_words(&self, target: &Target, span: CharRange) -> CharRange {
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let mut wide = span;
        let first = CharOffset(span.start.0 + 1);
        if is_edge(target.before.chars().next_back())
            && let Some(word) = self.text.word_at(first)
            && word.start < span.start
            && span.start < word.end
        {
            wide.start = word.start;
        }
        if is_edge(target.after.chars().next())
            && let Some(word) = self.text.word_at(span.end)
            && word.start < span.end
            && span.end < word.end
        {
            wide.end = word.end;
        }
        self.text.tidy(wide).unwrap_or(span)
    }

    /// How much what stands around a place is like what stood around the passage.
    fn context(&self, target: &Target, span: CharRange) -> Likeness {
        let [before, after] = self.sides(target, span);
        match (before, after) {
            (Some(before), Some(after)) => Likeness((before.0 + after.0) / 2),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => Likeness(KNOWN_BY),
        }
    }

    /// The similarity of the side whose context is more similar.
    fn known_by(&self, target: &Target, span: CharRange) -> Likeness {
        let sides = self.sides(target, span).into_iter().flatten();
        sides.max().unwrap_or(Likeness(KNOWN_BY))
    }

    /// How much each side of a place is like that of the passage, as far as that reaches; none where
    /// there was nothing.
    fn sides(&self, target: &Target, span: CharRange) -> [Option<Likeness>; 2] {
        let around = Target::new(self.text, span);
        // The side before is read backwards, so that what is nearest comes first.
        let backwards = |text: &str| folded(text).into_iter().rev().collect::<Vec<char>>();
        [
            side(backwards(&target.before), &backwards(&around.before)),
            side(folded(&target.after), &folded(&around.after)),
        ]
    }
}

/// A place that holds the quote unchanged, where the annotation was or elsewhere.
fn unchanged(target: &Target, span: CharRange) -> Found {
    if span == target.span {
        Found::Exact(span)
    } else {
        Found::Moved(span)
    }
}

/// How alike two contexts are, nearest letters first: the nearest count twice, since words put in
/// shift all that comes behind.
fn side(was: Vec<char>, is: &[char]) -> Option<Likeness> {
    let of = |was: &[char]| {
        let is = &is[..is.len().min(was.len())];
        likeness(Passage::new(was.to_vec()).distance(is), was.len())
    };
    let near = &was[..was.len().min(NEAREST)];
    (!was.is_empty()).then(|| Likeness((of(near).0 + of(&was).0) / 2))
}

/// The weighted similarity of a passage and its context; the passage counts twice.
fn together(own: Likeness, context: Likeness) -> Likeness {
    let sum = u32::from(own.0) * 2 + u32::from(context.0);
    Likeness(u8::try_from(sum / 3).unwrap_or(100))
}

/// The similarity of two passages from their edit distance; `most` is the length of the longer in letters.
fn likeness(edits: usize, most: usize) -> Likeness {
    let same = most.saturating_sub(edits) * 100;
    Likeness(u8::try_from(same / most.max(1)).unwrap_or(100))
}

/// Folded letters with one space where there was any white space, and none at the edges.
fn folded(text: &str) -> Vec<char> {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|w| fold(w, Folding::ALL))
        .collect();
    words.join(" ").trim().chars().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "مقدمة قصيرة.\nقال الشاهد إنه غادر القرية ليلا مع اهله ولم يعد اليها قط.\nلا. ثم سكت طويلا.\nقال: لا. ثم خرج.";

    fn target(quote: &str) -> Target {
        let text = Text::new(OLD);
        let at = OLD.find(quote).unwrap();
        Target::new(&text, text.to_chars(ByteRange::new(at, at + quote.len())))
    }

    #[track_caller]
    fn find(quote: &str, new: &str) -> (Found, Option<String>) {
        let text = Text::new(new);
        let found = Finder::new(&text).find(&target(quote), None);
        (found, found.likely().map(|s| text.slice(s).to_owned()))
    }

    #[test]
    fn what_was_not_touched_is_found_exactly() {
        let (found, words) = find("غادر القرية", &format!("سطر جديد.\n{OLD}"));
        assert!(matches!(found, Found::Moved(_)), "{found:?}");
        assert_eq!(words.as_deref(), Some("غادر القرية"));
        assert_eq!(
            find("غادر القرية", OLD).0,
            Found::Exact(target("غادر القرية").span)
        );
    }

    #[test]
    fn another_spelling_and_other_white_space_are_folded() {
        let new = OLD.replace("ليلا مع اهله ولم", "ليلًا مع\n أهلِه ولم");
        let (found, words) = find("ليلا مع اهله", &new);
        assert!(matches!(found, Found::Folded(_)), "{found:?}");
        assert_eq!(words.as_deref(), Some("ليلًا مع\n أهلِه"));
        let (found, words) = find("لا. ثم سكت", &OLD.replace("سكت", "سَكَتَ"));
        assert!(matches!(found, Found::Folded(_)), "{found:?}");
        assert_eq!(words.as_deref(), Some("لا. ثم سَكَتَ"));
    }

    #[test]
    fn changed_words_are_found_with_a_likeness() {
        let new = OLD.replace("غادر القرية ليلا", "غادر المدينة ليلا");
        let (found, words) = find("إنه غادر القرية ليلا مع اهله ولم يعد", &new);
        assert!(
            matches!(found, Found::Approximate(_, l) if l.0 >= 80),
            "{found:?}"
        );
        assert_eq!(
            words.as_deref(),
            Some("إنه غادر المدينة ليلا مع اهله ولم يعد")
        );
    }

    #[test]
    fn what_is_gone_is_doubtful() {
        let (found, words) = find("غادر القرية", "نص آخر لا صلة له بما سبق");
        assert!(
            matches!(found, Found::Doubtful(None)),
            "{found:?} {words:?}"
        );
        assert_eq!(find("غادر القرية", "").0, Found::Doubtful(None));
    }

    #[test]
    fn other_words_between_the_same_context_are_proposed() {
        let new = OLD.replace("غادر القرية ليلا", "بقي هناك");
        let (found, words) = find("غادر القرية ليلا", &new);
        assert!(matches!(found, Found::Doubtful(Some(_))), "{found:?}");
        assert_eq!(words.as_deref(), Some("بقي هناك"));
    }

    #[test]
    fn equal_passages_that_cannot_be_told_apart_are_doubtful() {
        let line = "كرر الشاهد الكلام نفسه مرة بعد مرة دون أن يزيد عليه شيئا.\n";
        let old = Text::new(line.repeat(6));
        let start = line.chars().count() * 3 + 5;
        let target = Target::new(&old, CharRange::new(start, start + 6));
        let new = Text::new(line.repeat(5).replacen("كرر", "وكرر", 1));
        let found = Finder::new(&new).find(
            &Target {
                before: target.before.replace("شيئا", "شيء"),
                ..target
            },
            None,
        );
        assert!(matches!(found, Found::Doubtful(Some(_))), "{found:?}");
    }

    #[test]
    fn a_short_word_elsewhere_is_not_the_one() {
        let new = "كان هذا كل ما في الأمر، ولا شيء غير ذلك يذكر";
        let text = Text::new("قال: لا.");
        let target = Target::new(&text, CharRange::new(5, 7));
        let text = Text::new(new);
        let found = Finder::new(&text).find(&target, None);
        assert!(matches!(found, Found::Doubtful(_)), "{found:?}");
    }
}
