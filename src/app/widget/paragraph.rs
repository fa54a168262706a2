//! Running text of the interface, wrapped, and headings.

use super::look::Look;
use super::text::Text;
use crate::typeset::{Direction, Paragraph, paragraph_direction};
use egui::{Response, Role, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// Shows wrapped text over the available width and names it to accessibility.
///
/// Each paragraph runs as its letters say, in an interface of its own direction.
pub fn paragraph(
    ui: &mut Ui,
    look: &Look,
    text: Text<'_>,
    words: &str,
    ink: egui::Color32,
) -> Response {
    let style = text.style(look);
    let room = ui.available_width().max(1.0);
    let width = room * look.scale;
    let sets: Vec<_> = words
        .split('\n')
        .map(|line| {
            look.letters
                .set(line, &style, Some(width), line_direction(line, look))
        })
        .collect();
    let height: f32 = sets.iter().map(|s| s.height).sum();
    // Marks that stand out of the first and the last line have room too.
    let out = |set: Option<&Arc<Paragraph>>| {
        set.map_or((0.0, 0.0), |set| {
            look.letters.with_engine(|engine| engine.overhang(set))
        })
    };
    // Hinting moves an edge by less than a pixel.
    let whole = |out: f32| if out > 0.5 { out.ceil() + 1.0 } else { 0.0 };
    let (above, below) = (whole(out(sets.first()).0), whole(out(sets.last()).1));
    let size = vec2(room, (above + height + below) / look.scale);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let mut top = rect.top() + above / look.scale;
    for set in sets {
        look.letters
            .paint_at(ui.painter(), &set, egui::pos2(rect.left(), top), ink);
        top += set.height / look.scale;
    }
    response
}

/// A line that names what follows it.
pub fn heading(ui: &mut Ui, look: &Look, words: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    Text::new(words).medium().paint(look, ui.painter(), rect);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

fn line_direction(line: &str, look: &Look) -> Direction {
    paragraph_direction(line, look.direction())
}
