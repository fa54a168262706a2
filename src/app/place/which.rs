//! In which of its places the window is.

use crate::app::state::State;

/// A place of the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WindowPlace {
    /// No project is open: one is opened, made, or being read.
    Start,
    /// Reading and tagging documents.
    Read,
}

impl WindowPlace {
    /// The place that a state of the window is in.
    pub fn of(state: &State) -> Self {
        if state.desk.is_some() {
            Self::Read
        } else {
            Self::Start
        }
    }
}
