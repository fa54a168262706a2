//! The subcommands, through the binary: the whole job, refusals, exit codes, keys, both languages.

mod backups;
mod bad_input;
mod codebook;
#[cfg(target_os = "linux")]
mod disk;
mod documents;
mod history;
mod joining;
mod layout;
mod memo;
mod people;
mod pictures;
mod pseudonyms;
mod schemas;
mod sealing;
mod texts;
mod together;
mod usage;
mod versions;
mod viewer;
mod withdraw;

use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A text with vowel marks, Latin, figures, a sentence that occurs twice, two paragraphs.
const TEXT: &str =
    "كَتَبَ الرجلُ رسالةً إلى أهله. قال: «لن أعود». ثم رحل إلى Amman في 2016.\nلن أعود إلى هنا.\n";

pub struct Desk {
    folder: TempDir,
}

pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.code, 0, "{}\n{}", self.out, self.err);
        self.out
    }

    #[track_caller]
    pub fn refused(self, code: i32, words: &str) -> String {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        assert!(self.err.contains(words), "{words} not in: {}", self.err);
        self.err
    }
}

impl Desk {
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// A desk with a project `p` and one document, and that document's id.
    fn with_document() -> (Self, String) {
        let desk = Self::new();
        desk.run(&["new", "p", "--title", "تجربة"]).done();
        desk.file("letter.txt", TEXT.as_bytes());
        let id = desk.run(&["import", "p", "letter.txt"]).done();
        (desk, id.trim().to_owned())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hashiya"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("HASHIYA_LANG", "en")
            .env("XDG_DATA_HOME", self.folder.path().join("data"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command(arguments).output().unwrap())
    }

    pub fn run_in_arabic(&self, arguments: &[&str]) -> Ran {
        let mut command = self.command(arguments);
        ran(command.env("HASHIYA_LANG", "ar").output().unwrap())
    }

    #[track_caller]
    fn list(&self, what: &str) -> Vec<Json> {
        let out = self.run(&["list", "p", what, "--json"]).done();
        serde_json::from_str(&out).unwrap()
    }

    /// Tags a passage and gives the annotation's id.
    #[track_caller]
    fn tag(&self, tag: &str, annotator: &str, quote: &str) -> String {
        let request = [
            "tag",
            "p",
            "--document",
            "letter.txt",
            "--annotator",
            annotator,
        ];
        let more = ["--tag", tag, "--quote", quote];
        let id = self.run(&[request.as_slice(), more.as_slice()].concat());
        id.done().trim().to_owned()
    }

    /// The id of an annotator of the project `p`.
    #[track_caller]
    fn annotator(&self, name: &str) -> String {
        let opened = hashiya::store::open(&self.path("p")).unwrap();
        let mut people = opened.project.annotators.values();
        let found = people.find(|a| a.name == name);
        found.unwrap().id.as_str().to_owned()
    }

    /// The only file of annotations that there is.
    fn annotations_file(&self) -> PathBuf {
        let mut found = Vec::new();
        ron_files(&self.path("p/annotations"), &mut found);
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    }

    #[track_caller]
    fn findings(&self) -> Vec<Json> {
        let ran = self.run(&["check", "p", "--json"]);
        let found: Vec<Json> = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(ran.code, i32::from(!found.is_empty()), "{}", ran.err);
        found
    }

    #[track_caller]
    fn has_finding(&self, kind: &str) {
        let found = self.findings();
        assert!(found.iter().any(|f| f["kind"] == kind), "{found:?}");
        for finding in &found {
            assert_eq!(keys(finding), ["file", "line", "kind", "message"]);
        }
    }
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn ron_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            ron_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "ron") {
            found.push(path);
        }
    }
}

fn keys(value: &Json) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn slice(text: &str, annotation: &Json) -> String {
    let start = annotation["start"].as_u64().unwrap() as usize;
    let end = annotation["end"].as_u64().unwrap() as usize;
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn the_whole_job() {
    let (desk, document) = Desk::with_document();
    let first = desk.tag("Broken promises", "salma", "«لن أعود»");
    let second = desk.tag("الفرار والتخفي", "سلمى", "رحل إلى Amman");

    let documents = desk.list("documents");
    assert_eq!(
        keys(&documents[0]),
        ["id", "title", "characters", "annotations"]
    );
    assert_eq!(documents[0]["id"], document.as_str());
    assert_eq!(documents[0]["characters"], TEXT.chars().count());
    assert_eq!(documents[0]["annotations"], 2);

    let annotations = desk.list("annotations");
    assert_eq!(
        keys(&annotations[0]),
        [
            "id",
            "document",
            "annotator",
            "tag",
            "start",
            "end",
            "quote",
            "memo",
            "created",
            "modified"
        ]
    );
    assert_eq!(annotations[0]["id"], first.as_str());
    assert_eq!(annotations[0]["annotator"], desk.annotator("salma"));
    assert_eq!(annotations[0]["tag"], "broken-promises");
    assert_eq!(annotations[0]["quote"], "«لن أعود»");
    assert_eq!(annotations[0]["memo"], "");
    for annotation in &annotations {
        assert_eq!(
            slice(TEXT, annotation),
            annotation["quote"].as_str().unwrap()
        );
    }
    assert_ne!(annotations[1]["annotator"], "سلمى", "an id is plain ASCII");

    desk.run(&[
        "edit",
        "p",
        &second,
        "--tag",
        "exit-blocked",
        "--span",
        "0..15",
        "--memo",
        "- ثانية",
    ])
    .done();
    let annotations = desk.list("annotations");
    let edited = annotations
        .iter()
        .find(|a| a["id"] == second.as_str())
        .unwrap();
    assert_eq!(edited["tag"], "exit-blocked");
    assert_eq!(
        (&edited["start"], &edited["end"]),
        (&Json::from(0), &Json::from(15))
    );
    assert_eq!(edited["quote"].as_str().unwrap(), slice(TEXT, edited));
    assert_eq!(edited["memo"], "- ثانية");

    desk.run(&["untag", "p", &first]).done();
    assert_eq!(desk.list("annotations").len(), 1);
    assert!(desk.findings().is_empty());
    assert!(desk.run(&["check", "p"]).done().contains("as it should be"));

    let export = ["export", "p", "--format", "jsonl", "--out", "x.jsonl"];
    desk.run(&export).done();
    let row: Json =
        serde_json::from_str(&fs::read_to_string(desk.path("x.jsonl")).unwrap()).unwrap();
    assert_eq!(
        keys(&row),
        [
            "document",
            "title",
            "annotator",
            "tag",
            "tag_path_ar",
            "tag_path_en",
            "start",
            "end",
            "excerpt",
            "context_before",
            "context_after",
            "memo",
            "created",
            "modified",
            "place",
            "memos",
            "document_memos",
            "tag_memos"
        ]
    );
    desk.run(&["export", "p", "--format", "csv", "--out", "x.csv"])
        .done();
    let csv = fs::read(desk.path("x.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}document,title,annotator,tag,".as_bytes()));
}

#[test]
fn an_exported_file_holds_what_was_asked_for() {
    let (desk, _) = Desk::with_document();
    desk.tag("broken-promises", "salma", "رسالةً");
    desk.tag("exit-blocked", "karim", "Amman");
    let lines = |more: &[&str]| {
        let export = ["export", "p", "--format", "jsonl", "--out", "x.jsonl"];
        desk.run(&[export.as_slice(), more].concat()).done();
        let written = fs::read_to_string(desk.path("x.jsonl")).unwrap();
        written.lines().count()
    };
    assert_eq!(lines(&[]), 2);
    assert_eq!(lines(&["--annotator", "karim"]), 1);
    assert_eq!(lines(&["--annotator", "karim", "salma"]), 2);
    assert_eq!(
        lines(&["--tag", "Motives"]),
        1,
        "a group stands for what is below it"
    );
    assert_eq!(
        lines(&["--tag", "broken-promises", "--tag", "exit-blocked"]),
        2
    );
    assert_eq!(
        lines(&["--document", "letter.txt", "--tag", "infighting"]),
        0
    );
    let export = ["export", "p", "--format", "csv", "--out", "y.csv"];
    let unknown = [export.as_slice(), &["--tag", "no-such"]].concat();
    desk.run(&unknown).refused(1, "no-such");
    assert!(!desk.path("y.csv").exists());
    let nowhere = [
        "export",
        "p",
        "--format",
        "csv",
        "--out",
        "no/such/folder/y.csv",
    ];
    desk.run(&nowhere).refused(1, "y.csv");
}

#[test]
fn a_passage_must_be_certain() {
    let (desk, _) = Desk::with_document();
    let tag = [
        "tag",
        "p",
        "--document",
        "letter.txt",
        "--annotator",
        "salma",
        "--tag",
        "regret",
    ];
    let with = |more: &[&str]| desk.run(&[&tag[..7], more].concat());
    let known = ["infighting", "--quote"];
    let quote = |words| with(&[&known[..], &[words]].concat());
    let repeated = quote("لن أعود").refused(1, "2 times");
    assert!(repeated.contains("--span"), "{repeated}");
    quote("كلا").refused(1, "does not occur");
    quote("كتب").refused(1, "does not occur");
    quote("ك").refused(1, "grapheme");
    let span = |words| with(&["infighting", "--span", words]);
    span("0..1").refused(1, "grapheme");
    span("1..6").refused(1, "grapheme");
    span("0..9999").refused(1, "beyond the text");
    span("5..5").refused(2, "START..END");
    span("six").refused(2, "START..END");
    with(&["infighting"]).refused(2, "--span");
    with(&["infighting", "--span", "0..6", "--quote", "x"]).refused(2, "cannot");
    with(&["motives", "--span", "0..6"]).refused(1, "group");
    with(&["no-such", "--span", "0..6"]).refused(1, "no-such");
    // A refused passage leaves nothing behind, neither an annotation nor the new annotator.
    assert!(desk.list("annotations").is_empty());
    assert!(
        !fs::read_to_string(desk.path("p/project.ron"))
            .unwrap()
            .contains("salma")
    );
    with(&["infighting", "--span", "0..6"]).done();
    assert_eq!(desk.list("annotations")[0]["quote"], "كَتَبَ");
}
