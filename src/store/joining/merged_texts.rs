//! The texts and original files of a merged copy: missing ones are copied, and where both sides replaced a
//! text, both texts are kept.

use super::merged::Merged;
use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::disk::bytes::{self, Hash};
use crate::store::disk::layout;
use crate::store::disk::write::write;
use crate::store::finding::{Finding, FindingKind};
use crate::store::format::record::Body;
use crate::store::ledger::load;
use crate::store::opening::opened::Opened;
use crate::store::save_error::SaveError;
use std::collections::BTreeSet;
use std::path::Path;

/// Merges the texts and original files of documents.
pub(crate) struct Texts<'a> {
    root: &'a Path,
    other: &'a Path,
    ours: &'a Opened,
    theirs: &'a Opened,
    copied: Vec<String>,
    findings: Vec<Finding>,
    failed: Vec<SaveError>,
}

impl<'a> Texts<'a> {
    /// A merge that has copied nothing yet.
    pub fn new(root: &'a Path, other: &'a Path, ours: &'a Opened, theirs: &'a Opened) -> Self {
        Self {
            root,
            other,
            ours,
            theirs,
            copied: Vec::new(),
            findings: Vec::new(),
            failed: Vec::new(),
        }
    }

    /// Copies the files that are missing, except of the documents in `gone`. Another text of a document is
    /// kept beside the project's own where the copy's record names it; otherwise it is reported and left
    /// alone.
    pub fn copy(&mut self, gone: &BTreeSet<DocumentId>) {
        let all = self.theirs.ledger.documents_with_record();
        for id in all.iter().filter(|id| !gone.contains(*id)) {
            let folder = format!("{}/{id}", layout::DOCUMENTS);
            let Ok(listing) = std::fs::read_dir(layout::path(self.other, &folder)) else {
                continue;
            };
            let names = listing
                .flatten()
                .filter_map(|e| e.file_name().into_string().ok());
            let mut names: Vec<String> = names.filter(|name| layout::is_content(name)).collect();
            names.sort();
            for name in names {
                self.copy_one(id, &format!("{folder}/{name}"));
            }
        }
    }

    fn copy_one(&mut self, id: &DocumentId, file: &str) {
        let theirs = match bytes::read(self.other, file) {
            Ok(Some(theirs)) => theirs,
            Ok(None) => return,
            Err(unread) => return self.find(file, unread.finding()),
        };
        match bytes::read(self.root, file) {
            Ok(None) => self.put(file, &theirs),
            Ok(Some(ours)) if ours == theirs => {}
            Ok(Some(_)) => {
                let hash = bytes::hash(&theirs);
                if file == layout::text_of(id) && names(self.theirs, id, &hash) {
                    return self.keep(id, &hash, &theirs);
                }
                let document = id.as_str().to_owned();
                self.find(file, FindingKind::TextsDiffer { document });
            }
            Err(unread) => self.find(file, unread.finding()),
        }
    }

    /// Puts the text that the record names now in its place. The text that stood there is kept where a
    /// record named it before.
    pub fn settle(&mut self) {
        for id in self.theirs.ledger.documents_with_record() {
            let file = layout::text_of(&id);
            let Some(standing) = bytes::read(self.root, &file).ok().flatten() else {
                continue;
            };
            let hash = bytes::hash(&standing);
            let Some(recorded) = self.recorded(&id) else {
                continue;
            };
            if recorded == bytes::hex(&hash) || !names(self.ours, &id, &hash) {
                continue;
            }
            let kept = layout::kept_text_of(&id, &recorded);
            let Some(text) = bytes::read(self.root, &kept).ok().flatten() else {
                continue;
            };
            if bytes::hex(&bytes::hash(&text)) == recorded {
                self.keep(&id, &hash, &standing);
                self.put(&file, &text);
            }
        }
    }

    /// The hash that the shown version of a document's record names.
    fn recorded(&self, id: &DocumentId) -> Option<String> {
        let part = Part::Document(id.clone());
        let record = load::load(self.root, &layout::file_of(&part), &part);
        let standing = crate::store::format::revisions::Standing::of(record.lines);
        let shown = standing.records.into_values().next()?;
        match &*shown.first()?.body {
            // What a record says is no path until it is known to be a hash.
            Body::Document(r) if bytes::is_hash(&r.hash) => Some(r.hash.clone()),
            _ => None,
        }
    }

    fn keep(&mut self, id: &DocumentId, hash: &Hash, text: &[u8]) {
        let file = layout::kept_text_of(id, &bytes::hex(hash));
        if bytes::read(self.root, &file).ok().flatten().as_deref() != Some(text) {
            self.put(&file, text);
        }
    }

    fn put(&mut self, file: &str, bytes: &[u8]) {
        match write(self.root, file, bytes) {
            Ok(()) | Err(SaveError::Unconfirmed { .. }) => self.copied.push(file.to_owned()),
            Err(error) => self.failed.push(error),
        }
    }

    fn find(&mut self, file: &str, kind: FindingKind) {
        self.findings.push(layout::finding(file, None, kind));
    }

    /// Adds what was copied to the outcome of the merge.
    pub fn tell(self, merged: &mut Merged) {
        merged.copied.extend(self.copied);
        merged.findings.extend(self.findings);
        merged.failed.extend(self.failed);
    }
}

/// Whether any version of a document's record names a text.
fn names(opened: &Opened, id: &DocumentId, hash: &Hash) -> bool {
    let file = layout::file_of(&Part::Document(id.clone()));
    let known = opened.ledger.files.get(&file);
    let mut bodies = known.into_iter().flat_map(|k| &k.lines).map(|l| &*l.body);
    let hash = bytes::hex(hash);
    bodies.any(|body| matches!(body, Body::Document(r) if r.hash == hash))
}
