//! Names replaced from the dialog: the list, what was found, what is doubtful, in place, in and out.

use super::pictures;
use super::window::Desk;
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hashiya::app::state::Dialog;
use hashiya::desk::{self, Saving};
use hashiya::locale::Language::{self, Arabic, English};
use hashiya::page::Theme;
use hashiya::store::{self, LockError};
use std::path::{Path, PathBuf};

const LIST: &str = "name,replacement\nأبو سليم,أبو مروان\nنبيل,فؤاد\n";

/// The dialog with a list that was read from a file outside of the project.
fn with_list(desk: &mut Desk, list: &str) -> PathBuf {
    let path = desk.folder.path().join("names.csv");
    std::fs::write(&path, list).unwrap();
    desk.dialog(Dialog::Pseudonyms);
    let field = desk.tr("names-file");
    desk.fill(&field, &path.display().to_string());
    desk.click("names-read");
    desk.wait_until(|d| d.labels().iter().any(|l| l == "أبو مروان"));
    path
}

/// Looks for the names.
fn look(desk: &mut Desk) {
    desk.click("names-look");
    let sure = desk.tr("names-sure");
    desk.wait_until(|d| d.window.has(&sure) || d.window.has(&d.tr("names-none")));
    // The card stands where it belongs once its height is known.
    desk.window.run();
}

/// Every file below a folder whose bytes hold some words.
fn holding(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, words));
        } else if String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains(words) {
            found.push(path);
        }
    }
    found
}

fn is_ready(desk: &Desk, count: usize) -> bool {
    let words = desk
        .locale()
        .tr_with("names-do", &[("count", count.into())]);
    // Isolates do not reach the names of controls.
    let words = words.replace(['\u{2068}', '\u{2069}'], "");
    let button = desk.window.harness.query_by_label(&words);
    button.is_some_and(|b| !b.accesskit_node().is_disabled())
}

#[test]
fn names_are_replaced_once_all_is_decided_and_confirmed() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let before = desk.project().clone();
        let path = with_list(&mut desk, LIST);
        look(&mut desk);
        assert!(!is_ready(&desk, 1), "something is doubtful");
        desk.click("names-sure");
        assert!(!is_ready(&desk, 1), "something is doubtful");
        // The title of the letter is its name, the other place too.
        desk.key(Key::Num1);
        desk.key(Key::Num2);
        assert!(is_ready(&desk, 2));
        desk.click("names-report");
        let words = desk.locale().tr_with("names-do", &[("count", 2.into())]);
        let words = words.into_owned();
        desk.window.click_label(&words);
        desk.wait_until(|d| d.state().desk.is_some() && d.state().renaming.is_none());
        desk.closed();
        assert_eq!(holding(&desk.root, "أبو سليم"), Vec::<PathBuf>::new());
        let letter = desk
            .project()
            .documents
            .values()
            .find(|d| d.title.contains("فؤاد"));
        assert!(
            letter.unwrap().text.as_str().contains("نبيل"),
            "it was left"
        );
        let count = |p: &hashiya::model::Project| {
            p.codings
                .values()
                .map(|c| c.annotations.len())
                .sum::<usize>()
        };
        assert_eq!(count(desk.project()), count(&before));
        assert_eq!(store::check(&desk.root).unwrap(), []);
        assert!(
            desk.state()
                .desk
                .as_ref()
                .unwrap()
                .session
                .history()
                .undo_name()
                .is_none()
        );
        let report = path.with_file_name("names-report.csv");
        assert!(
            std::fs::read_to_string(report)
                .unwrap()
                .contains("أبو سليم")
        );
    }
}

#[test]
fn a_page_down_scrolls_the_dialog_though_a_list_in_it_scrolls_too() {
    let mut desk = Desk::sized(English, (1000.0, 620.0));
    with_list(&mut desk, LIST);
    look(&mut desk);
    let sure = desk.tr("names-sure");
    let before = desk.window.rect(&sure).top();
    desk.key(Key::PageDown);
    desk.window.wait(0.5);
    assert!(desk.window.rect(&sure).top() < before - 10.0);
}

#[test]
fn rows_are_added_changed_and_saved() {
    let mut desk = Desk::open(English);
    let path = with_list(&mut desk, "name,replacement\nأبو سليم,أبو مروان\n");
    desk.click("names-add");
    let (name, replacement) = (desk.tr("names-name"), desk.tr("names-replacement"));
    desk.fill(&format!("{name} 2"), "نبيل");
    desk.fill(&format!("{replacement} 2"), "أبو سليم");
    let labels = desk.labels();
    assert!(
        labels
            .iter()
            .any(|l| l.contains("one person would become another")),
        "{labels:?}"
    );
    desk.fill(&format!("{replacement} 2"), "فؤاد");
    let remove = desk
        .locale()
        .tr_with("names-remove", &[("number", "1".into())]);
    let remove = remove.into_owned();
    desk.window.click_label(&remove);
    desk.click("names-save");
    let saved = desk.tr("names-were-saved");
    desk.wait_until(|d| d.window.has(&saved));
    let words = std::fs::read_to_string(path).unwrap();
    assert!(
        words.contains("نبيل,فؤاد,") && !words.contains("سليم"),
        "{words}"
    );
    let inside = desk.root.join("names.csv");
    let field = desk.tr("names-file");
    desk.fill(&field, &inside.display().to_string());
    assert!(desk.window.has(&desk.tr("names-inside")));
}

#[test]
fn a_project_that_cannot_be_written_is_opened_again_as_it_was() {
    let mut desk = Desk::open(English);
    with_list(&mut desk, "name,replacement\nأبو سليم,أبو مروان\n");
    look(&mut desk);
    desk.click("names-sure");
    let someone = desk
        .project()
        .annotators
        .keys()
        .find(|a| a.as_str() != "salma");
    let held = store::lock(&desk.root, someone.unwrap()).unwrap();
    let words = desk.locale().tr_with("names-do", &[("count", 1.into())]);
    let words = words.into_owned();
    desk.window.click_label(&words);
    desk.wait_until(|d| d.state().desk.is_some() && d.state().renaming.is_none());
    assert!(!holding(&desk.root, "أبو سليم").is_empty());
    assert!(!desk.state().notices.is_empty());
    drop(held);
}

#[test]
fn a_window_in_which_nobody_said_who_tags_is_known_to_be_open() {
    let Desk {
        window,
        root,
        folder: _folder,
        ..
    } = Desk::nobody(English);
    let alone = store::be_alone(&root);
    assert!(matches!(alone, Err(LockError::Open)), "{alone:?}");
    drop(window);
    let alone = store::be_alone(&root).unwrap();
    let opened = store::open(&root).unwrap();
    let mut next = desk::Desk::new(root, opened, || {});
    assert!(matches!(next.hold(), Err(LockError::Rewriting)));
    assert_eq!(next.saving, Saving::ReadOnly);
    drop(alone);
    next.hold().unwrap();
    assert_eq!(next.saving, Saving::Saved);
}

#[test]
fn files_are_imported_and_excerpts_exported_without_names() {
    let mut desk = Desk::open(English);
    let list = desk.folder.path().join("names.csv");
    std::fs::write(&list, LIST).unwrap();
    let text = desk.folder.path().join("أبو سليم.txt");
    std::fs::write(&text, "قال لأبي سليم: نعم يا نبيل.").unwrap();
    desk.dialog(Dialog::Import(vec![text]));
    desk.wait_until(|d| !d.window.has(&d.tr("import-reading-one")));
    desk.click("names-replace");
    let field = desk.tr("names-file");
    desk.fill(&field, &list.display().to_string());
    desk.wait_until(|d| d.window.has("قال لأبي مروان: نعم يا نبيل."));
    desk.click("names-doubts-go");
    desk.wait_until(|d| d.window.has("قال لأبي مروان: نعم يا فؤاد."));
    desk.click("import-do");
    desk.closed();
    let document = desk.state().document().unwrap();
    assert_eq!(document.title, "أبو مروان");
    assert_eq!(document.imported.file_name, "أبو مروان.txt");
    assert_eq!(document.imported.original, None);
    let before = desk.project().clone();
    desk.dialog(Dialog::Export);
    let out = desk.folder.path().join("all.csv");
    let field = desk.tr("export-path");
    desk.fill(&field, &out.display().to_string());
    desk.click("names-replace");
    let field = desk.tr("names-file");
    desk.fill(&field, &list.display().to_string());
    desk.wait_until(|d| d.window.has(&d.tr("names-doubts-stay")));
    desk.click("export-do");
    desk.closed();
    desk.wait_until(|d| d.state().exporting.is_none());
    let written = std::fs::read_to_string(out).unwrap();
    assert!(written.contains("أبو مروان") && !written.contains("سليم"));
    assert_eq!(*desk.project(), before);
}

#[test]
fn a_list_and_what_is_doubtful() {
    for (language, theme, name) in [
        (Arabic, Theme::Light, "ar-light"),
        (English, Theme::Dark, "en-dark"),
    ] {
        let mut desk = Desk::looking(language, theme, 1.0);
        with_list(&mut desk, LIST);
        // A path has no place in a picture.
        let field = desk.tr("names-file");
        desk.fill(&field, "names.csv");
        pictures::check(&mut desk, &format!("dialog-names-{name}"));
        look(&mut desk);
        pictures::check(&mut desk, &format!("dialog-names-found-{name}"));
    }
}
