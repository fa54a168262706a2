//! Keys that act in one part of the window only: in the text, on a row of tags, in a list, in the
//! palette, in a dialog.

use crate::app::keys::Stroke;
use egui::{InputState, Key, Modifiers};

/// The first stroke of a tag's key of two strokes.
pub const FIRST_STROKE: char = 'g';
/// The keys of one stroke that tags can have, as they are written on a keycap.
pub const TAG_DIGITS: &str = "1 … 9";
/// The second strokes of a tag's key, as they are written on a keycap.
pub const SECOND_STROKES: &str = "1 … 9, A … Z";
/// What selects when it is held with a motion, as it is written on a keycap.
pub const SELECTING: &str = "Shift";

/// What a key does in one part of the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OnlyHere {
    /// Text: the caret goes a letter to the left of the screen.
    LetterLeft,
    /// Text: the caret goes a letter to the right of the screen.
    LetterRight,
    /// Text: the caret goes a word to the left of the screen.
    WordLeft,
    /// Text: the caret goes a word to the right of the screen.
    WordRight,
    /// Text: the caret goes a sentence to the left of the screen.
    SentenceLeft,
    /// Text: the caret goes a sentence to the right of the screen.
    SentenceRight,
    /// Text: the caret goes a line up.
    LineUp,
    /// Text: the caret goes a line down.
    LineDown,
    /// Text: the caret goes a paragraph up.
    ParagraphUp,
    /// Text: the caret goes a paragraph down.
    ParagraphDown,
    /// Text: the caret goes a view up.
    PageUp,
    /// Text: the caret goes a view down.
    PageDown,
    /// Text: the caret goes to the start of its line.
    LineStart,
    /// Text: the caret goes to the end of its line.
    LineEnd,
    /// Text: the caret goes to the start of the text.
    TextStart,
    /// Text: the caret goes to the end of the text.
    TextEnd,
    /// Text: lets go of bounds, a selection, or the current annotation; ends a waiting stroke.
    LetGo,
    /// Bounds of an annotation: to the left of the screen.
    BoundLeft,
    /// Bounds of an annotation: to the right of the screen.
    BoundRight,
    /// Bounds of an annotation: they are as wanted.
    BoundsDone,
    /// Row of a tag: its details.
    EditTag,
    /// Row of a tag: deletes it.
    DeleteTag,
    /// Row of a tag: a place up among its siblings.
    TagUp,
    /// Row of a tag: a place down among its siblings.
    TagDown,
    /// Row of a tag: its menu.
    RowMenu,
    /// List or palette: the row above.
    RowUp,
    /// List or palette: the row below.
    RowDown,
    /// Palette: takes the chosen row.
    Choose,
    /// Palette: takes the chosen row and stays open.
    ChooseAndStay,
    /// Palette, panel over the page, dialog: closes it. Start: stops the opening of a project.
    Close,
    /// Dialog: does what it is for, while no field has the keyboard.
    Submit,
    /// Dialog: does what it is for, in a field too.
    SubmitFromField,
    /// Dialog: a view up.
    ScrollUp,
    /// Dialog: a view down.
    ScrollDown,
    /// Field of a dialog: takes what is typed in it.
    TakeTyped,
    /// Hues: the one to the left.
    HueLeft,
    /// Hues: the one to the right.
    HueRight,
    /// Splitting a tag: the annotation before.
    QueueBack,
    /// Splitting a tag: the next annotation, this one as it is.
    QueueSkip,
}

/// A key and what it does in one part of the window.
#[derive(Clone, Copy, Debug)]
pub struct LocalKey {
    /// What it does.
    pub what: OnlyHere,
    /// The key.
    pub key: Key,
    /// What is held with it.
    pub modifiers: Modifiers,
    /// How it is written on keycaps.
    pub keys: &'static str,
}

const fn plain(what: OnlyHere, key: Key, keys: &'static str) -> LocalKey {
    held(what, Modifiers::NONE, key, keys)
}

const fn held(what: OnlyHere, modifiers: Modifiers, key: Key, keys: &'static str) -> LocalKey {
    LocalKey {
        what,
        key,
        modifiers,
        keys,
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;

/// The keys of the text. A motion fits a stroke that holds more too (Shift selects), so those that
/// hold more come first.
const MOTIONS: &[LocalKey] = &[
    held(OnlyHere::WordLeft, CTRL, Key::ArrowLeft, "Ctrl ←"),
    held(OnlyHere::WordRight, CTRL, Key::ArrowRight, "Ctrl →"),
    held(OnlyHere::SentenceLeft, ALT, Key::ArrowLeft, "Alt ←"),
    held(OnlyHere::SentenceRight, ALT, Key::ArrowRight, "Alt →"),
    held(OnlyHere::ParagraphUp, CTRL, Key::ArrowUp, "Ctrl ↑"),
    held(OnlyHere::ParagraphDown, CTRL, Key::ArrowDown, "Ctrl ↓"),
    held(OnlyHere::ParagraphUp, ALT, Key::ArrowUp, "Alt ↑"),
    held(OnlyHere::ParagraphDown, ALT, Key::ArrowDown, "Alt ↓"),
    held(OnlyHere::TextStart, CTRL, Key::Home, "Ctrl Home"),
    held(OnlyHere::TextEnd, CTRL, Key::End, "Ctrl End"),
    plain(OnlyHere::LetterLeft, Key::ArrowLeft, "←"),
    plain(OnlyHere::LetterRight, Key::ArrowRight, "→"),
    plain(OnlyHere::LineUp, Key::ArrowUp, "↑"),
    plain(OnlyHere::LineDown, Key::ArrowDown, "↓"),
    plain(OnlyHere::PageUp, Key::PageUp, "PgUp"),
    plain(OnlyHere::PageDown, Key::PageDown, "PgDn"),
    plain(OnlyHere::LineStart, Key::Home, "Home"),
    plain(OnlyHere::LineEnd, Key::End, "End"),
    plain(OnlyHere::LetGo, Key::Escape, "Esc"),
];

/// The other keys of parts of the window.
const OTHERS: &[LocalKey] = &[
    plain(OnlyHere::BoundLeft, Key::ArrowLeft, "←"),
    plain(OnlyHere::BoundRight, Key::ArrowRight, "→"),
    plain(OnlyHere::BoundsDone, Key::Enter, "↵"),
    plain(OnlyHere::EditTag, Key::F2, "F2"),
    plain(OnlyHere::DeleteTag, Key::Delete, "Del"),
    held(OnlyHere::TagUp, ALT, Key::ArrowUp, "Alt ↑"),
    held(OnlyHere::TagDown, ALT, Key::ArrowDown, "Alt ↓"),
    held(OnlyHere::RowMenu, SHIFT, Key::F10, "Shift F10"),
    plain(OnlyHere::RowUp, Key::ArrowUp, "↑"),
    plain(OnlyHere::RowDown, Key::ArrowDown, "↓"),
    plain(OnlyHere::Choose, Key::Enter, "↵"),
    held(OnlyHere::ChooseAndStay, CTRL, Key::Enter, "Ctrl Enter"),
    plain(OnlyHere::Close, Key::Escape, "Esc"),
    plain(OnlyHere::Submit, Key::Enter, "↵"),
    held(OnlyHere::SubmitFromField, CTRL, Key::Enter, "Ctrl Enter"),
    plain(OnlyHere::ScrollUp, Key::PageUp, "PgUp"),
    plain(OnlyHere::ScrollDown, Key::PageDown, "PgDn"),
    plain(OnlyHere::TakeTyped, Key::Enter, "Enter"),
    plain(OnlyHere::HueLeft, Key::ArrowLeft, "←"),
    plain(OnlyHere::HueRight, Key::ArrowRight, "→"),
    plain(OnlyHere::QueueBack, Key::Backspace, "Backspace"),
    plain(OnlyHere::QueueSkip, Key::Space, "Space"),
];

fn of(what: OnlyHere) -> impl Iterator<Item = &'static LocalKey> {
    let all = MOTIONS.iter().chain(OTHERS);
    all.filter(move |local| local.what == what)
}

/// Whether the key was pressed in this frame; it is taken from the input.
pub fn consumed(input: &mut InputState, what: OnlyHere) -> bool {
    consumed_times(input, what) > 0
}

/// How often the key was pressed in this frame; these are taken from the input.
pub fn consumed_times(input: &mut InputState, what: OnlyHere) -> usize {
    let times = of(what).map(|local| input.count_and_consume_key(local.modifiers, local.key));
    times.sum()
}

/// Whether the key was pressed in this frame; it stays in the input for others.
pub fn pressed(input: &InputState, what: OnlyHere) -> bool {
    of(what).any(|local| {
        input.key_pressed(local.key) && input.modifiers.matches_logically(local.modifiers)
    })
}

/// What a stroke means among the keys of the text.
pub fn motion_key(stroke: &Stroke) -> Option<OnlyHere> {
    let fits = |local: &&LocalKey| {
        let (held, needed) = (stroke.modifiers, local.modifiers);
        local.key == stroke.key && (held.command || !needed.command) && (held.alt || !needed.alt)
    };
    MOTIONS.iter().find(fits).map(|local| local.what)
}

/// Whether a stroke has the key of something, whatever is held with it.
pub fn has_key(stroke: &Stroke, what: OnlyHere) -> bool {
    of(what).any(|local| local.key == stroke.key)
}

/// How the key of something is written.
pub fn keys_here(what: OnlyHere) -> &'static str {
    of(what).next().map_or("", |local| local.keys)
}

/// How the key of a digit is written.
pub fn digit_keys(digit: usize) -> String {
    digit.to_string()
}

/// How every key of a part of the window is written.
pub fn written_here() -> impl Iterator<Item = &'static str> {
    MOTIONS.iter().chain(OTHERS).map(|local| local.keys)
}

/// How the keys of two things are written together: `Ctrl ←` and `Ctrl →` are `Ctrl ← →`.
pub fn keys_of_both(one: OnlyHere, other: OnlyHere) -> String {
    let (one, other) = (keys_here(one), keys_here(other));
    let last = other.rsplit(' ').next().unwrap_or(other);
    format!("{one} {last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(key: Key, modifiers: Modifiers) -> Stroke {
        Stroke {
            key,
            modifiers,
            repeat: false,
        }
    }

    #[test]
    fn a_motion_goes_by_what_is_held_with_its_key() {
        let ctrl_shift = Modifiers {
            ctrl: true,
            shift: true,
            command: true,
            ..Modifiers::NONE
        };
        for (key, modifiers, what) in [
            (Key::ArrowLeft, Modifiers::NONE, OnlyHere::LetterLeft),
            (Key::ArrowLeft, SHIFT, OnlyHere::LetterLeft),
            (Key::ArrowLeft, ALT, OnlyHere::SentenceLeft),
            (Key::ArrowLeft, ctrl_shift, OnlyHere::WordLeft),
            (Key::ArrowUp, ALT, OnlyHere::ParagraphUp),
            (Key::Home, ctrl_shift, OnlyHere::TextStart),
            (Key::Home, SHIFT, OnlyHere::LineStart),
        ] {
            assert_eq!(motion_key(&stroke(key, modifiers)), Some(what), "{key:?}");
        }
        assert_eq!(motion_key(&stroke(Key::A, Modifiers::NONE)), None);
    }

    #[test]
    fn keys_of_two_things_are_written_together() {
        let both = keys_of_both(OnlyHere::WordLeft, OnlyHere::WordRight);
        assert_eq!(both, "Ctrl ← →");
        let both = keys_of_both(OnlyHere::LetterLeft, OnlyHere::LetterRight);
        assert_eq!(both, "← →");
    }
}
