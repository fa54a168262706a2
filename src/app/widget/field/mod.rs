//! A text field for Arabic and mixed text, of one line or of several.
//!
//! The caller keeps the text; caret, selection, scroll and undo are kept by the field's id. Which
//! events a focused field eats is said in `keys.rs`. Arrows move as they point, also where
//! directions meet; each paragraph runs as its letters say, an empty one as the interface does.

mod accessible;
mod editor;
mod keys;
mod memory;
mod menu;
mod paint;
mod pieces;
mod pointer;
mod setting;
mod undo;

use super::{Icon, Look, Strip, Text, keycap, keycap_width};
use crate::typeset::{Direction, Face};
use editor::{Editor, clean};
use egui::mutex::Mutex;
use egui::{CursorIcon, Event, EventFilter, IMEPurpose, Id, Key, Rect, Response, Sense, Ui};
use egui::{WidgetInfo, output::IMEOutput, vec2};
pub use keys::FocusedField;
use keys::HostAsked;
use memory::Memory;
use paint::Sight;
use setting::{Form, Setting};
use std::cell::RefCell;
use std::sync::Arc;
use undo::Kind;

/// Space at the sides of the text inside a frame, in points.
const SIDE: f32 = 9.0;
/// Space above and below the text inside a frame of several lines, in points.
const EDGE: f32 = 4.0;
/// Height of a field of one line, in points.
const HEIGHT: f32 = 28.0;

/// A text field.
pub struct Field<'a> {
    text: &'a mut String,
    id: Option<Id>,
    rows: Option<(usize, usize)>,
    name: &'a str,
    placeholder: &'a str,
    icon: Option<Icon>,
    keys: &'a str,
    face: Face,
    size: f32,
    frame: bool,
    take_focus: bool,
    select_all: bool,
    direction: Option<Direction>,
    hidden: bool,
}

/// What happened in a field in this frame.
#[derive(Clone, Debug)]
pub struct FieldResponse {
    /// Place, focus and pointer.
    pub response: Response,
    /// The text is another one.
    pub changed: bool,
    /// Enter in a field of one line, or Ctrl+Enter. The focus stays.
    pub submitted: bool,
    /// Escape. The focus is given up.
    pub cancelled: bool,
    /// It had the focus in the last frame and has it no more.
    pub left: bool,
}

impl<'a> Field<'a> {
    /// A field of one line.
    pub fn new(text: &'a mut String) -> Self {
        Self {
            text,
            id: None,
            rows: None,
            name: "",
            placeholder: "",
            icon: None,
            keys: "",
            face: Face::Interface,
            size: 13.5,
            frame: true,
            take_focus: false,
            select_all: false,
            direction: None,
            hidden: false,
        }
    }

    /// A secret: dots stand in the place of its letters, and it is not copied from.
    pub fn hidden(self) -> Self {
        Self {
            hidden: true,
            ..self
        }
    }

    /// Forgets what is kept of a field between frames, and overwrites its text and what could be undone
    /// of it. What the engine of texts keeps of letters that were shown is not reached.
    pub fn forget(context: &egui::Context, id: Id) {
        let kept = context.data_mut(|data| data.remove_temp::<Arc<Mutex<Memory>>>(id));
        if let Some(kept) = kept {
            kept.lock().wipe();
        }
    }

    /// Of several lines: as high as its text, at least `rows` lines and at the most `max_rows`;
    /// then it scrolls inside.
    pub fn multiline(self, rows: usize, max_rows: usize) -> Self {
        let rows = rows.max(1);
        Self {
            rows: Some((rows, max_rows.max(rows))),
            ..self
        }
    }

    /// An id that stays when what is shown before it comes and goes.
    pub fn id(self, id: Id) -> Self {
        Self {
            id: Some(id),
            ..self
        }
    }

    /// What accessibility calls it.
    pub fn name(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// Words that show while it is empty.
    pub fn placeholder(self, placeholder: &'a str) -> Self {
        Self {
            placeholder,
            ..self
        }
    }

    /// An icon at its start.
    pub fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// The keys that lead to it, shown at its end while it is empty and not focused.
    pub fn keys(self, keys: &'a str) -> Self {
        Self { keys, ..self }
    }

    /// Another face.
    pub fn face(self, face: Face) -> Self {
        Self { face, ..self }
    }

    /// Another size in points.
    pub fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// Whether it has a box; without one it fits into a row.
    pub fn frame(self, frame: bool) -> Self {
        Self { frame, ..self }
    }

    /// Whether it takes the focus: once, when it appears or when this turns true.
    pub fn take_focus(self, take_focus: bool) -> Self {
        Self { take_focus, ..self }
    }

    /// Whether everything is selected when it gets the focus otherwise than by the pointer. A
    /// field of one line does so when Tab leads to it in any case.
    pub fn select_all(self, select_all: bool) -> Self {
        Self { select_all, ..self }
    }

    /// Set in one direction whatever its letters: for paths and the like.
    pub fn direction(self, direction: Direction) -> Self {
        Self {
            direction: Some(direction),
            ..self
        }
    }

    /// Shows it in the flow of the panel; `width` in points.
    pub fn show(self, ui: &mut Ui, look: &Look, width: f32) -> FieldResponse {
        let id = self.id.unwrap_or_else(|| ui.next_auto_id());
        ui.skip_ahead_auto_ids(1);
        self.lay(ui, look, id, width, |ui, height| {
            ui.allocate_space(vec2(width, height)).1
        })
    }

    /// Shows it in a place of its own.
    pub fn show_in(self, ui: &mut Ui, look: &Look, rect: Rect, id: Id) -> FieldResponse {
        self.lay(ui, look, id, rect.width(), |_, _| rect)
    }

    /// Takes the keys, then the place (which depends on what was typed), then the pointer.
    fn lay(
        mut self,
        ui: &mut Ui,
        look: &Look,
        id: Id,
        width: f32,
        place: impl FnOnce(&mut Ui, f32) -> Rect,
    ) -> FieldResponse {
        let kept: Arc<Mutex<Memory>> = ui.data_mut(|data| {
            data.get_temp_mut_or_default::<Arc<Mutex<Memory>>>(id)
                .clone()
        });
        let mut memory = std::mem::take(&mut *kept.lock());
        let before = self.text.clone();
        let form = self.form(look, width, &mut memory);
        let page = form.style.line_height * self.most_rows() as f32;
        self.begin(ui, id, &mut memory);
        let asked = self.take_keys(ui, id, &mut memory, &form, page);

        let setting = form.set(&memory.editor.shown(self.text));
        let rect = place(ui, self.height(&setting, &form));
        let sense = if ui.is_enabled() {
            Sense::click_and_drag()
        } else {
            Sense::hover()
        };
        let mut response = ui.interact(rect, id, sense);
        let view = self.view(look, rect);
        // A selection that is being drawn scrolls by itself.
        let drawn = response.dragged_by(egui::PointerButton::Primary);
        if response.has_focus() && !drawn {
            memory.scroll_to_caret(&setting, &form, view);
        }
        let setting = self.take_pointer(ui, &response, &mut memory, (&form, setting), view);
        let setting = self.take_menu(ui, &response, &mut memory, (&form, setting), (view, asked));

        if asked.cancelled {
            response.surrender_focus();
        }
        let focused = ui.memory(|m| m.has_focus(id)) || memory.menu;
        let multiline = form.is_multiline();
        if focused {
            FocusedField::remember(ui.ctx(), id, multiline);
        }
        let setting = if !focused && memory.editor.finish_composing(self.text, multiline) {
            form.set(self.text)
        } else {
            setting
        };
        let changed = *self.text != before;
        if changed {
            response.mark_changed();
            ui.ctx().request_repaint();
        }
        self.finish(ui, &response, (&memory, &before), (&form, &setting), view);
        let left = memory.focused && !focused;
        memory.end(self.text, focused);
        memory.kept = form.kept.into_inner();
        *kept.lock() = memory;
        FieldResponse {
            response,
            changed,
            submitted: asked.submitted,
            cancelled: asked.cancelled,
            left,
        }
    }

    fn form<'l>(&self, look: &'l Look, width: f32, memory: &mut Memory) -> Form<'l> {
        let style = Text::new("").face(self.face).size(self.size).style(look);
        let room = width - 2.0 * self.side() - self.icon_width();
        Form {
            look,
            style,
            wrap: self
                .rows
                .map(|_| (room * look.scale).floor().max(style.size)),
            direction: self.direction,
            hidden: self.hidden,
            kept: RefCell::new(std::mem::take(&mut memory.kept)),
        }
    }

    fn side(&self) -> f32 {
        if self.frame { SIDE } else { 1.0 }
    }

    fn icon_width(&self) -> f32 {
        self.icon.map_or(0.0, |_| 23.0)
    }

    fn most_rows(&self) -> usize {
        self.rows.map_or(1, |rows| rows.1)
    }

    /// Height in points.
    fn height(&self, setting: &Setting, form: &Form<'_>) -> f32 {
        let scale = form.look.scale;
        let edge = if self.frame { EDGE } else { 0.0 };
        match self.rows {
            Some((least, most)) => {
                let line = form.style.line_height;
                let height = setting
                    .height
                    .clamp(line * least as f32, line * most as f32);
                (height / scale + 2.0 * edge).ceil()
            }
            None => HEIGHT.max((setting.height / scale + edge).ceil()),
        }
    }

    /// Where the text is inside the field's place.
    fn view(&self, look: &Look, rect: Rect) -> Rect {
        let edge = match (self.rows, self.frame) {
            (Some(_), true) => EDGE,
            (None, true) => 1.0,
            _ => 0.0,
        };
        let mut strip = Strip::new(rect.shrink2(vec2(self.side(), edge)), look.is_rtl());
        strip.start(self.icon_width());
        strip.rest
    }

    /// Follows what happened since the last frame: another text, focus won.
    fn begin(&mut self, ui: &Ui, id: Id, memory: &mut Memory) {
        let pass = ui.ctx().cumulative_pass_nr();
        let appears = memory.pass.is_none_or(|last| last + 1 < pass);
        memory.pass = Some(pass);
        memory.editor.now = ui.input(|i| i.time);
        memory.editor.is_secret = self.hidden;
        if memory.seen != *self.text {
            memory.editor.restart(self.text);
            memory.scroll = 0.0;
        }
        if appears {
            (memory.focused, memory.met, memory.wanted) = (false, false, false);
        }
        if self.take_focus && !memory.wanted && ui.is_enabled() {
            ui.memory_mut(|m| m.request_focus(id));
        }
        // In the pass that only measures a new area nothing is enabled: it asks again in the next.
        memory.wanted = self.take_focus && ui.is_enabled();
        if ui.input(|i| i.key_pressed(Key::Tab)) {
            memory.tab = Some(pass);
        }
        let focused = ui.memory(|m| m.has_focus(id));
        if focused && !memory.met {
            // egui moves the focus in the pass of the key or in the next one.
            let by_tab = memory.tab.is_some_and(|tab| tab + 2 >= pass);
            if self.select_all || (by_tab && self.rows.is_none()) {
                memory.editor.select(0..self.text.len());
            }
        }
        memory.met = focused;
    }

    fn take_keys(
        &mut self,
        ui: &Ui,
        id: Id,
        memory: &mut Memory,
        form: &Form<'_>,
        page: f32,
    ) -> HostAsked {
        if !ui.is_enabled() {
            return HostAsked::default();
        }
        accessible::handle(ui, id, &mut memory.editor, self.text, form);
        // While its menu is open the keys are the menu's.
        if memory.menu || !ui.memory(|m| m.has_focus(id)) {
            return HostAsked::default();
        }
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        keys::handle(ui, &mut memory.editor, self.text, form, page)
    }

    /// Takes the pointer and gives the text as it is set afterwards.
    fn take_pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        memory: &mut Memory,
        (form, mut setting): (&Form<'_>, Arc<Setting>),
        view: Rect,
    ) -> Arc<Setting> {
        if !ui.is_enabled() {
            return setting;
        }
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
            if form.is_multiline() {
                memory.wheel(ui, &setting, form, view);
            }
        }
        let pressed = ui.input(|i| i.pointer.any_pressed());
        if pressed && response.is_pointer_button_down_on() {
            ui.memory_mut(|m| m.request_focus(response.id));
            memory.met = true;
            if memory
                .editor
                .finish_composing(self.text, form.is_multiline())
            {
                ui.memory_mut(|m| m.interrupt_ime());
                setting = form.set(self.text);
            }
        }
        let sight = memory.sight(&setting, form, view);
        let point = response.interact_pointer_pos().map(|point| {
            let drawn = response.dragged_by(egui::PointerButton::Primary);
            if drawn {
                memory.drag(ui, point, &setting, form, view)
            } else {
                point
            }
        });
        let (text, editor) = (self.text.as_str(), &mut memory.editor);
        let around = (text, &*setting);
        if let Some(point) = point {
            let at = (point, sight.to_setting(point));
            memory.presses.handle(ui, response, around, editor, at);
        }
        if let Some((point, pasted)) = middle_paste(ui, response) {
            let caret = Editor::caret_at(self.text, &setting, sight.to_setting(point));
            memory.editor.place(caret, false);
            let letters = clean(&pasted, form.is_multiline());
            memory.editor.insert(self.text, &letters, Kind::Whole);
            ui.memory_mut(|m| m.request_focus(response.id));
            setting = form.set(self.text);
        }
        setting
    }

    /// Shows the menu if it is open and does what was chosen. The focus stays in the field
    /// meanwhile as far as its owner can see.
    fn take_menu(
        &mut self,
        ui: &Ui,
        response: &Response,
        memory: &mut Memory,
        (form, setting): (&Form<'_>, Arc<Setting>),
        (view, asked): (Rect, HostAsked),
    ) -> Arc<Setting> {
        let caret = memory
            .sight(&setting, form, view)
            .caret(&setting, &memory.editor);
        let open_at = asked.menu.then(|| caret.center_bottom());
        let was_open = memory.menu;
        let selected = memory.editor.selection();
        let states = (!selected.is_empty() && !self.hidden, !self.text.is_empty());
        let (chosen, is_open) = menu::show(response, form.look, open_at, states);
        memory.menu = is_open;
        if is_open {
            // Arrows lead into the menu.
            ui.memory_mut(|m| m.set_focus_lock_filter(response.id, EventFilter::default()));
        }
        if menu::gives_back(ui, was_open, is_open, chosen) {
            ui.memory_mut(|m| m.request_focus(response.id));
            memory.met = true;
        }
        let Some(chosen) = chosen else {
            return setting;
        };
        menu::obey(ui, chosen, &mut memory.editor, self.text);
        form.set(&memory.editor.shown(self.text))
    }

    /// Paints, and tells the input method and assistive technology where things are.
    fn finish(
        &self,
        ui: &mut Ui,
        response: &Response,
        (memory, before): (&Memory, &str),
        (form, setting): (&Form<'_>, &Setting),
        view: Rect,
    ) {
        let editor = &memory.editor;
        let sight = memory.sight(setting, form, view);
        let focused = response.has_focus();
        if ui.is_rect_visible(response.rect) {
            self.paint(ui, response.rect, (form, setting), editor, sight, focused);
        }
        if focused {
            let ime = IMEOutput {
                purpose: if self.hidden {
                    IMEPurpose::Password
                } else {
                    IMEPurpose::Normal
                },
                rect: view,
                cursor_rect: sight.caret(setting, editor),
                should_interrupt_composition: false,
            };
            ui.output_mut(|output| output.ime = Some(ime));
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        let (text, before) = (form.seen(self.text), form.seen(before));
        let (enabled, text) = (ui.is_enabled(), &*text);
        response.widget_info(|| WidgetInfo {
            label: Some(self.name.to_owned()),
            ..WidgetInfo::text_edit(enabled, &*before, text, self.placeholder)
        });
        let multiline = form.is_multiline();
        accessible::describe(ui, response.id, text, setting, editor, sight, multiline);
        if self.hidden {
            let ctx = ui.ctx();
            ctx.accesskit_node_builder(response.id, |node| {
                node.set_role(egui::accesskit::Role::PasswordInput);
            });
        }
    }

    fn paint(
        &self,
        ui: &Ui,
        rect: Rect,
        (form, setting): (&Form<'_>, &Setting),
        editor: &Editor,
        sight: Sight,
        focused: bool,
    ) {
        let (look, painter) = (form.look, ui.painter());
        if self.frame {
            paint::frame(painter, look, rect, focused);
        } else if focused {
            paint::ring(painter, look, rect.expand(4.0));
        }
        let mut strip = Strip::new(rect.shrink2(vec2(self.side(), 0.0)), look.is_rtl());
        if let Some(icon) = self.icon {
            let mut place = strip.start(15.0);
            place.set_height(place.height().min(HEIGHT));
            icon.paint(look, painter, place, 15.0, look.faint());
            strip.start(8.0);
        }
        if self.text.is_empty() && editor.preedit.is_none() {
            if !focused && !self.keys.is_empty() {
                let place = strip.end(keycap_width(look, self.keys));
                keycap(look, painter, place, self.keys);
                strip.end(6.0);
            }
            let mut place = strip.rest;
            if form.is_multiline() {
                place.min.y = sight.view.top();
                place.set_height(form.style.line_height / look.scale);
            }
            Text::new(self.placeholder)
                .face(self.face)
                .size(self.size)
                .colour(look.faint())
                .paint(look, painter, place);
        }
        paint::text(painter, form, setting, editor, sight, focused);
        if form.is_multiline() {
            let seen = sight.view.height() * sight.scale;
            let at = sight.view.top() * sight.scale - sight.origin.1;
            paint::scroll_mark(painter, look, rect, (seen, setting.height, at));
        }
    }
}

/// The text that a middle click over the field pastes, and where.
fn middle_paste(ui: &Ui, response: &Response) -> Option<(egui::Pos2, String)> {
    if !response.contains_pointer() {
        return None;
    }
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::MiddleClickPaste { pos, text } => Some((*pos, text.clone())),
            _ => None,
        })
    })
}
