//! Setting what a reader shows: what changed since the last frame, and what comes next.

use super::kept::{Reader, Recent};
use super::prepared::{Basis, Held, Prepared};
use super::scroll::Scroll;
use super::shown::Shown;
use crate::app::context::Context;
use crate::model::{Direction as Told, Document};
use crate::page::{Marks, Setting, Sheet, SheetWords};
use crate::typeset::{Direction, text_direction};
use crate::words::sheet_words;
use egui::{Rect, Ui};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// Number of documents shown recently that stay set, with where they were scrolled to.
const MOST_RECENT: usize = 8;
/// Seconds for which a page must not have changed before all of it is measured: a window whose edge
/// is dragged has another width in every frame.
const CALM: f64 = 0.25;

impl Reader {
    /// Sets what changed since the last frame; the reader's line stays where it was. `now` is in
    /// seconds of the window's clock.
    pub(super) fn prepare(&mut self, ctx: &Context<'_>, shown: &Shown<'_>, area: Rect, now: f64) {
        let document = shown.document;
        let is_it = |p: &Prepared| Arc::ptr_eq(&p.text, &document.text);
        if !self.prepared.as_ref().is_some_and(is_it) {
            self.put_aside(ctx);
            self.come_back(document);
        }
        let basis = Basis {
            setting: Setting {
                scale: ctx.look.scale,
                ..ctx.state.preferences.page
            },
            available: (area.width() * ctx.look.scale - ctx.look.scale * 8.0).max(1.0),
            direction: direction_of(document),
            told: document.direction,
        };
        let words = sheet_words(document, &ctx.look.locale);
        self.take_news(ctx);
        if self.prepared.as_ref().is_none_or(|p| p.basis != basis) {
            self.set_anew(ctx, document, basis, words, now);
        } else if let Some(p) = self.prepared.as_mut().filter(|p| p.words != words) {
            let columns = *p.sheet.columns();
            let Basis {
                setting, direction, ..
            } = basis;
            p.sheet = ctx
                .look
                .letters
                .with_engine(|e| Sheet::new(words.clone(), columns, &setting, direction, e));
            p.words = words;
        }
        if let Some(p) = &mut self.prepared {
            p.flow.hold(self.scroll.block.unwrap_or(0));
        }
        self.refresh_marks(shown.marks);
    }

    fn set_anew(
        &mut self,
        ctx: &Context<'_>,
        document: &Document,
        basis: Basis,
        words: SheetWords,
        now: f64,
    ) {
        let held = self.held();
        let old = self.prepared.take();
        let mut p = Prepared::new(ctx, document, basis, words, old);
        p.made = now;
        if let Some(held) = held {
            self.scroll = p.scroll_to_held(held, ctx);
        }
        self.held = held.map(|held| (held, None));
        self.prepared = Some(p);
        self.goal_x = None;
        self.drag = None;
    }

    /// Takes in what threads beside have done; the reader's line stays where it was.
    fn take_news(&mut self, ctx: &Context<'_>) {
        let held = self.held();
        let Some(p) = &mut self.prepared else { return };
        if !p.flow.has_divisions() {
            p.flow.take_news();
            return;
        }
        p.flow.take_divisions();
        p.spoken = Default::default();
        self.goal_x = None;
        if let Some(held) = held {
            self.scroll = p.scroll_to_held(held, ctx);
            self.held = Some((held, None));
        }
    }

    /// Keeps what was set of the document on screen, with where it is scrolled to.
    fn put_aside(&mut self, ctx: &Context<'_>) {
        if let Some(mut prepared) = self.prepared.take() {
            prepared.flow.rest();
            let scroll = self.scroll;
            self.recent.push(Recent { prepared, scroll });
        }
        let seen = ctx.state.seen();
        self.recent.retain(|Recent { prepared: p, .. }| {
            let now = seen.and_then(|seen| seen.document(&p.document));
            now.is_some_and(|d| Arc::ptr_eq(&d.text, &p.text))
        });
        let too_many = self.recent.len().saturating_sub(MOST_RECENT);
        self.recent.drain(..too_many);
    }

    /// Takes up what was set of a document, if it was shown recently.
    fn come_back(&mut self, document: &Document) {
        let is_it = |recent: &Recent| recent.prepared.document == document.id;
        let known = self.recent.iter().position(is_it);
        self.scroll = Scroll::default();
        if let Some(known) = known.map(|at| self.recent.remove(at)) {
            self.prepared = Some(known.prepared);
            self.scroll = known.scroll;
        }
        self.held = None;
        self.goal_x = None;
        self.drag = None;
    }

    /// The line that must stay where it is when the page changes. While nobody scrolls it is one and
    /// the same, however often the page changes.
    fn held(&self) -> Option<Held> {
        match self.held {
            Some((held, Some(scroll))) if scroll == self.scroll => Some(held),
            _ => self.prepared.as_ref()?.held(&self.scroll),
        }
    }

    /// Has threads beside set what comes next and, when the page has been the same for a while,
    /// measure the rest.
    pub(super) fn work_ahead(&mut self, ctx: &Context<'_>, ui: &Ui, height: f32) {
        if let Some((_, scroll @ None)) = &mut self.held {
            *scroll = Some(self.scroll);
        }
        let (Some(p), Some(workers)) = (&mut self.prepared, ctx.look.letters.workers()) else {
            return;
        };
        let waited = ui.input(|i| i.time) - p.made;
        let calm = waited >= CALM;
        if !calm {
            ui.ctx()
                .request_repaint_after(Duration::from_secs_f64((CALM - waited).clamp(0.0, CALM)));
        }
        p.flow.work_ahead(workers, height, calm);
    }

    fn refresh_marks(&mut self, marks: &Rc<Marks>) {
        let Some(p) = &mut self.prepared else { return };
        if Rc::ptr_eq(marks, &p.marks) {
            return;
        }
        p.sheet.follow(&p.flow, &p.marks, marks);
        p.marks = marks.clone();
    }
}

fn direction_of(document: &Document) -> Direction {
    match document.direction {
        Told::Rtl => Direction::Rtl,
        Told::Ltr => Direction::Ltr,
        Told::Auto => text_direction(&document.text),
    }
}
