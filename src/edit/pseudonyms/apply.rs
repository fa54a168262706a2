//! Replaces names in a copy of a project: in texts, spans, quotes, contexts, and every other string.

use super::strings::{self, Field, Holder};
use super::{NameFound, Reach};
use crate::arabic::{NamePlace, Pseudonyms, Reworded, reworded};
use crate::model::{Annotation, Document, DocumentId, Project, Target};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The places to be replaced, by the string in which they are.
type Chosen<'a> = BTreeMap<(&'a Holder, Field), Vec<&'a NamePlace>>;

/// A copy of a project in which names were replaced at the wanted places, in removed documents too. Spans
/// move along; quotes and contexts are taken from the new text, and reworded where the passage is not in it.
/// Annotators keep their names, which say who annotated.
pub fn pseudonymised(
    project: &Project,
    names: &Pseudonyms,
    reach: &Reach,
    wanted: &[&NameFound],
) -> Project {
    let mut chosen = Chosen::new();
    for found in wanted {
        let places = chosen.entry((&found.holder, found.field)).or_default();
        places.push(&found.place);
    }
    let mut new = project.clone();
    let reword = |holder: Holder, field: Field, words: &mut String| {
        if let Some(places) = chosen.get(&(&holder, field)) {
            *words = reworded(words, places.iter().copied());
        }
    };
    if *reach == Reach::Project {
        strings::of_project(&mut new, reword);
    }
    strings::of_memos(&mut new.memos, |about| reach.reaches_memo(about), reword);
    let mut texts = BTreeMap::new();
    let removed = new.removed.iter_mut();
    let removed = removed.map(|(id, removed)| (id, &mut removed.document));
    for (id, document) in new.documents.iter_mut().chain(removed) {
        if !reaches(reach, id) {
            continue;
        }
        strings::of_document(document, reword);
        let text = (&Holder::Document(id.clone()), Field::Text);
        if let Some(places) = chosen.get(&text) {
            let replaced = Reworded::new(&document.text, places.iter().copied());
            texts.insert(id.clone(), replaced);
        }
    }
    for (key, coding) in &mut new.codings {
        if !reaches(reach, &key.document) {
            continue;
        }
        let document = super::document(project, &key.document);
        let replaced = texts.get(&key.document);
        let ids: Vec<_> = coding.annotations.keys().cloned().collect();
        for id in ids {
            let Some(annotation) = coding.annotations.get(&id) else {
                continue;
            };
            let holder = Holder::Annotation(key.clone(), id.clone());
            let with = |field| {
                chosen
                    .get(&(&holder, field))
                    .map_or(&[][..], |p| p.as_slice())
            };
            let parts = Parts {
                document,
                replaced,
                names,
                memo: with(Field::Memo),
                quote: with(Field::Quote),
            };
            if let Some(changed) = parts.changed(annotation)
                && let Some(place) = coding.annotations.get_mut(id.as_str())
            {
                *place = changed;
            }
        }
    }
    for (id, replaced) in texts {
        let removed = new
            .removed
            .get_mut(&id)
            .map(|removed| &mut removed.document);
        if let Some(document) = new.documents.get_mut(&id).or(removed) {
            document.text = Arc::new(replaced.text);
        }
    }
    new
}

fn reaches(reach: &Reach, document: &DocumentId) -> bool {
    match reach {
        Reach::Project => true,
        Reach::Document(id) => id == document,
    }
}

/// What an annotation is rewritten with.
struct Parts<'a> {
    document: Option<&'a Document>,
    replaced: Option<&'a Reworded>,
    names: &'a Pseudonyms,
    memo: &'a [&'a NamePlace],
    quote: &'a [&'a NamePlace],
}

impl Parts<'_> {
    /// The rewritten annotation; `None` when it stays. Its time of change stays, since its annotator did not
    /// change it.
    fn changed(&self, annotation: &Annotation) -> Option<Annotation> {
        let target = self.target(&annotation.target);
        if target.is_none() && self.memo.is_empty() {
            return None;
        }
        Some(Annotation {
            target: target.unwrap_or_else(|| annotation.target.clone()),
            memo: reworded(&annotation.memo, self.memo.iter().copied()),
            ..annotation.clone()
        })
    }

    fn target(&self, target: &Target) -> Option<Target> {
        let place = self.document.and_then(|d| target.resolve(&d.text).span());
        match (place, self.replaced) {
            (Some(span), Some(replaced)) => {
                let text = &replaced.text;
                let moved = replaced.span(span);
                // What stands for a name that went over a line end may end with one.
                let was_tidy = target.quote.trim().len() == target.quote.len();
                let moved = match text.check(moved) {
                    Ok(()) if !was_tidy => moved,
                    _ => text.tidy(moved)?,
                };
                let new = Target::new(text, moved);
                (new != *target).then_some(new)
            }
            (Some(_), None) => None,
            (None, _) => {
                let whole = |words: &str| reworded(words, &self.names.find(words));
                let new = Target {
                    span: target.span,
                    quote: reworded(&target.quote, self.quote.iter().copied()),
                    // Cut anywhere, and only there to find the place again: every doubt goes.
                    before: whole(&target.before),
                    after: whole(&target.after),
                };
                (new != *target).then_some(new)
            }
        }
    }
}
