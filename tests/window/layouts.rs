//! Keys under Arabic and other layouts: by place where the layout gives no Latin letter.

use super::*;
use hashiya::app::state::PaletteMode;

const TEXT: &str = "قال إنّه خرج في الليل. ثم عاد Ahmad بعد 3 أيام.";

fn selected() -> Session {
    let mut s = Session::reading(TEXT);
    s.select("خرج");
    s
}

#[test]
fn the_slash_key_opens_the_palette_and_its_letter_stays_out_of_the_field() {
    let mut s = selected();
    s.window.key_physical(None, Key::Slash, Some("ظ"));
    assert_eq!(s.state().palette, Some(PaletteMode::Apply));
    // Every tag is found, so nothing was typed.
    assert!(!s.says("لا رمز في اسمه هذه الأحرف"));
    s.key(Key::Enter);
    assert_eq!(s.mine().len(), 1);
    // In the field the same key is a letter.
    s.select("عاد");
    s.window.key_physical(None, Key::Slash, Some("ظ"));
    s.window.key_physical(None, Key::Slash, Some("ظ"));
    s.window.type_text("هور");
    assert!(s.state().palette.is_some());
    s.key(Key::Enter);
    let tag = s.mine().into_iter().find(|m| m.1 == "عاد").unwrap().0;
    assert_eq!(tag, "fear-of-media-exposure", "found by ظهور");
}

#[test]
fn digits_go_by_place_whatever_they_type() {
    for (logical, text) in [
        (None, "١"),
        (Some(Key::Num1), "1"),
        (None, "&"),
        (Some(Key::Exclamationmark), "!"),
        (None, "ا"),
    ] {
        let mut s = selected();
        s.window.key_physical(logical, Key::Num1, Some(text));
        assert_eq!(
            s.mine(),
            [("leadership-distrust".to_owned(), "خرج".to_owned())],
            "{text}"
        );
    }
}

#[test]
fn letters_go_by_place_under_arabic() {
    let mut s = selected();
    s.window.key_physical(None, Key::G, Some("ل"));
    s.window.key_physical(None, Key::Num2, Some("٢"));
    assert_eq!(s.mine(), [("defeat".to_owned(), "خرج".to_owned())]);
    // The key of B types two letters at once; nothing is bound to it and nothing breaks.
    s.window.key_physical(None, Key::B, Some("لا"));
    assert_eq!(s.mine().len(), 1);
    s.window.key_physical(None, Key::U, Some("ع"));
    assert!(s.current().unwrap().flags.unsure);
    s.window.key_physical(None, Key::M, Some("ة"));
    assert!(s.window.is_focused("مذكرة"));
    s.window.key_physical(None, Key::B, Some("لا"));
    s.keys(Key::Enter, CTRL);
    assert_eq!(
        s.current().unwrap().memo,
        "لا",
        "the letter of M did not land in the field"
    );
    s.window.key_physical_with(None, Key::Z, CTRL);
    assert_eq!(s.current().unwrap().memo, "");
    s.window.key_physical_with(None, Key::Y, CTRL);
    assert_eq!(s.current().unwrap().memo, "لا");
}

#[test]
fn latin_layouts_go_by_their_letters() {
    // QWERTZ: the letter Z stands where QWERTY has Y.
    let mut s = selected();
    s.key(Key::Num1);
    s.window.key_physical_with(Some(Key::Z), Key::Y, CTRL);
    assert!(s.mine().is_empty(), "Ctrl Z undoes");
    s.window.key_physical_with(Some(Key::Y), Key::Z, CTRL);
    assert_eq!(s.mine().len(), 1, "Ctrl Y does it again");
    let at = s.middle_of(s.find("خرج").start.0);
    s.window.click(at);
    // AZERTY: A stands where QWERTY has Q, and the digits give symbols.
    s.window.key_physical(Some(Key::Q), Key::A, Some("q"));
    assert!(s.current().unwrap().flags.quotable);
    s.window
        .key_physical(Some(Key::Quote), Key::Num3, Some("\""));
    assert_eq!(s.mine().len(), 2);
    assert_eq!(s.mine()[0].0, "broken-promises");
}

#[test]
fn shift_and_the_slash_key_is_the_palette_on_azerty() {
    let mut s = selected();
    s.window.key(Key::Slash, SHIFT);
    assert_eq!(s.state().palette, Some(PaletteMode::Apply));
}

#[test]
fn the_letter_of_ctrl_k_does_not_land_in_the_palette() {
    let mut s = selected();
    s.window.key_physical_with(None, Key::K, CTRL);
    assert!(s.state().palette.is_some());
    s.key(Key::Enter);
    assert_eq!(s.mine().len(), 1);
}
