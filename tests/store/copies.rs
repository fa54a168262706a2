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
    folder.write(aside, "(schema: 2, records: [\nState(");
    assert_eq!(put_away(&folder.root).unwrap().left, [aside]);
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
            assert_eq!(project.tag_counts(None, None)[&back].project, 2);
        },
    );
}
