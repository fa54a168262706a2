//! The menu of a field: cut, copy, paste, select everything, by the second button or by keys.

use super::editor::Editor;
use super::undo::Kind;
use crate::app::widget::{Look, Menu};
use egui::{Key, Modifiers, Popup, Pos2, Response, Ui, ViewportCommand};

/// Width of the menu in points.
const WIDTH: f32 = 220.0;

/// What can be chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    Cut,
    Copy,
    Paste,
    All,
}

/// Shows the menu at a second click, or at a point where it is to open. `states` say whether
/// something is selected and whether there is any text. Returns what was chosen and whether the menu
/// is open.
pub fn show(
    response: &Response,
    look: &Look,
    open_at: Option<Pos2>,
    (selected, any): (bool, bool),
) -> (Option<Choice>, bool) {
    let mut chosen = None;
    Menu::context_at(response, look, WIDTH, open_at, |menu| {
        for (choice, key, keys, enabled) in [
            (Choice::Cut, "field-cut", "Ctrl X", selected),
            (Choice::Copy, "field-copy", "Ctrl C", selected),
            (Choice::Paste, "field-paste", "Ctrl V", true),
            (Choice::All, "field-select-all", "Ctrl A", any),
        ] {
            if menu.item(None, &look.tr(key), keys, enabled) {
                chosen = Some(choice);
            }
        }
    });
    let id = Popup::default_response_id(response);
    (chosen, Popup::is_id_open(&response.ctx, id))
}

/// Whether the field gets the keyboard back: a choice was made, or Escape closed the menu, which
/// then is nobody else's.
pub fn gives_back(ui: &Ui, was_open: bool, is_open: bool, chosen: Option<Choice>) -> bool {
    let closed = was_open && !is_open;
    let by_key = closed && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    chosen.is_some() || by_key
}

/// Does what was chosen. What is pasted comes in the next frame, as from the keyboard.
pub fn obey(ui: &Ui, chosen: Choice, editor: &mut Editor, text: &mut String) {
    let selected = editor.selection();
    match chosen {
        Choice::Paste => ui.send_viewport_cmd(ViewportCommand::RequestPaste),
        Choice::All => editor.select(0..text.len()),
        Choice::Copy | Choice::Cut if selected.is_empty() => {}
        Choice::Copy => ui.copy_text(text[selected].to_owned()),
        Choice::Cut => {
            ui.copy_text(text[selected].to_owned());
            editor.insert(text, "", Kind::Whole);
        }
    }
}
