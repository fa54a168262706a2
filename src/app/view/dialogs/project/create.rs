//! Making a project: its title, its folder, and whether it begins with the default codebook.

use crate::app::action::ProjectAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::picker::{
    Picker, Wanted, documents_folder, file_name, typed_path,
};
use crate::desk::FirstCodebook;
use std::path::{Path, PathBuf};

/// What the project is to be.
pub struct NewProject {
    title: String,
    path: String,
    /// Below which folder the project's own is proposed, until a path was typed.
    parent: Option<PathBuf>,
    default_codebook: bool,
    picker: Picker,
}

impl Default for NewProject {
    fn default() -> Self {
        Self {
            title: String::new(),
            path: String::new(),
            parent: documents_folder(),
            default_codebook: true,
            picker: Picker::default(),
        }
    }
}

impl NewProject {
    fn propose(&mut self) {
        let name = file_name(&self.title);
        match (&self.parent, name.is_empty()) {
            (Some(parent), false) => self.path = free(parent, &name).display().to_string(),
            (Some(_), true) => self.path.clear(),
            (None, _) => {}
        }
    }
}

/// The first folder of a name that is not there yet.
pub fn free(parent: &Path, name: &str) -> PathBuf {
    let first = parent.join(name);
    let numbered = (2..100).map(|n| parent.join(format!("{name} {n}")));
    let found = std::iter::once(first.clone())
        .chain(numbered)
        .find(|p| !p.exists());
    found.unwrap_or(first)
}

impl Form for NewProject {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("new-project-title")
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let ready = !self.title.trim().is_empty() && typed_path(&self.path).is_some();
        Foot::primary(ctx, "new-project-do", ready)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        if let Some(folder) = self.picker.poll().and_then(|p| p.into_iter().next()) {
            self.path = folder.display().to_string();
            self.parent = Some(folder);
            self.propose();
        }
        if body.field("new-project-name", &mut self.title).changed {
            self.propose();
        }
        body.gap(10.0);
        let hint = body.tr("new-project-folder-placeholder");
        let field = self.picker.field(
            body,
            "new-project-folder",
            &hint,
            &mut self.path,
            Wanted::Folder,
        );
        if field.changed {
            self.parent = None;
        }
        let words = body.tr("new-project-folder-hint");
        body.hint(&words);
        body.gap(12.0);
        let words = body.tr("new-project-codebook");
        body.label(&words);
        if body.radio("new-project-default", self.default_codebook) {
            self.default_codebook = true;
        }
        body.choice_hint("new-project-default-hint");
        if body.radio("new-project-empty", !self.default_codebook) {
            self.default_codebook = false;
        }
        body.choice_hint("new-project-empty-hint");
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let Some(root) = typed_path(&self.path) else {
            return false;
        };
        let create = ProjectAction::Create {
            root,
            title: self.title.trim().to_owned(),
            codebook: if self.default_codebook {
                FirstCodebook::Default
            } else {
                FirstCodebook::Empty
            },
        };
        actions.push(create.into());
        true
    }
}
