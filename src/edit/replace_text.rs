//! Replacing a document's text with a better one, and moving its annotations along.
//!
//! Each coding file has one writer, so only annotations of people at work are rewritten. Those of colleagues
//! are found by quote and context whenever they are read, and rewritten by [`reanchor`] when their own app
//! starts. An annotation whose place is doubtful keeps its old place and quote. The list of [`unsettled`]
//! annotations follows from text and annotations, and is stored nowhere.

use super::{AnnotationChange, AnnotationEdit, DocumentEdit, Edit, EditError, EditName};
use crate::arabic::{CharOffset, Text};
use crate::model::{
    Anchoring, Annotation, AnnotationId, AnnotatorId, CodingKey, DocumentId, Finder, Flags, Found,
    Imported, Moment, Project, Target,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A text that is to replace a document's.
#[derive(Clone, PartialEq, Debug)]
pub struct NewText {
    /// The document.
    pub document: DocumentId,
    /// Its new characters.
    pub text: Arc<Text>,
    /// How the text was imported.
    pub imported: Imported,
    /// The people whose annotations are rewritten, also when the document has this text already.
    pub mine: BTreeSet<AnnotatorId>,
    /// The moment of the replacement.
    pub at: Moment,
}

/// What becomes of one annotation when the text is replaced.
#[derive(Clone, PartialEq, Debug)]
pub struct Refound {
    /// The coding to which it belongs.
    pub key: CodingKey,
    /// The annotation.
    pub id: AnnotationId,
    /// The passage in the old text.
    pub before: Target,
    /// The passage found in the new text.
    pub found: Found,
}

/// A prepared replacement, and what it does to every annotation of the document.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// The edit; none when there is nothing to do.
    pub edit: Option<Edit>,
    /// Everyone's annotations in every round, in the order of the old text.
    pub annotations: Vec<Refound>,
}

/// Prepares the replacement of a document's text as one edit, which undo takes back as a whole.
///
/// # Errors
/// When there is no such document.
pub fn replace_text(project: &Project, new: NewText) -> Result<Replacement, EditError> {
    let document = project.documents.get(&new.document);
    let document = document.ok_or_else(|| EditError::NoDocument(new.document.clone()))?;
    let annotations = find_all(project, &new.document, &new.text);
    let mut edits = Vec::new();
    let is_new = document.text.as_str() != new.text.as_str();
    edits.extend(is_new.then(|| {
        Edit::Document(DocumentEdit::ReplaceText {
            id: new.document.clone(),
            text: new.text.clone(),
            // The file of the first import stays where it is, and so does what is said of it.
            imported: Box::new(Imported {
                original: document.imported.original.clone(),
                ..new.imported
            }),
        })
    }));
    for refound in &annotations {
        if new.mine.contains(&refound.key.annotator) {
            edits.extend(rewriting(project, &new.text, refound, new.at));
        }
    }
    // The text may have been replaced before by someone else: annotations are left to be moved.
    let name = if is_new {
        EditName::ReplaceText
    } else {
        EditName::Reanchor
    };
    let edit = (!edits.is_empty()).then_some(Edit::Batch(name, edits));
    Ok(Replacement { edit, annotations })
}

/// Rewrites a person's annotations whose texts were replaced by others, where their new place is certain.
/// Returns `None` when there are none.
pub fn reanchor(project: &Project, me: &AnnotatorId, at: Moment) -> Option<Edit> {
    let mut edits = Vec::new();
    for document in project.documents.values() {
        let mut finder = None;
        for (key, annotation) in codings_of(project, &document.id) {
            if key.annotator != *me || stands(annotation, &document.text) {
                continue;
            }
            let finder = finder.get_or_insert_with(|| Finder::new(&document.text));
            let refound = refound(finder, key, annotation, None);
            edits.extend(rewriting(project, &document.text, &refound, at));
        }
    }
    (!edits.is_empty()).then_some(Edit::Batch(EditName::Reanchor, edits))
}

/// A person's annotations whose place in the present text is not known yet, in the order of documents and
/// texts, except those of closed rounds and those declared lost. Nothing is searched for yet: [`find_again`]
/// does that, for one at a time.
pub fn unsettled(project: &Project, me: &AnnotatorId) -> Vec<(CodingKey, AnnotationId)> {
    let mut all = Vec::new();
    for document in project.documents_in_order() {
        let doubts = codings_of(project, &document.id).filter(|(key, a)| {
            key.annotator == *me
                && !project.is_closed(&key.round)
                && !a.flags.lost
                && !stands(a, &document.text)
        });
        let mut doubts: Vec<_> = doubts.collect();
        doubts.sort_by_key(|(_, a)| (a.target.span, &a.id));
        all.extend(
            doubts
                .into_iter()
                .map(|(key, a)| (key.clone(), a.id.clone())),
        );
    }
    all
}

/// Searches for one annotation's passage in a text. In a text of megabytes this takes up to a second.
pub fn find_again(text: &Text, key: &CodingKey, annotation: &Annotation) -> Refound {
    refound(&Finder::new(text), key, annotation, None)
}

/// Sets the place of an annotation's passage; without a place, declares that the text no longer has it.
///
/// # Errors
/// When there is no such annotation.
pub fn settle(
    project: &Project,
    key: &CodingKey,
    id: &AnnotationId,
    target: Option<Target>,
    at: Moment,
) -> Result<Edit, EditError> {
    let coding = project.united_coding(key);
    let found = coding.and_then(|c| c.annotations.get(id));
    let annotation = found.ok_or_else(|| EditError::NoAnnotation(id.clone()))?;
    let lost = Flags {
        lost: target.is_none(),
        ..annotation.flags
    };
    let flags = (annotation.flags != lost).then_some(AnnotationChange::Flags(lost));
    let changes = target
        .map(AnnotationChange::Target)
        .into_iter()
        .chain(flags);
    let edits = changes.map(|change| changed(key, id, change, at));
    Ok(Edit::Batch(EditName::Settle, edits.collect()))
}

/// Finds the passages of everyone's annotations of a document in its future text.
fn find_all(project: &Project, document: &DocumentId, text: &Text) -> Vec<Refound> {
    let Some(old) = project.documents.get(document).map(|d| &d.text) else {
        return Vec::new();
    };
    let mut all: Vec<_> = codings_of(project, document).collect();
    all.sort_by_key(|(_, a)| (a.target.span, &a.id));
    let finder = Finder::new(text);
    // By how much the passage before was moved: the next one most likely is too.
    let (mut from, mut to) = (0, 0);
    let found = all.into_iter().map(|(key, annotation)| {
        let span = annotation.target.span;
        // What did not stand in the old text says nothing of how the new one differs from it.
        let held = old.holds(span, &annotation.target.quote);
        let near = held.then(|| CharOffset((span.start.0 + to).saturating_sub(from)));
        let refound = refound(&finder, key, annotation, near);
        if let Some(place) = refound.found.sure().filter(|_| held) {
            (from, to) = (span.start.0, place.start.0);
        }
        refound
    });
    found.collect()
}

fn refound(
    finder: &Finder<'_>,
    key: &CodingKey,
    annotation: &Annotation,
    near: Option<CharOffset>,
) -> Refound {
    Refound {
        key: key.clone(),
        id: annotation.id.clone(),
        before: annotation.target.clone(),
        found: finder.find(&annotation.target, near),
    }
}

/// The edits that move an annotation to its certain new place. Annotations of closed rounds do not move.
fn rewriting(project: &Project, text: &Text, refound: &Refound, at: Moment) -> Vec<Edit> {
    let coding = project.united_coding(&refound.key);
    let (Some(span), Some(annotation)) = (
        refound
            .found
            .sure()
            .filter(|_| !project.is_closed(&refound.key.round)),
        coding.and_then(|c| c.annotations.get(&refound.id)),
    ) else {
        return Vec::new();
    };
    let mut edits = Vec::new();
    let target = Target::new(text, span);
    if target != annotation.target {
        let change = AnnotationChange::Target(target);
        edits.push(changed(&refound.key, &refound.id, change, at));
    }
    if annotation.flags.lost {
        let flags = Flags {
            lost: false,
            ..annotation.flags
        };
        edits.push(changed(
            &refound.key,
            &refound.id,
            AnnotationChange::Flags(flags),
            at,
        ));
    }
    edits
}

fn changed(key: &CodingKey, id: &AnnotationId, change: AnnotationChange, at: Moment) -> Edit {
    Edit::Annotation(AnnotationEdit::Change {
        key: key.clone(),
        id: id.clone(),
        change,
        at,
    })
}

fn codings_of<'p>(
    project: &'p Project,
    document: &'p DocumentId,
) -> impl Iterator<Item = (&'p CodingKey, &'p Annotation)> {
    let codings = project
        .united_codings()
        .filter(move |(k, _)| k.document == *document);
    codings.flat_map(|(key, coding)| coding.annotations.values().map(move |a| (key, &**a)))
}

/// Whether the text at an annotation's span equals its quote.
fn stands(annotation: &Annotation, text: &Text) -> bool {
    matches!(annotation.target.resolve(text), Anchoring::Exact(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::{CharRange, Folding, fold};
    use crate::edit::Session;
    use crate::model::{Annotator, Bilingual, Document, Origin, Round, RoundId};
    use proptest::prelude::*;

    const WORDS: [&str; 24] = [
        "خرج",
        "أحمد",
        "من",
        "القرية",
        "ليلا",
        "إلى",
        "المدينة",
        "ثم",
        "عاد",
        "بعد",
        "سنة",
        "ولم",
        "يجد",
        "أهله",
        "هناك",
        "فسأل",
        "الجيران",
        "عنهم",
        "فقالوا",
        "رحلوا",
        "منذ",
        "شهور",
        "وَحْدَهُم",
        "2016",
    ];

    fn at(second: i64) -> Moment {
        Moment::from_second(second).unwrap()
    }

    fn key(annotator: &str) -> CodingKey {
        CodingKey {
            round: RoundId::new("r1").unwrap(),
            document: DocumentId::new("d").unwrap(),
            annotator: AnnotatorId::new(annotator).unwrap(),
        }
    }

    fn project(text: &str, spans: &[(usize, usize)]) -> Project {
        let mut project = Project::default();
        let round = RoundId::new("r1").unwrap();
        let (name, closed) = (Bilingual::default(), None);
        let id = round.clone();
        project.rounds.insert(
            round,
            Round {
                id,
                name,
                started: None,
                closed,
            },
        );
        for person in ["a", "b"] {
            let id = AnnotatorId::new(person).unwrap();
            let name = person.to_owned();
            project
                .annotators
                .insert(id.clone(), Annotator::new(id, name));
        }
        let id = DocumentId::new("d").unwrap();
        let document = Document::new(id.clone(), "وثيقة", Text::new(text));
        for (n, (start, length)) in spans.iter().enumerate() {
            let start = start % document.text.length().max(1);
            let span = CharRange::new(start, (start + length).min(document.text.length()));
            let Some(span) = document.text.tidy(span) else {
                continue;
            };
            let id = AnnotationId::new(&format!("n{n}")).unwrap();
            let annotation = Annotation {
                id: id.clone(),
                tag: None,
                target: Target::new(&document.text, span),
                memo: String::new(),
                flags: Flags::default(),
                origin: Origin::Hand,
                codebook: None,
                created: at(1),
                modified: at(1),
            };
            let coding = project.codings.entry(key(["a", "b"][n % 2])).or_default();
            coding.annotations.insert(id, annotation);
        }
        project.documents.insert(id, document);
        project
    }

    fn new_text(text: &str, mine: &[&str]) -> NewText {
        NewText {
            document: DocumentId::new("d").unwrap(),
            text: Arc::new(Text::new(text)),
            imported: Imported::default(),
            mine: mine.iter().map(|m| AnnotatorId::new(m).unwrap()).collect(),
            at: at(2),
        }
    }

    /// Changes paragraphs of words by chance.
    fn changed_text(paragraphs: &[Vec<usize>], changes: &[(usize, usize, usize)]) -> String {
        let mut all: Vec<Vec<usize>> = paragraphs.to_vec();
        for (kind, x, y) in changes {
            let count = all.len();
            let paragraph = &mut all[x % count];
            let place = y % (paragraph.len() + 1);
            match kind % 5 {
                0 => paragraph.insert(place, x % WORDS.len()),
                1 if place < paragraph.len() => drop(paragraph.remove(place)),
                2 if place < paragraph.len() => paragraph[place] = x % WORDS.len(),
                3 => all.swap(x % count, y % count),
                _ => all.insert(x % (count + 1), vec![x % WORDS.len(), y % WORDS.len()]),
            }
        }
        written(&all)
    }

    fn written(paragraphs: &[Vec<usize>]) -> String {
        let lines = paragraphs.iter().map(|p| {
            let words: Vec<&str> = p.iter().map(|w| WORDS[*w]).collect();
            words.join(" ")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    proptest! {
        #[test]
        fn replacing_a_text_loses_nothing_and_is_undone_exactly(
            paragraphs in proptest::collection::vec(proptest::collection::vec(0usize..24, 1..16), 1..10),
            spans in proptest::collection::vec((0usize..800, 1usize..60), 0..16),
            changes in proptest::collection::vec((0usize..5, 0usize..60, 0usize..60), 0..12),
        ) {
            let old = written(&paragraphs);
            let before = project(&old, &spans);
            let new = changed_text(&paragraphs, &changes);
            let replacement = replace_text(&before, new_text(&new, &["a", "b"])).unwrap();
            let count = |p: &Project| p.codings.values().map(|c| c.annotations.len()).sum::<usize>();
            prop_assert_eq!(replacement.annotations.len(), count(&before));
            prop_assert_eq!(replacement.edit.is_none(), old == new);
            let mut session = Session::new(before.clone());
            if let Some(edit) = &replacement.edit {
                session.apply(edit).unwrap();
            }
            let text = session.project().documents["d"].text.clone();
            prop_assert_eq!(text.as_str(), new.as_str());
            prop_assert_eq!(count(session.project()), count(&before));
            for refound in &replacement.annotations {
                let quote = &refound.before.quote;
                let now = &session.project().codings[&refound.key].annotations[&refound.id];
                let once = new.matches(quote.as_str()).count() == 1
                    && old.matches(quote.as_str()).count() == 1;
                // Of short words the context must have been left too; vowel marks tell nothing.
                let letters = fold(quote, Folding::ALL).chars().count();
                if once && letters > 10 {
                    let place = text.slice(refound.found.sure().unwrap());
                    prop_assert_eq!(place, quote);
                    prop_assert!(matches!(refound.found, Found::Exact(_) | Found::Moved(_)));
                }
                match refound.found.sure() {
                    Some(span) => prop_assert_eq!(&now.target, &Target::new(&text, span)),
                    None => prop_assert_eq!(&now.target, &refound.before),
                }
                if let Some(span) = refound.found.likely() {
                    prop_assert_eq!(text.check(span), Ok(()));
                }
            }
            // What was moved stands there now: a second time there is nothing to do.
            let again = replace_text(session.project(), new_text(&new, &["a", "b"])).unwrap();
            prop_assert!(again.edit.is_none());
            for refound in again.annotations.iter().filter(|r| r.found.sure().is_some()) {
                let first = replacement.annotations.iter().find(|r| r.id == refound.id).unwrap();
                if first.found.sure().is_some() {
                    prop_assert_eq!(refound.found, Found::Exact(refound.before.span));
                }
            }
            if replacement.edit.is_some() {
                session.undo().unwrap();
                prop_assert_eq!(session.project(), &before);
                session.redo().unwrap();
            }
            // A colleague's app finds its own the same way, and has nothing to do a second time.
            let mine_only = replace_text(&before, new_text(&new, &["a"])).unwrap();
            let mut session = Session::new(before.clone());
            if let Some(edit) = &mine_only.edit {
                session.apply(edit).unwrap();
                prop_assert_eq!(session.project().codings.get(&key("b")), before.codings.get(&key("b")));
            }
            let b = AnnotatorId::new("b").unwrap();
            if let Some(edit) = reanchor(session.project(), &b, at(3)) {
                session.apply(&edit).unwrap();
            }
            prop_assert_eq!(reanchor(session.project(), &b, at(4)), None);
            prop_assert_eq!(count(session.project()), count(&before));
            let text = &session.project().documents["d"].text;
            let open = unsettled(session.project(), &b);
            let theirs = session.project().codings.get(&key("b"));
            for annotation in theirs.into_iter().flat_map(|c| c.annotations.values()) {
                let listed = open.iter().any(|(_, id)| *id == annotation.id);
                prop_assert_eq!(listed, !stands(annotation, text));
            }
        }
    }

    #[test]
    fn doubts_are_settled_by_a_person() {
        let old = "قال الشاهد إنه خرج من القرية ليلا ولم يعد";
        let before = project(old, &[(15, 14)]);
        let new = "قال الشاهد إنه بقي هناك ولم يعد";
        let replacement = replace_text(&before, new_text(new, &["a", "b"])).unwrap();
        let mut session = Session::new(before);
        session.apply(&replacement.edit.unwrap()).unwrap();
        let me = AnnotatorId::new("a").unwrap();
        let [(key, id)] = &unsettled(session.project(), &me)[..] else {
            panic!("one doubt")
        };
        let text = session.project().documents["d"].text.clone();
        let annotation = &session.project().codings[key].annotations[id];
        let doubt = find_again(&text, key, annotation);
        assert!(matches!(doubt.found, Found::Doubtful(_)));
        let target = Target::new(&text, CharRange::new(15, 23));
        let place = settle(
            session.project(),
            &doubt.key,
            &doubt.id,
            Some(target),
            at(5),
        )
        .unwrap();
        let lost = settle(session.project(), &doubt.key, &doubt.id, None, at(5)).unwrap();
        session.apply(&lost).unwrap();
        assert!(unsettled(session.project(), &me).is_empty());
        assert!(
            session.project().codings[&doubt.key].annotations[&doubt.id]
                .flags
                .lost
        );
        session.undo().unwrap();
        session.apply(&place).unwrap();
        assert!(unsettled(session.project(), &me).is_empty());
        assert_eq!(text.slice(CharRange::new(15, 23)), "بقي هناك");
    }
}
