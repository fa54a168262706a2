//! `codebook PROJECT versions`: names versions of the codebook, shows and compares them, and brings
//! one back.

use super::Outcome;
use super::args::versions::{
    By, Diff, ExportVersion, NameVersion, NoteVersion, RestoreVersion, ShowVersion, Versions,
    VersionsChange,
};
use super::file;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::table;
use super::version_text;
use super::work::{Work, look};
use crate::arabic::visible;
use crate::desk::now;
use crate::edit::{CodebookEdit, Edit, VersionNote, bring_back, present_state};
use crate::locale::Value;
use crate::model::{
    AnnotatorId, Codebook, CodebookVersion, Project, Seen, Tombstone, VersionId, codebook_changes,
};
use crate::store::{codebook_file, fresh_id};
use crate::words::{States, person, when};
use serde_json::{Value as Json, json};
use std::path::Path;

/// The word for the codebook as it is, in both languages.
const NOW: [&str; 2] = ["now", "الآن"];

/// Does what was asked with the versions of a project's codebook.
///
/// # Errors
/// When a version or person is not there, a name is taken, or saving fails.
pub fn run(root: &Path, request: &Versions, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    match &request.what {
        None => log(root, request.json, terminal)?,
        Some(VersionsChange::Name(request)) => name(root, request, terminal)?,
        Some(VersionsChange::Note(request)) => note(root, request, terminal)?,
        Some(VersionsChange::Show(request)) => show(root, request, terminal)?,
        Some(VersionsChange::Diff(request)) => return diff(root, request, terminal),
        Some(VersionsChange::Export(request)) => export(root, request, terminal)?,
        Some(VersionsChange::Restore(request)) => restore(root, request, terminal)?,
    }
    Ok(Outcome::Done)
}

fn log(root: &Path, as_json: bool, terminal: &mut Terminal) -> Result<(), Problem> {
    let project = look(root, terminal)?;
    let all = project.versions_by_time();
    if as_json {
        let row = |v: &&CodebookVersion| {
            json!({
                "id": v.id.as_str(),
                "name": v.name,
                "at": v.at.to_string(),
                "by": v.by.as_str(),
                "reason": v.reason,
                "tags": v.tags.assignable().count(),
            })
        };
        return terminal.json(&Json::Array(all.iter().map(row).collect()));
    }
    if all.is_empty() {
        let words = terminal.locale.tr("versions-none").into_owned();
        return terminal.line(&words);
    }
    let rows = all.iter().map(|version| {
        let count = [("count", Value::from(version.tags.assignable().count()))];
        let reason = version.reason.split_whitespace().collect::<Vec<_>>();
        let named = match reason.is_empty() {
            true => visible(&version.name),
            false => format!("{}: {}", visible(&version.name), visible(&reason.join(" "))),
        };
        vec![
            version.id.as_str().to_owned(),
            when(version.at),
            person(Seen::from(&project), &version.by, &terminal.locale),
            terminal
                .locale
                .tr_with("versions-count", &count)
                .into_owned(),
            named,
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    for line in table::lines(&rows) {
        terminal.line(&line)?;
    }
    Ok(())
}

fn name(root: &Path, request: &NameVersion, terminal: &mut Terminal) -> Result<(), Problem> {
    let mut work = Work::open(root, terminal)?;
    work.lock_codebook()?;
    let name = free_name(work.project(), &request.name, None)?;
    let by = who(&request.by, work.project())?;
    let same = work.project().version_now().map(|v| v.name.clone());
    let note = VersionNote {
        id: fresh_version()?,
        name: name.clone(),
        reason: reason(&request.by),
    };
    let id = note.id.clone();
    let version = present_state(work.project(), note, by, now());
    work.commit(
        &Edit::Codebook(CodebookEdit::AddVersion(Box::new(version))),
        terminal,
    )?;
    terminal.line_now(id.as_str())?;
    terminal.note("versions-named", &[("name", Value::from(visible(&name)))]);
    if let Some(same) = same {
        terminal.note("versions-already", &[("name", Value::from(visible(&same)))]);
    }
    Ok(())
}

fn note(root: &Path, request: &NoteVersion, terminal: &mut Terminal) -> Result<(), Problem> {
    let mut work = Work::open(root, terminal)?;
    work.lock_codebook()?;
    let project = work.project();
    let version = lookup::version(project, &request.version)?;
    let name = match &request.name {
        Some(name) => free_name(project, name, Some(&version.id))?,
        None => version.name.clone(),
    };
    let reason = request.reason.as_deref().map(str::trim);
    let note = VersionNote {
        id: version.id.clone(),
        name,
        reason: reason.unwrap_or(&version.reason).to_owned(),
    };
    let id = note.id.clone();
    work.commit(&Edit::Codebook(CodebookEdit::NoteVersion(note)), terminal)?;
    terminal.line_now(id.as_str())
}

fn show(root: &Path, request: &ShowVersion, terminal: &mut Terminal) -> Result<(), Problem> {
    let project = look(root, terminal)?;
    let book = state(&project, &request.version)?;
    if request.json {
        let rows = book.tree().into_iter();
        let rows = rows.map(|(depth, tag)| version_text::tag_row(book, depth, tag));
        return terminal.json(&Json::Array(rows.collect()));
    }
    let rows = book.tree().into_iter().map(|(depth, tag)| {
        let indent = "  ".repeat(depth);
        let name = version_text::both_names(tag, terminal.locale.language());
        let key = if tag.key.is_empty() {
            "-".to_owned()
        } else {
            visible(&tag.key)
        };
        vec![tag.id.as_str().to_owned(), key, format!("{indent}{name}")]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    for line in table::lines(&rows) {
        terminal.line(&line)?;
    }
    Ok(())
}

/// The exit code is 0 also when something differs: that is no fault.
fn diff(root: &Path, request: &Diff, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let project = look(root, terminal)?;
    let states = States {
        seen: Seen::from(&project),
        old: state(&project, &request.from)?,
        new: state(&project, &request.to)?,
    };
    let changes = codebook_changes(states.old, states.new);
    if request.json {
        let rows = changes.iter().map(|d| version_text::row(&states, d));
        terminal.json(&Json::Array(rows.collect()))?;
        return Ok(Outcome::Done);
    }
    for difference in &changes {
        for line in version_text::lines(&states, difference, &terminal.locale) {
            terminal.line(&line)?;
        }
    }
    if changes.is_empty() {
        let words = terminal.locale.tr("versions-same").into_owned();
        terminal.line(&words)?;
    }
    Ok(Outcome::Done)
}

fn export(root: &Path, request: &ExportVersion, terminal: &mut Terminal) -> Result<(), Problem> {
    let project = look(root, terminal)?;
    let book = state(&project, &request.version)?;
    file::write(&request.out, |out| {
        out.extend(codebook_file(book).into_bytes());
        Ok(())
    })?;
    let count = [("count", Value::from(book.assignable().count()))];
    terminal.note("versions-exported", &count);
    Ok(())
}

fn restore(root: &Path, request: &RestoreVersion, terminal: &mut Terminal) -> Result<(), Problem> {
    let mut work = Work::open(root, terminal)?;
    work.lock_codebook()?;
    let project = work.project();
    let version = lookup::version(project, &request.version)?;
    let by = who(&request.by, project)?;
    let (id, name) = (version.id.clone(), visible(&version.name));
    let said = |key: &str| {
        let values = [("name", Value::from(name.as_str()))];
        terminal.locale.tr_with(key, &values).into_owned()
    };
    let end = Tombstone {
        at: now(),
        by: by.clone(),
        merged_into: None,
        reason: match reason(&request.by) {
            none if none.is_empty() => said("versions-brought-reason"),
            given => given,
        },
    };
    let before = VersionNote {
        id: fresh_version()?,
        name: said("versions-before"),
        reason: reason(&request.by),
    };
    let named = before.name.clone();
    let is_named = project.version_now().is_some();
    let present = present_state(project, before, by, now());
    let Some(edit) = bring_back(project, &id, &end, present) else {
        terminal.note("versions-as-now", &[("name", Value::from(name))]);
        return terminal.line_now(id.as_str());
    };
    work.commit(&edit, terminal)?;
    terminal.line_now(id.as_str())?;
    let values = [("name", Value::from(name)), ("before", Value::from(named))];
    match is_named {
        true => terminal.note("versions-brought-back-only", &values),
        false => terminal.note("versions-brought-back", &values),
    }
    Ok(())
}

/// A state of the codebook: a version by id or name, or as it is now.
fn state<'a>(project: &'a Project, words: &str) -> Result<&'a Codebook, Problem> {
    match lookup::version(project, words) {
        Ok(version) => Ok(&version.tags),
        Err(Problem::NoCodebookVersion(_)) if NOW.contains(&words) => Ok(&project.codebook),
        Err(problem) => Err(problem),
    }
}

/// A name that no other version has.
fn free_name(project: &Project, name: &str, own: Option<&VersionId>) -> Result<String, Problem> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Problem::BlankVersion);
    }
    let mut others = project.versions.values().filter(|v| Some(&v.id) != own);
    match others.any(|v| v.name == name) {
        true => Err(Problem::VersionNameTaken(name.to_owned())),
        false => Ok(name.to_owned()),
    }
}

fn who(by: &By, project: &Project) -> Result<AnnotatorId, Problem> {
    match &by.by {
        Some(words) => Ok(lookup::known_annotator(project, words)?.id.clone()),
        None => AnnotatorId::new("command-line").map_err(Problem::Id),
    }
}

fn reason(by: &By) -> String {
    by.reason.as_deref().unwrap_or_default().trim().to_owned()
}

fn fresh_version() -> Result<VersionId, Problem> {
    VersionId::new(&fresh_id("v")).map_err(Problem::Id)
}
