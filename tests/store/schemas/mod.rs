//! Schemas: golden projects of each, read as ever, and rewritten in the present one with the old bytes
//! kept.
//!
//! `tests/data/schema/<number>/` has a project with every kind of record and every field of that
//! schema. Those of past schemas never change. When a kind or a field comes to the present one, it goes
//! into [`golden::golden`] and, with `UPDATE_GOLDEN=1`, into the files.

mod golden;
mod merging;
mod rewriting;

use super::*;
use hashiya::model::{
    Apart, CodebookVersion, DecisionId, Direction, Flags, Imported, Memo, MemoId, MemoTopic,
    Origin, ProjectId, Removal, RemovedDocument, VersionId,
};
use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

/// The schema that is written.
const PRESENT: u32 = 3;

fn data(schema: u32) -> PathBuf {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/schema");
    data.join(schema.to_string())
}

/// Every file below a folder.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy();
            let name = name.replace('\\', "/");
            if path.is_dir() {
                walk(root, &path, found);
            } else if !name.contains(".hashiya-lock") {
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found
}

/// A copy of a golden project.
fn copy_of(schema: u32) -> Folder {
    let temporary = tempfile::tempdir().unwrap();
    let root = temporary.path().join("project");
    for (name, bytes) in files(&data(schema)) {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    Folder {
        _temporary: temporary,
        root,
    }
}
