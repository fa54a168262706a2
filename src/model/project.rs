//! A project: documents, a codebook, people, rounds, and everyone's coding.

use super::annotation::{Annotation, Coding, CodingKey};
use super::annotator::{Annotator, Round};
use super::codebook::Codebook;
use super::codebook_version::CodebookVersion;
use super::document::Document;
use super::id::{AnnotationId, AnnotatorId, DocumentId, RoundId, VersionId};
use super::tag::Bilingual;
use super::waiting::{RecordId, Version};
use std::collections::BTreeMap;

/// Everything that a project folder holds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Project {
    /// What it is called.
    pub title: Bilingual,
    /// Whether it is the sample that ships with the app.
    pub is_sample: bool,
    /// Whether nothing of it may leave its folder: no backups are made elsewhere.
    pub is_confined: bool,
    /// The people who tag.
    pub annotators: BTreeMap<AnnotatorId, Annotator>,
    /// The passes of coding; a project has at least one once it was saved.
    pub rounds: BTreeMap<RoundId, Round>,
    /// The tags.
    pub codebook: Codebook,
    /// What the codebook was when it was given a name.
    pub versions: BTreeMap<VersionId, CodebookVersion>,
    /// The texts.
    pub documents: BTreeMap<DocumentId, Document>,
    /// Who tagged what where. Blank codings are not kept.
    pub codings: BTreeMap<CodingKey, Coding>,
    /// Of records that were changed in several places at once, the versions that are not shown.
    pub waiting: BTreeMap<RecordId, Vec<Version>>,
}

impl Project {
    /// The round in which people are tagging: the last open one by id (ids of later rounds
    /// sort after those of earlier ones), else the last.
    pub fn current_round(&self) -> Option<&Round> {
        let open = self.rounds.values().rev().find(|r| r.closed.is_none());
        open.or_else(|| self.rounds.values().next_back())
    }

    /// Whether a round is closed: its codings do not change any more.
    pub fn is_closed(&self, round: &RoundId) -> bool {
        let round = self.rounds.get(round);
        round.is_some_and(|round| round.closed.is_some())
    }

    /// The documents in the order of the list.
    pub fn documents_in_order(&self) -> Vec<&Document> {
        let mut all: Vec<&Document> = self.documents.values().collect();
        all.sort_by(|a, b| (a.order, &a.title, &a.id).cmp(&(b.order, &b.title, &b.id)));
        all
    }

    /// Finds an annotation anywhere, with where it is kept.
    pub fn annotation(&self, id: &AnnotationId) -> Option<(&CodingKey, &Annotation)> {
        self.codings
            .iter()
            .find_map(|(key, coding)| coding.annotations.get(id).map(|a| (key, &**a)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::{CharRange, Text};
    use crate::model::{CountedApart, Flags, Moment, Seen, Tag, TagId, Target};

    #[test]
    fn a_removed_document_no_longer_counts() {
        let mut project = Project::default();
        let tag = TagId::new("t").unwrap();
        project
            .codebook
            .insert(Tag::new(tag.clone(), Bilingual::default(), 1));
        for name in ["d1", "d2"] {
            let document = Document::new(DocumentId::new(name).unwrap(), name, Text::new("قال لا"));
            let id = AnnotationId::new(name).unwrap();
            let annotation = Annotation {
                id: id.clone(),
                tag: Some(tag.clone()),
                target: Target::new(&document.text, CharRange::new(0, 3)),
                memo: String::new(),
                flags: Flags::default(),
                created: Moment::UNIX_EPOCH,
                modified: Moment::UNIX_EPOCH,
            };
            let key = CodingKey {
                round: RoundId::new("r1").unwrap(),
                document: document.id.clone(),
                annotator: AnnotatorId::new("a").unwrap(),
            };
            let coding = project.codings.entry(key).or_default();
            coding.annotations.insert(id, annotation);
            project.documents.insert(document.id.clone(), document);
        }
        let count = |project: &Project| {
            let counts = Seen::new(project, None).tag_counts(CountedApart::default());
            counts[&tag].project
        };
        assert_eq!(count(&project), 2);
        project.documents.remove("d2");
        assert_eq!(count(&project), 1);
    }
}
