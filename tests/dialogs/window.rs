//! The whole window over a copy of the sample project, with a dialog in it.

use crate::support::{Opening, TestWindow};
use hashiya::app::action::{Action, ViewAction};
use hashiya::app::state::{Dialog, State};
use hashiya::app::{Start, Window};
use hashiya::locale::Language;
use hashiya::model::{AnnotatorId, Moment, Project, Tag};
use hashiya::page::Theme;
use hashiya::store;
use hashiya::typeset::Fallback;
use std::path::PathBuf;
use tempfile::TempDir;

/// A window, and the folder of its project, which goes away with it.
pub struct Desk {
    pub window: TestWindow<Window>,
    pub root: PathBuf,
    pub folder: TempDir,
}

impl Desk {
    /// Opens a copy of the sample in a language, as Salma.
    pub fn open(language: Language) -> Self {
        Self::looking(language, Theme::Light, 1.0)
    }

    /// The same in a theme, at so many pixels a point.
    pub fn looking(language: Language, theme: Theme, scale: f32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("project");
        let sample = store::sample::sample_project(Moment::UNIX_EPOCH);
        store::create(&root, &sample, &mut store::RandomStamp).unwrap();
        let start = Start {
            project: Some(root.clone()),
            settings: None,
            system: language,
            fallback: Fallback::BundledOnly,
        };
        let opening = Opening::default()
            .language(language)
            .theme(theme)
            .scale(scale);
        let window = opening.open(move |creation, _| Window::new(&creation.egui_ctx, start));
        let mut desk = Self {
            window,
            root,
            folder,
        };
        desk.ask(ViewAction::Theme(theme));
        let salma = AnnotatorId::new("salma").unwrap();
        desk.ask(hashiya::app::action::ProjectAction::Be(salma));
        desk.window.run();
        desk
    }

    /// Does what a view would ask for.
    pub fn ask(&mut self, action: impl Into<Action>) {
        let context = self.window.harness.ctx.clone();
        self.window.app_mut().ask(&context, action.into());
    }

    /// Opens a dialog.
    #[track_caller]
    pub fn dialog(&mut self, dialog: Dialog) {
        self.ask(ViewAction::Open(dialog));
        self.window.run();
    }

    pub fn state(&self) -> &State {
        self.window.app().state()
    }

    pub fn project(&self) -> &Project {
        self.state().project().unwrap()
    }

    /// The tag of an English name.
    #[track_caller]
    pub fn tag(&self, name: &str) -> Tag {
        self.project().codebook.find(name).unwrap().clone()
    }

    /// Runs until something is so, for what other threads do.
    #[track_caller]
    pub fn wait_until(&mut self, what: impl Fn(&Self) -> bool) {
        for _ in 0..200 {
            self.window.run();
            if what(self) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("it never came to that");
    }
}
