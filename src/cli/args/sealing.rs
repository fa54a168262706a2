//! What can be asked about encrypted copies.

use clap::Args;
use std::path::PathBuf;

/// Writes a project as one encrypted file.
#[derive(Args, Debug)]
pub struct Seal {
    /// Folder of the project.
    pub project: PathBuf,
    /// File to write.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// The passphrase stands in a file; - for standard input.
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// Makes a project's folder of an encrypted file.
#[derive(Args, Debug)]
pub struct Unseal {
    /// The encrypted file.
    pub file: PathBuf,
    /// Folder for the project, new or empty.
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,
    /// The passphrase stands in a file; - for standard input.
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}
