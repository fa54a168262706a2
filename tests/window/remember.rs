//! Closing and opening again, languages and themes, and an idle window.

use super::*;
use hashiya::app::action::{ReadingAction, ViewAction};
use hashiya::locale::Language;
use hashiya::page::Theme;

const TEXT: &str = "قال إنّه خرج في الليل. ثم عاد Ahmad بعد 3 أيام.";

#[test]
fn what_was_tagged_is_there_when_the_window_opens_again() {
    let mut s = Session::reading(TEXT);
    s.select("خرج في الليل");
    s.key(Key::Num1);
    s.key(Key::M);
    s.window.type_text("قبل الفجر");
    s.keys(Key::Enter, CTRL);
    let project = s.project().clone();
    // The window is closed before the save had its turn.
    let folder = s.close().unwrap();
    let line = folder.read("annotations/r1/d1/salma.ron");
    assert!(
        line.contains("خرج في الليل") && line.contains("قبل الفجر"),
        "{line}"
    );
    let s = folder.open_as_nobody(Opening::default());
    assert_eq!(*s.project(), project);
    assert_eq!(s.state().me().unwrap().as_str(), "salma", "remembered");
    assert_eq!(s.mine().len(), 1);
}

#[test]
fn an_edit_is_on_disk_within_a_second_and_the_window_says_so() {
    let mut s = Session::reading(TEXT);
    let file = s.folder().file("annotations/r1/d1/salma.ron");
    s.select("خرج");
    let begin = Instant::now();
    s.key(Key::Num1);
    assert_eq!(s.saved(), Saving::Saved);
    assert!(
        begin.elapsed() < Duration::from_secs(1),
        "{:?}",
        begin.elapsed()
    );
    assert!(std::fs::read_to_string(&file).unwrap().contains("خرج"));
    assert!(s.says("محفوظ"));
    s.keys(Key::Z, CTRL);
    assert_eq!(s.saved(), Saving::Saved);
    let folder = s.close().unwrap();
    let opened = store::open(&folder.root()).unwrap();
    assert!(opened.project.codings.is_empty(), "undone on disk too");
}

#[test]
fn language_theme_letters_and_place_are_remembered() {
    let long: Vec<String> = (0..90)
        .map(|i| format!("فقرة طويلة بعض الشيء رقمها {i}."))
        .collect();
    let folder = Folder::new(
        &Making::of("قصير")
            .document("طويلة", &long.join("\n"))
            .done(),
    );
    let mut s = folder.open(Opening::default());
    s.ask(ViewAction::Language(Language::English));
    s.ask(ViewAction::Theme(Theme::Sepia));
    s.times(2, Key::Plus, CTRL);
    s.keys(Key::ArrowDown, CTRL | SHIFT);
    s.keys(Key::OpenBracket, CTRL);
    s.keys(Key::PageDown, CTRL);
    s.times(2, Key::PageDown, NONE);
    let page = s.state().preferences.page;
    assert_eq!(page.text_size, 23.5);
    let top = s.letters().first().unwrap().chars.start;
    assert!(top.0 > 100);
    s.close();
    let s = folder.open_again(Opening::default());
    let preferences = &s.state().preferences;
    assert_eq!(preferences.language, Language::English);
    assert_eq!(preferences.theme, Theme::Sepia);
    assert_eq!(preferences.page, page);
    assert_eq!(s.state().focus.document.as_ref().unwrap().as_str(), "d2");
    assert_eq!(s.letters().first().unwrap().chars.start, top);
}

#[test]
fn keys_change_the_page_within_bounds_and_back() {
    let mut s = Session::reading(TEXT);
    let normal = s.state().preferences.page;
    s.times(60, Key::Plus, CTRL);
    assert_eq!(s.state().preferences.page.text_size, 64.0);
    assert!(!s.letters().is_empty());
    s.times(60, Key::Minus, CTRL);
    assert_eq!(s.state().preferences.page.text_size, 12.0);
    s.times(30, Key::CloseBracket, CTRL);
    s.keys(Key::Num0, CTRL);
    assert_eq!(s.state().preferences.page, normal);
}

#[test]
fn the_language_changes_without_a_restart_and_the_sides_with_it() {
    let mut s = Session::reading(TEXT);
    let middle = 720.0;
    assert!(
        s.window.rect("رمز جديد").center().x > middle,
        "the sidebar is at the right"
    );
    s.ask(ViewAction::Language(Language::English));
    assert!(
        s.window.rect("New tag").center().x < middle,
        "the sidebar is at the left"
    );
    assert!(s.window.has("Leadership distrust") && s.says("Saved"));
    assert!(!s.window.has("رمز جديد"));
    // The document still runs from the right.
    assert!(s.letter(0).rect.left() > s.letter(5).rect.left());
    s.select("خرج");
    s.key(Key::Num1);
    assert_eq!(s.mine().len(), 1);
    s.window.click_label("Language");
    s.window.click_label("العربية");
    assert!(s.window.rect("رمز جديد").center().x > middle);
    assert_eq!(s.mine().len(), 1);
}

#[test]
fn themes_change_the_colours_at_once() {
    let mut s = Session::reading(TEXT);
    let mut seen = Vec::new();
    for theme in Theme::ALL {
        s.ask(ViewAction::Theme(theme));
        let picture = s.window.painted();
        let at = s.page().left_top() + egui::vec2(400.0, 8.0);
        seen.push(picture.get_pixel(at.x as u32, at.y as u32).0);
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 3);
}

#[test]
fn the_first_start_follows_the_systems_language() {
    let folder = Folder::new(&Making::of(TEXT).done());
    for (language, words) in [
        (Language::Arabic, "رمز جديد"),
        (Language::English, "New tag"),
    ] {
        let opening = Opening::default().language(language);
        let start = Start {
            project: Some(folder.root()),
            settings: None,
            system: language,
            fallback: Fallback::BundledOnly,
        };
        let s = Session::start(opening, start);
        assert!(s.window.has(words));
    }
}

#[test]
fn an_idle_window_asks_for_no_repaint() {
    let folder = Folder::sample();
    let mut s = folder.open(Opening::default());
    s.key(Key::N);
    s.key(Key::U);
    s.saved();
    s.window.leave();
    s.window.wait(2.0);
    let viewports = &s.window.harness.output().viewport_output;
    for output in viewports.values() {
        assert_eq!(output.repaint_delay, Duration::MAX);
    }
    assert!(!s.window.harness.ctx.has_requested_repaint());
}

#[test]
fn the_title_says_what_is_on_disk() {
    let mut s = Session::reading(TEXT);
    s.select("خرج");
    s.window.send(egui::Event::Key {
        key: Key::Num1,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: NONE,
    });
    let mut titles = Vec::new();
    let begin = Instant::now();
    while titles.len() < 2 && begin.elapsed() < PATIENCE {
        s.window.harness.step();
        for output in s.window.harness.output().viewport_output.values() {
            titles.extend(output.commands.iter().filter_map(|c| match c {
                egui::ViewportCommand::Title(title) => Some(plain(title)),
                _ => None,
            }));
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(titles, ["تجربة (جارٍ الحفظ) — حاشية", "تجربة — حاشية"]);
}

#[test]
fn a_project_is_left_at_the_place_that_was_read_not_at_the_caret() {
    let long: Vec<String> = (0..90)
        .map(|i| format!("فقرة طويلة بعض الشيء رقمها {i}."))
        .collect();
    let mut s = Session::reading(&long.join("\n"));
    let document = s.state().focus.document.clone().unwrap();
    let place = s.find("رقمها 60").start;
    s.ask(ReadingAction::GoToPlace(document, place));
    assert!(s.letters().iter().any(|l| l.chars.contains(place)));
    let top = s.letters().first().unwrap().chars.start;
    let folder = s.close().unwrap();
    let s = folder.open_again(Opening::default());
    assert_eq!(s.letters().first().unwrap().chars.start, top);
}

#[test]
fn a_memo_that_is_being_written_is_kept_when_the_window_closes() {
    let mut s = Session::reading(TEXT);
    s.select("خرج");
    s.key(Key::Num1);
    s.key(Key::M);
    s.window.type_text("لم أنتهِ بعد");
    let folder = s.close().unwrap();
    let s = folder.open_again(Opening::default());
    assert_eq!(s.annotations_of("salma")[0].memo, "لم أنتهِ بعد");
}
