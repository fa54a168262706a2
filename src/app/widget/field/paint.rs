//! Painting a field: its frame, selection, letters, what is composed, and a caret that stays.

use super::editor::Editor;
use super::setting::{Block, Form, Setting};
use crate::app::paint::colour;
use crate::app::widget::Look;
use crate::typeset;
use egui::{CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

/// Width of the caret in points.
const CARET: f32 = 1.5;
/// How wide a selected line end shows, in points.
const LINE_END: f32 = 5.0;

/// Where the text of a field stands on the screen.
#[derive(Clone, Copy)]
pub struct Sight {
    /// What can be seen of the text, in points.
    pub view: Rect,
    /// Left top of the setting in physical pixels.
    pub origin: (f32, f32),
    /// Physical pixels per point.
    pub scale: f32,
}

impl Sight {
    /// A point of egui's in the setting.
    pub fn to_setting(self, point: Pos2) -> (f32, f32) {
        (
            point.x * self.scale - self.origin.0,
            point.y * self.scale - self.origin.1,
        )
    }

    /// The stretch of the setting's height that is seen.
    pub fn seen(self) -> (f32, f32) {
        let top = self.view.top() * self.scale - self.origin.1;
        (top, top + self.view.height() * self.scale)
    }

    /// A rectangle of the setting in points.
    pub fn to_screen(self, rect: typeset::Rect) -> Rect {
        let point = |x: f32, y: f32| {
            pos2(
                (x + self.origin.0) / self.scale,
                (y + self.origin.1) / self.scale,
            )
        };
        Rect::from_min_max(point(rect.left, rect.top), point(rect.right, rect.bottom))
    }

    /// The caret in points, kept at the view's sides.
    pub fn caret(self, setting: &Setting, editor: &Editor) -> Rect {
        let at = setting.caret(editor.shown_head());
        let line = self.to_screen(typeset::Rect {
            left: at.x,
            top: at.top,
            right: at.x,
            bottom: at.bottom,
        });
        let half = CARET / 2.0;
        // At the edge it stands beside the text, not on it.
        let sides = self.view.expand2(vec2(half, 0.0)).x_range();
        let x = sides.clamp(line.left());
        let inset = (line.height() * 0.08).round();
        Rect::from_min_max(
            pos2(x - half, line.top() + inset),
            pos2(x + half, line.bottom() - inset),
        )
    }
}

/// Paints the box of a field.
pub fn frame(painter: &Painter, look: &Look, rect: Rect, focused: bool) {
    let stroke = if focused {
        Stroke::new(1.5, look.accent())
    } else {
        Stroke::new(1.0, look.line())
    };
    let radius = CornerRadius::same(7);
    painter.rect(rect, radius, look.field(), stroke, StrokeKind::Inside);
}

/// Paints what shows the focus of a field without a box.
pub fn ring(painter: &Painter, look: &Look, rect: Rect) {
    let stroke = Stroke::new(1.5, look.accent());
    painter.rect_stroke(rect, CornerRadius::same(7), stroke, StrokeKind::Inside);
}

/// Paints the text; selection and caret too if the field is focused.
pub fn text(
    painter: &Painter,
    form: &Form<'_>,
    setting: &Setting,
    editor: &Editor,
    sight: Sight,
    focused: bool,
) {
    let look = form.look;
    let clip = clip(form, setting, sight);
    let painter = painter.with_clip_rect(painter.clip_rect().intersect(clip));
    if focused && editor.preedit.is_none() {
        let fill = colour(look.palette.selection);
        for rect in setting.rects(editor.selection(), LINE_END * sight.scale, sight.seen()) {
            painter.rect_filled(sight.to_screen(rect), CornerRadius::ZERO, fill);
        }
    }
    for block in setting.blocks_in(sight.seen()) {
        let at = (sight.origin.0, sight.origin.1 + block.top);
        look.letters
            .paint(&painter, &block.paragraph, at, look.ink());
    }
    if let Some(preedit) = editor.preedit.as_ref() {
        let start = editor.head.offset;
        underline(
            &painter,
            look,
            setting,
            sight,
            start..start + preedit.text.len(),
            1.0,
        );
        let active = start + preedit.active.start..start + preedit.active.end;
        underline(&painter, look, setting, sight, active, 2.0);
    }
    if focused {
        let caret = sight.caret(setting, editor);
        painter.rect_filled(caret, CornerRadius::ZERO, look.accent());
    }
}

/// Where the text is painted. At the sides there is room for a caret at the edge; above the first
/// line and below the last one for the marks that stand out of them. Where lines of a scrolled
/// text would look in there is none.
fn clip(form: &Form<'_>, setting: &Setting, sight: Sight) -> Rect {
    let (above, below) = form.look.letters.with_engine(|engine| {
        let out = |block: Option<&Block>| {
            block.map_or((0.0, 0.0), |block| engine.overhang(&block.paragraph))
        };
        (out(setting.blocks.first()).0, out(setting.blocks.last()).1)
    });
    let (top, bottom) = sight.seen();
    let room = |out: f32, seen: bool| if seen { 2.0 + out / sight.scale } else { 0.0 };
    let mut clip = sight.view.expand2(vec2(2.0, 0.0));
    clip.min.y -= room(above, top < 1.0);
    clip.max.y += room(below, bottom > setting.height - 1.0);
    clip
}

fn underline(
    painter: &Painter,
    look: &Look,
    setting: &Setting,
    sight: Sight,
    range: std::ops::Range<usize>,
    width: f32,
) {
    for rect in setting.rects(range, 0.0, sight.seen()) {
        let rect = sight.to_screen(rect);
        let y = rect.bottom() - (rect.height() * 0.1).round();
        painter.hline(rect.x_range(), y, Stroke::new(width, look.ink()));
    }
}

/// Paints how far a field of several lines is scrolled, if there is more than is seen.
pub fn scroll_mark(painter: &Painter, look: &Look, rect: Rect, (seen, total, at): (f32, f32, f32)) {
    if total <= seen + 1.0 {
        return;
    }
    let track = rect.shrink(4.0);
    let length = (track.height() * seen / total)
        .max(12.0)
        .min(track.height());
    let top = track.top() + (track.height() - length) * (at / (total - seen)).clamp(0.0, 1.0);
    let x = if look.is_rtl() {
        rect.left() + 2.0
    } else {
        rect.right() - 5.0
    };
    let thumb = Rect::from_min_max(pos2(x, top), pos2(x + 3.0, top + length));
    painter.rect_filled(
        thumb,
        CornerRadius::same(2),
        look.faint().gamma_multiply(0.35),
    );
}
