//! Named versions of the codebook on the command line.

use super::{Desk, keys};
use serde_json::Value as Json;
use std::fs;

fn versions(desk: &Desk, more: &[&str]) -> super::Ran {
    desk.run(&[&["codebook", "p", "versions"], more].concat())
}

fn name(desk: &Desk, name: &str) -> String {
    let more = ["name", "--name", name];
    versions(desk, &more).done().trim().to_owned()
}

fn log(desk: &Desk) -> Vec<Json> {
    serde_json::from_str(&versions(desk, &["--json"]).done()).unwrap()
}

fn diff(desk: &Desk, from: &str, to: &str) -> Vec<Json> {
    serde_json::from_str(&versions(desk, &["diff", from, to, "--json"]).done()).unwrap()
}

#[test]
fn a_version_is_named_listed_renamed_and_compared() {
    let (desk, _) = Desk::with_document();
    assert_eq!(
        versions(&desk, &[]).done().trim(),
        "No version has been named yet"
    );
    desk.tag("infighting", "salma", "Amman");
    let more = [
        "name",
        "--name",
        " بعد التجربة ",
        "--reason",
        "اتفقنا",
        "--by",
        "salma",
    ];
    let first = versions(&desk, &more).done().trim().to_owned();
    let listed = log(&desk);
    assert_eq!(
        keys(&listed[0]),
        ["id", "name", "at", "by", "reason", "tags"]
    );
    assert_eq!(listed[0]["name"], "بعد التجربة");
    assert_eq!(
        listed[0]["tags"], 28,
        "as many as `new` says: headings hold tags and are none"
    );
    assert_eq!(
        (&listed[0]["by"], &listed[0]["reason"]),
        (&desk.annotator("salma").into(), &"اتفقنا".into())
    );
    versions(&desk, &["name", "--name", "بعد التجربة"]).refused(1, "already");
    versions(&desk, &["name", "--name", " "]).refused(1, "needs a name");
    let both_ways = versions(&desk, &["add", "x"]).refused(2, "no command add");
    assert!(!both_ways.contains("U+000A"), "{both_ways}");
    versions(&desk, &["name", "--name", "x", "--by", "nobody"]).refused(1, "nobody");
    versions(&desk, &["note", &first, "--name", "One"]).done();
    assert_eq!(log(&desk)[0]["name"], "One");
    assert_eq!(
        versions(&desk, &["diff", "One", "now"]).done().trim(),
        "Nothing differs"
    );

    desk.run(&[
        "codebook",
        "p",
        "rename",
        "defeat",
        "--name-en",
        "Rout and defeat",
    ])
    .done();
    desk.run(&["codebook", "p", "move", "defeat", "--parent", "effects"])
        .done();
    let merge = [
        "codebook",
        "p",
        "merge",
        "infighting",
        "--into",
        "defeat",
        "--reason",
        "واحد",
    ];
    desk.run(&merge).done();
    let told = diff(&desk, "One", "now");
    let kinds: Vec<(&Json, Vec<&Json>)> = told
        .iter()
        .map(|d| {
            (
                &d["tag"],
                d["changes"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|c| &c["kind"])
                    .collect(),
            )
        })
        .collect();
    let s = |words: &str| Json::from(words);
    assert_eq!(
        kinds,
        [
            (&s("defeat"), vec![&s("moved"), &s("words")]),
            (&s("infighting"), vec![&s("merged")]),
        ]
    );
    assert_eq!(told[0]["changes"][1]["of"], "name-en");
    let words = versions(&desk, &["diff", "One"]).done();
    assert!(
        words.contains("Name in English: [-Defeat-]{+Rout and defeat+}"),
        "{words}"
    );
    assert!(words.contains("Merged into \"Rout and defeat\""), "{words}");
    assert!(words.contains(": واحد"), "{words}");
    versions(&desk, &["diff", "One", "Two"]).refused(1, "Two");
    let shown: Vec<Json> =
        serde_json::from_str(&versions(&desk, &["show", "One", "--json"]).done()).unwrap();
    assert!(shown.iter().any(|t| t["id"] == "infighting"));
    let now = versions(&desk, &["show", "now"]).done();
    assert!(!now.contains("infighting") && now.contains("Rout"), "{now}");
    assert!(desk.findings().is_empty(), "{:?}", desk.findings());
}

#[test]
fn a_version_is_written_to_a_file_that_begins_another_project() {
    let (desk, _) = Desk::with_document();
    name(&desk, "one");
    desk.run(&["codebook", "p", "delete", "defeat"]).done();
    versions(&desk, &["export", "one", "--out", "one.ron"]).done();
    desk.run(&["new", "q", "--codebook", "one.ron"]).done();
    let tags: Vec<Json> =
        serde_json::from_str(&desk.run(&["list", "q", "tags", "--json"]).done()).unwrap();
    assert!(tags.iter().any(|t| t["id"] == "defeat"));
}

#[test]
fn a_version_is_brought_back_with_its_passages_and_the_state_before_has_a_name() {
    let (desk, _) = Desk::with_document();
    desk.tag("defeat", "salma", "Amman");
    name(&desk, "one");
    desk.run(&["codebook", "p", "delete", "defeat"]).done();
    let add = [
        "codebook",
        "p",
        "add",
        "--name-ar",
        "جديد",
        "--name-en",
        "New",
    ];
    let new = desk.run(&add).done().trim().to_owned();
    desk.tag(&new, "salma", "2016");
    let tags = |desk: &Desk| -> Vec<Json> {
        let all = desk.list("annotations");
        all.iter().map(|a| a["tag"].clone()).collect()
    };
    assert_eq!(tags(&desk), [Json::Null, new.as_str().into()]);
    let before = fs::read(desk.annotations_file()).unwrap();
    let told = versions(&desk, &["restore", "one", "--by", "salma"]);
    assert!(
        told.err.contains("Before \"one\" was brought back"),
        "{}",
        told.err
    );
    told.done();
    assert_eq!(tags(&desk), ["defeat".into(), Json::Null]);
    assert_eq!(fs::read(desk.annotations_file()).unwrap(), before);
    assert_eq!(log(&desk).len(), 2);
    assert!(diff(&desk, "one", "now").is_empty());
    // Again does nothing, and the state before comes back as well.
    let again = versions(&desk, &["restore", "one"]);
    assert!(again.err.contains("is as in"), "{}", again.err);
    versions(&desk, &["restore", "Before \"one\" was brought back"]).done();
    assert_eq!(tags(&desk), [Json::Null, new.as_str().into()]);
    assert_eq!(log(&desk).len(), 2, "what has a name gets no other");
    assert!(desk.findings().is_empty(), "{:?}", desk.findings());
}

#[test]
fn copies_that_named_versions_are_merged_and_names_are_told_apart_by_id() {
    let (desk, _) = Desk::with_document();
    let copied = std::process::Command::new("cp")
        .args(["-r", "p", "q"])
        .current_dir(desk.folder.path())
        .status();
    assert!(copied.unwrap().success());
    let ours = name(&desk, "same");
    desk.run(&["codebook", "q", "delete", "defeat"]).done();
    desk.run(&["codebook", "q", "versions", "name", "--name", "same"])
        .done();
    let out = desk.run(&["merge", "p", "q"]).done();
    assert!(out.contains("2 added") || out.contains("1 added"), "{out}");
    assert_eq!(log(&desk).len(), 2);
    versions(&desk, &["diff", "same"]).refused(1, "Several versions");
    assert_eq!(diff(&desk, &ours, "now").len(), 1);
    assert_eq!(
        desk.run(&["merge", "p", "q"]).done().trim(),
        "Nothing is new"
    );
}

#[test]
fn a_withdrawn_text_stays_in_no_example_of_a_version() {
    let (desk, id) = Desk::with_document();
    let quote = "رسالةً إلى أهله";
    let file = desk.path("p/codebook.ron");
    let text = fs::read_to_string(&file).unwrap();
    let at = text.find("Tag(id: \"defeat\"").unwrap();
    let from = at + text[at..].find("example: \"").unwrap() + "example: \"".len();
    let end = from + text[from..].find('"').unwrap();
    let quoting = format!("{}{quote}{}", &text[..from], &text[end..]);
    fs::write(&file, quoting).unwrap();
    let version = name(&desk, "one");
    fs::write(
        &file,
        fs::read_to_string(&file).unwrap().replace(quote, "غيره"),
    )
    .unwrap();
    let holds = |folder: &str| {
        let files = fs::read_dir(desk.path(folder)).unwrap();
        files
            .flatten()
            .any(|f| fs::read_to_string(f.path()).is_ok_and(|words| words.contains(quote)))
    };
    assert!(holds("p/versions"));
    let done = desk.run(&["withdraw", "p", "--document", &id, "--yes"]);
    assert!(
        done.err.contains("one version is kept without them"),
        "{}",
        done.err
    );
    done.done();
    assert!(!holds("p/versions"));
    let shown = versions(&desk, &["show", &version, "--json"]).done();
    let shown: Vec<Json> = serde_json::from_str(&shown).unwrap();
    let defeat = shown.iter().find(|t| t["id"] == "defeat").unwrap();
    assert_eq!(defeat["example"], "");
    assert!(desk.findings().is_empty(), "{:?}", desk.findings());
}
