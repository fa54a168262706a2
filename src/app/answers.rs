//! What became of a request that a dialog waits for: refused and why, or done and what was made.

use super::notice::{Gravity, Notice};
use crate::model::TagId;
use std::sync::atomic::{AtomicU64, Ordering};

/// Names one request of a dialog.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ticket(u64);

impl Ticket {
    /// A ticket that no other request has.
    pub fn fresh() -> Self {
        static TICKETS: AtomicU64 = AtomicU64::new(0);
        Self(TICKETS.fetch_add(1, Ordering::Relaxed))
    }
}

/// What became of a request.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answer {
    /// Why it was refused, if it was.
    pub refusal: Option<Notice>,
    /// The tag that was made, if one was.
    pub tag: Option<TagId>,
}

/// The answer to the request that a dialog waits for. Dialogs are one at a time, and so are requests.
///
/// Refusals are taken for the dialog only while its request is being done: from [`begin`](Self::begin) or
/// [`resume`](Self::resume) to [`pause`](Self::pause). Other work that ends meanwhile is told by notices.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answers {
    open: Option<(Ticket, Answer)>,
    listens: bool,
}

impl Answers {
    /// Begins a request, or goes on with it: several actions may belong to one.
    pub fn begin(&mut self, ticket: Ticket) {
        if self.open.as_ref().is_none_or(|(open, _)| *open != ticket) {
            self.open = Some((ticket, Answer::default()));
        }
        self.listens = true;
    }

    /// Stops taking refusals: what follows is not of the request.
    pub fn pause(&mut self) {
        self.listens = false;
    }

    /// Goes on with the request that a dialog waits for, where its background work has ended.
    pub fn resume(&mut self) {
        self.listens = true;
    }

    /// What became of a request so far.
    pub fn of(&self, ticket: Ticket) -> Option<&Answer> {
        let (open, answer) = self.open.as_ref()?;
        (*open == ticket).then_some(answer)
    }

    /// Ends the request: nobody waits for it any more.
    pub fn end(&mut self) {
        self.open = None;
    }

    /// Takes a refusal for the dialog that waits. Returns whether one does.
    pub fn take_refusal(&mut self, notice: &Notice) -> bool {
        match &mut self.open {
            Some((_, answer)) if self.listens && notice.gravity == Gravity::Refused => {
                answer.refusal = Some(notice.clone());
                true
            }
            _ => false,
        }
    }

    /// Notes a tag that was made.
    pub fn made_tag(&mut self, tag: TagId) {
        if let Some((_, answer)) = self.open.as_mut().filter(|_| self.listens) {
            answer.tag = Some(tag);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_goes_to_the_dialog_that_waits_and_nothing_else_does() {
        let (first, second) = (Ticket::fresh(), Ticket::fresh());
        let refused = Notice::refused("no", "why");
        let mut answers = Answers::default();
        assert!(!answers.take_refusal(&refused));
        answers.begin(first);
        assert!(!answers.take_refusal(&Notice::done("yes")));
        assert!(answers.take_refusal(&refused));
        answers.begin(first);
        assert_eq!(answers.of(first).unwrap().refusal, Some(refused.clone()));
        assert_eq!(answers.of(second), None);
        answers.end();
        assert_eq!(answers.of(first), None);
    }

    #[test]
    fn a_refusal_of_other_work_goes_to_no_dialog() {
        let ticket = Ticket::fresh();
        let refused = Notice::refused("no", "why");
        let mut answers = Answers::default();
        answers.begin(ticket);
        answers.pause();
        assert!(!answers.take_refusal(&refused));
        assert_eq!(answers.of(ticket), Some(&Answer::default()));
        answers.resume();
        assert!(answers.take_refusal(&refused));
    }
}
