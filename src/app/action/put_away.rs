//! Putting away the files that a sync tool left.

use super::waiting::count;
use super::{AT_ONCE, is_busy, writable};
use crate::app::notice::{Gravity, Notice};
use crate::app::putting_away::PuttingAway;
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk::Saving;
use crate::store::PutAway;
use crate::words::InWords as _;
use std::time::Duration;

/// Begins to put files away. What was read along is first written to the project's own files.
pub(super) fn begin(state: &mut State, look: &Look, context: &egui::Context) {
    if is_busy(state, look, state.putting_away.is_some()) {
        return;
    }
    let Some(desk) = writable(state, look) else {
        return;
    };
    desk.save_aside();
    desk.begin_flush();
    state.putting_away = Some(PuttingAway::of(desk.opening()));
    take_put_away(state, look, context, AT_ONCE);
}

/// Goes on with putting files away, waiting at most `patience` for each step of it. Once files are being
/// moved this goes on to its end, also when another project is opened meanwhile.
pub fn take_put_away(state: &mut State, look: &Look, context: &egui::Context, patience: Duration) {
    let Some(putting) = &mut state.putting_away else {
        return;
    };
    let opening = putting.opening;
    let desk = state.desk.as_mut();
    let desk = desk.filter(|desk| desk.opening() == opening);
    let is_open = desk.is_some();
    if putting.waits() {
        let Some(desk) = desk else {
            state.putting_away = None;
            return;
        };
        if !desk.wait_flushed(patience) {
            return;
        }
        if let Saving::Failed(errors) = &desk.saving {
            let words = errors.first().map(|e| e.in_words(&look.locale));
            let notice = words.map(Notice::of_error);
            state.putting_away = None;
            notice.into_iter().for_each(|notice| state.notify(notice));
            return;
        }
        putting.begin(desk.root.clone(), context.clone());
    }
    let Some(done) = putting.take(patience) else {
        return;
    };
    state.putting_away = None;
    match done {
        Ok(Ok(done)) => tell(state, look, &done, is_open),
        Ok(Err(error)) => state.notify(Notice::of_error(error.in_words(&look.locale))),
        Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
    }
}

/// Says what was put away and what was not. `is_open` says whether its project is still the open one.
fn tell(state: &mut State, look: &Look, done: &PutAway, is_open: bool) {
    if is_open {
        forget_moved(state, done);
    }
    if let Some(error) = done.failed.first() {
        state.notify(Notice::of_error(error.in_words(&look.locale)));
    }
    let moved = done.moved.len();
    if moved > 0 {
        let words = look.tr_with("notice-put-away", &[("count", moved.into())]);
        state.notify(Notice::done(words));
    }
    let omitted = done.left.len();
    if omitted > 0 {
        let words = look.tr_with("notice-left-aside", &[("count", omitted.into())]);
        state.notify(Notice::refused(words, look.tr("notice-left-aside-hint")));
    }
}

/// Takes the files that were moved from what is told of the open project.
fn forget_moved(state: &mut State, done: &PutAway) {
    let is_moved = |file: &str| done.moved.iter().any(|(from, _)| from == file);
    if let Some(desk) = &mut state.desk {
        desk.aside.retain(|aside| !is_moved(&aside.file));
    }
    let is_empty = state.desk.as_ref().is_none_or(|desk| desk.aside.is_empty());
    if is_empty && count(state) == 0 {
        state.notices.retain(|n| n.gravity != Gravity::Waiting);
    }
}
