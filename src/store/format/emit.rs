//! Writes values as RON: readable Arabic, one record a line, only what must be escaped escaped.

use super::record::{AnnotationRecord, Body, DocumentRecord, Flag, Line, Pair, TagRecord, Topic};
use crate::arabic::is_invisible;
use std::fmt::Write;

/// First line of every file; its number is [`SCHEMA`](super::schema::SCHEMA).
pub(in crate::store) const HEADER: &str = "(schema: 2, records: [";
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
    let mut f = Fields { out, first: true };
    f.text("id", line.body.id());
    if let Body::Deleted(r) = &*line.body {
        f.word("of", r.of.name());
    }
    f.text("rev", &line.rev);
    f.texts("past", &line.past);
    body(&mut f, &line.body);
    out.push(')');
}

fn body(f: &mut Fields<'_>, body: &Body) {
    match body {
        Body::Project(r) => {
            f.pair("title", &r.title);
            f.flag("sample", r.sample, false);
        }
        Body::Annotator(r) => f.text("name", &r.name),
        Body::Round(r) => {
            f.pair("name", &r.name);
            f.maybe("closed", r.closed.as_deref());
        }
        Body::Tag(r) => tag(f, r),
        Body::Version(r) => {
            f.text("name", &r.name);
            f.text("at", &r.at);
            f.text("by", &r.by);
            f.text("reason", &r.reason);
            f.text("tags", &r.tags);
        }
        Body::Document(r) => document(f, r),
        Body::State(r) => f.flag("finished", r.finished, false),
        Body::Annotation(r) => annotation(f, r),
        Body::Confined(_) => {}
        Body::Memo(r) => {
            match &r.about {
                Topic::Project => f.word("about", "Project"),
                Topic::Document(id) => f.named("about", "Document", id),
                Topic::Tag(id) => f.named("about", "Tag", id),
            }
            f.text("text", &r.text);
            f.text("created", &r.created);
            f.text("modified", &r.modified);
        }
        Body::Deleted(r) => {
            f.maybe("at", r.at.as_deref());
            f.flag("withdrawn", r.withdrawn, false);
        }
    }
}

fn tag(f: &mut Fields<'_>, r: &TagRecord) {
    f.maybe("parent", r.parent.as_deref());
    f.value("order", format_args!("{:?}", r.order));
    f.pair("name", &r.name);
    f.value("hue", format_args!("{}", r.hue));
    f.text("key", &r.key);
    f.flag("assignable", r.assignable, true);
    f.pair("definition", &r.definition);
    f.pair("use_when", &r.use_when);
    f.pair("avoid_when", &r.avoid_when);
    f.text("example", &r.example);
    if let Some(stone) = &r.tombstone {
        f.group("tombstone", |f| {
            f.text("at", &stone.at);
            f.text("by", &stone.by);
            f.maybe("merged_into", stone.merged_into.as_deref());
            f.text("reason", &stone.reason);
        });
    }
}

fn document(f: &mut Fields<'_>, r: &DocumentRecord) {
    f.value("order", format_args!("{}", r.order));
    f.text("title", &r.title);
    f.text("source", &r.source);
    f.text("author", &r.author);
    f.text("date", &r.date);
    f.variables("variables", &r.variables);
    if let Some(direction) = r.direction.name() {
        f.word("direction", direction);
    }
    f.text("file_name", &r.file_name);
    f.text("encoding", &r.encoding);
    f.maybe("imported", r.imported.as_deref());
    f.maybe("original", r.original.as_deref());
    f.text("hash", &r.hash);
}

fn annotation(f: &mut Fields<'_>, r: &AnnotationRecord) {
    f.maybe("tag", r.tag.as_deref());
    f.value("start", format_args!("{}", r.start));
    f.value("end", format_args!("{}", r.end));
    f.text("quote", &r.quote);
    f.text("before", &r.before);
    f.text("after", &r.after);
    f.text("memo", &r.memo);
    f.flags("flags", &r.flags);
    f.text("created", &r.created);
    f.text("modified", &r.modified);
}

/// The fields of one record; what is empty or as usual is left out.
struct Fields<'a> {
    out: &'a mut String,
    first: bool,
}

impl Fields<'_> {
    fn begin(&mut self, name: &str) {
        if !std::mem::take(&mut self.first) {
            self.out.push_str(", ");
        }
        self.out.push_str(name);
        self.out.push_str(": ");
    }

    fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.begin(name);
            string(self.out, value);
        }
    }

    fn maybe(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.begin(name);
            string(self.out, value);
        }
    }

    fn word(&mut self, name: &str, value: &str) {
        self.begin(name);
        self.out.push_str(value);
    }

    /// A word with a text in brackets behind it.
    fn named(&mut self, name: &str, word: &str, inside: &str) {
        self.word(name, word);
        self.out.push('(');
        string(self.out, inside);
        self.out.push(')');
    }

    fn flag(&mut self, name: &str, value: bool, usual: bool) {
        if value != usual {
            self.word(name, if value { "true" } else { "false" });
        }
    }

    fn value(&mut self, name: &str, value: std::fmt::Arguments<'_>) {
        self.begin(name);
        number(self.out, value);
    }

    fn group(&mut self, name: &str, inside: impl FnOnce(&mut Fields<'_>)) {
        self.begin(name);
        self.out.push('(');
        inside(&mut Fields {
            out: self.out,
            first: true,
        });
        self.out.push(')');
    }

    fn pair(&mut self, name: &str, value: &Pair) {
        if !value.ar.is_empty() || !value.en.is_empty() {
            self.group(name, |f| {
                f.text("ar", &value.ar);
                f.text("en", &value.en);
            });
        }
    }

    fn texts(&mut self, name: &str, values: &[String]) {
        if values.is_empty() {
            return;
        }
        self.begin(name);
        let mut separator = "[";
        for value in values {
            self.out.push_str(separator);
            string(self.out, value);
            separator = ", ";
        }
        self.out.push(']');
    }

    fn flags(&mut self, name: &str, values: &[Flag]) {
        if values.is_empty() {
            return;
        }
        let names: Vec<&str> = values.iter().map(|v| v.name()).collect();
        self.begin(name);
        self.out.push('[');
        self.out.push_str(&names.join(", "));
        self.out.push(']');
    }

    fn variables(&mut self, name: &str, values: &[(String, String)]) {
        if values.is_empty() {
            return;
        }
        self.begin(name);
        let mut separator = "[";
        for (key, value) in values {
            self.out.push_str(separator);
            self.out.push('(');
            string(self.out, key);
            self.out.push_str(", ");
            string(self.out, value);
            self.out.push(')');
            separator = ", ";
        }
        self.out.push(']');
    }
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
