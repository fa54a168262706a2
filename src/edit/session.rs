//! A project being worked on: its state, its history, and what is not on disk yet.

use super::closed::{self, Origin};
use super::replaced::{self, Replaced, Trail};
use super::united::united;
use super::{ArrivedRecord, Edit, EditError, EditName, History};
use crate::model::{AnnotatorId, CodingKey, DocumentId, Project, RecordId, RoundId};
use std::collections::BTreeSet;

/// A part of a project that is saved on its own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// Title and people, and what else is said of the project as a whole.
    Project,
    /// The tags, and the versions with a name.
    Codebook,
    /// What is known of a document, and its text when it is new.
    Document(DocumentId),
    /// One annotator's annotations of one document in one round.
    Coding(CodingKey),
    /// A round of coding.
    Round(RoundId),
    /// One annotator's memos.
    Memos(AnnotatorId),
}

impl Part {
    /// Whether one person alone writes its file; the files of the other parts are written by everyone,
    /// under the project's lock.
    pub fn has_one_writer(&self) -> bool {
        match self {
            Self::Coding(_) | Self::Memos(_) => true,
            Self::Project | Self::Codebook | Self::Round(_) | Self::Document(_) => false,
        }
    }

    /// The person whose file it is, for parts that one person writes.
    pub fn writer(&self) -> Option<&AnnotatorId> {
        match self {
            Self::Coding(key) => Some(&key.annotator),
            Self::Memos(by) => Some(by),
            Self::Project | Self::Codebook | Self::Round(_) | Self::Document(_) => None,
        }
    }

    /// The part that a record belongs to.
    pub fn of(record: &RecordId) -> Self {
        match record {
            RecordId::Project
            | RecordId::Confined
            | RecordId::Annotator(_)
            | RecordId::Apart(_) => Self::Project,
            RecordId::Round(id) => Self::Round(id.clone()),
            RecordId::Tag(_) | RecordId::Version(_) => Self::Codebook,
            RecordId::Document(id) => Self::Document(id.clone()),
            RecordId::Finished(key) | RecordId::Annotation(key, _) | RecordId::Dropped(key, _) => {
                Self::Coding(key.clone())
            }
            RecordId::Memo(by, _) => Self::Memos(by.clone()),
        }
    }
}

/// A project being worked on.
#[derive(Debug, Default)]
pub struct Session {
    project: Project,
    history: History,
    revision: u64,
    unsaved: BTreeSet<Part>,
    trail: Trail,
    /// Records, except annotations, that were changed here.
    changed: BTreeSet<RecordId>,
}

impl Session {
    /// Begins work on a project as it was read.
    pub fn new(mut project: Project) -> Self {
        project.unite();
        Self {
            project,
            ..Self::default()
        }
    }

    /// The project as it is now.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Grows with every change; what was computed for an older revision is stale.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What undo and redo would do.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Applies an edit and remembers how to undo it. This, [`undo`](Self::undo) and [`redo`](Self::redo)
    /// are the only ways to edit a project. An edit of
    /// the coding of a person with several ids goes to the file of the id that stands for the person.
    ///
    /// # Errors
    /// When the edit does not fit the project, or changes what does not change any more, such as a coding
    /// of a closed round. The project is unchanged then.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        let united = united(edit, &self.project)?;
        let inverse = self.run(&united, Origin::Request)?;
        self.history.done(edit.name(), inverse);
        Ok(())
    }

    /// Takes the last edit back. Returns its name; `None` when there is none.
    ///
    /// # Errors
    /// When it does not fit, such as one that would put a circle back into a codebook that was read
    /// with one, or its round was closed meanwhile. It is dropped from the history then.
    pub fn undo(&mut self) -> Result<Option<EditName>, EditError> {
        let Some((name, inverse)) = self.history.undo_stack().pop() else {
            return Ok(None);
        };
        let again = self.run(&inverse, Origin::History)?;
        self.history.redo_stack().push((name, again));
        Ok(Some(name))
    }

    /// Does the last undone edit again. Returns its name; `None` when there is none.
    ///
    /// # Errors
    /// When it does not fit, such as one that would put a circle back into a codebook that was read
    /// with one, or its round was closed meanwhile. It is dropped from the history then.
    pub fn redo(&mut self) -> Result<Option<EditName>, EditError> {
        let Some((name, edit)) = self.history.redo_stack().pop() else {
            return Ok(None);
        };
        let inverse = self.run(&edit, Origin::History)?;
        self.history.undo_stack().push((name, inverse));
        Ok(Some(name))
    }

    /// Shows records as someone else wrote them. That is no edit: it is neither undone nor saved.
    pub fn take_in(&mut self, records: Vec<ArrivedRecord>) {
        for record in records {
            record.put_into(&mut self.project);
        }
        self.project.unite();
        self.trail.push(None);
        self.revision += 1;
    }

    /// Removes everything of a document that was withdrawn, also what is not saved, and forgets the
    /// history: undo and redo must not bring it back.
    pub fn forget_document(&mut self, document: &DocumentId) {
        self.history = History::default();
        self.project.forget_document(document);
        self.project.unite();
        self.unsaved.retain(|part| match part {
            Part::Document(id) => id != document,
            Part::Coding(key) => key.document != *document,
            Part::Project | Part::Codebook | Part::Round(_) | Part::Memos(_) => true,
        });
        self.trail.push(None);
        self.revision += 1;
    }

    /// Records that were changed here since the project was opened; annotations are not among them.
    pub fn changed(&self) -> &BTreeSet<RecordId> {
        &self.changed
    }

    /// The parts that changed since they were last taken for saving.
    pub fn unsaved(&self) -> &BTreeSet<Part> {
        &self.unsaved
    }

    /// Takes the parts that changed, for saving.
    pub fn take_unsaved(&mut self) -> BTreeSet<Part> {
        std::mem::take(&mut self.unsaved)
    }

    /// Gives parts back that could not be saved.
    pub fn still_unsaved(&mut self, parts: impl IntoIterator<Item = Part>) {
        self.unsaved.extend(parts);
    }

    /// What became of annotations since an earlier revision, oldest first. Returns `None` when
    /// something else changed too, or so much that it is not remembered.
    pub fn replaced_since(&self, revision: u64) -> Option<Vec<&Replaced>> {
        let edits = self.revision.checked_sub(revision)?;
        self.trail.last(usize::try_from(edits).ok()?)
    }

    fn run(&mut self, edit: &Edit, origin: Origin) -> Result<Edit, EditError> {
        closed::check(edit, origin, &self.project)?;
        // What becomes of annotations that are put together is not followed one by one.
        let is_followed = self.project.unions.is_empty();
        let before = is_followed.then(|| replaced::before(edit, &self.project));
        let inverse = edit.apply(&mut self.project)?;
        let replaced = before.flatten();
        let replaced = replaced.map(|before| replaced::after(before, &self.project));
        self.trail.push(replaced);
        let mut touched = BTreeSet::new();
        edit.touches(&mut touched);
        self.unite(&touched);
        self.unsaved.append(&mut touched);
        edit.records(&mut self.changed);
        self.revision += 1;
        Ok(inverse)
    }

    /// Puts the codings of people with several ids together again where a change of parts matters.
    fn unite(&mut self, changed: &BTreeSet<Part>) {
        let matters = |part: &Part| match part {
            Part::Project => true,
            Part::Codebook => !self.project.unions.is_empty(),
            Part::Document(_) | Part::Coding(_) | Part::Round(_) | Part::Memos(_) => false,
        };
        if changed.iter().any(matters) {
            return self.project.unite();
        }
        for part in changed {
            if let Part::Coding(key) = part {
                self.project.unite_coding(key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::{CharRange, Text};
    use crate::edit::{
        AnnotationChange, AnnotationEdit, ChoiceEdit, CodebookEdit, DocumentChange, DocumentEdit,
        EditName, NewAnnotation, ProjectEdit, TagChange, annotate, delete_tag, merge_tags, rebound,
    };
    use crate::model::{
        AnnotationId, Annotator, AnnotatorId, Bilingual, Coding, CodingKey, Document, DocumentId,
        Flags, Moment, Round, RoundId, Said, Tag, TagId, Tombstone, Version,
    };
    use proptest::prelude::*;

    fn person(name: &str) -> AnnotatorId {
        AnnotatorId::new(name).unwrap()
    }

    fn tag_id(n: usize) -> TagId {
        TagId::new(&format!("t{n}")).unwrap()
    }

    fn project() -> Project {
        let mut project = Project::default();
        for name in ["a", "b"] {
            let id = person(name);
            let name = name.to_owned();
            project
                .annotators
                .insert(id.clone(), Annotator::new(id, name));
        }
        let id = RoundId::new("r1").unwrap();
        let name = Bilingual::default();
        let closed = None;
        project.rounds.insert(
            id.clone(),
            Round {
                id,
                name,
                started: None,
                closed,
            },
        );
        for n in 0..2 {
            let id = DocumentId::new(&format!("d{n}")).unwrap();
            let text = Text::new("قال: «لن أعود». ثُمَّ خرج\nولم يعد.");
            project
                .documents
                .insert(id.clone(), Document::new(id, "وثيقة", text));
        }
        for n in 0..3 {
            let mut tag = Tag::new(tag_id(n), Bilingual::new(format!("رمز {n}"), ""), 40);
            tag.parent = (n == 2).then(|| tag_id(0));
            project.codebook.insert(tag);
        }
        project
    }

    /// Makes an edit out of chance; it need not fit the project.
    fn edit(project: &Project, [kind, x, y, z]: [usize; 4]) -> Option<Edit> {
        let at = Moment::from_second((x * 60) as i64).ok()?;
        let key = CodingKey {
            round: RoundId::new("r1").ok()?,
            document: DocumentId::new(&format!("d{}", x % 3)).ok()?,
            annotator: person(["a", "b"][y % 2]),
        };
        let id = AnnotationId::new(&format!("n{}", z % 6)).ok()?;
        let tag = tag_id(z % 5);
        let span = CharRange::new(x % 30, x % 30 + y % 9);
        let tombstone = Tombstone {
            at,
            by: person("a"),
            merged_into: None,
            reason: "لأنه".into(),
        };
        let change = |change| {
            let (key, id) = (key.clone(), id.clone());
            Some(Edit::Annotation(AnnotationEdit::Change {
                key,
                id,
                change,
                at,
            }))
        };
        let retag = |change| {
            Some(Edit::Codebook(CodebookEdit::Change {
                id: tag.clone(),
                change,
            }))
        };
        match kind % 16 {
            0..=3 => {
                let tag = (y % 3 > 0).then(|| tag.clone());
                let (key, id, memo) = (key.clone(), id.clone(), String::new());
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
            4 => rebound(project, &key, &id, span, at).ok(),
            5 => change(AnnotationChange::Memo(format!("مذكرة {x}"))),
            6 => change(AnnotationChange::Flags(Flags {
                unsure: x % 2 == 0,
                ..Flags::default()
            })),
            7 => Some(Edit::Annotation(AnnotationEdit::Remove { key, id })),
            8 => Some(Edit::Annotation(AnnotationEdit::Finish {
                key,
                finished: y % 2 == 0,
            })),
            9 => Some(merge_tags(project, &tag, &tag_id(x % 5), tombstone)),
            10 => Some(delete_tag(project, &tag, tombstone)),
            11 => retag(TagChange::Place {
                parent: Some(tag_id(x % 5)),
                order: y as f64,
            }),
            12 => retag(TagChange::Name(Bilingual::new(format!("اسم {x}"), "name"))),
            13 => Some(Edit::Codebook(CodebookEdit::Add(Box::new(Tag::new(
                tag,
                Bilingual::default(),
                7,
            ))))),
            14 => {
                let first = edit(project, [12, x, y, z])?;
                let second = edit(project, [5, y, x, z])?;
                Some(Edit::Batch(EditName::TagInVivo, vec![first, second]))
            }
            _ => {
                let id = key.document.clone();
                let title = DocumentChange::Title(format!("عنوان {y}"));
                let described = DocumentEdit::Change {
                    id: id.clone(),
                    change: title,
                };
                let gone = Edit::Document(DocumentEdit::TakeOut(id));
                let named =
                    Edit::Project(ProjectEdit::RenameAnnotator(person("b"), format!("{x}")));
                Some([Edit::Document(described), gone, named][z % 3].clone())
            }
        }
    }

    #[test]
    fn what_was_withdrawn_comes_back_by_no_undo() {
        let mut session = Session::new(project());
        let id = DocumentId::new("d0").unwrap();
        let gone = Edit::Document(DocumentEdit::TakeOut(id.clone()));
        session.apply(&gone).unwrap();
        session.take_unsaved();
        session.forget_document(&id);
        assert_eq!(session.undo(), Ok(None));
        assert!(!session.project().documents.contains_key(&id));
        assert!(session.unsaved().is_empty());
    }

    /// The codings of a round.
    fn codings_of(project: &Project, round: &RoundId) -> Vec<(CodingKey, Coding)> {
        let all = project.codings.iter();
        let of_round = all.filter(|(key, _)| key.round == *round);
        of_round
            .map(|(key, coding)| (key.clone(), coding.clone()))
            .collect()
    }

    #[test]
    fn in_a_closed_round_only_what_waits_is_settled() {
        let mut session = Session::new(project());
        let chance = [0, 0, 4, 0];
        let edit = edit(session.project(), chance).unwrap();
        session.apply(&edit).unwrap();
        let mut project = session.project().clone();
        let (key, coding) = project.codings.iter().next().unwrap();
        let (key, shown) = (
            key.clone(),
            coding.annotations.values().next().unwrap().clone(),
        );
        let of = RecordId::Annotation(key.clone(), shown.id.clone());
        let mut other = (*shown).clone();
        other.memo = "هناك".into();
        let other = Said::Annotation(other.into());
        let waiting = vec![Version {
            name: "b".into(),
            says: other.clone(),
        }];
        project.waiting.insert(of.clone(), waiting);
        project.rounds.get_mut(&key.round).unwrap().closed = Some(Moment::UNIX_EPOCH);
        let mut session = Session::new(project.clone());
        let refused = Err(EditError::RoundClosed(key.round.clone()));
        let keep = crate::edit::keep_every(&project, &of, || AnnotationId::new("new").unwrap());
        assert_eq!(session.apply(&keep.unwrap()), refused);
        let mut forged = (*shown).clone();
        forged.memo = "غير ذلك".into();
        let known = |says: &Said| Version {
            name: "x".into(),
            says: says.clone(),
        };
        // Versions that stand now may be named as waiting; that makes no forged one true.
        let shown = Said::Annotation(shown.clone());
        for waiting in [vec![], vec![known(&shown), known(&other)]] {
            let forged = ChoiceEdit {
                of: of.clone(),
                says: Said::Annotation(forged.clone().into()),
                waiting,
            };
            assert_eq!(session.apply(&Edit::Choice(Box::new(forged))), refused);
        }
        let choice = crate::edit::choose(&project, &of, Some("b")).unwrap();
        session.apply(&choice).unwrap();
        assert_eq!(session.project().says(&of), other);
        session.undo().unwrap();
        assert_eq!(session.project(), &project);
    }

    proptest! {
        #[test]
        fn a_closed_round_does_not_change(
            open in proptest::collection::vec([0usize..16, 0usize..40, 0usize..12, 0usize..12], 0..20),
            closed in proptest::collection::vec([0usize..18, 0usize..40, 0usize..12, 0usize..12], 0..40),
        ) {
            let mut session = Session::new(project());
            for chance in open {
                if let Some(edit) = edit(session.project(), chance) {
                    let _ = session.apply(&edit);
                }
            }
            // Someone closes the round elsewhere while this session still has its history.
            let round = session.project().rounds.values().next().unwrap().clone();
            let closing = Round { closed: Some(Moment::UNIX_EPOCH), ..round.clone() };
            let record = RecordId::Round(round.id.clone());
            session.take_in(vec![ArrivedRecord {
                of: record,
                says: Said::Round(closing),
                waiting: Vec::new(),
            }]);
            let before = codings_of(session.project(), &round.id);
            for chance in closed {
                match chance[0] {
                    16 => { let _ = session.undo(); }
                    17 => { let _ = session.redo(); }
                    _ => if let Some(edit) = edit(session.project(), chance) {
                        let _ = session.apply(&edit);
                    }
                }
                prop_assert_eq!(&codings_of(session.project(), &round.id), &before);
            }
        }

        #[test]
        fn undo_and_redo_of_any_edits_are_exact(
            chances in proptest::collection::vec([0usize..16, 0usize..40, 0usize..12, 0usize..12], 0..60),
        ) {
            let before = project();
            let mut session = Session::new(before.clone());
            let mut applied = 0;
            for chance in chances {
                let Some(edit) = edit(session.project(), chance) else { continue };
                let as_it_was = session.project().clone();
                match session.apply(&edit) {
                    Ok(()) => applied += 1,
                    Err(_) => prop_assert_eq!(session.project(), &as_it_was, "a refused edit changes nothing"),
                }
            }
            let after = session.project().clone();
            for _ in 0..applied {
                prop_assert!(session.undo().unwrap().is_some());
            }
            prop_assert_eq!(session.project(), &before);
            prop_assert_eq!(session.undo(), Ok(None));
            for _ in 0..applied {
                prop_assert!(session.redo().unwrap().is_some());
            }
            prop_assert_eq!(session.project(), &after);
        }
    }
}
