//! How often each tag was applied.

use super::annotation::CodingKey;
use super::id::{AnnotatorId, DocumentId, TagId};
use super::seen::Seen;
use std::collections::BTreeMap;

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

/// The document and the annotator that [`Counts`] count apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CountedApart<'a> {
    /// The document whose annotations are counted apart from those of the project.
    pub document: Option<&'a DocumentId>,
    /// The annotator whose annotations of the document are counted apart from those of everyone.
    pub annotator: Option<&'a AnnotatorId>,
}

/// The tag of one annotation before and after a change; `None` for no tag or no annotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TagReplaced<'a> {
    /// The tag that it had.
    pub before: Option<&'a TagId>,
    /// The tag that it has now.
    pub after: Option<&'a TagId>,
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

impl<'p> Seen<'p> {
    /// How often each living tag was applied in what is visible. Merged tags count for the tags that
    /// they were merged into; annotations of removed documents do not count.
    pub fn tag_counts(self, apart: CountedApart<'_>) -> BTreeMap<TagId, Counts> {
        // First by the tags as they were applied: there are far fewer tags to resolve than annotations.
        let mut applied: BTreeMap<&TagId, Counts> = BTreeMap::new();
        let listed = self.codings();
        let listed = listed.filter(|(key, _)| self.document(&key.document).is_some());
        for (key, coding) in listed {
            let here = Some(&key.document) == apart.document;
            let by_me = Some(&key.annotator) == apart.annotator;
            for tag in coding.annotations.values().filter_map(|a| a.tag.as_ref()) {
                let count = applied.entry(tag).or_default();
                count.project += 1;
                count.document += usize::from(here);
                count.mine_here += usize::from(here && by_me);
            }
        }
        let mut counts: BTreeMap<TagId, Counts> = BTreeMap::new();
        for (tag, more) in applied {
            let Some(tag) = self.codebook().resolve(tag) else {
                continue;
            };
            counts.entry(tag.id.clone()).or_default().add(more);
        }
        counts
    }

    /// How many visible annotations each removed document has, for those that were coded.
    pub fn removed_counts(self) -> BTreeMap<&'p DocumentId, usize> {
        let mut counts = BTreeMap::new();
        for (key, coding) in self.removed_codings() {
            *counts.entry(&key.document).or_default() += coding.annotations.len();
        }
        counts
    }

    /// Updates what [`tag_counts`](Self::tag_counts) gave when one annotation of a coding changed.
    /// Tags and documents must be unchanged since the counts were made.
    pub fn recount(
        self,
        counts: &mut BTreeMap<TagId, Counts>,
        apart: CountedApart<'_>,
        coding: &CodingKey,
        change: TagReplaced<'_>,
    ) {
        if self.document(&coding.document).is_none() || !self.shows(coding) {
            return;
        }
        let here = Some(&coding.document) == apart.document;
        let one = Counts {
            mine_here: usize::from(here && Some(&coding.annotator) == apart.annotator),
            document: usize::from(here),
            project: 1,
        };
        if let Some(tag) = change.after.and_then(|t| self.codebook().resolve(t)) {
            counts.entry(tag.id.clone()).or_default().add(one);
        }
        if let Some(tag) = change.before.and_then(|t| self.codebook().resolve(t))
            && let Some(count) = counts.get_mut(&tag.id)
        {
            count.take_off(one);
            if *count == Counts::default() {
                counts.remove(&tag.id);
            }
        }
    }
}
