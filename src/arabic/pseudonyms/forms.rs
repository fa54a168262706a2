//! The forms that a name takes: kunyas by their case, what sticks before a word, articles.

use crate::arabic::{Folding, fold, word_ranges};
use std::ops::Range;

/// Forms of one word that a name may have by its place in the sentence, folded and as written.
const KUNYA: [(&str, &str); 4] = [("ابو", "أبو"), ("ابا", "أبا"), ("ابي", "أبي"), ("بو", "بو")];
const IBN: [&str; 2] = ["ابن", "بن"];
/// Words before a name that make it another or a longer name.
const BEFORE: [&str; 10] = [
    "ابو", "ابا", "ابي", "بو", "ام", "ابن", "بن", "بنت", "عبد", "ال",
];
/// Words after a name that make it longer.
const AFTER: [&str; 3] = ["بن", "ابن", "بنت"];
/// The article.
pub(super) const ARTICLE: &str = "ال";

/// Which article a word of a text has, beside the one of the name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Article {
    /// Both the name and the place have an article, or neither has.
    Same,
    /// One that the name has not.
    Extra,
    /// None where the name has one.
    Missing,
}

/// One way in which a word may begin a name.
#[derive(Debug)]
pub(super) struct Reading {
    /// Folded letters before the name.
    pub prefix: usize,
    pub article: Article,
    /// How the name would begin, folded.
    pub letters: String,
}

/// The words of a name, folded.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let words = pieces(name).map(|r| fold(&name[r], Folding::ALL));
    words.filter(|w| !w.is_empty()).collect()
}

/// The words of a text, parted also where a point, an underscore or the like joins two: «طلحة.txt».
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    word_ranges(text).flat_map(|word| {
        let own = &text[word.clone()];
        let mut found = Vec::with_capacity(1);
        let mut begin = None;
        for (at, c) in own.char_indices() {
            let parts = !c.is_alphanumeric() && !is_mark(c);
            match (parts, begin) {
                (true, Some(from)) => {
                    found.push(word.start + from..word.start + at);
                    begin = None;
                }
                (false, None) => begin = Some(at),
                _ => {}
            }
        }
        found.extend(begin.map(|from| word.start + from..word.end));
        found
    })
}

/// Whether a character is dropped by folding, as marks and kashidas are.
fn is_mark(c: char) -> bool {
    fold(c.encode_utf8(&mut [0; 4]), Folding::ALL).is_empty()
}

/// Whether a text writes «ى» for «ي» too, as many do: then «على» may be the name «علي».
#[derive(Clone, Copy, Debug)]
pub(super) struct Yeh {
    is_without_dots: bool,
}

impl Yeh {
    /// Looks at the words of a text.
    pub fn of<'t>(mut words: impl Iterator<Item = &'t str>) -> Self {
        let is_without_dots = words.any(|word| ["فى", "التى", "الذى", "هى"].contains(&word));
        Self { is_without_dots }
    }

    /// Whether a word is the particle «على», and not a name.
    pub fn is_particle(self, word: &str) -> bool {
        !self.is_without_dots && word.ends_with('ى') && fold(word, Folding::ALL) == "علي"
    }
}

/// Maximum number of forms of one name. Each «ابن» has two and each kunya four, so that their product
/// would exceed any memory; twelve «ابن» are within it.
const MOST_FORMS: usize = 4096;

/// Every form of a name: its letters, and which form its kunya has. Words that would make more than
/// [`MOST_FORMS`] have only the form in which they are written.
pub(super) fn forms_of(words: &[String]) -> Vec<(String, Option<usize>)> {
    let mut forms = vec![(String::new(), None)];
    for word in words {
        let kunya = KUNYA.iter().any(|(folded, _)| folded == word);
        let room = MOST_FORMS / forms.len();
        let variants: Vec<(&str, Option<usize>)> =
            if kunya && words.len() > 1 && room >= KUNYA.len() {
                let forms = KUNYA.iter().enumerate();
                forms.map(|(form, (w, _))| (*w, Some(form))).collect()
            } else if IBN.contains(&word.as_str()) && room >= IBN.len() {
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

/// The ways in which a folded word may begin a name; as it stands first.
pub(super) fn readings(word: &str) -> Vec<Reading> {
    let mut all = Vec::new();
    let mut add = |prefix, article, letters: String| {
        if !letters.is_empty() {
            all.push(Reading {
                prefix,
                article,
                letters,
            });
        }
    };
    for (prefix, rest) in prefixes(word) {
        let swallows =
            prefix > 0 && word.chars().nth(prefix - 1) == Some('ل') && rest.starts_with('ل');
        add(prefix, Article::Same, rest.to_owned());
        if swallows {
            add(prefix, Article::Same, format!("ا{rest}"));
            add(prefix, Article::Same, format!("{ARTICLE}{rest}"));
            add(prefix + 1, Article::Extra, rest.chars().skip(1).collect());
        }
        if let Some(bare) = rest.strip_prefix(ARTICLE) {
            add(prefix + 2, Article::Extra, bare.to_owned());
        } else {
            add(prefix, Article::Missing, format!("{ARTICLE}{rest}"));
        }
    }
    all
}

/// What may stick before a name: «و» or «ف», then «ب», «ك» or «ل». Returns the number of letters and
/// what is left; nothing first.
fn prefixes(letters: &str) -> Vec<(usize, &str)> {
    let mut all = vec![(0, letters)];
    let one = 'و'.len_utf8();
    let joined = |from: &str| from.starts_with(['ب', 'ك', 'ل']);
    if joined(letters) {
        all.push((1, &letters[one..]));
    }
    if letters.starts_with(['و', 'ف']) {
        let rest = &letters[one..];
        all.push((1, rest));
        if joined(rest) {
            all.push((2, &rest[one..]));
        }
    }
    all
}

/// A replacement with its first kunya in a form.
pub(super) fn inflected(replacement: &str, kunya: Option<usize>) -> String {
    let Some(form) = kunya else {
        return replacement.to_owned();
    };
    let found = pieces(replacement).find(|r| {
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

/// A name as it stands behind what sticks to it: «ل» swallows the alef of an article, and of «الل» a
/// lam too; what begins with no Arabic letter is joined by a kashida.
pub(super) fn attached(prefix: &str, name: &str, article: Article) -> String {
    let last = prefix.chars().rfind(|c| is_letter(*c));
    let bare = match article {
        Article::Same => name,
        Article::Extra | Article::Missing => name.strip_prefix(ARTICLE).unwrap_or(name),
    };
    if article == Article::Same
        && last == Some('ل')
        && let Some(rest) = bare.strip_prefix(ARTICLE)
    {
        let rest = rest.strip_prefix('ل').unwrap_or(rest);
        return format!("ل{rest}");
    }
    let joins = matches!(last, Some('ب' | 'ك' | 'ل' | 'ف')) && !prefix.ends_with('ـ');
    let is_foreign = !bare.chars().next().is_some_and(is_letter);
    if joins && is_foreign {
        format!("ـ{bare}")
    } else {
        bare.to_owned()
    }
}

/// Whether a folded word, or what is left of it without what sticks to it, makes a longer name of
/// one that follows.
pub(super) fn leads_on(word: &str) -> bool {
    let mut rests = prefixes(word).into_iter();
    rests.any(|(_, rest)| BEFORE.contains(&rest))
}

/// Whether a folded word makes a longer name of one that went before.
pub(super) fn goes_on(word: &str) -> bool {
    AFTER.contains(&word)
}

/// Whether a folded word says nothing alone: it is in many names.
pub(super) fn is_small(word: &str) -> bool {
    BEFORE.contains(&word)
}

/// Whether it is an Arabic letter, and no mark or kashida.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}
