//! Daily backups of a project: one zip a day in the user's own data folder, so many and no more.
//!
//! A backup holds what the project's folder holds, as files, but for locks, what crashes left, and what
//! is not the project's. It is made beside everything else, and a failure is told and harms nothing. A
//! project that says that nothing may leave its folder gets none.

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
pub use make::{Made, make_backup};
pub use names::remove_backups_with_names;
pub use shelf::Shelf;
pub use unpack::unpack_backup;
pub use withdraw::withdraw_from_backups;
