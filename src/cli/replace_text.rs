//! `replace-text`: puts a better text in the place of a document's, and says what becomes of each
//! annotation.

use super::Outcome;
use super::args;
use super::import::{name_of, tell};
use super::list::excerpt;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::table;
use super::work::{Work, look};
use crate::arabic::{CharRange, Text};
use crate::desk::{now, replace_text};
use crate::edit::{NewText, Refound, Replacement, replace_text as replace_text_in};
use crate::exchange::import::{self, EncodingChoice};
use crate::locale::Value;
use crate::model::{AnnotatorId, Found, Imported, Project};
use crate::store::read_file;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Replaces a document's text, or only says what that would do.
///
/// # Errors
/// When the document or an annotator is not there, the file cannot be read, or saving fails.
pub fn run(request: &args::ReplaceText, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let new = read(request, terminal)?;
    if request.dry_run {
        let project = look(&request.project, terminal)?;
        let replacement = replace_text_in(&project, new_text(&project, request, &new)?)?;
        return report(&project, &replacement, request, &new, terminal);
    }
    let mut work = Work::open(&request.project, terminal)?;
    let text = new_text(work.project(), request, &new)?;
    let replacement = work.run(terminal, |desk| replace_text(desk, text))?;
    report(work.project(), &replacement, request, &new, terminal)
}

/// The new text and how it came in.
struct New {
    text: Arc<Text>,
    imported: Imported,
}

fn read(request: &args::ReplaceText, terminal: &Terminal) -> Result<New, Problem> {
    let choice = match &request.encoding {
        None => EncodingChoice::Auto,
        Some(name) => import::encoding_named(name)
            .map(EncodingChoice::Named)
            .ok_or_else(|| Problem::NoEncoding(name.clone()))?,
    };
    let name = name_of(&request.file);
    let bytes = read_file(&request.file)?;
    let read = import::read(&name, &bytes, choice).map_err(|source| Problem::Import {
        file: request.file.clone(),
        source,
    })?;
    tell(&name, &read.decoded, terminal);
    let imported = Imported {
        file_name: name,
        encoding: read.decoded.encoding.to_owned(),
        at: Some(now()),
        original: None,
    };
    let text = Arc::new(Text::new(read.decoded.text));
    Ok(New { text, imported })
}

fn annotators(
    project: &Project,
    request: &args::ReplaceText,
) -> Result<BTreeSet<AnnotatorId>, Problem> {
    let known = |words: &String| lookup::known_annotator(project, words).map(|a| a.id.clone());
    request.annotators.iter().map(known).collect()
}

fn new_text(project: &Project, request: &args::ReplaceText, new: &New) -> Result<NewText, Problem> {
    Ok(NewText {
        document: lookup::document(project, &request.document)?.id.clone(),
        text: new.text.clone(),
        imported: new.imported.clone(),
        mine: annotators(project, request)?,
        at: now(),
    })
}

fn report(
    project: &Project,
    replacement: &Replacement,
    request: &args::ReplaceText,
    new: &New,
    terminal: &mut Terminal,
) -> Result<Outcome, Problem> {
    let all = &replacement.annotations;
    if request.json {
        let rows = all.iter().map(|refound| row(refound, &new.text)).collect();
        terminal.json(&Json::Array(rows))?;
    } else {
        let rows: Vec<Vec<String>> = all
            .iter()
            .map(|refound| cells(project, refound, new, terminal))
            .collect();
        for line in table::lines(&rows) {
            terminal.line(&line)?;
        }
    }
    let count = |is: fn(&Refound) -> bool| Value::from(all.iter().filter(|r| is(r)).count());
    let sure = count(|r| r.found.sure().is_some());
    let values = [
        ("sure", sure),
        ("doubtful", count(|r| r.found.sure().is_none())),
    ];
    let key = match (&replacement.edit, request.dry_run) {
        (None, _) => "replace-same",
        (Some(_), true) => "replace-would",
        (Some(_), false) => "replace-done",
    };
    terminal.note(key, &values);
    Ok(Outcome::Done)
}

/// How a passage was found, in a word that never changes.
fn code(found: Found) -> &'static str {
    match found {
        Found::Exact(_) => "exact",
        Found::Moved(_) => "moved",
        Found::Folded(_) => "folded",
        Found::Approximate(..) => "approximate",
        Found::Doubtful(_) => "doubtful",
    }
}

fn likeness(found: Found) -> Option<u8> {
    match found {
        Found::Approximate(_, likeness) | Found::Doubtful(Some((_, likeness))) => Some(likeness.0),
        Found::Exact(_) | Found::Moved(_) | Found::Folded(_) => Some(100),
        Found::Doubtful(None) => None,
    }
}

fn row(refound: &Refound, text: &Text) -> Json {
    let place = refound.found.likely();
    json!({
        "annotation": refound.id.as_str(),
        "annotator": refound.key.annotator.as_str(),
        "round": refound.key.round.as_str(),
        "found": code(refound.found),
        "likeness": likeness(refound.found),
        "old_start": refound.before.span.start.0,
        "old_end": refound.before.span.end.0,
        "start": place.map(|p| p.start.0),
        "end": place.map(|p| p.end.0),
        "quote": refound.before.quote,
        "text": place.map(|p| text.slice(p)),
    })
}

fn cells(project: &Project, refound: &Refound, new: &New, terminal: &Terminal) -> Vec<String> {
    let annotator = project.annotators.get(&refound.key.annotator);
    let name = annotator.map_or(refound.key.annotator.as_str(), |a| &a.name);
    let by = refound.found.likely().map_or(0, |place| {
        let start = |span: CharRange| i64::try_from(span.start.0).unwrap_or(i64::MAX);
        start(place) - start(refound.before.span)
    });
    let values = [
        ("by", Value::from(format!("{by:+}"))),
        (
            "likeness",
            Value::from(likeness(refound.found).unwrap_or(0).to_string()),
        ),
    ];
    let how = match refound.found {
        Found::Doubtful(None) => "replace-lost".to_owned(),
        found => format!("replace-{}", code(found)),
    };
    let place = refound.found.likely();
    let becomes = match place {
        Some(place) if code(refound.found) != "exact" && code(refound.found) != "moved" => {
            format!(" → {}", excerpt(new.text.slice(place)))
        }
        _ => String::new(),
    };
    vec![
        refound.id.as_str().to_owned(),
        crate::arabic::visible(name),
        refound.before.span.to_string(),
        terminal.locale.tr_with(&how, &values).into_owned(),
        format!("{}{becomes}", excerpt(&refound.before.quote)),
    ]
}
