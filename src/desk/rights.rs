//! The locks that an open project holds: its share in the project, its annotators, its turns.

use super::refusal::Refusal;
use super::turn::Turn;
use crate::model::AnnotatorId;
use crate::store::{self, Lock, LockError, Presence};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

/// Time between two attempts to take a lock that another program holds.
const PAUSE: Duration = Duration::from_millis(10);

/// Whether the project's drive has locks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Drive {
    /// The drive has locks, or nothing else is known.
    #[default]
    HasLocks,
    /// The drive has no locks, and the user was not told.
    LacksLocks,
    /// The drive has no locks, and the user was told.
    Told,
}

impl Drive {
    /// Notes whether a lock that was just taken keeps anyone out.
    fn note(&mut self, holds: bool) {
        if !holds && *self == Self::HasLocks {
            *self = Self::LacksLocks;
        }
    }
}

/// The locks that an open project holds; given back when dropped.
#[derive(Default)]
pub struct Rights {
    turns: Vec<(Turn, Lock)>,
    people: Vec<(AnnotatorId, Lock)>,
    /// Annotators whose lock was held at some time, so that their edits may be in the history.
    locked_as: BTreeSet<AnnotatorId>,
    drive: Drive,
    /// Given back last.
    presence: Option<Presence>,
}

impl Rights {
    /// Says that a program is about to write the project; many may. Waits at most `patience` while
    /// somebody writes the whole project anew.
    ///
    /// # Errors
    /// When somebody still does then, or the lock's file cannot be made.
    pub fn be_present(&mut self, root: &Path, patience: Duration) -> Result<(), LockError> {
        if self.presence.is_none() {
            let presence = waiting(patience, || store::be_present(root))?;
            self.drive.note(presence.holds());
            self.presence = Some(presence);
        }
        Ok(())
    }

    /// Keeps every other program away from the project. Waits at most `patience` for those that have it
    /// open.
    ///
    /// # Errors
    /// When one still has it open then, or the lock's file cannot be made.
    pub fn be_alone(&mut self, root: &Path, patience: Duration) -> Result<(), LockError> {
        self.presence = None;
        let presence = waiting(patience, || store::be_alone(root))?;
        self.drive.note(presence.holds());
        self.presence = Some(presence);
        Ok(())
    }

    /// Takes the lock of an annotator, waiting at most `patience` for it. Returns whether it was not held
    /// before.
    ///
    /// # Errors
    /// When another program still has it then, or the lock's file cannot be made.
    pub fn lock(
        &mut self,
        root: &Path,
        annotator: &AnnotatorId,
        patience: Duration,
    ) -> Result<bool, LockError> {
        if self.people.iter().any(|(held, _)| held == annotator) {
            return Ok(false);
        }
        let lock = waiting(patience, || store::lock(root, annotator))?;
        self.drive.note(lock.holds());
        self.people.push((annotator.clone(), lock));
        self.locked_as.insert(annotator.clone());
        Ok(true)
    }

    /// Takes a turn, waiting at most `patience` for it. Returns whether it was not held before.
    ///
    /// # Errors
    /// When another program still has it then, or the lock's file cannot be made.
    pub fn take_turn(
        &mut self,
        root: &Path,
        turn: Turn,
        patience: Duration,
    ) -> Result<bool, Refusal> {
        if self.has_turn(turn) {
            return Ok(false);
        }
        match waiting(patience, || store::lock(root, &turn.as_annotator())) {
            Ok(lock) => {
                self.drive.note(lock.holds());
                self.turns.push((turn, lock));
                Ok(true)
            }
            Err(LockError::Held { holder }) => Err(Refusal::Turn { turn, holder }),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether a turn is held.
    pub fn has_turn(&self, turn: Turn) -> bool {
        self.turns.iter().any(|(held, _)| *held == turn)
    }

    /// Returns every turn back.
    pub fn end_turns(&mut self) {
        self.turns.clear();
    }

    /// Returns the locks of all annotators back.
    pub fn unlock_people(&mut self) {
        self.people.clear();
    }

    /// The only annotator whose lock is held; none when there are several.
    pub fn only_person(&self) -> Option<&AnnotatorId> {
        match self.people.as_slice() {
            [(only, _)] => Some(only),
            _ => None,
        }
    }

    /// Whether the lock of an annotator is held.
    pub fn is_locked(&self, annotator: &AnnotatorId) -> bool {
        self.people.iter().any(|(held, _)| held == annotator)
    }

    /// Whether the lock of an annotator was held at some time since the project was opened.
    pub fn was_locked_as(&self, annotator: &AnnotatorId) -> bool {
        self.locked_as.contains(annotator)
    }

    /// True once, when the project's drive was found to have no locks.
    pub fn take_lock_warning(&mut self) -> bool {
        let is_news = self.drive == Drive::LacksLocks;
        if is_news {
            self.drive = Drive::Told;
        }
        is_news
    }
}

/// Attempts to take a lock until it is given, or `patience` is over. At least one attempt is made.
fn waiting<T>(
    patience: Duration,
    attempt: impl Fn() -> Result<T, LockError>,
) -> Result<T, LockError> {
    let began = Instant::now();
    loop {
        match attempt() {
            Err(LockError::Held { .. } | LockError::Open | LockError::Rewriting)
                if began.elapsed() < patience =>
            {
                std::thread::sleep(PAUSE);
            }
            outcome => return outcome,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drive_without_locks_is_told_once() {
        let mut rights = Rights::default();
        rights.drive.note(true);
        assert!(!rights.take_lock_warning());
        rights.drive.note(false);
        assert!(rights.take_lock_warning());
        rights.drive.note(false);
        assert!(!rights.take_lock_warning());
    }

    #[test]
    fn a_turn_is_taken_by_one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let (mut one, mut two) = (Rights::default(), Rights::default());
        let none = Duration::ZERO;
        assert!(one.take_turn(root, Turn::Codebook, none).unwrap());
        assert!(!one.take_turn(root, Turn::Codebook, none).unwrap());
        let refused = two.take_turn(root, Turn::Codebook, none);
        assert!(matches!(refused, Err(Refusal::Turn { .. })));
        two.take_turn(root, Turn::Newcomers, none).unwrap();
        one.end_turns();
        two.take_turn(root, Turn::Codebook, none).unwrap();
    }
}
