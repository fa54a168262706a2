//! Turns records into what a project is made of, and back.

use super::read::not_understood;
use super::record::{
    AnnotationRecord, AnnotatorRecord, Body, ConfinedRecord, DocumentRecord, Flag, MemoRecord,
    Pair, ProjectRecord, RoundRecord, StateRecord, Stone, TagRecord, Topic, VersionRecord, Way,
};
use crate::arabic::{CharRange, Text};
use crate::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, Codebook, CodebookVersion,
    Direction, Document, DocumentId, Flags, Imported, Moment, Round, RoundId, Tag, TagId, Target,
    Tombstone, VersionId,
};
use crate::store::finding::FindingKind;
use std::sync::Arc;

/// Id of the one record about the project itself.
pub(in crate::store) const PROJECT_ID: &str = "project";
/// Id of the one record that says that nothing may leave the folder.
pub(in crate::store) const CONFINED_ID: &str = "confined";
/// Id of the one record about an annotator's state of a document.
pub(in crate::store) const STATE_ID: &str = "state";

type Understood<T> = Result<T, FindingKind>;

macro_rules! id_reader {
    ($name:ident, $kind:ty) => {
        fn $name(id: &str) -> Understood<$kind> {
            <$kind>::new(id).map_err(|_| FindingKind::BadId { id: id.to_owned() })
        }
    };
}

id_reader!(annotation_id, AnnotationId);
id_reader!(annotator_id, AnnotatorId);
id_reader!(document_id, DocumentId);
id_reader!(round_id, RoundId);
id_reader!(tag_id, TagId);
id_reader!(version_id, VersionId);

fn moment(text: &str) -> Understood<Moment> {
    text.parse()
        .map_err(|_| not_understood(text, 1, "this is no moment in time".to_owned()))
}

fn maybe<T>(text: Option<&str>, read: impl Fn(&str) -> Understood<T>) -> Understood<Option<T>> {
    text.map(read).transpose()
}

/// A text in both languages.
pub(in crate::store) fn bilingual(pair: &Pair) -> Bilingual {
    Bilingual::new(&pair.ar, &pair.en)
}

fn pair(names: &Bilingual) -> Pair {
    Pair {
        ar: names.ar.clone(),
        en: names.en.clone(),
    }
}

/// Checks that everything in a record means something, so that a line can be told when not.
pub(in crate::store) fn check(body: &Body) -> Understood<()> {
    match body {
        Body::Project(r) => single(&r.id, PROJECT_ID),
        Body::State(r) => single(&r.id, STATE_ID),
        Body::Confined(r) => single(&r.id, CONFINED_ID),
        Body::Annotator(r) => annotator(r).map(|_| ()),
        Body::Round(r) => round(r).map(|_| ()),
        Body::Tag(r) => tag(r).map(|_| ()),
        Body::Version(r) => version(r, Arc::default()).map(|_| ()),
        Body::Document(r) => document(r, Arc::new(Text::new(""))).map(|_| ()),
        Body::Annotation(r) => annotation_facts(r).map(|_| ()),
        Body::Memo(r) => memo_facts(r),
        Body::Deleted(r) => tag_id(&r.id).map(|_| ()),
    }
}

/// What must hold of a memo.
fn memo_facts(r: &MemoRecord) -> Understood<()> {
    tag_id(&r.id)?;
    match &r.about {
        Topic::Project => {}
        Topic::Document(id) => drop(document_id(id)?),
        Topic::Tag(id) => drop(tag_id(id)?),
    }
    moment(&r.created)?;
    moment(&r.modified)?;
    Ok(())
}

fn single(id: &str, expected: &str) -> Understood<()> {
    if id == expected {
        return Ok(());
    }
    Err(not_understood(
        id,
        1,
        format!("the id of this record is always {expected}"),
    ))
}

/// Reads a person.
pub(in crate::store) fn annotator(r: &AnnotatorRecord) -> Understood<Annotator> {
    Ok(Annotator {
        id: annotator_id(&r.id)?,
        name: r.name.clone(),
    })
}

/// Reads a round.
pub(in crate::store) fn round(r: &RoundRecord) -> Understood<Round> {
    Ok(Round {
        id: round_id(&r.id)?,
        name: bilingual(&r.name),
        closed: maybe(r.closed.as_deref(), moment)?,
    })
}

/// Reads a tag.
pub(in crate::store) fn tag(r: &TagRecord) -> Understood<Tag> {
    if !r.order.is_finite() {
        return Err(not_understood(
            &r.id,
            1,
            "the order is no finite number".to_owned(),
        ));
    }
    Ok(Tag {
        id: tag_id(&r.id)?,
        parent: maybe(r.parent.as_deref(), tag_id)?,
        order: r.order,
        name: bilingual(&r.name),
        hue: r.hue % 360,
        key: r.key.clone(),
        assignable: r.assignable,
        definition: bilingual(&r.definition),
        use_when: bilingual(&r.use_when),
        avoid_when: bilingual(&r.avoid_when),
        example: r.example.clone(),
        tombstone: r.tombstone.as_ref().map(tombstone).transpose()?,
    })
}

fn tombstone(r: &Stone) -> Understood<Tombstone> {
    Ok(Tombstone {
        at: moment(&r.at)?,
        by: annotator_id(&r.by)?,
        merged_into: maybe(r.merged_into.as_deref(), tag_id)?,
        reason: r.reason.clone(),
    })
}

/// Reads what is known of a version of the codebook and joins it with its tags.
pub(in crate::store) fn version(
    r: &VersionRecord,
    tags: Arc<Codebook>,
) -> Understood<CodebookVersion> {
    let is_hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    let is_hash = r.tags.len() == 64 && r.tags.bytes().all(is_hex);
    if !is_hash {
        let reason = "the tags of a version are named by a hash".to_owned();
        return Err(not_understood(&r.tags, 1, reason));
    }
    Ok(CodebookVersion {
        id: version_id(&r.id)?,
        name: r.name.clone(),
        at: moment(&r.at)?,
        by: annotator_id(&r.by)?,
        reason: r.reason.clone(),
        tags,
    })
}

/// Reads what is known of a document and joins it with its text.
pub(in crate::store) fn document(r: &DocumentRecord, text: Arc<Text>) -> Understood<Document> {
    Ok(Document {
        id: document_id(&r.id)?,
        order: r.order,
        title: r.title.clone(),
        source: r.source.clone(),
        author: r.author.clone(),
        date: r.date.clone(),
        variables: r.variables.clone(),
        direction: match r.direction {
            Way::Auto => Direction::Auto,
            Way::Rtl => Direction::Rtl,
            Way::Ltr => Direction::Ltr,
        },
        imported: Imported {
            file_name: r.file_name.clone(),
            encoding: r.encoding.clone(),
            at: maybe(r.imported.as_deref(), moment)?,
            original: r.original.clone(),
        },
        text,
    })
}

type AnnotationFacts = (AnnotationId, Option<TagId>, Moment, Moment);

/// What must mean something in the record of an annotation.
fn annotation_facts(r: &AnnotationRecord) -> Understood<AnnotationFacts> {
    let id = annotation_id(&r.id)?;
    let tag = maybe(r.tag.as_deref(), tag_id)?;
    Ok((id, tag, moment(&r.created)?, moment(&r.modified)?))
}

/// Reads an annotation.
pub(in crate::store) fn annotation(r: &AnnotationRecord) -> Understood<Annotation> {
    let has = |flag| r.flags.contains(&flag);
    let (id, tag, created, modified) = annotation_facts(r)?;
    Ok(Annotation {
        id,
        tag,
        target: Target {
            span: CharRange::new(r.start, r.end),
            quote: r.quote.clone(),
            before: r.before.clone(),
            after: r.after.clone(),
        },
        memo: r.memo.clone(),
        flags: Flags {
            unsure: has(Flag::Unsure),
            quotable: has(Flag::Quotable),
            discuss: has(Flag::Discuss),
            lost: has(Flag::Lost),
        },
        created,
        modified,
    })
}

/// Whether it is certain that a record is what [`annotation_record`] makes of the annotation read
/// from it: flags in their order, moments written as they are written here.
pub(in crate::store) fn is_as_written(r: &AnnotationRecord) -> bool {
    let ordered = r.flags.is_sorted_by(|a, b| (*a as u8) < (*b as u8));
    ordered && r.start <= r.end && is_whole_second(&r.created) && is_whole_second(&r.modified)
}

/// Whether a moment is written like `2026-02-02T10:30:00Z`, which every such moment is.
fn is_whole_second(text: &str) -> bool {
    let pattern = b"0000-00-00T00:00:00Z";
    let fits = |(found, at): (u8, &u8)| match at {
        b'0' => found.is_ascii_digit(),
        sign => found == *sign,
    };
    let is_alike = text.len() == pattern.len() && text.bytes().zip(pattern).all(fits);
    // A leap second is written otherwise than it is read.
    is_alike && !text.ends_with("60Z")
}

/// The record about the project itself.
pub(in crate::store) fn project_record(title: &Bilingual, is_sample: bool) -> Body {
    Body::Project(ProjectRecord {
        id: PROJECT_ID.to_owned(),
        rev: String::new(),
        past: Vec::new(),
        title: pair(title),
        sample: is_sample,
    })
}

/// The record that says that nothing of a project may leave its folder, if that is so.
pub(in crate::store) fn confined_record(is_confined: bool) -> Option<Body> {
    is_confined.then(|| {
        Body::Confined(ConfinedRecord {
            id: CONFINED_ID.to_owned(),
            rev: String::new(),
            past: Vec::new(),
        })
    })
}

/// The record of a person.
pub(in crate::store) fn annotator_record(annotator: &Annotator) -> Body {
    Body::Annotator(AnnotatorRecord {
        id: annotator.id.as_str().to_owned(),
        rev: String::new(),
        past: Vec::new(),
        name: annotator.name.clone(),
    })
}

/// The record of a round.
pub(in crate::store) fn round_record(round: &Round) -> Body {
    Body::Round(RoundRecord {
        id: round.id.as_str().to_owned(),
        rev: String::new(),
        past: Vec::new(),
        name: pair(&round.name),
        closed: round.closed.map(|at| at.to_string()),
    })
}

/// The record of a tag.
pub(in crate::store) fn tag_record(tag: &Tag) -> Body {
    Body::Tag(TagRecord {
        id: tag.id.as_str().to_owned(),
        rev: String::new(),
        past: Vec::new(),
        parent: tag.parent.as_ref().map(|p| p.as_str().to_owned()),
        order: tag.order,
        name: pair(&tag.name),
        hue: tag.hue,
        key: tag.key.clone(),
        assignable: tag.assignable,
        definition: pair(&tag.definition),
        use_when: pair(&tag.use_when),
        avoid_when: pair(&tag.avoid_when),
        example: tag.example.clone(),
        tombstone: tag.tombstone.as_ref().map(|stone| Stone {
            at: stone.at.to_string(),
            by: stone.by.as_str().to_owned(),
            merged_into: stone.merged_into.as_ref().map(|t| t.as_str().to_owned()),
            reason: stone.reason.clone(),
        }),
    })
}

/// The record of a version of the codebook; `hash` is that of the file with its tags.
pub(in crate::store) fn version_record(version: &CodebookVersion, hash: String) -> Body {
    Body::Version(VersionRecord {
        id: version.id.as_str().to_owned(),
        rev: String::new(),
        past: Vec::new(),
        name: version.name.clone(),
        at: version.at.to_string(),
        by: version.by.as_str().to_owned(),
        reason: version.reason.clone(),
        tags: hash,
    })
}

/// The record of a document; `hash` is that of its text.
pub(in crate::store) fn document_record(document: &Document, hash: String) -> Body {
    Body::Document(DocumentRecord {
        id: document.id.as_str().to_owned(),
        rev: String::new(),
        past: Vec::new(),
        order: document.order,
        title: document.title.clone(),
        source: document.source.clone(),
        author: document.author.clone(),
        date: document.date.clone(),
        variables: document.variables.clone(),
        direction: match document.direction {
            Direction::Auto => Way::Auto,
            Direction::Rtl => Way::Rtl,
            Direction::Ltr => Way::Ltr,
        },
        file_name: document.imported.file_name.clone(),
        encoding: document.imported.encoding.clone(),
        imported: document.imported.at.map(|at| at.to_string()),
        original: document.imported.original.clone(),
        hash,
    })
}

/// The record of an annotator's state of a document, if there is anything to say.
pub(in crate::store) fn state_record(finished: bool) -> Option<Body> {
    finished.then(|| {
        Body::State(StateRecord {
            id: STATE_ID.to_owned(),
            rev: String::new(),
            past: Vec::new(),
            finished,
        })
    })
}

/// The record of an annotation.
pub(in crate::store) fn annotation_record(annotation: &Annotation) -> Body {
    let flags = [
        (annotation.flags.unsure, Flag::Unsure),
        (annotation.flags.quotable, Flag::Quotable),
        (annotation.flags.discuss, Flag::Discuss),
        (annotation.flags.lost, Flag::Lost),
    ];
    Body::Annotation(AnnotationRecord {
        id: annotation.id.as_str().to_owned(),
        rev: String::new(),
        past: Vec::new(),
        tag: annotation.tag.as_ref().map(|t| t.as_str().to_owned()),
        start: annotation.target.span.start.0,
        end: annotation.target.span.end.0,
        quote: annotation.target.quote.clone(),
        before: annotation.target.before.clone(),
        after: annotation.target.after.clone(),
        memo: annotation.memo.clone(),
        flags: flags
            .into_iter()
            .filter(|f| f.0)
            .map(|(_, flag)| flag)
            .collect(),
        created: annotation.created.to_string(),
        modified: annotation.modified.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_as_written_is_written_so(
            second in -80_000_000_000i64..200_000_000_000, nanosecond in prop_oneof![Just(0i32), 0i32..1_000_000_000],
            flags in proptest::collection::vec(0usize..3, 0..4), start in 0usize..3, end in 0usize..3, other in "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](Z|z|\\+00:00|\\.[0-9]{1,3}Z)",
        ) {
            let at = Moment::new(second, nanosecond).unwrap().to_string();
            let all = [Flag::Unsure, Flag::Quotable, Flag::Discuss];
            for created in [at.clone(), other] {
                let record = AnnotationRecord {
                    id: "a".into(),
                    rev: String::new(),
                    past: Vec::new(),
                    tag: None,
                    start,
                    end,
                    quote: "q".into(),
                    before: String::new(),
                    after: String::new(),
                    memo: String::new(),
                    flags: flags.iter().map(|f| all[*f]).collect(),
                    created,
                    modified: at.clone(),
                };
                if let Ok(annotation) = annotation(&record)
                    && is_as_written(&record)
                {
                    prop_assert_eq!(annotation_record(&annotation), Body::Annotation(record));
                }
            }
        }
    }
}
