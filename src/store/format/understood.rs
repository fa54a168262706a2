//! Reads ids, moments and texts in two languages out of the strings of records.

use super::read::not_understood;
use super::value::Pair;
use crate::model::{
    AnnotationId, AnnotatorId, Bilingual, DocumentId, Moment, RoundId, TagId, VersionId,
};
use crate::store::finding::FindingKind;

/// A value read from a record, or the finding that says what is wrong with the record.
pub(crate) type Understood<T> = Result<T, FindingKind>;

macro_rules! id_reader {
    ($(#[$doc:meta])* $name:ident, $kind:ty) => {
        $(#[$doc])*
        pub(crate) fn $name(id: &str) -> Understood<$kind> {
            <$kind>::new(id).map_err(|_| FindingKind::BadId { id: id.to_owned() })
        }
    };
}

id_reader!(
    /// Reads the id of an annotation.
    annotation_id,
    AnnotationId
);
id_reader!(
    /// Reads the id of a person.
    annotator_id,
    AnnotatorId
);
id_reader!(
    /// Reads the id of a document.
    document_id,
    DocumentId
);
id_reader!(
    /// Reads the id of a round.
    round_id,
    RoundId
);
id_reader!(
    /// Reads the id of a tag.
    tag_id,
    TagId
);
id_reader!(
    /// Reads the id of a version of the codebook.
    version_id,
    VersionId
);

/// Reads a moment in time, such as `2026-02-02T10:30:00Z`.
pub(crate) fn moment(text: &str) -> Understood<Moment> {
    text.parse()
        .map_err(|_| not_understood(text, 1, "this is no moment in time".to_owned()))
}

/// Reads a value that may be absent.
pub(crate) fn maybe<T>(
    text: Option<&str>,
    read: impl Fn(&str) -> Understood<T>,
) -> Understood<Option<T>> {
    text.map(read).transpose()
}

/// Checks that a record of which a file has one carries the id that this record always has.
pub(crate) fn single(id: &str, expected: &str) -> Understood<()> {
    if id == expected {
        return Ok(());
    }
    let reason = format!("the id of this record is always {expected}");
    Err(not_understood(id, 1, reason))
}

/// Checks that a text is a SHA-256 in lower-case hexadecimal digits.
pub(crate) fn sha256(text: &str, reason: &str) -> Understood<()> {
    let is_hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    if text.len() == 64 && text.bytes().all(is_hex) {
        return Ok(());
    }
    Err(not_understood(text, 1, reason.to_owned()))
}

/// Reads a text in both languages.
pub(crate) fn bilingual(pair: &Pair) -> Bilingual {
    Bilingual::new(&pair.ar, &pair.en)
}

/// A text in both languages as it stands in a record.
pub(crate) fn pair(names: &Bilingual) -> Pair {
    Pair {
        ar: names.ar.clone(),
        en: names.en.clone(),
    }
}
