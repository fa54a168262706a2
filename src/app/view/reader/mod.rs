//! A reader: a page on its desk, with caret, selection, highlights and their handles.
//!
//! It is given what it [shows](Shown) and gives what is [asked](Request) of it. It keeps only what
//! was set of its document and where it is scrolled to. Lengths inside are physical pixels of the
//! sheet.

mod accessible;
mod bar;
mod bounds;
mod counts;
mod frame;
mod kept;
mod keyboard;
mod map;
mod motion;
mod naming;
mod pointer;
mod prepared;
mod preparing;
mod scroll;
mod scrolling;
mod shown;
mod spoken;

pub use kept::Reader;
pub use shown::{Bounds, Request, Requests, Shown};

use crate::app::context::Context;
use crate::app::paint::{colour, paint_items};
use crate::app::state::Reveal;
use crate::app::widget::Strip;
use crate::page::{DocumentCaret, ShownSelection};
use egui::{EventFilter, Rect, Response, Sense, Ui, pos2};
use frame::Frame;

/// Width of the scroll bar with its map, points.
const BAR: f32 = 14.0;

impl Reader {
    /// Shows a document over the whole of what is left of `ui`; returns what is asked of it.
    pub fn show(&mut self, ui: &mut Ui, ctx: &Context<'_>, shown: &Shown<'_>) -> Requests {
        let area = ui.available_rect_before_wrap();
        ui.painter()
            .rect_filled(area, 0.0, colour(ctx.look.palette.desk));
        let response = ui.interact(area, self.id, Sense::click_and_drag());
        self.caret_rect = None;
        let mut requests = Requests::new();
        let mut strip = Strip::new(area, ctx.look.is_rtl());
        let bar_area = strip.end(BAR);
        self.prepare(ctx, shown, strip.rest, ui.input(|i| i.time));
        self.listen(ui, ctx, shown, &response, strip.rest, &mut requests);
        let height = strip.rest.height() * ctx.look.scale;
        accessible::listen(self, ui, ctx, height, &mut requests);
        self.follow(ctx, shown, strip.rest, &mut requests);
        let frame = self.frame(strip.rest, ctx);
        self.paint(ui, ctx, shown, frame, &response);
        bounds::handles(self, ui, ctx, shown, frame, &mut requests);
        counts::show(self, ui, ctx, frame, &mut requests);
        accessible::describe(self, ui, ctx, shown, frame, &response);
        bar::show(self, ui, ctx, shown, bar_area);
        self.work_ahead(ctx, ui, frame.height());
        requests
    }

    /// Listens to keys, wheel and pointer.
    fn listen(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        shown: &Shown<'_>,
        response: &Response,
        area: Rect,
        requests: &mut Requests,
    ) {
        // At first it takes the keyboard only where nothing else has it.
        let is_free = ui.memory(|m| m.focused().is_none());
        if response.clicked() || response.drag_started() || (is_free && !self.had_focus) {
            response.request_focus();
            self.had_focus = true;
        }
        if response.has_focus() {
            let filter = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                // egui would take the keyboard away; here it lets go of the selection.
                escape: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
            keyboard::listen(self, ui, ctx, shown, area, requests);
        }
        if response.contains_pointer() {
            let wheel = ui.input(|i| i.smooth_scroll_delta().y);
            if wheel != 0.0 {
                self.scroll_by(-wheel * ctx.look.scale);
            }
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }
        let frame = self.frame(area, ctx);
        pointer::listen(self, ui, ctx, shown, frame, response, requests);
    }

    /// Brings into sight what is to be seen, and reports what is at the top and what is in view.
    fn follow(
        &mut self,
        ctx: &Context<'_>,
        shown: &Shown<'_>,
        area: Rect,
        requests: &mut Requests,
    ) {
        let height = area.height() * ctx.look.scale;
        if let Some(reveal) = shown.reveal {
            match reveal {
                Reveal::Caret => self.reveal_caret(ctx, shown.focus.caret, height),
                Reveal::Place(offset) => {
                    self.reveal_place(ctx, DocumentCaret::before(offset), height)
                }
                Reveal::Top(offset) => {
                    // A document that was shown recently is where it was already.
                    if let Some(p) = self
                        .prepared
                        .as_mut()
                        .filter(|p| p.reported != Some(offset))
                    {
                        self.scroll = p.scroll_to(offset, ctx);
                    }
                }
            }
            requests.push(Request::Revealed);
        }
        self.settle(ctx, height);
        let Some(prepared) = &mut self.prepared else {
            return;
        };
        let top = prepared.offset_at_top(&self.scroll, ctx);
        if prepared.reported != Some(top) {
            prepared.reported = Some(top);
            requests.push(Request::Top(prepared.document.clone(), top));
        }
        let seen = prepared.seen(&self.scroll, top, height);
        if ctx.state.reached.is_news(&prepared.document, seen) {
            requests.push(Request::Seen(prepared.document.clone(), seen));
        }
    }

    fn frame(&mut self, area: Rect, ctx: &Context<'_>) -> Frame {
        let scale = ctx.look.scale;
        let (width, from) = match &mut self.prepared {
            Some(p) => (p.sheet.columns().sheet / scale, p.view_top(&self.scroll)),
            None => (area.width(), 0.0),
        };
        let left = area.left() + (area.width() - width) / 2.0;
        Frame {
            area,
            sheet_left: (left * scale).round() / scale,
            from: from.round(),
            scale,
        }
    }

    fn paint(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        shown: &Shown<'_>,
        frame: Frame,
        response: &Response,
    ) {
        let preview = self.preview;
        let Some(p) = &mut self.prepared else { return };
        let painter = ui.painter().with_clip_rect(frame.area);
        let columns = *p.sheet.columns();
        let bottom = p.sheet.height(&p.flow).max(frame.from + frame.height());
        let paper = crate::typeset::Rect {
            left: 0.0,
            top: 0.0,
            right: columns.sheet,
            bottom,
        };
        let paper = frame.to_screen(paper);
        painter.rect_filled(paper, 0.0, colour(ctx.look.palette.paper));
        let line = egui::Stroke::new(1.0, ctx.look.line());
        painter.vline(paper.left(), paper.y_range(), line);
        painter.vline(paper.right(), paper.y_range(), line);

        let focus = shown.focus;
        let selection = ShownSelection {
            range: preview.unwrap_or(focus.selection()),
            current: shown.current.filter(|_| preview.is_none()),
            pointed: self.pointed,
        };
        let to = frame.from + frame.height();
        let items = ctx.look.letters.with_engine(|engine| {
            p.sheet.compose(
                &mut p.flow,
                &p.marks,
                selection,
                (frame.from, to),
                &ctx.look.palette,
                engine,
            )
        });
        let origin = pos2(
            frame.sheet_left,
            frame.area.top() - frame.from / frame.scale,
        );
        paint_items(&painter, &items, origin, &ctx.look.letters);
        let caret = ctx
            .look
            .letters
            .with_engine(|engine| p.flow.caret(focus.caret, engine));
        let (left, head) = (columns.text_left, p.sheet.head());
        let height = caret.bottom - caret.top;
        let rect = crate::typeset::Rect {
            left: left + caret.x.clamp(0.0, columns.text_right - left),
            right: left + caret.x.clamp(0.0, columns.text_right - left),
            top: head + caret.top + height * 0.12,
            bottom: head + caret.bottom - height * 0.12,
        };
        let rect = frame.to_screen(rect);
        self.caret_rect = Some(rect);
        if response.has_focus() && focus.selection().is_empty() {
            let stroke = egui::Stroke::new(1.5, ctx.look.accent());
            painter.vline(rect.center().x, rect.y_range(), stroke);
        }
    }
}
