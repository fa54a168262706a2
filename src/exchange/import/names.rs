//! Reads lists of names with their replacements, and decisions about doubtful places: tables of
//! spreadsheets, in any encoding that [`decode`] reads.

use super::{EncodingChoice, ImportError, decode};
use crate::arabic::{Folding, Pseudonym, Pseudonyms, fold, is_bidi_control};
use csv::{ReaderBuilder, StringRecord, Trim};
use std::collections::BTreeMap;
use thiserror::Error;

/// Separates the other spellings of a name in one cell.
pub const VARIANTS: char = '|';
// Headings of columns and answers in them, folded. Files that are written use the first of each.
const NAME: [&str; 3] = ["name", "الاسم", "اسم"];
const REPLACEMENT: [&str; 4] = ["replacement", "pseudonym", "البديل", "الاسم المستعار"];
const OTHERS: [&str; 3] = ["variants", "صيغ اخري", "صيغ"];
const ID: [&str; 1] = ["id"];
const REPLACE: [&str; 2] = ["replace", "استبدال"];
const YES: [&str; 4] = ["yes", "true", "1", "نعم"];
const NO: [&str; 4] = ["no", "false", "0", "لا"];

/// Why a table of names cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NamesError {
    /// The file is not text.
    #[error(transparent)]
    Text(#[from] ImportError),
    /// The file is not a table.
    #[error("line {line} is not as a table has it")]
    NoTable {
        /// The line, from 1.
        line: u64,
    },
    /// A column is not there.
    #[error("there is no column {column}")]
    NoColumn {
        /// What it should be called.
        column: &'static str,
    },
    /// A decision is neither yes nor no.
    #[error("line {line} says neither yes nor no: {said}")]
    NeitherYesNorNo {
        /// The line, from 1.
        line: u64,
        /// What it says.
        said: String,
    },
}

/// Reads a list of names: columns `name` and `replacement`, and `variants` with other spellings
/// separated by [`VARIANTS`]. Rows with neither a name nor a replacement are skipped.
///
/// # Errors
/// When it is no table with these columns.
pub fn read_names(bytes: &[u8]) -> Result<Vec<Pseudonym>, NamesError> {
    let table = Table::read(bytes)?;
    let name = table.column(&NAME)?;
    let replacement = table.column(&REPLACEMENT)?;
    let others = table.column(&OTHERS).ok();
    let rows = table.rows.iter().map(|row| {
        let cell = |at: usize| plain(row.get(at).unwrap_or_default());
        let others = others.map_or_else(String::new, cell);
        let variants = others.split(VARIANTS).map(plain).filter(|v| !v.is_empty());
        Pseudonym {
            name: cell(name),
            variants: variants.collect(),
            replacement: cell(replacement),
        }
    });
    let is_blank = |row: &Pseudonym| row.name.is_empty() && row.replacement.is_empty();
    Ok(rows.filter(|row| !is_blank(row)).collect())
}

/// Reads decisions: columns `id` and `replace`, the latter with yes, no or nothing. Other columns are
/// ignored.
///
/// # Errors
/// When it is no table with these columns, or says something else than yes or no.
pub fn read_decisions(bytes: &[u8]) -> Result<BTreeMap<String, bool>, NamesError> {
    let table = Table::read(bytes)?;
    let (id, replace) = (table.column(&ID)?, table.column(&REPLACE)?);
    let mut decisions = BTreeMap::new();
    for row in &table.rows {
        let said = folded(row.get(replace).unwrap_or_default());
        let decided = match said.as_str() {
            "" => continue,
            yes if YES.contains(&yes) => true,
            no if NO.contains(&no) => false,
            _ => {
                let line = row.position().map_or(0, csv::Position::line);
                return Err(NamesError::NeitherYesNorNo { line, said });
            }
        };
        decisions.insert(plain(row.get(id).unwrap_or_default()), decided);
    }
    Ok(decisions)
}

/// Whether the bytes of a file certainly hold a name of a list, as far as they are text.
pub fn holds_name(names: &Pseudonyms, bytes: &[u8]) -> bool {
    let places = names.find(&as_text(bytes));
    places.iter().any(|p| p.doubt.is_none())
}

/// Whether the bytes of a file hold a name of a list, certainly or doubtfully, as far as they are text.
pub fn may_hold_name(names: &Pseudonyms, bytes: &[u8]) -> bool {
    !names.find(&as_text(bytes)).is_empty()
}

fn as_text(bytes: &[u8]) -> String {
    let text = decode(bytes, EncodingChoice::Auto).map(|d| d.text);
    text.unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

/// A table as spreadsheets write it.
struct Table {
    header: Vec<String>,
    rows: Vec<StringRecord>,
}

impl Table {
    fn read(bytes: &[u8]) -> Result<Self, NamesError> {
        let text = decode(bytes, EncodingChoice::Auto)?.text;
        let first = text.lines().next().unwrap_or_default();
        let parting = |c: &&u8| first.as_bytes().contains(c);
        let delimiter = [b'\t', b';', b','].iter().find(parting).copied();
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .trim(Trim::All)
            .flexible(true)
            .from_reader(text.as_bytes());
        let no_table = |error: csv::Error| NamesError::NoTable {
            line: error.position().map_or(1, csv::Position::line),
        };
        let header = reader.headers().map_err(no_table)?;
        let header = header.iter().map(folded).collect();
        let rows = reader
            .records()
            .collect::<Result<_, _>>()
            .map_err(no_table)?;
        Ok(Self { header, rows })
    }

    fn column(&self, called: &[&'static str]) -> Result<usize, NamesError> {
        let found = self
            .header
            .iter()
            .position(|h| called.contains(&h.as_str()));
        found.ok_or(NamesError::NoColumn { column: called[0] })
    }
}

fn folded(words: &str) -> String {
    fold(&plain(words), Folding::ALL)
}

/// A cell in one line, without what cannot be seen, and without the sign that keeps spreadsheets from
/// computing.
fn plain(cell: &str) -> String {
    let cell = match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    };
    let seen = cell.replace(
        |c: char| is_bidi_control(c) || (c.is_control() && !c.is_whitespace()),
        "",
    );
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pseudonym(name: &str, variants: &[&str], replacement: &str) -> Pseudonym {
        Pseudonym {
            name: name.into(),
            variants: variants.iter().map(|v| (*v).to_owned()).collect(),
            replacement: replacement.into(),
        }
    }

    #[test]
    fn tables_of_spreadsheets_are_read() {
        let expected = [
            pseudonym("أبو طلحة", &["Abu Talha", "ابو طلحا"], "أبو خالد"),
            pseudonym("البغدادي", &[], "P1"),
        ];
        for table in [
            "name,replacement,variants\nأبو طلحة,أبو خالد,Abu Talha|ابو طلحا\nالبغدادي,P1,\n,,\n",
            "\u{FEFF}الاسم;البديل;صيغ أخرى\r\n  أبو  طلحة ;أبو خالد; Abu Talha | ابو طلحا\r\nالبغدادي;P1\r\n",
            "variants\tName\tPseudonym\nAbu Talha|ابو طلحا\t\"أبو\nطلحة\"\tأبو خالد\n\tالبغدادي\tP1\n",
        ] {
            assert_eq!(
                read_names(table.as_bytes()).as_deref(),
                Ok(&expected[..]),
                "{table}"
            );
        }
    }

    #[test]
    fn what_is_no_list_is_told() {
        let missing = |column| Err(NamesError::NoColumn { column });
        assert_eq!(
            read_names("name,x\nأحمد,س\n".as_bytes()),
            missing("replacement")
        );
        assert_eq!(read_names("أحمد,س\n".as_bytes()), missing("name"));
        assert_eq!(read_names(b""), Err(NamesError::Text(ImportError::Empty)));
    }

    #[test]
    fn decisions_are_yes_no_or_none() {
        let table = "id,replace,found\na,yes,x\nb,لا,y\nc,,z\n";
        let read = read_decisions(table.as_bytes()).unwrap();
        assert_eq!(
            read,
            BTreeMap::from([("a".to_owned(), true), ("b".to_owned(), false)])
        );
        let odd = read_decisions("id,replace\na,maybe\n".as_bytes());
        assert_eq!(
            odd,
            Err(NamesError::NeitherYesNorNo {
                line: 2,
                said: "maybe".into()
            })
        );
    }

    proptest! {
        #[test]
        fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read_names(&bytes);
            let _ = read_decisions(&bytes);
        }

        #[test]
        fn what_is_written_is_read(rows in proptest::collection::vec(("[أ-ي a=+@-]{0,12}[أ-ي]", "[أ-يA-Z]{1,9}", proptest::collection::vec("[أ-ي]{1,5}", 0..3)), 0..6)) {
            let list: Vec<Pseudonym> = rows.into_iter().map(|(name, replacement, variants)| Pseudonym {
                name: plain(&name), variants, replacement,
            }).collect();
            let mut bytes = Vec::new();
            crate::exchange::export::names::write_names(&list, &mut bytes).unwrap();
            prop_assert_eq!(read_names(&bytes).unwrap(), list);
        }
    }
}
