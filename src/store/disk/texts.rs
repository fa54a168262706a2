//! The text of a document: the one that its record names, from where it stands or from beside it.

use super::bytes::{self, Hash};
use super::layout;
use crate::arabic::Text;
use crate::model::DocumentId;
use crate::store::finding::{Finding, FindingKind};
use std::path::Path;

/// Length in bytes from which on the hash of a text is computed on a second thread while the text is
/// indexed.
const LONG_TEXT: usize = 1 << 20;

/// What was read for a document.
#[derive(Default)]
pub(crate) struct ReadText {
    /// The text, and the hash of its bytes.
    pub text: Option<(Text, Hash)>,
    /// What is not as recorded.
    pub findings: Vec<Finding>,
}

/// Reads the text of a document. Where its replacement did not come to its end, or someone changed
/// the file, the recorded one may lie beside it.
pub(crate) fn read(root: &Path, id: &DocumentId, recorded: &str) -> ReadText {
    let file = layout::text_of(id);
    let document = id.as_str().to_owned();
    let mut found = ReadText::default();
    let mut tell = |line, kind| {
        found.findings.push(layout::finding(&file, line, kind));
    };
    let bytes = match bytes::read(root, &file) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            tell(None, FindingKind::TextMissing { document });
            found.text = kept(root, id, recorded);
            return found;
        }
        Err(unread) => {
            tell(None, unread.finding());
            return found;
        }
    };
    let content = match String::from_utf8(bytes) {
        Ok(content) => content,
        Err(error) => {
            if is_other(recorded, &bytes::hash(error.as_bytes())) {
                tell(None, FindingKind::TextHashDiffers { document });
            }
            let (line, byte) = place(error.as_bytes(), error.utf8_error().valid_up_to());
            tell(Some(line), FindingKind::NotUtf8 { byte });
            found.text = kept(root, id, recorded);
            return found;
        }
    };
    let (text, hash) = indexed(content);
    if !is_other(recorded, &hash) {
        found.text = Some((text, hash));
        return found;
    }
    let recorded = kept(root, id, recorded);
    tell(
        None,
        match recorded {
            Some(_) => FindingKind::TextNotRecorded { document },
            None => FindingKind::TextHashDiffers { document },
        },
    );
    found.text = recorded.or(Some((text, hash)));
    found
}

/// The text of a document that a record names by its hash, wherever it lies.
pub(crate) fn recorded(root: &Path, id: &DocumentId, recorded: &str) -> Option<Text> {
    let bytes = bytes::read(root, &layout::text_of(id)).ok().flatten();
    let content = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let standing = content
        .map(indexed)
        .filter(|(_, hash)| !is_other(recorded, hash));
    let found = standing.or_else(|| kept(root, id, recorded));
    found.map(|(text, _)| text)
}

/// The recorded text of a document, if it is kept beside the one that stands in its place.
fn kept(root: &Path, id: &DocumentId, recorded: &str) -> Option<(Text, Hash)> {
    // What a record says is no path until it is known to be a hash.
    if !bytes::is_hash(recorded) {
        return None;
    }
    let file = layout::kept_text_of(id, recorded);
    let bytes = bytes::read(root, &file).ok().flatten()?;
    let (text, hash) = indexed(String::from_utf8(bytes).ok()?);
    (!is_other(recorded, &hash)).then_some((text, hash))
}

/// Whether a text is not the one whose hash was recorded.
fn is_other(recorded: &str, hash: &Hash) -> bool {
    !recorded.is_empty() && bytes::hex(hash) != recorded
}

/// A text with its index, and the hash of its bytes.
fn indexed(content: String) -> (Text, Hash) {
    if content.len() < LONG_TEXT {
        let hash = bytes::hash(content.as_bytes());
        return (Text::new(content), hash);
    }
    Text::new_beside(content, bytes::hash)
}

/// The line of a byte, and the byte within it, both from 1.
pub(crate) fn place(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = &bytes[..at.min(bytes.len())];
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let begin = before
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |n| n + 1);
    (line, at - begin + 1)
}
