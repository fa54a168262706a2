//! `import`: puts text files into a project; one that cannot be read does not stop the others.

use super::Outcome;
use super::args;
use super::names;
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::arabic::Text;
use crate::desk::{
    self, ImportFiles, NameReplacement, NewDocument, StoppedOrUndecided, fresh, now,
};
use crate::exchange::import::{self, Certainty, Decoded, EncodingChoice};
use crate::locale::Value;
use crate::model::{Document, DocumentId, Imported};
use crate::store::read_file;
use crate::words::{InWords, Words, guessed_encoding, shown};
use std::path::Path;
use std::sync::Arc;

/// Imports files, and prints each new document's id once it is on disk.
///
/// # Errors
/// When the encoding is none, the project cannot be changed, or saving fails.
pub fn run(request: &args::Import, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let choice = match &request.encoding {
        None => EncodingChoice::Auto,
        Some(name) => match import::encoding_named(name) {
            Some(encoding) => EncodingChoice::Named(encoding),
            None => return Err(Problem::NoEncoding(name.clone())),
        },
    };
    let naming = replacement(request, terminal)?;
    let mut work = Work::open(&request.project, terminal)?;
    let mut outcome = Outcome::Done;
    for (number, file) in (1..).zip(&request.files) {
        let read = document(file, choice, request.keep_original, terminal);
        let document = read.and_then(|document| match &naming {
            None => Ok(document),
            Some(naming) => renamed(document, naming, number, terminal),
        });
        match document {
            Ok(document) => {
                let files = ImportFiles {
                    documents: vec![document],
                    at: now(),
                };
                for id in work.run(terminal, |desk| desk::import(desk, files))? {
                    terminal.line_now(id.as_str())?;
                }
            }
            Err(problem) if is_of_the_file(&problem) => {
                terminal.complain(&problem);
                outcome = Outcome::Failed;
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(outcome)
}

/// Whether a problem is one of a single file, which does not stop the others.
fn is_of_the_file(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Read(_) | Problem::Import { .. } | Problem::Doubtful(_)
    )
}

/// Reads the document that a file becomes. `keeps` says whether the file itself goes along.
fn document(
    file: &Path,
    choice: EncodingChoice,
    keeps: bool,
    terminal: &Terminal,
) -> Result<NewDocument, Problem> {
    let bytes = read_file(file)?;
    let name = name_of(file);
    let read = import::read(&name, &bytes, choice).map_err(|source| Problem::Import {
        file: file.to_owned(),
        source,
    })?;
    tell(&name, &read.decoded, terminal);
    Ok(NewDocument {
        id: fresh::document(),
        title: read.title,
        text: Text::new(read.decoded.text),
        file_name: name,
        encoding: read.decoded.encoding.to_owned(),
        original: keeps.then_some(bytes),
    })
}

/// How names are replaced before anything is stored, if they are.
fn replacement(
    request: &args::Import,
    terminal: &Terminal,
) -> Result<Option<NameReplacement>, Problem> {
    let Some(list) = &request.names.pseudonyms else {
        return Ok(None);
    };
    desk::keep_list_apart(&request.project, list)?;
    Ok(Some(NameReplacement {
        names: Arc::new(names::read(list, terminal)?),
        doubts: names::doubts(&request.names.doubts)?,
    }))
}

/// A document with other names. Its places are named `file-1:text:120`, by the number of the file on
/// the command line.
fn renamed(
    new: NewDocument,
    naming: &NameReplacement,
    number: usize,
    terminal: &mut Terminal,
) -> Result<NewDocument, Problem> {
    let stand_in = DocumentId::new(&format!("file-{number}")).map_err(Problem::Id)?;
    let mut document = Document::new(new.id.clone(), new.title, new.text);
    document.imported = Imported {
        file_name: new.file_name.clone(),
        encoding: new.encoding,
        ..Imported::default()
    };
    let renamed = match naming.in_document(document, stand_in) {
        Err(StoppedOrUndecided::Undecided { undecided, found }) => {
            names::list_doubtful(&found, &naming.doubts, terminal)?;
            return Err(undecided.into());
        }
        renamed => renamed?,
    };
    let values = [
        ("file", shown(naming.names.certain(&new.file_name))),
        ("count", Value::from(renamed.replaced)),
        ("left", Value::from(renamed.kept)),
    ];
    terminal.note("pseudonyms-file", &values);
    let document = renamed.copy;
    Ok(NewDocument {
        id: new.id,
        title: document.title,
        text: Arc::unwrap_or_clone(document.text),
        file_name: document.imported.file_name,
        encoding: document.imported.encoding,
        original: new.original,
    })
}

/// Says what deserves a look in a text that was read.
pub fn tell(name: &str, decoded: &Decoded, terminal: &Terminal) {
    if decoded.certainty == Certainty::Guessed {
        terminal.say_warning(&guessed_encoding(&terminal.locale, name, decoded.encoding));
    }
    for warning in &decoded.warnings {
        let words = warning.in_words(&terminal.locale);
        let values = [
            ("file", shown(name)),
            ("message", Value::from(words.message)),
        ];
        terminal.say_warning(&Words {
            hint: words.hint,
            ..Words::of(&terminal.locale, "problem-import", &values)
        });
    }
}

/// The name of a file without its folder.
pub fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}
