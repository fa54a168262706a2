//! A project: documents, a codebook, people, rounds, and everyone's coding.

use super::annotation::{Annotation, Coding, CodingKey};
use super::annotator::{Annotator, Round};
use super::codebook::Codebook;
use super::codebook_version::CodebookVersion;
use super::document::Document;
use super::id::{
    AnnotationId, AnnotatorId, DocumentId, MemoId, ProjectId, RoundId, TagId, VersionId,
};
use super::memo::Memo;
use super::record::{RecordId, Version};
use super::removed::RemovedDocument;
use super::tag::Bilingual;
use crate::arabic::Text;
use std::collections::BTreeMap;
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
}

/// How often something was applied.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// By one annotator in one document.
    pub mine_here: usize,
    /// By everyone in one document.
    pub document: usize,
    /// By everyone in the project.
    pub project: usize,
}

impl Counts {
    fn add(&mut self, more: Self) {
        self.mine_here += more.mine_here;
        self.document += more.document;
        self.project += more.project;
    }

    fn take_off(&mut self, less: Self) {
        self.mine_here = self.mine_here.saturating_sub(less.mine_here);
        self.document = self.document.saturating_sub(less.document);
        self.project = self.project.saturating_sub(less.project);
    }
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

    /// The documents in the order of the list.
    pub fn documents_in_order(&self) -> Vec<&Document> {
        let mut all: Vec<&Document> = self.documents.values().collect();
        all.sort_by(|a, b| (a.order, &a.title, &a.id).cmp(&(b.order, &b.title, &b.id)));
        all
    }

    /// Every annotation of a document in a round, with who made it.
    pub fn annotations_of<'a>(
        &'a self,
        round: &'a RoundId,
        document: &'a DocumentId,
    ) -> impl Iterator<Item = (&'a AnnotatorId, &'a Annotation)> {
        self.codings
            .iter()
            .filter(move |(key, _)| &key.round == round && &key.document == document)
            .flat_map(|(key, coding)| {
                coding
                    .annotations
                    .values()
                    .map(move |a| (&key.annotator, &**a))
            })
    }

    /// Finds an annotation anywhere, with where it is kept.
    pub fn annotation(&self, id: &AnnotationId) -> Option<(&CodingKey, &Annotation)> {
        self.codings
            .iter()
            .find_map(|(key, coding)| coding.annotations.get(id).map(|a| (key, &**a)))
    }

    /// Keeps [`tag_counts`](Self::tag_counts) true when one annotation of a coding had a tag before,
    /// or none, and has another now. Tags and documents must be the same as before.
    pub fn recount(
        &self,
        counts: &mut BTreeMap<TagId, Counts>,
        (document, mine): (Option<&DocumentId>, Option<&AnnotatorId>),
        key: &CodingKey,
        (before, after): (Option<&TagId>, Option<&TagId>),
    ) {
        if !self.documents.contains_key(&key.document) {
            return;
        }
        let here = Some(&key.document) == document;
        let one = Counts {
            mine_here: usize::from(here && Some(&key.annotator) == mine),
            document: usize::from(here),
            project: 1,
        };
        if let Some(tag) = after.and_then(|t| self.codebook.resolve(t)) {
            counts.entry(tag.id.clone()).or_default().add(one);
        }
        if let Some(tag) = before.and_then(|t| self.codebook.resolve(t))
            && let Some(count) = counts.get_mut(&tag.id)
        {
            count.take_off(one);
            if *count == Counts::default() {
                counts.remove(&tag.id);
            }
        }
    }

    /// How often each living tag was applied; merged tags count for what they mean now, and what
    /// was tagged in a removed document does not count.
    pub fn tag_counts(
        &self,
        document: Option<&DocumentId>,
        mine: Option<&AnnotatorId>,
    ) -> BTreeMap<TagId, Counts> {
        // As they were applied first: there are far fewer tags to resolve than annotations.
        let mut applied: BTreeMap<&TagId, Counts> = BTreeMap::new();
        let listed = |key: &CodingKey| self.documents.contains_key(&key.document);
        for (key, coding) in self.codings.iter().filter(|(key, _)| listed(key)) {
            let here = Some(&key.document) == document;
            let by_me = Some(&key.annotator) == mine;
            for tag in coding.annotations.values().filter_map(|a| a.tag.as_ref()) {
                let count = applied.entry(tag).or_default();
                count.project += 1;
                count.document += usize::from(here);
                count.mine_here += usize::from(here && by_me);
            }
        }
        let mut counts: BTreeMap<TagId, Counts> = BTreeMap::new();
        for (tag, more) in applied {
            let Some(tag) = self.codebook.resolve(tag) else {
                continue;
            };
            counts.entry(tag.id.clone()).or_default().add(more);
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::CharRange;
    use crate::model::{Flags, Moment, Origin, Tag, Target};

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
        assert_eq!(project.tag_counts(None, None)[&tag].project, 2);
        project.documents.remove("d2");
        assert_eq!(project.tag_counts(None, None)[&tag].project, 1);
    }
}
