//! `new`: creates a project in a new or empty folder.

use super::Outcome;
use super::args;
use super::output::Terminal;
use super::problem::Problem;
use crate::arabic::visible;
use crate::desk::{FirstCodebook, NewProject, create, fresh, title_in_its_language};
use crate::locale::Value;
use crate::store::RandomStamp;
use crate::words::first_round_name;
use std::path::Path;

/// Creates a project.
///
/// # Errors
/// When the codebook cannot be read, the folder holds something, or it cannot be written.
pub fn run(request: &args::New, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let title = match request.title.as_deref().map(str::trim) {
        Some(title) if !title.is_empty() => title.to_owned(),
        _ => folder_name(&request.project),
    };
    let codebook = request.codebook.clone();
    let new = NewProject {
        root: request.project.clone(),
        id: fresh::project(),
        title: title_in_its_language(&title),
        codebook: codebook.map_or(FirstCodebook::Default, FirstCodebook::File),
        round: first_round_name(),
        annotator: None,
    };
    let project = create(new, &mut RandomStamp)?;
    let values = [
        ("title", Value::from(visible(&title))),
        ("tags", Value::from(project.codebook.assignable().count())),
    ];
    let made = terminal.locale.tr_with("new-made", &values).into_owned();
    terminal.line(&made)?;
    Ok(Outcome::Done)
}

fn folder_name(folder: &Path) -> String {
    let absolute = std::path::absolute(folder);
    let folder = absolute.as_deref().unwrap_or(folder);
    let name = folder.file_name().unwrap_or(folder.as_os_str());
    name.to_string_lossy().into_owned()
}
