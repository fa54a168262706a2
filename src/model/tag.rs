//! A tag: one category of the codebook, with its names, meaning, colour and key.

use super::colour::Oklch;
use super::id::{AnnotatorId, TagId};
use jiff::Timestamp as Moment;

/// A text in both languages of the interface; either may be empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bilingual {
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

impl Bilingual {
    /// Pairs an Arabic and an English text.
    pub fn new(ar: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            ar: ar.into(),
            en: en.into(),
        }
    }

    /// The Arabic text, or the English one where there is none.
    pub fn arabic(&self) -> &str {
        if self.ar.trim().is_empty() {
            &self.en
        } else {
            &self.ar
        }
    }

    /// The English text, or the Arabic one where there is none.
    pub fn english(&self) -> &str {
        if self.en.trim().is_empty() {
            &self.ar
        } else {
            &self.en
        }
    }

    /// Whether neither language says anything.
    pub fn is_blank(&self) -> bool {
        self.ar.trim().is_empty() && self.en.trim().is_empty()
    }
}

/// What remains of a tag that was deleted or merged: annotations that name it resolve through this.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tombstone {
    /// When it was done.
    pub at: Moment,
    /// By whom.
    pub by: AnnotatorId,
    /// The tag that stands in its place; `None` when it was deleted.
    pub merged_into: Option<TagId>,
    /// Why, in the words of the one who did it.
    pub reason: String,
}

/// One category of the codebook.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    /// Its name for machines; never changes.
    pub id: TagId,
    /// The tag above it in the tree.
    pub parent: Option<TagId>,
    /// Its place among its siblings; ascending.
    pub order: f64,
    /// What it is called.
    pub name: Bilingual,
    /// Hue of its colour in whole degrees, 0 to 359; the theme gives lightness and chroma.
    pub hue: u16,
    /// The strokes that apply it, such as `1` or `g2`; empty for none.
    pub key: String,
    /// Whether passages can be tagged with it; groups only hold other tags.
    pub assignable: bool,
    /// What it means.
    pub definition: Bilingual,
    /// When to use it.
    pub use_when: Bilingual,
    /// When not to use it.
    pub avoid_when: Bilingual,
    /// A passage that it fits.
    pub example: String,
    /// When it was made; tags of older projects do not say.
    pub created: Option<Moment>,
    /// Set once it was deleted or merged.
    pub tombstone: Option<Tombstone>,
}

impl Tag {
    /// A new tag with names and a hue, and nothing said about it yet.
    pub fn new(id: TagId, name: Bilingual, hue: u16) -> Self {
        Self {
            id,
            parent: None,
            order: 0.0,
            name,
            hue: hue % 360,
            key: String::new(),
            assignable: true,
            definition: Bilingual::default(),
            use_when: Bilingual::default(),
            avoid_when: Bilingual::default(),
            example: String::new(),
            created: None,
            tombstone: None,
        }
    }

    /// Its colour as chips and bars show it in the light theme, for tables and other programs.
    pub fn colour(&self) -> Oklch {
        Oklch::chip_light(self.hue)
    }
}
