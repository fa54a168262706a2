//! Exporting tagged excerpts to a file: in which form, which of them, and where.

use crate::app::action::ProjectAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::picker::{
    Picker, Wanted, documents_folder, file_name, typed_path,
};
use crate::app::view::dialogs::kit::tag_list::TagList;
use crate::app::view::dialogs::names::choice::NamesChoice;
use crate::app::widget::Choice;
use crate::desk;
use crate::exchange::export::{Format, Selection, count};
use crate::model::{AnnotatorId, TagId};
use std::collections::BTreeSet;

/// What is to be exported, and where.
pub struct ExportExcerpts {
    path: String,
    /// Whether the path was typed or chosen, and so keeps its ending.
    is_own_path: bool,
    format: Format,
    all_tags: bool,
    tags: BTreeSet<TagId>,
    list: TagList,
    left_out: BTreeSet<AnnotatorId>,
    this_document: bool,
    picker: Picker,
    names: NamesChoice,
    /// How many excerpts a selection of a revision has.
    count: Option<(Selection, u64, usize)>,
    /// Whether there is a file at a path already.
    exists: (String, bool),
}

impl ExportExcerpts {
    /// Everything, as CSV, in the user's folder of documents.
    pub fn new(ctx: &Context<'_>) -> Self {
        let mut export = Self {
            path: String::new(),
            is_own_path: false,
            format: Format::default(),
            all_tags: true,
            tags: BTreeSet::new(),
            list: TagList::default(),
            left_out: BTreeSet::new(),
            this_document: false,
            picker: Picker::default(),
            names: NamesChoice::default(),
            count: None,
            exists: (String::new(), false),
        };
        export.propose(ctx);
        export
    }

    fn name(&self, ctx: &Context<'_>) -> String {
        let title = ctx.state.seen().map(|p| ctx.look.name(p.title()));
        let stem = title.map(|t| file_name(&t)).unwrap_or_default();
        let stem = if stem.is_empty() { "hashiya" } else { &stem };
        format!("{stem}.{}", self.format.extension())
    }

    fn propose(&mut self, ctx: &Context<'_>) {
        let folder = documents_folder().filter(|_| !self.is_own_path);
        if let Some(folder) = folder {
            self.path = folder.join(self.name(ctx)).display().to_string();
        }
    }

    fn selection(&self, ctx: &Context<'_>) -> Selection {
        let people = ctx.derived.people().iter();
        let everyone = self.left_out.is_empty();
        let document = ctx.state.focus.document.clone();
        Selection {
            tags: if self.all_tags {
                Vec::new()
            } else {
                self.tags.iter().cloned().collect()
            },
            annotators: if everyone {
                Vec::new()
            } else {
                let chosen = people.filter(|person| !self.left_out.contains(*person));
                chosen.cloned().collect()
            },
            documents: document
                .into_iter()
                .filter(|_| self.this_document)
                .collect(),
            round: None,
        }
    }

    /// An empty list would leave nothing out.
    fn is_empty(&self, ctx: &Context<'_>) -> bool {
        let mut people = ctx.derived.people().iter();
        let nobody = !self.left_out.is_empty() && people.all(|p| self.left_out.contains(p));
        nobody || (!self.all_tags && self.tags.is_empty())
    }

    fn count(&mut self, ctx: &Context<'_>) -> usize {
        let Some(desk) = ctx.state.desk.as_ref().filter(|_| !self.is_empty(ctx)) else {
            return 0;
        };
        let (selection, revision) = (self.selection(ctx), desk.session.revision());
        match &self.count {
            Some((of, at, count)) if *of == selection && *at == revision => *count,
            _ => {
                let count = ctx.state.seen().map_or(0, |seen| count(seen, &selection));
                self.count = Some((selection, revision, count));
                count
            }
        }
    }

    fn what(&mut self, body: &mut Body<'_, '_>) {
        let words = body.tr("export-format");
        body.label(&words);
        for format in Format::ALL {
            let is_chosen = self.format == format;
            if body.radio(format.name(), is_chosen) && !is_chosen {
                self.format = format;
                self.propose(body.ctx);
            }
            for note in format.notes() {
                body.choice_hint(note);
            }
        }
        if body.ctx.state.document().is_some() {
            body.gap(10.0);
            let words = body.tr("export-documents");
            body.label(&words);
            for (this, key) in [
                (false, "export-all-documents"),
                (true, "export-this-document"),
            ] {
                if body.radio(key, self.this_document == this) {
                    self.this_document = this;
                }
            }
        }
    }

    fn people(&mut self, body: &mut Body<'_, '_>) {
        let people = body.ctx.derived.people();
        if people.len() < 2 {
            return;
        }
        body.gap(10.0);
        let words = body.tr("export-people");
        body.label(&words);
        for person in people {
            let name = body.ctx.state.person(person);
            let on = !self.left_out.contains(person);
            if body.choice(person.as_str(), Choice::check(&name, on)) {
                if on {
                    self.left_out.insert(person.clone());
                } else {
                    self.left_out.remove(person);
                }
            }
        }
    }

    fn tags(&mut self, body: &mut Body<'_, '_>) {
        body.gap(10.0);
        let words = body.tr("export-tags");
        body.label(&words);
        for (all, key) in [(true, "export-all-tags"), (false, "export-some-tags")] {
            if body.radio(key, self.all_tags == all) {
                self.all_tags = all;
            }
        }
        if !self.all_tags {
            body.gap(6.0);
            self.list
                .several(body, 200.0, &mut self.tags, |t| t.assignable);
        }
    }

    fn place(&mut self, body: &mut Body<'_, '_>) {
        let name = self.name(body.ctx);
        let wanted = Wanted::Save(&name);
        let field = self
            .picker
            .field(body, "export-path", "", &mut self.path, wanted);
        self.is_own_path |= field.changed;
        if self.exists.0 != self.path {
            let exists = typed_path(&self.path).is_some_and(|p| p.exists());
            self.exists = (self.path.clone(), exists);
        }
        if self.exists.1 {
            let words = body.tr("export-exists");
            body.trouble(&words);
        }
    }
}

impl Form for ExportExcerpts {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("export-title")
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let is_free = ctx.state.exporting.is_none();
        let ready = is_free && typed_path(&self.path).is_some() && !self.is_empty(ctx);
        let ready = ready && self.names.is_ready();
        Foot::primary(ctx, "export-do", ready)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        if let Some(path) = self.picker.poll().and_then(|p| p.into_iter().next()) {
            self.path = path.display().to_string();
            self.is_own_path = true;
        }
        self.place(body);
        body.gap(10.0);
        self.what(body);
        self.people(body);
        self.tags(body);
        self.names.show(body);
        body.gap(10.0);
        let count = self.count(body.ctx);
        let words = body
            .look()
            .tr_with("export-count", &[("count", count.into())]);
        body.text(&words);
    }

    fn submit(&mut self, ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let Some(path) = typed_path(&self.path) else {
            return false;
        };
        let export = desk::ExportExcerpts {
            file: path,
            format: self.format,
            selection: self.selection(ctx),
            seen_by: ctx.state.me().cloned(),
            names: self.names.naming(),
        };
        actions.push(ProjectAction::Export(Box::new(export)).into());
        true
    }
}
