//! What was changed in several places at once waits for a choice, and a choice can be taken back.

use super::*;
use hashiya::edit::{Edit, Session, choose, keep_every, lift_out};
use hashiya::model::{RecordId, Said};

/// A project with one annotation that has two memos, shown "from a".
fn two_memos() -> Folder {
    let folder = Folder::new(&small());
    let (mut a, mut b) = (folder.open(), folder.open());
    memo(&mut a.project, "a1", "from a", 5);
    memo(&mut b.project, "a1", "from b", 4);
    save_salma(&folder, &mut a, &mut Counting("p", 0));
    save_salma(&folder, &mut b, &mut Counting("q", 0));
    folder
}

/// A window on a project: a session and what it saves.
struct Window {
    root: PathBuf,
    session: Session,
    ledger: Ledger,
    stamp: Counting,
}

impl Window {
    fn new(folder: &Folder, who: &'static str) -> Self {
        let opened = folder.open();
        Self {
            root: folder.root.clone(),
            session: Session::new(opened.project),
            ledger: opened.ledger,
            stamp: Counting(who, 0),
        }
    }

    #[track_caller]
    fn save(&mut self) {
        let parts = self.session.take_unsaved();
        let batch = Snapshot::take(self.session.project(), parts);
        let saved = store::save(&self.root, &mut self.ledger, &batch, &mut self.stamp);
        assert_eq!(saved.failed, []);
    }

    #[track_caller]
    fn run(&mut self, edit: &Edit) {
        self.session.apply(edit).unwrap();
        self.save();
    }

    #[track_caller]
    fn choose(&mut self, version: Option<usize>) {
        let project = self.session.project();
        let (of, versions) = project.waiting.iter().next().unwrap();
        let name = version.map(|index| versions[index].name.as_str());
        let edit = choose(project, of, name).unwrap();
        self.run(&edit);
    }
}

fn memos(folder: &Folder) -> Vec<String> {
    let opened = folder.open();
    let all = store::alternatives(&opened.project, &opened.ledger);
    let mut memos: Vec<String> = all
        .iter()
        .flat_map(|alternatives| &alternatives.versions)
        .map(|version| match &version.version.says {
            Said::Annotation(annotation) => annotation.memo.clone(),
            _ => "deleted".to_owned(),
        })
        .collect();
    memos.sort();
    memos
}

#[test]
fn what_waits_is_listed_with_its_versions() {
    let folder = two_memos();
    let opened = folder.open();
    let all = store::alternatives(&opened.project, &opened.ledger);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].file, SALMA);
    assert_eq!(all[0].of.as_str(), "a1");
    let names: Vec<&str> = all[0]
        .versions
        .iter()
        .map(|v| v.version.name.as_str())
        .collect();
    assert_eq!(names, ["p001", "q001"]);
    assert_eq!(all[0].versions[0].written, Some(moment(5)));
    assert_eq!(memos(&folder), ["from a", "from b"]);
}

#[test]
fn a_choice_replaces_all_others_and_undo_restores_them() {
    for (version, chosen) in [(None, "from a"), (Some(0), "from b")] {
        let folder = two_memos();
        let mut window = Window::new(&folder, "w");
        window.choose(version);
        assert_eq!(folder.check(), []);
        assert_eq!(memo_of(&folder.open().project, "a1"), chosen);
        // Again and again, with other edits between.
        for round in 0..3 {
            window.session.undo().unwrap();
            window.save();
            assert_eq!(folder.codes(), ["alternatives"], "round {round}");
            assert_eq!(memos(&folder), ["from a", "from b"]);
            assert_eq!(memo_of(window.session.project(), "a1"), "from a");
            window.session.redo().unwrap();
            window.save();
            assert_eq!(folder.check(), [], "round {round}");
            assert_eq!(memo_of(&folder.open().project, "a1"), chosen);
        }
    }
}

#[test]
fn a_deletion_can_be_chosen_and_taken_back() {
    let folder = Folder::new(&small());
    let (mut a, mut b) = (folder.open(), folder.open());
    remove(&mut a.project, "a1");
    save_salma(&folder, &mut a, &mut Counting("p", 0));
    memo(&mut b.project, "a1", "kept", 5);
    save_salma(&folder, &mut b, &mut Counting("q", 0));
    let mut window = Window::new(&folder, "w");
    window.choose(Some(0));
    assert_eq!(folder.check(), []);
    assert_eq!(ids(&folder.open().project), ["a2"]);
    window.session.undo().unwrap();
    window.save();
    assert_eq!(memos(&folder), ["deleted", "kept"]);
    window.choose(None);
    assert_eq!(folder.check(), []);
    assert_eq!(ids(&folder.open().project), ["a1", "a2"]);
}

#[test]
fn both_can_be_kept() {
    let folder = two_memos();
    let mut window = Window::new(&folder, "w");
    let project = window.session.project();
    let of = project.waiting.keys().next().unwrap();
    let edit = keep_every(project, of, || AnnotationId::new("fresh").unwrap()).unwrap();
    window.run(&edit);
    assert_eq!(folder.check(), []);
    let both = folder.open().project;
    assert_eq!(ids(&both), ["a1", "a2", "fresh"]);
    assert_eq!(
        [memo_of(&both, "a1"), memo_of(&both, "fresh")],
        ["from a", "from b"]
    );
    window.session.undo().unwrap();
    window.save();
    assert_eq!(ids(&folder.open().project), ["a1", "a2"]);
    assert_eq!(memos(&folder), ["from a", "from b"]);
}

#[test]
fn an_edit_settles_nothing() {
    let folder = two_memos();
    let mut window = Window::new(&folder, "w");
    let mut project = window.session.project().clone();
    memo(&mut project, "a1", "edited", 9);
    let parts = BTreeSet::from([Part::Coding(coding("salma"))]);
    let batch = Snapshot::take(&project, parts);
    store::save(&window.root, &mut window.ledger, &batch, &mut window.stamp);
    assert_eq!(memos(&folder), ["edited", "from b"]);
}

/// The lines of two files, as git's union merge leaves them in either order.
fn unions(ours: &str, theirs: &str) -> [String; 2] {
    [
        super::merging::union(ours, theirs),
        super::merging::union(theirs, ours),
    ]
}

/// What a choice in each of two clones comes to.
fn chosen_apart(first: Option<usize>, second: Option<usize>) -> [(Vec<&'static str>, Folder); 2] {
    let folder = two_memos();
    let before = folder.read(SALMA);
    let mut texts = Vec::new();
    for (who, version) in [("w", first), ("x", second)] {
        folder.write(SALMA, &before);
        Window::new(&folder, who).choose(version);
        texts.push(folder.read(SALMA));
    }
    unions(&texts[0], &texts[1]).map(|merged| {
        let folder = two_memos();
        folder.write(SALMA, merged);
        (folder.codes(), folder)
    })
}

#[test]
fn the_same_choice_in_two_clones_is_one() {
    for version in [None, Some(0)] {
        for (codes, folder) in chosen_apart(version, version) {
            assert!(codes.is_empty(), "{codes:?}");
            let chosen = ["from a", "from b"][usize::from(version.is_some())];
            assert_eq!(memo_of(&folder.open().project, "a1"), chosen);
        }
    }
}

#[test]
fn other_choices_in_two_clones_wait_again() {
    for (codes, folder) in chosen_apart(None, Some(0)) {
        assert_eq!(codes, ["alternatives"]);
        assert_eq!(memos(&folder), ["from a", "from b"]);
    }
}

#[test]
fn a_choice_elsewhere_is_not_replaced_by_another_choice_here() {
    let folder = two_memos();
    let (mut one, mut two) = (Window::new(&folder, "w"), Window::new(&folder, "x"));
    one.choose(Some(0));
    two.choose(None);
    assert_eq!(memos(&folder), ["from a", "from b"]);
}

#[test]
fn two_things_with_one_id_are_settled_too() {
    let folder = Folder::new(&small());
    let line = |rev: &str, hue: u16| {
        format!("Tag(id: \"new\", rev: \"{rev}\", order: 1.0, name: (ar: \"جديد\"), hue: {hue}),")
    };
    folder.add_line("codebook.ron", &line("m1", 10));
    folder.add_line("codebook.ron", &line("n1", 20));
    assert_eq!(folder.codes(), ["duplicate-id"]);
    let mut window = Window::new(&folder, "w");
    window.choose(Some(0));
    assert_eq!(folder.check(), []);
    let tag = TagId::new("new").unwrap();
    assert_eq!(folder.open().project.codebook.get(&tag).unwrap().hue, 10);
    window.session.undo().unwrap();
    window.save();
    // They have a common history now: alternatives, which may be written.
    assert_eq!(folder.codes(), ["alternatives"]);
}

#[test]
fn versions_without_a_revision_can_be_chosen() {
    let folder = Folder::new(&small());
    for name in ["واحد", "اثنان"] {
        let line = format!("Annotator(id: \"nour\", name: \"{name}\"),");
        folder.add_line("project.ron", &line);
    }
    assert_eq!(folder.codes(), ["alternatives"]);
    let mut window = Window::new(&folder, "w");
    window.choose(Some(0));
    assert_eq!(folder.check(), []);
    window.session.undo().unwrap();
    window.save();
    assert_eq!(folder.codes(), ["alternatives"]);
}

#[test]
fn a_tag_moved_under_its_own_child_from_the_other_side_is_settled_by_choosing() {
    let folder = Folder::new(&small());
    let (mut a, mut b) = (folder.open(), folder.open());
    for (opened, who, tag, parent) in [
        (&mut a, "p", "exit", "return"),
        (&mut b, "q", "return", "exit"),
    ] {
        let id = TagId::new(tag).unwrap();
        let mut moved = opened.project.codebook.get(&id).unwrap().clone();
        moved.parent = TagId::new(parent).ok();
        opened.project.codebook.insert(moved);
        let (project, parts) = (&opened.project, [Part::Codebook]);
        save(
            &folder.root,
            &mut opened.ledger,
            project,
            &parts,
            &mut Counting(who, 0),
        );
    }
    assert_eq!(folder.codes(), ["tag-circle", "tag-circle"]);
    let mut window = Window::new(&folder, "w");
    let exit = TagId::new("exit").unwrap();
    let edit = lift_out(&window.session.project().codebook, Vec::new(), &exit).unwrap();
    window.run(&edit);
    assert_eq!(folder.check(), []);
    let book = folder.open().project.codebook;
    assert_eq!(book.circles(), Vec::<Vec<TagId>>::new());
    let below = book.get(&TagId::new("return").unwrap()).unwrap();
    assert_eq!(below.parent.as_ref(), Some(&exit));
    window.session.undo().unwrap();
    window.save();
    assert_eq!(folder.codes(), ["tag-circle", "tag-circle"]);
}

#[test]
fn two_titles_wait_for_a_choice() {
    let folder = Folder::new(&small());
    let (mut a, mut b) = (folder.open(), folder.open());
    for (opened, who, title) in [(&mut a, "p", "عنوان"), (&mut b, "q", "آخر")] {
        opened.project.title.ar = title.to_owned();
        let (project, parts) = (&opened.project, [Part::Project]);
        save(
            &folder.root,
            &mut opened.ledger,
            project,
            &parts,
            &mut Counting(who, 0),
        );
    }
    assert_eq!(folder.codes(), ["alternatives"]);
    let mut window = Window::new(&folder, "w");
    assert!(
        window
            .session
            .project()
            .waiting
            .contains_key(&RecordId::Project)
    );
    window.choose(Some(0));
    assert_eq!(folder.check(), []);
    assert_eq!(folder.open().project.title.ar, "عنوان");
}
