//! Passphrases from a terminal, without showing them, or from a file. Never from an argument or a
//! variable, which other programs can see.

use super::output::Terminal;
use super::problem::Problem;
use crate::store::{Passphrase, Strength, strength};
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// Bytes of a passphrase at most.
const LONGEST: u64 = 64 * 1024;

/// How often a passphrase is asked for on a terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimesAsked {
    /// One that is known already.
    Once,
    /// A new one, which a slip of the finger would lose.
    Twice,
}

/// Reads a passphrase, and judges it. `-` stands for standard input.
///
/// # Errors
/// When there is neither a file nor a terminal, it cannot be read, it is empty, or the two differ.
pub fn passphrase(
    file: Option<&Path>,
    asked: TimesAsked,
    terminal: &Terminal,
) -> Result<(Passphrase, Strength), Problem> {
    let words = match file {
        Some(file) if file == Path::new("-") => from(io::stdin()).map_err(Problem::Input)?,
        Some(path) => {
            let tell = |source| {
                let path = path.to_owned();
                Problem::Read(crate::store::ReadFileError::Io { path, source })
            };
            from(File::open(path).map_err(tell)?).map_err(tell)?
        }
        None if io::stdin().is_terminal() => ask(asked, terminal)?,
        None => return Err(Problem::NoPassphrase),
    };
    let judged = strength(&words);
    let passphrase = Passphrase::new(words);
    if passphrase.is_blank() {
        Err(Problem::NoPassphrase)
    } else {
        Ok((passphrase, judged))
    }
}

/// All that is read except one line end behind it.
fn from(source: impl Read) -> io::Result<String> {
    let mut words = String::new();
    source.take(LONGEST).read_to_string(&mut words)?;
    if words.ends_with('\n') {
        words.pop();
        if words.ends_with('\r') {
            words.pop();
        }
    }
    Ok(words)
}

fn ask(asked: TimesAsked, terminal: &Terminal) -> Result<String, Problem> {
    terminal.note("passphrase-ask", &[]);
    let first = rpassword::read_password().map_err(Problem::Input)?;
    if asked == TimesAsked::Twice {
        terminal.note("passphrase-ask-again", &[]);
        let again = rpassword::read_password().map_err(Problem::Input)?;
        if again != first {
            return Err(Problem::PassphrasesDiffer);
        }
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_end_is_no_part_of_a_passphrase() {
        for (given, read) in [
            ("باب", "باب"),
            ("باب\n", "باب"),
            ("باب\r\n", "باب"),
            ("باب\n\n", "باب\n"),
            (" a b ", " a b "),
        ] {
            assert_eq!(from(given.as_bytes()).unwrap(), read);
        }
        assert!(from(&b"\xFF"[..]).is_err());
    }
}
