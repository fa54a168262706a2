//! Making a coding what it was at an earlier moment.

use super::{Desk, Refusal};
use crate::edit::{self, Restoration, as_of};
use crate::model::{Coding, CodingKey, Moment};
use crate::store;

/// A coding to be restored.
#[derive(Clone, PartialEq, Debug)]
pub struct RestoreCoding {
    /// The coding.
    pub key: CodingKey,
    /// What it is to be.
    pub was: Was,
    /// When it is restored.
    pub at: Moment,
    /// Only say what that would do.
    pub dry_run: bool,
}

/// What a coding was.
#[derive(Clone, PartialEq, Debug)]
pub enum Was {
    /// This.
    Coding(Coding),
    /// What the journal says of this moment.
    At(Moment),
}

/// Restores a coding, or says what that would do. It writes on: what comes back is a new change, and has
/// undo.
///
/// # Errors
/// When the round is closed, another program works as the annotator, the coding is somebody else's in the
/// window, or the change cannot be saved.
pub fn restore(desk: &mut Desk, request: RestoreCoding) -> Result<Restoration, Refusal> {
    let key = request.key;
    if !request.dry_run {
        desk.act_as(&key.annotator)?;
    }
    let was = match request.was {
        Was::Coding(coding) => coding,
        Was::At(moment) => coding_at(desk, &key, moment),
    };
    let restoration = edit::restore(desk.project(), &key, &was, request.at);
    if let Some(edit) = restoration.edit.as_ref().filter(|_| !request.dry_run) {
        desk.commit(edit)?;
    }
    Ok(restoration)
}

/// What a coding was at a moment, by the journal.
fn coding_at(desk: &mut Desk, key: &CodingKey, moment: Moment) -> Coding {
    let found = store::history(&desk.root, desk.project(), Some(&key.document));
    let nothing = Coding::default();
    let now = desk.project().codings.get(key).unwrap_or(&nothing);
    let was = as_of(now, key, &found.changes, moment);
    desk.findings.extend(found.findings);
    was
}
