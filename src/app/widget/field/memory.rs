//! What a field keeps between frames: carets, scroll, focus.

use super::editor::Editor;
use super::paint::Sight;
use super::pointer::Presses;
use super::setting::{Form, Kept, Setting};
use egui::{Pos2, Rect, Ui};
use zeroize::Zeroize as _;

/// A text that is selected with the pointer beside it scrolls so many times as far in a second as
/// the pointer is away.
const DRAG_SPEED: f32 = 10.0;

/// What is kept between frames.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub editor: Editor,
    pub presses: Presses,
    /// The text as it was left: another one means that the caller changed it.
    pub seen: String,
    /// How far the text is scrolled: from its start side in one line, else from the top. Pixels.
    pub scroll: f32,
    pub focused: bool,
    /// Whether it was to take the focus in the last pass.
    pub wanted: bool,
    /// Whether the focus it has was met: everything may be selected when it comes.
    pub met: bool,
    /// Number of the pass in which Tab was pressed last.
    pub tab: Option<u64>,
    /// Number of the pass it was shown in last.
    pub pass: Option<u64>,
    /// Carets of the last frame: the text is scrolled to the caret when they change.
    shown_head: usize,
    /// How the text was set last.
    pub kept: Kept,
    /// Whether its menu is open.
    pub menu: bool,
}

impl Memory {
    /// Where the text stands, scrolled as it is.
    pub fn sight(&self, setting: &Setting, form: &Form<'_>, view: Rect) -> Sight {
        let scale = form.look.scale;
        let (left, top) = (view.left() * scale, view.top() * scale);
        let origin = if form.is_multiline() {
            (left, top - self.scroll)
        } else {
            let free = view.width() * scale - setting.width;
            let rtl = setting.direction(0).is_rtl();
            let x = if rtl {
                left + free + self.scroll
            } else {
                left - self.scroll
            };
            (x, top + (view.height() * scale - setting.height) / 2.0)
        };
        Sight {
            view,
            origin: (origin.0.round(), origin.1.round()),
            scale,
        }
    }

    /// Scrolls so far that the caret is seen, if it has moved, and never past the text.
    pub fn scroll_to_caret(&mut self, setting: &Setting, form: &Form<'_>, view: Rect) {
        let scale = form.look.scale;
        let moved = self.editor.shown_head().offset != self.shown_head;
        self.shown_head = self.editor.shown_head().offset;
        let at = setting.caret(self.editor.shown_head());
        let (seen, total, from, to) = if form.is_multiline() {
            (view.height() * scale, setting.height, at.top, at.bottom)
        } else {
            let rtl = setting.direction(0).is_rtl();
            let x = if rtl { setting.width - at.x } else { at.x };
            // A little of what stands beyond the caret is seen too.
            let around = (view.width() * scale / 8.0).min(12.0 * scale);
            (view.width() * scale, setting.width, x - around, x + around)
        };
        if moved || !form.is_multiline() {
            self.scroll = self.scroll.max(to - seen).min(from.max(0.0));
        }
        self.scroll = self.scroll.clamp(0.0, (total - seen).max(0.0));
    }

    pub fn wheel(&mut self, ui: &Ui, setting: &Setting, form: &Form<'_>, view: Rect) {
        let most = setting.height - view.height() * form.look.scale;
        if most <= 1.0 {
            return;
        }
        let delta = ui.input(|i| i.smooth_scroll_delta.y);
        let to = (self.scroll - delta * form.look.scale).clamp(0.0, most);
        if to != self.scroll {
            // At its end it lets what is around it scroll.
            self.scroll = to;
            ui.input_mut(|i| i.smooth_scroll_delta.y = 0.0);
        }
    }

    /// Forgets everything, and overwrites the text and what could be undone of it.
    pub fn wipe(&mut self) {
        self.seen.zeroize();
        self.editor.wipe();
        self.kept.wipe();
        *self = Self::default();
    }

    pub fn end(&mut self, text: &str, focused: bool) {
        if !focused && self.focused {
            // What is not being edited shows from its start.
            self.scroll = 0.0;
        }
        self.focused = focused;
        if self.seen != text {
            text.clone_into(&mut self.seen);
        }
    }

    /// Scrolls on while the pointer draws a selection beyond what is seen, so far as it is away
    /// and time passes. Gives where the selection is drawn to.
    pub fn drag(
        &mut self,
        ui: &Ui,
        point: Pos2,
        setting: &Setting,
        form: &Form<'_>,
        view: Rect,
    ) -> Pos2 {
        let inside = view.clamp(point);
        let away = if form.is_multiline() {
            point.y - inside.y
        } else if setting.direction(0).is_rtl() {
            inside.x - point.x
        } else {
            point.x - inside.x
        };
        if away != 0.0 {
            let by = away * DRAG_SPEED * ui.input(|i| i.stable_dt).min(0.1);
            let to =
                (self.scroll + by * form.look.scale).clamp(0.0, self.most(setting, form, view));
            if to != self.scroll {
                self.scroll = to;
                ui.ctx().request_repaint();
            }
        }
        inside
    }

    /// The furthest scroll.
    fn most(&self, setting: &Setting, form: &Form<'_>, view: Rect) -> f32 {
        let scale = form.look.scale;
        let beyond = if form.is_multiline() {
            setting.height - view.height() * scale
        } else {
            setting.width - view.width() * scale
        };
        beyond.max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::widget::field::undo::Kind;

    #[test]
    fn what_was_wiped_cannot_be_undone_or_seen() {
        let mut memory = Memory::default();
        let mut text = String::new();
        memory.editor.insert(&mut text, "سر", Kind::Typing);
        memory.end(&text, true);
        assert_eq!(memory.seen, "سر");
        memory.wipe();
        assert!(memory.seen.is_empty());
        assert!(!memory.editor.undo(&mut text) && !memory.editor.redo(&mut text));
        assert_eq!(text, "سر", "the text itself is its owner's");
    }
}
