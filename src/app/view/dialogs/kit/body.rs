//! What stands in the body of a dialog: labels, fields, hints, troubles, choices, boxes with rows.

use crate::app::context::{Actions, Context};
use crate::app::keys::{stroke, stroke_char};
use crate::app::paint::colour;
use crate::app::widget::{
    Button, Choice, Field, FieldResponse, FocusedField, Icon, Look, Strip, Text, heading,
    paragraph, scroll,
};
use crate::typeset::Direction;
use egui::{CornerRadius, Frame, Id, Margin, Rect, Response, Stroke, Ui, UiBuilder, vec2};

/// In a window lower than this lists in dialogs do not scroll by themselves, points.
const LOW: f32 = 500.0;

/// The body of a dialog while it is shown.
pub struct Body<'a, 'c> {
    /// Where it is shown.
    pub ui: &'a mut Ui,
    /// What it is shown from.
    pub ctx: &'a Context<'c>,
    /// What it asks for at once.
    pub actions: &'a mut Actions,
    /// Whether Enter was pressed in a field.
    pub submitted: bool,
    fields: usize,
    /// The first field, which the keyboard goes to when the dialog opens.
    pub first: Option<Id>,
    /// A field further on that it goes to instead.
    begun: Option<Id>,
}

/// What a field of a dialog is besides its text.
#[derive(Clone, Copy, Default)]
pub struct Entry<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Words that show while it is empty.
    pub placeholder: &'a str,
    /// Several lines: at least and at most.
    pub rows: Option<(usize, usize)>,
    /// Smaller letters, for what comes second.
    pub small: bool,
    /// An icon at its start.
    pub icon: Option<Icon>,
    /// It is a path: from left to right whatever its letters.
    pub path: bool,
    /// It is a secret: dots in the place of its letters.
    pub hidden: bool,
}

impl<'a, 'c> Body<'a, 'c> {
    /// A body with nothing in it yet.
    pub fn new(ui: &'a mut Ui, ctx: &'a Context<'c>, actions: &'a mut Actions) -> Self {
        Self {
            ui,
            ctx,
            actions,
            submitted: false,
            fields: 0,
            first: None,
            begun: None,
        }
    }

    /// The keyboard goes to this field when the dialog opens, though it is not the first.
    pub fn begin_at(&mut self, id: &str) {
        self.begun = Some(entry_id(id));
        self.first = self.begun;
    }

    /// How things look.
    pub fn look(&self) -> &'c Look {
        self.ctx.look
    }

    /// The words of a key.
    pub fn tr(&self, key: &str) -> String {
        self.ctx.look.tr(key)
    }

    /// The digit that was pressed alone, while no field has the keyboard.
    pub fn digit(&self) -> Option<usize> {
        if FocusedField::of(self.ui.ctx()).is_some() {
            return None;
        }
        self.ui.input(|i| {
            let strokes = i.events.iter().filter_map(stroke);
            let alone = strokes.filter(|s| s.modifiers.is_none() && !s.repeat);
            let mut digits = alone.filter_map(|s| stroke_char(s.key)?.to_digit(10));
            digits.next().map(|digit| digit as usize)
        })
    }

    /// Empty space, in points.
    pub fn gap(&mut self, height: f32) {
        self.ui.add_space(height);
    }

    /// A line that names the part that follows.
    pub fn heading(&mut self, key: &str) {
        let words = self.tr(key);
        heading(self.ui, self.ctx.look, &words);
        self.gap(2.0);
    }

    /// The quiet line above a control that says what it is.
    pub fn label(&mut self, words: &str) {
        let (_, rect) = self
            .ui
            .allocate_space(vec2(self.ui.available_width(), 21.0));
        label_in(self.ui, self.ctx.look, rect, words);
    }

    /// Running text.
    pub fn text(&mut self, words: &str) {
        let look = self.ctx.look;
        paragraph(self.ui, look, Text::new(words), words, look.ink());
    }

    /// Quiet running text: what to know beside something.
    pub fn hint(&mut self, words: &str) {
        let look = self.ctx.look;
        self.gap(3.0);
        let text = Text::new(words).size(12.0);
        paragraph(self.ui, look, text, words, look.quiet());
    }

    /// What is wrong with what stands above it.
    pub fn trouble(&mut self, words: &str) {
        self.gap(3.0);
        trouble_line(self.ui, self.ctx.look, words);
    }

    /// A field of one line with its name above it; `key` names both.
    pub fn field(&mut self, key: &str, text: &mut String) -> FieldResponse {
        let name = self.tr(key);
        self.label(&name);
        let entry = Entry {
            name: &name,
            ..Entry::default()
        };
        self.entry(key, entry, text)
    }

    /// A field over the width of the body. `id` must be its own in the dialog.
    pub fn entry(&mut self, id: &str, entry: Entry<'_>, text: &mut String) -> FieldResponse {
        let width = self.ui.available_width();
        self.first.get_or_insert(entry_id(id));
        let field = self.dress(entry, text, entry_id(id)).id(entry_id(id));
        let shown = field.show(self.ui, self.ctx.look, width);
        self.submitted |= shown.submitted;
        shown
    }

    /// A field of one line for a value, whose box and label are placed by the caller.
    pub fn entry_in(
        &mut self,
        id: &str,
        place: Rect,
        entry: Entry<'_>,
        text: &mut String,
    ) -> FieldResponse {
        self.first.get_or_insert(entry_id(id));
        let field = self.dress(entry, text, entry_id(id));
        let shown = field.show_in(self.ui, self.ctx.look, place, entry_id(id));
        self.submitted |= shown.submitted;
        shown
    }

    /// The first field of a dialog takes the keyboard.
    fn dress<'f>(&mut self, entry: Entry<'f>, text: &'f mut String, id: Id) -> Field<'f> {
        let first = match self.begun {
            Some(begun) => begun == id,
            None => self.fields == 0,
        };
        self.fields += 1;
        let is_empty = text.is_empty();
        let mut field = Field::new(text)
            .name(entry.name)
            .placeholder(entry.placeholder)
            .take_focus(first);
        if let Some((least, most)) = entry.rows {
            field = field.multiline(least, most);
        }
        if let Some(icon) = entry.icon {
            field = field.icon(icon);
        }
        if entry.path && !is_empty {
            field = field.direction(Direction::Ltr);
        }
        if entry.hidden {
            field = field.hidden();
        }
        if entry.small {
            field = field.size(12.5);
        }
        field
    }

    /// A place over the width of the body, to be cut by start and end.
    pub fn strip(&mut self, height: f32) -> Strip {
        let (_, rect) = self
            .ui
            .allocate_space(vec2(self.ui.available_width(), height));
        Strip::new(rect, self.ctx.look.is_rtl())
    }

    /// A button at the end of a strip, which is then shorter by it. `id` must be its own.
    pub fn button_at_end(&mut self, strip: &mut Strip, button: Button<'_>, id: &str) -> Response {
        let place = strip.end(button.width(self.ctx.look));
        strip.end(8.0);
        button.show_in(self.ui, self.ctx.look, place, entry_id(id))
    }

    /// A button at the start of a strip, which is then shorter by it. `id` must be its own.
    pub fn button_at_start(&mut self, strip: &mut Strip, button: Button<'_>, id: &str) -> Response {
        let place = strip.start(button.width(self.ctx.look));
        strip.start(8.0);
        button.show_in(self.ui, self.ctx.look, place, entry_id(id))
    }

    /// A check box. Returns whether it was clicked.
    pub fn check(&mut self, key: &str, on: bool) -> bool {
        let words = self.tr(key);
        self.choice(key, Choice::check(&words, on))
    }

    /// One of several. Returns whether it was clicked.
    pub fn radio(&mut self, key: &str, on: bool) -> bool {
        let words = self.tr(key);
        self.choice(key, Choice::radio(&words, on))
    }

    /// A choice under an id of its own. Returns whether it was clicked.
    pub fn choice(&mut self, id: &str, choice: Choice<'_>) -> bool {
        let (response, _) = choice.show(self.ui, self.ctx.look, entry_id(id));
        response.clicked()
    }

    /// Quiet words under a choice.
    pub fn choice_hint(&mut self, key: &str) {
        let look = self.ctx.look;
        let words = look.tr(key);
        let mut place = Strip::new(self.ui.available_rect_before_wrap(), look.is_rtl());
        place.start(25.0);
        let mut inside = self.ui.new_child(UiBuilder::new().max_rect(place.rest));
        let text = Text::new(&words).size(12.0);
        paragraph(&mut inside, look, text, &words, look.quiet());
        let height = inside.min_rect().height();
        self.ui
            .allocate_space(vec2(self.ui.available_width(), height + 4.0));
    }

    /// A box with a line around it, whose content scrolls when it is higher than so many points; with
    /// infinity only the whole dialog does.
    pub fn list(&mut self, salt: &str, most: f32, content: impl FnOnce(&mut Body<'_, 'c>)) {
        let look = self.ctx.look;
        let (ctx, fields, first) = (self.ctx, self.fields, self.first);
        let actions = &mut *self.actions;
        let (mut submitted, mut more) = (false, fields);
        // In a low window only the whole dialog scrolls: one view in another would hide its rows.
        let own_scroll = most.is_finite() && self.ui.ctx().content_rect().height() > LOW;
        frame(look).show(self.ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
            let inside = |ui: &mut Ui| {
                let margin = Margin::symmetric(12, 0);
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let mut body = Body::new(ui, ctx, actions);
                    (body.fields, body.first) = (fields, first);
                    content(&mut body);
                    (submitted, more) = (body.submitted, body.fields);
                });
            };
            if own_scroll {
                ui.set_max_height(most);
                scroll(ui, look, salt, inside);
            } else {
                inside(ui);
            }
        });
        self.submitted |= submitted;
        self.fields = more;
    }
}

/// The id of a control of a dialog; there is one dialog at a time.
pub fn entry_id(id: &str) -> Id {
    Id::unique(("dialog", id))
}

/// Paints the name of a control in a place above it.
pub fn label_in(ui: &Ui, look: &Look, place: Rect, words: &str) {
    let text = Text::new(words).size(12.0).colour(look.quiet());
    text.paint(look, ui.painter(), place);
}

/// A warning with its icon, wrapped.
pub fn trouble_line(ui: &mut Ui, look: &Look, words: &str) {
    let ink = colour(look.palette.warning);
    let mut place = Strip::new(ui.available_rect_before_wrap(), look.is_rtl());
    let mut mark = place.start(15.0);
    mark.set_height(19.0);
    Icon::Warning.paint(look, ui.painter(), mark, 14.0, ink);
    place.start(7.0);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place.rest));
    paragraph(&mut inside, look, Text::new(words).size(12.5), words, ink);
    let height = inside.min_rect().height();
    ui.allocate_space(vec2(ui.available_width(), height + 6.0));
}

/// The box of a list.
pub fn frame(look: &Look) -> Frame {
    Frame::new()
        .fill(look.field())
        .stroke(Stroke::new(1.0, look.line()))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(0, 4))
}
