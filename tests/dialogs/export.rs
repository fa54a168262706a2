//! Excerpts written to a file from the dialog.

use super::window::Desk;
use hashiya::app::state::Dialog;
use hashiya::exchange::export::Format;
use hashiya::locale::Language;
use std::path::PathBuf;

fn export(desk: &mut Desk, name: &str) -> PathBuf {
    let path = desk.folder.path().join(name);
    let field = desk.tr("export-path");
    desk.fill(&field, &path.display().to_string());
    path
}

#[test]
fn everything_is_written_as_csv() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let all: usize = desk
            .project()
            .codings
            .values()
            .map(|c| c.annotations.len())
            .sum();
        desk.dialog(Dialog::Export);
        let path = export(&mut desk, "all.csv");
        desk.click("export-do");
        desk.closed();
        let bytes = std::fs::read(path).unwrap();
        let mut reader = csv::Reader::from_reader(&bytes[3..]);
        assert_eq!(reader.records().count(), all);
    }
}

#[test]
fn a_choice_is_written_as_json_lines() {
    let mut desk = Desk::open(Language::English);
    let tag = desk.tag("Financial hardship");
    desk.dialog(Dialog::Export);
    let path = export(&mut desk, "some.jsonl");
    desk.click(Format::Jsonl.name());
    desk.click("export-this-document");
    let karim = desk.lowest("كريم");
    desk.window.click(karim);
    desk.click("export-some-tags");
    let words = desk.tr("filter-tags");
    let filter = desk.lowest(&words);
    desk.window.click(filter);
    desk.window.type_text("hardship");
    let row = desk.lowest("Financial hardship");
    desk.window.click(row);
    desk.click("export-do");
    desk.closed();
    let text = std::fs::read_to_string(path).unwrap();
    let rows: Vec<serde_json::Value> = text
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert!(!rows.is_empty());
    let document = desk.state().focus.document.clone().unwrap();
    for row in rows {
        assert_eq!(row["tag"], tag.id.as_str());
        assert_eq!(row["annotator"], "سلمى");
        assert_eq!(row["document"], document.as_str());
    }
}

#[test]
fn a_file_that_cannot_be_written_is_told_in_the_dialog() {
    let mut desk = Desk::open(Language::Arabic);
    desk.dialog(Dialog::Export);
    let path = export(&mut desk, "no-such-folder/a.csv");
    desk.click("export-do");
    desk.window.run();
    assert_eq!(desk.state().dialog, Some(Dialog::Export));
    let labels = desk.labels();
    assert!(
        labels.iter().any(|l| l.contains("no-such-folder")),
        "{labels:?}"
    );
    assert!(!path.exists());
}

#[test]
fn a_file_that_is_there_is_warned_of() {
    let mut desk = Desk::open(Language::English);
    std::fs::write(desk.folder.path().join("old.csv"), "x").unwrap();
    desk.dialog(Dialog::Export);
    assert!(!desk.window.has(&desk.tr("export-exists")));
    export(&mut desk, "old.csv");
    assert!(desk.window.has(&desk.tr("export-exists")));
}
