//! Exports excerpts of a project to a file.

use super::names::{CopyRenamed, NameReplacement, StoppedOrUndecided, Undecided};
use super::{Running, Step, Stopped};
use crate::edit::pseudonyms::{Holder, NameFound};
use crate::exchange::export::{ExportWarning, Format, Selection, exported, rows};
use crate::model::{AnnotationId, AnnotatorId, DocumentId, MemoTopic, Project, Seen};
use crate::store;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;
use thiserror::Error;

/// Excerpts that are to be exported.
#[derive(Clone, PartialEq, Debug)]
pub struct ExportExcerpts {
    /// The file.
    pub file: PathBuf,
    /// In which format.
    pub format: Format,
    /// Which excerpts.
    pub selection: Selection,
    /// Who exports, if that is known: what they may not see is not exported.
    pub seen_by: Option<AnnotatorId>,
    /// Names that are replaced in the file, if some are; the project stays as it is.
    pub names: Option<NameReplacement>,
}

/// What was exported.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ExcerptsExported {
    /// How many excerpts are in the file.
    pub count: usize,
    /// How many of them are not in their texts any more.
    pub lost: usize,
    /// How many more were omitted, since their documents were removed.
    pub removed: usize,
    /// How many more were omitted, since their documents are not in the project.
    pub missing: usize,
    /// What was exported otherwise than expected, one by one.
    pub warnings: Vec<ExportWarning>,
    /// What became of names, if they were replaced.
    pub names: Option<NamesExported>,
}

/// What became of the names in an export. Only what is written counts.
#[derive(Clone, PartialEq, Debug)]
pub struct NamesExported {
    /// How many places were replaced.
    pub replaced: usize,
    /// How many doubtful places were kept.
    pub kept: usize,
    /// Every place that was looked at, replaced or not.
    pub found: Vec<NameFound>,
}

/// Why nothing was exported. A file that was there before is as it was.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The work was stopped.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// Nothing was decided of some doubtful names.
    #[error("{} places are doubtful", .undecided.count)]
    Undecided {
        /// How many.
        undecided: Undecided,
        /// Every place that was looked at.
        found: Vec<NameFound>,
    },
    /// The file cannot be written.
    #[error("{} cannot be written: {source}", .file.display())]
    Write {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Exports excerpts to a file, which appears whole or not at all. It can be stopped until the file is
/// written.
///
/// # Errors
/// When the work was stopped, doubtful names stop it, or the file cannot be written.
pub fn export(
    project: &Project,
    request: &ExportExcerpts,
    running: &Running,
) -> Result<ExcerptsExported, ExportError> {
    let (project, names) = match &request.names {
        None => (Cow::Borrowed(project), None),
        Some(names) => {
            let renamed = with_other_names(project, request, names, running)?;
            let names = NamesExported {
                replaced: renamed.replaced,
                kept: renamed.kept,
                found: renamed.found,
            };
            (Cow::Owned(renamed.copy), Some(names))
        }
    };
    running.begin(Step::Writing);
    let found = rows(
        Seen::new(&project, request.seen_by.as_ref()),
        &request.selection,
    );
    let mut out = Stoppable {
        bytes: Vec::new(),
        running,
    };
    let encoded = request.format.write(&found.rows, &mut out);
    running.commit()?;
    let written = encoded.and_then(|()| store::write_file(&request.file, &out.bytes));
    written.map_err(|source| ExportError::Write {
        file: request.file.clone(),
        source,
    })?;
    Ok(ExcerptsExported {
        count: found.rows.len(),
        lost: found.lost(),
        removed: found.removed(),
        missing: found.missing(),
        warnings: found.warnings,
        names,
    })
}

fn with_other_names(
    project: &Project,
    request: &ExportExcerpts,
    names: &NameReplacement,
    running: &Running,
) -> Result<CopyRenamed<Project>, ExportError> {
    let seen = Seen::new(project, request.seen_by.as_ref());
    let content = ExportContent {
        selection: &request.selection,
        annotations: exported(seen, &request.selection),
    };
    let is_removed = |holder: &Holder| match holder {
        Holder::Document(id) => project.removed.contains_key(id),
        _ => false,
    };
    let is_written = |holder: &Holder| content.holds(holder) && !is_removed(holder);
    let renamed = names.in_project(project, is_written, running);
    renamed.map_err(|error| match error {
        StoppedOrUndecided::Stopped(stopped) => stopped.into(),
        StoppedOrUndecided::Undecided { undecided, found } => {
            ExportError::Undecided { undecided, found }
        }
    })
}

/// What an export writes of a project.
struct ExportContent<'a> {
    selection: &'a Selection,
    annotations: BTreeSet<AnnotationId>,
}

impl ExportContent<'_> {
    /// Whether what holds a name is written: no annotation that is not selected, no document that is not
    /// selected, no former version of the codebook.
    fn holds(&self, holder: &Holder) -> bool {
        match holder {
            Holder::Document(id) => self.has_document(id),
            Holder::Annotation(_, id) => self.annotations.contains(id),
            Holder::Memo(by, _, about) => {
                let annotators = &self.selection.annotators;
                let is_of = annotators.is_empty() || annotators.contains(by);
                let is_in = about.document().is_none_or(|id| self.has_document(id));
                is_of && *about != MemoTopic::Project && is_in
            }
            Holder::Project | Holder::Round(_) | Holder::Tag(_) => true,
            Holder::Version(_) | Holder::VersionTag(..) => false,
        }
    }

    fn has_document(&self, id: &DocumentId) -> bool {
        let documents = &self.selection.documents;
        documents.is_empty() || documents.contains(id)
    }
}

/// Bytes in memory that take no more once the work is to stop.
struct Stoppable<'a> {
    bytes: Vec<u8>,
    running: &'a Running,
}

impl Write for Stoppable<'_> {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        self.running.check().map_err(io::Error::other)?;
        self.bytes.write(more)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::{Pseudonym, Pseudonyms};
    use crate::desk::{Doubts, Job, OnDrop};
    use crate::model::Moment;
    use crate::store::sample::sample_project;
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    fn everything_to(file: &Path) -> ExportExcerpts {
        ExportExcerpts {
            file: file.to_owned(),
            format: Format::Csv,
            selection: Selection::default(),
            seen_by: None,
            names: None,
        }
    }

    #[test]
    fn an_export_ends_with_its_count_and_a_stopped_one_without_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let project = sample_project(Moment::UNIX_EPOCH);
        let all: usize = project.codings.values().map(|c| c.annotations.len()).sum();
        let whole = everything_to(&folder.path().join("whole.csv"));
        let done = export(&project, &whole, &Running::unwatched()).unwrap();
        assert_eq!(done.count, all);
        assert!(whole.file.is_file());

        let stopped = everything_to(&folder.path().join("stopped.csv"));
        let file = stopped.file.clone();
        let (begin, wait) = channel::<()>();
        let mut job = Job::start(
            "export",
            OnDrop::Finish,
            || {},
            move |running| {
                wait.recv().unwrap();
                export(&project, &stopped, running)
            },
        );
        assert!(job.stop());
        begin.send(()).unwrap();
        let outcome = job.take(Duration::from_secs(60)).unwrap().unwrap();
        assert!(matches!(outcome, Err(ExportError::Stopped(_))));
        assert!(!file.exists());
    }

    #[test]
    fn names_count_in_what_is_written_only() {
        let folder = tempfile::tempdir().unwrap();
        let mut project = sample_project(Moment::UNIX_EPOCH);
        let mut documents = project.documents.values_mut();
        let (first, second) = (documents.next().unwrap(), documents.next().unwrap());
        (first.author, second.author) = ("Zzyzx".to_owned(), "Zzyzx".to_owned());
        let only = first.id.clone();
        let names = Pseudonyms::new(vec![Pseudonym {
            name: "Zzyzx".to_owned(),
            replacement: "Anna".to_owned(),
            variants: Vec::new(),
        }]);
        let mut request = everything_to(&folder.path().join("named.csv"));
        request.names = Some(NameReplacement {
            names: Arc::new(names),
            doubts: Doubts::default(),
        });
        let all = export(&project, &request, &Running::unwatched()).unwrap();
        assert_eq!(all.names.unwrap().replaced, 2);
        request.selection.documents = vec![only];
        let one = export(&project, &request, &Running::unwatched()).unwrap();
        assert_eq!(one.names.unwrap().replaced, 1);
    }

    #[test]
    fn a_file_in_no_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = everything_to(&folder.path().join("no/such/folder.csv"));
        let project = sample_project(Moment::UNIX_EPOCH);
        let refused = export(&project, &nowhere, &Running::unwatched());
        assert!(matches!(refused, Err(ExportError::Write { .. })));
    }
}
