//! Saving: revisions, undo, documents, the thread, and disks that do not play along.

use super::*;
use hashiya::edit::{AnnotationChange, AnnotationEdit, Edit, Session};
use hashiya::store::{SaveError, SaveEvent, Saver, Unsaved};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

#[test]
fn an_undo_writes_a_new_revision() {
    let folder = Folder::new(&small());
    let opened = folder.open();
    let mut ledger = opened.ledger;
    let mut session = Session::new(opened.project);
    let mut who = Counting("p", 0);
    let before = folder.read(SALMA);
    session
        .apply(&Edit::Annotation(AnnotationEdit::Change {
            key: coding("salma"),
            id: AnnotationId::new("a1").unwrap(),
            change: AnnotationChange::Memo("memo".to_owned()),
            at: moment(9),
        }))
        .unwrap();
    let mut write = |session: &mut Session, ledger: &mut Ledger| {
        let snapshot = Snapshot::take(session.project(), session.unsaved().clone());
        session.take_unsaved();
        let saved = store::save(&folder.root, ledger, &snapshot, &mut who);
        assert_eq!(saved.failed, []);
        folder.read(SALMA)
    };
    let first = write(&mut session, &mut ledger);
    assert!(
        first.contains("id: \"a1\", rev: \"p001\", past: [\"c005\"]"),
        "{first}"
    );
    session.undo().unwrap();
    let second = write(&mut session, &mut ledger);
    assert!(
        second.contains("id: \"a1\", rev: \"p002\", past: [\"p001\", \"c005\"]"),
        "{second}"
    );
    assert_eq!(
        second.replace("rev: \"p002\", past: [\"p001\", \"c005\"]", "rev: \"c005\""),
        before
    );
    for _ in 0..40 {
        session.redo().unwrap();
        write(&mut session, &mut ledger);
        session.undo().unwrap();
        write(&mut session, &mut ledger);
    }
    let last = folder.read(SALMA);
    let line = last.lines().find(|l| l.contains("\"a1\"")).unwrap();
    assert_eq!(
        line.matches("\"p0").count(),
        33,
        "a revision and 32 before it"
    );
}

#[test]
fn a_removed_document_keeps_its_text_and_comes_back() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    let mut who = Counting("p", 0);
    let part = [Part::Document(document_id())];
    let document = opened.project.documents.remove("d1").unwrap();
    let mut write = |opened: &mut Opened| {
        let saved = save(
            &folder.root,
            &mut opened.ledger,
            &opened.project,
            &part,
            &mut who,
        );
        assert_eq!(saved.failed, []);
    };
    write(&mut opened);
    assert!(folder.open().project.documents.is_empty());
    assert_eq!(
        folder.check(),
        [],
        "its annotations stay, and that is no fault"
    );
    assert_eq!(folder.read("documents/d1/text.txt"), TEXT);
    opened.project.documents.insert(document_id(), document);
    write(&mut opened);
    assert_eq!(folder.open().project.documents.len(), 1);
    assert_eq!(folder.check(), []);
}

#[test]
fn another_text_of_the_same_id_is_not_written_over() {
    let folder = Folder::new(&Project::default());
    folder.write("documents/d1/text.txt", "نص آخر");
    let mut opened = folder.open();
    let mut who = Counting("p", 0);
    let part = [Part::Document(document_id())];
    let saved = save(&folder.root, &mut opened.ledger, &small(), &part, &mut who);
    assert!(matches!(
        saved.failed[..],
        [Unsaved {
            error: SaveError::TextDiffers { .. },
            ..
        }]
    ));
    assert_eq!(folder.read("documents/d1/text.txt"), "نص آخر");
}

#[test]
fn a_coding_waits_for_the_file_that_says_whose_it_is() {
    let folder = Folder::new(&small());
    folder.add_line("project.ron", "Annotator(id: \"x\", name: 3),");
    let mut opened = folder.open();
    assert!(opened.ledger.is_blocked(&Part::Project));
    let newcomer = AnnotatorId::new("nur").unwrap();
    let name = Annotator::new(newcomer.clone(), "نور".to_owned());
    opened.project.annotators.insert(newcomer, name);
    put(&mut opened.project, "nur", annotation("n1", 0, 3));
    put(&mut opened.project, "salma", annotation("s9", 0, 3));
    let mut who = Counting("p", 0);
    let parts = [
        Part::Project,
        Part::Coding(coding("nur")),
        Part::Coding(coding("salma")),
    ];
    let project = opened.project.clone();
    let saved = save(&folder.root, &mut opened.ledger, &project, &parts, &mut who);
    let failed: Vec<&Part> = saved.failed.iter().map(|unsaved| &unsaved.part).collect();
    assert_eq!(failed, [&Part::Project, &Part::Coding(coding("nur"))]);
    let is_blocked = |unsaved: &Unsaved| matches!(unsaved.error, SaveError::Blocked { .. });
    assert!(saved.failed.iter().all(is_blocked), "{:?}", saved.failed);
    assert_eq!(saved.written, [Part::Coding(coding("salma"))]);
    let again = folder.open().project;
    assert!(!again.codings.contains_key(&coding("nur")));
    assert!(ids(&again).contains(&"s9".to_owned()));
}

#[test]
fn originals_are_kept_beside_the_text() {
    let folder = Folder::new(&Project::default());
    let mut opened = folder.open();
    let mut project = small();
    let name = store::original_name("تقرير.TXT");
    project.documents.get_mut("d1").unwrap().imported.original = Some(name.clone());
    let parts = BTreeSet::from([Part::Document(document_id())]);
    let snapshot = Snapshot::take(&project, parts.clone()).with_original(
        document_id(),
        &name,
        b"\xC7".to_vec(),
    );
    let saved = store::save(
        &folder.root,
        &mut opened.ledger,
        &snapshot,
        &mut Counting("p", 0),
    );
    assert_eq!(saved.failed, []);
    assert_eq!(folder.bytes("documents/d1/original.txt"), b"\xC7");
    let other = DocumentId::new("d2").unwrap();
    let mut second = Document::new(other.clone(), "", Text::new(""));
    second.imported.original = Some("../x.txt".to_owned());
    project.documents.insert(other.clone(), second);
    let snapshot = Snapshot::take(&project, BTreeSet::from([Part::Document(other.clone())]))
        .with_original(other, "../x.txt", Vec::new());
    let saved = store::save(
        &folder.root,
        &mut opened.ledger,
        &snapshot,
        &mut Counting("q", 0),
    );
    assert!(matches!(
        saved.failed[..],
        [Unsaved {
            error: SaveError::OutsideProject { .. },
            ..
        }]
    ));
    assert!(!folder.root.join("documents/x.txt").exists());
}

#[test]
fn a_file_that_someone_took_away_is_written_again() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    std::fs::remove_dir_all(folder.root.join("annotations")).unwrap();
    save_salma(&folder, &mut opened, &mut Counting("p", 0));
    assert_eq!(ids(&folder.open().project), ["a1", "a2"]);
}

/// A sync tool that brings a file in the middle of a save: a save asks for revisions once it has read
/// what is there, and before it writes.
struct Meddling<'a> {
    folder: &'a Folder,
    file: &'a str,
    brings: Vec<String>,
    who: Counting,
}

impl Stamp for Meddling<'_> {
    fn rev(&mut self) -> String {
        if let Some(text) = self.brings.pop() {
            self.folder.write(self.file, text);
        }
        self.who.rev()
    }
}

/// What another machine of Salma's made of her file, with so many annotations more.
fn of_another_machine(folder: &Folder, more: usize) -> String {
    let others = (0..more).map(|n| format!("b{n}")).map(|id| {
        format!(
            "Annotation(id: \"{id}\", rev: \"r{id}\", tag: \"exit\", start: 4, end: 8, quote: \"إنّه\", created: \"2026-02-02T02:40:00Z\", modified: \"2026-02-02T02:40:00Z\"),\n"
        )
    });
    let text = folder.read(SALMA);
    let end = text.rfind("])").unwrap();
    format!(
        "{}{}{}",
        &text[..end],
        others.collect::<String>(),
        &text[end..]
    )
}

#[test]
fn what_a_sync_tool_brings_in_the_middle_of_a_save_is_not_written_over() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "mine", 1);
    let mut who = Meddling {
        folder: &folder,
        file: SALMA,
        brings: vec![
            of_another_machine(&folder, 2),
            of_another_machine(&folder, 1),
        ],
        who: Counting("p", 0),
    };
    let parts = BTreeSet::from([Part::Coding(coding("salma"))]);
    let snapshot = Snapshot::take(&opened.project, parts);
    let saved = store::save(&folder.root, &mut opened.ledger, &snapshot, &mut who);
    assert_eq!(saved.failed, []);
    let project = folder.open().project;
    assert_eq!(ids(&project), ["a1", "a2", "b0", "b1"]);
    assert_eq!(memo_of(&project, "a1"), "mine");
    assert_eq!(folder.check(), []);
}

#[test]
fn a_file_that_never_rests_is_not_written() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "mine", 1);
    let mut who = Meddling {
        folder: &folder,
        file: SALMA,
        brings: (1..40)
            .map(|more| of_another_machine(&folder, more))
            .collect(),
        who: Counting("p", 0),
    };
    let parts = BTreeSet::from([Part::Coding(coding("salma"))]);
    let snapshot = Snapshot::take(&opened.project, parts);
    let saved = store::save(&folder.root, &mut opened.ledger, &snapshot, &mut who);
    assert!(matches!(
        saved.failed[..],
        [Unsaved {
            error: SaveError::Busy { .. },
            ..
        }]
    ));
    assert!(!folder.read(SALMA).contains("mine"));
    who.brings.clear();
    let saved = store::save(&folder.root, &mut opened.ledger, &snapshot, &mut who);
    assert_eq!(saved.failed, []);
    let project = folder.open().project;
    assert_eq!(memo_of(&project, "a1"), "mine");
    assert!(ids(&project).len() > 30);
}

#[test]
fn a_folder_that_is_gone_is_not_made_again() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    let part = [Part::Coding(coding("salma"))];
    memo(&mut opened.project, "a1", "x", 1);
    let mut who = Counting("p", 0);
    let aside = folder.root.with_extension("aside");
    std::fs::rename(&folder.root, &aside).unwrap();
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
            error: SaveError::FolderGone { .. },
            ..
        }]
    ));
    assert!(!folder.root.exists());
    // An empty folder, as where a drive was, is no project either.
    std::fs::create_dir(&folder.root).unwrap();
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
            error: SaveError::FolderGone { .. },
            ..
        }]
    ));
    std::fs::remove_dir(&folder.root).unwrap();
    std::fs::rename(&aside, &folder.root).unwrap();
    save_salma(&folder, &mut opened, &mut who);
    assert_eq!(memo_of(&folder.open().project, "a1"), "x");
}

#[test]
fn another_project_in_its_place_is_neither_written_nor_taken_for_a_change() {
    let temporary = tempfile::tempdir().unwrap();
    let [root, aside, other] = ["project", "aside", "other"].map(|n| temporary.path().join(n));
    store::create(&root, &small(), &mut store::RandomStamp).unwrap();
    let mut stranger = small();
    stranger.id = project_id();
    let documents = std::mem::take(&mut stranger.documents);
    let text = documents.into_values().next().unwrap();
    let id = DocumentId::new("d2").unwrap();
    let text = Document::new(id.clone(), "أخرى", text.text.as_ref().clone());
    stranger.documents.insert(id, text);
    stranger.codings.clear();
    store::create(&other, &stranger, &mut store::RandomStamp).unwrap();
    let opened = store::open(&root).unwrap();
    let mut project = opened.project.clone();
    memo(&mut project, "a1", "x", 1);
    let parts = BTreeSet::from([Part::Coding(coding("salma")), Part::Codebook]);
    let saver = Saver::start(root.clone(), opened.ledger, || {});
    // As when another drive is put in.
    std::fs::rename(&root, &aside).unwrap();
    std::fs::rename(&other, &root).unwrap();
    saver.look();
    saver.submit(Snapshot::take(&project, parts.clone()));
    let failed = wait_for(&saver);
    let told = |event: &SaveEvent| match event {
        SaveEvent::Failed { failed, .. } => {
            let is_it = |f: &Unsaved| matches!(f.error, SaveError::OtherProject { .. });
            failed.iter().all(is_it)
        }
        _ => false,
    };
    assert!(told(&failed), "{failed:?}");
    assert_eq!(store::open(&root).unwrap().project, stranger);
    std::fs::rename(&root, &other).unwrap();
    std::fs::rename(&aside, &root).unwrap();
    saver.submit(Snapshot::take(&project, parts));
    assert!(matches!(wait_for(&saver), SaveEvent::Saved { .. }));
    let (_, events) = saver.finish();
    assert_eq!(events, []);
    assert_eq!(memo_of(&store::open(&root).unwrap().project, "a1"), "x");
}

#[test]
fn what_a_sync_tool_puts_aside_while_the_project_is_open_is_told() {
    let folder = Folder::new(&small());
    let opened = folder.open();
    let saver = Saver::start(folder.root.clone(), opened.ledger, || {});
    let file = "codebook (Ali's conflicted copy 2026-03-01).ron";
    let tag = "Tag(id: \"new\", rev: \"n\", name: (ar: \"جديد\"), hue: 9),";
    folder.write(
        file,
        folder
            .read("codebook.ron")
            .replace("])", &format!("{tag}\n])")),
    );
    saver.look();
    let SaveEvent::Elsewhere(found) = wait_for(&saver) else {
        panic!("something else");
    };
    let arrived = found[0].arrived.as_ref().unwrap();
    assert_eq!(arrived.part, Part::Codebook);
    assert_eq!(arrived.records[0].of.as_str(), "new");
    saver.take(found.into_iter().next().unwrap().arrived.unwrap());
    saver.look();
    let (_, events) = saver.finish();
    assert_eq!(events, [], "it is told once");
}

#[test]
fn a_folder_that_was_away_is_watched_again() {
    let folder = Folder::new(&small());
    let aside = folder.root.with_extension("aside");
    let opened = folder.open();
    let saver = Saver::start(folder.root.clone(), opened.ledger, || {});
    saver.watch();
    std::thread::sleep(Duration::from_millis(300));
    // As when a clone is made anew, or a drive was pulled out and put in again.
    std::fs::rename(&folder.root, &aside).unwrap();
    let copied = std::process::Command::new("cp")
        .args(["-r".as_ref(), aside.as_os_str(), folder.root.as_os_str()])
        .status();
    assert!(copied.unwrap().success());
    saver.look();
    std::thread::sleep(Duration::from_millis(1500));
    karim_tags(&folder, "k1");
    let SaveEvent::Elsewhere(found) = wait_for(&saver) else {
        panic!("something else");
    };
    assert_eq!(found[0].part, Part::Coding(coding("karim")));
}

/// Another window of Karim's tags a passage and saves.
fn karim_tags(folder: &Folder, id: &str) {
    let mut theirs = folder.open();
    put(&mut theirs.project, "karim", annotation(id, 4, 8));
    let part = [Part::Coding(coding("karim"))];
    let mut who = Counting("t", 0);
    let saved = save(
        &folder.root,
        &mut theirs.ledger,
        &theirs.project,
        &part,
        &mut who,
    );
    assert_eq!(saved.failed, []);
}

#[test]
fn what_was_handed_over_before_others_came_is_no_deletion_of_theirs() {
    let mut project = small();
    put(&mut project, "karim", annotation("k1", 0, 3));
    let folder = Folder::new(&project);
    let opened = folder.open();
    let saver = Saver::start(folder.root.clone(), opened.ledger, || {});
    // A colleague's coding is handed over, as when what a sync tool put aside is joined.
    let karim = BTreeSet::from([Part::Coding(coding("karim"))]);
    let snapshot = Snapshot::take(&opened.project, karim);
    karim_tags(&folder, "k2");
    saver.look();
    let SaveEvent::Elsewhere(found) = wait_for(&saver) else {
        panic!("something else");
    };
    // Meanwhile the thread waits, so that both are there when it goes on.
    let lock = std::fs::File::open(folder.root.join(".hashiya-lock")).unwrap();
    lock.lock().unwrap();
    let mut mine = opened.project.clone();
    memo(&mut mine, "a1", "x", 1);
    let salma = BTreeSet::from([Part::Coding(coding("salma"))]);
    saver.submit(Snapshot::take(&mine, salma));
    std::thread::sleep(Duration::from_millis(100));
    saver.submit(snapshot);
    saver.take(found.into_iter().next().unwrap().arrived.unwrap());
    lock.unlock().unwrap();
    saver.finish();
    let project = folder.open().project;
    assert_eq!(project.codings[&coding("karim")].annotations.len(), 2);
    assert_eq!(memo_of(&project, "a1"), "x");
}

/// The next event of a saver.
fn wait_for(saver: &Saver) -> SaveEvent {
    for _ in 0..2000 {
        if let Some(event) = saver.poll() {
            return event;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("nothing was told");
}

#[test]
fn a_place_that_cannot_be_written_fails_and_is_mended() {
    let folder = Folder::new(&Project::default());
    let mut opened = folder.open();
    opened.project = small();
    // A file where a folder must be: as unwritable for root as for anyone.
    folder.write("annotations", "in the way");
    let part = [Part::Coding(coding("salma"))];
    let mut who = Counting("p", 0);
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &part,
        &mut who,
    );
    assert_eq!(saved.failed.len(), 1);
    assert_eq!(saved.failed[0].error.file(), SALMA);
    std::fs::remove_file(folder.root.join("annotations")).unwrap();
    save_salma(&folder, &mut opened, &mut who);
    assert_eq!(ids(&folder.open().project), ["a1", "a2"]);
}

#[test]
fn the_thread_saves_and_tells() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    let woken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&woken);
    let saver = Saver::start(folder.root.clone(), opened.ledger, move || {
        count.fetch_add(1, Ordering::SeqCst);
    });
    let parts = BTreeSet::from([Part::Coding(coding("salma"))]);
    for second in 1..=20 {
        memo(&mut opened.project, "a1", &format!("memo {second}"), second);
        saver.submit(Snapshot::take(&opened.project, parts.clone()));
    }
    for _ in 0..500 {
        if saver.is_idle() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(saver.is_idle());
    memo(&mut opened.project, "a1", "last", 99);
    saver.submit(Snapshot::take(&opened.project, parts));
    let (_, events) = saver.finish();
    assert!(!events.is_empty() && events.len() <= 21);
    assert!(events.iter().all(|e| matches!(e, SaveEvent::Saved { .. })));
    assert!(woken.load(Ordering::SeqCst) > 0);
    assert_eq!(memo_of(&folder.open().project, "a1"), "last");
}

#[test]
fn what_the_thread_could_not_save_can_be_saved_later() {
    let folder = Folder::new(&Project::default());
    let opened = folder.open();
    let mut project = small();
    let name = store::original_name("a.txt");
    project.documents.get_mut("d1").unwrap().imported.original = Some(name.clone());
    std::fs::remove_dir(folder.root.join("documents")).ok();
    folder.write("documents", "in the way");
    let saver = Saver::start(folder.root.clone(), opened.ledger, || {});
    let parts = BTreeSet::from([Part::Document(document_id())]);
    saver.submit(Snapshot::take(&project, parts.clone()).with_original(
        document_id(),
        &name,
        b"x".to_vec(),
    ));
    let failed = loop {
        if let Some(event) = saver.poll() {
            break event;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(
        matches!(&failed, SaveEvent::Failed { failed, .. } if failed.len() == 1),
        "{failed:?}"
    );
    std::fs::remove_file(folder.root.join("documents")).unwrap();
    saver.submit(Snapshot::take(&project, parts));
    let (_, events) = saver.finish();
    assert!(
        matches!(events[..], [SaveEvent::Saved { .. }]),
        "{events:?}"
    );
    assert_eq!(folder.bytes("documents/d1/original.txt"), b"x");
    assert_eq!(folder.open().project.documents, project.documents);
}
