//! What every dialog is: a title, a body with its drafts, a foot, and what it asks for at the end.

use super::body::Body;
use crate::app::context::{Actions, Context};
use crate::app::state::Dialog;

/// One dialog with its drafts.
pub trait Form {
    /// What stands at its top.
    fn title(&self, ctx: &Context<'_>) -> String;

    /// Its width in points, where the window is wide enough.
    fn width(&self) -> f32 {
        480.0
    }

    /// Its buttons.
    fn foot(&self, ctx: &Context<'_>) -> Foot {
        Foot::close(ctx)
    }

    /// Shows what is between title and foot.
    fn body(&mut self, body: &mut Body<'_, '_>);

    /// Asks for what it is for. Returns whether something was asked that ends the dialog if it is
    /// not refused.
    fn submit(&mut self, _ctx: &Context<'_>, _actions: &mut Actions) -> bool {
        false
    }

    /// Whether it may be closed now; if not it shows what should be looked at first.
    fn may_close(&mut self, _ctx: &Context<'_>) -> bool {
        true
    }

    /// Takes the contents of another dialog of its kind in, when it can.
    fn take_in(&mut self, _dialog: &Dialog) -> bool {
        false
    }
}

/// The buttons at the foot of a dialog.
pub struct Foot {
    /// What it is for, and whether that can be done now.
    pub primary: Option<(String, bool)>,
    /// The words of the button that closes.
    pub close: String,
}

impl Foot {
    /// Only a button that closes.
    pub fn close(ctx: &Context<'_>) -> Self {
        Self {
            primary: None,
            close: ctx.look.tr("dialog-close"),
        }
    }

    /// A button for what the dialog is for, and one that leaves everything as it is.
    pub fn primary(ctx: &Context<'_>, key: &str, ready: bool) -> Self {
        Self {
            primary: Some((ctx.look.tr(key), ready)),
            close: ctx.look.tr("dialog-cancel"),
        }
    }
}
