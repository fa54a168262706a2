//! A project whose excerpts are exported.

use super::TESTIMONY;
use hashiya::arabic::{CharRange, Text};
use hashiya::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, CodingKey, Document, DocumentId,
    Flags, Moment, Project, RoundId, Tag, TagId, Target, Tombstone,
};

pub(super) fn tag_id(id: &str) -> TagId {
    TagId::new(id).unwrap()
}

pub(super) fn tag(id: &str, parent: Option<&str>, ar: &str, en: &str) -> Tag {
    let mut tag = Tag::new(tag_id(id), Bilingual::new(ar, en), 30);
    tag.parent = parent.map(tag_id);
    tag
}

pub(super) fn tombstone(into: Option<&str>) -> Option<Tombstone> {
    Some(Tombstone {
        at: Moment::UNIX_EPOCH,
        by: AnnotatorId::new("salma").unwrap(),
        merged_into: into.map(tag_id),
        reason: String::new(),
    })
}

pub(super) fn key(document: &str, annotator: &str, round: &str) -> CodingKey {
    CodingKey {
        round: RoundId::new(round).unwrap(),
        document: DocumentId::new(document).unwrap(),
        annotator: AnnotatorId::new(annotator).unwrap(),
    }
}

/// Two documents in an order other than that of their ids, two annotators, a small codebook.
pub(super) fn project() -> Project {
    let mut project = Project::default();
    for (order, id, title) in [(2, "d1", "شهادة أولى"), (1, "d2", "=شهادة ثانية")]
    {
        let id = DocumentId::new(id).unwrap();
        let mut document = Document::new(id.clone(), title, Text::new(TESTIMONY));
        document.order = order;
        project.documents.insert(id, document);
    }
    for (id, name) in [("salma", "سلمى"), ("omar", "Omar")] {
        let id = AnnotatorId::new(id).unwrap();
        let name = name.to_owned();
        project
            .annotators
            .insert(id.clone(), Annotator::new(id, name));
    }
    let mut old = tag("lies", None, "كذب", "Lies");
    old.tombstone = tombstone(Some("distrust"));
    let mut dead = tag("dead", None, "محذوف", "Dead");
    dead.tombstone = tombstone(None);
    for tag in [
        tag("motives", None, "الدوافع", "Motives"),
        tag(
            "distrust",
            Some("motives"),
            "فقدان الثقة بالقيادة",
            "Leadership distrust",
        ),
        tag("effects", None, "الآثار", ""),
        old,
        dead,
    ] {
        project.codebook.insert(tag);
    }
    project
}

pub(super) fn annotate(
    project: &mut Project,
    key: CodingKey,
    id: &str,
    tag: Option<&str>,
    span: (usize, usize),
) {
    let text = Text::new(TESTIMONY);
    let annotation = Annotation {
        id: AnnotationId::new(id).unwrap(),
        tag: tag.map(tag_id),
        target: Target::new(&text, CharRange::new(span.0, span.1)),
        memo: String::new(),
        flags: Flags::default(),
        origin: Default::default(),
        codebook: None,
        created: "2024-03-05T10:00:00Z".parse().unwrap(),
        modified: "2024-03-06T11:30:00.5Z".parse().unwrap(),
    };
    let coding = project.codings.entry(key).or_default();
    coding.annotations.insert(annotation.id.clone(), annotation);
}

pub(super) fn spot(quote: &str) -> (usize, usize) {
    let byte = TESTIMONY.find(quote).unwrap();
    let start = TESTIMONY[..byte].chars().count();
    (start, start + quote.chars().count())
}
