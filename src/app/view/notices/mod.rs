//! Strips below the header: what went wrong, what is being done, what was done, the sample's banner.

mod line;
mod standing;
mod thing;

use crate::app::action::{DocumentAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::notice::{Gravity, Notice, Way};
use crate::app::state::Dialog;
use crate::app::widget::Strip;
use egui::{Rect, Ui, UiBuilder};
use line::{Line, Told};

/// Most notices that are shown at once.
const MOST: usize = 4;
/// They take at most this share of the room below the header, but one is always seen.
const SHARE: f32 = 0.3;

/// Height that all strips take now, points, in the room below the header.
pub fn height(ctx: &Context<'_>, room: Rect) -> f32 {
    let fitting = fitting(ctx, room.width(), room.height() * SHARE);
    fitting.iter().map(|(_, height)| height).sum()
}

/// Shows the strips over their place.
pub fn show(ui: &mut Ui, ctx: &Context<'_>, area: Rect, actions: &mut Actions) {
    let mut ui = ui.new_child(UiBuilder::new().id_salt("notices").max_rect(area));
    let mut rows = Strip::new(area, ctx.look.is_rtl());
    for (line, height) in fitting(ctx, area.width(), area.height()) {
        line.show(&mut ui, ctx.look, rows.top(height), actions);
    }
}

/// The lines for which there is room in so many points, and their heights: what stands first, then
/// the newest notices in the order in which they came.
fn fitting(ctx: &Context<'_>, width: f32, most: f32) -> Vec<(Line, f32)> {
    let mut room = most;
    let mut shown: Vec<(Line, f32)> = Vec::new();
    let mut place = |line: Line, shown: &mut Vec<(Line, f32)>| {
        let height = line.height(ctx.look, width);
        // The place is a sum of these heights, which rounding may have made smaller.
        let fits = shown.is_empty() || height <= room + 0.5;
        if fits {
            room -= height;
            shown.push((line, height));
        }
        fits
    };
    for line in standing::lines(ctx) {
        if !place(line, &mut shown) {
            return shown;
        }
    }
    let before = shown.len();
    let notices = ctx.state.notices.iter().enumerate().rev().take(MOST);
    for (index, notice) in notices {
        if !place(told(ctx, index, notice), &mut shown) {
            return in_order(shown, before);
        }
    }
    shown = in_order(shown, before);
    if let Some(banner) = standing::sample(ctx) {
        place(banner, &mut shown);
    }
    shown
}

/// The newest notice was placed first, and stands last.
fn in_order(mut shown: Vec<(Line, f32)>, before: usize) -> Vec<(Line, f32)> {
    if let Some(notices) = shown.get_mut(before..) {
        notices.reverse();
    }
    shown
}

/// A notice, where it leads, and the button that takes it away.
fn told(ctx: &Context<'_>, index: usize, notice: &Notice) -> Line {
    let told = match notice.gravity {
        Gravity::Done => Told::Status,
        _ => Told::Alert,
    };
    let line = Line::new(&format!("notice{index}"), notice.gravity, told)
        .saying(&notice.message, &notice.hint)
        .dismissed(index);
    let Some(way) = &notice.way else {
        return line;
    };
    let (words, action) = match way {
        Way::Findings => ("details", ViewAction::Open(Dialog::Findings).into()),
        Way::Choices => ("choices-open", ViewAction::Open(Dialog::Choices).into()),
        Way::Review => ("review-open", ViewAction::Open(Dialog::Unsettled).into()),
        Way::Restore(id) => ("menu-undo", DocumentAction::Restore(id.clone()).into()),
    };
    line.with(ctx.look.tr(words), action)
}
