//! Copies of a project: joined by folder, by git's files, by plain git; in any order nothing is lost.

use super::clones::{change, copy, in_both_orders, merged};
use super::*;
use hashiya::store::{Merged, merge, merge_aside, put_away};

pub(super) fn every_file(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    fn walk(root: &Path, at: &Path, all: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            match path.is_dir() {
                true => walk(root, &path, all),
                false if name.starts_with(".hashiya-lock") => {}
                false => all.push((name, std::fs::read(&path).unwrap())),
            }
        }
    }
    let mut all = Vec::new();
    walk(&folder.root, &folder.root, &mut all);
    all.sort();
    all
}

#[test]
fn a_copy_is_joined_file_by_file_and_twice_changes_nothing() {
    let ours = Folder::new(&small());
    let theirs = copy(&ours);
    change(&ours, "p", |p| memo(p, "a1", "from a", 5));
    change(&theirs, "q", |p| {
        memo(p, "a1", "from b", 4);
        memo(p, "a2", "changed", 4);
        put(p, "salma", annotation("a3", 4, 8));
        put(p, "karim", annotation("k1", 4, 8));
    });
    let told = merged(&ours, &theirs);
    assert_eq!(told.findings, []);
    let files: Vec<_> = told
        .files
        .iter()
        .map(|f| {
            (
                f.file.as_str(),
                &f.added[..],
                &f.replaced[..],
                &f.alternatives[..],
            )
        })
        .collect();
    let s = |id: &str| vec![id.to_owned()];
    let karim = "annotations/r1/d1/karim.ron";
    assert_eq!(
        files,
        [
            (karim, &s("k1")[..], &[][..], &[][..]),
            (SALMA, &s("a3")[..], &s("a2")[..], &s("a1")[..]),
            ("project.ron", &[][..], &s("identity")[..], &[][..]),
        ]
    );
    assert_eq!(folder_ids(&ours), ["a1", "a2", "a3"]);
    let before = every_file(&ours);
    assert_eq!(merged(&ours, &theirs), Merged::default());
    assert_eq!(every_file(&ours), before);
    // The other way round comes to the same.
    merged(&theirs, &ours);
    assert_eq!(theirs.read(SALMA), ours.read(SALMA));
    assert_eq!(merged(&ours, &theirs), Merged::default());
}

fn folder_ids(folder: &Folder) -> Vec<String> {
    ids(&folder.open().project)
}

#[test]
fn new_documents_come_with_their_texts_and_another_text_is_told() {
    let ours = Folder::new(&small());
    let theirs = copy(&ours);
    let id = DocumentId::new("d2").unwrap();
    change(&theirs, "q", |p| {
        let document = Document::new(id.clone(), "أخرى", Text::new("نص آخر"));
        p.documents.insert(id.clone(), document);
    });
    theirs.write("documents/d1/text.txt", "نص مبدَّل");
    let told = merged(&ours, &theirs);
    assert_eq!(told.copied, ["documents/d2/text.txt"]);
    assert_eq!(
        told.findings
            .into_iter()
            .map(super::told)
            .collect::<Vec<_>>(),
        [("texts-differ", "documents/d1/text.txt".to_owned(), None)]
    );
    assert_eq!(ours.read("documents/d1/text.txt"), TEXT);
    assert_eq!(ours.check(), []);
    assert_eq!(ours.open().project.documents[&id].text.as_str(), "نص آخر");
}

#[test]
fn the_project_itself_and_what_is_no_project_are_refused() {
    let ours = Folder::new(&small());
    assert!(merge(&ours.root, &ours.root).is_err());
    let none = tempfile::tempdir().unwrap();
    assert!(merge(&ours.root, none.path()).is_err());
    assert!(merge(none.path(), &ours.root).is_err());
}

#[test]
fn another_project_is_refused_and_a_sample_is_a_copy_of_every_sample() {
    let fresh = |project: &Project| {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path().join("project");
        store::create(&root, project, &mut store::RandomStamp).unwrap();
        Folder {
            _temporary: temporary,
            root,
        }
    };
    let empty = Project {
        codebook: store::default_codebook(),
        ..Project::default()
    };
    let (ours, other) = (fresh(&empty), fresh(&empty));
    let before = every_file(&ours);
    let error = merge(&ours.root, &other.root).unwrap_err();
    assert!(
        matches!(error, store::MergeError::Unrelated { .. }),
        "{error}"
    );
    assert_eq!(every_file(&ours), before);
    merged(&ours, &copy(&ours));
    let sample = store::sample::sample_project(moment(0));
    merge(&fresh(&sample).root, &fresh(&sample).root).unwrap();
    // After any number of changes of its title it is a copy still.
    let theirs = copy(&ours);
    for n in 0..80 {
        change(&theirs, "t", |p| p.title.ar = format!("عنوان {n}"));
    }
    let told = merged(&ours, &theirs);
    assert_eq!(told.files.len(), 1);
}

#[test]
fn a_copy_in_which_replacing_was_interrupted_is_refused_and_not_written_to() {
    let ours = Folder::new(&small());
    let theirs = copy(&ours);
    theirs.write(".hashiya-rewrite/list", "");
    let before = every_file(&theirs);
    let error = merge(&ours.root, &theirs.root).unwrap_err();
    assert!(
        matches!(error, store::MergeError::HalfReplaced { .. }),
        "{error}"
    );
    assert_eq!(every_file(&theirs), before);
    assert!(theirs.root.join(".hashiya-rewrite/list").is_file());
}

#[test]
fn a_copy_of_a_newer_version_and_a_project_that_can_only_be_read_are_refused() {
    let ours = Folder::new(&small());
    let theirs = copy(&ours);
    change(&theirs, "q", |p| put(p, "salma", annotation("a3", 4, 8)));
    let before = every_file(&ours);
    let whole = theirs.read(SALMA);
    theirs.write(SALMA, whole.replace("(schema: ", "(schema: 9"));
    let error = merge(&ours.root, &theirs.root).unwrap_err();
    assert!(matches!(error, store::MergeError::Newer { .. }), "{error}");
    let error = merge(&theirs.root, &ours.root).unwrap_err();
    assert!(matches!(error, store::MergeError::ReadOnly(_)), "{error}");
    theirs.write(SALMA, whole);
    assert_eq!(every_file(&ours), before);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let set = |mode: u32| {
            let all = [ours.root.clone(), ours.root.join("project.ron")];
            for path in all {
                std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
            }
        };
        set(0o555);
        // Whoever may do anything is not kept from it by permissions.
        let may_anything = std::fs::write(ours.root.join("probe"), "").is_ok();
        let refused = merge(&ours.root, &theirs.root).err();
        set(0o755);
        let is_it = |e: &store::MergeError| matches!(e, store::MergeError::ReadOnly(_));
        assert!(
            may_anything || refused.as_ref().is_some_and(is_it),
            "{refused:?}"
        );
        let _ = std::fs::remove_file(ours.root.join("probe"));
    }
}

#[test]
fn while_someone_writes_merging_waits_and_while_someone_tags_it_merges_beside() {
    let ours = Folder::new(&small());
    let theirs = copy(&ours);
    change(&theirs, "q", |p| put(p, "salma", annotation("a3", 4, 8)));
    // A window of Salma's is open, and has something that is not saved yet.
    let salma = AnnotatorId::new("salma").unwrap();
    let held = store::lock(&ours.root, &salma).unwrap();
    let mut window = ours.open();
    memo(&mut window.project, "a1", "not saved yet", 5);
    merged(&ours, &theirs);
    save_salma(&ours, &mut window, &mut Counting("w", 0));
    drop(held);
    assert_eq!(folder_ids(&ours), ["a1", "a2", "a3"]);
    assert_eq!(memo_of(&ours.open().project, "a1"), "not saved yet");
    // The lock of every write is held for a moment.
    let lock = std::fs::File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(ours.root.join(".hashiya-lock"))
        .unwrap();
    lock.lock().unwrap();
    change_unlocked(&theirs);
    let begin = std::time::Instant::now();
    std::thread::scope(|scope| {
        let merging = scope.spawn(|| merge(&ours.root, &theirs.root));
        std::thread::sleep(std::time::Duration::from_millis(300));
        assert!(!merging.is_finished(), "it waits");
        lock.unlock().unwrap();
        assert_eq!(merging.join().unwrap().unwrap().failed, []);
    });
    assert!(begin.elapsed() >= std::time::Duration::from_millis(300));
    assert_eq!(folder_ids(&ours), ["a1", "a2", "a3", "a4"]);
}

fn change_unlocked(theirs: &Folder) {
    change(theirs, "z", |p| put(p, "salma", annotation("a4", 9, 12)));
}

#[test]
fn three_copies_come_to_the_same_in_every_order() {
    let first = Folder::new(&small());
    let copies = [copy(&first), copy(&first), copy(&first)];
    change(&copies[0], "p", |p| memo(p, "a1", "from a", 5));
    change(&copies[1], "q", |p| {
        memo(p, "a1", "from b", 6);
        put(p, "karim", annotation("k1", 4, 8));
        p.title.ar = "عنوان".into();
    });
    change(&copies[2], "s", |p| {
        remove(p, "a1");
        new_tag(p, "t-new", 30);
        p.title.ar = "عنوان آخر".into();
    });
    let mut ends = Vec::new();
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let [into, second, third] = order.map(|at| copy(&copies[at]));
        merged(&into, &second);
        merged(&into, &third);
        assert_eq!(merged(&into, &second), Merged::default());
        assert_eq!(merged(&into, &third), Merged::default());
        let opened = into.open();
        let mut waiting: Vec<String> = opened
            .project
            .waiting
            .keys()
            .map(|of| of.as_str().to_owned())
            .collect();
        waiting.sort();
        assert_eq!(waiting, ["a1", "project"]);
        assert_eq!(memos_of(&into, "a1"), ["deleted", "from a", "from b"]);
        let files = every_file(&into).into_iter();
        // What was replaced is remembered in the order in which it was met.
        ends.push(files.map(|(name, _)| name).collect::<Vec<_>>());
        ends.push(vec![format!("{:?}", opened.project)]);
    }
    assert!(ends.iter().step_by(2).all(|files| *files == ends[0]));
    assert!(
        ends.iter()
            .skip(1)
            .step_by(2)
            .all(|project| *project == ends[1])
    );
}

#[test]
fn a_torn_copy_gives_what_can_be_read_and_a_torn_file_is_left_alone() {
    let ours = Folder::new(&small());
    let theirs = copy(&ours);
    change(&theirs, "q", |p| put(p, "salma", annotation("a3", 4, 8)));
    let whole = theirs.read(SALMA);
    theirs.write(SALMA, whole.trim_end().trim_end_matches("])"));
    let told = merged(&ours, &theirs);
    assert_eq!(told.findings.len(), 1);
    assert_eq!(folder_ids(&ours), ["a1", "a2", "a3"]);
    let torn = theirs.read(SALMA);
    let told = merge(&theirs.root, &ours.root).unwrap();
    assert_eq!(told.failed.len(), 1);
    assert_eq!(theirs.read(SALMA), torn);
}

#[test]
fn what_a_sync_tool_put_aside_is_joined_and_put_away() {
    let folder = Folder::new(&small());
    let other = copy(&folder);
    change(&other, "q", |p| put(p, "salma", annotation("a3", 4, 8)));
    let aside = "annotations/r1/d1/salma.sync-conflict-20260301-101500-ABCDEFG.ron";
    folder.write(aside, other.read(SALMA));
    let away = put_away(&folder.root).unwrap();
    assert_eq!(away.left, [aside], "not joined yet");
    let told = merge_aside(&folder.root).unwrap();
    assert_eq!(told.files[0].added, ["a3"]);
    assert_eq!(merge_aside(&folder.root).unwrap(), Merged::default());
    let away = put_away(&folder.root).unwrap();
    assert_eq!(away.left, Vec::<String>::new());
    let kept = format!(".hashiya-kept/{aside}");
    assert_eq!(away.moved, [(aside.to_owned(), kept.clone())]);
    assert_eq!(folder.read(&kept), other.read(SALMA));
    assert_eq!(folder.read(".hashiya-kept/.gitignore"), "*\n");
    assert_eq!(folder.check(), []);
    assert_eq!(folder_ids(&folder), ["a1", "a2", "a3"]);
    // Another one of the same name does not take its place.
    folder.write(aside, other.read(SALMA));
    let away = put_away(&folder.root).unwrap();
    assert_eq!(away.moved[0].1, format!("{kept}.2"));
    folder.write(aside, "(schema: 3, records: [\nState(");
    assert_eq!(put_away(&folder.root).unwrap().left, [aside]);
}

/// Names that sync tools give to the version that they do not keep in its place; `of` is the name
/// without its ending.
fn names_of_conflicts(of: &str) -> Vec<String> {
    [
        ".sync-conflict-20260301-101500-ABCDEFG",
        " (Ali's conflicted copy 2026-03-01)",
        " (نسخة متعارضة من علي 2026-03-01)",
        " (conflicted copy 2026-03-01 101500)",
        " (1)",
        "-LAPTOP",
        "_conflict-20260301-101500",
        "_LAPTOP_Mar-01-101500-2026_Conflict",
    ]
    .map(|mark| format!("{of}{mark}.ron"))
    .to_vec()
}

#[test]
fn every_file_that_any_sync_tool_put_aside_is_read_along_joined_and_put_away() {
    let fresh = Folder::new(&small());
    let theirs = copy(&fresh);
    change(&theirs, "q", |p| {
        put(p, "salma", annotation("a3", 4, 8));
        p.title.ar = "عنوان آخر".to_owned();
        p.documents
            .values_mut()
            .for_each(|d| d.title = "شهادة أخرى".to_owned());
    });
    let mut parts = BTreeSet::new();
    parts.extend([Part::Project, Part::Codebook, Part::Document(document_id())]);
    let mut opened = theirs.open();
    new_tag(&mut opened.project, "new", 9);
    let snapshot = Snapshot::take(&opened.project, parts);
    store::save(
        &theirs.root,
        &mut opened.ledger,
        &snapshot,
        &mut Counting("t", 0),
    );
    for file in [
        "project",
        "codebook",
        "documents/d1/document",
        "annotations/r1/d1/salma",
    ] {
        for aside in names_of_conflicts(file) {
            let folder = copy(&fresh);
            folder.write(&aside, theirs.read(&format!("{file}.ron")));
            assert_eq!(folder.check()[0], ("sync-conflict", aside.clone(), None));
            let before = folder.open();
            assert_eq!(before.aside.len(), 1, "{aside}");
            let told = merge_aside(&folder.root).unwrap();
            assert_eq!(told.files.len(), 1, "{aside}");
            assert_eq!(put_away(&folder.root).unwrap().moved.len(), 1, "{aside}");
            let after = folder.open();
            assert_eq!(after.project, before.project, "{aside}");
            assert_eq!(folder.check(), [], "{aside}");
            let is_there = match file {
                "project" => after.project.title.ar == "عنوان آخر",
                "codebook" => after.project.codebook.all().count() == 3,
                "annotations/r1/d1/salma" => ids(&after.project).len() == 3,
                _ => after.project.documents[&document_id()].title == "شهادة أخرى",
            };
            assert!(is_there, "{aside}");
        }
    }
}

#[test]
fn a_person_or_an_exported_codebook_with_a_like_name_is_no_version() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    put(&mut opened.project, "salma-2", annotation("b1", 4, 8));
    let parts = BTreeSet::from([Part::Coding(coding("salma-2"))]);
    let snapshot = Snapshot::take(&opened.project, parts);
    store::save(
        &folder.root,
        &mut opened.ledger,
        &snapshot,
        &mut Counting("t", 0),
    );
    let exported = store::codebook_file(&opened.project.codebook);
    folder.write("codebook-2025.ron", exported);
    let opened = folder.open();
    assert_eq!(opened.aside, []);
    assert_eq!(
        opened.project.codings[&coding("salma-2")].annotations.len(),
        1
    );
    assert_eq!(ids(&opened.project), ["a1", "a2"]);
}

fn memos_of(folder: &Folder, id: &str) -> Vec<String> {
    let opened = folder.open();
    let mut memos: Vec<String> = versions(&opened, id)
        .into_iter()
        .map(|says| match says {
            hashiya::model::Said::Annotation(annotation) => annotation.memo.clone(),
            _ => "deleted".to_owned(),
        })
        .collect();
    memos.sort();
    memos
}

/// What all versions of a record say.
fn versions(opened: &Opened, id: &str) -> Vec<hashiya::model::Said> {
    let all = store::alternatives(&opened.project, &opened.ledger);
    let of = all.into_iter().filter(|a| a.of.as_str() == id);
    of.flat_map(|a| a.versions)
        .map(|v| v.version.says)
        .collect()
}

#[test]
fn git_keeps_both_edits_of_one_annotation() {
    in_both_orders(
        |p| memo(p, "a1", "from a", 5),
        |p| memo(p, "a1", "from b", 4),
        |folder| {
            assert_eq!(folder.codes(), ["alternatives"]);
            assert_eq!(memos_of(folder, "a1"), ["from a", "from b"]);
        },
    );
}

#[test]
fn git_keeps_an_edit_and_a_deletion() {
    in_both_orders(
        |p| remove(p, "a1"),
        |p| memo(p, "a1", "kept", 4),
        |folder| {
            assert_eq!(folder.codes(), ["alternatives"]);
            assert_eq!(memos_of(folder, "a1"), ["deleted", "kept"]);
            assert_eq!(folder_ids(folder), ["a1", "a2"]);
        },
    );
}

fn new_tag(project: &mut Project, id: &str, hue: u16) {
    let id = TagId::new(id).unwrap();
    let tag = Tag::new(id, Bilingual::new("جديد", "New"), hue);
    project.codebook.insert(tag);
}

#[test]
fn git_keeps_the_same_new_tag_of_both() {
    // As two people make it: two tags of one name.
    in_both_orders(
        |p| new_tag(p, "t-p", 10),
        |p| new_tag(p, "t-q", 20),
        |folder| {
            assert_eq!(folder.check(), []);
            assert_eq!(folder.open().project.codebook.tree().len(), 4);
        },
    );
    // As both bring it in from one list: one tag.
    in_both_orders(
        |p| new_tag(p, "t-new", 10),
        |p| new_tag(p, "t-new", 10),
        |folder| {
            assert_eq!(folder.check(), []);
            assert_eq!(folder.open().project.codebook.tree().len(), 3);
        },
    );
    // Under one id and different: both wait.
    in_both_orders(
        |p| new_tag(p, "t-new", 10),
        |p| new_tag(p, "t-new", 20),
        |folder| {
            assert_eq!(folder.codes(), ["duplicate-id"]);
            assert_eq!(versions(&folder.open(), "t-new").len(), 2);
        },
    );
}

#[test]
fn git_keeps_two_titles() {
    in_both_orders(
        |p| p.title.ar = "عنوان".into(),
        |p| p.title.ar = "آخر".into(),
        |folder| {
            assert_eq!(folder.codes(), ["alternatives"]);
            assert_eq!(versions(&folder.open(), "project").len(), 2);
        },
    );
}

#[test]
fn git_keeps_a_tag_moved_under_its_own_child_from_the_other_side() {
    let below = |project: &mut Project, tag: &str, parent: &str| {
        let id = TagId::new(tag).unwrap();
        let mut moved = project.codebook.get(&id).unwrap().clone();
        moved.parent = TagId::new(parent).ok();
        project.codebook.insert(moved);
    };
    in_both_orders(
        |p| below(p, "exit", "return"),
        |p| below(p, "return", "exit"),
        |folder| {
            assert_eq!(folder.codes(), ["tag-circle", "tag-circle"]);
            let book = folder.open().project.codebook;
            assert_eq!(book.circles().len(), 1);
            assert_eq!(book.tree().len(), 2, "both are shown");
        },
    );
}

#[test]
fn git_keeps_two_merges_of_tags_into_each_other_and_one_of_them_is_chosen() {
    let merge = |project: &mut Project, from: &str, into: &str| {
        let id = TagId::new(from).unwrap();
        let mut tag = project.codebook.get(&id).unwrap().clone();
        tag.tombstone = Some(Tombstone {
            at: moment(9),
            by: AnnotatorId::new("salma").unwrap(),
            merged_into: TagId::new(into).ok(),
            reason: String::new(),
        });
        project.codebook.insert(tag);
    };
    in_both_orders(
        |p| merge(p, "exit", "return"),
        |p| merge(p, "return", "exit"),
        |folder| {
            assert_eq!(folder.codes(), ["merge-circle", "merge-circle"]);
            let [exit, back] = ["exit", "return"].map(|id| TagId::new(id).unwrap());
            assert_eq!(folder.open().project.codebook.resolve(&exit), None);
            change(folder, "s", |p| {
                let edit = hashiya::edit::revive(p, &back).unwrap();
                edit.apply(p).unwrap();
            });
            assert_eq!(folder.check(), []);
            let project = folder.open().project;
            for id in [&exit, &back] {
                assert_eq!(project.codebook.resolve(id).map(|t| &t.id), Some(&back));
            }
            let annotation = &project.codings[&coding("salma")].annotations["a1"];
            assert_eq!(annotation.tag.as_ref(), Some(&exit));
            assert_eq!(times_applied(&project, &back), 2);
        },
    );
}
