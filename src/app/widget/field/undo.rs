//! Undo inside a field: what was replaced by what, typed letters in groups.

use crate::typeset::Caret;
use zeroize::Zeroize as _;

/// Letters typed after so many seconds of pause are a group of their own.
const PAUSE: f64 = 1.5;

/// How a change came about; only changes of the same kind grow together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A letter was typed.
    Typing,
    /// A letter was taken off.
    Deleting,
    /// Anything else: pasted, cut, set from outside.
    Whole,
}

/// The carets of a selection: where it began and where it was drawn to.
pub type Carets = (usize, Caret);

#[derive(Clone, Debug)]
struct Change {
    /// Byte of the text.
    at: usize,
    removed: String,
    inserted: String,
    before: Carets,
    after: Carets,
}

/// What can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// What may still grow, and when it last did.
    open: Option<(Kind, f64)>,
}

impl History {
    /// Forgets everything, and overwrites it.
    pub fn wipe(&mut self) {
        for change in self.done.iter_mut().chain(&mut self.undone) {
            change.removed.zeroize();
            change.inserted.zeroize();
        }
        *self = Self::default();
    }

    /// Makes what follows a step of its own.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Replaces bytes of a text and remembers it. `now` in seconds; the range must stand on
    /// character boundaries.
    pub fn replace(
        &mut self,
        text: &mut String,
        (start, end): (usize, usize),
        with: &str,
        (before, after): (Carets, Carets),
        (kind, now): (Kind, f64),
    ) {
        if start == end && with.is_empty() {
            return;
        }
        let change = Change {
            at: start,
            removed: text[start..end].to_owned(),
            inserted: with.to_owned(),
            before,
            after,
        };
        text.replace_range(start..end, with);
        self.undone.clear();
        let grows = kind != Kind::Whole
            && self
                .open
                .is_some_and(|(open, last)| open == kind && now - last < PAUSE);
        let joined = grows && self.done.last_mut().is_some_and(|last| last.join(&change));
        if !joined {
            self.done.push(change);
        }
        self.open = Some((kind, now));
    }

    /// Takes the last step back; gives where the carets stood before it.
    pub fn undo(&mut self, text: &mut String) -> Option<Carets> {
        let change = self.done.pop()?;
        text.replace_range(
            change.at..change.at + change.inserted.len(),
            &change.removed,
        );
        let carets = change.before;
        self.undone.push(change);
        self.close();
        Some(carets)
    }

    /// Does again what was undone last; gives where the carets stood after it.
    pub fn redo(&mut self, text: &mut String) -> Option<Carets> {
        let change = self.undone.pop()?;
        text.replace_range(
            change.at..change.at + change.removed.len(),
            &change.inserted,
        );
        let carets = change.after;
        self.done.push(change);
        self.close();
        Some(carets)
    }
}

impl Change {
    /// Takes in a change that goes on where this one ended; says whether it did.
    fn join(&mut self, next: &Self) -> bool {
        let typed = next.removed.is_empty();
        if typed && next.at == self.at + self.inserted.len() && !self.ends_before(&next.inserted) {
            self.inserted.push_str(&next.inserted);
        } else if !typed && next.inserted.is_empty() && self.inserted.is_empty() {
            if next.at + next.removed.len() == self.at {
                self.removed.insert_str(0, &next.removed);
                self.at = next.at;
            } else if next.at == self.at {
                self.removed.push_str(&next.removed);
            } else {
                return false;
            }
        } else {
            return false;
        }
        self.after = next.after;
        true
    }

    /// Whether a word ended here and another one begins.
    fn ends_before(&self, next: &str) -> bool {
        self.inserted.ends_with(char::is_whitespace) && !next.starts_with(char::is_whitespace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_all(history: &mut History, text: &mut String, letters: &str, pause: f64) {
        for (count, letter) in letters.chars().enumerate() {
            let at = text.len();
            let carets = |offset| (offset, Caret::downstream(offset));
            history.replace(
                text,
                (at, at),
                &letter.to_string(),
                (carets(at), carets(at + letter.len_utf8())),
                (Kind::Typing, count as f64 * pause),
            );
        }
    }

    #[test]
    fn words_are_steps() {
        let (mut history, mut text) = (History::default(), String::new());
        type_all(&mut history, &mut text, "من هنا", 0.1);
        assert_eq!(history.undo(&mut text).map(|c| c.0), Some(5));
        assert_eq!(text, "من ");
        history.undo(&mut text);
        assert_eq!(text, "");
        assert_eq!(history.undo(&mut text), None);
        history.redo(&mut text);
        history.redo(&mut text);
        assert_eq!(text, "من هنا");
        assert_eq!(history.redo(&mut text), None);
    }

    #[test]
    fn a_pause_parts_steps() {
        let (mut history, mut text) = (History::default(), String::new());
        type_all(&mut history, &mut text, "من", 2.0);
        history.undo(&mut text);
        assert_eq!(text, "م");
    }
}
