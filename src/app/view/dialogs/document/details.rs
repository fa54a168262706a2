//! What is known of a document: title, source, author, date, direction, free variables, import.

use crate::app::action::DocumentAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::body::{Body, Entry, entry_id, label_in};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::widget::{Button, Icon};
use crate::arabic::visible;
use crate::edit::DocumentChange;
use crate::model::{Direction, Document, DocumentId};

/// A document as it was, and what is to be known of it.
pub struct Details {
    id: DocumentId,
    was: Option<Document>,
    title: String,
    source: String,
    author: String,
    date: String,
    direction: Direction,
    variables: Vec<(String, String)>,
}

impl Details {
    /// Begins with what is known.
    pub fn new(ctx: &Context<'_>, id: &DocumentId) -> Self {
        let was = ctx.state.seen().and_then(|p| p.document(id)).cloned();
        let known = was.as_ref();
        let text = |of: fn(&Document) -> &String| known.map(of).cloned().unwrap_or_default();
        Self {
            id: id.clone(),
            title: text(|d| &d.title),
            source: text(|d| &d.source),
            author: text(|d| &d.author),
            date: text(|d| &d.date),
            direction: known.map(|d| d.direction).unwrap_or_default(),
            variables: known.map(|d| d.variables.clone()).unwrap_or_default(),
            was,
        }
    }

    /// Only what differs.
    fn changes(&self) -> Vec<DocumentChange> {
        let Some(was) = &self.was else {
            return Vec::new();
        };
        let named = |(name, value): &(String, String)| {
            let pair = (name.trim().to_owned(), value.trim().to_owned());
            (!pair.0.is_empty()).then_some(pair)
        };
        let variables: Vec<(String, String)> = self.variables.iter().filter_map(named).collect();
        let clean = |text: &String| text.trim().to_owned();
        let (title, source) = (clean(&self.title), clean(&self.source));
        let (author, date) = (clean(&self.author), clean(&self.date));
        let differing = [
            (was.title != title, DocumentChange::Title(title)),
            (was.source != source, DocumentChange::Source(source)),
            (was.author != author, DocumentChange::Author(author)),
            (was.date != date, DocumentChange::Date(date)),
            (
                was.direction != self.direction,
                DocumentChange::Direction(self.direction),
            ),
            (
                was.variables != variables,
                DocumentChange::Variables(variables),
            ),
        ];
        let differing = differing.into_iter().filter(|(differs, _)| *differs);
        differing.map(|(_, change)| change).collect()
    }

    fn direction(&mut self, body: &mut Body<'_, '_>) {
        let look = body.look();
        let words = look.tr("document-direction");
        body.label(&words);
        let mut strip = body.strip(28.0);
        for (direction, key) in [
            (Direction::Auto, "direction-auto"),
            (Direction::Rtl, "direction-rtl"),
            (Direction::Ltr, "direction-ltr"),
        ] {
            let words = look.tr(key);
            let button = Button::new(&words)
                .selected(self.direction == direction)
                .role(egui::Role::RadioButton);
            if body.button_at_start(&mut strip, button, key).clicked() {
                self.direction = direction;
            }
        }
        let words = look.tr("direction-hint");
        body.hint(&words);
    }

    fn variables(&mut self, body: &mut Body<'_, '_>) {
        let look = body.look();
        body.heading("document-variables");
        if self.variables.is_empty() {
            let words = look.tr("variables-none");
            body.hint(&words);
            body.gap(6.0);
        } else {
            let mut labels = body.strip(21.0);
            labels.end(34.0);
            let name = look.tr("variable-name");
            let place = labels.start(labels.rest.width() * 0.38);
            label_in(body.ui, look, place, &name);
            labels.start(8.0);
            let value = look.tr("variable-value");
            label_in(body.ui, look, labels.rest, &value);
        }
        let mut removed = None;
        for (index, variable) in self.variables.iter_mut().enumerate() {
            if variable_row(body, index, variable) {
                removed = Some(index);
            }
            body.gap(5.0);
        }
        if let Some(index) = removed {
            self.variables.remove(index);
        }
        let words = look.tr("variable-add");
        let mut strip = body.strip(28.0);
        let button = Button::new(&words).with_icon(Icon::Add);
        if body
            .button_at_start(&mut strip, button, "variable-add")
            .clicked()
        {
            self.variables.push(Default::default());
            let field = entry_id(&format!("variable-name-{}", self.variables.len() - 1));
            body.ui.memory_mut(|m| m.request_focus(field));
        }
    }

    /// How the text came in, and how long it is.
    fn import(&self, body: &mut Body<'_, '_>) {
        let Some(document) = &self.was else { return };
        let look = body.look();
        body.heading("document-import");
        let length = document.text.length();
        let paragraphs = document.text.paragraph_count();
        let values = [("count", length.into())];
        let mut lines = vec![look.tr_with("document-length", &values)];
        let values = [("count", paragraphs.into())];
        lines.push(look.tr_with("page-paragraphs", &values));
        let imported = &document.imported;
        if imported.file_name.is_empty() {
            lines.push(look.tr("imported-no-file"));
        } else {
            let values = [("name", visible(&imported.file_name).into())];
            lines.push(look.tr_with("imported-file", &values));
            let values = [("encoding", visible(&imported.encoding).into())];
            lines.push(look.tr_with("imported-encoding", &values));
        }
        if let Some(at) = imported.at {
            let day = crate::words::when(at);
            lines.push(look.tr_with("imported-at", &[("when", day.into())]));
        }
        match &imported.original {
            Some(name) => {
                let values = [("name", visible(name).into())];
                lines.push(look.tr_with("imported-original", &values));
            }
            None => lines.push(look.tr("imported-no-original")),
        }
        body.hint(&lines.join("\n"));
    }
}

impl Form for Details {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("document-title")
    }

    fn width(&self) -> f32 {
        540.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let ready = self.was.is_some() && !self.title.trim().is_empty();
        Foot::primary(ctx, "dialog-save", ready)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        body.field("document-name", &mut self.title);
        if self.title.trim().is_empty() {
            let words = body.tr("document-name-missing");
            body.trouble(&words);
        }
        body.gap(8.0);
        body.field("document-source", &mut self.source);
        body.gap(8.0);
        body.field("document-author", &mut self.author);
        body.gap(8.0);
        body.field("document-date", &mut self.date);
        let words = body.tr("document-date-hint");
        body.hint(&words);
        body.gap(10.0);
        self.direction(body);
        body.gap(12.0);
        self.variables(body);
        body.gap(12.0);
        self.import(body);
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let change = DocumentAction::Change(self.id.clone(), self.changes());
        actions.push(change.into());
        true
    }
}

/// Name and value of a variable, and a button that takes it away. Returns whether it was pressed.
fn variable_row(body: &mut Body<'_, '_>, index: usize, variable: &mut (String, String)) -> bool {
    let look = body.look();
    let mut strip = body.strip(28.0);
    let remove = strip.end(28.0);
    strip.end(6.0);
    let number = (index + 1).to_string();
    let called = |key: &str| look.tr_with(key, &[("number", number.as_str().into())]);
    let (name, value) = (called("variable-name-of"), called("variable-value-of"));
    let place = strip.start(strip.rest.width() * 0.38);
    strip.start(8.0);
    let entry = |name| Entry {
        name,
        ..Entry::default()
    };
    let id = format!("variable-name-{index}");
    body.entry_in(&id, place, entry(&name), &mut variable.0);
    let id = format!("variable-value-{index}");
    body.entry_in(&id, strip.rest, entry(&value), &mut variable.1);
    let words = called("variable-remove");
    let id = entry_id(&format!("variable-remove-{index}"));
    let button = Button::icon(Icon::Delete, &words);
    button.show_in(body.ui, look, remove, id).clicked()
}
