//! A window too narrow for the panels: they are laid over the page when asked for.

use super::*;

fn narrow() -> Session {
    let folder = Folder::sample();
    let opening = Opening::default().size(480.0, 800.0);
    let mut s = folder.open(opening);
    s.folder = Some(folder);
    s
}

#[test]
fn the_codebook_comes_over_the_page_and_goes_again() {
    let mut s = narrow();
    assert!(!s.window.has("فقدان الثقة بالقيادة"));
    s.window.click_label("الرموز والوثائق");
    assert!(s.window.has("فقدان الثقة بالقيادة"));
    s.key(Key::Escape);
    assert!(!s.window.has("فقدان الثقة بالقيادة"));
    s.window.click_label("الرموز والوثائق");
    s.window.click(pos2(20.0, 400.0));
    assert!(!s.window.has("فقدان الثقة بالقيادة"));
}

#[test]
fn the_key_of_the_memo_brings_its_field_and_what_was_written_is_kept() {
    let mut s = narrow();
    s.key(Key::N);
    assert!(!s.window.has("مذكرة"));
    s.key(Key::M);
    assert!(s.window.is_focused("مذكرة"));
    s.window.type_text("يُراجَع");
    s.window.click(pos2(460.0, 400.0));
    assert!(!s.window.has("مذكرة"));
    let kept = s.annotations_of("salma");
    assert!(kept.iter().any(|a| a.memo == "يُراجَع"));
}

#[test]
fn a_filter_asked_for_by_key_takes_the_keyboard() {
    let mut s = narrow();
    s.keys(Key::L, CTRL);
    assert!(s.window.is_focused("البحث في الرموز"));
}
