//! A document's text replaced on the command line: the report, a dry run, and what is on disk.

use super::*;

const BETTER: &str = "مقدمة.\nكَتَبَ الرجلُ رسالةً إلى أَهلِهِ. قال: «لن أرجع أبدا». ثم رحل إلى Amman في 2016.\nلن أعود إلى هنا.\n";

#[test]
fn a_text_is_replaced_and_every_annotation_accounted_for() {
    let (desk, document) = Desk::with_document();
    let moved = desk.tag("defeat", "سلمى", "Amman في 2016");
    let folded = desk.tag("defeat", "سلمى", "رسالةً إلى أهله");
    let theirs = desk.tag("infighting", "كريم", "ثم رحل إلى");
    desk.tag("infighting", "كريم", "«لن أعود»");
    desk.file("better.txt", BETTER.as_bytes());
    let request = ["replace-text", "p", "--document", &document, "better.txt"];
    let all = |more: &[&str]| desk.run(&[request.as_slice(), more].concat());
    let before = desk.list("annotations");
    let dry = all(&["--annotator", "سلمى", "--json", "--dry-run"]).done();
    assert_eq!(desk.list("annotations"), before);
    assert_eq!(
        fs::read_to_string(desk.path(&format!("p/documents/{document}/text.txt"))).unwrap(),
        TEXT
    );
    let rows: Vec<Json> = serde_json::from_str(&dry).unwrap();
    assert_eq!(rows.len(), 4);
    let found = |id: &str| {
        let row = rows.iter().find(|r| r["annotation"] == id).unwrap();
        (
            row["found"].as_str().unwrap(),
            row["text"].as_str().unwrap_or_default(),
        )
    };
    assert_eq!(found(&moved), ("moved", "Amman في 2016"));
    assert_eq!(found(&folded), ("folded", "رسالةً إلى أَهلِهِ"));
    assert_eq!(found(&theirs), ("moved", "ثم رحل إلى"));
    let said = all(&["--annotator", "سلمى"]);
    assert!(said.err.contains("The text was replaced"), "{}", said.err);
    assert_eq!(said.out.lines().count(), 4, "{}", said.out);
    let after = desk.list("annotations");
    let quote = |id: &str| after.iter().find(|a| a["id"] == id).unwrap()["quote"].clone();
    assert_eq!(quote(&folded), "رسالةً إلى أَهلِهِ");
    let start =
        |list: &[Json], id: &str| list.iter().find(|a| a["id"] == id).unwrap()["start"].clone();
    assert_eq!(
        start(&after, &theirs),
        start(&before, &theirs),
        "one file has one writer"
    );
    let again = all(&[]);
    assert!(again.err.contains("has this text already"), "{}", again.err);
    all(&["--annotator", "كريم"]).done();
    let last = desk.list("annotations");
    assert_ne!(
        start(&last, &theirs),
        start(&before, &theirs),
        "now it is theirs to write"
    );
    desk.run_in_arabic(&[request.as_slice(), &["--dry-run"]].concat())
        .done();
}

#[test]
fn what_cannot_be_read_replaces_nothing() {
    let (desk, document) = Desk::with_document();
    let request = ["replace-text", "p", "--document", &document, "none.txt"];
    desk.run(&request).refused(1, "none.txt");
    desk.file("better.txt", BETTER.as_bytes());
    let request = ["replace-text", "p", "--document", "لا أحد", "better.txt"];
    desk.run(&request).refused(1, "لا أحد");
    let request = ["replace-text", "p", "--document", &document, "better.txt"];
    desk.run(&[request.as_slice(), &["--annotator", "لا أحد"]].concat())
        .refused(1, "لا أحد");
    assert_eq!(
        fs::read_to_string(desk.path(&format!("p/documents/{document}/text.txt"))).unwrap(),
        TEXT
    );
}
