//! Removing a document and restoring it.

use super::*;
use hashiya::app::action::ViewAction;
use hashiya::app::state::Dialog;
use hashiya::model::{Removal, RemovedDocument};

fn two() -> Making {
    let making = Making::of(TEXT).document("رسالة", "نص آخر");
    making.tagged("d1", "karim", Some("defeat"), "رحل إلى المدينة")
}

/// By the dialog that asks first.
pub fn a_document() {
    let doors = Doors::on(two());
    doors.in_window_as("salma", |s| {
        let id = document("d1");
        s.ask(ViewAction::Open(Dialog::RemoveDocument(id)));
        s.window.click_label(&words("remove-do"));
        wait_until(s, |s| s.state().dialog.is_none());
    });
    doors.in_binary(&["documents", PROJECT, "remove", "d1", "--by", "salma"]);
    doors.assert_changed_equally();
}

/// By the list of removed documents.
pub fn a_removed_document() {
    let making = two().changed(|project| {
        let document = project.documents.remove("d1").unwrap();
        let removal = Removal {
            at: Moment::UNIX_EPOCH,
            by: None,
        };
        let removed = RemovedDocument { document, removal };
        project.removed.insert(removed.document.id.clone(), removed);
    });
    let doors = Doors::on(making);
    doors.in_window_as("salma", |s| {
        s.ask(ViewAction::Open(Dialog::RemovedDocuments));
        s.window.click_label(&words("removed-restore"));
        wait_until(s, |s| s.state().dialog.is_none());
    });
    doors.in_binary(&["documents", PROJECT, "restore", "d1", "--by", "salma"]);
    doors.assert_changed_equally();
}
