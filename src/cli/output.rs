//! The terminal: results to standard output, everything else to standard error.

use super::problem::Problem;
use crate::locale::{Locale, Value};
use crate::words::{InWords, Words};
use serde::Serialize;
use serde_json::Value as Json;
use std::io::{self, Write};

/// Where a subcommand speaks.
pub struct Terminal {
    /// The language of what is said.
    pub locale: Locale,
    out: io::BufWriter<io::Stdout>,
}

impl Terminal {
    /// The terminal of this process.
    pub fn new(locale: Locale) -> Self {
        Self {
            locale,
            out: io::BufWriter::new(io::stdout()),
        }
    }

    /// Prints a line of the result.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn line(&mut self, line: &str) -> Result<(), Problem> {
        writeln!(self.out, "{line}").map_err(Problem::Output)
    }

    /// Prints a line that must be out before anything else is done, such as an id just saved.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn line_now(&mut self, line: &str) -> Result<(), Problem> {
        self.line(line)?;
        self.finish()
    }

    /// Prints a value for other programs.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn json(&mut self, value: &Json) -> Result<(), Problem> {
        let written = serde_json::to_writer_pretty(&mut self.out, value);
        written.map_err(|error| Problem::Output(error.into()))?;
        self.line("")
    }

    /// Prints a piece of a line that others follow.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn part(&mut self, part: &str) -> Result<(), Problem> {
        write!(self.out, "{part}").map_err(Problem::Output)
    }

    /// Prints a value for other programs as a piece of a line.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn part_json(&mut self, value: &impl Serialize) -> Result<(), Problem> {
        let written = serde_json::to_writer(&mut self.out, value);
        written.map_err(|error| Problem::Output(error.into()))
    }

    /// Makes sure that all is out.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn finish(&mut self) -> Result<(), Problem> {
        let out = &mut self.out;
        out.flush()
            .and_then(|()| out.get_mut().flush())
            .map_err(Problem::Output)
    }

    /// Says on standard error what failed.
    pub fn complain(&self, problem: &dyn InWords) {
        self.say_error(&problem.in_words(&self.locale));
    }

    /// Says an error whose words were made already.
    pub fn say_error(&self, words: &Words) {
        self.say("said-error", words);
    }

    /// Says on standard error what should be known, though it stopped nothing.
    pub fn warn(&self, problem: &dyn InWords) {
        self.say_warning(&problem.in_words(&self.locale));
    }

    /// Says a warning whose words were made already.
    pub fn say_warning(&self, words: &Words) {
        self.say("said-warning", words);
    }

    /// Says a message of the locale files on standard error.
    pub fn note(&self, key: &str, values: &[(&str, Value<'_>)]) {
        self.say("said-note", &Words::of(&self.locale, key, values));
    }

    fn say(&self, key: &str, words: &Words) {
        let said = [("message", Value::from(words.message.as_str()))];
        // There is nobody left to tell when standard error cannot be written.
        let _ = writeln!(io::stderr(), "{}", self.locale.tr_with(key, &said));
        if let Some(hint) = &words.hint {
            let _ = writeln!(io::stderr(), "  {hint}");
        }
    }
}
