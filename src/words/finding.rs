//! What is wrong with a project on disk, in words.

use super::{InWords, Words, said, shown};
use crate::locale::{Locale, Value};
use crate::model::CodebookFault;
use crate::store::{Finding, FindingKind};

impl InWords for FindingKind {
    fn in_words(&self, locale: &Locale) -> Words {
        let key = format!("finding-{}", self.code());
        Words::of(locale, &key, &values(self, locale))
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

fn values(kind: &FindingKind, locale: &Locale) -> Vec<(&'static str, Value<'static>)> {
    match kind {
        FindingKind::FileMissing
        | FindingKind::ImportPutAway
        | FindingKind::GitMixesTexts
        | FindingKind::Empty
        | FindingKind::Torn
        | FindingKind::ConflictMarkers
        | FindingKind::OutsideProject
        | FindingKind::RewritingUnfinished
        | FindingKind::ByteOrderMark
        | FindingKind::ChangedElsewhere => Vec::new(),
        // Sizes are names, not counts.
        FindingKind::LongLine { megabytes } => vec![("size", Value::from(megabytes.to_string()))],
        FindingKind::SameName { other } => vec![("other", shown(other))],
        FindingKind::NotInJournal { error } => {
            vec![("reason", Value::from(error.in_words(locale).message))]
        }
        FindingKind::Unreadable { reason } => vec![("reason", said(locale, reason))],
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
        FindingKind::OlderSchema { files } => vec![("count", Value::from(*files))],
        FindingKind::BadId { id } | FindingKind::DuplicateId { id } => vec![("id", shown(id))],
        FindingKind::Alternatives { id, count } => {
            vec![("id", shown(id)), ("count", Value::from(*count))]
        }
        FindingKind::SyncConflict { of } => vec![("of", shown(of))],
        FindingKind::TextMissing { document }
        | FindingKind::TextsDiffer { document }
        | FindingKind::RecordMissing { document }
        | FindingKind::ImportUnfinished { document }
        | FindingKind::TextHashDiffers { document }
        | FindingKind::TextNotRecorded { document }
        | FindingKind::WithdrawnRemains { document }
        | FindingKind::DocumentMissing { document } => vec![("document", shown(document))],
        FindingKind::VersionMissing { version } | FindingKind::VersionDiffers { version } => {
            vec![("version", shown(version))]
        }
        FindingKind::WithdrawnLeftOut {
            document,
            annotations,
        } => vec![
            ("document", shown(document)),
            ("annotations", Value::from(*annotations)),
        ],
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
        FindingKind::EqualNames { name, annotators } => {
            let pair = |at: usize| shown(annotators.get(at).map_or("", String::as_str));
            vec![
                ("name", shown(name)),
                ("annotators", shown(annotators.join(", "))),
                ("first", pair(0)),
                ("second", pair(1)),
            ]
        }
        FindingKind::JoinCircle { annotators } => {
            vec![("annotators", shown(annotators.join(", ")))]
        }
        FindingKind::UnknownTag { annotation, tag } => {
            vec![("annotation", shown(annotation)), ("tag", shown(tag))]
        }
        FindingKind::Codebook(fault) => fault_values(fault),
    }
}

fn fault_values(fault: &CodebookFault) -> Vec<(&'static str, Value<'static>)> {
    match fault {
        CodebookFault::Circle(tag) | CodebookFault::MergeCircle(tag) => {
            vec![("tag", shown(tag.as_str()))]
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Isolation, Language};

    #[test]
    fn the_place_comes_first_and_names_do_not_act() {
        let locale = Locale::new(Language::English, Isolation::Plain);
        let finding = Finding {
            file: "annotations/r1/d/\u{202e}x.ron".to_owned(),
            part: None,
            line: Some(1234),
            kind: FindingKind::Torn,
        };
        let words = finding.in_words(&locale).message;
        let place = "annotations/r1/d/[U+202E]x.ron:1234: ";
        assert!(words.starts_with(place), "{words}");
    }
}
