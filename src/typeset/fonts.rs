//! The fonts in use: each has one number in all engines that are siblings.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use parley_engine::{FontData, NormalizedCoord};
use skrifa::MetadataProvider as _;

use super::face::EMBEDDED;

/// Number of fonts on one shelf of the table.
const SHELF: usize = 256;

/// A font of one [`Engine`](super::Engine) and its siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FontId(pub(super) u16);

impl FontId {
    /// A number from 0 that counts the fonts that engines have used.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A font file and which font of it in which design.
#[derive(Clone, Debug)]
pub struct FontFile {
    data: FontData,
    coords: Arc<[i16]>,
}

impl FontFile {
    /// The font's own full name, empty if it has none.
    pub fn name(&self) -> String {
        let Ok(font) = skrifa::FontRef::from_index(self.data(), self.index()) else {
            return String::new();
        };
        let names = font.localized_strings(skrifa::string::StringId::FULL_NAME);
        names
            .english_or_first()
            .map_or_else(String::new, |name| name.chars().collect())
    }

    /// The name of a built-in font's file without its ending, else the font's own full name.
    pub fn file_name(&self) -> String {
        let built_in = EMBEDDED
            .iter()
            .find(|font| std::ptr::eq(font.data, self.data()));
        built_in.map_or_else(|| self.name(), |font| font.name.to_owned())
    }

    /// The bytes of the file.
    pub fn data(&self) -> &[u8] {
        self.data.data.data()
    }

    /// Which font of a collection; 0 for a file that is one font.
    pub fn index(&self) -> u32 {
        self.data.index
    }

    /// Normalised design coordinates (2.14 fixed point) of a variable font, empty for others.
    pub fn coords(&self) -> &[i16] {
        &self.coords
    }

    fn is(&self, font: &FontData, coords: &[i16]) -> bool {
        self.index() == font.index && self.coords() == coords && self.data() == font.data.data()
    }
}

/// Identifies a font: file, index in the file, and design coordinates.
type FontKey = (u64, u32, Vec<i16>);

/// The fonts in use, numbered in the order of their first use. Clones have the same numbers.
#[derive(Clone)]
pub(super) struct Fonts {
    table: Arc<Table>,
    /// What was looked up here before needs no lock.
    known: HashMap<FontKey, FontId>,
}

struct Table {
    /// Fonts stay where they are once they are there, so that they are read without a lock.
    shelves: Vec<OnceLock<Box<[OnceLock<FontFile>]>>>,
    numbers: Mutex<Numbers>,
}

#[derive(Default)]
struct Numbers {
    count: usize,
    by_source: HashMap<FontKey, FontId>,
}

impl Default for Fonts {
    fn default() -> Self {
        let shelves = (usize::from(u16::MAX) + 1) / SHELF;
        Self {
            table: Arc::new(Table {
                shelves: (0..shelves).map(|_| OnceLock::new()).collect(),
                numbers: Mutex::default(),
            }),
            known: HashMap::new(),
        }
    }
}

impl Fonts {
    /// A font by its number.
    pub fn get(&self, id: FontId) -> Option<&FontFile> {
        self.table.get(id.index())
    }

    /// The number of a font in a design.
    pub fn id(&mut self, font: &FontData, coords: &[NormalizedCoord]) -> FontId {
        let coords: Vec<i16> = coords.iter().map(|coord| coord.to_bits()).collect();
        let source = (font.data.id(), font.index, coords);
        if let Some(id) = self.known.get(&source) {
            return *id;
        }
        let id = self.table.number(&source, font);
        self.known.insert(source, id);
        id
    }
}

impl Table {
    fn get(&self, index: usize) -> Option<&FontFile> {
        self.shelves.get(index / SHELF)?.get()?[index % SHELF].get()
    }

    fn number(&self, source: &FontKey, font: &FontData) -> FontId {
        let mut numbers = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(id) = numbers.by_source.get(source) {
            return *id;
        }
        // A system font that was dropped and read again has a new source but is the same font.
        let known = (0..numbers.count).find(|index| {
            self.get(*index)
                .is_some_and(|file| file.is(font, &source.2))
        });
        let index = known.unwrap_or_else(|| {
            let index = numbers.count.min(usize::from(u16::MAX));
            self.put(index, font, &source.2);
            numbers.count = index + 1;
            index
        });
        let id = FontId(u16::try_from(index).unwrap_or(u16::MAX));
        numbers.by_source.insert(source.clone(), id);
        id
    }

    fn put(&self, index: usize, font: &FontData, coords: &[i16]) {
        let Some(shelf) = self.shelves.get(index / SHELF) else {
            return;
        };
        let shelf = shelf.get_or_init(|| (0..SHELF).map(|_| OnceLock::new()).collect());
        shelf[index % SHELF].get_or_init(|| FontFile {
            data: font.clone(),
            coords: coords.into(),
        });
    }
}
