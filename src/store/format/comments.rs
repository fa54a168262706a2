//! Finds what people wrote for people in a file of any layout, so that a rewrite keeps it.

use std::collections::BTreeMap;

/// Every comment of a file, each as lines that begin with `//`. Strings are not looked into.
pub(crate) fn comments(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '/']) {
        let here = &rest[at..];
        let hashes = raw_hashes(&rest[..at]);
        rest = if let Some(string) = here.strip_prefix('"') {
            match hashes {
                Some(hashes) => after(string, &format!("\"{}", "#".repeat(hashes))),
                None => after_string(string),
            }
        } else if let Some(comment) = here.strip_prefix("//") {
            let end = comment.find('\n').unwrap_or(comment.len());
            keep(&mut found, &comment[..end]);
            &comment[end..]
        } else if let Some(comment) = here.strip_prefix("/*") {
            let left = after_block(comment);
            let inside = &comment[..comment.len() - left.len()];
            let inside = inside.strip_suffix("*/").unwrap_or(inside);
            inside.lines().for_each(|line| keep(&mut found, line));
            left
        } else {
            &here[1..]
        };
    }
    found
}

/// The comments of two versions of a file, ours first; each as often as the side that has it most often.
pub(crate) fn union(mut ours: Vec<String>, theirs: Vec<String>) -> Vec<String> {
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for comment in &ours {
        *left.entry(comment.clone()).or_default() += 1;
    }
    for comment in theirs {
        match left.get_mut(&comment).filter(|times| **times > 0) {
            Some(times) => *times -= 1,
            None => ours.push(comment),
        }
    }
    ours
}

fn keep(found: &mut Vec<String>, words: &str) {
    let words = words.trim();
    if !words.is_empty() {
        found.push(format!("// {words}"));
    }
}

/// The number of `#` when what stands before a quote opens a raw string.
fn raw_hashes(before: &str) -> Option<usize> {
    let opening = before.trim_end_matches('#');
    opening.ends_with('r').then(|| before.len() - opening.len())
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.find(end).map_or("", |at| &text[at + end.len()..])
}

fn after_string(text: &str) -> &str {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return &text[at + 1..],
            _ => {}
        }
    }
    ""
}

/// What follows a block comment, which may hold others.
fn after_block(text: &str) -> &str {
    let (mut depth, mut rest) = (1, text);
    while let Some(at) = rest.find("*/") {
        depth += rest[..at].matches("/*").count();
        rest = &rest[at + 2..];
        depth -= 1;
        if depth == 0 {
            return rest;
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn comments_are_found_and_strings_left_alone() {
        let text = r####"(a: "http://x \" // no", // yes
            /* one /* deep */
               two */ b: r#"// " no"#, c: 1/2) // end"####;
        let found = ["// yes", "// one /* deep */", "// two", "// end"];
        assert_eq!(comments(text), found);
    }

    #[test]
    fn a_rule_that_stands_twice_in_one_version_stands_twice_in_both_orders() {
        let all =
            |lines: &[&str]| -> Vec<String> { lines.iter().map(|l| (*l).to_owned()).collect() };
        let (one, two) = (all(&["// --", "// a"]), all(&["// --", "// b", "// --"]));
        let forth = union(one.clone(), two.clone());
        assert_eq!(forth, all(&["// --", "// a", "// b", "// --"]));
        assert_eq!(union(two, one), all(&["// --", "// b", "// --", "// a"]));
        assert_eq!(union(forth.clone(), forth.clone()), forth);
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[\"/*r#\\\\\na ]{0,40}") {
            let _ = comments(&text);
        }
    }
}
