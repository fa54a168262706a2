//! Importing files: chosen, typed or dropped, each with a title, an encoding and a preview.

mod candidate;
pub mod reading;

use crate::app::action::{DocumentAction, Import};
use crate::app::context::{Actions, Context};
use crate::app::paint::colour;
use crate::app::shortcut::{OnlyHere, keys_here};
use crate::app::state::Dialog;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::picker::{Picker, Wanted, typed_path};
use crate::app::view::dialogs::names::choice::NamesChoice;
use crate::app::widget::{Button, Icon, Row, Text};
use crate::arabic::visible;
use crate::exchange::import::ENDINGS;
use candidate::{Candidate, State, is_same};
use reading::Reading;
use std::path::PathBuf;

/// The files, and which one is looked at.
pub struct ImportFiles {
    files: Vec<Candidate>,
    looked_at: usize,
    keep_original: bool,
    names: NamesChoice,
    path: String,
    picker: Picker,
    reading: Reading,
    next_ticket: usize,
}

impl ImportFiles {
    /// Begins reading the files that were dropped, if any were.
    pub fn new(context: &egui::Context, paths: &[PathBuf]) -> Self {
        let mut import = Self {
            files: Vec::new(),
            looked_at: 0,
            keep_original: true,
            names: NamesChoice::default(),
            path: String::new(),
            picker: Picker::default(),
            reading: Reading::new(context),
            next_ticket: 0,
        };
        import.add(paths);
        import
    }

    fn add(&mut self, paths: &[PathBuf]) {
        for path in paths {
            if self.files.iter().any(|f| is_same(&f.path, path)) {
                continue;
            }
            let naming = self.names.naming();
            let file = Candidate::new(self.ticket(), path.clone(), naming);
            self.reading.order(file.order());
            self.files.push(file);
        }
    }

    fn ticket(&mut self) -> usize {
        self.next_ticket += 1;
        self.next_ticket
    }

    fn poll(&mut self, ctx: &Context<'_>) {
        for answer in self.reading.answers() {
            let found = self.files.iter_mut().find(|f| f.ticket == answer.ticket);
            if let Some(file) = found {
                file.take(answer, &ctx.look.locale);
            }
        }
        if let Some(paths) = self.picker.poll() {
            self.add(&paths);
        }
    }

    /// Has all files decoded again, with other names or as they are.
    fn rename(&mut self) {
        let naming = self.names.naming();
        for index in 0..self.files.len() {
            let ticket = self.ticket();
            let file = &mut self.files[index];
            if matches!(file.state, State::Failed(_)) {
                continue;
            }
            file.rename(ticket, naming.clone());
            self.reading.order(file.order());
        }
    }

    fn count(&self, is: fn(&State) -> bool) -> usize {
        self.files.iter().filter(|f| is(&f.state)).count()
    }

    fn waiting(&self) -> usize {
        self.count(|s| matches!(s, State::Waiting))
    }

    fn ready(&self) -> usize {
        self.count(|s| matches!(s, State::Ready(_)))
    }

    /// The field that adds files, by Enter or by its button.
    fn adding(&mut self, body: &mut Body<'_, '_>) {
        let wanted = Wanted::Files(&ENDINGS);
        let was_submitted = body.submitted;
        let hint = body.tr("import-path-hint");
        let field = self
            .picker
            .field(body, "import-path", &hint, &mut self.path, wanted);
        let typed = typed_path(&self.path);
        let mut add = false;
        if field.submitted && typed.is_some() {
            body.submitted = was_submitted;
            add = true;
        }
        if typed.is_some() {
            body.gap(6.0);
            let words = body.tr("import-add");
            let mut strip = body.strip(28.0);
            let button = Button::new(&words)
                .with_icon(Icon::Add)
                .keys(keys_here(OnlyHere::TakeTyped));
            add |= body
                .button_at_start(&mut strip, button, "import-add")
                .clicked();
        }
        if let Some(path) = typed.filter(|_| add) {
            self.add(&[path]);
            self.looked_at = self.files.len().saturating_sub(1);
            self.path.clear();
            body.ui.ctx().request_repaint();
        }
    }

    /// How far reading is, with a button that ends it.
    fn progress(&mut self, body: &mut Body<'_, '_>) {
        let waiting = self.waiting();
        if waiting == 0 {
            return;
        }
        let look = body.look();
        body.gap(6.0);
        let mut strip = body.strip(28.0);
        let words = look.tr("import-stop");
        let button = Button::new(&words);
        if body
            .button_at_end(&mut strip, button, "import-stop")
            .clicked()
        {
            self.reading.abandon();
            self.files.retain(|f| !matches!(f.state, State::Waiting));
        }
        let values = [
            ("done", (self.files.len() - waiting).to_string().into()),
            ("all", self.files.len().to_string().into()),
        ];
        let words = look.tr_with("import-progress", &values);
        let painter = body.ui.painter();
        Icon::Working.paint(look, painter, strip.start(18.0), 15.0, look.quiet());
        strip.start(7.0);
        Text::new(&words)
            .colour(look.quiet())
            .paint(look, painter, strip.rest);
    }

    fn list(&mut self, body: &mut Body<'_, '_>) {
        body.gap(10.0);
        let words = body.tr("import-files");
        body.label(&words);
        let (mut looked_at, mut removed) = (self.looked_at, None);
        body.list("import-files", 170.0, |body| {
            for (index, file) in self.files.iter().enumerate() {
                match row(body, index, file, index == looked_at) {
                    RowAsked::Look => looked_at = index,
                    RowAsked::Remove => removed = Some(index),
                    RowAsked::Nothing => {}
                }
            }
        });
        self.looked_at = looked_at;
        if let Some(index) = removed {
            self.files.remove(index);
        }
    }

    fn looked_at(&mut self, body: &mut Body<'_, '_>) {
        let last = self.files.len().saturating_sub(1);
        self.looked_at = self.looked_at.min(last);
        let ticket = self.next_ticket + 1;
        let Some(file) = self.files.get_mut(self.looked_at) else {
            return;
        };
        body.gap(10.0);
        if file.show(body) {
            self.next_ticket = ticket;
            file.ticket = ticket;
            self.reading.order(file.order());
        }
    }
}

impl Form for ImportFiles {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("import-title")
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let ready = self.ready();
        let is_ready = ready > 0 && self.waiting() == 0 && self.names.is_ready();
        let mut foot = Foot::primary(ctx, "import-do", is_ready);
        if self.files.len() > 1 {
            let values = [("count", ready.into())];
            foot.primary = Some((ctx.look.tr_with("import-do-several", &values), is_ready));
        }
        foot
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        self.poll(body.ctx);
        self.adding(body);
        self.progress(body);
        if self.files.is_empty() {
            let words = body.tr("import-kinds");
            body.hint(&words);
            return;
        }
        if self.files.len() > 1 {
            self.list(body);
        }
        self.looked_at(body);
        if self.names.show(body) {
            self.rename();
        }
        if self.names.is_on() {
            return;
        }
        body.gap(10.0);
        if body.check("import-keep", self.keep_original) {
            self.keep_original = !self.keep_original;
        }
        body.choice_hint("import-keep-hint");
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let keep = self.keep_original && !self.names.is_on();
        let files: Vec<Import> = self.files.iter().filter_map(|f| f.import(keep)).collect();
        if files.is_empty() {
            return false;
        }
        actions.push(DocumentAction::Import(files).into());
        true
    }

    /// Files that are dropped on the dialog come to those that are there.
    fn take_in(&mut self, dialog: &Dialog) -> bool {
        let Dialog::Import(paths) = dialog else {
            return false;
        };
        self.add(paths);
        true
    }
}

enum RowAsked {
    Nothing,
    Look,
    Remove,
}

fn row(body: &mut Body<'_, '_>, index: usize, file: &Candidate, selected: bool) -> RowAsked {
    let look = body.look();
    let name = visible(&file.name);
    let (response, mut strip) = Row::new(&name)
        .height(31.0)
        .rounded()
        .selected(selected)
        .show_as(body.ui, look, entry_id(&format!("import-file-{index}")));
    let words = look.tr_with("import-leave-out", &[("name", name.as_str().into())]);
    let button = Button::icon(Icon::Close, &words);
    let place = strip.end(24.0);
    let id = entry_id(&format!("import-leave-out-{index}"));
    let remove = button.show_in(body.ui, look, place, id).clicked();
    strip.end(8.0);
    let (icon, ink, about) = match &file.state {
        State::Waiting => (Icon::Working, look.quiet(), look.tr("import-reading-one")),
        State::Ready(text) => (Icon::Check, look.accent(), text.decoded.encoding.to_owned()),
        State::Failed(_) => (
            Icon::Warning,
            colour(look.palette.warning),
            look.tr("import-failed"),
        ),
    };
    let painter = body.ui.painter();
    icon.paint(look, painter, strip.start(16.0), 15.0, ink);
    strip.start(9.0);
    let text = Text::new(&about).size(12.0).colour(look.quiet()).at_end();
    let width = text.width(look).ceil() + 1.0;
    text.paint(look, painter, strip.end(width));
    strip.end(8.0);
    Text::new(&name).named().paint(look, painter, strip.rest);
    if remove {
        RowAsked::Remove
    } else if response.clicked() {
        RowAsked::Look
    } else {
        RowAsked::Nothing
    }
}
