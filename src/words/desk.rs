//! Why a task of the desk was not done, in words.

use super::{InWords, Words, shown};
use crate::desk::{CodebookError, PassageError, PlaceError, Refusal, Turn, VersionError};
use crate::locale::{Isolation, Language, Locale, Value};
use crate::model::Bilingual;

impl InWords for Refusal {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::ReadOnly(reason) => reason.in_words(locale),
            Self::Open(error) => error.in_words(locale),
            Self::Lock(error) => error.in_words(locale),
            Self::Turn { turn, holder } => turn_taken(locale, *turn, holder),
            Self::NotYours { name } => Words::of(locale, "not-yours", &[("name", shown(name))]),
            Self::Annotate(error) => error.in_words(locale),
            Self::Edit(error) => error.in_words(locale),
            Self::Save(error) => error.in_words(locale),
            Self::PartlySaved { written, error } => {
                let words = error.in_words(locale);
                let values = [("count", Value::from(*written))];
                let hint = locale.tr_with("save-partly-hint", &values).into_owned();
                let hint = words
                    .hint
                    .map_or(hint.clone(), |first| format!("{first}\n{hint}"));
                Words {
                    hint: Some(hint),
                    ..words
                }
            }
        }
    }
}

fn turn_taken(locale: &Locale, turn: Turn, holder: &str) -> Words {
    let key = match turn {
        Turn::Codebook => "lock-turn-codebook",
        Turn::Newcomers => "lock-turn-newcomers",
    };
    let hint = locale.tr("lock-turn-hint").into_owned();
    Words {
        hint: Some(hint),
        ..Words::of(locale, key, &[("holder", shown(holder))])
    }
}

impl InWords for PlaceError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Missing { document } => {
                let values = [("name", shown(document))];
                Words::of(locale, "problem-quote-missing", &values)
            }
            Self::Repeated { count, document } => {
                let values = [("count", Value::from(*count)), ("name", shown(document))];
                Words::of(locale, "problem-quote-repeated", &values)
            }
            Self::Blank(error) => error.in_words(locale),
        }
    }
}

impl InWords for PassageError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Refused(refusal) => refusal.in_words(locale),
            Self::Place(error) => error.in_words(locale),
        }
    }
}

impl InWords for CodebookError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Refused(refusal) => refusal.in_words(locale),
            Self::Blank => Words::of(locale, "problem-blank-tag", &[]),
            Self::IntoItself(tag) => {
                let values = [("name", shown(tag.as_str()))];
                Words::of(locale, "problem-merge-into-itself", &values)
            }
        }
    }
}

impl InWords for VersionError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Refused(refusal) => refusal.in_words(locale),
            Self::Blank => Words::of(locale, "problem-blank-version", &[]),
            Self::Taken(name) => {
                let values = [("name", shown(name))];
                Words::of(locale, "problem-version-name-taken", &values)
            }
        }
    }
}

/// What the first round of a project is called, in both languages.
pub fn first_round_name() -> Bilingual {
    let name = |language| {
        let locale = Locale::new(language, Isolation::Plain);
        locale.tr("first-round").into_owned()
    };
    Bilingual::new(name(Language::Arabic), name(Language::English))
}
