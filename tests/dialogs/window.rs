//! The whole window over a copy of the sample project, with a dialog in it.

use crate::support::{Opening, TestWindow};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use hashiya::app::action::{Action, ProjectAction, ViewAction};
use hashiya::app::state::{Dialog, State};
use hashiya::app::{Start, Window};
use hashiya::desk::Saving;
use hashiya::locale::{Isolation, Language, Locale};
use hashiya::model::{AnnotatorId, Bilingual, DocumentId, Moment, Project, Tag};
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
    locale: Locale,
}

impl Desk {
    /// Opens a copy of the sample in a language, as Salma.
    pub fn open(language: Language) -> Self {
        Self::looking(language, Theme::Light, 1.0)
    }

    /// The same in a theme, at so many pixels a point.
    pub fn looking(language: Language, theme: Theme, scale: f32) -> Self {
        let opening = Opening::default().theme(theme).scale(scale);
        Self::as_salma(opening.language(language))
    }

    /// The same in a window of so many points.
    pub fn sized(language: Language, (width, height): (f32, f32)) -> Self {
        Self::as_salma(Opening::default().language(language).size(width, height))
    }

    fn as_salma(opening: Opening) -> Self {
        let mut desk = Self::made(opening, true);
        let salma = AnnotatorId::new("salma").unwrap();
        desk.ask(ProjectAction::Be(salma));
        desk.window.run();
        desk
    }

    /// A window where nobody has said who is tagging.
    pub fn nobody(language: Language) -> Self {
        Self::made(Opening::default().language(language), false)
    }

    fn made(opening: Opening, is_sample: bool) -> Self {
        let (language, theme) = (opening.language, opening.theme);
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("project");
        let mut sample = store::sample::sample_project(Moment::UNIX_EPOCH);
        sample.is_sample = is_sample;
        store::create(&root, &sample, &mut store::RandomStamp).unwrap();
        let start = Start {
            project: Some(root.clone()),
            settings: None,
            system: language,
            fallback: Fallback::BundledOnly,
        };
        let window = opening.open(move |creation, _| Window::new(&creation.egui_ctx, start));
        let mut desk = Self {
            window,
            root,
            folder,
            locale: Locale::new(language, Isolation::Window),
        };
        desk.ask(ViewAction::Theme(theme));
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

    /// The words of a key.
    pub fn tr(&self, key: &str) -> String {
        self.locale.tr(key).into_owned()
    }

    /// A name in the language of the window.
    pub fn name(&self, name: &Bilingual) -> String {
        match self.locale.language() {
            Language::Arabic => name.ar.clone(),
            Language::English => name.en.clone(),
        }
    }

    /// Clicks what has the words of a key, which nothing else has.
    #[track_caller]
    pub fn click(&mut self, key: &str) {
        let words = self.tr(key);
        self.window.click_label(&words);
    }

    /// Puts a text in place of what is in the field of a name.
    #[track_caller]
    pub fn fill(&mut self, name: &str, text: &str) {
        let at = self.field(name).rect().center();
        self.window.click(at);
        self.window.key(Key::A, Modifiers::CTRL);
        self.window.paste(text);
    }

    /// The field of a name; other controls may have the same one.
    #[track_caller]
    pub fn field<'a>(&'a self, name: &'a str) -> Node<'a> {
        let fields = self.window.harness.query_all_by_label(name);
        let is_field = |n: &Node<'_>| {
            matches!(
                n.accesskit_node().role(),
                Role::TextInput | Role::MultilineTextInput | Role::PasswordInput
            )
        };
        fields.into_iter().find(is_field).unwrap()
    }

    /// Names of everything that is shown, but for what has none.
    pub fn labels(&self) -> Vec<String> {
        let nodes = self.window.harness.query_all(By::new());
        let said = |n: Node<'_>| n.accesskit_node().label().or_else(|| n.value());
        nodes.filter_map(said).collect()
    }

    /// The middle of the control of a name that is shown lowest: the one in a list, not the one
    /// behind the dialog.
    #[track_caller]
    pub fn lowest(&self, name: &str) -> Pos2 {
        let named = self.window.harness.query_all_by_label(name);
        let inside = named.filter(|n| !matches!(n.accesskit_node().role(), Role::TreeItem));
        let card = self.card();
        let places = inside
            .map(|n| n.rect().center())
            .filter(|p| card.contains(*p));
        places.max_by(|a, b| a.y.total_cmp(&b.y)).unwrap()
    }

    /// The place of the dialog's card.
    pub fn card(&self) -> Rect {
        let cross = self.window.rect(&self.tr("dialog-close-window"));
        let foot = [
            self.tr("dialog-cancel"),
            self.tr("dialog-close"),
            self.tr("split-discard"),
        ];
        let foot = foot.iter().find(|w| self.window.has(w)).unwrap();
        let foot = self.window.rect(foot);
        let middle = self.window.harness.ctx.content_rect().center().x;
        let half = (cross.center().x - middle).abs() + 8.0;
        Rect::from_min_max(
            Pos2::new(middle - half, cross.top()),
            Pos2::new(middle + half, foot.bottom()),
        )
    }

    /// The words of the window.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// Whether everything is on disk.
    pub fn is_saved(&self) -> bool {
        self.state().desk.as_ref().unwrap().saving == Saving::Saved
    }

    /// The kept file of a document, as it is on disk.
    pub fn original(&self, id: &DocumentId) -> Option<Vec<u8>> {
        let folder = self.root.join("documents").join(id.as_str());
        let files = std::fs::read_dir(folder).ok()?;
        let mut paths = files.map(|f| f.unwrap().path());
        let found = paths.find(|p| {
            let name = p.file_name().unwrap().to_string_lossy().into_owned();
            name.starts_with("original.")
        })?;
        std::fs::read(found).ok()
    }

    /// Presses a key alone.
    #[track_caller]
    pub fn key(&mut self, key: Key) {
        self.window.key(key, Modifiers::NONE);
    }

    /// Waits until no dialog is open.
    #[track_caller]
    pub fn closed(&mut self) {
        self.wait_until(|d| d.state().dialog.is_none());
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
