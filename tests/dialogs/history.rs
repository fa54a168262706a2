//! What was changed on earlier days, shown in the window, and put back there; the project's own dialog.

use super::window::Desk;
use egui::{Key, Modifiers};
use hashiya::app::action::{AnnotateAction, ProjectAction};
use hashiya::app::state::Dialog;
use hashiya::locale::Language::{self, Arabic, English};
use hashiya::model::{AnnotationId, CodingKey, DocumentId};

fn open_document(desk: &Desk) -> DocumentId {
    desk.state().focus.document.clone().unwrap()
}

fn mine(desk: &Desk) -> (CodingKey, Vec<AnnotationId>) {
    let key = desk.state().my_key().unwrap();
    let project = desk.state().project().unwrap();
    let ids = project
        .codings
        .get(&key)
        .map(|c| c.annotations.keys().cloned().collect());
    (key, ids.unwrap_or_default())
}

fn saved(desk: &mut Desk) {
    desk.wait_until(Desk::is_saved);
}

/// A window in which a memo was written and an annotation deleted.
fn changed(language: Language) -> (Desk, Vec<AnnotationId>) {
    let mut desk = Desk::open(language);
    let (_, ids) = mine(&desk);
    assert!(ids.len() > 1);
    desk.ask(AnnotateAction::Memo(
        ids[0].clone(),
        "ملاحظة جديدة".to_owned(),
    ));
    saved(&mut desk);
    desk.ask(AnnotateAction::Remove(ids[1].clone()));
    saved(&mut desk);
    (desk, ids)
}

fn history(desk: &mut Desk) {
    let document = open_document(desk);
    desk.dialog(Dialog::History(document));
    desk.wait_until(|d| !d.window.has(&d.tr("history-reading")));
}

#[test]
fn what_was_changed_is_listed_and_put_back_and_undone() {
    for language in Language::ALL {
        let (mut desk, ids) = changed(language);
        history(&mut desk);
        let before = desk.tr("history-before");
        assert!(desk.window.has(&before));
        let labels = desk.labels();
        let is_told = labels.iter().any(|l| l.contains("ملاحظة جديدة"));
        assert!(is_told, "{labels:?}");
        // From the latest change, which is as it is now, to before all of them.
        for _ in 0..3 {
            desk.key(Key::ArrowDown);
        }
        desk.wait_until(|d| d.window.has(&d.tr("history-hint")));
        desk.click("history-restore");
        saved(&mut desk);
        let (key, now) = mine(&desk);
        assert_eq!(now, ids);
        let memo = |desk: &Desk| {
            let project = desk.state().project().unwrap();
            project.codings[&key].annotations[&ids[0]].memo.clone()
        };
        assert_ne!(memo(&desk), "ملاحظة جديدة");
        desk.wait_until(|d| d.window.has(&d.tr("history-undo")));
        desk.click("history-undo");
        saved(&mut desk);
        assert_eq!(mine(&desk).1.len(), ids.len() - 1);
        assert_eq!(memo(&desk), "ملاحظة جديدة");
    }
}

#[test]
fn what_was_deleted_comes_back_by_choosing_its_deletion() {
    let (mut desk, ids) = changed(English);
    history(&mut desk);
    desk.key(Key::ArrowDown);
    desk.wait_until(|d| d.window.has(&d.tr("history-hint")));
    // Behind it nothing was changed.
    desk.click("history-side-after");
    desk.wait_until(|d| !d.window.has(&d.tr("history-hint")));
    desk.click("history-side-before");
    desk.wait_until(|d| d.window.has(&d.tr("history-hint")));
    desk.click("history-restore");
    saved(&mut desk);
    assert_eq!(mine(&desk).1, ids);
}

#[test]
fn a_document_without_changes_says_so() {
    let mut desk = Desk::open(English);
    desk.window.key(Key::H, Modifiers::CTRL);
    desk.wait_until(|d| d.window.has(&d.tr("history-empty")));
}

#[test]
fn that_nothing_may_leave_is_said_and_undone() {
    let mut desk = Desk::open(Arabic);
    desk.dialog(Dialog::Project);
    desk.click("project-confined");
    desk.click("dialog-save");
    saved(&mut desk);
    assert!(desk.state().project().unwrap().is_confined);
    assert!(
        hashiya::store::open(&desk.root)
            .unwrap()
            .project
            .is_confined
    );
    desk.ask(AnnotateAction::Undo);
    saved(&mut desk);
    assert!(
        !hashiya::store::open(&desk.root)
            .unwrap()
            .project
            .is_confined
    );
    desk.ask(ProjectAction::Confine(true));
    saved(&mut desk);
    assert!(desk.state().project().unwrap().is_confined);
}
