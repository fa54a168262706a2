//! The window: a pass of logic, a pass of views, and then what they asked for, in order.

use super::action::{
    Action, ProjectAction, begin, close, follow_arrived, hide_newcomers, open_and_wait,
    open_project, take_created, take_exported, take_moved, take_opened, take_put_away,
    take_renamed, take_saved, take_sealed,
};
use super::after_saving::AfterSaving;
use super::clipboard::Clipboard;
use super::commands;
use super::context::{Actions, Context};
use super::derived::Derived;
use super::notice::{Gravity, Notice};
use super::paint::Letters;
use super::place::Places;
use super::preferences::Preferences;
use super::remember::Remember;
use super::state::{Dialog, State};
use super::widget::Look;
use crate::desk::Saving;
use crate::locale::{Isolation, Language, Locale};
use crate::page::Theme;
use crate::store::settings::UserSettings;
use crate::typeset::Fallback;
use crate::words::InWords as _;
use egui::{Ui, ViewportCommand};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

/// With what a window begins.
#[derive(Clone, Debug)]
pub struct Start {
    /// The project to open; without one the last one, and at the first start the sample.
    pub project: Option<PathBuf>,
    /// Where the user's settings are kept; without it nothing is remembered.
    pub settings: Option<PathBuf>,
    /// The language of the system.
    pub system: Language,
    /// Where letters come from that the bundled fonts lack.
    pub fallback: Fallback,
}

/// The window.
pub struct Window {
    state: State,
    places: Places,
    derived: Derived,
    letters: Rc<Letters>,
    locale: Locale,
    remember: Option<Remember>,
    clipboard: Clipboard,
    title: String,
    dressed: Option<(Theme, Language, f32)>,
}

impl Window {
    /// Opens what the start says; what cannot be opened becomes a notice.
    pub fn new(context: &egui::Context, start: Start) -> Self {
        let stored = start.settings.as_deref().map(crate::store::settings::read);
        let (stored, fault) = match stored {
            None => (UserSettings::default(), None),
            Some(Ok(stored)) => (stored, None),
            Some(Err(fault)) => (UserSettings::default(), Some(fault)),
        };
        let preferences = Preferences::from_stored(stored, start.system);
        let locale = Locale::new(preferences.language, Isolation::Window);
        context.options_mut(|o| o.zoom_with_keyboard = false);
        let mut state = State::new(preferences);
        let (sealed, asked) = match start.project {
            Some(file) if crate::store::is_sealed(&file) => (Some(file), None),
            asked => (None, asked),
        };
        let first = asked.or_else(|| last_project(&state));
        // The project is read while fonts are looked for.
        state.opening = first.as_deref().and_then(|root| begin(root, context));
        let mut window = Self {
            state,
            places: Places::default(),
            derived: Derived::default(),
            letters: Rc::new(Letters::new(context, start.fallback)),
            locale,
            // A settings file that could not be understood is not written over.
            remember: start
                .settings
                .filter(|_| fault.is_none())
                .map(Remember::start),
            clipboard: Clipboard::default(),
            title: String::new(),
            dressed: None,
        };
        if let Some(fault) = fault {
            use crate::words::InWords as _;
            window.state.notify(super::notice::Notice::of_error(
                fault.in_words(&window.locale),
            ));
        }
        window.open_first(context, first);
        if let Some(file) = sealed {
            let file = std::path::absolute(&file).unwrap_or(file);
            window.state.dialog = Some(Dialog::Unseal(file));
        }
        window
    }

    /// Copies to the system's clipboard, as HTML too; without this, tests leave it alone.
    pub fn with_system_clipboard(mut self) -> Self {
        self.clipboard = Clipboard::Waiting;
        self
    }

    /// Sets on threads beside what will be looked at next; without this, all is set in its frame.
    pub fn with_workers(self, context: &egui::Context) -> Self {
        self.letters.start_workers(context);
        self
    }

    /// Waits until the threads beside have done what there is to do; for tests and benches.
    pub fn finish_work(&self) {
        if let Some(workers) = self.letters.workers() {
            workers.finish();
        }
    }

    /// What the window knows; for tests.
    pub fn state(&self) -> &State {
        &self.state
    }

    fn open_first(&mut self, context: &egui::Context, project: Option<PathBuf>) {
        let look = self.look(context);
        match project {
            Some(_) if self.state.opening.is_some() => {
                take_opened(&mut self.state, &look, context, Duration::MAX);
            }
            Some(root) => open_and_wait(&mut self.state, &look, context, &root),
            None => {
                let action = Action::from(ProjectAction::OpenSample);
                action.apply(&mut self.state, &look, context);
                take_created(&mut self.state, &look, context, Duration::MAX);
                take_opened(&mut self.state, &look, context, Duration::MAX);
            }
        }
    }

    fn look(&self, context: &egui::Context) -> Look {
        let theme = self.state.preferences.theme;
        Look {
            letters: self.letters.clone(),
            theme,
            palette: theme.palette(),
            locale: self.locale.clone(),
            scale: context.pixels_per_point(),
        }
    }

    /// Takes news from background work and from the system.
    pub fn logic(&mut self, context: &egui::Context) {
        if self.state.preferences.language != self.locale.language() {
            self.locale = Locale::new(self.state.preferences.language, Isolation::Window);
        }
        self.take_work(context, Duration::ZERO);
        if let Some(desk) = &mut self.state.desk
            && desk.poll()
            && !matches!(desk.saving, Saving::Failed(_))
        {
            self.state.give_up = false;
            self.state.notices.retain(|n| n.gravity != Gravity::Unsaved);
        }
        let trouble = self.state.desk.as_mut().and_then(|d| d.backup_trouble());
        if let Some(error) = trouble {
            let words = error.in_words(&self.locale);
            let hint = words.hint.unwrap_or_default();
            self.state.notify(Notice::standing(words.message, hint));
        }
        self.tell_of_others(context);
        let dropped: Vec<PathBuf> = context.input(|i| {
            i.raw
                .dropped_files
                .iter()
                .map(|f| f.path().to_path_buf())
                .collect()
        });
        if !dropped.is_empty() {
            self.take_dropped(context, dropped);
        }
    }

    /// Takes what came of background work, waiting for each at most that long.
    fn take_work(&mut self, context: &egui::Context, at_most: Duration) {
        let look = self.look(context);
        let state = &mut self.state;
        // Dialogs stay open until these three have ended, and tell why one of them was refused.
        state.answers.resume();
        take_created(state, &look, context, at_most);
        take_opened(state, &look, context, at_most);
        take_sealed(state, &look, context, at_most);
        state.answers.pause();
        take_renamed(state, &look, context, at_most);
        take_moved(state, &look, context, at_most);
        take_exported(state, &look, at_most);
        take_put_away(state, &look, context, at_most);
        take_saved(state, &look, context);
        state.backups.look(at_most);
        state.names_saving.look(at_most);
    }

    /// Follows what others wrote. When the window comes to the front it looks around, since not
    /// every drive tells of changes, and tries to save what could not be: the drive may be back.
    fn tell_of_others(&mut self, context: &egui::Context) {
        let comes_to_the_front =
            context.input(|i| i.events.contains(&egui::Event::WindowFocused(true)));
        let Some(desk) = &mut self.state.desk else {
            return;
        };
        if comes_to_the_front {
            desk.look_around();
            desk.retry();
        }
        let arrived = std::mem::take(&mut desk.others.arrived);
        let newcomers = std::mem::take(&mut desk.others.newcomers);
        if arrived.is_empty() {
            return;
        }
        let look = self.look(context);
        hide_newcomers(&mut self.state, newcomers);
        follow_arrived(&mut self.state, &look, context, &arrived);
    }

    /// A folder is a project to open, files are documents to import.
    fn take_dropped(&mut self, context: &egui::Context, dropped: Vec<PathBuf>) {
        match dropped.iter().find(|p| p.is_dir()) {
            Some(folder) => {
                let look = self.look(context);
                open_project(&mut self.state, &look, context, folder);
            }
            None => self.state.dialog = self.state.desk.as_ref().map(|_| Dialog::Import(dropped)),
        }
    }

    /// Shows everything, and does what was asked for.
    pub fn show(&mut self, ui: &mut Ui) {
        // Takes effect in the next pass.
        ui.ctx().set_zoom_factor(self.state.preferences.zoom);
        let look = self.look(ui.ctx());
        self.letters.tend();
        self.dress(ui.ctx(), &look);
        self.derived.refresh(&self.state);
        let mut actions = Actions::new();
        let ctx = Context {
            look: &look,
            state: &self.state,
            derived: &self.derived,
        };
        commands::listen(ui, &ctx, &mut actions);
        self.places.show(ui, &ctx, &mut actions);
        let asked = !actions.is_empty();
        for action in actions {
            action.apply(&mut self.state, &look, ui.ctx());
        }
        self.afterwards(ui.ctx(), &look);
        if asked {
            ui.ctx().request_repaint();
        }
    }

    /// What follows from what was done: saving, the clipboard, the title, what is remembered.
    fn afterwards(&mut self, context: &egui::Context, look: &Look) {
        if let Some(desk) = &mut self.state.desk {
            desk.save();
        }
        if let Some((plain, html)) = self.state.clipboard.take() {
            self.clipboard.put(context, plain, html);
        }
        if let Some(remember) = &mut self.remember {
            remember.note(&self.state.preferences);
        }
        let title = self.title(look);
        if title != self.title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            super::accessible_names::Names::window(context, &title);
            self.title = title;
        }
        if self.state.close {
            context.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn title(&self, look: &Look) -> String {
        let Some(desk) = &self.state.desk else {
            return look.tr("app-name");
        };
        let saving = match &desk.saving {
            Saving::Saved => "title-saved",
            Saving::Writing => "title-saving",
            Saving::Failed(_) => "title-not-saved",
            Saving::ReadOnly => "title-read-only",
        };
        let project = look.name(&desk.session.project().title);
        look.tr_with(saving, &[("project", project.into())])
    }

    fn dress(&mut self, context: &egui::Context, look: &Look) {
        let now = (look.theme, look.locale.language(), look.scale);
        if self.dressed != Some(now) {
            super::widget::apply(context, look);
            self.dressed = Some(now);
        }
    }

    /// Whether the window may close: everything is on disk, or the user was told twice.
    fn may_close(&mut self, context: &egui::Context) -> bool {
        let look = self.look(context);
        for draft in self.places.drafts() {
            draft.apply(&mut self.state, &look, context);
        }
        close(&mut self.state, &look, AfterSaving::Quit)
    }

    /// Does what a view would ask for; for tests.
    pub fn ask(&mut self, context: &egui::Context, action: Action) {
        let look = self.look(context);
        action.apply(&mut self.state, &look, context);
        self.afterwards(context, &look);
    }
}

/// The project that was open last, if it is still there.
fn last_project(state: &State) -> Option<PathBuf> {
    let recent = state.preferences.recent().first();
    recent.filter(|p| p.is_dir()).cloned()
}

impl eframe::App for Window {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        Window::logic(self, context);
        if context.input(|i| i.viewport().close_requested()) && !self.may_close(context) {
            // What could not be saved is said; a second attempt closes all the same.
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.state.close = false;
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.may_close(&egui::Context::default());
        // The window is gone: what is still being written is waited for.
        if let Some(desk) = &mut self.state.desk {
            desk.flush();
        }
        if let Some(remember) = self.remember.take() {
            remember.finish(&self.state.preferences);
        }
    }
}
