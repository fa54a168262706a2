//! Names replaced by others: in a project's own files, or in what is imported and exported.
//!
//! Replacing names in place is no edit and has no undo: see [`replace_names`].

mod choose;
mod in_copy;
mod in_place;
mod list;
mod look;

pub use choose::{Doubtful, Doubts, Undecided, places_to_replace};
pub use in_copy::{CopyRenamed, NameReplacement, StoppedOrUndecided};
pub use in_place::{
    NamesReplaced, ReplaceNames, ReplaceNamesError, names_report, replace_names, write_names_report,
};
pub use list::{
    NamesListError, keep_list_apart, read_decisions_file, read_names_list, write_names_list,
};
pub use look::{NamesLooked, look_for_names};
