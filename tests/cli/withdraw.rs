//! A document withdrawn: nothing of it is left in the folder, and what git holds is named.

use super::*;

/// Every file below a folder whose bytes hold some words.
fn holding(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with(".git") {
            continue;
        }
        if path.is_dir() {
            found.extend(holding(&path, words));
        } else if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(words) {
            found.push(path);
        }
    }
    found
}

/// Two documents, of which the first was replaced and tagged by two.
fn project() -> (Desk, String) {
    let desk = Desk::new();
    desk.run(&["new", "p", "--title", "تجربة"]).done();
    desk.file("letter.txt", TEXT.as_bytes());
    desk.file("other.txt", "نص آخر لا يُسحب.".as_bytes());
    let id = desk
        .run(&["import", "p", "letter.txt", "--keep-original"])
        .done();
    let id = id.trim().to_owned();
    desk.run(&["import", "p", "other.txt"]).done();
    desk.tag("defeat", "سلمى", "Amman في 2016");
    desk.tag("infighting", "كريم", "رسالةً إلى أهله");
    desk.file("better.txt", format!("مقدمة.\n{TEXT}").as_bytes());
    desk.run(&["replace-text", "p", "--document", &id, "better.txt"])
        .done();
    (desk, id)
}

#[test]
fn nothing_of_a_withdrawn_document_is_left() {
    let (desk, id) = project();
    let p = desk.path("p");
    let before = desk.list("documents").len();
    assert!(holding(&p, "Amman").len() >= 4);
    let request = ["withdraw", "p", "--document", &id];
    desk.run(&request).refused(2, "--yes");
    assert!(holding(&p, "Amman").len() >= 4, "nothing was done");
    let said = desk.run(&[request.as_slice(), &["--yes"]].concat());
    assert!(said.out.lines().count() >= 4, "{}", said.out);
    assert_eq!(said.code, 0, "{}", said.err);
    for words in ["Amman", "كَتَبَ", "letter.txt", "رسالةً إلى"] {
        assert_eq!(holding(&p, words), Vec::<PathBuf>::new(), "{words}");
    }
    let record = fs::read_to_string(p.join(format!("documents/{id}/document.ron"))).unwrap();
    assert!(
        record.contains("withdrawn: true") && record.contains("at: \"20"),
        "{record}"
    );
    assert_eq!(desk.list("documents").len(), before - 1);
    assert_eq!(desk.list("annotations").len(), 0);
    desk.run(&["check", "p"]).done();
    // A second time nothing is left to do, and when it was stays.
    desk.run(&[request.as_slice(), &["--yes"]].concat()).done();
    let again = fs::read_to_string(p.join(format!("documents/{id}/document.ron"))).unwrap();
    let at = |record: &str| record.split("at: ").nth(1).unwrap()[..22].to_owned();
    assert_eq!(at(&again), at(&record));
    desk.run(&["withdraw", "p", "--document", "none", "--yes"])
        .refused(1, "none");
}

#[test]
fn what_comes_back_is_told_and_not_shown() {
    let (desk, id) = project();
    let mut files = Vec::new();
    ron_files(&desk.path("p/annotations"), &mut files);
    let kept = (files[0].clone(), fs::read(&files[0]).unwrap());
    desk.run(&["withdraw", "p", "--document", &id, "--yes"])
        .done();
    fs::create_dir_all(kept.0.parent().unwrap()).unwrap();
    fs::write(&kept.0, &kept.1).unwrap();
    let said = desk.run(&["check", "p", "--json"]);
    assert!(said.out.contains("withdrawn-remains"), "{}", said.out);
    assert_eq!(desk.list("annotations").len(), 0);
    desk.run_in_arabic(&["withdraw", "p", "--document", &id, "--yes"])
        .done();
    desk.run(&["check", "p"]).done();
}

#[test]
fn the_commits_that_hold_it_are_named() {
    let git = |desk: &Desk, arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(desk.path("p")).args(arguments);
        let who = [
            "GIT_AUTHOR_NAME",
            "GIT_COMMITTER_NAME",
            "GIT_AUTHOR_EMAIL",
            "GIT_COMMITTER_EMAIL",
        ];
        for name in who {
            command.env(name, "test@example.org");
        }
        command.output().is_ok_and(|ran| ran.status.success())
    };
    let (desk, id) = project();
    let has_git = git(&desk, &["init", "-q"]);
    if !has_git {
        // A machine without git: the folder is in no repository then.
        let said = desk.run(&["withdraw", "p", "--document", &id, "--yes"]);
        assert!(!said.err.contains("filter-repo"), "{}", said.err);
        return;
    }
    assert!(git(&desk, &["add", "."]) && git(&desk, &["commit", "-qm", "الأول"]));
    let said = desk.run(&["withdraw", "p", "--document", &id, "--yes"]);
    assert!(said.out.contains("الأول"), "{}", said.out);
    assert!(
        said.err.contains("filter-repo") && said.err.contains(&id),
        "{}",
        said.err
    );
    let (other, _) = project();
    assert!(git(&other, &["init", "-q"]));
    let documents = other.list("documents");
    let id = documents[0]["id"].as_str().unwrap();
    let said = other.run(&["withdraw", "p", "--document", id, "--yes"]);
    assert!(said.err.contains("No commit"), "{}", said.err);
}

/// A file of memos that is not understood stops withdrawing before former versions of the codebook lose
/// the examples that quote the document.
#[test]
fn what_refuses_does_so_before_anything_is_written() {
    let (desk, id) = project();
    let p = desk.path("p");
    let codebook = p.join("codebook.ron");
    let book = fs::read_to_string(&codebook).unwrap();
    let example = "رسالةً إلى أهله";
    let defeat = book
        .lines()
        .find(|line| line.starts_with("Tag(id: \"defeat\""))
        .unwrap();
    let (before, after) = defeat.split_once("example: \"").unwrap();
    let after = after.split_once('"').unwrap().1;
    let quoting = book.replace(defeat, &format!("{before}example: \"{example}\"{after}"));
    assert_ne!(book, quoting);
    fs::write(&codebook, quoting).unwrap();
    let name = ["codebook", "p", "versions", "name", "--name", "أول"];
    desk.run(&name).done();
    assert_eq!(holding(&p.join("versions"), example).len(), 1);
    let memos = format!(
        "(schema: 3, records: [\nMemo(id: \"m1\", rev: \"a1\", about: Document(\"{id}\"), text: \"x\", \
         created: \"2026-01-01T00:00:00Z\", modified: \"2026-01-01T00:00:00Z\"),\nMemo(id: 7),\n])\n"
    );
    fs::create_dir_all(p.join("memos")).unwrap();
    fs::write(p.join("memos/nobody.ron"), memos).unwrap();
    let before = files(&p);
    desk.run(&["withdraw", "p", "--document", &id, "--yes"])
        .refused(1, "memos/nobody.ron");
    assert!(files(&p) == before);
}

/// Every file of a project but locks, with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = holding(folder, "");
    found.retain(|path| !path.to_string_lossy().contains(".hashiya-lock"));
    found.sort();
    let read = |path: PathBuf| (path.clone(), fs::read(path).unwrap());
    found.into_iter().map(read).collect()
}
