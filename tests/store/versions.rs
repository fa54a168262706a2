//! Named versions of the codebook on disk: complete whatever becomes of the tags, on every clone, and
//! never mixed by a merge.

use super::clones::{change, copy, in_both_orders, merged};
use super::*;
use hashiya::edit::{VersionNote, bring_back, present_state};
use hashiya::model::{Codebook, Tombstone, VersionId, codebook_changes};
use hashiya::store::{codebook_file, read_codebook_file};
use proptest::prelude::*;
use std::sync::Arc;

fn version_id(name: &str) -> VersionId {
    VersionId::new(name).unwrap()
}

/// Gives the codebook as it is a name.
pub(super) fn name(project: &mut Project, id: &str, called: &str) {
    let note = VersionNote {
        id: version_id(id),
        name: called.to_owned(),
        reason: "سبب".to_owned(),
    };
    let salma = AnnotatorId::new("salma").unwrap();
    let version = present_state(project, note, salma, Moment::UNIX_EPOCH);
    project.versions.insert(version.id.clone(), version);
}

fn rename(project: &mut Project, id: &str, english: &str) {
    let mut tag = project.codebook.get(&tag_id(id)).unwrap().clone();
    tag.name.en = english.to_owned();
    project.codebook.insert(tag);
}

fn tag_id(id: &str) -> TagId {
    TagId::new(id).unwrap()
}

fn stone(into: Option<&str>) -> Tombstone {
    Tombstone {
        at: Moment::UNIX_EPOCH,
        by: AnnotatorId::new("salma").unwrap(),
        merged_into: into.map(tag_id),
        reason: "لا حاجة".to_owned(),
    }
}

fn bury(project: &mut Project, id: &str, into: Option<&str>) {
    let mut tag = project.codebook.get(&tag_id(id)).unwrap().clone();
    tag.tombstone = Some(stone(into));
    project.codebook.insert(tag);
}

fn contents(folder: &Folder) -> Vec<String> {
    let listing = std::fs::read_dir(folder.root.join("versions"));
    let names = listing.into_iter().flatten().flatten();
    let mut names: Vec<String> = names
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A project with a version of its codebook, and that codebook.
fn with_version() -> (Folder, Codebook) {
    let folder = Folder::new(&small());
    let mut was = Codebook::default();
    change(&folder, "p", |p| {
        name(p, "v1", "الأول");
        was = p.codebook.clone();
    });
    (folder, was)
}

#[test]
fn a_version_stays_whole_whatever_becomes_of_the_tags() {
    let (folder, was) = with_version();
    let tag = was.all().next().unwrap().id.clone();
    let file = contents(&folder);
    assert_eq!(file.len(), 1);
    let bytes = folder.bytes(&format!("versions/{}", file[0]));
    assert_eq!(
        String::from_utf8(bytes.clone()).unwrap(),
        codebook_file(&was)
    );
    change(&folder, "q", |p| {
        rename(p, tag.as_str(), "Other");
        bury(p, tag.as_str(), None);
        p.codebook
            .insert(Tag::new(tag_id("new"), Bilingual::new("ج", ""), 7));
    });
    let opened = folder.open();
    let version = &opened.project.versions[&version_id("v1")];
    assert_eq!(
        (version.name.as_str(), version.reason.as_str()),
        ("الأول", "سبب")
    );
    assert_eq!(*version.tags, was);
    assert!(!codebook_changes(&was, &opened.project.codebook).is_empty());
    assert_eq!(folder.bytes(&format!("versions/{}", file[0])), bytes);
    assert_eq!(folder.check(), []);
    // The file is a codebook by itself, and a project's codebook with versions still is one.
    let path = folder.root.join("versions").join(&file[0]);
    assert_eq!(read_codebook_file(&path).unwrap(), was);
    let whole = read_codebook_file(&folder.root.join("codebook.ron")).unwrap();
    assert_eq!(whole, opened.project.codebook);
}

#[test]
fn equal_states_share_a_file_and_saving_again_writes_nothing() {
    let (folder, _) = with_version();
    change(&folder, "q", |p| name(p, "v2", "الثاني"));
    assert_eq!(contents(&folder).len(), 1);
    let before = folder.read("codebook.ron");
    change(&folder, "r", |_| {});
    assert_eq!(folder.read("codebook.ron"), before);
}

#[test]
fn a_version_that_is_taken_back_leaves_a_line_and_can_return() {
    let (folder, was) = with_version();
    let mut kept = None;
    change(&folder, "q", |p| {
        kept = p.versions.remove(&version_id("v1"))
    });
    assert!(folder.open().project.versions.is_empty());
    assert!(
        folder
            .read("codebook.ron")
            .contains("Deleted(id: \"v1\", of: Version")
    );
    change(&folder, "r", |p| {
        p.versions.insert(version_id("v1"), kept.unwrap());
    });
    let opened = folder.open();
    assert_eq!(*opened.project.versions[&version_id("v1")].tags, was);
    assert_eq!(folder.check(), []);
}

#[test]
fn two_clones_name_versions_and_both_have_both() {
    in_both_orders(
        |p| {
            name(p, "ours", "one");
            rename(p, first(p).as_str(), "after");
        },
        |p| {
            rename(p, first(p).as_str(), "before");
            name(p, "theirs", "one");
        },
        |folder| {
            let project = folder.open().project;
            let [ours, theirs] = ["ours", "theirs"].map(|id| &project.versions[&version_id(id)]);
            assert_eq!(*ours.tags, small().codebook);
            let tag = first(&project);
            assert_eq!(theirs.tags.get(&tag).unwrap().name.en, "before");
            assert_eq!(contents(folder).len(), 2);
            // The tag itself waits for a choice; the versions do not.
            assert_eq!(folder.codes(), ["alternatives"]);
        },
    );
}

fn first(project: &Project) -> TagId {
    project.codebook.all().next().unwrap().id.clone()
}

#[test]
fn two_names_for_one_version_wait_for_a_choice_with_all_its_tags() {
    for (into, from) in [(0, 1), (1, 0)] {
        let (ours, was) = with_version();
        let theirs = copy(&ours);
        let clones = [ours, theirs];
        for (clone, (who, called)) in clones.iter().zip([("q", "هنا"), ("r", "هناك")]) {
            change(clone, who, |p| {
                let version = p.versions.get_mut(&version_id("v1")).unwrap();
                version.name = called.to_owned();
            });
        }
        merged(&clones[into], &clones[from]);
        let opened = clones[into].open();
        let all = store::alternatives(&opened.project, &opened.ledger);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].of.as_str(), "v1");
        for version in &all[0].versions {
            let hashiya::model::Said::Version(version) = &version.version.says else {
                panic!("{version:?}");
            };
            assert_eq!(*version.tags, was);
        }
    }
}

#[test]
fn a_copy_brings_the_tags_and_mends_what_was_changed_by_hand() {
    let (theirs, was) = with_version();
    let ours = copy(&theirs);
    let file = format!("versions/{}", contents(&ours)[0]);
    std::fs::remove_file(ours.root.join(&file)).unwrap();
    assert_eq!(ours.codes(), ["version-missing"]);
    assert!(
        ours.open().project.versions.is_empty(),
        "it is not shown without its tags"
    );
    // Its line stays, whatever else is saved.
    change(&ours, "q", |p| rename(p, first(p).as_str(), "x"));
    assert!(ours.read("codebook.ron").contains("Version(id: \"v1\""));
    assert_eq!(merged(&ours, &theirs).copied, [file.as_str()]);
    assert_eq!(*ours.open().project.versions[&version_id("v1")].tags, was);
    assert_eq!(merged(&ours, &theirs).copied, Vec::<String>::new());
    let changed = ours.read(&file).replace("hue: ", "hue: 1");
    ours.write(&file, &changed);
    assert_eq!(ours.codes(), ["version-differs"]);
    assert_eq!(merged(&ours, &theirs).copied, [file.as_str()]);
    assert_eq!(ours.codes(), Vec::<&str>::new());
    assert_eq!(ours.read(&format!(".hashiya-kept/{file}")), changed);
    ours.write(&file, &changed);
    assert!(
        merged(&theirs, &ours).copied.is_empty(),
        "what is right is not written over"
    );
}

#[test]
fn tags_that_someone_took_away_while_the_project_is_open_are_written_again() {
    let (folder, was) = with_version();
    let mut opened = folder.open();
    std::fs::remove_dir_all(folder.root.join("versions")).unwrap();
    let batch = Snapshot::all(&opened.project);
    let saved = store::save(
        &folder.root,
        &mut opened.ledger,
        &batch,
        &mut Counting("q", 0),
    );
    assert_eq!(saved.failed, []);
    assert_eq!(*folder.open().project.versions[&version_id("v1")].tags, was);
}

#[test]
fn broken_and_hostile_versions_are_told_and_stop_nothing() {
    type Harm = fn(&Folder, &str);
    let missing = "version-missing";
    let cases: [(&str, Harm, &[&str]); 9] = [
        (
            "torn",
            |f, file| f.write(file, "(schema: 1, records: [\nTag("),
            &["torn", "version-missing"],
        ),
        (
            "empty",
            |f, file| f.write(file, ""),
            &["empty-file", "version-missing"],
        ),
        (
            "not UTF-8",
            |f, file| f.write(file, b"(schema: 1, records: [\n\xFF\n])\n"),
            &["not-utf8", "version-missing"],
        ),
        (
            "marks",
            |f, file| f.add_line(file, "<<<<<<< ours"),
            &["conflict-markers", "version-missing"],
        ),
        (
            "no tag",
            |f, file| f.add_line(file, "State(id: \"state\"),"),
            &["not-understood", "version-missing"],
        ),
        (
            "a folder",
            |f, file| {
                std::fs::remove_file(f.root.join(file)).unwrap();
                std::fs::create_dir(f.root.join(file)).unwrap();
            },
            &["unreadable", "version-missing"],
        ),
        (
            "a path for a hash",
            |f, _| {
                f.add_line("codebook.ron", "Version(id: \"v2\", at: \"2026-01-01T00:00:00Z\", by: \"x\", tags: \"../../outside\"),");
            },
            &["not-understood"],
        ),
        (
            "an id with slashes",
            |f, _| {
                let line = format!(
                    "Version(id: \"../v\", at: \"2026-01-01T00:00:00Z\", by: \"x\", tags: \"{}\"),",
                    "0".repeat(64)
                );
                f.add_line("codebook.ron", &line);
            },
            &["bad-id"],
        ),
        (
            "a hash of nothing",
            |f, _| {
                let line = format!(
                    "Version(id: \"v2\", at: \"2026-01-01T00:00:00Z\", by: \"x\", tags: \"{}\"),",
                    "0".repeat(64)
                );
                f.add_line("codebook.ron", &line);
            },
            &["version-missing"],
        ),
    ];
    for (name, harm, codes) in cases {
        let (folder, _) = with_version();
        let file = format!("versions/{}", contents(&folder)[0]);
        harm(&folder, &file);
        let mut told: Vec<&str> = folder.codes();
        told.sort_unstable();
        assert_eq!(told, codes, "{name}");
        let project = folder.open().project;
        assert_eq!(project.codebook, small().codebook, "{name}");
        let is_shown = project.versions.contains_key(&version_id("v1"));
        let own = codes.contains(&missing) && name != "a hash of nothing";
        assert_eq!(is_shown, !own, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_tags_is_not_followed() {
    let (folder, _) = with_version();
    let name = contents(&folder)[0].clone();
    let outside = folder.root.parent().unwrap().join("outside.ron");
    let file = folder.root.join("versions").join(&name);
    std::fs::rename(&file, &outside).unwrap();
    std::os::unix::fs::symlink(&outside, &file).unwrap();
    let mut told: Vec<&str> = folder.codes();
    told.sort_unstable();
    assert_eq!(told, ["outside-project", "version-missing"]);
}

#[test]
fn what_was_brought_back_is_saved_and_passages_mean_their_tags_again() {
    let (folder, was) = with_version();
    let used = first(&folder.open().project);
    change(&folder, "q", |p| {
        let tagged = annotation("t1", 4, 8);
        let key = coding("salma");
        let coding = p.codings.entry(key).or_default();
        coding.annotations.insert(
            tagged.id.clone(),
            Annotation {
                tag: Some(used.clone()),
                ..tagged
            },
        );
        bury(p, used.as_str(), None);
    });
    assert_eq!(times_applied(&folder.open().project, &used), 0);
    change(&folder, "r", |p| {
        let note = VersionNote {
            id: version_id("v2"),
            name: "قبل".to_owned(),
            reason: String::new(),
        };
        let present = present_state(p, note, stone(None).by, Moment::UNIX_EPOCH);
        let edit = bring_back(p, &version_id("v1"), &stone(None), present).unwrap();
        edit.apply(p).unwrap();
    });
    let project = folder.open().project;
    assert_eq!(project.codebook, was);
    assert_eq!(times_applied(&project, &used), 3);
    assert_eq!(project.versions.len(), 2);
    assert_eq!(folder.check(), []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever two clones do and however they are joined, each version is what it was when it was
    /// named.
    #[test]
    fn versions_are_what_they_were_named(steps in proptest::collection::vec((0usize..2, 0usize..5), 1..10)) {
        let ours = Folder::new(&small());
        let clones = [copy(&ours), ours];
        let mut named: Vec<(String, Arc<Codebook>)> = Vec::new();
        let mut count = 0;
        for (clone, what) in steps {
            count += 1;
            let who = ["p", "q"][clone];
            if what == 4 {
                merged(&clones[clone], &clones[1 - clone]);
                continue;
            }
            change_as(&clones[clone], who, count, |p| match what {
                0 => {
                    let id = format!("v{count}");
                    name(p, &id, "n");
                    named.push((id, Arc::new(p.codebook.clone())));
                }
                1 => rename(p, first(p).as_str(), &format!("n{count}")),
                2 => bury(p, first(p).as_str(), None),
                _ => {
                    let id = tag_id(&format!("t{count}"));
                    p.codebook.insert(Tag::new(id, Bilingual::default(), 3));
                }
            });
        }
        merged(&clones[0], &clones[1]);
        merged(&clones[1], &clones[0]);
        for clone in &clones {
            let project = clone.open().project;
            prop_assert_eq!(project.versions.len(), named.len());
            for (id, tags) in &named {
                prop_assert_eq!(&project.versions[&version_id(id)].tags, tags);
            }
        }
    }
}

/// Like `change`, with revisions that differ from step to step.
fn change_as(folder: &Folder, who: &'static str, step: u32, edit: impl FnOnce(&mut Project)) {
    let mut opened = folder.open();
    edit(&mut opened.project);
    let batch = Snapshot::all(&opened.project);
    let mut stamp = Counting(who, step * 100);
    let saved = store::save(&folder.root, &mut opened.ledger, &batch, &mut stamp);
    assert_eq!(saved.failed, []);
}
