//! The reading view: the page on its desk, the caret, selection, highlights and their handles.
//!
//! It keeps only what was set for the document on screen and where it is scrolled to; everything
//! that lasts is in the state. Lengths inside are physical pixels of the sheet.

mod accessible;
mod bar;
mod bounds;
mod counts;
mod keyboard;
mod motion;
mod pointer;
mod prepared;
mod scrolling;

use crate::app::action::{ProjectAction, ReadingAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::paint::{colour, paint_items};
use crate::app::state::{Dialog, Reveal};
use crate::app::widget::{Button, Text};
use crate::page::{DocumentCaret, Selection};
use egui::{EventFilter, Id, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2};
use pointer::{Drag, Presses};
use prepared::Prepared;

/// What the reading view remembers between frames.
#[derive(Default)]
pub struct Reader {
    prepared: Option<Prepared>,
    scroll: scrolling::Scroll,
    /// Documents that were read lately, and where they were left.
    left: Vec<(Prepared, scrolling::Scroll)>,
    /// The line that stayed where it was when the page changed, and the scroll that this led to.
    held: Option<(prepared::Held, Option<scrolling::Scroll>)>,
    /// The x to which the caret returns when it goes up and down, in the text's coordinates.
    goal_x: Option<f32>,
    drag: Option<Drag>,
    /// The last press and how many came before it at once.
    presses: Option<Presses>,
    /// The annotation whose bar the pointer is on, as an index into the marks.
    pointed: Option<usize>,
    /// What is kept of the map beside the scroll bar.
    map: bar::Map,
    /// Bounds that are being dragged, shown before they are set.
    preview: Option<crate::arabic::CharRange>,
    /// Whether the view has asked for the keyboard once.
    had_focus: bool,
    /// Where the caret, or the end of the selection, was painted: for the palette.
    caret_rect: Option<Rect>,
}

/// Where the sheet is on the screen in this frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The whole view, points.
    pub area: Rect,
    /// Left edge of the sheet, points.
    pub sheet_left: f32,
    /// Height of the sheet at the top of the view, physical pixels.
    pub from: f32,
    /// Physical pixels per point.
    pub scale: f32,
}

impl Frame {
    /// A point of the screen on the sheet, physical pixels.
    pub fn to_sheet(self, at: Pos2) -> (f32, f32) {
        let x = (at.x - self.sheet_left) * self.scale;
        let y = (at.y - self.area.top()) * self.scale + self.from;
        (x, y)
    }

    /// A rectangle of the sheet on the screen, points.
    pub fn to_screen(self, rect: crate::typeset::Rect) -> Rect {
        let point = |x: f32, y: f32| {
            pos2(
                self.sheet_left + x / self.scale,
                self.area.top() + (y - self.from) / self.scale,
            )
        };
        Rect::from_min_max(point(rect.left, rect.top), point(rect.right, rect.bottom))
    }

    /// Height of the view, physical pixels.
    pub fn height(self) -> f32 {
        self.area.height() * self.scale
    }
}

impl Reader {
    /// The id of the reading view, for whoever gives it the keyboard.
    pub fn id() -> Id {
        Id::unique("reader")
    }

    /// Where the caret was painted, points.
    pub fn caret_rect(&self) -> Option<Rect> {
        self.caret_rect
    }

    /// Shows the page over the whole of what is left of the window.
    pub fn show(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let area = ui.available_rect_before_wrap();
        ui.painter()
            .rect_filled(area, 0.0, colour(ctx.look.palette.desk));
        let response = ui.interact(area, Self::id(), Sense::click_and_drag());
        self.caret_rect = None;
        if ctx.state.document().is_none() {
            self.prepared = None;
            self.left.clear();
            if let Some(workers) = ctx.look.letters.workers() {
                workers.rest();
            }
            empty(ui, ctx, &response, actions);
            return;
        }
        let bar_width = 14.0;
        let mut strip = crate::app::widget::Strip::new(area, ctx.look.is_rtl());
        let bar_area = strip.end(bar_width);
        self.prepare(ctx, strip.rest, ui.input(|i| i.time));
        self.listen(ui, ctx, &response, strip.rest, actions);
        accessible::listen(self, ui, ctx, strip.rest.height() * ctx.look.scale, actions);
        self.follow(ctx, strip.rest, actions);
        let frame = self.frame(strip.rest, ctx);
        self.paint(ui, ctx, frame, &response);
        bounds::handles(self, ui, ctx, frame, actions);
        counts::show(self, ui, ctx, frame, actions);
        accessible::describe(self, ui, ctx, frame, &response);
        bar::show(self, ui, ctx, bar_area);
        self.work_ahead(ctx, ui, frame.height());
    }

    /// Listens to keys, wheel and pointer.
    fn listen(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        response: &Response,
        area: Rect,
        actions: &mut Actions,
    ) {
        if !self.had_focus || response.clicked() || response.drag_started() {
            let free = ui.memory(|m| m.focused().is_none());
            if free || self.had_focus {
                response.request_focus();
                self.had_focus = true;
            }
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
            keyboard::listen(self, ui, ctx, area, actions);
        }
        if response.contains_pointer() {
            let wheel = ui.input(|i| i.smooth_scroll_delta().y);
            if wheel != 0.0 {
                self.scroll_by(-wheel * ctx.look.scale);
            }
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }
        let frame = self.frame(area, ctx);
        pointer::listen(self, ui, ctx, frame, response, actions);
    }

    /// Brings into sight what was asked for, and tells where the reader is.
    fn follow(&mut self, ctx: &Context<'_>, area: Rect, actions: &mut Actions) {
        let height = area.height() * ctx.look.scale;
        if let Some(reveal) = ctx.state.reveal {
            match reveal {
                Reveal::Caret => self.reveal_caret(ctx, ctx.state.focus.caret, height),
                Reveal::Place(offset) => {
                    self.reveal_place(ctx, DocumentCaret::before(offset), height)
                }
                Reveal::Top(offset) => {
                    // A document that was left lately is where it was left already.
                    if let Some(p) = self
                        .prepared
                        .as_mut()
                        .filter(|p| p.reported != Some(offset))
                    {
                        self.scroll = p.scroll_to(offset, ctx);
                    }
                }
            }
            actions.push(ReadingAction::Revealed.into());
        }
        self.settle(ctx, height);
        let Some(prepared) = &mut self.prepared else {
            return;
        };
        let top = prepared.offset_at_top(&self.scroll, ctx);
        if prepared.reported != Some(top) {
            prepared.reported = Some(top);
            actions.push(ReadingAction::Left(prepared.document.clone(), top).into());
        }
        let seen = prepared.seen(&self.scroll, top, height);
        if ctx.state.reached.is_news(&prepared.document, seen) {
            actions.push(ReadingAction::Seen(prepared.document.clone(), seen).into());
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

    fn paint(&mut self, ui: &mut Ui, ctx: &Context<'_>, frame: Frame, response: &Response) {
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

        let focus = &ctx.state.focus;
        let selection = Selection {
            range: preview.unwrap_or(focus.selection()),
            current: ctx.derived.current_mark.filter(|_| preview.is_none()),
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

/// What stands in place of a page while there is none.
fn empty(ui: &mut Ui, ctx: &Context<'_>, response: &Response, actions: &mut Actions) {
    let look = ctx.look;
    let (words, hint) = match (&ctx.state.opening, &ctx.state.desk) {
        _ if ctx.state.renaming.is_some() => (
            look.tr("pseudonyms-writing"),
            look.tr("pseudonyms-writing-hint"),
        ),
        (Some(opening), _) => {
            let path = crate::arabic::visible(&opening.root.display().to_string());
            let hint = look.tr_with("opening-project-hint", &[("path", path.into())]);
            (look.tr("opening-project"), hint)
        }
        (None, Some(_)) => (
            look.tr("empty-no-document"),
            look.tr("empty-no-document-hint"),
        ),
        (None, None) => (
            look.tr("empty-no-project"),
            look.tr("empty-no-project-hint"),
        ),
    };
    let area = response.rect;
    let name = format!("{words} {hint}");
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    let line = |dy: f32| {
        let size = egui::vec2(area.width() - 40.0, 32.0);
        Rect::from_center_size(area.center() + egui::vec2(0.0, dy), size)
    };
    let painter = ui.painter();
    Text::new(&words)
        .size(17.0)
        .medium()
        .centred()
        .paint(look, painter, line(-16.0));
    Text::new(&hint)
        .colour(look.quiet())
        .centred()
        .paint(look, painter, line(16.0));
    if ctx.state.renaming.is_some() {
        // It cannot be stopped half way.
        return;
    }
    if ctx.state.opening.is_some() {
        let escape = ui.input(|i| i.key_pressed(egui::Key::Escape));
        if offer(ui, ctx, area, &["stop"]).is_some() || escape {
            actions.push(ProjectAction::StopOpening.into());
        }
    } else if ctx.state.desk.is_some() {
        if offer(ui, ctx, area, &["menu-import"]).is_some() {
            actions.push(ViewAction::Open(Dialog::Import(Vec::new())).into());
        }
    } else {
        let dialogs = [Dialog::OpenProject, Dialog::NewProject];
        let chosen = offer(ui, ctx, area, &["menu-open-project", "menu-new-project"]);
        let dialog = chosen.and_then(|index| dialogs.into_iter().nth(index));
        actions.extend(dialog.map(|dialog| ViewAction::Open(dialog).into()));
    }
}

/// Buttons beside each other below the words on an empty page; gives the one that was clicked.
fn offer(ui: &mut Ui, ctx: &Context<'_>, area: Rect, keys: &[&str]) -> Option<usize> {
    let look = ctx.look;
    let words: Vec<String> = keys.iter().map(|key| look.tr(key)).collect();
    let buttons: Vec<Button<'_>> = words.iter().map(|words| Button::new(words)).collect();
    let widths: Vec<f32> = buttons.iter().map(|b| b.width(look)).collect();
    let gap = 8.0;
    let width = widths.iter().sum::<f32>() + gap * (widths.len() - 1) as f32;
    let place = Rect::from_center_size(
        area.center() + egui::vec2(0.0, 58.0),
        egui::vec2(width, 27.0),
    );
    let mut strip = crate::app::widget::Strip::new(place, look.is_rtl());
    let mut chosen = None;
    for (index, button) in buttons.into_iter().enumerate() {
        let place = strip.start(widths[index]);
        strip.start(gap);
        let shown = button.show_in(ui, look, place, Reader::id().with(keys[index]));
        if shown.clicked() {
            chosen = Some(index);
        }
    }
    chosen
}
