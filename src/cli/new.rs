//! `new`: makes a project in a new or empty folder.

use super::Outcome;
use super::args;
use super::output::Terminal;
use super::problem::Problem;
use crate::arabic::{LetterDirection, first_strong, visible};
use crate::desk::first_round;
use crate::locale::Value;
use crate::model::{Bilingual, Project};
use crate::store::{self, RandomStamp};
use crate::words::first_round_name;
use std::path::Path;

/// Makes a project.
///
/// # Errors
/// When the codebook cannot be read, the folder holds something, or it cannot be written.
pub fn run(request: &args::New, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let codebook = match &request.codebook {
        Some(file) => store::read_codebook_file(file)?,
        None => store::default_codebook(),
    };
    let title = match request.title.as_deref().map(str::trim) {
        Some(title) if !title.is_empty() => title.to_owned(),
        _ => folder_name(&request.project),
    };
    let round = first_round(first_round_name());
    let project = Project {
        title: in_its_language(title.clone()),
        rounds: [(round.id.clone(), round)].into(),
        codebook,
        ..Project::default()
    };
    store::create(&request.project, &project, &mut RandomStamp)?;
    let tags = project.codebook.assignable().count();
    let values = [
        ("title", Value::from(visible(&title))),
        ("tags", Value::from(tags)),
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

fn in_its_language(title: String) -> Bilingual {
    match first_strong(&title) {
        Some(LetterDirection::RightToLeft) => Bilingual::new(title, ""),
        _ => Bilingual::new("", title),
    }
}
