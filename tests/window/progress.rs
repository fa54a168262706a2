//! How far documents were read, and the line one returns to.

use super::*;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hashiya::app::action::{DocumentAction, ReadingAction, ViewAction};
use hashiya::app::state::Tab;
use hashiya::model::DocumentId;

fn long() -> String {
    let lines: Vec<String> = (0..90)
        .map(|i| format!("فقرة طويلة بعض الشيء رقمها {i} وفيها ما يكفي من الكلمات لتمتد إلى سطر ثانٍ في الصفحة الضيقة."))
        .collect();
    lines.join("\n")
}

fn two_documents() -> Folder {
    Folder::new(&Making::of("قصير").document("طويلة", &long()).done())
}

fn id(name: &str) -> DocumentId {
    DocumentId::new(name).unwrap()
}

/// What a screen reader hears of a document in the list.
fn described(s: &mut Session, title: &str) -> String {
    s.ask(ViewAction::Tab(Tab::Documents));
    let node = s.window.harness.get_all_by_label(title).find_map(|node| {
        let described = node.accesskit_node().description();
        described.filter(|words| !words.is_empty())
    });
    // The counts follow.
    let words = plain(&node.unwrap_or_default());
    words.split(". ").next().unwrap_or_default().to_owned()
}

fn percent(s: &Session) -> u8 {
    let length = s.text().length();
    s.state().reached.percent(&id("d2"), length)
}

#[test]
fn reading_on_moves_the_mark_and_a_look_at_the_end_does_not() {
    let folder = two_documents();
    let mut s = folder.open(Opening::default());
    assert_eq!(described(&mut s, "طويلة"), "لم يُقرأ بعد");
    s.ask(DocumentAction::Open(id("d2")));
    let first = percent(&s);
    assert!((5..60).contains(&first), "{first}");
    let end = hashiya::arabic::CharOffset(s.text().length());
    s.ask(ReadingAction::GoToPlace(id("d2"), end));
    assert_eq!(percent(&s), first, "a look at the end");
    let start = hashiya::arabic::CharOffset(0);
    s.ask(ReadingAction::GoToPlace(id("d2"), start));
    s.times(2, Key::PageDown, NONE);
    let further = percent(&s);
    assert!(further > first && further < 100);
    s.times(3, Key::PageUp, NONE);
    assert_eq!(percent(&s), further, "going back takes nothing away");
    assert_eq!(described(&mut s, "طويلة"), format!("قُرئ {further}٪"));
    s.times(30, Key::PageDown, NONE);
    assert_eq!(described(&mut s, "طويلة"), "قُرئ كلّه");
}

#[test]
fn the_mark_is_remembered_for_each_person() {
    let folder = two_documents();
    let mut s = folder.open(Opening::default());
    s.ask(DocumentAction::Open(id("d2")));
    s.times(2, Key::PageDown, NONE);
    let read = percent(&s);
    s.be("karim");
    assert!(percent(&s) < read, "who has not read it has not read it");
    s.be("salma");
    assert_eq!(percent(&s), read);
    s.close();
    let mut s = folder.open_again(Opening::default());
    assert_eq!(percent(&s), read);
    assert_eq!(described(&mut s, "طويلة"), format!("قُرئ {read}٪"));
}

#[test]
fn a_finished_document_reads_as_finished() {
    let mut s = Session::reading("قصير");
    s.keys(Key::F, CTRL | SHIFT);
    let title = s.state().document().unwrap().title.clone();
    assert_eq!(described(&mut s, &title), "وثيقة تامّة");
}

#[test]
fn every_document_opens_at_the_line_where_it_was_left_also_at_another_width() {
    let folder = two_documents();
    let mut s = folder.open(Opening::default());
    s.ask(DocumentAction::Open(id("d2")));
    s.times(2, Key::PageDown, NONE);
    let top = s.state().places[&id("d2")];
    assert!(top.0 > 100);
    // Left for another document, and then the window is closed.
    s.ask(DocumentAction::Open(id("d1")));
    s.close();
    for size in [(1440.0, 900.0), (900.0, 700.0)] {
        let mut s = folder.open_again(Opening::default().size(size.0, size.1));
        assert_eq!(s.state().focus.document, Some(id("d1")));
        s.ask(DocumentAction::Open(id("d2")));
        let below = s.letter(top.0).rect.center().y - s.page().top();
        assert!((0.0..42.0).contains(&below), "{below} at {size:?}");
        s.ask(DocumentAction::Open(id("d1")));
        s.close();
    }
}
