//! Whether two folders are copies of one project, or one folder holds another project than before.

use super::known::{FileLedger, Ledger};
use super::load;
use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::disk::bytes;
use crate::store::disk::layout;
use crate::store::format::record::Line;
use std::collections::BTreeSet;
use std::path::Path;

/// Whether two folders are copies of one project: they share a revision of the project's own file or
/// a document. Where one has neither, as when it was made by hand, nothing speaks against it.
pub(crate) fn are_related(ours: &Ledger, theirs: &Ledger) -> bool {
    fn of(ledger: &Ledger) -> BTreeSet<&str> {
        let known = ledger.files.get(layout::PROJECT);
        revisions(known.map_or(&[][..], |known| &known.lines))
    }
    let documents = |ledger: &Ledger| -> BTreeSet<DocumentId> {
        ledger.documents_with_record().into_iter().collect()
    };
    have_met(&of(ours), &of(theirs)) || !documents(ours).is_disjoint(&documents(theirs))
}

/// Whether another project lies where the one of a ledger was: another drive was put in, or the folder
/// was replaced. Neither must be written into the other, nor be taken for its deletion.
pub(crate) fn is_another(root: &Path, ledger: &Ledger) -> bool {
    let Some(known) = ledger.files.get(layout::PROJECT) else {
        return false;
    };
    let Some(bytes) = bytes::read(root, layout::PROJECT).ok().flatten() else {
        return false;
    };
    if known.hash == Some(bytes::hash(&bytes)) {
        return false;
    }
    let found = load::parse(&bytes, layout::PROJECT, &Part::Project);
    !have_met(&revisions(&known.lines), &revisions(&found.lines)) && !has_a_document(root, ledger)
}

/// Whether a document that a ledger knows is in a folder too.
fn has_a_document(root: &Path, ledger: &Ledger) -> bool {
    let is_record = |file: &str| matches!(layout::part_of(file), Some(Part::Document(_)));
    let is_known = |known: &FileLedger| known.hash.is_some();
    let documents = ledger.files.iter();
    let mut records = documents.filter(|(file, known)| is_record(file) && is_known(known));
    records.any(|(file, _)| layout::path(root, file).is_file())
}

fn have_met(these: &BTreeSet<&str>, those: &BTreeSet<&str>) -> bool {
    these.is_empty() || those.is_empty() || !these.is_disjoint(those)
}

/// Whether two files of a part come from one: a line of the one is, or replaced, a line of the other.
pub(crate) fn share_a_revision(root: &Path, file: &str, other: &str, part: &Part) -> bool {
    let [file, other] = [file, other].map(|file| load::load(root, file, part).lines);
    !revisions(&file).is_disjoint(&revisions(&other))
}

/// The revisions that lines have or replaced.
pub(crate) fn revisions(lines: &[Line]) -> BTreeSet<&str> {
    let all = lines
        .iter()
        .flat_map(|line| line.past.iter().chain([&line.rev]));
    all.filter(|rev| !rev.is_empty())
        .map(String::as_str)
        .collect()
}
