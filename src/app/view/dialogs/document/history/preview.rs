//! What putting a coding back would do, worked out on a thread of its own.

use super::reading::Read;
use crate::app::view::dialogs::kit::background;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::widget::Text;
use crate::desk::{self, Job};
use crate::edit::{as_of, restore};
use crate::model::{Annotation, Coding, CodingKey, Moment, Project, TagId};
use crate::words::{day, passage, time};
use egui::{Role, Sense, WidgetInfo};
use std::sync::Arc;
use std::time::Duration;

/// Most passages that are listed; the counts cover all of them.
const NAMED: usize = 60;

/// What was worked out, and for which moment.
#[derive(Default)]
pub struct Preview {
    known: Option<(Moment, Restored)>,
    working: Option<(Moment, Job<Restored>)>,
}

/// What putting a coding back does.
struct Restored {
    was: Coding,
    /// How many come back, go and are changed.
    counts: [usize; 3],
    finished: Option<bool>,
    /// A sign, the tag and the passage of the first of them.
    named: Vec<(&'static str, Option<TagId>, String)>,
}

impl Preview {
    /// Works it out for another moment than before.
    pub fn follow(
        &mut self,
        body: &Body<'_, '_>,
        read: &Arc<Read>,
        key: &CodingKey,
        moment: Moment,
    ) {
        if let Some((asked, job)) = &mut self.working {
            match job.take(Duration::ZERO) {
                None if *asked == moment => return,
                Some(Ok(found)) => self.known = Some((*asked, found)),
                None | Some(Err(_)) => {}
            }
            self.working = None;
        }
        if self
            .known
            .as_ref()
            .is_some_and(|(known, _)| *known == moment)
        {
            return;
        }
        let Some(desk) = &body.ctx.state.desk else {
            return;
        };
        let (project, read, key) = (desk.project().clone(), read.clone(), key.clone());
        let work = move |_: &_| restored(&project, &read, &key, moment);
        self.working = Some((moment, background::start(body.ui.ctx(), "restore", work)));
    }

    /// Whether something is to be put back, and it is known what.
    pub fn is_ready(&self, chosen: Option<Moment>) -> bool {
        self.found(chosen).is_some_and(|found| !found.is_nothing())
    }

    /// What the coding was.
    pub fn was(&self, chosen: Option<Moment>) -> Option<Coding> {
        self.found(chosen).map(|found| found.was.clone())
    }

    fn found(&self, chosen: Option<Moment>) -> Option<&Restored> {
        let (moment, found) = self.known.as_ref()?;
        (Some(*moment) == chosen).then_some(found)
    }

    /// Says what it would do; `change` is when the change was that it goes back behind, if it does.
    pub fn show(&self, body: &mut Body<'_, '_>, moment: Moment, change: Option<Moment>) {
        let look = body.look();
        let Some(found) = self.found(Some(moment)) else {
            let words = look.tr("history-working");
            return body.hint(&words);
        };
        let at = change.unwrap_or(moment);
        let when = format!("{} {}", day(at), time(at));
        let side = if change.is_some() { "before" } else { "at" };
        let [back, gone, changed] = found.counts;
        let values = [
            ("when", when.into()),
            ("side", side.into()),
            ("back", back.into()),
            ("gone", gone.into()),
            ("changed", changed.into()),
        ];
        if found.is_nothing() {
            let words = look.tr_with("history-same", &values[..2]);
            return body.text(&words);
        }
        let words = look.tr_with("history-would", &values);
        body.text(&words);
        if let Some(finished) = found.finished {
            let key = if finished {
                "history-finished"
            } else {
                "history-not-finished"
            };
            let words = look.tr(key);
            body.text(&words);
        }
        if found.named.is_empty() {
            return;
        }
        body.gap(4.0);
        body.list("history-preview", 112.0, |body| {
            for (at, named) in found.named.iter().enumerate() {
                line(body, at, named);
            }
        });
        let words = look.tr("history-hint");
        body.hint(&words);
    }
}

fn line(
    body: &mut Body<'_, '_>,
    at: usize,
    (sign, tag, passage): &(&'static str, Option<TagId>, String),
) {
    let look = body.look();
    let seen = body.ctx.state.seen();
    let tag = tag.as_ref().and_then(|tag| seen?.codebook().resolve(tag));
    let tag = tag.map_or_else(|| look.tr("untagged"), |tag| look.name(&tag.name));
    let sign = look.tr(sign);
    let words = format!("{sign} · \u{2068}{tag}\u{2069}: \u{2068}{passage}\u{2069}");
    let place = body.strip(22.0);
    Text::new(&words)
        .size(12.5)
        .paint(look, body.ui.painter(), place.rest);
    let id = entry_id(&format!("history-preview-{at}"));
    let response = body.ui.interact(place.rest, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
}

fn restored(project: &Project, read: &Read, key: &CodingKey, moment: Moment) -> Restored {
    let nothing = Coding::default();
    let now = project.codings.get(key).unwrap_or(&nothing);
    let was = as_of(now, key, &read.changes, moment);
    let done = restore(project, key, &was, desk::now());
    let name = |sign: &'static str| {
        move |a: &Arc<Annotation>| (sign, a.tag.clone(), passage(a).replace('\n', " "))
    };
    let back = done.back.iter().map(name("history-will-be-back"));
    let gone = done.gone.iter().map(name("history-will-be-gone"));
    let changed = done
        .changed
        .iter()
        .map(|[now, _]| name("history-will-change")(now));
    let named = back.chain(gone).chain(changed).take(NAMED).collect();
    Restored {
        counts: [done.back.len(), done.gone.len(), done.changed.len()],
        finished: done.finished,
        named,
        was,
    }
}

impl Restored {
    fn is_nothing(&self) -> bool {
        self.counts == [0; 3] && self.finished.is_none()
    }
}
