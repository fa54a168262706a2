//! What the keyboard, the clipboard and input methods do in a field, and which events it eats.
//!
//! While it has the focus a field eats, so that no shortcut of the window acts as well:
//! - every `Text`, `Copy`, `Cut`, `Paste` and `Ime` event;
//! - presses of keys that write (letters, digits, signs, space) without Ctrl, Alt or Command;
//! - Left, Right, Home, End, Backspace and Delete, also with Shift and Ctrl;
//! - Enter, Ctrl+Enter and Escape; Shift+Enter in a field of several lines only;
//! - Up, Down, Page Up and Page Down in a field of several lines only;
//! - Ctrl+A, Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y;
//! - the menu key and Shift+F10.
//!
//! Everything else goes on: Tab, function keys, other keys with Ctrl, all that has Alt. egui
//! already names a key of an Arabic layout by its place on the keyboard. Who reads events before
//! the fields are shown asks [`FocusedField`] which of them are not for him.

use super::editor::{Editor, Move, clean};
use super::setting::Form;
use super::undo::Kind;
use egui::{Context, Event, Id, ImeEvent, Key, Modifiers, Ui};

/// The field that has the focus: it will eat some of this frame's events.
#[derive(Clone, Copy, Debug)]
pub struct FocusedField {
    id: Id,
    multiline: bool,
}

impl FocusedField {
    /// The focused field as it was shown last, if a field has the focus. Locks the context: not to
    /// be called while its input is borrowed.
    pub fn of(context: &Context) -> Option<Self> {
        let kept = context.data(|data| data.get_temp::<Self>(Self::place()))?;
        let focused = context.memory(|memory| memory.has_focus(kept.id));
        focused.then_some(kept)
    }

    /// Whether it will eat an event.
    pub fn takes(&self, event: &Event) -> bool {
        eats(event, self.multiline, 0.0)
    }

    pub(super) fn remember(context: &Context, id: Id, multiline: bool) {
        context.data_mut(|data| data.insert_temp(Self::place(), Self { id, multiline }));
    }

    fn place() -> Id {
        Id::unique("the field that has the focus")
    }
}

/// What was asked of the one who shows the field.
#[derive(Clone, Copy, Default)]
pub struct HostAsked {
    pub submitted: bool,
    pub cancelled: bool,
    /// The menu is to open; of the field itself.
    pub menu: bool,
}

/// A key press that means something to a field.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Command {
    Go(Move, bool),
    Backspace(bool),
    Delete(bool),
    All,
    Undo,
    Redo,
    Break,
    Submit,
    Cancel,
    Menu,
    /// It writes: what it writes comes as text.
    Writes,
}

/// Takes the events that a focused field eats and does what they ask. `page` is how far a page
/// reaches, in physical pixels.
pub fn handle(
    ui: &Ui,
    editor: &mut Editor,
    text: &mut String,
    form: &Form<'_>,
    page: f32,
) -> HostAsked {
    let multiline = form.is_multiline();
    let mut eaten = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let eats = eats(event, multiline, page);
            if eats {
                eaten.push(event.clone());
            }
            !eats
        });
    });
    let mut asked = HostAsked::default();
    for event in eaten {
        match event {
            Event::Key { key, modifiers, .. } => {
                if let Some(command) = command(key, modifiers, multiline, page) {
                    obey(editor, text, form, command, &mut asked);
                }
            }
            Event::Copy | Event::Cut => {
                let selected = editor.selection();
                if !selected.is_empty() && !editor.is_secret {
                    ui.copy_text(text[selected].to_owned());
                    if event == Event::Cut {
                        editor.insert(text, "", Kind::Whole);
                    }
                }
            }
            Event::Paste(letters) if !letters.is_empty() => {
                editor.finish_composing(text, multiline);
                editor.insert(text, &clean(&letters, multiline), Kind::Whole);
            }
            Event::Text(letters) if !matches!(letters.as_str(), "" | "\n" | "\r") => {
                editor.preedit = None;
                editor.insert(text, &clean(&letters, multiline), Kind::Typing);
            }
            Event::Ime(event) => compose(editor, text, multiline, &event),
            _ => {}
        }
    }
    asked
}

fn eats(event: &Event, multiline: bool, page: f32) -> bool {
    match event {
        Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_) | Event::Ime(_) => true,
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => command(*key, *modifiers, multiline, page).is_some(),
        _ => false,
    }
}

fn command(key: Key, modifiers: Modifiers, multiline: bool, page: f32) -> Option<Command> {
    let Modifiers { shift, alt, .. } = modifiers;
    let ctrl = modifiers.ctrl || modifiers.command;
    if alt {
        return None;
    }
    Some(match (key, ctrl) {
        (Key::ArrowLeft, false) => Command::Go(Move::Left, shift),
        (Key::ArrowRight, false) => Command::Go(Move::Right, shift),
        (Key::ArrowLeft, true) => Command::Go(Move::WordLeft, shift),
        (Key::ArrowRight, true) => Command::Go(Move::WordRight, shift),
        (Key::ArrowUp, false) if multiline => Command::Go(Move::Up, shift),
        (Key::ArrowDown, false) if multiline => Command::Go(Move::Down, shift),
        (Key::PageUp, false) if multiline => Command::Go(Move::By(-page), shift),
        (Key::PageDown, false) if multiline => Command::Go(Move::By(page), shift),
        (Key::Home, false) => Command::Go(Move::LineStart, shift),
        (Key::End, false) => Command::Go(Move::LineEnd, shift),
        (Key::Home, true) => Command::Go(Move::TextStart, shift),
        (Key::End, true) => Command::Go(Move::TextEnd, shift),
        (Key::Backspace, word) => Command::Backspace(word),
        (Key::Delete, word) => Command::Delete(word),
        (Key::A, true) => Command::All,
        (Key::Z, true) if shift => Command::Redo,
        (Key::Z, true) => Command::Undo,
        (Key::Y, true) => Command::Redo,
        (Key::Enter, true) => Command::Submit,
        (Key::Enter, false) if multiline => Command::Break,
        (Key::Enter, false) if !shift => Command::Submit,
        (Key::Escape, false) => Command::Cancel,
        (Key::Menu, false) => Command::Menu,
        (Key::F10, false) if shift => Command::Menu,
        (key, false) if writes(key) => Command::Writes,
        _ => return None,
    })
}

/// Whether a key has a sign on it.
fn writes(key: Key) -> bool {
    // egui names letters and digits by themselves, the others in words.
    key.name().chars().count() == 1
        || matches!(
            key,
            Key::Space
                | Key::Colon
                | Key::Comma
                | Key::Backslash
                | Key::Slash
                | Key::Pipe
                | Key::Questionmark
                | Key::Exclamationmark
                | Key::OpenBracket
                | Key::CloseBracket
                | Key::OpenCurlyBracket
                | Key::CloseCurlyBracket
                | Key::Backtick
                | Key::Minus
                | Key::Period
                | Key::Plus
                | Key::Equals
                | Key::Semicolon
                | Key::Quote
        )
}

fn obey(
    editor: &mut Editor,
    text: &mut String,
    form: &Form<'_>,
    command: Command,
    asked: &mut HostAsked,
) {
    // An input method handles the keys itself while it composes; what still comes acts on the text.
    if command != Command::Writes {
        editor.finish_composing(text, form.is_multiline());
    }
    match command {
        Command::Go(to, extend) => editor.go(text, &form.set(text), to, extend),
        Command::Backspace(word) => editor.backspace(text, word),
        Command::Delete(word) => editor.delete(text, word),
        Command::All => editor.select(0..text.len()),
        Command::Undo => {
            editor.undo(text);
        }
        Command::Redo => {
            editor.redo(text);
        }
        Command::Break => editor.insert(text, "\n", Kind::Whole),
        Command::Submit => asked.submitted = true,
        Command::Cancel => asked.cancelled = true,
        Command::Menu => asked.menu = true,
        Command::Writes => {}
    }
}

fn compose(editor: &mut Editor, text: &mut String, multiline: bool, event: &ImeEvent) {
    match event {
        ImeEvent::Preedit {
            text: composed,
            active_range_chars,
        } => editor.compose(text, &clean(composed, false), active_range_chars.clone()),
        ImeEvent::Commit(letters) => {
            editor.preedit = None;
            if !matches!(letters.as_str(), "" | "\n" | "\r") {
                editor.insert(text, &clean(letters, multiline), Kind::Typing);
            }
        }
        ImeEvent::DeleteSurrounding {
            before_chars,
            after_chars,
        } => editor.delete_around(text, *before_chars, *after_chars),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcuts_of_the_window_go_on() {
        let none = Modifiers::NONE;
        let goes_on = |key, modifiers| command(key, modifiers, false, 10.0).is_none();
        for key in [Key::S, Key::K, Key::F, Key::Tab, Key::Slash] {
            assert!(goes_on(key, Modifiers::CTRL), "{key:?}");
        }
        for key in [Key::F1, Key::F6, Key::Tab, Key::ArrowUp, Key::PageDown] {
            assert!(goes_on(key, none), "{key:?}");
        }
        assert!(goes_on(Key::ArrowLeft, Modifiers::ALT));
        assert!(goes_on(Key::Enter, Modifiers::SHIFT));
    }

    #[test]
    fn what_writes_is_eaten() {
        for key in [
            Key::A,
            Key::Num5,
            Key::Comma,
            Key::Space,
            Key::Slash,
            Key::Minus,
            Key::Quote,
        ] {
            let found = command(key, Modifiers::NONE, false, 10.0);
            assert_eq!(found, Some(Command::Writes), "{key:?}");
            assert!(command(key, Modifiers::SHIFT, false, 10.0).is_some());
        }
    }
}
