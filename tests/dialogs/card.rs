//! What all dialogs have in common: closing, keys, focus, and what is behind them.

use super::window::Desk;
use egui::{Key, Modifiers};
use hashiya::app::state::Dialog;
use hashiya::app::view::reader::Reader;
use hashiya::locale::Language::{self, Arabic, English};
use std::path::PathBuf;

fn every_dialog(desk: &Desk) -> Vec<Dialog> {
    let tag = desk.tag("Financial hardship").id;
    let document = desk.state().focus.document.clone().unwrap();
    vec![
        Dialog::OpenProject,
        Dialog::NewProject,
        Dialog::Annotator,
        Dialog::People,
        Dialog::Import(vec![PathBuf::from("no-such-file.txt")]),
        Dialog::DocumentDetails(document.clone()),
        Dialog::ReplaceText(document),
        Dialog::Unsettled,
        Dialog::TagDetails(tag.clone()),
        Dialog::NewTag {
            parent: None,
            apply: true,
        },
        Dialog::MergeTag(tag.clone()),
        Dialog::SplitTag(tag.clone()),
        Dialog::DeleteTag(tag),
        Dialog::Export,
        Dialog::Findings,
        Dialog::Choices,
        Dialog::Versions,
        Dialog::Layers,
        Dialog::Keys,
    ]
}

fn reader_has_keyboard(desk: &Desk) -> bool {
    let context = &desk.window.harness.ctx;
    context.memory(|m| m.focused()) == Some(Reader::main_id())
}

#[test]
fn escape_closes_every_dialog_and_changes_nothing() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let before = desk.project().clone();
        for dialog in every_dialog(&desk) {
            desk.dialog(dialog.clone());
            assert!(!reader_has_keyboard(&desk), "{dialog:?}");
            desk.key(Key::Escape);
            assert_eq!(desk.state().dialog, None, "{dialog:?}");
            assert!(reader_has_keyboard(&desk), "{dialog:?}");
        }
        assert_eq!(*desk.project(), before);
    }
}

#[test]
fn the_cross_and_the_button_close_too() {
    let mut desk = Desk::open(Arabic);
    desk.dialog(Dialog::Export);
    desk.click("dialog-close-window");
    assert_eq!(desk.state().dialog, None);
    desk.dialog(Dialog::Export);
    desk.click("dialog-cancel");
    assert_eq!(desk.state().dialog, None);
}

#[test]
fn the_first_field_has_the_keyboard_also_after_another_dialog() {
    let mut desk = Desk::open(English);
    let tag = desk.tag("Infighting").id;
    desk.dialog(Dialog::TagDetails(tag));
    assert!(desk.field("Name in English").is_focused());
    desk.dialog(Dialog::NewTag {
        parent: None,
        apply: false,
    });
    assert!(desk.field("Name in English").is_focused());
}

#[test]
fn tab_stays_inside_and_letters_do_not_act_behind() {
    let mut desk = Desk::open(Arabic);
    let before = desk.project().clone();
    desk.dialog(Dialog::Layers);
    for _ in 0..12 {
        desk.key(Key::Tab);
        let context = &desk.window.harness.ctx;
        let focused = context.memory(|m| m.focused());
        let layer = focused.and_then(|id| context.read_response(id)).unwrap();
        assert_eq!(layer.layer_id.order, egui::Order::Foreground);
    }
    for key in [Key::Num1, Key::S, Key::Slash, Key::N] {
        desk.key(key);
    }
    desk.window.key(Key::O, Modifiers::CTRL);
    assert_eq!(desk.state().dialog, Some(Dialog::Layers));
    assert_eq!(desk.state().palette, None);
    assert_eq!(*desk.project(), before);
}

#[test]
fn dialogs_open_by_key_and_from_the_menu() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        desk.window.key(Key::O, Modifiers::CTRL);
        assert_eq!(desk.state().dialog, Some(Dialog::OpenProject));
        desk.key(Key::Escape);
        desk.key(Key::F1);
        assert_eq!(desk.state().dialog, Some(Dialog::Keys));
        desk.key(Key::Enter);
        assert_eq!(desk.state().dialog, None, "Enter closes what only tells");
        desk.window.key(Key::I, Modifiers::CTRL);
        assert_eq!(desk.state().dialog, Some(Dialog::Import(Vec::new())));
        desk.key(Key::Escape);
        desk.click("menu");
        desk.click("menu-export");
        assert_eq!(desk.state().dialog, Some(Dialog::Export));
    }
}
