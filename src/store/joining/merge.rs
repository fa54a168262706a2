//! Joins a copy of a project into the project, file by file, or what a sync tool left beside its files.

use super::join::join;
use super::merged::{MergeError, Merged, by_key, changes, held, writable};
use super::merged_records::record_files;
use super::merged_texts::Texts;
use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::codebook::versions;
use crate::store::disk::bytes;
use crate::store::disk::layout;
use crate::store::disk::write::write_over_once;
use crate::store::finding::{Finding, FindingKind};
use crate::store::format::comments::union as union_of_comments;
use crate::store::format::emit;
use crate::store::format::record::{Body, Line};
use crate::store::format::revisions::Standing;
use crate::store::journal;
use crate::store::ledger::kinship::are_related;
use crate::store::ledger::known::FileLedger;
use crate::store::ledger::load;
use crate::store::opening::open::open;
use crate::store::opening::opened::Opened;
use crate::store::opening::traces::has_remains;
use crate::store::save_error::SaveError;
use crate::store::saving::older::keep;
use std::collections::BTreeSet;
use std::path::Path;

/// Joins a copy of a project into it, by ids and revisions. A record of the project changes only where the
/// copy replaced it. Merging a second time changes nothing. The copy is only read.
///
/// # Errors
/// When nothing can be merged. What could not be joined in part is in the outcome.
pub fn merge(root: &Path, other: &Path) -> Result<Merged, MergeError> {
    let same = [root, other].map(|path| path.canonicalize().ok());
    if same[0].is_some() && same[0] == same[1] {
        let path = other.to_owned();
        return Err(MergeError::Itself { path });
    }
    if layout::is_rewriting(other) {
        let path = other.to_owned();
        return Err(MergeError::HalfReplaced { path });
    }
    let theirs = open(other)?;
    if theirs.ledger.newer_schema.is_some() {
        let path = other.to_owned();
        return Err(MergeError::Newer { path });
    }
    let _held = held(root)?;
    let ours = writable(root)?;
    if !are_related(&ours.ledger, &theirs.ledger) {
        let path = other.to_owned();
        return Err(MergeError::Unrelated { path });
    }
    let mut merging = Merging {
        root,
        merged: Merged::default(),
    };
    merging.take_findings(&theirs);
    let mut gone = ours.ledger.withdrawn();
    gone.append(&mut theirs.ledger.withdrawn());
    let mut texts = Texts::new(root, other, &ours, &theirs);
    texts.copy(&gone);
    merging.versions(other, &ours, &theirs);
    for (file, known) in &theirs.ledger.files {
        // A document that either side withdrew does not come back.
        if let Some(document) = gone.iter().find(|id| is_coding_of(file, id)) {
            merging.leave_out(file, document, known);
            continue;
        }
        let nothing = FileLedger::default();
        let mine = ours.ledger.files.get(file).unwrap_or(&nothing);
        let is_gone = |line: &Line| line.body.document().is_some_and(|id| gone.contains(id));
        if known.lines.iter().any(is_gone) {
            let mut known = known.clone();
            known.lines.retain(|line| !is_gone(line));
            merging.file(file, mine, &known);
        } else {
            merging.file(file, mine, known);
        }
    }
    merging.others(other, &gone);
    texts.settle();
    texts.tell(&mut merging.merged);
    let (changed, failed) = journal::join(root, other, &gone);
    merging.merged.copied.extend(changed);
    merging.merged.failed.extend(failed);
    for document in theirs
        .ledger
        .withdrawn()
        .iter()
        .filter(|id| has_remains(root, id))
    {
        let file = layout::file_of(&Part::Document(document.clone()));
        let document = document.as_str().to_owned();
        merging.tell(&file, FindingKind::WithdrawnRemains { document });
    }
    Ok(merging.merged)
}

/// Joins the files that a sync tool put aside in a project into the files they are versions of.
///
/// # Errors
/// The errors of [`merge`].
pub fn merge_aside(root: &Path) -> Result<Merged, MergeError> {
    let _held = held(root)?;
    let ours = writable(root)?;
    let mut merging = Merging {
        root,
        merged: Merged::default(),
    };
    let gone = ours.ledger.withdrawn();
    let is_gone = |file: &str| gone.iter().any(|id| is_coding_of(file, id));
    let files: BTreeSet<&String> = ours.aside.iter().map(|aside| &aside.of).collect();
    for file in files.into_iter().filter(|file| !is_gone(file)) {
        if let Some(known) = ours.ledger.files.get(file) {
            let part = ours.aside.iter().find(|a| &a.of == file).map(|a| &a.part);
            let Some(part) = part else { continue };
            let loaded = load::load(root, file, part);
            let alone = FileLedger {
                hash: loaded.hash,
                is_not_understood: loaded.is_blocked(),
                is_older: loaded.is_older,
                lines: Standing::of(loaded.lines).into_lines(),
                comments: known.comments.clone(),
                ..FileLedger::default()
            };
            merging.file(file, &alone, known);
        }
    }
    Ok(merging.merged)
}

/// Whether a file holds annotations or decisions of a document.
fn is_coding_of(file: &str, id: &DocumentId) -> bool {
    let mut parts = file.split('/');
    let is_by_document = matches!(parts.next(), Some(layout::ANNOTATIONS | layout::DECISIONS));
    is_by_document && parts.nth(1) == Some(id.as_str())
}

struct Merging<'a> {
    root: &'a Path,
    merged: Merged,
}

impl Merging<'_> {
    /// Findings about lines of the copy that were not understood, and so are not in the project afterwards.
    fn take_findings(&mut self, theirs: &Opened) {
        let lost =
            |f: &&Finding| f.kind.blocks() && !matches!(f.kind, FindingKind::DuplicateId { .. });
        let lost = theirs.findings.iter().filter(lost).cloned();
        self.merged.findings.extend(lost);
    }

    fn file(&mut self, file: &str, ours: &FileLedger, theirs: &FileLedger) {
        if ours.is_not_understood {
            let file = file.to_owned();
            return self.merged.failed.push(SaveError::Blocked { file });
        }
        let before = by_key(&ours.lines);
        let standing = join(&[], ours.lines.clone(), theirs.lines.clone());
        let comments = union_of_comments(ours.comments.clone(), theirs.comments.clone());
        let Some(mut told) = changes(&before, &standing.records) else {
            return;
        };
        let lines: Vec<&Line> = standing.records.values().flatten().collect();
        let text = emit::file(&comments, lines);
        let kept = if ours.is_older {
            keep(self.root, file)
        } else {
            Ok(())
        };
        let is_other = || bytes::is_other(self.root, file, ours.hash);
        let write = |()| write_over_once(self.root, file, text.as_bytes(), &is_other);
        match kept.and_then(write) {
            Ok(()) | Err(SaveError::Unconfirmed { .. }) => {
                told.file = file.to_owned();
                self.merged.files.push(told);
            }
            Err(error) => self.merged.failed.push(error),
        }
    }

    /// Finds annotations of withdrawn documents in the copy, which are not taken over.
    fn leave_out(&mut self, file: &str, document: &DocumentId, theirs: &FileLedger) {
        let bodies = theirs.lines.iter().map(|line| &*line.body);
        let annotations = bodies
            .filter(|body| matches!(body, Body::Annotation(_)))
            .count();
        if annotations > 0 {
            let document = document.as_str().to_owned();
            let left = FindingKind::WithdrawnLeftOut {
                document,
                annotations,
            };
            self.tell(file, left);
        }
    }

    /// Joins files of the copy that hold no records of the project in memory, such as decisions.
    fn others(&mut self, other: &Path, gone: &BTreeSet<DocumentId>) {
        let (files, findings) = record_files(self.root, other, gone);
        let lost = findings.into_iter().filter(|found| found.kind.blocks());
        self.merged.findings.extend(lost);
        for both in files {
            self.file(&both.file, &both.ours, &both.theirs);
        }
    }

    /// Copies the tags of codebook versions that the project lacks or that do not match their hash, except
    /// of versions that were replaced.
    fn versions(&mut self, other: &Path, ours: &Opened, theirs: &Opened) {
        let lines = |opened: &Opened| {
            let known = opened.ledger.files.get(layout::CODEBOOK);
            known.map_or_else(Vec::new, |known| known.lines.clone())
        };
        let stands = join(&[], lines(ours), lines(theirs)).into_lines();
        for record in versions::records(&stands) {
            let hash = &record.tags;
            let file = layout::tags_of_version(hash);
            // What cannot be read was told when the copy was opened.
            let Ok(Some(bytes)) = bytes::read(other, &file) else {
                continue;
            };
            let ours = match bytes::read(self.root, &file) {
                Ok(ours) => ours,
                Err(unread) => {
                    self.tell(&file, unread.finding());
                    continue;
                }
            };
            let is_good = |bytes: &[u8]| versions::is_named_by(hash, bytes);
            if ours.is_some_and(|ours| is_good(&ours) || !is_good(&bytes)) {
                continue;
            }
            match versions::write_new(self.root, hash, &bytes) {
                Ok(()) | Err(SaveError::Unconfirmed { .. }) => self.merged.copied.push(file),
                Err(error) => self.merged.failed.push(error),
            }
        }
    }

    fn tell(&mut self, file: &str, kind: FindingKind) {
        self.merged.findings.push(layout::finding(file, None, kind));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::stamp::RandomStamp;

    #[test]
    fn what_a_sync_tool_brings_while_a_copy_is_merged_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let [root, other] = ["ours", "theirs"].map(|name| folder.path().join(name));
        for root in [&root, &other] {
            let project = crate::model::Project::default();
            crate::store::create(root, &project, &mut RandomStamp).unwrap();
        }
        // Copies of one project have its file.
        std::fs::copy(root.join(layout::PROJECT), other.join(layout::PROJECT)).unwrap();
        let file = layout::CODEBOOK;
        let with_tag = |id: &str| {
            format!(
                "(schema: 3, records: [\nTag(id: \"{id}\", rev: \"r{id}\", name: (ar: \"رمز\")),\n])\n"
            )
        };
        std::fs::write(layout::path(&other, file), with_tag("theirs")).unwrap();
        let [ours, theirs] = [&root, &other].map(|root| open(root).unwrap());
        let brought = with_tag("brought");
        std::fs::write(layout::path(&root, file), &brought).unwrap();
        let mut merging = Merging {
            root: &root,
            merged: Merged::default(),
        };
        let [mine, known] = [&ours, &theirs].map(|opened| &opened.ledger.files[file]);
        merging.file(file, mine, known);
        assert!(matches!(
            merging.merged.failed[..],
            [SaveError::Busy { .. }]
        ));
        let found = std::fs::read_to_string(layout::path(&root, file)).unwrap();
        assert_eq!(found, brought);
        merge(&root, &other).unwrap();
        assert_eq!(open(&root).unwrap().project.codebook.all().count(), 2);
    }
}
