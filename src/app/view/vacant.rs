//! What stands in the middle of the window while there is no page: words, and what can be done.

use super::reader::Reader;
use crate::app::context::Context;
use crate::app::paint::colour;
use crate::app::widget::{Button, Strip, Text};
use egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};

/// Space between two buttons, points.
const GAP: f32 = 8.0;

/// The place of a page that is not there.
pub struct Vacant<'a> {
    /// What there is instead.
    pub words: &'a str,
    /// What to do, or to wait for.
    pub hint: &'a str,
    /// Messages of the locale files that name the buttons below.
    pub buttons: &'a [&'static str],
}

impl Vacant<'_> {
    /// Shows it over the whole of what is left of `ui`; returns the key of the button that was clicked.
    pub fn show(&self, ui: &mut Ui, ctx: &Context<'_>) -> Option<&'static str> {
        let look = ctx.look;
        let area = ui.available_rect_before_wrap();
        ui.painter()
            .rect_filled(area, 0.0, colour(look.palette.desk));
        let response = ui.interact(area, Reader::main_id(), Sense::click_and_drag());
        let name = format!("{} {}", self.words, self.hint);
        response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
        let line = |dy: f32| {
            let size = vec2(area.width() - 40.0, 32.0);
            Rect::from_center_size(area.center() + vec2(0.0, dy), size)
        };
        let painter = ui.painter();
        Text::new(self.words)
            .size(17.0)
            .medium()
            .centred()
            .paint(look, painter, line(-16.0));
        Text::new(self.hint)
            .colour(look.quiet())
            .centred()
            .paint(look, painter, line(16.0));
        self.show_buttons(ui, ctx, area)
    }

    /// Shows the buttons beside each other below the words.
    fn show_buttons(&self, ui: &mut Ui, ctx: &Context<'_>, area: Rect) -> Option<&'static str> {
        if self.buttons.is_empty() {
            return None;
        }
        let look = ctx.look;
        let words: Vec<String> = self.buttons.iter().map(|key| look.tr(key)).collect();
        let buttons: Vec<Button<'_>> = words.iter().map(|words| Button::new(words)).collect();
        let widths: Vec<f32> = buttons.iter().map(|b| b.width(look)).collect();
        let width = widths.iter().sum::<f32>() + GAP * (widths.len() - 1) as f32;
        let place = Rect::from_center_size(area.center() + vec2(0.0, 58.0), vec2(width, 27.0));
        let mut strip = Strip::new(place, look.is_rtl());
        let mut clicked = None;
        for ((button, width), key) in buttons.into_iter().zip(widths).zip(self.buttons) {
            let place = strip.start(width);
            strip.start(GAP);
            let id = Reader::main_id().with(*key);
            if button.show_in(ui, look, place, id).clicked() {
                clicked = Some(*key);
            }
        }
        clicked
    }
}
