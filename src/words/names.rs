//! Lists of names, what is doubtful, and why a project cannot be written anew, in words.

use super::{InWords, Words, not_written, shown};
use crate::arabic::{Doubt, ListFault, Pseudonym};
use crate::desk::{NamesListError, ReplaceNamesError, Undecided};
use crate::edit::pseudonyms::Field;
use crate::exchange::import::NamesError;
use crate::locale::{Locale, Value};
use crate::store::PseudonymsError;
use std::path::Path;

impl InWords for NamesError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Text(error) => error.in_words(locale),
            Self::NoTable { line } => Words::of(
                locale,
                "names-no-table",
                &[("line", line.to_string().into())],
            ),
            Self::NoColumn { column } => Words::of(
                locale,
                "names-no-column",
                &[("column", Value::from(*column))],
            ),
            Self::NeitherYesNorNo { line, said } => {
                let values = [("line", line.to_string().into()), ("said", shown(said))];
                Words::of(locale, "names-neither", &values)
            }
        }
    }
}

impl InWords for PseudonymsError {
    fn in_words(&self, locale: &Locale) -> Words {
        let at = |key: &str, file: &String| Words::of(locale, key, &[("file", shown(file))]);
        match self {
            Self::Open(error) => error.in_words(locale),
            Self::ReadOnly(reason) => reason.in_words(locale),
            Self::Waits { file } => at("pseudonyms-waits", file),
            Self::Aside { file } => at("pseudonyms-aside", file),
            Self::Blocked { file } => at("pseudonyms-blocked", file),
            Self::Changed => Words::of(locale, "pseudonyms-changed", &[]),
            Self::Backups(error) => error.in_words(locale),
            Self::Save(error) => error.in_words(locale),
            Self::Within(error) => {
                let values = [("message", error.in_words(locale).message.into())];
                Words::of(locale, "pseudonyms-within", &values)
            }
        }
    }
}

/// What is wrong with a list of names. Rows are counted as people do, from 1.
pub fn list_fault(locale: &Locale, list: &[Pseudonym], fault: &ListFault) -> Words {
    let row = |row: &usize| Value::from((row + 1).to_string());
    let name = |row: &usize| shown(list.get(*row).map_or("", |r| r.name.as_str()));
    let of = |key: &str, values: &[(&str, Value<'_>)]| Words::of(locale, key, values);
    match fault {
        ListFault::Empty => of("names-empty", &[]),
        ListFault::NoName(at) => of("names-no-name", &[("row", row(at))]),
        ListFault::NoReplacement(at) => of("names-no-replacement", &[("name", name(at))]),
        ListFault::SameName(_, at) => of("names-same-name", &[("name", name(at))]),
        ListFault::Chain { row, holds } => {
            let replacement = list.get(*row).map_or("", |r| r.replacement.as_str());
            let values = [
                ("name", name(row)),
                ("replacement", shown(replacement)),
                ("other", name(holds)),
            ];
            of("names-chain", &values)
        }
        ListFault::SameReplacement(first, second) => {
            let values = [("name", name(first)), ("other", name(second))];
            of("names-same-replacement", &values)
        }
    }
}

/// Why a place may not be the name.
pub fn doubt(locale: &Locale, doubt: Doubt) -> String {
    locale.tr(&format!("doubt-{}", doubt.code())).into_owned()
}

/// Which string of its holder holds a name.
pub fn field(locale: &Locale, field: Field) -> String {
    let key = match field {
        Field::VariableName(_) | Field::Variable(_) => "field-variable".to_owned(),
        field => format!("field-{}", field.code()),
    };
    locale.tr(&key).into_owned()
}

impl InWords for NamesListError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::InsideProject { file } => about(locale, "problem-names-inside", file, &[]),
            Self::Read(error) => error.in_words(locale),
            Self::NoList { file, source } => {
                let message = Value::from(source.in_words(locale).message);
                about(locale, "problem-names", file, &[("message", message)])
            }
            Self::Write { file, source } => not_written(locale, file, source),
        }
    }
}

impl InWords for Undecided {
    fn in_words(&self, locale: &Locale) -> Words {
        let count = ("count", Value::from(self.count));
        Words::of(locale, "problem-doubtful", &[count])
    }
}

impl InWords for ReplaceNamesError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Refused(refusal) => refusal.in_words(locale),
            Self::Rewrite(error) => error.in_words(locale),
            Self::Report { file, source } => {
                let written = not_written(locale, file, source).message;
                let values = [("message", Value::from(written))];
                Words::of(locale, "pseudonyms-report-failed", &values)
            }
        }
    }
}

/// A sentence about a file, with other values in it.
fn about(locale: &Locale, key: &str, file: &Path, others: &[(&str, Value<'_>)]) -> Words {
    let mut values = vec![("file", shown(file.display().to_string()))];
    values.extend_from_slice(others);
    Words::of(locale, key, &values)
}
