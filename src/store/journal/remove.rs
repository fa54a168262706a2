//! Removes everything about a withdrawn document from a journal.

use super::entry::{Entry, contains, named};
use crate::model::DocumentId;
use crate::store::disk::bytes::{self, Unread};
use crate::store::disk::layout;
use crate::store::disk::listing::{Entry as Listed, names};
use crate::store::disk::write::write;
use crate::store::format::record::Body;
use crate::store::save_error::SaveError;
use std::collections::BTreeMap;
use std::path::Path;

/// Fewest letters of a tag's example that counts as a quote; shorter ones occur in many texts.
const TELLING: usize = 12;

/// A withdrawn document, and the texts by which quotes of it are recognised.
#[derive(Clone, Debug)]
pub struct WithdrawnText<'a> {
    pub document: &'a DocumentId,
    /// Its texts, one after the other.
    text: String,
}

impl<'a> WithdrawnText<'a> {
    /// A withdrawn document. `texts` are the bytes of its present text and its former ones as far as they
    /// still exist; by them the journal's examples of tags that quote the document are recognised.
    pub fn new(document: &'a DocumentId, texts: &[Vec<u8>]) -> Self {
        let words = texts.iter().map(|bytes| String::from_utf8_lossy(bytes));
        let text = words.collect::<Vec<_>>().join("\n");
        Self { document, text }
    }

    /// Whether a line of a journal may hold something of the document. A line that is not understood may.
    fn is_in(&self, line: &[u8]) -> bool {
        if contains(line, &named(self.document)) {
            return true;
        }
        match Entry::read(line) {
            Ok(entry) => entry
                .before
                .as_deref()
                .is_some_and(|body| self.is_said_by(body)),
            Err(_) => !line.iter().all(u8::is_ascii_whitespace),
        }
    }
}

impl WithdrawnText<'_> {
    /// Whether a record is about the document, or quotes its text.
    pub fn is_said_by(&self, body: &Body) -> bool {
        let quoted = match body {
            Body::Tag(tag) => {
                let example = tag.example.trim();
                example.chars().count() >= TELLING && self.text.contains(example)
            }
            _ => false,
        };
        quoted || body.document() == Some(self.document.as_str())
    }
}

/// The remaining lines of a journal's file; `None` when no line has to go.
pub fn filtered(bytes: &[u8], withdrawn: &WithdrawnText<'_>) -> Option<Vec<u8>> {
    let lines = bytes.split_inclusive(|b| *b == b'\n');
    let kept: Vec<u8> = lines
        .filter(|line| !withdrawn.is_in(line))
        .collect::<Vec<_>>()
        .concat();
    (kept.len() < bytes.len()).then_some(kept)
}

/// The files of a project's journal that hold something of the document.
pub fn files_with(root: &Path, withdrawn: &WithdrawnText<'_>) -> Vec<String> {
    let mut files = files(root);
    files.retain(|file| match bytes::read(root, file) {
        Ok(bytes) => filtered(&bytes.unwrap_or_default(), withdrawn).is_some(),
        // A link is not ours to change, and what cannot be read is told when it is tried.
        Err(unread) => matches!(unread, Unread::Io(_)),
    });
    files
}

/// The files of a project's journal that name a document.
pub fn files_naming(root: &Path, document: &DocumentId) -> Vec<String> {
    let name = named(document);
    let mut files = files(root);
    files.retain(|file| {
        let bytes = bytes::read(root, file).ok().flatten();
        bytes.is_some_and(|bytes| contains(&bytes, &name))
    });
    files
}

/// The files of a project's journal of which some lines have to go, each with its remaining lines. A line
/// that is not understood goes too where the whole file may hold the text.
pub fn without(root: &Path, holds: &dyn Fn(&[u8]) -> bool) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for file in files(root) {
        let Some(bytes) = bytes::read(root, &file).ok().flatten() else {
            continue;
        };
        if !holds(&bytes) {
            continue;
        }
        let is_kept = |line: &&[u8]| Entry::read(line).is_ok() && !holds(line);
        let lines = bytes.split_inclusive(|b| *b == b'\n').filter(is_kept);
        let kept: Vec<&[u8]> = lines.collect();
        all.insert(file, kept.concat());
    }
    all
}

/// Removes the document from one file of the journal.
///
/// # Errors
/// When the file cannot be read or written. It is unchanged then.
pub fn remove(root: &Path, file: &str, withdrawn: &WithdrawnText<'_>) -> Result<(), SaveError> {
    let bytes = bytes::read(root, file).map_err(|unread| unread.save_error(file))?;
    match filtered(&bytes.unwrap_or_default(), withdrawn) {
        Some(kept) => write(root, file, &kept),
        None => Ok(()),
    }
}

/// Every file of a project's journal, those that a sync tool put aside included, relative to the project.
pub(super) fn files(root: &Path) -> Vec<String> {
    let below = names(root, layout::JOURNAL, Listed::Folder)
        .names
        .into_iter();
    let folders = below.map(|name| format!("{}/{name}", layout::JOURNAL));
    let mut files = Vec::new();
    for folder in [layout::JOURNAL.to_owned()].into_iter().chain(folders) {
        let names = names(root, &folder, Listed::File).names.into_iter();
        files.extend(names.map(|name| format!("{folder}/{name}")));
    }
    files
}
