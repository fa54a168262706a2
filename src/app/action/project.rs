//! What can be asked about whole projects and the people in them, and which file does it.

use super::creating::{create, open_sample};
use super::exporting::export;
use super::opening::open_project;
use super::people::{be, be_new};
use super::{renaming, run, sealing};
use crate::app::renaming::{Naming, Renames};
use crate::app::state::State;
use crate::app::widget::Look;
use crate::edit::{Edit, ProjectEdit};
use crate::exchange::export::{Format, Selection};
use crate::model::{AnnotatorId, Bilingual};
use crate::store;
use std::path::PathBuf;

/// What can be asked about projects.
#[derive(Clone, PartialEq, Debug)]
pub enum ProjectAction {
    /// Opens a project folder.
    Open(PathBuf),
    /// Makes a project in an empty or new folder, and opens it.
    Create {
        /// Where.
        root: PathBuf,
        /// What it is called.
        title: String,
        /// Whether it begins with the default codebook.
        default_codebook: bool,
    },
    /// Opens the sample project of the user.
    OpenSample,
    /// Reads the project again from disk.
    Reload,
    /// Stops waiting for a project that is being read.
    StopOpening,
    /// Says who is tagging.
    Be(AnnotatorId),
    /// Adds a person, who is tagging from now on.
    BeNew(String),
    /// Another title.
    Rename(Bilingual),
    /// Says whether nothing of the project may leave its folder.
    Confine(bool),
    /// Writes excerpts to a file.
    Export {
        /// Where.
        path: PathBuf,
        /// What.
        selection: Selection,
        /// In which format.
        format: Format,
        /// With other names; the project stays as it is.
        naming: Option<Naming>,
    },
    /// Stops writing excerpts.
    StopExport,
    /// Writes the project anew with other names, and opens it again.
    Pseudonymise(Box<Renames>),
    /// Writes an encrypted copy of the project.
    Seal {
        /// Where.
        file: PathBuf,
        /// What opens it.
        passphrase: store::Passphrase,
    },
    /// Makes a folder of an encrypted copy, and opens it.
    Unseal {
        /// The copy.
        file: PathBuf,
        /// The folder.
        root: PathBuf,
        /// What opens it.
        passphrase: store::Passphrase,
    },
    /// Stops writing or opening an encrypted copy.
    StopSealing,
    /// Tries again what could not be saved.
    SaveAgain,
}

pub(super) fn apply(
    action: ProjectAction,
    state: &mut State,
    look: &Look,
    context: &egui::Context,
) {
    match action {
        ProjectAction::Open(root) => open_project(state, look, context, &root),
        ProjectAction::Create {
            root,
            title,
            default_codebook,
        } => {
            create(state, look, context, &root, &title, default_codebook);
        }
        ProjectAction::OpenSample => open_sample(state, look, context),
        ProjectAction::Reload => {
            if let Some(root) = state.desk.as_ref().map(|d| d.root.clone()) {
                open_project(state, look, context, &root);
            }
        }
        ProjectAction::StopOpening => state.opening = None,
        ProjectAction::Be(id) => be(state, look, context, id),
        ProjectAction::BeNew(name) => be_new(state, look, context, &name),
        ProjectAction::Rename(title) => {
            run(state, look, &Edit::Project(ProjectEdit::Title(title)));
        }
        ProjectAction::Confine(on) => {
            run(state, look, &Edit::Project(ProjectEdit::Confine(on)));
        }
        ProjectAction::Export {
            path,
            selection,
            format,
            naming,
        } => export(state, look, context, (selection, naming), (path, format)),
        ProjectAction::StopExport => {
            if let Some(exporting) = &state.exporting {
                exporting.stop();
            }
        }
        ProjectAction::Pseudonymise(renames) => renaming::begin(state, look, context, *renames),
        ProjectAction::Seal { file, passphrase } => {
            sealing::seal(state, look, context, file, passphrase);
        }
        ProjectAction::Unseal {
            file,
            root,
            passphrase,
        } => sealing::unseal(state, context, (file, root), passphrase),
        ProjectAction::StopSealing => {
            if let Some(sealing) = &state.sealing {
                sealing.stop();
            }
        }
        ProjectAction::SaveAgain => {
            if let Some(desk) = &mut state.desk {
                desk.retry();
            }
        }
    }
}
