//! Buttons, rows, running text, tips and lists: names, keys, pointer.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hashiya::app::widget::{Button, Icon, Row, Text, heading, paragraph, scroll, tip};
use hashiya::locale::Language::{self, Arabic, English};

use crate::support::{Opening, TestWindow};

fn opening(language: Language) -> Opening {
    Opening::default().size(400.0, 300.0).language(language)
}

#[test]
fn buttons_are_found_by_their_words_and_pressed_by_pointer_and_keys() {
    for (language, words) in [(Arabic, "تعديل الحدود"), (English, "Adjust bounds")] {
        let mut window = opening(language).show(0, move |ui, look, presses| {
            let button = Button::new(words).with_icon(Icon::Bounds).keys("B");
            *presses += usize::from(button.show(ui, look).clicked());
        });
        window.click_label(words);
        assert_eq!(*window.state(), 1);
        window.focus(words);
        window.key(Key::Enter, Modifiers::NONE);
        window.key(Key::Space, Modifiers::NONE);
        assert_eq!(*window.state(), 3);
        window.harness.get_by_label(words).click_accesskit();
        window.run();
        assert_eq!(*window.state(), 4);
    }
}

#[test]
fn an_icon_is_called_by_its_words_and_shows_them_with_its_keys() {
    for (language, words) in [(Arabic, "تراجع"), (English, "Undo")] {
        let mut window = opening(language).show(0, move |ui, look, presses| {
            let button = Button::icon(Icon::Undo, words).keys("Ctrl Z");
            *presses += usize::from(button.show(ui, look).clicked());
        });
        let at = window.rect(words).center();
        window.hover(at);
        assert!(!window.has(&format!("{words} (Ctrl Z)")));
        window.wait(1.0);
        assert!(window.has(&format!("{words} (Ctrl Z)")));
        window.click(at);
        assert_eq!(*window.state(), 1);
    }
}

#[test]
fn disabled_controls_do_nothing_and_say_so() {
    let mut window = opening(English).show(0, |ui, look, presses| {
        *presses += usize::from(Button::new("Off").enabled(false).show(ui, look).clicked());
        *presses += usize::from(Row::new("Row").enabled(false).show(ui, look).0.clicked());
        Button::new("On").show(ui, look);
    });
    for label in ["Off", "Row"] {
        window.click_label(label);
        window.harness.get_by_label(label).click_accesskit();
        window.run();
        assert!(
            window
                .harness
                .get_by_label(label)
                .accesskit_node()
                .is_disabled()
        );
    }
    window.key(Key::Tab, Modifiers::NONE);
    assert!(window.is_focused("On"), "Tab goes past what is disabled");
    assert_eq!(*window.state(), 0);
}

#[test]
fn tab_goes_through_controls_in_reading_order() {
    for language in [Arabic, English] {
        let mut window = opening(language).show((), |ui, look, ()| {
            Button::new("one").show(ui, look);
            Row::new("two").show(ui, look);
            Button::icon(Icon::Edit, "three").show(ui, look);
        });
        for label in ["one", "two", "three"] {
            window.key(Key::Tab, Modifiers::NONE);
            assert!(window.is_focused(label), "{label}");
        }
        window.key(Key::Tab, Modifiers::SHIFT);
        assert!(window.is_focused("two"));
    }
}

#[test]
fn rows_are_chosen_by_pointer_and_keys() {
    let names = ["فقدان الثقة", "وعود كاذبة", "Reuters"];
    let mut window = opening(Arabic).show(0, move |ui, look, chosen| {
        for (i, name) in names.into_iter().enumerate() {
            let row = Row::new(name).role(Role::TreeItem).selected(*chosen == i);
            if row.show(ui, look).0.clicked() {
                *chosen = i;
            }
        }
    });
    window.click_label(names[2]);
    assert_eq!(*window.state(), 2);
    let node = window.harness.get_by_label(names[2]).accesskit_node();
    assert_eq!(
        (node.role(), node.is_selected()),
        (Role::TreeItem, Some(true))
    );
    window.focus(names[1]);
    window.key(Key::Enter, Modifiers::NONE);
    assert_eq!(*window.state(), 1);
}

#[test]
fn only_what_is_a_switch_is_on_or_off() {
    let mut window = opening(English).show(false, |ui, look, on| {
        Button::new("plain").keys("Ctrl S").show(ui, look);
        let switch = Button::icon(Icon::Layers, "switch")
            .selected(*on)
            .show(ui, look);
        *on ^= switch.clicked();
        Button::new("tab")
            .role(Role::Tab)
            .selected(true)
            .show(ui, look);
        Row::new("group")
            .role(Role::TreeItem)
            .expanded(true)
            .show(ui, look);
    });
    let node = |window: &TestWindow<_>, label: &str| {
        let node = window.harness.get_by_label(label);
        let node = node.accesskit_node();
        (
            node.toggled(),
            node.is_selected(),
            node.data().is_expanded(),
        )
    };
    assert_eq!(node(&window, "plain"), (None, None, None));
    assert_eq!(node(&window, "switch"), (Some(Toggled::False), None, None));
    window.click_label("switch");
    assert_eq!(node(&window, "switch"), (Some(Toggled::True), None, None));
    assert_eq!(node(&window, "tab"), (None, Some(true), None));
    assert_eq!(node(&window, "group"), (None, None, Some(true)));
    let plain = window.harness.get_by_label("plain");
    assert_eq!(
        plain.accesskit_node().data().keyboard_shortcut(),
        Some("Ctrl S")
    );
}

#[test]
fn rows_out_of_sight_come_into_sight_with_the_keyboard() {
    let mut window = opening(Arabic).show((), |ui, look, ()| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Button::new("قبل").show(ui, look);
        scroll(ui, look, "list", |ui| {
            for i in 0..30 {
                Row::new(&format!("row {i}")).show(ui, look);
            }
        });
    });
    window.focus("قبل");
    for i in 0..30 {
        window.key(Key::Tab, Modifiers::NONE);
        let label = format!("row {i}");
        assert!(
            window.is_focused(&label),
            "nothing but rows is in the way to {label}"
        );
        let rect = window.rect(&label);
        assert!(
            rect.top() >= 26.0 && rect.bottom() <= 301.0,
            "{label} at {rect}"
        );
    }
}

#[test]
fn running_text_and_headings_are_read_in_logical_order() {
    let words = "نشرت Reuters تقريراً في 15/03/2016.\nSecond paragraph.";
    let window = opening(Arabic).show((), move |ui, look, ()| {
        heading(ui, look, "مذكرة");
        paragraph(ui, look, Text::new(words), words, look.ink());
    });
    assert_eq!(
        window.harness.get_by_label(words).accesskit_node().role(),
        Role::Label
    );
    assert!(window.rect(words).height() > 2.0 * window.rect("مذكرة").height() - 12.0);
}

#[test]
fn tips_come_after_a_rest_and_go_with_the_pointer() {
    let mut window = opening(Arabic).show((), |ui, look, ()| {
        let row = Row::new("الضائقة المالية").show(ui, look).0;
        tip(row, look, "راتب لا يكفي\nدين أو فقر");
    });
    let at = window.rect("الضائقة المالية").center();
    window.hover(at);
    window.wait(1.0);
    assert!(window.has("راتب لا يكفي\nدين أو فقر"));
    window.leave();
    window.wait(0.1);
    assert!(!window.has("راتب لا يكفي\nدين أو فقر"));
}

#[test]
fn lists_scroll_by_wheel_and_by_their_bar() {
    for language in [Arabic, English] {
        let mut window = opening(language).show((), |ui, look, ()| {
            ui.spacing_mut().item_spacing.y = 0.0;
            scroll(ui, look, "list", |ui| {
                for i in 0..60 {
                    Row::new(&format!("row {i}")).show(ui, look);
                }
            });
        });
        let top = window.rect("row 0").top();
        window.wheel(pos2(200.0, 150.0), vec2(0.0, -120.0));
        let wheeled = window.rect("row 0").top();
        assert!((wheeled - (top - 120.0)).abs() < 1.0, "{top} to {wheeled}");
        let x = if language == Arabic { 3.0 } else { 397.0 };
        window.drag(pos2(x, 30.0), pos2(x, 900.0));
        assert!(window.rect("row 59").bottom() <= 301.0, "at its end");
        window.drag(pos2(x, 295.0), pos2(x, -900.0));
        assert!(
            (window.rect("row 0").top() - top).abs() < 1.0,
            "at its beginning"
        );
    }
}

#[test]
fn a_window_at_rest_asks_for_nothing() {
    let mut window = opening(Arabic).show((), |ui, look, ()| {
        Button::new("حفظ").show(ui, look);
        scroll(ui, look, "list", |ui| {
            for i in 0..60 {
                Row::new(&format!("{i}")).show(ui, look);
            }
        });
    });
    window.focus("حفظ");
    window.wait(2.0);
    let delay = window.harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, std::time::Duration::MAX);
}

#[test]
fn text_that_egui_itself_lays_out_has_letters() {
    let window = opening(English).show((), |ui, _, ()| {
        ui.label("stock");
        ui.monospace("text");
    });
    assert!(window.has("stock"));
}
