//! What people read, in Arabic and in English, from the files in `assets/locale/`.
//!
//! The one door is [`Locale`]: a key in, words out. Plural forms follow CLDR (six in Arabic), and
//! numbers are shown in the digits 0-9. Nothing here knows windows or files on disk: the words are
//! part of the program.

mod files;
mod language;
mod plural;

pub use files::{FILES, LocaleFile};
pub use fluent_bundle::FluentValue as Value;
pub use language::Language;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// What is done so that a name inside a sentence does not disturb its order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Isolation {
    /// Names and numbers stand between FSI and PDI (UAX #9): for text that is laid out.
    Window,
    /// Names and numbers stand as they are: for terminals and files, which show the marks.
    Plain,
}

/// The words of one language. Cheap to clone, and may go to other threads.
#[derive(Clone)]
pub struct Locale {
    language: Language,
    isolation: Isolation,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl Locale {
    /// Reads the words of a language.
    pub fn new(language: Language, isolation: Isolation) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        bundle.set_formatter(Some(plural::show));
        bundle.set_use_isolating(isolation == Isolation::Window);
        for file in FILES {
            // What a broken file holds beside its faults is still used; a test finds the faults.
            let words = match FluentResource::try_new(file.words(language).to_owned()) {
                Ok(words) | Err((words, _)) => words,
            };
            bundle.add_resource_overriding(words);
        }
        Self {
            language,
            isolation,
            bundle: Arc::new(bundle),
        }
    }

    /// The language of the words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// How names are kept apart from the sentence around them.
    pub fn isolation(&self) -> Isolation {
        self.isolation
    }

    /// Whether there are words for a key.
    pub fn has(&self, key: &str) -> bool {
        let message = self.bundle.get_message(key);
        message.is_some_and(|m| m.value().is_some())
    }

    /// The words of a key, or the key itself where there are none.
    pub fn tr<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.words(key, None)
    }

    /// The words of a key with names and numbers put in, or the key itself where there are none.
    ///
    /// Numbers choose the plural form; strings never do, whatever they hold.
    pub fn tr_with<'a>(&'a self, key: &'a str, values: &[(&str, Value<'_>)]) -> Cow<'a, str> {
        let with_form = |value| plural::with_form(self.language, value);
        let given = values.iter().map(|(name, value)| (*name, with_form(value)));
        let arguments: FluentArgs<'_> = given.collect();
        Cow::Owned(self.words(key, Some(&arguments)).into_owned())
    }

    fn words<'a>(&'a self, key: &'a str, values: Option<&FluentArgs<'_>>) -> Cow<'a, str> {
        let message = self.bundle.get_message(key);
        let Some(pattern) = message.and_then(|m| m.value()) else {
            return Cow::Borrowed(key);
        };
        // A value that is not given shows as its name in braces, which a test of the caller sees.
        self.bundle.format_pattern(pattern, values, &mut Vec::new())
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            language,
            isolation,
            ..
        } = self;
        write!(f, "Locale({language:?}, {isolation:?})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_words_shows_its_key() {
        let locale = Locale::new(Language::Arabic, Isolation::Plain);
        assert_eq!(locale.tr("no-such-message"), "no-such-message");
        assert!(!locale.has("no-such-message"));
        assert!(locale.has("edit-annotate"));
    }

    #[test]
    fn names_are_isolated_in_the_window_only() {
        let told = |isolation| {
            let locale = Locale::new(Language::English, isolation);
            let name = [("name", Value::from("سلمى"))];
            locale.tr_with("error-no-document", &name).into_owned()
        };
        assert!(told(Isolation::Window).contains("\u{2068}سلمى\u{2069}"));
        assert!(!told(Isolation::Plain).contains('\u{2068}'));
    }

    #[test]
    fn words_go_to_other_threads() {
        let locale = Locale::new(Language::Arabic, Isolation::Plain);
        let other = locale.clone();
        let there = std::thread::spawn(move || other.tr("edit-annotate").into_owned());
        assert_eq!(there.join().unwrap(), locale.tr("edit-annotate"));
    }
}
