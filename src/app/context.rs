//! What views see: the look and the state, read-only, and a list for what they ask.

use super::action::Action;
use super::state::State;
use super::widget::Look;

/// What a view draws from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Letters, colours, words.
    pub look: &'a Look,
    /// The state before this pass.
    pub state: &'a State,
}

/// What views ask for, in order.
pub type Actions = Vec<Action>;
