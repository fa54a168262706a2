//! `memo`: notes on the project, documents, tags and annotations, written, listed, changed, removed.

use super::*;
use std::io::Write as _;

impl Desk {
    /// Writes a memo on what the options name, and gives its id.
    #[track_caller]
    fn memo(&self, about: &[&str], annotator: &str, text: &str) -> String {
        let write = ["memo", "p", "write", "--annotator", annotator, text];
        let id = self.run(&[&write, about].concat()).done();
        id.trim().to_owned()
    }

    #[track_caller]
    fn memos(&self, options: &[&str]) -> Vec<Json> {
        let list = ["memo", "p", "list", "--json"];
        let out = self.run(&[&list, options].concat()).done();
        serde_json::from_str(&out).unwrap()
    }
}

fn ids(memos: &[Json]) -> Vec<&str> {
    memos.iter().map(|m| m["id"].as_str().unwrap()).collect()
}

/// A project with a memo on each kind of thing, and their ids in the order in which they were written.
fn with_memos() -> (Desk, [String; 4]) {
    let (desk, _) = Desk::with_document();
    let annotation = desk.tag("defeat", "سلمى", "Amman في 2016");
    let memos = [
        desk.memo(&["--annotation", &annotation], "سلمى", "متى رحل؟"),
        desk.memo(&["--tag", "defeat"], "كريم", "التعريف أضيق من النصوص"),
        desk.memo(&["--document", "letter.txt"], "سلمى", "نبرة الرسالة"),
        desk.memo(&["--about", "project"], "كريم", "سطر أول\nسطر ثانٍ"),
    ];
    (desk, memos)
}

#[test]
fn memos_are_listed_by_thing_person_and_date_and_filtered() {
    let (desk, [annotation, tag, document, project]) = with_memos();
    let all = desk.memos(&[]);
    assert_eq!(ids(&all), [&project, &document, &annotation, &tag]);
    assert_eq!(
        keys(&all[0]),
        [
            "id",
            "annotator",
            "about",
            "document",
            "tag",
            "annotation",
            "text",
            "created",
            "modified"
        ]
    );
    assert_eq!(all[3]["about"], "tag");
    assert_eq!(all[3]["tag"], "defeat");
    assert_eq!(all[2]["document"], all[1]["document"]);
    assert_eq!(all[0]["text"], "سطر أول\nسطر ثانٍ");
    let by_date = desk.memos(&["--order", "date"]);
    assert_eq!(ids(&by_date), [&project, &document, &tag, &annotation]);
    let by_person = desk.memos(&["--order", "person"]);
    assert_eq!(ids(&by_person), [&annotation, &document, &tag, &project]);
    for (options, wanted) in [
        (vec!["--tag", "defeat"], vec![&tag]),
        (vec!["--document", "letter.txt"], vec![&document]),
        (vec!["--about", "project"], vec![&project]),
        (vec!["--annotator", "كريم"], vec![&project, &tag]),
        (vec!["--annotator", "كريم", "--tag", "defeat"], vec![&tag]),
        (vec!["--until", "2020-01-01"], vec![]),
        (vec!["--since", "2020-01-01", "--tag", "defeat"], vec![&tag]),
    ] {
        assert_eq!(ids(&desk.memos(&options)), wanted, "{options:?}");
    }
    let text = desk.run(&["memo", "p", "list"]).done();
    assert!(text.contains(&format!("{tag}  ")), "{text}");
    assert!(text.contains("\n    سطر أول\n    سطر ثانٍ\n"), "{text}");
    assert!(text.contains("Annotation: Amman في 2016"), "{text}");
    let text = desk.run_in_arabic(&["memo", "p", "list"]).done();
    assert!(text.contains("مقطع مرمَّز: Amman في 2016"), "{text}");
}

#[test]
fn a_memo_is_changed_and_removed_and_the_project_is_as_it_should_be() {
    let (desk, [_, tag, ..]) = with_memos();
    desk.run(&["memo", "p", "change", &tag, "التعريف كافٍ"])
        .done();
    let changed = desk.memos(&["--tag", "defeat"]);
    assert_eq!(changed[0]["text"], "التعريف كافٍ");
    assert_ne!(changed[0]["created"], changed[0]["modified"]);
    let again = desk.run(&["memo", "p", "change", &tag, "التعريف كافٍ"]);
    assert!(again.err.contains("said that already"), "{}", again.err);
    let history = desk.run(&["history", "p"]).done();
    assert!(history.contains("memo"), "{history}");
    assert!(history.contains("التعريف كافٍ"), "{history}");
    desk.run(&["memo", "p", "remove", &tag]).done();
    assert!(desk.memos(&["--tag", "defeat"]).is_empty());
    let none = ["memo", "p", "list", "--tag", "defeat"];
    assert!(desk.run(&none).done().contains("There is no such memo"));
    assert!(desk.run(&["check", "p"]).done().contains("as it should be"));
}

#[test]
fn text_comes_from_standard_input_too() {
    let (desk, _) = Desk::with_document();
    let write = [
        "memo",
        "p",
        "write",
        "--about",
        "project",
        "--annotator",
        "سلمى",
        "-",
    ];
    let mut command = desk.command(&write);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all("فقرة\n\nوأخرى\n".as_bytes()).unwrap();
    drop(stdin);
    ran(child.wait_with_output().unwrap()).done();
    assert_eq!(desk.memos(&[])[0]["text"], "فقرة\n\nوأخرى");
}

#[test]
fn what_cannot_be_done_is_said_in_both_languages() {
    let (desk, _) = Desk::with_document();
    let blank = [
        "memo",
        "p",
        "write",
        "--about",
        "project",
        "--annotator",
        "س",
        " ",
    ];
    desk.run(&blank).refused(1, "A memo needs words");
    desk.run_in_arabic(&blank).refused(1, "لا بدّ للمذكرة من نصّ");
    let gone = ["memo", "p", "remove", "m-1"];
    desk.run(&gone).refused(1, "There is no memo m-1");
    desk.run_in_arabic(&gone).refused(1, "لا مذكرة بالمعرّف m-1");
    let nowhere = ["memo", "p", "write", "--annotator", "س", "رأي"];
    desk.run(&nowhere).refused(2, "");
    let both = ["--about", "project", "--tag", "defeat"];
    desk.run(&[nowhere.as_slice(), &both].concat())
        .refused(2, "");
    let no_tag = [nowhere.as_slice(), &["--tag", "none"]].concat();
    desk.run(&no_tag).refused(1, "There is no tag \"none\"");
    let project = hashiya::store::open(&desk.path("p")).unwrap().project;
    assert!(project.memos.is_empty() && project.annotators.is_empty());
}

#[test]
fn memos_go_with_exported_excerpts_and_names_in_them_are_replaced() {
    let (desk, _) = with_memos();
    desk.memo(&["--document", "letter.txt"], "كريم", "الرسالة من البغدادي");
    let export = |more: &[&str]| {
        let export = ["export", "p", "--format", "jsonl", "--out", "x.jsonl"];
        desk.run(&[export.as_slice(), more].concat()).done();
        let written = fs::read_to_string(desk.path("x.jsonl")).unwrap();
        serde_json::from_str::<Json>(written.lines().next().unwrap()).unwrap()
    };
    let row = export(&[]);
    assert_eq!(row["memos"][0]["text"], "متى رحل؟");
    assert_eq!(row["memos"][0]["author"], "سلمى");
    assert_eq!(row["document_memos"].as_array().unwrap().len(), 2);
    assert_eq!(row["tag_memos"][0]["author"], "كريم");
    let only = export(&["--annotator", "سلمى"]);
    assert_eq!(only["document_memos"].as_array().unwrap().len(), 1);
    assert_eq!(only["tag_memos"].as_array().unwrap().len(), 0);
    desk.file(
        "names.csv",
        "name,replacement\nالبغدادي,السامرائي\n".as_bytes(),
    );
    let renamed = export(&["--pseudonyms", "names.csv"]);
    assert_eq!(renamed["document_memos"][1]["text"], "الرسالة من السامرائي");
}
