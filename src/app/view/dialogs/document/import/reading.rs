//! Files on their way in: read and decoded beside the window, one after the other.

use crate::app::view::dialogs::kit::background;
use crate::arabic::Text;
use crate::desk::{Job, NameReplacement, Running};
use crate::exchange::import::{EncodingChoice, ImportError, TextFile, kind_of, read};
use crate::locale::Locale;
use crate::model::{Document, DocumentId};
use crate::store::{ReadFileError, read_file};
use crate::words::{InWords, Words};
use egui::Context;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long one job reads files before it hands over what it has, if it has any.
const BATCH: Duration = Duration::from_millis(50);

/// A file as it is on disk; shared with the job that decodes it again.
pub type Bytes = Arc<Vec<u8>>;

/// A file that is to be read.
pub struct Order {
    /// By which number the answer is known.
    pub ticket: usize,
    /// Name of the file.
    pub name: String,
    /// Where its bytes are.
    pub from: BytesFrom,
    /// In which encoding it is.
    pub encoding: EncodingChoice,
    /// How names in it are replaced, if they are.
    pub naming: Option<NameReplacement>,
}

/// Where the bytes of a file are.
pub enum BytesFrom {
    /// On disk.
    Disk(PathBuf),
    /// In memory, since it was read before.
    Memory(Bytes),
}

/// What became of a file.
pub struct Answer {
    /// The number of its order.
    pub ticket: usize,
    /// Its bytes, when they could be read.
    pub bytes: Option<Bytes>,
    /// Its text.
    pub outcome: Result<TextFile, Fault>,
    /// What became of the names in it, if they were replaced.
    pub renamed: Option<Renamed>,
}

/// What became of the names in a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Renamed {
    /// How they were replaced.
    pub by: NameReplacement,
    /// The name of the file as it is kept.
    pub file_name: String,
    /// How many places were replaced.
    pub replaced: usize,
    /// How many doubtful places were kept.
    pub kept: usize,
}

/// Why there is no text.
pub enum Fault {
    /// The file cannot be read.
    Disk(ReadFileError),
    /// It is no text that can be imported.
    Import(ImportError),
}

impl InWords for Fault {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Disk(error) => error.in_words(locale),
            Self::Import(error) => error.in_words(locale),
        }
    }
}

/// What one job came to in its time.
struct Batch {
    answers: Vec<Answer>,
    rest: VecDeque<Order>,
}

/// The files that are read one after the other. Dropping it abandons those that are not read yet.
pub struct Reading {
    context: Context,
    waiting: VecDeque<Order>,
    job: Option<Job<Batch>>,
}

impl Reading {
    /// Nothing to read yet; the window is woken when there are answers.
    pub fn new(context: &Context) -> Self {
        Self {
            context: context.clone(),
            waiting: VecDeque::new(),
            job: None,
        }
    }

    /// Orders a file to be read after those that were ordered before.
    pub fn order(&mut self, order: Order) {
        self.waiting.push_back(order);
        self.go_on();
    }

    /// Abandons every file that is not read yet.
    pub fn abandon(&mut self) {
        self.waiting.clear();
        self.job = None;
    }

    /// The answers since this was last called.
    pub fn answers(&mut self) -> Vec<Answer> {
        let Some(ended) = self.job.as_mut().and_then(|job| job.take(Duration::ZERO)) else {
            return Vec::new();
        };
        self.job = None;
        let batch = ended.ok();
        let (answers, mut waiting) =
            batch.map_or_else(Default::default, |batch| (batch.answers, batch.rest));
        waiting.append(&mut self.waiting);
        self.waiting = waiting;
        self.go_on();
        answers
    }

    fn go_on(&mut self) {
        if self.job.is_some() || self.waiting.is_empty() {
            return;
        }
        let orders = std::mem::take(&mut self.waiting);
        let work = move |running: &Running| read_some(orders, running);
        self.job = Some(background::start(&self.context, "import", work));
    }
}

/// Reads files until the time of a batch is over; at least one.
fn read_some(mut rest: VecDeque<Order>, running: &Running) -> Batch {
    let begun = Instant::now();
    let mut answers = Vec::new();
    while let Some(order) = rest.pop_front() {
        answers.push(answer(order));
        if running.is_stopped() || begun.elapsed() > BATCH {
            break;
        }
    }
    Batch { answers, rest }
}

fn answer(order: Order) -> Answer {
    let ticket = order.ticket;
    let bytes = match order.from {
        BytesFrom::Memory(bytes) => Ok(bytes),
        BytesFrom::Disk(path) => kind_of(&order.name)
            .map_err(Fault::Import)
            .and_then(|_| read_file(&path).map(Arc::new).map_err(Fault::Disk)),
    };
    match bytes {
        Ok(bytes) => {
            let mut outcome = read(&order.name, &bytes, order.encoding).map_err(Fault::Import);
            let renamed = match (&mut outcome, &order.naming) {
                (Ok(text), Some(naming)) => renamed(&order.name, text, naming),
                _ => None,
            };
            Answer {
                ticket,
                outcome,
                bytes: Some(bytes),
                renamed,
            }
        }
        Err(fault) => Answer {
            ticket,
            bytes: None,
            outcome: Err(fault),
            renamed: None,
        },
    }
}

/// Puts other names into a text that was read, and into its title.
fn renamed(name: &str, text: &mut TextFile, naming: &NameReplacement) -> Option<Renamed> {
    let id = DocumentId::new("file").ok()?;
    let content = Text::new(text.decoded.text.as_str());
    let mut document = Document::new(id.clone(), text.title.clone(), content);
    document.imported.file_name = name.to_owned();
    let renamed = naming.in_document(document, id).ok()?;
    text.decoded.text = renamed.copy.text.as_str().to_owned();
    text.title = renamed.copy.title;
    Some(Renamed {
        by: naming.clone(),
        file_name: renamed.copy.imported.file_name,
        replaced: renamed.replaced,
        kept: renamed.kept,
    })
}
