//! What is to be done for one flow by threads beside, and what was done.

use super::source::{Measure, Source};
use crate::typeset::{Engine, Paragraph};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So many bytes of text are measured in one go, some milliseconds: then what is wanted comes first.
const LOT: usize = 32 * 1024;

/// Something to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Job {
    /// Set a block.
    Set(usize),
    /// Measure what is not known of some blocks.
    Measure(Range<usize>),
}

/// Something that was done.
pub(super) enum Done {
    /// A block was set.
    Set(usize, Measure, Arc<Paragraph>),
    /// A block was measured; what was set of it is gone.
    Measured(usize, Measure),
}

/// The work for one flow. Shared by the window and the threads.
pub(super) struct Task {
    source: Arc<Source>,
    list: Mutex<List>,
}

struct List {
    /// Blocks to be set, the most urgent last.
    wanted: Vec<usize>,
    measure: bool,
    /// Where measuring goes on.
    next: usize,
    /// Whose heights are known.
    known: Vec<bool>,
    done: Vec<Done>,
}

impl List {
    fn has_more(&self) -> bool {
        !self.wanted.is_empty() || (self.measure && self.next < self.known.len())
    }
}

impl Task {
    /// Nothing to do yet; of some blocks the heights are known.
    pub fn new(source: Arc<Source>, known: Vec<bool>) -> Self {
        Self {
            source,
            list: Mutex::new(List {
                wanted: Vec::new(),
                measure: false,
                next: 0,
                known,
                done: Vec::new(),
            }),
        }
    }

    fn list(&self) -> MutexGuard<'_, List> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says anew which blocks are to be set, the most urgent first, and whether to measure the
    /// others. Gives whether there is anything to do.
    pub fn want(&self, mut wanted: Vec<usize>, measure: bool) -> bool {
        wanted.reverse();
        let mut list = self.list();
        list.wanted = wanted;
        list.measure = measure;
        list.has_more()
    }

    /// Whether there is anything to do that nobody does yet.
    pub fn has_more(&self) -> bool {
        self.list().has_more()
    }

    /// What is to be done next; nobody else is told to do it.
    pub fn next(&self) -> Option<Job> {
        let mut list = self.list();
        if let Some(index) = list.wanted.pop() {
            return Some(Job::Set(index));
        }
        if !list.measure {
            return None;
        }
        let first = (list.next..list.known.len()).find(|i| !list.known[*i]);
        let first = first.unwrap_or(list.known.len());
        let (mut end, mut bytes) = (first, 0);
        while end < list.known.len() && bytes < LOT {
            bytes += if list.known[end] {
                0
            } else {
                self.source.blocks.get(end).bytes.len().max(64)
            };
            end += 1;
        }
        list.next = end;
        (first < end).then_some(Job::Measure(first..end))
    }

    /// Does something, and keeps what came of it until it is taken. Gives whether heights became
    /// known.
    pub fn run(&self, job: Job, engine: &mut Engine) -> bool {
        match job {
            Job::Set(index) => {
                let paragraph = Arc::new(self.source.set(index, engine));
                let measure = self.source.measure(index, &paragraph);
                let mut list = self.list();
                list.done.push(Done::Set(index, measure, paragraph));
                !std::mem::replace(&mut list.known[index], true)
            }
            Job::Measure(blocks) => {
                let known = self.list().known[blocks.clone()].to_vec();
                let unknown = blocks.clone().zip(known).filter(|(_, known)| !known);
                let measured: Vec<(usize, Measure)> = unknown
                    .map(|(index, _)| {
                        let paragraph = self.source.set(index, engine);
                        (index, self.source.measure(index, &paragraph))
                    })
                    .collect();
                let mut list = self.list();
                for (index, measure) in &measured {
                    list.known[*index] = true;
                    list.done.push(Done::Measured(*index, *measure));
                }
                !measured.is_empty()
            }
        }
    }

    /// Takes what was done.
    pub fn take_done(&self) -> Vec<Done> {
        std::mem::take(&mut self.list().done)
    }
}
