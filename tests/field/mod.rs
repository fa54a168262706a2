//! The text field as a person at the keyboard and a screen reader meet it.

mod memo;
mod menu;
mod pointer;
mod spoken;

use std::rc::Rc;

use egui::accesskit::{Action, ActionData, ActionRequest, TreeId};
use egui::{Event, Id, ImeEvent, Key, Modifiers, OutputCommand, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hashiya::app::paint::Letters;
use hashiya::app::widget::{Field, FocusedField, Look};
use hashiya::locale::{Isolation, Language, Locale};
use hashiya::page::Theme;
use hashiya::typeset::{Face, Fallback};

const NAME: &str = "حقل";
const OTHER: &str = "حقل آخر";

/// What the field is over, and what it said.
#[derive(Default)]
struct Form {
    text: String,
    other: String,
    rows: Option<(usize, usize)>,
    english: bool,
    look: Option<Look>,
    changed: usize,
    submitted: usize,
    cancelled: usize,
    left: usize,
    take_focus: bool,
    select_all: bool,
    /// Names of the keys that the window still got after the field.
    passed: Vec<Key>,
    /// Keys that who listens before the fields would take for his own.
    heard: Vec<Key>,
    height: f32,
}

type Window = Harness<'static, Form>;

fn window(form: Form) -> Window {
    let mut harness = Harness::builder()
        .with_size(vec2(320.0, 240.0))
        .with_accessibility_check(true)
        .with_step_dt(1.0 / 60.0)
        .build_ui_state(show, form);
    harness.run();
    harness
}

fn show(ui: &mut egui::Ui, form: &mut Form) {
    let field = FocusedField::of(ui.ctx());
    form.heard.extend(ui.input(|input| {
        let heard = |event: &&Event| !field.is_some_and(|field| field.takes(event));
        let events = input.events.iter().filter(heard);
        events.filter_map(pressed_key).collect::<Vec<_>>()
    }));
    let language = if form.english {
        Language::English
    } else {
        Language::Arabic
    };
    let look = form.look.get_or_insert_with(|| Look {
        letters: Rc::new(Letters::new(ui.ctx(), Fallback::BundledOnly)),
        theme: Theme::Light,
        palette: Theme::Light.palette(),
        locale: Locale::new(language, Isolation::Window),
        scale: ui.ctx().pixels_per_point(),
    });
    let mut field = Field::new(&mut form.text)
        .id(Id::unique("field"))
        .name(NAME)
        .placeholder("اكتب")
        .take_focus(form.take_focus)
        .select_all(form.select_all);
    if let Some((rows, most)) = form.rows {
        field = field.multiline(rows, most).face(Face::Naskh).size(15.0);
    }
    let shown = field.show(ui, look, 240.0);
    form.changed += usize::from(shown.changed);
    form.submitted += usize::from(shown.submitted);
    form.cancelled += usize::from(shown.cancelled);
    form.left += usize::from(shown.left);
    form.height = shown.response.rect.height();
    let other = Rect::from_min_size(pos2(8.0, 200.0), vec2(200.0, 28.0));
    Field::new(&mut form.other)
        .name(OTHER)
        .show_in(ui, look, other, Id::unique("other"));
    form.passed
        .extend(ui.input(|i| i.events.iter().filter_map(pressed_key).collect::<Vec<_>>()));
}

fn pressed_key(event: &Event) -> Option<Key> {
    match event {
        Event::Key {
            key, pressed: true, ..
        } => Some(*key),
        _ => None,
    }
}

fn one_line(text: &str) -> Window {
    focused(Form {
        text: text.to_owned(),
        ..Form::default()
    })
}

fn several_lines(text: &str) -> Window {
    focused(Form {
        text: text.to_owned(),
        rows: Some((2, 4)),
        ..Form::default()
    })
}

fn focused(form: Form) -> Window {
    let mut window = window(form);
    window.get_by_label(NAME).focus();
    window.run();
    window
}

fn text(window: &Window) -> &str {
    &window.state().text
}

fn typed(window: &mut Window, letters: &str) {
    for letter in letters.chars() {
        window.event(Event::Text(letter.to_string()));
    }
    window.run();
}

fn press(window: &mut Window, modifiers: Modifiers, keys: &[Key]) {
    for key in keys {
        window.key_press_modifiers(modifiers, *key);
    }
    window.run();
}

fn press_plain(window: &mut Window, keys: &[Key]) {
    press(window, Modifiers::NONE, keys);
}

fn ctrl() -> Modifiers {
    Modifiers::CTRL | Modifiers::COMMAND
}

/// Code points before the two ends of the selection, as a screen reader counts them.
fn carets(window: &Window) -> (usize, usize) {
    let node = window.get_by_label(NAME);
    let node = node.accesskit_node();
    let anchor = node.text_selection_anchor().unwrap();
    let head = node.text_selection_focus().unwrap();
    (anchor.to_global_usv_index(), head.to_global_usv_index())
}

fn head(window: &Window) -> usize {
    let (anchor, head) = carets(window);
    assert_eq!(anchor, head, "nothing is selected");
    head
}

fn copied(window: &Window) -> Option<String> {
    window
        .output()
        .platform_output
        .commands
        .iter()
        .find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
}

fn selected(window: &Window) -> String {
    let node = window.get_by_label(NAME);
    node.accesskit_node().text_selection().unwrap().text()
}

/// A point of the field's one line, counted from its left edge.
fn point(window: &Window, x: f32) -> Pos2 {
    let rect = window.get_by_label(NAME).rect();
    pos2(rect.left() + x, rect.center().y)
}

fn button(window: &mut Window, at: Pos2, pressed: bool) {
    button_with(window, at, pressed, Modifiers::NONE);
}

fn button_with(window: &mut Window, at: Pos2, pressed: bool, modifiers: Modifiers) {
    window.event_modifiers(Event::PointerMoved(at), modifiers);
    window.event_modifiers(
        Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers,
        },
        modifiers,
    );
    window.step();
}

fn click(window: &mut Window, at: Pos2) {
    button(window, at, true);
    button(window, at, false);
}

/// Where a range of code points stands on the screen.
fn place(window: &Window, from: usize, to: usize) -> Rect {
    let node = window.get_by_label(NAME);
    let node = node.accesskit_node();
    let mut range = node.document_range();
    let step = |count: usize| {
        let mut at = node.document_start();
        while at.to_global_usv_index() < count {
            at = at.forward_to_character_start();
        }
        at
    };
    range.set_start(step(from));
    range.set_end(step(to));
    let boxes = range.bounding_boxes();
    let first = boxes[0];
    Rect::from_min_max(
        pos2(first.x0 as f32, first.y0 as f32),
        pos2(first.x1 as f32, first.y1 as f32),
    )
}

fn compose(window: &mut Window, composed: &str, active: Option<std::ops::Range<usize>>) {
    window.event(Event::Ime(ImeEvent::Preedit {
        text: composed.to_owned(),
        active_range_chars: active,
    }));
    window.run();
}

#[test]
fn letters_come_as_they_are_typed() {
    let mut window = one_line("");
    typed(&mut window, "سلام world 123، كَتَبَ");
    assert_eq!(text(&window), "سلام world 123، كَتَبَ");
    assert_eq!(head(&window), 22);
    assert_eq!(window.state().changed, 22);
}

#[test]
fn arrows_move_as_they_point_where_directions_meet() {
    // On screen, in a left-to-right paragraph: abc, then سلام from its right to its left, then 123.
    let mut window = focused(Form {
        text: "abc سلام 123".to_owned(),
        english: true,
        ..Form::default()
    });
    press_plain(&mut window, &[Key::Home]);
    let mut xs = vec![];
    for _ in 0..12 {
        press_plain(&mut window, &[Key::ArrowRight]);
        xs.push(caret_x(&window));
    }
    assert!(xs.is_sorted_by(|a, b| a < b), "{xs:?}");
    press_plain(&mut window, &[Key::ArrowRight]);
    assert_eq!(caret_x(&window), xs[11]);
    for _ in 0..12 {
        press_plain(&mut window, &[Key::ArrowLeft]);
        let now = caret_x(&window);
        assert!(xs.pop().is_some_and(|last| now < last));
    }
    assert_eq!(head(&window), 0);
}

fn caret_x(window: &Window) -> f32 {
    let ime = window.output().platform_output.ime.unwrap();
    ime.cursor_rect.center().x
}

#[test]
fn left_goes_on_in_arabic() {
    let mut window = one_line("لا إله");
    press_plain(&mut window, &[Key::Home]);
    let mut offsets = vec![head(&window)];
    for _ in 0..6 {
        press_plain(&mut window, &[Key::ArrowLeft]);
        offsets.push(head(&window));
    }
    assert_eq!(offsets, [0, 1, 2, 3, 4, 5, 6]);
    press_plain(&mut window, &[Key::ArrowRight]);
    assert_eq!(head(&window), 5);
}

#[test]
fn words_are_stepped_over_in_the_direction_of_the_paragraph() {
    let mut window = one_line("ذهب إلى حلب");
    press(&mut window, ctrl(), &[Key::Home]);
    press(&mut window, ctrl(), &[Key::ArrowLeft]);
    assert_eq!(head(&window), 4);
    press(
        &mut window,
        ctrl(),
        &[Key::ArrowLeft, Key::ArrowRight, Key::ArrowRight],
    );
    assert_eq!(head(&window), 0);
    press(&mut window, ctrl() | Modifiers::SHIFT, &[Key::ArrowLeft]);
    assert_eq!(carets(&window), (0, 4));
    press_plain(&mut window, &[Key::ArrowRight]);
    assert_eq!(head(&window), 0, "the right end of what was selected");
}

#[test]
fn words_are_deleted() {
    let mut window = one_line("ذهب إلى حلب");
    press(&mut window, ctrl(), &[Key::Backspace]);
    assert_eq!(text(&window), "ذهب إلى ");
    press(&mut window, ctrl(), &[Key::Home]);
    press(&mut window, ctrl(), &[Key::Delete]);
    assert_eq!(text(&window), "إلى ");
}

#[test]
fn backspace_takes_off_marks_and_delete_whole_letters() {
    let mut window = one_line("مَدَّ");
    press_plain(&mut window, &[Key::Backspace]);
    assert_eq!(text(&window).chars().count(), 4);
    press_plain(&mut window, &[Key::Backspace, Key::Backspace]);
    assert_eq!(text(&window), "مَ");
    press_plain(&mut window, &[Key::Home, Key::Delete]);
    assert_eq!(text(&window), "");
    typed(&mut window, "ا👨‍👩‍👧");
    press_plain(&mut window, &[Key::Backspace]);
    assert_eq!(text(&window), "ا", "a picture goes whole");
}

#[test]
fn the_clipboard_takes_what_is_selected() {
    let mut window = one_line("قال: مرحبا");
    press(&mut window, ctrl(), &[Key::A]);
    assert_eq!(selected(&window), "قال: مرحبا");
    window.event(Event::Copy);
    window.step();
    assert_eq!(copied(&window).as_deref(), Some("قال: مرحبا"));
    press_plain(&mut window, &[Key::Home]);
    press(
        &mut window,
        Modifiers::SHIFT,
        &[Key::ArrowLeft, Key::ArrowLeft],
    );
    window.event(Event::Cut);
    window.step();
    assert_eq!(copied(&window).as_deref(), Some("قا"));
    assert_eq!(text(&window), "ل: مرحبا");
    window.event(Event::Copy);
    window.step();
    assert_eq!(copied(&window), None, "nothing is selected");
    window.event(Event::Paste("a\r\nb\0\n\u{2067}ج\u{2069}".to_owned()));
    window.run();
    assert_eq!(text(&window), "a b \u{2067}ج\u{2069}ل: مرحبا");
}

#[test]
fn steps_are_undone_and_done_again() {
    let mut window = one_line("أصل");
    typed(&mut window, " من هنا");
    press(&mut window, ctrl(), &[Key::Backspace]);
    assert_eq!(text(&window), "أصل من ");
    press(&mut window, ctrl(), &[Key::Z]);
    assert_eq!(text(&window), "أصل من هنا");
    press(&mut window, ctrl(), &[Key::Z, Key::Z, Key::Z, Key::Z]);
    assert_eq!(text(&window), "أصل");
    press(&mut window, ctrl() | Modifiers::SHIFT, &[Key::Z, Key::Z]);
    press(&mut window, ctrl(), &[Key::Y, Key::Y]);
    assert_eq!(text(&window), "أصل من ");
    assert!(
        window.state().passed.is_empty(),
        "undo of the window is left alone"
    );
}

#[test]
fn a_text_set_by_its_owner_cannot_be_undone() {
    let mut window = one_line("");
    typed(&mut window, "طويل جدا");
    window.state_mut().text = "ق".to_owned();
    window.run();
    press(&mut window, ctrl(), &[Key::Z]);
    typed(&mut window, "د");
    assert_eq!(text(&window), "قد");
}

#[test]
fn an_input_method_composes_in_its_place() {
    let mut window = one_line("قبل بعد");
    press(&mut window, ctrl(), &[Key::ArrowRight]);
    assert_eq!(head(&window), 4);
    compose(&mut window, "سلا", Some(1..2));
    assert_eq!(text(&window), "قبل بعد", "not yet text");
    assert_eq!(head(&window), 6, "inside what is composed");
    compose(&mut window, "", None);
    assert_eq!(head(&window), 4);
    press(&mut window, ctrl() | Modifiers::SHIFT, &[Key::End]);
    compose(&mut window, "سلام", None);
    assert_eq!(text(&window), "قبل ", "what was selected makes room");
    window.event(Event::Ime(ImeEvent::Commit("سلام".to_owned())));
    window.run();
    assert_eq!(text(&window), "قبل سلام");
    assert_eq!(head(&window), 8);
    press(&mut window, ctrl(), &[Key::Z, Key::Z]);
    assert_eq!(text(&window), "قبل بعد");
}

#[test]
fn what_is_composed_stays_when_the_field_is_left() {
    let mut window = one_line("");
    compose(&mut window, "سلام", None);
    assert_eq!(window.state().changed, 0);
    let other = window.get_by_label(OTHER).rect().center();
    click(&mut window, other);
    window.run();
    assert_eq!(text(&window), "سلام");
    assert_eq!((window.state().left, window.state().changed), (1, 1));
}

#[test]
fn several_lines_grow_and_take_line_ends() {
    let mut window = several_lines("");
    let least = window.state().height;
    typed(&mut window, "أول");
    press_plain(&mut window, &[Key::Enter]);
    typed(&mut window, "two");
    press_plain(&mut window, &[Key::Enter]);
    typed(&mut window, "ثالث");
    assert_eq!(text(&window), "أول\ntwo\nثالث");
    assert!(window.state().height > least);
    press_plain(&mut window, &[Key::ArrowUp, Key::Home]);
    assert_eq!(head(&window), 4);
    press_plain(&mut window, &[Key::ArrowLeft]);
    assert_eq!(
        head(&window),
        3,
        "before a line that starts at the left is the end of the one above"
    );
    press(&mut window, ctrl(), &[Key::End]);
    press_plain(&mut window, &[Key::Enter, Key::Enter, Key::Enter]);
    let most = window.state().height;
    press_plain(&mut window, &[Key::Enter]);
    assert_eq!(window.state().height, most, "then it scrolls");
    press(&mut window, ctrl(), &[Key::Enter]);
    assert_eq!(window.state().submitted, 1);
    window.event(Event::Paste("a\r\nb".to_owned()));
    window.run();
    assert!(text(&window).ends_with("\na\nb"));
}

#[test]
fn up_and_down_keep_their_column() {
    let mut window = several_lines("أبجد هوز حطي\nأ\nأبجد هوز حطي");
    press(&mut window, ctrl(), &[Key::Home]);
    for _ in 0..6 {
        press_plain(&mut window, &[Key::ArrowLeft]);
    }
    press_plain(&mut window, &[Key::ArrowDown]);
    assert_eq!(head(&window), 14);
    press_plain(&mut window, &[Key::ArrowDown]);
    assert_eq!(head(&window), 21);
    press_plain(&mut window, &[Key::ArrowUp, Key::ArrowUp]);
    assert_eq!(head(&window), 6);
    press_plain(&mut window, &[Key::ArrowUp]);
    assert_eq!(head(&window), 0);
}

#[test]
fn an_english_name_starts_at_the_left_in_an_arabic_window() {
    let mut window = one_line("");
    let rect = window.get_by_label(NAME).rect();
    assert!(
        caret_x(&window) > rect.center().x,
        "empty: where the interface starts"
    );
    typed(&mut window, "Ahmad");
    assert!(caret_x(&window) < rect.center().x);
    assert!(place(&window, 0, 1).left() < rect.left() + 14.0);
}

#[test]
fn a_long_line_scrolls_to_its_caret() {
    let mut window = one_line("");
    for letters in ["كلمات كثيرة ", "long words "] {
        press(&mut window, ctrl(), &[Key::A]);
        typed(&mut window, &letters.repeat(12));
        let rect = window.get_by_label(NAME).rect();
        for key in [Key::Home, Key::End, Key::Home] {
            press_plain(&mut window, &[key]);
            assert!(rect.x_range().contains(caret_x(&window)), "{key:?}");
        }
        let at = point(&window, 120.0);
        click(&mut window, at);
        window.run();
        assert!((caret_x(&window) - at.x).abs() < 12.0);
    }
}

#[test]
fn enter_and_escape_are_told_and_eaten_and_others_go_on() {
    let mut window = one_line("سؤال");
    press_plain(&mut window, &[Key::Enter]);
    assert_eq!(window.state().submitted, 1);
    press(&mut window, ctrl(), &[Key::S, Key::K]);
    press_plain(&mut window, &[Key::F6, Key::ArrowDown, Key::Num1, Key::B]);
    assert_eq!(
        window.state().passed,
        [Key::S, Key::K, Key::F6, Key::ArrowDown]
    );
    press_plain(&mut window, &[Key::Escape]);
    assert_eq!((window.state().cancelled, window.state().left), (1, 1));
    assert!(!window.get_by_label(NAME).is_focused());
    assert_eq!(window.state().passed.len(), 4, "Escape was eaten");
    press_plain(&mut window, &[Key::Num1]);
    assert_eq!(
        window.state().passed.len(),
        5,
        "what is not focused eats nothing"
    );
    assert_eq!(text(&window), "سؤال");
    assert_eq!(window.state().heard, window.state().passed);
}

#[test]
fn tab_leaves_and_selects_what_it_comes_to() {
    let mut window = one_line("أول");
    window.state_mut().other = "ثان".to_owned();
    press_plain(&mut window, &[Key::Tab]);
    assert!(window.get_by_label(OTHER).is_focused());
    assert_eq!(window.state().left, 1);
    typed(&mut window, "جديد");
    assert_eq!(window.state().other, "جديد");
}

#[test]
fn an_idle_field_asks_for_no_frames() {
    let mut window = one_line("ساكن");
    window.run();
    let wait = &window.output().viewport_output;
    let soonest = wait.values().map(|v| v.repaint_delay).min().unwrap();
    assert!(
        soonest > std::time::Duration::from_secs(3600),
        "{soonest:?}"
    );
}

#[test]
fn line_ends_in_one_line_show_as_spaces_and_stay() {
    let mut window = one_line("أ\nب\u{2028}ج\u{85}د");
    press_plain(&mut window, &[Key::Home]);
    for _ in 0..7 {
        press_plain(&mut window, &[Key::ArrowLeft]);
    }
    typed(&mut window, "ه");
    assert_eq!(text(&window), "أ\nب\u{2028}ج\u{85}ده");
}

#[test]
fn the_focus_is_taken_once_when_it_is_asked_for() {
    let mut window = window(Form {
        text: "قديم".to_owned(),
        select_all: true,
        ..Form::default()
    });
    assert!(!window.get_by_label(NAME).is_focused());
    window.state_mut().take_focus = true;
    window.run();
    assert_eq!(selected(&window), "قديم");
    typed(&mut window, "جديد");
    assert_eq!(text(&window), "جديد");
    press_plain(&mut window, &[Key::Tab]);
    assert!(window.get_by_label(OTHER).is_focused(), "and not kept");
}
