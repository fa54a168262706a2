//! Several programs on one project at the same time.

use super::Desk;
use hashiya::model::AnnotatorId;
use std::process::Stdio;

const TAG: [&str; 6] = [
    "tag",
    "p",
    "--document",
    "letter.txt",
    "--tag",
    "infighting",
];

#[test]
fn what_is_tagged_at_once_is_all_there() {
    let (desk, _) = Desk::with_document();
    let quotes = ["رسالةً", "أهله", "رحل", "Amman", "2016", "هنا"];
    let spawn = |(place, quote): (usize, &&str)| {
        let annotator = ["salma", "karim"][place % 2];
        let request = [
            TAG.as_slice(),
            &["--annotator", annotator, "--quote", quote],
        ]
        .concat();
        let mut command = desk.command(&request);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let children: Vec<_> = quotes.iter().enumerate().map(spawn).collect();
    for child in children {
        super::ran(child.wait_with_output().unwrap()).done();
    }
    let mut found: Vec<String> = desk
        .list("annotations")
        .iter()
        .map(|a| a["quote"].as_str().unwrap().to_owned())
        .collect();
    found.sort();
    let mut expected = quotes.map(str::to_owned);
    expected.sort();
    assert_eq!(found, expected);
    assert!(desk.findings().is_empty(), "{:?}", desk.findings());
}

#[test]
fn who_is_at_work_in_a_window_is_named() {
    let (desk, _) = Desk::with_document();
    desk.tag("infighting", "salma", "Amman");
    let salma = AnnotatorId::new(&desk.annotator("salma")).unwrap();
    let lock = hashiya::store::lock(&desk.path("p"), &salma).unwrap();
    let request = [TAG.as_slice(), &["--annotator", "salma", "--quote", "2016"]].concat();
    desk.run(&request).refused(1, "working on this project");
    drop(lock);
    desk.run(&request).done();
    assert_eq!(desk.list("annotations").len(), 2);
}

#[test]
fn a_newcomer_who_tags_twice_at_once_is_one_person() {
    let (desk, _) = Desk::with_document();
    let spawn = |quote: &&str| {
        let request = [TAG.as_slice(), &["--annotator", "نور", "--quote", quote]].concat();
        let mut command = desk.command(&request);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let children: Vec<_> = ["أهله", "رحل", "Amman", "هنا"].iter().map(spawn).collect();
    for child in children {
        super::ran(child.wait_with_output().unwrap()).done();
    }
    let found = desk.list("annotations");
    assert_eq!(found.len(), 4);
    assert!(
        found
            .iter()
            .all(|a| a["annotator"] == found[0]["annotator"])
    );
    let lines = desk.run(&["list", "p", "annotations"]).done();
    assert_eq!(lines.matches("نور").count(), 4, "by name: {lines}");
}

#[test]
fn two_people_of_one_name_are_not_mistaken_for_each_other() {
    let (desk, _) = Desk::with_document();
    desk.tag("infighting", "نور", "Amman");
    let file = desk.path("p/project.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    let nur = text.lines().find(|l| l.contains("نور")).unwrap();
    let id = nur.split('"').nth(1).unwrap();
    let other = nur.replace(id, "other").replace("rev: \"", "rev: \"x");
    std::fs::write(&file, text.replace(nur, &format!("{nur}\n{other}"))).unwrap();
    let tag = |who| [TAG.as_slice(), &["--annotator", who, "--quote", "2016"]].concat();
    desk.run(&tag("نور")).refused(1, "Several annotators");
    desk.run(&tag("other")).done();
}

#[test]
fn edits_of_one_thing_at_once_follow_one_another() {
    let (desk, _) = Desk::with_document();
    let id = desk.tag("infighting", "salma", "Amman");
    let spawn = |words: &&str| {
        let edit = ["edit", "p", &id, "--memo", words];
        let rename = ["codebook", "p", "rename", "defeat", "--name-en", words];
        [edit.as_slice(), &rename].map(|request| {
            let mut command = desk.command(request);
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().unwrap()
        })
    };
    let children: Vec<_> = ["1", "2", "3", "4"].iter().flat_map(spawn).collect();
    for child in children {
        super::ran(child.wait_with_output().unwrap()).done();
    }
    assert!(desk.findings().is_empty(), "{:?}", desk.findings());
}

/// The name of the test below, in which a second process is held up.
const HOLDER: &str = "cli::together::holds_a_lock_until_it_is_killed";
const HOLD: &str = "HASHIYA_TEST_HOLD";

/// Nothing by itself: run by the next test as a process of its own, which is killed in it.
#[test]
fn holds_a_lock_until_it_is_killed() {
    let Some(root) = std::env::var_os(HOLD) else {
        return;
    };
    let root = std::path::Path::new(&root);
    let people = hashiya::store::open(root).unwrap().project.annotators;
    let _held = hashiya::store::lock(root, people.keys().next().unwrap()).unwrap();
    std::fs::write(root.join("held"), "").unwrap();
    loop {
        std::thread::park();
    }
}

#[test]
fn a_lock_whose_holder_was_killed_is_free_again() {
    let (desk, _) = Desk::with_document();
    desk.tag("infighting", "salma", "Amman");
    let mut holder = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", HOLDER])
        .env(HOLD, desk.path("p"))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    while !desk.path("p/held").exists() {
        assert!(holder.try_wait().unwrap().is_none(), "it holds the lock");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let request = [TAG.as_slice(), &["--annotator", "salma", "--quote", "2016"]].concat();
    let told = desk.run(&request).refused(1, "working on this project");
    assert!(told.contains(&holder.id().to_string()), "by name: {told}");
    let other = [TAG.as_slice(), &["--annotator", "karim", "--quote", "2016"]].concat();
    desk.run(&other).done();
    holder.kill().unwrap();
    holder.wait().unwrap();
    desk.run(&request).done();
    assert!(desk.findings().is_empty(), "{:?}", desk.findings());
    assert_eq!(desk.list("annotations").len(), 3);
}
