//! A memo: a dated note of one annotator, in that annotator's file.

use super::{Body, Known, Record};
use crate::edit::Part;
use crate::model::{Memo, MemoTopic, RecordId, Said};
use crate::store::format::fields::{Field, Fields, Value};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotation_id, decision_id, document_id, memo_id, moment, tag_id,
};
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

/// What a memo is about, with its id inside; what belongs to a document carries the document's id first.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub(crate) enum Topic {
    Project,
    Document(String),
    Tag(String),
    Annotation(String, String),
    Decision(String, String),
}

impl Value for Topic {
    fn put(&self, out: &mut String) {
        let (word, ids): (&str, Vec<&String>) = match self {
            Self::Project => ("Project", Vec::new()),
            Self::Document(id) => ("Document", vec![id]),
            Self::Tag(id) => ("Tag", vec![id]),
            Self::Annotation(document, id) => ("Annotation", vec![document, id]),
            Self::Decision(document, id) => ("Decision", vec![document, id]),
        };
        out.push_str(word);
        let mut before = '(';
        for id in &ids {
            out.push(before);
            if before == ',' {
                out.push(' ');
            }
            id.put(out);
            before = ',';
        }
        if !ids.is_empty() {
            out.push(')');
        }
    }
}

impl Field for Topic {
    fn write(&self, name: &str, f: &mut Fields<'_>) {
        f.field(name, self);
    }
}

impl Topic {
    /// Checks the ids in it.
    ///
    /// # Errors
    /// When one is none.
    pub fn check(&self) -> Understood<()> {
        self.value().map(drop)
    }

    /// Reads what a memo is about.
    ///
    /// # Errors
    /// When an id in it is none.
    pub fn value(&self) -> Understood<MemoTopic> {
        Ok(match self {
            Self::Project => MemoTopic::Project,
            Self::Document(id) => MemoTopic::Document(document_id(id)?),
            Self::Tag(id) => MemoTopic::Tag(tag_id(id)?),
            Self::Annotation(document, id) => {
                MemoTopic::Annotation(document_id(document)?, annotation_id(id)?)
            }
            Self::Decision(document, id) => {
                MemoTopic::Decision(document_id(document)?, decision_id(id)?)
            }
        })
    }

    /// What a memo is about, as it stands in a record.
    pub fn of(topic: &MemoTopic) -> Self {
        let owned = |id: &str| id.to_owned();
        match topic {
            MemoTopic::Project => Self::Project,
            MemoTopic::Document(id) => Self::Document(owned(id.as_str())),
            MemoTopic::Tag(id) => Self::Tag(owned(id.as_str())),
            MemoTopic::Annotation(document, id) => {
                Self::Annotation(owned(document.as_str()), owned(id.as_str()))
            }
            MemoTopic::Decision(document, id) => {
                Self::Decision(owned(document.as_str()), owned(id.as_str()))
            }
        }
    }

    /// The document that it belongs to.
    pub fn document(&self) -> Option<&str> {
        match self {
            Self::Document(id) | Self::Annotation(id, _) | Self::Decision(id, _) => Some(id),
            Self::Project | Self::Tag(_) => None,
        }
    }
}

impl Record for MemoRecord {
    const FILE: FileKind = FileKind::Memos;

    fn check(&self) -> Understood<()> {
        self.value().map(drop)
    }

    fn named(id: &str, part: &Part) -> Option<RecordId> {
        match part {
            Part::Memos(by) => Some(RecordId::Memo(by.clone(), memo_id(id).ok()?)),
            _ => None,
        }
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        let memo = self.value().ok()?;
        Some(Said::Memo(Box::new(memo)))
    }

    fn document(&self) -> Option<&str> {
        self.about.document()
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.text]
    }
}

impl MemoRecord {
    /// Reads a memo.
    ///
    /// # Errors
    /// When an id or a moment is none.
    pub fn value(&self) -> Understood<Memo> {
        Ok(Memo {
            id: memo_id(&self.id)?,
            about: self.about.value()?,
            text: self.text.clone(),
            created: moment(&self.created)?,
            modified: moment(&self.modified)?,
        })
    }

    /// The record of a memo.
    pub fn of(memo: &Memo) -> Body {
        Body::Memo(Self {
            id: memo.id.as_str().to_owned(),
            rev: String::new(),
            past: Vec::new(),
            about: Topic::of(&memo.about),
            text: memo.text.clone(),
            created: memo.created.to_string(),
            modified: memo.modified.to_string(),
        })
    }
}

#[cfg(test)]
impl crate::store::format::sample::Sample for Topic {
    fn sample(dice: &mut crate::store::format::sample::Dice) -> Self {
        let [one, two]: [String; 2] =
            std::array::from_fn(|_| crate::store::format::sample::Sample::sample(dice));
        match dice.below(5) {
            0 => Self::Project,
            1 => Self::Document(one),
            2 => Self::Tag(one),
            3 => Self::Annotation(one, two),
            _ => Self::Decision(one, two),
        }
    }
}
