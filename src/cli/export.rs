//! `export`: writes tagged excerpts to a file for other programs.

use super::Outcome;
use super::args;
use super::file;
use super::lookup;
use super::names;
use super::output::Terminal;
use super::problem::Problem;
use super::work::look;
use crate::edit::pseudonyms::{Holder, Reach, pseudonymised};
use crate::exchange::export::{Selection, rows};
use crate::locale::Value;
use crate::model::{DocumentId, Project, Seen};
use std::path::Path;

/// Exports what was asked for.
///
/// # Errors
/// As [`export`].
pub fn run(request: &args::Export, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let count = export(request, terminal)?;
    terminal.note("export-done", &[("count", Value::from(count))]);
    Ok(Outcome::Done)
}

/// Exports what was asked for, and gives the number of excerpts once they are on disk.
///
/// # Errors
/// When a tag, annotator or document is not there, or the file cannot be written.
pub fn export(request: &args::Export, terminal: &mut Terminal) -> Result<usize, Problem> {
    let project = look(&request.project, terminal)?;
    let project = match &request.names.pseudonyms {
        None => project,
        Some(list) => without_names(project, list, request, terminal)?,
    };
    let found = rows(Seen::new(&project, None), &selection(&project, request)?);
    for warning in &found.warnings {
        terminal.warn(warning);
    }
    file::write(&request.out, |out| request.format.write(&found.rows, out))?;
    Ok(found.rows.len())
}

/// The project with other names, as it is written; on disk it stays as it is.
fn without_names(
    project: Project,
    list: &Path,
    request: &args::Export,
    terminal: &mut Terminal,
) -> Result<Project, Problem> {
    names::keep_apart(&request.project, Some(list))?;
    let names = names::read(list, terminal)?;
    let documents = selection(&project, request)?.documents;
    let is_written = |document: &DocumentId| documents.is_empty() || documents.contains(document);
    let mut found = names::find(&project, &names, &Reach::Project);
    found.retain(|place| match &place.holder {
        Holder::Document(id) => is_written(id),
        Holder::Annotation(key, _) => is_written(&key.document),
        Holder::Project | Holder::Round(_) | Holder::Tag(_) => true,
        // Versions of the codebook are not exported.
        Holder::Version(_) | Holder::VersionTag(..) => false,
    });
    names::warn(&project, &names, &found, terminal);
    let doubts = &request.names.doubts;
    let decisions = names::decisions(doubts)?;
    let wanted = match names::wanted(&found, doubts, &decisions) {
        Err(problem @ Problem::Doubtful { .. }) => {
            names::list_doubtful(&found, &decisions, terminal)?;
            return Err(problem);
        }
        wanted => wanted?,
    };
    let counts = [
        ("count", Value::from(wanted.len())),
        ("left", Value::from(found.len() - wanted.len())),
    ];
    terminal.note("pseudonyms-exported", &counts);
    Ok(pseudonymised(&project, &names, &Reach::Project, &wanted))
}

fn selection(project: &Project, request: &args::Export) -> Result<Selection, Problem> {
    let tag = |words: &String| lookup::tag(project, words).map(|t| t.id.clone());
    let annotator = |words: &String| lookup::known_annotator(project, words).map(|a| a.id.clone());
    let document = |words: &String| lookup::document(project, words).map(|d| d.id.clone());
    Ok(Selection {
        tags: request.tags.iter().map(tag).collect::<Result<_, _>>()?,
        annotators: request
            .annotators
            .iter()
            .map(annotator)
            .collect::<Result<_, _>>()?,
        documents: request
            .documents
            .iter()
            .map(document)
            .collect::<Result<_, _>>()?,
        round: None,
    })
}
