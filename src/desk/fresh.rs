//! Fresh ids: random, in order of time, safe as file names.

use crate::model::{AnnotationId, AnnotatorId, DocumentId, MemoId, TagId, VersionId};
use crate::store::fresh_id;
use std::fmt::Debug;

/// A fresh id for an annotation: `a-` and 16 letters.
pub fn annotation() -> AnnotationId {
    fresh("a", AnnotationId::new)
}

/// A fresh id for a tag: `t-` and 16 letters.
pub fn tag() -> TagId {
    fresh("t", TagId::new)
}

/// A fresh id for a version of the codebook: `v-` and 16 letters.
pub fn version() -> VersionId {
    fresh("v", VersionId::new)
}

/// A fresh id for a document: `d-` and 16 letters.
pub fn document() -> DocumentId {
    fresh("d", DocumentId::new)
}

/// A fresh id for a memo: `m-` and 16 letters.
pub fn memo() -> MemoId {
    fresh("m", MemoId::new)
}

/// A fresh id for an annotator: `p-` and 16 letters. It never comes from the name: two people called Ali
/// in two clones of a project must not share a file.
pub fn annotator() -> AnnotatorId {
    fresh("p", AnnotatorId::new)
}

fn fresh<T, E: Debug>(prefix: &str, new: impl Fn(&str) -> Result<T, E>) -> T {
    new(&fresh_id(prefix)).expect("fresh ids are short ASCII")
}
