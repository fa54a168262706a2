//! What the pointer does in a field: places the caret, selects by letter, word and paragraph.

use super::editor::{Editor, word_at};
use super::setting::Setting;
use crate::arabic::previous_grapheme;
use crate::typeset::{Affinity, Caret};
use egui::{Pos2, Response, Ui};
use std::ops::Range;

/// Presses that follow each other within so many seconds count together.
const TOGETHER: f64 = 0.4;
/// If they are no further apart than so many points.
const NEAR: f32 = 6.0;

/// What a drag selects by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Unit {
    #[default]
    Letter,
    Word,
    Paragraph,
}

/// The presses so far.
#[derive(Clone, Debug, Default)]
pub struct Presses {
    last: Option<(f64, Pos2)>,
    unit: Unit,
    /// What the first press of a word or paragraph selected; a drag keeps it.
    first: Range<usize>,
}

impl Presses {
    /// Takes what the pointer did in this frame; `at` is where it is, in points of egui's and in
    /// the setting.
    pub fn handle(
        &mut self,
        ui: &Ui,
        response: &Response,
        (text, setting): (&str, &Setting),
        editor: &mut Editor,
        (point, at): (Pos2, (f32, f32)),
    ) {
        let caret = Editor::caret_at(text, setting, at);
        let (pressed, second, shift, now) = ui.input(|i| {
            let (first, second) = (i.pointer.primary_pressed(), i.pointer.secondary_pressed());
            (first, second, i.modifiers.shift, i.time)
        });
        let on_it = response.is_pointer_button_down_on();
        if second && on_it {
            // The menu is about what is selected if it was opened there, else about this place.
            let selected = editor.selection();
            if !(selected.start..=selected.end).contains(&caret.offset) || selected.is_empty() {
                editor.place(caret, false);
            }
        } else if pressed && on_it {
            self.count(now, point);
            if shift {
                self.unit = Unit::Letter;
                editor.place(caret, true);
            } else {
                self.first = unit_at(self.unit, text, setting, caret);
                editor.place(caret, false);
                self.draw(editor, text, setting, caret);
            }
        } else if response.dragged_by(egui::PointerButton::Primary) {
            self.draw(editor, text, setting, caret);
        }
    }

    fn count(&mut self, now: f64, point: Pos2) {
        let again = self
            .last
            .is_some_and(|(then, there)| now - then < TOGETHER && there.distance(point) < NEAR);
        self.unit = match (again, self.unit) {
            (true, Unit::Letter) => Unit::Word,
            (true, Unit::Word) => Unit::Paragraph,
            _ => Unit::Letter,
        };
        self.last = Some((now, point));
    }

    /// Selects from where the press was to a caret.
    fn draw(&self, editor: &mut Editor, text: &str, setting: &Setting, caret: Caret) {
        if self.unit == Unit::Letter {
            editor.place(caret, true);
            return;
        }
        let here = unit_at(self.unit, text, setting, caret);
        if here.start < self.first.start {
            editor.place(Caret::downstream(here.start), false);
            editor.anchor = self.first.end.min(text.len());
        } else {
            editor.select(
                self.first.start.min(text.len())..here.end.max(self.first.end).min(text.len()),
            );
        }
    }
}

/// What is selected at a caret by a unit.
fn unit_at(unit: Unit, text: &str, setting: &Setting, caret: Caret) -> Range<usize> {
    match unit {
        Unit::Letter => caret.offset..caret.offset,
        Unit::Word => {
            let around = setting.paragraph_of(caret.offset);
            let inside = &text[around.clone()];
            let offset = caret.offset - around.start;
            let letter = match caret.affinity {
                Affinity::Upstream => previous_grapheme(inside, offset).unwrap_or(offset),
                Affinity::Downstream => offset,
            };
            let word = word_at(inside, letter);
            word.start + around.start..word.end + around.start
        }
        Unit::Paragraph => setting.paragraph_of(caret.offset),
    }
}
