//! What the rows of the palette offer.

use crate::app::offers::Offer;
use crate::model::Tag;

/// What a row offers.
#[derive(Clone, Copy)]
pub enum Entry<'a> {
    /// A tag to apply.
    Tag(&'a Tag),
    /// Something that the menus have too.
    Command(&'static Offer),
    /// A tag named after the passage.
    InVivo,
    /// A tag with a name of its own.
    NewTag,
}

/// The rows of the palette.
pub struct Rows<'a> {
    /// All of them, in order.
    pub all: Vec<Entry<'a>>,
    /// How many of them, at the end, stand below those that are scrolled through.
    pub below: usize,
}

impl Rows<'_> {
    /// How many rows are scrolled through.
    pub fn scrolled(&self) -> usize {
        self.all.len() - self.below
    }

    /// The first command, where commands stand below tags.
    pub fn divide(&self) -> Option<usize> {
        let is_command = |entry: &Entry<'_>| matches!(entry, Entry::Command(_));
        self.all.iter().position(is_command).filter(|at| *at > 0)
    }
}
