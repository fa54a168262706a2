//! Names and what takes their place: the list, where they stand, what is doubtful, and doing it.

pub mod choice;
mod review;
mod rows;

use crate::app::action::ProjectAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::background;
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::picker::{
    Picker, Wanted, documents_folder, file_name, typed_path,
};
use crate::app::widget::{Button, Icon};
use crate::arabic::{ListFault, Pseudonym, Pseudonyms, visible};
use crate::desk::{
    Job, NamesListError, NamesLooked, NoOutcome, ReplaceNames, Running, Saving, Stopped,
    look_for_names, read_names_list,
};
use crate::edit::pseudonyms::{Reach, count_names};
use crate::store::{self, OpenError};
use crate::words::{self, InWords as _};
use review::Review;
use rows::Rows;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Endings of lists of names.
pub const ENDINGS: [&str; 3] = ["csv", "tsv", "txt"];

/// What comes of looking for names; stopped work has no outcome to show.
type Looking = Result<Result<NamesLooked, Stopped>, OpenError>;

/// The list that is edited, what was found by it, and what was decided.
#[derive(Default)]
pub struct NamesOfProject {
    rows: Rows,
    path: String,
    is_proposed: bool,
    picker: Picker,
    /// The list that is being read from a file.
    reading: Option<Job<Result<Vec<Pseudonym>, NamesListError>>>,
    /// How many times saving a list had ended when it was last told.
    saves_told: usize,
    /// What came of the last reading or writing: whether it went well, and its words.
    filed: Option<(bool, String)>,
    this_document: bool,
    /// The list made ready, and what is wrong with it.
    names: Option<(Arc<Pseudonyms>, Vec<ListFault>)>,
    looking: Option<Job<Looking>>,
    looked: Option<NamesLooked>,
    review: Review,
    trouble: String,
    report: bool,
    sure: bool,
}

impl NamesOfProject {
    /// What was found is true no more.
    fn forget(&mut self) {
        self.names = None;
        self.looked = None;
        self.looking = None;
        self.review = Review::default();
        self.trouble.clear();
        self.sure = false;
    }

    fn propose(&mut self, ctx: &Context<'_>) {
        if std::mem::replace(&mut self.is_proposed, true) {
            return;
        }
        let title = ctx.state.seen().map(|p| ctx.look.name(p.title()));
        let stem = file_name(&title.unwrap_or_default());
        if let Some(folder) = documents_folder() {
            let path = folder.join(format!("{stem}-names.csv"));
            self.path = path.display().to_string();
        }
    }

    /// The file of the list, unless it would lie in the project.
    fn file(&self, ctx: &Context<'_>) -> Option<PathBuf> {
        let root = &ctx.state.desk.as_ref()?.root;
        typed_path(&self.path).filter(|path| !store::lies_in(root, path))
    }

    fn filing(&mut self, body: &mut Body<'_, '_>) {
        let chosen = self.picker.poll().and_then(|p| p.into_iter().next());
        if let Some(path) = &chosen {
            self.path = path.display().to_string();
        }
        let wanted = Wanted::Files(&ENDINGS);
        let was_submitted = body.submitted;
        let field = self
            .picker
            .field(body, "names-file", "", &mut self.path, wanted);
        body.submitted = was_submitted;
        let file = self.file(body.ctx);
        if file.is_none() && typed_path(&self.path).is_some() {
            let words = body.tr("names-inside");
            body.trouble(&words);
        }
        let is_saving = body.ctx.state.names_saving.is_running();
        let free = self.reading.is_none() && !is_saving && file.is_some();
        body.gap(6.0);
        let [read, save] = ["names-read", "names-save"].map(|key| body.tr(key));
        let mut strip = body.strip(28.0);
        let read = Button::new(&read).with_icon(Icon::Folder).enabled(free);
        let read = body.button_at_start(&mut strip, read, "names-read");
        let has_rows = !self.rows.list().is_empty();
        let save = Button::new(&save)
            .with_icon(Icon::Export)
            .enabled(free && has_rows);
        let save = body.button_at_start(&mut strip, save, "names-save");
        let context = body.ui.ctx().clone();
        if let Some(path) = file.filter(|_| free) {
            if save.clicked() {
                let list = self.rows.list();
                let save = ProjectAction::SaveNamesList { file: path, list };
                body.actions.push(save.into());
            } else if read.clicked() || chosen.is_some() || field.submitted {
                let job = background::start(&context, "names", move |_| read_names_list(&path));
                self.reading = Some(job);
            }
        }
        if let Some((is_well, words)) = self.filed.clone() {
            if is_well {
                body.hint(&words)
            } else {
                body.trouble(&words)
            }
        }
    }

    fn poll(&mut self, body: &Body<'_, '_>) {
        let look = body.look();
        let failed = |error: &NamesListError| (false, error.in_words(&look.locale).message);
        let saving = &body.ctx.state.names_saving;
        if self.saves_told != saving.ended() {
            self.saves_told = saving.ended();
            self.filed = saving.outcome().map(|saved| match saved {
                Ok(()) => (true, look.tr("names-were-saved")),
                Err(error) => failed(error),
            });
        }
        if let Some(read) = self
            .reading
            .as_mut()
            .and_then(|job| job.take(Duration::ZERO))
        {
            self.reading = None;
            match read {
                Ok(Ok(list)) => {
                    let values = [("count", list.len().into())];
                    self.filed = Some((true, look.tr_with("names-were-read", &values)));
                    self.rows.put(list);
                    self.forget();
                }
                Ok(Err(error)) => self.filed = Some(failed(&error)),
                Err(NoOutcome) => {}
            }
        }
        if let Some(looked) = self
            .looking
            .as_mut()
            .and_then(|job| job.take(Duration::ZERO))
        {
            self.looking = None;
            match looked {
                Ok(Ok(looked)) => self.looked = looked.ok(),
                Ok(Err(error)) => self.trouble = error.in_words(&look.locale).message,
                Err(NoOutcome) => self.trouble = look.tr("findings-stopped"),
            }
        }
    }

    fn where_to_look(&mut self, body: &mut Body<'_, '_>) {
        if body.ctx.state.document().is_none() {
            return;
        }
        body.gap(10.0);
        for (this, key) in [(false, "names-everywhere"), (true, "names-this-document")] {
            if body.radio(key, self.this_document == this) && self.this_document != this {
                self.this_document = this;
                self.forget();
            }
        }
    }

    /// What is wrong with the list; gives it made ready if it can be used.
    fn faults(&mut self, body: &mut Body<'_, '_>) -> Option<Arc<Pseudonyms>> {
        let rows = &self.rows;
        let (names, faults) = self.names.get_or_insert_with(|| {
            let names = Arc::new(Pseudonyms::new(rows.list()));
            let faults = names.faults();
            (names, faults)
        });
        if names.list().is_empty() {
            return None;
        }
        for fault in faults.iter() {
            let words = words::list_fault(&body.look().locale, names.list(), fault);
            body.trouble(&words.message);
        }
        let is_fit = !faults.iter().any(ListFault::stops);
        is_fit.then(|| names.clone())
    }

    /// The button that begins to look, or how far it is.
    fn look(&mut self, body: &mut Body<'_, '_>, names: Option<Arc<Pseudonyms>>) {
        let Some(desk) = &body.ctx.state.desk else {
            return;
        };
        body.gap(8.0);
        let mut strip = body.strip(30.0);
        if let Some(looking) = &self.looking {
            let values = [("percent", looking.progress().percent().to_string().into())];
            let words = body.look().tr_with("names-looking", &values);
            let stop = body.tr("stop");
            let stop = body.button_at_start(&mut strip, Button::new(&stop), "names-stop");
            if stop.clicked() {
                self.looking = None;
            }
            body.hint(&words);
            return;
        }
        // What is not on disk yet would not be looked at.
        let is_saved = desk.saving == Saving::Saved;
        let words = body.tr("names-look");
        let button = Button::new(&words)
            .with_icon(Icon::Search)
            .enabled(names.is_some() && is_saved);
        let clicked = body.button_at_start(&mut strip, button, "names-look");
        if let Some(names) = names.filter(|_| clicked.clicked()) {
            self.forget();
            let document = body.ctx.state.focus.document.clone();
            let document = document.filter(|_| self.this_document);
            let reach = document.map_or(Reach::Project, Reach::Document);
            let (context, root) = (body.ui.ctx(), desk.root.clone());
            let work = move |running: &Running| {
                let whole = store::read_whole(&root)?;
                Ok(look_for_names(&whole, names, reach, running))
            };
            self.looking = Some(background::start(context, "names", work));
        }
    }

    /// What was found, what is to be decided, and the last question.
    fn outcome(&mut self, body: &mut Body<'_, '_>) {
        let words = body.tr("names-back-to-list");
        let mut strip = body.strip(30.0);
        let button = Button::new(&words).with_icon(Icon::Edit);
        let back = body.button_at_start(&mut strip, button, "names-back-to-list");
        if back.clicked() {
            self.forget();
            body.ui.ctx().request_repaint();
        }
        let Some(looked) = &self.looked else { return };
        counts(body, looked);
        remarks(body, looked);
        self.review.show(body, looked);
        if looked.found.is_empty() || looked.obstacle.is_some() {
            return;
        }
        body.gap(12.0);
        if body.check("names-report", self.report) {
            self.report = !self.report;
        }
        body.choice_hint("names-report-hint");
        let words = body.tr("names-cannot-be-undone");
        body.trouble(&words);
        if body.check("names-sure", self.sure) {
            self.sure = !self.sure;
        }
    }

    fn is_ready(&self, ctx: &Context<'_>) -> bool {
        let Some(looked) = &self.looked else {
            return false;
        };
        let may_report = !self.report || self.file(ctx).is_some();
        self.sure
            && may_report
            && looked.obstacle.is_none()
            && self.review.open(looked) == 0
            && !self.review.wanted(looked).is_empty()
    }
}

/// How often each name was found.
fn counts(body: &mut Body<'_, '_>, looked: &NamesLooked) {
    let look = body.look();
    body.gap(10.0);
    if looked.found.is_empty() {
        let words = look.tr("names-none");
        body.text(&words);
        return;
    }
    let list = looked.names.list();
    let counts = count_names(&looked.found, list.len());
    let lines: Vec<String> = list
        .iter()
        .zip(counts)
        .map(|(row, (certain, doubtful))| {
            let values = [
                ("name", visible(&row.name).into()),
                ("replacement", visible(&row.replacement).into()),
                ("certain", certain.into()),
                ("doubtful", doubtful.into()),
            ];
            look.tr_with("names-count", &values)
        })
        .collect();
    body.list("names-counts", 130.0, |body| {
        for line in &lines {
            body.text(line);
        }
    });
}

/// What deserves a look before it is done, or stands in the way.
fn remarks(body: &mut Body<'_, '_>, looked: &NamesLooked) {
    let look = body.look();
    let mut told = Vec::new();
    for row in &looked.in_use {
        let name = looked.names.list().get(*row).map_or("", |r| &r.replacement);
        told.push(look.tr_with("pseudonyms-in-use", &[("name", visible(name).into())]));
    }
    for name in &looked.annotators {
        told.push(look.tr_with("pseudonyms-annotator", &[("name", visible(name).into())]));
    }
    if let Some(obstacle) = &looked.obstacle {
        told.push(obstacle.in_words(&look.locale).message);
    }
    for words in told {
        body.trouble(&words);
    }
}

impl Form for NamesOfProject {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("names-title")
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let count = self.looked.as_ref();
        let count = count.map_or(0, |looked| self.review.wanted(looked).len());
        let words = ctx.look.tr_with("names-do", &[("count", count.into())]);
        Foot {
            primary: Some((words, self.is_ready(ctx))),
            close: ctx.look.tr("dialog-cancel"),
        }
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        self.propose(body.ctx);
        self.poll(body);
        if self.looked.is_some() {
            self.outcome(body);
            return;
        }
        let words = body.tr("names-about");
        body.text(&words);
        body.gap(8.0);
        self.filing(body);
        body.gap(10.0);
        if self.rows.show(body) {
            self.filed = None;
            self.forget();
        }
        let names = self.faults(body);
        self.where_to_look(body);
        self.look(body, names);
        if !self.trouble.is_empty() {
            let words = self.trouble.clone();
            body.trouble(&words);
        }
    }

    fn submit(&mut self, ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let Some(looked) = self.looked.as_ref().filter(|_| self.is_ready(ctx)) else {
            return false;
        };
        let report = self.file(ctx).filter(|_| self.report).map(|path| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            path.with_file_name(format!("{stem}-report.csv"))
        });
        let replace = ReplaceNames {
            names: looked.names.clone(),
            reach: looked.reach.clone(),
            found: looked.found.clone(),
            wanted: self.review.wanted(looked),
            report,
        };
        actions.push(ProjectAction::ReplaceNames(Box::new(replace)).into());
        false
    }
}
