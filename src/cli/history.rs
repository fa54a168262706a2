//! `history`: what was changed on earlier days, when and by whom.

use super::Outcome;
use super::args::past::History;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::viewer::Shown;
use crate::arabic::visible;
use crate::model::{AnnotatorId, Change, RecordId, Said, Seen};
use crate::words::{change_in_words, day, deed, facts_of, kind, time};
use serde_json::{Map, Value as Json, json};

/// Code points of a passage that are shown to people; JSON has all.
const EXCERPT: usize = 60;

/// Lists changes, the oldest first.
///
/// # Errors
/// When the project cannot be opened, something named is not there, or standard output not written.
pub fn run(request: &History, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let shown = Shown::open(&request.project, &request.viewer, terminal)?;
    let seen = shown.seen();
    let document = match &request.document {
        Some(words) => Some(lookup::document(seen, words)?.id.clone()),
        None => None,
    };
    let annotator = match &request.annotator {
        Some(words) => Some(lookup::known_annotator(seen, words)?.id.clone()),
        None => None,
    };
    let found = shown.history(&request.project, document.as_ref());
    for finding in &found.findings {
        terminal.warn(finding);
    }
    let mut changes = found.changes;
    if let Some(annotator) = &annotator {
        changes.retain(|change| who(change) == Some(annotator));
    }
    if let Some(since) = &request.since {
        changes.retain(|change| change.at >= since.begin);
    }
    if request.json {
        let rows = changes.iter().map(|change| row(seen, change, terminal));
        terminal.json(&Json::Array(rows.collect()))?;
    } else {
        tell(seen, &changes, terminal)?;
    }
    Ok(Outcome::Done)
}

/// Who made a change: of annotations always who made them.
fn who(change: &Change) -> Option<&AnnotatorId> {
    let coding = change.of.coding().map(|key| &key.annotator);
    change.by.as_ref().or(coding)
}

fn row(seen: Seen<'_>, change: &Change, terminal: &Terminal) -> Json {
    let facts = |says: &Said| {
        if says.is_deleted() {
            return Json::Null;
        }
        let facts = facts_of(seen, &[says], &terminal.locale).into_iter();
        let said = facts.map(|fact| (fact.key.to_owned(), fact.values.concat().into()));
        Json::Object(said.collect::<Map<String, Json>>())
    };
    let document = match &change.of {
        RecordId::Document(id) => Some(id),
        of => of.coding().map(|key| &key.document),
    };
    json!({
        "at": change.at.to_string(),
        "by": change.by.as_ref().map(AnnotatorId::as_str),
        "did": deed(change),
        "kind": kind(&change.of),
        "id": change.of.as_str(),
        "document": document.map(|id| id.as_str()),
        "annotator": change.of.coding().map(|key| key.annotator.as_str()),
        "before": facts(&change.before),
        "after": facts(&change.after),
    })
}

fn tell(seen: Seen<'_>, changes: &[Change], terminal: &mut Terminal) -> Result<(), Problem> {
    let locale = terminal.locale.clone();
    let mut today = String::new();
    for change in changes {
        let day = day(change.at);
        if day != today {
            terminal.line(&day)?;
            today = day;
        }
        let words = change_in_words(seen, change, &locale);
        let name = |id: &AnnotatorId| {
            let known = seen.person(id);
            visible(known.map_or(id.as_str(), |person| person.name.as_str()))
        };
        let who = who(change).map(name).unwrap_or_default();
        let of = if words.of.is_empty() {
            String::new()
        } else {
            format!(": {}", cut(&words.of))
        };
        let line = format!("  {}  {who}  {}{of}", time(change.at), words.what);
        terminal.line(&line)?;
        for fact in &words.facts {
            terminal.line(&fact_line(fact))?;
        }
    }
    if changes.is_empty() {
        terminal.line(&locale.tr("history-none"))?;
    }
    Ok(())
}

/// A fact as it was and as it became.
pub fn fact_line([name, before, after]: &[String; 3]) -> String {
    match (before.is_empty(), after.is_empty()) {
        (true, _) => format!("      {name}: {}", cut(after)),
        (_, true) => format!("      {name}: {}", cut(before)),
        (false, false) => format!("      {name}: {} → {}", cut(before), cut(after)),
    }
}

/// The beginning of a text.
pub fn cut(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
