//! `--as WHO`: a project as one annotator may see it.

use super::*;

/// Subcommands that show coding, without `--as`.
const SHOWING: [&[&str]; 8] = [
    &["list", "p"],
    &["list", "p", "tags", "--json"],
    &["list", "p", "annotations", "--json"],
    &["history", "p"],
    &["history", "p", "--json"],
    &["alternatives", "p", "--json"],
    &["export", "p", "--format", "csv", "--out", "out"],
    &["render", "p", "--document", "letter.txt", "--out", "out"],
];

#[test]
fn an_annotator_sees_everything_by_id_and_by_name() {
    let (desk, _) = Desk::with_document();
    desk.tag("defeat", "سلمى", "Amman في 2016");
    desk.tag("infighting", "كريم", "رسالةً إلى أهله");
    let all = desk.list("annotations");
    let id = all[0]["annotator"].as_str().unwrap();
    for command in SHOWING {
        let whole = desk.run(command).done();
        let file = fs::read(desk.path("out")).ok();
        for who in [id, "سلمى", "كريم"] {
            let seen = desk.run(&[command, &["--as", who]].concat()).done();
            assert_eq!(seen, whole, "{command:?} as {who}");
            assert_eq!(
                fs::read(desk.path("out")).ok(),
                file,
                "{command:?} as {who}"
            );
        }
    }
}

#[test]
fn an_unknown_viewer_is_refused_in_both_languages() {
    let (desk, _) = Desk::with_document();
    desk.tag("defeat", "سلمى", "Amman في 2016");
    for command in SHOWING {
        let command = [command, &["--as", "nobody"]].concat();
        desk.run(&command)
            .refused(1, "There is no annotator \"nobody\"");
        desk.run_in_arabic(&command).refused(1, "«nobody»");
    }
}

#[test]
fn help_says_what_as_is_for() {
    let desk = Desk::new();
    for command in SHOWING {
        let help = |language| {
            let asked = ["--lang", language, command[0], "--help"];
            desk.run(&asked).done()
        };
        assert!(help("en").contains("--as <WHO>"), "{}", help("en"));
        assert!(help("en").contains("Only what this annotator may see"));
        assert!(help("ar").contains("الاطلاع عليه"), "{}", help("ar"));
    }
}
