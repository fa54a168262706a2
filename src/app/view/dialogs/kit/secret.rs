//! Fields for a passphrase: hidden while it is typed, unless it is to be shown.

use super::body::{Body, Entry, entry_id};
use crate::app::widget::Field;
use zeroize::Zeroizing;

/// The two fields.
const FIELDS: [&str; 2] = ["seal-passphrase", "seal-passphrase-again"];
/// Bytes that are taken at once: a text that outgrows its place leaves a copy behind.
const ROOM: usize = 1024;

/// A passphrase while it is typed, once or twice. Its memory is wiped when the dialog closes.
pub struct Secret {
    first: Zeroizing<String>,
    again: Zeroizing<String>,
    is_shown: bool,
}

impl Default for Secret {
    fn default() -> Self {
        let room = || Zeroizing::new(String::with_capacity(ROOM));
        Self {
            first: room(),
            again: room(),
            is_shown: false,
        }
    }
}

/// Wipes what the fields keep between frames, once their dialog is closed.
pub fn forget(context: &egui::Context) {
    for field in FIELDS {
        Field::forget(context, entry_id(field));
    }
}

impl Secret {
    /// The id of the first field.
    pub const FIELD: &'static str = FIELDS[0];

    /// What was typed.
    pub fn words(&self) -> &str {
        &self.first
    }

    /// Takes a passphrase that was made for the user, and shows it: it must be written down.
    pub fn take(&mut self, words: String) {
        self.again = Zeroizing::new(words.clone());
        self.first = Zeroizing::new(words);
        self.is_shown = true;
    }

    /// Whether something was typed, and the same twice unless it can be seen.
    pub fn is_ready(&self, twice: bool) -> bool {
        let is_same = !twice || self.is_shown || self.first == self.again;
        !self.first.trim().is_empty() && is_same
    }

    /// Whether the second differs from the first, so far as it was typed.
    pub fn differs(&self) -> bool {
        !self.is_shown && !self.first.starts_with(self.again.as_str())
    }

    /// Shows the fields and what turns the hiding off.
    pub fn show(&mut self, body: &mut Body<'_, '_>, twice: bool) {
        hidden(body, FIELDS[0], &mut self.first, !self.is_shown);
        if twice && !self.is_shown {
            body.gap(8.0);
            hidden(body, FIELDS[1], &mut self.again, true);
            if self.differs() {
                let words = body.tr("problem-passphrases-differ");
                body.trouble(&words);
            }
        }
        body.gap(6.0);
        if body.check("seal-show", self.is_shown) {
            self.is_shown = !self.is_shown;
        }
    }
}

fn hidden(body: &mut Body<'_, '_>, key: &str, text: &mut String, is_hidden: bool) {
    let name = body.tr(key);
    body.label(&name);
    let entry = Entry {
        name: &name,
        hidden: is_hidden,
        ..Entry::default()
    };
    body.entry(key, entry, text);
}
