//! A project in memory's own folder, of which one file is given by chance.

use hashiya::arabic::Text;
use hashiya::model::{Document, DocumentId, Project};
use hashiya::store::{self, RandomStamp, Snapshot};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The files of a project that are read.
pub const FILES: [&str; 9] = [
    "annotations/r1/d1/salma.ron",
    "project.ron",
    "codebook.ron",
    "documents/d1/document.ron",
    "documents/d1/text.txt",
    "annotations/r1/d1/salma.sync-conflict-20260301-101500-ABCDEFG.ron",
    "memos/salma.ron",
    "versions/0123456789abcdef.ron",
    "journal/salma/2026-03.ron",
];

/// A folder that goes with the machine's memory, where there is one.
pub fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let folder = base.join(format!("hashiya-fuzz-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder to work in");
        folder
    })
}

/// Puts bytes in the place of a file of a sound project, reads, checks and saves it. What could be
/// read must come back from what was saved.
pub fn try_file(file: &str, bytes: &[u8]) {
    let root = folder().join("p");
    let _ = fs::remove_dir_all(&root);
    let mut project = Project::default();
    let id = DocumentId::new("d1").expect("an id");
    let document = Document::new(id.clone(), "شهادة", Text::new("قال إنّه خرج في الليل.\nثم عاد."));
    project.documents.insert(id, document);
    store::create(&root, &project, &mut RandomStamp).expect("a project");
    let path = root.join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, bytes).expect("a file");
    let _ = store::check(&root);
    let mut opened = store::open(&root).expect("the project opens");
    let all = Snapshot::all(&opened.project);
    let saved = store::save(&root, &mut opened.ledger, &all, &mut RandomStamp);
    if saved.failed.iter().any(|(_, error)| error.file() == file) {
        assert_eq!(fs::read(&path).expect("the file"), bytes, "what is refused stays");
    } else {
        let again = store::open(&root).expect("the project opens");
        assert_eq!(again.project, opened.project, "what was read comes back");
    }
}
