//! Why a file could not be imported, and what to look at twice, in words.

use super::{InWords, Words, shown};
use crate::exchange::export::ExportWarning;
use crate::exchange::import::{ENDINGS, ImportError, ImportWarning};
use crate::locale::{Locale, Value};

impl InWords for ImportError {
    fn in_words(&self, locale: &Locale) -> Words {
        // Places in a file are names, not counts.
        let place = |number: &usize| Value::from(number.to_string());
        match self {
            Self::UnknownKind { .. } => {
                let endings = ENDINGS.map(|ending| format!(".{ending}")).join(", ");
                let values = [("endings", Value::from(endings))];
                Words::of(locale, "import-unknown-kind", &values)
            }
            Self::Empty => Words::of(locale, "import-empty", &[]),
            Self::Nul { byte, line } => {
                let values = [("byte", place(byte)), ("line", place(line))];
                Words::of(locale, "import-nul", &values)
            }
            Self::NotInEncoding {
                encoding,
                byte,
                line,
            } => {
                let values = [
                    ("encoding", Value::from(*encoding)),
                    ("byte", place(byte)),
                    ("line", place(line)),
                ];
                Words::of(locale, "import-not-in-encoding", &values)
            }
        }
    }
}

impl InWords for ImportWarning {
    fn in_words(&self, locale: &Locale) -> Words {
        let (key, values) = match self {
            Self::ReplacementCharacters { count, first_line } => (
                "import-replacement-characters",
                [
                    ("count", Value::from(*count)),
                    ("line", first_line.to_string().into()),
                ],
            ),
            Self::BidiControls { count, first_line } => (
                "import-bidi-controls",
                [
                    ("count", Value::from(*count)),
                    ("line", first_line.to_string().into()),
                ],
            ),
            Self::LongParagraph { line, bytes } => {
                let megabytes = format!("{:.1}", *bytes as f64 / 1e6);
                (
                    "import-long-paragraph",
                    [
                        ("size", megabytes.into()),
                        ("line", line.to_string().into()),
                    ],
                )
            }
        };
        Words::of(locale, key, &values)
    }
}

impl InWords for ExportWarning {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Lost {
                annotation,
                document,
            } => {
                let values = [
                    ("annotation", shown(annotation.as_str())),
                    ("document", shown(document.as_str())),
                ];
                Words::of(locale, "export-lost", &values)
            }
            Self::UnknownTag { annotation, tag } => {
                let values = [
                    ("annotation", shown(annotation.as_str())),
                    ("tag", shown(tag.as_str())),
                ];
                Words::of(locale, "finding-unknown-tag", &values)
            }
            Self::DocumentRemoved {
                title, annotations, ..
            } => {
                let values = [
                    ("document", shown(title)),
                    ("count", Value::from(*annotations)),
                ];
                Words::of(locale, "export-document-removed", &values)
            }
            Self::DocumentMissing {
                document,
                annotations,
            } => {
                let values = [
                    ("document", shown(document.as_str())),
                    ("count", Value::from(*annotations)),
                ];
                Words::of(locale, "export-document-missing", &values)
            }
        }
    }
}

/// What is said of a file whose encoding was guessed.
pub fn guessed_encoding(locale: &Locale, file: &str, encoding: &str) -> Words {
    let values = [("file", shown(file)), ("encoding", shown(encoding))];
    Words::of(locale, "import-guessed", &values)
}
