//! Opening an encrypted copy: which, with which passphrase, and where its folder is to be.

use super::create::free;
use crate::app::action::ProjectAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::picker::{Picker, Wanted, documents_folder, typed_path};
use crate::app::view::dialogs::kit::secret::Secret;
use crate::desk;
use crate::store::{Passphrase, SEALED_ENDING};
use std::path::Path;

/// The copy, its passphrase and its folder.
pub struct UnsealProject {
    file: String,
    /// Whether it was said which before the dialog opened.
    is_given: bool,
    folder: String,
    /// Whether the folder was typed or chosen.
    is_own_folder: bool,
    secret: Secret,
    files: Picker,
    folders: Picker,
}

impl UnsealProject {
    /// A dialog for a copy, which may still have to be chosen.
    pub fn new(file: &Path) -> Self {
        let mut unseal = Self {
            file: file.display().to_string(),
            is_given: !file.as_os_str().is_empty(),
            folder: String::new(),
            is_own_folder: false,
            secret: Secret::default(),
            files: Picker::default(),
            folders: Picker::default(),
        };
        unseal.propose();
        unseal
    }

    /// A new folder of the copy's name in the user's folder of documents.
    fn propose(&mut self) {
        let file = typed_path(&self.file);
        let name = file.as_deref().and_then(Path::file_stem);
        if let (Some(parent), Some(name), false) = (documents_folder(), name, self.is_own_folder) {
            let folder = free(&parent, &name.to_string_lossy());
            self.folder = folder.display().to_string();
        }
    }
}

impl Form for UnsealProject {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("unseal-title")
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let has_paths = [&self.file, &self.folder].map(|path| typed_path(path).is_some());
        let ready = self.secret.is_ready(false) && has_paths == [true, true];
        Foot::primary(ctx, "unseal-do", ready)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        if let Some(file) = self.files.poll().and_then(|p| p.into_iter().next()) {
            self.file = file.display().to_string();
            self.propose();
        }
        if let Some(folder) = self.folders.poll().and_then(|p| p.into_iter().next()) {
            self.folder = folder.display().to_string();
            self.is_own_folder = true;
        }
        if self.is_given {
            body.begin_at(Secret::FIELD);
        }
        let wanted = Wanted::Files(&[SEALED_ENDING, "age"]);
        let field = self
            .files
            .field(body, "unseal-file", "", &mut self.file, wanted);
        if field.changed {
            self.propose();
        }
        body.gap(10.0);
        let field = self
            .folders
            .field(body, "unseal-folder", "", &mut self.folder, Wanted::Folder);
        self.is_own_folder |= field.changed;
        let words = body.tr("unseal-folder-hint");
        body.hint(&words);
        body.gap(10.0);
        self.secret.show(body, false);
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let (Some(file), Some(root)) = (typed_path(&self.file), typed_path(&self.folder)) else {
            return false;
        };
        let passphrase = Passphrase::new(self.secret.words().to_owned());
        let unseal = desk::UnsealProject {
            file,
            root,
            passphrase,
        };
        actions.push(ProjectAction::Unseal(unseal).into());
        true
    }
}
