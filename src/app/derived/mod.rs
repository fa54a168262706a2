//! What views need of the project in every frame, computed once for each change of it.

mod documents;
mod lists;
mod memos;
mod tags;
mod version;

pub use documents::{DocumentEntry, DocumentList, DocumentProgress};
pub use lists::Lists;
pub use memos::{GroupedBy, MemoEntry, MemoGroup, MemoList};
pub use tags::{TagRow, TagTree};
pub use version::ProjectVersion;

use super::state::{Layers, State};
use crate::model::{
    Annotation, AnnotatorId, CodingKey, CountedApart, Counts, DocumentId, RoundId, Seen, TagId,
    TagReplaced,
};
use crate::page::{Marks, Scope};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Number of documents read recently that need not be computed anew.
const MOST_RECENT: usize = 8;

/// What follows from the project, the document that is read and the layers.
#[derive(Default)]
pub struct Derived {
    of: Option<DerivedFrom>,
    /// The annotations that are shown, in the order of the text.
    pub marks: Rc<Marks>,
    /// How often each tag was applied.
    pub counts: BTreeMap<TagId, Counts>,
    /// Annotations of the document in this round, hidden ones too: the user's own and everyone's.
    pub annotations: (usize, usize),
    /// Where the current annotation is kept.
    pub current: Option<CodingKey>,
    /// The current annotation, as an index into the marks, if it is shown.
    pub current_mark: Option<usize>,
    /// Lists of the whole project.
    pub lists: Lists,
    /// The memos that the panel beside the page lists.
    pub memos: MemoList,
    /// What was computed of documents read recently, the latest last.
    recent: Vec<Self>,
}

/// What it was computed of.
struct DerivedFrom {
    opening: u64,
    revision: u64,
    round: Option<RoundId>,
    document: Option<DocumentId>,
    me: Option<AnnotatorId>,
    layers: Layers,
    people: Vec<AnnotatorId>,
    scope: Scope,
}

impl DerivedFrom {
    fn of(state: &State) -> Option<Self> {
        let desk = state.desk.as_ref()?;
        let people = state.people();
        Some(Self {
            opening: desk.opening(),
            revision: desk.session.revision(),
            round: round_of(state).cloned(),
            document: state.focus.document.clone(),
            me: desk.me.clone(),
            layers: state.layers.clone(),
            scope: state.scope_among(&people),
            people,
        })
    }

    /// Whether nothing but annotations can have changed since.
    fn is_of_the_same_page(&self, now: &Self) -> bool {
        self.opening == now.opening
            && self.round == now.round
            && self.document == now.document
            && self.me == now.me
            && self.scope == now.scope
    }

    fn is_still(&self, state: &State) -> bool {
        state.desk.as_ref().is_some_and(|desk| {
            self.opening == desk.opening()
                && self.revision == desk.session.revision()
                && self.document == state.focus.document
                && self.me == desk.me
                && self.layers == state.layers
        })
    }
}

impl Derived {
    /// Everyone whose annotations could be shown, by id, the user first.
    pub fn people(&self) -> &[AnnotatorId] {
        self.of.as_ref().map_or(&[], |of| &of.people)
    }

    /// Those of the people whose annotations are shown, in the order of their lanes.
    pub fn shown(&self) -> &[AnnotatorId] {
        self.of.as_ref().map_or(&[], |of| &of.scope.annotators)
    }

    /// Computes anew what is no longer true. Cheap when nothing changed.
    pub fn refresh(&mut self, state: &State) {
        if !self.of.as_ref().is_some_and(|of| of.is_still(state)) && !self.follow(state) {
            self.turn(state);
        }
        self.lists.refresh(state);
        self.find_current(state);
        self.memos.refresh(state, self.current.as_ref());
    }

    /// Takes up what was computed of the document as it is now, if it was read recently, else
    /// computes it.
    fn turn(&mut self, state: &State) {
        let lists = std::mem::take(&mut self.lists);
        let memos = std::mem::take(&mut self.memos);
        let mut recent = std::mem::take(&mut self.recent);
        recent.push(std::mem::take(self));
        let now = DerivedFrom::of(state);
        recent.retain(|one| {
            let opening =
                |of: &DerivedFrom| now.as_ref().is_some_and(|now| now.opening == of.opening);
            one.of.as_ref().is_some_and(opening)
        });
        let is_it = |one: &Self| {
            let page = one.of.as_ref().zip(now.as_ref());
            page.is_some_and(|(then, now)| then.is_of_the_same_page(now))
        };
        let known = recent.iter().position(is_it).map(|at| recent.remove(at));
        let known = known.and_then(|mut one| one.follow(state).then_some(one));
        *self = known.unwrap_or_else(|| Self::new(state));
        recent.drain(..recent.len().saturating_sub(MOST_RECENT));
        self.recent = recent;
        self.lists = lists;
        self.memos = memos;
    }

    /// Follows the last edits where they changed no more than some annotations. Returns whether that
    /// was so.
    fn follow(&mut self, state: &State) -> bool {
        let (Some(then), Some(now), Some(desk)) = (&self.of, DerivedFrom::of(state), &state.desk)
        else {
            return false;
        };
        if !then.is_of_the_same_page(&now) {
            return false;
        }
        let Some(replaced) = desk.session.replaced_since(then.revision) else {
            return false;
        };
        let seen = Seen::new(desk.project(), desk.me.as_ref());
        let apart = CountedApart {
            document: now.document.as_ref(),
            annotator: now.me.as_ref(),
        };
        let mut here = Vec::new();
        for replaced in replaced {
            let (before, after) = (replaced.before.as_deref(), replaced.after.as_deref());
            let tag = |a: Option<&'_ Annotation>| a.and_then(|a| a.tag.clone());
            let (old, new) = (tag(before), tag(after));
            let change = TagReplaced {
                before: old.as_ref(),
                after: new.as_ref(),
            };
            seen.recount(&mut self.counts, apart, &replaced.key, change);
            let key = &replaced.key;
            if Some(&key.round) == now.round.as_ref() && Some(&key.document) == apart.document {
                let mine = usize::from(Some(&key.annotator) == apart.annotator);
                let (own, all) = &mut self.annotations;
                *own = *own + mine * usize::from(after.is_some())
                    - mine * usize::from(before.is_some());
                *all = *all + usize::from(after.is_some()) - usize::from(before.is_some());
                here.push((&key.annotator, before, after));
            }
        }
        if let Some(document) = apart.document.filter(|_| !here.is_empty()) {
            let marks = self.marks.with(here, seen, document, &now.scope);
            self.marks = Rc::new(marks);
        }
        self.of = Some(now);
        true
    }

    fn new(state: &State) -> Self {
        let (Some(seen), Some(of)) = (state.seen(), DerivedFrom::of(state)) else {
            return Self::default();
        };
        let round = round_of(state);
        let place = round.zip(state.focus.document.as_ref());
        let (marks, annotations) = match place {
            Some((round, document)) => (
                Marks::collect(seen, round, document, &of.scope),
                seen.annotations_of(round, document)
                    .fold((0, 0), |(mine, all), (who, _)| {
                        (mine + usize::from(Some(who) == state.me()), all + 1)
                    }),
            ),
            None => Default::default(),
        };
        Self {
            of: Some(of),
            marks: Rc::new(marks),
            counts: seen.tag_counts(CountedApart {
                document: state.focus.document.as_ref(),
                annotator: state.me(),
            }),
            annotations,
            current: None,
            current_mark: None,
            lists: Lists::default(),
            memos: MemoList::default(),
            recent: Vec::new(),
        }
    }

    /// Looks for the current annotation only where it was not found before.
    fn find_current(&mut self, state: &State) {
        let (Some(seen), Some(id)) = (state.seen(), &state.focus.annotation) else {
            (self.current, self.current_mark) = (None, None);
            return;
        };
        let holds = |key: &CodingKey| {
            let coding = seen.coding(key);
            coding.is_some_and(|c| c.annotations.contains_key(id))
        };
        if !self.current.as_ref().is_some_and(holds) {
            self.current = seen.annotation(id).map(|(key, _)| key.clone());
        }
        let is_mark = |at: usize| self.marks.all().get(at).is_some_and(|m| m.id == *id);
        if !self.current_mark.is_some_and(is_mark) {
            self.current_mark = self.marks.index_of(id);
        }
    }
}

/// The round whose annotations are shown.
fn round_of(state: &State) -> Option<&RoundId> {
    state.seen()?.current_round().map(|r| &r.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preferences::Preferences;
    use crate::arabic::CharRange;
    use crate::desk::Desk;
    use crate::edit::{
        AnnotationChange, AnnotationEdit, CodebookEdit, Edit, EditName, NewAnnotation, TagChange,
        annotate, merge_tags, rebound,
    };
    use crate::locale::Language;
    use crate::model::{AnnotationId, Bilingual, Flags, Moment, Project, Tag, Tombstone};
    use crate::store::settings::UserSettings;
    use crate::store::{RandomStamp, create, open, sample::sample_project};
    use proptest::prelude::*;

    #[test]
    fn it_follows_edits_layers_documents_and_other_projects() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("sample");
        create(&root, &sample_project(Moment::UNIX_EPOCH), &mut RandomStamp).unwrap();
        let desk = || Desk::new(root.clone(), open(&root).unwrap(), || {});
        let preferences = Preferences::from_stored(UserSettings::default(), Language::Arabic);
        let mut state = State::new(preferences);
        let mut derived = Derived::default();
        derived.refresh(&state);
        assert_eq!((derived.marks.all().len(), derived.people().len()), (0, 0));

        let first = desk();
        let (key, coding) = first.session.project().codings.iter().next().unwrap();
        let (key, id) = (
            key.clone(),
            coding.annotations.keys().next().unwrap().clone(),
        );
        state.focus.document = Some(key.document.clone());
        state.focus.annotation = Some(id.clone());
        state.desk = Some(first);
        derived.refresh(&state);
        let (all, kept) = (derived.marks.all().len(), derived.marks.clone());
        assert_eq!(derived.annotations.1, all);
        assert_eq!(derived.current.as_ref(), Some(&key));
        assert_eq!(derived.marks.all()[derived.current_mark.unwrap()].id, id);
        derived.refresh(&state);
        assert!(Rc::ptr_eq(&kept, &derived.marks), "nothing changed");

        let removal = AnnotationEdit::Remove {
            key: key.clone(),
            id,
        };
        let session = &mut state.desk.as_mut().unwrap().session;
        session.apply(&Edit::Annotation(removal)).unwrap();
        derived.refresh(&state);
        assert_eq!(derived.marks.all().len(), all - 1);
        assert_eq!((&derived.current, derived.current_mark), (&None, None));

        state.layers.hidden.insert(key.annotator.clone());
        derived.refresh(&state);
        assert!(
            derived
                .marks
                .all()
                .iter()
                .all(|m| m.annotator != key.annotator)
        );
        assert_eq!(derived.annotations.1, all - 1);
        assert_eq!(derived.shown().len() + 1, derived.people().len());

        state.layers.hidden.clear();
        state.desk = Some(desk());
        derived.refresh(&state);
        assert_eq!(
            derived.marks.all().len(),
            all,
            "the project as it is on disk"
        );
        state.focus.document = None;
        derived.refresh(&state);
        assert_eq!(derived.marks.all().len(), 0);
    }

    fn any_edit(project: &Project, [kind, x, y, z]: [usize; 4]) -> Option<Edit> {
        let at = Moment::UNIX_EPOCH;
        let (id, document) = project.documents.iter().nth(x % project.documents.len())?;
        let annotator = project
            .annotators
            .keys()
            .nth(y % project.annotators.len())?;
        let key = CodingKey {
            round: project.current_round()?.id.clone(),
            document: id.clone(),
            annotator: annotator.clone(),
        };
        let tags: Vec<&Tag> = project.codebook.assignable().collect();
        let tag = tags.get(z % (tags.len() + 1)).map(|t| t.id.clone());
        let there = project.codings.get(&key);
        let there = there.and_then(|c| c.annotations.keys().nth(z % c.annotations.len().max(1)));
        let start = (x * 37 + y * 11) % document.text.length();
        let span = document
            .text
            .tidy(CharRange::new(start, start + 1 + y * 5))?;
        let change = |change| {
            let id = there?.clone();
            let key = key.clone();
            Some(Edit::Annotation(AnnotationEdit::Change {
                key,
                id,
                change,
                at,
            }))
        };
        match kind {
            0 | 1 => {
                let id = AnnotationId::new(&format!("n-{x}-{y}-{z}")).ok()?;
                let memo = String::new();
                let key = key.clone();
                annotate(
                    project,
                    NewAnnotation {
                        id,
                        key,
                        tag,
                        span,
                        memo,
                        at,
                    },
                )
                .ok()
            }
            2 => {
                let id = there?.clone();
                Some(Edit::Annotation(AnnotationEdit::Remove { key, id }))
            }
            3 => change(AnnotationChange::Tag(tag)),
            4 => change(AnnotationChange::Flags(Flags {
                unsure: x % 2 == 0,
                ..Flags::default()
            })),
            5 => rebound(project, &key, there?, span, at).ok(),
            6 => {
                let all: Option<Vec<Edit>> = [3, 4, 3]
                    .into_iter()
                    .map(|kind| any_edit(project, [kind, x, y, z]))
                    .collect();
                Some(Edit::Batch(EditName::Retag, all?))
            }
            7 => {
                let (by, reason) = (annotator.clone(), String::new());
                let stone = Tombstone {
                    at,
                    by,
                    merged_into: None,
                    reason,
                };
                Some(merge_tags(
                    project,
                    &tag?,
                    &tags.get(x % tags.len())?.id,
                    stone,
                ))
            }
            8 => Some(Edit::Annotation(AnnotationEdit::Finish {
                key,
                finished: x % 2 == 0,
            })),
            _ => {
                let name = TagChange::Name(Bilingual::new(format!("اسم {x}"), ""));
                Some(Edit::Codebook(CodebookEdit::Change {
                    id: tag?,
                    change: name,
                }))
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_follows_from_edits_is_what_is_computed_anew(
            deeds in proptest::collection::vec(([0usize..16, 0usize..40, 0usize..12, 0usize..12], 0usize..6), 1..60),
            hidden in 0usize..3, some_tags: bool,
        ) {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().join("sample");
            create(&root, &sample_project(Moment::UNIX_EPOCH), &mut RandomStamp).unwrap();
            let preferences = Preferences::from_stored(UserSettings::default(), Language::Arabic);
            let mut state = State::new(preferences);
            let desk = Desk::new(root.clone(), open(&root).unwrap(), || {});
            let project = desk.session.project().clone();
            let people: Vec<AnnotatorId> = project.annotators.keys().cloned().collect();
            let documents: Vec<DocumentId> = project.documents.keys().cloned().collect();
            state.desk = Some(desk);
            state.focus.document = documents.first().cloned();
            state.layers.hidden.extend(people.get(hidden).cloned());
            state.layers.tags = some_tags.then(|| project.codebook.living().step_by(2).map(|t| t.id.clone()).collect());
            let mut derived = Derived::default();
            for (chance, then) in deeds {
                let desk = state.desk.as_mut().unwrap();
                // Edits that do not fit are refused.
                match chance[0] {
                    10 | 11 => { let _ = desk.undo(); }
                    12 => { let _ = desk.redo(); }
                    13 => desk.me = people.get(chance[1] % people.len()).cloned(),
                    14 => state.focus.document = documents.get(chance[1] % documents.len()).cloned(),
                    _ => if let Some(edit) = any_edit(desk.session.project(), chance) { let _ = desk.session.apply(&edit); },
                }
                // Several edits may come between two frames.
                if then == 0 {
                    continue;
                }
                derived.refresh(&state);
                let anew = Derived::new(&state);
                prop_assert_eq!(&derived.marks, &anew.marks);
                prop_assert_eq!(&derived.counts, &anew.counts);
                prop_assert_eq!(derived.annotations, anew.annotations);
                prop_assert_eq!(
                    (derived.people(), derived.shown()),
                    (anew.people(), anew.shown())
                );
                let mut lists = Lists::default();
                lists.refresh(&state);
                prop_assert_eq!(&derived.lists.documents.entries, &lists.documents.entries);
                prop_assert_eq!(&derived.lists.tags.rows, &lists.tags.rows);
                prop_assert_eq!(derived.lists.waiting, lists.waiting);
            }
        }
    }
}
