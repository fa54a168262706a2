//! Rows for programs: one JSON object a line, every string exactly as it is in the project.

use super::Row;
use std::io::{self, Write};

/// Writes one JSON object for each row, each on a line of its own.
///
/// # Errors
/// When `out` does not take the bytes.
pub fn write(rows: &[Row], mut out: impl Write) -> io::Result<()> {
    for row in rows {
        let line = serde_json::to_string(row)?;
        out.write_all(one_line(line).as_bytes())?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Escapes what some readers take for a line end; in JSON it can stand in strings only.
fn one_line(json: String) -> String {
    let ends = ['\u{85}', '\u{2028}', '\u{2029}'];
    if !json.contains(ends) {
        return json;
    }
    ends.iter().fold(json, |line, end| {
        line.replace(*end, &format!("\\u{:04x}", u32::from(*end)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_one_line_for_every_reader() {
        let row = Row {
            excerpt: "أ\nب\r\u{2028}\u{2029}\u{85}\u{202E}\"=".into(),
            ..Row::default()
        };
        let mut bytes = Vec::new();
        write(std::slice::from_ref(&row), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            !text
                .trim_end()
                .contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
        );
        assert_eq!(serde_json::from_str::<Row>(&text).unwrap(), row);
    }
}
