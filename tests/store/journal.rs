//! The journal: what was so at any moment is known, whatever came between, and a journal that is
//! broken, merged or gone stops nothing.

use super::*;
use hashiya::edit::{as_of, restore};
use hashiya::model::{Change, Coding, RecordId, Said};
use hashiya::store::{History, merge};
use proptest::prelude::*;

/// Knows the time that it is told.
struct Timed(Counting, Moment);

impl Stamp for Timed {
    fn rev(&mut self) -> String {
        self.0.rev()
    }

    fn now(&mut self) -> Option<Moment> {
        Some(self.1)
    }
}

fn stamp(letter: &'static str, second: i64) -> Timed {
    Timed(Counting(letter, second as u32 * 1000), moment(second))
}

fn save_at(folder: &Folder, opened: &mut Opened, part: Part, second: i64) -> Saved {
    let parts = BTreeSet::from([part]);
    let snapshot = Snapshot::take(&opened.project, parts).by(AnnotatorId::new("karim").ok());
    let stamp = &mut stamp("s", second);
    let saved = store::save(&folder.root, &mut opened.ledger, &snapshot, stamp);
    assert_eq!(saved.failed, []);
    saved
}

fn salma() -> Part {
    Part::Coding(coding("salma"))
}

fn coding_of(project: &Project) -> Coding {
    let found = project.codings.get(&coding("salma"));
    found.cloned().unwrap_or_default()
}

fn history(folder: &Folder) -> History {
    let project = folder.open().project;
    store::history(&folder.root, &project, Some(&document_id()))
}

fn as_of_then(folder: &Folder, second: i64) -> Coding {
    let project = folder.open().project;
    let changes = history(folder).changes;
    as_of(
        &coding_of(&project),
        &coding("salma"),
        &changes,
        moment(second),
    )
}

fn memos(coding: &Coding) -> Vec<&str> {
    let all = coding.annotations.values();
    all.map(|a| a.memo.as_str()).collect()
}

/// What is left of a change when one looks at memos only.
fn told(change: &Change) -> (i64, Option<&str>, Option<&str>) {
    let memo = |said: &Said| match said {
        Said::Annotation(annotation) => Some(annotation.memo.len()),
        _ => None,
    };
    let words = |said| match memo(said) {
        Some(0) => Some("none"),
        Some(_) => Some("some"),
        None => None,
    };
    let second = change.at.as_second() - moment(0).as_second();
    (second, words(&change.before), words(&change.after))
}

#[test]
fn what_was_before_is_written_before_what_is() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "أولى", 1);
    save_at(&folder, &mut opened, salma(), 1);
    remove(&mut opened.project, "a2");
    save_at(&folder, &mut opened, salma(), 2);
    put(&mut opened.project, "salma", annotation("a3", 0, 3));
    save_at(&folder, &mut opened, salma(), 3);
    let journal = folder.read("journal/salma/2026-02.ron");
    assert_eq!(journal.lines().count(), 3, "{journal}");
    let first = journal.lines().next().unwrap();
    assert!(first.starts_with("Was(at: \"2026-02-02T02:40:01Z\", in: \"annotations/r1/d1/salma.ron\", of: Annotation, id: \"a1\", record: Annotation("), "{first}");
    assert!(!journal.contains("past:"), "{journal}");
    let found = history(&folder);
    assert_eq!(found.findings, []);
    let changes: Vec<_> = found.changes.iter().map(told).collect();
    let none = Some("none");
    let expected = [(1, none, Some("some")), (2, none, None), (3, None, none)];
    assert_eq!(changes, expected);
    assert!(
        found
            .changes
            .iter()
            .all(|c| c.by == AnnotatorId::new("salma").ok())
    );
    let [before, after] = [0, 3].map(|second| as_of_then(&folder, second));
    assert_eq!(before, coding_of(&small()));
    assert_eq!(after, coding_of(&opened.project));
    assert_eq!(folder.codes(), Vec::<&str>::new());
    // What is saved anew and says the same is no change.
    save_at(&folder, &mut opened, salma(), 4);
    assert_eq!(history(&folder).changes.len(), 3);
}

#[test]
fn codebook_documents_and_project_are_noted_with_who() {
    let folder = Folder::new(&small());
    assert!(
        !folder.root.join("journal").exists(),
        "a new project has no past"
    );
    let mut opened = folder.open();
    let exit = TagId::new("exit").unwrap();
    let mut tag = opened.project.codebook.get(&exit).unwrap().clone();
    tag.name = Bilingual::new("المغادرة", "Leaving");
    opened.project.codebook.insert(tag);
    save_at(&folder, &mut opened, Part::Codebook, 1);
    opened.project.title = Bilingual::new("أخرى", "");
    save_at(&folder, &mut opened, Part::Project, 2);
    opened
        .project
        .documents
        .get_mut(&document_id())
        .unwrap()
        .title = "رسالة".into();
    save_at(&folder, &mut opened, Part::Document(document_id()), 3);
    let found = store::history(&folder.root, &opened.project, None);
    let of: Vec<&RecordId> = found.changes.iter().map(|c| &c.of).collect();
    let document = RecordId::Document(document_id());
    assert_eq!(of, [&RecordId::Tag(exit), &RecordId::Project, &document]);
    assert!(
        found
            .changes
            .iter()
            .all(|c| c.by == AnnotatorId::new("karim").ok())
    );
    match (&found.changes[0].before, &found.changes[0].after) {
        (Said::Tag(before), Said::Tag(after)) => {
            assert_eq!(
                (before.name.en.as_str(), after.name.en.as_str()),
                ("Exit", "Leaving")
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(history(&folder).changes.len(), 1, "of one document");
}

#[test]
fn a_choice_remembers_what_was_not_chosen() {
    let folder = Folder::new(&small());
    let mut mine = folder.open();
    let mut other = folder.open();
    memo(&mut mine.project, "a1", "one", 1);
    save_at(&folder, &mut mine, salma(), 1);
    memo(&mut other.project, "a1", "two", 2);
    let parts = BTreeSet::from([salma()]);
    let snapshot = Snapshot::take(&other.project, parts);
    store::save(
        &folder.root,
        &mut other.ledger,
        &snapshot,
        &mut stamp("t", 2),
    );
    let mut opened = folder.open();
    let of = opened.project.waiting.keys().next().unwrap().clone();
    let edit = hashiya::edit::choose(&opened.project, &of, None).unwrap();
    edit.apply(&mut opened.project).unwrap();
    save_at(&folder, &mut opened, salma(), 3);
    let found = history(&folder).changes;
    let waited: Vec<&Change> = found.iter().filter(|c| c.waited).collect();
    assert_eq!(waited.len(), 1, "{found:?}");
    match &waited[0].before {
        Said::Annotation(annotation) => assert_eq!(annotation.memo, "one"),
        other => panic!("{other:?}"),
    }
    assert_eq!(memos(&as_of_then(&folder, 0)), ["", ""]);
}

#[test]
fn a_line_that_broke_off_is_left_out_and_goes_with_the_next() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "one", 1);
    save_at(&folder, &mut opened, salma(), 1);
    let file = "journal/salma/2026-02.ron";
    let whole = folder.read(file);
    for broken in [
        "Was(at: \"20",
        "\0\0\0\0",
        "Was(at: \"2026-02-02T02:40:09Z\", in: \"annotations/r1/d1/salma.ron\", of: Annot",
    ] {
        folder.write(file, format!("{whole}{broken}"));
        assert_eq!(history(&folder).changes.len(), 1);
        assert_eq!(folder.codes(), Vec::<&str>::new(), "a crash is no finding");
    }
    memo(&mut opened.project, "a1", "two", 2);
    save_at(&folder, &mut opened, salma(), 2);
    assert_eq!(folder.read(file).lines().count(), 2);
    assert_eq!(memos(&as_of_then(&folder, 1)), ["one", ""]);
    // In the middle it is one.
    let lines = folder.read(file);
    folder.write(file, format!("Was(at: broken\n{lines}<<<<<<< ours\nWas(\n"));
    assert_eq!(
        folder.check(),
        [
            ("not-understood", file.to_owned(), Some(1)),
            ("conflict-markers", file.to_owned(), Some(4)),
            ("not-understood", file.to_owned(), Some(5)),
        ]
    );
    assert_eq!(memos(&as_of_then(&folder, 1)), ["one", ""]);
    let saved = {
        memo(&mut opened.project, "a1", "three", 3);
        save_at(&folder, &mut opened, salma(), 3)
    };
    assert_eq!(saved.findings, [], "it is appended to all the same");
}

#[test]
fn a_journal_that_cannot_be_written_stops_no_save() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    folder.write("journal", "a file where a folder should be");
    memo(&mut opened.project, "a1", "one", 1);
    let saved = save_at(&folder, &mut opened, salma(), 1);
    let codes: Vec<_> = saved.findings.iter().map(|f| f.kind.code()).collect();
    assert_eq!(codes, ["not-in-journal"]);
    assert_eq!(memo_of(&folder.open().project, "a1"), "one");
    #[cfg(unix)]
    {
        std::fs::remove_file(folder.root.join("journal")).unwrap();
        let outside = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.root.join("journal")).unwrap();
        memo(&mut opened.project, "a1", "two", 2);
        let saved = save_at(&folder, &mut opened, salma(), 2);
        assert_eq!(saved.findings.len(), 1);
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
        assert_eq!(folder.codes(), ["outside-project"]);
        assert_eq!(history(&folder).changes, []);
    }
}

#[test]
fn a_change_that_was_noted_and_not_saved_is_none() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "one", 1);
    save_at(&folder, &mut opened, salma(), 1);
    let file = "journal/salma/2026-02.ron";
    // As if the crash had come between the journal and the file, and then the same was done again.
    let line = folder.read(file);
    folder.write(
        file,
        format!("{}{line}", line.replace("02:40:01Z", "02:40:00.5Z")),
    );
    let changes = history(&folder).changes;
    assert_eq!(
        changes.iter().map(told).collect::<Vec<_>>(),
        [(1, Some("none"), Some("some"))]
    );
    assert_eq!(memos(&as_of_then(&folder, 0)), ["", ""]);
}

#[test]
fn journals_of_copies_are_joined_and_conflicts_read_along() {
    let (one, two) = (Folder::new(&small()), Folder::new(&small()));
    let (mut a, mut b) = (one.open(), two.open());
    memo(&mut a.project, "a1", "one", 1);
    save_at(&one, &mut a, salma(), 1);
    memo(&mut b.project, "a2", "two", 2);
    save_at(&two, &mut b, salma(), 2);
    let merged = merge(&one.root, &two.root).unwrap();
    assert_eq!(merged.copied, ["journal/salma/2026-02.ron"]);
    assert_eq!(
        merge(&one.root, &two.root).unwrap(),
        store::Merged::default()
    );
    assert_eq!(memos(&as_of_then(&one, 1)), ["one", ""]);
    assert_eq!(memos(&as_of_then(&one, 0)), ["", ""]);
    let conflict = "journal/salma/2026-02.sync-conflict-20260301-101500-ABCDEFG.ron";
    one.write(conflict, one.read("journal/salma/2026-02.ron"));
    assert_eq!(history(&one).changes.len(), 2, "every line once");
}

#[test]
fn ten_thousand_lines_are_read_at_once() {
    let folder = Folder::new(&small());
    let line = |n: usize| {
        format!(
            "Was(at: \"2026-02-02T{:02}:{:02}:{:02}Z\", in: \"annotations/r1/d1/salma.ron\", of: Annotation, id: \"a1\", record: Annotation(id: \"a1\", start: 0, end: 3, quote: \"قال\", memo: \"{n}\", created: \"2026-02-02T00:00:00Z\", modified: \"2026-02-02T00:00:00Z\")),\n",
            n / 3600,
            n / 60 % 60,
            n % 60
        )
    };
    folder.write(
        "journal/salma/2026-02.ron",
        (0..10_000).map(line).collect::<String>(),
    );
    assert_eq!(history(&folder).changes.len(), 10_000);
}

#[test]
fn what_was_withdrawn_is_not_in_the_journal_either() {
    let mut project = small();
    let tag = TagId::new("return").unwrap();
    let mut quoting = project.codebook.get(&tag).unwrap().clone();
    quoting.example = "ثم عاد Ahmad بعد".into();
    project.codebook.insert(quoting.clone());
    let folder = Folder::new(&project);
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "one", 1);
    save_at(&folder, &mut opened, salma(), 1);
    opened
        .project
        .documents
        .get_mut(&document_id())
        .unwrap()
        .title = "رسالة".into();
    save_at(&folder, &mut opened, Part::Document(document_id()), 2);
    quoting.example = String::new();
    opened.project.codebook.insert(quoting);
    save_at(&folder, &mut opened, Part::Codebook, 3);
    let exit = TagId::new("exit").unwrap();
    let mut tag = opened.project.codebook.get(&exit).unwrap().clone();
    tag.example = "no such words".into();
    opened.project.codebook.insert(tag);
    save_at(&folder, &mut opened, Part::Codebook, 4);
    let file = "journal/salma/2026-02.ron";
    let broken = format!("{}Was(at: \"broken, with قال in it\n", folder.read(file));
    folder.write(file, broken);
    let copy = folder.read(file);
    let gone = store::withdraw(&folder.root, &document_id(), &mut stamp("w", 5)).unwrap();
    assert!(gone.contains(&file.to_owned()), "{gone:?}");
    assert_eq!(folder.read(file), "");
    let shared = folder.read("journal/karim/2026-02.ron");
    assert_eq!(shared.lines().count(), 1, "{shared}");
    assert!(shared.contains("id: \"exit\""));
    assert_eq!(folder.codes(), Vec::<&str>::new());
    folder.write(file, copy.lines().next().unwrap().to_owned() + "\n");
    assert_eq!(folder.codes(), ["withdrawn-remains"]);
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Add(usize),
    Memo(usize, usize),
    Remove(usize),
    Finish(bool),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0usize..4).prop_map(Step::Add),
        (0usize..4, 0usize..9).prop_map(|(id, words)| Step::Memo(id, words)),
        (0usize..4).prop_map(Step::Remove),
        any::<bool>().prop_map(Step::Finish),
    ]
}

fn run(coding: &mut Coding, step: Step, second: i64) {
    let name = |n: usize| format!("n{n}");
    match step {
        Step::Add(n) if !coding.annotations.contains_key(name(n).as_str()) => {
            let annotation = annotation(&name(n), 0, 3);
            coding.annotations.insert(annotation.id.clone(), annotation);
        }
        Step::Add(_) => {}
        Step::Memo(n, words) => {
            if let Some(annotation) = coding.annotations.get_mut(&name(n)) {
                annotation.memo = format!("مذكرة {words}");
                annotation.modified = moment(second);
            }
        }
        Step::Remove(n) => drop(coding.annotations.remove(&name(n))),
        Step::Finish(finished) => coding.finished = finished,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn what_is_restored_as_of_any_time_is_what_was_then(
        steps in proptest::collection::vec((step(), 0i64..4000), 1..16),
        again in any::<bool>(), tidied in any::<bool>(),
    ) {
        let mut project = small();
        project.codings.clear();
        let folder = Folder::new(&project);
        let mut opened = folder.open();
        let mut second = 0;
        let mut truth = vec![(0, Coding::default())];
        for (step, pause) in steps {
            second += pause;
            let mut now = coding_of(&opened.project);
            run(&mut now, step, second);
            if now.is_blank() {
                opened.project.codings.remove(&coding("salma"));
            } else {
                opened.project.codings.insert(coding("salma"), now.clone());
            }
            save_at(&folder, &mut opened, salma(), second);
            truth.push((second, now));
            if again {
                opened = folder.open();
            }
        }
        if tidied {
            // Lines of other things, and in another order of files, change nothing.
            folder.write("journal/0000-00.ron", "// a note\n\n");
            prop_assert_eq!(folder.codes(), Vec::<&str>::new());
        }
        let project = folder.open().project;
        let changes = history(&folder).changes;
        for asked in truth.iter().map(|t| t.0).chain([-1, second + 1]) {
            let was = truth.iter().rev().find(|(then, _)| *then <= asked);
            let was = was.map(|(_, coding)| coding.clone()).unwrap_or_default();
            let found = as_of(&coding_of(&project), &coding("salma"), &changes, moment(asked));
            prop_assert_eq!(&found, &was);
        }
        // Restoring is a change like any other, which restoring takes back again.
        let (then, was) = &truth[truth.len() / 2];
        let done = restore(&project, &coding("salma"), was, moment(second + 5));
        let mut opened = folder.open();
        if let Some(edit) = done.edit {
            edit.apply(&mut opened.project).unwrap();
            save_at(&folder, &mut opened, salma(), second + 5);
        }
        let last = &truth.last().unwrap().1;
        prop_assert_eq!(&as_of_then(&folder, second), last);
        let words = |coding: &Coding| (coding.finished, memos(coding).join("|"));
        prop_assert_eq!(words(&coding_of(&opened.project)), words(was), "{}", then);
    }
}
