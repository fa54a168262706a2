//! What can be asked of a document's text as a whole: another one, and nothing any more.

use clap::Args;
use std::path::PathBuf;

/// Puts a better text in the place of a document's.
#[derive(Args, Debug)]
pub struct ReplaceText {
    /// Folder of the project.
    pub project: PathBuf,
    /// Document by id, title or file name.
    #[arg(long, value_name = "DOCUMENT")]
    pub document: String,
    /// The better text.
    pub file: PathBuf,
    /// Annotators whose annotations are rewritten at once.
    #[arg(long = "annotator", value_name = "ANNOTATOR", num_args = 1..)]
    pub annotators: Vec<String>,
    /// Encoding of the file; recognised without it.
    #[arg(long, value_name = "ENCODING")]
    pub encoding: Option<String>,
    /// Only says what would become of annotations.
    #[arg(long)]
    pub dry_run: bool,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Takes everything of a document out of a project.
#[derive(Args, Debug)]
pub struct Withdraw {
    /// Folder of the project.
    pub project: PathBuf,
    /// Document by id, title or file name.
    #[arg(long, value_name = "DOCUMENT")]
    pub document: String,
    /// Without asking.
    #[arg(long)]
    pub yes: bool,
}
