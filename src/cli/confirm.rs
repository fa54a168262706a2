//! Asking before something that cannot be undone.

use super::output::Terminal;
use super::problem::Problem;
use crate::locale::Value;
use std::io::{self, IsTerminal};

/// Says what will be done, and waits for a yes.
///
/// # Errors
/// When nobody can be asked, or the answer is another.
pub fn confirm(
    key: &str,
    values: &[(&str, Value<'_>)],
    terminal: &Terminal,
) -> Result<(), Problem> {
    terminal.note(key, values);
    if !io::stdin().is_terminal() {
        return Err(Problem::NotConfirmed);
    }
    terminal.note("withdraw-ask", &[]);
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).map_err(Problem::Input)?;
    match answer.trim() {
        "yes" | "نعم" => Ok(()),
        _ => Err(Problem::NotConfirmed),
    }
}
