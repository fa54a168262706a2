//! Memos: written, changed and removed. The actions are those of the list of memos.

use super::*;
use hashiya::app::action::MemoAction;
use hashiya::desk::{self, Desk as OpenProject, Who, WriteMemo, fresh};
use hashiya::model::{MemoId, MemoTopic};

fn making() -> Making {
    Making::of(TEXT).tagged("d1", "salma", Some("defeat"), "رسالة")
}

fn m1() -> MemoId {
    MemoId::new("m-1").unwrap()
}

/// Salma has written a memo about the document.
fn a_memo(root: &Path) {
    let mut desk = OpenProject::open_at_once(root).unwrap();
    let memo = WriteMemo {
        about: MemoTopic::Document(document("d1")),
        by: Who::Known(annotator("salma")),
        text: "رأي أول".to_owned(),
        id: m1(),
        at: later(0),
    };
    desk::write_memo(&mut desk, memo).unwrap();
}

/// Writes a memo in both doors.
fn written(about: MemoTopic, topic: [&str; 2]) {
    let doors = Doors::on(making());
    let text = " فكرة\nأخرى ";
    doors.in_window_as("salma", |s| {
        s.ask(MemoAction::Write {
            about,
            id: fresh::memo(),
            text: text.to_owned(),
        });
    });
    let arguments = ["memo", PROJECT, "write", "--annotator", "salma", text];
    doors.in_binary(&[&arguments[..], &topic].concat());
    doors.assert_changed_equally();
}

pub fn about_the_project() {
    written(MemoTopic::Project, ["--about", "project"]);
}

pub fn about_a_document() {
    written(MemoTopic::Document(document("d1")), ["--document", "d1"]);
}

pub fn about_a_tag() {
    written(MemoTopic::Tag(tag("defeat")), ["--tag", "defeat"]);
}

pub fn about_an_annotation() {
    let about = MemoTopic::Annotation(document("d1"), annotation("salma-1"));
    written(about, ["--annotation", "salma-1"]);
}

pub fn another_text() {
    let doors = Doors::prepared(making(), a_memo);
    let text = "رأي آخر";
    doors.in_window_as("salma", |s| {
        s.ask(MemoAction::Change(m1(), text.to_owned()))
    });
    doors.in_binary(&["memo", PROJECT, "change", "m-1", text]);
    doors.assert_changed_equally();
}

pub fn a_memo_of_ones_own() {
    let doors = Doors::prepared(making(), a_memo);
    doors.in_window_as("salma", |s| s.ask(MemoAction::Remove(m1())));
    doors.in_binary(&["memo", PROJECT, "remove", "m-1"]);
    doors.assert_changed_equally();
}
