//! The project that the app opens with, and the codebook that new projects are offered: both are
//! built into the binary.

use crate::arabic::{ByteRange, Text};
use crate::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, Codebook, CodingKey, Document,
    DocumentId, Flags, Imported, Moment, Origin, Project, Round, RoundId, TagId, Target,
};
use crate::store::format::convert;
use crate::store::format::read::options;
use crate::store::format::record::{Pair, TagRecord};
use serde::Deserialize;
use std::collections::BTreeMap;

const SAMPLE: &str = include_str!("../../assets/sample/sample.ron");
const CODEBOOK: &str = include_str!("../../assets/codebook/default.ron");

/// Lists the texts that ship with the app, by file name.
macro_rules! texts {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../assets/sample/documents/", $name)))),*]
    };
}

const TEXTS: [(&str, &str); 8] = texts![
    "01-road-from-the-camp.txt",
    "02-the-price-of-bread.txt",
    "03-the-payroll-clerk.txt",
    "04-what-the-files-say.txt",
    "05-letter-to-nabil.txt",
    "06-what-umm-yusuf-said.txt",
    "07-notebook-of-the-council-head.txt",
    "08-field-note-al-rayhan.txt",
];

/// The sample as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    title: Pair,
    annotators: Vec<Person>,
    rounds: Vec<Pass>,
    documents: Vec<Paper>,
    annotations: Vec<Passage>,
    finished: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    id: String,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pass {
    id: String,
    name: Pair,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    id: String,
    file: String,
    title: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    author: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    variables: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Passage {
    document: String,
    annotator: String,
    #[serde(default)]
    tag: Option<String>,
    quote: String,
    /// Which of several equal passages, from 1.
    #[serde(default = "first")]
    occurrence: usize,
    #[serde(default)]
    memo: String,
    #[serde(default)]
    flags: Vec<Mark>,
    created: String,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Mark {
    Unsure,
    Quotable,
    Discuss,
}

/// A codebook as it is written by hand: the tags in their order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    tags: Vec<TagRecord>,
}

fn first() -> usize {
    1
}

/// The project that the app opens with. `now` is when its documents count as imported.
pub fn sample_project(now: Moment) -> Project {
    // A test builds it from the same embedded files.
    build(now).expect("the embedded sample is well formed")
}

/// The codebook that new projects are offered.
pub fn default_codebook() -> Codebook {
    // A test builds it from the same embedded file.
    parse_codebook(CODEBOOK).expect("the embedded codebook is well formed")
}

/// Reads a codebook that is written as a list of tags. Their order is that of the file.
///
/// # Errors
/// When it is no such list, in words.
pub(super) fn parse_codebook(text: &str) -> Result<Codebook, String> {
    let book: Book = options().from_str(text).map_err(|e| e.to_string())?;
    let mut codebook = Codebook::default();
    for (index, mut record) in book.tags.into_iter().enumerate() {
        record.order = (index + 1) as f64;
        let tag = convert::tag(&record).map_err(|e| e.to_string())?;
        let id = tag.id.clone();
        if codebook.insert(tag).is_some() {
            return Err(format!("the id {id} stands twice"));
        }
    }
    Ok(codebook)
}

fn build(now: Moment) -> Result<Project, String> {
    let sample: Sample = options().from_str(SAMPLE).map_err(|e| e.to_string())?;
    let mut project = Project {
        title: names(sample.title),
        is_sample: true,
        codebook: parse_codebook(CODEBOOK)?,
        ..Project::default()
    };
    for person in sample.annotators {
        let id = AnnotatorId::new(&person.id).map_err(|e| e.to_string())?;
        let name = person.name;
        project
            .annotators
            .insert(id.clone(), Annotator::new(id, name));
    }
    for pass in sample.rounds {
        let id = RoundId::new(&pass.id).map_err(|e| e.to_string())?;
        let round = Round {
            id: id.clone(),
            name: names(pass.name),
            started: None,
            closed: None,
        };
        project.rounds.insert(id, round);
    }
    for (index, paper) in sample.documents.into_iter().enumerate() {
        let document = document(index, paper, now)?;
        project.documents.insert(document.id.clone(), document);
    }
    for (index, passage) in sample.annotations.into_iter().enumerate() {
        tag_passage(&mut project, index, passage)?;
    }
    for (document, annotator) in &sample.finished {
        let key = coding_key(&project, document, annotator)?;
        project.codings.entry(key).or_default().finished = true;
    }
    Ok(project)
}

fn names(pair: Pair) -> Bilingual {
    Bilingual::new(pair.ar, pair.en)
}

fn document(index: usize, paper: Paper, now: Moment) -> Result<Document, String> {
    let texts = BTreeMap::from(TEXTS);
    let text = texts
        .get(paper.file.as_str())
        .ok_or_else(|| format!("{} is not embedded", paper.file))?;
    let id = DocumentId::new(&paper.id).map_err(|e| e.to_string())?;
    Ok(Document {
        order: u32::try_from(index + 1).unwrap_or(u32::MAX),
        source: paper.source,
        author: paper.author,
        date: paper.date,
        variables: paper.variables,
        imported: Imported {
            encoding: "UTF-8".to_owned(),
            at: Some(now),
            ..Imported::default()
        },
        ..Document::new(id, paper.title, Text::new(*text))
    })
}

fn coding_key(project: &Project, document: &str, annotator: &str) -> Result<CodingKey, String> {
    let round = project.current_round().ok_or("there is no round")?;
    let (document, _) = project
        .documents
        .get_key_value(document)
        .ok_or_else(|| format!("there is no document {document}"))?;
    let (annotator, _) = project
        .annotators
        .get_key_value(annotator)
        .ok_or_else(|| format!("there is no annotator {annotator}"))?;
    Ok(CodingKey {
        round: round.id.clone(),
        document: document.clone(),
        annotator: annotator.clone(),
    })
}

fn tag_passage(project: &mut Project, index: usize, passage: Passage) -> Result<(), String> {
    let key = coding_key(project, &passage.document, &passage.annotator)?;
    let text = &project.documents[&key.document].text;
    let quote = &passage.quote;
    let place = passage.occurrence.saturating_sub(1);
    let (at, _) = text
        .as_str()
        .match_indices(quote)
        .nth(place)
        .ok_or_else(|| format!("{} does not say {quote:?}", passage.document))?;
    let span = text.to_chars(ByteRange::new(at, at + quote.len()));
    text.check(span).map_err(|e| format!("{quote:?}: {e}"))?;
    let tag = passage.tag.map(|t| TagId::new(&t)).transpose();
    let made: Moment = passage
        .created
        .parse()
        .map_err(|_| format!("{} is no moment", passage.created))?;
    let id = format!("s-{:03}", index + 1);
    let has = |mark| passage.flags.contains(&mark);
    let annotation = Annotation {
        id: AnnotationId::new(&id).map_err(|e| e.to_string())?,
        tag: tag.map_err(|e| e.to_string())?,
        target: Target::new(text, span),
        memo: passage.memo,
        flags: Flags {
            unsure: has(Mark::Unsure),
            quotable: has(Mark::Quotable),
            discuss: has(Mark::Discuss),
            lost: false,
        },
        origin: Origin::Hand,
        codebook: None,
        created: made,
        modified: made,
    };
    let coding = project.codings.entry(key).or_default();
    coding.annotations.insert(annotation.id.clone(), annotation);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProjectId;
    use crate::store::{RandomStamp, check, create, open};

    #[test]
    fn the_sample_is_whole_and_survives_a_folder() {
        let mut sample = build(Moment::UNIX_EPOCH).unwrap();
        sample.id = Some(ProjectId::new("sample-1").unwrap());
        assert_eq!(sample.documents.len(), 8);
        assert_eq!(sample.annotators.len(), 2);
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("sample");
        create(&root, &sample, &mut RandomStamp).unwrap();
        let opened = open(&root).unwrap();
        assert_eq!(opened.project, sample);
        assert_eq!(check(&root).unwrap(), []);
    }

    #[test]
    fn the_default_codebook_is_a_tree_without_faults() {
        let book = default_codebook();
        assert_eq!(book.faults(), []);
        assert_eq!(book.children(None).len(), 5);
        assert_eq!(book.assignable().count(), 28);
    }
}
