//! Replaces several files of a project as one step: the new files are staged in `.hashiya-rewrite` first,
//! then a list is written that says what is to be done with each, and only then are they put in place.
//!
//! Until the list is written the replacement has not begun, and staged files are ignored. Once it is
//! written the replacement is completed, at the latest when the project is next opened or written to.

use crate::store::backup::end_doomed;
use crate::store::disk::belonging::is_own;
use crate::store::disk::bytes;
use crate::store::disk::kept::move_away;
use crate::store::disk::layout::{self, is_rewriting};
use crate::store::disk::write::{rename, sync_folder, write};
use crate::store::save_error::SaveError;
use crate::store::stamp::fresh_id;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// One step of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Step {
    /// Puts the staged file in place. With it the hash of the file that stood there when the list was
    /// made; none where there was no file.
    Put(String, Option<String>),
    /// Deletes the file.
    Take(String),
}

/// How a replacement of files failed.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Failed {
    /// It was not begun, for this reason.
    Before(SaveError),
    /// It was not begun, since someone wrote to the project meanwhile.
    Overtaken,
    /// It was begun and not completed; it is completed when the project is next opened.
    Within(SaveError),
}

/// How backups that hold the replaced text are deleted.
pub(super) struct Backups<'a> {
    /// The token under which they are noted in the backups' folder, for the program that completes the
    /// replacement.
    pub noted: Option<&'a str>,
    /// Notes that the replacement was begun.
    pub begun: &'a dyn Fn(),
    /// Deletes them.
    pub clear: &'a dyn Fn(),
}

/// Stands in the list in the place of a hash where there was no file.
const NOTHING: &str = "-";

/// Puts files in place and deletes others. The caller holds the write lock. Sync tools ignore that lock, so
/// `is_as_read` is asked, right before the list is written, whether the project is still as it was read.
///
/// # Errors
/// When the replacement cannot be begun, or not be completed.
pub(super) fn rewrite(
    root: &Path,
    put: &BTreeMap<String, Vec<u8>>,
    take: &BTreeSet<String>,
    is_as_read: &dyn Fn() -> bool,
    backups: &Backups<'_>,
) -> Result<(), Failed> {
    sweep(root);
    let begun = begin(root, put, take, backups.noted, is_as_read);
    match begun {
        Ok(false) => {
            sweep(root);
            Err(Failed::Overtaken)
        }
        Err(error) if !is_rewriting(root) => {
            sweep(root);
            Err(Failed::Before(error))
        }
        // The list may be there although its writing gave an error.
        Err(_) | Ok(true) => {
            (backups.begun)();
            complete_then(root, &|_| (backups.clear)()).map_err(Failed::Within)
        }
    }
}

/// Stages the files and writes the list. Returns whether the list was written: it is not when someone wrote
/// to the project meanwhile.
fn begin(
    root: &Path,
    put: &BTreeMap<String, Vec<u8>>,
    take: &BTreeSet<String>,
    noted: Option<&str>,
    is_as_read: &dyn Fn() -> bool,
) -> Result<bool, SaveError> {
    let mut list = String::new();
    for (file, bytes) in put {
        write(root, &beside(file), bytes)?;
        let was = hash_of(root, file)?;
        list.push_str(&format!(
            "put {} {file}\n",
            was.as_deref().unwrap_or(NOTHING)
        ));
    }
    for file in take {
        list.push_str(&format!("take {file}\n"));
    }
    if let Some(token) = noted {
        list.push_str(&format!("clear {token}\n"));
    }
    list.push_str("end\n");
    if !is_as_read() {
        return Ok(false);
    }
    let written = write(root, layout::REWRITE_LIST, list.as_bytes());
    if written.is_err() {
        // Not certain to survive a power cut: better not to begin.
        let _ = std::fs::remove_file(layout::path(root, layout::REWRITE_LIST));
    }
    written.map(|()| true)
}

fn hash_of(root: &Path, file: &str) -> Result<Option<String>, SaveError> {
    let bytes = bytes::read(root, file).map_err(|unread| unread.save_error(file))?;
    Ok(bytes.map(|bytes| bytes::hex(&bytes::hash(&bytes))))
}

/// Completes a replacement of files that was interrupted, and deletes the backups that were noted for
/// it. Does nothing where none was begun. The caller holds the write lock (`disk::lock::for_writing`),
/// and calls this before it reads or writes anything else of the project.
///
/// # Errors
/// When a file cannot be put in place or deleted; calling it again goes on from there.
pub(super) fn complete(root: &Path) -> Result<(), SaveError> {
    if !is_rewriting(root) {
        return Ok(());
    }
    complete_then(root, &|token| {
        if let Some(token) = token {
            end_doomed(root, token);
        }
    })
}

/// Completes a replacement like [`complete`]. `clear` gets the token of the noted backups. It is called when
/// all files are in place and before the list is deleted, so that an interruption does not skip it.
fn complete_then(root: &Path, clear: &dyn Fn(Option<&str>)) -> Result<(), SaveError> {
    let list = bytes::read(root, layout::REWRITE_LIST)
        .map_err(|unread| unread.save_error(layout::REWRITE_LIST))?;
    let Some(list) = list else {
        return Ok(());
    };
    let list = String::from_utf8_lossy(&list);
    for step in steps(&list) {
        match step {
            Step::Put(file, was) => {
                if layout::path(root, &beside(&file)).is_file() {
                    step_aside(root, &file, was)?;
                    rename(root, &beside(&file), &file)?;
                }
            }
            Step::Take(file) => take_away(root, &file)?,
        }
    }
    if !is_rewriting(root) {
        // The folder was moved or deleted meanwhile: what was skipped is not done.
        let gone = io::Error::from(io::ErrorKind::NotFound);
        return Err(SaveError::of(layout::REWRITE_LIST, &gone));
    }
    clear(list.lines().find_map(|line| line.strip_prefix("clear ")));
    take_away(root, layout::REWRITE_LIST)?;
    sweep(root);
    Ok(())
}

/// Moves a file out of the way that a sync tool brought since the list was made. Records become a version
/// that is read along, like those that sync tools put aside; every other file goes to `.hashiya-kept`.
fn step_aside(root: &Path, file: &str, was: Option<String>) -> Result<(), SaveError> {
    let is = hash_of(root, file)?;
    if is.is_none() || is == was || is == hash_of(root, &beside(file))? {
        return Ok(());
    }
    let is_of_records = layout::part_of(file).is_some() || layout::is_of_journal(file);
    match file.strip_suffix(".ron").filter(|_| is_of_records) {
        Some(stem) => {
            let version = format!("{stem}.sync-conflict-{}.ron", fresh_id("rewriting"));
            rename(root, file, &version)
        }
        None => move_away(root, file).map(drop),
    }
}

/// The steps of a list, without those for files that no project has.
fn steps(list: &str) -> Vec<Step> {
    let is_ours = |file: &&str| {
        let is_plain = !file.contains(['\\', ':'])
            && !file
                .split('/')
                .any(|p| p.is_empty() || p == ".." || p == ".");
        is_plain && is_own(file)
    };
    let step = |line: &str| {
        let (what, rest) = line.split_once(' ')?;
        let (hash, file) = match what {
            "put" => rest.split_once(' ')?,
            _ => (NOTHING, rest),
        };
        let hash = (hash != NOTHING).then(|| hash.to_owned());
        let file = Some(file).filter(is_ours)?.to_owned();
        match what {
            "put" => Some(Step::Put(file, hash)),
            "take" => Some(Step::Take(file)),
            _ => None,
        }
    };
    list.lines().filter_map(step).collect()
}

fn take_away(root: &Path, file: &str) -> Result<(), SaveError> {
    let tell = |error: io::Error| SaveError::of(file, &error);
    if layout::leads_outside(root, file).map_err(tell)? {
        let file = file.to_owned();
        return Err(SaveError::OutsideProject { file });
    }
    let path = layout::path(root, file);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(tell(error)),
        _ => {}
    }
    match path.parent().map(sync_folder) {
        Some(Err(error)) if error.kind() != io::ErrorKind::NotFound => Err(tell(error)),
        _ => Ok(()),
    }
}

/// Deletes staged files. Those that cannot be deleted do no harm without a list.
fn sweep(root: &Path) {
    let folder = root.join(layout::REWRITE);
    if folder.is_symlink() || !folder.is_dir() || is_rewriting(root) {
        return;
    }
    let _ = std::fs::remove_dir_all(folder);
}

fn beside(file: &str) -> String {
    format!("{}/{file}", layout::REWRITE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(all: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        let pair = |(name, words): &(&str, &str)| ((*name).to_owned(), words.as_bytes().to_vec());
        all.iter().map(pair).collect()
    }

    fn read(root: &Path, file: &str) -> Option<String> {
        std::fs::read_to_string(layout::path(root, file)).ok()
    }

    #[test]
    fn files_are_put_and_taken_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, "documents/d/text.txt", b"old").unwrap();
        write(root, "documents/d/original.txt", b"old").unwrap();
        let take = BTreeSet::from(["documents/d/original.txt".to_owned()]);
        let put = files(&[("documents/d/text.txt", "new"), ("codebook.ron", "c")]);
        let cleared = std::cell::Cell::new(0);
        let backups = Backups {
            noted: Some("t"),
            begun: &|| assert!(is_rewriting(root)),
            clear: &|| {
                assert_eq!(read(root, "codebook.ron").as_deref(), Some("c"), "in place");
                assert!(is_rewriting(root), "the list is there");
                cleared.set(cleared.get() + 1);
            },
        };
        assert_eq!(
            rewrite(root, &put, &take, &|| false, &backups),
            Err(Failed::Overtaken)
        );
        assert_eq!(read(root, "documents/d/text.txt").as_deref(), Some("old"));
        assert_eq!(rewrite(root, &put, &take, &|| true, &backups), Ok(()));
        assert_eq!(cleared.get(), 1);
        assert_eq!(read(root, "documents/d/text.txt").as_deref(), Some("new"));
        assert_eq!(read(root, "codebook.ron").as_deref(), Some("c"));
        assert_eq!(read(root, "documents/d/original.txt"), None);
        assert!(!root.join(layout::REWRITE).exists());
    }

    #[test]
    fn what_was_cut_short_goes_on_where_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, "codebook.ron", b"old").unwrap();
        write(root, "project.ron", b"old").unwrap();
        let put = files(&[("codebook.ron", "new"), ("project.ron", "new")]);
        begin(
            root,
            &put,
            &BTreeSet::from(["documents/x/text.a.txt".to_owned()]),
            None,
            &|| true,
        )
        .unwrap();
        assert!(is_rewriting(root));
        rename(root, &beside("codebook.ron"), "codebook.ron").unwrap();
        complete(root).unwrap();
        assert_eq!(read(root, "codebook.ron").as_deref(), Some("new"));
        assert_eq!(read(root, "project.ron").as_deref(), Some("new"));
        assert!(!is_rewriting(root) && complete(root).is_ok());
    }

    #[test]
    fn what_a_sync_tool_brought_since_the_list_was_made_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let (coding, text) = ("annotations/r/d/karim.ron", "documents/d/text.txt");
        write(root, coding, b"old").unwrap();
        let put = files(&[(coding, "new"), (text, "new"), ("codebook.ron", "new")]);
        assert_eq!(
            begin(root, &put, &BTreeSet::new(), None, &|| true),
            Ok(true)
        );
        write(root, coding, b"brought").unwrap();
        write(root, text, b"brought").unwrap();
        complete(root).unwrap();
        for file in [coding, text, "codebook.ron"] {
            assert_eq!(read(root, file).as_deref(), Some("new"), "{file}");
        }
        let kept = format!("{}/{text}", layout::KEPT);
        assert_eq!(read(root, &kept).as_deref(), Some("brought"));
        let beside = std::fs::read_dir(root.join("annotations/r/d")).unwrap();
        let names = beside
            .flatten()
            .map(|e| e.file_name().into_string().unwrap());
        let versions: Vec<String> = names
            .filter(|name| {
                crate::store::disk::conflicts::version_of(name).as_deref() == Some("karim.ron")
            })
            .collect();
        assert_eq!(versions.len(), 1);
        let version = format!("annotations/r/d/{}", versions[0]);
        assert_eq!(read(root, &version).as_deref(), Some("brought"));
        assert!(!is_rewriting(root));
    }

    #[test]
    fn a_list_that_someone_else_made_reaches_nothing_but_files_of_projects() {
        let list = "put - ../x\nput - .git/hooks/pre-commit\ntake /etc/passwd\nput - documents/../../x\n\
                    take README.md\nput - documents\\x\nput - project.ron\nput project.ron\ntake .hashiya-kept/a.ron\nend\n";
        let steps = steps(list);
        let expected = [
            Step::Put("project.ron".into(), None),
            Step::Take(".hashiya-kept/a.ron".into()),
        ];
        assert_eq!(steps, expected);
    }
}
