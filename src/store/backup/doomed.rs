//! Deletes the backups that hold names which are being replaced. They are noted before the replacement
//! begins, and deleted when it is complete: by the program that began it, or by the one that completes it
//! after an interruption.
//!
//! The note lies in the user's data folder, never in a project's, so that nobody else can have backups
//! deleted. It lists the backups, and none of the names.

use super::clear::{find, remove};
use super::folders;
use super::list::{BackupError, list};
use super::names::holds_any;
use super::shelf::{About, Doomed, MAKING, Shelf, read_about};
use crate::model::DocumentId;
use crate::store::settings::backups_folder;
use crate::store::stamp::{RandomStamp, Stamp};
use std::io;
use std::path::Path;
use std::sync::PoisonError;

/// Notes the backups that [`remove_backups_with_names`](super::remove_backups_with_names) would delete,
/// before the names are replaced. Returns the token that names the replacement; `None` when no backup is to
/// be deleted.
///
/// # Errors
/// When a folder cannot be looked into, or the note not be written.
pub fn doom_backups_with_names(
    shelf: &Shelf,
    document: Option<&DocumentId>,
    holds: &dyn Fn(&[u8]) -> bool,
) -> Result<Option<String>, BackupError> {
    let _held = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    let found = find(shelf, &|path| holds_any(path, document, holds))?;
    if found.backups.is_empty() {
        return Ok(None);
    }
    let token = RandomStamp.rev();
    let place = |path: &Path| {
        let parts = path.components().rev().take(2);
        let mut parts: Vec<_> = parts.map(|p| p.as_os_str().to_string_lossy()).collect();
        parts.reverse();
        parts.join("/")
    };
    let doomed = Doomed {
        token: token.clone(),
        is_begun: false,
        backups: found.backups.iter().map(|(b, _)| place(&b.path)).collect(),
    };
    let made = folders::make(&shelf.folder, &folders::private(), &mut Vec::new());
    let noted = made.and_then(|()| put(shelf, doomed));
    noted.map_err(BackupError::io(&shelf.folder))?;
    Ok(Some(token))
}

/// Forgets the note, since no name was replaced.
pub fn spare_backups(shelf: &Shelf, token: &str) {
    if read_about(&shelf.folder).doomed.token == token {
        // A note that stays waits for a replacement that never comes, and does no harm.
        let _ = put(shelf, Doomed::default());
    }
}

/// Says in the note that the replacement was begun.
pub fn begun(shelf: &Shelf, token: &str) {
    let doomed = read_about(&shelf.folder).doomed;
    if doomed.token == token {
        let is_begun = true;
        // Only a replacement that is completed on another computer needs this to be written.
        let _ = put(shelf, Doomed { is_begun, ..doomed });
    }
}

/// Deletes the backups that were noted for a replacement which is complete now, wherever the project has
/// been moved since.
pub fn end(root: &Path, token: &str) {
    let Some(all) = backups_folder().filter(|_| !token.is_empty()) else {
        return;
    };
    for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
        let shelf = Shelf {
            folder: entry.path(),
            root: root.to_owned(),
        };
        if read_about(&shelf.folder).doomed.token == token {
            end_in(&shelf);
        }
    }
}

/// Deletes noted backups of a replacement that was completed elsewhere.
pub(super) fn end_overdue(shelf: &Shelf) {
    if shelf.is_overdue() {
        end_in(shelf);
    }
}

fn end_in(shelf: &Shelf) {
    let mut about = read_about(&shelf.folder);
    about.doomed.backups.retain(|place| !is_gone(shelf, place));
    about.doomed = if about.doomed.backups.is_empty() {
        Doomed::default()
    } else {
        // Backups that could not be deleted are tried again with the next backup.
        Doomed {
            is_begun: true,
            ..about.doomed
        }
    };
    // The next opening makes a new one.
    about.looked.clear();
    let _ = shelf.write(about);
}

/// Deletes a noted backup, and returns whether it is gone. A name that is no backup's counts as gone.
fn is_gone(shelf: &Shelf, place: &str) -> bool {
    let Some((folder, _)) = place.split_once('/') else {
        return true;
    };
    let is_plain = !matches!(folder, "" | "." | "..") && !folder.contains(['\\', ':', '\0']);
    let Some(all) = shelf.folder.parent().filter(|_| is_plain) else {
        return true;
    };
    let listed = list(&all.join(folder)).unwrap_or_default();
    let path = all.join(place);
    let Some(backup) = listed.into_iter().find(|backup| backup.path == path) else {
        return true;
    };
    remove(&backup.path).is_ok()
}

fn put(shelf: &Shelf, doomed: Doomed) -> io::Result<()> {
    let about = read_about(&shelf.folder);
    shelf.write(About { doomed, ..about })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Project;
    use crate::store::backup::{Made, make_backup};

    #[test]
    fn what_came_to_its_end_elsewhere_takes_the_backups_away_with_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("p");
        crate::store::create(&root, &Project::default(), &mut RandomStamp).unwrap();
        let shelf = Shelf::of(&folder.path().join("backups"), &root);
        let today = "2026-02-02".parse().unwrap();
        let Made::Backup(backup) = make_backup(&shelf, today).unwrap() else {
            panic!("a backup");
        };
        let doom = |holds: bool| doom_backups_with_names(&shelf, None, &|_| holds).unwrap();
        assert_eq!(doom(false), None);
        // Nothing was replaced: nothing goes, whether that is known or not.
        let token = doom(true).unwrap();
        assert!(!shelf.is_due(today), "it was not begun");
        end(&root, &token);
        spare_backups(&shelf, &token);
        begun(&shelf, &token);
        assert!(!shelf.is_due(today) && backup.path.exists());
        // Begun, and not at its end yet.
        let token = doom(true).unwrap();
        begun(&shelf, &token);
        let list = root.join(".hashiya-rewrite/list");
        std::fs::create_dir_all(list.parent().unwrap()).unwrap();
        std::fs::write(&list, "end\n").unwrap();
        assert!(!shelf.is_due(today));
        // Its end was on another computer, or was not seen here.
        std::fs::remove_file(&list).unwrap();
        assert!(shelf.is_due(today));
        make_backup(&shelf, today.tomorrow().unwrap()).unwrap();
        assert!(!backup.path.exists());
        assert_eq!(read_about(&shelf.folder).doomed, Doomed::default());
        assert_eq!(shelf.list().unwrap().len(), 1);
    }

    #[test]
    fn a_note_takes_nothing_away_but_backups() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::of(folder.path(), &folder.path().join("p"));
        std::fs::create_dir_all(&shelf.folder).unwrap();
        let name = shelf.folder.file_name().unwrap().to_str().unwrap();
        for file in ["../keep", "a/b/keep", "keep"] {
            assert!(is_gone(&shelf, file), "nothing is waited for");
        }
        let keep = shelf.folder.join("keep.txt");
        std::fs::write(&keep, "x").unwrap();
        assert!(is_gone(&shelf, &format!("{name}/keep.txt")) && keep.exists());
    }
}
