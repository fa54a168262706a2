//! `merge`: joins copies of a project, puts away what a sync tool left, and serves git as a driver.

use super::Outcome;
use super::args;
use super::file;
use super::output::Terminal;
use super::problem::Problem;
use crate::desk::{CopiesMerged, CopyMerged, MergeCopies, merge_copies};
use crate::store::{self, Merged, PutAway};
use serde_json::{Value as Json, json};

/// Merges.
///
/// # Errors
/// When the project or a copy cannot be opened, or a file for git not be read or written.
pub fn run(request: &args::Merge, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    if request.driver {
        return drive(request, terminal);
    }
    let merged = merge_copies(&MergeCopies {
        root: request.project.clone(),
        others: request.others.clone(),
        puts_away: request.put_away,
    })?;
    for copy in &merged.copies {
        let (findings, failed) = (&copy.merged.findings, &copy.merged.failed);
        findings.iter().for_each(|found| terminal.warn(found));
        failed.iter().for_each(|error| terminal.complain(error));
    }
    // People whom the copies brought together.
    for finding in store::equal_names(&store::open(&request.project)?.project) {
        terminal.warn(&finding);
    }
    if request.json {
        terminal.json(&report(&merged))?;
    } else {
        for copy in &merged.copies {
            tell(&copy.merged, terminal)?;
        }
        if merged.is_nothing() {
            let words = terminal.locale.tr("merge-nothing").into_owned();
            terminal.line(&words)?;
        }
    }
    if let Some(away) = &merged.away {
        tell_away(away, terminal);
    }
    Ok(Outcome::of(merged.is_whole()))
}

/// Says what was moved out of the way, and what stays.
fn tell_away(away: &PutAway, terminal: &Terminal) {
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

fn report(all: &CopiesMerged) -> Json {
    let row = |CopyMerged { from, merged }: &CopyMerged| {
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
        "merged": all.copies.iter().map(row).collect::<Vec<Json>>(),
        "put_away": all.away.as_ref().map(|a| a.moved.iter().map(|(from, _)| from.as_str()).collect::<Vec<&str>>()),
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
