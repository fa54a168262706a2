//! Edits of people with several ids: they go to the file of the id that stands for the person, and
//! nobody writes the file of an id that was joined into it.
//!
//! An annotation that stands in the file of a joined id is changed by an annotation with its id in the
//! person's own file, which hides it, and deleted by noting in the person's own file that it is dropped.
//! Annotations that were not shown because the one that changes was equal are dropped with it, or they
//! would come to light. Reopening a document that is finished in the file of a joined id drops its state.

use super::{AnnotationChange, AnnotationEdit, ChoiceEdit, Edit, EditError};
use crate::model::{Annotation, AnnotationId, Coding, CodingKey, Moment, Project, RecordId, Said};
use std::borrow::Cow;
use std::sync::Arc;

/// The edit that does in the person's own file what an edit asks for. An edit of a project in which
/// nobody has several ids is as it was.
///
/// # Errors
/// When a part of a batch does not fit the project.
pub(super) fn united<'e>(edit: &'e Edit, project: &Project) -> Result<Cow<'e, Edit>, EditError> {
    let changes_codings = |edit: &Edit| match edit {
        Edit::Annotation(_) | Edit::Batch(..) => true,
        Edit::Codebook(_)
        | Edit::Document(_)
        | Edit::Project(_)
        | Edit::Memo(_)
        | Edit::Choice(_) => false,
    };
    if project.unions.is_empty() || !changes_codings(edit) {
        return Ok(Cow::Borrowed(edit));
    }
    rewritten(edit, &mut project.clone()).map(Cow::Owned)
}

/// Unites an edit like [`united`], and applies it, since the parts of a batch build on each other.
fn rewritten(edit: &Edit, project: &mut Project) -> Result<Edit, EditError> {
    let rewritten = match edit {
        Edit::Batch(name, edits) => {
            let edits = edits.iter().map(|edit| rewritten(edit, project));
            return Ok(Edit::Batch(*name, edits.collect::<Result<_, _>>()?));
        }
        Edit::Annotation(edit) => of_annotation(edit, project),
        other => other.clone(),
    };
    rewritten.apply(project)?;
    Ok(rewritten)
}

fn of_annotation(edit: &AnnotationEdit, project: &Project) -> Edit {
    let key = edit.key().by(project.joined(&edit.key().annotator));
    match edit {
        AnnotationEdit::Add { annotation, .. } => Edit::Annotation(AnnotationEdit::Add {
            key,
            annotation: annotation.clone(),
        }),
        AnnotationEdit::Remove { id, .. } => remove(key, id, project, edit),
        AnnotationEdit::Change { id, change, at, .. } => {
            self::change(key, id, (change, *at), project, edit)
        }
        AnnotationEdit::Finish { finished, .. } => finish(key, *finished, project, edit),
    }
}

fn remove(key: CodingKey, id: &AnnotationId, project: &Project, asked: &AnnotationEdit) -> Edit {
    let below = drop_below(project, &key, id);
    let mut edits = Vec::new();
    // What stands nowhere is refused when the edit is applied.
    if has_own(project, &key, id) || below.is_none() {
        let (key, id) = (key.clone(), id.clone());
        edits.push(Edit::Annotation(AnnotationEdit::Remove { key, id }));
    }
    edits.extend(below);
    edits.extend(drop_equal(project, &key, id));
    as_one(asked, edits)
}

fn change(
    key: CodingKey,
    id: &AnnotationId,
    (change, at): (&AnnotationChange, Moment),
    project: &Project,
    asked: &AnnotationEdit,
) -> Edit {
    let united = project.united(&key);
    let mut edits = Vec::new();
    match united.coding.annotations.get(id) {
        Some(below) if !has_own(project, &key, id) => {
            let annotation = Arc::new(changed(below, change, at));
            let key = key.clone();
            edits.push(Edit::Annotation(AnnotationEdit::Add { key, annotation }));
        }
        // What stands nowhere is refused when the edit is applied.
        _ => edits.push(Edit::Annotation(AnnotationEdit::Change {
            key: key.clone(),
            id: id.clone(),
            change: change.clone(),
            at,
        })),
    }
    edits.extend(drop_equal(project, &key, id));
    as_one(asked, edits)
}

fn finish(key: CodingKey, finished: bool, project: &Project, asked: &AnnotationEdit) -> Edit {
    let mut edits = vec![Edit::Annotation(AnnotationEdit::Finish {
        key: key.clone(),
        finished,
    })];
    let state = AnnotationId::new(Coding::STATE).expect("a valid id");
    let without_own = Coding {
        finished: false,
        ..project.codings.get(&key).cloned().unwrap_or_default()
    };
    let mut rest = project.clone();
    rest.codings.insert(key.clone(), without_own);
    if !finished && rest.united(&key).coding.finished {
        edits.push(drop_edit(&key, &state));
    }
    as_one(asked, edits)
}

fn changed(annotation: &Annotation, change: &AnnotationChange, at: Moment) -> Annotation {
    let mut changed = annotation.clone();
    changed.modified = at;
    match change.clone() {
        AnnotationChange::Tag(tag) => changed.tag = tag,
        AnnotationChange::Target(target) => changed.target = target,
        AnnotationChange::Memo(memo) => changed.memo = memo,
        AnnotationChange::Flags(flags) => changed.flags = flags,
    }
    changed
}

fn has_own(project: &Project, key: &CodingKey, id: &AnnotationId) -> bool {
    let own = project.codings.get(key);
    own.is_some_and(|own| own.annotations.contains_key(id))
}

/// Drops an annotation in the files of joined ids, where one of them has it.
fn drop_below(project: &Project, key: &CodingKey, id: &AnnotationId) -> Option<Edit> {
    let with = project.joined_with(&key.annotator);
    let mut others = with.into_iter().filter(|other| **other != key.annotator);
    let stands = others.any(|other| has_own(project, &key.by(other), id));
    let own = project.codings.get(key);
    let is_dropped = own.is_some_and(|own| own.dropped.contains(id));
    (stands && !is_dropped).then(|| drop_edit(key, id))
}

/// Drops what is not shown because an annotation is equal to it.
fn drop_equal(project: &Project, key: &CodingKey, id: &AnnotationId) -> Vec<Edit> {
    let united = project.united(key);
    let equal = united.equal.get(id).into_iter().flatten();
    equal.map(|id| drop_edit(key, id)).collect()
}

fn drop_edit(key: &CodingKey, id: &AnnotationId) -> Edit {
    Edit::Choice(Box::new(ChoiceEdit {
        of: RecordId::Dropped(key.clone(), id.clone()),
        says: Said::Dropped(id.clone()),
        waiting: Vec::new(),
    }))
}

/// Several edits under the name of the one that asked for them.
fn as_one(asked: &AnnotationEdit, mut edits: Vec<Edit>) -> Edit {
    match edits.len() {
        1 => edits.remove(0),
        _ => Edit::Batch(asked.name(), edits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::{CharRange, Text};
    use crate::edit::{EditName, ProjectEdit, Session};
    use crate::model::{
        Annotator, AnnotatorId, Bilingual, Document, DocumentId, Flags, Origin, RoundId, Seen, Tag,
        TagId, Target,
    };
    use proptest::prelude::*;

    const TEXT: &str = "قال إنه خرج ليلا إلى المدينة";

    fn by(name: &str) -> AnnotatorId {
        AnnotatorId::new(name).unwrap()
    }

    fn key(name: &str) -> CodingKey {
        CodingKey {
            round: RoundId::new("r1").unwrap(),
            document: DocumentId::new("d1").unwrap(),
            annotator: by(name),
        }
    }

    fn id(n: usize) -> AnnotationId {
        AnnotationId::new(&format!("n{n}")).unwrap()
    }

    fn annotation(n: usize, tag: usize, start: usize) -> Arc<Annotation> {
        Arc::new(Annotation {
            id: id(n),
            tag: TagId::new(&format!("t{}", tag % 2)).ok(),
            target: Target::new(&Text::new(TEXT), CharRange::new(start, start + 3)),
            memo: String::new(),
            flags: Flags::default(),
            origin: Origin::Hand,
            codebook: None,
            created: Moment::UNIX_EPOCH,
            modified: Moment::UNIX_EPOCH,
        })
    }

    /// `c` was joined into `b` and `b` into `a`; each has annotations on the first spans.
    fn project() -> Project {
        let mut project = Project::default();
        for (name, into) in [("a", None), ("b", Some("a")), ("c", Some("b")), ("z", None)] {
            let mut person = Annotator::new(by(name), name);
            person.joined_into = into.map(by);
            project.annotators.insert(person.id.clone(), person);
        }
        let document = DocumentId::new("d1").unwrap();
        let text = Document::new(document.clone(), "", Text::new(TEXT));
        project.documents.insert(document, text);
        for n in 0..2 {
            let tag = TagId::new(&format!("t{n}")).unwrap();
            project
                .codebook
                .insert(Tag::new(tag, Bilingual::default(), 1));
        }
        for (n, name) in ["a", "b", "c", "b", "c", "c"].into_iter().enumerate() {
            let coding = project.codings.entry(key(name)).or_default();
            let one = annotation(n, 0, n / 3 * 4);
            coding.annotations.insert(one.id.clone(), one);
        }
        project.codings.get_mut(&key("c")).unwrap().finished = true;
        project.unite();
        project
    }

    fn seen(session: &Session) -> &Coding {
        Seen::new(session.project(), None)
            .coding(&key("a"))
            .unwrap()
    }

    fn random([kind, x, y]: [usize; 3]) -> Edit {
        let key = key(["a", "b", "c"][x % 3]);
        let at = Moment::from_second(x as i64).unwrap();
        let (id, change) = (
            id(y % 9),
            match kind % 4 {
                0 => AnnotationChange::Tag(TagId::new(&format!("t{}", x % 2)).ok()),
                1 => AnnotationChange::Memo(format!("{}", x % 3)),
                2 => AnnotationChange::Flags(Flags {
                    unsure: x % 2 == 0,
                    ..Flags::default()
                }),
                _ => AnnotationChange::Target(annotation(0, 0, x % 6).target.clone()),
            },
        );
        Edit::Annotation(match kind {
            0..=3 => AnnotationEdit::Change {
                key,
                id,
                change,
                at,
            },
            4 | 5 => AnnotationEdit::Remove { key, id },
            6 => AnnotationEdit::Add {
                key,
                annotation: annotation(y, x, x % 6),
            },
            7 => AnnotationEdit::Finish {
                key,
                finished: x % 2 == 0,
            },
            8 => {
                let into = (x % 2 == 0).then(|| by("a"));
                let from = by(["b", "z"][y % 2]);
                return Edit::Project(ProjectEdit::JoinAnnotators { from, into });
            }
            _ => {
                let edits = vec![random([y % 8, x, y]), random([x % 8, y, x])];
                return Edit::Batch(EditName::Retag, edits);
            }
        })
    }

    #[test]
    fn what_is_deleted_stays_away_and_what_is_changed_stands_in_ones_own_file() {
        let mut session = Session::new(project());
        // `n0` stands for `n1` and `n2`, which are equal; `n3` for `n4` and `n5`.
        let shown = |session: &Session| -> Vec<AnnotationId> {
            seen(session).annotations.keys().cloned().collect()
        };
        assert_eq!(shown(&session), [id(0), id(3)]);
        let remove = |n| {
            Edit::Annotation(AnnotationEdit::Remove {
                key: key("c"),
                id: id(n),
            })
        };
        session.apply(&remove(0)).unwrap();
        assert_eq!(shown(&session), [id(3)]);
        let retag = AnnotationEdit::Change {
            key: key("a"),
            id: id(3),
            change: AnnotationChange::Tag(None),
            at: Moment::UNIX_EPOCH,
        };
        session.apply(&Edit::Annotation(retag)).unwrap();
        assert_eq!(shown(&session), [id(3)]);
        assert_eq!(seen(&session).annotations[&id(3)].tag, None);
        let own = &session.project().codings[&key("a")];
        assert!(own.annotations.contains_key(&id(3)));
        assert!(session.apply(&remove(7)).is_err());
        let finish = |finished| AnnotationEdit::Finish {
            key: key("a"),
            finished,
        };
        session.apply(&Edit::Annotation(finish(false))).unwrap();
        assert!(!seen(&session).finished);
        session.apply(&Edit::Annotation(finish(true))).unwrap();
        assert!(seen(&session).finished);
    }

    proptest! {
        #[test]
        fn any_edits_of_joined_people_are_undone_and_leave_the_other_files_alone(
            chances in proptest::collection::vec([0usize..10, 0usize..12, 0usize..12], 0..30),
        ) {
            let before = project();
            let mut session = Session::new(before.clone());
            let mut applied = 0;
            for chance in chances {
                let edit = random(chance);
                let as_it_was = session.project().clone();
                let was = edit.clone();
                match session.apply(&edit) {
                    Ok(()) => applied += 1,
                    Err(_) => prop_assert_eq!(session.project(), &as_it_was),
                }
                let mut fresh = session.project().clone();
                fresh.unite();
                let all: Vec<_> = fresh.united_codings().collect();
                prop_assert_eq!(session.project().united_codings().collect::<Vec<_>>(), all);
                for name in ["b", "c"] {
                    let is_joined = as_it_was.joined(&by(name)) != &by(name);
                    let file = |project: &Project| project.codings.get(&key(name)).cloned();
                    if is_joined && !matches!(was, Edit::Project(_)) {
                        prop_assert_eq!(file(session.project()), file(&as_it_was));
                    }
                }
            }
            let after = session.project().clone();
            for _ in 0..applied {
                session.undo().unwrap();
            }
            prop_assert_eq!(session.project(), &before);
            for _ in 0..applied {
                session.redo().unwrap();
            }
            prop_assert_eq!(session.project(), &after);
        }
    }
}
