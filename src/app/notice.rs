//! What the user should know: a sentence, how grave it is, and what to do.

use crate::words::Words;

/// How grave a notice is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gravity {
    /// Something was done.
    Done,
    /// Something could not be done; nothing is lost.
    Refused,
    /// Something is wrong and stays so until it is mended.
    Standing,
    /// Something waits for a choice.
    Waiting,
    /// Something could not be saved; true until it is.
    Unsaved,
}

/// A sentence for the user.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// How grave.
    pub gravity: Gravity,
    /// What happened, and where.
    pub message: String,
    /// What to do; empty when there is nothing.
    pub hint: String,
}

impl Notice {
    /// Something was done.
    pub fn done(message: impl Into<String>) -> Self {
        Self {
            gravity: Gravity::Done,
            message: message.into(),
            hint: String::new(),
        }
    }

    /// Something could not be done.
    pub fn refused(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            gravity: Gravity::Refused,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// An error as words, of something that could not be done.
    pub fn of_error(words: Words) -> Self {
        Self::refused(words.message, words.hint.unwrap_or_default())
    }

    /// Something could not be saved.
    pub fn unsaved(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            gravity: Gravity::Unsaved,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// Something waits for a choice.
    pub fn waiting(message: impl Into<String>) -> Self {
        Self {
            gravity: Gravity::Waiting,
            message: message.into(),
            hint: String::new(),
        }
    }

    /// Something is wrong and stays so until it is mended.
    pub fn standing(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            gravity: Gravity::Standing,
            message: message.into(),
            hint: hint.into(),
        }
    }
}
