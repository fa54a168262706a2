//! Changing the codebook, and its versions. The actions are those of the dialogs and of the tree of tags.

use super::*;
use hashiya::app::action::{Action, CodebookAction, TagDraft, VersionsAction};
use hashiya::desk::{self, Desk as OpenProject, EndTag, fresh};
use hashiya::edit::{TagChange, VersionNote};
use hashiya::model::{Bilingual, VersionId};

const TAG: &str = "defeat";

/// Salma and Karim have tagged with [`TAG`].
fn making() -> Making {
    let making = Making::of(TEXT).tagged("d1", "salma", Some(TAG), "رسالة");
    making.tagged("d1", "karim", Some(TAG), "لن يعود")
}

/// Does in the window what an action says, and in the binary what arguments say behind `codebook PROJECT`.
/// The binary is told who it is where the window needs somebody.
#[track_caller]
fn both(doors: &Doors, who: Option<&str>, action: impl Into<Action>, arguments: &[&str]) {
    match who {
        Some(who) => doors.in_window_as(who, |s| s.ask(action)),
        None => doors.in_window_as_nobody(|s| s.ask(action)),
    }
    doors.in_binary(&[&["codebook", PROJECT], arguments].concat());
}

pub fn a_new_tag() {
    let doors = Doors::on(making());
    let add = CodebookAction::Add {
        tag: TagDraft {
            parent: Some(tag("motives")),
            name: Bilingual::new("تعب", "Weariness"),
            ..TagDraft::default()
        },
        apply: false,
    };
    let names = ["add", "--name-ar", "تعب", "--name-en", "Weariness"];
    both(
        &doors,
        None,
        add,
        &[&names[..], &["--parent", "motives"]].concat(),
    );
    doors.assert_changed_equally();
}

pub fn another_name() {
    let doors = Doors::on(making());
    let name = read(&doors.window.root())
        .codebook
        .find(TAG)
        .unwrap()
        .name
        .clone();
    let name = Bilingual::new("هزيمة كبيرة", name.en);
    let change = CodebookAction::Change(tag(TAG), vec![TagChange::Name(name)]);
    both(
        &doors,
        None,
        change,
        &["rename", TAG, "--name-ar", "هزيمة كبيرة"],
    );
    doors.assert_changed_equally();
}

pub fn below_another_tag() {
    let doors = Doors::on(making());
    let relocate = CodebookAction::Move {
        tag: tag(TAG),
        parent: Some(tag("infighting")),
        before: None,
    };
    both(
        &doors,
        None,
        relocate,
        &["move", TAG, "--parent", "infighting"],
    );
    doors.assert_changed_equally();
}

pub fn to_the_top() {
    let doors = Doors::on(making());
    let relocate = CodebookAction::Move {
        tag: tag(TAG),
        parent: None,
        before: None,
    };
    both(&doors, None, relocate, &["move", TAG, "--top"]);
    doors.assert_changed_equally();
}

const REASON: [&str; 4] = ["--annotator", "salma", "--reason", "لا يلزم"];

pub fn into_another() {
    let doors = Doors::on(making());
    let merge = CodebookAction::Merge {
        from: tag(TAG),
        into: tag("infighting"),
        reason: "لا يلزم".to_owned(),
    };
    let arguments = [&["merge", TAG, "--into", "infighting"], &REASON[..]].concat();
    both(&doors, Some("salma"), merge, &arguments);
    doors.assert_changed_equally();
}

pub fn a_tag() {
    let doors = Doors::on(making());
    let delete = CodebookAction::Delete {
        tag: tag(TAG),
        reason: "لا يلزم".to_owned(),
    };
    both(
        &doors,
        Some("salma"),
        delete,
        &[&["delete", TAG], &REASON[..]].concat(),
    );
    doors.assert_changed_equally();
}

pub fn the_present_state() {
    let doors = Doors::on(making());
    let name = VersionsAction::Name {
        name: " الأول ".to_owned(),
        reason: "اتفقنا".to_owned(),
    };
    let arguments = ["versions", "name", "--name", " الأول ", "--by", "salma"];
    both(
        &doors,
        Some("salma"),
        name,
        &[&arguments[..], &["--reason", "اتفقنا"]].concat(),
    );
    doors.assert_changed_equally();
}

fn v1() -> VersionId {
    VersionId::new("v-1").unwrap()
}

/// A version is named, and then a tag is deleted.
fn a_version(root: &Path) {
    let mut desk = OpenProject::open_at_once(root).unwrap();
    let note = VersionNote {
        id: v1(),
        name: "one".to_owned(),
        reason: String::new(),
    };
    desk::name_version(&mut desk, note, Some(annotator("karim")), later(0)).unwrap();
    let end = EndTag {
        tag: tag(TAG),
        by: None,
        reason: String::new(),
        at: later(1),
    };
    desk::delete_tag(&mut desk, end).unwrap();
    let new = desk::NewTag {
        id: fresh::tag(),
        parent: None,
        name: Bilingual::new("جديد", "New"),
        hue: None,
        key: String::new(),
    };
    desk::add_tag(&mut desk, new).unwrap();
}

pub fn a_version_has_another_name() {
    let doors = Doors::prepared(making(), a_version);
    let note = VersionsAction::Note(VersionNote {
        id: v1(),
        name: "two".to_owned(),
        reason: "لأنه الثاني".to_owned(),
    });
    let arguments = ["versions", "note", "one", "--name", "two"];
    let arguments = [&arguments[..], &["--reason", "لأنه الثاني"]].concat();
    both(&doors, None, note, &arguments);
    doors.assert_changed_equally();
}

pub fn a_version_comes_back() {
    let doors = Doors::prepared(making(), a_version);
    let back = VersionsAction::BringBack(v1());
    both(
        &doors,
        Some("salma"),
        back,
        &["versions", "restore", "v-1", "--by", "salma"],
    );
    doors.assert_changed_equally();
}
