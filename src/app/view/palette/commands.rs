//! Which commands fit what was typed, by their names in either language and by other words for them.

use super::tags::ARTICLE;
use crate::app::computed::Computed;
use crate::app::context::Context;
use crate::app::offers::{self, Offer};
use crate::arabic::{Folding, fold};
use crate::locale::{Isolation, Language, Locale};

/// What comes before a query that is for commands only.
const SIGN: char = '>';
/// Letters that must be typed before commands stand below the tags.
const LEAST: usize = 2;
/// Most commands that stand below the tags.
const MOST_BELOW: usize = 4;

/// The names of the commands, folded; made when they are first looked for.
#[derive(Default)]
pub struct Commands {
    known: Vec<Known>,
    /// Those that fit a query, the best first.
    fitting: Computed<String, Vec<&'static Offer>>,
}

struct Known {
    offer: &'static Offer,
    /// In Arabic and in English.
    names: [String; 2],
    /// Other words for it, in both.
    also: String,
}

/// Whether a query is for commands only.
pub fn is_for_commands(query: &str) -> bool {
    query.trim_start().starts_with(SIGN)
}

impl Commands {
    /// The commands that can be asked for now and fit the query: all where it is for commands only,
    /// else the best few.
    pub fn find(&mut self, ctx: &Context<'_>, query: &str) -> Vec<&'static Offer> {
        if self.known.is_empty() {
            self.known = known();
        }
        let known = &self.known;
        let fitting = self.fitting.get_if(
            |of| of == query,
            || (query.to_owned(), fitting(known, query)),
        );
        let possible = fitting.iter().filter(|offer| offer.is_possible(ctx));
        let most = if is_for_commands(query) {
            fitting.len()
        } else {
            MOST_BELOW
        };
        possible.take(most).copied().collect()
    }
}

/// The commands that fit a query, the best first.
fn fitting(known: &[Known], query: &str) -> Vec<&'static Offer> {
    let wanted = fold(query.trim_start().trim_start_matches(SIGN), Folding::ALL);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let letters: usize = wanted.iter().map(|word| word.chars().count()).sum();
    if !is_for_commands(query) && letters < LEAST {
        return Vec::new();
    }
    let mut found: Vec<(u8, &'static Offer)> = known
        .iter()
        .filter_map(|known| Some((known.rank(&wanted)?, known.offer)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, offer)| offer).collect()
}

fn known() -> Vec<Known> {
    let locales = [Language::Arabic, Language::English];
    let locales = locales.map(|language| Locale::new(language, Isolation::Window));
    let folded = |words: &str| fold(words, Folding::ALL);
    let known = offers::all().map(|offer| {
        let also = format!("{}-also", offer.key);
        let also = locales.iter().filter(|locale| locale.has(&also));
        let also: Vec<String> = also
            .map(|locale| folded(&locale.tr(&format!("{}-also", offer.key))))
            .collect();
        Known {
            offer,
            names: locales
                .each_ref()
                .map(|locale| folded(&locale.tr(offer.key))),
            also: also.join(" "),
        }
    });
    known.collect()
}

impl Known {
    /// How well it fits, the best first: a name that begins so, a word of it that does, a name that
    /// holds it, another word for it. `None` when it does not fit.
    fn rank(&self, wanted: &[&str]) -> Option<u8> {
        let [arabic, english] = &self.names;
        let in_names = |word: &&str| arabic.contains(*word) || english.contains(*word);
        let in_any = |word: &&str| in_names(word) || self.also.contains(*word);
        if !wanted.iter().all(in_any) {
            return None;
        }
        if !wanted.iter().all(in_names) {
            return Some(3);
        }
        let first = wanted.first().copied().unwrap_or_default();
        let begins = |words: &str| {
            let bare = words.strip_prefix(ARTICLE).unwrap_or(words);
            words.starts_with(first) || bare.starts_with(first)
        };
        let names = [arabic, english];
        if names.iter().any(|name| begins(name)) {
            return Some(0);
        }
        let mut words = names.iter().flat_map(|name| name.split_whitespace());
        Some(if words.any(begins) { 1 } else { 2 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(query: &str) -> Option<&'static str> {
        let wanted = fold(query, Folding::ALL);
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        let known = known();
        let found = known.iter().filter_map(|k| Some((k.rank(&wanted)?, k)));
        found
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, k)| k.offer.key)
    }

    #[test]
    fn commands_are_found_in_either_language_and_by_other_words() {
        for (query, key) in [
            ("history", "menu-history"),
            ("تغييرات", "menu-history"),
            ("اصدارات", "menu-versions"),
            ("backup", "menu-project"),
            ("احتياطيه", "menu-project"),
            ("encrypted", "menu-seal"),
            ("decrypt", "menu-unseal"),
            ("shortcuts", "menu-keys"),
            ("تصدير", "menu-export"),
            ("dark", "offer-theme-dark"),
        ] {
            assert_eq!(best(query), Some(key), "{query}");
        }
        assert_eq!(best("كلمة لا توجد"), None);
    }

    #[test]
    fn a_sign_asks_for_commands_only() {
        assert!(is_for_commands(" >his"));
        assert!(!is_for_commands("a > b"));
    }
}
