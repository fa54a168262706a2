//! What the user should know: a sentence, how grave it is, and what to do.

use crate::model::DocumentId;
use crate::words::Words;

/// How grave a notice is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gravity {
    /// Something was done.
    Done,
    /// Something was done, but deserves a look.
    Warning,
    /// Something could not be done; nothing is lost.
    Refused,
    /// Something is wrong and stays so until it is mended.
    Standing,
    /// Something waits for a choice.
    Waiting,
    /// Something could not be saved; true until it is.
    Unsaved,
}

/// Where a notice leads, by a button beside it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Way {
    /// To what was found in the project's files.
    Findings,
    /// To what waits for a choice.
    Choices,
    /// To passages that were not found for certain in a text that was replaced.
    Review,
    /// Back to what it was before a document was removed.
    Restore(DocumentId),
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
    /// Where it leads, if anywhere.
    pub way: Option<Way>,
}

impl Notice {
    /// Something was done.
    pub fn done(message: impl Into<String>) -> Self {
        Self::new(Gravity::Done, message, "")
    }

    /// Something was done, but deserves a look.
    pub fn warning(message: impl Into<String>) -> Self {
        Self::new(Gravity::Warning, message, "")
    }

    /// Something could not be done.
    pub fn refused(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(Gravity::Refused, message, hint)
    }

    /// An error as words, of something that could not be done.
    pub fn of_error(words: Words) -> Self {
        Self::refused(words.message, words.hint.unwrap_or_default())
    }

    /// Something could not be saved.
    pub fn unsaved(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(Gravity::Unsaved, message, hint)
    }

    /// Something waits for a choice.
    pub fn waiting(message: impl Into<String>) -> Self {
        Self::new(Gravity::Waiting, message, "").leading(Way::Choices)
    }

    /// Something is wrong and stays so until it is mended.
    pub fn standing(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(Gravity::Standing, message, hint)
    }

    /// What happened and what to do, each on a line.
    pub fn in_lines(&self) -> String {
        if self.hint.is_empty() {
            self.message.clone()
        } else {
            format!("{}\n{}", self.message, self.hint)
        }
    }

    /// The notice with a button that leads somewhere.
    pub fn leading(self, way: Way) -> Self {
        Self {
            way: Some(way),
            ..self
        }
    }

    /// Adds what the reader can do about it.
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: hint.into(),
            ..self
        }
    }

    fn new(gravity: Gravity, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            gravity,
            message: message.into(),
            hint: hint.into(),
            way: None,
        }
    }
}
