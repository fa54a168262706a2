//! Looks for names in a project.

use crate::arabic::Pseudonyms;
use crate::desk::{Running, Step, Stopped};
use crate::edit::pseudonyms::{
    NameFound, Reach, annotators_named, find_names, replacements_in_use,
};
use crate::model::Project;
use crate::store::{PseudonymsError, Whole};
use std::sync::Arc;

/// Where names stand in a project, and what is to be known before they are replaced.
#[derive(Debug)]
pub struct NamesLooked {
    /// The list.
    pub names: Arc<Pseudonyms>,
    /// Where was looked.
    pub reach: Reach,
    /// The places, in the order of the project.
    pub found: Arc<Vec<NameFound>>,
    /// Rows of the list whose replacement stands in a text already: later nobody can tell the two apart.
    pub in_use: Vec<usize>,
    /// Names of annotators who are called like someone of the list.
    pub annotators: Vec<String>,
    /// What stands in the way of replacing anything.
    pub obstacle: Option<PseudonymsError>,
}

/// Looks for the names of a list in a whole project. Its progress counts bytes of text.
///
/// # Errors
/// When the work was stopped.
pub fn look_for_names(
    whole: &Whole,
    names: Arc<Pseudonyms>,
    reach: Reach,
    running: &Running,
) -> Result<NamesLooked, Stopped> {
    let project = &whole.project;
    let found = names_in(project, &names, &reach, running)?;
    Ok(NamesLooked {
        in_use: replacements_in_use(project, &names, &found),
        annotators: annotators_named(project, &names),
        obstacle: whole.check().err(),
        found: Arc::new(found),
        names,
        reach,
    })
}

/// The places at which names stand or may stand. The progress counts bytes of text.
pub(super) fn names_in(
    project: &Project,
    names: &Pseudonyms,
    reach: &Reach,
    running: &Running,
) -> Result<Vec<NameFound>, Stopped> {
    running.begin(Step::Searching);
    let progress = |done: usize, of: usize| running.reach(done as u64, of as u64).is_continue();
    find_names(project, names, reach, &progress).ok_or(Stopped)
}
