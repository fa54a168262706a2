//! The project itself: its title, and whether it is the sample.

use super::{Body, Known, Record};
use crate::edit::Part;
use crate::model::{Bilingual, RecordId, Said};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, single};
use crate::store::format::value::Pair;

/// Id of the one record about the project itself.
pub(crate) const PROJECT_ID: &str = "project";

record!(
    /// The project itself; its id is always `project`.
    ProjectRecord {
        #[serde(default)]
        title: Pair,
        #[serde(default)]
        sample: bool,
    }
);

impl Record for ProjectRecord {
    const FILE: FileKind = FileKind::Project;

    fn check(&self) -> Understood<()> {
        single(&self.id, PROJECT_ID)
    }

    fn named(_id: &str, _part: &Part) -> Option<RecordId> {
        Some(RecordId::Project)
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        Some(Said::Project(self.title.value(), self.sample))
    }
}

impl ProjectRecord {
    /// The record that says a title, and whether the project is the sample.
    pub fn of(title: &Bilingual, is_sample: bool) -> Body {
        Body::Project(Self {
            id: PROJECT_ID.to_owned(),
            rev: String::new(),
            past: Vec::new(),
            title: Pair::of(title),
            sample: is_sample,
        })
    }
}
