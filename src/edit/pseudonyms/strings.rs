//! Visits every string of a project that may name a person, except texts and quotes.

use crate::model::{
    AnnotationId, AnnotatorId, Bilingual, Codebook, CodingKey, Document, DocumentId, Memo, MemoId,
    MemoTopic, Project, Round, RoundId, Tag, TagId, Tombstone, VersionId,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The record in which a string is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Holder {
    /// The project itself.
    Project,
    /// A round.
    Round(RoundId),
    /// A tag.
    Tag(TagId),
    /// A version of the codebook.
    Version(VersionId),
    /// A tag as it is in a version of the codebook.
    VersionTag(VersionId, TagId),
    /// A document.
    Document(DocumentId),
    /// An annotation.
    Annotation(CodingKey, AnnotationId),
    /// A memo of an annotator, with what it is about.
    Memo(AnnotatorId, MemoId, MemoTopic),
}

/// Which string of its record it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "the names are those of the fields")]
pub enum Field {
    NameAr,
    NameEn,
    DefinitionAr,
    DefinitionEn,
    UseWhenAr,
    UseWhenEn,
    AvoidWhenAr,
    AvoidWhenEn,
    Example,
    Reason,
    Title,
    Source,
    Author,
    Date,
    FileName,
    VariableName(usize),
    Variable(usize),
    Text,
    Memo,
    Quote,
}

impl Field {
    /// A word for it that never changes.
    pub fn code(self) -> String {
        let code = match self {
            Self::NameAr => "name-ar",
            Self::NameEn => "name-en",
            Self::DefinitionAr => "definition-ar",
            Self::DefinitionEn => "definition-en",
            Self::UseWhenAr => "use-when-ar",
            Self::UseWhenEn => "use-when-en",
            Self::AvoidWhenAr => "avoid-when-ar",
            Self::AvoidWhenEn => "avoid-when-en",
            Self::Example => "example",
            Self::Reason => "reason",
            Self::Title => "title",
            Self::Source => "source",
            Self::Author => "author",
            Self::Date => "date",
            Self::FileName => "file-name",
            Self::VariableName(n) => return format!("variable-name-{n}"),
            Self::Variable(n) => return format!("variable-{n}"),
            Self::Text => "text",
            Self::Memo => "memo",
            Self::Quote => "quote",
        };
        code.to_owned()
    }
}

impl Holder {
    /// The id of the record that holds the string.
    pub fn id(&self) -> &str {
        match self {
            Self::Project => "project",
            Self::Round(id) => id.as_str(),
            Self::Tag(id) | Self::VersionTag(_, id) => id.as_str(),
            Self::Version(id) => id.as_str(),
            Self::Document(id) => id.as_str(),
            Self::Annotation(_, id) => id.as_str(),
            Self::Memo(_, id, _) => id.as_str(),
        }
    }
}

/// Visits every string of the project itself, its rounds, its tags and their versions. A copy of each record
/// is visited, and put back where a string changed.
pub(super) fn of_project(project: &mut Project, mut with: impl FnMut(Holder, Field, &mut String)) {
    pair(
        &mut project.title,
        [Field::NameAr, Field::NameEn],
        |field, words| {
            with(Holder::Project, field, words);
        },
    );
    for round in project.rounds.values_mut() {
        let id = round.id.clone();
        of_round(round, |field, words| {
            with(Holder::Round(id.clone()), field, words)
        });
    }
    of_tags(&mut project.codebook, |tag, field, words| {
        with(Holder::Tag(tag.clone()), field, words);
    });
    for version in project.versions.values_mut() {
        let id = version.id.clone();
        with(
            Holder::Version(id.clone()),
            Field::NameAr,
            &mut version.name,
        );
        with(
            Holder::Version(id.clone()),
            Field::Reason,
            &mut version.reason,
        );
        let mut tags = version.tags.as_ref().clone();
        of_tags(&mut tags, |tag, field, words| {
            with(Holder::VersionTag(id.clone(), tag.clone()), field, words);
        });
        if *version.tags != tags {
            version.tags = Arc::new(tags);
        }
    }
}

/// Visits the texts of memos whose topic `is_reached`.
pub(super) fn of_memos(
    memos: &mut BTreeMap<AnnotatorId, BTreeMap<MemoId, Memo>>,
    is_reached: impl Fn(&MemoTopic) -> bool,
    mut with: impl FnMut(Holder, Field, &mut String),
) {
    for (by, memos) in memos {
        for memo in memos.values_mut().filter(|memo| is_reached(&memo.about)) {
            let holder = Holder::Memo(by.clone(), memo.id.clone(), memo.about.clone());
            with(holder, Field::Memo, &mut memo.text);
        }
    }
}

fn of_tags(book: &mut Codebook, mut with: impl FnMut(&TagId, Field, &mut String)) {
    let tags: Vec<Tag> = book.all().cloned().collect();
    for mut tag in tags {
        let id = tag.id.clone();
        of_tag(&mut tag, |field, words| with(&id, field, words));
        if book.get(&id) != Some(&tag) {
            book.insert(tag);
        }
    }
}

/// Replaces names in the record of a document.
pub(super) fn of_document(
    document: &mut Document,
    mut with: impl FnMut(Holder, Field, &mut String),
) {
    let id = document.id.clone();
    let fields = [
        (Field::Title, &mut document.title),
        (Field::Source, &mut document.source),
        (Field::Author, &mut document.author),
        (Field::Date, &mut document.date),
        (Field::FileName, &mut document.imported.file_name),
    ];
    for (field, words) in fields {
        with(Holder::Document(id.clone()), field, words);
    }
    for (n, (name, value)) in document.variables.iter_mut().enumerate() {
        with(Holder::Document(id.clone()), Field::VariableName(n), name);
        with(Holder::Document(id.clone()), Field::Variable(n), value);
    }
}

fn of_round(round: &mut Round, with: impl FnMut(Field, &mut String)) {
    pair(&mut round.name, [Field::NameAr, Field::NameEn], with);
}

fn of_tag(tag: &mut Tag, mut with: impl FnMut(Field, &mut String)) {
    let pairs = [
        (&mut tag.name, [Field::NameAr, Field::NameEn]),
        (
            &mut tag.definition,
            [Field::DefinitionAr, Field::DefinitionEn],
        ),
        (&mut tag.use_when, [Field::UseWhenAr, Field::UseWhenEn]),
        (
            &mut tag.avoid_when,
            [Field::AvoidWhenAr, Field::AvoidWhenEn],
        ),
    ];
    for (words, fields) in pairs {
        pair(words, fields, &mut with);
    }
    with(Field::Example, &mut tag.example);
    if let Some(Tombstone { reason, .. }) = &mut tag.tombstone {
        with(Field::Reason, reason);
    }
}

fn pair(words: &mut Bilingual, [ar, en]: [Field; 2], mut with: impl FnMut(Field, &mut String)) {
    with(ar, &mut words.ar);
    with(en, &mut words.en);
}
