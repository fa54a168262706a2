//! Daily backups of a project: one zip a day in the user's own data folder, up to a limit of number and
//! size.
//!
//! A backup holds the files of the project's folder, without locks, temporary files and files that are not
//! the project's. A failure is told and harms nothing. A confined project gets no backups.

mod archive;
mod belonging;
mod clear;
mod doomed;
mod folders;
mod keep;
mod list;
mod make;
mod names;
mod shelf;
mod unpack;
mod withdraw;

pub use clear::FromBackups;
pub(super) use doomed::{begun, doom_backups_with_names, end as end_doomed, spare_backups};
pub use list::{Backup, BackupError};
pub use make::{Made, make_backup, make_backup_unless};
pub use names::remove_backups_with_names;
pub use shelf::Shelf;
pub use unpack::unpack_backup;
pub use withdraw::withdraw_from_backups;
