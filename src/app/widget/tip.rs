//! Tips: words that come when the pointer rests on a control.

use super::look::Look;
use super::paragraph::paragraph;
use super::text::Text;
use egui::{Rect, RectAlign, Response, Tooltip};

/// Shows words when the pointer rests on a control.
pub fn tip(response: Response, look: &Look, words: &str) -> Response {
    let align = if look.is_rtl() {
        RectAlign::BOTTOM_END
    } else {
        RectAlign::BOTTOM_START
    };
    show(Tooltip::for_enabled(&response), align, look, words);
    response
}

/// Shows words at the left or the right of a part of a control when the pointer rests on it.
pub fn tip_beside(response: Response, look: &Look, part: Rect, at_left: bool, words: &str) {
    let align = if at_left {
        RectAlign::LEFT
    } else {
        RectAlign::RIGHT
    };
    let mut tip = Tooltip::for_enabled(&response);
    tip.popup = tip.popup.anchor(part).gap(6.0);
    show(tip, align, look, words);
}

fn show(mut tip: Tooltip<'_>, align: RectAlign, look: &Look, words: &str) {
    tip.popup = tip.popup.align(align);
    tip.show(|ui| {
        let widest = words
            .lines()
            .map(|l| Text::new(l).size(12.5).width(look))
            .fold(0.0, f32::max);
        ui.set_max_width((widest.ceil() + 1.0).min(340.0));
        ui.set_min_width((widest.ceil() + 1.0).min(340.0));
        paragraph(ui, look, Text::new(words).size(12.5), words, look.ink());
    });
}
