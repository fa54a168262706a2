//! The wheel, the scroll bar, files dropped on the window, and keys while a dialog is open.

use super::*;
use hashiya::app::action::ViewAction;
use hashiya::app::state::Dialog;

fn long() -> String {
    let lines = (0..120).map(|i| format!("فقرة طويلة بعض الشيء رقمها {i}."));
    lines.collect::<Vec<_>>().join("\n")
}

fn top(s: &Session) -> usize {
    s.letters().first().expect("letters").chars.start.0
}

#[test]
fn the_wheel_scrolls_and_stops_at_the_ends() {
    let mut s = Session::reading(&long());
    let middle = s.page().center();
    s.window.wheel(middle, egui::vec2(0.0, -400.0));
    assert!(top(&s) > 100, "{}", top(&s));
    assert_eq!(s.caret(), 0, "the caret stays");
    s.window.wheel(middle, egui::vec2(0.0, -1_000_000.0));
    let end = s.text().length();
    assert!(s.letters().last().unwrap().chars.end.0 >= end);
    s.window.wheel(middle, egui::vec2(0.0, 1_000_000.0));
    assert_eq!(top(&s), 0);
    // A key brings the caret back into sight.
    s.window.wheel(middle, egui::vec2(0.0, -1500.0));
    s.key(Key::ArrowLeft);
    assert_eq!(top(&s), 0);
}

#[test]
fn the_wheel_over_a_panel_leaves_the_text_alone() {
    let mut s = Session::reading(&long());
    let sidebar = s.window.rect("فقدان الثقة بالقيادة").center();
    s.window.wheel(sidebar, egui::vec2(0.0, -400.0));
    assert_eq!(top(&s), 0);
}

#[test]
fn the_scroll_bar_goes_where_it_is_pressed() {
    let mut s = Session::reading(&long());
    let bar = s.window.rect("الموضع في الوثيقة");
    s.window.click(pos2(bar.center().x, bar.bottom() - 4.0));
    let end = s.text().length();
    assert!(s.letters().last().unwrap().chars.end.0 >= end);
    s.window.drag(
        pos2(bar.center().x, bar.bottom() - 20.0),
        pos2(bar.center().x, bar.top() - 50.0),
    );
    assert_eq!(top(&s), 0);
}

#[test]
fn the_other_button_selects_nothing() {
    let mut s = Session::reading("قال إنّه خرج في الليل.");
    s.select("خرج");
    let at = s.middle_of(s.find("الليل").start.0);
    s.window.secondary_click(at);
    assert_eq!(s.selected(), "خرج");
}

#[test]
fn keys_do_nothing_to_the_text_under_a_dialog() {
    let mut s = Session::reading("قال إنّه خرج في الليل.");
    s.select("خرج");
    let before = s.project().clone();
    s.ask(ViewAction::Open(Dialog::Keys));
    for key in [Key::Num1, Key::Num0, Key::S, Key::Delete, Key::ArrowLeft] {
        s.key(key);
    }
    assert_eq!(*s.project(), before);
    assert_eq!(s.selected(), "خرج");
    s.key(Key::Escape);
    assert_eq!(s.state().dialog, None);
    assert_eq!(s.selected(), "خرج", "Escape closed the dialog only");
    s.key(Key::Num1);
    assert_eq!(s.mine().len(), 1);
}

#[test]
fn typing_in_the_filter_moves_nothing_in_the_text() {
    let mut s = Session::reading("قال إنّه خرج في الليل.");
    s.select("خرج");
    s.keys(Key::L, CTRL);
    assert!(s.window.is_focused("البحث في الرموز"));
    s.window.type_text("خوف 12");
    for key in [
        Key::ArrowLeft,
        Key::Home,
        Key::End,
        Key::Delete,
        Key::Backspace,
    ] {
        s.key(key);
    }
    assert!(s.mine().is_empty());
    assert_eq!(s.selected(), "خرج");
    s.key(Key::Escape);
    s.key(Key::Num1);
    assert_eq!(s.mine().len(), 1);
}

#[test]
fn a_dropped_file_is_offered_and_a_dropped_folder_is_opened() {
    let mut s = Session::reading("أولى");
    let other = Folder::new(&Making::of("ثانية").done());
    let file = other.temporary.path().join("نص.txt");
    std::fs::write(&file, "نصّ").unwrap();
    let drop = |s: &mut Session, path: &Path| {
        let dropped = std::sync::Arc::new(Dropped(path.to_owned()));
        s.window.harness.input_mut().dropped_files.push(dropped);
        s.window.run();
    };
    drop(&mut s, &file);
    assert_eq!(s.state().dialog, Some(Dialog::Import(vec![file])));
    s.ask(ViewAction::CloseDialog);
    drop(&mut s, &other.root());
    assert_eq!(s.text().as_str(), "ثانية");
}

/// A file as the window system drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|e| e.to_string())
    }
}

#[test]
fn a_tag_that_was_clicked_is_edited_by_f2() {
    let folder = Folder::sample();
    let mut s = folder.open(Opening::default());
    s.window.click_label("فقدان الثقة بالقيادة");
    s.key(Key::F2);
    assert!(matches!(s.state().dialog, Some(Dialog::TagDetails(_))));
}

#[test]
fn a_new_tag_goes_beside_the_one_that_is_looked_at() {
    let folder = Folder::sample();
    let mut s = folder.open(Opening::default());
    s.window.click_label("فقدان الثقة بالقيادة");
    s.window.click_label("رمز جديد");
    let Some(Dialog::NewTag { parent, .. }) = &s.state().dialog else {
        panic!("{:?}", s.state().dialog);
    };
    let parent = parent
        .as_ref()
        .and_then(|id| s.project().codebook.resolve(id));
    assert_eq!(parent.unwrap().name.en, "Motives");
}
