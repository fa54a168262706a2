//! `export`: writes tagged excerpts to a file for other programs.

use super::Outcome;
use super::args::{self, ExportFormat};
use super::file;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::look;
use crate::exchange::export::{Selection, csv, jsonl, rows};
use crate::locale::Value;
use crate::model::Project;

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
pub fn export(request: &args::Export, terminal: &Terminal) -> Result<usize, Problem> {
    let project = look(&request.project, terminal)?;
    let found = rows(&project, &selection(&project, request)?);
    for warning in &found.warnings {
        terminal.warn(warning);
    }
    file::write(&request.out, |out| match request.format {
        ExportFormat::Csv => csv::write(&found.rows, out),
        ExportFormat::Jsonl => jsonl::write(&found.rows, out),
    })?;
    Ok(found.rows.len())
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
