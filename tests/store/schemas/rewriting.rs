//! Files of older schemas, and records that the app does not know yet: read, rewritten, kept.

use super::*;
use golden::*;

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
