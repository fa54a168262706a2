//! A document: one text and what is known of it.

use super::id::DocumentId;
use crate::arabic::Text;
use jiff::Timestamp as Moment;
use std::sync::Arc;

/// Which way a document runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Direction {
    /// The way most of its letters run.
    #[default]
    Auto,
    /// Right to left.
    Rtl,
    /// Left to right.
    Ltr,
}

/// How a document's text came in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Imported {
    /// Name of the file it came from; empty when it was typed or ships with the app.
    pub file_name: String,
    /// Encoding it was read in, as in the WHATWG standard, such as `UTF-8` or `windows-1256`.
    pub encoding: String,
    /// When.
    pub at: Option<Moment>,
    /// Name of the kept original file beside the text, if it was kept.
    pub original: Option<String>,
}

/// One text and what is known of it. The text is changed by its replacement only.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// Its name for machines; never changes.
    pub id: DocumentId,
    /// Its place in the list; ascending, then by title.
    pub order: u32,
    /// What it is called.
    pub title: String,
    /// Where it is from.
    pub source: String,
    /// Who wrote or said it.
    pub author: String,
    /// When it was written, as the source says it: partial and Hijri dates are allowed.
    pub date: String,
    /// Free variables, in the order given.
    pub variables: Vec<(String, String)>,
    /// Which way it runs.
    pub direction: Direction,
    /// How it came in.
    pub imported: Imported,
    /// Its characters.
    pub text: Arc<Text>,
}

impl Document {
    /// A document with a title and a text, and nothing else known of it.
    pub fn new(id: DocumentId, title: impl Into<String>, text: Text) -> Self {
        Self {
            id,
            order: 0,
            title: title.into(),
            source: String::new(),
            author: String::new(),
            date: String::new(),
            variables: Vec::new(),
            direction: Direction::Auto,
            imported: Imported::default(),
            text: Arc::new(text),
        }
    }
}
