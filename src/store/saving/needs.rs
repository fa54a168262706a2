//! What must be on disk before a file that one annotator writes: the records that it names.
//!
//! A coding names its annotator, document, round and tags. Were it written although the file with a new
//! annotator could not be, the coding would be that of an unknown person. So where a shared file fails,
//! the codings and memos that name a record that only memory has are not written either; all others are.

use super::saved::Unsaved;
use super::snapshot::Content;
use crate::edit::Part;
use crate::store::disk::layout;
use crate::store::format::record::{Key, Kind};
use crate::store::ledger::known::Ledger;
use crate::store::save_error::SaveError;

/// Why a part must not be written: one that it needs failed before in the same save. `None` where every
/// record that it names is on disk, or failed for no part of this save.
pub fn unmet(
    part: &Part,
    content: &Content,
    ledger: &Ledger,
    failed: &[Unsaved],
) -> Option<SaveError> {
    if failed.is_empty() {
        return None;
    }
    let is_missing = |(part, key): &(Part, Key)| {
        let known = ledger.files.get(&layout::file_of(part));
        known.is_none_or(|known| !known.shown.contains_key(key))
    };
    let missing: Vec<Part> = needs(part, content)
        .into_iter()
        .filter(is_missing)
        .map(|(part, _)| part)
        .collect();
    let cause = failed.iter().find(|failed| missing.contains(&failed.part));
    cause.map(|unsaved| unsaved.error.clone())
}

/// The records that a coding or someone's memos name, each with the part it belongs to.
fn needs(part: &Part, content: &Content) -> Vec<(Part, Key)> {
    let need = |part: Part, kind, id: &str| {
        let id = id.to_owned();
        (part, Key { id, kind })
    };
    match part {
        Part::Coding(key) => {
            let (document, round) = (&key.document, &key.round);
            let mut all = vec![
                need(Part::Project, Kind::Annotator, key.annotator.as_str()),
                need(
                    Part::Document(document.clone()),
                    Kind::Document,
                    document.as_str(),
                ),
                need(Part::Round(round.clone()), Kind::Round, round.as_str()),
            ];
            if let Content::Coding(coding) = content {
                let tags = coding.annotations.values().filter_map(|a| a.tag.as_ref());
                all.extend(tags.map(|tag| need(Part::Codebook, Kind::Tag, tag.as_str())));
            }
            all
        }
        Part::Memos(by) => vec![need(Part::Project, Kind::Annotator, by.as_str())],
        Part::Project | Part::Codebook | Part::Document(_) | Part::Round(_) => Vec::new(),
    }
}
