//! Finding annotations again in texts that others replaced, in the background: a long text with many
//! of them takes a while.

use crate::edit::{self, Edit};
use crate::model::{AnnotatorId, Moment, Project};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// What was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Moved {
    /// The edit that moves along what was found for certain; none when there is nothing to move.
    pub edit: Option<Edit>,
    /// How many passages the user should look at.
    pub unsettled: usize,
}

/// The user's annotations, being found again. Dropping it stops waiting for it.
pub struct Moving {
    /// Of which opening of a project, and of which revision of it.
    pub of: (u64, u64),
    /// Whose annotations.
    pub me: AnnotatorId,
    found: Receiver<Moved>,
}

impl Moving {
    /// Begins to look through a project as it is now; `context` is woken at the end.
    pub fn start(
        project: Project,
        of: (u64, u64),
        me: AnnotatorId,
        at: Moment,
        context: egui::Context,
    ) -> Self {
        let (tell, found) = channel();
        let whose = me.clone();
        std::thread::spawn(move || {
            // Nobody listens any more when another project was opened.
            let _ = tell.send(found_again(project, &whose, at));
            context.request_repaint();
        });
        Self { of, me, found }
    }

    /// What was found, waiting for it at most so long.
    pub fn found(&self, patience: Duration) -> Option<Moved> {
        self.found.recv_timeout(patience).ok()
    }
}

fn found_again(mut project: Project, me: &AnnotatorId, at: Moment) -> Moved {
    let edit = edit::reanchor(&project, me, at);
    if let Some(edit) = &edit {
        // What it would not move is to be looked at.
        let applied = edit.apply(&mut project);
        debug_assert!(applied.is_ok(), "{applied:?}");
    }
    let unsettled = edit::unsettled(&project, me).len();
    Moved { edit, unsettled }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Text;
    use crate::store::sample::sample_project;
    use std::sync::Arc;

    #[test]
    fn what_is_found_in_the_background_is_what_would_be_found_at_once() {
        let mut project = sample_project(Moment::UNIX_EPOCH);
        let (key, coding) = project.codings.iter().next().unwrap();
        let (me, document) = (key.annotator.clone(), key.document.clone());
        let one = coding
            .annotations
            .values()
            .next()
            .unwrap()
            .target
            .quote
            .clone();
        let text = &mut project.documents.get_mut(&document).unwrap().text;
        let better = format!("سطر.\n{}", text.as_str().replace(&one, "كلمات أخرى تماما"));
        *text = Arc::new(Text::new(better));
        let at = Moment::UNIX_EPOCH;
        let moving = Moving::start(
            project.clone(),
            (1, 2),
            me.clone(),
            at,
            egui::Context::default(),
        );
        let found = moving.found(Duration::from_secs(60)).unwrap();
        assert_eq!(found.edit, edit::reanchor(&project, &me, at));
        found.edit.unwrap().apply(&mut project).unwrap();
        assert!(found.unsettled > 0);
        assert_eq!(found.unsettled, edit::unsettled(&project, &me).len());
    }
}
