//! `export`: writes tagged excerpts to a file for other programs.

use super::Outcome;
use super::args;
use super::lookup;
use super::names;
use super::output::Terminal;
use super::problem::Problem;
use super::viewer::viewer_in;
use super::work::look;
use crate::desk::{self, ExportError, ExportExcerpts, NameReplacement, Running};
use crate::exchange::export::Selection;
use crate::locale::Value;
use crate::model::Project;
use std::sync::Arc;

/// Exports what was asked for.
///
/// # Errors
/// When a tag, annotator or document is not there, doubtful names stop it, or the file cannot be
/// written.
pub fn run(request: &args::Export, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let project = look(&request.project, terminal)?;
    let excerpts = ExportExcerpts {
        file: request.out.clone(),
        format: request.format,
        selection: selection(&project, request)?,
        seen_by: viewer_in(&project, &request.viewer)?,
        names: replacement(request, terminal)?,
    };
    let exported = match desk::export(&project, &excerpts, &Running::unwatched()) {
        Err(ExportError::Undecided { undecided, found }) => {
            if let Some(names) = &excerpts.names {
                names::warn(&project, &names.names, &found, terminal);
                names::list_doubtful(&found, &names.doubts, terminal)?;
            }
            return Err(undecided.into());
        }
        exported => exported?,
    };
    if let (Some(names), Some(done)) = (&excerpts.names, &exported.names) {
        names::warn(&project, &names.names, &done.found, terminal);
        let counts = [
            ("count", Value::from(done.replaced)),
            ("left", Value::from(done.kept)),
        ];
        terminal.note("pseudonyms-exported", &counts);
    }
    for warning in &exported.warnings {
        terminal.warn(warning);
    }
    terminal.note("export-done", &[("count", Value::from(exported.count))]);
    Ok(Outcome::Done)
}

fn replacement(
    request: &args::Export,
    terminal: &Terminal,
) -> Result<Option<NameReplacement>, Problem> {
    let Some(list) = &request.names.pseudonyms else {
        return Ok(None);
    };
    desk::keep_list_apart(&request.project, list)?;
    Ok(Some(NameReplacement {
        names: Arc::new(names::read(list, terminal)?),
        doubts: names::doubts(&request.names.doubts)?,
    }))
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
