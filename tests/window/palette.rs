//! Commands in the palette: below the tags, by words of either language, with their keys.

use super::*;
use hashiya::app::state::{Dialog, PaletteMode};
use hashiya::locale::Language;

const TEXT: &str = "قال إنّه خرج في الليل. ثم عاد Ahmad بعد 3 أيام.";

fn asked(query: &str, language: Language) -> Session {
    let making = Making::of(TEXT);
    let mut s = Session::on_with(making, Opening::default().language(language));
    s.select("خرج");
    s.key(Key::Slash);
    s.window.type_text(query);
    s
}

#[test]
fn a_command_is_found_by_words_of_either_language_and_done_by_enter() {
    for language in Language::ALL {
        for query in ["history", "تغييرات", "journal", ">history"] {
            let mut s = asked(query, language);
            s.key(Key::Enter);
            assert_eq!(s.state().palette, None, "{query}");
            let dialog = s.state().dialog.clone();
            assert!(matches!(dialog, Some(Dialog::History(_))), "{query}");
            assert_eq!(s.mine().len(), 0, "nothing was tagged");
        }
    }
}

#[test]
fn tags_come_before_commands() {
    // It is in names of tags and of themes.
    let mut s = asked("the", Language::English);
    assert!(s.window.has("Theme: dark"));
    s.key(Key::Enter);
    assert_eq!(s.mine().len(), 1);
    let mut s = asked("t", Language::English);
    assert!(!s.window.has("Theme: dark"), "a letter asks for tags");
    s.key(Key::Escape);
    let mut s = asked(">", Language::English);
    assert!(s.window.has("Open project…"));
    s.key(Key::Escape);
    assert_eq!(s.mine().len(), 0);
}

#[test]
fn what_no_name_holds_makes_no_tag_by_enter_alone() {
    let mut s = asked("لا شيء بهذا الاسم", Language::Arabic);
    let before = s.project().codebook.clone();
    s.key(Key::Enter);
    assert_eq!(s.state().palette, Some(PaletteMode::Apply));
    assert_eq!(s.project().codebook, before);
    // Who goes there by hand means it.
    s.key(Key::ArrowDown);
    s.key(Key::ArrowUp);
    s.key(Key::Enter);
    assert_eq!(s.mine().len(), 1);
    assert_ne!(s.project().codebook, before);
}

#[test]
fn another_tag_is_no_command() {
    let mut s = asked("defeat", Language::English);
    s.key(Key::Enter);
    s.key(Key::T);
    assert!(matches!(s.state().palette, Some(PaletteMode::Retag(_))));
    s.window.type_text("history");
    s.key(Key::Enter);
    assert_eq!(s.state().dialog, None);
}
