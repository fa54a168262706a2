//! The project on disk: a folder of RON files, one record a line, that survive crashes and merges.
//!
//! The doors are [`open()`], [`create()`], [`save()`] and [`check()`]; the window saves through a [`Saver`].
//! What was read from or written to each file stands in a [`Ledger`]: with it a save knows what
//! changed in memory and what changed on disk, and drops neither. Nothing here knows the window.
//!
//! `format` is how records stand in a file, `disk` how one file is read and written, `opening` and
//! `saving` do it with a project, `checking` says what is wrong with it; `watching` notices what others
//! do to it, `joining` brings together what was changed in two places; `journal`, `backup` and
//! `codebook` keep what was, `erasing` takes out what may not be there, `seal` makes one file of all.

mod backup;
mod checking;
mod codebook;
mod create;
mod disk;
mod erasing;
mod format;
mod joining;
mod journal;
mod opening;
pub mod sample;
mod saving;
mod seal;
pub mod settings;
mod stamp;
mod watching;

pub use backup::{
    Backup, BackupError, FromBackups, Made, Shelf, make_backup, remove_backups_with_names,
    unpack_backup, withdraw_from_backups,
};
pub use checking::check::{check, inspect};
pub use checking::finding::{Finding, FindingKind};
pub use codebook::file::{CodebookFileError, read_codebook_file};
pub use codebook::versions::{codebook_file, without_examples};
pub use create::{CreateError, create};
pub use disk::file::{LARGEST_FILE, NO_FILE, ReadFileError, TOO_LARGE, read_file};
pub use disk::layout::original_name;
pub use disk::lock::{Lock, LockError, Presence, be_alone, be_present, lock};
pub use disk::write::{SaveError, write_file};
pub use erasing::pseudonyms::{
    Cleared, NamesInBackups, Naming, PseudonymsError, Rewritten, Whole, lies_in, read_whole,
    rewrite_whole,
};
pub use erasing::withdraw::{files_of, has_traces_of, withdraw};
pub use joining::aside::{PutAway, put_away};
pub use joining::join::{JoinedFile, join_files};
pub use joining::merge::{MergeError, Merged, MergedFile, merge, merge_aside};
pub use joining::waiting::{Alternative, Alternatives, alternatives};
pub use journal::{History, history};
pub use opening::access::{Access, ReadOnlyReason};
pub use opening::migrate::{MigrateError, Migrated, migrate};
pub use opening::open::{open, probe};
pub use opening::opened::{Aside, OpenError, Opened};
pub use opening::tend::tend;
pub use sample::default_codebook;
pub use saving::ledger::Ledger;
pub use saving::save::{Saved, save};
pub use saving::saver::{SaveEvent, Saver};
pub use saving::snapshot::Snapshot;
pub use seal::{
    MOST_WORK, Passphrase, SEALED_ENDING, SealError, SealStep, Sealed, Strength, USUAL_WORK,
    UnsealError, Unsealed, Watcher, is_sealed, seal, strength, suggestion, unseal,
};
pub use stamp::{RandomStamp, Stamp, fresh_id};
pub use watching::elsewhere::{Arrived, Elsewhere};
pub use watching::shared::ArrivedRecords;
pub use watching::watch::{Changed, Watch};
