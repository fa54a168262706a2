//! The subcommands, through the binary: the whole job, refusals, exit codes, keys, both languages.

use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A text with vowel marks, Latin, figures, a sentence that occurs twice, two paragraphs.
const TEXT: &str =
    "كَتَبَ الرجلُ رسالةً إلى أهله. قال: «لن أعود». ثم رحل إلى Amman في 2016.\nلن أعود إلى هنا.\n";

struct Desk {
    folder: TempDir,
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    #[track_caller]
    fn done(self) -> String {
        assert_eq!(self.code, 0, "{}\n{}", self.out, self.err);
        self.out
    }

    #[track_caller]
    fn refused(self, code: i32, words: &str) -> String {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        assert!(self.err.contains(words), "{words} not in: {}", self.err);
        self.err
    }
}

impl Desk {
    fn new() -> Self {
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

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hashiya"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("HASHIYA_LANG", "en")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command(arguments).output().unwrap())
    }

    fn run_in_arabic(&self, arguments: &[&str]) -> Ran {
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
    assert_eq!(annotations[0]["annotator"], "salma");
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
        "ثانية",
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
    assert_eq!(edited["memo"], "ثانية");

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
            "modified"
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
    if Path::new("/dev/full").exists() {
        let full = ["export", "p", "--format", "csv", "--out", "/dev/full"];
        desk.run(&full).refused(1, "disk is full");
        let mut full = desk.command(&full);
        let told = ran(full.env("HASHIYA_LANG", "ar").output().unwrap());
        told.refused(1, "القرص ممتلئ");
    }
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

#[test]
fn refusals_are_told_in_arabic_too() {
    let (desk, _) = Desk::with_document();
    let tag = [
        "tag",
        "p",
        "--document",
        "letter.txt",
        "--annotator",
        "a",
        "--tag",
        "infighting",
    ];
    let cut = [tag.as_slice(), &["--span", "0..1"]].concat();
    let words = desk.run_in_arabic(&cut).refused(1, "الحرف وحركاته");
    assert!(
        words.contains("grapheme") && words.starts_with("خطأ"),
        "{words}"
    );
    let repeated = [tag.as_slice(), &["--quote", "لن أعود"]].concat();
    desk.run_in_arabic(&repeated).refused(1, "مرتين");
    desk.run(&[cut.as_slice(), &["--lang", "ar"]].concat())
        .refused(1, "الحرف وحركاته");
    desk.run_in_arabic(&["--lang=en", "list", "nowhere"])
        .refused(1, "error");
    desk.run_in_arabic(&["lst"]).refused(2, "لا أمر");
    desk.run_in_arabic(&["open"]).refused(1, "tour");
    let help = desk.run_in_arabic(&["import", "--help"]).done();
    assert!(
        help.contains("الاستعمال") && help.contains("--encoding"),
        "{help}"
    );
    assert!(
        !help.contains("Usage") && !help.contains("Options"),
        "{help}"
    );
}

#[test]
fn help_is_there_for_every_command() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).done();
    for command in [
        "open", "new", "import", "tag", "edit", "untag", "codebook", "list", "check", "export",
        "render", "tour",
    ] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "{command}: {help}"
        );
        for language in ["ar", "en"] {
            let one = desk.run(&["--lang", language, command, "--help"]).done();
            assert!(!one.contains("help-"), "a key without words: {one}");
        }
    }
    for change in ["add", "rename", "move", "merge", "delete"] {
        let one = desk.run(&["codebook", "p", change, "--help"]).done();
        assert!(!one.contains("help-"), "a key without words: {one}");
    }
    assert_eq!(desk.run(&["help"]).done(), help);
    assert_eq!(
        desk.run(&["help", "import"]).done(),
        desk.run(&["import", "--help"]).done()
    );
    assert!(
        desk.run(&["--version"])
            .done()
            .contains(env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn wrong_usage_is_two() {
    let desk = Desk::new();
    desk.run(&["nonsense"]).refused(2, "nonsense");
    desk.run(&["list"]).refused(2, "PROJECT");
    desk.run(&["list", "p", "people"]).refused(2, "people");
    desk.run(&["list", "p", "--jsn"]).refused(2, "--json");
    desk.run(&["codebook", "p"]).refused(2, "--help");
    desk.run(&["edit", "p", "a1"]).refused(2, "--memo");
    desk.run(&["codebook", "p", "rename", "t"])
        .refused(2, "--name-ar");
    desk.run(&["export", "p", "--format", "xml", "--out", "x"])
        .refused(2, "csv");
    let width = [
        "render",
        "p",
        "--document",
        "d",
        "--out",
        "x.png",
        "--width",
        "0",
    ];
    desk.run(&width).refused(2, "--width");
}

#[test]
fn without_a_display_there_is_a_way_on() {
    let desk = Desk::new();
    for arguments in [[].as_slice(), &["open"], &["open", "p"]] {
        let words = desk.run(arguments).refused(1, "tour");
        assert!(words.contains("--help"), "{words}");
    }
}

#[test]
fn standard_output_that_fails_is_one() {
    let (desk, _) = Desk::with_document();
    desk.tag("infighting", "salma", "Amman");
    for arguments in [
        ["list", "p", "annotations"].as_slice(),
        &["list", "p", "tags", "--json"],
        &["check", "p"],
        &["--help"],
    ] {
        // A pipe that nobody reads.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = desk.command(arguments);
        let output = command.stdout(writer).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {err}");
        assert!(!err.contains("panicked"), "{err}");
        if Path::new("/dev/full").exists() {
            let full = fs::OpenOptions::new()
                .write(true)
                .open("/dev/full")
                .unwrap();
            let mut command = desk.command(arguments);
            let output = command.stdout(full).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        }
    }
}

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
    desk.file("broken.ron", b"(schema: 1, rec");
    desk.run(&["new", "s", "--codebook", "broken.ron"])
        .refused(1, "broken.ron");
    assert!(!desk.path("s").exists());
}

#[test]
fn files_that_cannot_be_imported_do_not_stop_the_others() {
    let desk = Desk::new();
    desk.run(&["new", "p"]).done();
    desk.file("empty.txt", b"");
    desk.file("nul.txt", b"a\0b");
    desk.file("bom.txt", "\u{feff}نصّ بعلامة".as_bytes());
    desk.file("crlf.md", "سطر\r\nسطر ثان\r\n".as_bytes());
    desk.file("cut.txt", &"مقطوع".as_bytes()[..9]);
    let files = ["empty.txt", "nul.txt", "none.txt", "bom.txt", "crlf.md"];
    let ran = desk.run(&[["import", "p"].as_slice(), &files].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 2, "{}{}", ran.out, ran.err);
    for name in ["empty.txt", "nul.txt", "none.txt"] {
        assert!(ran.err.contains(name), "{name}: {}", ran.err);
    }
    let documents = desk.list("documents");
    assert_eq!(documents[0]["characters"], 10, "no BOM in the text");
    assert_eq!(documents[1]["characters"], 12, "line ends are LF");
    desk.run(&["import", "p", "cut.txt", "--encoding", "utf-8"])
        .refused(1, "cut.txt");
    desk.run(&["import", "p", "bom.txt", "--encoding", "klingon"])
        .refused(2, "klingon");
    assert!(desk.findings().is_empty());
}

#[test]
fn old_encodings_are_read() {
    let desk = Desk::new();
    desk.run(&["new", "p"]).done();
    let words =
        "هذه رسالة قديمة كتبت قبل أن يشيع الترميز الموحد بين الناس، وفيها ما يكفي من الحروف.";
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(words);
    desk.file("old.txt", &bytes);
    desk.run(&["import", "p", "old.txt", "--encoding", "windows-1256"])
        .done();
    desk.run(&["import", "p", "old.txt"]).done();
    let documents = desk.list("documents");
    assert_eq!(documents.len(), 2);
    for document in &documents {
        assert_eq!(document["characters"], words.chars().count());
    }
    let tag = [
        "tag",
        "p",
        "--document",
        "old.txt",
        "--annotator",
        "a",
        "--tag",
        "infighting",
    ];
    let quote = [tag.as_slice(), &["--quote", "رسالة"]].concat();
    desk.run(&quote).refused(1, "Several documents");
}

#[test]
fn damage_is_found_and_never_written_over() {
    let (desk, document) = Desk::with_document();
    desk.tag("infighting", "salma", "Amman");
    let file = desk.annotations_file();
    let whole = fs::read(&file).unwrap();
    let tag = [
        "tag",
        "p",
        "--document",
        "letter.txt",
        "--annotator",
        "salma",
    ];
    let tag = [tag.as_slice(), &["--tag", "infighting", "--quote", "2016"]].concat();
    for (broken, kind) in [
        (whole[..whole.len() / 2].to_vec(), "torn"),
        (Vec::new(), "empty-file"),
        ([&whole[..], b"\0"].concat(), "nul"),
        (replace(&whole, "Amman", b"Am\xffan"), "not-utf8"),
    ] {
        fs::write(&file, &broken).unwrap();
        desk.has_finding(kind);
        assert_eq!(desk.run(&tag).code, 1, "{kind}");
        assert_eq!(fs::read(&file).unwrap(), broken, "{kind}: written over");
        assert_eq!(desk.run(&["list", "p", "annotations"]).code, 0);
    }
    let text = String::from_utf8(whole.clone()).unwrap();
    fs::write(&file, text.replace("Amman", "Aleppo")).unwrap();
    desk.has_finding("quote-differs");
    fs::write(&file, text.replace("infighting", "no-such-tag")).unwrap();
    desk.has_finding("unknown-tag");
    fs::write(&file, &whole).unwrap();
    assert!(desk.findings().is_empty());

    let path = desk.path("p/documents").join(&document).join("text.txt");
    fs::write(&path, "قصير").unwrap();
    desk.has_finding("span-beyond-text");
    desk.has_finding("text-hash-differs");
    let lines = desk.run(&["check", "p"]).refused(1, "");
    assert!(lines.is_empty(), "findings are results: {lines}");
    fs::remove_file(&path).unwrap();
    desk.has_finding("text-missing");
}

#[test]
fn two_tags_of_one_id_are_found() {
    let (desk, _) = Desk::with_document();
    let file = desk.path("p/codebook.ron");
    let book = fs::read_to_string(&file).unwrap();
    let line = book.lines().find(|l| l.contains("\"infighting\"")).unwrap();
    let twin = line.replace("Infighting", "Something else");
    let rev = twin.find("rev: \"").unwrap() + 6;
    let mut twin_of_another = twin.clone();
    twin_of_another.replace_range(rev..rev + 4, "zzzz");
    fs::write(
        &file,
        book.replace(line, &format!("{line}\n{twin_of_another}")),
    )
    .unwrap();
    let found = desk.findings();
    let about = |f: &Json| {
        let kind = f["kind"].as_str().unwrap();
        kind == "alternatives" || kind == "duplicate-id"
    };
    assert!(found.iter().any(about), "{found:?}");
    assert_eq!(desk.run(&["list", "p", "tags"]).code, 0);
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

fn replace(bytes: &[u8], word: &str, with: &[u8]) -> Vec<u8> {
    let at = bytes.windows(word.len()).position(|w| w == word.as_bytes());
    let at = at.expect("the word stands there");
    [&bytes[..at], with, &bytes[at + word.len()..]].concat()
}

#[test]
fn the_tour_does_the_whole_job() {
    let desk = Desk::new();
    for (language, words) in [("en", "Tagged"), ("ar", "رُمِّز")] {
        let told = desk
            .run(&["tour", "--out", language, "--lang", language])
            .done();
        assert!(told.contains(words), "{told}");
        assert!(told.lines().count() <= 12, "a few lines: {told}");
        let project = format!("{language}/project");
        desk.run(&["check", &project]).done();
        for theme in ["light", "sepia", "dark"] {
            let (width, height) = size(&desk.path(language).join(format!("page-{theme}.png")));
            assert_eq!(width, 900);
            assert!(height > 900);
        }
        for name in ["excerpts.csv", "excerpts.jsonl"] {
            assert!(fs::metadata(desk.path(language).join(name)).unwrap().len() > 1000);
        }
    }
    desk.run(&["tour", "--out", "en"]).refused(1, "not empty");
}

#[test]
fn a_page_is_drawn_in_its_width_and_theme() {
    let (desk, _) = Desk::with_document();
    desk.tag("infighting", "salma", "رحل إلى Amman");
    let draw = |more: &[&str]| {
        let render = ["render", "p", "--document", "letter.txt", "--out", "x.png"];
        desk.run(&[render.as_slice(), more].concat())
    };
    let picture = || image::open(desk.path("x.png")).unwrap().to_rgb8();
    draw(&["--width", "640"]).done();
    let with = picture();
    assert_eq!(with.width(), 640);
    assert!(
        with.pixels().any(|p| p.0.iter().all(|v| *v < 90)),
        "there is ink"
    );
    desk.run(&["codebook", "p", "add", "--name-ar", "س", "--name-en", "x"])
        .done();
    desk.tag("x", "karim", "2016");
    draw(&["--width", "640", "--annotator", "salma"]).done();
    assert_eq!(picture(), with, "only Salma's");
    draw(&["--width", "640"]).done();
    assert_ne!(picture(), with, "Karim's too");
    draw(&["--theme", "dark"]).done();
    assert!(
        picture().get_pixel(5, 5).0.iter().all(|v| *v < 90),
        "dark paper"
    );
    draw(&["--width", "3000"]).done();
    assert_eq!(picture().width(), 3000);
    draw(&["--annotator", "nobody"]).refused(1, "nobody");
    draw(&["--theme", "pink"]).refused(2, "sepia");
}

#[test]
fn a_page_that_no_viewer_opens_is_an_error() {
    let desk = Desk::new();
    desk.run(&["new", "p"]).done();
    desk.file("long.txt", "سطر من كلام\n".repeat(2500).as_bytes());
    desk.run(&["import", "p", "long.txt"]).done();
    let draw = ["render", "p", "--document", "long.txt", "--out", "x.png"];
    desk.run(&draw).refused(1, "65500");
    assert!(!desk.path("x.png").exists());
}

fn size(picture: &Path) -> (u32, u32) {
    image::image_dimensions(picture).unwrap()
}
