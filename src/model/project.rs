//! A project: documents, a codebook, people, rounds, and everyone's coding.

use super::annotation::{Annotation, Coding, CodingKey};
use super::annotator::{Annotator, Round};
use super::apart::Apart;
use super::codebook::Codebook;
use super::codebook_version::CodebookVersion;
use super::document::Document;
use super::id::{AnnotationId, AnnotatorId, DocumentId, MemoId, ProjectId, RoundId, VersionId};
use super::memo::Memo;
use super::record::{RecordId, Version};
use super::removed::RemovedDocument;
use super::tag::Bilingual;
use super::unions::Unions;
use crate::arabic::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that a project folder holds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Project {
    /// Its id, which copies of it share; none when its own file could not be read.
    pub id: Option<ProjectId>,
    /// What it is called.
    pub title: Bilingual,
    /// Whether it is the sample that ships with the app.
    pub is_sample: bool,
    /// Whether nothing of it may leave its folder: no backups are made elsewhere.
    pub is_confined: bool,
    /// The people who tag.
    pub annotators: BTreeMap<AnnotatorId, Annotator>,
    /// Annotators of equal names who were said to be different people.
    pub apart: BTreeSet<Apart>,
    /// The passes of coding; a project has at least one once it was saved.
    pub rounds: BTreeMap<RoundId, Round>,
    /// The tags.
    pub codebook: Codebook,
    /// What the codebook was when it was given a name.
    pub versions: BTreeMap<VersionId, CodebookVersion>,
    /// The texts.
    pub documents: BTreeMap<DocumentId, Document>,
    /// Documents that were removed from the list; nothing of them is deleted.
    pub removed: BTreeMap<DocumentId, RemovedDocument>,
    /// The memos of each annotator.
    pub memos: BTreeMap<AnnotatorId, BTreeMap<MemoId, Memo>>,
    /// Who tagged what where. Blank codings are not kept.
    pub codings: BTreeMap<CodingKey, Coding>,
    /// Of records that were changed in several places at once, the versions that are not shown.
    pub waiting: BTreeMap<RecordId, Vec<Version>>,
    /// The codings of people with several ids, each person's as one: it follows from the rest, is kept
    /// by [`Project::unite`], and is read through [`Seen`](super::Seen) only.
    pub unions: Unions,
}

impl Project {
    /// The round in which people are tagging: of the open rounds the one that was started last, else
    /// of all. Rounds that do not say when they were started come before those that do; ids decide
    /// between equals.
    pub fn current_round(&self) -> Option<&Round> {
        let latest = |round: &&Round| (round.started, round.id.clone());
        let open = self.rounds.values().filter(|r| r.closed.is_none());
        open.max_by_key(latest)
            .or_else(|| self.rounds.values().max_by_key(latest))
    }

    /// The text of a document, listed or removed.
    pub fn text_of(&self, document: &str) -> Option<&Arc<Text>> {
        let listed = self.documents.get(document);
        let found = listed.or_else(|| self.removed.get(document).map(|r| &r.document));
        found.map(|document| &document.text)
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

    /// Finds an annotation anywhere, with the key of its coding. That of a person with several ids is
    /// under the id that stands for them.
    pub fn annotation(&self, id: &AnnotationId) -> Option<(&CodingKey, &Annotation)> {
        self.united_codings()
            .find_map(|(key, coding)| coding.annotations.get(id).map(|a| (key, &**a)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::CharRange;
    use crate::model::{CountedApart, Flags, Moment, Origin, Seen, Tag, TagId, Target};

    #[test]
    fn the_round_that_was_started_last_is_the_current_one() {
        let mut project = Project::default();
        let at = |second| Some(Moment::from_second(second).unwrap());
        for (id, started, closed) in [
            ("z", None, None),
            ("b", at(20), None),
            ("c", at(10), None),
            ("a", at(30), at(40)),
        ] {
            let id = RoundId::new(id).unwrap();
            let name = Bilingual::default();
            let round = Round {
                id: id.clone(),
                name,
                started,
                closed,
            };
            project.rounds.insert(id, round);
        }
        let current = |project: &Project| project.current_round().map(|r| r.id.to_string());
        assert_eq!(current(&project).as_deref(), Some("b"));
        for round in project.rounds.values_mut() {
            round.closed = at(50);
        }
        assert_eq!(current(&project).as_deref(), Some("a"));
    }

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
                origin: Origin::Hand,
                codebook: None,
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
