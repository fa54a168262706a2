//! Importing texts, and putting better ones in their place.

use super::*;
use hashiya::app::action::{ProjectAction, ViewAction};
use hashiya::app::state::Dialog;
use hashiya::arabic::Text;
use hashiya::desk::{self, Desk as OpenProject};
use hashiya::edit::NewText;
use hashiya::model::Imported;
use std::sync::Arc;

/// A passage that is found again in [`BETTER`], and one that is not.
const FOUND: &str = "رحل إلى المدينة";
const DOUBTFUL: &str = "قال إنه لن يعود إليها";
const BETTER: &str =
    "عنوان\nكتب الرجل رسالة إلى أهله. ثم رحل إلى المدينة في الليل.\nمات في السجن.\n";

/// Imports a file by the dialog in the window.
fn import(s: &mut Session, path: PathBuf, keeps: bool) {
    s.ask(ViewAction::Open(Dialog::Import(vec![path])));
    let reading = words("import-reading-one");
    wait_until(s, |s| !s.window.has(&reading));
    if !keeps {
        s.window.click_label(&words("import-keep"));
    }
    s.window.click_label(&words("import-do"));
    wait_until(s, |s| s.state().dialog.is_none());
}

/// By the dialog.
pub fn a_file() {
    let doors = Doors::on(Making::of(TEXT));
    doors.file("story.md", "# قصة\n\nنص القصة\r\nوآخرها");
    let path = doors.beside_window("story.md");
    doors.in_window_as_nobody(|s| import(s, path, false));
    doors.in_binary(&["import", PROJECT, "story.md"]);
    doors.assert_changed_equally();
}

/// By the dialog.
pub fn a_file_with_its_original() {
    let doors = Doors::on(Making::of(TEXT));
    doors.file("رسالة.txt", "نص الرسالة\r\nوآخرها");
    let path = doors.beside_window("رسالة.txt");
    doors.in_window_as_nobody(|s| import(s, path, true));
    doors.in_binary(&["import", PROJECT, "رسالة.txt", "--keep-original"]);
    doors.assert_changed_equally();
}

fn tagged() -> Making {
    let mut making = Making::of(TEXT);
    for who in ["salma", "karim"] {
        making = making.tagged("d1", who, Some("defeat"), FOUND);
        making = making.tagged("d1", who, Some("infighting"), DOUBTFUL);
    }
    making
}

/// By the dialog.
pub fn a_better_text() {
    let doors = Doors::on(tagged());
    doors.file("better.txt", BETTER);
    let path = doors.beside_window("better.txt");
    doors.in_window_as("salma", |s| {
        s.ask(ViewAction::Open(Dialog::ReplaceText(document("d1"))));
        s.window.type_text(&path.display().to_string());
        s.key(egui::Key::Enter);
        let kept = words("replace-kept");
        wait_until(s, |s| s.window.has(&kept));
        s.window.click_label(&words("replace-do"));
        wait_until(s, |s| s.state().dialog == Some(Dialog::Unsettled));
    });
    let arguments = ["replace-text", PROJECT, "--document", "d1", "better.txt"];
    doors.in_binary(&[&arguments[..], &["--annotator", "salma"]].concat());
    doors.assert_changed_equally();
}

/// Karim replaces the text: his annotations move along, and Salma's do not.
fn replaced_by_karim(root: &Path) {
    let mut desk = OpenProject::open_at_once(root).unwrap();
    let new = NewText {
        document: document("d1"),
        text: Arc::new(Text::new(BETTER)),
        imported: Imported {
            file_name: "better.txt".to_owned(),
            encoding: "UTF-8".to_owned(),
            at: Some(later(60)),
            original: None,
        },
        mine: [annotator("karim")].into(),
        at: later(60),
    };
    desk::replace_text(&mut desk, new).unwrap();
}

/// The window moves them when it is opened; the binary is given the text that is there already.
pub fn annotations_move_along() {
    let doors = Doors::prepared(tagged(), replaced_by_karim);
    doors.file("better.txt", BETTER);
    doors.in_window_as("salma", |s| wait_until(s, |s| s.state().moving.is_none()));
    let arguments = ["replace-text", PROJECT, "--document", "d1", "better.txt"];
    doors.in_binary(&[&arguments[..], &["--annotator", "salma"]].concat());
    doors.assert_changed_equally();
}

/// By the action of the dialog with the project's details.
pub fn nothing_may_leave() {
    let doors = Doors::on(tagged());
    doors.in_window_as_nobody(|s| s.ask(ProjectAction::Confine(true)));
    doors.in_binary(&["backups", PROJECT, "--forbid"]);
    doors.assert_changed_equally();
}
