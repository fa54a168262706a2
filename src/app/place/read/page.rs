//! The document that is read, in the middle of the window.

use crate::app::action::{Action, AnnotateAction, ReadingAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::place::waiting;
use crate::app::state::Dialog;
use crate::app::view::Vacant;
use crate::app::view::reader::{Bounds, Reader, Request, Shown};
use egui::{Rect, Ui};

/// The page of the document that is read.
pub struct Page {
    reader: Reader,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            reader: Reader::new(Reader::main_id()),
        }
    }
}

impl Page {
    /// Shows the document over the whole of what is left of `ui`, or what there is without one.
    pub fn show(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let Some(document) = ctx.state.document() else {
            self.put_away(ctx);
            if !waiting::show(ui, ctx, actions) {
                without_document(ui, ctx, actions);
            }
            return;
        };
        let shown = Shown {
            document,
            marks: &ctx.derived.marks,
            focus: &ctx.state.focus,
            current: ctx.derived.current_mark,
            bounds: own_bounds(ctx),
            moves_bounds: ctx.state.moving_bounds,
            reveal: ctx.state.reveal,
        };
        let requests = self.reader.show(ui, ctx, &shown);
        actions.extend(requests.into_iter().map(action));
    }

    /// Forgets what was set: there is no document to read.
    pub fn put_away(&mut self, ctx: &Context<'_>) {
        self.reader.clear();
        if let Some(workers) = ctx.look.letters.workers() {
            workers.rest();
        }
    }

    /// Where the caret was painted in this frame, points.
    pub fn caret_rect(&self) -> Option<Rect> {
        self.reader.caret_rect()
    }
}

/// The bounds of the current annotation, if it is the user's own and on this page.
fn own_bounds<'a>(ctx: &Context<'a>) -> Option<Bounds<'a>> {
    let (key, annotation) = ctx.annotation()?;
    let document = ctx.state.document().filter(|d| d.id == key.document)?;
    let span = annotation.target.resolve(&document.text).span()?;
    if !ctx.state.desk.as_ref()?.may_change(key) {
        return None;
    }
    let book = ctx.state.seen()?.codebook();
    let tag = annotation.tag.as_ref().and_then(|t| book.resolve(t));
    Some(Bounds {
        annotation: &annotation.id,
        span,
        hue: tag.map(|t| t.hue),
    })
}

/// What the window does about a request of the reader.
fn action(request: Request) -> Action {
    match request {
        Request::Select { anchor, caret } => ReadingAction::Select { anchor, caret }.into(),
        Request::Look(id) => ReadingAction::Look(id).into(),
        Request::Rebound(id, range) => AnnotateAction::Rebound(id, range).into(),
        Request::Nudge {
            edge,
            step,
            forward,
        } => AnnotateAction::Nudge {
            edge,
            step,
            forward,
        }
        .into(),
        Request::LeaveBounds => ReadingAction::MoveBounds(false).into(),
        Request::ForgetStroke => ViewAction::FirstStroke(None).into(),
        Request::Revealed => ReadingAction::Revealed.into(),
        Request::Top(document, offset) => ReadingAction::Left(document, offset).into(),
        Request::Seen(document, range) => ReadingAction::Seen(document, range).into(),
    }
}

fn without_document(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    let page = Vacant {
        words: &ctx.look.tr("empty-no-document"),
        hint: &ctx.look.tr("empty-no-document-hint"),
        buttons: &["menu-import"],
    };
    if page.show(ui, ctx).is_some() {
        actions.push(ViewAction::Open(Dialog::Import(Vec::new())).into());
    }
}
