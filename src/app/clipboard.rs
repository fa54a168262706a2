//! The clipboard: plain text through egui, and text with a direction as HTML beside it.

/// The system's clipboard, opened at the first use and kept: on X11 it lives as long as its owner.
#[derive(Default)]
pub struct Clipboard {
    system: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// Puts text on the clipboard, with HTML beside it where the system takes that.
    pub fn put(&mut self, context: &egui::Context, plain: String, html: Option<String>) {
        if let Some(html) = html.filter(|_| has_display()) {
            if self.system.is_none() {
                self.system = arboard::Clipboard::new().ok();
            }
            let taken = self
                .system
                .as_mut()
                .map(|c| c.set_html(html, Some(plain.clone())));
            if let Some(Ok(())) = taken {
                return;
            }
        }
        context.copy_text(plain);
    }
}

/// Tests run without one; opening a clipboard there would only wait for it.
fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    cfg!(not(all(unix, not(target_os = "macos")))) || named("WAYLAND_DISPLAY") || named("DISPLAY")
}
