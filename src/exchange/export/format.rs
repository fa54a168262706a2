//! The formats in which excerpts are written: what each is called, needs, loses and how it encodes.
//!
//! The export dialog and `hashiya export` both take their choices from [`Format::ALL`]. A new format
//! is a variant here with its facts, a file beside this one that writes it, and its words in
//! `assets/locale/*/formats.ftl`.

use super::{Row, csv, jsonl};
use std::io::{self, Write};

listed! {
    /// A format of exported excerpts.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub enum Format {
        /// A table for spreadsheets.
        #[default]
        Csv,
        /// One JSON object a line.
        Jsonl,
    }
}

/// What is known of a format.
struct Facts {
    id: &'static str,
    extension: &'static str,
    name: &'static str,
    needs: Option<&'static str>,
    loses: Option<&'static str>,
}

impl Format {
    /// Its name on the command line: short, lower-case ASCII, never changed.
    pub fn id(self) -> &'static str {
        self.facts().id
    }

    /// What names of its files end with, without the dot.
    pub fn extension(self) -> &'static str {
        self.facts().extension
    }

    /// Key of the message that names it for people.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// Key of the message that says what a project must have to be written in it; nothing where any
    /// selection can be.
    pub fn needs(self) -> Option<&'static str> {
        self.facts().needs
    }

    /// Key of the message that says what its files do not hold or hold changed; nothing where they
    /// hold all that the project knows of an excerpt.
    pub fn loses(self) -> Option<&'static str> {
        self.facts().loses
    }

    /// Keys of the messages to read before choosing it: what it needs, then what it loses.
    pub fn notes(self) -> impl Iterator<Item = &'static str> {
        [self.needs(), self.loses()].into_iter().flatten()
    }

    /// Writes rows in it.
    ///
    /// # Errors
    /// When `out` does not take the bytes.
    pub fn write(self, rows: &[Row], out: impl Write) -> io::Result<()> {
        match self {
            Self::Csv => csv::write(rows, out),
            Self::Jsonl => jsonl::write(rows, out),
        }
    }

    fn facts(self) -> Facts {
        match self {
            Self::Csv => Facts {
                id: "csv",
                extension: "csv",
                name: "format-csv",
                needs: None,
                loses: Some("format-csv-loses"),
            },
            Self::Jsonl => Facts {
                id: "jsonl",
                extension: "jsonl",
                name: "format-jsonl",
                needs: None,
                loses: Some("format-jsonl-loses"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Isolation, Language, Locale};
    use std::collections::BTreeSet;

    #[test]
    fn every_format_has_words_in_both_languages() {
        for language in Language::ALL {
            let locale = Locale::new(language, Isolation::Plain);
            for format in Format::ALL {
                for key in std::iter::once(format.name()).chain(format.notes()) {
                    assert!(locale.has(key), "{language:?} lacks {key}");
                }
            }
        }
    }

    #[test]
    fn ids_and_extensions_are_short_and_ids_differ() {
        let ids: BTreeSet<&str> = Format::ALL.iter().map(|format| format.id()).collect();
        assert_eq!(ids.len(), Format::ALL.len());
        for format in Format::ALL {
            for word in [format.id(), format.extension()] {
                assert!(!word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()));
            }
        }
    }
}
