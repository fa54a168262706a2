//! A project that a subcommand shows, and the annotator through whose eyes it is shown (`--as`).

use super::args::ViewerOption;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::{look, look_at_all};
use crate::desk;
use crate::model::{AnnotatorId, DocumentId, Project, Seen};
use crate::store::{Alternatives, History};
use std::path::Path;

/// A project that is only shown.
pub struct Shown {
    project: Project,
    viewer: Option<AnnotatorId>,
}

impl Shown {
    /// Opens a project to show it; what is wrong with it is said on standard error.
    ///
    /// # Errors
    /// When the folder is no project or cannot be read, or the viewer is not known.
    pub fn open(root: &Path, viewer: &ViewerOption, terminal: &Terminal) -> Result<Self, Problem> {
        Self::new(look(root, terminal)?, viewer)
    }

    /// Opens a project to show it, with the records that wait for a choice.
    ///
    /// # Errors
    /// When the folder is no project or cannot be read, or the viewer is not known.
    pub fn open_with_alternatives(
        root: &Path,
        viewer: &ViewerOption,
        terminal: &Terminal,
    ) -> Result<(Self, Vec<Alternatives>), Problem> {
        let (project, mut waiting) = look_at_all(root, terminal)?;
        let shown = Self::new(project, viewer)?;
        waiting.retain(|one| shown.seen().shows_record(&one.of));
        Ok((shown, waiting))
    }

    /// Shows a project that is in memory.
    ///
    /// # Errors
    /// When the viewer is not known.
    fn new(project: Project, viewer: &ViewerOption) -> Result<Self, Problem> {
        let viewer = viewer_in(&project, viewer)?;
        Ok(Self { project, viewer })
    }

    /// What the viewer may see.
    pub fn seen(&self) -> Seen<'_> {
        Seen::new(&self.project, self.viewer.as_ref())
    }

    /// The past changes that the viewer may see, the oldest first, of one document or of everything.
    pub fn history(&self, root: &Path, document: Option<&DocumentId>) -> History {
        desk::history(root, &self.project, self.viewer.as_ref(), document)
    }
}

/// The annotator whom `--as` names, if it is given.
///
/// # Errors
/// When the project knows none or several of that name.
pub fn viewer_in(project: &Project, viewer: &ViewerOption) -> Result<Option<AnnotatorId>, Problem> {
    let named = viewer.who.as_ref();
    let found = named.map(|words| lookup::known_annotator(project, words));
    Ok(found.transpose()?.map(|person| person.id.clone()))
}
