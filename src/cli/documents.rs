//! `documents`: removes documents from the list, lists the removed ones and restores them.

use super::Outcome;
use super::args::documents::{self, Documents, DocumentsCommand};
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::table;
use super::work::{Work, look};
use crate::arabic::visible;
use crate::desk::{self, RemoveDocument, RestoreDocument, restore_document};
use crate::locale::Value;
use crate::model::{DocumentId, Project, RemovedDocument, Seen};
use crate::words::shown;
use serde_json::{Value as Json, json};
use std::path::Path;

/// Does what was asked with the documents of a project.
///
/// # Errors
/// When a document or person is not there, or saving fails.
pub fn run(request: &Documents, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let root = &request.project;
    match &request.what {
        DocumentsCommand::Removed(list) => {
            let project = look(root, terminal)?;
            return self::list(&project, list.json, terminal);
        }
        DocumentsCommand::Remove(request) => remove(root, request, terminal)?,
        DocumentsCommand::Restore(request) => restore(root, request, terminal)?,
    }
    Ok(Outcome::Done)
}

fn remove(
    root: &Path,
    asked: &documents::RemoveDocument,
    terminal: &Terminal,
) -> Result<(), Problem> {
    let mut work = Work::open(root, terminal)?;
    let document = lookup::document(work.project(), &asked.document)?;
    let (id, title) = (document.id.clone(), document.title.clone());
    let request = RemoveDocument {
        document: id.clone(),
        at: desk::now(),
        by: lookup::named_annotator(work.project(), asked.by.as_deref())?,
    };
    work.run(terminal, |desk| desk::remove_document(desk, request))?;
    tell(
        "document-removed",
        &title,
        annotations(work.project(), &id),
        terminal,
    );
    terminal.note("document-removed-hint", &[("id", shown(id.as_str()))]);
    Ok(())
}

fn restore(
    root: &Path,
    asked: &documents::RestoreDocument,
    terminal: &Terminal,
) -> Result<(), Problem> {
    let mut work = Work::open(root, terminal)?;
    let seen = Seen::from(work.project());
    let document = lookup::removed_document(seen, &asked.document)?;
    let (id, title) = (document.id.clone(), document.title.clone());
    let request = RestoreDocument {
        document: id.clone(),
        by: lookup::named_annotator(work.project(), asked.by.as_deref())?,
    };
    work.run(terminal, |desk| restore_document(desk, request))?;
    tell(
        "document-restored",
        &title,
        annotations(work.project(), &id),
        terminal,
    );
    Ok(())
}

fn list(project: &Project, as_json: bool, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let counts = Seen::from(project).removed_counts();
    let count = |removed: &RemovedDocument| counts.get(&removed.document.id).copied().unwrap_or(0);
    if as_json {
        let row = |removed: &RemovedDocument| -> Json {
            json!({
                "id": removed.document.id.as_str(),
                "title": removed.document.title,
                "annotations": count(removed),
                "removed": removed.removal.at.to_string(),
                "by": removed.removal.by.as_ref().map(|id| id.as_str()),
            })
        };
        let rows: Vec<Json> = project.removed.values().map(row).collect();
        terminal.json(&rows.into())?;
        return Ok(Outcome::Done);
    }
    let row = |removed: &RemovedDocument| {
        let by = removed.removal.by.as_ref();
        vec![
            removed.document.id.as_str().to_owned(),
            count(removed).to_string(),
            removed.removal.at.to_string(),
            by.map_or_else(|| "-".to_owned(), |by| visible(&project.called(by))),
            visible(&removed.document.title),
        ]
    };
    let rows: Vec<Vec<String>> = project.removed.values().map(row).collect();
    for line in table::lines(&rows) {
        terminal.line(&line)?;
    }
    if rows.is_empty() {
        terminal.note("documents-none-removed", &[]);
    }
    Ok(Outcome::Done)
}

/// Says what became of a document and of its annotations.
fn tell(key: &str, title: &str, annotations: usize, terminal: &Terminal) {
    let values = [("name", shown(title)), ("count", Value::from(annotations))];
    terminal.note(key, &values);
}

/// How many annotations everyone together made in a document.
fn annotations(project: &Project, document: &DocumentId) -> usize {
    let codings = Seen::from(project).codings_of(document);
    codings.map(|(_, coding)| coding.annotations.len()).sum()
}

/// Says on standard error how many documents were removed, if some were.
pub fn tell_removed(count: usize, terminal: &Terminal) {
    if count > 0 {
        terminal.note("documents-removed-count", &[("count", count.into())]);
    }
}
