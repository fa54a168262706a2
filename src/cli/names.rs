//! Lists of names for subcommands: read, checked, and what is done where it is doubtful.

use super::args::names as args;
use super::output::Terminal;
use super::problem::Problem;
use super::table;
use crate::arabic::{ListFault, Pseudonyms, visible};
use crate::desk::{Doubtful, Doubts, read_decisions_file, read_names_list};
use crate::edit::pseudonyms::{NameFound, annotators_named, count_names, replacements_in_use};
use crate::locale::Value;
use crate::model::Project;
use crate::words::{self, Words, shown};
use std::collections::BTreeMap;
use std::path::Path;

/// Reads a list of names; what is wrong with it is said on standard error.
///
/// # Errors
/// When it cannot be read, or nothing can be replaced by it.
pub fn read(list: &Path, terminal: &Terminal) -> Result<Pseudonyms, Problem> {
    let names = Pseudonyms::new(read_names_list(list)?);
    let mut stops = false;
    for fault in names.faults() {
        stops |= fault.stops();
        let words = fault_in_words(&names, &fault, terminal);
        if fault.stops() {
            terminal.say_error(&words);
        } else {
            terminal.say_warning(&words);
        }
    }
    if stops {
        return Err(Problem::BadNames);
    }
    Ok(names)
}

/// What is done with doubtful places, as the command line says and as someone decided in a file.
///
/// # Errors
/// When the file cannot be read, or is no table of decisions.
pub fn doubts(asked: &args::Doubts) -> Result<Doubts, Problem> {
    let decided = match &asked.decisions {
        Some(file) => read_decisions_file(file)?,
        None => BTreeMap::new(),
    };
    let otherwise = match asked.doubtful {
        args::Doubtful::List => Doubtful::Refuse,
        args::Doubtful::Skip => Doubtful::Keep,
        args::Doubtful::Replace => Doubtful::Replace,
    };
    Ok(Doubts { decided, otherwise })
}

/// Lists the doubtful places of which nothing was decided.
///
/// # Errors
/// When standard output cannot be written.
pub fn list_doubtful(
    found: &[NameFound],
    doubts: &Doubts,
    terminal: &mut Terminal,
) -> Result<(), Problem> {
    let open = |f: &&NameFound| f.place.doubt.is_some() && !doubts.decided.contains_key(&f.id);
    let rows: Vec<Vec<String>> = found
        .iter()
        .filter(open)
        .map(|f| {
            let doubt = f.place.doubt.map(|d| words::doubt(&terminal.locale, d));
            let one_line = |words: &str| visible(words).replace("[U+000A]", " ¶ ");
            let sentence = format!("{}[{} → {}]{}", f.before, f.found, f.written, f.after);
            vec![
                f.id.clone(),
                doubt.unwrap_or_default(),
                one_line(&sentence.replace('\n', " ¶ ")),
            ]
        })
        .collect();
    for line in table::lines(&rows) {
        terminal.line(&line)?;
    }
    Ok(())
}

/// Prints how often each name was found.
///
/// # Errors
/// When standard output cannot be written.
pub fn list_counts(
    found: &[NameFound],
    names: &Pseudonyms,
    terminal: &mut Terminal,
) -> Result<(), Problem> {
    let counts = count_names(found, names.list().len());
    let rows: Vec<Vec<String>> = names
        .list()
        .iter()
        .zip(counts)
        .map(|(row, (certain, doubtful))| {
            let values = [
                ("certain", Value::from(certain)),
                ("doubtful", Value::from(doubtful)),
            ];
            vec![
                terminal
                    .locale
                    .tr_with("pseudonyms-counts", &values)
                    .into_owned(),
                format!("{} → {}", visible(&row.name), visible(&row.replacement)),
            ]
        })
        .collect();
    for line in table::lines(&rows) {
        terminal.line(&line)?;
    }
    Ok(())
}

/// What is wrong with a list, in words.
fn fault_in_words(names: &Pseudonyms, fault: &ListFault, terminal: &Terminal) -> Words {
    words::list_fault(&terminal.locale, names.list(), fault)
}

/// Says of which names the replacement stands in the project already, and who is named by them.
pub fn warn(project: &Project, names: &Pseudonyms, found: &[NameFound], terminal: &Terminal) {
    let say = |key: &str, word: &str| {
        let values = [("name", shown(word))];
        terminal.say_warning(&Words::of(&terminal.locale, key, &values));
    };
    for row in replacements_in_use(project, names, found) {
        say("pseudonyms-in-use", &names.list()[row].replacement);
    }
    for annotator in annotators_named(project, names) {
        say("pseudonyms-annotator", &annotator);
    }
}
