//! Which annotations are to be seen on a page, resolved and ready to draw.

use crate::arabic::{CharOffset, CharRange, Text};
use crate::model::{
    Annotation, AnnotationId, AnnotatorId, Bilingual, DocumentId, Flags, Project, RoundId, TagId,
};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Whose annotations are shown, and of which tags.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// The annotators, in the order of their lanes.
    pub annotators: Vec<AnnotatorId>,
    /// Only these tags, with those below them; `None` for all.
    pub tags: Option<BTreeSet<TagId>>,
}

/// An annotation as it is drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// Which annotation.
    pub id: AnnotationId,
    /// Who made it.
    pub annotator: AnnotatorId,
    /// Which of the shown annotators that is, from 0.
    pub lane: usize,
    /// Where it is in the text as it is now.
    pub span: CharRange,
    /// The living tag; `None` while it has none, or when its tag was deleted.
    pub tag: Option<TagId>,
    /// Hue of the tag.
    pub hue: Option<u16>,
    /// Name of the tag.
    pub name: Arc<Bilingual>,
    /// Marks put on it.
    pub flags: Flags,
}

/// The annotations to be seen, in the order of the text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Marks {
    /// Shared with the marks from which these were made by a change of a few.
    marks: Vec<Arc<Mark>>,
    /// The furthest end among the marks up to each one.
    reach: Vec<CharOffset>,
    lanes: usize,
}

impl Marks {
    /// Collects what is in scope. Annotations whose place is lost are left out.
    pub fn collect(
        project: &Project,
        round: &RoundId,
        document: &DocumentId,
        scope: &Scope,
    ) -> Self {
        let Some(mut making) = Making::new(project, document, scope) else {
            return Self::default();
        };
        // In the order of the text, which then is walked through and not jumped about in: it may be
        // far larger than what a processor keeps at hand.
        let mut all: Vec<_> = project.annotations_of(round, document).collect();
        all.sort_by_key(|(_, annotation)| annotation.target.span.start);
        let all = all.into_iter();
        let marks = all.filter_map(|(annotator, annotation)| making.mark(annotator, annotation));
        Self::new(marks.collect(), scope.annotators.len())
    }

    /// The marks after some annotations of the same round and document were replaced, each given
    /// as who made it, as it was and as it became. The same as if they were collected anew.
    pub fn with<'a>(
        &self,
        replaced: impl IntoIterator<
            Item = (
                &'a AnnotatorId,
                Option<&'a Annotation>,
                Option<&'a Annotation>,
            ),
        >,
        project: &'a Project,
        document: &DocumentId,
        scope: &'a Scope,
    ) -> Self {
        let Some(mut making) = Making::new(project, document, scope) else {
            return Self::default();
        };
        let mut marks = self.marks.clone();
        for (annotator, before, after) in replaced {
            if let Some(old) = before.and_then(|a| making.mark(annotator, a))
                && let Ok(at) = marks.binary_search_by(|m| in_text(m, &old))
            {
                marks.remove(at);
            }
            if let Some(new) = after.and_then(|a| making.mark(annotator, a)) {
                let at = marks.partition_point(|m| in_text(m, &new).is_lt());
                marks.insert(at, Arc::new(new));
            }
        }
        Self::sorted(marks, self.lanes)
    }

    /// Puts marks in the order of the text: by start, the longer first, then by lane and id.
    pub fn new(mut marks: Vec<Mark>, lanes: usize) -> Self {
        marks.sort_by(in_text);
        Self::sorted(marks.into_iter().map(Arc::new).collect(), lanes)
    }

    fn sorted(marks: Vec<Arc<Mark>>, lanes: usize) -> Self {
        let mut furthest = CharOffset(0);
        let reach = marks
            .iter()
            .map(|m| {
                furthest = furthest.max(m.span.end);
                furthest
            })
            .collect();
        Self {
            marks,
            reach,
            lanes,
        }
    }

    /// All of them, in the order of the text.
    pub fn all(&self) -> &[Arc<Mark>] {
        &self.marks
    }

    /// Number of annotators shown.
    pub fn lanes(&self) -> usize {
        self.lanes
    }

    /// The index of an annotation.
    pub fn index_of(&self, id: &AnnotationId) -> Option<usize> {
        self.marks.iter().position(|m| &m.id == id)
    }

    /// The indices of those that share a code point with a range, in order.
    pub fn within(&self, range: CharRange) -> Vec<usize> {
        let first = self.reach.partition_point(|end| *end <= range.start);
        let last = self.marks.partition_point(|m| m.span.start < range.end);
        (first..last.max(first))
            .filter(|i| self.marks[*i].span.overlaps(range))
            .collect()
    }

    /// The indices of those that hold a code point, in order.
    pub fn at(&self, offset: CharOffset) -> Vec<usize> {
        self.within(CharRange::new(offset.0, offset.0 + 1))
    }
}

/// The order of the text: by start, the longer first, then by lane and id.
pub(super) fn in_text(a: &Mark, b: &Mark) -> Ordering {
    let key = |m: &Mark| (m.span.start, std::cmp::Reverse(m.span.end), m.lane);
    key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
}

/// Makes marks of the annotations of one document.
struct Making<'a> {
    project: &'a Project,
    text: &'a Text,
    scope: &'a Scope,
    names: BTreeMap<&'a TagId, Arc<Bilingual>>,
    no_name: Arc<Bilingual>,
}

impl<'a> Making<'a> {
    fn new(project: &'a Project, document: &DocumentId, scope: &'a Scope) -> Option<Self> {
        Some(Self {
            project,
            text: &project.documents.get(document)?.text,
            scope,
            names: BTreeMap::new(),
            no_name: Arc::default(),
        })
    }

    /// The mark of an annotation that is in scope and not lost.
    fn mark(&mut self, annotator: &AnnotatorId, annotation: &Annotation) -> Option<Mark> {
        let lane = self.scope.annotators.iter().position(|a| a == annotator)?;
        let tag = annotation.tag.as_ref();
        let tag = tag.and_then(|t| self.project.codebook.resolve(t));
        let tags = self.scope.tags.as_ref();
        if tags.is_some_and(|tags| !tag.is_some_and(|t| tags.contains(&t.id))) {
            return None;
        }
        let name = match tag {
            None => &self.no_name,
            Some(tag) => {
                let known = self.names.entry(&tag.id);
                known.or_insert_with(|| Arc::new(tag.name.clone()))
            }
        };
        Some(Mark {
            span: annotation.target.resolve(self.text).span()?,
            id: annotation.id.clone(),
            annotator: annotator.clone(),
            lane,
            tag: tag.map(|t| t.id.clone()),
            hue: tag.map(|t| t.hue),
            name: name.clone(),
            flags: annotation.flags,
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub fn mark(name: &str, start: usize, end: usize) -> Mark {
        Mark {
            id: AnnotationId::new(name).unwrap(),
            annotator: AnnotatorId::new("a").unwrap(),
            lane: 0,
            span: CharRange::new(start, end),
            tag: None,
            hue: Some(20),
            name: Arc::new(Bilingual::new(name, name)),
            flags: Flags::default(),
        }
    }

    proptest! {
        #[test]
        fn within_finds_what_a_plain_search_finds(
            spans in proptest::collection::vec((0usize..60, 1usize..30), 0..24), from in 0usize..80, len in 1usize..40,
        ) {
            let marks: Vec<Mark> = spans.iter().enumerate()
                .map(|(i, (s, l))| mark(&format!("m{i}"), *s, s + l)).collect();
            let marks = Marks::new(marks, 1);
            let range = CharRange::new(from, from + len);
            let plain: Vec<usize> = (0..marks.all().len()).filter(|i| marks.all()[*i].span.overlaps(range)).collect();
            prop_assert_eq!(marks.within(range), plain);
        }
    }
}
