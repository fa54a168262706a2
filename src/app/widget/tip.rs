//! Tips: words that come when the pointer rests on a control.

use super::look::Look;
use super::paragraph::paragraph;
use super::text::Text;
use egui::{RectAlign, Response, Tooltip};

/// Shows words when the pointer rests on a control.
pub fn tip(response: Response, look: &Look, words: &str) -> Response {
    let mut tip = Tooltip::for_enabled(&response);
    tip.popup = tip.popup.align(if look.is_rtl() {
        RectAlign::BOTTOM_END
    } else {
        RectAlign::BOTTOM_START
    });
    tip.show(|ui| {
        let widest = words
            .lines()
            .map(|l| Text::new(l).size(12.5).width(look))
            .fold(0.0, f32::max);
        ui.set_max_width((widest.ceil() + 1.0).min(340.0));
        ui.set_min_width((widest.ceil() + 1.0).min(340.0));
        paragraph(ui, look, Text::new(words).size(12.5), words, look.ink());
    });
    response
}
