//! Broken files: told with their place, never written over, and everything else opens.

use super::*;
use hashiya::store::{Access, CreateError, OpenError, ReadOnlyReason, SaveError, Unsaved};
use proptest::prelude::*;

/// Opens, tries to save Salma's annotations, and expects that they were refused and that not a byte
/// changed. Gives the kinds of what was found.
fn refused(folder: &Folder) -> Vec<&'static str> {
    let before = folder.bytes(SALMA);
    let mut opened = folder.open();
    put(&mut opened.project, "salma", annotation("new", 4, 8));
    let parts = [Part::Coding(coding("salma")), Part::Codebook];
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &parts,
        &mut Counting("p", 0),
    );
    let file = SALMA.to_owned();
    assert_eq!(
        saved.failed,
        [Unsaved {
            part: parts[0].clone(),
            error: SaveError::Blocked { file },
        }]
    );
    assert_eq!(saved.written, [Part::Codebook], "the others go on");
    assert_eq!(folder.bytes(SALMA), before);
    assert_eq!(opened.ledger.blocked().collect::<Vec<_>>(), [SALMA]);
    folder.codes()
}

#[test]
fn a_file_cut_anywhere_is_never_written_over() {
    let folder = Folder::new(&small());
    let whole = folder.bytes(SALMA);
    let before = folder.open().project;
    let end = whole.len() - 1;
    for cut in 0..end {
        folder.write(SALMA, &whole[..cut]);
        let found = refused(&folder);
        assert!(!found.is_empty(), "cut at {cut}");
        let project = folder.open().project;
        assert_eq!(project.codebook, before.codebook);
        let coding = project.codings.get(&coding("salma"));
        for (id, annotation) in coding.iter().flat_map(|c| &c.annotations) {
            let whole = &before.codings[&self::coding("salma")].annotations[id];
            assert_eq!(annotation, whole, "cut at {cut}");
        }
    }
    folder.write(SALMA, &whole[..end]);
    assert_eq!(folder.check(), [], "only the last line end is missing");
}

#[test]
fn a_text_without_its_record_is_told() {
    let folder = Folder::new(&small());
    let record = "documents/d1/document.ron";
    let whole = folder.bytes(record);
    std::fs::remove_file(folder.root.join(record)).unwrap();
    let missing = ("record-missing", record.to_owned(), None);
    assert!(folder.check().contains(&missing), "{:?}", folder.check());
    folder.write(record, whole);
    std::fs::create_dir_all(folder.root.join("documents/d2")).unwrap();
    assert_eq!(folder.check(), [], "an empty folder is nothing");
}

#[test]
fn what_is_not_understood_is_told_and_kept() {
    let folder = Folder::new(&small());
    let whole = folder.read(SALMA);
    let with = |line: &str| whole.replace("])\n", &format!("{line}\n])\n"));
    for (broken, code) in [
        (Vec::new(), "empty-file"),
        (with("=======").into_bytes(), "conflict-markers"),
        (with("Later(id: \"x\"),").into_bytes(), "not-understood"),
        (
            with("Tag(id: \"x\", rev: \"1\"),").into_bytes(),
            "not-understood",
        ),
        (
            with("State(id: \"x\", rev: \"1\", finished: true),").into_bytes(),
            "not-understood",
        ),
        (with("\0\0\0").into_bytes(), "nul"),
        ([with("").as_bytes(), b"\xFF\xFE"].concat(), "not-utf8"),
        (whole.replace("\"a2\"", "\"../a2\"").into_bytes(), "bad-id"),
        (
            whole.replace("2026-02", "never").into_bytes(),
            "not-understood",
        ),
        (
            with(
                &whole
                    .lines()
                    .nth(1)
                    .unwrap()
                    .replace("c005", "z")
                    .replace("\"exit\"", "\"return\""),
            )
            .into_bytes(),
            "duplicate-id",
        ),
    ] {
        folder.write(SALMA, &broken);
        let found = refused(&folder);
        assert!(found.contains(&code), "{code}: {found:?}");
        assert_eq!(folder.bytes(SALMA), broken);
    }
}

#[test]
fn a_merge_that_git_left_unfinished_is_noticed_before_writing() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    let text = folder.read(SALMA);
    let marked = text.replacen("Annotation", "<<<<<<< HEAD\nAnnotation", 1);
    folder.write(SALMA, &marked);
    memo(&mut opened.project, "a1", "x", 1);
    let part = [Part::Coding(coding("salma"))];
    let mut who = Counting("p", 0);
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &part,
        &mut who,
    );
    assert!(matches!(
        saved.failed[..],
        [Unsaved {
            error: SaveError::Blocked { .. },
            ..
        }]
    ));
    let found: Vec<_> = saved.findings.into_iter().map(told).collect();
    assert_eq!(found, [("conflict-markers", SALMA.to_owned(), Some(2))]);
    assert_eq!(folder.read(SALMA), marked);
}

#[test]
fn once_a_file_is_mended_the_edits_of_before_are_written() {
    let part = [Part::Coding(coding("salma"))];
    let whole = Folder::new(&small());
    let text = whole.read(SALMA);
    let line = text.lines().nth(1).unwrap();
    let twice = line.replace("c005", "z").replace("\"exit\"", "\"return\"");
    let marked = text.replacen("Annotation", "<<<<<<< HEAD\nAnnotation", 1);
    let torn = text[..text.len() - 9].to_owned();
    let doubled = text.replace("])\n", &format!("{twice}\n])\n"));
    // Broken before it was opened, or only since.
    for (broken, mended, broken_first) in [
        (&marked, &text, [true, false].as_slice()),
        (&torn, &text, &[true, false]),
        (&doubled, &text.replace(line, &twice), &[true]),
        (&doubled, &text, &[true, false]),
    ] {
        for broken_first in broken_first {
            let folder = Folder::new(&small());
            if *broken_first {
                folder.write(SALMA, broken);
            }
            let mut opened = folder.open();
            folder.write(SALMA, broken);
            put(&mut opened.project, "salma", annotation("a9", 4, 8));
            let mut who = Counting("p", 0);
            let mut again = |opened: &mut Opened| {
                let project = opened.project.clone();
                save(&folder.root, &mut opened.ledger, &project, &part, &mut who)
            };
            assert_eq!(again(&mut opened).failed.len(), 1);
            let second = again(&mut opened);
            assert_eq!(second.failed.len(), 1);
            assert_eq!(second.findings, [], "what was told is not told again");
            assert_eq!(&folder.read(SALMA), broken);
            folder.write(SALMA, mended);
            assert_eq!(again(&mut opened).failed, []);
            assert_eq!(folder.check(), []);
            assert_eq!(ids(&folder.open().project), ["a1", "a2", "a9"]);
        }
    }
}

#[test]
fn other_layouts_are_accepted() {
    let folder = Folder::new(&small());
    let before = folder.open().project;
    let text = folder.read(SALMA);
    for other in [
        format!("\u{FEFF}{text}"),
        text.replace('\n', "\r\n"),
        text.replace(", start:", ",\n        start:"),
        text.replace('\n', " "),
        format!(
            "#![enable(implicit_some)]\n/* لنا */ {}",
            text.replace('\n', " ")
        ),
    ] {
        folder.write(SALMA, &other);
        let has_mark = other.starts_with('\u{FEFF}');
        let told: &[_] = if has_mark { &["byte-order-mark"] } else { &[] };
        assert_eq!(folder.codes(), told);
        assert_eq!(folder.open().project, before);
    }
    folder.add_line(SALMA, "// من كتب هذا؟");
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "x", 1);
    save_salma(&folder, &mut opened, &mut Counting("p", 0));
    assert!(folder.read(SALMA).contains("\n// من كتب هذا؟\n"));
}

#[test]
fn two_tags_of_one_id_are_told_and_kept() {
    let folder = Folder::new(&small());
    folder.add_line(
        "codebook.ron",
        "Tag(id: \"exit\", rev: \"other\", order: 3.0, name: (ar: \"باب\"), hue: 9),",
    );
    let before = folder.read("codebook.ron");
    assert_eq!(folder.check()[0].0, "duplicate-id");
    let mut opened = folder.open();
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &[Part::Codebook],
        &mut Counting("p", 0),
    );
    assert!(matches!(
        saved.failed[..],
        [Unsaved {
            part: Part::Codebook,
            error: SaveError::Blocked { .. }
        }]
    ));
    assert_eq!(folder.read("codebook.ron"), before);
    assert_eq!(ids(&opened.project), ["a1", "a2"]);
}

#[test]
fn spans_quotes_and_tags_are_checked() {
    let mut project = small();
    project.id = project_id();
    let mut beyond = annotation("b1", 0, 3);
    beyond.target.span = CharRange::new(2, 4000);
    let mut cuts = annotation("b2", 0, 3);
    cuts.target.span = CharRange::new(4, 6);
    let mut differs = annotation("b3", 0, 3);
    differs.target.quote = "قيل".to_owned();
    let mut unknown = annotation("b4", 0, 3);
    unknown.tag = Some(TagId::new("nowhere").unwrap());
    let mut empty = annotation("b5", 3, 3);
    empty.tag = None;
    for broken in [beyond, cuts, differs, unknown, empty] {
        put(&mut project, "salma", broken);
    }
    put(&mut project, "karim", annotation("a1", 0, 3));
    let folder = Folder::new(&project);
    let in_file = |code, line| (code, SALMA.to_owned(), Some(line));
    assert_eq!(
        folder.check(),
        [
            in_file("duplicate-id", 2),
            in_file("span-beyond-text", 4),
            in_file("cuts-grapheme", 5),
            in_file("quote-differs", 6),
            in_file("unknown-tag", 7),
            in_file("empty-span", 8),
        ]
    );
    assert_eq!(folder.open().project, project, "it opens all the same");
}

#[test]
fn faults_of_the_codebook_are_told_with_their_line() {
    let mut project = small();
    let mut tag = Tag::new(TagId::new("low").unwrap(), Bilingual::new("تحت", "Low"), 3);
    tag.parent = Some(TagId::new("nowhere").unwrap());
    project.codebook.insert(tag);
    let folder = Folder::new(&project);
    assert_eq!(
        folder.check(),
        [("parent-missing", "codebook.ron".to_owned(), Some(3))]
    );
}

#[test]
fn a_newer_project_opens_and_is_not_written() {
    let folder = Folder::new(&small());
    for file in ["codebook.ron", SALMA] {
        let before = folder.read(file);
        let newer = before
            .replace("schema: 3", "schema: 4")
            .replace("id: \"exit\"", "id: \"exit\", glow: 3");
        folder.write(file, &newer);
        let mut opened = folder.open();
        assert_eq!(opened.access, Access::ReadOnly(ReadOnlyReason::NewerSchema));
        assert_eq!(
            opened
                .findings
                .iter()
                .map(|f| f.kind.code())
                .collect::<Vec<_>>(),
            ["newer-schema"]
        );
        let saved = save(
            &folder.root,
            &mut opened.ledger,
            &opened.project,
            &[Part::Project],
            &mut Counting("p", 0),
        );
        assert!(matches!(
            saved.failed[..],
            [Unsaved {
                part: Part::Project,
                error: SaveError::NewerSchema { .. }
            }]
        ));
        assert_eq!(folder.read(file), newer);
        folder.write(file, before);
    }
}

#[test]
fn texts_are_checked_and_never_written_again() {
    let folder = Folder::new(&small());
    let text = "documents/d1/text.txt";
    folder.write(text, format!("{TEXT}\0"));
    assert_eq!(folder.codes(), ["text-hash-differs", "nul"]);
    let mut opened = folder.open();
    opened.project.documents.get_mut("d1").unwrap().title = "أخرى".to_owned();
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &[Part::Document(document_id())],
        &mut Counting("p", 0),
    );
    assert_eq!(saved.failed, []);
    assert_eq!(folder.bytes(text), format!("{TEXT}\0").into_bytes());
    assert_eq!(
        folder.codes(),
        ["text-hash-differs", "nul"],
        "the recorded hash stays"
    );
    folder.write(text, b"\xC3\x28");
    assert_eq!(folder.codes(), ["text-hash-differs", "not-utf8"]);
    std::fs::remove_file(folder.root.join(text)).unwrap();
    assert_eq!(folder.codes(), ["text-missing"]);
    let opened = folder.open();
    assert!(opened.project.documents.is_empty());
    assert_eq!(ids(&opened.project), ["a1", "a2"], "annotations stay");
}

#[test]
fn annotations_of_no_document_are_told() {
    let folder = Folder::new(&small());
    let text = folder.read(SALMA);
    folder.write(
        "annotations/r1/nowhere/salma.ron",
        text.replace("\"a", "\"n"),
    );
    assert_eq!(folder.codes(), ["document-missing"]);
}

#[test]
fn strange_files_are_left_alone() {
    let folder = Folder::new(&small());
    folder.write("annotations/r1/d1/.salma.ron.Ab12Cd", "half");
    folder.write("annotations/notes.txt", "x");
    folder.write("documents/سر/notes.txt", "x");
    folder.write("documents/empty/notes.txt", "x");
    folder.write("Thumbs.db", "x");
    assert_eq!(folder.check(), []);
    folder.write("annotations/r1/d1/سلمى.ron", "x");
    assert_eq!(folder.codes(), ["bad-id"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let folder = Folder::new(&small());
    let other = tempfile::tempdir().unwrap();
    let link = folder.root.join("documents/linked");
    std::os::unix::fs::symlink(other.path(), link).unwrap();
    let target = other.path().join("x.ron");
    std::fs::write(&target, "kept").unwrap();
    std::fs::remove_file(folder.root.join(SALMA)).unwrap();
    std::os::unix::fs::symlink(&target, folder.root.join(SALMA)).unwrap();
    assert_eq!(folder.codes(), ["outside-project", "outside-project"]);
    let mut opened = folder.open();
    put(&mut opened.project, "salma", annotation("a1", 0, 3));
    let part = [Part::Coding(coding("salma"))];
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &part,
        &mut Counting("p", 0),
    );
    assert!(matches!(
        saved.failed[..],
        [Unsaved {
            error: SaveError::OutsideProject { .. } | SaveError::Blocked { .. },
            ..
        }]
    ));
    assert_eq!(std::fs::read_to_string(target).unwrap(), "kept");
}

#[test]
fn folders_that_are_no_projects_are_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    assert!(matches!(
        store::open(&folder.path().join("gone")),
        Err(OpenError::NotFound { .. })
    ));
    assert!(matches!(
        store::open(folder.path()),
        Err(OpenError::NotAProject { .. })
    ));
    assert!(matches!(
        store::open(&file),
        Err(OpenError::NotAProject { .. })
    ));
    let mut who = Counting("p", 0);
    let create = |path: &Path, who: &mut Counting| store::create(path, &small(), who).unwrap_err();
    assert!(matches!(
        create(folder.path(), &mut who),
        CreateError::NotEmpty { .. }
    ));
    assert!(matches!(
        create(&file.join("below"), &mut who),
        CreateError::Folder { .. }
    ));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "x");
}

#[test]
fn a_lost_first_file_is_told_and_the_rest_opens() {
    let folder = Folder::new(&small());
    std::fs::remove_file(folder.root.join("project.ron")).unwrap();
    assert_eq!(
        folder.check(),
        [("file-missing", "project.ron".to_owned(), None)]
    );
    assert_eq!(ids(&folder.open().project), ["a1", "a2"]);
}

#[test]
fn half_a_codebook_is_told_once() {
    let folder = Folder::new(&small());
    let text = folder.read("codebook.ron");
    folder.write("codebook.ron", &text[..30]);
    assert_eq!(
        folder.check(),
        [("torn", "codebook.ron".to_owned(), Some(2))]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Whatever happens to the bytes of a file: it opens or is told, and what is refused stays.
    #[test]
    fn damaged_files_never_panic(
        file in prop::sample::select(vec!["project.ron", "codebook.ron", SALMA, "documents/d1/document.ron", "documents/d1/text.txt"]),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let folder = Folder::new(&small());
        let mut bytes = folder.bytes(file);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        folder.write(file, &bytes);
        let _ = folder.check();
        let mut opened = folder.open();
        let saved = store::save(&folder.root, &mut opened.ledger, &Snapshot::all(&opened.project), &mut Counting("p", 0));
        if !saved.failed.is_empty() || file.ends_with(".txt") {
            prop_assert_eq!(folder.bytes(file), bytes);
        }
    }
}
