//! What is known of a document, changed in its dialog.

use super::window::Desk;
use egui::{Key, Modifiers};
use hashiya::app::action::AnnotateAction;
use hashiya::app::state::Dialog;
use hashiya::locale::Language;
use hashiya::model::{Direction, Document};

fn document(desk: &Desk) -> Document {
    desk.state().document().unwrap().clone()
}

#[test]
fn only_what_differs_is_changed_and_undone_as_one() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let before = document(&desk);
        desk.dialog(Dialog::DocumentDetails(before.id.clone()));
        let (date, source) = (desk.tr("document-date"), desk.tr("document-source"));
        desk.fill(&date, " رجب 1437 ");
        desk.fill(&source, "مقابلة");
        desk.click("direction-ltr");
        desk.window.key(Key::Enter, Modifiers::CTRL);
        desk.closed();
        let after = document(&desk);
        assert_eq!(after.date, "رجب 1437");
        assert_eq!(after.source, "مقابلة");
        assert_eq!(after.direction, Direction::Ltr);
        assert_eq!(
            (&after.title, &after.author),
            (&before.title, &before.author)
        );
        desk.ask(AnnotateAction::Undo);
        assert_eq!(document(&desk), before);
    }
}

#[test]
fn variables_are_added_and_taken_away() {
    let mut desk = Desk::open(Language::English);
    let before = document(&desk);
    assert!(before.variables.len() > 1);
    desk.dialog(Dialog::DocumentDetails(before.id.clone()));
    desk.click("variable-add");
    desk.window.type_text("الجنس");
    desk.key(Key::Tab);
    desk.window.type_text("ذكر");
    let first = desk
        .labels()
        .into_iter()
        .find(|l| l.starts_with("Remove variable"));
    desk.window.click_label(&first.unwrap());
    desk.click("dialog-save");
    desk.closed();
    let mut expected = before.variables[1..].to_vec();
    expected.push(("الجنس".to_owned(), "ذكر".to_owned()));
    assert_eq!(document(&desk).variables, expected);
}

#[test]
fn a_document_keeps_a_title() {
    let mut desk = Desk::open(Language::Arabic);
    let before = document(&desk);
    desk.dialog(Dialog::DocumentDetails(before.id.clone()));
    let title = desk.tr("document-name");
    desk.fill(&title, " ");
    assert!(desk.window.has(&desk.tr("document-name-missing")));
    desk.window.key(Key::Enter, Modifiers::CTRL);
    assert!(desk.state().dialog.is_some());
    assert_eq!(document(&desk), before);
}
