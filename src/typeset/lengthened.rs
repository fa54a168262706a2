//! A text with tatweels between some of its letters, which are drawn but do not count.

use super::kashida::TATWEEL;
use super::shaped::{Atom, Shaped};

/// A text as it is shaped when some of its words are drawn longer.
pub(super) struct Lengthened {
    /// With the tatweels.
    pub text: String,
    /// The bytes of the text without them before which one stands, in order.
    at: Vec<usize>,
}

impl Lengthened {
    /// Puts a tatweel before each of some bytes, which are in order and between characters.
    pub fn new(text: &str, at: &[usize]) -> Self {
        let mut longer = String::with_capacity(text.len() + at.len() * TATWEEL.len_utf8());
        let mut from = 0;
        for &to in at {
            longer.push_str(&text[from..to]);
            longer.push(TATWEEL);
            from = to;
        }
        longer.push_str(&text[from..]);
        Self {
            text: longer,
            at: at.to_vec(),
        }
    }

    /// The place in the longer text of a byte of the text.
    pub fn outer(&self, inner: usize) -> usize {
        inner + TATWEEL.len_utf8() * self.at.partition_point(|at| *at < inner)
    }

    /// The byte of the text for a place in the longer one; a tatweel stands where its next letter is.
    fn inner(&self, outer: usize) -> usize {
        let width = TATWEEL.len_utf8();
        // The first tatweel that does not end before the place.
        let (mut low, mut high) = (0, self.at.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.at[middle] + width * (middle + 1) <= outer {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let start = self.at.get(low).map(|at| at + width * low);
        match start {
            Some(start) if start < outer => self.at[low],
            _ => outer - width * low,
        }
    }

    /// Turns what was shaped of the longer text into the text's own: a tatweel becomes a part of
    /// the letter before it. `None` where one was parted from that letter.
    pub fn shorten(&self, mut shaped: Shaped) -> Option<Shaped> {
        let mut atoms: Vec<Atom> = Vec::with_capacity(shaped.atoms.len());
        for part in &mut shaped.parts {
            part.range = self.inner(part.range.start)..self.inner(part.range.end);
        }
        for mut atom in std::mem::take(&mut shaped.atoms) {
            atom.range = self.inner(atom.range.start)..self.inner(atom.range.end);
            if !atom.range.is_empty() {
                atoms.push(atom);
                continue;
            }
            let letter = atoms.last_mut()?;
            let beside = letter.range.end == atom.range.start
                && letter.parts.end == atom.parts.start
                && letter.glyphs.end == atom.glyphs.start
                && letter.rtl
                && atom.rtl;
            if !beside {
                return None;
            }
            let range = letter.range.clone();
            for part in &mut shaped.parts[atom.parts.clone()] {
                part.range = range.clone();
            }
            // The tatweel stands left of its letter.
            shaped.glyphs[letter.glyphs.start..atom.glyphs.end].rotate_left(letter.glyphs.len());
            letter.glyphs.end = atom.glyphs.end;
            letter.parts.end = atom.parts.end;
            letter.advance += atom.advance;
        }
        shaped.atoms = atoms;
        for end in &mut shaped.line_ends {
            *end = self.inner(*end);
        }
        Some(shaped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_out_and_back() {
        let text = "كتاب مسجد a";
        let longer = Lengthened::new(text, &[4, 13]);
        assert_eq!(longer.text, "كتـاب مسـجد a");
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(longer.inner(longer.outer(at)), at);
        }
        // A tatweel is nothing of the text.
        assert_eq!((longer.inner(4), longer.inner(6)), (4, 4));
        assert_eq!((longer.inner(15), longer.inner(17)), (13, 13));
    }
}
