//! Saves parts of a project: reads what is there if someone else wrote it, merges, writes.

use super::needs;
use super::older;
use super::saved::{Saved, Unsaved};
use super::snapshot::{Content, Original, Snapshot, coding_records};
use crate::edit::Part;
use crate::model::{Document, DocumentId};
use crate::store::codebook::versions;
use crate::store::disk::bytes;
use crate::store::disk::layout;
use crate::store::disk::lock;
use crate::store::disk::write::{Written, write, write_over};
use crate::store::finding::{Finding, FindingKind};
use crate::store::format::convert;
use crate::store::format::emit;
use crate::store::format::record::{Body, Key, Kind};
use crate::store::format::revisions::Standing;
use crate::store::journal::Note;
use crate::store::ledger::becoming::Becoming;
use crate::store::ledger::kinship::is_another;
use crate::store::ledger::known::{FileLedger, Ledger, Names};
use crate::store::ledger::load::{self, Loaded};
use crate::store::opening::importing;
use crate::store::rewriting;
use crate::store::save_error::SaveError;
use crate::store::stamp::Stamp;
use std::path::Path;

/// Most attempts at writing a file that someone else writes at the same time; each reads and merges anew.
const ATTEMPTS: usize = 8;

/// Writes parts of a project, each file as one step, shared files before those of one annotator. Where a
/// shared file fails, no coding or memo is written that names a record of it which is not on disk yet. Other programs that save the same project wait
/// for it. What others wrote since the ledger last saw a file is merged, never written over.
pub fn save(root: &Path, ledger: &mut Ledger, batch: &Snapshot, stamp: &mut dyn Stamp) -> Saved {
    let fail_all = |error: &dyn Fn(String) -> SaveError| {
        let parts = batch.parts();
        Saved {
            failed: parts
                .map(|part| Unsaved {
                    part: part.clone(),
                    error: error(layout::file_of(part)),
                })
                .collect(),
            ..Saved::default()
        }
    };
    if batch.is_empty() {
        return Saved::default();
    }
    if ledger.newer_schema.is_some() {
        return fail_all(&|file| SaveError::NewerSchema { file });
    }
    if !layout::is_project(root) {
        let folder = root.to_owned();
        return fail_all(&|file| SaveError::FolderGone {
            file,
            folder: folder.clone(),
        });
    }
    let held = match lock::for_writing(root) {
        Ok(held) => held,
        Err(None) => return fail_all(&|file| SaveError::Busy { file }),
        Err(Some(error)) => return fail_all(&|file| SaveError::of(&file, &error)),
    };
    if let Err(error) = rewriting::complete(root) {
        let reason = error.to_string();
        return fail_all(&|file| SaveError::Io {
            file,
            reason: reason.clone(),
        });
    }
    match held {
        // Asked under the lock, since only what is written now matters.
        _held if is_another(root, ledger) => {
            let folder = root.to_owned();
            fail_all(&|file| SaveError::OtherProject {
                file,
                folder: folder.clone(),
            })
        }
        _held => {
            // The project is whole; whoever made it was stopped before saying so.
            let _ = std::fs::remove_file(root.join(layout::UNFINISHED));
            let by = batch.by.as_ref();
            let note = stamp.now().map(|at| Note { by, at });
            save_parts(root, ledger, batch, note, stamp)
        }
    }
}

/// Saves without asking whether the folder is a project yet. Without a note the journal does not learn
/// of it.
pub(crate) fn save_parts(
    root: &Path,
    ledger: &mut Ledger,
    batch: &Snapshot,
    note: Option<Note<'_>>,
    stamp: &mut dyn Stamp,
) -> Saved {
    let mut saved = Saved::default();
    // Codings and memos name people, tags and documents, which come first.
    let (own, shared): (Vec<_>, Vec<_>) = batch
        .parts
        .iter()
        .partition(|(part, _)| part.has_one_writer());
    for (part, (content, names)) in shared.into_iter().chain(own) {
        if let Some(error) = needs::unmet(part, content, ledger, &saved.failed) {
            let part = part.clone();
            saved.failed.push(Unsaved { part, error });
            continue;
        }
        let original = match part {
            Part::Document(id) => batch.originals.get(id),
            _ => None,
        };
        let mut saving = PartSaving {
            root,
            file: layout::file_of(part),
            part,
            note,
            findings: &mut saved.findings,
        };
        match saving.run(ledger, (content, names), original, stamp) {
            Ok(()) => saved.written.push(part.clone()),
            Err(error) => {
                let part = part.clone();
                saved.failed.push(Unsaved { part, error });
            }
        }
    }
    saved
}

/// The saving of one part.
struct PartSaving<'a> {
    root: &'a Path,
    file: String,
    part: &'a Part,
    note: Option<Note<'a>>,
    findings: &'a mut Vec<Finding>,
}

impl PartSaving<'_> {
    fn run(
        &mut self,
        ledger: &mut Ledger,
        content: (&Content, &Names),
        original: Option<&Original>,
        stamp: &mut dyn Stamp,
    ) -> Result<(), SaveError> {
        if self.is_withdrawn(ledger) {
            let file = self.file.clone();
            return Err(SaveError::Withdrawn { file });
        }
        let mut known = ledger.files.remove(&self.file).unwrap_or_default();
        let done = self.save(&mut known, content, original, stamp);
        let newer = self.findings.iter().filter_map(|f| f.kind.newer_schema());
        ledger.newer_schema = ledger.newer_schema.max(newer.max());
        ledger.files.insert(self.file.clone(), known);
        done
    }

    /// Whether the document of the part was withdrawn since it was read: its record says so on disk.
    fn is_withdrawn(&self, ledger: &Ledger) -> bool {
        let document = match self.part {
            Part::Document(id) => id,
            Part::Coding(key) => &key.document,
            Part::Project | Part::Codebook | Part::Round(_) | Part::Memos(_) => return false,
        };
        let part = Part::Document(document.clone());
        let record = layout::file_of(&part);
        let Some(bytes) = bytes::read(self.root, &record).ok().flatten() else {
            return false;
        };
        let known = ledger.files.get(&record);
        if known.is_some_and(|known| known.hash == Some(bytes::hash(&bytes))) {
            return known.is_some_and(FileLedger::is_withdrawn);
        }
        let found = load::parse(&bytes, &record, &part);
        found.lines.iter().any(|line| line.body.is_withdrawn())
    }

    fn save(
        &mut self,
        known: &mut FileLedger,
        (content, names): (&Content, &Names),
        original: Option<&Original>,
        stamp: &mut dyn Stamp,
    ) -> Result<(), SaveError> {
        // What stands in files of its own is written first, and once.
        let first = match content {
            Content::Records(_) | Content::Coding(_) | Content::Document(None, _) => Vec::new(),
            Content::Codebook(_, named) => versions::write_tags(self.root, known, named)?,
            Content::Document(Some(document), removal) => {
                let removal = removal.as_ref();
                let hash = self.document(known, (document, names), original)?;
                vec![convert::document_record(document, hash, removal)]
            }
        };
        let bodies = || match content {
            Content::Records(bodies) => bodies.clone(),
            Content::Codebook(tags, _) => tags.iter().chain(&first).cloned().collect(),
            Content::Coding(coding) => coding_records(coding),
            Content::Document(..) => first.clone(),
        };
        self.merge_until_done(known, (&bodies, names), stamp)?;
        if let Content::Document(Some(document), _) = content {
            importing::end(self.root, &document.id);
            known.text = Some(bytes::hash(document.text.as_str().as_bytes()));
        }
        Ok(())
    }

    /// Writes the text of a document that is new, or has a new text, and returns the hash that the
    /// record says.
    fn document(
        &self,
        known: &FileLedger,
        (document, names): (&Document, &Names),
        original: Option<&Original>,
    ) -> Result<String, SaveError> {
        let file = layout::text_of(&document.id);
        if known.hash.is_none() && !layout::path(self.root, &file).exists() {
            self.begin(&document.id)?;
        }
        if let Some(original) = original {
            self.original(&document.id, original)?;
        }
        let key = Key {
            id: document.id.as_str().to_owned(),
            kind: Kind::Document,
        };
        // Where two versions of a document were told apart by their texts, the one that is here counts.
        let is_settled = known.waiting.contains_key(&key) && !names.contains_key(&key);
        let text = document.text.as_str().as_bytes();
        let hash = bytes::hash(text);
        let is_replaced = known.text.is_some_and(|was| was != hash);
        if !is_replaced
            && !is_settled
            && let Some(Body::Document(r)) = known.shown.get(&key).map(|l| &*l.body)
        {
            return Ok(r.hash.clone());
        }
        match bytes::read(self.root, &file) {
            Ok(None) => write(self.root, &file, text)?,
            Ok(Some(found)) if found == text => {}
            Ok(Some(found)) if is_replaced || is_settled => {
                self.keep_text(&document.id, &found)?;
                // Where someone else replaces it too, a merge leaves either of the two in its place.
                self.keep_text(&document.id, text)?;
                write(self.root, &file, text)?;
            }
            Ok(Some(_)) => return Err(SaveError::TextDiffers { file }),
            Err(unread) => return Err(unread.save_error(&file)),
        }
        // Until the record says so, the text that was kept is the document's.
        Ok(bytes::hex(&hash))
    }

    /// Marks a document that is being brought in. A project that is being made is marked as a whole.
    fn begin(&self, id: &DocumentId) -> Result<(), SaveError> {
        if layout::is_unfinished(self.root) {
            Ok(())
        } else {
            importing::begin(self.root, id)
        }
    }

    /// Keeps a text that is to be replaced, before anything else is written.
    fn keep_text(&self, id: &DocumentId, text: &[u8]) -> Result<(), SaveError> {
        let file = layout::kept_text_of(id, &bytes::hex(&bytes::hash(text)));
        match bytes::read(self.root, &file) {
            Ok(Some(found)) if found == text => Ok(()),
            Ok(_) => write(self.root, &file, text),
            Err(unread) => Err(unread.save_error(&file)),
        }
    }

    fn original(&self, id: &DocumentId, original: &Original) -> Result<(), SaveError> {
        let file = format!("{}/{id}/{}", layout::DOCUMENTS, original.name);
        if !layout::is_original_name(&original.name) {
            return Err(SaveError::OutsideProject { file });
        }
        match bytes::read(self.root, &file) {
            Ok(Some(found)) if found == original.bytes => Ok(()),
            Ok(Some(_)) => Err(SaveError::TextDiffers { file }),
            _ => write(self.root, &file, &original.bytes),
        }
    }

    /// Merges until nobody writes the file between its being read and written.
    fn merge_until_done(
        &mut self,
        known: &mut FileLedger,
        (bodies, names): (&dyn Fn() -> Vec<Body>, &Names),
        stamp: &mut dyn Stamp,
    ) -> Result<(), SaveError> {
        for _ in 0..ATTEMPTS {
            if self.merge(known, (bodies(), names), stamp)? == Written::Done {
                return Ok(());
            }
        }
        let file = self.file.clone();
        Err(SaveError::Busy { file })
    }

    /// Merges what the project says with what is on disk, and writes it if that changes the file.
    fn merge(
        &mut self,
        known: &mut FileLedger,
        content: (Vec<Body>, &Names),
        stamp: &mut dyn Stamp,
    ) -> Result<Written, SaveError> {
        let was_blocked = known.is_blocked;
        let (on_disk, found) = self.look(known)?;
        if let Some(found) = found.as_ref().filter(|_| was_blocked) {
            known.take_decisions(&found.lines);
        }
        let elsewhere = found.as_ref().map_or_else(Vec::new, |f| f.lines.clone());
        let becoming = known.with(content, elsewhere, stamp);
        let standing = &becoming.standing;
        let mut comments = known.comments.clone();
        if let Some(found) = &found {
            known.is_blocked = standing.findings().iter().any(|(_, kind)| kind.blocks());
            if !(was_blocked && known.is_blocked) {
                self.tell_changes(standing);
            }
            if known.is_blocked {
                return Err(self.blocked());
            }
            let new = found
                .comments
                .iter()
                .filter(|c| !known.comments.contains(c));
            comments.extend(new.cloned());
        }
        let is_needed =
            !standing.records.is_empty() || on_disk.is_some() || !self.is_of_one_writer();
        if is_needed {
            let lines: Vec<_> = standing.records.values().flatten().collect();
            let text = emit::file(&comments, lines);
            let hash = bytes::hash(text.as_bytes());
            if on_disk != Some(hash) || known.is_unconfirmed {
                if known.is_older {
                    older::keep(self.root, &self.file)?;
                }
                self.remember_what_was(known, &becoming);
                let is_other = || bytes::is_other(self.root, &self.file, on_disk);
                let written = write_over(self.root, &self.file, text.as_bytes(), &is_other);
                known.is_unconfirmed = matches!(written, Err(SaveError::Unconfirmed { .. }));
                if !known.is_unconfirmed && written.clone()? == Written::Overtaken {
                    return Ok(Written::Overtaken);
                }
                remember(known, hash, comments, becoming);
                return written;
            }
            remember(known, hash, comments, becoming);
        }
        Ok(Written::Done)
    }

    /// Notes what records were before the file is written. A journal that cannot be written does not
    /// keep a change from being saved.
    fn remember_what_was(&mut self, known: &FileLedger, becoming: &Becoming) {
        let Some(note) = self.note else { return };
        if let Err(error) = note.write(self.root, self.part, known, becoming) {
            let file = error.file().to_owned();
            let finding = layout::finding(&file, None, FindingKind::NotInJournal { error });
            self.findings.push(finding);
        }
    }

    /// Reads the file again if it is not what was last seen, or could not be understood then:
    /// someone may have mended it. Returns the hash of what is there now.
    fn look(
        &mut self,
        known: &mut FileLedger,
    ) -> Result<(Option<bytes::Hash>, Option<Loaded>), SaveError> {
        let unread = |unread: bytes::Unread| unread.save_error(&self.file);
        let bytes = bytes::read(self.root, &self.file).map_err(unread)?;
        // A file that someone took away is written anew from what is known of it.
        let Some(bytes) = bytes else {
            known.is_blocked = false;
            return Ok((None, None));
        };
        let hash = bytes::hash(&bytes);
        if known.hash == Some(hash) && !known.is_blocked {
            return Ok((Some(hash), None));
        }
        let found = load::parse(&bytes, &self.file, self.part);
        let was_blocked = std::mem::replace(&mut known.is_blocked, found.is_blocked());
        // Findings that were told already are not told again with every try.
        if !(was_blocked && known.is_blocked) {
            self.findings.extend(found.findings.iter().cloned());
        }
        if found.newer_schema().is_some() {
            let file = self.file.clone();
            return Err(SaveError::NewerSchema { file });
        }
        if known.is_blocked {
            return Err(self.blocked());
        }
        known.is_older = found.is_older;
        Ok((Some(hash), Some(found)))
    }

    fn tell_changes(&mut self, standing: &Standing) {
        self.tell(None, FindingKind::ChangedElsewhere);
        for (line, kind) in standing.findings() {
            self.tell(line, kind);
        }
    }

    fn tell(&mut self, line: Option<usize>, kind: FindingKind) {
        self.findings.push(layout::finding(&self.file, line, kind));
    }

    fn blocked(&self) -> SaveError {
        SaveError::Blocked {
            file: self.file.clone(),
        }
    }

    fn is_of_one_writer(&self) -> bool {
        // Every project has these two, even if they are empty.
        !matches!(self.part, Part::Project | Part::Codebook)
    }
}

fn remember(known: &mut FileLedger, hash: bytes::Hash, comments: Vec<String>, becoming: Becoming) {
    known.hash = Some(hash);
    known.is_older = false;
    known.comments = comments;
    known.lines = becoming.standing.into_lines();
    known.shown = becoming.shown;
    known.waiting = becoming.waiting;
    known.settled = becoming.settled;
}
