//! Lists of names for spreadsheets, and reports of where names were found and what was done there.
//!
//! Both hold real names: they make it possible to restore the names that were replaced.

use super::csv::neutral;
use crate::arabic::Pseudonym;
use crate::exchange::import::VARIANTS;
use csv::{Terminator, WriterBuilder};
use std::io::{self, Write};

/// One place of a report. The names of the fields are the columns, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct NameRow {
    /// Names the place as long as the project does not change.
    pub id: String,
    /// `yes` or `no`: whether it is replaced. Someone may change it and hand it in again.
    pub replace: String,
    /// Why it may be something else than the name; empty when it is certain.
    pub doubt: String,
    /// The name as it stands in the list.
    pub name: String,
    /// The words that were found.
    pub found: String,
    /// What stands there instead.
    pub written: String,
    /// Which document, tag or annotation.
    pub holder: String,
    /// Which of its fields.
    pub field: String,
    /// Text before it.
    pub before: String,
    /// Text after it.
    pub after: String,
}

const COLUMNS: [&str; 10] = [
    "id", "replace", "doubt", "name", "found", "written", "holder", "field", "before", "after",
];

/// Writes a list of names, as [`read_names`](crate::exchange::import::read_names) reads it.
///
/// # Errors
/// When `out` does not take the bytes.
pub fn write_names(list: &[Pseudonym], out: impl Write) -> io::Result<()> {
    let rows = list.iter().map(|row| {
        let variants = row.variants.join(&VARIANTS.to_string());
        vec![row.name.clone(), row.replacement.clone(), variants]
    });
    write(&["name", "replacement", "variants"], rows, out)
}

/// Writes a report.
///
/// # Errors
/// When `out` does not take the bytes.
pub fn write_report(rows: &[NameRow], out: impl Write) -> io::Result<()> {
    let cells = rows.iter().map(|row| {
        let cells: [&String; COLUMNS.len()] = [
            &row.id,
            &row.replace,
            &row.doubt,
            &row.name,
            &row.found,
            &row.written,
            &row.holder,
            &row.field,
            &row.before,
            &row.after,
        ];
        cells.map(String::clone).to_vec()
    });
    write(&COLUMNS, cells, out)
}

fn write(
    header: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
    mut out: impl Write,
) -> io::Result<()> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| neutral(cell).into_owned()))?;
    }
    writer.flush()
}
