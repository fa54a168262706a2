//! `import`: puts text files into a project; one that cannot be read does not stop the others.

use super::Outcome;
use super::args;
use super::args::names::Doubts;
use super::names::{self, Decisions};
use super::output::Terminal;
use super::problem::Problem;
use super::work::{Work, now};
use crate::arabic::{Pseudonyms, Text};
use crate::edit::pseudonyms::{Reach, pseudonymised};
use crate::edit::{DocumentEdit, Edit};
use crate::exchange::import::{self, Certainty, Decoded, EncodingChoice, TextFile};
use crate::locale::Value;
use crate::model::{Document, DocumentId, Imported, Project};
use crate::store::{fresh_id, original_name, read_file};
use crate::words::{InWords, Words, guessed_encoding, shown};
use std::path::Path;

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
        match read(file, choice) {
            Ok(found) => {
                let keep = request.keep_original.then_some(found.bytes);
                let document = document(file, found.text, terminal)?;
                let document = match &naming {
                    None => document,
                    Some(naming) => match naming.renamed(document, number, terminal) {
                        Err(problem @ Problem::Doubtful { .. }) => {
                            terminal.complain(&problem);
                            outcome = Outcome::Failed;
                            continue;
                        }
                        renamed => renamed?,
                    },
                };
                let id = add(document, keep, &mut work, terminal)?;
                terminal.line_now(id.as_str())?;
            }
            Err(problem) => {
                terminal.complain(&problem);
                outcome = Outcome::Failed;
            }
        }
    }
    Ok(outcome)
}

/// A file as it was found.
struct Found {
    bytes: Vec<u8>,
    text: TextFile,
}

fn read(file: &Path, choice: EncodingChoice) -> Result<Found, Problem> {
    let bytes = read_file(file)?;
    let text = import::read(&name_of(file), &bytes, choice).map_err(|source| Problem::Import {
        file: file.to_owned(),
        source,
    })?;
    Ok(Found { bytes, text })
}

/// The document that a file becomes.
fn document(file: &Path, text: TextFile, terminal: &Terminal) -> Result<Document, Problem> {
    let name = name_of(file);
    tell(&name, &text.decoded, terminal);
    let id = DocumentId::new(&fresh_id("d")).map_err(Problem::Id)?;
    let decoded = text.decoded;
    let mut document = Document::new(id, text.title, Text::new(decoded.text));
    document.imported = Imported {
        file_name: name,
        encoding: decoded.encoding.to_owned(),
        at: Some(now()),
        original: None,
    };
    Ok(document)
}

fn add(
    mut document: Document,
    keep: Option<Vec<u8>>,
    work: &mut Work,
    terminal: &Terminal,
) -> Result<DocumentId, Problem> {
    let id = document.id.clone();
    let others = work.project().documents.values();
    document.order = others
        .map(|d| d.order)
        .max()
        .map_or(0, |last| last.saturating_add(1));
    let original = keep.map(|bytes| (original_name(&document.imported.file_name), bytes));
    document.imported.original = original.as_ref().map(|(name, _)| name.clone());
    work.apply(&Edit::Document(DocumentEdit::Add(Box::new(document))))?;
    let keep = |snapshot: crate::store::Snapshot| match original {
        Some((name, bytes)) => snapshot.with_original(id.clone(), &name, bytes),
        None => snapshot,
    };
    work.save_with(keep, terminal)?;
    Ok(id)
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
        document: Document,
        number: usize,
        terminal: &mut Terminal,
    ) -> Result<Document, Problem> {
        let stand_in = DocumentId::new(&format!("file-{number}")).map_err(Problem::Id)?;
        let id = document.id.clone();
        let file = document.imported.file_name.clone();
        let mut alone = Project::default();
        let document = Document {
            id: stand_in.clone(),
            ..document
        };
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
            ("file", shown(self.names.certain(&file))),
            ("count", Value::from(wanted.len())),
            ("left", Value::from(found.len() - wanted.len())),
        ];
        terminal.note("pseudonyms-file", &values);
        let mut new = pseudonymised(&alone, &self.names, &Reach::Project, &wanted);
        let document = new.documents.remove(&stand_in);
        let document = document.ok_or(Problem::NoDocument(file))?;
        Ok(Document { id, ..document })
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
