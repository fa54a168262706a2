//! Looks through a folder at an interval, where no system tells of changes: on network drives, on which
//! other computers write.
//!
//! A file is another one when its time or its size is another, be it earlier or later: sync tools and
//! backups bring files with the times that they had elsewhere.

use super::changed::Changed;
use crate::store::disk::belonging::is_own_folder;
use crate::store::disk::walk::{FoundKind, walk};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

/// The pause after a look is at least this many times as long as the look took, to spare slow drives.
const REST: u32 = 4;

/// Looks until it is dropped.
pub(crate) struct Poll {
    _until: Sender<()>,
}

/// Sizes and times of files; folders have none.
type FilesSeen = BTreeMap<String, Option<(u64, SystemTime)>>;

impl Poll {
    /// Begins to look through a folder; `tell` is called from a thread of its own with what is new, gone,
    /// or another than the last time.
    pub fn start(root: &Path, every: Duration, tell: impl Fn(Changed) + Send + 'static) -> Self {
        let (until, ends) = channel::<()>();
        let root = root.to_owned();
        let mut seen = look(&root).ok();
        std::thread::spawn(move || {
            let mut pause = every;
            while let Err(RecvTimeoutError::Timeout) = ends.recv_timeout(pause) {
                let began = Instant::now();
                // A drive that is gone for a while has deleted nothing.
                if let Ok(now) = look(&root) {
                    let changed = seen.as_ref().map(|seen| differences(seen, &now));
                    match changed {
                        Some(files) if files.is_empty() => {}
                        Some(files) => tell(Changed::Some(files)),
                        None => tell(Changed::All),
                    }
                    seen = Some(now);
                }
                pause = every.max(began.elapsed() * REST);
            }
        });
        Self { _until: until }
    }
}

fn differences(was: &FilesSeen, is: &FilesSeen) -> BTreeSet<String> {
    let changed = |(file, about): &(&String, &Option<_>)| was.get(*file) != Some(*about);
    let new = is.iter().filter(changed).map(|(file, _)| file);
    let gone = was.keys().filter(|file| !is.contains_key(*file));
    new.chain(gone).cloned().collect()
}

/// Everything in a project and in its own folders that is not hidden. Links are not followed, and folders that
/// people keep beside the project are not entered: one that cannot be looked into must not end the watch.
fn look(root: &Path) -> io::Result<FilesSeen> {
    let all = walk(root, "", &|folder| {
        let is_inside = folder.file.contains('/');
        !folder.is_hidden() && (is_inside || is_own_folder(folder.name()))
    })
    .all();
    let mut seen = FilesSeen::new();
    for found in all.map_err(|unwalked| unwalked.source)? {
        if found.is_hidden() || !found.is_unicode {
            continue;
        }
        if found.kind == FoundKind::Folder {
            seen.insert(found.file, None);
            continue;
        }
        match found.about(root) {
            // It went while it was looked for.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            about => {
                let about = about?;
                seen.insert(found.file, Some((about.len(), about.modified()?)));
            }
        }
    }
    Ok(seen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

    const EVERY: Duration = Duration::from_millis(30);
    /// How long a change may take to be told of.
    const PATIENCE: Duration = Duration::from_secs(30);

    #[test]
    fn folders_that_people_keep_beside_the_project_are_not_entered() {
        let folder = tempfile::tempdir().unwrap();
        for below in ["recordings/2026", "documents/d1"] {
            let below = folder.path().join(below);
            std::fs::create_dir_all(&below).unwrap();
            std::fs::write(below.join("a.ron"), "x").unwrap();
        }
        let seen = look(folder.path()).unwrap();
        let files: Vec<&str> = seen.keys().map(String::as_str).collect();
        let expected = [
            "documents",
            "documents/d1",
            "documents/d1/a.ron",
            "recordings",
        ];
        assert_eq!(files, expected);
    }

    #[test]
    fn files_with_earlier_times_and_within_one_second_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.ron");
        let put = |words: &str, seconds: u64, nanoseconds: u32| {
            std::fs::write(&path, words).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::new(seconds, nanoseconds);
            File::options()
                .write(true)
                .open(&path)
                .unwrap()
                .set_modified(time)
                .unwrap();
        };
        put("x", 1_770_000_000, 0);
        let (send, told) = channel();
        let _poll = Poll::start(folder.path(), EVERY, move |c| drop(send.send(c)));
        let expected = Changed::Some(BTreeSet::from(["b.ron".to_owned()]));
        // Another machine's clock, a wrong one, and twice within a second.
        for (words, seconds, nanoseconds) in [
            ("y", 1_760_000_000, 0),
            ("z", 0, 0),
            ("u", 4_102_444_800, 0),
            ("v", 4_102_444_800, 500_000_000),
        ] {
            put(words, seconds, nanoseconds);
            assert_eq!(told.recv_timeout(PATIENCE).unwrap(), expected, "{words}");
            // Between being written and dated it may have been seen too.
            while told.recv_timeout(EVERY * 6).is_ok() {}
        }
    }

    #[test]
    fn a_folder_that_goes_and_comes_back_has_changed_as_far_as_it_did() {
        let folder = tempfile::tempdir().unwrap();
        let (root, aside) = (folder.path().join("p"), folder.path().join("q"));
        std::fs::create_dir(&root).unwrap();
        std::fs::write(root.join("a.ron"), "x").unwrap();
        let (send, told) = channel();
        let _poll = Poll::start(&root, EVERY, move |c| drop(send.send(c)));
        std::fs::rename(&root, &aside).unwrap();
        assert!(told.recv_timeout(EVERY * 6).is_err());
        std::fs::write(aside.join("b.ron"), "y").unwrap();
        std::fs::rename(&aside, &root).unwrap();
        let expected = Changed::Some(BTreeSet::from(["b.ron".to_owned()]));
        assert_eq!(told.recv_timeout(PATIENCE).unwrap(), expected);
    }
}
