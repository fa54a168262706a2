//! What is put in order when a project is opened to work on it.

use super::*;
use hashiya::store::{FindingKind, tend};

const BEFORE: &str = "*.ron text eol=lf\n*.ron merge=union\ndocuments/*/text*.txt -text\n\
    documents/*/original.* -text\n";
const MARK: &str = "documents/d2/.hashiya-new";
const TEXT_FILE: &str = "documents/d2/text.txt";

/// Opens the project to work on it.
fn at_work(folder: &Folder) -> Opened {
    let mut opened = folder.open();
    tend(&folder.root, &mut opened);
    opened
}

#[test]
fn git_is_told_anew_where_an_earlier_version_told_it() {
    let folder = Folder::new(&small());
    let now = folder.read(".gitattributes");
    assert!(
        now.contains("documents/*/text*.txt -text -merge\n"),
        "{now}"
    );
    folder.write(".gitattributes", BEFORE);
    assert_eq!(folder.check(), [], "in no repository");
    std::fs::create_dir(folder.root.join(".git")).unwrap();
    let told = [("git-mixes-texts", ".gitattributes".to_owned(), None)];
    assert_eq!(folder.check(), told);
    at_work(&folder);
    assert_eq!(folder.read(".gitattributes"), now);
    assert_eq!(folder.check(), []);
    // What people wrote is theirs.
    let own = format!("{BEFORE}*.md text\n");
    folder.write(".gitattributes", &own);
    at_work(&folder);
    assert_eq!(folder.read(".gitattributes"), own);
    assert_eq!(folder.check(), told);
}

/// A project with what an import leaves that is killed before its record is written.
fn cut_short() -> Folder {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    let id = DocumentId::new("d2").unwrap();
    let document = Document::new(id.clone(), "ثانية", Text::new("نص جديد"));
    opened.project.documents.insert(id.clone(), document);
    // Where the record should be there is a folder: nothing else stops a save just there.
    std::fs::create_dir_all(folder.root.join("documents/d2/document.ron")).unwrap();
    let parts = [Part::Document(id)];
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &parts,
        &mut Counting("p", 0),
    );
    assert_eq!(saved.failed.len(), 1);
    std::fs::remove_dir(folder.root.join("documents/d2/document.ron")).unwrap();
    folder
}

#[test]
fn an_import_that_was_cut_short_is_told_and_then_put_away() {
    let folder = cut_short();
    assert_eq!(folder.read(TEXT_FILE), "نص جديد");
    let told = [(
        "import-unfinished",
        "documents/d2/document.ron".to_owned(),
        None,
    )];
    assert_eq!(folder.check(), told);
    let opened = at_work(&folder);
    let kinds: Vec<_> = opened.findings.iter().map(|f| f.kind.clone()).collect();
    assert_eq!(kinds, [FindingKind::ImportPutAway]);
    assert!(!folder.root.join("documents/d2").exists());
    assert_eq!(
        folder.read(&format!(".hashiya-kept/{TEXT_FILE}")),
        "نص جديد"
    );
    assert_eq!(folder.check(), []);
    assert_eq!(at_work(&folder).findings, []);
}

#[test]
fn what_another_machine_brings_in_is_left_to_it() {
    let folder = cut_short();
    folder.write(MARK, "another-machine-of-that-name");
    at_work(&folder);
    assert_eq!(folder.codes(), ["import-unfinished"]);
    assert_eq!(folder.read(TEXT_FILE), "نص جديد");
    // Its record comes.
    let record = folder.read("documents/d1/document.ron").replace("d1", "d2");
    let hash = record
        .split("hash: \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    folder.write("documents/d2/document.ron", record.replace(&hash, ""));
    assert_eq!(folder.check(), []);
    let opened = at_work(&folder);
    assert_eq!(opened.project.documents.len(), 2);
    assert!(!folder.root.join(MARK).exists());
}

#[test]
fn a_text_without_a_mark_may_still_get_its_record() {
    let folder = cut_short();
    std::fs::remove_file(folder.root.join(MARK)).unwrap();
    at_work(&folder);
    assert_eq!(folder.codes(), ["record-missing"]);
    assert_eq!(folder.read(TEXT_FILE), "نص جديد");
}

#[test]
fn a_project_that_cannot_be_written_is_left_as_it_is() {
    let folder = cut_short();
    let text = folder.read("codebook.ron");
    folder.write("codebook.ron", text.replace("schema: 3", "schema: 99"));
    at_work(&folder);
    assert_eq!(folder.read(TEXT_FILE), "نص جديد");
}

#[test]
fn an_import_that_went_well_leaves_no_mark() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    let id = DocumentId::new("d2").unwrap();
    let document = Document::new(id.clone(), "ثانية", Text::new("نص جديد"));
    opened.project.documents.insert(id.clone(), document);
    let parts = [Part::Document(id)];
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &parts,
        &mut Counting("p", 0),
    );
    assert_eq!(saved.failed, []);
    assert!(!folder.root.join(MARK).exists());
    assert_eq!(folder.check(), []);
}
