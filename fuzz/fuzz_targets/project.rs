//! A project in memory's own folder, of which one file is given by chance.

use crate::folder::folder;
use hashiya::arabic::{CharRange, Pseudonym, Pseudonyms, Text, reworded};
use hashiya::edit::pseudonyms::{NameFound, Reach, find_names, pseudonymised};
use hashiya::exchange::import::{holds_name, may_hold_name};
use hashiya::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, CodebookVersion, CodingKey, Document, DocumentId,
    Flags, Moment, Project, Round, RoundId, Tag, TagId, Target, VersionId,
};
use hashiya::store::{self, NameRules, PseudonymsError, RandomStamp, Snapshot};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Stands for the only file of the folder, which is named by its hash.
const VERSION: &str = "versions/0123456789abcdef.ron";
/// What is to be done with files when a project is opened next: any of the project's may go.
const LIST: &str = ".hashiya-rewrite/list";
/// The files of a project that are read.
pub const FILES: [&str; 23] = [
    "annotations/r1/d1/salma.ron",
    "project.ron",
    "codebook.ron",
    "documents/d1/document.ron",
    "documents/d1/text.txt",
    "annotations/r1/d1/salma.sync-conflict-20260301-101500-ABCDEFG.ron",
    "memos/salma.ron",
    VERSION,
    "journal/salma/2026-03.ron",
    // What was added later comes last, so that the first byte of every seed says what it said.
    "journal/2026-03.ron",
    "codebook.sync-conflict-20260301-101500-ABCDEFG.ron",
    "documents/d1/text.ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.txt",
    "documents/d1/text.sync-conflict-20260301-101500-ABCDEFG.txt",
    "documents/d1/original.txt",
    "documents/d1/.hashiya-new",
    "documents/d2/.hashiya-new",
    "documents/d2/text.txt",
    ".hashiya-new",
    LIST,
    ".hashiya-kept/codebook.ron",
    "decisions/r1/d1/salma.ron",
    ".gitattributes",
    ".gitignore",
];

/// What is done with a project once it was read.
#[derive(Clone, Copy, PartialEq)]
pub enum Work {
    /// It is checked, opened and saved.
    Save,
    /// It is put in order, and its history is read.
    Tend,
    /// A sound copy is joined into it, and it into that.
    Merge,
    /// Names are replaced.
    Names,
    /// Its document is withdrawn.
    Withdraw,
    /// It is written in the present schema.
    Migrate,
}

/// All of them.
pub const WORKS: [Work; 6] = [Work::Save, Work::Tend, Work::Merge, Work::Names, Work::Withdraw, Work::Migrate];

/// A sound project with something of everything.
fn sound(root: &Path) {
    let _ = fs::remove_dir_all(root);
    let mut project = Project::default();
    let id = DocumentId::new("d1").expect("an id");
    let text = Text::new("قال إنّه خرج في الليل.\nثم عاد إلى سلمى.");
    let at = Moment::from_second(1_770_000_000).expect("a moment");
    let [salma, karim] = ["salma", "karim"].map(|who| AnnotatorId::new(who).expect("an id"));
    for who in [&salma, &karim] {
        let (id, name) = (who.clone(), who.to_string());
        project.annotators.insert(id.clone(), Annotator::new(id, name));
    }
    let round = RoundId::new("r1").expect("an id");
    let (name, closed) = (Bilingual::new("الأولى", "First"), None);
    project.rounds.insert(round.clone(), Round { id: round.clone(), name, started: None, closed });
    let tag = TagId::new("exit").expect("an id");
    let name = Bilingual::new("الخروج", "Exit");
    project.codebook.insert(Tag::new(tag.clone(), name, 40));
    for (annotator, mark) in [(salma.clone(), "a1"), (karim, "b1")] {
        let mark = Annotation {
            id: AnnotationId::new(mark).expect("an id"),
            tag: Some(tag.clone()),
            target: Target::new(&text, CharRange::new(9, 12)),
            memo: "عن سلمى".to_owned(),
            flags: Flags::default(),
            origin: Default::default(),
            codebook: None,
            created: at,
            modified: at,
        };
        let (round, document) = (round.clone(), id.clone());
        let coding = project.codings.entry(CodingKey { round, document, annotator }).or_default();
        coding.annotations.insert(mark.id.clone(), mark);
    }
    let version = CodebookVersion {
        id: VersionId::new("v1").expect("an id"),
        name: "الأول".to_owned(),
        at,
        by: salma,
        reason: String::new(),
        tags: Arc::new(project.codebook.clone()),
    };
    project.versions.insert(version.id.clone(), version);
    project.documents.insert(id.clone(), Document::new(id, "شهادة", text));
    store::create(root, &project, &mut RandomStamp).expect("a project");
}

/// The files of a folder by name, but for locks and what was put away.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![String::new()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(root.join(&below)).expect("a folder").flatten() {
            let name = entry.file_name().into_string().expect("UTF-8");
            let file = if below.is_empty() { name } else { format!("{below}/{name}") };
            match entry.file_type().expect("a kind").is_dir() {
                true => folders.push(file),
                false if file.contains(".hashiya-lock") => {}
                false => drop(all.insert(file, fs::read(entry.path()).expect("a file"))),
            }
        }
    }
    all
}

/// Puts bytes in the place of a file of a sound project, reads and checks it, and works on it.
pub fn try_file(file: &str, bytes: &[u8], work: Work) {
    let root = folder().join("p");
    sound(&root);
    let file = match file {
        VERSION => only(&root, "versions"),
        _ => file.to_owned(),
    };
    let path = root.join(&file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, bytes).expect("a file");
    let _ = store::check(&root);
    match work {
        Work::Save => save(&root, &file, bytes),
        Work::Tend => tend(&root, &file),
        Work::Merge => merge(&root),
        Work::Names => replace_names(&root),
        Work::Withdraw => withdraw(&root),
        Work::Migrate => migrate(&root, &file),
    }
    let others = fs::read_dir(folder()).expect("the folder").count();
    assert!(others <= 2, "nothing is written beside the project");
}

/// The only file of a folder of the project.
fn only(root: &Path, folder: &str) -> String {
    let mut listing = fs::read_dir(root.join(folder)).expect("a folder").flatten();
    let name = listing.next().expect("a file").file_name();
    format!("{folder}/{}", name.to_string_lossy())
}

/// Opens the project. Where the file says what is to be done with files, there may be none any more.
fn open(root: &Path, file: &str) -> Option<store::Opened> {
    let opened = store::open(root);
    assert!(opened.is_ok() || file == LIST, "the project opens: {:?}", opened.err());
    opened.ok()
}

/// What could be read must come back from what was saved.
fn save(root: &Path, file: &str, bytes: &[u8]) {
    let Some(mut opened) = open(root, file) else {
        return;
    };
    let all = Snapshot::all(&opened.project);
    let saved = store::save(root, &mut opened.ledger, &all, &mut RandomStamp);
    if saved.failed.iter().any(|unsaved| unsaved.error.file() == file) {
        assert_eq!(fs::read(root.join(file)).expect("the file"), bytes, "what is refused stays");
    } else if let Some(again) = open(root, file) {
        assert_eq!(again.project, opened.project, "what was read comes back");
    }
}

fn tend(root: &Path, file: &str) {
    let Some(mut opened) = open(root, file) else {
        return;
    };
    let before = files(root).len();
    store::tend(root, &mut opened);
    let _ = store::inspect(&opened);
    let _ = store::history(root, &opened.project, None);
    let _ = store::alternatives(&opened.project, &opened.ledger);
    let _ = store::merge_aside(root);
    let _ = store::put_away(root);
    let _ = store::check(root);
    // Marks go, and a text whose import was cut short is put away: nothing else is taken.
    assert!(files(root).len() + 2 >= before, "what there is stays, or is put away");
    let _ = open(root, file);
}

/// Nothing is lost on the way, and what was done once is not done again.
fn merge(root: &Path) {
    let copy = folder().join("q");
    sound(&copy);
    for (into, from) in [(&*copy, root), (root, &*copy)] {
        let before = files(into);
        let Ok(first) = store::merge(into, from) else {
            continue;
        };
        let after = files(into);
        let gone = before.keys().find(|file| !after.contains_key(*file));
        assert_eq!(gone, None, "no file goes");
        if let (true, Ok(again)) = (first.failed.is_empty(), store::merge(into, from)) {
            assert_eq!((again.files, again.copied), (vec![], vec![]), "done twice it changes nothing");
            assert_eq!(files(into), after, "done twice it changes nothing");
        }
        let _ = store::check(into);
    }
    fs::remove_dir_all(copy).expect("it is taken away");
}

/// Where names were replaced none is left, or it is said where.
fn replace_names(root: &Path) {
    let (name, replacement) = ("سلمى".to_owned(), "P7".to_owned());
    let names = Pseudonyms::new(vec![Pseudonym { name, variants: Vec::new(), replacement }]);
    let reach = Reach::Project;
    let make = |project: &Project| {
        let found = find_names(project, &names, &reach, &|_, _| true)?;
        let wanted: Vec<&NameFound> = found.iter().collect();
        Some(pseudonymised(project, &names, &reach, &wanted))
    };
    let naming = NameRules {
        holds: &|bytes| holds_name(&names, bytes),
        may_hold: &|bytes| may_hold_name(&names, bytes),
        reword: &|words| reworded(words, &names.find(words)),
    };
    let before = files(root);
    match store::rewrite_whole(root, make, &naming, None, &mut RandomStamp) {
        Ok((done, _)) => {
            let after = files(root);
            let holding = after.iter().filter(|(_, bytes)| holds_name(&names, bytes));
            let holding: Vec<&String> = holding.map(|(file, _)| file).collect();
            let untold = holding.iter().find(|file| !done.left.contains(file));
            assert_eq!(untold, None, "names that are left are told");
            let opened = store::open(root).expect("the project opens");
            let document = opened.project.documents.values().next();
            assert!(document.is_none_or(|d| !d.text.as_str().contains("سلمى")), "the text has none");
        }
        Err(PseudonymsError::Within(error)) => panic!("it is brought to its end: {error}"),
        // An earlier rewriting that was begun is ended first, whatever comes then.
        Err(_) if before.contains_key(LIST) => {}
        Err(_) => assert_eq!(files(root), before, "what is refused stays"),
    }
}

/// Where a document was withdrawn nothing of it is left.
fn withdraw(root: &Path) {
    let document = DocumentId::new("d1").expect("an id");
    if store::withdraw(root, &document, &mut RandomStamp).is_ok() {
        let left = store::files_of(root, &document).expect("the folder");
        assert_eq!(left, [""; 0], "nothing of it is left");
        if let Ok(opened) = store::open(root) {
            assert!(!opened.project.documents.contains_key(&document), "it is not shown");
        }
    }
}

/// Written in the present schema it is the same project.
fn migrate(root: &Path, file: &str) {
    let Some(before) = open(root, file) else {
        return;
    };
    if store::migrate(root, false).is_ok() {
        let after = store::open(root).expect("the project opens");
        assert_eq!(after.project, before.project, "it is the same project");
    }
}
