//! A document's text with an index between code points and bytes, and its paragraphs.

use super::offset::{ByteOffset, ByteRange, CharOffset, CharRange};
use super::segment::{self, Unit};
use super::strong::count_letters;
use std::panic::resume_unwind;
use thiserror::Error;

/// Distance in bytes of the positions at which the number of code points before is stored.
const BLOCK: usize = 64;
/// Distance in code points of the positions for which a block is stored, so that few blocks are searched.
const STRIDE: usize = 1024;

/// Why a range of code points cannot be used on a text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TextError {
    /// The range ends after the text does.
    #[error("the span {range} goes beyond the text, which has {length} characters")]
    Beyond {
        /// What was asked for.
        range: CharRange,
        /// Length of the text in code points.
        length: usize,
    },
    /// The range holds nothing, or runs backwards.
    #[error("the span {range} is empty")]
    Empty {
        /// What was asked for.
        range: CharRange,
    },
    /// The range begins or ends inside a user-perceived character.
    #[error("the span {range} cuts a grapheme at {at}: a letter and its marks stay together")]
    CutsGrapheme {
        /// What was asked for.
        range: CharRange,
        /// The code point offset that lies inside a grapheme.
        at: CharOffset,
    },
}

/// An immutable text that knows where its code points and paragraphs are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    content: String,
    length: usize,
    /// Right-to-left letters, and left-to-right ones.
    letters: (usize, usize),
    /// Number of code points that begin before each block of `BLOCK` bytes.
    before: Vec<usize>,
    /// The block in which every `STRIDE`-th code point begins.
    strides: Vec<usize>,
    /// Paragraphs without their line ends; there is always at least one.
    paragraphs: Vec<ByteRange>,
    /// First code point of each paragraph.
    starts: Vec<usize>,
}

impl Text {
    /// Indexes a text. Takes time linear in its length.
    pub fn new(content: impl Into<String>) -> Self {
        let content = content.into();
        Self::index(&content).filled(content)
    }

    /// Makes a text, and meanwhile runs `work` on its bytes on another thread. Gives both results.
    pub fn new_beside<T: Send>(content: String, work: impl FnOnce(&[u8]) -> T + Send) -> (Self, T) {
        let (index, done) = std::thread::scope(|scope| {
            let beside = scope.spawn(|| work(content.as_bytes()));
            let index = Self::index(&content);
            let done = beside.join();
            (index, done.unwrap_or_else(|fault| resume_unwind(fault)))
        });
        (index.filled(content), done)
    }

    /// The index of a text, without the text itself.
    fn index(content: &str) -> Self {
        let blocks = content.len().div_ceil(BLOCK);
        let (mut before, mut strides) = (Vec::with_capacity(blocks), Vec::new());
        let mut length = 0;
        for (index, block) in content.as_bytes().chunks(BLOCK).enumerate() {
            before.push(length);
            length += count_starts(block);
            if strides.len() * STRIDE < length {
                strides.push(index);
            }
        }
        let mut text = Self {
            content: String::new(),
            length,
            letters: count_letters(content),
            before,
            strides,
            paragraphs: Vec::new(),
            starts: Vec::new(),
        };
        text.find_paragraphs(content);
        text
    }

    fn filled(self, content: String) -> Self {
        Self { content, ..self }
    }

    fn find_paragraphs(&mut self, content: &str) {
        let (mut begin, mut start) = (0, 0);
        for (end, _) in content.match_indices('\n') {
            self.paragraphs.push(ByteRange::new(begin, end));
            self.starts.push(start);
            begin = end + 1;
            start = self.begun_before(content.as_bytes(), begin);
        }
        // A line end at the end of the text ends the last paragraph; it begins no new one.
        if begin < content.len() || self.paragraphs.is_empty() {
            self.paragraphs.push(ByteRange::new(begin, content.len()));
            self.starts.push(start);
        }
    }

    /// How many code points begin before a byte, which is at most the number of bytes.
    fn begun_before(&self, bytes: &[u8], byte: usize) -> usize {
        let block = byte / BLOCK;
        let whole = self.before.get(block).copied().unwrap_or(self.length);
        whole + count_starts(&bytes[(block * BLOCK).min(byte)..byte])
    }

    /// The characters themselves.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Number of code points.
    pub fn length(&self) -> usize {
        self.length
    }

    /// How many letters run right to left, and how many left to right; counted once.
    pub fn letters(&self) -> (usize, usize) {
        self.letters
    }

    /// The byte at which a code point begins; offsets beyond the end give the end.
    pub fn to_byte(&self, offset: CharOffset) -> ByteOffset {
        if offset.0 >= self.length {
            return ByteOffset(self.content.len());
        }
        let stride = offset.0 / STRIDE;
        let first = self.strides[stride];
        let last = self.strides.get(stride + 1);
        let last = last.map_or(self.before.len(), |block| block + 1);
        let near = &self.before[first..last];
        let block = first + near.partition_point(|n| *n <= offset.0) - 1;
        let rest = offset.0 - self.before[block];
        let from = block * BLOCK;
        let inside = nth_start(&self.content.as_bytes()[from..], rest);
        ByteOffset(inside.map_or(self.content.len(), |byte| from + byte))
    }

    /// The code point that holds or begins at a byte; bytes beyond the end give the end.
    pub fn to_char(&self, offset: ByteOffset) -> CharOffset {
        if offset.0 >= self.content.len() {
            return CharOffset(self.length);
        }
        // The first byte of a text begins its first code point, so there is at least one.
        let begun = self.begun_before(self.content.as_bytes(), offset.0 + 1);
        CharOffset(begun.saturating_sub(1))
    }

    /// Converts a range of code points to bytes.
    pub fn to_bytes(&self, range: CharRange) -> ByteRange {
        ByteRange {
            start: self.to_byte(range.start),
            end: self.to_byte(range.end.max(range.start)),
        }
    }

    /// Converts a range of bytes to code points.
    pub fn to_chars(&self, range: ByteRange) -> CharRange {
        CharRange {
            start: self.to_char(range.start),
            end: self.to_char(range.end),
        }
    }

    /// Whether a range lies in the text and holds exactly these characters. Quicker than a slice:
    /// only its start is looked for.
    pub fn holds(&self, range: CharRange, characters: &str) -> bool {
        self.begin_if_held(range, characters).is_some()
    }

    /// The byte at which a range begins, if it [`holds`](Self::holds) exactly these characters.
    pub fn begin_if_held(&self, range: CharRange, characters: &str) -> Option<ByteOffset> {
        if range.end.0 > self.length || characters.chars().count() != range.len() {
            return None;
        }
        let begin = self.to_byte(range.start);
        let is_held = self.content.as_bytes()[begin.0..].starts_with(characters.as_bytes());
        is_held.then_some(begin)
    }

    /// Whether a range passes the [`check`](Self::check) and holds exactly these characters; as
    /// quick as [`holds`](Self::holds).
    pub fn holds_whole(&self, range: CharRange, characters: &str) -> bool {
        let is_boundary = |byte| segment::is_grapheme_boundary(&self.content, byte);
        let held = self.begin_if_held(range, characters);
        held.is_some_and(|start| {
            !range.is_empty() && is_boundary(start.0) && is_boundary(start.0 + characters.len())
        })
    }

    /// The characters of a range; clipped to the text.
    pub fn slice(&self, range: CharRange) -> &str {
        &self.content[self.to_bytes(range).as_range()]
    }

    /// Checks that a range can carry an annotation.
    ///
    /// # Errors
    /// When it is empty, ends beyond the text, or cuts a grapheme.
    pub fn check(&self, range: CharRange) -> Result<(), TextError> {
        if range.is_empty() {
            return Err(TextError::Empty { range });
        }
        if range.end.0 > self.length {
            let length = self.length;
            return Err(TextError::Beyond { range, length });
        }
        for at in [range.start, range.end] {
            if !segment::is_grapheme_boundary(&self.content, self.to_byte(at).0) {
                return Err(TextError::CutsGrapheme { range, at });
            }
        }
        Ok(())
    }

    /// Widens a range to whole graphemes, then takes white space off its edges.
    /// Returns `None` when nothing but white space remains.
    pub fn tidy(&self, range: CharRange) -> Option<CharRange> {
        let mut bytes = self.to_bytes(range).as_range();
        bytes.start = segment::grapheme_floor(&self.content, bytes.start);
        bytes.end = segment::grapheme_ceil(&self.content, bytes.end);
        let inner = &self.content[bytes.clone()];
        let start = bytes.start + inner.len() - inner.trim_start().len();
        let end = bytes.end - (inner.len() - inner.trim_end().len());
        if start >= end {
            return None;
        }
        // Trimming may have parted a white space base from its mark: widen again.
        let start = segment::grapheme_floor(&self.content, start);
        let end = segment::grapheme_ceil(&self.content, end);
        Some(self.to_chars(ByteRange::new(start, end)))
    }

    /// Number of paragraphs; at least 1.
    pub fn paragraph_count(&self) -> usize {
        self.paragraphs.len()
    }

    /// Bytes of a paragraph without its line end. `index` must be below the count.
    pub fn paragraph_bytes(&self, index: usize) -> ByteRange {
        self.paragraphs[index]
    }

    /// The first code point of a paragraph. `index` must be below the count.
    pub fn paragraph_start(&self, index: usize) -> CharOffset {
        CharOffset(self.starts[index])
    }

    /// Code points of a paragraph without its line end.
    pub fn paragraph_chars(&self, index: usize) -> CharRange {
        let bytes = self.paragraphs[index];
        let start = self.starts[index];
        let end = match self.starts.get(index + 1) {
            Some(next) => next - 1,
            None => self.to_char(bytes.end).0,
        };
        CharRange::new(start, end)
    }

    /// The characters of a paragraph without its line end.
    pub fn paragraph(&self, index: usize) -> &str {
        &self.content[self.paragraphs[index].as_range()]
    }

    /// The paragraph in which a code point lies (its line end belongs to it).
    pub fn paragraph_at(&self, offset: CharOffset) -> usize {
        self.starts.partition_point(|s| *s <= offset.0) - 1
    }

    /// The word at or just before an offset: a segment with a letter or digit.
    pub fn word_at(&self, offset: CharOffset) -> Option<CharRange> {
        let (base, text, inside) = self.around(offset);
        let word = Unit::Word.last_until(text, inside)?;
        let bytes = ByteRange::new(word.start + base, word.end + base);
        (inside <= word.end).then(|| self.to_chars(bytes))
    }

    /// The sentence that holds an offset, without white space at its edges.
    pub fn sentence_at(&self, offset: CharOffset) -> Option<CharRange> {
        let (base, text, inside) = self.around(offset);
        let found = Unit::Sentence.last_until(text, inside)?;
        let bytes = ByteRange::new(found.start + base, found.end + base);
        self.tidy(self.to_chars(bytes))
    }

    /// The paragraph of an offset: its first byte, its characters, and the byte within them.
    fn around(&self, offset: CharOffset) -> (usize, &str, usize) {
        let paragraph = self.paragraph_bytes(self.paragraph_at(offset));
        let inside = self.to_byte(offset).0.min(paragraph.end.0) - paragraph.start.0;
        (
            paragraph.start.0,
            &self.content[paragraph.as_range()],
            inside,
        )
    }
}

/// Whether a code point begins with a byte of UTF-8.
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The byte at which the code point number `nth` begins, counted from 0. Eight bytes are examined at a
/// time.
fn nth_start(bytes: &[u8], nth: usize) -> Option<usize> {
    let (words, _) = bytes.as_chunks::<8>();
    let (mut from, mut remaining) = (0, nth);
    for word in words {
        let word = u64::from_le_bytes(*word);
        // The lowest bit of each byte that goes on with a code point: of the form 10xxxxxx.
        let further = (word >> 7) & !(word >> 6) & 0x0101_0101_0101_0101;
        let begun = 8 - further.count_ones() as usize;
        if remaining < begun {
            break;
        }
        remaining -= begun;
        from += 8;
    }
    let starts = bytes[from..].iter().enumerate();
    let mut starts = starts.filter(|(_, byte)| is_start(**byte));
    starts.nth(remaining).map(|(byte, _)| from + byte)
}

/// How many code points begin in at most [`BLOCK`] bytes.
fn count_starts(bytes: &[u8]) -> usize {
    // The counts of a block fit into a byte each, so that many bytes are counted at a time.
    let count: u8 = bytes.iter().map(|b| u8::from(is_start(*b))).sum();
    usize::from(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Step;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_range_holds_what_its_slice_is(content in "[ab\nلإَ]{0,80}", at in 0usize..90, length in 0usize..6, other in "[abل]{0,4}") {
            let text = Text::new(content);
            let range = CharRange::new(at, at + length);
            if at + length <= text.length() {
                let own = text.slice(range).to_owned();
                prop_assert!(text.holds(range, &own));
                prop_assert_eq!(text.holds(range, &other), own == other);
                prop_assert_eq!(text.holds_whole(range, &own), text.check(range).is_ok());
                prop_assert!(own == other || !text.holds_whole(range, &other));
            } else {
                prop_assert!(!text.holds(range, &other));
            }
        }
    }

    #[test]
    fn paragraphs_end_at_line_ends() {
        let text = Text::new("أولى\nثانية\n\nرابعة\n");
        let all: Vec<&str> = (0..text.paragraph_count())
            .map(|i| text.paragraph(i))
            .collect();
        assert_eq!(all, ["أولى", "ثانية", "", "رابعة"]);
        assert_eq!(text.paragraph_at(CharOffset(4)), 0);
        assert_eq!(text.paragraph_at(CharOffset(5)), 1);
        assert_eq!(text.paragraph_chars(1), CharRange::new(5, 10));
        assert_eq!(Text::new("").paragraph_count(), 1);
        assert_eq!(Text::new("\n").paragraph_count(), 1);
    }

    #[test]
    fn a_mark_stays_with_its_letter() {
        let text = Text::new("كَتَبَ");
        assert!(matches!(
            text.check(CharRange::new(0, 1)),
            Err(TextError::CutsGrapheme {
                at: CharOffset(1),
                ..
            })
        ));
        assert_eq!(text.check(CharRange::new(0, 2)), Ok(()));
        assert_eq!(text.tidy(CharRange::new(1, 3)), Some(CharRange::new(0, 4)));
    }

    #[test]
    fn edges_lose_their_white_space() {
        let text = Text::new("قال:  نعم \nثم");
        assert_eq!(text.tidy(CharRange::new(4, 11)), Some(CharRange::new(6, 9)));
        assert_eq!(text.tidy(CharRange::new(4, 6)), None);
    }

    #[test]
    fn words_and_sentences_are_found() {
        let text = Text::new("قال لي: لن أعود. ثم خرج؟ نعم");
        let quote = |r: Option<CharRange>| r.map(|r| text.slice(r).to_owned());
        assert_eq!(quote(text.word_at(CharOffset(5))).as_deref(), Some("لي"));
        assert_eq!(quote(text.word_at(CharOffset(3))).as_deref(), Some("قال"));
        assert_eq!(
            quote(text.sentence_at(CharOffset(1))).as_deref(),
            Some("قال لي: لن أعود.")
        );
        assert_eq!(
            quote(text.sentence_at(CharOffset(20))).as_deref(),
            Some("ثم خرج؟")
        );
        assert_eq!(
            quote(text.sentence_at(CharOffset(27))).as_deref(),
            Some("نعم")
        );
    }

    #[test]
    fn places_in_a_paragraph_of_megabytes_are_found() {
        let text = Text::new("خرج أحمد من القرية. ".repeat(200_000));
        let middle = CharOffset(text.length() / 2 + 7);
        for _ in 0..50 {
            assert_eq!(text.sentence_at(middle).map(|r| r.len()), Some(19));
            assert!(text.word_at(middle).is_some());
            for step in [Step::Word, Step::Sentence] {
                assert!(text.step_next(middle, step) > middle);
                assert!(text.step_previous(middle, step) < middle);
            }
        }
    }

    proptest! {
        #[test]
        fn code_points_and_bytes_agree(content in "(\\PC|[\nabةَ😀]){0,40}", times in 1usize..60) {
            let content = content.repeat(times);
            let text = Text::new(content.clone());
            let plain: Vec<usize> = content.char_indices().map(|c| c.0).chain([content.len()]).collect();
            for (chars, byte) in plain.iter().enumerate() {
                prop_assert_eq!(text.to_byte(CharOffset(chars)), ByteOffset(*byte));
                prop_assert_eq!(text.to_char(ByteOffset(*byte)), CharOffset(chars));
            }
        }

        #[test]
        fn tidy_ranges_pass_the_check(content in "[ \\n\u{64b}-\u{652}اأبلa1😀\u{200d}]{0,40}", a in 0usize..40, b in 0usize..40) {
            let text = Text::new(content);
            let range = CharRange::between(CharOffset(a.min(text.length())), CharOffset(b.min(text.length())));
            if let Some(tidy) = text.tidy(range) {
                prop_assert_eq!(text.check(tidy), Ok(()));
                prop_assert_eq!(text.tidy(tidy), Some(tidy));
            }
        }

        #[test]
        fn every_offset_lies_in_its_paragraph(content in "[ab\\nبت]{0,60}") {
            let text = Text::new(content);
            for i in 0..text.length() {
                let p = text.paragraph_at(CharOffset(i));
                let range = text.paragraph_chars(p);
                prop_assert!(range.start.0 <= i && i <= range.end.0, "{i} not in {range}");
            }
        }
    }
}
