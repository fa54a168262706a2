//! Walks through the folders of a project.

use super::layout;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// Every file below a folder. Links are taken as files: what they lead to is not of the project.
pub(in crate::store) fn add_files(
    root: &Path,
    folder: &str,
    files: &mut BTreeSet<String>,
) -> io::Result<()> {
    if layout::leads_outside(root, folder)? {
        return Ok(());
    }
    let Some(listing) = listing(&layout::path(root, folder))? else {
        return Ok(());
    };
    for entry in listing {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let file = format!("{folder}/{name}");
        if entry.file_type()?.is_dir() {
            add_files(root, &file, files)?;
        } else {
            files.insert(file);
        }
    }
    Ok(())
}

/// The names of the folders in a folder; none where there is no folder.
pub(in crate::store) fn folders(root: &Path, folder: &str) -> io::Result<Vec<String>> {
    let Some(listing) = listing(&layout::path(root, folder))? else {
        return Ok(Vec::new());
    };
    let mut names = Vec::new();
    for entry in listing {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.extend(entry.file_name().into_string().ok());
        }
    }
    Ok(names)
}

/// The entries of a folder; none where there is no folder.
fn listing(path: &Path) -> io::Result<Option<std::fs::ReadDir>> {
    match std::fs::read_dir(path) {
        Ok(listing) => Ok(Some(listing)),
        Err(e)
            if matches!(
                e.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
