//! `people`: lists the people of a project, renames them, and says who is one person.

use super::Outcome;
use super::args::people::{People, PeopleCommand};
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::table;
use super::work::{Work, look};
use crate::arabic::visible;
use crate::desk::{join_people, keep_apart, part_people, rename_annotator};
use crate::model::{Annotator, AnnotatorId, Project};
use crate::words::shown;
use serde_json::{Value as Json, json};
use std::path::Path;

/// Does what was asked with the people of a project.
///
/// # Errors
/// When somebody named is not there, a join would make a circle, or saving fails.
pub fn run(request: &People, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let root = &request.project;
    if let PeopleCommand::List(list) = &request.what {
        let project = look(root, terminal)?;
        return self::list(&project, list.json, terminal);
    }
    change(root, &request.what, terminal)?;
    Ok(Outcome::Done)
}

fn change(root: &Path, what: &PeopleCommand, terminal: &mut Terminal) -> Result<(), Problem> {
    let mut work = Work::open(root, terminal)?;
    match what {
        PeopleCommand::List(_) => {}
        PeopleCommand::Rename(request) => {
            let id = who(work.project(), &request.annotator)?;
            work.run(terminal, |desk| rename_annotator(desk, id, &request.name))?;
        }
        PeopleCommand::Join(request) => {
            let from = who(work.project(), &request.annotator)?;
            let into = who(work.project(), &request.into)?;
            work.run(terminal, |desk| join_people(desk, &from, &into))?;
            let name = work.project().called(&into);
            terminal.note("people-joined", &[("name", shown(name))]);
        }
        PeopleCommand::Part(request) => {
            let from = who(work.project(), &request.annotator)?;
            if !work.run(terminal, |desk| part_people(desk, &from))? {
                let name = work.project().called(&from);
                terminal.note("people-not-joined", &[("name", shown(name))]);
            }
        }
        PeopleCommand::Apart(request) => {
            let all = request.annotators.iter();
            let all: Vec<AnnotatorId> = all
                .map(|words| who(work.project(), words))
                .collect::<Result<_, _>>()?;
            work.run(terminal, |desk| keep_apart(desk, &all))?;
        }
    }
    Ok(())
}

/// Somebody by id, also by one that was joined into another, or by a name that one person has.
fn who(project: &Project, words: &str) -> Result<AnnotatorId, Problem> {
    let with_id = AnnotatorId::new(words).ok();
    let known = with_id.filter(|id| project.annotators.contains_key(id));
    match known {
        Some(id) => Ok(id),
        None => Ok(lookup::known_annotator(project, words)?.id.clone()),
    }
}

fn list(project: &Project, as_json: bool, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let count = |id: &AnnotatorId| -> usize {
        let codings = project.codings.iter();
        let own = codings.filter(|(key, _)| key.annotator == *id);
        own.map(|(_, coding)| coding.annotations.len()).sum()
    };
    if as_json {
        let row = |person: &Annotator| -> Json {
            let into = person.joined_into.as_ref().map(|id| id.as_str());
            let apart = project.annotators.keys();
            let apart = apart.filter(|other| project.is_apart(other, &person.id));
            json!({
                "id": person.id.as_str(),
                "name": person.name,
                "called": project.called(&person.id),
                "annotations": count(&person.id),
                "joined_into": into,
                "apart_from": apart.map(|id| id.as_str()).collect::<Vec<_>>(),
            })
        };
        let rows: Vec<Json> = project.annotators.values().map(row).collect();
        terminal.json(&rows.into())?;
        return Ok(Outcome::Done);
    }
    let row = |person: &Annotator| {
        let joined = person.joined_into.as_ref().map(|into| {
            let into = [("name", shown(project.called(into)))];
            terminal.locale.tr_with("people-is", &into).into_owned()
        });
        vec![
            person.id.as_str().to_owned(),
            visible(&person.name),
            count(&person.id).to_string(),
            joined.unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = project.annotators.values().map(row).collect();
    for line in table::lines(&rows) {
        terminal.line(&line)?;
    }
    Ok(Outcome::Done)
}
