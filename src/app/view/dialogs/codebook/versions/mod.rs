//! Versions of the codebook: naming the present state, the log, what differs between two states, and
//! bringing one back.

mod difference;
mod log;
mod side;

use super::lines::needs_annotator;
use crate::app::action::VersionsAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::body::{Body, Entry};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::widget::{Button, Icon};
use crate::edit::VersionNote;
use crate::model::{
    Codebook, CodebookVersion, CountedApart, Seen, TagDifference, VersionId, codebook_changes,
};
use crate::words::States;
use side::Side;

/// What the dialog is at.
#[derive(Clone, PartialEq)]
enum Stage {
    /// The log and what differs.
    Log,
    /// A name for the present state.
    Name,
    /// Another name and reason for a version.
    Note(VersionId),
    /// What bringing a version back will do.
    BringBack(VersionId),
}

/// The versions, and what is typed and chosen.
pub struct Versions {
    stage: Stage,
    name: String,
    reason: String,
    note_name: String,
    note_reason: String,
    /// The earlier and the later state of the comparison.
    from: Side,
    to: Side,
    compared: Option<Compared>,
}

/// What was computed of the project as it was at a revision.
struct Compared {
    revision: u64,
    sides: (Side, Side),
    changes: Vec<TagDifference>,
    /// The version that the codebook does not differ from.
    now: Option<VersionId>,
    /// How many tags differ from the latest version.
    since: usize,
}

impl Versions {
    /// Nothing is chosen yet.
    pub fn new() -> Self {
        Self {
            stage: Stage::Log,
            name: String::new(),
            reason: String::new(),
            note_name: String::new(),
            note_reason: String::new(),
            from: None,
            to: None,
            compared: None,
        }
    }

    /// Looks at the project anew where it or the choice of states changed.
    fn look(&mut self, ctx: &Context<'_>) {
        let (Some(desk), Some(seen)) = (&ctx.state.desk, ctx.state.seen()) else {
            return;
        };
        let revision = desk.session.revision();
        for side in [&mut self.from, &mut self.to] {
            if side.as_ref().is_some_and(|id| seen.version(id).is_none()) {
                *side = None;
            }
        }
        if self.from.is_none() && self.to.is_none() {
            // Nothing differs from itself: the latest version is of interest.
            let latest = seen.versions_by_time();
            self.from = latest.first().map(|v| v.id.clone());
        }
        let sides = (self.from.clone(), self.to.clone());
        let is_fresh = |known: &Compared| known.revision == revision && known.sides == sides;
        if self.compared.as_ref().is_some_and(is_fresh) {
            return;
        }
        let latest = seen.versions_by_time().first().map(|v| &v.tags);
        self.compared = Some(Compared {
            revision,
            changes: codebook_changes(state_of(seen, &sides.0), state_of(seen, &sides.1)),
            sides,
            now: seen.version_now().map(|v| v.id.clone()),
            since: latest.map_or(0, |tags| codebook_changes(tags, seen.codebook()).len()),
        });
    }

    /// Whether a name can be given: not blank, and no other version's.
    fn is_free(seen: Seen<'_>, name: &str, own: Option<&VersionId>) -> bool {
        let mut others = seen.versions().filter(|v| Some(&v.id) != own);
        others.all(|v| v.name != name.trim())
    }

    /// Whether what the foot is for can be done now.
    fn is_ready(&self, ctx: &Context<'_>) -> bool {
        let is_writable = ctx.state.desk.as_ref().is_some_and(|d| d.is_writable());
        let Some(seen) = ctx.state.seen().filter(|_| is_writable) else {
            return false;
        };
        let fits = |name: &str, own| !name.trim().is_empty() && Self::is_free(seen, name, own);
        match &self.stage {
            Stage::Log => true,
            Stage::Name => ctx.state.me().is_some() && fits(&self.name, None),
            Stage::Note(id) => fits(&self.note_name, Some(id)),
            Stage::BringBack(_) => ctx.state.me().is_some(),
        }
    }

    /// The fields with which the present state is named.
    fn naming(&mut self, body: &mut Body<'_, '_>, seen: Seen<'_>) {
        needs_annotator(body);
        let words = body.tr("versions-name-hint");
        body.text(&words);
        body.gap(8.0);
        let taken = !self.name.trim().is_empty() && !Self::is_free(seen, &self.name, None);
        two_fields(body, "versions", (&mut self.name, &mut self.reason));
        if taken {
            let words = body.tr("versions-name-taken");
            body.trouble(&words);
        }
    }

    /// How the present state stands to the versions.
    fn standing(&self, body: &mut Body<'_, '_>, seen: Seen<'_>) {
        let look = body.look();
        let Some(compared) = &self.compared else {
            return;
        };
        let name = |v: &CodebookVersion| crate::arabic::visible(&v.name);
        let now = compared.now.as_ref().and_then(|id| seen.version(id));
        let latest = seen.versions_by_time().first().copied();
        let words = match (now, latest) {
            (Some(version), _) => {
                look.tr_with("versions-as-now", &[("name", name(version).into())])
            }
            (None, Some(latest)) => {
                let values = [
                    ("name", name(latest).into()),
                    ("count", compared.since.into()),
                ];
                look.tr_with("versions-not-named", &values)
            }
            (None, None) => look.tr("versions-empty"),
        };
        body.text(&words);
        body.gap(6.0);
    }

    fn log(&mut self, body: &mut Body<'_, '_>, seen: Seen<'_>) {
        self.standing(body, seen);
        if seen.versions().len() == 0 {
            return;
        }
        body.gap(2.0);
        body.heading("versions-log");
        if let Some(chosen) = log::rows(body, seen, self.from.as_ref()) {
            (self.from, self.to) = (Some(chosen), None);
            self.look(body.ctx);
        }
        body.gap(4.0);
        self.version_buttons(body, seen);
        body.gap(14.0);
        body.heading("versions-compare");
        if log::sides(body, seen, &mut self.from, &mut self.to) {
            self.look(body.ctx);
        }
        body.gap(8.0);
        let states = States {
            seen,
            old: state_of(seen, &self.from),
            new: state_of(seen, &self.to),
        };
        let changes = self
            .compared
            .as_ref()
            .map_or(&[][..], |compared| &compared.changes);
        difference::show(body, &states, changes);
    }

    /// What can be done with the version that is chosen in the log.
    fn version_buttons(&mut self, body: &mut Body<'_, '_>, seen: Seen<'_>) {
        let Some(version) = self.from.as_ref().and_then(|id| seen.version(id)) else {
            return;
        };
        let look = body.look();
        let may = body
            .ctx
            .state
            .desk
            .as_ref()
            .is_some_and(|d| d.is_writable());
        let is_now = self
            .compared
            .as_ref()
            .is_some_and(|s| s.now.as_ref() == Some(&version.id));
        let name = [("name", crate::arabic::visible(&version.name).into())];
        let [back, note] = [
            look.tr_with("versions-bring-back", &name),
            look.tr("versions-edit-note"),
        ];
        let mut strip = body.strip(30.0);
        let button = Button::new(&note).with_icon(Icon::Edit).enabled(may);
        let mut rest = strip;
        let note_width = button.width(look) + 8.0;
        rest.end(note_width);
        // A long name is cut, and never pushes the other button out.
        let wide = Button::new(&back)
            .with_icon(Icon::History)
            .enabled(may && !is_now);
        let place = rest.start(wide.width(look).min(rest.rest.width()));
        let pressed = wide.show_in(
            body.ui,
            look,
            place,
            crate::app::view::dialogs::kit::body::entry_id("bring-back"),
        );
        if pressed.clicked() {
            self.stage = Stage::BringBack(version.id.clone());
        }
        let edit = body.button_at_end(&mut strip, button, "edit-note");
        if edit.clicked() {
            (self.note_name, self.note_reason) = (version.name.clone(), version.reason.clone());
            self.stage = Stage::Note(version.id.clone());
        }
    }

    fn note(&mut self, body: &mut Body<'_, '_>, seen: Seen<'_>, id: &VersionId) {
        let taken = !Self::is_free(seen, &self.note_name, Some(id));
        two_fields(body, "note", (&mut self.note_name, &mut self.note_reason));
        if taken {
            let words = body.tr("versions-name-taken");
            body.trouble(&words);
        }
    }
}

/// What bringing a version back will do, with what it costs.
fn account(body: &mut Body<'_, '_>, seen: Seen<'_>, version: &CodebookVersion) {
    let look = body.look();
    needs_annotator(body);
    let words = look.tr("versions-bring-back-hint");
    body.text(&words);
    let newer = seen.codebook().living();
    let newer = newer.filter(|tag| version.tags.get(&tag.id).is_none());
    let newer: Vec<_> = newer.map(|tag| tag.id.clone()).collect();
    if newer.is_empty() {
        return;
    }
    let counts = seen.tag_counts(CountedApart::default());
    let passages = newer.iter().filter_map(|id| counts.get(id));
    let passages: usize = passages.map(|count| count.project).sum();
    let values = [("tags", newer.len().into()), ("count", passages.into())];
    let words = look.tr_with("versions-bring-back-newer", &values);
    body.gap(8.0);
    body.trouble(&words);
}

/// The codebook at a side of the comparison.
fn state_of<'a>(seen: Seen<'a>, side: &Side) -> &'a Codebook {
    let version = side.as_ref().and_then(|id| seen.version(id));
    version.map_or(seen.codebook(), |version| &version.tags)
}

/// Name and reason, below each other.
fn two_fields(body: &mut Body<'_, '_>, id: &str, (name, reason): (&mut String, &mut String)) {
    for (key, text, rows) in [("name", name, None), ("reason", reason, Some((1, 4)))] {
        let words = body.tr(&format!("versions-{key}"));
        let placeholder = body.tr(&format!("versions-{key}-placeholder"));
        body.label(&words);
        let entry = Entry {
            name: &words,
            placeholder: &placeholder,
            rows,
            ..Entry::default()
        };
        body.entry(&format!("{id}-{key}"), entry, text);
        body.gap(4.0);
    }
}

impl Form for Versions {
    fn title(&self, ctx: &Context<'_>) -> String {
        let seen = ctx.state.seen();
        let named = |id: &VersionId| {
            let version = seen.and_then(|p| p.version(id));
            version.map_or_else(String::new, |v| crate::arabic::visible(&v.name))
        };
        match &self.stage {
            Stage::Log => ctx.look.tr("versions-title"),
            Stage::Name => ctx.look.tr("versions-name-now"),
            Stage::Note(_) => ctx.look.tr("versions-edit-note"),
            Stage::BringBack(id) => {
                let name = [("name", named(id).into())];
                ctx.look.tr_with("versions-bring-back", &name)
            }
        }
    }

    fn width(&self) -> f32 {
        match self.stage {
            Stage::Log => 700.0,
            _ => 520.0,
        }
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let ready = self.is_ready(ctx);
        match self.stage {
            Stage::Log => Foot {
                primary: Some((ctx.look.tr("versions-name-now"), ready)),
                close: ctx.look.tr("dialog-close"),
            },
            Stage::Name => Foot::primary(ctx, "versions-do-name", ready),
            Stage::Note(_) => Foot::primary(ctx, "versions-save-note", ready),
            Stage::BringBack(_) => Foot::primary(ctx, "versions-do-bring-back", ready),
        }
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        self.look(body.ctx);
        let Some(seen) = body.ctx.state.seen() else {
            return;
        };
        match self.stage.clone() {
            Stage::Log => self.log(body, seen),
            Stage::Name => self.naming(body, seen),
            Stage::Note(id) => self.note(body, seen, &id),
            Stage::BringBack(id) => {
                if let Some(version) = seen.version(&id) {
                    account(body, seen, version);
                }
            }
        }
    }

    /// From the log to a name; all else is done at once, and shows in the log.
    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let trimmed = |text: &str| text.trim().to_owned();
        let action = match std::mem::replace(&mut self.stage, Stage::Log) {
            Stage::Log => {
                self.stage = Stage::Name;
                return false;
            }
            Stage::Name => {
                let name = trimmed(&std::mem::take(&mut self.name));
                let reason = trimmed(&std::mem::take(&mut self.reason));
                VersionsAction::Name { name, reason }
            }
            Stage::Note(id) => VersionsAction::Note(VersionNote {
                id,
                name: trimmed(&self.note_name),
                reason: trimmed(&self.note_reason),
            }),
            Stage::BringBack(id) => VersionsAction::BringBack(id),
        };
        actions.push(action.into());
        false
    }

    /// From what is asked of one version the way back is to the log.
    fn may_close(&mut self, _ctx: &Context<'_>) -> bool {
        std::mem::replace(&mut self.stage, Stage::Log) == Stage::Log
    }
}
