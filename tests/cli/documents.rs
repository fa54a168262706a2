//! `documents`: removing from the list, listing what was removed, restoring.

use super::*;

#[test]
fn a_document_is_removed_counted_and_restored_with_everyones_annotations() {
    let (desk, document) = Desk::with_document();
    desk.tag("infighting", "Salma", "Amman في 2016");
    let before = desk
        .run(&["export", "p", "--format", "csv", "--out", "a.csv"])
        .done();
    assert_eq!(before, "");
    let removed = desk.run(&["documents", "p", "remove", "letter.txt", "--by", "Salma"]);
    assert_eq!(removed.code, 0, "{}", removed.err);
    assert!(removed.err.contains("1 annotation"), "{}", removed.err);
    assert!(
        removed.err.contains(&format!("restore {document}")),
        "{}",
        removed.err
    );

    let listed = desk.run(&["list", "p", "documents"]);
    assert_eq!(listed.out, "");
    assert!(
        listed.err.contains("1 document was removed"),
        "{}",
        listed.err
    );
    assert_eq!(desk.list("annotations").len(), 0);
    let checked = desk.run(&["check", "p"]);
    assert_eq!(
        checked.code, 0,
        "a removed document is no fault: {}",
        checked.out
    );
    assert!(
        checked.err.contains("1 document was removed"),
        "{}",
        checked.err
    );
    let exported = desk.run(&["export", "p", "--format", "csv", "--out", "b.csv"]);
    assert!(
        exported.err.contains("1 annotation of it was not exported"),
        "{}",
        exported.err
    );
    let tagged = desk.run(&[
        "tag",
        "p",
        "--document",
        "letter.txt",
        "--annotator",
        "Salma",
        "--tag",
        "defeat",
        "--quote",
        "2016",
    ]);
    assert_eq!(tagged.code, 1);
    assert!(
        tagged.err.contains(&format!("restore {document}")),
        "{}",
        tagged.err
    );

    let rows = desk.run(&["documents", "p", "removed", "--json"]).done();
    let rows: Vec<Json> = serde_json::from_str(&rows).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["id"], Json::from(document.as_str()));
    assert_eq!(rows[0]["annotations"], 1);
    assert!(rows[0]["by"].is_string());

    desk.run(&["documents", "p", "restore", "letter.txt"])
        .done();
    assert_eq!(desk.list("documents").len(), 1);
    desk.run(&["export", "p", "--format", "csv", "--out", "c.csv"])
        .done();
    let [a, c] = ["a.csv", "c.csv"].map(|file| std::fs::read(desk.path(file)).unwrap());
    assert_eq!(a, c);
    let again = desk.run(&["documents", "p", "restore", "letter.txt"]);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("No removed document"), "{}", again.err);
}
