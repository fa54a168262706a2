//! Opening a project: one that was open before, a typed path, a chosen folder, or the sample.

use crate::app::action::{ProjectAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::state::Dialog;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::picker::{Picker, Wanted, typed_path};
use crate::app::widget::{Icon, Row, Strip, Text, tip};
use crate::arabic::visible;
use crate::store::is_sealed;
use crate::typeset::Direction;
use egui::vec2;
use std::path::{Path, PathBuf};

/// What is to be opened, and what there is to choose from.
pub struct OpenProject {
    path: String,
    chosen: Option<Chosen>,
    /// The projects that were open before, and whether their folders are there.
    recent: Vec<(PathBuf, bool)>,
    picker: Picker,
}

enum Chosen {
    Folder(PathBuf),
    Sample,
}

impl OpenProject {
    /// Looks once which of the recent projects are there.
    pub fn new(ctx: &Context<'_>) -> Self {
        let recent = ctx.state.preferences.recent().iter();
        Self {
            path: String::new(),
            chosen: None,
            recent: recent.map(|p| (p.clone(), p.is_dir())).collect(),
            picker: Picker::default(),
        }
    }

    fn rows(&mut self, body: &mut Body<'_, '_>) {
        let mut chosen = None;
        let open = body.ctx.state.desk.as_ref().map(|d| d.root.clone());
        let recent = &self.recent;
        body.list("recent-projects", 262.0, |body| {
            for (root, there) in recent {
                let is_open = Some(root) == open.as_ref();
                if row(body, root, *there, is_open) {
                    chosen = Some(Chosen::Folder(root.clone()));
                }
            }
            if sample_row(body) {
                chosen = Some(Chosen::Sample);
            }
        });
        if chosen.is_some() {
            self.chosen = chosen;
            body.submitted = true;
        }
    }
}

impl Form for OpenProject {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("open-title")
    }

    fn width(&self) -> f32 {
        540.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let ready = self.chosen.is_some() || typed_path(&self.path).is_some();
        Foot::primary(ctx, "open-do", ready)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        if let Some(folder) = self.picker.poll().and_then(|p| p.into_iter().next()) {
            self.path = folder.display().to_string();
            self.chosen = Some(Chosen::Folder(folder));
            body.submitted = true;
        }
        let hint = body.tr("open-path-hint");
        let field = self
            .picker
            .field(body, "open-path", &hint, &mut self.path, Wanted::Folder);
        if field.changed {
            self.chosen = None;
        }
        body.gap(12.0);
        let words = body.tr("open-recent");
        body.label(&words);
        self.rows(body);
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let action = match self.chosen.take() {
            Some(Chosen::Sample) => ProjectAction::OpenSample,
            Some(Chosen::Folder(root)) => ProjectAction::Open(root),
            None => match typed_path(&self.path) {
                Some(file) if is_sealed(&file) => {
                    actions.push(ViewAction::Open(Dialog::Unseal(file)).into());
                    return false;
                }
                Some(root) => ProjectAction::Open(folder_of(root)),
                None => return false,
            },
        };
        actions.push(action.into());
        true
    }
}

/// The project's folder of a chosen path: for `project.ron` the folder that holds it.
fn folder_of(path: PathBuf) -> PathBuf {
    match path.parent() {
        Some(folder) if path.ends_with("project.ron") => folder.to_owned(),
        _ => path,
    }
}

fn row(body: &mut Body<'_, '_>, root: &Path, there: bool, is_open: bool) -> bool {
    let look = body.look();
    let name = root.file_name().unwrap_or(root.as_os_str());
    let name = visible(&name.to_string_lossy());
    let path = visible(&root.display().to_string());
    let (response, strip) = Row::new(&name)
        .height(44.0)
        .rounded()
        .enabled(there)
        .show_as(body.ui, look, entry_id(&path));
    let note = if !there {
        Some("open-missing")
    } else {
        is_open.then_some("open-now")
    };
    lines(body, strip, Icon::Folder, &name, &path, there, note);
    let clicked = response.clicked();
    tip(response, look, &path);
    clicked
}

fn sample_row(body: &mut Body<'_, '_>) -> bool {
    let look = body.look();
    let (name, about) = (look.tr("open-sample"), look.tr("open-sample-hint"));
    let (response, strip) =
        Row::new(&name)
            .height(44.0)
            .rounded()
            .show_as(body.ui, look, entry_id("open-sample"));
    lines(body, strip, Icon::Info, &name, &about, true, None);
    response.clicked()
}

/// Two lines in a row: what it is, and where.
fn lines(
    body: &mut Body<'_, '_>,
    mut strip: Strip,
    icon: Icon,
    name: &str,
    below: &str,
    there: bool,
    note: Option<&str>,
) {
    let look = body.look();
    let painter = body.ui.painter();
    let ink = if there { look.ink() } else { look.faint() };
    icon.paint(look, painter, strip.start(18.0), 16.0, look.quiet());
    strip.start(10.0);
    if let Some(note) = note {
        let words = look.tr(note);
        let text = Text::new(&words).size(12.0).colour(look.quiet());
        let place = strip.end(text.width(look).ceil() + 1.0);
        text.at_end().paint(look, painter, place);
        strip.end(10.0);
    }
    let mut rows = Strip::new(strip.rest.shrink2(vec2(0.0, 4.0)), look.is_rtl());
    let upper = rows.top(rows.rest.height() / 2.0);
    Text::new(name)
        .named()
        .colour(ink)
        .paint(look, painter, upper);
    let text = Text::new(below).size(12.0).colour(look.quiet());
    let is_path = below.contains(['/', '\\']);
    let text = if is_path {
        text.direction(Direction::Ltr)
    } else {
        text
    };
    text.paint(look, painter, rows.rest);
}
