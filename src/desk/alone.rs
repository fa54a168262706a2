//! Opening a project to rewrite it as a whole, while nobody else works on it.

use super::{Desk, PATIENCE, Refusal, Turn};
use std::collections::BTreeSet;
use std::path::Path;

impl Desk {
    /// Opens a project to rewrite it as a whole. Until the desk is dropped no window and no other
    /// subcommand has the project open, adds annotators, changes the codebook or works as one of its
    /// annotators. Waits at most two seconds for each of them.
    ///
    /// # Errors
    /// When the folder is no project or can only be read, or another program works on it.
    pub fn open_whole(root: &Path) -> Result<Self, Refusal> {
        let mut desk = Self::open_alone(root)?;
        desk.check_writable()?;
        for turn in [Turn::Newcomers, Turn::Codebook] {
            desk.rights.take_turn(root, turn, PATIENCE)?;
        }
        // Another program may have written it until the last turn was given.
        desk.read_again()?;
        let project = desk.project();
        let tagging = project.codings.keys().map(|key| &key.annotator);
        let people: BTreeSet<_> = project.annotators.keys().chain(tagging).cloned().collect();
        for person in &people {
            desk.rights.lock(root, person, PATIENCE)?;
        }
        Ok(desk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnnotatorId, Moment};
    use crate::store::sample::sample_project;
    use crate::store::{self, LockError, RandomStamp};

    #[test]
    fn a_project_opened_whole_keeps_everyone_out_until_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("project");
        let sample = sample_project(Moment::UNIX_EPOCH);
        store::create(&root, &sample, &mut RandomStamp).unwrap();
        let whole = Desk::open_whole(&root).unwrap();
        let present = store::be_present(&root);
        assert!(matches!(present, Err(LockError::Rewriting)));
        let turns = ["new-annotator", "the-codebook"].map(|turn| AnnotatorId::new(turn).unwrap());
        for person in sample.annotators.keys().chain(&turns) {
            let lock = store::lock(&root, person);
            assert!(matches!(lock, Err(LockError::Held { .. })), "{person}");
        }
        drop(whole);
        let _here = store::be_present(&root).unwrap();
        let refused = Desk::open_whole(&root).err();
        assert!(matches!(refused, Some(Refusal::Lock(LockError::Open))));
    }
}
