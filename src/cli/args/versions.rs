//! What `codebook PROJECT versions` takes.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Shows the named versions of the codebook, or does something with them.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Versions {
    /// The log as JSON for other programs.
    #[arg(long)]
    pub json: bool,
    /// What to do; the log without it.
    #[command(subcommand)]
    pub what: Option<VersionsChange>,
}

/// Something to do with versions.
#[derive(Subcommand, Debug)]
pub enum VersionsChange {
    /// Returns the codebook as it is now a name.
    Name(NameVersion),
    /// Says something else of a version.
    Note(NoteVersion),
    /// Shows the tags of a version.
    Show(ShowVersion),
    /// Says what changed between two versions.
    Diff(Diff),
    /// Writes the tags of a version to a file.
    Export(ExportVersion),
    /// Makes the codebook what it was in a version.
    Restore(RestoreVersion),
}

/// Returns the codebook as it is now a name.
#[derive(Args, Debug)]
pub struct NameVersion {
    /// What it is called.
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub name: String,
    /// Who, and why.
    #[command(flatten)]
    pub by: By,
}

/// Who does it, and why.
#[derive(Args, Debug)]
pub struct By {
    /// Why.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub reason: Option<String>,
    /// Who, by id or name.
    #[arg(long, value_name = "ANNOTATOR")]
    pub by: Option<String>,
}

/// Says something else of a version.
#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("notes").required(true).multiple(true)))]
pub struct NoteVersion {
    /// Which.
    pub version: String,
    /// What it is called.
    #[arg(long, value_name = "NAME", group = "notes", allow_hyphen_values = true)]
    pub name: Option<String>,
    /// Why it was named.
    #[arg(long, value_name = "TEXT", group = "notes", allow_hyphen_values = true)]
    pub reason: Option<String>,
}

/// Shows the tags of a version.
#[derive(Args, Debug)]
pub struct ShowVersion {
    /// Which; `now` for the codebook as it is.
    pub version: String,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Says what changed between two versions.
#[derive(Args, Debug)]
pub struct Diff {
    /// The earlier one; `now` for the codebook as it is.
    pub from: String,
    /// The later one; the codebook as it is without it.
    #[arg(default_value = "now")]
    pub to: String,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Writes the tags of a version to a file.
#[derive(Args, Debug)]
pub struct ExportVersion {
    /// Which; `now` for the codebook as it is.
    pub version: String,
    /// The file.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// Makes the codebook what it was in a version.
#[derive(Args, Debug)]
pub struct RestoreVersion {
    /// Which.
    pub version: String,
    /// Who, and why.
    #[command(flatten)]
    pub by: By,
}
