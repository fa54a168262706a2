//! Makes rows of the selected annotations, with the tags and positions that they have now.

use super::annotators::Names;
use super::memos::Memos;
use super::{ExportWarning, Row, Rows, Selection, context};
use crate::model::{
    Annotation, AnnotationId, Codebook, Coding, CodingKey, Document, DocumentId, Seen, Tag, TagId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Stands between the names of a tag's path.
const PATH_SEPARATOR: &str = " / ";
/// Value of `place` for a passage that is not in the text any more.
const LOST: &str = "lost";

/// The selected annotations of what is visible as rows, in the order of documents, then of positions.
///
/// A passage that cannot be found in its text is exported with its stored quote and context, and
/// warned of. Annotations of documents that were removed, or that the project does not have, are omitted,
/// and warned of.
pub fn rows(seen: Seen<'_>, selection: &Selection) -> Rows {
    let chosen = Chosen::new(seen, selection);
    let names = Names::new(seen);
    let memos = Memos::new(seen, selection, &names);
    let mut found = Rows::default();
    let mut missing: BTreeMap<&DocumentId, usize> = BTreeMap::new();
    let mut sorted: Vec<(RowOrder, Row)> = Vec::new();
    let position: BTreeMap<&DocumentId, usize> = seen
        .documents_in_order()
        .into_iter()
        .enumerate()
        .map(|(place, document)| (&document.id, place))
        .collect();
    for (key, annotation) in chosen.annotations() {
        let Some(document) = seen.document(&key.document) else {
            *missing.entry(&key.document).or_default() += 1;
            continue;
        };
        let mut row = Row {
            annotator: names.of(&key.annotator),
            ..Row::default()
        };
        fill_tag(&mut row, seen.codebook(), annotation, &mut found.warnings);
        fill_passage(&mut row, document, annotation, &mut found.warnings);
        let tag = annotation.tag.as_ref();
        let tag = tag.and_then(|id| seen.codebook().resolve(id));
        memos.fill(&mut row, document, annotation, tag.map(|tag| &tag.id));
        let order = RowOrder {
            document: position.get(&document.id).copied().unwrap_or(usize::MAX),
            span: (row.start, row.end),
            key,
            annotation: &annotation.id,
        };
        sorted.push((order, row));
    }
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    found.rows = sorted.into_iter().map(|(_, row)| row).collect();
    found.warnings.extend(chosen.of_removed());
    for (document, annotations) in missing {
        let document = document.clone();
        found.warnings.push(ExportWarning::DocumentMissing {
            document,
            annotations,
        });
    }
    found
}

impl Rows {
    /// How many passages are not in their texts any more.
    pub fn lost(&self) -> usize {
        self.rows.iter().filter(|row| row.place == LOST).count()
    }

    /// How many annotations are not exported, because their documents are not in the project.
    pub fn missing(&self) -> usize {
        let missing = |warning: &ExportWarning| match warning {
            ExportWarning::DocumentMissing { annotations, .. } => *annotations,
            _ => 0,
        };
        self.warnings.iter().map(missing).sum()
    }

    /// How many annotations are not exported, because their documents were removed.
    pub fn removed(&self) -> usize {
        let removed = |warning: &ExportWarning| match warning {
            ExportWarning::DocumentRemoved { annotations, .. } => *annotations,
            _ => 0,
        };
        self.warnings.iter().map(removed).sum()
    }
}

/// How many rows [`rows`] gives, without making them.
pub fn count(seen: Seen<'_>, selection: &Selection) -> usize {
    let chosen = Chosen::new(seen, selection);
    let has_text = |key: &CodingKey| seen.document(&key.document).is_some();
    chosen
        .annotations()
        .filter(|(key, _)| has_text(key))
        .count()
}

/// The annotations that a selection exports, by id.
pub fn exported(seen: Seen<'_>, selection: &Selection) -> BTreeSet<AnnotationId> {
    let chosen = Chosen::new(seen, selection);
    chosen.annotations().map(|(_, a)| a.id.clone()).collect()
}

/// Sort key of a row: by document, position, annotator and round.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct RowOrder<'a> {
    document: usize,
    span: (usize, usize),
    key: &'a CodingKey,
    annotation: &'a AnnotationId,
}

/// A selection with its tags resolved: descendants and merged tags are included.
struct Chosen<'a> {
    seen: Seen<'a>,
    selection: &'a Selection,
    tags: BTreeSet<TagId>,
}

impl<'a> Chosen<'a> {
    fn new(seen: Seen<'a>, selection: &'a Selection) -> Self {
        let codebook = seen.codebook();
        let mut tags = BTreeSet::new();
        for id in &selection.tags {
            let now = codebook.resolve(id).map_or(id, |tag| &tag.id);
            tags.extend(codebook.with_descendants(now));
        }
        Self {
            seen,
            selection,
            tags,
        }
    }

    fn annotations(&self) -> impl Iterator<Item = (&'a CodingKey, &'a Annotation)> {
        self.of(self.seen.codings())
    }

    fn of(
        &self,
        codings: impl Iterator<Item = (&'a CodingKey, &'a Coding)>,
    ) -> impl Iterator<Item = (&'a CodingKey, &'a Annotation)> {
        codings
            .filter(|(key, _)| self.has_coding(key))
            .flat_map(|(key, coding)| coding.annotations.values().map(move |a| (key, &**a)))
            .filter(|(_, annotation)| self.has_tag(annotation))
    }

    /// A warning for each removed document with annotations that would be exported.
    fn of_removed(&self) -> Vec<ExportWarning> {
        let mut counts: BTreeMap<&DocumentId, usize> = BTreeMap::new();
        for (key, _) in self.of(self.seen.removed_codings()) {
            *counts.entry(&key.document).or_default() += 1;
        }
        let removed = self.seen.removed().map(|removed| &removed.document);
        let warning = |document: &Document| {
            let annotations = *counts.get(&document.id)?;
            Some(ExportWarning::DocumentRemoved {
                document: document.id.clone(),
                title: document.title.clone(),
                annotations,
            })
        };
        removed.filter_map(warning).collect()
    }

    fn has_coding(&self, key: &CodingKey) -> bool {
        let Selection {
            annotators,
            documents,
            round,
            ..
        } = self.selection;
        (annotators.is_empty() || annotators.contains(&key.annotator))
            && (documents.is_empty() || documents.contains(&key.document))
            && round.as_ref().is_none_or(|r| *r == key.round)
    }

    fn has_tag(&self, annotation: &Annotation) -> bool {
        self.selection.tags.is_empty()
            || annotation.tag.as_ref().is_some_and(|id| {
                let now = self.seen.codebook().resolve(id).map_or(id, |tag| &tag.id);
                self.tags.contains(now)
            })
    }
}

fn fill_tag(
    row: &mut Row,
    codebook: &Codebook,
    annotation: &Annotation,
    warnings: &mut Vec<ExportWarning>,
) {
    let Some(id) = &annotation.tag else {
        return;
    };
    if let Some(tag) = codebook.resolve(id) {
        let path = codebook.path(tag);
        row.tag = tag.id.to_string();
        row.tag_path_ar = joined(&path, |tag| tag.name.arabic());
        row.tag_path_en = joined(&path, |tag| tag.name.english());
    } else if codebook.get(id).is_none() {
        row.tag = id.to_string();
        let (annotation, tag) = (annotation.id.clone(), id.clone());
        warnings.push(ExportWarning::UnknownTag { annotation, tag });
    }
    // A deleted tag leaves its annotations without one.
}

fn joined<'a>(path: &[&'a Tag], name: impl Fn(&'a Tag) -> &'a str) -> String {
    let names: Vec<&str> = path.iter().map(|tag| name(tag)).collect();
    names.join(PATH_SEPARATOR)
}

fn fill_passage(
    row: &mut Row,
    document: &Document,
    annotation: &Annotation,
    warnings: &mut Vec<ExportWarning>,
) {
    let target = &annotation.target;
    let text = &document.text;
    let now = target.resolve(text).span();
    let span = now.unwrap_or(target.span);
    if now.is_some() {
        row.context_before = context::before(text, span).to_owned();
        row.context_after = context::after(text, span).to_owned();
    } else {
        row.context_before.clone_from(&target.before);
        row.context_after.clone_from(&target.after);
        warnings.push(ExportWarning::Lost {
            annotation: annotation.id.clone(),
            document: document.id.clone(),
        });
    }
    row.place = if now.is_some() { "found" } else { LOST }.to_owned();
    row.document = document.id.to_string();
    row.title.clone_from(&document.title);
    (row.start, row.end) = (span.start.0, span.end.0);
    row.excerpt.clone_from(&target.quote);
    row.memo.clone_from(&annotation.memo);
    row.created = annotation.created.to_string();
    row.modified = annotation.modified.to_string();
}
