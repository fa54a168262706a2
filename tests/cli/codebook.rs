//! Changes of the codebook, and making projects with one.

use super::{Desk, keys};
use serde_json::Value as Json;
use std::fs;

#[test]
fn tags_are_added_renamed_moved_merged_and_deleted() {
    let (desk, _) = Desk::with_document();
    let book = |more: &[&str]| desk.run(&[&["codebook", "p"], more].concat());
    let names = ["--name-ar", "الندم", "--name-en", "Regret"];
    let add = [&["add"], names.as_slice(), &["--parent", "الآثار"]].concat();
    let regret = book(&add).done().trim().to_owned();
    let find = |id: &str| desk.list("tags").into_iter().find(|t| t["id"] == id);
    let tag = find(&regret).unwrap();
    let expected = [
        "id",
        "name_ar",
        "name_en",
        "parent",
        "colour",
        "annotations",
    ];
    assert_eq!(keys(&tag), expected);
    assert_eq!(tag["name_ar"], "الندم");
    assert_eq!(tag["parent"], "effects");
    let colour = tag["colour"].as_str().unwrap();
    assert!(colour.starts_with('#') && colour.len() == 7, "{colour}");

    book(&["rename", &regret, "--name-en", "Remorse"]).done();
    let tag = find(&regret).unwrap();
    assert_eq!(
        (&tag["name_ar"], &tag["name_en"]),
        (&"الندم".into(), &"Remorse".into())
    );
    book(&["move", "Remorse", "--top"]).done();
    assert_eq!(find(&regret).unwrap()["parent"], Json::Null);
    book(&["move", "effects", "--parent", "effects"]).refused(1, "below itself");
    book(&["merge", &regret, "--into", &regret]).refused(1, "itself");

    desk.tag("Remorse", "salma", "رسالةً");
    desk.tag("infighting", "karim", "Amman");
    let account = ["--annotator", "salma", "--reason", "سببه واحد"];
    let merge = [
        &["merge", "Remorse", "--into", "infighting"],
        account.as_slice(),
    ]
    .concat();
    book(&merge).done();
    assert!(find(&regret).is_none());
    assert_eq!(find("infighting").unwrap()["annotations"], 2);
    let meant = |tag: Json| desk.list("annotations").iter().all(|a| a["tag"] == tag);
    assert!(meant("infighting".into()));
    book(&["merge", "no-such", "--into", "infighting"]).refused(1, "no-such");
    let told = book(&["delete", "infighting"]);
    assert!(told.err.contains("2 annotations stay"), "{}", told.err);
    assert!(find("infighting").is_none());
    assert!(meant(Json::Null));
    assert!(desk.findings().is_empty(), "{:?}", desk.findings());
}

#[test]
fn a_colleagues_file_is_not_rewritten_by_a_merge() {
    let (desk, _) = Desk::with_document();
    desk.tag("exit-blocked", "karim", "Amman");
    let before = fs::read(desk.annotations_file()).unwrap();
    let merge = [
        "codebook",
        "p",
        "merge",
        "exit-blocked",
        "--into",
        "infighting",
    ];
    desk.run(&merge).done();
    assert_eq!(fs::read(desk.annotations_file()).unwrap(), before);
    assert_eq!(desk.list("annotations")[0]["tag"], "infighting");
}

#[test]
fn a_project_is_made_only_where_nothing_is() {
    let desk = Desk::new();
    fs::create_dir(desk.path("p")).unwrap();
    desk.file("p/x.txt", b"x");
    desk.run(&["new", "p"]).refused(1, "p");
    assert!(!desk.path("p/project.ron").exists());
    desk.run(&["new", "q"]).done();
    desk.run(&["new", "q"]).refused(1, "q");
    desk.run(&["list", "nowhere"]).refused(1, "nowhere");
    // A codebook goes from project to project.
    desk.run(&["codebook", "q", "delete", "infighting"]).done();
    desk.run(&["new", "r", "--codebook", "q/codebook.ron"])
        .done();
    let tags = |project| {
        let out = desk.run(&["list", project, "tags", "--json"]).done();
        serde_json::from_str::<Vec<Json>>(&out).unwrap().len()
    };
    assert_eq!(tags("q"), tags("r"));
    desk.file("broken.ron", b"(schema: 3, rec");
    desk.run(&["new", "s", "--codebook", "broken.ron"])
        .refused(1, "broken.ron");
    assert!(!desk.path("s").exists());
}

#[test]
fn bidi_controls_in_a_name_are_shown_and_not_obeyed() {
    let (desk, _) = Desk::with_document();
    let name = "خوف\u{202e}abc";
    let add = ["codebook", "p", "add", "--name-ar", name, "--name-en", name];
    desk.run(&add).done();
    let lines = desk.run(&["list", "p", "tags"]).done();
    assert!(lines.contains("خوف[U+202E]abc"), "{lines}");
    assert!(!lines.contains('\u{202e}'));
    let told = desk.run(&["codebook", "p", "delete", name]).err;
    assert!(
        told.contains("[U+202E]") && !told.contains('\u{202e}'),
        "{told}"
    );
}
