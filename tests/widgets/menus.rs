//! Menus: opened, walked, chosen from and closed, by pointer and by keys.

use egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hashiya::app::widget::{Button, Icon, Menu};
use hashiya::locale::Language::{self, Arabic, English};

use crate::support::window::Drawn;
use crate::support::{Opening, TestWindow};

fn opened(language: Language) -> TestWindow<Drawn<Vec<&'static str>>> {
    let opening = Opening::default().size(500.0, 400.0).language(language);
    opening.show(Vec::new(), |ui, look, chosen: &mut Vec<&'static str>| {
        let button = Button::icon(Icon::Menu, "القائمة").show(ui, look);
        Menu::below(&button, look, 220.0, |menu| {
            menu.title("عنوان");
            for (words, enabled) in [("فتح", true), ("دمج", false), ("تصدير", true)] {
                if menu.item(Some(Icon::Folder), words, "Ctrl O", enabled) {
                    chosen.push(words);
                }
            }
            menu.separator();
            if menu.choice("English", true) {
                chosen.push("English");
            }
        });
        Button::new("خارج").show(ui, look);
    })
}

fn expanded<S>(window: &TestWindow<Drawn<S>>) -> Option<bool> {
    let button = window.harness.get_by_label("القائمة");
    button.accesskit_node().data().is_expanded()
}

#[test]
fn opened_and_chosen_from_by_pointer() {
    for language in [Arabic, English] {
        let mut window = opened(language);
        assert!(!window.has("فتح"));
        assert_eq!(expanded(&window), Some(false));
        window.click_label("القائمة");
        assert!(window.has("فتح"));
        assert_eq!(expanded(&window), Some(true));
        window.click_label("تصدير");
        assert_eq!(*window.state(), ["تصدير"]);
        assert!(!window.has("فتح"), "closes when something is chosen");
    }
}

#[test]
fn opened_walked_and_chosen_from_by_keys() {
    let mut window = opened(Arabic);
    window.focus("القائمة");
    window.key(Key::Enter, Modifiers::NONE);
    assert!(window.has("فتح"));
    window.key(Key::ArrowDown, Modifiers::NONE);
    assert!(window.is_focused("فتح"));
    window.key(Key::ArrowDown, Modifiers::NONE);
    assert!(window.is_focused("تصدير"), "goes past what is disabled");
    window.key(Key::ArrowDown, Modifiers::NONE);
    window.key(Key::ArrowDown, Modifiers::NONE);
    assert!(window.is_focused("فتح"), "goes round");
    window.key(Key::ArrowUp, Modifiers::NONE);
    window.key(Key::Enter, Modifiers::NONE);
    assert_eq!(*window.state(), ["English"]);
    assert!(!window.has("فتح"));
    assert!(
        window.is_focused("القائمة"),
        "the keyboard goes back to the button"
    );
}

#[test]
fn closed_without_choosing() {
    let mut window = opened(Arabic);
    window.click_label("القائمة");
    window.key(Key::Escape, Modifiers::NONE);
    assert!(!window.has("فتح"));
    window.click_label("القائمة");
    window.click(pos2(30.0, 390.0));
    assert!(!window.has("فتح"), "by a click outside");
    window.click_label("القائمة");
    window.click_label("القائمة");
    assert!(!window.has("فتح"), "by its button");
    assert!(window.state().is_empty());
}

#[test]
fn what_is_disabled_or_no_command_leaves_it_open() {
    let mut window = opened(Arabic);
    window.click_label("القائمة");
    window.click_label("دمج");
    assert!(window.has("فتح"));
    let title = window.rect("فتح").center() - egui::vec2(0.0, 29.0);
    window.click(title);
    assert!(window.has("فتح"));
    assert!(window.state().is_empty());
    let off = window.harness.get_by_label("دمج");
    assert!(off.accesskit_node().is_disabled());
}

#[test]
fn stands_below_its_button_from_the_start_side() {
    for language in [Arabic, English] {
        let mut window = opened(language);
        window.click_label("القائمة");
        let (button, item) = (window.rect("القائمة"), window.rect("فتح"));
        assert!(item.top() > button.bottom());
        if language == Arabic {
            // There is no room to the left of a button at the window's left edge.
            assert!(item.left() >= 0.0);
        } else {
            assert!((item.left() - button.left() - 9.0).abs() < 2.0);
        }
    }
}
