//! The text that the shaper gets for a paragraph: itself, or one in which more stands.

use super::lengthened::Lengthened;
use super::long::Dressed;
use super::shaped::Shaped;

/// A text as it is shaped.
#[derive(Clone, Copy)]
pub(super) enum Shown<'a> {
    /// As it is.
    Plain(&'a str),
    /// A part of a long paragraph, with what makes it what it is in the whole.
    Dressed(&'a Dressed),
    /// With tatweels that make words longer.
    Longer(&'a Lengthened),
}

impl Shown<'_> {
    /// What is shaped.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Dressed(dressed) => &dressed.text,
            Self::Longer(longer) => &longer.text,
        }
    }

    /// The place in it of a byte of the paragraph.
    pub fn place(&self, byte: usize) -> usize {
        match self {
            Self::Plain(_) => byte,
            Self::Dressed(_) if byte == 0 => 0,
            Self::Dressed(dressed) => dressed.place(byte),
            Self::Longer(longer) => longer.outer(byte),
        }
    }

    /// Turns what was shaped into the paragraph's own; nothing where that cannot be done.
    pub fn back(&self, mut shaped: Shaped) -> Shaped {
        match self {
            Self::Plain(_) => shaped,
            Self::Dressed(dressed) => {
                dressed.undress(&mut shaped);
                shaped
            }
            Self::Longer(longer) => longer.shorten(shaped).unwrap_or_default(),
        }
    }
}
