//! Questions and forms over the window, one file each; they keep their drafts while they are open.

use crate::app::context::{Actions, Context};
use egui::Ui;

/// The dialog that is open, and its drafts.
#[derive(Default)]
pub struct Dialogs {}

impl Dialogs {
    /// Shows the dialog that is open.
    pub fn show(&mut self, _ui: &mut Ui, _ctx: &Context<'_>, _actions: &mut Actions) {}
}
