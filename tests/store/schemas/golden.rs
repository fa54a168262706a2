//! The golden project of each schema: built here, and compared with its files.

use super::*;

/// A project in which everything is said that can be said in a schema: what the golden files hold.
pub(super) fn golden(schema: u32) -> Project {
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
pub(super) fn derived_id(schema: u32) -> Option<ProjectId> {
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
pub(super) const LATER: &[(&str, &str)] = &[
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
pub(super) const EMPTY: &str = "(schema: 3, records: [\n])\n";

/// The id in a line of records.
pub(super) fn id_of(line: &str) -> Option<&str> {
    line.split_once("(id: \"")?.1.split('"').next()
}

pub(super) fn tag(id: &str) -> Tag {
    Tag {
        order: 7.0,
        ..Tag::new(TagId::new(id).unwrap(), Bilingual::new(id, ""), 30)
    }
}

/// Writes the golden project as the app does, then changes it: revisions of before, a deletion.
pub(super) fn written() -> Folder {
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
