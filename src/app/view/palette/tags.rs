//! Which tags fit what was typed, the best first.

use crate::app::derived::TagTree;
use crate::arabic::{Folding, fold};
use crate::model::{Codebook, Tag, TagId};

/// What most Arabic names begin with, and nobody types.
pub const ARTICLE: &str = "ال";

/// The tags whose names hold every word that was typed, in either language, folded. A name that
/// begins with it comes first, one with a word that does next; without a query the last tag does.
pub fn find(book: &Codebook, tree: &TagTree, query: &str, last: Option<&TagId>) -> Vec<TagId> {
    let folded = fold(query, Folding::ALL);
    let query = Query {
        key: query.trim(),
        words: folded.split_whitespace().collect(),
        last,
    };
    let assignable = tree.rows.iter().filter_map(|row| {
        let tag = book.get(&row.id).filter(|tag| tag.assignable)?;
        Some((row, tag))
    });
    let mut found: Vec<(u8, &TagId)> = assignable
        .filter_map(|(row, tag)| Some((query.rank(tag, &row.folded)?, &row.id)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, id)| id.clone()).collect()
}

/// What was typed.
struct Query<'a> {
    /// The input, compared with the keys of tags.
    key: &'a str,
    /// The folded words of the input, searched in names.
    words: Vec<&'a str>,
    /// The tag that was applied last.
    last: Option<&'a TagId>,
}

impl Query<'_> {
    /// How well a tag with these folded names fits, the best first: its key or the last one used, a
    /// name that begins so (with the article or without it), a word that does, a name that holds it.
    /// `None` when it does not fit.
    fn rank(&self, tag: &Tag, names: &[String; 2]) -> Option<u8> {
        let by_key = !tag.key.is_empty() && tag.key.eq_ignore_ascii_case(self.key);
        let was_last = self.words.is_empty() && Some(&tag.id) == self.last;
        if by_key || was_last {
            return Some(0);
        }
        let holds = |word: &&str| names.iter().any(|n| n.contains(*word));
        if !self.words.iter().all(holds) {
            return None;
        }
        let first = self.words.first().copied().unwrap_or_default();
        if names.iter().any(|name| begins(name, first)) {
            return Some(1);
        }
        let mut words = names.iter().flat_map(|name| name.split_whitespace());
        Some(if words.any(|word| begins(word, first)) {
            2
        } else {
            3
        })
    }
}

/// Whether words begin with others, with the article or without it.
fn begins(words: &str, with: &str) -> bool {
    let bare = words.strip_prefix(ARTICLE);
    words.starts_with(with) || bare.is_some_and(|words| words.starts_with(with))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::default_codebook;

    fn names(query: &str) -> Vec<String> {
        let book = default_codebook();
        let found = find(&book, &TagTree::new(&book, 0), query, None);
        let tags = found.iter().filter_map(|id| book.get(id));
        tags.map(|tag| tag.name.en.clone()).collect()
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
        let found = find(&book, &TagTree::new(&book, 0), "1", None);
        assert_eq!(found.first(), book.by_key("1").map(|tag| &tag.id));
    }
}
