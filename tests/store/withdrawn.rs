//! A document withdrawn on one clone and worked on in the other: nothing of its text comes back
//! unseen, in whatever order the two meet and by whatever way.

use super::clones::{Clones, change, copy, merged};
use super::*;
use hashiya::store::{FindingKind, merge, merge_aside, put_away, withdraw};

/// Words of the text, and of what people wrote about it.
const WORDS: [&str; 3] = ["Ahmad", "خرج", "رأي كريم"];

fn take_back(folder: &Folder) {
    let mut stamp = Counting("w", 0);
    withdraw(&folder.root, &document_id(), &mut stamp).unwrap();
}

/// Karim tags the document, and writes a memo.
fn work(project: &mut Project) {
    let mut new = annotation("k1", 9, 12);
    new.memo = "رأي كريم".into();
    put(project, "karim", new);
    let document = project.documents.get_mut(&document_id()).unwrap();
    document.title = "شهادة كريم".into();
}

/// What is shown of the document; nothing must be.
#[track_caller]
fn nothing_is_shown(folder: &Folder) {
    let opened = folder.open();
    assert!(opened.project.documents.is_empty());
    assert!(
        opened.project.codings.is_empty(),
        "{:?}",
        opened.project.codings
    );
    assert!(
        opened.project.waiting.is_empty(),
        "{:?}",
        opened.project.waiting
    );
}

/// The files that hold any of the words.
fn holding(folder: &Folder) -> Vec<String> {
    let files = super::copies::every_file(folder).into_iter();
    let files = files.filter(|(name, _)| !name.starts_with(".git/"));
    let holds = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        WORDS.iter().any(|words| text.contains(words))
    };
    files.filter(|(_, b)| holds(b)).map(|(n, _)| n).collect()
}

/// Asks of a folder in which the two have met: all that is there of the document is told, and goes
/// when it is withdrawn again.
#[track_caller]
fn is_told_and_goes(folder: &Folder) {
    nothing_is_shown(folder);
    let left = holding(folder);
    let told = store::check(&folder.root).unwrap();
    let told = told.iter().filter(|f| f.kind.code() == "withdrawn-remains");
    assert_eq!(told.count(), usize::from(!left.is_empty()), "{left:?}");
    take_back(folder);
    assert_eq!(holding(folder), Vec::<String>::new());
    nothing_is_shown(folder);
    assert_eq!(folder.check(), []);
}

#[test]
fn plain_git_brings_nothing_back_unseen() {
    for (into, from) in [("ours", "theirs"), ("theirs", "ours")] {
        let clones = Clones::new(&small());
        take_back(&clones.at("ours"));
        clones.commit("ours");
        clones.edit("theirs", "q", work);
        // Git cannot know whether the deletion or the change of a file counts, and asks.
        let folder = clones.merge_what_can_be(into, from);
        is_told_and_goes(&folder);
    }
}

#[test]
fn merging_a_copy_brings_nothing_back_and_says_what_it_left() {
    let ours = Folder::new(&small());
    let theirs = copy(&ours);
    take_back(&ours);
    change(&theirs, "q", work);
    let told = merged(&ours, &theirs);
    nothing_is_shown(&ours);
    assert_eq!(holding(&ours), Vec::<String>::new());
    let left = told.findings.iter().filter_map(|f| match &f.kind {
        FindingKind::WithdrawnLeftOut { annotations, .. } => Some((f.file.as_str(), *annotations)),
        _ => None,
    });
    let karim = "annotations/r1/d1/karim.ron";
    assert_eq!(left.collect::<Vec<_>>(), [(karim, 1), (SALMA, 2)]);
    let again = merged(&ours, &theirs);
    assert_eq!((again.files, again.copied), (vec![], vec![]));
}

#[test]
fn a_copy_in_which_it_was_withdrawn_takes_it_out_of_sight_and_says_what_is_left() {
    let ours = Folder::new(&small());
    let theirs = copy(&ours);
    take_back(&theirs);
    change(&ours, "q", work);
    let told = merged(&ours, &theirs);
    let left = told.findings.iter();
    let left: Vec<_> = left
        .filter(|f| f.kind.code() == "withdrawn-remains")
        .collect();
    assert_eq!(left.len(), 1, "{:?}", told.findings);
    is_told_and_goes(&ours);
}

#[test]
fn what_a_sync_tool_left_of_it_is_no_way_back() {
    let folder = Folder::new(&small());
    let other = copy(&folder);
    change(&other, "q", work);
    take_back(&folder);
    let tail = "sync-conflict-20260301-101500-ABCDEFG";
    folder.write(
        &format!("annotations/r1/d1/karim.{tail}.ron"),
        other.read("annotations/r1/d1/karim.ron"),
    );
    folder.write(
        &format!("documents/d1/document.{tail}.ron"),
        other.read("documents/d1/document.ron"),
    );
    folder.write(
        &format!("documents/d1/text.{tail}.txt"),
        other.read("documents/d1/text.txt"),
    );
    nothing_is_shown(&folder);
    merge_aside(&folder.root).unwrap();
    put_away(&folder.root).unwrap();
    is_told_and_goes(&folder);
}

#[test]
fn three_clones_meet_in_any_order() {
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let first = Folder::new(&small());
        let clones = [copy(&first), copy(&first), copy(&first)];
        take_back(&clones[0]);
        change(&clones[1], "q", work);
        change(&clones[2], "s", |p| memo(p, "a1", "Ahmad", 3));
        let [a, b, c] = order.map(|at| &clones[at]);
        for (into, from) in [(a, b), (a, c), (b, a), (c, a), (a, b)] {
            merge(&into.root, &from.root).unwrap();
        }
        for clone in &clones {
            is_told_and_goes(clone);
        }
        let records = clones.iter().map(|c| c.read("documents/d1/document.ron"));
        assert!(
            records
                .into_iter()
                .all(|r| r.matches("Deleted(").count() == 1)
        );
    }
}

#[test]
fn whoever_read_it_before_cannot_write_it_again() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    take_back(&folder);
    memo(&mut opened.project, "a1", "Ahmad", 3);
    work(&mut opened.project);
    let document = opened.project.documents.get_mut(&document_id()).unwrap();
    document.text = Text::new("Ahmad خرج").into();
    let all = Snapshot::all(&opened.project);
    let mut stamp = Counting("q", 0);
    let saved = store::save(&folder.root, &mut opened.ledger, &all, &mut stamp);
    let refused = |error: &store::SaveError| matches!(error, store::SaveError::Withdrawn { .. });
    assert_eq!(saved.failed.len(), 3, "{:?}", saved.failed);
    assert!(saved.failed.iter().all(|unsaved| refused(&unsaved.error)));
    let round = hashiya::model::RoundId::new("r1").unwrap();
    let written = [Part::Project, Part::Codebook, Part::Round(round)];
    assert_eq!(saved.written, written);
    is_told_and_goes(&folder);
    assert_eq!(holding(&folder), Vec::<String>::new());
}

/// The file of Salma's memos, with one on the document and one on the project.
const MEMOS: &str = "(schema: 3, records: [
Memo(id: \"m1\", rev: \"a1\", about: Document(\"d1\"), text: \"رأي كريم\", created: \"2026-01-01T00:00:00Z\", modified: \"2026-01-01T00:00:00Z\"),
Memo(id: \"m2\", rev: \"a2\", about: Project, text: \"عام\", created: \"2026-01-01T00:00:00Z\", modified: \"2026-01-01T00:00:00Z\"),
])
";

#[test]
fn a_file_of_memos_that_is_not_understood_stops_it_before_anything_is_written() {
    let folder = Folder::new(&small());
    folder.write("memos/salma.ron", MEMOS.replace("])", "Nonsense(\n])"));
    let before = super::copies::every_file(&folder);
    let done = withdraw(&folder.root, &document_id(), &mut Counting("w", 0));
    assert!(done.is_err());
    assert_eq!(super::copies::every_file(&folder), before);
}

#[test]
fn memos_and_codebooks_that_were_put_away_go_too() {
    let folder = Folder::new(&small());
    folder.write(".hashiya-kept/memos/salma.ron", MEMOS);
    let quoting = "(schema: 3, records: [
Tag(id: \"t\", rev: \"b1\", name: (ar: \"وسم\", en: \"\"), example: \"إنّه خرج في الليل\", order: 1),
])
";
    folder.write(".hashiya-kept/codebook.ron.schema-2", quoting);
    take_back(&folder);
    assert_eq!(holding(&folder), Vec::<String>::new());
}

#[test]
fn a_memo_on_a_withdrawn_document_is_told_and_never_gets_into_the_journal() {
    let folder = Folder::new(&small());
    take_back(&folder);
    folder.write("memos/salma.ron", MEMOS);
    let told = store::check(&folder.root).unwrap();
    let told = told.iter().filter(|f| f.kind.code() == "withdrawn-remains");
    assert_eq!(told.count(), 1);
    let mut opened = folder.open();
    let salma = AnnotatorId::new("salma").unwrap();
    let memos = opened.project.memos.get_mut(&salma).unwrap();
    assert_eq!(memos.len(), 1);
    memos.values_mut().next().unwrap().text = "عام آخر".into();
    let part = [Part::Memos(salma)];
    save_noting(&folder, &mut opened, &part);
    assert_eq!(holding(&folder), ["memos/salma.ron"]);
    take_back(&folder);
    assert_eq!(holding(&folder), Vec::<String>::new());
    assert_eq!(folder.check(), []);
}

/// A program that still has the memo in memory: the withdrawal and a sync tool's copy of the memo came
/// between its reading and its saving.
#[test]
fn a_memo_that_memory_still_has_does_not_get_into_the_journal_either() {
    let folder = Folder::new(&small());
    folder.write("memos/salma.ron", MEMOS);
    let mut opened = folder.open();
    take_back(&folder);
    folder.write("memos/salma.ron", MEMOS);
    let salma = AnnotatorId::new("salma").unwrap();
    let memos = opened.project.memos.get_mut(&salma).unwrap();
    for memo in memos.values_mut() {
        memo.text = "لا شيء".into();
    }
    let part = [Part::Memos(salma)];
    save_noting(&folder, &mut opened, &part);
    let journals = holding(&folder).into_iter();
    let journals: Vec<String> = journals.filter(|f| f.starts_with("journal/")).collect();
    assert_eq!(journals, Vec::<String>::new());
}

/// Saves with a clock, so that the journal learns of it: it has the former text of the other memo.
fn save_noting(folder: &Folder, opened: &mut Opened, parts: &[Part]) {
    let snapshot = Snapshot::take(&opened.project, parts.iter().cloned().collect());
    let stamp = &mut store::RandomStamp;
    let saved = store::save(&folder.root, &mut opened.ledger, &snapshot, stamp);
    assert_eq!(saved.failed, []);
    let files = super::copies::every_file(folder).into_iter();
    let mut journals = files.filter(|(name, _)| name.starts_with("journal/"));
    assert!(journals.any(|(_, bytes)| String::from_utf8_lossy(&bytes).contains("\"عام\"")));
}
