//! Putting a coding back as it was at an earlier moment, as one edit.
//!
//! Restoring writes on: what is put back is a new change, so that nothing which colleagues have is
//! replaced by it, and undo takes it away again. Texts are not put back; a passage whose text was
//! replaced in the meantime is found again where that is certain, and is doubtful otherwise.
//!
//! An earlier state is computed backwards from the present one by [`as_of`]. For example, a coding has the
//! annotations `a` and `b` now, and the journal says: at 10:00 `a` had the memo "x" until then, at 11:00 `a`
//! had the memo "y" until then, at 12:00 there was no `b` until then. As of 10:30 the first later change of
//! `a` is that of 11:00, so `a` has the memo "y"; the first later change of `b` says that there was none, so
//! `b` is left out. Records without a later change are what they are now.
//!
//! What a coding was at a moment ([`as_of`]) follows from what it is now and from the changes since then:
//! of each record, the first change after the moment tells what it said at the moment. For example, an
//! annotation that is tagged `c` now, with two changes in the journal:
//!
//! ```text
//! 10:00  before: tagged a   after: tagged b
//! 12:00  before: tagged b   after: tagged c
//! ```
//!
//! At 11:00 it was tagged `b`, which is what the first change after that moment, the one of 12:00, found.
//! At 09:00 it was tagged `a`. At 13:00, after the last change, it was what it is now. A record without a
//! change after the moment was always as it is, so that a journal that begins late, or lost lines, is
//! wrong about those records only.

use super::{AnnotationChange, AnnotationEdit, ChoiceEdit, Edit, EditName};
use crate::arabic::Text;
use crate::model::{
    Anchoring, Annotation, AnnotationId, Change, Coding, CodingKey, CodingState, Finder, Moment,
    Project, RecordId, Said, Target,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What putting a coding back does, and the edit that does it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Restoration {
    /// The edit; none when all is as it was.
    pub edit: Option<Edit>,
    /// Annotations that are gone and come back.
    pub back: Vec<Arc<Annotation>>,
    /// Annotations that were not there yet and go.
    pub gone: Vec<Arc<Annotation>>,
    /// Annotations that become what they were: as they are, and as they are to be.
    pub changed: Vec<[Arc<Annotation>; 2]>,
    /// What is said of the document being finished, where that changes.
    pub finished: Option<bool>,
}

/// What a coding was at a moment: what it is now, with every record that was changed later put back to what
/// its first later change says it was before. `changes` are in the order of time; those of other codings are
/// ignored.
pub fn as_of(now: &Coding, key: &CodingKey, changes: &[Change], moment: Moment) -> Coding {
    // What a record said before its first later change is what it said at the moment.
    let mut before: BTreeMap<&RecordId, &Said> = BTreeMap::new();
    let later = changes.iter().filter(|c| c.at > moment && !c.waited);
    for change in later.filter(|c| c.of.coding() == Some(key)) {
        before.entry(&change.of).or_insert(&change.before);
    }
    let mut was = now.clone();
    for (of, said) in before {
        match (of, said) {
            (RecordId::Annotation(_, id), Said::Annotation(annotation)) => {
                was.annotations.insert(id.clone(), annotation.clone());
            }
            (RecordId::Annotation(_, id), _) => drop(was.annotations.remove(id.as_str())),
            (RecordId::Dropped(_, id), Said::Dropped(_)) => drop(was.dropped.insert(id.clone())),
            (RecordId::Dropped(_, id), _) => drop(was.dropped.remove(id)),
            (_, Said::Finished(state)) => was.set_state(*state),
            _ => was.set_state(CodingState::default()),
        }
    }
    was
}

/// Makes a coding say what it said, by changes that are made `at` this moment. Returns what that does.
pub fn restore(project: &Project, key: &CodingKey, was: &Coding, at: Moment) -> Restoration {
    let nothing = Coding::default();
    let now = project.codings.get(key).unwrap_or(&nothing);
    let text = project.documents.get(&key.document).map(|d| &*d.text);
    let mut restoring = Restoring {
        key,
        at,
        text,
        finder: None,
        edits: Vec::new(),
        done: Restoration::default(),
    };
    for (id, annotation) in &now.annotations {
        if !was.annotations.contains_key(id) {
            restoring.remove(id, annotation);
        }
    }
    for (id, annotation) in &was.annotations {
        match now.annotations.get(id) {
            Some(current) => restoring.change(current, annotation),
            None => restoring.add(annotation),
        }
    }
    if now.finished != was.finished {
        restoring.finish(was.finished);
    }
    let mut done = restoring.end();
    if !project.unions.is_empty() {
        done.edit = as_records(done.edit, project, key, was);
    }
    done
}

/// An edit as the records that it leaves. The coding of a person with several ids becomes what it was by
/// them alone: deleting an annotation would delete it under the other ids too.
fn as_records(
    edit: Option<Edit>,
    project: &Project,
    key: &CodingKey,
    was: &Coding,
) -> Option<Edit> {
    let mut after = project.clone();
    let mut records = BTreeSet::new();
    if let Some(Edit::Batch(_, edits)) = edit {
        for edit in edits {
            edit.apply(&mut after).ok()?;
            records.extend(
                edit.annotations()
                    .into_iter()
                    .flatten()
                    .map(|(key, id)| RecordId::Annotation(key.clone(), id.clone())),
            );
        }
        records.insert(RecordId::Finished(key.clone()));
    }
    let dropped = project.codings.get(key).map(|now| &now.dropped);
    let nothing = BTreeSet::new();
    for id in dropped
        .unwrap_or(&nothing)
        .symmetric_difference(&was.dropped)
    {
        let of = RecordId::Dropped(key.clone(), id.clone());
        let is_dropped = was.dropped.contains(id);
        let says = is_dropped.then(|| Said::Dropped(id.clone()));
        after.put(&of, &says.unwrap_or(Said::Deleted(None)));
        records.insert(of);
    }
    let edits: Vec<Edit> = records
        .into_iter()
        .filter(|of| after.says(of) != project.says(of))
        .map(|of| {
            let waiting = project.waiting.get(&of).cloned().unwrap_or_default();
            let says = after.says(&of);
            Edit::Choice(Box::new(ChoiceEdit { of, says, waiting }))
        })
        .collect();
    (!edits.is_empty()).then_some(Edit::Batch(EditName::Restore, edits))
}

struct Restoring<'a> {
    key: &'a CodingKey,
    at: Moment,
    text: Option<&'a Text>,
    finder: Option<Finder<'a>>,
    edits: Vec<Edit>,
    done: Restoration,
}

impl Restoring<'_> {
    fn remove(&mut self, id: &AnnotationId, annotation: &Arc<Annotation>) {
        self.edit(AnnotationEdit::Remove {
            key: self.key.clone(),
            id: id.clone(),
        });
        self.done.gone.push(annotation.clone());
    }

    fn add(&mut self, was: &Annotation) {
        let annotation = Arc::new(Annotation {
            target: self.found_again(&was.target),
            modified: self.at,
            ..was.clone()
        });
        self.edit(AnnotationEdit::Add {
            key: self.key.clone(),
            annotation: annotation.clone(),
        });
        self.done.back.push(annotation);
    }

    fn change(&mut self, now: &Arc<Annotation>, was: &Annotation) {
        let target = if now.target == was.target {
            now.target.clone()
        } else {
            self.found_again(&was.target)
        };
        let wanted = Annotation {
            target,
            created: now.created,
            modified: self.at,
            ..was.clone()
        };
        let mut changes = Vec::new();
        if now.tag != wanted.tag {
            changes.push(AnnotationChange::Tag(wanted.tag.clone()));
        }
        if now.target != wanted.target {
            changes.push(AnnotationChange::Target(wanted.target.clone()));
        }
        if now.memo != wanted.memo {
            changes.push(AnnotationChange::Memo(wanted.memo.clone()));
        }
        if now.flags != wanted.flags {
            changes.push(AnnotationChange::Flags(wanted.flags));
        }
        if changes.is_empty() {
            return;
        }
        for change in changes {
            self.edit(AnnotationEdit::Change {
                key: self.key.clone(),
                id: was.id.clone(),
                change,
                at: self.at,
            });
        }
        self.done.changed.push([now.clone(), Arc::new(wanted)]);
    }

    fn finish(&mut self, finished: bool) {
        self.edit(AnnotationEdit::Finish {
            key: self.key.clone(),
            finished,
        });
        self.done.finished = Some(finished);
    }

    /// A target in the text as it is now, where it is certain to be; else as it was.
    fn found_again(&mut self, target: &Target) -> Target {
        let Some(text) = self.text else {
            return target.clone();
        };
        if matches!(target.resolve(text), Anchoring::Exact(_)) {
            return target.clone();
        }
        let finder = self.finder.get_or_insert_with(|| Finder::new(text));
        let sure = finder.find(target, None).sure();
        sure.map_or_else(|| target.clone(), |span| Target::new(text, span))
    }

    fn edit(&mut self, edit: AnnotationEdit) {
        self.edits.push(Edit::Annotation(edit));
    }

    fn end(mut self) -> Restoration {
        if !self.edits.is_empty() {
            self.done.edit = Some(Edit::Batch(EditName::Restore, self.edits));
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::CharRange;
    use crate::edit::Session;
    use crate::model::{AnnotatorId, Document, DocumentId, Flags, Origin, RoundId, TagId};
    use proptest::prelude::*;

    const TEXT: &str = "قال: «لن أعود». ثُمَّ خرج\nولم يعد.";

    fn key() -> CodingKey {
        CodingKey {
            round: RoundId::new("r1").unwrap(),
            document: DocumentId::new("d").unwrap(),
            annotator: AnnotatorId::new("a").unwrap(),
        }
    }

    fn at(second: i64) -> Moment {
        Moment::from_second(second).unwrap()
    }

    fn annotation(id: usize, span: (usize, usize), second: i64) -> Annotation {
        Annotation {
            id: AnnotationId::new(&format!("n{id}")).unwrap(),
            tag: None,
            target: Target::new(&Text::new(TEXT), CharRange::new(span.0, span.1)),
            memo: String::new(),
            flags: Flags::default(),
            origin: Origin::Hand,
            codebook: None,
            created: at(second),
            modified: at(second),
        }
    }

    fn project(text: &str) -> Project {
        let mut project = Project::default();
        let id = DocumentId::new("d").unwrap();
        let document = Document::new(id.clone(), "وثيقة", Text::new(text));
        project.documents.insert(id, document);
        project
    }

    fn coding(project: &Project) -> Coding {
        project.codings.get(&key()).cloned().unwrap_or_default()
    }

    /// Without times: restoring is a change, and ids here are used again.
    fn words(coding: &Coding) -> (bool, Vec<Annotation>) {
        let plain = |a: &Arc<Annotation>| Annotation {
            created: at(0),
            modified: at(0),
            ..a.as_ref().clone()
        };
        let all = coding.annotations.values().map(plain);
        (coding.finished, all.collect())
    }

    /// Applies an edit, and says what changed.
    fn run(session: &mut Session, edit: AnnotationEdit, second: i64) -> Vec<Change> {
        let before = session.project().clone();
        if session.apply(&Edit::Annotation(edit)).is_err() {
            return Vec::new();
        }
        let (was, is) = (coding(&before), coding(session.project()));
        let mut all: Vec<RecordId> = was
            .annotations
            .keys()
            .chain(is.annotations.keys())
            .map(|id| RecordId::Annotation(key(), id.clone()))
            .collect();
        all.push(RecordId::Finished(key()));
        all.sort();
        all.dedup();
        let change = |of: RecordId| Change {
            at: at(second),
            by: None,
            before: before.says(&of),
            after: session.project().says(&of),
            of,
            waited: false,
        };
        let changes = all.into_iter().map(change);
        changes.filter(|c| c.before != c.after).collect()
    }

    fn edit([kind, id, x]: [usize; 3], second: i64) -> AnnotationEdit {
        let name = AnnotationId::new(&format!("n{id}")).unwrap();
        let change = match kind {
            0 | 1 => {
                let annotation = annotation(id, (x % 5, x % 5 + 3), second).into();
                return AnnotationEdit::Add {
                    key: key(),
                    annotation,
                };
            }
            2 => {
                return AnnotationEdit::Remove {
                    key: key(),
                    id: name,
                };
            }
            3 => {
                return AnnotationEdit::Finish {
                    key: key(),
                    finished: x.is_multiple_of(2),
                };
            }
            4 => AnnotationChange::Memo(format!("مذكرة {x}")),
            5 => AnnotationChange::Tag(TagId::new(&format!("t{x}")).ok()),
            6 => AnnotationChange::Flags(Flags {
                unsure: x > 4,
                ..Flags::default()
            }),
            _ => AnnotationChange::Target(Target::new(&Text::new(TEXT), CharRange::new(x, x + 2))),
        };
        AnnotationEdit::Change {
            key: key(),
            id: name,
            change,
            at: at(second),
        }
    }

    proptest! {
        #[test]
        fn what_is_restored_is_what_was(
            steps in proptest::collection::vec(([0usize..8, 0usize..4, 0usize..9], 0i64..3), 1..30),
            asked in 0i64..40,
        ) {
            let mut session = Session::new(project(TEXT));
            let (mut second, mut changes) = (0, Vec::new());
            // What the coding was after each second.
            let mut truth = vec![(0, Coding::default())];
            for (step, pause) in steps {
                second += pause;
                changes.extend(run(&mut session, edit(step, second), second));
                truth.push((second, coding(session.project())));
            }
            let was = truth.iter().rev().find(|(then, _)| *then <= asked).unwrap();
            let found = as_of(&coding(session.project()), &key(), &changes, at(asked));
            prop_assert_eq!(&found, &was.1);
            let before = session.project().clone();
            let restoration = restore(&before, &key(), &found, at(100));
            prop_assert_eq!(restoration.edit.is_none(), words(&coding(&before)) == words(&found));
            if let Some(edit) = &restoration.edit {
                session.apply(edit).unwrap();
                session.undo().unwrap();
                prop_assert_eq!(session.project(), &before);
                session.redo().unwrap();
            }
            prop_assert_eq!(words(&coding(session.project())), words(&found));
        }
    }

    #[test]
    fn a_passage_of_a_replaced_text_is_found_again_or_stays_doubtful() {
        let mut was = Coding::default();
        let (sure, doubtful) = (annotation(1, (6, 13), 1), annotation(2, (16, 20), 1));
        for annotation in [&sure, &doubtful] {
            was.annotations
                .insert(annotation.id.clone(), annotation.clone());
        }
        let project = project("مقدمة طويلة. قال: «لن أعود». وبقي");
        let restoration = restore(&project, &key(), &was, at(9));
        let back = &restoration.back;
        assert_eq!(back.len(), 2);
        assert_eq!(back[0].target.span, CharRange::new(19, 26));
        assert_eq!(back[0].target.quote, sure.target.quote);
        assert_eq!(back[1].target, doubtful.target);
        assert_eq!((back[0].created, back[0].modified), (at(1), at(9)));
    }
}
