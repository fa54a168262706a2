//! A memo: a dated note of one annotator, in that annotator's file.

use super::Record;
use crate::store::format::fields::{Field, Fields, Value};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, document_id, moment, tag_id};
use serde::Deserialize;

record!(
    /// A dated note of one annotator on something.
    MemoRecord {
        about: Topic,
        #[serde(default)]
        text: String,
        created: String,
        modified: String,
    }
);

/// What a memo is about, with its id inside.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub(crate) enum Topic {
    Project,
    Document(String),
    Tag(String),
}

impl Value for Topic {
    fn put(&self, out: &mut String) {
        let (word, id) = match self {
            Self::Project => ("Project", None),
            Self::Document(id) => ("Document", Some(id)),
            Self::Tag(id) => ("Tag", Some(id)),
        };
        out.push_str(word);
        if let Some(id) = id {
            out.push('(');
            id.put(out);
            out.push(')');
        }
    }
}

impl Field for Topic {
    fn write(&self, name: &str, f: &mut Fields<'_>) {
        f.field(name, self);
    }
}

impl Record for MemoRecord {
    const FILE: FileKind = FileKind::Memos;

    fn check(&self) -> Understood<()> {
        tag_id(&self.id)?;
        match &self.about {
            Topic::Project => {}
            Topic::Document(id) => drop(document_id(id)?),
            Topic::Tag(id) => drop(tag_id(id)?),
        }
        moment(&self.created)?;
        moment(&self.modified)?;
        Ok(())
    }

    fn document(&self) -> Option<&str> {
        match &self.about {
            Topic::Document(id) => Some(id),
            Topic::Project | Topic::Tag(_) => None,
        }
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.text]
    }
}
