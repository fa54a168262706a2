//! The carets of a field and what editing does to its text. Knows nothing of windows.

use super::setting::{Setting, is_line_end};
use super::undo::{Carets, History, Kind};
use crate::arabic::{grapheme_floor, next_grapheme, previous_grapheme, word_ranges};
use crate::typeset::Caret;
use std::ops::Range;
use zeroize::Zeroize as _;

/// Where a caret is asked to go.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Move {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
    /// By so many pixels downwards.
    By(f32),
}

/// What an input method shows before it gives letters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preedit {
    pub text: String,
    /// Bytes of it that are being worked on; its end is where the caret stands.
    pub active: Range<usize>,
}

/// The carets of a field, what is being composed, and what can be undone. Offsets are bytes.
#[derive(Clone, Debug)]
pub struct Editor {
    /// Where the selection began.
    pub anchor: usize,
    /// The caret.
    pub head: Caret,
    goal_x: Option<f32>,
    pub preedit: Option<Preedit>,
    history: History,
    /// Seconds; set before each frame's changes.
    pub now: f64,
    /// Nothing is copied from it.
    pub is_secret: bool,
}

impl Default for Editor {
    fn default() -> Self {
        Self {
            anchor: 0,
            head: Caret::downstream(0),
            goal_x: None,
            preedit: None,
            history: History::default(),
            now: 0.0,
            is_secret: false,
        }
    }
}

impl Editor {
    /// Forgets everything and puts the caret at the end of a text.
    pub fn restart(&mut self, text: &str) {
        *self = Self {
            now: self.now,
            ..Self::default()
        };
        self.place(Caret::downstream(text.len()), false);
    }

    /// Forgets everything, and overwrites what could be undone.
    pub fn wipe(&mut self) {
        self.history.wipe();
        if let Some(preedit) = &mut self.preedit {
            preedit.text.zeroize();
        }
        self.restart("");
    }

    /// The bytes that are selected.
    pub fn selection(&self) -> Range<usize> {
        self.anchor.min(self.head.offset)..self.anchor.max(self.head.offset)
    }

    /// The text with what is being composed.
    pub fn shown(&self, text: &str) -> String {
        let composed = self.preedit.as_ref().map_or("", |p| p.text.as_str());
        let (before, after) = text.split_at(self.head.offset);
        [before, composed, after].concat()
    }

    /// The caret in [`Editor::shown`].
    pub fn shown_head(&self) -> Caret {
        match &self.preedit {
            Some(preedit) => Caret::upstream(self.head.offset + preedit.active.end),
            None => self.head,
        }
    }

    /// The caret nearest to a point, never between a carriage return and its line feed, which are
    /// one character to readers but end one paragraph and stand in none.
    pub fn caret_at(text: &str, setting: &Setting, (x, y): (f32, f32)) -> Caret {
        let caret = setting.hit(x, y);
        Caret {
            offset: grapheme_floor(text, caret.offset),
            ..caret
        }
    }

    /// Puts the caret at a place, and the selection's beginning too unless it `extend`s.
    pub fn place(&mut self, caret: Caret, extend: bool) {
        self.head = caret;
        if !extend {
            self.anchor = caret.offset;
        }
        self.goal_x = None;
        self.history.close();
    }

    /// Selects bytes.
    pub fn select(&mut self, range: Range<usize>) {
        self.place(Caret::downstream(range.end), false);
        self.anchor = range.start;
    }

    /// Moves the caret through a text as it is set.
    pub fn go(&mut self, text: &str, setting: &Setting, to: Move, extend: bool) {
        let goal = self.goal_x.unwrap_or_else(|| setting.caret(self.head).x);
        let rtl = setting.direction(self.head.offset).is_rtl();
        let collapse = !extend && self.anchor != self.head.offset;
        let start = Caret::downstream(0);
        let end = Caret::downstream(text.len());
        let caret = match to {
            Move::Left | Move::Right if collapse => self.edge(setting, to == Move::Left),
            Move::Left => setting.left(self.head).unwrap_or(self.head),
            Move::Right => setting.right(self.head).unwrap_or(self.head),
            Move::WordLeft | Move::WordRight if (to == Move::WordLeft) == rtl => {
                Caret::downstream(next_word(text, self.head.offset))
            }
            Move::WordLeft | Move::WordRight => {
                Caret::downstream(previous_word(text, self.head.offset))
            }
            Move::Up => setting.up(self.head, goal).unwrap_or(start),
            Move::Down => setting.down(self.head, goal).unwrap_or(end),
            Move::By(pixels) => {
                let at = setting.caret(self.head);
                setting.hit(goal, (at.top + at.bottom) / 2.0 + pixels)
            }
            Move::LineStart => setting.line_start(self.head),
            Move::LineEnd => setting.line_end(self.head),
            Move::TextStart => start,
            Move::TextEnd => end,
        };
        let caret = Caret {
            offset: grapheme_floor(text, caret.offset),
            ..caret
        };
        self.place(caret, extend);
        if matches!(to, Move::Up | Move::Down | Move::By(_)) {
            self.goal_x = Some(goal);
        }
    }

    /// The end of the selection that stands further left, or right.
    fn edge(&self, setting: &Setting, left: bool) -> Caret {
        let anchor = Caret::downstream(self.anchor);
        let (a, b) = (setting.caret(anchor), setting.caret(self.head));
        let same_line = (a.top - b.top).abs() < 0.5;
        let head_is_left = if same_line {
            b.x <= a.x
        } else {
            let rtl = setting.direction(self.head.offset).is_rtl();
            (self.head.offset > self.anchor) == rtl
        };
        if head_is_left == left {
            self.head
        } else {
            anchor
        }
    }

    /// Writes letters over the selection.
    pub fn insert(&mut self, text: &mut String, letters: &str, kind: Kind) {
        let range = self.selection();
        self.replace(text, range, letters, kind);
    }

    /// Replaces bytes of the text and puts the caret behind what came.
    pub fn replace(&mut self, text: &mut String, range: Range<usize>, with: &str, kind: Kind) {
        let end = range.start + with.len();
        let before: Carets = (self.anchor, self.head);
        // While writing the caret belongs to what was written.
        let head = if with.is_empty() {
            Caret::downstream(end)
        } else {
            Caret::upstream(end)
        };
        self.history.replace(
            text,
            (range.start, range.end),
            with,
            (before, (end, head)),
            (kind, self.now),
        );
        (self.anchor, self.head, self.goal_x) = (end, head, None);
    }

    /// Takes off the selection, or what stands before the caret: the last mark or letter, or back
    /// to the start of a word.
    pub fn backspace(&mut self, text: &mut String, word: bool) {
        let head = self.head.offset;
        let range = match self.selection() {
            selected if !selected.is_empty() => selected,
            _ if word => previous_word(text, head)..head,
            _ => backspace_start(text, head)..head,
        };
        self.replace(text, range, "", Kind::Deleting);
    }

    /// Takes off the selection, or what follows the caret: a letter with its marks, or up to the
    /// start of the next word.
    pub fn delete(&mut self, text: &mut String, word: bool) {
        let head = self.head.offset;
        let range = match self.selection() {
            selected if !selected.is_empty() => selected,
            _ if word => head..next_word(text, head),
            _ => head..next_grapheme(text, head).unwrap_or(text.len()),
        };
        self.replace(text, range, "", Kind::Deleting);
    }

    /// Shows what an input method composes; an empty text ends it. `active` in code points of it.
    pub fn compose(&mut self, text: &mut String, composed: &str, active: Option<Range<usize>>) {
        if composed.is_empty() {
            self.preedit = None;
            return;
        }
        if self.preedit.is_none() && !self.selection().is_empty() {
            self.insert(text, "", Kind::Whole);
        }
        let byte = |count: usize| {
            let mut letters = composed.char_indices();
            letters.nth(count).map_or(composed.len(), |(at, _)| at)
        };
        let active = active.map_or(composed.len()..composed.len(), |r| {
            byte(r.start)..byte(r.end.max(r.start))
        });
        self.preedit = Some(Preedit {
            text: composed.to_owned(),
            active,
        });
    }

    /// Writes what was composed as it stands, if anything is.
    pub fn finish_composing(&mut self, text: &mut String, multiline: bool) -> bool {
        let Some(preedit) = self.preedit.take() else {
            return false;
        };
        self.insert(text, &clean(&preedit.text, multiline), Kind::Whole);
        true
    }

    /// Takes off so many code points before and after the caret.
    pub fn delete_around(&mut self, text: &mut String, before: usize, after: usize) {
        let head = self.head.offset;
        let letters = text[..head].char_indices();
        let start = match before {
            0 => head,
            _ => letters.rev().nth(before - 1).map_or(0, |(at, _)| at),
        };
        let mut letters = text[head..].char_indices();
        let end = letters.nth(after).map_or(text.len(), |(at, _)| head + at);
        self.replace(text, start..end, "", Kind::Whole);
    }

    /// Takes the last step back; says whether there was one.
    pub fn undo(&mut self, text: &mut String) -> bool {
        let carets = self.history.undo(text);
        self.restore(carets)
    }

    /// Does again what was undone; says whether there was something.
    pub fn redo(&mut self, text: &mut String) -> bool {
        let carets = self.history.redo(text);
        self.restore(carets)
    }

    fn restore(&mut self, carets: Option<Carets>) -> bool {
        if let Some((anchor, head)) = carets {
            (self.anchor, self.head, self.goal_x) = (anchor, head, None);
        }
        carets.is_some()
    }
}

/// Letters from outside as a field takes them: line ends are LF, or spaces on one line; no NUL.
pub fn clean(letters: &str, multiline: bool) -> String {
    let unix = letters.replace("\r\n", "\n").replace('\r', "\n");
    let on_line = |c: char| if !multiline && is_line_end(c) { ' ' } else { c };
    unix.chars().filter(|c| *c != '\0').map(on_line).collect()
}

/// The word that holds a byte, or what stands between two words.
pub fn word_at(text: &str, at: usize) -> Range<usize> {
    let mut gap = 0..text.len();
    for word in word_ranges(text) {
        if word.contains(&at) || (word.end == at && at == text.len()) {
            return word;
        }
        if word.end <= at {
            gap.start = word.end;
        } else {
            gap.end = word.start;
            break;
        }
    }
    gap
}

/// The start of the first word after a byte. Looks at the paragraphs it passes only.
fn next_word(text: &str, at: usize) -> usize {
    let mut begin = paragraph_start(text, at);
    for paragraph in text[begin..].split_inclusive('\n') {
        let mut starts = word_ranges(paragraph).map(|word| begin + word.start);
        if let Some(start) = starts.find(|start| *start > at) {
            return start;
        }
        begin += paragraph.len();
    }
    text.len()
}

/// The start of the last word that begins before a byte.
fn previous_word(text: &str, at: usize) -> usize {
    let mut end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let mut begin = paragraph_start(text, at);
    loop {
        let starts = word_ranges(&text[begin..end]).map(|word| begin + word.start);
        if let Some(start) = starts.take_while(|start| *start < at).last() {
            return start;
        }
        let Some(before) = begin.checked_sub(1) else {
            return 0;
        };
        (end, begin) = (before, paragraph_start(text, before));
    }
}

fn paragraph_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Where backspace deletes from: marks and letters go one by one, pictures and line ends whole.
fn backspace_start(text: &str, at: usize) -> usize {
    let start = previous_grapheme(text, at).unwrap_or(0);
    let grapheme = &text[start..at];
    let picture = |c: char| c == '\u{FE0F}' || c >= '\u{1F000}';
    if grapheme == "\r\n" || grapheme.contains(picture) {
        return start;
    }
    let last = grapheme.chars().next_back().map_or(0, char::len_utf8);
    at - last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::paint::Letters;
    use crate::app::widget::field::setting::Form;
    use crate::app::widget::{Look, Text};
    use crate::arabic::is_grapheme_boundary;
    use crate::locale::{Isolation, Language, Locale};
    use crate::page::Theme;
    use crate::typeset::Fallback;
    use proptest::prelude::*;
    use std::cell::RefCell;
    use std::rc::Rc;

    thread_local! {
        static LOOK: Look = Look {
            letters: Rc::new(Letters::new(&egui::Context::default(), Fallback::BundledOnly)),
            theme: Theme::Light,
            palette: Theme::Light.palette(),
            locale: Locale::new(Language::Arabic, Isolation::Plain),
            scale: 1.0,
        };
    }

    #[derive(Clone, Debug)]
    enum Step {
        Type(String),
        Backspace(bool),
        Delete(bool),
        Go(Move, bool),
        Point(f32, f32, bool),
        Compose(String, std::ops::Range<usize>),
        Finish,
        Around(usize, usize),
        All,
        Undo,
        Redo,
    }

    fn letters() -> impl Strategy<Value = String> {
        "[ابل\u{651}\u{64e}a1 .\n\u{2067}\u{2069}😀\u{200d}\u{fe0f}\r]{0,6}"
    }

    fn step() -> impl Strategy<Value = Step> {
        let moves = prop::sample::select(vec![
            Move::Left,
            Move::Right,
            Move::WordLeft,
            Move::WordRight,
            Move::Up,
            Move::Down,
            Move::LineStart,
            Move::LineEnd,
            Move::TextStart,
            Move::TextEnd,
            Move::By(60.0),
            Move::By(-60.0),
        ]);
        prop_oneof![
            4 => letters().prop_map(Step::Type),
            2 => any::<bool>().prop_map(Step::Backspace),
            2 => any::<bool>().prop_map(Step::Delete),
            6 => (moves, any::<bool>()).prop_map(|(to, extend)| Step::Go(to, extend)),
            1 => (-9.0..90.0f32, -9.0..90.0f32, any::<bool>())
                .prop_map(|(x, y, extend)| Step::Point(x, y, extend)),
            1 => (letters(), 0..7usize, 0..7usize).prop_map(|(t, a, b)| Step::Compose(t, a..b)),
            1 => Just(Step::Finish),
            1 => (0..4usize, 0..4usize).prop_map(|(a, b)| Step::Around(a, b)),
            1 => Just(Step::All),
            1 => Just(Step::Undo),
            1 => Just(Step::Redo),
        ]
    }

    /// Does a step as the keyboard does; says whether it was a move.
    fn take(editor: &mut Editor, text: &mut String, form: &Form<'_>, step: Step) -> bool {
        let multiline = form.is_multiline();
        if let Step::Compose(composed, active) = step {
            editor.compose(text, &clean(&composed, false), Some(active));
            return false;
        }
        editor.finish_composing(text, multiline);
        let moves = matches!(step, Step::Go(..) | Step::Point(..));
        match step {
            Step::Type(letters) => editor.insert(text, &clean(&letters, multiline), Kind::Typing),
            Step::Backspace(word) => editor.backspace(text, word),
            Step::Delete(word) => editor.delete(text, word),
            Step::Go(to, extend) => editor.go(text, &form.set(text), to, extend),
            Step::Point(x, y, extend) => {
                let caret = Editor::caret_at(text, &form.set(text), (x, y));
                editor.place(caret, extend);
            }
            Step::Around(before, after) => editor.delete_around(text, before, after),
            Step::All => editor.select(0..text.len()),
            Step::Undo => drop(editor.undo(text)),
            Step::Redo => drop(editor.redo(text)),
            Step::Compose(..) | Step::Finish => {}
        }
        moves
    }

    proptest! {
        #[test]
        fn carets_stand_between_letters_and_everything_is_undone(
            initial in letters(),
            multiline: bool,
            steps in prop::collection::vec(step(), 0..40),
        ) {
            LOOK.with(|look| {
                let style = Text::new("").style(look);
                let form = Form { look, style, wrap: multiline.then_some(40.0), direction: None, hidden: false, kept: RefCell::default() };
                let mut text = initial.clone();
                let mut editor = Editor::default();
                editor.restart(&text);
                for (count, step) in steps.into_iter().enumerate() {
                    editor.now = count as f64 * 0.4;
                    let moved = take(&mut editor, &mut text, &form, step);
                    prop_assert!(text.is_char_boundary(editor.head.offset));
                    prop_assert!(text.is_char_boundary(editor.anchor));
                    prop_assert!(!moved || is_grapheme_boundary(&text, editor.head.offset));
                    let shown = editor.shown(&text);
                    prop_assert!(shown.is_char_boundary(editor.shown_head().offset));
                    let set = form.set(&shown);
                    let anew = Form { look, style, wrap: form.wrap, direction: None, hidden: false, kept: RefCell::default() };
                    // What was kept of the text before is as if all were set anew.
                    prop_assert_eq!(format!("{set:?}"), format!("{:?}", anew.set(&shown)));
                    let at = set.caret(editor.shown_head());
                    prop_assert!(at.x.is_finite() && at.bottom > at.top);
                }
                editor.finish_composing(&mut text, multiline);
                while editor.undo(&mut text) {}
                prop_assert_eq!(&text, &initial);
                Ok(())
            })?;
        }
    }

    #[test]
    fn what_is_kept_of_a_long_paragraph_is_as_if_set_anew() {
        LOOK.with(|look| {
            let style = Text::new("").style(look);
            let form = |kept| Form {
                look,
                style,
                wrap: Some(200.0),
                direction: None,
                hidden: false,
                kept,
            };
            let words = "كتب المراسل أن الناس عادوا (إلى بيوتهم)، وقال أحدهم لـReuters: «لا نعرف». ";
            // Not all alike: lines would begin in the middle of a bracket again and again.
            let long = |count: usize| -> String {
                let parts = (0..count).map(|i| [words, &"ثم عاد ".repeat(i % 5)].concat());
                parts.collect()
            };
            let mut text = ["قبل", &long(300), "بعد", &long(160)].join("\n");
            let kept = form(RefCell::default());
            let whole = kept.set(&text);
            let pieces = whole.blocks.iter().filter(|block| block.goes_on).count();
            assert!(pieces > 12, "{pieces}");
            let places = [
                3_usize, 1000, 20_000, 20_100, 37_000, 40, 45_000, 60_000, 2000,
            ];
            for (count, place) in places.into_iter().enumerate() {
                let at = grapheme_floor(&text, place);
                let letters = [
                    "ب", " ", "\u{2067}", "(", "\n", "abc", "\u{2069}", ")", "ومن ",
                ][count];
                text.insert_str(at, letters);
                let (set, anew) = (kept.set(&text), form(RefCell::default()).set(&text));
                let lines = |setting: &Setting| -> Vec<(usize, usize, f32, f32)> {
                    let blocks = setting.blocks.iter();
                    let lines = blocks.flat_map(|block| {
                        let lines = block.paragraph.lines.iter();
                        lines.map(|line| {
                            let start = block.start + line.range.start;
                            let top = block.top + line.top;
                            (start, block.start + line.range.end, top, line.left)
                        })
                    });
                    lines.collect()
                };
                assert_eq!(lines(&set), lines(&anew), "{letters:?} at {at}");
                assert_eq!(set.height, anew.height);
            }
        });
    }

    #[test]
    fn words_and_what_stands_between_them() {
        let text = "قال: نعم.";
        assert_eq!(&text[word_at(text, 2)], "قال");
        assert_eq!(&text[word_at(text, 6)], ": ");
        assert_eq!(&text[word_at(text, text.len())], ".");
        assert_eq!(word_at("", 0), 0..0);
    }

    #[test]
    fn words_are_stepped_over_across_paragraphs() {
        let text = "قال:\n\n نعم وبالتالي\nلا";
        let starts: Vec<usize> = word_ranges(text).map(|word| word.start).collect();
        for at in 0..=text.len() {
            if text.is_char_boundary(at) {
                let next = starts.iter().copied().find(|start| *start > at);
                assert_eq!(next_word(text, at), next.unwrap_or(text.len()), "{at}");
                let previous = starts.iter().copied().rfind(|start| *start < at);
                assert_eq!(previous_word(text, at), previous.unwrap_or(0), "{at}");
            }
        }
    }

    #[test]
    fn what_comes_from_outside_is_cleaned() {
        assert_eq!(clean("a\r\nb\rc\0", true), "a\nb\nc");
        assert_eq!(clean("a\r\nb\u{2028}c\u{202e}", false), "a b c\u{202e}");
    }
}
