//! What the window knows: the open project, where the reader is, what is shown, what is asked.

use super::after_saving::PutOff;
use super::answers::Answers;
use super::errand::Errand;
use super::memos_shown::MemosShown;
use super::notice::Notice;
use super::preferences::Preferences;
use super::putting_away::PuttingAway;
use super::reached::Reached;
use super::under_way::{Creating, Exporting, Moving, Opening, Renaming, Sealing};
use crate::arabic::{CharOffset, CharRange};
use crate::desk::{BackupsOutcome, Desk, NamesListError};
use crate::model::{
    AnnotationId, AnnotatorId, CodingKey, Document, DocumentId, Project, Seen, TagId,
};
use crate::page::{DocumentCaret, Scope};
use crate::store::{self, Alternatives, Ledger};
use crate::typeset::Affinity;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Everything that the window knows, except drafts in fields and what was set on the page.
pub struct State {
    /// The open project, if one is.
    pub desk: Option<Desk>,
    /// The project that is being read, if one is.
    pub opening: Option<Opening>,
    /// The excerpts that are being written to a file, if some are.
    pub exporting: Option<Exporting>,
    /// The project that is being created, if one is.
    pub creating: Option<Creating>,
    /// The project in which names are being replaced, if one is.
    pub renaming: Option<Renaming>,
    /// The encrypted copy that is being written or opened, if one is.
    pub sealing: Option<Sealing>,
    /// The user's annotations that are being found again in texts that others replaced.
    pub moving: Option<Moving>,
    /// What waits until the open project is on disk.
    pub after_saving: Option<PutOff>,
    /// Files of a sync tool that are being put away, if some are.
    pub putting_away: Option<PuttingAway>,
    /// What became of the request that the open dialog waits for.
    pub answers: Answers,
    /// The backups of the open project, as a dialog asked for them.
    pub backups: Errand<BackupsOutcome>,
    /// Saving a list of names, as a dialog asked for it.
    pub names_saving: Errand<Result<(), NamesListError>>,
    /// Whether the user was told that closing now gives up what could not be saved.
    pub give_up: bool,
    /// What the user likes, remembered between starts.
    pub preferences: Preferences,
    /// Where the reader is.
    pub focus: Focus,
    /// Whose annotations are shown, and of which tags.
    pub layers: Layers,
    /// Which list the sidebar shows.
    pub tab: Tab,
    /// What the counts beside tags count.
    pub counting: Counting,
    /// Groups of the tag tree that are folded.
    pub folded: BTreeSet<TagId>,
    /// The palette, while it is open.
    pub palette: Option<PaletteMode>,
    /// The dialog, while one is open.
    pub dialog: Option<Dialog>,
    /// The tag that waits to be applied until it is known who is tagging; inside, none for a mark.
    pub unanswered: Option<Option<TagId>>,
    /// What the user should know.
    pub notices: Vec<Notice>,
    /// The tag that was applied last.
    pub last_tag: Option<TagId>,
    /// The first stroke of a two-stroke key, while the second is awaited.
    pub first_stroke: Option<char>,
    /// Where the reader was in each document.
    pub places: BTreeMap<DocumentId, CharOffset>,
    /// How far the user has read each document.
    pub reached: Reached,
    /// A place that the reading view must bring into sight.
    pub reveal: Option<Reveal>,
    /// Whether the bounds of the current annotation are being moved by keys.
    pub moving_bounds: bool,
    /// The annotation whose passage is looked for in a text that was replaced.
    pub seeking: Option<AnnotationId>,
    /// The panel that lies over the page, in a window too narrow for it to stand beside.
    pub drawer: Option<Side>,
    /// Whether the memo field should take the keyboard.
    pub focus_memo: bool,
    /// Which part of the panel at the end side is shown.
    pub end_tab: EndTab,
    /// Which memos that panel lists.
    pub memos: MemosShown,
    /// Whether the field of a new memo should take the keyboard.
    pub focus_new_memo: bool,
    /// Whether the filter of the sidebar should take the keyboard.
    pub focus_filter: bool,
    /// Whether the keyboard should go to the next part of the window (true) or the previous one.
    pub region: Option<bool>,
    /// Text for the clipboard, as plain text and as HTML.
    pub clipboard: Option<(String, Option<String>)>,
    /// Whether the window should close.
    pub close: bool,
}

/// Where the reader is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Focus {
    /// The document that is read.
    pub document: Option<DocumentId>,
    /// The fixed end of the selection.
    pub anchor: CharOffset,
    /// The moving end of the selection: the caret.
    pub caret: DocumentCaret,
    /// The annotation that is looked at.
    pub annotation: Option<AnnotationId>,
    /// The tag that is looked at, while no annotation is.
    pub tag: Option<TagId>,
}

/// What the reading view must bring into sight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reveal {
    /// The caret, by as little scrolling as can be.
    Caret,
    /// A place, in the upper part of the view.
    Place(CharOffset),
    /// The line of a place at the very top of the view, where it was left.
    Top(CharOffset),
}

/// Whose annotations are shown, and of which tags.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layers {
    /// Annotators whose annotations are hidden.
    pub hidden: BTreeSet<AnnotatorId>,
    /// Only these tags; `None` for all.
    pub tags: Option<BTreeSet<TagId>>,
}

/// A side of the window on which a panel is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Where the codebook and the documents are.
    Start,
    /// Where the inspector is.
    End,
}

/// The lists of the sidebar.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tab {
    /// The codebook.
    #[default]
    Tags,
    /// The documents.
    Documents,
}

/// The parts of the panel at the end side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum EndTab {
    /// The annotation or tag that is looked at, and the lists of annotations.
    #[default]
    Details,
    /// Memos.
    Memos,
}

/// What the counts beside tags count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Counting {
    /// The user's own annotations of this document.
    Mine,
    /// Everyone's annotations of this document.
    #[default]
    Document,
    /// Everyone's annotations in the project.
    Project,
}

/// What a tag chosen in the palette is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PaletteMode {
    /// To tag the selection, or the caret's sentence.
    Apply,
    /// To change the tag of an annotation.
    Retag(AnnotationId),
}

/// A question or form over the window.
#[derive(Clone, PartialEq, Debug)]
pub enum Dialog {
    /// Opening a project: recent ones, a path, a folder picker.
    OpenProject,
    /// Making a project.
    NewProject,
    /// Who is tagging.
    Annotator,
    /// The people of the project.
    People,
    /// Files to be imported.
    Import(Vec<PathBuf>),
    /// What is known of a document.
    DocumentDetails(DocumentId),
    /// A better text for a document.
    ReplaceText(DocumentId),
    /// Whether a document is to be removed from the list.
    RemoveDocument(DocumentId),
    /// The documents that were removed from the list.
    RemovedDocuments,
    /// Passages that were not found for certain in texts that were replaced.
    Unsettled,
    /// Everything about a tag; `None` for a new one below a parent.
    TagDetails(TagId),
    /// A new tag, below a parent, and whether the selection is tagged with it.
    NewTag {
        /// The tag above it.
        parent: Option<TagId>,
        /// Tag the target span with it.
        apply: bool,
    },
    /// Merging a tag into another.
    MergeTag(TagId),
    /// Splitting a tag: a queue of its annotations.
    SplitTag(TagId),
    /// Deleting a tag.
    DeleteTag(TagId),
    /// Exporting excerpts.
    Export,
    /// Names and what takes their place.
    Pseudonyms,
    /// Writing an encrypted copy.
    Seal,
    /// Opening an encrypted copy; empty while it is to be chosen.
    Unseal(PathBuf),
    /// What opening or checking the project found.
    Findings,
    /// What waits for a choice.
    Choices,
    /// What was changed in a document on earlier days.
    History(DocumentId),
    /// The project itself: its title, and what may leave its folder.
    Project,
    /// Named versions of the codebook.
    Versions,
    /// Which annotations are shown.
    Layers,
    /// All keys.
    Keys,
}

impl Default for Focus {
    fn default() -> Self {
        Self {
            document: None,
            anchor: CharOffset(0),
            caret: DocumentCaret::before(CharOffset(0)),
            annotation: None,
            tag: None,
        }
    }
}

impl Focus {
    /// The selected code points; empty when nothing is selected.
    pub fn selection(&self) -> CharRange {
        CharRange::between(self.anchor, self.caret.offset)
    }

    /// Puts the caret somewhere, with nothing selected.
    pub fn put_caret(&mut self, place: DocumentCaret) {
        self.anchor = place.offset;
        self.caret = place;
    }

    /// Selects a range, with the caret at its end.
    pub fn select(&mut self, range: CharRange) {
        self.anchor = range.start;
        self.caret = DocumentCaret {
            offset: range.end,
            affinity: Affinity::Upstream,
        };
    }
}

impl State {
    /// The state of a window with no project open.
    pub fn new(preferences: Preferences) -> Self {
        Self {
            desk: None,
            opening: None,
            exporting: None,
            creating: None,
            backups: Errand::default(),
            names_saving: Errand::default(),
            renaming: None,
            sealing: None,
            moving: None,
            after_saving: None,
            putting_away: None,
            answers: Answers::default(),
            give_up: false,
            unanswered: None,
            preferences,
            focus: Focus::default(),
            layers: Layers::default(),
            tab: Tab::default(),
            counting: Counting::default(),
            folded: BTreeSet::new(),
            palette: None,
            dialog: None,
            notices: Vec::new(),
            last_tag: None,
            first_stroke: None,
            places: BTreeMap::new(),
            reached: Reached::default(),
            reveal: None,
            moving_bounds: false,
            seeking: None,
            drawer: None,
            focus_memo: false,
            end_tab: EndTab::default(),
            memos: MemosShown::default(),
            focus_new_memo: false,
            focus_filter: false,
            region: None,
            clipboard: None,
            close: false,
        }
    }

    /// What the user may see of the open project as it is now.
    pub fn seen(&self) -> Option<Seen<'_>> {
        let desk = self.desk.as_ref()?;
        Some(Seen::new(desk.session.project(), desk.me.as_ref()))
    }

    /// The open project as it is now, whole: for what builds edits. Views show what is
    /// [`seen`](Self::seen).
    pub fn project(&self) -> Option<&Project> {
        self.desk.as_ref().map(|d| d.session.project())
    }

    /// The document that is read.
    pub fn document(&self) -> Option<&Document> {
        self.seen()?.document(self.focus.document.as_ref()?)
    }

    /// Who is tagging.
    pub fn me(&self) -> Option<&AnnotatorId> {
        self.desk.as_ref()?.me.as_ref()
    }

    /// The user's own coding of the document that is read.
    pub fn my_key(&self) -> Option<CodingKey> {
        Some(CodingKey {
            round: self.seen()?.current_round()?.id.clone(),
            document: self.focus.document.clone()?,
            annotator: self.me()?.clone(),
        })
    }

    /// What a tag would be applied to: the selection, else the current annotation's span, else the
    /// caret's sentence.
    pub fn target_span(&self) -> Option<CharRange> {
        let document = self.document()?;
        let selected = self.focus.selection();
        if !selected.is_empty() {
            return document.text.tidy(selected);
        }
        let current = self
            .focus
            .annotation
            .as_ref()
            .and_then(|id| self.seen()?.annotation(id));
        if let Some((key, annotation)) = current
            && Some(&key.document) == self.focus.document.as_ref()
        {
            return annotation.target.resolve(&document.text).span();
        }
        document.text.sentence_at(self.focus.caret.offset)
    }

    /// Whose annotations are drawn, the user's own first.
    pub fn scope(&self) -> Scope {
        self.scope_among(&self.people())
    }

    /// What is drawn of these people's annotations, in their order.
    pub fn scope_among(&self, people: &[AnnotatorId]) -> Scope {
        let shown = people.iter().filter(|a| !self.layers.hidden.contains(*a));
        Scope {
            annotators: shown.cloned().collect(),
            tags: self.layers.tags.clone(),
        }
    }

    /// Everyone who is known to the project or has tagged in it, by id, the user first.
    pub fn people(&self) -> Vec<AnnotatorId> {
        let everyone = self.seen().map(Seen::everyone).into_iter().flatten();
        let mut people: Vec<AnnotatorId> = everyone.cloned().collect();
        people.sort_by_key(|person| Some(person) != self.me());
        people
    }

    /// The records that wait for a choice and that the user may see.
    pub fn alternatives(&self) -> Vec<Alternatives> {
        let (Some(desk), Some(seen)) = (&self.desk, self.seen()) else {
            return Vec::new();
        };
        let mut found = store::alternatives(desk.project(), &Ledger::default());
        found.retain(|one| seen.shows_record(&one.of));
        found
    }

    /// What a person is called.
    pub fn person(&self, id: &AnnotatorId) -> String {
        self.seen()
            .map_or_else(|| id.as_str().to_owned(), |seen| seen.called(id))
    }

    /// Tells the user something. A refusal of what a dialog waits for is told there.
    pub fn notify(&mut self, notice: Notice) {
        let is_told = self.answers.take_refusal(&notice);
        if !is_told && !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}
