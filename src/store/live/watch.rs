//! Notices that files of a project changed on disk, whoever changed them: git, a sync tool, another
//! window, this one.
//!
//! The system tells of changes. Where it does not (network folders, or no watches left) the folder is
//! looked through every few seconds. What changed is told once nothing happened for a moment, since a
//! `git pull` writes many files. Nothing runs while nothing changes.

use super::changed::{Changed, inside};
use super::poll::Poll;
use notify::event::ModifyKind;
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long nothing must change before changes are told.
const QUIET: Duration = Duration::from_millis(150);
/// How long changes wait to be told at most, while more of them come.
const AT_MOST: Duration = Duration::from_secs(1);
/// Pause between two looks through a folder of which the system tells no changes.
pub(super) const EVERY: Duration = Duration::from_secs(5);

/// Kinds of drives on which other computers write without our system being told.
#[cfg(target_os = "linux")]
const SHARED_DRIVES: &[&str] = &[
    "9p",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse",
    "glusterfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "prl_fs",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
];

/// Watches a project's folder until it is dropped.
pub struct Watch {
    watcher: Watcher,
    /// Which folder it is, whatever its name.
    folder: Option<Folder>,
    /// Whether the folder was moved or deleted.
    has_gone: Arc<AtomicBool>,
}

enum Watcher {
    Told { _by: RecommendedWatcher },
    Polled { _by: Poll },
}

impl Watch {
    /// Begins to watch; `tell` is called from a thread of its own. Returns `None` where the folder can
    /// be watched in no way.
    pub fn start(root: &Path, tell: impl Fn(Changed) + Send + 'static) -> Option<Self> {
        let root = root.canonicalize().ok()?;
        let (send, events) = channel();
        let folder = folder(&root);
        let has_gone = Arc::new(AtomicBool::new(false));
        let told = told(&root, send.clone(), &has_gone);
        let watcher = told.unwrap_or_else(|| polled(&root, send, EVERY));
        std::thread::spawn(move || gather(&events, tell));
        Some(Self {
            watcher,
            folder,
            has_gone,
        })
    }

    /// Whether it watches the folder that has this name now: not when another was put in its place, or
    /// the drive was pulled out and put in again.
    pub fn is_of(&self, root: &Path) -> bool {
        match self.watcher {
            Watcher::Told { .. } => {
                !self.has_gone.load(Ordering::SeqCst) && folder(root) == self.folder
            }
            // Looking through a folder goes by its name.
            Watcher::Polled { .. } => true,
        }
    }
}

/// What tells a folder from another one of the same name.
#[cfg(unix)]
type Folder = (u64, u64);

/// What tells a folder from another one of the same name.
#[cfg(not(unix))]
type Folder = std::time::SystemTime;

#[cfg(unix)]
fn folder(root: &Path) -> Option<Folder> {
    use std::os::unix::fs::MetadataExt;
    let about = std::fs::metadata(root).ok()?;
    Some((about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn folder(root: &Path) -> Option<Folder> {
    std::fs::metadata(root).ok()?.created().ok()
}

/// Tells what changed whenever nothing happened for a moment; ends with the watcher.
fn gather(events: &Receiver<Changed>, tell: impl Fn(Changed)) {
    while let Ok(mut changed) = events.recv() {
        let begin = Instant::now();
        let ended = loop {
            let left = AT_MOST.saturating_sub(begin.elapsed());
            match events.recv_timeout(QUIET.min(left)) {
                Ok(more) => changed.add(more),
                Err(RecvTimeoutError::Timeout) => break false,
                Err(RecvTimeoutError::Disconnected) => break true,
            }
        };
        if ended {
            return;
        }
        tell(changed);
    }
}

fn told(root: &Path, send: Sender<Changed>, has_gone: &Arc<AtomicBool>) -> Option<Watcher> {
    if is_shared_drive(root) {
        return None;
    }
    let handler = handler(root.to_owned(), send, Arc::clone(has_gone));
    let mut watcher = RecommendedWatcher::new(handler, Config::default()).ok()?;
    watcher.watch(root, RecursiveMode::Recursive).ok()?;
    Some(Watcher::Told { _by: watcher })
}

fn polled(root: &Path, send: Sender<Changed>, every: Duration) -> Watcher {
    // Nobody listens any more while the project is being closed.
    let poll = Poll::start(root, every, move |changed| drop(send.send(changed)));
    Watcher::Polled { _by: poll }
}

fn handler(
    root: PathBuf,
    send: Sender<Changed>,
    has_gone: Arc<AtomicBool>,
) -> impl FnMut(notify::Result<Event>) + Send + 'static {
    move |event| {
        let changed = match event {
            Ok(event) if event.need_rescan() => Changed::All,
            // Reading changes nothing; if it counted, looking at changes would tell of new ones.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
            Ok(event) if is_going(&event, &root) => {
                has_gone.store(true, Ordering::SeqCst);
                Changed::All
            }
            Ok(event) => {
                let files: BTreeSet<String> = event
                    .paths
                    .iter()
                    .filter_map(|p| inside(&root, p))
                    .collect();
                if files.is_empty() {
                    return;
                }
                Changed::Some(files)
            }
            Err(_) => Changed::All,
        };
        // Nobody listens any more while the project is being closed.
        let _ = send.send(changed);
    }
}

/// Whether the folder itself was moved or deleted: what is put in its place is not watched.
fn is_going(event: &Event, root: &Path) -> bool {
    let goes = matches!(
        event.kind,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    );
    goes && event.paths.iter().any(|path| path == root)
}

/// Whether a folder lies where others write without our system being told.
#[cfg(target_os = "linux")]
fn is_shared_drive(root: &Path) -> bool {
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    kind_of_drive(&mounts, root).is_some_and(|kind| {
        let family = kind.split('.').next().unwrap_or(kind);
        SHARED_DRIVES.contains(&family)
    })
}

/// The kind of the drive that a folder is on, by the system's list of them.
#[cfg(target_os = "linux")]
fn kind_of_drive<'a>(mounts: &'a str, root: &Path) -> Option<&'a str> {
    let drives = mounts.lines().filter_map(|line| {
        let mut parts = line.split(' ').skip(1);
        // Blanks in names are written as octal numbers.
        let at = PathBuf::from(parts.next()?.replace("\\040", " "));
        Some((at, parts.next()?))
    });
    let around = drives.filter(|(at, _)| root.starts_with(at));
    // Of two at one place the later lies on top.
    let innermost = around.max_by_key(|(at, _)| at.components().count());
    innermost.map(|(_, kind)| kind)
}

/// Whether a folder lies where others write without our system being told.
#[cfg(not(target_os = "linux"))]
fn is_shared_drive(root: &Path) -> bool {
    let name = root.to_string_lossy();
    name.starts_with(r"\\?\UNC\") || cfg!(target_os = "macos") && name.starts_with("/Volumes/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How long a change may take to be told of.
    const PATIENCE: Duration = Duration::from_secs(30);

    fn files(names: &[&str]) -> Changed {
        Changed::Some(names.iter().map(|n| (*n).to_owned()).collect())
    }

    #[test]
    fn what_others_write_is_told_and_what_is_hidden_is_not() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        let (send, told) = channel();
        let watch = Watch::start(folder.path(), move |c| send.send(c).unwrap());
        assert!(watch.is_some());
        std::fs::write(folder.path().join(".hashiya-lock"), "").unwrap();
        std::fs::write(folder.path().join("a/b.ron"), "x").unwrap();
        assert_eq!(told.recv_timeout(PATIENCE).unwrap(), files(&["a/b.ron"]));
        assert_eq!(std::fs::read(folder.path().join("a/b.ron")).unwrap(), b"x");
        drop(watch);
        assert!(
            told.recv_timeout(PATIENCE).is_err(),
            "it ends, and reading was no change"
        );
    }

    #[test]
    fn a_folder_of_which_the_system_tells_nothing_is_looked_through() {
        let folder = tempfile::tempdir().unwrap();
        let (send, events) = channel();
        let (tell, told) = channel();
        let _watcher = polled(folder.path(), send, Duration::from_millis(50));
        std::thread::spawn(move || gather(&events, move |changed| tell.send(changed).unwrap()));
        std::fs::write(folder.path().join("b.ron"), "x").unwrap();
        assert_eq!(told.recv_timeout(PATIENCE).unwrap(), files(&["b.ron"]));
    }

    #[test]
    fn another_folder_in_its_place_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let (root, aside) = (folder.path().join("p"), folder.path().join("q"));
        std::fs::create_dir(&root).unwrap();
        let watch = Watch::start(&root, |_| {}).unwrap();
        assert!(watch.is_of(&root));
        std::fs::rename(&root, &aside).unwrap();
        assert!(!watch.is_of(&root));
        std::fs::create_dir(&root).unwrap();
        assert!(!watch.is_of(&root));
        assert!(Watch::start(&root, |_| {}).unwrap().is_of(&root));
    }

    #[test]
    fn changes_add_up() {
        let mut changed = files(&["a"]);
        changed.add(files(&["b"]));
        assert_eq!(changed, files(&["a", "b"]));
        changed.add(Changed::All);
        changed.add(files(&["b"]));
        assert_eq!(changed, Changed::All);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn drives_are_known_by_the_list_of_the_system() {
        let mounts = "/dev/sda / ext4 rw 0 0\nserver:/x /home/a\\040b nfs4 rw 0 0\n";
        let kind = |path: &str| kind_of_drive(mounts, Path::new(path));
        assert_eq!(kind("/home/a b/project"), Some("nfs4"));
        assert_eq!(kind("/home/a"), Some("ext4"));
    }
}
