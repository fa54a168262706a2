//! Which files of a project changed on disk.

use std::collections::BTreeSet;
use std::path::Path;

/// What changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Changed {
    /// These files or folders, relative to the project, with `/` between their parts.
    Some(BTreeSet<String>),
    /// Any of them may have.
    All,
}

impl Changed {
    /// Adds what changed later.
    pub fn add(&mut self, later: Self) {
        match (self, later) {
            (Self::Some(files), Self::Some(more)) => files.extend(more),
            (all, _) => *all = Self::All,
        }
    }
}

/// A path relative to the project; none for what is hidden (`.git`, locks, temporary files) or is
/// the project itself.
pub(crate) fn inside(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.components();
    let parts: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    let parts = parts.filter(|parts| !parts.is_empty())?;
    let is_hidden = parts.iter().any(|part| part.starts_with('.'));
    (!is_hidden).then(|| parts.join("/"))
}
