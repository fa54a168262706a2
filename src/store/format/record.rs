//! The shapes of the records on disk, and the lines that carry them.

use serde::Deserialize;
use std::sync::Arc;

/// At most so many replaced revisions are remembered.
pub(in crate::store) const PAST_LENGTH: usize = 32;

/// What a record is about. Together with the id it names a record within its file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
pub(in crate::store) enum Kind {
    Project,
    Annotator,
    Round,
    Tag,
    Version,
    Document,
    State,
    Annotation,
    Confined,
    Memo,
}

/// Names a record within its file; files are sorted by it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::store) struct Key {
    pub id: String,
    pub kind: Kind,
}

/// One record as it stands in a file: what it says, its revision, and those that it replaces.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::store) struct Line {
    /// Number of the line, from 1; none when the file was not in lines.
    pub number: Option<usize>,
    pub rev: String,
    /// Newest first.
    pub past: Vec<String>,
    /// Shared between what is on disk and what is shown.
    pub body: Arc<Body>,
}

/// What a record says.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub(in crate::store) enum Body {
    Project(ProjectRecord),
    Annotator(AnnotatorRecord),
    Round(RoundRecord),
    Tag(TagRecord),
    Version(VersionRecord),
    Document(DocumentRecord),
    State(StateRecord),
    Annotation(AnnotationRecord),
    Confined(ConfinedRecord),
    Memo(MemoRecord),
    Deleted(DeletedRecord),
}

/// Which record it is, and what it replaces; moved into the [`Line`] once read.
#[derive(Clone, PartialEq, Debug, Default)]
pub(in crate::store) struct Head {
    pub rev: String,
    pub past: Vec<String>,
}

/// Declares a record: id, revision and past first, then its own fields.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(in crate::store) struct $name {
            pub id: String,
            #[serde(default)]
            pub rev: String,
            #[serde(default)]
            pub past: Vec<String>,
            $($(#[$attribute])* pub $field: $kind,)*
        }

        impl $name {
            fn take_head(&mut self) -> Head {
                Head {
                    rev: std::mem::take(&mut self.rev),
                    past: std::mem::take(&mut self.past),
                }
            }
        }
    };
}

record!(
    /// The project itself; its id is always `project`.
    ProjectRecord {
        #[serde(default)]
        title: Pair,
        #[serde(default)]
        sample: bool,
    }
);
record!(
    /// That nothing of the project may leave its folder; its id is always `confined`. Where it may,
    /// there is no such record.
    ConfinedRecord {}
);
record!(AnnotatorRecord {
    #[serde(default)]
    name: String,
});
record!(RoundRecord {
    #[serde(default)]
    name: Pair,
    #[serde(default)]
    closed: Option<String>,
});
record!(TagRecord {
    #[serde(default)]
    parent: Option<String>,
    #[serde(default)]
    order: f64,
    #[serde(default)]
    name: Pair,
    #[serde(default)]
    hue: u16,
    #[serde(default)]
    key: String,
    #[serde(default = "yes")]
    assignable: bool,
    #[serde(default)]
    definition: Pair,
    #[serde(default)]
    use_when: Pair,
    #[serde(default)]
    avoid_when: Pair,
    #[serde(default)]
    example: String,
    #[serde(default)]
    tombstone: Option<Stone>,
});
record!(
    /// A named version of the codebook. Its tags stand in a file of their own.
    VersionRecord {
        #[serde(default)]
        name: String,
        at: String,
        by: String,
        #[serde(default)]
        reason: String,
        /// Hash of the file with the tags, by which it is named too.
        tags: String,
    }
);
record!(DocumentRecord {
    #[serde(default)]
    order: u32,
    #[serde(default)]
    title: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    author: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    variables: Vec<(String, String)>,
    #[serde(default)]
    direction: Way,
    #[serde(default)]
    file_name: String,
    #[serde(default)]
    encoding: String,
    #[serde(default)]
    imported: Option<String>,
    #[serde(default)]
    original: Option<String>,
    #[serde(default)]
    hash: String,
});
record!(
    /// An annotator's state of a document; its id is always `state`.
    StateRecord {
        #[serde(default)]
        finished: bool,
    }
);
record!(AnnotationRecord {
    #[serde(default)]
    tag: Option<String>,
    start: usize,
    end: usize,
    #[serde(default)]
    quote: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    memo: String,
    #[serde(default)]
    flags: Vec<Flag>,
    created: String,
    modified: String,
});
record!(
    /// A dated note of one annotator on the project, a document or a tag, in a file of that annotator.
    MemoRecord {
        about: Topic,
        #[serde(default)]
        text: String,
        created: String,
        modified: String,
    }
);
record!(
    /// What remains of a record that was deleted.
    DeletedRecord {
        of: Kind,
        #[serde(default)]
        at: Option<String>,
        /// It was withdrawn: nothing of it may be kept anywhere.
        #[serde(default)]
        withdrawn: bool,
    }
);

/// A text in both languages.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Pair {
    #[serde(default)]
    pub ar: String,
    #[serde(default)]
    pub en: String,
}

/// What remains of a tag.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Stone {
    pub at: String,
    pub by: String,
    #[serde(default)]
    pub merged_into: Option<String>,
    #[serde(default)]
    pub reason: String,
}

/// What a memo is about; inside stands its id.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub(in crate::store) enum Topic {
    Project,
    Document(String),
    Tag(String),
}

/// Marks of an annotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub(in crate::store) enum Flag {
    Unsure,
    Quotable,
    Discuss,
    Lost,
}

/// Which way a document runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
pub(in crate::store) enum Way {
    #[default]
    Auto,
    Rtl,
    Ltr,
}

fn yes() -> bool {
    true
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Project => "Project",
            Self::Annotator => "Annotator",
            Self::Round => "Round",
            Self::Tag => "Tag",
            Self::Version => "Version",
            Self::Document => "Document",
            Self::State => "State",
            Self::Annotation => "Annotation",
            Self::Confined => "Confined",
            Self::Memo => "Memo",
        }
    }
}

impl Flag {
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsure => "Unsure",
            Self::Quotable => "Quotable",
            Self::Discuss => "Discuss",
            Self::Lost => "Lost",
        }
    }
}

impl Way {
    /// Its name in the file; none for what is usual.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Rtl => Some("Rtl"),
            Self::Ltr => Some("Ltr"),
        }
    }
}

macro_rules! each {
    ($body:expr, $record:ident => $value:expr) => {
        match $body {
            Body::Project($record) => $value,
            Body::Annotator($record) => $value,
            Body::Round($record) => $value,
            Body::Tag($record) => $value,
            Body::Version($record) => $value,
            Body::Document($record) => $value,
            Body::State($record) => $value,
            Body::Annotation($record) => $value,
            Body::Confined($record) => $value,
            Body::Memo($record) => $value,
            Body::Deleted($record) => $value,
        }
    };
}

impl Body {
    /// The id of the record.
    pub fn id(&self) -> &str {
        each!(self, r => &r.id)
    }

    /// What it is about.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Project(_) => Kind::Project,
            Self::Annotator(_) => Kind::Annotator,
            Self::Round(_) => Kind::Round,
            Self::Tag(_) => Kind::Tag,
            Self::Version(_) => Kind::Version,
            Self::Document(_) => Kind::Document,
            Self::State(_) => Kind::State,
            Self::Annotation(_) => Kind::Annotation,
            Self::Confined(_) => Kind::Confined,
            Self::Memo(_) => Kind::Memo,
            Self::Deleted(r) => r.of,
        }
    }

    /// What stands before its bracket in the file.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Deleted(_) => "Deleted",
            other => other.kind().name(),
        }
    }

    /// What names it within its file.
    pub fn key(&self) -> Key {
        Key {
            id: self.id().to_owned(),
            kind: self.kind(),
        }
    }

    /// The same as its key, for comparing.
    pub fn name(&self) -> (&str, Kind) {
        (self.id(), self.kind())
    }

    /// Whether it says that the record is gone.
    pub fn is_deleted(&self) -> bool {
        matches!(self, Self::Deleted(_))
    }

    /// Whether it says that the record was withdrawn, and that nothing of it may be kept.
    pub fn is_withdrawn(&self) -> bool {
        matches!(self, Self::Deleted(r) if r.withdrawn)
    }

    /// Whether two records say the same; when something was deleted does not matter.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Deleted(a), Self::Deleted(b)) => {
                a.id == b.id && a.of == b.of && a.withdrawn == b.withdrawn
            }
            (a, b) => a == b,
        }
    }
}

impl Line {
    /// Takes revision and past out of a record that was just read.
    pub fn new(number: Option<usize>, mut body: Body) -> Self {
        let head = each!(&mut body, r => r.take_head());
        Self {
            number,
            rev: head.rev,
            past: head.past,
            body: Arc::new(body),
        }
    }

    /// A line that replaces this one.
    pub fn replaced_by(&self, rev: String, body: impl Into<Arc<Body>>) -> Self {
        let mut past = Vec::with_capacity(self.past.len() + 1);
        past.extend((!self.rev.is_empty()).then(|| self.rev.clone()));
        past.extend(self.past.iter().cloned());
        past.truncate(PAST_LENGTH);
        Self {
            number: None,
            rev,
            past,
            body: body.into(),
        }
    }
}
