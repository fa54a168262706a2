//! A better text for a document: the file, and what becomes of every annotation, before it is done.

use super::import::reading::Fault;
use crate::app::action::{DocumentAction, TextReplacement};
use crate::app::context::{Actions, Context};
use crate::app::shortcut::{OnlyHere, keys_here};
use crate::app::view::dialogs::kit::background;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::passage::one_line;
use crate::app::view::dialogs::kit::picker::{Picker, Wanted, typed_path};
use crate::app::widget::{Button, Icon};
use crate::arabic::{Text, visible};
use crate::desk::{self, Job, NoOutcome};
use crate::edit::{NewText, Refound, Replacement, replace_text};
use crate::exchange::import::{ENDINGS, EncodingChoice, kind_of, read};
use crate::model::{AnnotatorId, DocumentId, Found, Imported, Project};
use crate::store::read_file;
use crate::words::InWords as _;
use egui::{Role, Sense, WidgetInfo};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// At most so many annotations are listed one by one.
const MOST: usize = 60;
/// Code points of a passage that are listed.
const EXCERPT: usize = 120;

/// The file that was chosen, and what its text would do.
pub struct ReplaceText {
    document: DocumentId,
    path: String,
    picker: Picker,
    reading: Option<Job<Result<Ready, Fault>>>,
    ready: Option<Ready>,
    trouble: String,
}

/// A text that was read, and what was prepared for it.
struct Ready {
    new: NewText,
    replacement: Replacement,
    /// The annotations whose passages are not as they were, doubtful ones first, as places in the
    /// replacement.
    changed: Vec<usize>,
    revision: u64,
}

impl ReplaceText {
    /// Nothing chosen yet.
    pub fn new(document: DocumentId) -> Self {
        Self {
            document,
            path: String::new(),
            picker: Picker::default(),
            reading: None,
            ready: None,
            trouble: String::new(),
        }
    }

    /// Reads the file and looks for every passage, on a thread of its own.
    fn start(&mut self, body: &Body<'_, '_>, path: PathBuf) {
        let Some(desk) = &body.ctx.state.desk else {
            return;
        };
        let project = desk.session.project().clone();
        let revision = desk.session.revision();
        let mine = desk.me.iter().cloned().collect();
        let document = self.document.clone();
        self.trouble.clear();
        self.ready = None;
        let work = move |_: &_| prepare(&path, &project, (document, mine), revision);
        self.reading = Some(background::start(body.ui.ctx(), "replace", work));
    }

    fn poll(&mut self, body: &Body<'_, '_>) {
        if let Some(path) = self
            .picker
            .poll()
            .and_then(|paths| paths.into_iter().next())
        {
            self.path = path.display().to_string();
            self.start(body, path);
        }
        let Some(job) = &mut self.reading else { return };
        match job.take(Duration::ZERO) {
            None => return,
            Some(Ok(Ok(ready))) => self.ready = Some(ready),
            Some(Ok(Err(fault))) => {
                self.trouble = fault.in_words(&body.ctx.look.locale).message;
            }
            Some(Err(NoOutcome)) => self.trouble = body.tr("findings-stopped"),
        }
        self.reading = None;
    }

    fn choosing(&mut self, body: &mut Body<'_, '_>) {
        let wanted = Wanted::Files(&ENDINGS);
        let was_submitted = body.submitted;
        let hint = body.tr("import-path-hint");
        let before = self.path.clone();
        let field = self
            .picker
            .field(body, "replace-path", &hint, &mut self.path, wanted);
        if self.path != before {
            self.ready = None;
        }
        let typed = typed_path(&self.path).filter(|_| self.ready.is_none());
        let mut read = field.submitted && typed.is_some();
        if read {
            body.submitted = was_submitted;
        }
        if typed.is_some() && self.reading.is_none() {
            body.gap(6.0);
            let words = body.tr("replace-read");
            let mut strip = body.strip(28.0);
            let button = Button::new(&words)
                .with_icon(Icon::Document)
                .keys(keys_here(OnlyHere::TakeTyped));
            read |= body
                .button_at_start(&mut strip, button, "replace-read")
                .clicked();
        }
        if let Some(path) = typed.filter(|_| read) {
            self.start(body, path);
            body.ui.ctx().request_repaint();
        }
    }
}

/// Reads a text and prepares its replacement.
fn prepare(
    path: &Path,
    project: &Project,
    (document, mine): (DocumentId, BTreeSet<AnnotatorId>),
    revision: u64,
) -> Result<Ready, Fault> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let file_name = name.to_string_lossy().into_owned();
    kind_of(&file_name).map_err(Fault::Import)?;
    let bytes = read_file(path).map_err(Fault::Disk)?;
    let text = read(&file_name, &bytes, EncodingChoice::Auto).map_err(Fault::Import)?;
    let at = desk::now();
    let new = NewText {
        document,
        text: Arc::new(Text::new(text.decoded.text)),
        imported: Imported {
            file_name,
            encoding: text.decoded.encoding.to_owned(),
            at: Some(at),
            original: None,
        },
        mine,
        at,
    };
    // A document that was removed meanwhile is told when the edit is applied.
    let replacement = replace_text(project, new.clone()).unwrap_or(Replacement {
        edit: None,
        annotations: Vec::new(),
    });
    Ok(Ready {
        new,
        changed: changed(&replacement),
        replacement,
        revision,
    })
}

impl Ready {
    fn count(&self, is: fn(Found) -> bool) -> usize {
        let all = self.replacement.annotations.iter();
        all.filter(|r| is(r.found)).count()
    }

    fn report(&self, body: &mut Body<'_, '_>) {
        let look = body.look();
        body.gap(10.0);
        if self.replacement.edit.is_none() {
            let words = look.tr("notice-same-text");
            body.trouble(&words);
            return;
        }
        let counts = [
            (
                "replace-count-exact",
                self.count(|f| matches!(f, Found::Exact(_))),
            ),
            (
                "replace-count-moved",
                self.count(|f| matches!(f, Found::Moved(_))),
            ),
            (
                "replace-count-folded",
                self.count(|f| matches!(f, Found::Folded(_))),
            ),
            (
                "replace-count-approximate",
                self.count(|f| matches!(f, Found::Approximate(..))),
            ),
            (
                "replace-count-doubtful",
                self.count(|f| matches!(f, Found::Doubtful(_))),
            ),
        ];
        let told = counts.iter().filter(|(_, count)| *count > 0);
        let lines: Vec<String> = told
            .map(|(key, count)| look.tr_with(key, &[("count", (*count).into())]))
            .collect();
        let none = || look.tr("replace-count-none");
        let words = if lines.is_empty() {
            none()
        } else {
            lines.join("\n")
        };
        body.text(&words);
        self.list(body);
        body.hint(&look.tr("replace-kept"));
    }

    /// What is not as it was, the doubtful first.
    fn list(&self, body: &mut Body<'_, '_>) {
        let all = &self.changed;
        if all.is_empty() {
            return;
        }
        body.gap(8.0);
        body.list("replace-report", 230.0, |body| {
            for (index, at) in all.iter().take(MOST).enumerate() {
                entry(
                    body,
                    index,
                    &self.replacement.annotations[*at],
                    &self.new.text,
                );
            }
        });
        if all.len() > MOST {
            let values = [("count", (all.len() - MOST).into())];
            let words = body.look().tr_with("replace-more", &values);
            body.hint(&words);
        }
    }
}

/// The annotations whose passages are not as they were, doubtful ones first, as places in a replacement.
fn changed(replacement: &Replacement) -> Vec<usize> {
    let all = &replacement.annotations;
    let is_changed = |at: &usize| !matches!(all[*at].found, Found::Exact(_) | Found::Moved(_));
    let mut changed: Vec<usize> = (0..all.len()).filter(is_changed).collect();
    changed.sort_by_key(|at| all[*at].found.sure().is_some());
    changed
}

/// One annotation: how it was found, its passage then and now.
fn entry(body: &mut Body<'_, '_>, index: usize, refound: &Refound, text: &Text) {
    let look = body.look();
    let (key, likeness) = match refound.found {
        Found::Exact(_) | Found::Moved(_) | Found::Folded(_) => ("replace-folded", 100),
        Found::Approximate(_, likeness) => ("replace-approximate", likeness.0),
        Found::Doubtful(Some((_, likeness))) => ("replace-doubtful", likeness.0),
        Found::Doubtful(None) => ("replace-lost", 0),
    };
    let values = [("likeness", likeness.to_string().into())];
    let how = look.tr_with(key, &values);
    let was = excerpt(&refound.before.quote);
    let place = refound.found.likely();
    let is = place.map_or_else(|| "—".to_owned(), |place| excerpt(text.slice(place)));
    let begin = body.ui.cursor().min;
    body.gap(4.0);
    body.label(&how);
    body.text(&format!("{was}\n{is}"));
    body.gap(4.0);
    let end = egui::pos2(body.ui.max_rect().right(), body.ui.cursor().min.y);
    let said = format!("{how}: {was} / {is}");
    let place = egui::Rect::from_two_pos(begin, end);
    let id = entry_id(&format!("replace-entry-{index}"));
    let response = body.ui.interact(place, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
}

fn excerpt(words: &str) -> String {
    let words = one_line(words);
    match words.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

impl Form for ReplaceText {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("replace-title")
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let ready = self.ready.as_ref();
        Foot::primary(
            ctx,
            "replace-do",
            ready.is_some_and(|r| r.replacement.edit.is_some()),
        )
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        self.poll(body);
        let seen = body.ctx.state.seen();
        if let Some(document) = seen.and_then(|seen| seen.document(&self.document)) {
            let title = visible(&document.title);
            body.text(&title);
            body.gap(8.0);
        }
        self.choosing(body);
        if self.reading.is_some() {
            let words = body.tr("replace-reading");
            body.hint(&words);
        }
        if !self.trouble.is_empty() {
            let words = self.trouble.clone();
            body.trouble(&words);
        }
        if let Some(ready) = &self.ready {
            ready.report(body);
        }
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let Some(ready) = self.ready.as_ref().filter(|r| r.replacement.edit.is_some()) else {
            return false;
        };
        let replacing = TextReplacement {
            new: ready.new.clone(),
            revision: ready.revision,
            edit: ready.replacement.edit.clone(),
        };
        actions.push(DocumentAction::ReplaceText(Box::new(replacing)).into());
        true
    }
}
