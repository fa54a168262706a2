//! Tagging, changing what was tagged, restoring it, and choosing among its versions.

use super::*;
use hashiya::app::action::{Action, AnnotateAction, ChoosingAction, ProjectAction};
use hashiya::desk::{self, Becomes, ChangeAnnotation, Desk as OpenProject};
use hashiya::edit::{Part, as_of};
use hashiya::model::{CodingKey, RecordId};
use hashiya::store::{RandomStamp, Snapshot};
use std::collections::BTreeSet;

/// Words of the text.
const WORDS: &str = "رحل إلى المدينة";

fn mine() -> CodingKey {
    crate::support::project::coding("d1", "salma")
}

/// Salma's annotation `salma-1` of [`WORDS`] with a tag, and one of Karim's.
fn tagged(tag: Option<&str>) -> Making {
    let making = Making::of(TEXT).tagged("d1", "salma", tag, WORDS);
    making.tagged("d1", "karim", Some("defeat"), "لن يعود")
}

fn tag_as(annotator: &str, tag: &str) -> Vec<String> {
    let arguments = ["tag", PROJECT, "--document", "d1", "--quote", WORDS];
    let more = ["--annotator", annotator, "--tag", tag];
    arguments
        .iter()
        .chain(&more)
        .map(|a| (*a).to_owned())
        .collect()
}

fn run(doors: &Doors, arguments: &[String]) {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    doors.in_binary(&arguments);
}

/// Does in the window what an action says, and in the binary what arguments say, both as Salma.
#[track_caller]
fn both(doors: &Doors, action: impl Into<Action>, arguments: &[&str]) {
    doors.in_window_as("salma", |s| s.ask(action));
    doors.in_binary(arguments);
}

/// By pointer and key.
pub fn a_new_passage() {
    let doors = Doors::on(Making::of(TEXT));
    doors.in_window_as("salma", |s| {
        s.select(WORDS);
        s.key(egui::Key::Num1);
    });
    run(&doors, &tag_as("salma", "leadership-distrust"));
    doors.assert_changed_equally();
}

/// The first round is made with the first annotation.
pub fn a_project_without_a_round() {
    let making = Making::of(TEXT).without_rounds();
    let doors = Doors::on(making);
    doors.in_window_as("salma", |s| {
        s.select(WORDS);
        s.key(egui::Key::Num1);
    });
    run(&doors, &tag_as("salma", "leadership-distrust"));
    doors.assert_changed_equally();
}

pub fn the_same_again() {
    let doors = Doors::on(tagged(Some("leadership-distrust")));
    doors.in_window_as("salma", |s| {
        s.select(WORDS);
        s.key(egui::Key::Num1);
    });
    run(&doors, &tag_as("salma", "leadership-distrust"));
    doors.assert_equal();
    assert_eq!(
        read(&doors.window.root()).codings[&mine()]
            .annotations
            .len(),
        1
    );
}

pub fn a_bare_mark() {
    let doors = Doors::on(tagged(None));
    doors.in_window_as("salma", |s| {
        s.select(WORDS);
        s.key(egui::Key::Num1);
    });
    run(&doors, &tag_as("salma", "leadership-distrust"));
    doors.assert_changed_equally();
    assert_eq!(
        read(&doors.window.root()).codings[&mine()]
            .annotations
            .len(),
        1
    );
}

/// The window asks who is tagging, and is told by the action of its dialog.
pub fn somebody_new() {
    let doors = Doors::on(tagged(None));
    doors.in_window_as_nobody(|s| {
        s.select(WORDS);
        s.key(egui::Key::Num1);
        s.ask(ProjectAction::BeNew("ليلى".to_owned()));
    });
    run(&doors, &tag_as("ليلى", "leadership-distrust"));
    doors.assert_changed_equally();
}

/// By the actions of the annotation's card.
pub fn another_tag() {
    let doors = Doors::on(tagged(Some("defeat")));
    let retag = AnnotateAction::Retag(annotation("salma-1"), Some(tag("infighting")));
    both(
        &doors,
        retag,
        &["edit", PROJECT, "salma-1", "--tag", "infighting"],
    );
    doors.assert_changed_equally();
}

/// By the action of the handles; white space at the edges is no part of a passage.
pub fn other_bounds() {
    let doors = Doors::on(tagged(Some("defeat")));
    let span = hashiya::arabic::CharRange::new(0, 8);
    let rebound = AnnotateAction::Rebound(annotation("salma-1"), span);
    both(
        &doors,
        rebound,
        &["edit", PROJECT, "salma-1", "--span", "0..8"],
    );
    doors.assert_changed_equally();
}

pub fn white_space_at_the_edges() {
    let doors = Doors::on(tagged(Some("defeat")));
    let span = hashiya::arabic::CharRange::new(0, 9);
    let rebound = AnnotateAction::Rebound(annotation("salma-1"), span);
    both(
        &doors,
        rebound,
        &["edit", PROJECT, "salma-1", "--span", "0..9"],
    );
    doors.assert_changed_equally();
}

/// By the action of the memo's field.
pub fn another_memo() {
    let doors = Doors::on(tagged(Some("defeat")));
    let memo = "- كما قال أخوه\n".to_owned();
    let arguments = ["edit", PROJECT, "salma-1", "--memo", &memo];
    both(
        &doors,
        AnnotateAction::Memo(annotation("salma-1"), memo.clone()),
        &arguments,
    );
    doors.assert_changed_equally();
}

/// By the action of the annotation's card.
pub fn an_annotation() {
    let doors = Doors::on(tagged(Some("defeat")));
    let remove = AnnotateAction::Remove(annotation("salma-1"));
    both(&doors, remove, &["untag", PROJECT, "salma-1"]);
    doors.assert_changed_equally();
}

/// Changes Salma's annotation, and leaves a journal of it.
pub fn change_memo(root: &Path) {
    let mut desk = OpenProject::open_at_once(root).unwrap();
    let change = ChangeAnnotation {
        annotation: annotation("salma-1"),
        changes: vec![
            Becomes::Noted("later".to_owned()),
            Becomes::Tagged(Some(tag("infighting"))),
        ],
        at: desk::now(),
    };
    assert!(desk::change_annotation(&mut desk, change).unwrap());
}

/// By the action of the history's dialog, which works the earlier state out of the journal.
pub fn an_earlier_state() {
    let doors = Doors::prepared(tagged(Some("defeat")), change_memo);
    let root = doors.window.root();
    let project = read(&root);
    let found = hashiya::store::history(&root, &project, Some(&document("d1")));
    let was = as_of(
        &project.codings[&mine()],
        &mine(),
        &found.changes,
        later(60),
    );
    let arguments = [
        "restore",
        PROJECT,
        "--document",
        "d1",
        "--annotator",
        "salma",
    ];
    let arguments = [&arguments[..], &["--as-of", "2026-02-03"]].concat();
    both(&doors, AnnotateAction::Restore(mine(), was), &arguments);
    doors.assert_changed_equally();
}

/// Two clones give Salma's annotation two memos.
fn two_memos(root: &Path) {
    let clones = [store::open(root).unwrap(), store::open(root).unwrap()];
    for (mut clone, memo) in clones.into_iter().zip(["في البيت", "في المكتب"]) {
        let coding = clone.project.codings.get_mut(&mine()).unwrap();
        let annotation = coding.annotations.get_mut("salma-1").unwrap();
        annotation.memo = memo.to_owned();
        let batch = Snapshot::take(&clone.project, BTreeSet::from([Part::Coding(mine())]));
        let saved = store::save(root, &mut clone.ledger, &batch, &mut RandomStamp);
        assert_eq!(saved.failed, []);
    }
}

/// By the action of the dialog with what waits.
pub fn another_version() {
    let doors = Doors::prepared(tagged(Some("defeat")), two_memos);
    let waiting = read(&doors.window.root()).waiting;
    let (of, versions) = waiting.into_iter().next().unwrap();
    assert!(matches!(of, RecordId::Annotation(..)));
    let name = versions[0].name.clone();
    let chosen = ChoosingAction::Choose(of, Some(name.clone()));
    both(&doors, chosen, &["choose", PROJECT, "salma-1", &name]);
    doors.assert_changed_equally();
}

/// Karim gives his annotation a memo, as a clone does.
fn memo_by_karim(root: &Path, memo: &str) {
    let mut clone = store::open(root).unwrap();
    let key = crate::support::project::coding("d1", "karim");
    let coding = clone.project.codings.get_mut(&key).unwrap();
    let annotation = coding.annotations.get_mut("karim-1").unwrap();
    annotation.memo = memo.to_owned();
    let batch = Snapshot::take(&clone.project, BTreeSet::from([Part::Coding(key)]));
    let saved = store::save(root, &mut clone.ledger, &batch, &mut RandomStamp);
    assert_eq!(saved.failed, []);
}

/// A sync tool left a copy of Karim's file, in which he has changed what he has changed here too.
fn a_copy_aside(root: &Path) {
    let file = root.join("annotations/r1/d1/karim.ron");
    let before = std::fs::read(&file).unwrap();
    let changed = |memo: &str| {
        std::fs::write(&file, &before).unwrap();
        memo_by_karim(root, memo);
        std::fs::read(&file).unwrap()
    };
    let (there, _here) = (changed("there"), changed("here"));
    std::fs::write(
        file.with_file_name("karim (conflicted copy 2026-03-01).ron"),
        there,
    )
    .unwrap();
}

/// By the action of the dialog with what waits. Nobody works as Karim in either door.
pub fn what_a_sync_tool_left() {
    let doors = Doors::prepared(tagged(None), a_copy_aside);
    doors.in_window_as_nobody(|s| {
        s.ask(ChoosingAction::PutAway);
        wait_until(s, |s| s.state().putting_away.is_none());
    });
    doors.in_binary(&["merge", PROJECT, "--put-away"]);
    doors.assert_changed_equally();
}
