//! An annotation: one annotator's application of one tag, or of none yet, to one span.

use super::{Body, Known, Record};
use crate::arabic::CharRange;
use crate::edit::Part;
use crate::model::{
    Annotation, AnnotationId, Flags, Moment, Origin, RecordId, Said, TagId, Target, VersionId,
};
use crate::store::format::fields::Value;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotation_id, decision_id, maybe, moment, tag_id, version_id,
};
use crate::store::format::value::word;
use serde::Deserialize;

record!(
    /// An annotation. Offsets count code points from the start of the text.
    AnnotationRecord {
        #[serde(default)]
        tag: Option<String>,
        start: usize,
        end: usize,
        #[serde(default)]
        quote: String,
        #[serde(default)]
        before: String,
        #[serde(default)]
        after: String,
        #[serde(default)]
        memo: String,
        #[serde(default)]
        flags: Vec<Flag>,
        /// How it came about; none for one that was made by hand.
        #[serde(default)]
        origin: Option<Source>,
        /// The codebook under which it was made: a version, or the hash of its tags.
        #[serde(default)]
        codebook: Option<String>,
        created: String,
        modified: String,
    }
);

word!(
    /// A mark that an annotator puts on an annotation.
    Flag {
        Unsure,
        Quotable,
        Discuss,
        Lost,
    }
);

/// How an annotation came about, with the query, the decision or the name of the file.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub(crate) enum Source {
    Search(String),
    Decision(String),
    Import(String),
}

impl Value for Source {
    fn put(&self, out: &mut String) {
        let (word, inside) = match self {
            Self::Search(query) => ("Search(", query),
            Self::Decision(id) => ("Decision(", id),
            Self::Import(file) => ("Import(", file),
        };
        out.push_str(word);
        inside.put(out);
        out.push(')');
    }
}

impl Source {
    fn value(&self) -> Understood<Origin> {
        Ok(match self {
            Self::Search(query) => Origin::Search(query.clone()),
            Self::Decision(id) => Origin::Decision(decision_id(id)?),
            Self::Import(file) => Origin::Import(file.clone()),
        })
    }

    fn of(origin: &Origin) -> Option<Self> {
        match origin {
            Origin::Hand => None,
            Origin::Search(query) => Some(Self::Search(query.clone())),
            Origin::Decision(id) => Some(Self::Decision(id.as_str().to_owned())),
            Origin::Import(file) => Some(Self::Import(file.clone())),
        }
    }
}

/// What must mean something in the record of an annotation.
struct Facts {
    id: AnnotationId,
    tag: Option<TagId>,
    origin: Origin,
    codebook: Option<VersionId>,
    created: Moment,
    modified: Moment,
}

impl Record for AnnotationRecord {
    const FILE: FileKind = FileKind::Coding;

    fn check(&self) -> Understood<()> {
        self.facts().map(drop)
    }

    fn named(id: &str, part: &Part) -> Option<RecordId> {
        match part {
            Part::Coding(key) => {
                let id = annotation_id(id).ok()?;
                Some(RecordId::Annotation(key.clone(), id))
            }
            _ => None,
        }
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        let annotation = self.value().ok()?;
        Some(Said::Annotation(annotation.into()))
    }
}

impl AnnotationRecord {
    fn facts(&self) -> Understood<Facts> {
        Ok(Facts {
            id: annotation_id(&self.id)?,
            tag: maybe(self.tag.as_deref(), tag_id)?,
            origin: self
                .origin
                .as_ref()
                .map_or(Ok(Origin::Hand), Source::value)?,
            codebook: maybe(self.codebook.as_deref(), version_id)?,
            created: moment(&self.created)?,
            modified: moment(&self.modified)?,
        })
    }

    /// Reads an annotation.
    ///
    /// # Errors
    /// When an id or a moment is none.
    pub fn value(&self) -> Understood<Annotation> {
        let has = |flag| self.flags.contains(&flag);
        let facts = self.facts()?;
        Ok(Annotation {
            id: facts.id,
            tag: facts.tag,
            target: Target {
                span: CharRange::new(self.start, self.end),
                quote: self.quote.clone(),
                before: self.before.clone(),
                after: self.after.clone(),
            },
            memo: self.memo.clone(),
            flags: Flags {
                unsure: has(Flag::Unsure),
                quotable: has(Flag::Quotable),
                discuss: has(Flag::Discuss),
                lost: has(Flag::Lost),
            },
            origin: facts.origin,
            codebook: facts.codebook,
            created: facts.created,
            modified: facts.modified,
        })
    }

    /// The record of an annotation.
    pub fn of(annotation: &Annotation) -> Body {
        let flags = [
            (annotation.flags.unsure, Flag::Unsure),
            (annotation.flags.quotable, Flag::Quotable),
            (annotation.flags.discuss, Flag::Discuss),
            (annotation.flags.lost, Flag::Lost),
        ];
        Body::Annotation(Self {
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
            origin: Source::of(&annotation.origin),
            codebook: annotation
                .codebook
                .as_ref()
                .map(|id| id.as_str().to_owned()),
            created: annotation.created.to_string(),
            modified: annotation.modified.to_string(),
        })
    }

    /// Whether it is certain that [`of`](Self::of) makes this record of the annotation read from it:
    /// flags in their order, moments written as they are written here.
    pub fn is_as_written(&self) -> bool {
        let ordered = self.flags.is_sorted_by(|a, b| (*a as u8) < (*b as u8));
        let moments = is_whole_second(&self.created) && is_whole_second(&self.modified);
        ordered && self.start <= self.end && moments
    }
}

/// Whether a moment is written like `2026-02-02T10:30:00Z`: whole seconds in UTC.
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

#[cfg(test)]
impl crate::store::format::sample::Sample for Source {
    fn sample(dice: &mut crate::store::format::sample::Dice) -> Self {
        let inside = crate::store::format::sample::Sample::sample(dice);
        [Self::Search, Self::Decision, Self::Import][dice.below(3)](inside)
    }
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
                    origin: None,
                    codebook: None,
                    created,
                    modified: at.clone(),
                };
                if let Ok(annotation) = record.value()
                    && record.is_as_written()
                {
                    prop_assert_eq!(AnnotationRecord::of(&annotation), Body::Annotation(record));
                }
            }
        }
    }
}
