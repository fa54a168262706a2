//! Which tags fit what was typed, the best first.

use crate::arabic::{Folding, fold};
use crate::model::{Codebook, Tag, TagId};

/// What most Arabic names begin with, and nobody types.
pub const ARTICLE: &str = "ال";

/// The tags whose names hold every word that was typed, in either language, folded. A name that
/// begins with it comes first, one with a word that does next; without a query the last tag does.
pub fn find<'a>(book: &'a Codebook, query: &str, last: Option<&TagId>) -> Vec<&'a Tag> {
    let wanted = fold(query, Folding::ALL);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let mut found: Vec<(u8, &Tag)> = book
        .tree()
        .into_iter()
        .filter(|(_, tag)| tag.assignable)
        .filter_map(|(_, tag)| Some((rank(tag, query, &wanted, last)?, tag)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, tag)| tag).collect()
}

/// How well a tag fits what was typed, the best first: its key or the last one used, a name that
/// begins so (with the article or without it), a word that does, a name that holds it. `None` when it does not fit.
fn rank(tag: &Tag, query: &str, wanted: &[&str], last: Option<&TagId>) -> Option<u8> {
    let by_key = !tag.key.is_empty() && tag.key.eq_ignore_ascii_case(query.trim());
    let was_last = wanted.is_empty() && Some(&tag.id) == last;
    if by_key || was_last {
        return Some(0);
    }
    let names = [
        fold(&tag.name.ar, Folding::ALL),
        fold(&tag.name.en, Folding::ALL),
    ];
    let holds = |word: &&str| names.iter().any(|n| n.contains(*word));
    if !wanted.iter().all(holds) {
        return None;
    }
    let first = wanted.first().copied().unwrap_or_default();
    let begins = |words: &str| {
        words.starts_with(first)
            || words
                .strip_prefix(ARTICLE)
                .is_some_and(|w| w.starts_with(first))
    };
    let name_begins = names.iter().any(|n| begins(n));
    let word_begins = names.iter().flat_map(|n| n.split_whitespace()).any(begins);
    Some(match (name_begins, word_begins) {
        (true, _) => 1,
        (false, true) => 2,
        (false, false) => 3,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::default_codebook;

    fn names(query: &str) -> Vec<String> {
        find(&default_codebook(), query, None)
            .iter()
            .map(|t| t.name.en.clone())
            .collect()
    }

    #[test]
    fn tags_are_found_by_any_part_of_either_name() {
        assert!(names("خوف").contains(&"Fear of reprisal".to_owned()));
        assert!(names("fear rel").contains(&"Fear for relatives".to_owned()));
        assert!(
            names("الاهل").contains(&"Fear for relatives".to_owned()),
            "hamza is folded"
        );
        assert!(
            names("الماليه").contains(&"Financial hardship".to_owned()),
            "ta marbuta is folded"
        );
        assert_eq!(names("").len(), 28, "groups are not applied");
        assert!(names("كلمة لا توجد").is_empty());
    }

    #[test]
    fn names_that_begin_with_what_was_typed_come_first() {
        let found = names("خ");
        let of_fear = found.iter().filter(|name| name.starts_with("Fear")).count();
        assert!(of_fear > 3);
        assert!(
            found[..of_fear].iter().all(|name| name.starts_with("Fear")),
            "the article does not count: {found:?}"
        );
    }

    #[test]
    fn a_key_finds_its_tag_first() {
        let book = default_codebook();
        let first = find(&book, "1", None)
            .into_iter()
            .next()
            .map(|t| t.key.clone());
        assert_eq!(first.as_deref(), book.by_key("1").map(|t| t.key.as_str()));
    }
}
