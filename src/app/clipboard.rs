//! The clipboard: plain text through egui, and text with a direction as HTML beside it.

/// Where what is copied goes.
#[derive(Default)]
pub enum Clipboard {
    /// To egui, as plain text.
    #[default]
    Plain,
    /// To the system's clipboard, once something is copied; as HTML too.
    Waiting,
    /// To the system's clipboard, which is kept open: on X11 what is copied lives as long as that.
    System(arboard::Clipboard),
}

impl Clipboard {
    /// Puts text on the clipboard, with HTML beside it where the system takes that.
    pub fn put(&mut self, context: &egui::Context, plain: String, html: Option<String>) {
        if html.is_some()
            && matches!(self, Self::Waiting)
            && let Ok(system) = arboard::Clipboard::new()
        {
            *self = Self::System(system);
        }
        if let (Self::System(system), Some(html)) = (self, html)
            && system.set_html(html, Some(plain.clone())).is_ok()
        {
            return;
        }
        context.copy_text(plain);
    }
}
