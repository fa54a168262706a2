//! What is known of a document, changed in its dialog.

use super::window::Desk;
use egui::{Key, Modifiers};
use hashiya::app::action::{AnnotateAction, DocumentAction};
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

/// Removed with a count before, undone from the notice, removed again, found in the list at a later
/// start of the window, and restored with everyone's annotations.
#[test]
fn a_removed_document_comes_back_from_the_notice_and_from_the_list() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let id = document(&desk).id;
        let all = desk.project().documents.len();
        let before = desk.project().clone();
        let remove = |desk: &mut Desk| {
            desk.dialog(Dialog::RemoveDocument(id.clone()));
            desk.click("remove-do");
            desk.closed();
            assert_eq!(desk.project().documents.len(), all - 1);
            assert_ne!(desk.state().focus.document.as_ref(), Some(&id));
        };
        remove(&mut desk);
        desk.click("menu-undo");
        assert_eq!(desk.project().documents, before.documents);
        assert_eq!(desk.state().focus.document.as_ref(), Some(&id));
        remove(&mut desk);
        assert_eq!(desk.project().codings, before.codings);
        let title = before.documents[&id].title.clone();
        desk.dialog(Dialog::RemovedDocuments);
        assert!(desk.labels().contains(&title), "{:?}", desk.labels());
        desk.window.key(Key::Enter, Modifiers::CTRL);
        desk.closed();
        assert_eq!(desk.project().documents, before.documents);
        desk.dialog(Dialog::RemovedDocuments);
        let none = desk.tr("removed-none");
        assert!(desk.labels().contains(&none), "{:?}", desk.labels());
    }
}

#[test]
fn the_list_of_documents_leads_to_those_that_were_removed() {
    let mut desk = Desk::open(Language::English);
    let id = document(&desk).id;
    desk.click("tab-documents");
    let row = |desk: &Desk| {
        let labels = desk.labels();
        labels
            .into_iter()
            .find(|l| l.starts_with("Removed documents:"))
    };
    assert_eq!(row(&desk), None);
    desk.ask(DocumentAction::Remove(id));
    desk.wait_until(|desk| row(desk).is_some());
    let row = row(&desk).unwrap();
    desk.window.click_label(&row);
    assert_eq!(desk.state().dialog, Some(Dialog::RemovedDocuments));
}
