//! Several writers of one file: what each of them did is there afterwards.

use super::*;
use proptest::prelude::*;

/// The lines of both, as git's union merge leaves them.
pub(super) fn union(ours: &str, theirs: &str) -> String {
    let mut lines: Vec<&str> = ours.lines().collect();
    let end = lines.len() - 1;
    let new: Vec<&str> = theirs.lines().filter(|l| !lines.contains(l)).collect();
    lines.splice(end..end, new);
    lines.join("\n") + "\n"
}

#[test]
fn two_writers_keep_what_both_did() {
    let folder = Folder::new(&small());
    let (mut a, mut b) = (folder.open(), folder.open());
    let (mut by_a, mut by_b) = (Counting("p", 0), Counting("q", 0));
    put(&mut a.project, "salma", annotation("a3", 4, 8));
    memo(&mut a.project, "a1", "from a", 1);
    save_salma(&folder, &mut a, &mut by_a);
    put(&mut b.project, "salma", annotation("a4", 4, 8));
    memo(&mut b.project, "a2", "from b", 2);
    let saved = save_salma(&folder, &mut b, &mut by_b);
    assert_eq!(
        saved.findings.into_iter().map(told).collect::<Vec<_>>(),
        [("changed-elsewhere", SALMA.to_owned(), None)]
    );
    let both = folder.open();
    assert_eq!(both.findings, []);
    assert_eq!(ids(&both.project), ["a1", "a2", "a3", "a4"]);
    assert_eq!(memo_of(&both.project, "a1"), "from a");
    assert_eq!(memo_of(&both.project, "a2"), "from b");
    // The second, who has not seen the memo of the first, must not take it back at the next save.
    memo(&mut b.project, "a2", "from b again", 3);
    save_salma(&folder, &mut b, &mut by_b);
    assert_eq!(memo_of(&folder.open().project, "a1"), "from a");
}

#[test]
fn one_record_changed_twice_is_shown_for_a_decision() {
    let folder = Folder::new(&small());
    let (mut a, mut b) = (folder.open(), folder.open());
    memo(&mut a.project, "a1", "from a", 5);
    memo(&mut b.project, "a1", "from b", 4);
    save_salma(&folder, &mut a, &mut Counting("p", 0));
    let saved = save_salma(&folder, &mut b, &mut Counting("q", 0));
    assert!(
        saved
            .findings
            .iter()
            .any(|f| f.kind.code() == "alternatives")
    );
    assert_eq!(folder.codes(), ["alternatives"]);
    let mut opened = folder.open();
    assert_eq!(
        memo_of(&opened.project, "a1"),
        "from a",
        "the latest is shown"
    );
    // Both stay, whatever else is written.
    put(&mut opened.project, "salma", annotation("a9", 4, 8));
    save_salma(&folder, &mut opened, &mut Counting("s", 0));
    assert_eq!(folder.codes(), ["alternatives"]);
    let text = folder.read(SALMA);
    assert!(text.contains("from a") && text.contains("from b"));
}

#[test]
fn the_same_change_twice_is_one_change() {
    let folder = Folder::new(&small());
    let (mut a, mut b) = (folder.open(), folder.open());
    for (opened, who) in [(&mut a, "p"), (&mut b, "q")] {
        memo(&mut opened.project, "a1", "same", 5);
        save_salma(&folder, opened, &mut Counting(who, 0));
    }
    assert_eq!(folder.check(), []);
    // And the next change replaces it, for whoever makes it.
    memo(&mut a.project, "a1", "next", 6);
    save_salma(&folder, &mut a, &mut Counting("s", 0));
    memo(&mut b.project, "a2", "other", 7);
    save_salma(&folder, &mut b, &mut Counting("t", 0));
    assert_eq!(folder.check(), []);
    assert_eq!(memo_of(&folder.open().project, "a1"), "next");
}

#[test]
fn an_edit_wins_over_a_deletion_and_neither_is_lost() {
    let folder = Folder::new(&small());
    let (mut a, mut b) = (folder.open(), folder.open());
    remove(&mut a.project, "a1");
    save_salma(&folder, &mut a, &mut Counting("p", 0));
    assert_eq!(ids(&folder.open().project), ["a2"]);
    assert_eq!(folder.check(), []);
    memo(&mut b.project, "a1", "kept", 5);
    save_salma(&folder, &mut b, &mut Counting("q", 0));
    assert_eq!(folder.codes(), ["alternatives"]);
    assert_eq!(ids(&folder.open().project), ["a1", "a2"]);
    assert!(
        folder
            .read(SALMA)
            .contains("Deleted(id: \"a1\", of: Annotation")
    );
}

#[test]
fn a_deletion_that_met_no_edit_stays_a_deletion() {
    let folder = Folder::new(&small());
    let (mut a, mut b) = (folder.open(), folder.open());
    remove(&mut a.project, "a1");
    save_salma(&folder, &mut a, &mut Counting("p", 0));
    memo(&mut b.project, "a2", "other", 5);
    save_salma(&folder, &mut b, &mut Counting("q", 0));
    assert_eq!(ids(&folder.open().project), ["a2"]);
    assert_eq!(folder.check(), []);
}

#[test]
fn union_merged_clones_are_read() {
    let base = Folder::new(&small());
    let before = base.read(SALMA);
    let mut a = base.open();
    memo(&mut a.project, "a1", "from a", 5);
    put(&mut a.project, "salma", annotation("a3", 4, 8));
    save_salma(&base, &mut a, &mut Counting("p", 0));
    let ours = base.read(SALMA);
    base.write(SALMA, &before);
    let mut b = base.open();
    memo(&mut b.project, "a2", "from b", 5);
    put(&mut b.project, "salma", annotation("a4", 4, 8));
    save_salma(&base, &mut b, &mut Counting("q", 0));
    let theirs = base.read(SALMA);
    for merged in [
        union(&ours, &theirs),
        union(&theirs, &ours),
        union(&union(&before, &ours), &theirs),
    ] {
        base.write(SALMA, merged);
        let opened = base.open();
        assert_eq!(opened.findings, []);
        assert_eq!(ids(&opened.project), ["a1", "a2", "a3", "a4"]);
        assert_eq!(memo_of(&opened.project, "a1"), "from a");
        assert_eq!(memo_of(&opened.project, "a2"), "from b");
    }
}

#[test]
fn a_codebook_changed_on_both_sides_has_both_changes() {
    let folder = Folder::new(&small());
    let (mut a, mut b) = (folder.open(), folder.open());
    let rename = |opened: &mut Opened, id: &str, name: &str| {
        let mut tag = opened
            .project
            .codebook
            .get(&TagId::new(id).unwrap())
            .unwrap()
            .clone();
        tag.name.ar = name.to_owned();
        opened.project.codebook.insert(tag);
    };
    rename(&mut a, "exit", "المغادرة");
    rename(&mut b, "return", "الرجوع");
    for (opened, who) in [(&mut a, "p"), (&mut b, "q")] {
        let saved = save(
            &folder.root,
            &mut opened.ledger,
            &opened.project,
            &[Part::Codebook],
            &mut Counting(who, 0),
        );
        assert_eq!(saved.failed, []);
    }
    let both = folder.open().project.codebook;
    assert!(both.find("المغادرة").is_some() && both.find("الرجوع").is_some());
    assert_eq!(folder.check(), []);
}

#[test]
fn what_a_sync_tool_put_aside_is_read_along() {
    let folder = Folder::new(&small());
    let mut a = folder.open();
    put(&mut a.project, "salma", annotation("a3", 4, 8));
    save_salma(&folder, &mut a, &mut Counting("p", 0));
    let theirs = folder.read(SALMA);
    let aside = "annotations/r1/d1/salma.sync-conflict-20260301-101500-ABCDEFG.ron";
    remove(&mut a.project, "a3");
    put(&mut a.project, "salma", annotation("a5", 13, 15));
    save_salma(&folder, &mut a, &mut Counting("p", 50));
    folder.write(aside, theirs.replace("a3", "a7"));
    assert_eq!(folder.check(), [("sync-conflict", aside.to_owned(), None)]);
    let mut opened = folder.open();
    assert_eq!(ids(&opened.project), ["a1", "a2", "a5", "a7"]);
    memo(&mut opened.project, "a1", "x", 9);
    save_salma(&folder, &mut opened, &mut Counting("q", 0));
    assert!(folder.read(SALMA).contains("\"a7\""));
    assert!(
        folder.root.join(aside).exists(),
        "nobody deletes it but people"
    );
}

#[test]
fn words_changed_by_hand_under_one_revision_are_both_kept() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "first", 1);
    save_salma(&folder, &mut opened, &mut Counting("p", 0));
    let by_hand = folder.read(SALMA).replace("first", "by hand");
    folder.write(SALMA, by_hand);
    memo(&mut opened.project, "a1", "second", 2);
    save_salma(&folder, &mut opened, &mut Counting("p", 50));
    let text = folder.read(SALMA);
    assert!(
        text.contains("second") && text.contains("by hand"),
        "{text}"
    );
    assert_eq!(folder.codes(), ["alternatives"]);
    memo(&mut opened.project, "a2", "other", 3);
    save_salma(&folder, &mut opened, &mut Counting("p", 90));
    assert!(folder.read(SALMA).contains("by hand"));
}

#[test]
fn words_changed_by_hand_alone_are_a_change() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "first", 1);
    save_salma(&folder, &mut opened, &mut Counting("p", 0));
    folder.write(SALMA, folder.read(SALMA).replace("first", "by hand"));
    memo(&mut opened.project, "a2", "other", 2);
    save_salma(&folder, &mut opened, &mut Counting("p", 50));
    assert_eq!(folder.check(), []);
    assert_eq!(memo_of(&folder.open().project, "a1"), "by hand");
}

/// What one of the writers does.
#[derive(Clone, Debug)]
enum Deed {
    Put(u8),
    Memo(u8, u8),
    Remove(u8),
    Save,
    Reopen,
}

fn deeds() -> impl Strategy<Value = Vec<(bool, Deed)>> {
    let deed = prop_oneof![
        (0u8..6).prop_map(Deed::Put),
        (0u8..6, 0u8..4).prop_map(|(id, memo)| Deed::Memo(id, memo)),
        (0u8..6).prop_map(Deed::Remove),
        Just(Deed::Save),
        Just(Deed::Save),
        Just(Deed::Reopen),
    ];
    proptest::collection::vec((any::<bool>(), deed), 1..24)
}

/// Every memo that stands in a file of Salma's annotations, by id.
fn memos_in(text: &str) -> BTreeSet<(String, String)> {
    let field = |line: &str, name: &str| {
        let at = line.find(&format!("{name}: \""))? + name.len() + 3;
        let end = line[at..].find('"')?;
        Some(line[at..at + end].to_owned())
    };
    let living = text.lines().filter(|l| l.starts_with("Annotation("));
    living
        .map(|l| {
            (
                field(l, "id").unwrap(),
                field(l, "memo").unwrap_or_default(),
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    /// Two writers of one file, saving and opening in any order: whatever a writer sees when it has
    /// saved is on disk, nobody takes back what the other did, and the file stays whole.
    #[test]
    fn whatever_two_writers_do_nothing_is_lost(deeds in deeds()) {
        let folder = Folder::new(&small());
        let mut writers = [folder.open(), folder.open()];
        let mut stamps = [Counting("p", 0), Counting("q", 0)];
        let mut edited = [BTreeSet::new(), BTreeSet::new()];
        for (second, (who, deed)) in deeds.into_iter().enumerate() {
            let who = usize::from(who);
            let opened = &mut writers[who];
            let id = |n: u8| format!("a{n}");
            match deed {
                Deed::Put(n) => {
                    if !ids(&opened.project).contains(&id(n)) {
                        // Ids are random: two writers never give the same one to two things.
                        let id = if n < 3 { id(n) } else { format!("{}{n}-{second}", ["p", "q"][who]) };
                        let mut new = annotation(&id, 0, 3);
                        new.memo = format!("{who}-{second}");
                        if n >= 3 || folder.read(SALMA).contains(&format!("id: \"{id}\"")) {
                            edited[who].insert(id);
                            put(&mut opened.project, "salma", new);
                        }
                    }
                }
                Deed::Memo(n, m) => {
                    if ids(&opened.project).contains(&id(n)) {
                        memo(&mut opened.project, &id(n), &format!("{who}-{m}"), second as i64);
                        edited[who].insert(id(n));
                    }
                }
                Deed::Remove(n) => {
                    if ids(&opened.project).contains(&id(n)) {
                        remove(&mut opened.project, &id(n));
                        edited[who].insert(id(n));
                    }
                }
                Deed::Save => {
                    let before = memos_in(&folder.read(SALMA));
                    save_salma(&folder, opened, &mut stamps[who]);
                    let after = memos_in(&folder.read(SALMA));
                    for (id, memo) in &before {
                        let mine = edited[who].contains(id);
                        prop_assert!(mine || after.contains(&(id.clone(), memo.clone())), "{id} {memo:?} of the other is gone");
                    }
                    for id in &edited[who] {
                        let coding = opened.project.codings.get(&coding("salma"));
                        if let Some(annotation) = coding.and_then(|c| c.annotations.get(id.as_str())) {
                            prop_assert!(after.contains(&(id.clone(), annotation.memo.clone())), "{id} is not on disk");
                        }
                    }
                    edited[who].clear();
                }
                Deed::Reopen => {
                    *opened = folder.open();
                    edited[who].clear();
                    prop_assert!(opened.findings.iter().all(|f| f.kind.code() == "alternatives"), "{:?}", opened.findings);
                }
            }
        }
    }
}
