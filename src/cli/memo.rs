//! `memo`: writes memos about the project, documents, tags and annotations, lists, changes and removes
//! them.

use super::Outcome;
use super::args::memo::{ChangeMemo, ListMemos, Memo, MemoCommand, RemoveMemo, Topic, WriteMemo};
use super::list::excerpt;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::viewer::Shown;
use super::work::Work;
use crate::arabic::visible;
use crate::desk::{self, MemoChanged, fresh, now};
use crate::locale::Locale;
use crate::model::{AnnotatorId, DocumentId, MemoId, MemoTopic, Project, Seen, WrittenMemo};
use crate::words::{person, topic_in_words, topic_kind, when};
use serde_json::{Value as Json, json};
use std::io::{self, Read as _};
use std::path::Path;

/// Does what was asked with the memos of a project.
///
/// # Errors
/// When something named is not there, a text is blank or cannot be read, or saving fails.
pub fn run(request: &Memo, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let root = &request.project;
    match &request.what {
        MemoCommand::Write(request) => write(root, request, terminal)?,
        MemoCommand::List(request) => list(root, request, terminal)?,
        MemoCommand::Change(request) => change(root, request, terminal)?,
        MemoCommand::Remove(request) => remove(root, request, terminal)?,
    }
    Ok(Outcome::Done)
}

fn write(root: &Path, request: &WriteMemo, terminal: &mut Terminal) -> Result<(), Problem> {
    let text = text(&request.text)?;
    let mut work = Work::open(root, terminal)?;
    let id = fresh::memo();
    let memo = desk::WriteMemo {
        about: topic(work.project(), &request.topic)?.unwrap_or(MemoTopic::Project),
        by: lookup::who(work.project(), &request.annotator, false)?,
        text,
        id: id.clone(),
        at: now(),
    };
    work.run(terminal, |desk| desk::write_memo(desk, memo))?;
    terminal.line_now(id.as_str())
}

fn change(root: &Path, request: &ChangeMemo, terminal: &mut Terminal) -> Result<(), Problem> {
    let text = text(&request.text)?;
    let mut work = Work::open(root, terminal)?;
    let (by, id) = memo(work.project(), &request.memo)?;
    let change = desk::ChangeMemo {
        by,
        id: id.clone(),
        text,
        at: now(),
    };
    let changed = work.run(terminal, |desk| desk::change_memo(desk, change))?;
    terminal.line_now(id.as_str())?;
    if changed == MemoChanged::Already {
        terminal.note("memo-already", &[]);
    }
    Ok(())
}

fn remove(root: &Path, request: &RemoveMemo, terminal: &mut Terminal) -> Result<(), Problem> {
    let mut work = Work::open(root, terminal)?;
    let (by, id) = memo(work.project(), &request.memo)?;
    work.run(terminal, |desk| desk::remove_memo(desk, &by, &id))?;
    terminal.line_now(id.as_str())
}

fn list(root: &Path, request: &ListMemos, terminal: &mut Terminal) -> Result<(), Problem> {
    let shown = Shown::open(root, &request.viewer, terminal)?;
    let seen = shown.seen();
    let about = topic(seen, &request.topic)?;
    let by = match &request.annotator {
        Some(words) => Some(lookup::known_annotator(seen, words)?.id.clone()),
        None => None,
    };
    let memos = seen.memos_in_order(request.order, |memo| {
        let at = memo.memo.created;
        about
            .as_ref()
            .is_none_or(|about| seen.memo_topic(&memo.memo.about) == *about)
            && by.as_ref().is_none_or(|by| memo.by == by)
            && request.since.is_none_or(|since| at >= since.begin)
            && request.until.is_none_or(|until| at <= until.end)
    });
    if request.json {
        let rows = memos.iter().map(|memo| row(seen, *memo)).collect();
        return terminal.json(&Json::Array(rows));
    }
    if memos.is_empty() {
        let words = terminal.locale.tr("memo-none").into_owned();
        return terminal.line(&words);
    }
    let locale = terminal.locale.clone();
    for (index, memo) in memos.iter().enumerate() {
        if index > 0 {
            terminal.line("")?;
        }
        tell(seen, *memo, &locale, terminal)?;
    }
    Ok(())
}

/// A line about a memo, and its text below it.
fn tell(
    seen: Seen<'_>,
    WrittenMemo { by, memo }: WrittenMemo<'_>,
    locale: &Locale,
    terminal: &mut Terminal,
) -> Result<(), Problem> {
    let about = topic_in_words(seen, &memo.about, locale);
    let line = [
        memo.id.to_string(),
        when(memo.created),
        person(seen, by, locale),
        format!("{}: {}", about.kind, excerpt(&about.name)),
    ];
    terminal.line(&line.join("  "))?;
    for line in memo.text.lines() {
        terminal.line(format!("    {}", visible(line)).trim_end())?;
    }
    Ok(())
}

fn row(seen: Seen<'_>, WrittenMemo { by, memo }: WrittenMemo<'_>) -> Json {
    let about = seen.memo_topic(&memo.about);
    let tag = match &about {
        MemoTopic::Tag(id) => Some(id.as_str()),
        _ => None,
    };
    let annotation = match &about {
        MemoTopic::Annotation(_, id) => Some(id.as_str()),
        _ => None,
    };
    json!({
        "id": memo.id.as_str(),
        "annotator": by.as_str(),
        "about": topic_kind(&about),
        "document": about.document().map(DocumentId::as_str),
        "tag": tag,
        "annotation": annotation,
        "text": memo.text,
        "created": memo.created.to_string(),
        "modified": memo.modified.to_string(),
    })
}

/// The thing that the options name, if they name one.
fn topic<'a>(seen: impl Into<Seen<'a>>, words: &Topic) -> Result<Option<MemoTopic>, Problem> {
    let seen = seen.into();
    Ok(if let Some(words) = &words.document {
        let document = lookup::document(seen, words)?;
        Some(MemoTopic::Document(document.id.clone()))
    } else if let Some(words) = &words.tag {
        let tag = lookup::tag(seen, words)?;
        Some(MemoTopic::Tag(tag.id.clone()))
    } else if let Some(words) = &words.annotation {
        let (key, annotation) = lookup::annotation(seen, words)?;
        let (document, id) = (key.document.clone(), annotation.id.clone());
        Some(MemoTopic::Annotation(document, id))
    } else {
        words.about.map(|_| MemoTopic::Project)
    })
}

/// A memo by its id, with its author.
fn memo(project: &Project, words: &str) -> Result<(AnnotatorId, MemoId), Problem> {
    let found = Seen::new(project, None)
        .memos()
        .find(|written| written.memo.id.as_str() == words);
    let found = found.map(|written| (written.by.clone(), written.memo.id.clone()));
    found.ok_or_else(|| Problem::NoMemo(words.to_owned()))
}

/// The text of an argument; for `-` what stands on standard input.
fn text(words: &str) -> Result<String, Problem> {
    if words != "-" {
        return Ok(words.to_owned());
    }
    let mut text = String::new();
    let read = io::stdin().lock().read_to_string(&mut text);
    read.map_err(Problem::Input)?;
    Ok(text)
}
