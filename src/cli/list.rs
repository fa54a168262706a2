//! `list`: documents, tags or annotations, for people or as JSON with fixed keys.

use super::Outcome;
use super::args::{self, Listing};
use super::documents::tell_removed;
use super::output::Terminal;
use super::problem::Problem;
use super::table;
use super::viewer::Shown;
use crate::arabic::visible;
use crate::locale::Language;
use crate::model::{Annotation, AnnotatorId, CodingKey, CountedApart, DocumentId, Seen, TagId};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// Code points of a passage that are shown to people; JSON has all.
const EXCERPT: usize = 60;

/// Lists what a project holds.
///
/// # Errors
/// When the project cannot be opened, or standard output not written.
pub fn run(request: &args::List, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let shown = Shown::open(&request.project, &request.viewer, terminal)?;
    let seen = shown.seen();
    let rows = match request.what {
        Listing::Documents => documents(seen),
        Listing::Tags => tags(seen),
        Listing::Annotations => annotations(seen),
    };
    if request.json {
        terminal.json(&Json::Array(rows))?;
        return Ok(Outcome::Done);
    }
    let lines = match request.what {
        Listing::Documents => document_lines(&rows),
        Listing::Tags => tag_lines(seen, &rows, terminal.locale.language()),
        Listing::Annotations => annotation_lines(seen, &rows),
    };
    for line in table::lines(&lines) {
        terminal.line(&line)?;
    }
    if request.what == Listing::Documents {
        tell_removed(seen.removed().len(), terminal);
    }
    Ok(Outcome::Done)
}

fn documents(seen: Seen<'_>) -> Vec<Json> {
    let mut counts: BTreeMap<&DocumentId, usize> = BTreeMap::new();
    for (key, coding) in seen.codings() {
        *counts.entry(&key.document).or_default() += coding.annotations.len();
    }
    let row = |document: &crate::model::Document| {
        json!({
            "id": document.id.as_str(),
            "title": document.title,
            "characters": document.text.length(),
            "annotations": counts.get(&document.id).copied().unwrap_or(0),
        })
    };
    seen.documents_in_order().into_iter().map(row).collect()
}

fn tags(seen: Seen<'_>) -> Vec<Json> {
    let book = seen.codebook();
    let counts = seen.tag_counts(CountedApart::default());
    let row = |tag: &crate::model::Tag| {
        json!({
            "id": tag.id.as_str(),
            "name_ar": tag.name.ar,
            "name_en": tag.name.en,
            "parent": book.parent_of(tag).map(|p| p.id.as_str()),
            "colour": tag.colour().to_rgb().hex(),
            "annotations": counts.get(&tag.id).map_or(0, |c| c.project),
        })
    };
    book.tree().into_iter().map(|(_, tag)| row(tag)).collect()
}

fn annotations(seen: Seen<'_>) -> Vec<Json> {
    let mut all: Vec<(&CodingKey, &Annotation)> = seen
        .codings()
        .flat_map(|(key, coding)| coding.annotations.values().map(move |a| (key, &**a)))
        .collect();
    let order: BTreeMap<&DocumentId, usize> = seen
        .documents_in_order()
        .into_iter()
        .enumerate()
        .map(|(place, document)| (&document.id, place))
        .collect();
    all.sort_by_key(|(key, a)| {
        let place = order.get(&key.document).copied().unwrap_or(usize::MAX);
        (place, a.target.span.start, a.target.span.end, &a.id)
    });
    let row = |(key, a): (&CodingKey, &Annotation)| {
        json!({
            "id": a.id.as_str(),
            "document": key.document.as_str(),
            "annotator": key.annotator.as_str(),
            "tag": a.tag.as_ref().and_then(|tag| tag_now(seen, tag)),
            "start": a.target.span.start.0,
            "end": a.target.span.end.0,
            "quote": a.target.quote,
            "memo": a.memo,
            "created": a.created.to_string(),
            "modified": a.modified.to_string(),
        })
    };
    all.into_iter().map(row).collect()
}

/// The tag that an annotation means now: the one it was merged into, nothing when it was deleted.
/// A tag that the codebook does not know is given as it stands.
fn tag_now<'a>(seen: Seen<'a>, tag: &'a TagId) -> Option<&'a str> {
    match seen.codebook().get(tag) {
        None => Some(tag.as_str()),
        Some(_) => seen.codebook().resolve(tag).map(|t| t.id.as_str()),
    }
}

fn text(row: &Json, key: &str) -> String {
    match &row[key] {
        Json::String(text) => visible(text),
        Json::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

fn document_lines(rows: &[Json]) -> Vec<Vec<String>> {
    let keys = ["id", "characters", "annotations", "title"];
    rows.iter()
        .map(|row| keys.iter().map(|key| text(row, key)).collect())
        .collect()
}

fn tag_lines(seen: Seen<'_>, rows: &[Json], language: Language) -> Vec<Vec<String>> {
    let depths = seen.codebook().tree().into_iter().map(|(depth, _)| depth);
    let line = |(row, depth): (&Json, usize)| {
        let (first, second) = match language {
            Language::Arabic => ("name_ar", "name_en"),
            Language::English => ("name_en", "name_ar"),
        };
        let names = [text(row, first), text(row, second)];
        let names: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|n| !n.is_empty())
            .collect();
        vec![
            text(row, "id"),
            text(row, "colour"),
            text(row, "annotations"),
            format!("{}{}", "  ".repeat(depth), names.join(" / ")),
        ]
    };
    rows.iter().zip(depths).map(line).collect()
}

fn annotation_lines(seen: Seen<'_>, rows: &[Json]) -> Vec<Vec<String>> {
    let line = |row: &Json| {
        let mut line: Vec<String> = ["id", "document", "annotator", "tag"]
            .iter()
            .map(|key| text(row, key))
            .collect();
        // People know each other by name; JSON has the id.
        let annotator = AnnotatorId::new(&line[2])
            .ok()
            .and_then(|id| seen.person(&id));
        if let Some(known) = annotator.filter(|a| !a.name.is_empty()) {
            line[2] = seen.called(&known.id);
        }
        line.push(format!("{}..{}", row["start"], row["end"]));
        line.push(excerpt(row["quote"].as_str().unwrap_or_default()));
        line
    };
    rows.iter().map(line).collect()
}

/// The beginning of a passage on one line.
pub fn excerpt(quote: &str) -> String {
    let one_line: Vec<&str> = quote.split_whitespace().collect();
    let one_line = one_line.join(" ");
    match one_line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", visible(&one_line[..end])),
        None => visible(&one_line),
    }
}
