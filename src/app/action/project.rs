//! What can be asked about whole projects and the people in them, and which file does it.

use super::creating::{create, open_sample};
use super::exporting::export;
use super::opening::open_project;
use super::people::{PeopleChange, be, be_new, change as change_people};
use super::{backups, names, sealing, task};
use crate::app::state::State;
use crate::app::widget::Look;
use crate::arabic::Pseudonym;
use crate::desk::{
    self, BackupsRequest, ExportExcerpts, FirstCodebook, ReplaceNames, UnsealProject,
};
use crate::model::{AnnotatorId, Bilingual};
use crate::store;
use std::path::PathBuf;

/// What can be asked about projects.
#[derive(Clone, PartialEq, Debug)]
pub enum ProjectAction {
    /// Opens a project folder.
    Open(PathBuf),
    /// Creates a project in an empty or new folder, and opens it.
    Create {
        /// The folder.
        root: PathBuf,
        /// What the project is called.
        title: String,
        /// With which tags it begins.
        codebook: FirstCodebook,
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
    BeNew {
        /// The name.
        name: String,
        /// Somebody else than the one who is known by an equal name.
        is_another: bool,
    },
    /// Changes what people are called, or who is one person.
    People(PeopleChange),
    /// Returns the project another title.
    Rename(Bilingual),
    /// Says whether nothing of the project may leave its folder.
    Confine(bool),
    /// Does something with the project's backups.
    Backups(BackupsRequest),
    /// Writes excerpts to a file.
    Export(Box<ExportExcerpts>),
    /// Stops writing excerpts.
    StopExport,
    /// Saves a list of names outside the project.
    SaveNamesList {
        /// The file.
        file: PathBuf,
        /// The list.
        list: Vec<Pseudonym>,
    },
    /// Replaces names in the project's own files, and opens it again.
    ReplaceNames(Box<ReplaceNames>),
    /// Writes an encrypted copy of the project.
    Seal {
        /// The file.
        file: PathBuf,
        /// What opens it.
        passphrase: store::Passphrase,
    },
    /// Makes a folder of an encrypted copy, and opens it.
    Unseal(UnsealProject),
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
            codebook,
        } => create(state, look, context, root, &title, codebook),
        ProjectAction::OpenSample => open_sample(state, look, context),
        ProjectAction::Reload => {
            if let Some(root) = state.desk.as_ref().map(|d| d.root.clone()) {
                open_project(state, look, context, &root);
            }
        }
        ProjectAction::StopOpening => state.opening = None,
        ProjectAction::Be(id) => be(state, look, context, id),
        ProjectAction::BeNew { name, is_another } => {
            be_new(state, look, context, &name, is_another);
        }
        ProjectAction::People(change) => change_people(state, look, change),
        ProjectAction::Rename(title) => {
            task(state, look, |desk| desk::retitle(desk, title));
        }
        ProjectAction::Confine(on) => {
            task(state, look, |desk| desk::confine(desk, on));
        }
        ProjectAction::Backups(request) => backups::apply(request, state, context),
        ProjectAction::Export(request) => export(state, look, context, *request),
        ProjectAction::StopExport => {
            if let Some(exporting) = &state.exporting {
                exporting.job.stop();
            }
        }
        ProjectAction::SaveNamesList { file, list } => {
            names::save_list(state, context, file, list);
        }
        ProjectAction::ReplaceNames(request) => names::begin(state, look, context, *request),
        ProjectAction::Seal { file, passphrase } => {
            sealing::seal(state, look, context, file, passphrase);
        }
        ProjectAction::Unseal(request) => sealing::unseal(state, look, context, request),
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
