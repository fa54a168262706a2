//! What changed between two states of the codebook, in words.

use super::change::when;
use super::shown;
use crate::arabic::visible;
use crate::locale::{Language, Locale, Value};
use crate::model::{
    AnnotatorId, Bilingual, Codebook, Oklch, Seen, TagFact, TagId, TagNews, Tombstone,
};

/// The author of changes that are made on the command line without naming an annotator.
const COMMAND_LINE: &str = "command-line";

/// Two states of a codebook, and the project whose annotators changed it.
#[derive(Clone, Copy)]
pub struct States<'a> {
    /// The project that knows the annotators.
    pub seen: Seen<'a>,
    /// The earlier state.
    pub old: &'a Codebook,
    /// The later state.
    pub new: &'a Codebook,
}

impl States<'_> {
    /// What a tag is called, now or then.
    pub fn name_of(&self, tag: &TagId, locale: &Locale) -> String {
        let living = |book: &Codebook| book.get(tag).is_some_and(|t| t.tombstone.is_none());
        let books = if living(self.old) && !living(self.new) {
            [self.old, self.new]
        } else {
            [self.new, self.old]
        };
        let name = books.into_iter().find_map(|book| book.get(tag));
        let name = name.map(|tag| &tag.name).filter(|name| !name.is_blank());
        name.map_or_else(|| tag.as_str().to_owned(), |name| in_language(name, locale))
    }

    /// A change as a sentence; for a text only which one it is.
    pub fn change_in_words(&self, news: &TagNews, locale: &Locale) -> String {
        let tag = |id: &TagId| Value::from(self.name_of(id, locale));
        let place = |id: &Option<TagId>| match id {
            Some(id) => tag(id),
            None => Value::from(locale.tr("change-top").into_owned()),
        };
        let tell = |key: &str, values: &[(&str, Value<'_>)]| match values {
            [] => locale.tr(key).into_owned(),
            _ => locale.tr_with(key, values).into_owned(),
        };
        match news {
            TagNews::Added => tell("change-added", &[]),
            TagNews::BroughtBack => tell("change-brought-back", &[]),
            TagNews::Removed(None) => tell("change-removed", &[]),
            TagNews::Removed(Some(stone)) => {
                self.end("change-removed-by", stone, Vec::new(), locale)
            }
            TagNews::Merged { into, stone } => {
                self.end("change-merged", stone, vec![("into", tag(into))], locale)
            }
            TagNews::MergedElsewhere { from, to } => {
                let nothing = || Value::from(locale.tr("change-nothing").into_owned());
                let name = |id: &Option<TagId>| id.as_ref().map_or_else(nothing, tag);
                let values = [("from", name(from)), ("to", name(to))];
                tell("change-merged-elsewhere", &values)
            }
            TagNews::Moved { from, to } => {
                tell("change-moved", &[("from", place(from)), ("to", place(to))])
            }
            TagNews::Reordered { after: None } => tell("change-reordered-first", &[]),
            TagNews::Reordered { after: Some(after) } => {
                tell("change-reordered", &[("after", tag(after))])
            }
            TagNews::Words { of, .. } => fact_in_words(*of, locale),
            TagNews::Colour { from, to } => {
                let hex = |hue: &u16| Value::from(Oklch::chip_light(*hue).to_rgb().hex());
                tell("change-colour", &[("from", hex(from)), ("to", hex(to))])
            }
            TagNews::Key { from, to } => match (from.as_str(), to.as_str()) {
                ("", to) => tell("change-key-given", &[("to", shown(to))]),
                (from, "") => tell("change-key-taken", &[("from", shown(from))]),
                (from, to) => tell("change-key", &[("from", shown(from)), ("to", shown(to))]),
            },
            TagNews::Assignable(true) => tell("change-assignable", &[]),
            TagNews::Assignable(false) => tell("change-group", &[]),
        }
    }

    /// How a tag came to its end, with who did it, when and why.
    fn end(
        &self,
        key: &str,
        stone: &Tombstone,
        mut values: Vec<(&'static str, Value<'static>)>,
        locale: &Locale,
    ) -> String {
        values.push(("name", Value::from(person(self.seen, &stone.by, locale))));
        values.push(("when", Value::from(when(stone.at))));
        let said = locale.tr_with(key, &values).into_owned();
        if stone.reason.trim().is_empty() {
            return said;
        }
        let values = [
            ("change", Value::from(said)),
            ("reason", shown(&stone.reason)),
        ];
        locale.tr_with("change-because", &values).into_owned()
    }
}

/// What a text of a tag is called.
pub fn fact_in_words(fact: TagFact, locale: &Locale) -> String {
    locale.tr(&format!("fact-{}", fact.key())).into_owned()
}

/// A person as people know them.
pub fn person(seen: Seen<'_>, id: &AnnotatorId, locale: &Locale) -> String {
    match seen.person(id) {
        Some(known) if !known.name.trim().is_empty() => seen.called(id),
        None if id.as_str() == COMMAND_LINE => locale.tr("command-line").into_owned(),
        _ => id.as_str().to_owned(),
    }
}

fn in_language(name: &Bilingual, locale: &Locale) -> String {
    visible(match locale.language() {
        Language::Arabic => name.arabic(),
        Language::English => name.english(),
    })
}
