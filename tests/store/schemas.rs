//! Schemas: golden projects of each, read as ever, and rewritten in the present one with the old bytes
//! kept.
//!
//! `tests/data/schema/<number>/` has a project with every kind of record and every field of that
//! schema. Those of past schemas never change. When a kind or a field comes to the present one, it goes
//! into [`golden`] and, with `UPDATE_GOLDEN=1`, into the files.

use super::*;
use hashiya::model::{
    Apart, CodebookVersion, DecisionId, Direction, Flags, Imported, Memo, MemoId, MemoTopic,
    Origin, ProjectId, Removal, RemovedDocument, VersionId,
};
use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

/// The schema that is written.
const PRESENT: u32 = 3;

fn data(schema: u32) -> PathBuf {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/schema");
    data.join(schema.to_string())
}

/// Every file below a folder.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy();
            let name = name.replace('\\', "/");
            if path.is_dir() {
                walk(root, &path, found);
            } else if !name.contains(".hashiya-lock") {
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found
}

/// A copy of a golden project.
fn copy_of(schema: u32) -> Folder {
    let temporary = tempfile::tempdir().unwrap();
    let root = temporary.path().join("project");
    for (name, bytes) in files(&data(schema)) {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    Folder {
        _temporary: temporary,
        root,
    }
}

/// A project in which everything is said that can be said in a schema: what the golden files hold.
fn golden(schema: u32) -> Project {
    let mut project = small();
    project.id = derived_id(schema);
    if schema > 1 {
        add_what_is_new_in_two(&mut project);
    }
    project.is_sample = true;
    let round = project.rounds.get_mut("r1").unwrap();
    round.closed = Some(moment(900));
    let other = Document {
        order: 2,
        title: "رسالة".to_owned(),
        source: "صحيفة «الريحان»".to_owned(),
        author: "سليم".to_owned(),
        date: "2026-02".to_owned(),
        variables: vec![("البلد".to_owned(), "Jordan".to_owned())],
        direction: Direction::Ltr,
        imported: Imported {
            file_name: "letter.txt".to_owned(),
            encoding: "windows-1256".to_owned(),
            at: Some(moment(30)),
            original: Some("original.txt".to_owned()),
        },
        ..Document::new(
            DocumentId::new("d2").unwrap(),
            "",
            Text::new("Dear \"Amal\"\tكَتَبتُ\u{200F}.\n"),
        )
    };
    project.documents.insert(other.id.clone(), other);
    let third = Document {
        direction: Direction::Rtl,
        ..Document::new(DocumentId::new("d3").unwrap(), "", Text::new(""))
    };
    project.documents.insert(third.id.clone(), third);
    let root = TagId::new("paths").unwrap();
    let mut group = tag(root.as_str());
    group.assignable = false;
    project.codebook.insert(group);
    project.codebook.insert(Tag {
        parent: Some(root),
        order: 2.5,
        name: Bilingual::new("العودة", "Return"),
        hue: 210,
        key: "عد".to_owned(),
        definition: Bilingual::new("عاد إلى أهله", "Went home"),
        use_when: Bilingual::new("حين يقول", "When it is said"),
        avoid_when: Bilingual::new("حين يُظنّ", "When it is guessed"),
        example: "ثم عاد\nإلى \\بيته\\".to_owned(),
        ..tag("return")
    });
    project.codebook.insert(Tag {
        tombstone: Some(Tombstone {
            at: moment(70),
            by: AnnotatorId::new("karim").unwrap(),
            merged_into: Some(TagId::new("return").unwrap()),
            reason: "واحد".to_owned(),
        }),
        ..tag("home")
    });
    let all = Flags {
        unsure: true,
        quotable: true,
        discuss: true,
        lost: true,
    };
    let mut mark = annotation("k1", 9, 12);
    (mark.flags, mark.memo) = (all, "مذكرة".to_owned());
    put(&mut project, "karim", mark);
    let mut bare = annotation("k2", 0, 3);
    bare.tag = None;
    put(&mut project, "karim", bare);
    let coding = project.codings.get_mut(&coding("karim")).unwrap();
    coding.finished = true;
    if schema > 2 {
        add_what_is_new_in_three(&mut project);
    }
    project
}

fn add_what_is_new_in_two(project: &mut Project) {
    let version = CodebookVersion {
        id: VersionId::new("v1").unwrap(),
        name: "الأول".to_owned(),
        at: moment(40),
        by: AnnotatorId::new("karim").unwrap(),
        reason: "قبل الجولة".to_owned(),
        tags: Arc::new(project.codebook.clone()),
    };
    project.versions.insert(version.id.clone(), version);
    project.is_confined = true;
    let topics = [
        ("m1", MemoTopic::Project),
        ("m2", MemoTopic::Document(DocumentId::new("d2").unwrap())),
        ("m3", MemoTopic::Tag(TagId::new("return").unwrap())),
    ];
    for (id, about) in topics {
        add_memo(project, id, about);
    }
}

fn add_memo(project: &mut Project, id: &str, about: MemoTopic) {
    let memo = Memo {
        id: MemoId::new(id).unwrap(),
        about,
        text: "رأي".to_owned(),
        created: moment(0),
        modified: moment(60),
    };
    let salma = AnnotatorId::new("salma").unwrap();
    let memos = project.memos.entry(salma).or_default();
    memos.insert(memo.id.clone(), memo);
}

/// The id that a golden project without one gets when it is opened: the first 16 bytes of the SHA-256 of
/// `project`, a line feed and the first revision of the record about the project, in hexadecimal.
fn derived_id(schema: u32) -> Option<ProjectId> {
    let id = match schema {
        1 => "f2ce8a6937c04aa1d1e4900403e44711",
        _ => "e19616f7c18d5dfe1b28ebfa328a5f5b",
    };
    ProjectId::new(id).ok()
}

fn add_what_is_new_in_three(project: &mut Project) {
    project.id = ProjectId::new("0golden0").ok();
    let mut round = project.rounds["r1"].clone();
    round.id = RoundId::new("r2").unwrap();
    (round.started, round.closed) = (Some(moment(910)), None);
    project.rounds.insert(round.id.clone(), round);
    let salma = AnnotatorId::new("salma").unwrap();
    let mut again = Annotator::new(AnnotatorId::new("salma-2").unwrap(), "سلمى");
    again.joined_into = Some(salma.clone());
    let apart = Apart::new(again.id.clone(), AnnotatorId::new("karim").unwrap());
    project.apart.insert(apart);
    project.annotators.insert(again.id.clone(), again);
    let mut new = tag("later");
    new.created = Some(moment(20));
    project.codebook.insert(new);
    let document = Document::new(DocumentId::new("d4").unwrap(), "مكررة", Text::new("نص\n"));
    let removal = Removal {
        at: moment(80),
        by: Some(salma),
    };
    let removed = RemovedDocument { document, removal };
    project.removed.insert(removed.document.id.clone(), removed);
    let d1 = document_id();
    let on_passage = MemoTopic::Annotation(d1.clone(), AnnotationId::new("a1").unwrap());
    let on_decision = MemoTopic::Decision(d1, DecisionId::new("e1").unwrap());
    add_memo(project, "m5", on_passage);
    add_memo(project, "m6", on_decision);
    for (id, origin) in [
        ("k3", Origin::Search("قال \"لا\"".to_owned())),
        ("k4", Origin::Decision(DecisionId::new("e1").unwrap())),
        ("k5", Origin::Import("letter.txt".to_owned())),
    ] {
        let mut mark = annotation(id, 9, 12);
        (mark.origin, mark.codebook) = (origin, VersionId::new("v1").ok());
        put(project, "karim", mark);
    }
    let coding = project.codings.get_mut(&coding("salma")).unwrap();
    coding.first_finished = Some(moment(65));
    coding.dropped.insert(AnnotationId::new("b9").unwrap());
}

/// Files with records of kinds that no part of the app writes yet, and more records for files with kinds
/// that it does.
const LATER: &[(&str, &str)] = &[
    (
        "project.ron",
        "Preset(id: \"p1\", rev: \"p\", name: (ar: \"للنشر\"), format: \"csv\", query: \"رمز:خروج\", layer: \"decided\", columns: [\"text\"], options: [(\"names\", \"no\")])",
    ),
    (
        "codebook.ron",
        "Reason(id: \"y1\", rev: \"y\", order: 1.0, name: (ar: \"النص ملتبس\"), definition: (ar: \"يحتمل\"), tombstone: (at: \"2026-02-02T02:40:00Z\", by: \"salma\"))\n\
         Exclusive(id: \"z1\", rev: \"z\", tags: [\"exit\", \"return\"], note: \"لا يجتمعان\")",
    ),
    (
        "documents/d1/document.ron",
        "Consent(id: \"n1\", rev: \"n\", speaker: \"الشاهد\", grant: Paraphrase, until: \"2026-12-31\", note: \"هاتفياً\", at: \"2026-02-02T02:40:00Z\", by: \"salma\")",
    ),
    (
        "documents/d1/marks.ron",
        "Outside(id: \"o1\", rev: \"o\", anchor: (start: 0, end: 3, quote: \"قال\", before: \"ق\", after: \" ل\", text: \"HASH\"), what: \"إعلان\", at: \"2026-02-02T02:40:00Z\", by: \"salma\")\n\
         Turn(id: \"t1\", rev: \"t\", anchor: (start: 3, end: 5), speaker: \"الباحث\", at: \"2026-02-02T02:40:00Z\", by: \"salma\")",
    ),
    (
        "rounds/r1.ron",
        "Assignment(id: \"5460340222630e4efeb0d683f763e3ea\", rev: \"a\", document: \"d1\", annotator: \"salma\", double: true, draw: \"w1\", at: \"2026-02-02T02:40:00Z\", by: \"salma\")\n\
         Closing(id: \"c1\", rev: \"c\", at: \"2026-02-02T02:40:00Z\", by: \"salma\", reason: \"تمّت\", codebook: \"v1\")\n\
         Draw(id: \"w1\", rev: \"w\", at: \"2026-02-02T02:40:00Z\", by: \"salma\", purpose: \"مزدوج\", seed: 18446744073709551615, method: \"strata-1\", pool: [\"d1\", \"d2\"], count: 1, variable: \"البلد\", periods: 2, codings: 300, outcome: [\"d1\"])\n\
         Frozen(id: \"4f4a6b3859e59120270f51b11d157485\", rev: \"f\", of: \"c1\", document: \"d1\", what: Coding, annotator: \"salma\", hash: \"HASH\")\n\
         Gold(id: \"g1\", rev: \"g\", name: (ar: \"مرجع\"), at: \"2026-02-02T02:40:00Z\", by: \"salma\", reason: \"تدريب\", layer: \"decided\", documents: [\"d1\"], threshold: 0.8, passages: 5)\n\
         Plan(id: \"l1\", rev: \"l\", at: \"2026-02-02T02:40:00Z\", by: \"salma\", reason: \"بداية\", unit: \"segment\", segments_of: \"r0\", level: \"word\", measure: \"alpha\", threshold: 0.667, blind: true, hides_double: true, forbids_search: true, codebook: \"v1\", options: [(\"a\", \"b\")])\n\
         Release(id: \"q1\", rev: \"q\", document: \"d1\", at: \"2026-02-02T02:40:00Z\", by: \"salma\", reason: \"للنقاش\")\n\
         Reopening(id: \"r2\", rev: \"r\", closing: \"c1\", at: \"2026-02-02T02:40:00Z\", by: \"salma\", reason: \"سهو\")\n\
         Reviewer(id: \"salma\", rev: \"s\", at: \"2026-02-02T02:40:00Z\")",
    ),
    (
        "decisions/r1/d1/salma.ron",
        "Decision(id: \"e1\", rev: \"e\", text: \"HASH\", on: [(annotation: \"a1\", annotator: \"karim\", tag: \"exit\", start: 0, end: 3)], verdict: Accept, outcome: [(tag: \"exit\", anchor: (start: 0, end: 3, quote: \"قال\"))], reason: \"y1\", note: \"واضح\", present: [\"karim\"], created: \"2026-02-02T02:40:00Z\", modified: \"2026-02-02T02:41:00Z\")",
    ),
    (
        "memos/salma.ron",
        "Answer(id: \"x1\", rev: \"x\", about: Decision(\"d1\", \"e1\"), adopts: true, text: \"نعم\", created: \"2026-02-02T02:40:00Z\", modified: \"2026-02-02T02:41:00Z\")\n\
         Proposal(id: \"x2\", rev: \"x\", about: Annotation(\"d1\", \"k1\"), tag: \"exit\", text: \"الأدق\", created: \"2026-02-02T02:40:00Z\", modified: \"2026-02-02T02:41:00Z\")\n\
         Read(id: \"x3\", rev: \"x\", about: Decision(\"d1\", \"e1\"), at: \"2026-02-02T02:40:00Z\")",
    ),
    (
        "saved/salma.ron",
        "Deleted(id: \"q0\", of: Quote, rev: \"q\", past: [\"p\"], at: \"2026-02-02T02:42:00Z\", withdrawn: true)\n\
         Query(id: \"q1\", rev: \"q\", name: \"الخروج\", query: \"رمز:خروج\", mode: \"folded\", options: [(\"sort\", \"form\")], created: \"2026-02-02T02:40:00Z\", modified: \"2026-02-02T02:41:00Z\")\n\
         Quote(id: \"q2\", rev: \"q\", list: \"مقال\", order: 1.5, document: \"d1\", annotation: \"a1\", anchor: (start: 0, end: 3, quote: \"قال\"), purpose: \"شاهد\", translation: \"He said\", translator: \"أمل\", checked: true, created: \"2026-02-02T02:40:00Z\", modified: \"2026-02-02T02:41:00Z\")",
    ),
    (
        "reports/k1.ron",
        "Report(id: \"k1\", rev: \"k\", name: \"الأولى\", of: \"agreement\", at: \"2026-02-02T02:40:00Z\", by: \"salma\", rounds: [\"r1\"], settings: [(\"level\", \"word\")], figures: \"{\\\"alpha\\\":0.8}\")",
    ),
    (
        "exports/x1.ron",
        "Exported(id: \"x1\", rev: \"x\", at: \"2026-02-02T02:40:00Z\", by: \"salma\", format: \"csv\", query: \"رمز:خروج\", layer: \"decided\", preset: \"p1\", documents: [\"d1\"], excerpts: 3, left_out: 1, names_replaced: true, app: \"0.1.0\")",
    ),
];

/// Adds the lines of [`LATER`] to a project, each in its place.
fn write_later(folder: &Folder) {
    let hash = "0123456789abcdef".repeat(4);
    for (file, lines) in LATER {
        let path = folder.root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = fs::read_to_string(&path).unwrap_or_else(|_| EMPTY.to_owned());
        let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
        let last = all.len() - 1;
        let lines = lines
            .lines()
            .map(|line| format!("{},", line.trim().replace("HASH", &hash)));
        all.splice(last..last, lines);
        all[1..].sort_by_key(|line| id_of(line).map_or("~".to_owned(), str::to_owned));
        folder.write(file, all.join("\n") + "\n");
    }
}

/// A file of the present schema without records.
const EMPTY: &str = "(schema: 3, records: [\n])\n";

/// The id in a line of records.
fn id_of(line: &str) -> Option<&str> {
    line.split_once("(id: \"")?.1.split('"').next()
}

fn tag(id: &str) -> Tag {
    Tag {
        order: 7.0,
        ..Tag::new(TagId::new(id).unwrap(), Bilingual::new(id, ""), 30)
    }
}

/// Writes the golden project as the app does, then changes it: revisions of before, a deletion.
fn written() -> Folder {
    let mut before = golden(PRESENT);
    memo(&mut before, "a1", "قبل", 5);
    put(&mut before, "salma", annotation("a9", 0, 3));
    let folder = Folder::new(&before);
    let mut opened = folder.open();
    opened.project = golden(PRESENT);
    let saved = save_salma(&folder, &mut opened, &mut Counting("e", 0));
    assert!(saved.failed.is_empty(), "{:?}", saved.failed);
    write_later(&folder);
    folder
}

#[test]
fn what_is_written_is_the_golden_project_of_the_present_schema() {
    let folder = written();
    let found = files(&folder.root);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(data(PRESENT));
        for (name, bytes) in &found {
            let path = data(PRESENT).join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    let golden_files = files(&data(PRESENT));
    let names: Vec<_> = found.keys().collect();
    assert_eq!(names, golden_files.keys().collect::<Vec<_>>());
    for (name, bytes) in &found {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(text, String::from_utf8_lossy(&golden_files[name]), "{name}");
    }
}

#[test]
fn every_schema_is_read_as_the_same_project() {
    for schema in 1..=PRESENT {
        let folder = copy_of(schema);
        let opened = folder.open();
        assert_eq!(opened.findings, [], "schema {schema}");
        assert_eq!(opened.access, store::Access::ReadWrite);
        assert!(opened.project == golden(schema), "schema {schema}");
        let expected: &[&str] = match schema {
            PRESENT => &[],
            _ => &["older-schema"],
        };
        assert_eq!(folder.codes(), expected, "schema {schema}");
        assert!(files(&folder.root) == files(&data(schema)), "only read");
    }
}

/// The kinds of records and their fields, as the sources declare them: one file a kind.
fn declared() -> BTreeMap<String, Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/format");
    let records = fs::read_dir(folder.join("record")).unwrap();
    let mut sources: Vec<PathBuf> = records.map(|entry| entry.unwrap().path()).collect();
    // Neither is a kind of record.
    sources.retain(|path| !path.ends_with("mod.rs") && !path.ends_with("line.rs"));
    sources.push(folder.join("value.rs"));
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources {
        let source = fs::read_to_string(source).unwrap();
        let mut inside: Option<String> = None;
        let mut is_declared = false;
        for line in source.lines() {
            is_declared |= ["record!(", "group!("].contains(&line);
            is_declared |= line.starts_with("pub(crate) struct ");
            is_declared &= !["", "}", ");"].contains(&line);
            if !is_declared {
                continue;
            }
            let words = line.trim().trim_start_matches("pub(crate) struct ");
            let name = words.strip_suffix(" {}").or(words.strip_suffix(" {"));
            let is_plain = |n: &&str| n.chars().all(|c| c.is_ascii_alphanumeric());
            if let Some(name) = name.filter(is_plain) {
                let is_empty = words.ends_with("{}");
                inside = Some(name.to_owned()).filter(|_| !is_empty);
                fields.insert(name.to_owned(), Vec::new());
            } else if words.starts_with('}') {
                inside = None;
            } else if let Some(of) = &inside
                && let Some((field, _)) = words.trim_start_matches("pub ").split_once(": ")
                && words.ends_with(',')
                && !words.starts_with(['#', '/'])
            {
                fields.get_mut(of).unwrap().push(field.to_owned());
            }
        }
    }
    // Words among which a field chooses have no fields, and a deletion stands for any kind.
    fields.retain(|name, fields| name.ends_with("Record") || !fields.is_empty());
    fields
}

#[test]
fn the_golden_project_has_every_kind_and_every_field() {
    let declared = declared();
    assert!(declared.len() >= 10, "{declared:?}");
    assert_eq!(declared["StateRecord"], ["finished", "first_finished"]);
    assert_eq!(declared["Stone"], ["at", "by", "merged_into", "reason"]);
    let files = files(&data(PRESENT));
    let records = files.iter().filter(|(name, _)| name.ends_with(".ron"));
    let lines: Vec<String> = records
        .flat_map(|(_, bytes)| {
            let text = String::from_utf8(bytes.clone()).unwrap();
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    for (record, fields) in declared {
        let begin = format!("{}(", record.trim_end_matches("Record"));
        let of: Vec<&String> = match record.as_str() {
            inner if !inner.ends_with("Record") => lines.iter().collect(),
            _ => lines.iter().filter(|l| l.starts_with(&begin)).collect(),
        };
        assert!(!of.is_empty(), "no {record} in tests/data/schema/{PRESENT}");
        for field in fields {
            let field = format!("{field}: ");
            let has = |line: &&&String| {
                line.contains(&format!(", {field}")) || line.contains(&format!("({field}"))
            };
            assert!(
                of.iter().any(|line| has(&line)),
                "no {record}.{field}in tests/data/schema/{PRESENT}"
            );
        }
    }
}

#[test]
fn records_that_no_part_of_the_app_writes_yet_stay_as_they_are() {
    let folder = copy_of(PRESENT);
    let before = files(&folder.root);
    let mut opened = folder.open();
    let everything = Snapshot::all(&opened.project);
    let saved = store::save(
        &folder.root,
        &mut opened.ledger,
        &everything,
        &mut Counting("p", 0),
    );
    assert!(saved.failed.is_empty() && saved.findings.is_empty());
    assert!(
        files(&folder.root) == before,
        "nothing changed, so nothing is written"
    );
    // A change beside them is written without touching them.
    for round in opened.project.rounds.values_mut() {
        round.closed = None;
    }
    opened
        .project
        .memos
        .values_mut()
        .next()
        .unwrap()
        .remove("m1");
    opened.project.title.ar.push('!');
    let everything = Snapshot::all(&opened.project);
    store::save(
        &folder.root,
        &mut opened.ledger,
        &everything,
        &mut Counting("q", 0),
    );
    for (file, lines) in LATER {
        let text = folder.read(file);
        for line in lines.lines() {
            let (kind, id) = line.trim().split_once("rev:").unwrap();
            assert!(text.contains(kind), "{file} {kind}{id}");
        }
    }
    assert_eq!(folder.codes(), Vec::<&str>::new());
    // What is wrong in them is found.
    for (file, bad) in [
        (
            "decisions/r1/d1/salma.ron",
            ("verdict: Accept", "verdict: Perhaps"),
        ),
        ("exports/x1.ron", ("2026-02-02", "yesterday-")),
        ("saved/salma.ron", ("Query(", "Tag(")),
        (
            "rounds/r1.ron",
            (
                "annotator: \"salma\", double",
                "annotator: \"karim\", double",
            ),
        ),
    ] {
        let text = folder.read(file);
        folder.write(file, text.replacen(bad.0, bad.1, 1));
        let found = folder.check();
        assert!(
            found.iter().any(|f| f.0 == "not-understood" && f.1 == file),
            "{file}: {found:?}"
        );
        folder.write(file, text);
    }
}

#[test]
fn an_older_project_gets_the_same_id_in_every_clone() {
    let save_title = |folder: &Folder, title: &str| {
        let mut opened = folder.open();
        assert_eq!(opened.project.id, derived_id(2));
        assert!(!folder.read("project.ron").contains("Identity"));
        opened.project.title.ar = title.to_owned();
        let part = std::collections::BTreeSet::from([hashiya::edit::Part::Project]);
        let batch = Snapshot::take(&opened.project, part);
        let stamp = &mut Counting("t", 0);
        let saved = store::save(&folder.root, &mut opened.ledger, &batch, stamp);
        assert!(saved.failed.is_empty(), "{:?}", saved.failed);
        assert!(folder.read("project.ron").contains("Identity"));
        folder.open().project.id
    };
    let [one, two] = [copy_of(2), copy_of(2)];
    let id = save_title(&one, "هنا");
    assert_eq!(id, derived_id(2));
    assert_eq!(save_title(&two, "هناك"), id);
    // Of two different ids the smaller wins, and nothing waits for a choice.
    let text = one.read("project.ron");
    let other = text.replace(id.as_ref().unwrap().as_str(), "0000");
    one.write(
        "project.ron",
        other.replace(
            "Identity(id: \"identity\", rev: \"",
            "Identity(id: \"identity\", rev: \"x",
        ),
    );
    store::merge(&one.root, &two.root).unwrap();
    let merged = one.open();
    assert_eq!(merged.project.id, ProjectId::new("0000").ok());
    let identity = hashiya::model::RecordId::Confined;
    assert!(!merged.project.waiting.contains_key(&identity));
    assert!(
        !merged
            .findings
            .iter()
            .any(|f| f.to_string().contains("identity"))
    );
}

#[test]
fn a_round_moves_into_a_file_of_its_own_when_it_is_changed() {
    let folder = copy_of(2);
    let mut opened = folder.open();
    let before = opened.project.rounds["r1"].clone();
    opened.project.rounds.get_mut("r1").unwrap().closed = None;
    let part = std::collections::BTreeSet::from([hashiya::edit::Part::Round(before.id.clone())]);
    let batch = Snapshot::take(&opened.project, part);
    let saved = store::save(
        &folder.root,
        &mut opened.ledger,
        &batch,
        &mut Counting("t", 0),
    );
    assert!(saved.failed.is_empty(), "{:?}", saved.failed);
    assert!(
        folder.read("project.ron").contains("Round(id: \"r1\""),
        "it stays there"
    );
    let again = folder.open();
    assert_eq!(again.project.rounds["r1"].closed, None);
    assert!(again.project.waiting.is_empty() && again.findings.is_empty());
    // A clone that has the old file only, and closes the round otherwise, is an alternative.
    let text = folder.read("project.ron");
    let old = text
        .lines()
        .find(|line| line.starts_with("Round(id: \"r1\""))
        .unwrap();
    let rev = old
        .split("rev: \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let new = format!("Round(id: \"r1\", rev: \"z9\", past: [\"{rev}\"], name: (ar: \"أخرى\")),");
    folder.add_line("project.ron", &new);
    let both = folder.open();
    let of = hashiya::model::RecordId::Round(before.id);
    assert_eq!(both.project.waiting[&of].len(), 1);
}

#[test]
fn a_round_that_an_older_version_closes_in_the_project_file_is_told() {
    let folder = copy_of(2);
    let opened = folder.open();
    let old = folder.read("project.ron");
    let line = old
        .lines()
        .find(|line| line.starts_with("Round(id: \"r1\""))
        .unwrap();
    let saver = store::Saver::start(folder.root.clone(), opened.ledger, || {});
    for (rev, before, name) in [("z8", "", "أخرى"), ("z9", "z8", "ثالثة")] {
        let first = line.split("rev: \"").nth(1).unwrap();
        let first = first.split('"').next().unwrap();
        let before = if before.is_empty() { first } else { before };
        let new = format!(
            "Round(id: \"r1\", rev: \"{rev}\", past: [\"{before}\"], name: (ar: \"{name}\")),"
        );
        folder.add_line("project.ron", &new);
        saver.look();
        let began = std::time::Instant::now();
        let found = loop {
            match saver.poll() {
                Some(store::SaveEvent::Elsewhere(found)) => break found,
                Some(other) => panic!("{other:?}"),
                None => assert!(began.elapsed().as_secs() < 60),
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        };
        let is_round = |part: &hashiya::edit::Part| matches!(part, hashiya::edit::Part::Round(_));
        assert!(found.iter().any(|e| is_round(&e.part)), "{found:?}");
        for elsewhere in found {
            saver.take(elsewhere.arrived.unwrap());
        }
    }
}

#[test]
fn a_file_of_an_older_schema_is_rewritten_when_it_is_written_and_kept() {
    let folder = copy_of(1);
    let before = files(&folder.root);
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "بعد", 200);
    let saved = save_salma(&folder, &mut opened, &mut Counting("p", 0));
    assert!(saved.failed.is_empty() && saved.findings.is_empty());
    let kept = format!(".hashiya-kept/{SALMA}.schema-1");
    assert_eq!(folder.bytes(&kept), before[SALMA], "the old bytes");
    assert!(folder.read(SALMA).starts_with("(schema: 3, records: ["));
    for (name, bytes) in &before {
        assert!(name == SALMA || folder.bytes(name) == *bytes, "{name}");
    }
    let mut again = folder.open();
    assert_eq!(again.project, opened.project);
    memo(&mut again.project, "a1", "وبعد", 300);
    save_salma(&folder, &mut again, &mut Counting("q", 0));
    assert!(!folder.root.join(format!("{kept}.2")).exists(), "kept once");
    // Another old version, brought by a merge, is kept beside the first.
    folder.write(SALMA, before[SALMA].clone());
    let mut last = folder.open();
    memo(&mut last.project, "a1", "أخيراً", 400);
    save_salma(&folder, &mut last, &mut Counting("r", 0));
    assert!(!folder.root.join(format!("{kept}.2")).exists(), "the same");
    folder.write(SALMA, folder.read(SALMA).replace("schema: 3", "schema: 1"));
    let mut merged = folder.open();
    memo(&mut merged.project, "a1", "حقاً", 500);
    save_salma(&folder, &mut merged, &mut Counting("s", 0));
    assert!(folder.root.join(format!("{kept}.2")).exists());
}

#[test]
fn lines_of_two_schemas_in_one_file_are_all_read() {
    let old = copy_of(1);
    let new = copy_of(1);
    let mut ours = old.open();
    memo(&mut ours.project, "a1", "هنا", 100);
    save_salma(&old, &mut ours, &mut Counting("p", 0));
    // The other clone is still on schema 1, and has one more annotation.
    let line = "Annotation(id: \"zz\", rev: \"z1\", tag: \"exit\", start: 0, end: 3, quote: \"قال\", \
        created: \"2026-02-02T02:40:00Z\", modified: \"2026-02-02T02:40:00Z\"),\n";
    new.add_line(SALMA, line.trim_end());
    let theirs = new.read(SALMA);
    // As `merge=union` puts them together.
    let ours_text = old.read(SALMA);
    let mut both: Vec<&str> = ours_text.lines().collect();
    let more: Vec<&str> = theirs.lines().filter(|l| !both.contains(l)).collect();
    both.splice(1..1, more);
    old.write(SALMA, format!("{}\n", both.join("\n")));
    assert!(old.read(SALMA).contains("schema: 1") && old.read(SALMA).contains("schema: 3"));
    let opened = old.open();
    assert_eq!(opened.findings, []);
    assert_eq!(memo_of(&opened.project, "a1"), "هنا");
    assert!(ids(&opened.project).contains(&"zz".to_owned()));
    let merged = store::merge(&new.root, &old.root).unwrap();
    assert!(merged.failed.is_empty() && merged.findings.is_empty());
    assert_eq!(memo_of(&new.open().project, "a1"), "هنا");
    assert!(
        new.root
            .join(format!(".hashiya-kept/{SALMA}.schema-1"))
            .exists()
    );
}

#[test]
fn a_newer_schema_stays_as_it_is() {
    let folder = copy_of(PRESENT);
    let newer = folder.read(SALMA).replace("schema: 3", "schema: 4");
    folder.write(SALMA, &newer);
    folder.add_line(SALMA, "Mystery(id: \"x\", of: 3),");
    let before = files(&folder.root);
    let mut opened = folder.open();
    assert_eq!(
        opened.access,
        store::Access::ReadOnly(store::ReadOnlyReason::NewerSchema)
    );
    memo(&mut opened.project, "a1", "بعد", 200);
    let part = [Part::Coding(coding("salma"))];
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &part,
        &mut Counting("p", 0),
    );
    assert_eq!(saved.failed.len(), 1);
    assert!(store::migrate(&folder.root, false).is_err());
    assert!(store::merge(&copy_of(1).root, &folder.root).is_err());
    assert!(files(&folder.root) == before);
}

#[test]
fn all_files_are_migrated_at_once_and_a_second_time_nothing() {
    let folder = copy_of(1);
    let before = files(&folder.root);
    let dry = store::migrate(&folder.root, true).unwrap();
    assert!(files(&folder.root) == before, "only told");
    let records = before.keys().filter(|name| name.ends_with(".ron")).count();
    assert_eq!(dry.files.len(), records);
    assert_eq!(store::migrate(&folder.root, false).unwrap(), dry);
    assert_eq!(folder.open().project, golden(1));
    assert_eq!(folder.codes(), Vec::<&str>::new());
    let after = files(&folder.root);
    for (name, bytes) in before.iter().filter(|(name, _)| name.ends_with(".ron")) {
        assert_eq!(&after[&format!(".hashiya-kept/{name}.schema-1")], bytes);
        let text = String::from_utf8(bytes.clone()).unwrap();
        let text = text.replace("schema: 1", "schema: 3");
        assert_eq!(folder.read(name), text, "the lines are the same");
    }
    let again = store::migrate(&folder.root, false).unwrap();
    assert_eq!(again, store::Migrated::default());
    assert!(files(&folder.root) == after);
}

#[test]
fn what_is_not_understood_is_not_migrated() {
    let folder = copy_of(1);
    folder.add_line(SALMA, "Mystery(id: \"x\"),");
    let before = folder.bytes(SALMA);
    let done = store::migrate(&folder.root, false).unwrap();
    assert_eq!(done.findings.len(), 1);
    assert!(!done.files.contains(&SALMA.to_owned()));
    assert_eq!(folder.bytes(SALMA), before);
}

#[test]
fn withdrawing_takes_what_was_kept_and_memos_too() {
    let folder = copy_of(PRESENT);
    let d1 = copy_of(1);
    store::migrate(&d1.root, false).unwrap();
    let kept = files(&d1.root);
    assert!(
        kept.keys()
            .any(|n| n.starts_with(".hashiya-kept/annotations/r1/d1/"))
    );
    store::withdraw(&d1.root, &document_id(), &mut Counting("w", 0)).unwrap();
    let left = files(&d1.root);
    let holds = |(name, bytes): (&String, &Vec<u8>)| {
        name.contains("/d1/") && String::from_utf8_lossy(bytes).contains("قال")
    };
    assert!(!left.iter().any(holds), "{:?}", left.keys());
    let d2 = DocumentId::new("d2").unwrap();
    store::withdraw(&folder.root, &d2, &mut Counting("w", 0)).unwrap();
    let memos = folder.read("memos/salma.ron");
    assert!(!memos.contains("Document("), "{memos}");
    assert!(memos.contains("about: Project") && memos.contains("about: Tag("));
    assert!(memos.contains("Deleted(id: \"m2\", of: Memo"));
    assert_eq!(folder.codes(), Vec::<&str>::new());
}

#[test]
fn check_tells_what_is_wrong_with_memos() {
    let folder = copy_of(PRESENT);
    folder.add_line("memos/salma.ron", "State(id: \"state\"),");
    folder.add_line("memos/salma.ron", "Memo(id: \"x\", about: Mystery),");
    assert_eq!(folder.codes(), ["not-understood", "not-understood"]);
}

/// What is added on one side: an annotation of Salma's, a memo on another, a tag, a line of the journal.
fn work_on(folder: &Folder, letter: &'static str) {
    let mut opened = folder.open();
    put(&mut opened.project, "salma", annotation(letter, 0, 3));
    let id = TagId::new(&format!("tag-{letter}")).unwrap();
    let name = Bilingual::new(letter, letter);
    opened.project.codebook.insert(Tag::new(id, name, 10));
    let parts = [Part::Codebook, Part::Coding(coding("salma"))];
    let mut who = Counting(letter, 0);
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &parts,
        &mut who,
    );
    assert_eq!(saved.failed, []);
}

/// Everything that a project says of annotations and tags.
fn said(project: &Project) -> BTreeSet<String> {
    let marks = project.codings.iter().flat_map(|(key, coding)| {
        let marks = coding.annotations.values();
        marks.map(move |mark| format!("{key:?} {mark:?}"))
    });
    let tags = project.codebook.all().map(|tag| format!("{tag:?}"));
    let versions = project.versions.values().map(|v| format!("{v:?}"));
    let documents = project
        .documents
        .values()
        .map(|d| format!("{:?} {:?}", d.id, d.text.as_str()));
    marks.chain(tags).chain(versions).chain(documents).collect()
}

#[test]
fn copies_of_two_schemas_are_merged_either_way_and_nothing_is_lost() {
    // Each of the two may have been worked on before the other was written in the present schema.
    for (ours_is_old, works) in [
        (true, [true, true]),
        (false, [true, true]),
        (true, [false, true]),
        (false, [true, false]),
    ] {
        let (old, new) = (copy_of(1), copy_of(1));
        store::migrate(&new.root, false).unwrap();
        for (folder, letter) in [(&old, "o"), (&new, "n")] {
            if works[usize::from(letter == "n")] {
                work_on(folder, letter);
            }
        }
        // An app of schema 1 wrote the old one; what it was before is not there.
        for (name, bytes) in files(&old.root) {
            if name.starts_with(".hashiya-kept") {
                fs::remove_file(old.root.join(&name)).unwrap();
            } else if name.ends_with(".ron") {
                let text = String::from_utf8(bytes).unwrap();
                old.write(&name, text.replace("schema: 3", "schema: 1"));
            }
        }
        let (into, from) = if ours_is_old {
            (&old, &new)
        } else {
            (&new, &old)
        };
        let before = files(&into.root);
        let [mut expected, theirs] = [into, from].map(|folder| said(&folder.open().project));
        expected.extend(theirs);
        let theirs_before = files(&from.root);
        let merged = store::merge(&into.root, &from.root).unwrap();
        assert_eq!((merged.findings, merged.failed), (vec![], vec![]));
        assert!(files(&from.root) == theirs_before, "the copy is only read");
        let opened = into.open();
        assert_eq!(opened.findings, []);
        assert_eq!(said(&opened.project), expected);
        let told: BTreeSet<&str> = merged
            .files
            .iter()
            .flat_map(|f| &f.added)
            .map(String::as_str)
            .collect();
        let works_there = works[usize::from(ours_is_old)];
        let letter = if ours_is_old { "n" } else { "o" };
        let added = if works_there {
            BTreeSet::from([letter, if letter == "n" { "tag-n" } else { "tag-o" }])
        } else {
            BTreeSet::new()
        };
        assert_eq!(told, added, "what happened is said");
        // What was written anew is there as it was.
        let after = files(&into.root);
        for file in &merged.files {
            assert!(after[&file.file].starts_with(b"(schema: 3,"), "{file:?}");
            let kept = after.get(&format!(".hashiya-kept/{}.schema-1", file.file));
            match ours_is_old {
                true => assert_eq!(kept, before.get(&file.file)),
                false => assert!(kept.is_some(), "by the migration"),
            }
        }
        let again = store::merge(&into.root, &from.root).unwrap();
        assert_eq!((again.files, again.copied), (vec![], vec![]));
        assert!(files(&into.root) == after);
        // And what was joined can be written whole.
        store::migrate(&into.root, false).unwrap();
        assert_eq!(said(&into.open().project), expected);
        assert_eq!(into.codes(), Vec::<&str>::new());
    }
}

#[test]
fn what_only_the_present_schema_has_comes_into_an_older_copy() {
    let (old, new) = (copy_of(1), copy_of(PRESENT));
    let merged = store::merge(&old.root, &new.root).unwrap();
    assert_eq!((&merged.findings, &merged.failed), (&vec![], &vec![]));
    let opened = old.open();
    assert_eq!(opened.findings, []);
    assert_eq!(opened.project.versions, new.open().project.versions);
    assert!(
        opened.project.is_confined,
        "what is forbidden on one side is"
    );
    let [joined, theirs] = [&old, &new].map(|folder| files(&folder.root));
    for name in theirs.keys() {
        assert!(joined.contains_key(name), "{name} is there: {merged:?}");
    }
    let back = store::merge(&new.root, &old.root).unwrap();
    assert_eq!((back.findings, back.failed), (vec![], vec![]));
    assert_eq!(new.open().project, opened.project);
}
