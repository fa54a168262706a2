//! Reads the lines of annotations as this app writes them. A project has thousands of them, and a
//! parser for any value takes ten times as long; whatever is written otherwise is left to it.

use super::record::annotation::Source;
use super::record::{AnnotationRecord, Flag};

/// Reads a line such as [`emit`](super::emit) writes it, with or without its comma. Returns `None` for
/// whatever is written otherwise, be it right or wrong.
pub(crate) fn annotation(line: &str) -> Option<AnnotationRecord> {
    let line = line.strip_suffix(',').unwrap_or(line);
    let rest = line.strip_prefix("Annotation(")?.strip_suffix(')')?;
    let mut fields = Fields { rest, first: true };
    let record = AnnotationRecord {
        id: fields.text("id: ")?,
        rev: fields.maybe("rev: ")?.unwrap_or_default(),
        past: fields.list("past: ", Fields::string)?,
        tag: fields.maybe("tag: ")?,
        start: fields.number("start: ")?,
        end: fields.number("end: ")?,
        quote: fields.maybe("quote: ")?.unwrap_or_default(),
        before: fields.maybe("before: ")?.unwrap_or_default(),
        after: fields.maybe("after: ")?.unwrap_or_default(),
        memo: fields.maybe("memo: ")?.unwrap_or_default(),
        flags: fields.list("flags: ", Fields::flag)?,
        origin: fields.origin()?,
        codebook: fields.maybe("codebook: ")?,
        created: fields.text("created: ")?,
        modified: fields.text("modified: ")?,
    };
    fields.rest.is_empty().then_some(record)
}

/// The word before the id of an origin, and what makes the origin of that id.
type NamedSource = (&'static str, fn(String) -> Source);

/// The fields of a record that were not read yet.
struct Fields<'a> {
    rest: &'a str,
    first: bool,
}

impl Fields<'_> {
    /// Whether the next field has a name, which is then taken.
    fn take(&mut self, name: &str) -> bool {
        let begin = if self.first { "" } else { ", " };
        let behind = self.rest.strip_prefix(begin);
        let Some(rest) = behind.and_then(|rest| rest.strip_prefix(name)) else {
            return false;
        };
        self.rest = rest;
        self.first = false;
        true
    }

    fn text(&mut self, name: &str) -> Option<String> {
        self.take(name).then_some(())?;
        self.string()
    }

    /// A text that may be left out. The outer `None` is for what is not understood.
    fn maybe(&mut self, name: &str) -> Option<Option<String>> {
        if !self.take(name) {
            return Some(None);
        }
        self.string().map(Some)
    }

    fn number(&mut self, name: &str) -> Option<usize> {
        self.take(name).then_some(())?;
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at(length);
        // A leading zero may mean something else.
        if digits.len() > 1 && digits.starts_with('0') {
            return None;
        }
        self.rest = rest;
        digits.parse().ok()
    }

    fn list<T>(&mut self, name: &str, item: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        if !self.take(name) {
            return Some(items);
        }
        self.rest = self.rest.strip_prefix('[')?;
        loop {
            items.push(item(self)?);
            if let Some(rest) = self.rest.strip_prefix(']') {
                self.rest = rest;
                return Some(items);
            }
            self.rest = self.rest.strip_prefix(", ")?;
        }
    }

    fn flag(&mut self) -> Option<Flag> {
        let (flag, rest) = Flag::ALL
            .iter()
            .find_map(|flag| Some((*flag, self.rest.strip_prefix(flag.name())?)))?;
        rest.starts_with([',', ']']).then_some(())?;
        self.rest = rest;
        Some(flag)
    }

    /// The origin, if there is one. The outer `None` is for what is not understood.
    fn origin(&mut self) -> Option<Option<Source>> {
        if !self.take("origin: ") {
            return Some(None);
        }
        let kinds: [NamedSource; 3] = [
            ("Search(", Source::Search),
            ("Decision(", Source::Decision),
            ("Import(", Source::Import),
        ];
        let (source, rest) = kinds
            .into_iter()
            .find_map(|(word, source)| Some((source, self.rest.strip_prefix(word)?)))?;
        self.rest = rest;
        let inside = self.string()?;
        self.rest = self.rest.strip_prefix(')')?;
        Some(Some(source(inside)))
    }

    fn string(&mut self) -> Option<String> {
        let mut rest = self.rest.strip_prefix('"')?;
        // Two quick searches: an escape is rare.
        let (plain, behind) = rest.split_once('"')?;
        let Some((plain, _)) = plain.split_once('\\') else {
            self.rest = behind;
            return Some(plain.to_owned());
        };
        let mut out = plain.to_owned();
        rest = &rest[plain.len()..];
        while let Some(escape) = rest.strip_prefix('\\') {
            let (letter, behind) = unescape(escape)?;
            out.push(letter);
            let end = behind.find(['"', '\\'])?;
            out.push_str(&behind[..end]);
            rest = &behind[end..];
        }
        self.rest = rest.strip_prefix('"')?;
        Some(out)
    }
}

/// The letter that an escape means, without its backslash, and what stands behind it.
fn unescape(escape: &str) -> Option<(char, &str)> {
    let simple = [
        ('"', '"'),
        ('\\', '\\'),
        ('n', '\n'),
        ('t', '\t'),
        ('r', '\r'),
    ];
    for (written, letter) in simple {
        if let Some(behind) = escape.strip_prefix(written) {
            return Some((letter, behind));
        }
    }
    let (digits, behind) = escape.strip_prefix("u{")?.split_once('}')?;
    let plain = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let value = plain.then(|| u32::from_str_radix(digits, 16).ok())??;
    Some((char::from_u32(value)?, behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::format::emit;
    use crate::store::format::read::options;
    use crate::store::format::record::{Body, Line};
    use proptest::prelude::*;

    fn by_ron(line: &str) -> Option<AnnotationRecord> {
        let line = line.strip_suffix(',').unwrap_or(line);
        match options().from_str(line) {
            Ok(Body::Annotation(record)) => Some(record),
            _ => None,
        }
    }

    fn any_record() -> impl Strategy<Value = AnnotationRecord> {
        let words = "([\\PC\n\r\t\"\\\\\u{0}-\u{1f}\u{200e}\u{202e}]|[ابa,)]){0,12}";
        let lists = (
            proptest::collection::vec("[a-z0-9]{0,3}", 0..3),
            proptest::collection::vec(0usize..4, 0..4),
            proptest::option::of("[a-z]{0,4}"),
            proptest::option::of((0usize..3, words)),
        );
        let texts = proptest::array::uniform5(words);
        (any::<(u32, usize)>(), lists, texts).prop_map(
            |((start, end), (past, flags, tag, origin), texts)| {
                let [quote, before, after, memo, created] = texts;
                let all = [Flag::Unsure, Flag::Quotable, Flag::Discuss, Flag::Lost];
                AnnotationRecord {
                    id: "a-1".into(),
                    rev: "r".into(),
                    past,
                    tag,
                    start: start as usize,
                    end,
                    quote,
                    before,
                    after,
                    memo,
                    flags: flags.into_iter().map(|f| all[f]).collect(),
                    origin: origin.map(|(kind, inside)| {
                        [Source::Search, Source::Decision, Source::Import][kind](inside)
                    }),
                    codebook: (end % 2 == 0).then(|| "v1".into()),
                    created: format!("2026{created}"),
                    modified: "2026".into(),
                }
            },
        )
    }

    fn written(record: &AnnotationRecord) -> String {
        let line = Line::new(None, Body::Annotation(record.clone()));
        let mut out = String::new();
        emit::record(&mut out, &line);
        out
    }

    proptest! {
        #[test]
        fn what_is_written_here_is_read_here(record in any_record()) {
            let line = written(&record);
            prop_assert_eq!(annotation(&line), Some(record.clone()));
            prop_assert_eq!(by_ron(&line), Some(record));
        }

        #[test]
        fn what_is_read_here_says_the_same_to_the_parser(
            record in any_record(), at in any::<prop::sample::Index>(), with in "[\"\\\\,:()\\[\\]0-9_xun{} Fa-cم]{0,3}", cut in 0usize..4,
        ) {
            let line = written(&record);
            let mut from = at.index(line.len());
            while !line.is_char_boundary(from) { from -= 1; }
            let mut to = (from + cut).min(line.len());
            while !line.is_char_boundary(to) { to += 1; }
            let line = format!("{}{with}{}", &line[..from], &line[to..]);
            if let Some(record) = annotation(&line) {
                prop_assert_eq!(by_ron(&line), Some(record), "{}", line);
            }
        }
    }
}
