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
    let salma = AnnotatorId::new("salma").unwrap();
    let lock = hashiya::store::lock(&desk.path("p"), &salma).unwrap();
    let request = [TAG.as_slice(), &["--annotator", "salma", "--quote", "2016"]].concat();
    desk.run(&request).refused(1, "working on this project");
    drop(lock);
    desk.run(&request).done();
    assert_eq!(desk.list("annotations").len(), 2);
}
