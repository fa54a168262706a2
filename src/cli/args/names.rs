//! What can be asked of lists of names on the command line.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Puts other names in the place of names.
#[derive(Args, Debug)]
pub struct Pseudonyms {
    /// What to do.
    #[command(subcommand)]
    pub job: PseudonymsJob,
}

/// What to do with names.
#[derive(Subcommand, Debug)]
pub enum PseudonymsJob {
    /// Says where names stand, and changes nothing.
    Check(CheckNames),
    /// Writes the project anew without them.
    Apply(ApplyNames),
}

/// A project and a list of names.
#[derive(Args, Debug)]
pub struct CheckNames {
    /// Folder of the project.
    pub project: PathBuf,
    /// The list.
    #[arg(long, value_name = "FILE")]
    pub list: PathBuf,
    /// Only this document.
    #[arg(long, value_name = "DOCUMENT")]
    pub document: Option<String>,
    /// A table of every place.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Writes a project anew without names.
#[derive(Args, Debug)]
pub struct ApplyNames {
    /// Where, and which names.
    #[command(flatten)]
    pub look: CheckNames,
    /// What to do where it is doubtful.
    #[command(flatten)]
    pub doubts: Doubts,
    /// Only says what would be done.
    #[arg(long)]
    pub dry_run: bool,
    /// Without asking.
    #[arg(long)]
    pub yes: bool,
}

/// What to do where it is doubtful whether a word is a name.
#[derive(Args, Debug, Default)]
pub struct Doubts {
    /// What is done with every doubtful place of which nothing was decided.
    #[arg(long, value_enum, value_name = "DO", default_value = "list")]
    pub doubtful: Doubtful,
    /// A report in which someone said yes or no.
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
}

/// A list of names for a job that can do without.
#[derive(Args, Debug, Default)]
pub struct NamesOption {
    /// The list.
    #[arg(long, value_name = "FILE")]
    pub pseudonyms: Option<PathBuf>,
    /// What to do where it is doubtful.
    #[command(flatten)]
    pub doubts: Doubts,
}

/// What to do at a doubtful place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum Doubtful {
    /// Nothing is done at all; the places are listed.
    #[default]
    List,
    /// It stays as it is.
    Skip,
    /// It is taken for the name.
    Replace,
}
