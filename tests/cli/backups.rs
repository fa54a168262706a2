//! Backups from the command line: made, listed, unpacked, forbidden and taken away.

use super::*;

#[test]
fn backups_are_made_unpacked_and_forbidden() {
    if cfg!(not(target_os = "linux")) {
        // Elsewhere the folder for data cannot be put into the test's own.
        return;
    }
    let (desk, id) = Desk::with_document();
    desk.tag("defeat", "سلمى", "Amman في 2016");
    assert!(desk.run(&["backups", "p"]).done().contains("no backup"));
    let made = desk.run(&["backups", "p", "--now"]).done();
    assert!(made.trim().ends_with(".zip"), "{made}");
    let listed = desk.run(&["backups", "p", "--json"]).done();
    let listed: Vec<Json> = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed.len(), 1);
    let day = listed[0]["date"].as_str().unwrap();
    desk.run(&["untag", "p", &annotation(&desk)]).done();
    let unpack = ["backups", "p", "--restore", day, "--to"];
    desk.run(&[unpack.as_slice(), &["q"]].concat()).done();
    let there = desk.run(&["list", "q", "annotations", "--json"]).done();
    assert!(there.contains("Amman"), "{there}");
    desk.run(&[unpack.as_slice(), &["p"]].concat())
        .refused(1, "not empty");
    desk.run(&["backups", "p", "--restore", "2000-01-01", "--to", "r"])
        .refused(1, "2000-01-01");
    // By its file, as for a project that was moved.
    let file = listed[0]["file"].as_str().unwrap();
    desk.run(&["backups", "gone", "--restore", file, "--to", "r"])
        .done();
    desk.run(&["check", "r"]).done();

    let gone = desk.run(&["withdraw", "p", "--document", &id, "--yes"]);
    assert!(
        gone.out.contains(".zip") && gone.err.contains("1 backup"),
        "{}{}",
        gone.out,
        gone.err
    );
    let said = desk.run(&["backups", "p", "--forbid"]);
    assert!(said.err.contains("--remove"), "{}", said.err);
    desk.run(&["backups", "p", "--now"]).refused(1, "--allow");
    let said = desk.run_in_arabic(&["backups", "p", "--remove"]);
    assert!(
        said.err.contains("حُذفت نسخة احتياطية واحدة"),
        "{}",
        said.err
    );
    desk.run(&["backups", "p", "--allow"]).done();
    desk.run(&["backups", "p", "--now"]).done();
    desk.run(&["backups", "p", "--now", "--forbid"])
        .refused(2, "");
}

fn annotation(desk: &Desk) -> String {
    desk.list("annotations")[0]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}
