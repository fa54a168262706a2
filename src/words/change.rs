//! Past changes in words: when, what was done to what, and each fact before and after the change.

use super::waiting::{facts_of, kind, kind_in_words};
use crate::arabic::visible;
use crate::locale::Locale;
use crate::model::{Annotation, Change, Moment, Said, Seen};

/// A change as people read it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangeWords {
    /// What was done to what kind of record.
    pub what: String,
    /// A label of the record: a passage, a title or a name; empty for none.
    pub of: String,
    /// Each fact that matters: its name, what was said before, and after; empty for nothing.
    pub facts: Vec<[String; 3]>,
}

/// What a change did, named for other programs; never changes.
pub fn deed(change: &Change) -> &'static str {
    match (change.before.is_deleted(), change.after.is_deleted()) {
        _ if change.waited => "chosen-against",
        (true, _) => "added",
        (false, true) => "deleted",
        (false, false) => "changed",
    }
}

/// A change in the words of a language.
pub fn change_in_words(seen: Seen<'_>, change: &Change, locale: &Locale) -> ChangeWords {
    let done = deed(change);
    let what = [("kind", kind_in_words(&change.of, locale).into())];
    let key = format!("history-{done}");
    let what = locale.tr_with(&key, &what).into_owned();
    let is_changed = done == "changed";
    // Of what came or went all that it is known by is told, but not what says nothing.
    let says = match (change.before.is_deleted(), is_changed) {
        (_, true) => vec![&change.before, &change.after],
        (true, _) => vec![&change.after],
        (false, _) => vec![&change.before],
    };
    let facts = facts_of(seen, &says, locale).into_iter();
    let telling = |key: &str| {
        let is_told_anyway = matches!(
            key,
            "tag" | "memo" | "flags" | "finished" | "merged-into" | "about"
        );
        is_told_anyway && kind(&change.of) != "document"
    };
    let facts = facts.filter(|fact| {
        if is_changed {
            fact.differs()
        } else {
            telling(fact.key)
        }
    });
    let facts = facts.map(|fact| {
        let mut values = fact.values.into_iter();
        let first = values.next().unwrap_or_default();
        match (change.before.is_deleted(), values.next()) {
            (_, Some(second)) => [fact.name, first, second],
            (true, None) => [fact.name, String::new(), first],
            (false, None) => [fact.name, first, String::new()],
        }
    });
    ChangeWords {
        what,
        of: known_by(change),
        facts: facts.collect(),
    }
}

/// A label of the changed record, from after the change, else from before it.
fn known_by(change: &Change) -> String {
    let said = |says: &Said| match says {
        Said::Project(title, _) => visible(title.arabic()),
        Said::Annotator(person) => visible(&person.name),
        Said::Round(round) => visible(round.name.arabic()),
        Said::Tag(tag) => visible(tag.name.arabic()),
        Said::Version(version) => visible(&version.name),
        Said::Document(document) => visible(&document.title),
        Said::Removed(removed) => visible(&removed.document.title),
        Said::Memo(memo) => visible(memo.text.trim()),
        Said::Annotation(annotation) => passage(annotation),
        Said::Confined
        | Said::Apart(_)
        | Said::Finished(_)
        | Said::Dropped(_)
        | Said::Deleted(_) => String::new(),
    };
    let after = said(&change.after);
    if after.is_empty() {
        said(&change.before)
    } else {
        after
    }
}

/// The passage of an annotation, in one line.
pub fn passage(annotation: &Annotation) -> String {
    visible(annotation.target.quote.trim())
}

/// The day of a moment where the computer is, such as `2026-11-21`.
pub fn day(at: Moment) -> String {
    local(at, "%Y-%m-%d")
}

/// The time of a moment where the computer is, such as `15:39:07`.
pub fn time(at: Moment) -> String {
    local(at, "%H:%M:%S")
}

/// A moment where the computer is, to the minute, such as `2026-11-21 15:39`.
pub fn when(at: Moment) -> String {
    local(at, "%Y-%m-%d %H:%M")
}

fn local(at: Moment, form: &str) -> String {
    let zone = jiff::tz::TimeZone::system();
    at.to_zoned(zone).strftime(form).to_string()
}
