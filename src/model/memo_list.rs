//! The memos of a project as lists show them: by thing, by person or by date.

use super::id::{DocumentId, TagId};
use super::memo::{MemoTopic, WrittenMemo};
use super::seen::Seen;
use std::cmp::Reverse;
use std::collections::BTreeMap;

listed! {
    /// What a list of memos is sorted by.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
    pub enum MemoOrder {
        /// The things that they are about: the project, then documents in their order, each with its
        /// annotations in the order of the text, then tags in the order of the codebook. The memos of
        /// a thing come in the order in which they were written.
        #[default]
        Thing,
        /// Their authors by name; the memos of each in the order in which they were written.
        Person,
        /// The moment at which they were written, the latest first.
        Date,
    }
}

impl<'p> Seen<'p> {
    /// What a memo is about now: a tag that was merged stands for the tag that it was merged into.
    pub fn memo_topic(self, topic: &MemoTopic) -> MemoTopic {
        match topic {
            MemoTopic::Tag(id) => {
                let now = self.codebook().resolve(id);
                MemoTopic::Tag(now.map_or_else(|| id.clone(), |tag| tag.id.clone()))
            }
            other => other.clone(),
        }
    }

    /// The visible memos that `is_wanted`, sorted.
    pub fn memos_in_order(
        self,
        order: MemoOrder,
        is_wanted: impl Fn(WrittenMemo<'p>) -> bool,
    ) -> Vec<WrittenMemo<'p>> {
        let mut all: Vec<WrittenMemo<'p>> = self.memos().filter(|memo| is_wanted(*memo)).collect();
        let written = |memo: &WrittenMemo<'_>| (memo.memo.created, memo.memo.id.clone());
        match order {
            MemoOrder::Thing => {
                let places = Places::new(self);
                all.sort_by_cached_key(|memo| (places.of(&memo.memo.about), written(memo)));
            }
            MemoOrder::Person => all.sort_by_cached_key(|memo| {
                let name = self.person(memo.by).map_or("", |person| &person.name);
                (name.to_owned(), memo.by.clone(), written(memo))
            }),
            MemoOrder::Date => all.sort_by_cached_key(|memo| Reverse(written(memo))),
        }
        all
    }
}

/// Where the things of a project come in a list.
struct Places<'p> {
    seen: Seen<'p>,
    documents: BTreeMap<&'p DocumentId, usize>,
    tags: BTreeMap<&'p TagId, usize>,
}

/// Where a thing comes: by what kind of thing it is, document or tag, place in the text, and id.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    kind: u8,
    list: usize,
    text: Option<(usize, usize)>,
    topic: MemoTopic,
}

impl<'p> Places<'p> {
    fn new(seen: Seen<'p>) -> Self {
        let documents = seen.documents_in_order().into_iter().enumerate();
        let tags = seen.codebook().tree().into_iter().enumerate();
        Self {
            seen,
            documents: documents.map(|(at, document)| (&document.id, at)).collect(),
            tags: tags.map(|(at, (_, tag))| (&tag.id, at)).collect(),
        }
    }

    fn of(&self, topic: &MemoTopic) -> Place {
        let topic = self.seen.memo_topic(topic);
        let document = |id| self.documents.get(id).copied().unwrap_or(usize::MAX);
        // What lies in a text comes after what is about the document as a whole.
        let (kind, list, text) = match &topic {
            MemoTopic::Project => (0, 0, None),
            MemoTopic::Document(id) => (1, document(id), None),
            MemoTopic::Annotation(id, annotation) => {
                let found = self.seen.annotation(annotation);
                let span = found.map(|(_, annotation)| annotation.target.span);
                let place = span.map_or((usize::MAX, 0), |span| (span.start.0, span.end.0));
                (1, document(id), Some(place))
            }
            MemoTopic::Decision(id, _) => (1, document(id), Some((usize::MAX, usize::MAX))),
            MemoTopic::Tag(id) => {
                let place = self.tags.get(id).copied().unwrap_or(usize::MAX);
                (2, place, None)
            }
        };
        Place {
            kind,
            list,
            text,
            topic,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Text;
    use crate::model::{
        Annotator, AnnotatorId, Bilingual, Document, Memo, MemoId, Moment, Project, Tag,
    };

    fn project() -> Project {
        let mut project = Project::default();
        for (order, id) in [(2, "first"), (1, "second")] {
            let id = DocumentId::new(id).unwrap();
            let mut document = Document::new(id.clone(), id.as_str(), Text::new("نص"));
            document.order = order;
            project.documents.insert(id, document);
        }
        let tag = Tag::new(TagId::new("t").unwrap(), Bilingual::new("رمز", ""), 30);
        project.codebook.insert(tag);
        for (id, name) in [("p1", "Zayd"), ("p2", "Amal")] {
            let id = AnnotatorId::new(id).unwrap();
            project
                .annotators
                .insert(id.clone(), Annotator::new(id, name));
        }
        let document = |id| MemoTopic::Document(DocumentId::new(id).unwrap());
        let memos = [
            ("a", "p1", MemoTopic::Tag(TagId::new("t").unwrap()), 1),
            ("b", "p2", document("first"), 4),
            ("c", "p1", document("second"), 3),
            ("d", "p2", MemoTopic::Project, 2),
            ("e", "p2", document("first"), 0),
        ];
        for (id, by, about, at) in memos {
            let at = Moment::from_second(at).unwrap();
            let id = MemoId::new(id).unwrap();
            let memo = Memo {
                id: id.clone(),
                about,
                text: "رأي".to_owned(),
                created: at,
                modified: at,
            };
            let of = project.memos.entry(AnnotatorId::new(by).unwrap());
            of.or_default().insert(id, memo);
        }
        project
    }

    #[test]
    fn memos_come_by_thing_by_person_and_by_date() {
        let project = project();
        let seen = Seen::new(&project, None);
        let ids = |order| {
            let all = seen.memos_in_order(order, |_| true).into_iter();
            all.map(|memo| memo.memo.id.as_str()).collect::<String>()
        };
        assert_eq!(ids(MemoOrder::Thing), "dceba");
        assert_eq!(ids(MemoOrder::Person), "edbac");
        assert_eq!(ids(MemoOrder::Date), "bcdae");
        let of_tags = |memo: WrittenMemo<'_>| matches!(memo.memo.about, MemoTopic::Tag(_));
        assert_eq!(seen.memos_in_order(MemoOrder::Date, of_tags).len(), 1);
    }
}
