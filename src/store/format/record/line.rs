//! A record as one line of a file: which record it is, its revision, and those that it replaces.

use super::{Body, Kind};
use std::sync::Arc;

/// Revisions that a line remembers of those it replaced.
pub(crate) const PAST_LENGTH: usize = 32;

/// Names a record within its file; files are sorted by it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Key {
    pub id: String,
    pub kind: Kind,
}

/// One record as it stands in a file: what it says, its revision, and those that it replaces.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Line {
    /// Number of the line, from 1; none when the file was not in lines.
    pub number: Option<usize>,
    /// The name of this version; empty when it was written by hand without one.
    pub rev: String,
    /// The revisions that this version replaces, newest first; at most [`PAST_LENGTH`].
    pub past: Vec<String>,
    /// What the record says; shared between what is on disk and what is shown.
    pub body: Arc<Body>,
}

/// Revision and past of a record that was just read; they move into its [`Line`].
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Head {
    pub rev: String,
    pub past: Vec<String>,
}

impl Line {
    /// Takes revision and past out of a record that was just read.
    pub fn new(number: Option<usize>, mut body: Body) -> Self {
        let head = body.take_head();
        Self {
            number,
            rev: head.rev,
            past: head.past,
            body: Arc::new(body),
        }
    }

    /// A line that replaces this one.
    pub fn replaced_by(&self, rev: String, body: impl Into<Arc<Body>>) -> Self {
        let mut past = Vec::with_capacity(self.past.len() + 1);
        past.extend((!self.rev.is_empty()).then(|| self.rev.clone()));
        past.extend(self.past.iter().cloned());
        past.truncate(PAST_LENGTH);
        Self {
            number: None,
            rev,
            past,
            body: body.into(),
        }
    }
}
