//! What the ledger learns of a file that someone else wrote, once the window shows what it says.
//!
//! It learns of it no sooner: a save takes the difference between the ledger and the project in memory for
//! the user's own changes, so what the window does not show yet would be deleted.

use crate::edit::Part;
use crate::store::disk::bytes::Hash;
use crate::store::disk::layout;
use crate::store::ledger::known::{FileLedger, Ledger};

/// What is known of a file as someone else wrote it: a coding, or records that everyone writes.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Arrival {
    /// The part that the file holds.
    pub part: Part,
    /// What the file says now.
    pub known: FileLedger,
    /// Hash of the bytes that the ledger knew when the file was looked at; none where it knew no file.
    pub was: Option<Hash>,
}

impl Arrival {
    /// The file, relative to the project.
    pub fn file(&self) -> String {
        layout::file_of(&self.part)
    }

    /// Takes over what is known of the file, unless it was saved since it was looked at: then it is looked
    /// at again. A file that is gone is forgotten.
    pub fn take(self, ledger: &mut Ledger) {
        let file = self.file();
        let was = ledger.files.get(&file).and_then(|known| known.hash);
        if was != self.was {
            return;
        }
        let known = self.known;
        let says_nothing = known.lines.is_empty() && known.shown.is_empty();
        if known.hash.is_none() && says_nothing {
            ledger.files.remove(&file);
        } else {
            ledger.files.insert(file, known);
        }
    }
}
