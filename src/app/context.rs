//! What views see: the look and the state, read-only, and a list for what they ask.

use super::action::Action;
use super::derived::Derived;
use super::state::State;
use super::widget::Look;
use crate::model::{Annotation, CodingKey};

/// What a view draws from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Letters, colours, words.
    pub look: &'a Look,
    /// The state before this pass.
    pub state: &'a State,
    /// What follows from it.
    pub derived: &'a Derived,
}

impl<'a> Context<'a> {
    /// The annotation that is looked at, with where it is kept.
    pub fn annotation(&self) -> Option<(&'a CodingKey, &'a Annotation)> {
        let key = self.derived.current.as_ref()?;
        let id = self.state.focus.annotation.as_ref()?;
        let coding = self.state.seen()?.coding(key)?;
        Some((key, coding.annotations.get(id)?))
    }
}

/// What views ask for, in order.
pub type Actions = Vec<Action>;
