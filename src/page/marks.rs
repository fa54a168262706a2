//! Which annotations are to be seen on a page, resolved and ready to draw.

use crate::arabic::{CharOffset, CharRange, Text};
use crate::model::{
    Annotation, AnnotationId, AnnotatorId, Bilingual, Codebook, DocumentId, Flags, RoundId, Seen,
    TagId,
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
    /// In scope, and nowhere in the text; in the order of where they were.
    lost: Vec<Arc<Mark>>,
    lanes: usize,
}

impl Marks {
    /// Collects what is in scope. Annotations whose place is lost are kept apart.
    pub fn collect(seen: Seen<'_>, round: &RoundId, document: &DocumentId, scope: &Scope) -> Self {
        let Some(mut making) = Making::new(seen, document, scope) else {
            return Self::default();
        };
        // In the order of the text, which then is walked through and not jumped about in: it may be
        // far larger than what a processor keeps at hand.
        let mut all: Vec<_> = seen.annotations_of(round, document).collect();
        all.sort_by_key(|(_, annotation)| annotation.target.span.start);
        let (mut marks, mut lost) = (Vec::new(), Vec::new());
        for (annotator, annotation) in all {
            match making.mark(annotator, annotation) {
                Some(Made::Placed(mark)) => marks.push(mark),
                Some(Made::Lost(mark)) => lost.push(mark),
                None => {}
            }
        }
        lost.sort_by(in_text);
        Self {
            lost: lost.into_iter().map(Arc::new).collect(),
            ..Self::new(marks, scope.annotators.len())
        }
    }

    /// The marks after some annotations of the same round and document were replaced, each given
    /// as who made it, as it was and as it became. The result equals collecting all marks anew.
    pub fn with<'a>(
        &self,
        replaced: impl IntoIterator<
            Item = (
                &'a AnnotatorId,
                Option<&'a Annotation>,
                Option<&'a Annotation>,
            ),
        >,
        seen: Seen<'a>,
        document: &DocumentId,
        scope: &'a Scope,
    ) -> Self {
        let Some(mut making) = Making::new(seen, document, scope) else {
            return Self::default();
        };
        let (mut marks, mut lost) = (self.marks.clone(), self.lost.clone());
        for (annotator, before, after) in replaced {
            match before.and_then(|a| making.mark(annotator, a)) {
                Some(Made::Placed(old)) => take_out(&mut marks, &old),
                Some(Made::Lost(old)) => take_out(&mut lost, &old),
                None => {}
            }
            match after.and_then(|a| making.mark(annotator, a)) {
                Some(Made::Placed(new)) => put_in(&mut marks, new),
                Some(Made::Lost(new)) => put_in(&mut lost, new),
                None => {}
            }
        }
        Self {
            lost,
            ..Self::sorted(marks, self.lanes)
        }
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
            lost: Vec::new(),
            lanes,
        }
    }

    /// All of them, in the order of the text.
    pub fn all(&self) -> &[Arc<Mark>] {
        &self.marks
    }

    /// Those whose passage is not in the text, or in several places that cannot be told apart; their
    /// spans are those of a former text.
    pub fn lost(&self) -> &[Arc<Mark>] {
        &self.lost
    }

    /// Whether an annotation in scope has no place in the text.
    pub fn is_lost(&self, id: &AnnotationId) -> bool {
        self.lost.iter().any(|mark| mark.id == *id)
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
    codebook: &'a Codebook,
    text: &'a Text,
    scope: &'a Scope,
    names: BTreeMap<&'a TagId, Arc<Bilingual>>,
    no_name: Arc<Bilingual>,
}

fn take_out(list: &mut Vec<Arc<Mark>>, old: &Mark) {
    if let Ok(at) = list.binary_search_by(|mark| in_text(mark, old)) {
        list.remove(at);
    }
}

fn put_in(list: &mut Vec<Arc<Mark>>, new: Mark) {
    let at = list.partition_point(|mark| in_text(mark, &new).is_lt());
    list.insert(at, Arc::new(new));
}

/// A mark, and whether its place was found.
enum Made {
    Placed(Mark),
    Lost(Mark),
}

impl<'a> Making<'a> {
    fn new(seen: Seen<'a>, document: &DocumentId, scope: &'a Scope) -> Option<Self> {
        Some(Self {
            codebook: seen.codebook(),
            text: &seen.document(document)?.text,
            scope,
            names: BTreeMap::new(),
            no_name: Arc::default(),
        })
    }

    /// The mark of an annotation that is in scope.
    fn mark(&mut self, annotator: &AnnotatorId, annotation: &Annotation) -> Option<Made> {
        let lane = self.scope.annotators.iter().position(|a| a == annotator)?;
        let tag = annotation.tag.as_ref();
        let tag = tag.and_then(|t| self.codebook.resolve(t));
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
        let place = annotation.target.resolve(self.text).span();
        let mark = Mark {
            span: place.unwrap_or(annotation.target.span),
            id: annotation.id.clone(),
            annotator: annotator.clone(),
            lane,
            tag: tag.map(|t| t.id.clone()),
            hue: tag.map(|t| t.hue),
            name: name.clone(),
            flags: annotation.flags,
        };
        Some(match place {
            Some(_) => Made::Placed(mark),
            None => Made::Lost(mark),
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
