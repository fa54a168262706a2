//! The rows of a list of names, to be edited: name, replacement, other spellings.

use crate::app::view::dialogs::kit::body::{Body, Entry, entry_id, label_in};
use crate::app::widget::{Button, Icon, Strip};
use crate::arabic::Pseudonym;
use crate::exchange::import::VARIANTS;
use egui::Rect;

/// At most so many rows are edited here; longer lists are edited where they came from.
const MOST: usize = 60;
/// Height of a row and of the list, in points.
const ROW: f32 = 34.0;
const LIST: f32 = 190.0;
/// Space for the button at the end of a row, in points.
const BUTTON: f32 = 36.0;

/// A list that is edited.
#[derive(Default)]
pub struct Rows {
    rows: Vec<Row>,
    next: usize,
}

struct Row {
    /// Its own for its fields, whatever row goes before it.
    id: usize,
    name: String,
    replacement: String,
    variants: String,
}

impl Rows {
    /// Puts a list in the place of what is there.
    pub fn put(&mut self, list: Vec<Pseudonym>) {
        self.rows.clear();
        for row in list {
            let variants = row.variants.join(&format!(" {VARIANTS} "));
            self.add(row.name, row.replacement, variants);
        }
    }

    fn add(&mut self, name: String, replacement: String, variants: String) {
        self.next += 1;
        self.rows.push(Row {
            id: self.next,
            name,
            replacement,
            variants,
        });
    }

    /// The list as it is now, without empty rows.
    pub fn list(&self) -> Vec<Pseudonym> {
        let rows = self.rows.iter().map(|row| Pseudonym {
            name: row.name.trim().to_owned(),
            replacement: row.replacement.trim().to_owned(),
            variants: row
                .variants
                .split(VARIANTS)
                .map(|v| v.trim().to_owned())
                .filter(|v| !v.is_empty())
                .collect(),
        });
        rows.filter(|row| !row.name.is_empty() || !row.replacement.is_empty())
            .collect()
    }

    /// Shows the rows and a button for another one. Returns whether something was changed.
    pub fn show(&mut self, body: &mut Body<'_, '_>) -> bool {
        if self.rows.is_empty() {
            self.add(String::new(), String::new(), String::new());
        }
        let mut changed = false;
        heads(body);
        let mut removed = None;
        body.list("names-rows", LIST, |body| {
            for (index, row) in self.rows.iter_mut().take(MOST).enumerate() {
                let (is_changed, is_removed) = row.show(body, index + 1);
                changed |= is_changed;
                removed = removed.or(is_removed.then_some(index));
            }
        });
        if let Some(index) = removed {
            self.rows.remove(index);
            changed = true;
        }
        if self.rows.len() > MOST {
            let count = self.rows.len() - MOST;
            let words = body
                .look()
                .tr_with("names-more", &[("count", count.into())]);
            body.hint(&words);
        } else {
            body.gap(6.0);
            let mut strip = body.strip(28.0);
            let words = body.tr("names-add");
            let button = Button::new(&words).with_icon(Icon::Add);
            let add = body.button_at_start(&mut strip, button, "names-add");
            if add.clicked() {
                self.add(String::new(), String::new(), String::new());
            }
        }
        changed
    }
}

/// The places of the three fields and of the button in a row.
fn places(strip: &mut Strip) -> ([Rect; 3], Rect) {
    let button = strip.end(BUTTON);
    let each = (strip.rest.width() - 12.0) / 3.0;
    let mut place = || {
        let place = strip.start(each);
        strip.start(6.0);
        place
    };
    ([place(), place(), place()], button)
}

fn heads(body: &mut Body<'_, '_>) {
    let mut strip = body.strip(21.0);
    // As the rows stand in their box.
    strip.start(12.0);
    strip.end(12.0);
    let (places, _) = places(&mut strip);
    for (place, key) in places.into_iter().zip(FIELDS) {
        let words = body.tr(key);
        label_in(body.ui, body.look(), place, &words);
    }
}

const FIELDS: [&str; 3] = ["names-name", "names-replacement", "names-variants"];

impl Row {
    /// Returns whether something was changed, and whether the row is to go.
    fn show(&mut self, body: &mut Body<'_, '_>, number: usize) -> (bool, bool) {
        let mut strip = body.strip(ROW);
        let (places, at_end) = places(&mut strip);
        let texts = [&mut self.name, &mut self.replacement, &mut self.variants];
        let mut changed = false;
        for ((place, key), text) in places.into_iter().zip(FIELDS).zip(texts) {
            let name = format!("{} {number}", body.tr(key));
            let entry = Entry {
                name: &name,
                ..Entry::default()
            };
            let id = format!("{key}-{}", self.id);
            let was_submitted = body.submitted;
            let place = place.shrink2(egui::vec2(0.0, 3.0));
            changed |= body.entry_in(&id, place, entry, text).changed;
            // Enter in a row does not replace anything.
            body.submitted = was_submitted;
        }
        let words = body
            .look()
            .tr_with("names-remove", &[("number", number.to_string().into())]);
        let button = Button::icon(Icon::Delete, &words);
        let id = entry_id(&format!("names-remove-{}", self.id));
        let place = Rect::from_center_size(at_end.center(), egui::vec2(28.0, 28.0));
        let removed = button.show_in(body.ui, body.look(), place, id).clicked();
        (changed, removed)
    }
}
