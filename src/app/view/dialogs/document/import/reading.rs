//! Files on their way in: read and decoded on a thread of its own, one after the other.

use crate::app::renaming::Naming;
use crate::arabic::Text;
use crate::exchange::import::{EncodingChoice, ImportError, TextFile, read};
use crate::locale::Locale;
use crate::model::{Document, DocumentId, Project};
use crate::store::{ReadFileError, read_file};
use crate::words::{InWords, Words};
use egui::Context;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// A file as it is on disk; shared with the thread that decodes it again.
pub type Bytes = Arc<Vec<u8>>;

/// What is to be done with a file.
pub struct Job {
    /// By which number the answer is known.
    pub ticket: usize,
    /// Name of the file.
    pub name: String,
    /// Where its bytes are.
    pub source: Source,
    /// In which encoding it is.
    pub encoding: EncodingChoice,
    /// How names in it are replaced, if they are.
    pub naming: Option<Naming>,
}

/// Where the bytes of a file are.
pub enum Source {
    /// On disk.
    Disk(PathBuf),
    /// In memory, since it was read before.
    Memory(Bytes),
}

/// What became of a file.
pub struct News {
    /// The number of its job.
    pub ticket: usize,
    /// Its bytes, when they could be read.
    pub bytes: Option<Bytes>,
    /// Its text.
    pub outcome: Result<TextFile, Fault>,
    /// Its name without names, how many were replaced in it, and how many doubtful ones were not.
    pub renamed: Option<Renamed>,
}

/// What became of the names in a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Renamed {
    /// By which list.
    pub by: Naming,
    /// The name of the file as it is kept.
    pub file_name: String,
    /// How many places were replaced.
    pub replaced: usize,
    /// How many doubtful ones were not.
    pub left: usize,
}

/// Puts other names into a text that was read, and into its title.
fn renamed(name: &str, text: &mut TextFile, naming: &Naming) -> Option<Renamed> {
    let id = DocumentId::new("file").ok()?;
    let content = std::mem::take(&mut text.decoded.text);
    let mut document = Document::new(id.clone(), text.title.clone(), Text::new(content));
    document.imported.file_name = name.to_owned();
    let mut alone = Project::default();
    alone.documents.insert(id.clone(), document);
    let (mut new, replaced, left) = naming.renamed(&alone, &|_, _| true)?;
    let document = new.documents.remove(&id)?;
    text.decoded.text = document.text.as_str().to_owned();
    text.title = document.title;
    Some(Renamed {
        by: naming.clone(),
        file_name: document.imported.file_name,
        replaced,
        left,
    })
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

/// The thread that reads.
pub struct Desk {
    jobs: Sender<Job>,
    news: Receiver<News>,
    /// Jobs with a smaller ticket are not begun any more.
    first_wanted: Arc<AtomicUsize>,
}

impl Desk {
    /// Starts the thread; the window is woken with every answer.
    pub fn open(context: &Context) -> Self {
        let (jobs, orders) = channel::<Job>();
        let (sender, news) = channel();
        let first_wanted = Arc::new(AtomicUsize::new(0));
        let (context, wanted) = (context.clone(), first_wanted.clone());
        // Without a thread nothing comes back, and the dialog says that it waits.
        let _ = std::thread::Builder::new()
            .name("import".to_owned())
            .spawn(move || {
                while let Ok(job) = orders.recv() {
                    if job.ticket < wanted.load(Ordering::Relaxed) {
                        continue;
                    }
                    let gone = sender.send(done(job)).is_err();
                    context.request_repaint();
                    if gone {
                        return;
                    }
                }
            });
        Self {
            jobs,
            news,
            first_wanted,
        }
    }

    /// Hands a job over.
    pub fn order(&self, job: Job) {
        // A thread that is gone answers nothing.
        let _ = self.jobs.send(job);
    }

    /// Leaves out all jobs before a ticket that were not begun.
    pub fn forget_before(&self, ticket: usize) {
        self.first_wanted.store(ticket, Ordering::Relaxed);
    }

    /// The next answer, if there is one.
    pub fn news(&self) -> Option<News> {
        self.news.try_recv().ok()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.forget_before(usize::MAX);
    }
}

fn done(job: Job) -> News {
    let ticket = job.ticket;
    let bytes = match job.source {
        Source::Memory(bytes) => Ok(bytes),
        Source::Disk(path) => crate::exchange::import::kind_of(&job.name)
            .map_err(Fault::Import)
            .and_then(|_| read_file(&path).map(Arc::new).map_err(Fault::Disk)),
    };
    match bytes {
        Ok(bytes) => {
            let mut outcome = read(&job.name, &bytes, job.encoding).map_err(Fault::Import);
            let renamed = match (&mut outcome, &job.naming) {
                (Ok(text), Some(naming)) => renamed(&job.name, text, naming),
                _ => None,
            };
            News {
                ticket,
                outcome,
                bytes: Some(bytes),
                renamed,
            }
        }
        Err(fault) => News {
            ticket,
            bytes: None,
            outcome: Err(fault),
            renamed: None,
        },
    }
}
