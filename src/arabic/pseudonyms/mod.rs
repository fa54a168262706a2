//! Names replaced by others in Arabic text, with the letters that stick to them: «ولأحمد», «للبغدادي»,
//! «بأبي طلحة» where the list has «أبو طلحة».
//!
//! Names are compared folded and without their spaces, so that «عبدالله» is «عبد الله». What may be
//! something else than the name is doubtful: it is told, and replaced only when that is asked for.

mod faults;
mod forms;
mod ordinary;
mod replaced;
#[cfg(test)]
mod tests;

pub use faults::ListFault;
pub use replaced::{Reworded, reworded};

use super::{ByteOffset, ByteRange, Folding, fold_with_map};
use forms::{
    Article, attached, forms_of, goes_on, inflected, is_letter, is_small, leads_on, pieces,
    readings, words_of,
};
use std::collections::BTreeMap;

/// A name and what stands for it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pseudonym {
    /// The name, such as «أبو طلحة».
    pub name: String,
    /// Other spellings of the same name, such as «Abu Talha».
    pub variants: Vec<String>,
    /// What takes its place.
    pub replacement: String,
}

listed! {
    /// Why a place may not be the name, or may need another replacement.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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
        /// It is a part of a longer name, which may be another person's: «أبو أحمد» for «أحمد».
        LongerName,
        /// Its words stand on both sides of a line end.
        LineEnd,
        /// It is a part of a longer word: «الأحمدي» for «أحمد».
        Inside,
    }
}

impl Doubt {
    /// A word for it that never changes.
    pub fn code(self) -> &'static str {
        match self {
            Self::CommonWord => "common-word",
            Self::Spelling => "spelling",
            Self::Clitic => "clitic",
            Self::Article => "article",
            Self::Part => "part",
            Self::LongerName => "longer-name",
            Self::LineEnd => "line-end",
            Self::Inside => "inside",
        }
    }

    /// Whether a replacement may hold such a place and still be none of the names.
    fn is_of_parts(self) -> bool {
        matches!(self, Self::Part | Self::LongerName | Self::Inside)
    }
}

/// A place at which a name stands, or may stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamePlace {
    /// What is replaced, in bytes; what sticks before the name stays.
    pub place: ByteRange,
    /// Where the first word begins, with what sticks to the name.
    pub from: ByteOffset,
    /// Which of the list.
    pub index: usize,
    /// What takes its place.
    pub words: String,
    /// Why it may be something else.
    pub doubt: Option<Doubt>,
}

impl NamePlace {
    /// The words of a text that were found, with what sticks to them.
    pub fn found<'t>(&self, text: &'t str) -> &'t str {
        &text[self.from.0..self.place.end.0]
    }

    /// What will stand there instead of what was [`found`](Self::found).
    pub fn written(&self, text: &str) -> String {
        format!("{}{}", &text[self.from.0..self.place.start.0], self.words)
    }
}

/// Length from which the letters of a name stand together in no other word, in letters.
const LONG: usize = 5;
/// Maximum number of letters after a name that may be an ending of it.
const ENDING: usize = 3;
/// Maximum length of a name that may be the end of another word, in letters.
const SHORT: usize = 3;

/// A form of a name of the list.
#[derive(Clone, PartialEq, Debug)]
struct Form {
    index: usize,
    kunya: Option<usize>,
    /// The name as it stands in the list.
    name: String,
    /// Its words, folded.
    words: usize,
    letters: usize,
}

/// A list of names made ready for looking.
#[derive(Clone, PartialEq, Debug)]
pub struct Pseudonyms {
    list: Vec<Pseudonym>,
    /// Folded letters without spaces, to what they are.
    forms: BTreeMap<String, Form>,
    /// A word of a longer name, to the name and the place of the word in it.
    parts: BTreeMap<String, (usize, usize)>,
    /// Names of one word that may stand in a longer word.
    inside: Vec<(String, usize)>,
    /// What stands for names already.
    replacements: BTreeMap<String, ()>,
}

/// A form that was found, and how.
struct Hit<'a> {
    form: &'a Form,
    count: usize,
    prefix: usize,
    article: Article,
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
        let mut all = Self {
            list: Vec::new(),
            forms: BTreeMap::new(),
            parts: BTreeMap::new(),
            inside: Vec::new(),
            replacements: BTreeMap::new(),
        };
        for (index, pseudonym) in list.iter().enumerate() {
            for name in std::iter::once(&pseudonym.name).chain(&pseudonym.variants) {
                all.add(index, name);
            }
            for (letters, _) in forms_of(&words_of(&pseudonym.replacement)) {
                all.replacements.insert(letters, ());
            }
        }
        all.list = list;
        all
    }

    fn add(&mut self, index: usize, name: &str) {
        let words = words_of(name);
        for (letters, kunya) in forms_of(&words) {
            if letters.is_empty() {
                continue;
            }
            self.forms.entry(letters).or_insert(Form {
                index,
                kunya,
                name: name.to_owned(),
                words: words.len(),
                letters: words.iter().map(|w| w.chars().count()).sum(),
            });
        }
        let telling = |w: &String| w.chars().count() >= SHORT && !is_small(w);
        if words.len() > 1 {
            for (place, word) in words.iter().enumerate().filter(|(_, w)| telling(w)) {
                self.parts.entry(word.clone()).or_insert((index, place));
            }
        } else if let Some(word) = words.first().filter(|w| w.chars().count() > SHORT) {
            self.inside.push((word.clone(), index));
        }
    }

    /// The list.
    pub fn list(&self) -> &[Pseudonym] {
        &self.list
    }

    /// Every place at which a name of the list stands or may stand, in the order of the text; none
    /// overlaps another.
    pub fn find(&self, text: &str) -> Vec<NamePlace> {
        let words: Vec<Word> = pieces(text).map(|r| Word::new(text, r)).collect();
        let yeh = forms::Yeh::of(words.iter().map(|w| &text[w.place.as_range()]));
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let (count, place) = self.at(text, &words, at);
            let is_particle = |p: &NamePlace| {
                let is_so_in_list = self.list[p.index].name.ends_with('ى');
                !is_so_in_list && yeh.is_particle(&text[p.place.as_range()])
            };
            found.extend(place.filter(|p| !is_particle(p)));
            at += count;
        }
        found
    }

    /// Words with others at the places that are certain.
    pub fn certain(&self, words: &str) -> String {
        let places = self.find(words);
        reworded(words, places.iter().filter(|p| p.doubt.is_none()))
    }

    /// The name that begins with a word, and how many words are done with. A certain one goes before a
    /// doubtful one, then a longer one before a shorter one. What stands for a name already is left
    /// alone by what is found in parts only.
    fn at(&self, text: &str, words: &[Word], at: usize) -> (usize, Option<NamePlace>) {
        let hit = self.hit(text, words, at);
        let weak = hit
            .as_ref()
            .is_none_or(|h| h.doubt.is_some_and(Doubt::is_of_parts));
        if weak && let Some(count) = self.replacement(text, words, at) {
            return (count, None);
        }
        match hit {
            Some(hit) => (
                hit.count,
                Some(self.place(text, &words[at..at + hit.count], &hit)),
            ),
            None => {
                let word = &words[at];
                (1, self.part(text, word).or_else(|| self.inside(text, word)))
            }
        }
    }

    /// The best form that begins with a word, with or without letters before it.
    fn hit(&self, text: &str, words: &[Word], at: usize) -> Option<Hit<'_>> {
        let mut best: Option<Hit<'_>> = None;
        for reading in readings(&words[at].letters) {
            let known = walk(&self.forms, text, &words[at..], reading.letters);
            for (count, form) in known {
                let doubt = self.doubt(
                    text,
                    (words, at, count),
                    form,
                    (reading.prefix, reading.article),
                );
                let rank = |doubt: Option<Doubt>, count: usize| (doubt.is_none(), count);
                if best
                    .as_ref()
                    .is_none_or(|b| rank(b.doubt, b.count) < rank(doubt, count))
                {
                    best = Some(Hit {
                        form,
                        count,
                        prefix: reading.prefix,
                        article: reading.article,
                        doubt,
                    });
                }
            }
        }
        best
    }

    /// Why some words may be something else than a name whose letters they have.
    fn doubt(
        &self,
        text: &str,
        (words, at, count): (&[Word], usize, usize),
        form: &Form,
        (prefix, article): (usize, Article),
    ) -> Option<Doubt> {
        let own = &words[at..at + count];
        if article != Article::Same {
            return Some(Doubt::Article);
        }
        if prefix > 0 && form.letters <= SHORT {
            return Some(Doubt::Clitic);
        }
        if form.words == 1 {
            let end = |w: &str| w.chars().rfind(|c| is_letter(*c));
            let surface = &text[own[count - 1].place.as_range()];
            let parts = |c: Option<char>| matches!(c, Some('ى' | 'ي' | 'ة' | 'ه'));
            if end(surface) != end(&form.name) && parts(end(surface)) {
                return Some(Doubt::Spelling);
            }
            if ordinary::is_ordinary(words_of(&form.name).first().map_or("", String::as_str)) {
                return Some(Doubt::CommonWord);
            }
        }
        let crosses = text
            [own[0].place.end.0..own[count - 1].place.start.0.max(own[0].place.end.0)]
            .contains('\n');
        if crosses {
            return Some(Doubt::LineEnd);
        }
        let beside = |a: &Word, b: &Word| {
            let between = &text[a.place.end.0..b.place.start.0];
            is_gap(between) && !between.contains('\n')
        };
        let before = at.checked_sub(1).map(|i| &words[i]);
        let after = words.get(at + count);
        let longer = before.is_some_and(|w| leads_on(&w.letters) && beside(w, &own[0]))
            || after.is_some_and(|w| goes_on(&w.letters) && beside(&own[count - 1], w));
        longer.then_some(Doubt::LongerName)
    }

    /// How many words from here stand for a name already.
    fn replacement(&self, text: &str, words: &[Word], at: usize) -> Option<usize> {
        let readings = readings(&words[at].letters).into_iter();
        let same = readings.filter(|r| r.article == Article::Same);
        let counts = same.flat_map(|r| walk(&self.replacements, text, &words[at..], r.letters));
        counts.map(|(count, ())| count).max()
    }

    /// One word of a longer name.
    fn part(&self, text: &str, word: &Word) -> Option<NamePlace> {
        let letters = word.letters.chars().count();
        let found = readings(&word.letters).into_iter().find_map(|reading| {
            // «أن» is no «الآن» that lost its article.
            if reading.article == Article::Missing && letters < reading.prefix + SHORT {
                return None;
            }
            let part = self.parts.get(&reading.letters)?;
            Some((reading, part))
        });
        let (reading, (index, place)) = found?;
        let replacement = &self.list[*index].replacement;
        let theirs: Vec<_> = pieces(replacement).collect();
        let count = words_of(&self.list[*index].name).len();
        let words = match theirs.get(*place).filter(|_| theirs.len() == count) {
            Some(range) => &replacement[range.clone()],
            None => replacement.as_str(),
        };
        let (start, prefix) = word.after(text, reading.prefix);
        Some(NamePlace {
            place: ByteRange::new(start, word.place.end.0),
            from: word.place.start,
            index: *index,
            words: attached(prefix, words, reading.article),
            doubt: Some(Doubt::Part),
        })
    }

    /// A name in a longer word: behind what sticks to words and before an ending; a long one, and one of
    /// Latin letters, anywhere.
    fn inside(&self, text: &str, word: &Word) -> Option<NamePlace> {
        let mut best: Option<(usize, usize, usize, Article)> = None;
        let readings = readings(&word.letters);
        let plain = |r: &&forms::Reading| word.letters.ends_with(&r.letters);
        for (name, index) in &self.inside {
            let bare = name.strip_prefix(forms::ARTICLE).unwrap_or(name);
            let anywhere = name.is_ascii() || bare.chars().count() >= LONG;
            let found = word
                .letters
                .find(bare)
                .filter(|_| anywhere && word.letters != *name);
            let found = found.map(|at| {
                let article = if at == 0 {
                    Article::Same
                } else {
                    Article::Extra
                };
                (at, bare.len(), article)
            });
            let arabic = readings.iter().filter(plain).find_map(|reading| {
                let ending = reading.letters.strip_prefix(name.as_str())?.chars().count();
                let begin = word.letters.len() - reading.letters.len();
                let fits = (1..=ENDING).contains(&ending);
                fits.then_some((begin, name.len(), reading.article))
            });
            if let Some((begin, length, article)) = arabic.or(found)
                && best.is_none_or(|(_, known, ..)| known < length)
            {
                best = Some((begin, length, *index, article));
            }
        }
        let (begin, length, index, article) = best?;
        let start = word.place.start.0 + word.map.get(begin)?;
        let end = word.place.start.0 + word.map.get(begin + length)?;
        let prefix = &text[word.place.start.0..start];
        let name = attached(prefix, &self.list[index].replacement, article);
        let ending = &text[end..word.place.end.0];
        // «سامي» and «ي» are «سامي».
        let ending = ending
            .strip_prefix('ي')
            .filter(|_| name.ends_with('ي'))
            .unwrap_or(ending);
        Some(NamePlace {
            place: ByteRange::new(start, word.place.end.0),
            from: word.place.start,
            index,
            words: format!("{name}{ending}"),
            doubt: Some(Doubt::Inside),
        })
    }

    fn place(&self, text: &str, words: &[Word], hit: &Hit<'_>) -> NamePlace {
        let (first, last) = (&words[0], &words[words.len() - 1]);
        let (start, prefix) = first.after(text, hit.prefix);
        let name = inflected(&self.list[hit.form.index].replacement, hit.form.kunya);
        let mut written = attached(prefix, &name, hit.article);
        if hit.doubt == Some(Doubt::LineEnd) {
            written = with_line_end(&written);
        }
        NamePlace {
            place: ByteRange::new(start, last.place.end.0),
            from: first.place.start,
            index: hit.form.index,
            words: written,
            doubt: hit.doubt,
        }
    }
}

/// What a map knows of the letters of some words, which begin with `letters` instead of the first
/// word's: how many words each has.
fn walk<'m, T>(
    known: &'m BTreeMap<String, T>,
    text: &str,
    words: &[Word],
    mut letters: String,
) -> Vec<(usize, &'m T)> {
    let mut found = Vec::new();
    for (count, word) in words.iter().enumerate() {
        if count > 0 {
            let between = &text[words[count - 1].place.end.0..word.place.start.0];
            if !is_gap(between) {
                break;
            }
            letters.push_str(&word.letters);
        }
        // Nothing that is known goes on like this.
        let next = known
            .range::<str, _>((
                std::ops::Bound::Included(letters.as_str()),
                std::ops::Bound::Unbounded,
            ))
            .next();
        match next {
            Some((form, value)) if *form == letters => found.push((count + 1, value)),
            Some((form, _)) if form.starts_with(&letters) => {}
            _ => break,
        }
    }
    found
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

    /// The byte of the text after a number of folded letters, and the character before it.
    fn after<'t>(&self, text: &'t str, letters: usize) -> (usize, &'t str) {
        let bytes: usize = self.letters.chars().take(letters).map(char::len_utf8).sum();
        let start = self.place.start.0;
        let at = match letters {
            0 => start,
            _ => start + self.map.get(bytes).copied().unwrap_or(0),
        };
        (at, &text[start..at])
    }
}

/// Words with the line end that stood between those that they replace.
fn with_line_end(words: &str) -> String {
    match words.split_once(' ') {
        Some((first, rest)) => format!("{first}\n{rest}"),
        None => format!("{words}\n"),
    }
}

/// Whether two words with this between them may be one name.
fn is_gap(between: &str) -> bool {
    between
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, 'ـ' | '-' | '_' | '\'' | '’' | '‘'))
        && between.matches('\n').count() < 2
}
