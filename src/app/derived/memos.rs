//! The memos as the panel beside the page lists them: which, in which order, in which groups.

use super::version::ProjectVersion;
use crate::app::memos_shown::MemosShown;
use crate::app::state::{EndTab, State};
use crate::model::{AnnotatorId, CodingKey, MemoId, MemoOrder, MemoTopic, Seen, WrittenMemo};
use crate::words::day;

/// The memos that are listed.
#[derive(Default)]
pub struct MemoList {
    of: Option<DerivedFrom>,
    /// The things that are looked at, the smallest first.
    pub subjects: Vec<MemoTopic>,
    /// How many memos there are about the one whose memos are listed.
    pub on_subject: usize,
    /// The listed memos, while the list is shown.
    pub groups: Vec<MemoGroup>,
}

/// Memos of a list that belong together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MemoGroup {
    /// What they have in common.
    pub of: GroupedBy,
    /// The memos.
    pub memos: Vec<MemoEntry>,
}

/// What the memos of a group have in common.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GroupedBy {
    /// The thing that they are about.
    Thing(MemoTopic),
    /// Their author.
    Person(AnnotatorId),
    /// The day on which they were written, such as `2026-11-21`.
    Day(String),
}

/// A memo of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MemoEntry {
    /// Its author.
    pub by: AnnotatorId,
    /// Its id.
    pub id: MemoId,
    /// What it is about now.
    pub about: MemoTopic,
    /// Whether the user wrote it.
    pub is_mine: bool,
}

/// What the list was made of.
#[derive(PartialEq)]
struct DerivedFrom {
    version: ProjectVersion,
    me: Option<AnnotatorId>,
    shown: MemosShown,
    is_shown: bool,
}

impl MemoList {
    /// Makes it anew if it is no longer true. `current` is where the current annotation is kept.
    pub fn refresh(&mut self, state: &State, current: Option<&CodingKey>) {
        let (Some(version), Some(seen)) = (ProjectVersion::of(state), state.seen()) else {
            *self = Self::default();
            return;
        };
        let is_shown = state.end_tab == EndTab::Memos;
        let subjects = subjects(state, current);
        let is_of = |of: &DerivedFrom| {
            of.version == version
                && of.me.as_ref() == state.me()
                && of.shown == state.memos
                && of.is_shown == is_shown
        };
        if self.subjects == subjects && self.of.as_ref().is_some_and(is_of) {
            return;
        }
        let subject = state.memos.subject(&subjects);
        let is_on = |memo: WrittenMemo<'_>| Some(&seen.memo_topic(&memo.memo.about)) == subject;
        self.on_subject = seen.memos().filter(|memo| is_on(*memo)).count();
        self.groups = match (is_shown, state.memos.all) {
            (false, _) => Vec::new(),
            (true, true) => groups(seen, state.memos.order, |_| true),
            (true, false) => groups(seen, MemoOrder::Thing, is_on),
        };
        self.subjects = subjects;
        self.of = Some(DerivedFrom {
            version,
            me: state.me().cloned(),
            shown: state.memos.clone(),
            is_shown,
        });
    }
}

fn groups<'p>(
    seen: Seen<'p>,
    order: MemoOrder,
    is_listed: impl Fn(WrittenMemo<'p>) -> bool,
) -> Vec<MemoGroup> {
    let mut groups: Vec<MemoGroup> = Vec::new();
    for WrittenMemo { by, memo } in seen.memos_in_order(order, is_listed) {
        let about = seen.memo_topic(&memo.about);
        let of = match order {
            MemoOrder::Thing => GroupedBy::Thing(about.clone()),
            MemoOrder::Person => GroupedBy::Person(by.clone()),
            MemoOrder::Date => GroupedBy::Day(day(memo.created)),
        };
        let entry = MemoEntry {
            by: by.clone(),
            id: memo.id.clone(),
            about,
            is_mine: Some(by) == seen.viewer(),
        };
        match groups.last_mut() {
            Some(last) if last.of == of => last.memos.push(entry),
            _ => groups.push(MemoGroup {
                of,
                memos: vec![entry],
            }),
        }
    }
    groups
}

/// The things that are looked at, the smallest first: the current annotation, its tag or the tag that
/// is looked at, the document, the project. `current` is where the current annotation is kept.
fn subjects(state: &State, current: Option<&CodingKey>) -> Vec<MemoTopic> {
    let Some(seen) = state.seen() else {
        return Vec::new();
    };
    let focus = &state.focus;
    let annotation = focus.annotation.as_ref().zip(current);
    let annotation =
        annotation.and_then(|(id, key)| Some((key, seen.coding(key)?.annotations.get(id)?)));
    let tag = match annotation {
        Some((_, annotation)) => annotation.tag.as_ref(),
        None => focus.tag.as_ref(),
    };
    let tag = tag.and_then(|id| seen.codebook().resolve(id));
    let document = focus.document.clone();
    let document = document.filter(|id| seen.document(id).is_some());
    let annotation =
        annotation.map(|(key, a)| MemoTopic::Annotation(key.document.clone(), a.id.clone()));
    let all = [
        annotation,
        tag.map(|tag| MemoTopic::Tag(tag.id.clone())),
        document.map(MemoTopic::Document),
        Some(MemoTopic::Project),
    ];
    all.into_iter().flatten().collect()
}
