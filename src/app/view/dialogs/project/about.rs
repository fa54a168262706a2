//! The project itself: its title, whether anything may leave its folder, and its backups.

use crate::app::action::ProjectAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::body::{Body, Entry, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::widget::{Button, Icon, Row, Text};
use crate::arabic::visible;
use crate::desk::{BackupsRequest, shelf_of};
use crate::model::{Bilingual, Seen};
use crate::store::{Backup, Shelf};
use crate::words::InWords as _;
use egui::Role;
use std::path::PathBuf;

/// What is to be known of the project, and its backups.
pub struct AboutProject {
    title: Bilingual,
    confined: bool,
    /// Where the backups are; none where the system has no folder for them.
    shelf: Option<Shelf>,
    backups: Vec<Backup>,
    /// Whether the backups were asked for.
    is_asked: bool,
    /// How many works on backups had ended when one was last told.
    works_told: usize,
    chosen: Option<usize>,
    to: String,
    told: String,
    trouble: String,
}

impl AboutProject {
    /// Begins with what is known of the project.
    pub fn new(ctx: &Context<'_>) -> Self {
        let seen = ctx.state.seen();
        let root = ctx.state.desk.as_ref().map(|d| &d.root);
        Self {
            title: seen.map(|p| p.title().clone()).unwrap_or_default(),
            confined: seen.is_some_and(|p| p.is_confined()),
            shelf: root.and_then(|root| shelf_of(root).ok()),
            backups: Vec::new(),
            is_asked: false,
            works_told: ctx.state.backups.ended(),
            chosen: None,
            to: String::new(),
            told: String::new(),
            trouble: String::new(),
        }
    }

    /// Asks for something to be done with the backups.
    fn ask(&mut self, body: &mut Body<'_, '_>, request: BackupsRequest) {
        (self.told, self.trouble) = (String::new(), String::new());
        body.actions.push(ProjectAction::Backups(request).into());
    }

    /// Whether work on the backups goes on, or they were not listed yet.
    fn is_working(&self, ctx: &Context<'_>) -> bool {
        ctx.state.backups.is_running() || (self.shelf.is_some() && !self.is_asked)
    }

    /// Shows what came of the last work on the backups.
    fn follow(&mut self, body: &mut Body<'_, '_>) {
        if self.shelf.is_some() && !std::mem::replace(&mut self.is_asked, true) {
            self.ask(body, BackupsRequest::List);
        }
        let (look, work) = (body.look(), &body.ctx.state.backups);
        if self.works_told == work.ended() {
            return;
        }
        self.works_told = work.ended();
        let Some(outcome) = work.outcome() else {
            return;
        };
        self.backups.clone_from(&outcome.backups);
        self.chosen = self.chosen.filter(|at| *at < self.backups.len());
        match (&outcome.done, &outcome.request) {
            (Ok(()), BackupsRequest::Unpack { .. }) => {
                self.told = look.tr("project-backup-unpacked");
            }
            (Ok(()), _) => {}
            (Err(error), _) => self.trouble = error.in_words(&look.locale).message,
        }
    }

    fn changes(&self, seen: Seen<'_>) -> Vec<ProjectAction> {
        let title = Bilingual::new(self.title.ar.trim(), self.title.en.trim());
        let mut all = Vec::new();
        if title != *seen.title() {
            all.push(ProjectAction::Rename(title));
        }
        if self.confined != seen.is_confined() {
            all.push(ProjectAction::Confine(self.confined));
        }
        all
    }

    /// Where it lies.
    fn place(&self, body: &mut Body<'_, '_>) {
        let Some(desk) = &body.ctx.state.desk else {
            return;
        };
        let path = visible(&desk.root.display().to_string());
        let words = body
            .look()
            .tr_with("project-folder", &[("path", path.into())]);
        body.hint(&words);
    }

    fn backups(&mut self, body: &mut Body<'_, '_>) {
        let look = body.look();
        body.heading("project-backups");
        let (seen, shelf) = (body.ctx.state.seen(), self.shelf.as_ref());
        let desk = body.ctx.state.desk.as_ref();
        let is_wanted = desk
            .zip(shelf)
            .is_some_and(|(desk, shelf)| shelf.is_wanted(desk.project()));
        let is_never = !is_wanted && seen.is_some_and(|p| !p.is_confined());
        let key = match (self.confined, is_never, self.backups.is_empty()) {
            (true, _, false) => "project-backups-left",
            (true, _, true) => "project-confined-hint",
            (false, true, _) => "project-backups-never",
            (false, false, _) => "project-backups-hint",
        };
        let words = look.tr(key);
        body.hint(&words);
        if !(self.confined || is_never) {
            let words = look.tr("project-backups-hold");
            body.hint(&words);
        }
        body.gap(4.0);
        // «None are made» says already that there is none.
        let is_working = self.is_working(body.ctx);
        let is_said = self.confined || (is_never && !is_working);
        if self.backups.is_empty() && !is_said {
            let key = if is_working {
                "project-backups-reading"
            } else {
                "project-backups-none"
            };
            let words = look.tr(key);
            body.text(&words);
        }
        if !self.backups.is_empty() {
            body.list("backups", 150.0, |body| {
                for (at, backup) in self.backups.iter().enumerate() {
                    if row(body, at, backup, self.chosen == Some(at)) {
                        self.chosen = Some(at);
                    }
                }
            });
        }
        body.gap(6.0);
        self.buttons(body);
        self.unpack(body);
        if is_working && !self.backups.is_empty() {
            let words = look.tr("project-backups-working");
            body.hint(&words);
        }
        if !self.told.is_empty() {
            body.text(&self.told);
        }
        if !self.trouble.is_empty() {
            body.trouble(&self.trouble);
        }
    }

    fn buttons(&mut self, body: &mut Body<'_, '_>) {
        let is_free = !self.is_working(body.ctx) && self.shelf.is_some();
        let count = [("count", self.backups.len().into())];
        let remove = body.look().tr_with("project-backups-remove", &count);
        let now = body.tr("project-backup-now");
        let mut strip = body.strip(30.0);
        // As it is on disk: what is not said yet is not so yet.
        let is_confined = body.ctx.state.seen().is_some_and(|p| p.is_confined());
        let may = is_free && !self.confined && !is_confined;
        let button = Button::new(&now).enabled(may);
        if body
            .button_at_start(&mut strip, button, "backup-now")
            .clicked()
        {
            self.ask(body, BackupsRequest::Make);
        }
        if self.backups.is_empty() {
            return;
        }
        let button = Button::new(&remove)
            .with_icon(Icon::Delete)
            .enabled(is_free);
        if body
            .button_at_end(&mut strip, button, "backups-remove")
            .clicked()
        {
            self.ask(body, BackupsRequest::DeleteAll);
        }
    }

    /// Where the chosen backup goes.
    fn unpack(&mut self, body: &mut Body<'_, '_>) {
        if self.backups.is_empty() {
            return;
        }
        let Some(backup) = self.chosen.and_then(|at| self.backups.get(at)).cloned() else {
            let words = body.tr("project-backup-choose");
            return body.hint(&words);
        };
        let name = body.tr("project-backup-to");
        body.label(&name);
        let entry = Entry {
            name: &name,
            path: true,
            ..Entry::default()
        };
        body.entry("project-backup-to", entry, &mut self.to);
        body.gap(6.0);
        let words = body.tr("project-backup-unpack");
        let ready = !self.is_working(body.ctx) && !self.to.trim().is_empty();
        let mut strip = body.strip(30.0);
        let button = Button::new(&words).enabled(ready);
        if body
            .button_at_start(&mut strip, button, "backup-unpack")
            .clicked()
        {
            let to = PathBuf::from(self.to.trim());
            self.ask(body, BackupsRequest::Unpack { backup, to });
        }
    }
}

fn row(body: &mut Body<'_, '_>, at: usize, backup: &Backup, chosen: bool) -> bool {
    let look = body.look();
    let values = [
        ("day", backup.day.to_string().into()),
        ("size", backup.size.div_ceil(1024).to_string().into()),
    ];
    let words = look.tr_with("project-backup-size", &values);
    let row = Row::new(&words).rounded().selected(chosen);
    let row = row.role(Role::ListBoxOption).place(at);
    let id = entry_id(&format!("backup-{}", backup.day));
    let (response, strip) = row.show_as(body.ui, look, id);
    Text::new(&words).paint(look, body.ui.painter(), strip.rest);
    response.clicked()
}

impl Form for AboutProject {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("project-title")
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let seen = ctx.state.seen();
        let changed = seen.is_some_and(|p| !self.changes(p).is_empty());
        Foot::primary(ctx, "dialog-save", changed)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        self.follow(body);
        body.field("project-name-ar", &mut self.title.ar);
        body.gap(8.0);
        body.field("project-name-en", &mut self.title.en);
        body.gap(8.0);
        self.place(body);
        body.gap(8.0);
        if body.check("project-confined", self.confined) {
            self.confined = !self.confined;
        }
        body.choice_hint("project-confined-hint");
        body.gap(6.0);
        self.backups(body);
        body.gap(10.0);
        body.heading("project-sharing");
        let words = body.tr("project-sharing-hint");
        body.hint(&words);
    }

    fn submit(&mut self, ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let Some(seen) = ctx.state.seen() else {
            return false;
        };
        let changes = self.changes(seen);
        // What was made before is still there: it is shown, so that it can be removed.
        let asks = self.confined && !seen.is_confined() && !self.backups.is_empty();
        actions.extend(changes.into_iter().map(Into::into));
        !asks
    }
}
