//! Why an edit could not be made, in words.

use super::{InWords, Words, shown};
use crate::arabic::TextError;
use crate::edit::{AnnotateError, EditError};
use crate::locale::{Locale, Value};
use crate::model::IdError;

impl InWords for TextError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Beyond { range, length } => {
                let values = [
                    ("span", Value::from(range.to_string())),
                    ("length", Value::from(*length)),
                ];
                Words::of(locale, "error-span-beyond", &values)
            }
            Self::Empty { range } => {
                let values = [("span", Value::from(range.to_string()))];
                Words::of(locale, "error-span-empty", &values)
            }
            Self::CutsGrapheme { range, at } => {
                let values = [
                    ("span", Value::from(range.to_string())),
                    ("at", Value::from(at.0)),
                ];
                Words::of(locale, "error-cuts-grapheme", &values)
            }
        }
    }
}

impl InWords for AnnotateError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::NoDocument(id) => named(locale, "error-no-document", id.as_str()),
            Self::NoTag(id) => named(locale, "error-no-tag", id.as_str()),
            Self::Group(id) => named(locale, "error-tag-is-group", id.as_str()),
            Self::Span(error) => error.in_words(locale),
        }
    }
}

impl InWords for EditError {
    fn in_words(&self, locale: &Locale) -> Words {
        let (key, id) = match self {
            Self::BlankName(_) => return Words::of(locale, "problem-blank-annotator", &[]),
            Self::NoAnnotation(id) => ("error-no-annotation", id.as_str()),
            Self::AnnotationExists(id) => ("error-annotation-exists", id.as_str()),
            Self::NoTag(id) => ("error-no-tag", id.as_str()),
            Self::TagExists(id) => ("error-tag-exists", id.as_str()),
            Self::TagCircle(id) => ("error-tag-circle", id.as_str()),
            Self::NoVersion(id) => ("error-no-version", id.as_str()),
            Self::VersionExists(id) => ("error-version-exists", id.as_str()),
            Self::NoDocument(id) => ("error-no-document", id.as_str()),
            Self::DocumentExists(id) => ("error-document-exists", id.as_str()),
            Self::NotRemoved(id) => ("error-not-removed", id.as_str()),
            Self::NoMemo(id) => ("error-no-memo", id.as_str()),
            Self::MemoExists(id) => ("error-memo-exists", id.as_str()),
            Self::AnnotatorCircle(id) => ("error-annotator-circle", id.as_str()),
            Self::NoAnnotator(id) => ("error-no-annotator", id.as_str()),
            Self::AnnotatorExists(id) => ("error-annotator-exists", id.as_str()),
            Self::NoRound(id) => ("error-no-round", id.as_str()),
            Self::RoundExists(id) => ("error-round-exists", id.as_str()),
            Self::RoundClosed(id) => ("error-round-closed", id.as_str()),
        };
        named(locale, key, id)
    }
}

impl InWords for IdError {
    fn in_words(&self, locale: &Locale) -> Words {
        let id = match self {
            Self::Empty => "",
            Self::TooLong(id) | Self::BadCharacter(id) | Self::Device(id) => id,
        };
        Words::of(locale, "finding-bad-id", &[("id", shown(id))])
    }
}

fn named(locale: &Locale, key: &str, name: &str) -> Words {
    Words::of(locale, key, &[("name", shown(name))])
}
