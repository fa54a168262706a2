//! An encrypted copy of the project: where, and with which passphrase.

use crate::app::action::ProjectAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::picker::{
    Picker, Wanted, documents_folder, file_name, typed_path,
};
use crate::app::view::dialogs::kit::secret::Secret;
use crate::app::widget::Button;
use crate::store::{Passphrase, SEALED_ENDING, Strength, strength, suggestion};

/// Where the copy is to be, and its passphrase.
pub struct SealProject {
    path: String,
    name: String,
    secret: Secret,
    picker: Picker,
}

impl SealProject {
    /// A file named by the project, in the user's folder of documents.
    pub fn new(ctx: &Context<'_>) -> Self {
        let title = ctx.state.seen().map(|p| ctx.look.name(p.title()));
        let stem = title.map(|t| file_name(&t)).unwrap_or_default();
        let stem = if stem.is_empty() { "hashiya" } else { &stem };
        let name = format!("{stem}.{SEALED_ENDING}");
        let path = documents_folder().map(|folder| folder.join(&name));
        Self {
            path: path.map_or_else(String::new, |path| path.display().to_string()),
            name,
            secret: Secret::default(),
            picker: Picker::default(),
        }
    }
}

impl Form for SealProject {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("seal-title")
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let ready = self.secret.is_ready(true) && typed_path(&self.path).is_some();
        Foot::primary(ctx, "seal-do", ready)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        if let Some(path) = self.picker.poll().and_then(|p| p.into_iter().next()) {
            self.path = path.display().to_string();
        }
        let words = body.tr("seal-what");
        body.text(&words);
        let words = body.tr("seal-holds");
        body.hint(&words);
        body.gap(10.0);
        self.secret.show(body, true);
        if !self.secret.words().is_empty() {
            let words = body.tr(match strength(self.secret.words()) {
                Strength::Weak => "seal-weak",
                Strength::Fair => "seal-fair",
                Strength::Strong => "seal-strong",
            });
            body.hint(&words);
        }
        let words = body.tr("seal-suggest");
        let mut strip = body.strip(34.0);
        let button = Button::new(&words);
        if body
            .button_at_start(&mut strip, button, "seal-suggest")
            .clicked()
        {
            self.secret.take(suggestion());
        }
        body.gap(10.0);
        let name = self.name.clone();
        self.picker
            .field(body, "seal-file", "", &mut self.path, Wanted::Save(&name));
        let words = body.tr("seal-lost");
        body.hint(&words);
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let Some(file) = typed_path(&self.path) else {
            return false;
        };
        let passphrase = Passphrase::new(self.secret.words().to_owned());
        actions.push(ProjectAction::Seal { file, passphrase }.into());
        true
    }
}
