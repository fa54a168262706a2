//! `import`: puts text files into a project; one that cannot be read does not stop the others.

use super::Outcome;
use super::args;
use super::args::names::Doubts;
use super::names::{self, Decisions};
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::arabic::{Pseudonyms, Text};
use crate::desk::{self, ImportFiles, NewDocument, fresh, now};
use crate::edit::pseudonyms::{Reach, pseudonymised};
use crate::exchange::import::{self, Certainty, Decoded, EncodingChoice};
use crate::locale::Value;
use crate::model::{Document, DocumentId, Imported, Project};
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
    let naming = Renaming::read(request, terminal)?;
    let mut work = Work::open(&request.project, terminal)?;
    let mut outcome = Outcome::Done;
    for (number, file) in (1..).zip(&request.files) {
        let read = document(file, choice, request.keep_original, terminal);
        let document = read.and_then(|document| match &naming {
            None => Ok(document),
            Some(naming) => naming.renamed(document, number, terminal),
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
        Problem::Read(_) | Problem::Import { .. } | Problem::Doubtful { .. }
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

/// Names that are replaced before anything is stored.
struct Renaming<'a> {
    names: Pseudonyms,
    doubts: &'a Doubts,
    decisions: Decisions,
}

impl<'a> Renaming<'a> {
    fn read(request: &'a args::Import, terminal: &Terminal) -> Result<Option<Self>, Problem> {
        let Some(list) = &request.names.pseudonyms else {
            return Ok(None);
        };
        names::keep_apart(&request.project, Some(list))?;
        let doubts = &request.names.doubts;
        Ok(Some(Self {
            names: names::read(list, terminal)?,
            doubts,
            decisions: names::decisions(doubts)?,
        }))
    }

    /// The document with other names. Its places are named `file-1:text:120`, by the number of the
    /// file on the command line.
    fn renamed(
        &self,
        new: NewDocument,
        number: usize,
        terminal: &mut Terminal,
    ) -> Result<NewDocument, Problem> {
        let stand_in = DocumentId::new(&format!("file-{number}")).map_err(Problem::Id)?;
        let mut document = Document::new(stand_in.clone(), new.title, new.text);
        document.imported = Imported {
            file_name: new.file_name.clone(),
            encoding: new.encoding,
            ..Imported::default()
        };
        let mut alone = Project::default();
        alone.documents.insert(stand_in.clone(), document);
        let found = names::find(&alone, &self.names, &Reach::Project);
        let wanted = match names::wanted(&found, self.doubts, &self.decisions) {
            Err(problem @ Problem::Doubtful { .. }) => {
                names::list_doubtful(&found, &self.decisions, terminal)?;
                return Err(problem);
            }
            wanted => wanted?,
        };
        let values = [
            ("file", shown(self.names.certain(&new.file_name))),
            ("count", Value::from(wanted.len())),
            ("left", Value::from(found.len() - wanted.len())),
        ];
        terminal.note("pseudonyms-file", &values);
        let mut renamed = pseudonymised(&alone, &self.names, &Reach::Project, &wanted);
        let document = renamed.documents.remove(&stand_in);
        let document = document.ok_or(Problem::NoDocument(new.file_name))?;
        Ok(NewDocument {
            id: new.id,
            title: document.title,
            text: Arc::unwrap_or_clone(document.text),
            file_name: document.imported.file_name,
            encoding: document.imported.encoding,
            original: new.original,
        })
    }
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
