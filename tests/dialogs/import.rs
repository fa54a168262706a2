//! Files brought in: typed, dropped, in several encodings, and those that cannot be.

use super::window::Desk;
use egui::Key;
use hashiya::app::state::Dialog;
use hashiya::locale::Language::{self, Arabic, English};
use std::path::PathBuf;

const TEXT: &str =
    "قال إنه فقد الثقة بقيادته بعد أن رأى ما جرى في القرية.\nثم عاد إلى بيته في 2016.";

fn file(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn is_read(desk: &Desk) -> bool {
    let reading = desk.tr("import-reading-one");
    !desk.window.has(&reading)
}

#[test]
fn a_typed_file_becomes_a_document_with_its_original() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let path = file(&desk, "شهادة.txt", TEXT.as_bytes());
        desk.dialog(Dialog::Import(Vec::new()));
        desk.window.type_text(&path.display().to_string());
        desk.key(Key::Enter);
        desk.wait_until(is_read);
        let title = desk.tr("document-name");
        assert_eq!(desk.field(&title).value().as_deref(), Some("شهادة"));
        desk.fill(&title, "الشهادة الأخيرة");
        desk.click("import-do");
        desk.closed();
        let document = desk.state().document().unwrap().clone();
        assert_eq!(document.title, "الشهادة الأخيرة");
        assert_eq!(document.text.as_str(), TEXT);
        assert_eq!(document.imported.encoding, "UTF-8");
        assert_eq!(document.imported.original.as_deref(), Some("original.txt"));
        desk.wait_until(|d| d.original(&document.id).is_some());
        assert_eq!(desk.original(&document.id).unwrap(), TEXT.as_bytes());
    }
}

#[test]
fn the_original_may_be_left_out() {
    let mut desk = Desk::open(English);
    let path = file(&desk, "a.md", b"# A heading\n\ntext");
    desk.dialog(Dialog::Import(vec![path]));
    desk.wait_until(is_read);
    desk.click("import-keep");
    desk.click("import-do");
    desk.closed();
    let document = desk.state().document().unwrap().clone();
    assert_eq!(document.title, "A heading");
    desk.wait_until(|d| d.is_saved());
    assert_eq!(desk.original(&document.id), None);
}

#[test]
fn files_that_fail_say_why_and_the_others_go_on() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let before = desk.project().documents.len();
        let paths = vec![
            file(&desk, "good.txt", TEXT.as_bytes()),
            file(&desk, "empty.txt", b" \n"),
            file(&desk, "nul.txt", b"plain text with one \0 in it"),
            file(&desk, "paper.pdf", b"%PDF"),
            desk.folder.path().join("gone.txt"),
        ];
        desk.dialog(Dialog::Import(paths));
        desk.wait_until(is_read);
        for (name, key) in [
            ("empty.txt", "import-empty"),
            ("nul.txt", "NUL"),
            ("paper.pdf", ".md"),
            ("gone.txt", "gone"),
        ] {
            desk.window.click_label(name);
            let (words, labels) = (desk.tr(key), desk.labels());
            let told = |l: &String| l.contains(&words) && l.contains(' ');
            assert!(labels.iter().any(told), "{name}: {labels:?}");
        }
        let words = desk
            .locale()
            .tr_with("import-do-several", &[("count", 1.into())]);
        let words = words.into_owned();
        desk.window.click_label(&words);
        desk.closed();
        assert_eq!(desk.project().documents.len(), before + 1);
        assert_eq!(desk.state().document().unwrap().title, "good");
    }
}

#[test]
fn another_encoding_is_chosen_by_looking_at_the_text() {
    let mut desk = Desk::open(Arabic);
    let bytes = encoding_rs::WINDOWS_1256.encode(TEXT).0.into_owned();
    let path = file(&desk, "old.txt", &bytes);
    desk.dialog(Dialog::Import(vec![path]));
    desk.wait_until(is_read);
    assert!(desk.window.has(&desk.tr("import-look")), "it is a guess");
    assert!(desk.window.has(TEXT), "the preview shows it");
    let (guessed, other) = (
        desk.tr("encoding-windows-1256"),
        desk.tr("encoding-iso-8859-6"),
    );
    desk.window.click_label(&guessed);
    desk.window.click_label(&other);
    desk.wait_until(|d| is_read(d) && !d.window.has(TEXT));
    desk.window.click_label(&other);
    desk.window.click_label(&guessed);
    desk.wait_until(|d| is_read(d) && d.window.has(TEXT));
    desk.click("import-do");
    desk.closed();
    let document = desk.state().document().unwrap();
    assert_eq!(document.text.as_str(), TEXT);
    assert_eq!(document.imported.encoding, "windows-1256");
}

#[test]
fn files_dropped_on_the_dialog_join_those_that_are_there() {
    let mut desk = Desk::open(English);
    let first = file(&desk, "first.txt", b"one");
    let second = file(&desk, "second.txt", b"two");
    desk.dialog(Dialog::Import(vec![first]));
    desk.dialog(Dialog::Import(vec![second]));
    desk.wait_until(is_read);
    assert!(desk.window.has("first.txt") && desk.window.has("second.txt"));
    desk.window
        .click_label("Leave out \u{2068}first.txt\u{2069}");
    assert!(!desk.window.has("first.txt"));
}

#[test]
fn bidi_controls_in_a_file_are_shown_and_told() {
    let mut desk = Desk::open(English);
    let path = file(&desk, "odd.txt", "من \u{202E}abc".as_bytes());
    desk.dialog(Dialog::Import(vec![path]));
    desk.wait_until(is_read);
    assert!(desk.window.has("من [U+202E]abc"));
    let labels = desk.labels();
    assert!(labels.iter().any(|l| l.contains("line")), "{labels:?}");
}
