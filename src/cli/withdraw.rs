//! `withdraw`: takes everything of a document out of a project, and names what git still holds.

use super::Outcome;
use super::args;
use super::confirm::confirm as ask;
use super::git;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::locale::Value;
use crate::model::{AnnotatorId, DocumentId, Project};
use crate::store::{self, BackupError, FromBackups, RandomStamp};
use crate::words::shown;
use std::collections::BTreeSet;

/// Shorter examples of tags are found in many texts.
const TELLING: usize = 12;

/// Withdraws a document, once it was confirmed.
///
/// # Errors
/// When there is no such document, it was not confirmed, someone is working on the project, or a
/// file cannot be taken away.
pub fn run(request: &args::Withdraw, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    // An open window would write what it still has in memory, whoever works in it.
    let mut work = Work::open_alone(&request.project, terminal)?;
    let document = document(&work, request)?;
    for annotator in annotators(work.project(), &document) {
        work.lock(&annotator)?;
    }
    let files = store::files_of(&request.project, &document).map_err(Problem::Input)?;
    if !request.yes {
        confirm(work.project(), &document, &files, terminal)?;
    }
    let quoting = tags_that_quote(work.project(), &document);
    // What quotes it in the codebook is known while its text is there.
    let text = work.project().documents.get(&document);
    let text = text.map_or_else(String::new, |d| d.text.as_str().to_owned());
    let goes = |example: &str| is_quoted(&text, example);
    let versions = store::without_examples(&request.project, &goes, &mut RandomStamp)?;
    let gone = store::withdraw(&request.project, &document, &mut RandomStamp)?;
    let backups = store::settings::backups_folder().map(|folder| {
        let shelf = store::Shelf::of(&folder, &request.project);
        store::withdraw_from_backups(&shelf, &document)
    });
    for file in versions.iter().chain(&gone) {
        terminal.line_now(file)?;
    }
    terminal.note("withdraw-done", &[("count", gone.len().into())]);
    if !versions.is_empty() {
        let count = [("count", versions.len().into())];
        terminal.note("withdraw-versions", &count);
    }
    for tag in quoting {
        terminal.note("withdraw-tag-quotes", &[("name", shown(tag))]);
    }
    let is_whole = tell_of_backups(backups, terminal)?;
    terminal.note("withdraw-elsewhere", &[]);
    tell_git(request, &document, &versions, terminal)?;
    Ok(match is_whole {
        true => Outcome::Done,
        false => Outcome::Failed,
    })
}

/// Says out of which backups it was taken. Gives whether that went well.
fn tell_of_backups(
    done: Option<Result<FromBackups, BackupError>>,
    terminal: &mut Terminal,
) -> Result<bool, Problem> {
    let done = match done {
        None => return Ok(true),
        Some(Ok(done)) => done,
        Some(Err(error)) => {
            terminal.complain(&error);
            return Ok(false);
        }
    };
    for path in done.rewritten.iter().chain(&done.removed) {
        terminal.line_now(&path.display().to_string())?;
    }
    let rewritten = done.rewritten.len();
    if rewritten + done.removed.len() > 0 {
        let values = [
            ("rewritten", rewritten.into()),
            ("removed", done.removed.len().into()),
        ];
        terminal.note("withdraw-backups", &values);
    }
    for folder in &done.elsewhere {
        let values = [("folder", shown(folder.display().to_string()))];
        terminal.note("withdraw-backups-elsewhere", &values);
    }
    Ok(true)
}

/// The document by id, title or file name; one that cannot be read any more by id.
fn document(work: &Work, request: &args::Withdraw) -> Result<DocumentId, Problem> {
    match lookup::document(work.project(), &request.document) {
        Ok(document) => Ok(document.id.clone()),
        Err(problem) => DocumentId::new(&request.document)
            .ok()
            .filter(|id| store::has_traces_of(&request.project, id))
            .ok_or(problem),
    }
}

fn annotators(project: &Project, document: &DocumentId) -> BTreeSet<AnnotatorId> {
    let codings = project.codings.keys().filter(|k| k.document == *document);
    let tagging = codings.map(|key| key.annotator.clone());
    project.annotators.keys().cloned().chain(tagging).collect()
}

/// Tags whose example stands in the document's text: that may have to go too.
fn tags_that_quote(project: &Project, document: &DocumentId) -> Vec<String> {
    let Some(document) = project.documents.get(document) else {
        return Vec::new();
    };
    let quotes = |example: &str| is_quoted(document.text.as_str(), example);
    let tags = project.codebook.all().filter(|t| quotes(&t.example));
    tags.map(|t| format!("{} / {}", t.name.ar, t.name.en))
        .collect()
}

/// Whether an example stands in a text, and is long enough to tell that it is from there.
fn is_quoted(text: &str, example: &str) -> bool {
    let example = example.trim();
    example.chars().count() >= TELLING && text.contains(example)
}

/// Says what will be taken away, and waits for a yes.
fn confirm(
    project: &Project,
    document: &DocumentId,
    files: &[String],
    terminal: &Terminal,
) -> Result<(), Problem> {
    let title = project.documents.get(document).map(|d| d.title.as_str());
    let values = [
        ("name", shown(title.unwrap_or(document.as_str()))),
        ("count", Value::from(files.len())),
    ];
    ask("withdraw-will", &values, terminal)
}

/// Names the commits that still hold the document, and how they are purged.
fn tell_git(
    request: &args::Withdraw,
    document: &DocumentId,
    versions: &[String],
    terminal: &mut Terminal,
) -> Result<(), Problem> {
    let mut paths = vec![
        format!("documents/{document}"),
        format!("annotations/*/{document}"),
        format!("decisions/*/{document}"),
    ];
    paths.extend(versions.iter().cloned());
    match git::commits_with(&request.project, &paths) {
        git::Held::NoRepository => {}
        git::Held::Unknown => terminal.note("withdraw-git-unknown", &[]),
        git::Held::Commits(commits) if commits.is_empty() => {
            terminal.note("withdraw-git-none", &[]);
        }
        git::Held::Commits(commits) => {
            for commit in &commits {
                terminal.line(&crate::arabic::visible(commit))?;
            }
            let id = document.as_str();
            let mut purge = format!(
                "git filter-repo --invert-paths --path documents/{id}/ \
                 --path-glob 'annotations/*/{id}/*' --path-glob 'decisions/*/{id}/*'"
            );
            for file in versions {
                purge.push_str(" --path ");
                purge.push_str(file);
            }
            let values = [
                ("count", Value::from(commits.len())),
                ("command", Value::from(purge)),
            ];
            terminal.note("withdraw-git-holds", &values);
        }
    }
    Ok(())
}
