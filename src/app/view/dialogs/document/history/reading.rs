//! Puts past changes of a document in words, away from the window's thread.

use crate::arabic::visible;
use crate::locale::Locale;
use crate::model::{AnnotatorId, Change, Moment, Seen};
use crate::store::History;
use crate::words::{change_in_words, day, time};

/// Code points of a fact that are shown.
const LONGEST: usize = 120;

/// The history of a document, the latest first.
#[derive(Default)]
pub struct Read {
    /// Every change, in the order of time.
    pub changes: Vec<Change>,
    /// The rows of the list.
    pub rows: Vec<Row>,
    /// Lines of the journal that could not be read.
    pub broken: usize,
}

/// A row of the list.
pub enum Row {
    /// A day.
    Day(String),
    /// A change.
    Change {
        /// When.
        at: Moment,
        /// The time of the day.
        time: String,
        /// Who did it, and what.
        what: String,
        /// What it was done to; empty for none.
        of: String,
        /// What was said before and is said after it; empty for none.
        facts: String,
    },
    /// What was before every change.
    Before(Moment),
}

/// Puts changes, the oldest first, in words.
pub fn read(found: History, seen: Seen<'_>, locale: &Locale) -> Read {
    let mut rows = Vec::with_capacity(found.changes.len() + found.changes.len() / 8 + 2);
    let mut today = String::new();
    for change in found.changes.iter().rev() {
        let day = day(change.at);
        if day != today {
            rows.push(Row::Day(day.clone()));
            today = day;
        }
        rows.push(row(seen, change, locale));
    }
    if let Some(first) = found.changes.first() {
        rows.push(Row::Before(before(first.at)));
    }
    Read {
        rows,
        broken: found.findings.len(),
        changes: found.changes,
    }
}

/// The last moment before another.
pub fn before(at: Moment) -> Moment {
    Moment::from_millisecond(at.as_millisecond() - 1).unwrap_or(at)
}

fn row(seen: Seen<'_>, change: &Change, locale: &Locale) -> Row {
    let words = change_in_words(seen, change, locale);
    let name = |id: &AnnotatorId| {
        let known = seen.person(id);
        visible(known.map_or(id.as_str(), |person| person.name.as_str()))
    };
    let by = change.by.as_ref().map(name);
    let what = match by {
        Some(name) => format!("\u{2068}{name}\u{2069} · {}", words.what),
        None => words.what,
    };
    let arrow = locale.tr("history-becomes");
    let facts = words.facts.iter().map(|[name, before, after]| {
        let said = match (before.is_empty(), after.is_empty()) {
            (false, false) => {
                format!(
                    "\u{2068}{}\u{2069} {arrow} \u{2068}{}\u{2069}",
                    cut(before),
                    cut(after)
                )
            }
            _ => format!("\u{2068}{}\u{2069}", cut(&format!("{before}{after}"))),
        };
        format!("{name}: {said}")
    });
    Row::Change {
        at: change.at,
        time: time(change.at),
        what,
        of: words.of,
        facts: facts.collect::<Vec<String>>().join(" · "),
    }
}

/// The beginning of a text, on one line.
fn cut(text: &str) -> String {
    let mut letters = text.chars();
    let shown: String = letters.by_ref().take(LONGEST).collect();
    match letters.next() {
        Some(_) => format!("{shown}…"),
        None => shown,
    }
}
