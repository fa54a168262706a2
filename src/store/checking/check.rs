//! Checks a project: every file is readable, every span lies inside its text and equals its quote, every tag
//! is known, and every text is the imported one.

use super::scan::scan;
use crate::arabic::{Text, TextError};
use crate::edit::Part;
use crate::model::{Annotation, AnnotationId, Annotator, Coding, DocumentId, Project};
use crate::store::disk::layout;
use crate::store::finding::{Finding, FindingKind};
use crate::store::format::record::{Key, Kind};
use crate::store::format::understood::excerpt;
use crate::store::journal;
use crate::store::ledger::known::Ledger;
use crate::store::opening::open::open;
use crate::store::opening::opened::{OpenError, Opened};
use crate::store::opening::tend::may_git_mix_texts;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// Opens a project and checks everything in it.
///
/// # Errors
/// When the folder is not there, is no project, or cannot be read at all.
pub fn check(root: &Path) -> Result<Vec<Finding>, OpenError> {
    Ok(check_opened(root, &open(root)?))
}

/// Checks everything in a project that was just opened.
pub fn check_opened(root: &Path, opened: &Opened) -> Vec<Finding> {
    let mut findings = inspect(opened);
    findings.extend(older(&opened.ledger));
    if may_git_mix_texts(root) {
        findings.push(layout::finding(
            ".gitattributes",
            None,
            FindingKind::GitMixesTexts,
        ));
    }
    let raw = scan(root, &opened.project).into_iter();
    let journal = journal::broken_lines(root).into_iter();
    for finding in raw.chain(journal).chain(journal_remains(root, opened)) {
        // A name that cannot be an id may have been told of when the project was opened.
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    findings
}

/// Finds what a journal still holds, or holds again, of withdrawn documents.
fn journal_remains(root: &Path, opened: &Opened) -> Vec<Finding> {
    let mut found = Vec::new();
    for document in opened.ledger.withdrawn() {
        for file in journal::files_naming(root, &document) {
            let document = document.as_str().to_owned();
            found.push(layout::finding(
                &file,
                None,
                FindingKind::WithdrawnRemains { document },
            ));
        }
    }
    found
}

/// One finding for all files of earlier schemas, which do no harm.
fn older(ledger: &Ledger) -> Option<Finding> {
    let mut older = ledger.files.iter().filter(|(_, known)| known.is_older);
    let (file, _) = older.next()?;
    let files = 1 + older.count();
    let kind = FindingKind::OlderSchema { files };
    Some(layout::finding(file, None, kind))
}

/// The findings of opening, and the contradictions between the project's records.
pub fn inspect(opened: &Opened) -> Vec<Finding> {
    let mut checking = Checking {
        project: &opened.project,
        ledger: &opened.ledger,
        findings: opened.findings.clone(),
    };
    checking.codebook();
    checking.people();
    checking.codings();
    checking.findings
}

/// Annotators of an equal name of whom nobody has said whether they are one person.
pub fn equal_names(project: &Project) -> Vec<Finding> {
    let told = |people: Vec<&Annotator>| {
        let name = people.first().map(|person| person.name.clone());
        let ids = people.iter().map(|person| person.id.as_str().to_owned());
        let kind = FindingKind::EqualNames {
            name: name.unwrap_or_default(),
            annotators: ids.collect(),
        };
        layout::finding(layout::PROJECT, None, kind)
    };
    project.perhaps_one().into_iter().map(told).collect()
}

struct Checking<'a> {
    project: &'a Project,
    ledger: &'a Ledger,
    findings: Vec<Finding>,
}

impl Checking<'_> {
    fn codebook(&mut self) {
        for fault in self.project.codebook.faults() {
            use crate::model::CodebookFault as Fault;
            let (Fault::Circle(tag)
            | Fault::ParentMissing(tag, _)
            | Fault::MergeTargetMissing(tag, _)
            | Fault::MergeCircle(tag)
            | Fault::KeyTwice(_, tag, _)) = &fault;
            let line = self.line(layout::CODEBOOK, tag.as_str(), Kind::Tag);
            self.findings.push(layout::finding(
                layout::CODEBOOK,
                line,
                FindingKind::Codebook(fault),
            ));
        }
    }

    /// People who were joined into each other in a circle, as when two clones joined them in opposite
    /// directions.
    fn people(&mut self) {
        for circle in self.project.join_circles() {
            let Some(first) = circle.first() else {
                continue;
            };
            let line = self.line(layout::PROJECT, first.as_str(), Kind::Annotator);
            let annotators = circle.iter().map(|id| id.as_str().to_owned()).collect();
            let kind = FindingKind::JoinCircle { annotators };
            self.findings
                .push(layout::finding(layout::PROJECT, line, kind));
        }
        self.findings.extend(equal_names(self.project));
    }

    fn codings(&mut self) {
        let project = self.project;
        let mut seen: HashSet<&str> = HashSet::new();
        for (key, coding) in &project.codings {
            let file = layout::file_of(&Part::Coding(key.clone()));
            let text = project.text_of(key.document.as_str()).map(|text| &**text);
            if text.is_none() && !self.is_known(&key.document) {
                let document = key.document.as_str().to_owned();
                self.findings.push(layout::finding(
                    &file,
                    None,
                    FindingKind::DocumentMissing { document },
                ));
            }
            let mut spans = text.map_or_else(BTreeMap::new, |text| span_faults(text, coding));
            for annotation in coding.annotations.values() {
                let mut faults = Vec::new();
                if !seen.insert(annotation.id.as_str()) {
                    let id = annotation.id.as_str().to_owned();
                    faults.push(FindingKind::DuplicateId { id });
                }
                faults.extend(self.tag_fault(annotation));
                faults.extend(spans.remove(&annotation.id));
                for kind in faults {
                    let line = self.line(&file, annotation.id.as_str(), Kind::Annotation);
                    self.findings.push(layout::finding(&file, line, kind));
                }
            }
        }
    }

    /// Whether there is or was such a document; its annotations stay when it is removed.
    fn is_known(&self, document: &DocumentId) -> bool {
        let file = layout::file_of(&Part::Document(document.clone()));
        self.ledger.files.contains_key(&file)
    }

    fn tag_fault(&self, annotation: &Annotation) -> Option<FindingKind> {
        let tag = annotation.tag.as_ref()?;
        // Of a codebook that could not be read in full, nothing is known to be missing.
        let is_whole = !self.ledger.is_blocked(&Part::Codebook);
        let is_unknown = is_whole && self.project.codebook.get(tag).is_none();
        is_unknown.then(|| FindingKind::UnknownTag {
            annotation: annotation.id.as_str().to_owned(),
            tag: tag.as_str().to_owned(),
        })
    }

    fn line(&self, file: &str, id: &str, kind: Kind) -> Option<usize> {
        let id = id.to_owned();
        let shown = self.ledger.files.get(file)?.shown.get(&Key { id, kind })?;
        shown.number
    }
}

/// Finds faults of spans in a text. Spans are checked in the order of the text, since walking through a long
/// text is far quicker than jumping about in it.
fn span_faults<'a>(text: &Text, coding: &'a Coding) -> BTreeMap<&'a AnnotationId, FindingKind> {
    let mut all: Vec<&Annotation> = coding.annotations.values().map(|one| &**one).collect();
    all.sort_by_key(|annotation| annotation.target.span.start);
    let faults = all.into_iter().filter_map(|annotation| {
        let fault = span_fault(text, annotation)?;
        Some((&annotation.id, fault))
    });
    faults.collect()
}

fn span_fault(text: &Text, annotation: &Annotation) -> Option<FindingKind> {
    let target = &annotation.target;
    if text.holds_whole(target.span, &target.quote) {
        return None;
    }
    let id = annotation.id.as_str().to_owned();
    let differs = || {
        let found = text.slice(target.span);
        (found != target.quote).then(|| FindingKind::QuoteDiffers {
            annotation: annotation.id.as_str().to_owned(),
            quote: excerpt(&target.quote),
            text: excerpt(found),
        })
    };
    match text.check(target.span) {
        Ok(()) => differs(),
        Err(TextError::Empty { range }) => Some(FindingKind::EmptySpan {
            annotation: id,
            span: range,
        }),
        Err(TextError::Beyond { range, length }) => Some(FindingKind::SpanBeyondText {
            annotation: id,
            span: range,
            length,
        }),
        Err(TextError::CutsGrapheme { range, at }) => Some(FindingKind::CutsGrapheme {
            annotation: id,
            span: range,
            at,
        }),
    }
}
