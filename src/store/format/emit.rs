//! Writes values as RON: readable Arabic, one record a line, only what must be escaped escaped.

use super::fields::{Field, Fields};
use super::line::Line;
use super::record::Body;
use crate::arabic::is_invisible;
use std::fmt::Write;

/// First line of every file; its number is [`SCHEMA`](super::schema::SCHEMA).
pub(in crate::store) const HEADER: &str = "(schema: 3, records: [";
/// Last line of every file.
pub(in crate::store) const FOOTER: &str = "])";

/// A whole file: the constant first line, comments that people left, the records, the last line.
pub(in crate::store) fn file<'a>(
    comments: &[String],
    lines: impl IntoIterator<Item = &'a Line, IntoIter: ExactSizeIterator>,
) -> String {
    let lines = lines.into_iter();
    let mut out = String::with_capacity(64 + lines.len() * 320);
    out.push_str(HEADER);
    out.push('\n');
    for comment in comments {
        out.push_str(comment);
        out.push('\n');
    }
    for line in lines {
        record(&mut out, line);
        out.push_str(",\n");
    }
    out.push_str(FOOTER);
    out.push('\n');
    out
}

/// A string in quotes. Escaped are `"`, `\`, and whatever cannot be seen.
pub(in crate::store) fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_invisible(c) => {
                out.push_str("\\u{");
                number(out, format_args!("{:X}", u32::from(c)));
                out.push('}');
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

fn number(out: &mut String, value: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(value);
}

/// One record, without a comma or line end.
pub(in crate::store) fn record(out: &mut String, line: &Line) {
    out.push_str(line.body.label());
    out.push('(');
    let mut f = Fields::new(out);
    f.field("id", line.body.id());
    if let Body::Deleted(r) = &*line.body {
        f.word("of", r.of.name());
    }
    line.rev.write("rev", &mut f);
    line.past.write("past", &mut f);
    line.body.fields(&mut f);
    out.push(')');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(text: &str) -> String {
        let mut out = String::new();
        string(&mut out, text);
        out
    }

    #[test]
    fn every_scalar_value_comes_back() {
        let mut block = String::new();
        for value in 0..=0x10_FFFF_u32 {
            block.extend(char::from_u32(value));
            if block.len() > 8_000 || value == 0x10_FFFF {
                let back: String = ron::from_str(&out(&block)).unwrap();
                assert_eq!(back, block);
                block.clear();
            }
        }
        for value in (0..=0x3000).chain([0xFEFF, 0xFFFD, 0xFFFF, 0xE0001, 0x10_FFFF]) {
            if let Some(c) = char::from_u32(value) {
                let written = out(&c.to_string());
                assert_eq!(ron::from_str::<String>(&written).unwrap(), c.to_string());
                assert!(!written.chars().any(is_invisible), "{written:?}");
            }
        }
    }

    #[test]
    fn the_first_line_says_the_present_schema() {
        let number = crate::store::format::schema::SCHEMA;
        assert_eq!(HEADER, format!("(schema: {number}, records: ["));
    }

    #[test]
    fn arabic_stays_readable_and_orders_do_not_act() {
        assert_eq!(out("الخَوْفُ \"هنا\""), "\"الخَوْفُ \\\"هنا\\\"\"");
        assert_eq!(out("a\u{202E}b\u{0}\n"), "\"a\\u{202E}b\\u{0}\\n\"");
    }
}
