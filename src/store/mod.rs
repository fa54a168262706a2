//! The project on disk: a folder of RON files, one record a line, that survive crashes and merges.
//!
//! The doors are [`open()`], [`create()`], [`save()`] and [`check()`]; the window saves through a [`Saver`].
//! What was read from or written to each file stands in a [`Ledger`]: with it a save knows what
//! changed in memory and what changed on disk, and drops neither. Nothing here knows the window.
//!
//! Its parts, from the bottom up; each uses only parts that stand before it:
//!
//! - `stamp`, `save_error`, `finding`: revisions and the clock, why a file was not written, what is wrong.
//! - `format`: records as they stand in a file.
//! - `disk`: where files lie, reading, writing, walking and locking them.
//! - `settings`, `sample`: a person's own settings; what the app brings along.
//! - `ledger`: what was last seen of each file, and what the file becomes when it is saved.
//! - `codebook`: files of tags, such as those of named versions.
//! - `journal`: what records said before they were changed.
//! - `backup`: daily copies of a project in the user's data folder.
//! - `rewriting`: replacing several files together, and completing that after an interruption.
//! - `opening`, `saving`, `create`: a whole project read, written, and made anew.
//! - `joining`: merging copies of a project.
//! - `live`: the thread that saves an open project and notices what others write.
//! - `checking`, `erasing`, `seal`: finding faults, removing names and documents, one encrypted file.

mod backup;
mod checking;
mod codebook;
mod create;
mod disk;
mod erasing;
mod finding;
mod format;
mod joining;
mod journal;
mod ledger;
mod live;
mod opening;
mod rewriting;
pub mod sample;
mod save_error;
mod saving;
mod seal;
pub mod settings;
mod stamp;

pub use backup::{
    Backup, BackupError, FromBackups, Made, Shelf, make_backup, make_backup_unless,
    remove_backups_with_names, unpack_backup, withdraw_from_backups,
};
pub use checking::check::{check, check_opened, equal_names, inspect};
pub use codebook::file::{CodebookFileError, read_codebook_file};
pub use codebook::versions::codebook_file;
pub use create::{CreateError, create};
pub use disk::file::{LARGEST_FILE, NO_FILE, ReadFileError, TOO_LARGE, read_file};
pub use disk::layout::original_name;
pub use disk::lock::{Lock, LockError, Presence, be_alone, be_present, lock};
pub use disk::write::write_file;
pub use erasing::examples::without_examples;
pub use erasing::pseudonyms::{
    NameRules, NamesCleared, NamesInBackups, PseudonymsError, Rewritten, Whole, lies_in,
    read_whole, rewrite_whole,
};
pub use erasing::withdraw::{may_withdraw, withdraw};
pub use finding::{Finding, FindingKind};
pub use joining::aside::{PutAway, put_away};
pub use joining::join::{JoinedFile, join_files};
pub use joining::merge::{merge, merge_aside};
pub use joining::merged::{MergeError, Merged, MergedFile};
pub use journal::{History, history};
pub use ledger::known::Ledger;
pub use ledger::waiting::{Alternative, Alternatives, alternatives};
pub use live::arrived::{Arrived, RecordCounts};
pub use live::changed::Changed;
pub use live::elsewhere::Elsewhere;
pub use live::saver::{SaveEvent, Saver};
pub use live::watch::Watch;
pub use opening::access::{Access, ReadOnlyReason};
pub use opening::open::{open, probe};
pub use opening::opened::{Aside, OpenError, Opened};
pub use opening::tend::tend;
pub use opening::traces::{files_of, has_traces_of};
pub use sample::default_codebook;
pub use save_error::SaveError;
pub use saving::migrate::{MigrateError, Migrated, migrate};
pub use saving::save::save;
pub use saving::saved::{Saved, Unsaved};
pub use saving::snapshot::Snapshot;
pub use seal::{
    MOST_WORK, Passphrase, SEALED_ENDING, SealError, SealStep, Sealed, Strength, USUAL_WORK,
    UnsealError, Unsealed, Watcher, is_sealed, seal, strength, suggestion, unseal,
};
pub use stamp::{RandomStamp, Stamp, fresh_id};
