//! Projects made for a test: documents from strings, people, tags.

use hashiya::arabic::{CharRange, Text};
use hashiya::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, Codebook, CodingKey, Document,
    DocumentId, Flags, Moment, Project, Round, RoundId, TagId, Target,
};

/// A project that is being put together: Salma and Karim, one round, the default codebook.
pub struct Making {
    project: Project,
}

/// Whose annotations of which document, in the one round.
pub fn coding(document: &str, annotator: &str) -> CodingKey {
    CodingKey {
        round: RoundId::new("r1").unwrap(),
        document: DocumentId::new(document).unwrap(),
        annotator: AnnotatorId::new(annotator).unwrap(),
    }
}

impl Making {
    /// A project with no document yet.
    pub fn new() -> Self {
        let round = Round {
            id: RoundId::new("r1").unwrap(),
            name: Bilingual::new("الأولى", "First"),
            started: None,
            closed: None,
        };
        let mut project = Project {
            title: Bilingual::new("تجربة", "Trial"),
            codebook: hashiya::store::default_codebook(),
            ..Project::default()
        };
        project.rounds.insert(round.id.clone(), round);
        for (id, name) in [("salma", "سلمى"), ("karim", "كريم")] {
            let id = AnnotatorId::new(id).unwrap();
            let name = name.to_owned();
            project
                .annotators
                .insert(id.clone(), Annotator::new(id, name));
        }
        Self { project }
    }

    /// A project with one document, `d1`.
    pub fn of(text: &str) -> Self {
        Self::new().document("شهادة", text)
    }

    /// Adds a document; the first is `d1`.
    pub fn document(mut self, title: &str, text: &str) -> Self {
        let number = self.project.documents.len() + 1;
        let id = DocumentId::new(&format!("d{number}")).unwrap();
        let mut document = Document::new(id.clone(), title, Text::new(text));
        document.order = u32::try_from(number).unwrap();
        self.project.documents.insert(id, document);
        self
    }

    /// No round.
    pub fn without_rounds(mut self) -> Self {
        self.project.rounds.clear();
        self
    }

    /// Another codebook.
    pub fn codebook(mut self, codebook: Codebook) -> Self {
        self.project.codebook = codebook;
        self
    }

    /// Adds an annotation of the first place of some words.
    pub fn tagged(self, document: &str, annotator: &str, tag: Option<&str>, words: &str) -> Self {
        let text = &self.project.documents[&DocumentId::new(document).unwrap()].text;
        let at = text.as_str().find(words).expect("words of the document");
        let start = text.as_str()[..at].chars().count();
        let span = CharRange::new(start, start + words.chars().count());
        self.tagged_span(document, annotator, tag, span)
    }

    /// Adds an annotation of a span.
    pub fn tagged_span(
        mut self,
        document: &str,
        annotator: &str,
        tag: Option<&str>,
        span: CharRange,
    ) -> Self {
        let key = coding(document, annotator);
        let text = self.project.documents[&key.document].text.clone();
        let coding = self.project.codings.entry(key).or_default();
        let number = coding.annotations.len() + 1;
        let id = AnnotationId::new(&format!("{annotator}-{number}")).unwrap();
        let at = Moment::from_second(1_770_000_000).unwrap();
        let annotation = Annotation {
            id: id.clone(),
            tag: tag.map(|t| TagId::new(t).unwrap()),
            target: Target::new(&text, span),
            memo: String::new(),
            flags: Flags::default(),
            origin: Default::default(),
            codebook: None,
            created: at,
            modified: at,
        };
        coding.annotations.insert(id, annotation);
        self
    }

    /// Changes the project in a way that only some tests need.
    pub fn changed(mut self, change: impl FnOnce(&mut Project)) -> Self {
        change(&mut self.project);
        self
    }

    /// The project.
    pub fn done(self) -> Project {
        self.project
    }
}
