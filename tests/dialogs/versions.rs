//! Versions of the codebook in the window: named, compared, corrected, brought back, undone.

use super::window::Desk;
use crate::support::window::plain;
use egui::{Key, Modifiers};
use hashiya::app::action::{AnnotateAction, CodebookAction};
use hashiya::app::state::{Dialog, PaletteMode};
use hashiya::edit::{Part, TagChange, VersionNote, present_state};
use hashiya::locale::Language::{self, Arabic, English};
use hashiya::model::{AnnotatorId, Bilingual, CountedApart, Moment, Project, Seen, VersionId};
use hashiya::store::{self, RandomStamp, Snapshot};
use std::collections::BTreeSet;

/// Names the present state in the dialog.
#[track_caller]
fn name(desk: &mut Desk, called: &str, reason: &str) {
    desk.dialog(Dialog::Versions);
    desk.click("versions-name-now");
    desk.window.run();
    let [name, why] = ["versions-name", "versions-reason"].map(|key| desk.tr(key));
    desk.fill(&name, called);
    desk.fill(&why, reason);
    desk.click("versions-do-name");
    desk.window.run();
}

fn version<'a>(project: &'a Project, name: &str) -> &'a hashiya::model::CodebookVersion {
    let mut all = project.versions.values();
    all.find(|v| v.name == name).unwrap()
}

fn delete(desk: &mut Desk, tag: &str) {
    let tag = desk.tag(tag).id;
    let reason = String::new();
    desk.ask(CodebookAction::Delete { tag, reason });
    desk.window.run();
}

#[test]
fn the_present_state_is_named_and_stands_in_the_log() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        desk.dialog(Dialog::Versions);
        let empty = desk.tr("versions-empty");
        assert!(desk.window.has(&empty), "it says what to do");
        name(&mut desk, "الأول", "اتفقنا عليه");
        let named = version(desk.project(), "الأول");
        assert_eq!(
            (named.by.as_str(), named.reason.as_str()),
            ("salma", "اتفقنا عليه")
        );
        assert_eq!(*named.tags, desk.project().codebook);
        assert!(!desk.window.has(&empty));
        let row = desk.labels().into_iter().find(|l| l.starts_with("الأول\n"));
        assert!(row.unwrap().contains("اتفقنا عليه"));
        let same = desk.tr("versions-same");
        assert!(desk.window.has(&same));
        desk.wait_until(Desk::is_saved);
        let saved = store::open(&desk.root).unwrap().project;
        assert_eq!(saved.versions, desk.project().versions);
        // Another one cannot have the same name.
        desk.click("versions-name-now");
        desk.window.run();
        let field = desk.tr("versions-name");
        desk.fill(&field, "الأول");
        desk.window.run();
        assert!(desk.window.has(&desk.tr("versions-name-taken")));
        desk.click("versions-do-name");
        assert_eq!(desk.project().versions.len(), 1);
        // Escape goes back to the log, and then out.
        desk.key(Key::Escape);
        desk.window.run();
        assert_eq!(desk.state().dialog, Some(Dialog::Versions));
        desk.key(Key::Escape);
        desk.closed();
        desk.ask(AnnotateAction::Undo);
        desk.window.run();
        assert!(desk.project().versions.is_empty());
    }
}

#[test]
fn what_differs_is_shown_and_told_in_words() {
    let mut desk = Desk::open(English);
    name(&mut desk, "one", "");
    let tag = desk.tag("Infighting");
    let definition = Bilingual::new(&tag.definition.ar, "Armed fights among members");
    let was = tag.definition.en.clone();
    let changes = vec![
        TagChange::Definition(definition),
        TagChange::Key("g9".into()),
    ];
    desk.ask(CodebookAction::Change(tag.id, changes));
    delete(&mut desk, "Financial hardship");
    let labels = desk.labels();
    let said = |words: &str| labels.iter().any(|l| l.contains(words));
    let count = [("count", 2.into())];
    let differ = plain(&desk.locale().tr_with("versions-differ", &count));
    for words in [differ.as_str(), "Infighting", "Financial hardship"] {
        assert!(said(words), "{words}: {labels:?}");
    }
    let meaning = labels
        .iter()
        .find(|l| l.starts_with("Meaning in English: "))
        .unwrap();
    assert!(meaning.contains("put in: "), "{meaning}");
    assert!(
        was.is_empty() || meaning.contains("taken out: "),
        "{meaning}"
    );
    assert!(
        labels
            .iter()
            .any(|l| l.starts_with("Key ") && l.contains("g9"))
    );
    // The other way round it is the other way round.
    desk.click("versions-swap");
    desk.window.run();
    let back = desk.tr("change-brought-back");
    assert!(desk.window.has(&back));
}

#[test]
fn a_version_is_brought_back_and_one_undo_takes_that_away() {
    let mut desk = Desk::open(Arabic);
    let tag = desk.tag("Financial hardship").id;
    let used = |desk: &Desk| {
        Seen::new(desk.project(), None)
            .tag_counts(CountedApart::default())
            .get(&tag)
            .map(|c| c.project)
    };
    let count = used(&desk);
    assert!(count.is_some_and(|c| c > 0));
    name(&mut desk, "one", "");
    delete(&mut desk, "Financial hardship");
    assert_eq!(used(&desk), None);
    let before = desk.project().clone();
    let bring = [("name", "one".into())];
    let bring = desk
        .locale()
        .tr_with("versions-bring-back", &bring)
        .into_owned();
    desk.window.click_label(&bring);
    desk.window.run();
    let hint = desk.tr("versions-bring-back-hint");
    assert!(desk.window.has(&hint), "it says what will happen");
    assert_eq!(*desk.project(), before, "nothing was done yet");
    desk.click("versions-do-bring-back");
    desk.window.run();
    assert_eq!(used(&desk), count);
    assert_eq!(desk.project().codings, before.codings);
    assert_eq!(
        desk.project().versions.len(),
        2,
        "the state before has a name"
    );
    let unmarked = |name: &str| !name.contains(['\u{2068}', '\u{2069}']);
    assert!(desk.project().versions.values().all(|v| unmarked(&v.name)));
    desk.ask(AnnotateAction::Undo);
    desk.window.run();
    assert_eq!(*desk.project(), before);
}

#[test]
fn the_name_and_the_reason_of_a_version_are_corrected() {
    let mut desk = Desk::open(English);
    name(&mut desk, "one", "");
    desk.click("versions-edit-note");
    desk.window.run();
    let [called, why] = ["versions-name", "versions-reason"].map(|key| desk.tr(key));
    desk.fill(&called, "two");
    desk.fill(&why, "because");
    desk.window.key(Key::Enter, Modifiers::COMMAND);
    desk.window.run();
    assert_eq!(version(desk.project(), "two").reason, "because");
    desk.ask(AnnotateAction::Undo);
    desk.window.run();
    assert_eq!(version(desk.project(), "one").reason, "");
}

#[test]
fn the_versions_are_reached_from_the_menu_the_sidebar_and_the_palette() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        desk.click("versions-title");
        desk.window.run();
        assert_eq!(desk.state().dialog, Some(Dialog::Versions));
        desk.key(Key::Escape);
        desk.closed();
        let words = match language {
            Arabic => "اصدارات",
            English => "versions",
        };
        desk.ask(hashiya::app::action::ViewAction::OpenPalette(
            PaletteMode::Apply,
        ));
        desk.window.run();
        desk.window.type_text(words);
        desk.window.run();
        desk.key(Key::Enter);
        desk.window.run();
        assert_eq!(desk.state().dialog, Some(Dialog::Versions));
        assert_eq!(desk.state().palette, None);
    }
}

#[test]
fn a_version_that_a_colleague_named_appears_by_itself() {
    let mut desk = Desk::open(English);
    desk.dialog(Dialog::Versions);
    let mut other = store::open(&desk.root).unwrap();
    let note = VersionNote {
        id: VersionId::new("theirs").unwrap(),
        name: "من زميل".to_owned(),
        reason: String::new(),
    };
    let karim = AnnotatorId::new("karim").unwrap();
    let version = present_state(&other.project, note, karim, Moment::UNIX_EPOCH);
    other.project.versions.insert(version.id.clone(), version);
    let batch = Snapshot::take(&other.project, BTreeSet::from([Part::Codebook]));
    let saved = store::save(&desk.root, &mut other.ledger, &batch, &mut RandomStamp);
    assert_eq!(saved.failed, []);
    desk.wait_until(|d| d.project().versions.len() == 1);
    let row = desk
        .labels()
        .into_iter()
        .find(|l| l.starts_with("من زميل\n"));
    assert!(row.is_some(), "also in the dialog that is open");
    delete(&mut desk, "Financial hardship");
    desk.wait_until(Desk::is_saved);
    let saved = store::open(&desk.root).unwrap().project;
    assert_eq!(saved.versions, desk.project().versions, "and stays");
}
