//! Finds an annotator's annotations again in texts that others replaced.

use crate::edit::{self, Edit};
use crate::model::{AnnotatorId, Moment, Project};

/// Where the annotations are now.
#[derive(Clone, PartialEq, Debug)]
pub struct FoundAgain {
    /// The edit that moves along what was found for certain; none when there is nothing to move.
    pub edit: Option<Edit>,
    /// How many passages the annotator should look at.
    pub unsettled: usize,
}

/// Looks for an annotator's annotations in the texts as they are now. In a long text with many of
/// them it takes a while.
pub fn find_again(mut project: Project, annotator: &AnnotatorId, at: Moment) -> FoundAgain {
    let edit = edit::reanchor(&project, annotator, at);
    if let Some(edit) = &edit {
        // What the edit does not move is to be looked at.
        let applied = edit.apply(&mut project);
        debug_assert!(applied.is_ok(), "{applied:?}");
    }
    let unsettled = edit::unsettled(&project, annotator).len();
    FoundAgain { edit, unsettled }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Text;
    use crate::store::sample::sample_project;
    use std::sync::Arc;

    #[test]
    fn what_is_moved_is_what_would_be_moved_at_once_and_the_rest_is_counted() {
        let mut project = sample_project(Moment::UNIX_EPOCH);
        let (key, coding) = project.codings.iter().next().unwrap();
        let (me, document) = (key.annotator.clone(), key.document.clone());
        let one = coding.annotations.values().next().unwrap();
        let one = one.target.quote.clone();
        let text = &mut project.documents.get_mut(&document).unwrap().text;
        let better = format!("سطر.\n{}", text.as_str().replace(&one, "كلمات أخرى تماما"));
        *text = Arc::new(Text::new(better));
        let at = Moment::UNIX_EPOCH;
        let found = find_again(project.clone(), &me, at);
        assert_eq!(found.edit, edit::reanchor(&project, &me, at));
        found.edit.unwrap().apply(&mut project).unwrap();
        assert!(found.unsettled > 0);
        assert_eq!(found.unsettled, edit::unsettled(&project, &me).len());
    }
}
