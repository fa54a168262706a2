//! Names replaced by others in Arabic text, with the letters that stick to them: «ولأحمد», «للبغدادي»,
//! «بأبي طلحة» where the list has «أبو طلحة».
//!
//! Names are compared folded and without their spaces, so that «عبدالله» is «عبد الله». What may be
//! something else than the name is doubtful: it is told, and replaced only when that is asked for.

use super::{ByteRange, CharRange, Folding, Text, fold, fold_with_map, word_ranges};
use std::collections::BTreeMap;

/// A name and what stands for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pseudonym {
    /// The name, such as «أبو طلحة».
    pub name: String,
    /// What takes its place.
    pub replacement: String,
}

/// Why a place may not be the name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// The name is a common word too.
    CommonWord,
    /// It is spelt otherwise in a way that parts words, such as «على» and «علي».
    Spelling,
    /// A short name behind a letter that may belong to the word, such as «كريم» for «ريم».
    Clitic,
    /// It stands with an article that the name has not, or without one that it has.
    Article,
    /// Only one word of a name of several.
    Part,
}

/// A place at which a name stands, or may stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamePlace {
    /// Where, with what sticks to it, in bytes.
    pub place: ByteRange,
    /// Which of the list.
    pub index: usize,
    /// What takes its place, with what sticks to it.
    pub words: String,
    /// Why it may be something else.
    pub doubt: Option<Doubt>,
}

/// Single words that are names and something else: what they mean comes up in any text.
const COMMON: [&str; 36] = [
    "علي",
    "حسن",
    "امل",
    "سعيد",
    "نور",
    "كريم",
    "جميل",
    "صالح",
    "عادل",
    "فارس",
    "سلام",
    "هدي",
    "مني",
    "سالم",
    "صادق",
    "امين",
    "خالد",
    "حامد",
    "شاكر",
    "ناصر",
    "منصور",
    "وليد",
    "رجب",
    "شعبان",
    "رمضان",
    "جمعه",
    "ربيع",
    "بدر",
    "قمر",
    "شمس",
    "سماء",
    "وفاء",
    "رضا",
    "ايمان",
    "صباح",
    "نجاح",
];
/// Forms of one word that a name may have by its place in the sentence.
const KUNYA: [(&str, &str); 3] = [("ابو", "أبو"), ("ابا", "أبا"), ("ابي", "أبي")];
const IBN: [&str; 2] = ["ابن", "بن"];
/// Letters of a name that are too few to tell it from the end of another word.
const SHORT: usize = 3;
/// Words of a longer name that say nothing alone.
const SMALL: [&str; 8] = ["ابو", "ابا", "ابي", "ام", "ابن", "بن", "عبد", "ال"];

/// A list of names made ready for looking.
#[derive(Debug)]
pub struct Pseudonyms {
    list: Vec<Pseudonym>,
    /// Folded letters without spaces, to the name and the kunya's form.
    forms: BTreeMap<String, (usize, Option<usize>)>,
    parts: BTreeMap<String, usize>,
    longest: usize,
}

/// A form that was found, and how.
struct Hit {
    index: usize,
    kunya: Option<usize>,
    /// Folded letters before the name.
    prefix: usize,
    doubt: Option<Doubt>,
}

/// One word of a text, folded.
struct Word {
    place: ByteRange,
    letters: String,
    /// For each folded byte the byte of the text.
    map: Vec<usize>,
}

impl Pseudonyms {
    /// Makes a list ready. Names without a letter are left out.
    pub fn new(list: Vec<Pseudonym>) -> Self {
        let (mut forms, mut parts) = (BTreeMap::new(), BTreeMap::new());
        let mut longest = 0;
        for (index, pseudonym) in list.iter().enumerate() {
            let words: Vec<String> = words_of(&pseudonym.name);
            longest = longest.max(words.len() + 1);
            for (letters, kunya) in forms_of(&words) {
                if !letters.is_empty() {
                    forms.entry(letters).or_insert((index, kunya));
                }
            }
            let telling = |w: &&String| w.chars().count() >= SHORT && !SMALL.contains(&w.as_str());
            if words.len() > 1 {
                for word in words.iter().filter(telling) {
                    parts.entry(word.clone()).or_insert(index);
                }
            }
        }
        Self {
            list,
            forms,
            parts,
            longest,
        }
    }

    /// Every place at which a name of the list stands or may stand, in the order of the text; none
    /// overlaps another.
    pub fn find(&self, text: &str) -> Vec<NamePlace> {
        let words: Vec<Word> = word_ranges(text).map(|r| Word::new(text, r)).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.at(text, &words[at..]) {
                Some((count, place)) => {
                    found.push(place);
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The name that begins with the first of some words, and how many words it has. A certain one
    /// goes before a doubtful one, then a longer one before a shorter one.
    fn at(&self, text: &str, words: &[Word]) -> Option<(usize, NamePlace)> {
        let mut doubtful = None;
        let together = 1 + words
            .windows(2)
            .take_while(|w| is_gap(&text[w[0].place.end.0..w[1].place.start.0]))
            .count();
        for count in (1..=self.longest.min(together)).rev() {
            let words = &words[..count];
            let Some(hit) = self.hit(text, words) else {
                continue;
            };
            let place = self.place(text, words, &hit);
            if place.doubt.is_none() {
                return Some((count, place));
            }
            doubtful.get_or_insert((count, place));
        }
        doubtful.or_else(|| self.part(text, words.first()?))
    }

    /// The form that some words have, with or without letters before it.
    fn hit(&self, text: &str, words: &[Word]) -> Option<Hit> {
        let letters: String = words.iter().map(|w| w.letters.as_str()).collect();
        let known = |letters: &str| self.forms.get(letters).copied();
        let hit = |(index, kunya), prefix, doubt| Hit {
            index,
            kunya,
            prefix,
            doubt,
        };
        if let Some(form) = known(&letters) {
            let doubt = self.own_doubt(text, words, form.0);
            return Some(hit(form, 0, doubt));
        }
        for (prefix, rest) in prefixes(&letters) {
            let short = |form: (usize, _)| {
                let name: usize = words_of(&self.list[form.0].name)
                    .iter()
                    .map(|w| w.chars().count())
                    .sum();
                (name <= SHORT).then_some(Doubt::Clitic)
            };
            let swallows = letters.chars().nth(prefix - 1) == Some('ل') && rest.starts_with('ل');
            if swallows {
                let whole = [format!("ا{rest}"), format!("ال{rest}")];
                if let Some(form) = whole.iter().find_map(|l| known(l)) {
                    return Some(hit(form, prefix, None));
                }
            }
            if let Some(form) = known(rest) {
                let doubt = short(form).or_else(|| self.own_doubt(text, words, form.0));
                return Some(hit(form, prefix, doubt));
            }
        }
        let article = Some(Doubt::Article);
        if let Some(form) = letters.strip_prefix("ال").and_then(known) {
            return Some(hit(form, 2, article));
        }
        known(&format!("ال{letters}")).map(|form| hit(form, 0, article))
    }

    /// What makes a name doubtful that stands as it is in the list.
    fn own_doubt(&self, text: &str, words: &[Word], index: usize) -> Option<Doubt> {
        let name = &self.list[index].name;
        let folded = words_of(name);
        let [only] = folded.as_slice() else {
            return None;
        };
        let last = words.last()?;
        let end = |w: &str| w.chars().rfind(|c| is_letter(*c));
        let surface = &text[last.place.as_range()];
        let parts = |c: Option<char>| matches!(c, Some('ى' | 'ي' | 'ة' | 'ه'));
        if end(surface) != end(name) && parts(end(surface)) {
            return Some(Doubt::Spelling);
        }
        COMMON.contains(&only.as_str()).then_some(Doubt::CommonWord)
    }

    /// One word of a longer name.
    fn part(&self, text: &str, word: &Word) -> Option<(usize, NamePlace)> {
        let index = *self.parts.get(&word.letters)?;
        let hit = Hit {
            index,
            kunya: None,
            prefix: 0,
            doubt: Some(Doubt::Part),
        };
        let place = self.place(text, std::slice::from_ref(word), &hit);
        Some((1, place))
    }

    fn place(&self, text: &str, words: &[Word], hit: &Hit) -> NamePlace {
        let (first, last) = (&words[0], &words[words.len() - 1]);
        let bytes: usize = first
            .letters
            .chars()
            .take(hit.prefix)
            .map(char::len_utf8)
            .sum();
        let begin = match hit.prefix {
            0 => first.place.start.0,
            _ => first.place.start.0 + first.map.get(bytes).copied().unwrap_or(0),
        };
        let prefix = &text[first.place.start.0..begin];
        let name = inflected(&self.list[hit.index].replacement, hit.kunya);
        NamePlace {
            place: ByteRange::new(first.place.start.0, last.place.end.0),
            index: hit.index,
            words: attached(prefix, &name),
            doubt: hit.doubt,
        }
    }
}

impl Word {
    fn new(text: &str, range: std::ops::Range<usize>) -> Self {
        let (letters, map) = fold_with_map(&text[range.clone()], Folding::ALL);
        Self {
            place: ByteRange::new(range.start, range.end),
            letters,
            map,
        }
    }
}

/// A text in which places were replaced, and where what was around them is now.
#[derive(Debug)]
pub struct Replaced {
    /// The new text.
    pub text: Text,
    /// Ascending: where each was, and where it is, in code points.
    places: Vec<(CharRange, CharRange)>,
}

impl Replaced {
    /// Puts the new words in their places, which ascend and do not overlap.
    pub fn new(text: &Text, places: &[NamePlace]) -> Self {
        let content = text.as_str();
        let mut out = String::with_capacity(content.len());
        let (mut from, mut length) = (0, 0);
        let mut moved = Vec::with_capacity(places.len());
        for place in places {
            let range = place.place.as_range();
            let between = &content[from..range.start];
            out.push_str(between);
            out.push_str(&place.words);
            length += between.chars().count();
            let end = length + place.words.chars().count();
            moved.push((text.to_chars(place.place), CharRange::new(length, end)));
            (from, length) = (range.end, end);
        }
        out.push_str(&content[from..]);
        Self {
            text: Text::new(out),
            places: moved,
        }
    }

    /// Where a span is now. One that begins or ends inside a name takes in what stands for it.
    pub fn span(&self, span: CharRange) -> CharRange {
        CharRange::new(
            self.bound(span.start.0, false),
            self.bound(span.end.0, true),
        )
    }

    fn bound(&self, at: usize, is_end: bool) -> usize {
        let before = self.places.partition_point(|(was, _)| was.start.0 < at);
        let Some((was, is)) = before.checked_sub(1).map(|i| &self.places[i]) else {
            return at;
        };
        match (at < was.end.0, is_end) {
            (true, true) => is.end.0,
            (true, false) => is.start.0,
            (false, _) => is.end.0 + (at - was.end.0),
        }
    }
}

/// The words of a name, folded.
fn words_of(name: &str) -> Vec<String> {
    let words = word_ranges(name).map(|r| fold(&name[r], Folding::ALL));
    words.filter(|w| !w.is_empty()).collect()
}

/// Every form of a name: its letters, and which form its kunya has.
fn forms_of(words: &[String]) -> Vec<(String, Option<usize>)> {
    let mut forms = vec![(String::new(), None)];
    for word in words {
        let kunya = KUNYA.iter().any(|(folded, _)| folded == word);
        let variants: Vec<(&str, Option<usize>)> = if kunya {
            let forms = KUNYA.iter().enumerate();
            forms.map(|(form, (w, _))| (*w, Some(form))).collect()
        } else if IBN.contains(&word.as_str()) {
            IBN.iter().map(|w| (*w, None)).collect()
        } else {
            vec![(word.as_str(), None)]
        };
        let longer = forms.iter().flat_map(|(letters, form)| {
            let add = |(word, own): &(&str, Option<usize>)| {
                (format!("{letters}{word}"), (*form).or(*own))
            };
            variants.iter().map(add).collect::<Vec<_>>()
        });
        forms = longer.collect();
    }
    forms
}

/// What may stick before a name: «و» or «ف», then «ب», «ك» or «ل». Gives the number of letters and
/// what is left.
fn prefixes(letters: &str) -> Vec<(usize, &str)> {
    let mut all = Vec::new();
    let strip = |from: &'_ str, any: [char; 3]| from.starts_with(any).then(|| 'و'.len_utf8());
    for (count, start) in [
        (0, 0),
        (1, strip(letters, ['و', 'ف', 'ف']).unwrap_or(usize::MAX)),
    ] {
        let Some(rest) = letters.get(start..) else {
            continue;
        };
        if count > 0 {
            all.push((count, rest));
        }
        if let Some(length) = strip(rest, ['ب', 'ك', 'ل']) {
            all.push((count + 1, &rest[length..]));
        }
    }
    all
}

/// A replacement with its first kunya in a form.
fn inflected(replacement: &str, kunya: Option<usize>) -> String {
    let Some(form) = kunya else {
        return replacement.to_owned();
    };
    let found = word_ranges(replacement).find(|r| {
        let folded = fold(&replacement[r.clone()], Folding::ALL);
        KUNYA.iter().any(|(w, _)| *w == folded)
    });
    match found {
        Some(r) => format!(
            "{}{}{}",
            &replacement[..r.start],
            KUNYA[form].1,
            &replacement[r.end..]
        ),
        None => replacement.to_owned(),
    }
}

/// A name behind what sticks to it: «ل» swallows the alef of an article, and of «الل» a lam too; what
/// begins with no Arabic letter is joined by a kashida.
fn attached(prefix: &str, name: &str) -> String {
    let last = prefix.chars().rfind(|c| is_letter(*c));
    if let Some(rest) = name.strip_prefix("ال").filter(|_| last == Some('ل')) {
        let rest = rest.strip_prefix('ل').unwrap_or(rest);
        return format!("{prefix}ل{rest}");
    }
    let joins = matches!(last, Some('ب' | 'ك' | 'ل' | 'ف'));
    let is_foreign = !name.chars().next().is_some_and(is_letter);
    match joins && is_foreign {
        true => format!("{prefix}ـ{name}"),
        false => format!("{prefix}{name}"),
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}

/// Whether two words with this between them may be one name.
fn is_gap(between: &str) -> bool {
    between
        .chars()
        .all(|c| c.is_whitespace() || c == 'ـ' || c == '-')
        && between.matches('\n').count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIST: [(&str, &str); 7] = [
        ("أبو طلحة", "أبو خالد"),
        ("البغدادي", "السامرائي"),
        ("عبد الله المنصوري", "P1"),
        ("الليبي", "التونسي"),
        ("علي", "عمر"),
        ("ريم", "لمى"),
        ("مروان", "الحارث"),
    ];

    fn list() -> Pseudonyms {
        let pair = |(name, replacement): &(&str, &str)| Pseudonym {
            name: (*name).into(),
            replacement: (*replacement).into(),
        };
        Pseudonyms::new(LIST.iter().map(pair).collect())
    }

    #[track_caller]
    fn replaced(text: &str, expected: &str) {
        let found = list().find(text);
        assert!(found.iter().all(|p| p.doubt.is_none()), "{text}: {found:?}");
        let new = Replaced::new(&Text::new(text), &found);
        assert_eq!(new.text.as_str(), expected, "{found:?}");
    }

    #[track_caller]
    fn doubtful(text: &str, doubt: Doubt) {
        let found = list().find(text);
        let doubts: Vec<Option<Doubt>> = found.iter().map(|p| p.doubt).collect();
        assert_eq!(doubts, [Some(doubt)], "{text}");
    }

    #[test]
    fn kunyas_follow_their_case_and_clitics_stay() {
        replaced("جاء أبو طلحة.", "جاء أبو خالد.");
        replaced("رأيت أبا طلحة", "رأيت أبا خالد");
        replaced("قلت لأبي طلحة", "قلت لأبي خالد");
        replaced("وبأبي طَلْحَةَ ثم", "وبأبي خالد ثم");
        replaced("فَأبو طلحه", "فَأبو خالد");
        replaced("ابوطلحة وحده", "أبو خالد وحده");
    }

    #[test]
    fn the_article_is_swallowed_and_given_back() {
        replaced("سمع البغدادي", "سمع السامرائي");
        replaced("قال للبغدادي وللبغدادي", "قال للسامرائي وللسامرائي");
        replaced("كتب لليبي", "كتب للتونسي");
        replaced("قال لمروان ولمروان", "قال للحارث وللحارث");
        replaced("مع البغدادي وبالبغدادي", "مع السامرائي وبالسامرائي");
    }

    #[test]
    fn other_letters_are_joined_by_a_kashida() {
        replaced("رسالة لعبد الله المنصوري", "رسالة لـP1");
        replaced("رسالة وعبدالله المنصوري", "رسالة وP1");
    }

    #[test]
    fn what_may_be_something_else_is_doubtful() {
        doubtful("جاء علي", Doubt::CommonWord);
        doubtful("صعد على السطح", Doubt::Spelling);
        doubtful("رجل كريم", Doubt::Clitic);
        doubtful("رجل بغدادي", Doubt::Article);
        doubtful("جاء المنصوري", Doubt::Part);
        replaced("ريم", "لمى");
        assert_eq!(list().find("كتاب وقلم وعليه"), []);
    }

    #[test]
    fn spans_go_along() {
        let text = Text::new("قال لأبي طلحة إنه رأى البغدادي هناك");
        let new = Replaced::new(&text, &list().find(text.as_str()));
        let moved = |from: &str| {
            let at = text.as_str().find(from).unwrap();
            let span = text.to_chars(ByteRange::new(at, at + from.len()));
            new.text.slice(new.span(span)).to_owned()
        };
        assert_eq!(moved("إنه رأى"), "إنه رأى");
        assert_eq!(moved("طلحة إنه"), "لأبي خالد إنه");
        assert_eq!(moved("رأى البغدادي"), "رأى السامرائي");
        assert_eq!(moved("هناك"), "هناك");
    }

    proptest! {
        #[test]
        fn what_is_not_a_name_stays(words in proptest::collection::vec("(و|ف|ل|ب|)(أبو طلحة|البغدادي|كتاب|للبغدادي|قلم|علي|P1|،|\n)", 0..20), at in 0usize..200, length in 0usize..40) {
            let text = Text::new(words.join(" "));
            let found = list().find(text.as_str());
            prop_assert!(found.windows(2).all(|w| w[0].place.end <= w[1].place.start));
            let new = Replaced::new(&text, &found);
            for place in &found {
                let was = text.to_chars(place.place);
                prop_assert_eq!(new.text.slice(new.span(was)), place.words.as_str());
            }
            let start = at.min(text.length());
            let span = CharRange::new(start, (start + length).min(text.length()));
            let moved = new.span(span);
            prop_assert!(moved.start <= moved.end && moved.end.0 <= new.text.length());
            let touches = found.iter().any(|p| {
                let was = text.to_chars(p.place);
                was.start < span.end && span.start < was.end
            });
            if !touches {
                prop_assert_eq!(new.text.slice(moved), text.slice(span));
            }
        }
    }
}
