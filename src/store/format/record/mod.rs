//! The kinds of records, each in a file of its own: its fields, the file it stands in, how it is checked,
//! and how it becomes a value of the model and a record again.
//!
//! A new kind takes a file in this folder and a line in `kinds!` below.

/// Declares the struct of a kind of record: id, revision and past first, then its own fields in the
/// order in which they are written.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            pub id: String,
            #[serde(default)]
            pub rev: String,
            #[serde(default)]
            pub past: Vec<String>,
            $($(#[$attribute])* pub $field: $kind,)*
        }

        impl $name {
            /// Takes revision and past out.
            pub(super) fn take_head(&mut self) -> super::Head {
                super::Head {
                    rev: std::mem::take(&mut self.rev),
                    past: std::mem::take(&mut self.past),
                }
            }

            /// Writes its own fields.
            pub(super) fn fields(&self, _f: &mut super::Fields<'_>) {
                $($crate::store::format::fields::Field::write(&self.$field, stringify!($field), _f);)*
            }
        }

        #[cfg(test)]
        impl $crate::store::format::sample::Sample for $name {
            fn sample(dice: &mut $crate::store::format::sample::Dice) -> Self {
                use $crate::store::format::sample::Sample;
                Self {
                    id: Sample::sample(dice),
                    rev: Sample::sample(dice),
                    past: Sample::sample(dice),
                    $($field: Sample::sample(dice),)*
                }
            }
        }
    };
}

pub(crate) mod annotation;
pub(crate) mod annotator;
pub(crate) mod answer;
pub(crate) mod apart;
pub(crate) mod assignment;
pub(crate) mod closing;
pub(crate) mod confined;
pub(crate) mod consent;
pub(crate) mod decision;
pub(crate) mod deleted;
pub(crate) mod document;
pub(crate) mod draw;
pub(crate) mod dropped;
pub(crate) mod exclusive;
pub(crate) mod exported;
pub(crate) mod frozen;
pub(crate) mod gold;
pub(crate) mod identity;
mod line;
pub(crate) mod memo;
pub(crate) mod outside;
pub(crate) mod plan;
pub(crate) mod preset;
pub(crate) mod project;
pub(crate) mod proposal;
pub(crate) mod query;
pub(crate) mod quote;
pub(crate) mod read_mark;
pub(crate) mod reason;
pub(crate) mod release;
pub(crate) mod reopening;
pub(crate) mod report;
pub(crate) mod reviewer;
pub(crate) mod round;
pub(crate) mod state;
pub(crate) mod tag;
pub(crate) mod turn;
pub(crate) mod version;

pub(crate) use annotation::{AnnotationRecord, Flag};
pub(crate) use deleted::DeletedRecord;
pub(crate) use tag::TagRecord;
pub(crate) use version::VersionRecord;

pub(crate) use super::value::Pair;
pub(crate) use line::{Head, Key, Line, PAST_LENGTH};

use super::fields::Fields;
use super::file_kind::FileKind;
use super::understood::{Understood, not_understood};
use crate::edit::Part;
use crate::model::{Codebook, Project, RecordId, Said};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the store knows about one kind of record.
pub(crate) trait Record {
    /// The kind of file in which these records stand.
    const FILE: FileKind;
    /// A kind of file in which older schemas kept them; records there are read along.
    const FORMER_FILE: Option<FileKind> = None;
    /// How versions of a record that were written in several places become one.
    const JOINING: Joining = Joining::Choice;

    /// Checks that every id, moment and number in the record means something.
    ///
    /// # Errors
    /// The finding that says what does not.
    fn check(&self) -> Understood<()>;

    /// The record of the model that has this id in the file of a part; `None` for kinds that the
    /// model does not hold, and for ids that are none.
    fn named(_id: &str, _part: &Part) -> Option<RecordId> {
        None
    }

    /// What the record says as a value of the model; `None` for kinds that the model does not hold,
    /// and for records that do not mean anything.
    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        None
    }

    /// The document that the record is about. Withdrawing the document deletes the record wherever
    /// it stands outside the document's own folders.
    fn document(&self) -> Option<&str> {
        None
    }

    /// The texts in which names of people may stand; replacing names rewrites them.
    fn texts(&mut self) -> Vec<&mut String> {
        Vec::new()
    }
}

/// How versions of one record that were written in several places become one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Joining {
    /// They wait until a person chooses one.
    Choice,
    /// A version that is there wins over one that was deleted, and of several the smallest in words:
    /// every clone comes to the same result by itself.
    ByItself,
}

/// What turning a record into a value of the model needs beyond the record.
pub(crate) struct Known<'a> {
    /// The project as read so far: a document's text comes from it.
    pub project: &'a Project,
    /// The tags of versions of the codebook, by the hash of their file.
    pub tags: &'a BTreeMap<String, Arc<Codebook>>,
}

/// Generates [`Kind`] and [`Body`], and what differs by kind in them, from the list of kinds.
macro_rules! kinds {
    ($($kind:ident: $module:ident::$record:ident,)*) => {
        /// A kind of record. Together with the id it names a record within its file.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
        pub(crate) enum Kind {
            $($kind,)*
        }

        /// What a record says.
        #[derive(Clone, PartialEq, Debug, Deserialize)]
        pub(crate) enum Body {
            $($kind($module::$record),)*
            Deleted(DeletedRecord),
        }

        impl Kind {
            /// Every kind, in the order of the list.
            #[cfg(test)]
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Its name in files.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => stringify!($kind),)*
                }
            }

            /// The kind of file in which its records stand.
            pub fn file(self) -> FileKind {
                match self {
                    $(Self::$kind => <$module::$record as Record>::FILE,)*
                }
            }

            /// Whether its records may stand in a kind of file.
            pub fn may_stand_in(self, file: FileKind) -> bool {
                let former = match self {
                    $(Self::$kind => <$module::$record as Record>::FORMER_FILE,)*
                };
                file == self.file() || Some(file) == former
            }

            /// How versions of such a record become one.
            pub fn joining(self) -> Joining {
                match self {
                    $(Self::$kind => <$module::$record as Record>::JOINING,)*
                }
            }

            /// The record of the model with an id in the file of a part, where the model holds it.
            pub fn named(self, id: &str, part: &Part) -> Option<RecordId> {
                match self {
                    $(Self::$kind => <$module::$record as Record>::named(id, part),)*
                }
            }
        }

        #[cfg(test)]
        impl Body {
            /// A random record of a kind.
            pub fn sample(kind: Kind, dice: &mut super::sample::Dice) -> Self {
                use super::sample::Sample;
                match kind {
                    $(Kind::$kind => Self::$kind(Sample::sample(dice)),)*
                }
            }
        }

        impl Body {
            /// The id of the record.
            pub fn id(&self) -> &str {
                match self {
                    $(Self::$kind(r) => &r.id,)*
                    Self::Deleted(r) => &r.id,
                }
            }

            /// The kind of record that it is, or that was deleted.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)*
                    Self::Deleted(r) => r.of,
                }
            }

            /// Takes revision and past out of a record that was just read.
            pub(super) fn take_head(&mut self) -> Head {
                match self {
                    $(Self::$kind(r) => r.take_head(),)*
                    Self::Deleted(r) => r.take_head(),
                }
            }

            /// Writes the fields that follow id, revision and past.
            pub(super) fn fields(&self, f: &mut Fields<'_>) {
                match self {
                    $(Self::$kind(r) => r.fields(f),)*
                    Self::Deleted(r) => r.fields(f),
                }
            }

            /// Checks that everything in the record means something.
            ///
            /// # Errors
            /// The finding that says what does not.
            pub fn check(&self) -> Understood<()> {
                match self {
                    $(Self::$kind(r) => Record::check(r),)*
                    Self::Deleted(r) => r.check(),
                }
            }

            /// What the record says as a value of the model, where the model holds its kind.
            pub fn says(&self, known: &Known<'_>) -> Option<Said> {
                match self {
                    $(Self::$kind(r) => Record::says(r, known),)*
                    Self::Deleted(r) => Some(r.says()),
                }
            }

            /// The document that the record is about, where it stands outside that document's folders.
            pub fn document(&self) -> Option<&str> {
                match self {
                    $(Self::$kind(r) => Record::document(r),)*
                    Self::Deleted(_) => None,
                }
            }

            /// The texts in which names of people may stand.
            pub fn texts(&mut self) -> Vec<&mut String> {
                match self {
                    $(Self::$kind(r) => Record::texts(r),)*
                    Self::Deleted(_) => Vec::new(),
                }
            }
        }
    };
}

kinds! {
    Project: project::ProjectRecord,
    Annotator: annotator::AnnotatorRecord,
    Round: round::RoundRecord,
    Tag: tag::TagRecord,
    Version: version::VersionRecord,
    Document: document::DocumentRecord,
    State: state::StateRecord,
    Annotation: annotation::AnnotationRecord,
    Dropped: dropped::DroppedRecord,
    Confined: confined::ConfinedRecord,
    Apart: apart::ApartRecord,
    Memo: memo::MemoRecord,
    Identity: identity::IdentityRecord,
    Preset: preset::PresetRecord,
    Reason: reason::ReasonRecord,
    Exclusive: exclusive::ExclusiveRecord,
    Consent: consent::ConsentRecord,
    Outside: outside::OutsideRecord,
    Turn: turn::TurnRecord,
    Plan: plan::PlanRecord,
    Assignment: assignment::AssignmentRecord,
    Draw: draw::DrawRecord,
    Closing: closing::ClosingRecord,
    Reopening: reopening::ReopeningRecord,
    Frozen: frozen::FrozenRecord,
    Release: release::ReleaseRecord,
    Reviewer: reviewer::ReviewerRecord,
    Gold: gold::GoldRecord,
    Decision: decision::DecisionRecord,
    Proposal: proposal::ProposalRecord,
    Read: read_mark::ReadRecord,
    Answer: answer::AnswerRecord,
    Query: query::QueryRecord,
    Quote: quote::QuoteRecord,
    Report: report::ReportRecord,
    Exported: exported::ExportedRecord,
}

impl Kind {
    /// The kind of record that holds what the model names so.
    pub fn of(record: &RecordId) -> Self {
        match record {
            RecordId::Project => Self::Project,
            RecordId::Confined => Self::Confined,
            RecordId::Annotator(_) => Self::Annotator,
            RecordId::Apart(_) => Self::Apart,
            RecordId::Round(_) => Self::Round,
            RecordId::Tag(_) => Self::Tag,
            RecordId::Version(_) => Self::Version,
            RecordId::Document(_) => Self::Document,
            RecordId::Finished(_) => Self::State,
            RecordId::Annotation(..) => Self::Annotation,
            RecordId::Dropped(..) => Self::Dropped,
            RecordId::Memo(..) => Self::Memo,
        }
    }
}

impl Body {
    /// The record that says something of the model, for kinds that need nothing but the value.
    pub fn of(says: &Said) -> Option<Self> {
        match says {
            Said::Project(title, is_sample) => Some(project::ProjectRecord::of(title, *is_sample)),
            Said::Confined => Some(confined::ConfinedRecord::body()),
            Said::Annotator(person) => Some(annotator::AnnotatorRecord::of(person)),
            Said::Apart(apart) => Some(apart::ApartRecord::of(apart)),
            Said::Round(round) => Some(round::RoundRecord::of(round)),
            Said::Tag(tag) => Some(TagRecord::of(tag)),
            Said::Finished(state) => state::StateRecord::of(*state),
            Said::Annotation(annotation) => Some(AnnotationRecord::of(annotation)),
            Said::Dropped(id) => Some(dropped::DroppedRecord::of(id)),
            Said::Memo(memo) => Some(memo::MemoRecord::of(memo)),
            // Their hashes are known to whoever writes their files.
            Said::Version(_) | Said::Document(_) | Said::Removed(_) => None,
            Said::Deleted(_) => None,
        }
    }

    /// What stands before the bracket in the file.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Deleted(_) => "Deleted",
            other => other.kind().name(),
        }
    }

    /// What names the record within its file.
    pub fn key(&self) -> Key {
        Key {
            id: self.id().to_owned(),
            kind: self.kind(),
        }
    }

    /// Id and kind, for comparing with others without a copy of the id.
    pub fn name(&self) -> (&str, Kind) {
        (self.id(), self.kind())
    }

    /// Whether it says that the record was deleted.
    pub fn is_deleted(&self) -> bool {
        matches!(self, Self::Deleted(_))
    }

    /// Whether it says that the record was withdrawn, and that nothing of it may be kept.
    pub fn is_withdrawn(&self) -> bool {
        matches!(self, Self::Deleted(r) if r.withdrawn)
    }

    /// Whether two records say the same; the moment of a deletion does not count.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Deleted(a), Self::Deleted(b)) => {
                a.id == b.id && a.of == b.of && a.withdrawn == b.withdrawn
            }
            (a, b) => a == b,
        }
    }

    /// Checks that the record may stand in a kind of file.
    ///
    /// # Errors
    /// The finding that says that it may not.
    pub fn belongs_in(&self, file: FileKind) -> Understood<()> {
        if self.kind().may_stand_in(file) {
            Ok(())
        } else {
            Err(self.misplaced())
        }
    }

    /// Checks that the record may stand in the file of a part.
    ///
    /// # Errors
    /// The finding that says that it may not.
    pub fn belongs_to(&self, part: &Part) -> Understood<()> {
        let is_of_another = match part {
            Part::Document(document) => {
                self.kind() == Kind::Document && self.id() != document.as_str()
            }
            Part::Round(round) => self.kind() == Kind::Round && self.id() != round.as_str(),
            Part::Project | Part::Codebook | Part::Coding(_) | Part::Memos(_) => false,
        };
        if is_of_another {
            return Err(self.misplaced());
        }
        self.belongs_in(FileKind::of_part(part))
    }

    fn misplaced(&self) -> crate::store::finding::FindingKind {
        let shown = format!("{}(id: {:?}", self.label(), self.id());
        let reason = "this record does not belong in this file".to_owned();
        not_understood(&shown, 1, reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::format::sample::Dice;
    use crate::store::format::{emit, read};
    use proptest::prelude::*;

    #[test]
    fn every_kind_is_read_by_the_name_under_which_it_is_written() {
        for kind in Kind::ALL {
            assert_eq!(ron::from_str::<Kind>(kind.name()), Ok(*kind));
        }
    }

    /// The row of each kind in the table of ARCHITECTURE.md.
    #[test]
    fn every_kind_has_its_row_in_the_table() {
        let page = include_str!("../../../../ARCHITECTURE.md");
        for kind in Kind::ALL {
            let begin = format!("| `{}` | `{}", kind.name(), kind.file().pattern());
            let has = page.lines().any(|line| line.starts_with(&begin));
            assert!(has, "no row begins with {begin}");
        }
    }

    proptest! {
        #[test]
        fn records_of_every_kind_come_back_as_they_were_written(seed in any::<u64>()) {
            let mut dice = Dice(seed);
            for kind in Kind::ALL {
                let line = Line::new(Some(2), Body::sample(*kind, &mut dice));
                let file = emit::file(&[], std::slice::from_ref(&line));
                let contents = read::read(file.as_bytes());
                prop_assert!(contents.problems.is_empty(), "{:?} {}", contents.problems, file);
                prop_assert_eq!(&contents.lines, &vec![line], "{}", file);
                prop_assert_eq!(emit::file(&[], &contents.lines), file);
            }
        }

        #[test]
        fn no_record_panics_when_it_is_checked(seed in any::<u64>()) {
            let mut dice = Dice(seed);
            for kind in Kind::ALL {
                let mut body = Body::sample(*kind, &mut dice);
                let _ = body.check();
                let before = body.clone();
                for text in body.texts() {
                    text.push('x');
                }
                let changes = body != before;
                prop_assert_eq!(changes, !before.clone().texts().is_empty());
            }
        }
    }
}
