//! The journal of a project: what records said before they were changed, when, and by whom.
//!
//! A line of it says what one record was before one save, so that a project which has none yet, or
//! has lost some, is still right: what no line is about was always as it is. Lines are appended
//! before the file that they are about is written. A crash between the two leaves a line that says
//! what the record still says, which changes nothing; the other way about a change would be forgotten.
//!
//! `journal/<annotator>/<yyyy-mm>.ron` has the changes of one person in one month (of UTC), and
//! `journal/<yyyy-mm>.ron` those of nobody in particular. There is no first or last line: any union of
//! two versions is again a journal, and a line that broke off is left out.

mod entry;
mod join;
mod note;
mod read;
mod remove;
mod tidy;

pub(super) use join::{is_journal, join, join_versions};
pub(super) use note::Note;
pub(super) use read::broken_lines;
pub use read::{History, history};
pub(super) use remove::{WithdrawnText, files_naming, files_with, filtered, remove, without};
