//! What can be asked of the codebook on the command line.

use super::versions::Versions;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Changes the codebook.
#[derive(Args, Debug)]
pub struct Codebook {
    /// Folder of the project.
    pub project: PathBuf,
    /// What to do with it.
    #[command(subcommand)]
    pub what: CodebookCommand,
}

/// What to do with the codebook.
#[derive(Subcommand, Debug)]
pub enum CodebookCommand {
    /// Changes it.
    #[command(flatten)]
    Change(CodebookChange),
    /// Its named versions.
    Versions(Versions),
}

/// A change of the codebook.
#[derive(Subcommand, Debug)]
pub enum CodebookChange {
    /// Adds a tag.
    Add(AddTag),
    /// Returns a tag other names.
    Rename(RenameTag),
    /// Puts a tag elsewhere in the tree.
    Move(MoveTag),
    /// Merges a tag into another.
    Merge(MergeTag),
    /// Deletes a tag.
    Delete(DeleteTag),
}

/// Adds a tag.
#[derive(Args, Debug)]
pub struct AddTag {
    /// Its Arabic name.
    #[arg(long, value_name = "NAME")]
    pub name_ar: String,
    /// Its English name.
    #[arg(long, value_name = "NAME")]
    pub name_en: String,
    /// The tag above it.
    #[arg(long, value_name = "TAG")]
    pub parent: Option<String>,
}

/// Returns a tag other names.
#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("names").required(true).multiple(true)))]
pub struct RenameTag {
    /// Which.
    pub tag: String,
    /// Its new Arabic name.
    #[arg(long, value_name = "NAME", group = "names")]
    pub name_ar: Option<String>,
    /// Its new English name.
    #[arg(long, value_name = "NAME", group = "names")]
    pub name_en: Option<String>,
}

/// Puts a tag elsewhere in the tree.
#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("where").required(true)))]
pub struct MoveTag {
    /// Which.
    pub tag: String,
    /// The tag to stand below.
    #[arg(long, value_name = "TAG", group = "where")]
    pub parent: Option<String>,
    /// To the top of the tree.
    #[arg(long, group = "where")]
    pub top: bool,
}

/// Merges a tag into another.
#[derive(Args, Debug)]
pub struct MergeTag {
    /// The one that goes.
    pub tag: String,
    /// The one that stays.
    #[arg(long, value_name = "TAG")]
    pub into: String,
    /// Who does it, and why.
    #[command(flatten)]
    pub account: Account,
}

/// Deletes a tag.
#[derive(Args, Debug)]
pub struct DeleteTag {
    /// Which.
    pub tag: String,
    /// Who does it, and why.
    #[command(flatten)]
    pub account: Account,
}

/// What is remembered of a tag's end.
#[derive(Args, Debug)]
pub struct Account {
    /// Who does it, by id or name.
    #[arg(long, value_name = "ANNOTATOR")]
    pub annotator: Option<String>,
    /// Why.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub reason: Option<String>,
}
