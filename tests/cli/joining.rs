//! Merging copies, listing what waits, choosing, and serving git as a merge driver.

use super::Desk;
use serde_json::Value as Json;
use std::fs;
use std::process::Command;

/// Two copies of a project, in each of which the one annotation has another memo; and its id.
fn two_copies() -> (Desk, String) {
    let (desk, _) = Desk::with_document();
    let id = desk.tag("infighting", "salma", "Amman");
    copy(&desk, "p", "q");
    desk.run(&["edit", "p", &id, "--memo", "هنا"]).done();
    desk.run(&["edit", "q", &id, "--memo", "هناك"]).done();
    (desk, id)
}

fn copy(desk: &Desk, from: &str, to: &str) {
    let done = Command::new("cp")
        .args(["-r", from, to])
        .current_dir(desk.folder.path())
        .status();
    assert!(done.unwrap().success());
}

fn waiting(desk: &Desk) -> Vec<Json> {
    let ran = desk.run(&["alternatives", "p", "--json"]);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn a_copy_is_merged_and_what_waits_is_chosen() {
    let (desk, id) = two_copies();
    let out = desk.run(&["merge", "p", "q"]).done();
    assert!(out.contains("0 added, 0 replaced, 1 to be chosen"), "{out}");
    let out = desk.run(&["merge", "p", "q"]).done();
    assert_eq!(out.trim(), "Nothing is new");
    let waiting = waiting(&desk);
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (&waiting[0]["id"], &waiting[0]["kind"]),
        (&Json::from(id.as_str()), &"annotation".into())
    );
    let versions = waiting[0]["versions"].as_array().unwrap();
    assert_eq!(versions.len(), 2);
    assert_eq!(versions[0]["differs"], serde_json::json!(["memo"]));
    let here = versions
        .iter()
        .find(|v| v["says"]["memo"] == "هنا")
        .unwrap();
    let listed = desk.run(&["alternatives", "p"]);
    assert_eq!(listed.code, 1);
    assert!(listed.out.contains("* Memo: هناك"), "{}", listed.out);
    desk.run(&["choose", "p", &id, "zzz"])
        .refused(1, "has no version");
    desk.run(&["choose", "p", "nothing", "zzz"])
        .refused(1, "waits for a choice");
    let rev = here["rev"].as_str().unwrap();
    desk.run(&["choose", "p", &id, rev]).done();
    assert_eq!(
        desk.run(&["alternatives", "p"]).done().trim(),
        "Nothing waits for a choice"
    );
    assert_eq!(desk.list("annotations")[0]["memo"], "هنا");
    assert!(desk.findings().is_empty());
    // The choice goes to the other copy.
    desk.run(&["merge", "q", "p"]).done();
    desk.run(&["alternatives", "q"]).done();
}

#[test]
fn an_id_in_several_files_asks_for_the_file() {
    let (desk, id) = two_copies();
    desk.run(&["merge", "p", "q"]).done();
    let waiting = waiting(&desk);
    let file = waiting[0]["file"].as_str().unwrap();
    let other = file.replace(&desk.annotator("salma"), "karim");
    fs::copy(desk.path("p").join(file), desk.path("p").join(&other)).unwrap();
    let rev = waiting[0]["versions"][0]["rev"].as_str().unwrap();
    let said = desk.run(&["choose", "p", &id, rev]).refused(1, "--file");
    assert!(said.contains(file) && said.contains(&other), "{said}");
    desk.run(&["choose", "p", &id, rev, "--file", &other])
        .done();
    let left: Vec<Json> = self::waiting(&desk);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["file"], file);
}

#[test]
fn a_circle_of_tags_is_listed_and_opened() {
    let (desk, _) = Desk::with_document();
    let [a, b] = ["one", "two"].map(|name| {
        let add = ["codebook", "p", "add", "--name-ar", name, "--name-en", name];
        desk.run(&add).done().trim().to_owned()
    });
    copy(&desk, "p", "q");
    desk.run(&["codebook", "p", "move", &a, "--parent", &b])
        .done();
    desk.run(&["codebook", "q", "move", &b, "--parent", &a])
        .done();
    desk.run(&["merge", "p", "q"]).done();
    assert_eq!(waiting(&desk)[0]["kind"], "circle");
    desk.run(&["choose", "p", &a, "top"]).done();
    desk.run(&["alternatives", "p"]).done();
    let tags = desk.list("tags");
    let parent = |id: &str| tags.iter().find(|t| t["id"] == id).unwrap()["parent"].clone();
    assert_eq!(
        (parent(&a), parent(&b)),
        (Json::Null, Json::from(a.as_str()))
    );
}

#[test]
fn a_circle_of_merged_tags_is_listed_and_opened() {
    let (desk, _) = Desk::with_document();
    desk.tag("infighting", "salma", "Amman");
    copy(&desk, "p", "q");
    for (project, from, into) in [("p", "infighting", "defeat"), ("q", "defeat", "infighting")] {
        desk.run(&["codebook", project, "merge", from, "--into", into])
            .done();
    }
    desk.run(&["merge", "p", "q"]).done();
    assert_eq!(desk.list("annotations")[0]["tag"], Json::Null);
    let waiting = waiting(&desk);
    assert_eq!(waiting[0]["kind"], "merge-circle");
    assert_eq!(waiting[0]["choices"], serde_json::json!(["keep"]));
    let listed = desk.run(&["alternatives", "p"]);
    assert_eq!(listed.code, 1);
    assert!(
        listed.out.contains("choose PROJECT defeat keep"),
        "{}",
        listed.out
    );
    desk.run(&["choose", "p", "defeat", "keep"]).done();
    desk.run(&["alternatives", "p"]).done();
    assert!(desk.findings().is_empty());
    assert_eq!(desk.list("annotations")[0]["tag"], "defeat");
}

#[test]
fn what_a_sync_tool_left_is_put_away() {
    let (desk, _) = two_copies();
    let file = waiting_file(&desk);
    let aside = file.replace(".ron", ".sync-conflict-20260301-101500-ABCDEFG.ron");
    fs::copy(desk.path("q").join(&file), desk.path("p").join(&aside)).unwrap();
    let out = desk.run(&["merge", "p"]).done();
    assert!(out.contains("1 to be chosen"), "{out}");
    assert!(desk.path("p").join(&aside).exists(), "nobody asked");
    let ran = desk.run(&["merge", "p", "--put-away"]);
    assert!(ran.err.contains(".hashiya-kept"), "{}", ran.err);
    ran.done();
    assert!(!desk.path("p").join(&aside).exists());
    assert!(desk.path("p").join(".hashiya-kept").join(&aside).exists());
}

/// The file of the one annotation.
fn waiting_file(desk: &Desk) -> String {
    let round = fs::read_dir(desk.path("p").join("annotations"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let document = fs::read_dir(round.path()).unwrap().next().unwrap().unwrap();
    let file = document
        .path()
        .join(format!("{}.ron", desk.annotator("salma")));
    file.strip_prefix(desk.path("p"))
        .unwrap()
        .display()
        .to_string()
}

#[test]
fn git_calls_it_as_a_merge_driver() {
    let (desk, _) = Desk::with_document();
    let id = desk.tag("infighting", "salma", "Amman");
    let git = |at: &str, arguments: &[&str]| {
        let run = Command::new("git")
            .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
            .args(["-c", "commit.gpgsign=false"])
            .args(arguments)
            .current_dir(desk.path(at))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output();
        let run = run.expect("git is needed for this test and was not found");
        let err = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(run.status.success(), "git {arguments:?}: {err}");
        err
    };
    let commit = |at: &str| {
        git(at, &["add", "-A"]);
        git(at, &["commit", "-q", "-m", "work"]);
    };
    git("p", &["init", "-q", "-b", "main"]);
    commit("p");
    git(".", &["clone", "-q", "p", "q"]);
    let driver = format!(
        "'{}' merge --driver %O %A %B %P",
        env!("CARGO_BIN_EXE_hashiya")
    );
    git("p", &["config", "merge.hashiya.driver", &driver]);
    fs::create_dir_all(desk.path("p/.git/info")).unwrap();
    desk.file("p/.git/info/attributes", b"*.ron merge=hashiya\n");
    desk.run(&["edit", "p", &id, "--memo", "هنا"]).done();
    desk.run(&["edit", "q", &id, "--memo", "هناك"]).done();
    commit("p");
    commit("q");
    let said = git(
        "p",
        &["pull", "-q", "--no-rebase", "--no-edit", "../q", "main"],
    );
    assert!(said.contains("waits for a choice"), "{said}");
    assert_eq!(waiting(&desk)[0]["versions"].as_array().unwrap().len(), 2);
    desk.run(&["merge", "--driver", "p/project.ron"])
        .refused(2, "base, ours, theirs");
}
