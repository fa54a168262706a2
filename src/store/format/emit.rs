//! Writes files of records as RON, one record a line.

use super::fields::{Field, Fields};
use super::record::{Body, Line};

/// First line of every file; its number is [`SCHEMA`](super::schema::SCHEMA).
pub(super) const HEADER: &str = "(schema: 3, records: [";
/// Last line of every file.
pub(super) const FOOTER: &str = "])";

/// A whole file: the constant first line, comments that people left, the records, the last line.
pub(crate) fn file<'a>(
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

/// One record, without a comma or line end.
pub(crate) fn record(out: &mut String, line: &Line) {
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

    #[test]
    fn the_first_line_says_the_present_schema() {
        let number = crate::store::format::schema::SCHEMA;
        assert_eq!(HEADER, format!("(schema: {number}, records: ["));
    }
}
