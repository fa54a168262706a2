//! Errors and findings as sentences: what happened, where, and what to do about it.
//!
//! This is the one place that turns typed errors of `store`, `exchange`, `edit` and `page`, and the
//! findings of `store`, into words of a language. The window's notices and the command line both stand on it,
//! so that one fault has one wording. (The design first had a place in each of them; two would have
//! said the same faults twice, in two languages each.) A front end's own errors implement
//! [`InWords`] where they are declared.
//!
//! Names from files are shown so that nothing in them acts: see [`crate::arabic::visible`].

mod change;
mod desk;
mod edit;
mod exchange;
mod finding;
mod memo;
mod names;
mod page;
mod project;
mod seal;
mod store;
mod system;
mod versions;
mod waiting;

pub use change::{ChangeWords, change_in_words, day, deed, passage, time, when};
pub use desk::first_round_name;
pub use exchange::guessed_encoding;
pub use memo::{TopicWords, topic_in_words, topic_kind};
pub use names::{doubt, field, list_fault};
pub use page::sheet_words;
pub use store::save_fault;
pub use system::{not_written, reason, said};
pub use versions::{States, fact_in_words, person};
pub use waiting::{Fact, facts, facts_of, kind, kind_in_words};

use crate::arabic::visible;
use crate::locale::{Locale, Value};

/// A fault as people read it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// What happened, and where.
    pub message: String,
    /// What to do about it, when something can be done.
    pub hint: Option<String>,
}

/// An error, warning or finding that has words in every language of the interface.
pub trait InWords {
    /// Says it in the language of a locale.
    fn in_words(&self, locale: &Locale) -> Words;
}

impl Words {
    /// The words of a key, and of `<key>-hint` if there are any.
    pub fn of(locale: &Locale, key: &str, values: &[(&str, Value<'_>)]) -> Self {
        let hint = format!("{key}-hint");
        let hint = locale
            .has(&hint)
            .then(|| locale.tr_with(&hint, values).into_owned());
        Self {
            message: locale.tr_with(key, values).into_owned(),
            hint,
        }
    }
}

/// A name for a sentence: nothing in it acts on the sentence around it.
pub fn shown(name: impl AsRef<str>) -> Value<'static> {
    Value::from(visible(name.as_ref()))
}
