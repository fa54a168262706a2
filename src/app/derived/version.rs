//! Which state of which project something was derived from.

use crate::app::state::State;

/// The open project after a number of changes.
///
/// Equal versions are equal projects, so that whatever was derived from one still holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProjectVersion {
    /// Which opening of a project it is, counted in this window.
    pub opening: u64,
    /// How often it was changed since.
    pub revision: u64,
}

impl ProjectVersion {
    /// The version of the open project; none while no project is open.
    pub fn of(state: &State) -> Option<Self> {
        let desk = state.desk.as_ref()?;
        Some(Self {
            opening: desk.opening(),
            revision: desk.session.revision(),
        })
    }
}
