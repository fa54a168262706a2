//! A better text for a document: the report before it is done, and the review of what is doubtful.

use super::pictures;
use super::window::Desk;
use egui::Key;
use hashiya::app::action::{AnnotateAction, ProjectAction, ReadingAction};
use hashiya::app::state::Dialog;
use hashiya::arabic::CharOffset;
use hashiya::locale::Language::{self, Arabic, English};
use hashiya::model::{Annotation, AnnotatorId, CodingKey, DocumentId};
use hashiya::page::DocumentCaret;
use hashiya::store;

/// Salma's coding of the document that is read.
fn mine(desk: &Desk) -> CodingKey {
    desk.state().my_key().unwrap()
}

fn annotations(desk: &Desk) -> Vec<Annotation> {
    let mut all: Vec<Annotation> = desk.project().codings[&mine(desk)]
        .annotations
        .values()
        .map(|a| (**a).clone())
        .collect();
    all.sort_by_key(|a| a.target.span);
    all
}

fn text(desk: &Desk) -> String {
    desk.state().document().unwrap().text.as_str().to_owned()
}

/// A text in which the last passage of Salma's has other words, and everything has moved.
fn better(desk: &Desk) -> String {
    let last = annotations(desk).pop().unwrap().target.quote;
    format!(
        "سطر جديد في أول النص.\n{}",
        text(desk).replace(&last, "كلمات أخرى تماما")
    )
}

/// Replaces the text of the document that is read by way of the dialog.
fn replace(desk: &mut Desk, new: &str) -> DocumentId {
    let document = desk.state().document().unwrap().id.clone();
    let path = desk.folder.path().join("better.txt");
    std::fs::write(&path, new).unwrap();
    desk.dialog(Dialog::ReplaceText(document.clone()));
    desk.window.type_text(&path.display().to_string());
    desk.key(Key::Enter);
    let kept = desk.tr("replace-kept");
    desk.wait_until(|d| d.window.has(&kept));
    document
}

/// Waits until the passage that is reviewed was looked for: that is not done in a frame.
fn looked(desk: &mut Desk) {
    let looking = desk.tr("review-looking");
    desk.wait_until(|d| !d.window.has(&looking));
}

#[test]
fn a_text_is_replaced_after_a_report_and_doubts_are_reviewed() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let before = desk.project().clone();
        let (old, new) = (annotations(&desk), better(&desk));
        let document = replace(&mut desk, &new);
        assert_eq!(*desk.project(), before, "nothing was done yet");
        desk.click("replace-do");
        desk.window.run();
        assert_eq!(desk.state().dialog, Some(Dialog::Unsettled));
        assert_eq!(text(&desk), new);
        let now = annotations(&desk);
        assert_eq!(now.len(), old.len());
        let first = now.iter().find(|a| a.id == old[0].id).unwrap();
        assert_eq!(first.target.quote, old[0].target.quote);
        assert_eq!(first.target.span.start.0, old[0].target.span.start.0 + 22);
        desk.click("review-lost");
        desk.window.run();
        assert!(desk.window.has(&desk.tr("review-none")));
        let lost = annotations(&desk).into_iter().filter(|a| a.flags.lost);
        assert_eq!(lost.count(), 1, "kept, with its tag and words");
        desk.key(Key::Escape);
        desk.closed();
        desk.wait_until(Desk::is_saved);
        let saved = store::open(&desk.root).unwrap();
        assert_eq!(&saved.project, desk.project());
        assert_eq!(saved.findings, []);
        for _ in 0..2 {
            desk.ask(AnnotateAction::Undo);
        }
        assert_eq!(*desk.project(), before);
        desk.wait_until(Desk::is_saved);
        assert_eq!(store::open(&desk.root).unwrap().project, before);
        assert!(before.documents.contains_key(&document));
    }
}

#[test]
fn the_proposed_place_is_taken_with_one_button() {
    let mut desk = Desk::open(English);
    let last = annotations(&desk).pop().unwrap();
    let new = better(&desk);
    replace(&mut desk, &new);
    desk.click("replace-do");
    desk.window.run();
    looked(&mut desk);
    desk.click("review-accept");
    desk.window.run();
    let now = annotations(&desk);
    let settled = now.iter().find(|a| a.id == last.id).unwrap();
    assert_eq!(settled.target.quote, "كلمات أخرى تماما");
    assert!(desk.window.has(&desk.tr("review-none")));
}

#[test]
fn another_place_is_chosen_by_selecting_it_in_the_text() {
    let mut desk = Desk::open(Arabic);
    let last = annotations(&desk).pop().unwrap();
    let new = better(&desk);
    replace(&mut desk, &new);
    desk.click("replace-do");
    desk.window.run();
    desk.click("review-seek");
    desk.closed();
    assert_eq!(desk.state().seeking.as_ref(), Some(&last.id));
    desk.ask(ReadingAction::Select {
        anchor: CharOffset(0),
        caret: DocumentCaret::before(CharOffset(8)),
    });
    desk.window.run();
    desk.click("seeking-here");
    desk.window.run();
    assert_eq!(desk.state().seeking, None);
    let now = annotations(&desk);
    assert_eq!(
        now.iter().find(|a| a.id == last.id).unwrap().target.quote,
        "سطر جديد"
    );
    assert_eq!(desk.state().dialog, None, "nothing is left to review");
}

#[test]
fn a_colleagues_window_moves_their_passages_when_they_come() {
    let mut desk = Desk::open(Arabic);
    let karim = desk.project().codings.keys().find(|k| {
        k.annotator.as_str() != "salma" && Some(&k.document) == desk.state().focus.document.as_ref()
    });
    let karim = karim.cloned().unwrap();
    let new = format!("سطر جديد في أول النص.\n{}", text(&desk));
    let theirs = desk.project().codings[&karim].clone();
    replace(&mut desk, &new);
    desk.click("replace-do");
    desk.window.run();
    assert_eq!(desk.state().dialog, None, "nothing to review");
    assert_eq!(
        desk.project().codings[&karim],
        theirs,
        "one file has one writer"
    );
    desk.ask(ProjectAction::Be(
        AnnotatorId::new(karim.annotator.as_str()).unwrap(),
    ));
    desk.window.run();
    let now = &desk.project().codings[&karim];
    for (id, annotation) in &theirs.annotations {
        let moved = &now.annotations[id].target;
        assert_eq!(moved.quote, annotation.target.quote);
        assert_eq!(moved.span.start.0, annotation.target.span.start.0 + 22);
    }
}

#[test]
fn the_review() {
    let mut desk = Desk::open(Arabic);
    let new = better(&desk);
    replace(&mut desk, &new);
    desk.click("replace-do");
    desk.window.run();
    looked(&mut desk);
    pictures::check(&mut desk, "dialog-review-ar-light");
}

#[test]
fn what_has_no_place_is_listed_and_can_be_found_again_or_deleted() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let new = better(&desk);
        replace(&mut desk, &new);
        desk.click("replace-do");
        desk.window.run();
        desk.click("review-lost");
        desk.window.run();
        desk.key(Key::Escape);
        desk.closed();
        let is_lost = |a: &Annotation| a.flags.lost;
        let lost = annotations(&desk).into_iter().find(is_lost).unwrap();
        let heading = format!("{} (1)", desk.tr("annotations-lost"));
        assert!(desk.window.has(&heading), "{:?}", desk.labels());
        let row: String = lost.target.quote.chars().take(80).collect();
        desk.window.click_label(&row.replace('\n', " "));
        desk.window.run();
        assert_eq!(desk.state().focus.annotation.as_ref(), Some(&lost.id));
        assert!(desk.window.has(&desk.tr("annotation-lost")));
        // It is looked for in the text, and put where the reader says.
        desk.click("review-seek");
        desk.window.run();
        assert_eq!(desk.state().seeking.as_ref(), Some(&lost.id));
        desk.ask(ReadingAction::Select {
            anchor: CharOffset(0),
            caret: DocumentCaret::before(CharOffset(3)),
        });
        desk.ask(AnnotateAction::SettleHere);
        desk.window.run();
        assert!(!desk.window.has(&heading));
        let found = annotations(&desk).into_iter().find(|a| a.id == lost.id);
        assert_eq!(found.unwrap().target.quote, "سطر");
        // Or it is deleted.
        desk.ask(AnnotateAction::Undo);
        desk.ask(ReadingAction::GoTo(lost.id.clone()));
        desk.window.run();
        assert!(desk.window.has(&heading));
        desk.click("annotation-delete");
        desk.window.run();
        assert!(annotations(&desk).iter().all(|a| a.id != lost.id));
        assert!(!desk.window.has(&heading));
    }
}
