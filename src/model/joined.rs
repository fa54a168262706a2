//! People with several ids: which ids stand for one person.

use super::id::AnnotatorId;
use super::project::Project;

impl Project {
    /// The annotator that an id stands for: the last of those that it was joined into. An id that is
    /// unknown, was never joined, or runs into a circle of joined ids stands for itself.
    pub fn joined<'a>(&'a self, id: &'a AnnotatorId) -> &'a AnnotatorId {
        let mut at = id;
        // As many steps as there are annotators leave every chain, but not a circle.
        for _ in 0..=self.annotators.len() {
            match self.annotators.get(at).and_then(|a| a.joined_into.as_ref()) {
                None => return at,
                Some(into) => at = into,
            }
        }
        id
    }

    /// The ids that stand for one person together with an id, itself among them, in order.
    pub fn joined_with(&self, id: &AnnotatorId) -> Vec<&AnnotatorId> {
        let person = self.joined(id);
        let all = self.annotators.keys();
        all.filter(|other| self.joined(other) == person).collect()
    }

    /// Circles of annotators who were joined into each other, as when two clones join them in opposite
    /// directions: each circle once, its ids in order.
    pub fn join_circles(&self) -> Vec<Vec<AnnotatorId>> {
        let into = |id: &AnnotatorId| self.annotators.get(id)?.joined_into.as_ref();
        let mut circles: Vec<Vec<AnnotatorId>> = Vec::new();
        for start in self.annotators.keys() {
            let mut circle = vec![start.clone()];
            let mut at = into(start);
            while let Some(id) = at.filter(|id| !circle.contains(id)) {
                circle.push(id.clone());
                at = into(id);
            }
            // A chain that only leads into a circle is no part of it.
            if at == Some(start) && circle.iter().min() == Some(start) {
                circle.sort();
                circles.push(circle);
            }
        }
        circles
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Annotator;

    fn id(name: &str) -> AnnotatorId {
        AnnotatorId::new(name).unwrap()
    }

    fn project(people: &[(&str, Option<&str>)]) -> Project {
        let mut project = Project::default();
        for (name, into) in people {
            let mut person = Annotator::new(id(name), *name);
            person.joined_into = into.map(id);
            project.annotators.insert(person.id.clone(), person);
        }
        project
    }

    #[test]
    fn a_chain_of_joined_ids_is_one_person() {
        let all = [("a", Some("b")), ("b", Some("c")), ("c", None), ("d", None)];
        let project = project(&all);
        assert_eq!(project.joined(&id("a")), &id("c"));
        assert_eq!(project.joined(&id("unknown")), &id("unknown"));
        assert_eq!(
            project.joined_with(&id("b")),
            [&id("a"), &id("b"), &id("c")]
        );
        assert_eq!(project.join_circles(), Vec::<Vec<AnnotatorId>>::new());
    }

    #[test]
    fn a_circle_is_found_once_and_its_ids_stand_for_themselves() {
        let all = [("a", Some("b")), ("b", Some("a")), ("x", Some("a"))];
        let project = project(&all);
        assert_eq!(project.join_circles(), [[id("a"), id("b")]]);
        for (name, _) in all {
            assert_eq!(project.joined(&id(name)), &id(name));
        }
        let itself = self::project(&[("a", Some("a"))]);
        assert_eq!(itself.join_circles(), [[id("a")]]);
    }
}
