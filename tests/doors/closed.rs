//! Codings of a closed round do not change, through neither door, and both say so in the reader's
//! language.

use super::*;
use crate::support::window::plain;
use hashiya::app::action::{Action, AnnotateAction};
use hashiya::arabic::CharRange;
use hashiya::edit::{Part, as_of};
use hashiya::store::{RandomStamp, Snapshot};

const WORDS: &str = "رحل إلى المدينة";

/// Salma's annotation was changed once, and then its round was closed.
fn closed() -> Doors {
    let making = Making::of(TEXT).tagged("d1", "salma", Some("defeat"), WORDS);
    Doors::prepared(making, |root| {
        annotating::change_memo(root);
        close(root);
    })
}

fn close(root: &Path) {
    let mut opened = store::open(root).unwrap();
    let round = opened.project.rounds.values_mut().next().unwrap();
    round.closed = Some(later(3600));
    let parts = [Part::Round(round.id.clone())].into();
    let batch = Snapshot::take(&opened.project, parts);
    let saved = store::save(root, &mut opened.ledger, &batch, &mut RandomStamp);
    assert_eq!(saved.failed, []);
}

/// What is said of it.
fn sentence(language: Language) -> String {
    let locale = Locale::new(language, Isolation::Plain);
    let name = [("name", "r1".into())];
    plain(&locale.tr_with("error-round-closed", &name))
}

/// Asserts that the window says so, and that nothing was changed.
#[track_caller]
fn window_refuses(ask: impl Fn(&mut Session)) {
    for language in Language::ALL {
        let doors = closed();
        let before = read(&doors.window.root());
        doors.in_a_window(language, |s| {
            s.be("salma");
            ask(s);
            let said: Vec<String> = s.notices().iter().map(|n| plain(n)).collect();
            let sentence = sentence(language);
            assert!(said.iter().any(|n| n.contains(&sentence)), "{said:?}");
            assert_eq!(*s.project(), before);
        });
        assert_eq!(read(&doors.window.root()), before);
    }
}

/// Asserts that the binary says so, and that nothing was changed.
#[track_caller]
fn binary_refuses(arguments: &[&str]) {
    let doors = closed();
    let before = read(&doors.root_of_binary());
    for language in Language::ALL {
        let ran = match language {
            Language::Arabic => doors.binary.run_in_arabic(arguments),
            Language::English => doors.binary.run(arguments),
        };
        assert_eq!(ran.code, 1, "{}", ran.out);
        let said = plain(&ran.err);
        assert!(said.contains(&sentence(language)), "{said}");
    }
    assert_eq!(read(&doors.root_of_binary()), before);
}

#[track_caller]
fn both_refuse(action: impl Into<Action>, arguments: &[&str]) {
    let action = action.into();
    window_refuses(|s| s.ask(action.clone()));
    binary_refuses(arguments);
}

#[test]
fn tagging() {
    window_refuses(|s| {
        s.select("رسالة");
        s.key(egui::Key::Num1);
    });
    let arguments = ["tag", PROJECT, "--document", "d1", "--annotator", "salma"];
    binary_refuses(&[&arguments[..], &["--tag", "defeat", "--quote", "رسالة"]].concat());
}

#[test]
fn another_tag() {
    let retag = AnnotateAction::Retag(annotation("salma-1"), Some(tag("defeat")));
    both_refuse(retag, &["edit", PROJECT, "salma-1", "--tag", "defeat"]);
}

#[test]
fn other_bounds() {
    let rebound = AnnotateAction::Rebound(annotation("salma-1"), CharRange::new(0, 8));
    both_refuse(rebound, &["edit", PROJECT, "salma-1", "--span", "0..8"]);
}

#[test]
fn another_memo() {
    let memo = AnnotateAction::Memo(annotation("salma-1"), "another".to_owned());
    both_refuse(memo, &["edit", PROJECT, "salma-1", "--memo", "another"]);
}

#[test]
fn deleting() {
    let remove = AnnotateAction::Remove(annotation("salma-1"));
    both_refuse(remove, &["untag", PROJECT, "salma-1"]);
}

/// A coding that was changed before its round was closed.
#[test]
fn restoring() {
    let coding = || crate::support::project::coding("d1", "salma");
    let earlier = |root: &Path| {
        let project = read(root);
        let found = store::history(root, &project, Some(&document("d1")));
        let was = as_of(
            &project.codings[&coding()],
            &coding(),
            &found.changes,
            later(60),
        );
        assert_ne!(was, project.codings[&coding()]);
        was
    };
    window_refuses(|s| {
        let root = s.state().desk.as_ref().unwrap().root.clone();
        s.ask(AnnotateAction::Restore(coding(), earlier(&root)));
    });
    let arguments = [
        "restore",
        PROJECT,
        "--document",
        "d1",
        "--annotator",
        "salma",
    ];
    binary_refuses(&[&arguments[..], &["--as-of", "2026-02-03"]].concat());
}
