//! What can be asked on the command line of earlier days: changes, what was, backups.

use super::ViewerOption;
use crate::cli::when::When;
use clap::Args;
use std::path::PathBuf;

/// Shows what was changed on earlier days.
#[derive(Args, Debug)]
pub struct History {
    /// Folder of the project.
    pub project: PathBuf,
    /// Only of this document, by id, title or file name.
    #[arg(long, value_name = "DOCUMENT")]
    pub document: Option<String>,
    /// Only by this annotator.
    #[arg(long, value_name = "ANNOTATOR")]
    pub annotator: Option<String>,
    /// Only from this day or time on.
    #[arg(long, value_name = "WHEN")]
    pub since: Option<When>,
    /// Through whose eyes it is shown.
    #[command(flatten)]
    pub viewer: ViewerOption,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Makes annotations what they were.
#[derive(Args, Debug)]
pub struct Restore {
    /// Folder of the project.
    pub project: PathBuf,
    /// Document by id, title or file name.
    #[arg(long, value_name = "DOCUMENT")]
    pub document: String,
    /// The day or time at whose end they were so.
    #[arg(long, value_name = "WHEN")]
    pub as_of: When,
    /// Whose, by id or name; without it the only one who tagged the document.
    #[arg(long, value_name = "ANNOTATOR")]
    pub annotator: Option<String>,
    /// Only says what that would do.
    #[arg(long)]
    pub dry_run: bool,
}

/// Shows, makes and opens backups.
#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("deed").args(["now", "restore", "forbid", "allow"])))]
pub struct Backups {
    /// Folder of the project.
    pub project: PathBuf,
    /// Makes one now.
    #[arg(long)]
    pub now: bool,
    /// Unpacks the backup of a day.
    #[arg(long, value_name = "DATE", requires = "to")]
    pub restore: Option<String>,
    /// Folder to unpack it to, new or empty.
    #[arg(long, value_name = "FOLDER", requires = "restore")]
    pub to: Option<PathBuf>,
    /// Says that nothing of the project may leave its folder.
    #[arg(long)]
    pub forbid: bool,
    /// Says that backups may be made.
    #[arg(long)]
    pub allow: bool,
    /// Takes away the backups that were made.
    #[arg(long, conflicts_with_all = ["now", "restore", "allow"])]
    pub remove: bool,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}
