//! How a text is divided into blocks: paragraphs, and pieces of those too long to be set at once.

use super::division::Division;
use crate::arabic::{ByteOffset, ByteRange, CharOffset, CharRange, Text, is_grapheme_boundary};
use crate::typeset::{LONG_PIECE, LongParagraph};
use std::sync::Arc;

/// Length above which a paragraph is set in pieces, bytes.
const LONGEST: usize = 16 * 1024;

/// A paragraph, or a piece of a very long one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// Which paragraph of the text, from 0.
    pub paragraph: usize,
    /// Its bytes in the text, without the line end.
    pub bytes: ByteRange,
    /// Its first code point.
    pub start: CharOffset,
    /// Whether the paragraph begins here.
    pub first: bool,
    /// Whether the paragraph ends here.
    pub last: bool,
}

/// The blocks of a text. Only paragraphs in several pieces take memory.
#[derive(Clone, Debug)]
pub(super) struct Blocks {
    text: Arc<Text>,
    /// In the order of the text.
    long: Vec<Long>,
    count: usize,
}

/// A paragraph in several blocks.
#[derive(Clone, Debug)]
struct Long {
    paragraph: usize,
    /// Its first block.
    first: usize,
    /// The bytes of the text at which its blocks after the first begin.
    cuts: Vec<usize>,
    /// What is known of all of it; then each piece is set as it is in the whole.
    analysis: Option<Arc<LongParagraph>>,
    /// Whether it is cut where lines begin.
    by_lines: bool,
}

impl Blocks {
    /// Divides a text; a very long paragraph is cut after white space, by its length alone.
    pub fn new(text: Arc<Text>) -> Self {
        let long = (0..text.paragraph_count()).filter_map(|paragraph| {
            let bytes = text.paragraph_bytes(paragraph);
            (bytes.len() > LONGEST).then(|| Long {
                paragraph,
                first: 0,
                cuts: cuts_by_length(text.as_str(), bytes),
                analysis: None,
                by_lines: false,
            })
        });
        let long = long.collect();
        Self::counted(text, long)
    }

    fn counted(text: Arc<Text>, mut long: Vec<Long>) -> Self {
        let mut more = 0;
        for one in &mut long {
            one.first = one.paragraph + more;
            more += one.cuts.len();
        }
        let count = text.paragraph_count() + more;
        Self { text, long, count }
    }

    /// These blocks for another page, where lines begin elsewhere.
    pub fn for_another_page(&self, same_direction: bool) -> Self {
        let mut blocks = self.clone();
        for long in &mut blocks.long {
            long.by_lines = false;
            if !same_direction && long.analysis.take().is_some() {
                let bytes = self.text.paragraph_bytes(long.paragraph);
                long.cuts = cuts_by_length(self.text.as_str(), bytes);
            }
        }
        Self::counted(blocks.text, blocks.long)
    }

    /// The blocks with some paragraphs divided where their lines begin.
    pub fn divided(&self, divisions: &[Division]) -> Self {
        let mut blocks = self.clone();
        for division in divisions {
            let found = blocks
                .long
                .iter_mut()
                .find(|long| long.paragraph == division.paragraph);
            let Some(long) = found else { continue };
            let start = self.text.paragraph_bytes(division.paragraph).start.0;
            let later = division.pieces.iter().skip(1);
            long.cuts = later.map(|piece| start + piece.bytes.start).collect();
            long.analysis = Some(division.analysis.clone());
            long.by_lines = true;
        }
        Self::counted(blocks.text, blocks.long)
    }

    /// The paragraphs that are not cut where lines begin, and what is known of them.
    pub fn not_by_lines(&self) -> impl Iterator<Item = (usize, Option<Arc<LongParagraph>>)> {
        let long = self.long.iter().filter(|long| !long.by_lines);
        long.map(|long| (long.paragraph, long.analysis.clone()))
    }

    /// What is known of the whole paragraph of a piece.
    pub fn analysis(&self, index: usize) -> Option<&LongParagraph> {
        let long = self.long_before(index)?;
        let inside = index - long.first <= long.cuts.len();
        long.analysis.as_deref().filter(|_| inside)
    }

    /// Number of blocks; at least 1.
    pub fn len(&self) -> usize {
        self.count
    }

    /// A block by index, which must be below the number of blocks.
    pub fn get(&self, index: usize) -> Block {
        let (paragraph, cuts, piece) = self.piece(index);
        let bytes = self.text.paragraph_bytes(paragraph);
        let from = match piece {
            0 => bytes.start.0,
            _ => cuts[piece - 1],
        };
        let to = cuts.get(piece).copied().unwrap_or(bytes.end.0);
        let start = match piece {
            0 => self.text.paragraph_start(paragraph),
            _ => self.text.to_char(ByteOffset(from)),
        };
        Block {
            paragraph,
            bytes: ByteRange::new(from, to),
            // An empty last paragraph begins where the text ends.
            start: start.min(CharOffset(self.text.length())),
            first: piece == 0,
            last: piece == cuts.len(),
        }
    }

    /// The code points of a block.
    pub fn chars(&self, index: usize) -> CharRange {
        let block = self.get(index);
        let end = if block.last {
            self.text.paragraph_chars(block.paragraph).end
        } else {
            self.text.to_char(block.bytes.end)
        };
        CharRange {
            start: block.start,
            end: end.max(block.start),
        }
    }

    /// The block in which a code point lies; a line end belongs to the block before it.
    pub fn of(&self, offset: CharOffset) -> usize {
        let paragraph = self.text.paragraph_at(offset);
        let (first, cuts) = self.of_paragraph(paragraph);
        if cuts.is_empty() {
            return first;
        }
        let byte = self.text.to_byte(offset).0;
        first + cuts.partition_point(|cut| *cut <= byte)
    }

    /// The blocks of a paragraph.
    pub fn paragraph(&self, paragraph: usize) -> std::ops::Range<usize> {
        let (first, cuts) = self.of_paragraph(paragraph);
        first..first + cuts.len() + 1
    }

    /// The last long paragraph that begins at a block or before it.
    fn long_before(&self, index: usize) -> Option<&Long> {
        let after = self.long.partition_point(|long| long.first <= index);
        Some(&self.long[after.checked_sub(1)?])
    }

    /// The paragraph of a block, all its cuts, and which of its pieces the block is.
    fn piece(&self, index: usize) -> (usize, &[usize], usize) {
        let Some(long) = self.long_before(index) else {
            return (index, &[], 0);
        };
        let inside = index - long.first;
        match inside.checked_sub(long.cuts.len()) {
            Some(after) if after > 0 => (long.paragraph + after, &[], 0),
            _ => (long.paragraph, &long.cuts, inside),
        }
    }

    /// The first block of a paragraph and its cuts.
    fn of_paragraph(&self, paragraph: usize) -> (usize, &[usize]) {
        let before = self
            .long
            .partition_point(|long| long.paragraph <= paragraph);
        match before.checked_sub(1).map(|at| &self.long[at]) {
            None => (paragraph, &[]),
            Some(long) if long.paragraph == paragraph => (long.first, &long.cuts),
            Some(long) => {
                let first = long.first + long.cuts.len() + (paragraph - long.paragraph);
                (first, &[])
            }
        }
    }
}

/// Where a long paragraph is cut: after a space if there is one, else between two characters.
fn cuts_by_length(text: &str, bytes: ByteRange) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut from = bytes.start.0;
    while bytes.end.0 - from > LONG_PIECE {
        from = cut(text, from);
        cuts.push(from);
    }
    cuts
}

/// A byte at which the piece that begins at `from`, and is longer than allowed, can end.
fn cut(text: &str, from: usize) -> usize {
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let limit = floor(from + LONG_PIECE);
    let early = floor(from + LONG_PIECE / 2);
    match text[early..limit].rfind(' ') {
        Some(space) => early + space + 1,
        None => (early + 1..=limit)
            .rev()
            .find(|at| is_grapheme_boundary(text, *at))
            .unwrap_or(limit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_paragraphs_are_cut_and_nothing_is_lost() {
        for content in [
            "كلمة ".repeat(9_000),
            "ك".repeat(40_000),
            "كَّ".repeat(20_000),
        ] {
            let blocks = Blocks::new(Arc::new(Text::new(content.as_str())));
            let all: Vec<Block> = (0..blocks.len()).map(|i| blocks.get(i)).collect();
            assert!(all.len() > 2);
            assert!(all[0].first && all[1..].iter().all(|b| !b.first));
            assert!(all.iter().all(|b| b.bytes.len() <= LONG_PIECE));
            assert!(all.windows(2).all(|w| w[0].bytes.end == w[1].bytes.start));
            assert!(
                all.iter()
                    .all(|b| is_grapheme_boundary(&content, b.bytes.start.0))
            );
            assert_eq!(all[all.len() - 1].bytes.end.0, content.len());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn blocks_follow_each_other_and_hold_every_code_point(
            lengths in proptest::collection::vec(prop_oneof![Just(0usize), 1usize..60, 4000usize..9000], 1..9),
        ) {
            let paragraphs: Vec<String> = lengths.iter().map(|n| "ab كلم".repeat(*n)).collect();
            let text = Arc::new(Text::new(paragraphs.join("\n")));
            let blocks = Blocks::new(text.clone());
            let mut at = 0;
            for paragraph in 0..text.paragraph_count() {
                let mut joined = String::new();
                for index in blocks.paragraph(paragraph) {
                    let (block, chars) = (blocks.get(index), blocks.chars(index));
                    prop_assert_eq!((block.paragraph, index), (paragraph, at));
                    prop_assert_eq!(text.to_bytes(chars), block.bytes);
                    prop_assert_eq!(block.first, block.bytes.start == text.paragraph_bytes(paragraph).start);
                    prop_assert_eq!(block.last, block.bytes.end == text.paragraph_bytes(paragraph).end);
                    if !chars.is_empty() {
                        prop_assert_eq!(blocks.of(chars.start), index);
                        prop_assert_eq!(blocks.of(CharOffset(chars.end.0 - 1)), index);
                    }
                    joined.push_str(&text.as_str()[block.bytes.as_range()]);
                    at += 1;
                }
                prop_assert_eq!(joined, text.paragraph(paragraph));
            }
            prop_assert_eq!(at, blocks.len());
            prop_assert_eq!(blocks.of(CharOffset(text.length())), blocks.len() - 1);
        }
    }
}
