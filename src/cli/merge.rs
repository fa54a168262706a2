//! `merge`: joins copies of a project, puts away what a sync tool left, and serves git as a driver.

use super::Outcome;
use super::args;
use super::file;
use super::output::Terminal;
use super::problem::Problem;
use crate::store::{self, Merged};
use serde_json::{Value as Json, json};
use std::path::Path;

/// Merges.
///
/// # Errors
/// When the project or a copy cannot be opened, or a file for git not be read or written.
pub fn run(request: &args::Merge, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    if request.driver {
        return drive(request, terminal);
    }
    let mut all: Vec<(&Path, Merged)> = Vec::new();
    for other in &request.others {
        let merged = store::merge(&request.project, other)?;
        all.push((other, merged));
    }
    if request.others.is_empty() || request.put_away {
        all.push((&request.project, store::merge_aside(&request.project)?));
    }
    let away = match request.put_away {
        true => Some(store::put_away(&request.project)?),
        false => None,
    };
    let is_whole = all
        .iter()
        .all(|(_, m)| m.findings.is_empty() && m.failed.is_empty())
        && away
            .as_ref()
            .is_none_or(|a| a.left.is_empty() && a.failed.is_empty());
    for (_, merged) in &all {
        merged
            .findings
            .iter()
            .for_each(|found| terminal.warn(found));
        merged
            .failed
            .iter()
            .for_each(|error| terminal.complain(error));
    }
    if request.json {
        terminal.json(&report(&all, away.as_ref()))?;
    } else {
        for (_, merged) in &all {
            tell(merged, terminal)?;
        }
        if all
            .iter()
            .all(|(_, m)| m.files.is_empty() && m.copied.is_empty())
        {
            let words = terminal.locale.tr("merge-nothing").into_owned();
            terminal.line(&words)?;
        }
    }
    if let Some(away) = &away {
        for (from, to) in &away.moved {
            let values = [("file", from.as_str().into()), ("to", to.as_str().into())];
            terminal.note("merge-moved", &values);
        }
        for file in &away.left {
            terminal.note("merge-left", &[("file", file.as_str().into())]);
        }
        away.failed
            .iter()
            .for_each(|error| terminal.complain(error));
    }
    Ok(match is_whole {
        true => Outcome::Done,
        false => Outcome::Failed,
    })
}

fn tell(merged: &Merged, terminal: &mut Terminal) -> Result<(), Problem> {
    for file in &merged.files {
        let values = [
            ("file", file.file.as_str().into()),
            ("added", file.added.len().into()),
            ("replaced", file.replaced.len().into()),
            ("alternatives", file.alternatives.len().into()),
        ];
        let words = terminal.locale.tr_with("merge-file", &values).into_owned();
        terminal.line(&words)?;
    }
    for file in &merged.copied {
        let values = [("file", file.as_str().into())];
        let words = terminal
            .locale
            .tr_with("merge-copied", &values)
            .into_owned();
        terminal.line(&words)?;
    }
    Ok(())
}

fn report(all: &[(&Path, Merged)], away: Option<&store::PutAway>) -> Json {
    let row = |(from, merged): &(&Path, Merged)| {
        let file = |file: &store::MergedFile| {
            json!({
                "file": file.file,
                "added": file.added,
                "replaced": file.replaced,
                "alternatives": file.alternatives,
            })
        };
        let finding = |f: &store::Finding| json!({"file": f.file, "kind": f.kind.code()});
        json!({
            "from": from.display().to_string(),
            "files": merged.files.iter().map(file).collect::<Vec<Json>>(),
            "copied": merged.copied,
            "findings": merged.findings.iter().map(finding).collect::<Vec<Json>>(),
            "failed": merged.failed.iter().map(|e| e.file()).collect::<Vec<&str>>(),
        })
    };
    json!({
        "merged": all.iter().map(row).collect::<Vec<Json>>(),
        "put_away": away.map(|a| a.moved.iter().map(|(from, _)| from.as_str()).collect::<Vec<&str>>()),
    })
}

/// What git asks: base, ours, theirs and the name of the file; the result goes where ours was.
fn drive(request: &args::Merge, terminal: &Terminal) -> Result<Outcome, Problem> {
    let (base, [ours, theirs, named @ ..]) = (&request.project, request.others.as_slice()) else {
        return Err(Problem::DriverNeeds);
    };
    if named.len() > 1 {
        return Err(Problem::DriverNeeds);
    }
    let joined = store::join_files(
        &store::read_file(base)?,
        &store::read_file(ours)?,
        &store::read_file(theirs)?,
    );
    file::write(ours, |out| {
        out.extend_from_slice(&joined.bytes);
        Ok(())
    })?;
    let name = named.first().unwrap_or(ours).display().to_string();
    for id in &joined.alternatives {
        let values = [("file", name.as_str().into()), ("id", id.as_str().into())];
        terminal.note("merge-waits", &values);
    }
    if joined.is_understood {
        return Ok(Outcome::Done);
    }
    terminal.note("merge-not-understood", &[("file", name.as_str().into())]);
    Ok(Outcome::Failed)
}
