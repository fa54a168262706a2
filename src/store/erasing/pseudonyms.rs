//! Rewrites a project after names were replaced in it, so that none of its files holds the old text.
//!
//! This operation rewrites everyone's files, since a colleague's quotes would keep the names. All files are
//! replaced in one step (see [`rewriting`]), which cannot be undone.

use crate::arabic::Text;
use crate::edit::Part;
use crate::model::{CodebookVersion, Document, DocumentId, Project, RoundId};
use crate::store::backup::{
    BackupError, FromBackups, Shelf, begun, doom_backups_with_names, remove_backups_with_names,
    spare_backups,
};
use crate::store::codebook::versions;
use crate::store::disk::belonging::is_own;
use crate::store::disk::bytes;
use crate::store::disk::layout;
use crate::store::disk::lock;
use crate::store::disk::walk::{Found, walk};
use crate::store::finding::FindingKind;
use crate::store::format::convert;
use crate::store::format::emit;
use crate::store::format::file_kind::FileKind;
use crate::store::format::read;
use crate::store::format::record::{Body, Line};
use crate::store::journal;
use crate::store::ledger::known::FileLedger;
use crate::store::opening::access::{Access, ReadOnlyReason};
use crate::store::opening::open::open;
use crate::store::opening::opened::{OpenError, Opened};
use crate::store::rewriting::{self, Backups, Failed};
use crate::store::save_error::SaveError;
use crate::store::saving::snapshot::{Content, Snapshot, coding_records};
use crate::store::stamp::Stamp;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::time::SystemTime;
use thiserror::Error;

/// What became of the backups that held names. They are cleared once the project holds none.
pub type NamesCleared = Result<FromBackups, BackupError>;

/// Why a project cannot be rewritten.
#[derive(Debug, Error)]
pub enum PseudonymsError {
    /// The project cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The project can only be read.
    #[error("the project can only be read")]
    ReadOnly(ReadOnlyReason),
    /// A record waits for a choice: its other versions would keep the names.
    #[error("{file} holds versions that wait for a choice")]
    Waits {
        /// The file, relative to the project.
        file: String,
    },
    /// A sync tool put a version of a file aside, which would keep the names.
    #[error("{file} was put aside by a sync tool and is not joined yet")]
    Aside {
        /// The file, relative to the project.
        file: String,
    },
    /// A file holds something that was not understood.
    #[error("{file} holds something that was not understood")]
    Blocked {
        /// The file, relative to the project.
        file: String,
    },
    /// The project was changed since it was read.
    #[error("the project was changed since it was looked at")]
    Changed,
    /// The backups that may hold names cannot be listed. Nothing was done.
    #[error(transparent)]
    Backups(#[from] BackupError),
    /// A file cannot be written. Nothing was done.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// The rewrite was begun and interrupted. Opening the project completes it and then deletes the backups
    /// that hold names.
    #[error("it was begun, and is brought to its end when the project is opened next: {0}")]
    Within(SaveError),
}

/// A project with everything in it that may name someone, read for replacing names.
#[derive(Debug)]
pub struct Whole {
    /// The project, with a stub for each text on disk that no record of a document names.
    pub project: Project,
    unlisted: BTreeSet<DocumentId>,
    opened: Opened,
}

/// How names are found and replaced; the caller supplies it, since the store knows no names.
pub struct NameRules<'a> {
    /// Whether the bytes of a file hold one of the names.
    pub holds: &'a dyn Fn(&[u8]) -> bool,
    /// Whether they hold a name or a doubtful one. Former states in the journal cannot be decided one by
    /// one.
    pub may_hold: &'a dyn Fn(&[u8]) -> bool,
    /// Gives words with the names replaced.
    pub reword: &'a dyn Fn(&str) -> String,
}

/// The backups of a project that must hold no name once every file is in its place.
pub struct NamesInBackups<'a> {
    /// Their folder.
    pub shelf: &'a Shelf,
    /// The document whose names are replaced, where it is only one.
    pub document: Option<&'a DocumentId>,
    /// Whether the bytes of a file in a backup hold a name.
    pub holds: &'a dyn Fn(&[u8]) -> bool,
}

impl std::fmt::Debug for NamesInBackups<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("NamesInBackups").field(self.shelf).finish()
    }
}

impl std::fmt::Debug for NameRules<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NameRules")
    }
}

/// What was done to the files of a project, by paths relative to it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rewritten {
    /// Files that were rewritten.
    pub put: Vec<String>,
    /// Files that were deleted: former texts, original files, remains of broken writes and of sync tools.
    pub taken: Vec<String>,
    /// Files that still hold a name, because they are not the app's to change or because they name an
    /// annotator.
    pub left: Vec<String>,
}

/// Reads a project with everything in it that may name someone.
///
/// # Errors
/// When the project cannot be opened.
pub fn read_whole(root: &Path) -> Result<Whole, OpenError> {
    let opened = open(root)?;
    let mut project = opened.project.clone();
    let mut unlisted = BTreeSet::new();
    for id in texts_without_document(root, &opened) {
        let text = bytes::read(root, &layout::text_of(&id)).ok().flatten();
        let Some(text) = text.and_then(|bytes| String::from_utf8(bytes).ok()) else {
            continue;
        };
        let document = Document::new(id.clone(), id.as_str(), Text::new(text));
        project.documents.insert(id.clone(), document);
        unlisted.insert(id);
    }
    Ok(Whole {
        project,
        unlisted,
        opened,
    })
}

impl Whole {
    /// Checks that every file of the project can be written anew.
    ///
    /// # Errors
    /// When the project can only be read, or a file of it was put aside by a sync tool, is blocked, or has
    /// alternatives that wait for a choice.
    pub fn check(&self) -> Result<(), PseudonymsError> {
        let opened = &self.opened;
        if let Access::ReadOnly(reason) = opened.access {
            return Err(PseudonymsError::ReadOnly(reason));
        }
        if let Some(aside) = opened.aside.first() {
            let file = aside.file.clone();
            return Err(PseudonymsError::Aside { file });
        }
        if let Some(file) = opened.ledger.blocked().next() {
            let file = file.to_owned();
            return Err(PseudonymsError::Blocked { file });
        }
        let mut files = opened.ledger.files.iter();
        if let Some((file, _)) = files.find(|(_, known)| !known.waiting.is_empty()) {
            let file = file.clone();
            return Err(PseudonymsError::Waits { file });
        }
        // A text that is not the recorded one: which of the two is the document's, a person says.
        let doubtful = opened.findings.iter().find(|f| {
            matches!(
                f.kind,
                FindingKind::TextHashDiffers { .. }
                    | FindingKind::TextMissing { .. }
                    | FindingKind::NotUtf8 { .. }
                    | FindingKind::WithdrawnRemains { .. }
            )
        });
        match doubtful {
            Some(finding) => Err(PseudonymsError::Blocked {
                file: finding.file.clone(),
            }),
            None => Ok(()),
        }
    }
}

/// Rewrites a project as `make` gives it, and deletes what would keep the old words: former texts and
/// original files of documents whose text changed, lines of the journal, and other files of the app that
/// hold a name. The caller holds the locks of all annotators.
///
/// # Errors
/// When the project cannot be rewritten (see [`Whole::check`]), `make` gives nothing, or a file cannot be
/// written. Except for the error that says the rewrite was begun, nothing was done and every backup remains.
pub fn rewrite_whole(
    root: &Path,
    make: impl FnOnce(&Project) -> Option<Project>,
    naming: &NameRules<'_>,
    backups: Option<&NamesInBackups<'_>>,
    stamp: &mut dyn Stamp,
) -> Result<(Rewritten, NamesCleared), PseudonymsError> {
    let doom = |b: &NamesInBackups<'_>| doom_backups_with_names(b.shelf, b.document, b.holds);
    let noted = backups.map(doom).transpose()?.flatten();
    let cleared = RefCell::new(Ok(FromBackups::default()));
    let clear = || {
        if let Some(b) = backups {
            *cleared.borrow_mut() = remove_backups_with_names(b.shelf, b.document, b.holds);
        }
    };
    let has_begun = || {
        if let (Some(b), Some(noted)) = (backups, &noted) {
            begun(b.shelf, noted);
        }
    };
    let at_the_end = Backups {
        noted: noted.as_deref(),
        begun: &has_begun,
        clear: &clear,
    };
    let done = rewrite_project(root, make, naming, &at_the_end, stamp);
    if let (Err(error), Some(backups), Some(noted)) = (&done, backups, &noted)
        && !matches!(error, PseudonymsError::Within(_))
        // One that was moved away may have been begun where it is now.
        && root.is_dir()
    {
        spare_backups(backups.shelf, noted);
    }
    Ok((done?, cleared.into_inner()))
}

fn rewrite_project(
    root: &Path,
    make: impl FnOnce(&Project) -> Option<Project>,
    naming: &NameRules<'_>,
    backups: &Backups<'_>,
    stamp: &mut dyn Stamp,
) -> Result<Rewritten, PseudonymsError> {
    let _held = lock::to_write(root, layout::PROJECT)?;
    rewriting::complete(root)?;
    let told = |error: io::Error| SaveError::of(layout::PROJECT, &error);
    let seen = seen(root).map_err(told)?;
    let whole = read_whole(root)?;
    whole.check()?;
    let new = make(&whole.project).ok_or(PseudonymsError::Changed)?;
    let taken = to_take(root, &whole, &new, naming).map_err(told)?;
    let put = to_put(root, &whole, new, &taken, naming, stamp)?;
    let is_as_read = || self::seen(root).is_ok_and(|now| now == seen);
    rewriting::rewrite(root, &put, &taken, &is_as_read, backups).map_err(
        |failed| match failed {
            Failed::Before(error) => PseudonymsError::Save(error),
            Failed::Overtaken => PseudonymsError::Changed,
            Failed::Within(error) => PseudonymsError::Within(error),
        },
    )?;
    // From here on it is done, or begun: whatever goes wrong, it is not said to be as it was.
    let all = files(root);
    let all = all.map_err(|e| PseudonymsError::Within(SaveError::of(layout::PROJECT, &e)))?;
    let left = all.into_iter().filter(|file| holds(root, file, naming));
    Ok(Rewritten {
        put: put.into_keys().collect(),
        taken: taken.into_iter().collect(),
        left: left.collect(),
    })
}

/// Whether a folder of backups lies, or would lie, inside the project's folder, where others would see it.
pub fn lies_in(root: &Path, file: &Path) -> bool {
    let folder = file.parent().filter(|f| !f.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    match (root.canonicalize(), folder.canonicalize()) {
        (Ok(root), Ok(folder)) => folder.starts_with(root),
        _ => false,
    }
}

/// The folders of documents that hold a text and whose document is neither listed nor removed.
fn texts_without_document(root: &Path, opened: &Opened) -> Vec<DocumentId> {
    let listing = std::fs::read_dir(root.join(layout::DOCUMENTS));
    let names = listing.into_iter().flatten().flatten();
    let ids =
        names.filter_map(|entry| DocumentId::new(&entry.file_name().into_string().ok()?).ok());
    let mut ids: Vec<DocumentId> = ids
        .filter(|id| opened.project.text_of(id.as_str()).is_none())
        .filter(|id| layout::path(root, &layout::text_of(id)).is_file())
        .collect();
    ids.sort();
    ids
}

/// The files that are deleted.
fn to_take(
    root: &Path,
    whole: &Whole,
    new: &Project,
    naming: &NameRules<'_>,
) -> io::Result<BTreeSet<String>> {
    let was = &whole.project;
    let is_changed = |id: &str| {
        let (was, is) = (was.text_of(id), new.text_of(id));
        was.map(|text| text.as_str()) != is.map(|text| text.as_str())
    };
    let (were, kept) = (
        version_files(whole, &whole.project),
        version_files(whole, new),
    );
    let mut taken = BTreeSet::new();
    for file in files(root)? {
        let mut parts = file.split('/');
        let first = parts.next().unwrap_or_default();
        let id = parts.next().unwrap_or_default();
        // Of the journal only the lines go that may hold a name.
        let is_kept = whole.opened.ledger.files.contains_key(&file) || first == layout::JOURNAL;
        if is_kept || !is_own(&file) {
            continue;
        }
        if FileKind::of(&file).is_some() {
            // Records are written anew.
            continue;
        }
        if first == layout::VERSIONS {
            if !kept.contains(&file) && (were.contains(&file) || holds(root, &file, naming)) {
                taken.insert(file);
            }
            continue;
        }
        let is_text =
            first == layout::DOCUMENTS && was.text_of(id).is_some() && file.ends_with("/text.txt");
        let is_of_changed = first == layout::DOCUMENTS && is_changed(id);
        let is_mark = file.ends_with(layout::UNFINISHED);
        if !is_text && !is_mark && (is_of_changed || holds(root, &file, naming)) {
            taken.insert(file);
        }
    }
    Ok(taken)
}

/// The files with the tags of a project's codebook versions.
fn version_files(whole: &Whole, project: &Project) -> BTreeSet<String> {
    let known = whole.opened.ledger.files.get(layout::CODEBOOK);
    let nothing = FileLedger::default();
    let known = known.unwrap_or(&nothing);
    let hashes = project.versions.values();
    let hashes = hashes.map(|version| versions::file_for(known, &version.tags).0);
    hashes.map(|hash| layout::tags_of_version(&hash)).collect()
}

/// The records of codebook versions. Their tags are added where they are new.
fn version_records(
    whole: &Whole,
    named: &[CodebookVersion],
    put: &mut BTreeMap<String, Vec<u8>>,
) -> Vec<Body> {
    let Some(known) = whole.opened.ledger.files.get(layout::CODEBOOK) else {
        return Vec::new();
    };
    let record = |version: &CodebookVersion| {
        let (hash, text) = versions::file_for(known, &version.tags);
        if let Some(text) = text {
            put.insert(layout::tags_of_version(&hash), text.into_bytes());
        }
        convert::version_record(version, hash)
    };
    named.iter().map(record).collect()
}

/// The files that are rewritten, with their new contents.
fn to_put(
    root: &Path,
    whole: &Whole,
    mut new: Project,
    taken: &BTreeSet<String>,
    naming: &NameRules<'_>,
    stamp: &mut dyn Stamp,
) -> Result<BTreeMap<String, Vec<u8>>, SaveError> {
    let mut put = journal::without(root, naming.may_hold);
    let removed = new.removed.values_mut();
    let removed = removed.map(|removed| &mut removed.document);
    for document in new.documents.values_mut().chain(removed) {
        let original = |name: &String| format!("{}/{}/{name}", layout::DOCUMENTS, document.id);
        let is_gone = document
            .imported
            .original
            .as_ref()
            .is_some_and(|name| taken.contains(&original(name)));
        if is_gone {
            document.imported.original = None;
        }
        let file = layout::text_of(&document.id);
        let text = document.text.as_str().as_bytes();
        let found = bytes::read(root, &file).map_err(|unread| unread.save_error(&file))?;
        if found.as_deref() != Some(text) {
            put.insert(file, text.to_vec());
        }
    }
    for (part, (content, names)) in Snapshot::all(&new).parts {
        let bodies: Vec<Body> = match content {
            Content::Records(bodies) => bodies,
            Content::Codebook(tags, named) => {
                let versions = version_records(whole, &named, &mut put);
                tags.into_iter().chain(versions).collect()
            }
            Content::Coding(coding) => coding_records(&coding),
            Content::Document(None, _) => continue,
            Content::Document(Some(document), _) if whole.unlisted.contains(&document.id) => {
                continue;
            }
            Content::Document(Some(document), removal) => {
                let hash = bytes::hash(document.text.as_str().as_bytes());
                vec![convert::document_record(
                    &document,
                    bytes::hex(&hash),
                    removal.as_ref(),
                )]
            }
        };
        let file = layout::file_of(&part);
        let Some(known) = whole.opened.ledger.files.get(&file) else {
            continue;
        };
        let becoming = known.with((bodies, &names), Vec::new(), stamp);
        let lines = becoming.standing.records.values().flatten();
        let lines: Vec<_> = lines
            .filter(|l| !is_former_round(whole, &file, l))
            .collect();
        let comments: Vec<String> = known.comments.iter().map(|c| (naming.reword)(c)).collect();
        let bytes = emit::file(&comments, lines).into_bytes();
        if known.hash != Some(bytes::hash(&bytes)) {
            put.insert(file, bytes);
        }
    }
    put_texts(root, naming, stamp, &mut put)?;
    Ok(put)
}

/// Whether a line of `project.ron` is about a round that has a file of its own, which is rewritten.
fn is_former_round(whole: &Whole, file: &str, line: &Line) -> bool {
    let round = match &*line.body {
        Body::Round(round) if file == layout::PROJECT => RoundId::new(&round.id).ok(),
        _ => None,
    };
    let own = round.map(|id| layout::file_of(&Part::Round(id)));
    own.is_some_and(|own| whole.opened.ledger.files.contains_key(&own))
}

/// The texts of records that the project in memory does not hold or that no edit rewrites, such as reasons
/// and saved queries.
fn put_texts(
    root: &Path,
    naming: &NameRules<'_>,
    stamp: &mut dyn Stamp,
    put: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), SaveError> {
    let all = files(root).map_err(|e| SaveError::of(layout::PROJECT, &e))?;
    let has_texts = |file: &String| FileKind::of(file).is_some_and(FileKind::has_texts);
    for file in all.into_iter().filter(has_texts) {
        let bytes = match put.get(&file) {
            Some(bytes) => bytes.clone(),
            None => {
                let bytes = bytes::read(root, &file).map_err(|unread| unread.save_error(&file))?;
                bytes.unwrap_or_default()
            }
        };
        let mut contents = read::read(&bytes);
        let mut is_changed = false;
        // Memos are in the project in memory, where they were rewritten as it was decided of each name.
        let others = |line: &&mut Line| !matches!(*line.body, Body::Memo(_));
        for line in contents.lines.iter_mut().filter(others) {
            let mut body = Body::clone(&line.body);
            for text in body.texts() {
                *text = (naming.reword)(text);
            }
            if body != *line.body {
                *line = line.replaced_by(stamp.rev(), body);
                is_changed = true;
            }
        }
        if !is_changed {
            continue;
        }
        if !contents.problems.is_empty() {
            return Err(SaveError::Blocked { file });
        }
        let text = emit::file(&contents.comments, &contents.lines);
        put.insert(file, text.into_bytes());
    }
    Ok(())
}

/// Every file of the app in a project, with its size and time of writing: git and sync tools write without
/// asking.
fn seen(root: &Path) -> io::Result<BTreeMap<String, (u64, Option<SystemTime>)>> {
    let is_own_folder = |folder: &str| {
        let first = folder.split('/').next().unwrap_or(folder);
        first == layout::KEPT || layout::FOLDERS.contains(&first)
    };
    // Folders that people keep beside the project are not the app's to read here.
    let files = files_within(root, &is_own_folder)?;
    let own = files.into_iter().filter(|file| is_own(file));
    own.map(|file| {
        let about = std::fs::symlink_metadata(layout::path(root, &file))?;
        Ok((file, (about.len(), about.modified().ok())))
    })
    .collect()
}

fn holds(root: &Path, file: &str, naming: &NameRules<'_>) -> bool {
    bytes::read(root, file).is_ok_and(|bytes| bytes.is_some_and(|bytes| (naming.holds)(&bytes)))
}

/// Every file in the folder of a project, except those of git, locks, and what links lead to.
fn files(root: &Path) -> io::Result<Vec<String>> {
    files_within(root, &|_| true)
}

/// The files of [`files`], without those in folders that `enters` refuses.
fn files_within(root: &Path, enters: &dyn Fn(&str) -> bool) -> io::Result<Vec<String>> {
    let is_apart = |found: &Found| {
        [".git", layout::REWRITE].contains(&found.name()) || lock::is_lock(found.name())
    };
    let all = walk(root, "", &|folder| {
        !is_apart(folder) && enters(&folder.file)
    })
    .all();
    let all = all.map_err(|unwalked| unwalked.source)?;
    let files = all.filter(|found| found.is_file() && !is_apart(found));
    let mut files: Vec<String> = files.map(|found| found.file).collect();
    files.sort();
    Ok(files)
}
