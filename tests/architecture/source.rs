//! Just enough of Rust's grammar to find the paths in a file: no comments, no strings, use groups
//! spread out.

use std::collections::BTreeSet;

/// A path as written, with groups spread out: `use std::{fs, io}` gives `std::fs` and `std::io`.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct PathUse {
    /// Its names; `*` for a glob.
    pub names: Vec<String>,
    /// Line from 1.
    pub line: usize,
    /// How many inline modules stand around it.
    pub inner_modules: usize,
    /// Whether one of these is called `tests`.
    pub is_in_tests: bool,
    /// Whether it stands in a `use`.
    pub is_import: bool,
    /// Whether that begins with `pub`: what it names is seen from outside under its last name.
    pub is_reexport: bool,
    /// The name that it gets by `as`.
    pub alias: Option<String>,
}

impl PathUse {
    /// The name by which an import is known in its file; none for `*`.
    pub fn name(&self) -> Option<&String> {
        let last = self.whole().last().filter(|name| *name != "*");
        self.alias.as_ref().or(last)
    }

    /// Its names without a `self` at the end, which names the module before it.
    pub fn whole(&self) -> &[String] {
        match self.names.split_last() {
            Some((last, before)) if last == "self" && !before.is_empty() => before,
            _ => &self.names,
        }
    }
}

/// A word or a sign, and its line from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    text: String,
    line: usize,
}

impl Token {
    fn is_word(&self) -> bool {
        self.text
            .starts_with(|c: char| c.is_alphabetic() || c == '_')
    }
}

/// Every path of a file, single names included, in order.
pub fn paths(source: &str) -> Vec<PathUse> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let (mut depth, mut modules) = (0_usize, Vec::new());
    let mut around = Around::default();
    let mut at = 0;
    while at < tokens.len() {
        let text = tokens[at].text.as_str();
        if is(&tokens, at, "mod") && is(&tokens, at + 2, "{") {
            modules.push((depth, is(&tokens, at + 1, "tests")));
        }
        if text == "use" {
            around.is_import = true;
            around.is_reexport = is_public(&tokens, at);
        } else if text == ";" {
            around.is_import = false;
            around.is_reexport = false;
        }
        match text {
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                modules.retain(|(outer, _)| *outer < depth);
            }
            _ => {}
        }
        if tokens[at].is_word() {
            around.modules = modules.len();
            around.is_in_tests = modules.iter().any(|(_, is_tests)| *is_tests);
            at = spread(&tokens, at, &[], around, &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// What stands around a path.
#[derive(Clone, Copy, Default)]
struct Around {
    modules: usize,
    is_in_tests: bool,
    is_import: bool,
    is_reexport: bool,
}

/// Whether the word at a place has `pub`, or `pub(…)`, before it.
fn is_public(tokens: &[Token], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).map(|at| tokens[at].text.as_str());
    if before(1) != Some(")") {
        return before(1) == Some("pub");
    }
    let opening = tokens[..at].iter().rposition(|token| token.text == "(");
    opening.is_some_and(|at| at > 0 && tokens[at - 1].text == "pub")
}

/// Names of the items that a file defines itself, outside of its functions, types and inline modules.
pub fn definitions(source: &str) -> BTreeSet<String> {
    const KINDS: [&str; 9] = [
        "fn",
        "struct",
        "enum",
        "union",
        "trait",
        "type",
        "const",
        "static",
        "macro_rules",
    ];
    let tokens = tokens(source);
    let mut found = BTreeSet::new();
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            kind if depth == 0 && KINDS.contains(&kind) => {
                let name = tokens[at + 1..].iter().find(|token| token.is_word());
                found.extend(name.map(|name| name.text.clone()));
            }
            _ => {}
        }
    }
    found
}

/// Names of the modules that a file declares, with their lines.
pub fn declared_modules(source: &str) -> Vec<(String, usize)> {
    let tokens = tokens(source);
    let declares = |pair: &&[Token]| pair[0].text == "mod" && pair[1].is_word();
    let pairs = tokens.windows(2).filter(declares);
    pairs
        .map(|pair| (pair[1].text.clone(), pair[1].line))
        .collect()
}

/// Reads a path that begins at a word, and gives the token after it.
fn spread(
    tokens: &[Token],
    mut at: usize,
    before: &[String],
    around: Around,
    found: &mut Vec<PathUse>,
) -> usize {
    let line = tokens[at].line;
    let mut names = before.to_vec();
    names.push(tokens[at].text.clone());
    at += 1;
    while is(tokens, at, "::") {
        let Some(next) = tokens.get(at + 1) else {
            break;
        };
        if next.text == "{" {
            return spread_group(tokens, at + 2, &names, around, found);
        }
        if !next.is_word() && next.text != "*" {
            break;
        }
        names.push(next.text.clone());
        at += 2;
    }
    let has_alias = around.is_import && is(tokens, at, "as");
    let alias = tokens.get(at + 1).filter(|_| has_alias);
    found.push(PathUse {
        names,
        line,
        inner_modules: around.modules,
        is_in_tests: around.is_in_tests,
        is_import: around.is_import,
        is_reexport: around.is_reexport,
        alias: alias.map(|token| token.text.clone()),
    });
    at
}

/// Reads what stands after the opening brace of a group, and gives the token after its end.
fn spread_group(
    tokens: &[Token],
    mut at: usize,
    before: &[String],
    around: Around,
    found: &mut Vec<PathUse>,
) -> usize {
    while at < tokens.len() && !is(tokens, at, "}") {
        if is(tokens, at, "as") {
            at += 2;
        } else if tokens[at].is_word() || is(tokens, at, "*") {
            at = spread(tokens, at, before, around, found);
        } else {
            at += 1;
        }
    }
    at + 1
}

fn is(tokens: &[Token], at: usize, text: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.text == text)
}

/// Words and signs of a file, without comments, strings, characters and lifetimes.
fn tokens(source: &str) -> Vec<Token> {
    let mut rest = source;
    let (mut found, mut line) = (Vec::new(), 1);
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = string(rest) {
            length
        } else if first == '\'' {
            quoted(rest)
        } else if first.is_alphanumeric() || first == '_' {
            let word = |c: char| c.is_alphanumeric() || c == '_';
            rest.find(|c| !word(c)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        let text = &rest[..length];
        let is_code = !first.is_whitespace()
            && first != '\''
            && !text.starts_with("//")
            && !text.starts_with("/*")
            && !text.contains('"');
        if is_code {
            let text = text.to_owned();
            found.push(Token { text, line });
        }
        line += text.matches('\n').count();
        rest = &rest[length..];
    }
    found
}

/// Length of a block comment, which may hold others.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// Length of a string of any kind, if one begins here.
fn string(rest: &str) -> Option<usize> {
    let after_letter = ["br", "cr", "b", "c", "r", ""]
        .into_iter()
        .find_map(|letter| {
            let inner = rest.strip_prefix(letter)?;
            let hashes = inner.len() - inner.trim_start_matches('#').len();
            let is_raw = letter.contains('r');
            let opens = inner[hashes..].starts_with('"') && (is_raw || hashes == 0);
            opens.then_some((letter.len() + hashes + 1, hashes, is_raw))
        });
    let (from, hashes, is_raw) = after_letter?;
    if is_raw {
        let end = format!("\"{}", "#".repeat(hashes));
        let length = rest[from..].find(&end).map(|at| from + at + end.len());
        return Some(length.unwrap_or(rest.len()));
    }
    let mut escaped = false;
    for (at, c) in rest[from..].char_indices() {
        match c {
            '"' if !escaped => return Some(from + at + 1),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    Some(rest.len())
}

/// Length of a character, or of a lifetime.
fn quoted(rest: &str) -> usize {
    let inner = &rest[1..];
    if let Some(escape) = inner.strip_prefix('\\') {
        let first = escape.chars().next().map_or(0, char::len_utf8);
        let end = escape[first..].find('\'');
        return end.map_or(rest.len(), |at| 2 + first + at + 1);
    }
    let first = inner.chars().next().map_or(0, char::len_utf8);
    if inner[first..].starts_with('\'') {
        return 1 + first + 1;
    }
    let word = |c: char| c.is_alphanumeric() || c == '_';
    1 + inner.find(|c| !word(c)).unwrap_or(inner.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(source: &str) -> Vec<String> {
        paths(source).iter().map(|p| p.names.join("::")).collect()
    }

    #[test]
    fn groups_are_spread_out() {
        assert_eq!(
            written("use crate::{model::{Tag, id as x}, edit::*, self};"),
            [
                "use",
                "crate::model::Tag",
                "crate::model::id",
                "crate::edit::*",
                "crate::self"
            ]
        );
        assert_eq!(
            written("let x: std::fs::File = y;"),
            ["let", "x", "std::fs::File", "y"]
        );
        assert_eq!(written("Vec::<u8>::new()"), ["Vec", "u8", "new"]);
    }

    #[test]
    fn comments_strings_and_letters_are_no_code() {
        let source = "// a::b\n/* c::d /* e */ f */ \"g::\\\"h\" r#\"i\"::j\"# b\"k\" 'l' '\\'' '\"' '\\u{6}' &'m n";
        assert_eq!(written(source), ["n"]);
        assert_eq!(written("'a: loop {} b'c' d"), ["loop", "b", "d"]);
    }

    #[test]
    fn lines_and_inner_modules_are_counted() {
        let source = "//! x\n\"two\nlines\" a;\nmod tests {\n fn f() { b }\n}\nc";
        let seen: Vec<(String, usize, usize)> = paths(source)
            .into_iter()
            .filter(|p| p.names[0].len() == 1 && p.names[0] != "f")
            .map(|p| (p.names[0].clone(), p.line, p.inner_modules))
            .collect();
        let expected = [("a", 3, 0), ("b", 5, 1), ("c", 7, 0)];
        assert_eq!(
            seen,
            expected.map(|(name, line, inner)| (name.to_owned(), line, inner))
        );
    }
}
