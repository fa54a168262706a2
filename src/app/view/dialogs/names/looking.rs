//! Looking for names in a project on a thread of its own, which says how far it is and can be stopped.

use crate::app::view::dialogs::kit::background::{Answer, Work};
use crate::arabic::Pseudonyms;
use crate::edit::pseudonyms::{
    NameFound, Reach, annotators_named, find_names, replacements_in_use,
};
use crate::store::{self, OpenError, PseudonymsError};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What was found.
pub struct Looked {
    /// The list.
    pub names: Arc<Pseudonyms>,
    /// Where was looked.
    pub reach: Reach,
    /// The places, in the order of the project.
    pub found: Arc<Vec<NameFound>>,
    /// Rows of which the replacement stands in a text already.
    pub in_use: Vec<usize>,
    /// Annotators who are called like someone of the list.
    pub annotators: Vec<String>,
    /// What stands in the way of replacing anything.
    pub obstacle: Option<PseudonymsError>,
}

/// How far it is, and whether it is to go on.
#[derive(Default)]
struct Far {
    done: AtomicUsize,
    total: AtomicUsize,
    is_stopped: AtomicBool,
}

/// Work that was begun. Dropping it stops it.
pub struct Looking {
    work: Work<Result<Option<Looked>, OpenError>>,
    far: Arc<Far>,
}

impl Looking {
    /// Begins to look in the project of a folder, as it is on disk.
    pub fn start(
        context: &egui::Context,
        root: PathBuf,
        names: Arc<Pseudonyms>,
        reach: Reach,
    ) -> Self {
        let far = Arc::new(Far::default());
        let (told, waker) = (far.clone(), context.clone());
        let work = move || {
            let whole = store::read_whole(&root)?;
            let progress = |done: usize, total: usize| {
                told.done.store(done, Ordering::Relaxed);
                told.total.store(total, Ordering::Relaxed);
                waker.request_repaint();
                !told.is_stopped.load(Ordering::Relaxed)
            };
            let Some(found) = find_names(&whole.project, &names, &reach, &progress) else {
                return Ok(None);
            };
            let obstacle = whole.check().err();
            Ok(Some(Looked {
                in_use: replacements_in_use(&whole.project, &names, &found),
                annotators: annotators_named(&whole.project, &names),
                found: Arc::new(found),
                names,
                reach,
                obstacle,
            }))
        };
        Self {
            work: Work::start(context, "names", work),
            far,
        }
    }

    /// What was found, once it is done; nothing in it when it was stopped.
    pub fn poll(&self) -> Answer<Result<Option<Looked>, OpenError>> {
        self.work.poll()
    }

    /// How much of the texts was looked through, in hundredths.
    pub fn percent(&self) -> usize {
        let total = self.far.total.load(Ordering::Relaxed).max(1);
        self.far.done.load(Ordering::Relaxed) * 100 / total
    }
}

impl Drop for Looking {
    fn drop(&mut self) {
        self.far.is_stopped.store(true, Ordering::Relaxed);
    }
}
