//! The menu of a field, by the second button and by keys.

use super::*;
use egui::ViewportCommand;

fn english(text: &str, from: usize, to: usize) -> Window {
    let mut window = focused(Form {
        text: text.to_owned(),
        english: true,
        rows: Some((2, 4)),
        ..Form::default()
    });
    press(&mut window, ctrl(), &[Key::Home]);
    for _ in 0..from {
        press_plain(&mut window, &[Key::ArrowLeft]);
    }
    for _ in from..to {
        press(&mut window, Modifiers::SHIFT, &[Key::ArrowLeft]);
    }
    window
}

fn second_click(window: &mut Window, at: Pos2) {
    window.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        window.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.step();
    }
    window.run();
}

fn is_open(window: &Window) -> bool {
    window.query_by_label("Cut").is_some()
}

/// Clicks an entry; gives what was put on the clipboard, and whether the clipboard was asked for.
fn choose(window: &mut Window, words: &str) -> (Option<String>, bool) {
    let at = window.get_by_label(words).rect().center();
    button(window, at, true);
    window.event(Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    outcome(window)
}

/// Steps until the window rests and gathers what went to the clipboard or was asked of it.
fn outcome(window: &mut Window) -> (Option<String>, bool) {
    let (mut put, mut asked) = (None, false);
    for _ in 0..4 {
        window.step();
        put = put.or_else(|| copied(window));
        let mut viewports = window.output().viewport_output.values();
        asked |= viewports.any(|v| v.commands.contains(&ViewportCommand::RequestPaste));
    }
    (put, asked)
}

#[test]
fn a_second_click_keeps_what_is_selected_and_cuts_it() {
    let mut window = english("قال ولدي الكبير", 4, 8);
    assert_eq!(selected(&window), "ولدي");
    let at = place(&window, 5, 6).center();
    second_click(&mut window, at);
    assert!(is_open(&window));
    assert_eq!(selected(&window), "ولدي");
    let (put, _) = choose(&mut window, "Cut");
    assert_eq!(put.as_deref(), Some("ولدي"));
    assert_eq!(text(&window), "قال  الكبير");
    assert!(!is_open(&window));
    assert!(window.get_by_label(NAME).is_focused());
    assert_eq!(window.state().left, 0, "to its owner it was never left");
    press(&mut window, ctrl(), &[Key::Z]);
    assert_eq!(text(&window), "قال ولدي الكبير");
}

#[test]
fn elsewhere_it_places_the_caret_and_pastes_there() {
    let mut window = english("قال ولدي الكبير", 0, 3);
    let at = place(&window, 9, 10).right_center() - vec2(0.5, 0.0);
    second_click(&mut window, at);
    assert_eq!(head(&window), 9);
    let cut = window.get_by_label("Cut");
    assert!(cut.accesskit_node().is_disabled(), "nothing is selected");
    let (_, asked) = choose(&mut window, "Paste");
    assert!(asked, "the window system is asked for the clipboard");
    // It gives what it has as it does for Ctrl+V.
    window.event(Event::Paste("الأصغر ثم ".to_owned()));
    window.run();
    assert_eq!(text(&window), "قال ولدي الأصغر ثم الكبير");
    assert_eq!(window.state().left, 0);
}

#[test]
fn keys_open_it_at_the_caret_and_choose() {
    for (modifiers, key) in [(Modifiers::NONE, Key::Menu), (Modifiers::SHIFT, Key::F10)] {
        let mut window = english("قال ولدي الكبير", 0, 3);
        let caret = caret_x(&window);
        press(&mut window, modifiers, &[key]);
        assert!(is_open(&window), "{key:?}");
        let card = window.get_by_label("Cut").rect();
        assert!((card.left() - caret).abs() < 260.0, "{card:?} at {caret}");
        // What is typed while it is open is not written.
        typed(&mut window, "x");
        press_plain(&mut window, &[Key::ArrowDown]);
        assert!(window.get_by_label("Cut").is_focused());
        press_plain(&mut window, &[Key::ArrowDown]);
        assert!(window.get_by_label("Copy").is_focused());
        window.event(Event::Key {
            key: Key::Enter,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        assert_eq!(outcome(&mut window).0.as_deref(), Some("قال"));
        window.run();
        assert!(!is_open(&window));
        assert!(window.get_by_label(NAME).is_focused());
        assert_eq!(text(&window), "قال ولدي الكبير");
        assert_eq!(window.state().left, 0);
    }
}

#[test]
fn escape_closes_it_and_the_field_stays() {
    let mut window = english("قال", 0, 3);
    press_plain(&mut window, &[Key::Menu]);
    press_plain(&mut window, &[Key::Escape]);
    assert!(!is_open(&window));
    assert!(window.get_by_label(NAME).is_focused());
    assert_eq!((window.state().cancelled, window.state().left), (0, 0));
    typed(&mut window, "كتب");
    assert_eq!(text(&window), "كتب");
}

#[test]
fn everything_is_selected() {
    let mut window = english("قال\nنعم", 0, 0);
    press_plain(&mut window, &[Key::Menu]);
    choose(&mut window, "Select everything");
    assert_eq!(selected(&window), "قال\nنعم");
}

#[test]
fn it_speaks_arabic() {
    let mut window = one_line("قال");
    press_plain(&mut window, &[Key::Menu]);
    for words in ["قص", "نسخ", "لصق", "تحديد الكل"] {
        assert!(window.query_by_label(words).is_some(), "{words}");
    }
}
