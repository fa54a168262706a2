//! What memos are about, in words, and why one was not written.

use super::waiting::topic;
use super::{InWords, Words};
use crate::arabic::visible;
use crate::desk::MemoError;
use crate::locale::{Language, Locale};
use crate::model::{MemoTopic, Seen};

/// What a memo is about, as people read it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TopicWords {
    /// What kind of thing it is: a document, a tag.
    pub kind: String,
    /// What the thing is called: a title, a name, a passage; its id where the project does not have
    /// it.
    pub name: String,
}

/// What kind of thing a memo is about, for other programs; never changes.
pub fn topic_kind(topic: &MemoTopic) -> &'static str {
    match topic {
        MemoTopic::Project => "project",
        MemoTopic::Document(_) => "document",
        MemoTopic::Tag(_) => "tag",
        MemoTopic::Annotation(..) => "annotation",
        MemoTopic::Decision(..) => "decision",
    }
}

/// What a memo is about, in the words of a language.
pub fn topic_in_words(seen: Seen<'_>, about: &MemoTopic, locale: &Locale) -> TopicWords {
    let kind = format!("memo-about-{}", topic_kind(about));
    let kind = locale.tr(&kind).into_owned();
    let name = match about {
        MemoTopic::Project => visible(match locale.language() {
            Language::Arabic => seen.title().arabic(),
            Language::English => seen.title().english(),
        }),
        about => topic(seen, &seen.memo_topic(about), locale),
    };
    TopicWords { kind, name }
}

impl InWords for MemoError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Refused(refusal) => refusal.in_words(locale),
            Self::Blank => Words::of(locale, "memo-blank", &[]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Isolation;
    use crate::model::{AnnotationId, DecisionId, DocumentId, Project, TagId};

    #[test]
    fn every_topic_has_words_even_if_the_thing_is_gone() {
        let document = DocumentId::new("d").unwrap();
        let topics = [
            MemoTopic::Project,
            MemoTopic::Document(document.clone()),
            MemoTopic::Tag(TagId::new("t").unwrap()),
            MemoTopic::Annotation(document.clone(), AnnotationId::new("a").unwrap()),
            MemoTopic::Decision(document, DecisionId::new("c").unwrap()),
        ];
        let mut project = Project::default();
        project.title.ar = "مشروع".to_owned();
        let seen = Seen::new(&project, None);
        for language in Language::ALL {
            let locale = Locale::new(language, Isolation::Plain);
            for topic in &topics {
                let words = topic_in_words(seen, topic, &locale);
                assert!(!words.name.is_empty(), "{topic:?}");
                assert!(!words.kind.starts_with("memo-about"), "{topic:?}");
            }
        }
    }
}
