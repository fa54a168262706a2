//! Projects to measure on, the same in every run: the sample's paragraphs, and annotations on them.

use hashiya::arabic::{CharRange, Text};
use hashiya::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, CodingKey, Document, DocumentId, Flags,
    Moment, Project, RoundId, TagId, Target,
};
use hashiya::store::sample::sample_project;

/// A generator of the same numbers in every run (xorshift).
pub struct Dice(u64);

impl Dice {
    /// Numbers that a seed, which is not 0, stands for.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

/// The paragraphs of the sample's texts.
pub fn paragraphs() -> Vec<String> {
    let sample = sample_project(Moment::UNIX_EPOCH);
    let documents = sample.documents_in_order();
    let all = documents.iter().flat_map(|d| d.text.as_str().lines());
    all.filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// The sample's paragraphs in their order, again and again, to at least so many code points.
pub fn article(length: usize) -> String {
    let paragraphs = paragraphs();
    let (mut text, mut letters) = (String::new(), 0);
    for paragraph in paragraphs.iter().cycle() {
        if letters >= length {
            break;
        }
        letters += paragraph.chars().count() + 1;
        text.push_str(paragraph);
        text.push('\n');
    }
    text
}

/// The sample's paragraphs in no order, to at least so many bytes.
pub fn shuffled(bytes: usize) -> String {
    let paragraphs = paragraphs();
    let mut dice = Dice::new(0x9e37_79b9_7f4a_7c15);
    let mut text = String::with_capacity(bytes + 4096);
    while text.len() < bytes {
        text.push_str(&paragraphs[dice.below(paragraphs.len())]);
        text.push('\n');
    }
    text
}

/// One paragraph of so many words.
pub fn words(count: usize) -> String {
    let all = paragraphs().join(" ");
    let words: Vec<&str> = all.split_whitespace().take(count).collect();
    words.join(" ")
}

/// The sample's words in no order, in paragraphs of so many, to at least so many bytes.
pub fn paragraphs_of_words(bytes: usize, words: usize) -> String {
    let all = paragraphs().join(" ");
    let all: Vec<&str> = all.split_whitespace().collect();
    let mut dice = Dice::new(0x2545_f491_4f6c_dd1d);
    let mut text = String::with_capacity(bytes + 64);
    let mut count = 0;
    while text.len() < bytes {
        text.push_str(all[dice.below(all.len())]);
        count += 1;
        text.push(if count % words == 0 { '\n' } else { ' ' });
    }
    text
}

/// A project of one document and one annotator, who has made so many annotations in it.
pub fn project(text: String, annotations: usize) -> Project {
    let sample = sample_project(Moment::UNIX_EPOCH);
    let id = DocumentId::new("measured").unwrap();
    let document = Document {
        source: "hashiya".to_owned(),
        ..Document::new(id.clone(), "وثيقة للقياس", Text::new(text))
    };
    let annotator = AnnotatorId::new("salma").unwrap();
    let round: RoundId = sample.current_round().unwrap().id.clone();
    let mut project = Project {
        title: sample.title.clone(),
        rounds: sample.rounds.clone(),
        codebook: sample.codebook.clone(),
        ..Project::default()
    };
    let person = Annotator::new(annotator.clone(), "سلمى");
    project.annotators.insert(annotator.clone(), person);
    let tags: Vec<TagId> = project
        .codebook
        .living()
        .filter(|t| t.assignable)
        .map(|t| t.id.clone())
        .collect();
    let key = CodingKey {
        round,
        document: id.clone(),
        annotator,
    };
    let coding = project.codings.entry(key).or_default();
    let mut dice = Dice::new(42);
    while coding.annotations.len() < annotations {
        let number = coding.annotations.len();
        if let Some(made) = annotation(&document.text, number, &tags, &mut dice) {
            coding.annotations.insert(made.id.clone(), made);
        }
    }
    project.documents.insert(id, document);
    // Another one, to which a reader turns.
    let id = DocumentId::new("short").unwrap();
    let short = Document {
        order: 1,
        ..Document::new(id.clone(), "وثيقة قصيرة", Text::new(article(4_000)))
    };
    project.documents.insert(id, short);
    project
}

/// Adds a document to a project.
pub fn add_document(project: &mut Project, name: &str, text: String) {
    let id = DocumentId::new(name).unwrap();
    let document = Document::new(id.clone(), name, Text::new(text));
    project.documents.insert(id, document);
}

/// An annotation of 4 to 160 code points somewhere in a text.
fn annotation(text: &Text, number: usize, tags: &[TagId], dice: &mut Dice) -> Option<Annotation> {
    let start = dice.below(text.length());
    let end = (start + 4 + dice.below(157)).min(text.length());
    let span = text.tidy(CharRange::new(start, end))?;
    Some(Annotation {
        id: AnnotationId::new(&format!("m-{number:05}")).unwrap(),
        tag: Some(tags[dice.below(tags.len())].clone()),
        target: Target::new(text, span),
        memo: String::new(),
        flags: Flags::default(),
        origin: Default::default(),
        codebook: None,
        created: Moment::UNIX_EPOCH,
        modified: Moment::UNIX_EPOCH,
    })
}
