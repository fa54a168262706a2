//! Writes the fields of records as RON: readable Arabic, escaped only where it must be, and without fields
//! that are empty or usual.

use crate::arabic::is_invisible;
use std::fmt::Write;

/// Writes the fields of one record or group, with commas between them.
pub(crate) struct Fields<'a> {
    out: &'a mut String,
    is_first: bool,
}

/// What can stand after the name of a field, in a list, or inside brackets.
pub(crate) trait Value {
    /// Writes the value alone.
    fn put(&self, out: &mut String);
}

/// A field of a record: a value that may be left out where it is empty or usual.
pub(crate) trait Field {
    /// Writes name and value, or nothing.
    fn write(&self, name: &str, f: &mut Fields<'_>);
}

impl<'a> Fields<'a> {
    /// Begins behind an opening bracket.
    pub fn new(out: &'a mut String) -> Self {
        Self {
            out,
            is_first: true,
        }
    }

    /// Writes one field, whatever its value is.
    pub fn field(&mut self, name: &str, value: &(impl Value + ?Sized)) {
        if !std::mem::take(&mut self.is_first) {
            self.out.push_str(", ");
        }
        self.out.push_str(name);
        self.out.push_str(": ");
        value.put(self.out);
    }

    /// Writes a word without quotes, such as the name of a variant.
    pub fn word(&mut self, name: &str, word: &str) {
        self.field(name, &Word(word));
    }
}

/// A name that stands in a file without quotes.
struct Word<'a>(&'a str);

impl Value for Word<'_> {
    fn put(&self, out: &mut String) {
        out.push_str(self.0);
    }
}

impl Value for str {
    fn put(&self, out: &mut String) {
        string(out, self);
    }
}

impl Value for String {
    fn put(&self, out: &mut String) {
        string(out, self);
    }
}

impl Value for bool {
    fn put(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl<T: Value> Value for [T] {
    fn put(&self, out: &mut String) {
        out.push('[');
        for (index, value) in self.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            value.put(out);
        }
        out.push(']');
    }
}

impl<A: Value, B: Value> Value for (A, B) {
    fn put(&self, out: &mut String) {
        out.push('(');
        self.0.put(out);
        out.push_str(", ");
        self.1.put(out);
        out.push(')');
    }
}

macro_rules! numbers {
    ($($number:ty, $format:literal;)*) => {
        $(
            impl Value for $number {
                fn put(&self, out: &mut String) {
                    // Writing to a string cannot fail.
                    let _ = write!(out, $format, self);
                }
            }

            impl Field for $number {
                fn write(&self, name: &str, f: &mut Fields<'_>) {
                    f.field(name, self);
                }
            }
        )*
    };
}

numbers! {
    u16, "{}";
    u32, "{}";
    u64, "{}";
    usize, "{}";
    f64, "{:?}";
}

impl Field for String {
    fn write(&self, name: &str, f: &mut Fields<'_>) {
        if !self.is_empty() {
            f.field(name, self);
        }
    }
}

impl Field for bool {
    fn write(&self, name: &str, f: &mut Fields<'_>) {
        if *self {
            f.field(name, self);
        }
    }
}

impl<T: Value> Field for Option<T> {
    fn write(&self, name: &str, f: &mut Fields<'_>) {
        if let Some(value) = self {
            f.field(name, value);
        }
    }
}

impl<T: Value> Field for Vec<T> {
    fn write(&self, name: &str, f: &mut Fields<'_>) {
        if !self.is_empty() {
            f.field(name, self.as_slice());
        }
    }
}

/// Writes a string in quotes. Escaped are `"`, `\`, and whatever cannot be seen.
pub(crate) fn string(out: &mut String, text: &str) {
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
    fn arabic_stays_readable_and_orders_do_not_act() {
        assert_eq!(out("الخَوْفُ \"هنا\""), "\"الخَوْفُ \\\"هنا\\\"\"");
        assert_eq!(out("a\u{202E}b\u{0}\n"), "\"a\\u{202E}b\\u{0}\\n\"");
    }
}
