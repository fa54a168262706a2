//! What can be asked of the documents of a project on the command line.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Removes documents from the list, lists the removed ones and restores them.
#[derive(Args, Debug)]
pub struct Documents {
    /// Folder of the project.
    pub project: PathBuf,
    /// What to do with them.
    #[command(subcommand)]
    pub what: DocumentsCommand,
}

/// What to do with the documents of a project.
#[derive(Subcommand, Debug)]
pub enum DocumentsCommand {
    /// Removes one from the list.
    Remove(RemoveDocument),
    /// Lists those that were removed.
    Removed(ListRemoved),
    /// Restores one that was removed.
    Restore(RestoreDocument),
}

/// Removes a document from the list.
#[derive(Args, Debug)]
pub struct RemoveDocument {
    /// Document by id, title or file name.
    pub document: String,
    /// Who removes it, by id or name.
    #[arg(long, value_name = "ANNOTATOR")]
    pub by: Option<String>,
}

/// Lists removed documents.
#[derive(Args, Debug)]
pub struct ListRemoved {
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Restores a removed document.
#[derive(Args, Debug)]
pub struct RestoreDocument {
    /// Removed document by id, title or file name.
    pub document: String,
    /// Who restores it, by id or name.
    #[arg(long, value_name = "ANNOTATOR")]
    pub by: Option<String>,
}
