//! What is wrong with a project on disk, in words.

use super::{InWords, Words, shown};
use crate::locale::{Locale, Value};
use crate::model::CodebookFault;
use crate::store::{Finding, FindingKind};

impl InWords for FindingKind {
    fn in_words(&self, locale: &Locale) -> Words {
        let key = format!("finding-{}", self.code());
        Words::of(locale, &key, &values(self))
    }
}

impl InWords for Finding {
    /// The place first, as compilers say it, so that editors can jump there.
    fn in_words(&self, locale: &Locale) -> Words {
        let words = self.kind.in_words(locale);
        let mut given = vec![
            ("file", shown(&self.file)),
            ("message", Value::from(words.message)),
        ];
        let message = match self.line {
            Some(line) => {
                // A place in a file is a name, not a count.
                given.push(("line", Value::from(line.to_string())));
                locale.tr_with("finding-at-line", &given).into_owned()
            }
            None => locale.tr_with("finding-in-file", &given).into_owned(),
        };
        Words {
            message,
            hint: words.hint,
        }
    }
}

fn values(kind: &FindingKind) -> Vec<(&'static str, Value<'static>)> {
    match kind {
        FindingKind::FileMissing
        | FindingKind::Empty
        | FindingKind::Torn
        | FindingKind::ConflictMarkers
        | FindingKind::OutsideProject
        | FindingKind::ChangedElsewhere => Vec::new(),
        FindingKind::Unreadable { reason } => vec![("reason", shown(reason))],
        FindingKind::NotUtf8 { byte } => vec![("byte", Value::from(*byte))],
        FindingKind::Nul { column } => vec![("column", Value::from(*column))],
        FindingKind::NotUnderstood {
            text,
            column,
            reason,
        } => vec![
            ("text", shown(text)),
            ("column", Value::from(*column)),
            ("reason", shown(reason)),
        ],
        FindingKind::NewerSchema { found } => vec![("found", Value::from(*found))],
        FindingKind::BadId { id } | FindingKind::DuplicateId { id } => vec![("id", shown(id))],
        FindingKind::Alternatives { id, count } => {
            vec![("id", shown(id)), ("count", Value::from(*count))]
        }
        FindingKind::SyncConflict { of } => vec![("of", shown(of))],
        FindingKind::TextMissing { document }
        | FindingKind::TextHashDiffers { document }
        | FindingKind::DocumentMissing { document } => vec![("document", shown(document))],
        FindingKind::SpanBeyondText {
            annotation,
            span,
            length,
        } => vec![
            ("annotation", shown(annotation)),
            ("span", Value::from(span.to_string())),
            ("length", Value::from(*length)),
        ],
        FindingKind::EmptySpan { annotation, span } => vec![
            ("annotation", shown(annotation)),
            ("span", Value::from(span.to_string())),
        ],
        FindingKind::CutsGrapheme {
            annotation,
            span,
            at,
        } => vec![
            ("annotation", shown(annotation)),
            ("span", Value::from(span.to_string())),
            ("at", Value::from(at.0)),
        ],
        FindingKind::QuoteDiffers {
            annotation,
            quote,
            text,
        } => vec![
            ("annotation", shown(annotation)),
            ("quote", shown(quote)),
            ("text", shown(text)),
        ],
        FindingKind::UnknownTag { annotation, tag } => {
            vec![("annotation", shown(annotation)), ("tag", shown(tag))]
        }
        FindingKind::Codebook(fault) => fault_values(fault),
    }
}

fn fault_values(fault: &CodebookFault) -> Vec<(&'static str, Value<'static>)> {
    match fault {
        CodebookFault::Circle(tag) => vec![("tag", shown(tag.as_str()))],
        CodebookFault::ParentMissing(tag, other)
        | CodebookFault::MergeTargetMissing(tag, other) => {
            vec![
                ("tag", shown(tag.as_str())),
                ("other", shown(other.as_str())),
            ]
        }
        CodebookFault::KeyTwice(tag, other, key) => vec![
            ("tag", shown(tag.as_str())),
            ("other", shown(other.as_str())),
            ("key", shown(key)),
        ],
    }
}
