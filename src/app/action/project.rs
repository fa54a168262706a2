//! Opening and making projects, and the people in them.

use super::{AT_ONCE, AnnotateAction, hold, renaming, run};
use crate::app::desk::{Desk, Saving};
use crate::app::exporting::{Exported, Exporting};
use crate::app::notice::{Notice, Way};
use crate::app::opening::Opening;
use crate::app::reached::Reached;
use crate::app::renaming::{Naming, Renames};
use crate::app::state::{Dialog, Focus, Layers, State};
use crate::app::widget::Look;
use crate::arabic::CharOffset;
use crate::edit::{Edit, ProjectEdit};
use crate::exchange::export::Selection;
use crate::locale::Language;
use crate::model::{
    Annotator, AnnotatorId, Bilingual, Codebook, DocumentId, Project, Round, RoundId,
};
use crate::store::settings::Reading;
use crate::store::{self, Finding, ReadOnlyReason};
use crate::words::InWords as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What can be asked about projects.
#[derive(Clone, PartialEq, Debug)]
pub enum ProjectAction {
    /// Opens a project folder.
    Open(PathBuf),
    /// Makes a project in an empty or new folder, and opens it.
    Create {
        /// Where.
        root: PathBuf,
        /// What it is called.
        title: String,
        /// Whether it begins with the default codebook.
        default_codebook: bool,
    },
    /// Opens the sample project of the user.
    OpenSample,
    /// Reads the project again from disk.
    Reload,
    /// Stops waiting for a project that is being read.
    StopOpening,
    /// Says who is tagging.
    Be(AnnotatorId),
    /// Adds a person, who is tagging from now on.
    BeNew(String),
    /// Another title.
    Rename(Bilingual),
    /// Says whether nothing of the project may leave its folder.
    Confine(bool),
    /// Writes excerpts to a file.
    Export {
        /// Where.
        path: PathBuf,
        /// What.
        selection: Selection,
        /// As JSON lines instead of CSV.
        jsonl: bool,
        /// With other names; the project stays as it is.
        naming: Option<Naming>,
    },
    /// Stops writing excerpts.
    StopExport,
    /// Writes the project anew with other names, and opens it again.
    Pseudonymise(Box<Renames>),
    /// Writes an encrypted copy of the project.
    Seal {
        /// Where.
        file: PathBuf,
        /// What opens it.
        passphrase: store::Passphrase,
    },
    /// Makes a folder of an encrypted copy, and opens it.
    Unseal {
        /// The copy.
        file: PathBuf,
        /// The folder.
        root: PathBuf,
        /// What opens it.
        passphrase: store::Passphrase,
    },
    /// Stops writing or opening an encrypted copy.
    StopSealing,
    /// Tries again what could not be saved.
    SaveAgain,
}

pub(super) fn apply(
    action: ProjectAction,
    state: &mut State,
    look: &Look,
    context: &egui::Context,
) {
    match action {
        ProjectAction::Open(root) => open_project(state, look, context, &root),
        ProjectAction::Create {
            root,
            title,
            default_codebook,
        } => {
            create(state, look, context, &root, &title, default_codebook);
        }
        ProjectAction::OpenSample => open_sample(state, look, context),
        ProjectAction::Reload => {
            if let Some(root) = state.desk.as_ref().map(|d| d.root.clone()) {
                open_project(state, look, context, &root);
            }
        }
        ProjectAction::StopOpening => state.opening = None,
        ProjectAction::Be(id) => be(state, look, context, id),
        ProjectAction::BeNew(name) => be_new(state, look, context, &name),
        ProjectAction::Rename(title) => {
            run(state, look, &Edit::Project(ProjectEdit::Title(title)));
        }
        ProjectAction::Confine(on) => {
            run(state, look, &Edit::Project(ProjectEdit::Confine(on)));
        }
        ProjectAction::Export {
            path,
            selection,
            jsonl,
            naming,
        } => export(state, look, context, (selection, naming), (path, jsonl)),
        ProjectAction::StopExport => {
            if let Some(exporting) = &state.exporting {
                exporting.stop();
            }
        }
        ProjectAction::Pseudonymise(renames) => renaming::begin(state, look, context, *renames),
        ProjectAction::Seal { file, passphrase } => {
            super::sealing::seal(state, look, context, file, passphrase);
        }
        ProjectAction::Unseal {
            file,
            root,
            passphrase,
        } => super::sealing::unseal(state, context, (file, root), passphrase),
        ProjectAction::StopSealing => {
            if let Some(sealing) = &state.sealing {
                sealing.stop();
            }
        }
        ProjectAction::SaveAgain => {
            if let Some(desk) = &mut state.desk {
                desk.retry();
            }
        }
    }
}

/// Closes what is open, and begins to open a project folder. What could not be saved keeps the old
/// one open. A small project is there in this frame; a large one is read in the background.
pub fn open_project(state: &mut State, look: &Look, context: &egui::Context, root: &Path) {
    begin_opening(state, look, context, root);
    take_opened(state, look, context, AT_ONCE);
}

/// The same, waiting for a project of any size: for the start, when there is no window yet.
pub fn open_and_wait(state: &mut State, look: &Look, context: &egui::Context, root: &Path) {
    begin_opening(state, look, context, root);
    take_opened(state, look, context, Duration::MAX);
}

fn begin_opening(state: &mut State, look: &Look, context: &egui::Context, root: &Path) {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    // A slip of the pen does not close what is open.
    if let Err(error) = store::probe(&root) {
        state.notify(Notice::of_error(error.in_words(&look.locale)));
        return;
    }
    if !close(state, look) {
        return;
    }
    state.focus = Focus::default();
    state.opening = Some(Opening::start(root, context.clone()));
}

/// Begins to read a project folder when nothing else is open; nothing for what is no project.
pub fn begin(root: &Path, context: &egui::Context) -> Option<Opening> {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let is_project = store::probe(&root).is_ok();
    is_project.then(|| Opening::start(root, context.clone()))
}

/// Takes a project that was read in the background, waiting for it at most so long.
pub fn take_opened(state: &mut State, look: &Look, context: &egui::Context, patience: Duration) {
    let Some(result) = state.opening.as_ref().and_then(|o| o.result(patience)) else {
        return;
    };
    let Some(opening) = state.opening.take() else {
        return;
    };
    let waker = context.clone();
    match result {
        Ok(opened) => {
            let desk = Desk::new(opening.root, opened, move || waker.request_repaint());
            settle(state, look, context, desk);
        }
        Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
    }
}

/// Saves and closes the open project. Gives whether nothing stands in the way of another: when
/// something could not be saved the project stays open, and only a second attempt gives it up.
pub fn close(state: &mut State, look: &Look) -> bool {
    remember_place(state);
    let Some(desk) = &mut state.desk else {
        return true;
    };
    if let Saving::Failed(failures) = desk.flush().clone()
        && !state.give_up
    {
        state.give_up = true;
        let reason = failures.first().map(|f| f.in_words(&look.locale).message);
        let values = [("reason", reason.unwrap_or_default().into())];
        let message = look.tr_with("notice-closing-unsaved", &values);
        let hint = look.tr("notice-closing-unsaved-hint");
        state.notify(Notice::unsaved(message, hint));
        return false;
    }
    state.give_up = false;
    state.desk = None;
    true
}

/// Remembers where the open project is read.
pub(super) fn remember_place(state: &mut State) {
    let Some(root) = state.desk.as_ref().map(|d| d.root.clone()) else {
        return;
    };
    let Some(document) = state.focus.document.clone() else {
        return;
    };
    let offset = state.places.get(&document).map_or(0, |o| o.0);
    state
        .preferences
        .set_place(&root, document.as_str(), offset);
    remember_reading(state, &root);
}

/// Remembers where the user is in every document and how far they were read.
fn remember_reading(state: &mut State, root: &Path) {
    let Some(project) = state.project() else {
        return;
    };
    let reading = project.documents.keys().filter_map(|document| {
        let left = state.places.get(document).map_or(0, |place| place.0);
        let reached = state.reached.place(document).0;
        let known = left > 0 || reached > 0;
        known.then(|| (document.to_string(), Reading { left, reached }))
    });
    let (reading, me) = (reading.collect(), state.me().cloned());
    let me = me.as_ref().map(AnnotatorId::as_str);
    state.preferences.set_reading(root, me, reading);
}

/// Takes up what is remembered of the user's reading.
fn recall_reading(state: &mut State, root: &Path) {
    let me = state.me().map(AnnotatorId::as_str);
    let reading = state.preferences.reading(root, me);
    state.reached = Reached::default();
    for (document, reading) in reading {
        if let Ok(document) = DocumentId::new(&document) {
            let place = state.places.entry(document.clone());
            place.or_insert(CharOffset(reading.left));
            state.reached.put(document, CharOffset(reading.reached));
        }
    }
}

/// Everything begins anew around a project that was opened.
fn settle(state: &mut State, look: &Look, context: &egui::Context, mut desk: Desk) {
    let root = desk.root.clone();
    let project = desk.session.project();
    let known = state
        .preferences
        .annotator(&root)
        .and_then(|a| AnnotatorId::new(a).ok());
    let only = if project.is_sample {
        project.annotators.keys().next_back().cloned()
    } else {
        None
    };
    let me = known
        .filter(|a| project.annotators.contains_key(a))
        .or(only);
    let left = state.preferences.place(&root).cloned();
    let documents = project.documents_in_order();
    let first = left
        .as_ref()
        .and_then(|p| documents.iter().find(|d| d.id.as_str() == p.document));
    let first = first.or(documents.first()).map(|d| d.id.clone());
    // What waits for a choice is told by itself.
    let told = [
        "alternatives",
        "duplicate-id",
        "tag-circle",
        "merge-circle",
        "sync-conflict",
    ];
    let book = &project.codebook;
    let is_round = !book.circles().is_empty() || !book.merge_circles().is_empty();
    let waits = !project.waiting.is_empty() || is_round || !desk.aside.is_empty();
    let read_only = desk.why_read_only();
    let told = |finding: &&Finding| match finding.kind.code() {
        "newer-schema" => read_only == Some(ReadOnlyReason::NewerSchema),
        code => waits && told.contains(&code),
    };
    let found = desk.findings.len() - desk.findings.iter().filter(told).count();
    if let Some(me) = me {
        desk.be(me);
    }
    state.preferences.opened(&root);
    state.desk = Some(desk);
    hold(state, look);
    state.focus = Focus::default();
    show_own_only(state);
    state.palette = None;
    state.dialog = None;
    state.places.clear();
    if let (Some(place), Some(document)) = (left, &first) {
        state
            .places
            .insert(document.clone(), CharOffset(place.offset));
    }
    recall_reading(state, &root);
    super::document::go_to(state, first);
    state.seeking = None;
    super::texts::move_along(state, look, context);
    if let Some(reason) = read_only {
        let words = reason.in_words(&look.locale);
        let hint = words.hint.unwrap_or_default();
        state.notify(Notice::standing(words.message, hint));
    }
    if found > 0 {
        let message = look.tr_with("notice-findings", &[("count", found.into())]);
        let notice = Notice::standing(message, look.tr("notice-findings-hint"));
        state.notify(notice.leading(Way::Findings));
    }
    super::choosing::tell(state, look);
    super::choosing::follow_merges(state, look);
}

/// Whoever tags should not be led by what others tagged: their layers are there when asked for.
fn show_own_only(state: &mut State) {
    let me = state.me().cloned();
    let others = state
        .people()
        .into_iter()
        .filter(|p| me.is_some() && Some(p) != me.as_ref());
    state.layers = Layers {
        hidden: others.collect(),
        tags: None,
    };
}

fn create(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    root: &Path,
    title: &str,
    default_codebook: bool,
) {
    let Ok(round) = RoundId::new("r1") else {
        return;
    };
    let name = Bilingual::new(
        words_in(Language::Arabic, "first-round"),
        words_in(Language::English, "first-round"),
    );
    let title = match look.locale.language() {
        Language::Arabic => Bilingual::new(title, ""),
        Language::English => Bilingual::new("", title),
    };
    let mut project = Project {
        title,
        codebook: if default_codebook {
            store::default_codebook()
        } else {
            Codebook::default()
        },
        ..Project::default()
    };
    project.rounds.insert(
        round.clone(),
        Round {
            id: round,
            name,
            started: None,
            closed: None,
        },
    );
    if let Some(person) = state
        .me()
        .and_then(|me| state.project()?.annotators.get(me))
        .cloned()
    {
        project.annotators.insert(person.id.clone(), person.clone());
        state.preferences.set_annotator(root, person.id.as_str());
    }
    match store::create(root, &project, &mut store::RandomStamp) {
        Ok(_) => open_project(state, look, context, root),
        Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
    }
}

fn words_in(language: Language, key: &str) -> String {
    crate::locale::Locale::new(language, crate::locale::Isolation::Plain)
        .tr(key)
        .into_owned()
}

/// The sample is copied once to the user's data folder, so that it can be edited.
fn open_sample(state: &mut State, look: &Look, context: &egui::Context) {
    let Some(root) = store::settings::sample_folder() else {
        state.notify(Notice::refused(
            look.tr("notice-no-data-folder"),
            look.tr("notice-no-data-folder-hint"),
        ));
        return;
    };
    if !root.exists() {
        let sample = store::sample::sample_project(Desk::now());
        if let Err(error) = store::create(&root, &sample, &mut store::RandomStamp) {
            state.notify(Notice::of_error(error.in_words(&look.locale)));
            return;
        }
    }
    open_project(state, look, context, &root);
}

fn be(state: &mut State, look: &Look, context: &egui::Context, id: AnnotatorId) {
    let Some(desk) = state.desk.as_mut() else {
        return;
    };
    let root = desk.root.clone();
    remember_reading(state, &root);
    let Some(desk) = state.desk.as_mut() else {
        return;
    };
    state.preferences.set_annotator(&root, id.as_str());
    desk.be(id);
    recall_reading(state, &root);
    show_own_only(state);
    hold(state, look);
    super::texts::move_along(state, look, context);
    if state.dialog == Some(Dialog::Annotator) {
        state.dialog = None;
    }
    super::choosing::follow_merges(state, look);
    if let Some(tag) = state.unanswered.take() {
        super::annotate::apply(AnnotateAction::Apply(tag), state, look);
    }
}

fn be_new(state: &mut State, look: &Look, context: &egui::Context, name: &str) {
    let Some(project) = state.project() else {
        return;
    };
    let name = name.trim();
    let same = project
        .annotators
        .values()
        .find(|a| a.name == name)
        .map(|a| a.id.clone());
    let id = same.unwrap_or_else(|| {
        let plain = AnnotatorId::new(&name.to_ascii_lowercase()).ok();
        plain
            .filter(|id| !project.annotators.contains_key(id))
            .unwrap_or_else(Desk::new_annotator_id)
    });
    let known = project.annotators.contains_key(&id);
    let person = Annotator::new(id.clone(), name);
    if known
        || run(
            state,
            look,
            &Edit::Project(ProjectEdit::AddAnnotator(person)),
        )
    {
        be(state, look, context, id);
    }
}

/// Begins to write excerpts. A few are there in this frame; many are written in the background.
fn export(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    (selection, naming): (Selection, Option<Naming>),
    file: (PathBuf, bool),
) {
    let Some(project) = state.project().cloned() else {
        return;
    };
    state.exporting = Some(Exporting::start(
        project,
        selection,
        file,
        naming,
        context.clone(),
    ));
    take_exported(state, look, AT_ONCE);
}

/// Takes the end of an export, waiting for it at most so long.
pub fn take_exported(state: &mut State, look: &Look, patience: Duration) {
    let Some(outcome) = state.exporting.as_ref().and_then(|e| e.outcome(patience)) else {
        return;
    };
    let Some(exporting) = state.exporting.take() else {
        return;
    };
    let shown = crate::arabic::visible(&exporting.path.display().to_string());
    match outcome {
        Exported::Done(written) => {
            let values = [("count", written.count.into()), ("path", shown.into())];
            let mut words = look.tr_with("notice-exported", &values);
            if let Some((replaced, left)) = written.names {
                let values = [("count", replaced.into()), ("left", left.into())];
                words = format!("{words}\n{}", look.tr_with("pseudonyms-exported", &values));
            }
            state.notify(Notice::done(words));
            for (key, count) in [
                ("notice-exported-lost", written.lost),
                ("notice-exported-left-out", written.left_out),
            ] {
                if count > 0 {
                    let words = look.tr_with(key, &[("count", count.into())]);
                    state.notify(Notice::refused(words, ""));
                }
            }
        }
        Exported::Stopped => {}
        Exported::Failed(reason) => {
            let values = [("path", shown.into()), ("reason", reason.into())];
            let message = look.tr_with("notice-export-failed", &values);
            state.notify(Notice::refused(
                message,
                look.tr("notice-export-failed-hint"),
            ));
        }
    }
}
