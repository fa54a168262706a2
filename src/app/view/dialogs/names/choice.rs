//! Whether names are replaced on the way in or out, by which list, and what is done with doubts.

use super::ENDINGS;
use crate::app::view::dialogs::kit::background;
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::picker::{Picker, Wanted, typed_path};
use crate::arabic::{ListFault, Pseudonym, Pseudonyms};
use crate::desk::{
    Doubtful, Doubts, Job, NameReplacement, NamesListError, NoOutcome, read_names_list,
};
use crate::store;
use crate::words::{self, InWords as _};
use std::sync::Arc;
use std::time::Duration;

/// A check box, and below it, once it is on, the list and what is done with doubts.
#[derive(Default)]
pub struct NamesChoice {
    on: bool,
    path: String,
    picker: Picker,
    reading: Option<Job<Result<Vec<Pseudonym>, NamesListError>>>,
    /// What is read or was read last.
    read_path: String,
    names: Option<Arc<Pseudonyms>>,
    troubles: Vec<String>,
    /// Whether what is doubtful is replaced too.
    doubtful: bool,
}

impl NamesChoice {
    /// Whether names are to be replaced.
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// Whether it is off, or there is a list that can be used.
    pub fn is_ready(&self) -> bool {
        !self.on || self.names.is_some()
    }

    /// By which list, if names are to be replaced and there is one.
    pub fn naming(&self) -> Option<NameReplacement> {
        let names = self.names.clone().filter(|_| self.on)?;
        let otherwise = if self.doubtful {
            Doubtful::Replace
        } else {
            Doubtful::Keep
        };
        let doubts = Doubts {
            otherwise,
            ..Doubts::default()
        };
        Some(NameReplacement { names, doubts })
    }

    /// Shows it. Returns whether something was changed.
    pub fn show(&mut self, body: &mut Body<'_, '_>) -> bool {
        let before = self.naming();
        self.poll(body);
        body.gap(10.0);
        if body.check("names-replace", self.on) {
            self.on = !self.on;
        }
        if !self.on {
            return before.is_some();
        }
        body.choice_hint("names-replace-hint");
        if let Some(path) = self.picker.poll().and_then(|p| p.into_iter().next()) {
            self.path = path.display().to_string();
        }
        let wanted = Wanted::Files(&ENDINGS);
        let was_submitted = body.submitted;
        self.picker
            .field(body, "names-file", "", &mut self.path, wanted);
        body.submitted = was_submitted;
        self.read(body);
        for words in &self.troubles {
            body.trouble(words);
        }
        if let Some(names) = &self.names {
            let values = [("count", names.list().len().into())];
            let words = body.look().tr_with("names-were-read", &values);
            body.hint(&words);
            body.gap(6.0);
            for (doubtful, key) in [(false, "names-doubts-stay"), (true, "names-doubts-go")] {
                if body.radio(key, self.doubtful == doubtful) {
                    self.doubtful = doubtful;
                }
            }
        }
        before != self.naming()
    }

    /// Reads the list when another path stands there.
    fn read(&mut self, body: &Body<'_, '_>) {
        if self.read_path == self.path || self.reading.is_some() {
            return;
        }
        self.read_path = self.path.clone();
        self.names = None;
        self.troubles.clear();
        let Some(path) = typed_path(&self.path) else {
            return;
        };
        let root = body.ctx.state.desk.as_ref().map(|d| &d.root);
        if root.is_some_and(|root| store::lies_in(root, &path)) {
            self.troubles.push(body.tr("names-inside"));
            return;
        }
        let work = background::start(body.ui.ctx(), "names", move |_| read_names_list(&path));
        self.reading = Some(work);
    }

    fn poll(&mut self, body: &Body<'_, '_>) {
        let Some(reading) = &mut self.reading else {
            return;
        };
        let locale = &body.look().locale;
        match reading.take(Duration::ZERO) {
            None => return,
            Some(Ok(Ok(list))) => {
                let names = Pseudonyms::new(list);
                let faults = names.faults();
                let told = |f: &ListFault| words::list_fault(locale, names.list(), f).message;
                self.troubles = faults.iter().map(told).collect();
                let is_fit = !faults.iter().any(ListFault::stops);
                self.names = is_fit.then(|| Arc::new(names));
            }
            Some(Ok(Err(trouble))) => self.troubles = vec![trouble.in_words(locale).message],
            Some(Err(NoOutcome)) => {}
        }
        self.reading = None;
    }
}
