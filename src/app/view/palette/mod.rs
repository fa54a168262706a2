//! The palette: find a tag by any part of either name, and apply it; below the tags, the commands
//! that fit what was typed.

mod commands;
mod entry;
mod place;
mod row;
mod tags;

use crate::app::action::{Action, AnnotateAction, CodebookAction, ViewAction};
use crate::app::computed::Computed;
use crate::app::context::{Actions, Context};
use crate::app::shortcut::{OnlyHere, consumed};
use crate::app::state::{Dialog, PaletteMode};
use crate::app::view::reader::Reader;
use crate::app::widget::{Field, Icon, Text, card_frame, group, scroll, size_of};
use crate::model::{Codebook, TagId};
use commands::{Commands, is_for_commands};
use egui::accesskit::Role;
use egui::{Area, Id, Order, Rect, Ui, vec2};
use entry::{Entry, Rows};
use place::{place, rows_seen, width};
use row::ROW;

/// What was typed, and which row is chosen.
#[derive(Default)]
pub struct Palette {
    open: Option<PaletteMode>,
    query: String,
    chosen: usize,
    /// Whether a row was chosen by hand.
    moved: bool,
    /// Whether the chosen row is still to be brought into sight.
    follows: bool,
    tags: Computed<WantedTags, Vec<TagId>>,
    commands: Commands,
}

/// What the tags that are found follow from.
struct WantedTags {
    /// Of the tree of tags.
    edition: u64,
    query: String,
    last: Option<TagId>,
}

impl Palette {
    /// Shows the palette near the caret while it is open.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        caret: Option<Rect>,
        within: Rect,
        actions: &mut Actions,
    ) {
        if self.open != ctx.state.palette {
            self.open.clone_from(&ctx.state.palette);
            self.query.clear();
            self.choose_first();
            if self.open.is_none() {
                ui.memory_mut(|m| m.request_focus(Reader::main_id()));
            }
        }
        let Some(mode) = self.open.clone() else {
            return;
        };
        let rows = self.rows(ctx, &mode);
        self.chosen = self.chosen.min(rows.all.len().saturating_sub(1));
        self.keys(ui, ctx, &mode, &rows, actions);
        let window = ui.ctx().content_rect();
        let at = place(ctx, window, caret, within, &rows);
        let area = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .fixed_pos(at);
        let shown = area.show(ui.ctx(), |ui| {
            card_frame(ctx.look).show(ui, |ui| {
                ui.set_width(width(window) - 16.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                self.content(ui, ctx, &mode, &rows, actions);
            });
        });
        if ui.input(|i| i.pointer.any_pressed()) {
            let outside = ui
                .input(|i| i.pointer.interact_pos())
                .is_some_and(|p| !shown.response.rect.contains(p));
            if outside {
                actions.push(ViewAction::ClosePalette.into());
            }
        }
    }

    /// Tags first, then commands; ways to a new tag where tags are asked for.
    fn rows<'a>(&mut self, ctx: &Context<'a>, mode: &PaletteMode) -> Rows<'a> {
        let only_commands = is_for_commands(&self.query) && *mode == PaletteMode::Apply;
        let mut all = Vec::new();
        if let Some(seen) = ctx.state.seen().filter(|_| !only_commands) {
            let book = seen.codebook();
            let found = self.tags_found(ctx, book).iter();
            all.extend(found.filter_map(|id| book.get(id)).map(Entry::Tag));
        }
        let mut below = 0;
        if *mode == PaletteMode::Apply {
            let found = self.commands.find(ctx, &self.query);
            all.extend(found.into_iter().map(Entry::Command));
            if !only_commands {
                // Without a document there is no passage.
                let in_vivo = ctx.state.document().map(|_| Entry::InVivo);
                all.extend(in_vivo.into_iter().chain([Entry::NewTag]));
                below = 1 + usize::from(in_vivo.is_some());
            }
        }
        Rows { all, below }
    }

    /// The tags that fit what was typed.
    fn tags_found(&mut self, ctx: &Context<'_>, book: &Codebook) -> &[TagId] {
        let tree = &ctx.derived.lists.tags;
        let (query, last) = (&self.query, &ctx.state.last_tag);
        self.tags.get_if(
            |of| of.edition == tree.edition && of.query == *query && of.last == *last,
            || {
                let wanted = WantedTags {
                    edition: tree.edition,
                    query: query.clone(),
                    last: last.clone(),
                };
                (wanted, tags::find(book, tree, query, last.as_ref()))
            },
        )
    }

    fn choose_first(&mut self) {
        (self.chosen, self.moved, self.follows) = (0, false, true);
    }

    /// Up and down choose, before the field sees them.
    fn keys(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        mode: &PaletteMode,
        rows: &Rows<'_>,
        actions: &mut Actions,
    ) {
        let count = rows.all.len().max(1);
        let (up, down, enter, keep) = ui.input_mut(|i| {
            let keep = consumed(i, OnlyHere::ChooseAndStay);
            (
                consumed(i, OnlyHere::RowUp),
                consumed(i, OnlyHere::RowDown),
                consumed(i, OnlyHere::Choose),
                keep,
            )
        });
        self.follows |= up || down;
        self.moved |= up || down;
        if down {
            self.chosen = (self.chosen + 1) % count;
        }
        if up {
            self.chosen = (self.chosen + count - 1) % count;
        }
        // A name that no tag has must not become a tag of other words by itself.
        let is_meant = self.moved || self.query.is_empty() || rows.scrolled() > 0;
        if (enter || keep) && is_meant {
            self.choose(self.chosen, ctx, mode, rows, keep, actions);
        }
        if ui.input_mut(|i| consumed(i, OnlyHere::Close)) {
            actions.push(ViewAction::ClosePalette.into());
        }
    }

    fn choose(
        &mut self,
        row: usize,
        ctx: &Context<'_>,
        mode: &PaletteMode,
        rows: &Rows<'_>,
        keep: bool,
        actions: &mut Actions,
    ) {
        let Some(entry) = rows.all.get(row) else {
            return;
        };
        if let (Entry::Tag(tag), true) = (entry, keep) {
            actions.push(apply(mode, tag.id.clone()));
            self.query.clear();
            self.choose_first();
            return;
        }
        actions.extend(match entry {
            Entry::Tag(tag) => vec![apply(mode, tag.id.clone()), ViewAction::ClosePalette.into()],
            Entry::Command(offer) => closing(offer.actions(ctx)),
            Entry::InVivo => closing(vec![CodebookAction::InVivo.into()]),
            Entry::NewTag => {
                let dialog = Dialog::NewTag {
                    parent: None,
                    apply: true,
                };
                closing(vec![ViewAction::Open(dialog).into()])
            }
        });
    }

    fn content(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        mode: &PaletteMode,
        rows: &Rows<'_>,
        actions: &mut Actions,
    ) {
        let look = ctx.look;
        let (name, hint) = (look.tr("palette-name"), look.tr("palette-hint"));
        let field = Field::new(&mut self.query)
            .name(&name)
            .placeholder(&hint)
            .icon(Icon::Tag)
            .take_focus(true);
        let width = ui.available_width();
        if field.show(ui, look, width).changed {
            self.choose_first();
        }
        ui.add_space(6.0);
        let mut clicked = self.scrolled(ui, ctx, rows);
        for (index, entry) in rows.all.iter().enumerate().skip(rows.scrolled()) {
            // What Enter would not do is not shown as chosen.
            let is_chosen = self.chosen == index && (self.moved || self.query.is_empty());
            if row::show(ui, ctx, entry, index, (is_chosen, false)) {
                clicked = Some(index);
            }
        }
        self.follows = false;
        if let Some(index) = clicked {
            let keep = ui.input(|i| i.modifiers.command);
            self.choose(index, ctx, mode, rows, keep, actions);
        }
    }

    /// The tags and the commands. Returns the row that was clicked.
    fn scrolled(&self, ui: &mut Ui, ctx: &Context<'_>, rows: &Rows<'_>) -> Option<usize> {
        let look = ctx.look;
        let count = rows.scrolled();
        if count == 0 {
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
            let words = look.tr("palette-nothing");
            let text = Text::new(&words).colour(look.quiet());
            text.paint(look, ui.painter(), rect.shrink2(vec2(8.0, 0.0)));
            return None;
        }
        let height = rows_seen(ui.ctx().content_rect(), rows) as f32 * ROW;
        let divide = rows.divide();
        let mut clicked = None;
        ui.scope(|ui| {
            ui.set_max_height(height);
            scroll(ui, look, "palette-rows", |ui| {
                group(ui, Role::ListBox, &look.tr("palette-rows"));
                size_of(ui.ctx(), ui.unique_id(), count);
                for (index, entry) in rows.all.iter().enumerate().take(count) {
                    let chosen = self.chosen == index;
                    if row::show(ui, ctx, entry, index, (chosen, chosen && self.follows)) {
                        clicked = Some(index);
                    }
                    if divide == Some(index + 1) {
                        let line = egui::Stroke::new(1.0, look.line());
                        let at = ui.cursor().top();
                        ui.painter().hline(ui.max_rect().x_range(), at, line);
                    }
                }
            });
        });
        clicked
    }
}

/// The palette is closed first: what opens then has the keyboard.
fn closing(actions: Vec<Action>) -> Vec<Action> {
    let mut all = vec![ViewAction::ClosePalette.into()];
    all.extend(actions);
    all
}

fn apply(mode: &PaletteMode, tag: TagId) -> Action {
    match mode {
        PaletteMode::Apply => AnnotateAction::Apply(Some(tag)).into(),
        PaletteMode::Retag(id) => AnnotateAction::Retag(id.clone(), Some(tag)).into(),
    }
}
