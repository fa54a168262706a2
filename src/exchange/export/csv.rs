//! Rows for spreadsheets: RFC 4180, in UTF-8 with a byte order mark, without live formulas.
//!
//! Spreadsheets misread Arabic without the mark, and compute cells that look like formulas. Such
//! cells get a leading `'` here; [`super::jsonl`] is the exact form.

use super::{COLUMNS, Row, RowMemo};
use csv::{Terminator, WriterBuilder};
use std::borrow::Cow;
use std::io::{self, Write};

/// The byte order mark in UTF-8.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Writes a header line, then one record for each row.
///
/// # Errors
/// When `out` does not take the bytes.
pub fn write(rows: &[Row], mut out: impl Write) -> io::Result<()> {
    out.write_all(MARK)?;
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    writer.write_record(COLUMNS)?;
    for row in rows {
        let (start, end) = (row.start.to_string(), row.end.to_string());
        let [memos, document_memos, tag_memos] =
            [&row.memos, &row.document_memos, &row.tag_memos].map(|memos| cell(memos));
        let cells: [&str; COLUMNS.len()] = [
            &row.document,
            &row.title,
            &row.annotator,
            &row.tag,
            &row.tag_path_ar,
            &row.tag_path_en,
            &start,
            &end,
            &row.excerpt,
            &row.context_before,
            &row.context_after,
            &row.memo,
            &row.created,
            &row.modified,
            &row.place,
            &memos,
            &document_memos,
            &tag_memos,
        ];
        writer.write_record(cells.map(neutral).iter().map(|cell| cell.as_bytes()))?;
    }
    writer.flush()
}

/// Memos as one cell: author and time of each on a line, its text below it, an empty line between two.
fn cell(memos: &[RowMemo]) -> String {
    let memo = |memo: &RowMemo| format!("{}, {}:\n{}", memo.author, memo.created, memo.text);
    memos.iter().map(memo).collect::<Vec<_>>().join("\n\n")
}

/// Escapes a cell that a spreadsheet would compute: one that begins like a formula gets a leading `'`.
pub fn neutral(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_text_stays() {
        for begin in ["=", "+", "-", "@", "\t", "\r"] {
            let cell = format!("{begin}1+1");
            assert_eq!(neutral(&cell), format!("'{cell}"));
        }
        for cell in ["", "قال", "1+1", " =1", "'=1", "«=1»", "\n=1"] {
            assert_eq!(neutral(cell), cell);
        }
    }

    #[test]
    fn no_row_is_a_header_with_a_mark() {
        let mut bytes = Vec::new();
        write(&[], &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("\u{FEFF}document,title,annotator,tag,"));
        assert!(text.ends_with(",place,memos,document_memos,tag_memos\r\n"));
        assert_eq!(text.lines().count(), 1);
    }
}
