//! Lists of names, what is doubtful, and why a project cannot be written anew, in words.

use super::{InWords, Words, shown};
use crate::arabic::{Doubt, ListFault, Pseudonym, Pseudonyms};
use crate::edit::pseudonyms::{Field, NameFound};
use crate::exchange::export::names::NameRow;
use crate::exchange::import::NamesError;
use crate::locale::{Locale, Value};
use crate::store::PseudonymsError;

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

/// A place as a row of a report; its words for machines never change.
pub fn name_row(names: &Pseudonyms, found: &NameFound, is_replaced: bool) -> NameRow {
    let name = names.list().get(found.place.index);
    NameRow {
        id: found.id.clone(),
        replace: if is_replaced { "yes" } else { "no" }.to_owned(),
        doubt: found.place.doubt.map_or("", Doubt::code).to_owned(),
        name: name.map_or_else(String::new, |n| n.name.clone()),
        found: found.found.clone(),
        written: found.written.clone(),
        holder: found.holder.id().to_owned(),
        field: found.field.code(),
        before: found.before.clone(),
        after: found.after.clone(),
    }
}
