//! A document: what is known of it. Its text is a file of its own, named here by its hash.

use super::{Body, Known, Record};
use crate::arabic::Text;
use crate::edit::Part;
use crate::model::{Direction, Document, Imported, RecordId, Removal, RemovedDocument, Said};
use crate::store::format::fields::{Field, Fields};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, annotator_id, document_id, maybe, moment};
use crate::store::format::value::{group, word};
use std::sync::Arc;

record!(
    /// What is known of a document.
    DocumentRecord {
        #[serde(default)]
        order: u32,
        #[serde(default)]
        title: String,
        #[serde(default)]
        source: String,
        #[serde(default)]
        author: String,
        #[serde(default)]
        date: String,
        #[serde(default)]
        variables: Vec<(String, String)>,
        #[serde(default)]
        direction: Way,
        #[serde(default)]
        file_name: String,
        #[serde(default)]
        encoding: String,
        #[serde(default)]
        imported: Option<String>,
        #[serde(default)]
        original: Option<String>,
        #[serde(default)]
        hash: String,
        /// It was removed from the list; nothing of it is deleted.
        #[serde(default)]
        removed: Option<Removed>,
    }
);

group!(
    /// The removal of a document.
    Removed {
        at: String,
        #[serde(default)]
        by: Option<String>,
    }
);

impl Removed {
    fn value(&self) -> Understood<Removal> {
        Ok(Removal {
            at: moment(&self.at)?,
            by: maybe(self.by.as_deref(), annotator_id)?,
        })
    }

    fn of(removal: &Removal) -> Self {
        Self {
            at: removal.at.to_string(),
            by: removal.by.as_ref().map(|by| by.as_str().to_owned()),
        }
    }
}

word!(
    /// The direction of a document; left out where it is found from the text.
    #[derive(Default)]
    Way {
        #[default]
        Auto,
        Rtl,
        Ltr,
    }
);

impl Field for Way {
    fn write(&self, name: &str, f: &mut Fields<'_>) {
        if *self != Self::Auto {
            f.field(name, self);
        }
    }
}

impl Record for DocumentRecord {
    const FILE: FileKind = FileKind::Document;

    fn check(&self) -> Understood<()> {
        self.removal()?;
        self.value(Arc::new(Text::new(""))).map(drop)
    }

    fn named(id: &str, _part: &Part) -> Option<RecordId> {
        document_id(id).ok().map(RecordId::Document)
    }

    /// A document that is gone is told without its text.
    fn says(&self, known: &Known<'_>) -> Option<Said> {
        let text = known.project.text_of(self.id.as_str()).cloned();
        let text = text.unwrap_or_else(|| Arc::new(Text::new("")));
        let document = self.value(text).ok()?;
        Some(match self.removal().ok()? {
            None => Said::Document(Box::new(document)),
            Some(removal) => Said::Removed(Box::new(RemovedDocument { document, removal })),
        })
    }
}

impl DocumentRecord {
    /// Reads what is known of a document and joins it with its text.
    ///
    /// # Errors
    /// When an id or a moment is none.
    pub fn value(&self, text: Arc<Text>) -> Understood<Document> {
        Ok(Document {
            id: document_id(&self.id)?,
            order: self.order,
            title: self.title.clone(),
            source: self.source.clone(),
            author: self.author.clone(),
            date: self.date.clone(),
            variables: self.variables.clone(),
            direction: match self.direction {
                Way::Auto => Direction::Auto,
                Way::Rtl => Direction::Rtl,
                Way::Ltr => Direction::Ltr,
            },
            imported: Imported {
                file_name: self.file_name.clone(),
                encoding: self.encoding.clone(),
                at: maybe(self.imported.as_deref(), moment)?,
                original: self.original.clone(),
            },
            text,
        })
    }

    /// Reads when and by whom the document was removed, if it was.
    ///
    /// # Errors
    /// When an id or a moment is none.
    pub fn removal(&self) -> Understood<Option<Removal>> {
        self.removed.as_ref().map(Removed::value).transpose()
    }

    /// The record of a document, listed or removed; `hash` is that of its text.
    pub fn of(document: &Document, hash: String, removal: Option<&Removal>) -> Body {
        Body::Document(Self {
            id: document.id.as_str().to_owned(),
            rev: String::new(),
            past: Vec::new(),
            order: document.order,
            title: document.title.clone(),
            source: document.source.clone(),
            author: document.author.clone(),
            date: document.date.clone(),
            variables: document.variables.clone(),
            direction: match document.direction {
                Direction::Auto => Way::Auto,
                Direction::Rtl => Way::Rtl,
                Direction::Ltr => Way::Ltr,
            },
            file_name: document.imported.file_name.clone(),
            encoding: document.imported.encoding.clone(),
            imported: document.imported.at.map(|at| at.to_string()),
            original: document.imported.original.clone(),
            hash,
            removed: removal.map(Removed::of),
        })
    }
}
