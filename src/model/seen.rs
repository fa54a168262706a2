//! What a person may see of a project.

use super::annotation::{Annotation, Coding, CodingKey};
use super::annotator::{Annotator, Round};
use super::codebook::Codebook;
use super::codebook_version::CodebookVersion;
use super::document::Document;
use super::id::{AnnotationId, AnnotatorId, DocumentId, MemoId, ProjectId, RoundId, VersionId};
use super::memo::{Memo, WrittenMemo};
use super::project::Project;
use super::record::{RecordId, Said, Version};
use super::removed::RemovedDocument;
use super::tag::Bilingual;
use std::collections::BTreeSet;

/// What one person may see of a project.
///
/// Everything that shows a project's content reads it from here: views, lists, searches, exports,
/// figures and subcommands. It decides which codings are visible and under whose id; nothing else in
/// the house does. For now everyone sees everything.
///
/// Making and copying it costs nothing. What it hands out borrows from the project, not from it.
/// Edits, saving, backups and sealed copies work on the whole [`Project`].
#[derive(Clone, Copy, Debug)]
pub struct Seen<'p> {
    project: &'p Project,
    viewer: Option<&'p AnnotatorId>,
}

impl<'p> Seen<'p> {
    /// What `viewer` may see of a project. `None` is a viewer of whom it is not known who they are,
    /// such as a subcommand without `--as`.
    pub fn new(project: &'p Project, viewer: Option<&'p AnnotatorId>) -> Self {
        Self { project, viewer }
    }

    /// The annotator who looks, where that is known.
    pub fn viewer(self) -> Option<&'p AnnotatorId> {
        self.viewer
    }

    /// The id of the project, which copies of it share.
    pub fn id(self) -> Option<&'p ProjectId> {
        self.project.id.as_ref()
    }

    /// The title of the project.
    pub fn title(self) -> &'p Bilingual {
        &self.project.title
    }

    /// Whether the project is the sample that ships with the app.
    pub fn is_sample(self) -> bool {
        self.project.is_sample
    }

    /// Whether nothing of the project may leave its folder.
    pub fn is_confined(self) -> bool {
        self.project.is_confined
    }

    /// The tags.
    pub fn codebook(self) -> &'p Codebook {
        &self.project.codebook
    }

    /// The named versions of the codebook, the latest first.
    pub fn versions_by_time(self) -> Vec<&'p CodebookVersion> {
        self.project.versions_by_time()
    }

    /// The named versions of the codebook, by id.
    pub fn versions(self) -> impl ExactSizeIterator<Item = &'p CodebookVersion> {
        self.project.versions.values()
    }

    /// A named version of the codebook.
    pub fn version(self, id: &VersionId) -> Option<&'p CodebookVersion> {
        self.project.versions.get(id)
    }

    /// The latest named version that is equal to the codebook as it is now.
    pub fn version_now(self) -> Option<&'p CodebookVersion> {
        self.project.version_now()
    }

    /// The documents, by id.
    pub fn documents(self) -> impl ExactSizeIterator<Item = &'p Document> {
        self.project.documents.values()
    }

    /// The documents in the order of the list.
    pub fn documents_in_order(self) -> Vec<&'p Document> {
        self.project.documents_in_order()
    }

    /// A document.
    pub fn document(self, id: &DocumentId) -> Option<&'p Document> {
        self.project.documents.get(id)
    }

    /// The documents that were removed and can be restored, by id.
    pub fn removed(self) -> impl ExactSizeIterator<Item = &'p RemovedDocument> {
        self.project.removed.values()
    }

    /// The people whom the project knows, by id. A person with several ids is one, under the id that
    /// stands for them.
    pub fn people(self) -> impl Iterator<Item = &'p Annotator> {
        let unions = &self.project.unions;
        let all = self.project.annotators.values();
        all.filter(|person| !unions.is_joined(&person.id))
    }

    /// The person whom an id stands for, if the project knows them.
    pub fn person(self, id: &AnnotatorId) -> Option<&'p Annotator> {
        self.project.annotators.get(self.project.unions.person(id))
    }

    /// What a person is called in lists (see [`Project::called`]).
    pub fn called(self, id: &AnnotatorId) -> String {
        self.project.called(id)
    }

    /// The ids of everyone who is known to the project or whose coding is visible.
    pub fn everyone(self) -> BTreeSet<&'p AnnotatorId> {
        let known = self.people().map(|person| &person.id);
        known
            .chain(self.codings().map(|(key, _)| &key.annotator))
            .collect()
    }

    /// The rounds, by id.
    pub fn rounds(self) -> impl ExactSizeIterator<Item = &'p Round> {
        self.project.rounds.values()
    }

    /// A round.
    pub fn round(self, id: &RoundId) -> Option<&'p Round> {
        self.project.rounds.get(id)
    }

    /// The round in which people are tagging.
    pub fn current_round(self) -> Option<&'p Round> {
        self.project.current_round()
    }

    /// Whether a coding is visible.
    pub fn shows(self, _coding: &CodingKey) -> bool {
        true
    }

    /// Whether a memo of an annotator is visible.
    pub fn shows_memo(self, _by: &AnnotatorId, _memo: &MemoId) -> bool {
        true
    }

    /// Whether a record is visible. What is known of it from elsewhere, such as the journal or another
    /// version of it, is shown only where this holds.
    pub fn shows_record(self, of: &RecordId) -> bool {
        match of {
            RecordId::Finished(coding)
            | RecordId::Annotation(coding, _)
            | RecordId::Dropped(coding, _) => self.shows(coding),
            RecordId::Memo(by, memo) => self.shows_memo(by, memo),
            RecordId::Project
            | RecordId::Confined
            | RecordId::Annotator(_)
            | RecordId::Apart(_)
            | RecordId::Round(_)
            | RecordId::Tag(_)
            | RecordId::Version(_)
            | RecordId::Document(_) => true,
        }
    }

    /// The visible codings of documents that are not removed, by key. Those of a person with several ids
    /// are one, under the id that stands for them.
    pub fn codings(self) -> impl Iterator<Item = (&'p CodingKey, &'p Coding)> {
        let removed = &self.project.removed;
        let all = self.all_codings();
        all.filter(move |(key, _)| removed.is_empty() || !removed.contains_key(&key.document))
    }

    /// The visible codings of documents that were removed, by key.
    pub fn removed_codings(self) -> impl Iterator<Item = (&'p CodingKey, &'p Coding)> {
        let removed = &self.project.removed;
        let all = (!removed.is_empty()).then(|| self.all_codings());
        all.into_iter()
            .flatten()
            .filter(move |(key, _)| removed.contains_key(&key.document))
    }

    fn all_codings(self) -> impl Iterator<Item = (&'p CodingKey, &'p Coding)> {
        let all = self.project.united_codings();
        all.filter(move |(key, _)| self.shows(key))
    }

    /// A coding, if it is visible. The key may have any id of a person with several.
    pub fn coding(self, key: &CodingKey) -> Option<&'p Coding> {
        let found = self.project.united_coding(key);
        found.filter(|_| self.shows(key))
    }

    /// The visible codings of a document, listed or removed, in all rounds, by key.
    pub fn codings_of(
        self,
        document: &DocumentId,
    ) -> impl Iterator<Item = (&'p CodingKey, &'p Coding)> {
        self.all_codings()
            .filter(move |(key, _)| key.document == *document)
    }

    /// Every visible annotation of a document in a round, with who made it.
    pub fn annotations_of(
        self,
        round: &RoundId,
        document: &DocumentId,
    ) -> impl Iterator<Item = (&'p AnnotatorId, &'p Annotation)> {
        self.codings_of(document)
            .filter(move |(key, _)| key.round == *round)
            .flat_map(|(key, coding)| {
                let annotations = coding.annotations.values();
                annotations.map(move |annotation| (&key.annotator, &**annotation))
            })
    }

    /// Finds a visible annotation anywhere, with the key of its coding.
    pub fn annotation(self, id: &AnnotationId) -> Option<(&'p CodingKey, &'p Annotation)> {
        self.codings()
            .find_map(|(key, coding)| coding.annotations.get(id).map(|a| (key, &**a)))
    }

    /// The visible memos with their authors, by author and id. Those of a person with several ids are
    /// under the ids with which they were written.
    pub fn memos(self) -> impl Iterator<Item = WrittenMemo<'p>> {
        let all = self.project.memos.iter();
        all.flat_map(|(by, memos)| memos.values().map(move |memo| WrittenMemo { by, memo }))
            .filter(move |written| self.shows_memo(written.by, &written.memo.id))
    }

    /// A visible memo of an annotator.
    pub fn memo(self, by: &AnnotatorId, id: &MemoId) -> Option<&'p Memo> {
        let found = self.project.memos.get(by)?.get(id)?;
        self.shows_memo(by, id).then_some(found)
    }

    /// The records that were changed in several places at once, each with the versions of it that
    /// are not shown.
    pub fn waiting(self) -> impl Iterator<Item = (&'p RecordId, &'p [Version])> {
        let all = self.project.waiting.iter();
        all.map(|(of, versions)| (of, &versions[..]))
            .filter(move |(of, _)| self.shows_record(of))
    }

    /// The versions of a record that wait for a choice.
    pub fn waiting_for(self, of: &RecordId) -> &'p [Version] {
        let found = self
            .project
            .waiting
            .get(of)
            .filter(|_| self.shows_record(of));
        found.map_or(&[], Vec::as_slice)
    }

    /// What the project says of a record now; of an invisible one that it is not there.
    pub fn says(self, of: &RecordId) -> Said {
        if self.shows_record(of) {
            self.project.says(of)
        } else {
            Said::Deleted(None)
        }
    }
}

/// What someone may see of whom it is not known who they are.
impl<'p> From<&'p Project> for Seen<'p> {
    fn from(project: &'p Project) -> Self {
        Self::new(project, None)
    }
}
