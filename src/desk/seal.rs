//! Seals a project as one encrypted file, and makes a project's folder of such a file.

use super::{Running, Step};
use crate::store::{self, Passphrase, SealError, SealStep, Sealed, UnsealError, Unsealed};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// A project that is to be sealed.
#[derive(Clone, PartialEq, Debug)]
pub struct SealProject {
    /// The project's folder, with everything in it saved.
    pub root: PathBuf,
    /// The encrypted file.
    pub file: PathBuf,
    /// What opens the file.
    pub passphrase: Passphrase,
}

/// A sealed file that is to become a project's folder.
#[derive(Clone, PartialEq, Debug)]
pub struct UnsealProject {
    /// The encrypted file.
    pub file: PathBuf,
    /// The folder, which is new or empty.
    pub root: PathBuf,
    /// What opens the file.
    pub passphrase: Passphrase,
}

/// Writes a project as one encrypted file. Its progress counts bytes.
///
/// # Errors
/// When the project or the file cannot be read or written, or the work was stopped; then there is no
/// new file.
pub fn seal(request: &SealProject, running: &Running) -> Result<Sealed, SealError> {
    store::seal(
        &request.root,
        &request.file,
        &request.passphrase,
        store::USUAL_WORK,
        &mut watcher(running, Step::Writing),
    )
}

/// Makes a project's folder of an encrypted file. Its progress counts bytes.
///
/// # Errors
/// When the passphrase does not open the file, the file is damaged, the folder cannot be written, or
/// the work was stopped; then the folder is as it was.
pub fn unseal(request: &UnsealProject, running: &Running) -> Result<Unsealed, UnsealError> {
    store::unseal(
        &request.file,
        &request.root,
        &request.passphrase,
        &mut watcher(running, Step::Reading),
    )
}

/// Passes the store's steps on, and its answer whether to go on back.
fn watcher(running: &Running, counted: Step) -> impl FnMut(SealStep) -> ControlFlow<()> {
    let mut is_counting = false;
    move |step| match step {
        SealStep::Key => running
            .check()
            .map_or(ControlFlow::Break(()), |()| ControlFlow::Continue(())),
        SealStep::Bytes { done, of } => {
            if !std::mem::replace(&mut is_counting, true) {
                running.begin(counted);
            }
            running.reach(done, of)
        }
    }
}
