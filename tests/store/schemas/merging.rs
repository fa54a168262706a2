//! Copies of different schemas are merged.

use super::*;

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
            if ours_is_old {
                assert_eq!(kept, before.get(&file.file))
            } else {
                assert!(kept.is_some(), "by the migration")
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
