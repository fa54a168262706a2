//! The project on disk: what is saved comes back, what is broken is told, and nothing is lost.

mod backups;
mod broken;
mod choosing;
mod clones;
mod copies;
mod histories;
mod hostile;
mod journal;
mod killed;
mod merging;
mod pseudonyms;
mod round_trip;
mod saving;
mod schemas;
mod sealing;
mod tending;
mod texts;
mod versions;
mod wholes;
mod withdrawn;
mod zips;

use hashiya::arabic::{CharRange, Text};
use hashiya::edit::Part;
use hashiya::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, CodingKey, CountedApart, Document,
    DocumentId, Flags, Moment, Project, ProjectId, Round, RoundId, Seen, Tag, TagId, Target,
    Tombstone,
};
use hashiya::store::{self, Finding, Ledger, Opened, Saved, Snapshot, Stamp};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Where Salma's annotations of the one document are.
const SALMA: &str = "annotations/r1/d1/salma.ron";
const TEXT: &str = "قال إنّه خرج في الليل.\nثم عاد Ahmad بعد 3 أيام.";

/// Counts instead of throwing dice; each writer has its own letter.
struct Counting(&'static str, u32);

impl Stamp for Counting {
    fn rev(&mut self) -> String {
        self.1 += 1;
        format!("{}{:03}", self.0, self.1)
    }
}

/// A project folder that goes away with the test.
struct Folder {
    _temporary: TempDir,
    root: PathBuf,
}

impl Folder {
    fn new(project: &Project) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path().join("project");
        store::create(&root, project, &mut Counting("c", 0)).unwrap();
        Self {
            _temporary: temporary,
            root,
        }
    }

    fn open(&self) -> Opened {
        store::open(&self.root).unwrap()
    }

    fn read(&self, file: &str) -> String {
        String::from_utf8(self.bytes(file)).unwrap()
    }

    fn bytes(&self, file: &str) -> Vec<u8> {
        std::fs::read(self.root.join(file)).unwrap()
    }

    fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Puts a line in before the last one of a file.
    fn add_line(&self, file: &str, line: &str) {
        let text = self.read(file);
        let end = text.rfind("])").unwrap();
        self.write(file, format!("{}{line}\n{}", &text[..end], &text[end..]));
    }

    /// What `check` says: kind, file and line.
    fn check(&self) -> Vec<(&'static str, String, Option<usize>)> {
        let findings = store::check(&self.root).unwrap();
        findings.into_iter().map(told).collect()
    }

    fn codes(&self) -> Vec<&'static str> {
        self.check().into_iter().map(|f| f.0).collect()
    }
}

fn told(finding: Finding) -> (&'static str, String, Option<usize>) {
    (finding.kind.code(), finding.file, finding.line)
}

fn moment(second: i64) -> Moment {
    Moment::from_second(1_770_000_000 + second).unwrap()
}

fn document_id() -> DocumentId {
    DocumentId::new("d1").unwrap()
}

fn coding(annotator: &str) -> CodingKey {
    CodingKey {
        round: RoundId::new("r1").unwrap(),
        document: document_id(),
        annotator: AnnotatorId::new(annotator).unwrap(),
    }
}

fn annotation(id: &str, start: usize, end: usize) -> Annotation {
    Annotation {
        id: AnnotationId::new(id).unwrap(),
        tag: Some(TagId::new("exit").unwrap()),
        target: Target::new(&Text::new(TEXT), CharRange::new(start, end)),
        memo: String::new(),
        flags: Flags::default(),
        origin: Default::default(),
        codebook: None,
        created: moment(0),
        modified: moment(0),
    }
}

fn put(project: &mut Project, annotator: &str, annotation: Annotation) {
    let coding = project.codings.entry(coding(annotator)).or_default();
    coding.annotations.insert(annotation.id.clone(), annotation);
}

fn memo(project: &mut Project, id: &str, memo: &str, second: i64) {
    let coding = project.codings.get_mut(&coding("salma")).unwrap();
    let annotation = coding.annotations.get_mut(id).unwrap();
    annotation.memo = memo.to_owned();
    annotation.modified = moment(second);
}

fn memo_of<'a>(project: &'a Project, id: &str) -> &'a str {
    &project.codings[&coding("salma")].annotations[id].memo
}

fn remove(project: &mut Project, id: &str) {
    let coding = project.codings.get_mut(&coding("salma")).unwrap();
    coding.annotations.remove(id).unwrap();
}

/// How often a tag was applied in the whole project.
fn times_applied(project: &Project, tag: &TagId) -> usize {
    let counts = Seen::new(project, None).tag_counts(CountedApart::default());
    counts.get(tag).map_or(0, |count| count.project)
}

fn ids(project: &Project) -> Vec<String> {
    let codings = project.codings.get(&coding("salma")).into_iter();
    codings
        .flat_map(|c| c.annotations.keys())
        .map(|id| id.as_str().to_owned())
        .collect()
}

/// The id of a project that is to be compared with what is read back; one without an id gets one on opening.
fn project_id() -> Option<ProjectId> {
    ProjectId::new("trial").ok()
}

/// One document, two tags, two annotators, two annotations of the first.
fn small() -> Project {
    let mut project = Project {
        title: Bilingual::new("تجربة", "Trial"),
        ..Project::default()
    };
    for (id, name) in [("salma", "سلمى"), ("karim", "كريم")] {
        let id = AnnotatorId::new(id).unwrap();
        let name = name.to_owned();
        project
            .annotators
            .insert(id.clone(), Annotator::new(id, name));
    }
    let round = RoundId::new("r1").unwrap();
    project.rounds.insert(
        round.clone(),
        Round {
            id: round,
            name: Bilingual::new("الأولى", "First"),
            started: None,
            closed: None,
        },
    );
    for (id, ar, en) in [("exit", "الخروج", "Exit"), ("return", "العودة", "Return")] {
        let id = TagId::new(id).unwrap();
        project
            .codebook
            .insert(Tag::new(id, Bilingual::new(ar, en), 40));
    }
    let document = Document::new(document_id(), "شهادة", Text::new(TEXT));
    project.documents.insert(document_id(), document);
    put(&mut project, "salma", annotation("a1", 0, 3));
    put(&mut project, "salma", annotation("a2", 9, 12));
    project
}

fn save(
    root: &Path,
    ledger: &mut Ledger,
    project: &Project,
    parts: &[Part],
    who: &mut Counting,
) -> Saved {
    let parts: BTreeSet<Part> = parts.iter().cloned().collect();
    store::save(root, ledger, &Snapshot::take(project, parts), who)
}

/// Saves Salma's annotations, which must succeed.
fn save_salma(folder: &Folder, opened: &mut Opened, who: &mut Counting) -> Saved {
    let part = [Part::Coding(coding("salma"))];
    let saved = save(
        &folder.root,
        &mut opened.ledger,
        &opened.project,
        &part,
        who,
    );
    assert_eq!(saved.failed, []);
    saved
}
