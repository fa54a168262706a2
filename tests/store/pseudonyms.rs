//! Names replaced in a whole project: none is left in any file, and every span goes along.

use super::*;
use hashiya::arabic::{NamePlace, Pseudonym, Pseudonyms, reworded};
use hashiya::edit::pseudonyms::{NameFound, Reach, find_names, pseudonymised};
use hashiya::edit::{DocumentEdit, Edit, Session};
use hashiya::exchange::import::{holds_name, may_hold_name};
use hashiya::model::{Removal, RemovedDocument};
use hashiya::store::{NameRules, PseudonymsError, Rewritten, Shelf};
use proptest::prelude::*;
use sha2::Digest as _;
use std::io::Read as _;

const NAMES: [(&str, &str); 4] = [
    ("أبو طلحة", "أبو خالد"),
    ("البغدادي", "السامرائي"),
    ("عبد الله المنصوري", "P1"),
    ("طلحة", "زيد"),
];
/// What no file may hold afterwards.
const TELLING: [&str; 4] = ["طلحة", "بغدادي", "منصوري", "طلحه"];

fn names() -> Pseudonyms {
    let pair = |(name, replacement): &(&str, &str)| Pseudonym {
        name: (*name).into(),
        variants: Vec::new(),
        replacement: (*replacement).into(),
    };
    Pseudonyms::new(NAMES.iter().map(pair).collect())
}

/// Replaces every place, the doubtful ones too.
fn apply(root: &Path, names: &Pseudonyms) -> Result<Rewritten, PseudonymsError> {
    let reach = Reach::Project;
    let make = |project: &Project| {
        let found = find_names(project, names, &reach, &|_, _| true).unwrap();
        let wanted: Vec<&NameFound> = found.iter().collect();
        Some(pseudonymised(project, names, &reach, &wanted))
    };
    let naming = NameRules {
        holds: &|bytes| holds_name(names, bytes),
        may_hold: &|bytes| may_hold_name(names, bytes),
        reword: &|words| reworded(words, &names.find(words)),
    };
    let done = store::rewrite_whole(root, make, &naming, None, &mut Counting("p", 0));
    done.map(|(done, _)| done)
}

#[test]
fn what_a_sync_tool_brings_while_names_are_replaced_stops_it() {
    let folder = Folder::new(&small());
    let brought = folder
        .read(SALMA)
        .replace("])", "// from another machine\n])");
    let make = |project: &Project| {
        folder.write(SALMA, &brought);
        let mut project = project.clone();
        memo(&mut project, "a1", "replaced", 1);
        Some(project)
    };
    let naming = NameRules {
        holds: &|_| false,
        may_hold: &|_| false,
        reword: &str::to_owned,
    };
    let done = store::rewrite_whole(&folder.root, make, &naming, None, &mut Counting("p", 0));
    assert!(matches!(done, Err(PseudonymsError::Changed)), "{done:?}");
    assert_eq!(folder.read(SALMA), brought);
    assert!(!folder.root.join(".hashiya-rewrite").exists());
}

/// Every file below a folder that holds one of the telling words.
fn holding(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if TELLING.iter().any(|words| name.contains(words)) {
            found.push(path.clone());
        }
        if path.is_dir() {
            found.extend(holding(&path));
        } else {
            let mut bytes = std::fs::read(&path).unwrap();
            if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes.clone())) {
                for index in 0..archive.len() {
                    let mut packed = archive.by_index(index).unwrap();
                    packed.read_to_end(&mut bytes).unwrap();
                }
            }
            let words = String::from_utf8_lossy(&bytes);
            found.extend(TELLING.iter().any(|t| words.contains(t)).then_some(path));
        }
    }
    found
}

/// The backups of a project, beside it.
fn shelf(folder: &Folder) -> Shelf {
    Shelf::of(&folder._temporary.path().join("data/backups"), &folder.root)
}

fn back_up(folder: &Folder) {
    store::make_backup(&shelf(folder), "2026-02-02".parse().unwrap()).unwrap();
}

#[test]
fn backups_that_hold_names_go_and_no_others() {
    let folder = Folder::new(&with_text("قال نعم", &[]));
    back_up(&folder);
    let names = names();
    let may_hold = |bytes: &[u8]| may_hold_name(&names, bytes);
    let other = DocumentId::new("d2").unwrap();
    let done = store::remove_backups_with_names(&shelf(&folder), Some(&other), &may_hold).unwrap();
    assert_eq!(done.removed, Vec::<PathBuf>::new(), "of another document");
    let all = folder._temporary.path().join("data");
    std::fs::write(
        shelf(&folder).folder().join(".2026-02-02.zip.Ab3xYz"),
        "طلحة",
    )
    .unwrap();
    assert_eq!(holding(&all).len(), 2);
    let this = document_id();
    let done = store::remove_backups_with_names(&shelf(&folder), Some(&this), &may_hold).unwrap();
    assert_eq!(done.removed.len(), 1);
    assert_eq!(holding(&all), Vec::<PathBuf>::new());
    assert!(shelf(&folder).is_due("2026-02-02".parse().unwrap()));
    apply(&folder.root, &names).unwrap();
    back_up(&folder);
    let done = store::remove_backups_with_names(&shelf(&folder), None, &may_hold).unwrap();
    assert_eq!(done, store::FromBackups::default());
    assert_eq!(shelf(&folder).list().unwrap().len(), 1);
    // Another copy of the project that is there is told of, not touched.
    let copy = Folder::new(&with_text("قال أبو طلحة", &[]));
    let beside = Shelf::of(&folder._temporary.path().join("data/backups"), &copy.root);
    store::make_backup(&beside, "2026-02-02".parse().unwrap()).unwrap();
    let done = store::remove_backups_with_names(&shelf(&folder), None, &may_hold).unwrap();
    assert_eq!(done.elsewhere, [beside.folder()]);
    assert_eq!(beside.list().unwrap().len(), 1);
}

/// What a span's words become: those of every place that it touches, whole.
fn expected(text: &Text, places: &[NamePlace], span: CharRange) -> String {
    let bytes = text.to_bytes(span).as_range();
    let (mut out, mut at) = (String::new(), bytes.start);
    for place in places {
        let own = place.place.as_range();
        if own.start >= bytes.end || own.end <= at {
            continue;
        }
        out.push_str(&text.as_str()[at..own.start.max(at)]);
        out.push_str(&place.words);
        at = own.end;
    }
    out.push_str(&text.as_str()[at.min(bytes.end)..bytes.end]);
    out
}

fn with_text(words: &str, spans: &[(usize, usize)]) -> Project {
    let mut project = small();
    let text = Text::new(words);
    project.codings.clear();
    for (n, (start, length)) in spans.iter().enumerate() {
        let start = start % text.length().max(1);
        let span = CharRange::new(start, (start + length).min(text.length()));
        let Some(span) = text.tidy(span) else {
            continue;
        };
        let mut annotation = annotation(&format!("a{n}"), 0, 1);
        annotation.target = Target::new(&text, span);
        annotation.memo = format!("مذكرة عن طلحة {n}");
        put(&mut project, ["salma", "karim"][n % 2], annotation);
    }
    let id = document_id();
    let mut document = Document::new(id.clone(), "شهادة أبي طلحة", text);
    document.variables = vec![("الراوي".into(), "البغدادي".into())];
    document.imported.file_name = "أبو_طلحة.txt".into();
    project.documents.insert(id, document);
    let mut tag = project
        .codebook
        .get(&TagId::new("exit").unwrap())
        .unwrap()
        .clone();
    tag.example = "قال لأبي طلحة".into();
    project.codebook.insert(tag);
    project
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_name_is_left_and_every_span_goes_along(
        words in proptest::collection::vec("(و|ف|ل|ب|ال|لل|)(أبو طلحة|أبي طَلْحَةَ|طلحه|البغدادي|بغدادي|كتاب|خَرَجَ|المنصوري|عبدالله المنصوري|أبو\nطلحة|P1|،|\n)", 1..30),
        spans in proptest::collection::vec((0usize..200, 1usize..40), 0..12),
    ) {
        let mut project = with_text(&words.join(" "), &spans);
        super::versions::name(&mut project, "v1", "رأي أبي طلحة");
        let text = project.documents["d1"].text.clone();
        let folder = Folder::new(&project);
        let names = names();
        let places = names.find(text.as_str());
        back_up(&folder);
        let done = apply(&folder.root, &names).unwrap();
        prop_assert_eq!(&done.left, &Vec::<String>::new());
        let may_hold = |bytes: &[u8]| may_hold_name(&names, bytes);
        let gone = store::remove_backups_with_names(&shelf(&folder), None, &may_hold).unwrap();
        prop_assert_eq!(gone.removed.len(), 1);
        prop_assert_eq!(holding(&folder._temporary.path().join("data")), Vec::<PathBuf>::new());
        prop_assert_eq!(holding(&folder.root), Vec::<PathBuf>::new());
        prop_assert_eq!(folder.check(), vec![]);
        let opened = folder.open();
        let new = &opened.project;
        prop_assert_eq!(new.versions.len(), 1);
        prop_assert_eq!(&*new.versions["v1"].tags, &new.codebook);
        prop_assert_eq!(new.documents["d1"].text.as_str(), reworded(text.as_str(), &places));
        for (key, coding) in &project.codings {
            for (id, was) in &coding.annotations {
                let now = &new.codings[key].annotations[id];
                let quote = expected(&text, &places, was.target.span);
                prop_assert_eq!(&now.target.quote, quote.trim());
                prop_assert_eq!(&now.target, &Target::new(&new.documents["d1"].text, now.target.span));
                prop_assert_eq!(&now.tag, &was.tag);
                prop_assert_eq!(now.modified, was.modified);
            }
        }
        let again = apply(&folder.root, &names).unwrap();
        prop_assert_eq!(again.put, Vec::<String>::new());
        prop_assert_eq!(again.taken, Vec::<String>::new());
        prop_assert_eq!(&folder.open().project, new);
    }
}

#[test]
fn a_span_that_ends_within_a_name_over_two_lines_ends_with_its_words() {
    let project = with_text("رأيت البغدادي ال\n بغدادي", &[(0, 15)]);
    let folder = Folder::new(&project);
    apply(&folder.root, &names()).unwrap();
    let opened = folder.open();
    let text = opened.project.documents["d1"].text.as_str();
    assert_eq!(text, "رأيت السامرائي السامرائي\n");
    let coding = opened.project.codings.values().next().unwrap();
    let target = &coding.annotations.values().next().unwrap().target;
    assert_eq!(target.quote, "رأيت السامرائي السامرائي");
}

#[test]
fn former_texts_originals_and_what_was_put_away_go_too() {
    let project = with_text("قال أبو طلحة نعم", &[(4, 8)]);
    let folder = Folder::new(&project);
    let kept = format!("documents/d1/text.{}.txt", "0a".repeat(32));
    for (file, words) in [
        (kept.as_str(), "نص قديم"),
        ("documents/d1/original.txt", "طلحة"),
        (".hashiya-kept/a.ron", "طلحة"),
        ("documents/d1/.text.txt.Ab3xYz", "طلحة"),
        ("README.md", "عن طلحة"),
    ] {
        folder.write(file, words);
    }
    let done = apply(&folder.root, &names()).unwrap();
    let taken = [
        ".hashiya-kept/a.ron",
        "documents/d1/.text.txt.Ab3xYz",
        "documents/d1/original.txt",
        &kept,
    ];
    assert_eq!(done.taken, taken);
    assert_eq!(done.left, ["README.md"], "not the app's to change");
    assert_eq!(holding(&folder.root), [folder.root.join("README.md")]);
}

#[test]
fn memos_are_written_anew() {
    let project = with_text("قال أبو طلحة نعم", &[(4, 8)]);
    let folder = Folder::new(&project);
    let memo = "(schema: 3, records: [\nMemo(id: \"m1\", rev: \"a1\", about: Document(\"d1\"), text: \"عن البغدادي\", created: \"2026-01-01T00:00:00Z\", modified: \"2026-01-01T00:00:00Z\"),\n])\n";
    folder.write("memos/salma.ron", memo);
    apply(&folder.root, &names()).unwrap();
    assert!(folder.read("memos/salma.ron").contains("عن السامرائي"));
    assert_eq!(holding(&folder.root), Vec::<PathBuf>::new());
}

#[test]
fn a_document_that_was_taken_out_of_the_list_is_not_forgotten() {
    let project = with_text("قال أبو طلحة نعم", &[(0, 12)]);
    let folder = Folder::new(&project);
    let mut opened = folder.open();
    let mut session = Session::new(opened.project);
    session
        .apply(&Edit::Document(DocumentEdit::TakeOut(document_id())))
        .unwrap();
    let part = [Part::Document(document_id())];
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        session.project(),
        &part,
        &mut Counting("s", 0),
    );
    assert_eq!(saved.failed, []);
    assert!(!folder.open().project.documents.contains_key(&document_id()));
    apply(&folder.root, &names()).unwrap();
    assert_eq!(holding(&folder.root), Vec::<PathBuf>::new());
    let quote = &folder.open().project.codings[&coding("salma")].annotations["a0"]
        .target
        .quote;
    assert_eq!(quote, "قال أبو خالد");
    assert!(!folder.open().project.documents.contains_key(&document_id()));
}

#[test]
fn removed_documents_lose_the_names_and_stay_whole() {
    let mut project = with_text("قال أبو طلحة نعم", &[(0, 12)]);
    let document = project.documents.remove(&document_id()).unwrap();
    let removal = Removal {
        at: "2026-02-02T10:00:00Z".parse().unwrap(),
        by: None,
    };
    let removed = RemovedDocument { document, removal };
    project.removed.insert(document_id(), removed);
    let folder = Folder::new(&project);
    apply(&folder.root, &names()).unwrap();
    assert_eq!(holding(&folder.root), Vec::<PathBuf>::new());
    assert_eq!(folder.check(), vec![]);
    let opened = folder.open();
    let document = &opened.project.removed[&document_id()].document;
    assert_eq!(document.text.as_str(), "قال أبو خالد نعم");
    assert_eq!(document.variables[0].1, "السامرائي");
    let quote = &opened.project.codings[&coding("salma")].annotations["a0"];
    assert_eq!(quote.target.quote, "قال أبو خالد");
    let again = apply(&folder.root, &names()).unwrap();
    assert_eq!(again, Rewritten::default());
}

#[test]
fn rounds_of_which_the_project_file_still_has_lines_lose_the_names() {
    let folder = Folder::new(&with_text("قال أبو طلحة نعم", &[]));
    let round = "Round(id: \"r1\", rev: \"z1\", name: (ar: \"جولة أبي طلحة\", en: \"\")),\n])";
    let project = folder.read("project.ron");
    std::fs::remove_file(folder.root.join("rounds/r1.ron")).unwrap();
    folder.write("project.ron", project.replace("])", round));
    apply(&folder.root, &names()).unwrap();
    assert_eq!(holding(&folder.root), Vec::<PathBuf>::new());
    assert_eq!(folder.open().project.rounds["r1"].name.ar, "جولة أبي خالد");
}

#[test]
fn passages_that_are_not_in_the_text_lose_the_names_too() {
    let mut project = with_text("قال نعم", &[]);
    let mut lost = annotation("a9", 0, 3);
    lost.target = Target {
        span: CharRange::new(0, 12),
        quote: "جاء أبو طلحة".into(),
        before: "طلحة ثم".into(),
        after: "للبغدادي".into(),
    };
    put(&mut project, "karim", lost);
    let folder = Folder::new(&project);
    apply(&folder.root, &names()).unwrap();
    assert_eq!(holding(&folder.root), Vec::<PathBuf>::new());
    let target = &folder.open().project.codings[&coding("karim")].annotations["a9"].target;
    assert_eq!(target.quote, "جاء أبو خالد");
}

#[test]
fn what_would_keep_the_names_stands_in_the_way() {
    let project = with_text("قال أبو طلحة نعم", &[(0, 4)]);
    let folder = Folder::new(&project);
    let before = folder.read(SALMA);
    let beside = "annotations/r1/d1/salma.sync-conflict-20260301-101500-ABCDEFG.ron";
    folder.write(beside, &before);
    let refused = apply(&folder.root, &names());
    assert!(
        matches!(refused, Err(PseudonymsError::Aside { .. })),
        "{refused:?}"
    );
    std::fs::remove_file(folder.root.join(beside)).unwrap();
    folder.add_line(SALMA, "Annotation(id: \"a0\", rev: \"z1\", start: 0, end: 3, quote: \"قال\", created: \"2026-01-01T00:00:00Z\", modified: \"2026-01-01T00:00:00Z\"),");
    let refused = apply(&folder.root, &names());
    assert!(
        matches!(
            refused,
            Err(PseudonymsError::Blocked { .. } | PseudonymsError::Waits { .. })
        ),
        "{refused:?}"
    );
    folder.write(SALMA, &before);
    folder.write("documents/d1/text.txt", "نص آخر");
    let refused = apply(&folder.root, &names());
    assert!(
        matches!(refused, Err(PseudonymsError::Blocked { .. })),
        "{refused:?}"
    );
    assert!(
        folder.read("documents/d1/document.ron").contains("طلحة"),
        "nothing was done"
    );
}

#[test]
fn what_was_cut_short_is_brought_to_its_end_when_the_project_is_opened() {
    let project = with_text("قال أبو طلحة نعم", &[(4, 8)]);
    let (folder, other) = (Folder::new(&project), Folder::new(&project));
    let done = apply(&other.root, &names()).unwrap();
    // As it is after the first file was put in place.
    let mut list = String::new();
    for file in &done.put {
        folder.write(&format!(".hashiya-rewrite/{file}"), other.bytes(file));
        let was = sha2::Sha256::digest(folder.bytes(file));
        let was: String = was.iter().map(|byte| format!("{byte:02x}")).collect();
        list.push_str(&format!("put {was} {file}\n"));
    }
    let first = &done.put[0];
    std::fs::rename(
        folder.root.join(format!(".hashiya-rewrite/{first}")),
        folder.root.join(first),
    )
    .unwrap();
    assert!(!holding(&folder.root).is_empty());
    folder.write(".hashiya-rewrite/list", list);
    let opened = folder.open();
    assert_eq!(opened.findings, []);
    assert_eq!(opened.project, other.open().project);
    assert_eq!(holding(&folder.root), Vec::<PathBuf>::new());
    assert!(!folder.root.join(".hashiya-rewrite").exists());
}
