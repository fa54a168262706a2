//! What is to be done for one flow by threads beside, and what was done.

use super::text::{FlowText, Measure};
use super::walk::Walk;
use crate::typeset::{Engine, Paragraph};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Length of text that is measured in one step, bytes: some milliseconds, so that wanted blocks are set
/// soon.
const LOT: usize = 32 * 1024;

/// Something to be done.
#[derive(Clone, Debug)]
pub(super) enum FlowStep {
    /// Set a block.
    Set(usize),
    /// Go on dividing a long paragraph.
    Divide(Arc<Walk>),
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
    source: Arc<FlowText>,
    /// The long paragraphs to be divided.
    walks: Vec<Arc<Walk>>,
    list: Mutex<List>,
}

/// What is wanted of those who work beside.
#[derive(Default)]
pub(super) struct Wanted {
    /// Blocks to be set, the most urgent first.
    pub blocks: Vec<usize>,
    /// Whether all the rest is to be divided and measured.
    pub rest: bool,
    /// The paragraph in view: long ones near it are divided first.
    pub near: usize,
}

struct List {
    wanted: Wanted,
    /// Where measuring goes on.
    next: usize,
    /// Whose heights are known.
    known: Vec<bool>,
    done: Vec<Done>,
}

impl Task {
    /// Nothing to do yet; of some blocks the heights are known.
    pub fn new(source: Arc<FlowText>, mut known: Vec<bool>, walks: Vec<Arc<Walk>>) -> Self {
        for walk in &walks {
            // Its blocks will be others.
            known[source.blocks.paragraph(walk.paragraph())].fill(true);
        }
        Self {
            source,
            walks,
            list: Mutex::new(List {
                wanted: Wanted::default(),
                next: 0,
                known,
                done: Vec::new(),
            }),
        }
    }

    fn list(&self) -> MutexGuard<'_, List> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says anew what is wanted. Returns whether there is anything to do.
    pub fn want(&self, mut wanted: Wanted) -> bool {
        wanted.blocks.reverse();
        self.list().wanted = wanted;
        self.has_more()
    }

    /// Whether there is anything to do that nobody does yet.
    pub fn has_more(&self) -> bool {
        let list = self.list();
        let rest = || list.next < list.known.len() || self.walks.iter().any(|w| w.is_free());
        !list.wanted.blocks.is_empty() || (list.wanted.rest && rest())
    }

    /// What is to be done next; nobody else is told to do it.
    pub fn next(&self) -> Option<FlowStep> {
        let mut list = self.list();
        if let Some(index) = list.wanted.blocks.pop() {
            return Some(FlowStep::Set(index));
        }
        if !list.wanted.rest {
            return None;
        }
        let free = self.walks.iter().filter(|walk| walk.is_free());
        let nearest = free.min_by_key(|walk| walk.paragraph().abs_diff(list.wanted.near));
        if let Some(walk) = nearest.filter(|walk| walk.claim()) {
            return Some(FlowStep::Divide(walk.clone()));
        }
        let first = (list.next..list.known.len()).find(|i| !list.known[*i]);
        let first = first.unwrap_or(list.known.len());
        let (mut end, mut bytes) = (first, 0);
        while end < list.known.len() && bytes < LOT {
            if !list.known[end] {
                bytes += self.source.blocks.get(end).bytes.len().max(64);
            }
            end += 1;
        }
        list.next = end;
        (first < end).then_some(FlowStep::Measure(first..end))
    }

    /// Does something, and keeps what came of it until it is taken. Returns whether heights became
    /// known, or a paragraph was divided.
    pub fn run(&self, job: FlowStep, engine: &mut Engine) -> bool {
        match job {
            FlowStep::Set(index) => {
                let paragraph = Arc::new(self.source.set(index, engine));
                let measure = self.source.measure(index, &paragraph);
                let mut list = self.list();
                list.done.push(Done::Set(index, measure, paragraph));
                !std::mem::replace(&mut list.known[index], true)
            }
            FlowStep::Divide(walk) => walk.step(&self.source, engine),
            FlowStep::Measure(blocks) => {
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
