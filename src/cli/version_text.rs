//! Versions of the codebook and their differences as lines for people and as JSON.

use crate::arabic::{Change, Piece, visible};
use crate::locale::{Language, Locale};
use crate::model::{Codebook, Tag, TagDifference, TagFact, TagId, TagNews};
use crate::words::States;
use serde_json::{Map, Value as Json, json};

/// What changed of a tag, for people: its name, then each change indented. Of a text the deleted
/// words stand in `[-…-]` and the inserted ones in `{+…+}`, as git shows them.
pub fn lines(states: &States<'_>, difference: &TagDifference, locale: &Locale) -> Vec<String> {
    let name = states.name_of(&difference.tag, locale);
    let mut lines = vec![format!("{name}  ({})", difference.tag)];
    for news in &difference.news {
        let words = states.change_in_words(news, locale);
        lines.push(match news {
            TagNews::Words { pieces, .. } => format!("    {words}: {}", marked(pieces)),
            _ => format!("    {words}"),
        });
    }
    lines
}

fn marked(pieces: &[Piece]) -> String {
    let mark = |piece: &Piece| {
        let text = visible(&piece.text);
        match piece.change {
            Change::Same => text,
            Change::Deleted => format!("[-{text}-]"),
            Change::Inserted => format!("{{+{text}+}}"),
        }
    };
    pieces.iter().map(mark).collect()
}

/// What changed of a tag, for other programs.
pub fn row(states: &States<'_>, difference: &TagDifference) -> Json {
    let tag = |id: &TagId| {
        let found = states.new.get(id).or_else(|| states.old.get(id));
        found.map_or((String::new(), String::new()), |tag| {
            (tag.name.ar.clone(), tag.name.en.clone())
        })
    };
    let (name_ar, name_en) = tag(&difference.tag);
    json!({
        "tag": difference.tag.as_str(),
        "name_ar": name_ar,
        "name_en": name_en,
        "changes": difference.news.iter().map(change).collect::<Vec<Json>>(),
    })
}

fn change(news: &TagNews) -> Json {
    let id = |tag: &Option<TagId>| tag.as_ref().map(|tag| tag.as_str().to_owned());
    match news {
        TagNews::Added => json!({"kind": "added"}),
        TagNews::BroughtBack => json!({"kind": "brought-back"}),
        TagNews::Removed(stone) => json!({
            "kind": "removed",
            "by": stone.as_ref().map(|s| s.by.as_str()),
            "at": stone.as_ref().map(|s| s.at.to_string()),
            "reason": stone.as_ref().map(|s| s.reason.as_str()),
        }),
        TagNews::Merged { into, stone } => json!({
            "kind": "merged",
            "into": into.as_str(),
            "by": stone.by.as_str(),
            "at": stone.at.to_string(),
            "reason": stone.reason,
        }),
        TagNews::MergedElsewhere { from, to } => {
            json!({"kind": "merged-elsewhere", "from": id(from), "to": id(to)})
        }
        TagNews::Moved { from, to } => json!({"kind": "moved", "from": id(from), "to": id(to)}),
        TagNews::Reordered { after } => json!({"kind": "reordered", "after": id(after)}),
        TagNews::Words { of, pieces } => words(*of, pieces),
        TagNews::Colour { from, to } => json!({"kind": "colour", "from": from, "to": to}),
        TagNews::Key { from, to } => json!({"kind": "key", "from": from, "to": to}),
        TagNews::Assignable(is) => json!({"kind": "assignable", "to": is}),
    }
}

fn words(of: TagFact, pieces: &[Piece]) -> Json {
    let name = |change| match change {
        Change::Same => "same",
        Change::Deleted => "deleted",
        Change::Inserted => "inserted",
    };
    let pieces = pieces.iter();
    let pieces = pieces.map(|p| json!({"change": name(p.change), "text": p.text}));
    json!({"kind": "words", "of": of.key(), "pieces": pieces.collect::<Vec<Json>>()})
}

/// A tag of a version, for other programs.
pub fn tag_row(book: &Codebook, depth: usize, tag: &Tag) -> Json {
    let mut row = Map::new();
    row.insert("id".to_owned(), json!(tag.id.as_str()));
    row.insert("depth".to_owned(), json!(depth));
    let parent = book.parent_of(tag).map(|p| p.id.as_str());
    row.insert("parent".to_owned(), json!(parent));
    for fact in TagFact::ALL {
        row.insert(fact.key().to_owned(), json!(fact.of(tag)));
    }
    row.insert("hue".to_owned(), json!(tag.hue));
    row.insert("key".to_owned(), json!(tag.key));
    row.insert("assignable".to_owned(), json!(tag.assignable));
    Json::Object(row)
}

/// The names of a tag, that of the language first.
pub fn both_names(tag: &Tag, language: Language) -> String {
    let names = match language {
        Language::Arabic => [&tag.name.ar, &tag.name.en],
        Language::English => [&tag.name.en, &tag.name.ar],
    };
    let names: Vec<String> = names
        .into_iter()
        .filter(|n| !n.is_empty())
        .map(|n| visible(n))
        .collect();
    names.join(" / ")
}
