//! The subcommands, one file each: the same edits as the window makes, without a window.
//!
//! The one door is [`start`]: it reads the command line and either does what it asks, or says that
//! the window is wanted. Results go to standard output, everything else to standard error. Exit
//! codes: 0 done, 1 findings or a failed job, 2 wrong usage.

mod alternatives;
mod args;
mod backups;
mod check;
mod choose;
mod codebook;
mod confirm;
mod documents;
mod edit;
mod export;
mod file;
mod git;
mod help;
mod history;
mod import;
mod layout;
mod list;
mod lookup;
mod memo;
mod merge;
mod migrate;
mod names;
mod new;
mod output;
mod passphrase;
mod people;
mod problem;
mod pseudonyms;
mod render;
mod replace_text;
mod restore;
mod seal;
mod span;
mod table;
mod tag;
mod tour;
mod untag;
mod version_text;
mod versions;
mod viewer;
mod when;
mod window;
mod withdraw;
mod work;

pub use window::{NoWindow, say_no_window};

use crate::locale::{Isolation, Language, Locale};
use args::{Command, CommandLine};
use clap::FromArgMatches;
use clap::error::ErrorKind;
use output::Terminal;
use problem::Problem;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What came of the command line.
#[derive(Debug)]
pub enum Started {
    /// The window is wanted.
    Window {
        /// The project to open; the last one or the sample without it.
        project: Option<PathBuf>,
        /// The language of what is said on the terminal.
        locale: Locale,
    },
    /// It is done; this is the exit code.
    Done(u8),
}

/// How a subcommand ended that nothing stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Outcome {
    /// All is done.
    Done,
    /// There were findings, or a part of the job failed; it has been said which.
    Failed,
}

impl Outcome {
    /// Done, or failed where a part of the job did not succeed.
    fn of(is_whole: bool) -> Self {
        if is_whole { Self::Done } else { Self::Failed }
    }
}

/// Reads the command line and does what it asks.
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> Started {
    let arguments = with_help_asked(arguments.into_iter().collect());
    let locale = Locale::new(language(&arguments), Isolation::Plain);
    let mut terminal = Terminal::new(locale.clone());
    let mut known = help::command(&locale);
    let arguments = with_open_meant(arguments, &known);
    let parsed = known
        .try_get_matches_from_mut(&arguments)
        .and_then(|matches| CommandLine::from_arg_matches(&matches));
    let command = match parsed {
        Ok(line) => line.command,
        Err(error) => return Started::Done(not_a_command(&error, &mut terminal)),
    };
    match command {
        None => Started::Window {
            project: None,
            locale,
        },
        Some(Command::Open(open)) => Started::Window {
            project: open.project,
            locale,
        },
        Some(command) => Started::Done(done(&command, &mut terminal)),
    }
}

/// `help import` means `import --help`.
fn with_help_asked(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|first| first == "help") {
        arguments.remove(1);
        arguments.push(OsString::from("--help"));
    }
    arguments
}

/// A path that stands where a command would is opened, as file managers give it. Commands go first.
fn with_open_meant(mut arguments: Vec<OsString>, known: &clap::Command) -> Vec<OsString> {
    let mut at = 1;
    while let Some(argument) = arguments.get(at)
        && argument.to_string_lossy().starts_with('-')
    {
        // Its value stands behind it.
        at += if argument == "--lang" { 2 } else { 1 };
    }
    let is_path = arguments.get(at).is_some_and(|first| {
        let is_command = first.to_str().and_then(|f| known.find_subcommand(f));
        is_command.is_none() && Path::new(first).exists()
    });
    if is_path {
        arguments.insert(at, OsString::from("open"));
    }
    arguments
}

/// Says what stopped a command, unless whoever reads had seen enough, as `head` has: that is no success,
/// and no error to tell.
fn stopped(problem: &Problem, terminal: &Terminal) -> u8 {
    let is_told = match problem {
        Problem::Output(error) => error.kind() != io::ErrorKind::BrokenPipe,
        _ => true,
    };
    if is_told {
        terminal.complain(problem);
    }
    problem.exit_code()
}

fn done(command: &Command, terminal: &mut Terminal) -> u8 {
    let outcome = run(command, terminal).and_then(|outcome| {
        terminal.finish()?;
        Ok(outcome)
    });
    match outcome {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Failed) => 1,
        Err(problem) => stopped(&problem, terminal),
    }
}

fn run(command: &Command, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    match command {
        Command::Open(_) => Ok(Outcome::Done),
        Command::New(request) => new::run(request, terminal),
        Command::Import(request) => import::run(request, terminal),
        Command::Tag(request) => tag::run(request, terminal),
        Command::Edit(request) => edit::run(request, terminal),
        Command::Untag(request) => untag::run(request, terminal),
        Command::ReplaceText(request) => replace_text::run(request, terminal),
        Command::Withdraw(request) => withdraw::run(request, terminal),
        Command::Pseudonyms(request) => pseudonyms::run(&request.job, terminal),
        Command::Memo(request) => memo::run(request, terminal),
        Command::Codebook(request) => codebook::run(request, terminal),
        Command::People(request) => people::run(request, terminal),
        Command::Documents(request) => documents::run(request, terminal),
        Command::List(request) => list::run(request, terminal),
        Command::Check(request) => check::run(request, terminal),
        Command::Merge(request) => merge::run(request, terminal),
        Command::Migrate(request) => migrate::run(request, terminal),
        Command::Alternatives(request) => alternatives::run(request, terminal),
        Command::Choose(request) => choose::run(request, terminal),
        Command::History(request) => history::run(request, terminal),
        Command::Backups(request) => backups::run(request, terminal),
        Command::Restore(request) => restore::run(request, terminal),
        Command::Seal(request) => seal::seal(request, terminal),
        Command::Unseal(request) => seal::unseal(request, terminal),
        Command::Export(request) => export::run(request, terminal),
        Command::Render(request) => render::run(request, terminal),
        Command::Layout(request) => layout::run(request, terminal),
        Command::Tour(request) => tour::run(request, terminal),
    }
}

/// Help and version are results; everything else is wrong usage.
fn not_a_command(error: &clap::Error, terminal: &mut Terminal) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let words = error.render().to_string();
            let said = terminal.line(words.trim_end());
            match said.and_then(|()| terminal.finish()) {
                Ok(()) => 0,
                Err(problem) => stopped(&problem, terminal),
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(std::io::stderr(), "{}", error.render());
            2
        }
        _ => {
            let words = help::usage_error(error, &terminal.locale);
            terminal.say_error(&words);
            2
        }
    }
}

/// `--lang`, else `HASHIYA_LANG`, else the system's language, else English. Looked up before the
/// command line is read, since its faults are told in that language too.
fn language(arguments: &[OsString]) -> Language {
    let words: Vec<&str> = arguments.iter().filter_map(|a| a.to_str()).collect();
    let after = words.windows(2).find(|pair| pair[0] == "--lang");
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let asked = joined.or(after.map(|pair| pair[1]));
    let variable = std::env::var("HASHIYA_LANG").ok();
    let system = sys_locale::get_locale();
    [asked, variable.as_deref(), system.as_deref()]
        .into_iter()
        .flatten()
        .find_map(Language::from_tag)
        .unwrap_or_default()
}
