//! `import`: puts text files into a project; one that cannot be read does not stop the others.

use super::Outcome;
use super::args;
use super::output::Terminal;
use super::problem::Problem;
use super::work::{Work, now};
use crate::arabic::Text;
use crate::edit::{DocumentEdit, Edit};
use crate::exchange::import::{self, Certainty, Decoded, EncodingChoice, TextFile};
use crate::locale::Value;
use crate::model::{Document, DocumentId, Imported};
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
    let mut work = Work::open(&request.project, terminal)?;
    let mut outcome = Outcome::Done;
    for file in &request.files {
        match read(file, choice) {
            Ok(found) => {
                let id = add(file, found, request.keep_original, &mut work, terminal)?;
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

fn add(
    file: &Path,
    found: Found,
    keep_original: bool,
    work: &mut Work,
    terminal: &Terminal,
) -> Result<DocumentId, Problem> {
    let name = name_of(file);
    tell(&name, &found.text.decoded, terminal);
    let id = DocumentId::new(&fresh_id("d")).map_err(Problem::Id)?;
    let decoded = found.text.decoded;
    let mut document = Document::new(id.clone(), found.text.title, Text::new(decoded.text));
    let others = work.project().documents.values();
    document.order = others
        .map(|d| d.order)
        .max()
        .map_or(0, |last| last.saturating_add(1));
    let original = keep_original.then(|| original_name(&name));
    document.imported = Imported {
        file_name: name,
        encoding: decoded.encoding.to_owned(),
        at: Some(now()),
        original: original.clone(),
    };
    work.apply(&Edit::Document(DocumentEdit::Add(Box::new(document))))?;
    let keep = |snapshot: crate::store::Snapshot| match &original {
        Some(name) => snapshot.with_original(id.clone(), name, found.bytes),
        None => snapshot,
    };
    work.save_with(keep, terminal)?;
    Ok(id)
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
