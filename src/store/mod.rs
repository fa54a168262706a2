//! The project on disk: a folder of RON files, one record a line, that survive crashes and merges.
//!
//! The doors are [`open()`], [`create()`], [`save()`] and [`check()`]; the window saves through a [`Saver`].
//! What was read from or written to each file stands in a [`Ledger`]: with it a save knows what
//! changed in memory and what changed on disk, and drops neither. Nothing here knows the window.

mod access;
mod append;
mod aside;
mod backup;
mod check;
mod codebook_file;
mod comments;
mod conflicts;
mod convert;
mod create;
mod elsewhere;
mod emit;
mod file;
mod finding;
mod importing;
mod join;
mod journal;
mod kinship;
mod layout;
mod ledger;
mod listing;
mod load;
mod lock;
mod merge;
mod merged_memos;
mod merged_texts;
mod migrate;
mod open;
mod opened;
mod poll;
mod pseudonyms;
mod quick;
mod read;
mod record;
mod revisions;
mod rewrite;
pub mod sample;
mod save;
mod saver;
mod scan;
mod schema;
mod seal;
pub mod settings;
mod settle;
mod shared;
mod snapshot;
mod stamp;
mod tend;
mod texts;
mod versions;
mod waiting;
mod watch;
mod withdraw;
mod write;

pub use access::{Access, ReadOnlyReason};
pub use aside::{PutAway, put_away};
pub use backup::{
    Backup, BackupError, FromBackups, Made, Shelf, make_backup, remove_backups_with_names,
    unpack_backup, withdraw_from_backups,
};
pub use check::{check, inspect};
pub use codebook_file::{CodebookFileError, read_codebook_file};
pub use create::{CreateError, create};
pub use elsewhere::{Arrived, Elsewhere};
pub use file::{LARGEST_FILE, NO_FILE, ReadFileError, TOO_LARGE, read_file};
pub use finding::{Finding, FindingKind};
pub use join::{JoinedFile, join_files};
pub use journal::{History, history};
pub use layout::original_name;
pub use ledger::Ledger;
pub use lock::{Lock, LockError, Presence, be_alone, be_present, lock};
pub use merge::{MergeError, Merged, MergedFile, merge, merge_aside};
pub use migrate::{MigrateError, Migrated, migrate};
pub use open::{open, probe};
pub use opened::{Aside, OpenError, Opened};
pub use pseudonyms::{
    Cleared, NamesInBackups, Naming, PseudonymsError, Rewritten, Whole, lies_in, read_whole,
    rewrite_whole,
};
pub use sample::default_codebook;
pub use save::{Saved, save};
pub use saver::{SaveEvent, Saver};
pub use seal::{
    MOST_WORK, Passphrase, SEALED_ENDING, SealError, SealStep, Sealed, Strength, USUAL_WORK,
    UnsealError, Unsealed, Watcher, is_sealed, seal, strength, suggestion, unseal,
};
pub use shared::ArrivedRecords;
pub use snapshot::Snapshot;
pub use stamp::{RandomStamp, Stamp, fresh_id};
pub use tend::tend;
pub use versions::{codebook_file, without_examples};
pub use waiting::{Alternative, Alternatives, alternatives};
pub use watch::{Changed, Watch};
pub use withdraw::{files_of, has_traces_of, withdraw};
pub use write::{SaveError, write_file};
