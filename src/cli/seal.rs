//! `seal` and `unseal`: a project as one encrypted file, and a project's folder of it.

use super::Outcome;
use super::args::sealing as args;
use super::output::Terminal;
use super::passphrase::{TimesAsked, passphrase};
use super::problem::Problem;
use crate::desk::{self, Running, SealProject, UnsealProject};
use crate::locale::Value;
use crate::store::{self, Strength};
use crate::words::shown;

/// The most names of omitted files that are told; of more only the number is.
const MOST_TOLD: usize = 12;

/// Seals a project.
///
/// # Errors
/// When there is no passphrase, no project, or the file cannot be written.
pub fn seal(request: &args::Seal, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    // Nobody types a passphrase for what is no project.
    store::probe(&request.project)?;
    let file = request.passphrase_file.as_deref();
    let (passphrase, strength) = passphrase(file, TimesAsked::Twice, terminal)?;
    if strength == Strength::Weak {
        terminal.note("passphrase-weak", &[]);
    }
    let project = SealProject {
        root: request.project.clone(),
        file: request.to.clone(),
        passphrase,
    };
    let sealed = desk::seal(&project, &Running::unwatched())?;
    for file in sealed.left_out.iter().take(MOST_TOLD) {
        terminal.note("seal-left-out", &[("file", shown(file))]);
    }
    if sealed.left_out.len() > MOST_TOLD {
        let more = sealed.left_out.len() - MOST_TOLD;
        terminal.note("seal-left-out-more", &[("count", Value::from(more))]);
    }
    let values = [
        ("file", shown(request.to.display().to_string())),
        ("count", Value::from(sealed.files)),
    ];
    let done = terminal.locale.tr_with("seal-done", &values).into_owned();
    terminal.line_now(&done)?;
    Ok(Outcome::Done)
}

/// Unseals a file into a folder.
///
/// # Errors
/// When the passphrase does not open it, it is damaged, or the folder cannot be written.
pub fn unseal(request: &args::Unseal, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let file = request.passphrase_file.as_deref();
    let (passphrase, _) = passphrase(file, TimesAsked::Once, terminal)?;
    let copy = UnsealProject {
        file: request.file.clone(),
        root: request.to.clone(),
        passphrase,
    };
    let unsealed = desk::unseal(&copy, &Running::unwatched())?;
    let values = [
        ("folder", shown(request.to.display().to_string())),
        ("count", Value::from(unsealed.files)),
    ];
    let done = terminal.locale.tr_with("unseal-done", &values).into_owned();
    terminal.line_now(&done)?;
    Ok(Outcome::Done)
}
