//! The visual order of a line: UAX #9 rule L1, which the line breaker leaves to us.
//!
//! Levels are not needed for it. Under rule L2 the order of two items depends only on the lowest
//! level between them (inclusive), so what stands between two items that L1 resets keeps the order
//! it has, and everything around a reset item follows the base direction.

use super::direction::Direction;
use super::graphemes::Role;
use super::shaped::Rank;

/// What stands in a line and must be put in order, in the order of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Place from the left as the line breaker gave it, before L1.
    pub rank: Rank,
    pub role: Role,
    /// Set by [`visual_order`] for what L1 resets to the base direction.
    pub reset: bool,
}

/// Returns the indices of `items` from left to right, and marks those that rule L1 resets.
pub(super) fn visual_order(items: &mut [Item], direction: Direction) -> Vec<usize> {
    let mut order = Vec::with_capacity(items.len());
    let mut start = 0;
    while start < items.len() {
        let separator = (start..items.len())
            .find(|&index| matches!(items[index].role, Role::Tab | Role::Separator));
        let end = separator.unwrap_or(items.len());
        let content = (start..end)
            .rev()
            .find(|&index| items[index].role != Role::Space)
            .map_or(start, |last| last + 1);

        let segment = order.len();
        order.extend(start..content);
        order[segment..].sort_by_key(|&index| items[index].rank);
        if direction.is_rtl() {
            order[segment..].reverse();
        }
        start = separator.map_or(end, |index| index + 1);
        for (offset, item) in items[content..start].iter_mut().enumerate() {
            item.reset = true;
            order.push(content + offset);
        }
    }
    if direction.is_rtl() {
        order.reverse();
    }
    order
}

/// The index of the first item of the white space that ends the line.
pub(super) fn trailing_start(items: &[Item]) -> usize {
    items
        .iter()
        .rposition(|item| item.role == Role::Content)
        .map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters are content, `_` is white space, `|` a separator; digits after a letter or space
    /// are its rank.
    fn check(text: &str, direction: Direction, expected: &str) {
        let letters: Vec<char> = text.chars().step_by(2).collect();
        let mut items: Vec<Item> = text
            .chars()
            .skip(1)
            .step_by(2)
            .zip(&letters)
            .map(|(rank, letter)| Item {
                rank: (0, rank.to_digit(10).unwrap() as usize),
                role: match letter {
                    '_' => Role::Space,
                    '|' => Role::Separator,
                    _ => Role::Content,
                },
                reset: false,
            })
            .collect();
        let order = visual_order(&mut items, direction);
        let found: String = order.into_iter().map(|index| letters[index]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn white_space_at_the_end_goes_to_the_end_side() {
        check("a0b1_2", Direction::Ltr, "ab_");
        check("a0b1_2", Direction::Rtl, "_ab");
        check("a2b1_0", Direction::Ltr, "ba_");
        check("_0_1", Direction::Rtl, "__");
        check("", Direction::Rtl, "");
    }

    #[test]
    fn separators_part_what_was_one_run() {
        check("a4b3|2c1d0", Direction::Ltr, "ba|dc");
        check("a0b1_2|3c4d5", Direction::Rtl, "cd|_ab");
        check("a0_1b2", Direction::Rtl, "a_b");
    }

    #[test]
    fn trailing_white_space_is_found_in_the_text() {
        let item = |role| Item {
            rank: Rank::default(),
            role,
            reset: false,
        };
        let items = [Role::Content, Role::Space, Role::Tab, Role::Space].map(item);
        assert_eq!(trailing_start(&items), 1);
        assert_eq!(trailing_start(&items[..1]), 1);
        assert_eq!(trailing_start(&items[1..]), 0);
        assert_eq!(trailing_start(&[]), 0);
    }
}
