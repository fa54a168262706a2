//! `--help` and wrong usage in the language of the reader.

use super::args::{CommandLine, OutOfRange};
use crate::arabic::visible;
use crate::exchange::export::Format;
use crate::locale::{Locale, Value};
use crate::words::Words;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};
use std::error::Error as _;

/// Place in the list of what every command has; its own options come before.
const LAST: usize = 900;

/// The command line with its words in one language.
pub fn command(locale: &Locale) -> Command {
    localised(CommandLine::command(), "help", locale).mut_subcommand("export", |export| {
        export.mut_arg("format", |format| format.help(formats(locale)))
    })
}

/// The formats of exported files, a line each: id, name and what to know before choosing it.
fn formats(locale: &Locale) -> String {
    let mut words = locale.tr("help-export-format").into_owned();
    for format in Format::ALL {
        let name = locale.tr(format.name());
        words.push_str(&format!("\n{:<5}  {name}", format.id()));
        for note in format.notes() {
            words.push_str(&format!("\n{:5}  {}", "", locale.tr(note)));
        }
    }
    words
}

/// Puts words into a command and all below it. `key` is where its words are.
fn localised(command: Command, key: &str, locale: &Locale) -> Command {
    let tr = |key: &str| locale.tr(key).into_owned();
    let below = |argument: &Arg| match argument.get_id().as_str() {
        shared @ ("as" | "lang") => format!("help-{shared}"),
        id => format!("{key}-{}", id.replace('_', "-")),
    };
    let usage = tr("help-usage");
    let mut place = 0;
    let mut command = command
        .about(tr(key))
        .help_template(format!(
            "{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(kept(tr("help-commands")))
        .subcommand_value_name(kept(tr("help-command")))
        .mut_args(|argument| {
            let words = tr(&below(&argument));
            let heading = if argument.is_positional() {
                tr("help-arguments")
            } else {
                tr("help-options")
            };
            let takes_value = argument.get_action().takes_values();
            place += 1;
            let order = if argument.get_id() == "lang" {
                LAST
            } else {
                place
            };
            let argument = argument
                .help(words)
                .help_heading(kept(heading))
                .display_order(order);
            // Values and defaults are told in the words of each language instead.
            if takes_value {
                argument.hide_possible_values(true).hide_default_value(true)
            } else {
                argument
            }
        })
        .arg(flag("help", 'h', ArgAction::Help, locale));
    if key == "help" {
        command = command.arg(flag("version", 'V', ArgAction::Version, locale));
    }
    let examples = format!("{key}-examples");
    if locale.has(&examples) {
        command = command.after_help(tr(&examples));
    }
    command.mut_subcommands(|sub| {
        let key = format!("{key}-{}", sub.get_name());
        localised(sub.disable_help_flag(true), &key, locale)
    })
}

fn flag(name: &'static str, short: char, action: ArgAction, locale: &Locale) -> Arg {
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .display_order(LAST + 1)
        .help_heading(kept(locale.tr("help-options").into_owned()))
        .help(locale.tr(&format!("help-{name}-flag")).into_owned())
}

/// Headings must live as long as the program for clap; there are a few words of them.
fn kept(heading: String) -> &'static str {
    heading.leak()
}

/// Wrong usage in one sentence and a way on.
pub fn usage_error(error: &clap::Error, locale: &Locale) -> Words {
    let text = |kind: ContextKind| -> String {
        match error.get(kind) {
            Some(ContextValue::String(one)) => visible(one),
            Some(ContextValue::Strings(many)) => {
                let many: Vec<String> = many.iter().map(|m| visible(m)).collect();
                many.join(", ")
            }
            _ => String::new(),
        }
    };
    let argument = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::MissingSubcommand => "usage-missing-command",
        ErrorKind::MissingRequiredArgument => "usage-missing-argument",
        ErrorKind::ArgumentConflict => "usage-conflict",
        ErrorKind::InvalidUtf8 => "usage-not-unicode",
        _ if argument.starts_with("--span") => "usage-span",
        _ if is_time(&argument) => "usage-when",
        _ if value.is_empty() => "usage-no-value",
        _ => "usage-value",
    };
    let values = [
        ("argument", Value::from(argument)),
        ("value", Value::from(value)),
        ("command", Value::from(text(ContextKind::InvalidSubcommand))),
        ("other", Value::from(text(ContextKind::PriorArg))),
    ];
    let mut words = locale.tr_with(key, &values).into_owned();
    for (kind, key) in [
        (ContextKind::ValidValue, "usage-possible-values"),
        (ContextKind::SuggestedArg, "usage-meant"),
        (ContextKind::SuggestedSubcommand, "usage-meant"),
        (ContextKind::SuggestedValue, "usage-meant"),
    ] {
        let suggested = text(kind);
        if !suggested.is_empty() {
            let values = [("suggestion", Value::from(suggested))];
            words.push_str("\n  ");
            words.push_str(&locale.tr_with(key, &values));
        }
    }
    if key == "usage-value"
        && let Some(range) = range(error)
    {
        let values = [("suggestion", Value::from(range))];
        words.push_str("\n  ");
        words.push_str(&locale.tr_with("usage-possible-values", &values));
    }
    if key == "usage-unknown-argument" && is_dashed_name(error) {
        words.push_str("\n  ");
        words.push_str(&locale.tr("usage-dashed-name"));
    }
    Words {
        message: words,
        hint: Some(format!(
            "{}{}",
            usage(error, locale),
            locale.tr("usage-see-help")
        )),
    }
}

/// The numbers that an option takes, if the error is about one that was not among them.
fn range(error: &clap::Error) -> Option<String> {
    let refused = error.source()?.downcast_ref::<OutOfRange>()?;
    Some(refused.to_string())
}

/// Whether an option takes a day or a time.
fn is_time(argument: &str) -> bool {
    ["--as-of", "--since"]
        .iter()
        .any(|option| argument.starts_with(option))
}

fn error_is_about(error: &clap::Error, option: &str) -> bool {
    let argument = error.get(ContextKind::InvalidArg);
    matches!(argument, Some(ContextValue::String(a)) if a.starts_with(option))
}

/// Whether what was taken for a short option may be the name of a file.
fn is_dashed_name(error: &clap::Error) -> bool {
    error_is_about(error, "-") && !error_is_about(error, "--")
}

/// How the command is used, if clap says so: its line begins with an English word.
fn usage(error: &clap::Error, locale: &Locale) -> String {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else {
        return String::new();
    };
    let usage = usage.to_string();
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    // A command that has commands is used in two ways, a line each.
    let ways: Vec<String> = usage.lines().map(|way| visible(way.trim())).collect();
    format!("{}: {}\n  ", locale.tr("help-usage"), ways.join("\n    "))
}
