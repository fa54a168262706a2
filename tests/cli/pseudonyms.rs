//! Names replaced from the command line: looked for, decided, in place, on import, on export.

use super::*;
use std::io::Read as _;

const STORY: &str =
    "قال أبو طلحة: رأيت علي في بيت أحمد.\nثم قلت لأبي طلحة إن الأحمدي رحل إلى Amman.\n";
const LIST: &str = "name,replacement,variants\nأبو طلحة,أبو خالد,Abu Talha\nأحمد,سامي,\nعلي,زيد,\n";

/// A project with a document, tagged by two, and a list beside it.
fn project() -> Desk {
    let desk = Desk::new();
    desk.run(&["new", "p", "--title", "تجربة"]).done();
    desk.file("letter.txt", STORY.as_bytes());
    desk.file("names.csv", LIST.as_bytes());
    desk.run(&["import", "p", "letter.txt", "--keep-original"])
        .done();
    desk.tag("defeat", "سلمى", "قلت لأبي طلحة");
    desk.tag("infighting", "كريم", "بيت أحمد");
    desk
}

/// The files of a project that hold some words.
fn holding(desk: &Desk, words: &str) -> Vec<PathBuf> {
    below(desk.path("p"), words)
}

/// The backups that hold them in a file or a name, unpacked.
fn backups_holding(desk: &Desk, words: &str) -> Vec<PathBuf> {
    let backups = below(desk.path("data"), "");
    let mut found: Vec<PathBuf> = below(desk.path("data"), words);
    for path in backups
        .into_iter()
        .filter(|p| p.extension().is_some_and(|e| e == "zip"))
    {
        let mut archive = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
        for index in 0..archive.len() {
            let mut bytes = Vec::new();
            archive
                .by_index(index)
                .unwrap()
                .read_to_end(&mut bytes)
                .unwrap();
            if String::from_utf8_lossy(&bytes).contains(words) {
                found.push(path.clone());
            }
        }
    }
    found
}

fn below(folder: PathBuf, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(words) => {
                    found.push(path);
                }
                false => {}
            }
        }
    }
    found
}

fn apply<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["pseudonyms", "apply", "p", "--list", "names.csv"], more].concat()
}

#[test]
fn names_are_looked_for_and_nothing_is_changed() {
    let desk = project();
    let before = holding(&desk, "طلحة");
    let said = desk.run(&[
        "pseudonyms",
        "check",
        "p",
        "--list",
        "names.csv",
        "--report",
        "r.csv",
    ]);
    assert!(said.err.contains("doubtful"), "{}", said.err);
    assert!(
        said.out.contains("[علي → زيد]") && said.out.contains("[الأحمدي → السامي]"),
        "{}",
        said.out
    );
    said.done();
    let report = fs::read_to_string(desk.path("r.csv")).unwrap();
    assert!(report.contains("لأبي طلحة,لأبي خالد"), "{report}");
    let out = desk
        .run(&["pseudonyms", "check", "p", "--list", "names.csv", "--json"])
        .done();
    let found: Json = serde_json::from_str(&out).unwrap();
    let text = found["places"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|p| p["field"] == "text");
    assert_eq!(text.count(), 5);
    assert_eq!(holding(&desk, "طلحة"), before);
}

#[test]
fn nothing_is_done_before_it_is_decided_and_confirmed() {
    let desk = project();
    desk.run(&apply(&["--yes"])).refused(1, "--doubtful");
    desk.run(&apply(&["--doubtful", "skip"]))
        .refused(2, "--yes");
    desk.run(&apply(&["--doubtful", "skip", "--dry-run"]))
        .done();
    assert!(holding(&desk, "طلحة").len() > 3);
    desk.run_in_arabic(&apply(&["--yes"])).refused(1, "مشكوك");
}

#[test]
fn what_was_decided_is_replaced_in_every_file() {
    let desk = project();
    let report = [
        "pseudonyms",
        "check",
        "p",
        "--list",
        "names.csv",
        "--report",
        "r.csv",
    ];
    desk.run(&report).done();
    let table = fs::read_to_string(desk.path("r.csv")).unwrap();
    let decided: Vec<String> = table
        .lines()
        .map(|line| {
            if line.contains(",common-word,علي,علي,") {
                line.replacen(",no,", ",yes,", 1)
            } else {
                line.to_owned()
            }
        })
        .collect();
    desk.file("decided.csv", decided.join("\n").as_bytes());
    desk.run(&["backups", "p", "--now"]).done();
    assert!(!backups_holding(&desk, "طلحة").is_empty());
    let said = desk.run(&apply(&["--decisions", "decided.csv", "--yes"]));
    assert!(said.err.contains("original files"), "{}", said.err);
    assert!(said.err.contains("1 backup of this"), "{}", said.err);
    said.done();
    assert_eq!(backups_holding(&desk, "طلحة"), Vec::<PathBuf>::new());
    assert!(desk.run(&["backups", "p"]).done().contains("no backup"));
    let id = desk.list("documents")[0]["id"].as_str().unwrap().to_owned();
    let text = fs::read_to_string(desk.path(&format!("p/documents/{id}/text.txt"))).unwrap();
    assert_eq!(
        text,
        "قال أبو خالد: رأيت زيد في بيت سامي.\nثم قلت لأبي خالد إن الأحمدي رحل إلى Amman.\n"
    );
    assert_eq!(holding(&desk, "طلحة"), Vec::<PathBuf>::new());
    assert!(
        !desk
            .path(&format!("p/documents/{id}/original.txt"))
            .exists()
    );
    let mut quotes: Vec<String> = desk
        .list("annotations")
        .iter()
        .map(|a| a["quote"].as_str().unwrap().to_owned())
        .collect();
    quotes.sort();
    assert_eq!(quotes, ["بيت سامي", "قلت لأبي خالد"]);
    desk.run(&["check", "p"]).done();
    // Again: only what was left.
    let again = desk.run(&apply(&["--doubtful", "skip", "--yes"]));
    assert!(again.err.contains("No name was found"), "{}", again.err);
    again.done();
    // A backup of what is there now holds what was left; it stays.
    desk.run(&["backups", "p", "--now"]).done();
    let again = desk.run(&[&apply(&["--doubtful", "skip", "--yes"])[..], &["--json"]].concat());
    let said: Json = serde_json::from_str(&again.done()).unwrap();
    assert_eq!(said["backups"], serde_json::json!([]));
    assert!(!desk.run(&["backups", "p"]).done().contains("no backup"));
}

#[test]
fn what_did_not_come_to_its_end_leaves_the_backups_until_it_does() {
    if cfg!(not(target_os = "linux")) {
        // Elsewhere the folder for data cannot be put into the test's own.
        return;
    }
    let desk = project();
    let made = desk.run(&["backups", "p", "--now"]).done();
    let backup = PathBuf::from(made.trim());
    // As it is once it was begun, and a file cannot be taken away.
    let shelf = backup.parent().unwrap();
    let name = shelf.file_name().unwrap().to_str().unwrap();
    let day = backup.file_name().unwrap().to_str().unwrap();
    let note = format!(
        "(project: {:?}, doomed: (token: \"t1\", backups: [\"{name}/{day}\"]))",
        desk.path("p")
    );
    fs::write(shelf.join("about.ron"), note).unwrap();
    fs::create_dir_all(desk.path("p/.hashiya-rewrite")).unwrap();
    let list = "take versions/0a.ron\nclear t1\nend\n";
    desk.file("p/.hashiya-rewrite/list", list.as_bytes());
    let wall = desk.path("p/versions/0a.ron");
    fs::create_dir_all(&wall).unwrap();
    desk.run(&["list", "p", "documents"]);
    assert!(desk.path("p/.hashiya-rewrite/list").exists());
    assert!(backup.exists(), "nothing is lost before");

    fs::remove_dir_all(&wall).unwrap();
    desk.run(&["list", "p", "documents"]).done();
    assert!(!desk.path("p/.hashiya-rewrite").exists());
    assert!(!backup.exists());
    assert!(desk.run(&["backups", "p"]).done().contains("no backup"));
}

#[test]
fn a_list_in_the_project_takes_no_backup_away() {
    if cfg!(not(target_os = "linux")) {
        return;
    }
    let desk = project();
    desk.run(&["backups", "p", "--now"]).done();
    fs::create_dir_all(desk.path("p/.hashiya-rewrite")).unwrap();
    for list in ["clear \nend\n", "clear 0123456789abcdef\nend\n"] {
        desk.file("p/.hashiya-rewrite/list", list.as_bytes());
        desk.run(&["list", "p", "documents"]).done();
        assert!(!desk.path("p/.hashiya-rewrite/list").exists());
        fs::create_dir_all(desk.path("p/.hashiya-rewrite")).unwrap();
        assert!(!backups_holding(&desk, "طلحة").is_empty(), "{list}");
    }
}

#[test]
fn a_list_is_kept_apart_and_must_be_of_use() {
    let desk = project();
    fs::copy(desk.path("names.csv"), desk.path("p/names.csv")).unwrap();
    desk.run(&["pseudonyms", "check", "p", "--list", "p/names.csv"])
        .refused(1, "real names");
    desk.run(&[
        "pseudonyms",
        "check",
        "p",
        "--list",
        "names.csv",
        "--report",
        "p/r.csv",
    ])
    .refused(1, "real names");
    desk.file(
        "chain.csv",
        "name,replacement\nأحمد,سامي\nسامي,زيد\n".as_bytes(),
    );
    desk.run(&["pseudonyms", "check", "p", "--list", "chain.csv"])
        .refused(1, "one person would become another");
    desk.file("odd.csv", b"a,b\n1,2\n");
    desk.run(&["pseudonyms", "check", "p", "--list", "odd.csv"])
        .refused(1, "replacement");
}

#[test]
fn a_window_that_works_on_the_project_is_not_overtaken() {
    let desk = project();
    let opened = hashiya::store::open(&desk.path("p")).unwrap();
    let someone = opened.project.annotators.keys().next().unwrap();
    let held = hashiya::store::lock(&desk.path("p"), someone).unwrap();
    let said = desk.run(&apply(&["--doubtful", "skip", "--yes"]));
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(!holding(&desk, "طلحة").is_empty());
    drop(held);
    desk.run(&apply(&["--doubtful", "skip", "--yes"])).done();
}

#[test]
fn nor_is_a_window_in_which_nobody_said_who_tags() {
    let desk = project();
    let window = hashiya::store::be_present(&desk.path("p")).unwrap();
    let request = apply(&["--doubtful", "skip", "--yes"]);
    desk.run(&request).refused(1, "open in a window");
    desk.run_in_arabic(&request).refused(1, "مفتوح في نافذة");
    let withdraw = ["withdraw", "p", "--document", "letter.txt", "--yes"];
    desk.run(&withdraw).refused(1, "open in a window");
    assert!(!holding(&desk, "طلحة").is_empty());
    drop(window);
    desk.run(&request).done();
}

#[test]
fn names_are_replaced_before_a_file_is_stored() {
    let desk = Desk::new();
    desk.run(&["new", "p", "--title", "تجربة"]).done();
    desk.file("names.csv", LIST.as_bytes());
    desk.file("أبو طلحة.txt", STORY.as_bytes());
    let import = ["import", "p", "أبو طلحة.txt", "--pseudonyms", "names.csv"];
    let listed = desk.run(&import);
    assert!(listed.out.contains("file-1:text:"), "{}", listed.out);
    listed.refused(1, "doubtful");
    assert_eq!(desk.list("documents").len(), 0);
    desk.run(&[&import[..], &["--keep-original"]].concat())
        .refused(2, "--pseudonyms");
    desk.run(&[&import[..], &["--doubtful", "replace"]].concat())
        .done();
    for word in ["طلحة", "علي ", "أحمد"] {
        let held = holding(&desk, word);
        assert!(held.iter().all(|f| f.ends_with("codebook.ron")), "{held:?}");
    }
    assert_eq!(desk.list("documents")[0]["title"], "أبو خالد");
}

#[test]
fn names_are_replaced_in_what_is_written_and_the_project_stays() {
    let desk = project();
    let before = holding(&desk, "طلحة");
    let export = [
        "export",
        "p",
        "--format",
        "jsonl",
        "--out",
        "e.jsonl",
        "--pseudonyms",
        "names.csv",
    ];
    desk.run(&export).refused(1, "--doubtful");
    assert!(!desk.path("e.jsonl").exists());
    desk.run(&[&export[..], &["--doubtful", "skip"]].concat())
        .done();
    let written = fs::read_to_string(desk.path("e.jsonl")).unwrap();
    assert!(
        !written.contains("طلحة") && written.contains("قلت لأبي خالد"),
        "{written}"
    );
    for line in written.lines() {
        let row: Json = serde_json::from_str(line).unwrap();
        let length = row["excerpt"].as_str().unwrap().chars().count() as u64;
        assert_eq!(
            row["end"].as_u64().unwrap() - row["start"].as_u64().unwrap(),
            length
        );
    }
    assert_eq!(holding(&desk, "طلحة"), before);
}
