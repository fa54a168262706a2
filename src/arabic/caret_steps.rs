//! Steps of a caret through a text in logical order: by grapheme, word, sentence, paragraph.

use super::offset::{ByteOffset, CharOffset};
use super::segment::{self, Unit};
use super::text::Text;

/// How far a caret goes in one step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// To the edge of the neighbouring user-perceived character.
    Grapheme,
    /// To the start of the next word, or of this or the previous one.
    Word,
    /// To the start of the next sentence, or of this or the previous one.
    Sentence,
    /// To the start of the next paragraph, or of this or the previous one.
    Paragraph,
    /// To the end or the start of the text.
    Text,
}

impl Text {
    /// Where a caret comes to by one step forward in reading order.
    pub fn step_next(&self, from: CharOffset, step: Step) -> CharOffset {
        let end = CharOffset(self.length());
        if from >= end || step == Step::Text {
            return end;
        }
        match step {
            Step::Grapheme => {
                let next = segment::next_grapheme(self.as_str(), self.to_byte(from).0);
                next.map_or(end, |b| self.to_char(ByteOffset(b)))
            }
            Step::Word => self.next_start(from, Some(Unit::Word)),
            Step::Sentence => self.next_start(from, Some(Unit::Sentence)),
            Step::Paragraph | Step::Text => self.next_start(from, None),
        }
    }

    /// Where a caret comes to by one step back in reading order.
    pub fn step_previous(&self, from: CharOffset, step: Step) -> CharOffset {
        if from.0 == 0 || step == Step::Text {
            return CharOffset(0);
        }
        match step {
            Step::Grapheme => {
                let previous = segment::previous_grapheme(self.as_str(), self.to_byte(from).0);
                previous.map_or(CharOffset(0), |b| self.to_char(ByteOffset(b)))
            }
            Step::Word => self.previous_start(from, Some(Unit::Word)),
            Step::Sentence => self.previous_start(from, Some(Unit::Sentence)),
            Step::Paragraph | Step::Text => self.previous_start(from, None),
        }
    }

    /// The first start of a unit after an offset; without a unit, of a paragraph.
    fn next_start(&self, from: CharOffset, unit: Option<Unit>) -> CharOffset {
        let byte = self.to_byte(from).0;
        let first = self.paragraph_at(from);
        for index in first..self.paragraph_count() {
            let base = self.paragraph_bytes(index).start.0;
            let text = self.paragraph(index);
            let found = match unit {
                None => (base > byte).then_some(base),
                Some(unit) if base > byte => unit.from(text, 0).next().map(|r| base + r.start),
                Some(unit) => unit.first_after(text, byte - base).map(|r| base + r.start),
            };
            if let Some(found) = found {
                return self.to_char(ByteOffset(found));
            }
        }
        CharOffset(self.length())
    }

    /// The last start of a unit before an offset; without a unit, of a paragraph.
    fn previous_start(&self, from: CharOffset, unit: Option<Unit>) -> CharOffset {
        let byte = self.to_byte(from).0;
        let last = self.paragraph_at(from);
        for index in (0..=last).rev() {
            let base = self.paragraph_bytes(index).start.0;
            if base >= byte {
                continue;
            }
            let found = match unit {
                None => Some(base),
                Some(unit) => unit
                    .last_until(self.paragraph(index), byte - base - 1)
                    .map(|r| base + r.start),
            };
            if let Some(found) = found {
                return self.to_char(ByteOffset(found));
            }
        }
        CharOffset(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stops(content: &str, step: Step) -> Vec<usize> {
        let text = Text::new(content);
        let mut at = CharOffset(0);
        let mut all = vec![0];
        while at.0 < text.length() {
            at = text.step_next(at, step);
            all.push(at.0);
        }
        all
    }

    #[test]
    fn marks_are_not_stops() {
        assert_eq!(stops("كَتَبَ", Step::Grapheme), [0, 2, 4, 6]);
        assert_eq!(stops("لا", Step::Grapheme), [0, 1, 2]);
    }

    #[test]
    fn words_begin_at_their_letters() {
        assert_eq!(stops("«قال» لي.\nثم", Step::Word), [0, 1, 6, 10, 12]);
    }

    #[test]
    fn paragraphs_and_sentences() {
        assert_eq!(stops("لا. نعم\nت", Step::Sentence), [0, 4, 8, 9]);
        assert_eq!(stops("أ. ب\nت", Step::Paragraph), [0, 5, 6]);
        assert_eq!(stops("أ. ب\nت", Step::Text), [0, 6]);
    }

    proptest! {
        #[test]
        fn steps_always_advance_and_return(content in "[ .\\nاب\u{651}a1😀«]{0,40}") {
            let text = Text::new(content);
            for step in [Step::Grapheme, Step::Word, Step::Sentence, Step::Paragraph, Step::Text] {
                let (mut at, mut count) = (CharOffset(0), 0);
                while at.0 < text.length() {
                    let next = text.step_next(at, step);
                    prop_assert!(next > at);
                    at = next;
                    count += 1;
                    prop_assert!(count <= text.length());
                }
                while at.0 > 0 {
                    let back = text.step_previous(at, step);
                    prop_assert!(back < at);
                    at = back;
                }
            }
        }
    }
}
