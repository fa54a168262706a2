//! The visual order of a line: UAX #9 rule L1, which the line breaker leaves to us.
//!
//! Levels are not needed for it. Under rule L2 the order of two items depends only on the lowest
//! level between them (inclusive), so what stands between two items that L1 resets keeps the order
//! it has, and everything around a reset item follows the base direction.

use super::direction::Direction;
use super::graphemes::Role;

/// What stands in a line and must be put in order, in the order of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Place from the left as the line breaker gave it, before L1.
    pub rank: usize,
    pub role: Role,
    /// Set by [`visual_order`] for what L1 resets to the base direction.
    pub reset: bool,
}

/// Gives the indices of `items` from left to right, and marks those that rule L1 resets.
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
