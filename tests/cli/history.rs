//! Changes of earlier days, shown and taken back.

use super::*;

#[test]
fn what_was_changed_is_shown_and_put_back() {
    let (desk, id) = Desk::with_document();
    let first = desk.tag("defeat", "سلمى", "Amman في 2016");
    let second = desk.tag("infighting", "سلمى", "رسالةً إلى أهله");
    let now = || {
        let out = desk.run(&["history", "p", "--json"]).done();
        let all: Vec<Json> = serde_json::from_str(&out).unwrap();
        all.last().unwrap()["at"].as_str().unwrap().to_owned()
    };
    let then = now();
    // Journals know moments to the millisecond.
    std::thread::sleep(std::time::Duration::from_millis(5));
    desk.run(&["edit", "p", &first, "--memo", "ملاحظة"]).done();
    desk.run(&["untag", "p", &second]).done();
    let third = desk.tag("defeat", "سلمى", "رحل");
    let shown = desk.run(&["history", "p", "--document", &id]).done();
    assert!(
        shown.contains("سلمى  annotation changed: Amman في 2016"),
        "{shown}"
    );
    assert!(shown.contains("Memo: ملاحظة"), "{shown}");
    assert!(
        shown.contains("annotation deleted: رسالةً إلى أهله"),
        "{shown}"
    );
    assert!(
        shown.lines().next().unwrap().starts_with("20"),
        "a day first: {shown}"
    );
    let rows: Vec<Json> =
        serde_json::from_str(&desk.run(&["history", "p", "--json"]).done()).unwrap();
    let did: Vec<&str> = rows.iter().map(|r| r["did"].as_str().unwrap()).collect();
    let kinds: Vec<&str> = rows.iter().map(|r| r["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[..3], ["document", "annotator", "annotation"]);
    assert_eq!(did[did.len() - 3..], ["changed", "deleted", "added"]);
    assert_eq!(rows[rows.len() - 3]["after"]["memo"], "ملاحظة");
    let since = desk
        .run(&["history", "p", "--since", "2999-01-01", "--json"])
        .done();
    assert_eq!(since.trim(), "[]");

    let before = desk.list("annotations");
    let request = ["restore", "p", "--document", &id, "--as-of", &then];
    let would = desk.run(&[request.as_slice(), &["--dry-run"]].concat());
    assert!(would.out.contains(&format!("+ {second}")), "{}", would.out);
    assert!(would.out.contains(&format!("- {third}")) && would.out.contains(&format!("~ {first}")));
    assert!(
        would.err.contains("1 back, 1 gone, 1 changed"),
        "{}",
        would.err
    );
    assert_eq!(desk.list("annotations"), before);
    let done = desk.run(&request);
    assert!(done.err.contains("as it was"), "{}", done.err);
    let ids: Vec<String> = desk
        .list("annotations")
        .iter()
        .map(|a| a["id"].as_str().unwrap().to_owned())
        .collect();
    assert!(
        ids.contains(&first) && ids.contains(&second) && ids.len() == 2,
        "{ids:?}"
    );
    assert!(
        !desk
            .run(&["list", "p", "annotations", "--json"])
            .done()
            .contains("ملاحظة")
    );
    let again = desk.run_in_arabic(&request);
    assert!(again.err.contains("لم يتغيّر شيء"), "{}", again.err);
    desk.run(&["check", "p"]).done();
}

#[test]
fn restoring_asks_whose_and_when() {
    let (desk, id) = Desk::with_document();
    let request = ["restore", "p", "--document", &id, "--as-of", "2026-01-01"];
    desk.run(&request).refused(2, "Nobody");
    desk.tag("defeat", "سلمى", "Amman في 2016");
    desk.tag("infighting", "كريم", "رسالةً إلى أهله");
    desk.run(&request).refused(2, "--annotator");
    desk.run(&["restore", "p", "--document", &id, "--as-of", "then"])
        .refused(2, "2026-11-20");
    let gone = desk.run(&[request.as_slice(), &["--annotator", "كريم"]].concat());
    assert!(gone.err.contains("0 back, 1 gone"), "{}", gone.err);
    let left = desk.list("annotations");
    assert_eq!(left.len(), 1, "a colleague's stay");
    let none = desk.run(&["history", "p", "--document", "none"]);
    none.refused(1, "none");
}

/// Also those that were deleted; not those on other documents or the project.
#[test]
fn memos_on_a_document_are_in_its_history() {
    let (desk, id) = Desk::with_document();
    let write = |about: &[&str], text: &str| {
        let by = ["--annotator", "سلمى", text];
        let request = [&["memo", "p", "write"], about, &by].concat();
        desk.run(&request).done().trim().to_owned()
    };
    let annotation = desk.tag("defeat", "سلمى", "Amman في 2016");
    let gone = write(&["--document", &id], "مذكرة أولى");
    write(&["--annotation", &annotation], "مذكرة على مقطع");
    write(&["--about", "project"], "مذكرة عامة");
    desk.run(&["memo", "p", "remove", &gone]).done();
    let shown = desk.run(&["history", "p", "--document", &id]).done();
    for words in ["مذكرة أولى", "مذكرة على مقطع"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("مذكرة عامة"), "{shown}");
}
