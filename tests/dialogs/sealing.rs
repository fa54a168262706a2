//! Encrypted copies: written with a hidden passphrase, opened again, refused with another.

use super::window::Desk;
use egui::Key;
use hashiya::app::state::Dialog;
use hashiya::locale::Language::{self, Arabic};
use std::path::PathBuf;

#[test]
fn a_copy_is_written_and_opened_with_its_passphrase() {
    let mut desk = Desk::open(Arabic);
    let copy = desk.folder.path().join("copy.hashiya");
    let [words, again, file] =
        ["seal-passphrase", "seal-passphrase-again", "seal-file"].map(|k| desk.tr(k));
    desk.dialog(Dialog::Seal);
    desk.fill(&words, "نخلة تكتب مساء");
    desk.fill(&file, &copy.display().to_string());
    desk.fill(&again, "نخلة تكتب");
    desk.key(Key::Enter);
    assert_eq!(
        desk.state().dialog,
        Some(Dialog::Seal),
        "not the same twice"
    );
    desk.fill(&again, "نخلة تكتب مساء");
    desk.key(Key::Enter);
    desk.wait_until(|desk| desk.state().sealing.is_none());
    desk.closed();
    assert!(hashiya::store::is_sealed(&copy));
    let before = desk.project().clone();

    // As a typed path in the dialog that opens projects.
    desk.dialog(Dialog::OpenProject);
    desk.window.type_text(&copy.display().to_string());
    desk.key(Key::Enter);
    desk.window.run();
    assert_eq!(desk.state().dialog, Some(Dialog::Unseal(copy)));
    let folder = desk.tr("unseal-folder");
    let root = desk.folder.path().join("opened");
    desk.fill(&folder, &root.display().to_string());
    desk.fill(&words, "نخلة");
    desk.key(Key::Enter);
    desk.wait_until(|desk| desk.state().sealing.is_none());
    desk.window.run();
    let told = |desk: &Desk| desk.labels().iter().any(|l| l.contains("لا تفتح"));
    assert!(told(&desk), "{:?}", desk.labels());
    assert!(!root.exists());
    desk.fill(&words, "نخلة تكتب مساء");
    desk.key(Key::Enter);
    desk.wait_until(|desk| desk.state().desk.as_ref().is_some_and(|d| d.root == root));
    assert_eq!(desk.project(), &before);
}

#[test]
fn a_hidden_passphrase_is_not_told_until_it_is_shown() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        desk.dialog(Dialog::Unseal(PathBuf::new()));
        let name = desk.tr("seal-passphrase");
        desk.fill(&name, "باب b");
        let value = desk.field(&name).value();
        assert_eq!(value.as_deref(), Some("•••••"), "a mark for each letter");
        desk.click("seal-show");
        assert_eq!(desk.field(&name).value().as_deref(), Some("باب b"));
    }
}

#[test]
fn a_suggested_passphrase_is_shown_and_enough() {
    let mut desk = Desk::open(Arabic);
    desk.dialog(Dialog::Seal);
    desk.click("seal-suggest");
    let name = desk.tr("seal-passphrase");
    let value = desk.field(&name).value().unwrap();
    assert_eq!(value.len(), 24, "{value}");
    let strong = desk.tr("seal-strong");
    assert!(desk.labels().contains(&strong));
}
