//! What waits for a choice, in words: every version as facts that can stand side by side.

use crate::arabic::{CharRange, Text, visible};
use crate::locale::{Language, Locale};
use crate::model::{
    Annotation, Annotator, Bilingual, Direction, Document, DocumentId, MemoTopic, Moment, RecordId,
    Said, Seen, Tag, TagId,
};
use crate::store::Alternatives;

/// Code points that are shown before the first difference of two texts, and after it.
const BEFORE_PARTING: usize = 24;
const AFTER_PARTING: usize = 48;

/// One thing that versions of a record say, version by version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Its name for other programs; never changes.
    pub key: &'static str,
    /// Its name in the language of the interface.
    pub name: String,
    /// What each version says of it, in the order of the versions; empty for nothing.
    pub values: Vec<String>,
}

impl Fact {
    /// Whether the versions say different things.
    pub fn differs(&self) -> bool {
        self.values.windows(2).any(|pair| pair[0] != pair[1])
    }
}

/// The kind of a record, named for other programs; never changes.
pub fn kind(of: &RecordId) -> &'static str {
    match of {
        RecordId::Project => "project",
        RecordId::Confined => "confined",
        RecordId::Annotator(_) => "annotator",
        RecordId::Apart(_) => "apart",
        RecordId::Round(_) => "round",
        RecordId::Tag(_) => "tag",
        RecordId::Version(_) => "version",
        RecordId::Document(_) => "document",
        RecordId::Finished(_) => "state",
        RecordId::Annotation(..) => "annotation",
        RecordId::Dropped(..) => "dropped",
        RecordId::Memo(..) => "memo",
    }
}

/// The kind of a record, named in the language of the interface.
pub fn kind_in_words(of: &RecordId, locale: &Locale) -> String {
    locale.tr(&format!("record-{}", kind(of))).into_owned()
}

/// The facts of alternative versions of a record; a fact that is empty in all of them is omitted.
pub fn facts(seen: Seen<'_>, alternatives: &Alternatives, locale: &Locale) -> Vec<Fact> {
    let versions = alternatives.versions.iter();
    let says: Vec<&Said> = versions.map(|v| &v.version.says).collect();
    let said = says.iter().map(|says| say(seen, says, locale));
    let mut said: Vec<Vec<(&'static str, String)>> = said.collect();
    for (facts, place) in said.iter_mut().zip(where_texts_part(alternatives)) {
        facts.extend(place.map(|words| ("text", words)));
    }
    told(&said, locale)
}

/// The facts of any states of a record, side by side; a fact that is empty in all of them is omitted.
pub fn facts_of(seen: Seen<'_>, says: &[&Said], locale: &Locale) -> Vec<Fact> {
    let said = says.iter().map(|says| say(seen, says, locale));
    told(&said.collect::<Vec<_>>(), locale)
}

fn told(said: &[Vec<(&'static str, String)>], locale: &Locale) -> Vec<Fact> {
    let mut keys: Vec<&'static str> = Vec::new();
    for (key, value) in said.iter().flatten() {
        if !value.is_empty() && !keys.contains(key) {
            keys.push(key);
        }
    }
    let value = |facts: &Vec<(&str, String)>, key: &str| {
        let found = facts.iter().find(|(other, _)| *other == key);
        found.map_or_else(String::new, |(_, value)| value.clone())
    };
    let fact = |key: &'static str| Fact {
        key,
        name: locale.tr(&format!("fact-{key}")).into_owned(),
        values: said.iter().map(|facts| value(facts, key)).collect(),
    };
    let facts = keys.into_iter().map(fact);
    // The text around a passage is of interest only where it differs.
    let is_around = |key: &str| key == "before" || key == "after";
    facts
        .filter(|fact| fact.differs() || !is_around(fact.key))
        .collect()
}

/// The words around the first difference, for versions of a document whose texts differ; nothing for
/// versions with equal texts.
fn where_texts_part(alternatives: &Alternatives) -> Vec<Option<String>> {
    let texts: Vec<Option<&Text>> = alternatives
        .versions
        .iter()
        .map(|v| match &v.version.says {
            Said::Document(document) => Some(&*document.text),
            Said::Removed(removed) => Some(&*removed.document.text),
            _ => None,
        })
        .collect();
    let mut all = texts.iter().flatten();
    let first = all.next().map_or("", |text| text.as_str());
    let parts = |text: &&&Text| {
        let pairs = first.chars().zip(text.as_str().chars());
        pairs.take_while(|(a, b)| a == b).count()
    };
    let others = all.filter(|text| text.as_str() != first);
    let Some(at) = others.map(|text| parts(&text)).min() else {
        return texts.iter().map(|_| None).collect();
    };
    let around = |text: &Text| {
        let start = at.saturating_sub(BEFORE_PARTING);
        let end = (at + AFTER_PARTING).min(text.length());
        let mut words = visible(text.slice(CharRange::new(start.min(end), end)));
        if start > 0 {
            words.insert(0, '…');
        }
        if end < text.length() {
            words.push('…');
        }
        words
    };
    texts.iter().map(|text| text.map(around)).collect()
}

fn say(seen: Seen<'_>, says: &Said, locale: &Locale) -> Vec<(&'static str, String)> {
    let yes = |on: bool| {
        let key = if on { "fact-yes" } else { "fact-no" };
        locale.tr(key).into_owned()
    };
    match says {
        Said::Project(title, _) => both("title", "title-en", title).into(),
        Said::Confined => vec![("confined", yes(true))],
        Said::Apart(apart) => [&apart.first, &apart.second]
            .map(|id| ("name", seen.called(id)))
            .into(),
        Said::Annotator(person) => of_annotator(seen, person),
        Said::Round(round) => {
            let [ar, en] = both("name", "name-en", &round.name);
            let told = |at: Option<Moment>| at.map_or_else(String::new, |at| at.to_string());
            let (started, closed) = (told(round.started), told(round.closed));
            vec![ar, en, ("started", started), ("closed", closed)]
        }
        Said::Tag(tag) => of_tag(seen, tag, locale),
        Said::Version(version) => vec![
            ("name", visible(&version.name)),
            ("reason", visible(&version.reason)),
            ("at", version.at.to_string()),
            ("tags", version.tags.assignable().count().to_string()),
        ],
        Said::Document(document) => of_document(document, locale),
        Said::Removed(removed) => {
            let mut facts = of_document(&removed.document, locale);
            facts.push(("removed", removed.removal.at.to_string()));
            facts
        }
        Said::Finished(state) => {
            let first = state.first_finished;
            let first = first.map_or_else(String::new, |at| at.to_string());
            vec![("finished", yes(state.finished)), ("first-finished", first)]
        }
        Said::Memo(memo) => vec![
            ("about", topic(seen, &memo.about, locale)),
            ("memo", visible(&memo.text)),
        ],
        Said::Annotation(annotation) => of_annotation(seen, annotation, locale),
        Said::Dropped(_) | Said::Deleted(_) => vec![("deleted", yes(true))],
    }
}

fn both(
    arabic: &'static str,
    english: &'static str,
    names: &Bilingual,
) -> [(&'static str, String); 2] {
    [(arabic, visible(&names.ar)), (english, visible(&names.en))]
}

fn of_annotation(
    seen: Seen<'_>,
    annotation: &Annotation,
    locale: &Locale,
) -> Vec<(&'static str, String)> {
    let tag = match &annotation.tag {
        Some(tag) => tag_name(seen, tag, locale),
        None => locale.tr("fact-no-tag").into_owned(),
    };
    let flags = [
        (annotation.flags.unsure, "unsure"),
        (annotation.flags.quotable, "quotable"),
        (annotation.flags.discuss, "discuss"),
    ];
    let flags = flags.iter().filter(|(on, _)| *on);
    let flags: Vec<String> = flags
        .map(|(_, name)| locale.tr(&format!("key-{name}")).into_owned())
        .collect();
    // As a sentence: bare numbers would change places between Arabic words.
    let span = annotation.target.span;
    let ends = [("start", span.start.0.into()), ("end", span.end.0.into())];
    let place = locale.tr_with("fact-from-to", &ends).into_owned();
    vec![
        ("quote", visible(&annotation.target.quote)),
        ("tag", tag),
        ("memo", visible(&annotation.memo)),
        ("flags", flags.join(list_comma(locale))),
        ("span", place),
        ("before", visible(&annotation.target.before)),
        ("after", visible(&annotation.target.after)),
    ]
}

fn of_annotator(seen: Seen<'_>, person: &Annotator) -> Vec<(&'static str, String)> {
    let mut facts = vec![("name", visible(&person.name))];
    if let Some(into) = &person.joined_into {
        let known = seen.person(into).map(|other| &*other.name);
        facts.push(("joined-into", visible(known.unwrap_or(into.as_str()))));
    }
    facts
}

/// What a memo is about: the title of a document, the name of a tag, the passage of an annotation, or
/// the id of what is not there.
pub fn topic(seen: Seen<'_>, topic: &MemoTopic, locale: &Locale) -> String {
    let title = |id: &DocumentId| {
        let document = seen.document(id);
        visible(document.map_or(id.as_str(), |document| &document.title))
    };
    match topic {
        MemoTopic::Project => locale.tr("fact-about-project").into_owned(),
        MemoTopic::Document(id) | MemoTopic::Decision(id, _) => title(id),
        MemoTopic::Tag(id) => tag_name(seen, id, locale),
        MemoTopic::Annotation(document, id) => match seen.annotation(id) {
            Some((_, annotation)) => visible(annotation.target.quote.trim()),
            None => title(document),
        },
    }
}

fn of_tag(seen: Seen<'_>, tag: &Tag, locale: &Locale) -> Vec<(&'static str, String)> {
    let mut facts: Vec<(&'static str, String)> = both("name", "name-en", &tag.name).into();
    let parent = tag.parent.as_ref();
    let parent = parent.map_or_else(
        || locale.tr("fact-top").into_owned(),
        |id| tag_name(seen, id, locale),
    );
    facts.push(("parent", parent));
    facts.extend(both("definition", "definition-en", &tag.definition));
    facts.extend(both("use-when", "use-when-en", &tag.use_when));
    facts.extend(both("avoid-when", "avoid-when-en", &tag.avoid_when));
    facts.push(("example", visible(&tag.example)));
    facts.push(("key", visible(&tag.key)));
    facts.push(("colour", tag.colour().to_rgb().hex()));
    facts.push(("order", tag.order.to_string()));
    if !tag.assignable {
        facts.push(("group", locale.tr("fact-yes").into_owned()));
    }
    if let Some(stone) = &tag.tombstone {
        let end = match &stone.merged_into {
            Some(into) => ("merged-into", tag_name(seen, into, locale)),
            None => ("deleted", locale.tr("fact-yes").into_owned()),
        };
        facts.extend([end, ("reason", visible(&stone.reason))]);
    }
    facts
}

fn of_document(document: &Document, locale: &Locale) -> Vec<(&'static str, String)> {
    let direction = match document.direction {
        Direction::Auto => "",
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    };
    let variables: Vec<String> = document
        .variables
        .iter()
        .map(|(name, value)| format!("{}: {}", visible(name), visible(value)))
        .collect();
    vec![
        ("title", visible(&document.title)),
        ("source", visible(&document.source)),
        ("author", visible(&document.author)),
        ("date", visible(&document.date)),
        ("variables", variables.join(list_comma(locale))),
        ("direction", direction.to_owned()),
        ("order", document.order.to_string()),
        ("file", visible(&document.imported.file_name)),
    ]
}

fn list_comma(locale: &Locale) -> &'static str {
    match locale.language() {
        Language::Arabic => "، ",
        Language::English => ", ",
    }
}

/// What a tag is called, or its id when the codebook does not know it.
fn tag_name(seen: Seen<'_>, id: &TagId, locale: &Locale) -> String {
    let name = seen.codebook().get(id).map(|tag| &tag.name);
    match name.filter(|name| !name.is_blank()) {
        None => id.as_str().to_owned(),
        Some(name) => visible(match locale.language() {
            Language::Arabic => name.arabic(),
            Language::English => name.english(),
        }),
    }
}
