//! Files of an earlier schema, on the command line.

use super::*;

#[test]
fn an_older_project_is_told_and_migrated() {
    let desk = Desk::new();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/schema/1");
    copy(&data, &desk.path("p"));
    let tags = desk.list("tags");
    desk.has_finding("older-schema");
    let dry = desk.run(&["migrate", "p", "--dry-run"]).done();
    assert_eq!(dry.lines().count(), 7, "{dry}");
    desk.has_finding("older-schema");
    assert_eq!(desk.run(&["migrate", "p"]).done(), dry);
    desk.run(&["check", "p"]).done();
    assert_eq!(desk.list("tags"), tags);
    let again = desk.run(&["migrate", "p"]);
    assert!(again.err.contains("No file was rewritten"), "{}", again.err);
    assert_eq!(again.done(), "");
    let arabic = desk.run_in_arabic(&["migrate", "p"]);
    assert!(arabic.err.contains("لم يُكتب ملف من جديد"), "{}", arabic.err);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
