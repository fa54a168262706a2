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
use crate::desk::{
    BringBack, BroughtBack, bring_version_back, fresh, name_version, note_version, now,
};
use crate::edit::VersionNote;
use crate::locale::Value;
use crate::model::{Codebook, CodebookVersion, Project, Seen, codebook_changes};
use crate::store::codebook_file;
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
        let named = if reason.is_empty() {
            visible(&version.name)
        } else {
            format!("{}: {}", visible(&version.name), visible(&reason.join(" ")))
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
    let by = lookup::named_annotator(work.project(), request.by.by.as_deref())?;
    let note = VersionNote {
        id: fresh::version(),
        name: request.name.clone(),
        reason: reason(&request.by),
    };
    let id = note.id.clone();
    let same = work.run(terminal, |desk| name_version(desk, note, by, now()))?;
    terminal.line_now(id.as_str())?;
    let name = visible(request.name.trim());
    terminal.note("versions-named", &[("name", Value::from(name))]);
    if let Some(same) = same {
        terminal.note("versions-already", &[("name", Value::from(visible(&same)))]);
    }
    Ok(())
}

fn note(root: &Path, request: &NoteVersion, terminal: &mut Terminal) -> Result<(), Problem> {
    let mut work = Work::open(root, terminal)?;
    let version = lookup::version(work.project(), &request.version)?;
    let note = VersionNote {
        id: version.id.clone(),
        name: request.name.as_ref().unwrap_or(&version.name).clone(),
        reason: request.reason.as_ref().unwrap_or(&version.reason).clone(),
    };
    let id = note.id.clone();
    work.run(terminal, |desk| note_version(desk, note))?;
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
    let version = lookup::version(work.project(), &request.version)?;
    let (id, name) = (version.id.clone(), visible(&version.name));
    let said = |key: &str| {
        let values = [("name", Value::from(name.as_str()))];
        terminal.locale.tr_with(key, &values).into_owned()
    };
    let given = reason(&request.by);
    let before = VersionNote {
        id: fresh::version(),
        name: said("versions-before"),
        reason: given.clone(),
    };
    let named = before.name.clone();
    let bring = BringBack {
        version: id.clone(),
        by: lookup::named_annotator(work.project(), request.by.by.as_deref())?,
        at: now(),
        reason: if given.is_empty() {
            said("versions-brought-reason")
        } else {
            given
        },
        before,
    };
    let done = work.run(terminal, |desk| bring_version_back(desk, bring))?;
    terminal.line_now(id.as_str())?;
    let values = [("name", Value::from(name)), ("before", Value::from(named))];
    match done {
        BroughtBack::AsNow => terminal.note("versions-as-now", &values[..1]),
        BroughtBack::Done { named_before: true } => {
            terminal.note("versions-brought-back", &values);
        }
        BroughtBack::Done {
            named_before: false,
        } => {
            terminal.note("versions-brought-back-only", &values);
        }
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

fn reason(by: &By) -> String {
    by.reason.as_deref().unwrap_or_default().trim().to_owned()
}
