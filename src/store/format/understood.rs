//! Reads ids, moments and hashes out of the strings of records.

use crate::model::{
    AnnotationId, AnnotatorId, DecisionId, DocumentId, MemoId, Moment, ProjectId, RoundId, TagId,
    VersionId,
};
use crate::store::finding::FindingKind;
use sha2::{Digest, Sha256};

/// Longest piece of a line that a finding repeats, in characters.
const EXCERPT: usize = 60;

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

id_reader!(
    /// Reads the id of a memo.
    memo_id,
    MemoId
);
id_reader!(
    /// Reads the id of a decision.
    decision_id,
    DecisionId
);
id_reader!(
    /// Reads the id of a project.
    project_id,
    ProjectId
);

/// Checks the id of a record that the model does not hold.
pub(crate) fn record_id(id: &str) -> Understood<()> {
    tag_id(id).map(drop)
}

/// The id of a record that is derived from others: equal ones give equal ids in every clone. It is
/// the first half of the SHA-256 of the given ids, a line each, in hexadecimal digits.
pub(crate) fn derived_id(from: &[&str]) -> String {
    let hash = Sha256::digest(from.join("\n"));
    hash.iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Checks that an id is the one that is derived from others.
pub(crate) fn derived(id: &str, from: &[&str]) -> Understood<()> {
    if id == derived_id(from) {
        return Ok(());
    }
    let reason =
        "the id of this record is derived from what it names, and this is another".to_owned();
    Err(not_understood(id, 1, reason))
}

/// Checks that a text is a day, such as `2026-12-31`.
pub(crate) fn day(text: &str) -> Understood<()> {
    let day: Result<jiff::civil::Date, _> = text.parse();
    day.map(drop)
        .map_err(|_| not_understood(text, 1, "this is no day".to_owned()))
}

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

/// The finding for a line that is no record.
pub(crate) fn not_understood(line: &str, column: usize, reason: String) -> FindingKind {
    FindingKind::NotUnderstood {
        text: excerpt(line),
        column,
        reason,
    }
}

/// The beginning of a text, for a message.
pub(crate) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
