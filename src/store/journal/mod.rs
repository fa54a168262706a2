//! The journal of a project: the former states of records, when they were changed, and by whom.
//!
//! A line holds the state of one record before one save. A project without a journal, or with a part of one,
//! is complete: a record that no line is about has always been as it is. A line is appended before the file
//! with the change is written. A crash between the two leaves a line with the state that the record still
//! has, which does no harm; in the other order a change would be forgotten.
//!
//! `journal/<annotator>/<yyyy-mm>.ron` holds the changes of one person in one month (UTC), and
//! `journal/<yyyy-mm>.ron` those of nobody known. The order of lines does not matter: the union of two
//! versions of a file is a journal again, and a line that broke off is left out.

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
