//! Removes examples of tags that quote a withdrawn document from the named versions of the codebook.

use crate::edit::Part;
use crate::model::{Codebook, Tag};
use crate::store::codebook::versions::records;
use crate::store::disk::layout;
use crate::store::disk::lock;
use crate::store::disk::write::sync_folder;
use crate::store::ledger::known::Ledger;
use crate::store::opening::open::open;
use crate::store::rewriting;
use crate::store::save_error::SaveError;
use crate::store::saving::save::save_parts;
use crate::store::saving::saved::Unsaved;
use crate::store::saving::snapshot::Snapshot;
use crate::store::stamp::Stamp;
use std::collections::BTreeSet;
use std::path::Path;

/// Removes from every codebook version of a project the examples of tags for which `goes` is true. Returns
/// the files that were deleted.
///
/// # Errors
/// When a file cannot be written or deleted.
pub fn without_examples(
    root: &Path,
    goes: &dyn Fn(&str) -> bool,
    stamp: &mut dyn Stamp,
) -> Result<Vec<String>, SaveError> {
    let told = |error: &dyn std::fmt::Display| SaveError::Io {
        file: layout::CODEBOOK.to_owned(),
        reason: error.to_string(),
    };
    let _held = lock::to_write(root, layout::CODEBOOK)?;
    rewriting::complete(root)?;
    let mut opened = open(root).map_err(|error| told(&error))?;
    let mut is_changed = false;
    for version in opened.project.versions.values_mut() {
        if let Some(tags) = stripped(&version.tags, goes) {
            version.tags = tags.into();
            is_changed = true;
        }
    }
    if !is_changed {
        return Ok(Vec::new());
    }
    let part = Part::Codebook;
    let batch = Snapshot::take(&opened.project, BTreeSet::from([part]));
    let saved = save_parts(root, &mut opened.ledger, &batch, None, stamp);
    if let Some(Unsaved { error, .. }) = saved.failed.into_iter().next() {
        return Err(error);
    }
    sweep(root, &opened.ledger)
}

/// The tags without these examples; `None` when no tag has one of them.
fn stripped(tags: &Codebook, goes: &dyn Fn(&str) -> bool) -> Option<Codebook> {
    let quoting = tags.all().filter(|tag| goes(&tag.example));
    let quoting: Vec<Tag> = quoting.cloned().collect();
    let mut without = (!quoting.is_empty()).then(|| tags.clone())?;
    for mut tag in quoting {
        tag.example.clear();
        without.insert(tag);
    }
    Some(without)
}

/// Deletes the files of tags that no version names any more.
fn sweep(root: &Path, ledger: &Ledger) -> Result<Vec<String>, SaveError> {
    let Some(known) = ledger.files.get(layout::CODEBOOK) else {
        return Ok(Vec::new());
    };
    let named: BTreeSet<&str> = records(&known.lines).map(|r| r.tags.as_str()).collect();
    let unnamed = known
        .versions
        .keys()
        .filter(|hash| !named.contains(hash.as_str()));
    let mut gone = Vec::new();
    for file in unnamed.map(|hash| layout::tags_of_version(hash)) {
        match std::fs::remove_file(layout::path(root, &file)) {
            Ok(()) => gone.push(file),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(SaveError::of(&file, &error)),
        }
    }
    // Where the system does not let us, the files are gone all the same.
    let _ = sync_folder(&root.join(layout::VERSIONS));
    Ok(gone)
}
