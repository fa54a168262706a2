//! Lists of names for subcommands: read, checked, and what is done where it is doubtful.

use super::args::names::{Doubtful, Doubts};
use super::output::Terminal;
use super::problem::Problem;
use super::table;
use crate::arabic::{ListFault, Pseudonyms, visible};
use crate::edit::pseudonyms::{NameFound, Reach, count_names, find_names};
use crate::exchange::import::{NamesError, read_decisions, read_names};
use crate::locale::Value;
use crate::model::Project;
use crate::store::{lies_in, read_file};
use crate::words::{self, Words, shown};
use std::collections::BTreeMap;
use std::path::Path;

/// What someone decided, by the ids of places.
pub type Decisions = BTreeMap<String, bool>;

/// Reads a list of names; what is wrong with it is said on standard error.
///
/// # Errors
/// When it cannot be read, or nothing can be replaced by it.
pub fn read(list: &Path, terminal: &Terminal) -> Result<Pseudonyms, Problem> {
    let bytes = read_file(list)?;
    let rows = read_names(&bytes).map_err(|source| no_list(list, source))?;
    let names = Pseudonyms::new(rows);
    let mut stops = false;
    for fault in names.faults() {
        stops |= fault.stops();
        let words = fault_in_words(&names, &fault, terminal);
        match fault.stops() {
            true => terminal.say_error(&words),
            false => terminal.say_warning(&words),
        }
    }
    match stops {
        true => Err(Problem::BadNames),
        false => Ok(names),
    }
}

/// Reads what someone decided of doubtful places; nothing without a file.
///
/// # Errors
/// When the file is no such table.
pub fn decisions(doubts: &Doubts) -> Result<Decisions, Problem> {
    let Some(file) = &doubts.decisions else {
        return Ok(Decisions::new());
    };
    let bytes = read_file(file)?;
    read_decisions(&bytes).map_err(|source| no_list(file, source))
}

fn no_list(file: &Path, source: NamesError) -> Problem {
    Problem::Names {
        file: file.to_owned(),
        source,
    }
}

/// Refuses a file that lies in a project: it holds real names, and the project is shared.
///
/// # Errors
/// When it does.
pub fn keep_apart(project: &Path, file: Option<&Path>) -> Result<(), Problem> {
    match file.filter(|file| lies_in(project, file)) {
        Some(file) => Err(Problem::InsideProject {
            file: file.to_owned(),
        }),
        None => Ok(()),
    }
}

/// Where names stand in a project.
pub fn find(project: &Project, names: &Pseudonyms, reach: &Reach) -> Vec<NameFound> {
    find_names(project, names, reach, &|_, _| true).unwrap_or_default()
}

/// Which places are replaced: the certain ones, and the doubtful ones as it was decided.
///
/// # Errors
/// When nothing was decided of some, and that is to stop it.
pub fn wanted<'a>(
    found: &'a [NameFound],
    doubts: &Doubts,
    decisions: &Decisions,
) -> Result<Vec<&'a NameFound>, Problem> {
    let mut undecided = 0;
    let mut wanted = Vec::new();
    for place in found {
        let decided = decisions.get(&place.id).copied();
        let is_wanted = match (place.place.doubt, decided, doubts.doubtful) {
            (_, Some(decided), _) => decided,
            (None, None, _) | (_, None, Doubtful::Replace) => true,
            (Some(_), None, Doubtful::Skip) => false,
            (Some(_), None, Doubtful::List) => {
                undecided += 1;
                false
            }
        };
        if is_wanted {
            wanted.push(place);
        }
    }
    match undecided {
        0 => Ok(wanted),
        count => Err(Problem::Doubtful { count }),
    }
}

/// Lists the doubtful places of which nothing was decided.
///
/// # Errors
/// When standard output cannot be written.
pub fn list_doubtful(
    found: &[NameFound],
    decisions: &Decisions,
    terminal: &mut Terminal,
) -> Result<(), Problem> {
    let open = |f: &&NameFound| f.place.doubt.is_some() && !decisions.contains_key(&f.id);
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
    for row in crate::edit::pseudonyms::replacements_in_use(project, names, found) {
        say("pseudonyms-in-use", &names.list()[row].replacement);
    }
    for annotator in crate::edit::pseudonyms::annotators_named(project, names) {
        say("pseudonyms-annotator", &annotator);
    }
}
