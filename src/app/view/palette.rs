//! The palette: find a tag by any part of either name, and apply it.

use crate::app::action::{AnnotateAction, CodebookAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::keys::{cap, tag_cap};
use crate::app::shortcut::{Command, keys_of};
use crate::app::state::{Dialog, PaletteMode};
use crate::app::view::reader::Reader;
use crate::app::widget::{
    Field, Icon, Look, Row, Strip, Text, card_frame, chip, group, keycap, keycap_width, scroll,
    size_of,
};
use crate::arabic::{Folding, fold};
use crate::model::{Codebook, Tag, TagId};
use egui::accesskit::Role;
use egui::{Area, Id, Key, Order, Pos2, Rect, Ui, pos2};

const WIDTH: f32 = 318.0;
const ROW: f32 = 31.0;
/// The field above the rows, the two rows below them, and the card's margins.
const AROUND_ROWS: f32 = 141.0;
/// So many rows are seen at once at the most.
const MOST_ROWS: usize = 8;
/// What most Arabic names begin with, and nobody types.
const ARTICLE: &str = "ال";

/// What was typed, and which row is chosen.
#[derive(Default)]
pub struct Palette {
    open: Option<PaletteMode>,
    query: String,
    chosen: usize,
    /// Whether the chosen row is still to be brought into sight.
    follows: bool,
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
            self.chosen = 0;
            if self.open.is_none() {
                ui.memory_mut(|m| m.request_focus(Reader::id()));
            }
        }
        let Some(mode) = self.open.clone() else {
            return;
        };
        let Some(project) = ctx.state.project() else {
            return;
        };
        let found = find(&project.codebook, &self.query, ctx.state.last_tag.as_ref());
        let more = self.more(&mode, ctx.look);
        self.chosen = self.chosen.min((found.len() + more).saturating_sub(1));
        self.keys(ui, &mode, &found, more, actions);
        let window = ui.ctx().content_rect();
        let at = place(ctx, window, caret, within, (found.len(), more));
        let area = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .fixed_pos(at);
        let shown = area.show(ui.ctx(), |ui| {
            card_frame(ctx.look).show(ui, |ui| {
                ui.set_width(width(window) - 16.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                self.content(ui, ctx, &mode, &found, actions);
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

    /// How many rows below the tags the keyboard comes to: a tag named after the passage, and what
    /// the words of the query ask for besides.
    fn more(&self, mode: &PaletteMode, look: &Look) -> usize {
        match mode {
            PaletteMode::Apply => {
                1 + usize::from(asks_for(&self.query, &look.tr("versions-title")))
            }
            PaletteMode::Retag(_) => 0,
        }
    }

    /// Up and down choose, before the field sees them.
    fn keys(
        &mut self,
        ui: &mut Ui,
        mode: &PaletteMode,
        found: &[&Tag],
        more: usize,
        actions: &mut Actions,
    ) {
        let rows = found.len() + more;
        let (up, down, enter, keep) = ui.input_mut(|i| {
            let none = egui::Modifiers::NONE;
            let keep = i.consume_key(egui::Modifiers::COMMAND, Key::Enter);
            (
                i.consume_key(none, Key::ArrowUp),
                i.consume_key(none, Key::ArrowDown),
                i.consume_key(none, Key::Enter),
                keep,
            )
        });
        self.follows |= up || down;
        if down {
            self.chosen = (self.chosen + 1) % rows.max(1);
        }
        if up {
            self.chosen = (self.chosen + rows.max(1) - 1) % rows.max(1);
        }
        if enter || keep {
            self.choose(self.chosen, mode, found, keep, actions);
        }
        if ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape)) {
            actions.push(ViewAction::ClosePalette.into());
        }
    }

    fn choose(
        &mut self,
        row: usize,
        mode: &PaletteMode,
        found: &[&Tag],
        keep: bool,
        actions: &mut Actions,
    ) {
        match found.get(row) {
            Some(tag) => actions.push(apply(mode, tag.id.clone())),
            None if *mode == PaletteMode::Apply => {
                actions.push(ViewAction::ClosePalette.into());
                actions.push(match row == found.len() {
                    true => CodebookAction::InVivo.into(),
                    false => ViewAction::Open(Dialog::Versions).into(),
                });
                return;
            }
            None => return,
        }
        if keep {
            self.query.clear();
            self.chosen = 0;
        } else {
            actions.push(ViewAction::ClosePalette.into());
        }
    }

    fn content(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        mode: &PaletteMode,
        found: &[&Tag],
        actions: &mut Actions,
    ) {
        let look = ctx.look;
        let (name, hint) = (look.tr("palette-name"), look.tr("palette-hint"));
        let width = ui.available_width();
        let field = Field::new(&mut self.query)
            .name(&name)
            .placeholder(&hint)
            .icon(Icon::Tag)
            .take_focus(true);
        if field.show(ui, look, width).changed {
            (self.chosen, self.follows) = (0, true);
        }
        ui.add_space(6.0);
        let height = rows_seen(ui.ctx().content_rect(), found.len()) as f32 * ROW;
        let mut clicked = None;
        ui.scope(|ui| {
            ui.set_max_height(height);
            scroll(ui, look, "palette-rows", |ui| {
                group(ui, Role::ListBox, &look.tr("tab-tags"));
                size_of(ui.ctx(), ui.unique_id(), found.len());
                for (index, tag) in found.iter().enumerate() {
                    if self.row(ui, ctx, tag, index) {
                        clicked = Some(index);
                    }
                }
            });
        });
        if found.is_empty() {
            let (_, rect) = ui.allocate_space(egui::vec2(width, ROW));
            let words = look.tr("palette-nothing");
            Text::new(&words).colour(look.quiet()).paint(
                look,
                ui.painter(),
                rect.shrink2(egui::vec2(8.0, 0.0)),
            );
        }
        self.follows = false;
        if let Some(index) = clicked {
            let keep = ui.input(|i| i.modifiers.command);
            self.choose(index, mode, found, keep, actions);
        }
        if *mode == PaletteMode::Apply {
            self.more_rows(ui, ctx, found.len(), actions);
            if self.more(mode, look) > 1 {
                self.versions_row(ui, look, found.len() + 1, actions);
            }
        }
    }

    fn row(&self, ui: &mut Ui, ctx: &Context<'_>, tag: &Tag, index: usize) -> bool {
        let look = ctx.look;
        let name = look.name(&tag.name);
        let chosen = self.chosen == index;
        let id = ui.scope_id().with(tag.id.as_str());
        let (response, mut strip) = Row::new(&name)
            .height(ROW)
            .rounded()
            .selected(chosen)
            .role(Role::ListBoxOption)
            .place(index)
            .show_as(ui, look, id);
        if chosen && self.follows {
            response.scroll_to_me(None);
        }
        chip(ui, look, strip.start(11.0), Some(tag.hue));
        strip.start(9.0);
        if chosen {
            keycap(look, ui.painter(), strip.end(keycap_width(look, "↵")), "↵");
        } else if !tag.key.is_empty() {
            let keys = tag_cap(&tag.key, look.is_rtl());
            keycap(
                look,
                ui.painter(),
                strip.end(keycap_width(look, &keys)),
                &keys,
            );
        }
        Text::new(&name).paint(look, ui.painter(), strip.rest);
        response.clicked()
    }

    /// A tag named after the passage, and one with a name of its own.
    fn more_rows(&self, ui: &mut Ui, ctx: &Context<'_>, index: usize, actions: &mut Actions) {
        let look = ctx.look;
        let words = look.tr("palette-in-vivo");
        let row = Row::new(&words)
            .height(ROW)
            .rounded()
            .selected(self.chosen == index);
        let (response, strip) = row.show(ui, look);
        extra(
            ui,
            look,
            strip,
            (Icon::Add, &words),
            &cap(keys_of(Command::InVivo), look.is_rtl()),
        );
        if response.clicked() {
            actions.push(ViewAction::ClosePalette.into());
            actions.push(CodebookAction::InVivo.into());
        }
        let words = look.tr("new-tag");
        let (response, strip) = Row::new(&words).height(ROW).rounded().show(ui, look);
        extra(ui, look, strip, (Icon::Add, &words), "");
        if response.clicked() {
            actions.push(
                ViewAction::Open(Dialog::NewTag {
                    parent: None,
                    apply: true,
                })
                .into(),
            );
        }
    }

    /// The way to the versions of the codebook.
    fn versions_row(&self, ui: &mut Ui, look: &Look, index: usize, actions: &mut Actions) {
        let words = look.tr("versions-title");
        let row = Row::new(&words)
            .height(ROW)
            .rounded()
            .selected(self.chosen == index);
        let (response, strip) = row.show(ui, look);
        extra(ui, look, strip, (Icon::History, &words), "");
        if response.clicked() {
            actions.push(ViewAction::ClosePalette.into());
            actions.push(ViewAction::Open(Dialog::Versions).into());
        }
    }
}

fn extra(ui: &Ui, look: &Look, mut strip: Strip, (icon, words): (Icon, &str), keys: &str) {
    icon.paint(look, ui.painter(), strip.start(14.0), 14.0, look.quiet());
    strip.start(6.0);
    if !keys.is_empty() {
        keycap(
            look,
            ui.painter(),
            strip.end(keycap_width(look, keys)),
            keys,
        );
    }
    Text::new(words)
        .colour(look.quiet())
        .paint(look, ui.painter(), strip.rest);
}

fn apply(mode: &PaletteMode, tag: TagId) -> crate::app::action::Action {
    match mode {
        PaletteMode::Apply => AnnotateAction::Apply(Some(tag)).into(),
        PaletteMode::Retag(id) => AnnotateAction::Retag(id.clone(), Some(tag)).into(),
    }
}

/// Whether a query of at least three letters is about what has this name, folded.
fn asks_for(query: &str, name: &str) -> bool {
    let (wanted, name) = (fold(query, Folding::ALL), fold(name, Folding::ALL));
    let mut words = wanted.split_whitespace();
    wanted.chars().count() > 2 && words.all(|word| name.contains(word))
}

/// The tags whose names hold every word that was typed, in either language, folded. A name that
/// begins with it comes first, one with a word that does next; without a query the last tag does.
pub fn find<'a>(book: &'a Codebook, query: &str, last: Option<&TagId>) -> Vec<&'a Tag> {
    let wanted = fold(query, Folding::ALL);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let mut found: Vec<(u8, &Tag)> = book
        .tree()
        .into_iter()
        .filter(|(_, tag)| tag.assignable)
        .filter_map(|(_, tag)| Some((rank(tag, query, &wanted, last)?, tag)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, tag)| tag).collect()
}

/// How well a tag fits what was typed, the best first: its key or the last one used, a name that
/// begins so (with the article or without it), a word that does, a name that holds it. `None` when it does not fit.
fn rank(tag: &Tag, query: &str, wanted: &[&str], last: Option<&TagId>) -> Option<u8> {
    let by_key = !tag.key.is_empty() && tag.key.eq_ignore_ascii_case(query.trim());
    let was_last = wanted.is_empty() && Some(&tag.id) == last;
    if by_key || was_last {
        return Some(0);
    }
    let names = [
        fold(&tag.name.ar, Folding::ALL),
        fold(&tag.name.en, Folding::ALL),
    ];
    let holds = |word: &&str| names.iter().any(|n| n.contains(*word));
    if !wanted.iter().all(holds) {
        return None;
    }
    let first = wanted.first().copied().unwrap_or_default();
    let begins = |words: &str| {
        words.starts_with(first)
            || words
                .strip_prefix(ARTICLE)
                .is_some_and(|w| w.starts_with(first))
    };
    let name_begins = names.iter().any(|n| begins(n));
    let word_begins = names.iter().flat_map(|n| n.split_whitespace()).any(begins);
    Some(match (name_begins, word_begins) {
        (true, _) => 1,
        (false, true) => 2,
        (false, false) => 3,
    })
}

/// Below the caret, or above it where there is no room below.
/// How many rows are seen at once in a window of this height.
fn rows_seen(window: Rect, rows: usize) -> usize {
    let room = ((window.height() - 16.0 - AROUND_ROWS) / ROW)
        .floor()
        .max(1.0);
    rows.clamp(1, MOST_ROWS.min(room as usize))
}

fn width(window: Rect) -> f32 {
    WIDTH.min(window.width() - 16.0)
}

fn place(
    ctx: &Context<'_>,
    window: Rect,
    caret: Option<Rect>,
    within: Rect,
    (rows, more): (usize, usize),
) -> Pos2 {
    let seen = rows_seen(window, rows) + more.saturating_sub(1);
    let height = AROUND_ROWS + ROW * seen as f32;
    let width = width(window);
    // A low page has not enough room for it.
    let within = if within.height() < height + 16.0 {
        window
    } else {
        within
    };
    let caret = caret.unwrap_or(Rect::from_center_size(within.center(), egui::Vec2::ZERO));
    let x = if ctx.look.is_rtl() {
        caret.center().x - width + 40.0
    } else {
        caret.center().x - 40.0
    };
    let below = caret.bottom() + 8.0;
    let y = if below + height <= within.bottom() {
        below
    } else {
        caret.top() - 8.0 - height
    };
    let x = x.clamp(
        within.left() + 8.0,
        (within.right() - width - 8.0).max(within.left() + 8.0),
    );
    let y = y.clamp(
        within.top() + 8.0,
        (within.bottom() - height - 8.0).max(within.top() + 8.0),
    );
    pos2(x.round(), y.round())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::default_codebook;

    fn names(query: &str) -> Vec<String> {
        find(&default_codebook(), query, None)
            .iter()
            .map(|t| t.name.en.clone())
            .collect()
    }

    #[test]
    fn tags_are_found_by_any_part_of_either_name() {
        assert!(names("خوف").contains(&"Fear of reprisal".to_owned()));
        assert!(names("fear rel").contains(&"Fear for relatives".to_owned()));
        assert!(
            names("الاهل").contains(&"Fear for relatives".to_owned()),
            "hamza is folded"
        );
        assert!(
            names("الماليه").contains(&"Financial hardship".to_owned()),
            "ta marbuta is folded"
        );
        assert_eq!(names("").len(), 28, "groups are not applied");
        assert!(names("كلمة لا توجد").is_empty());
    }

    #[test]
    fn names_that_begin_with_what_was_typed_come_first() {
        let found = names("خ");
        let of_fear = found.iter().filter(|name| name.starts_with("Fear")).count();
        assert!(of_fear > 3);
        assert!(
            found[..of_fear].iter().all(|name| name.starts_with("Fear")),
            "the article does not count: {found:?}"
        );
    }

    #[test]
    fn a_key_finds_its_tag_first() {
        let book = default_codebook();
        let first = find(&book, "1", None)
            .into_iter()
            .next()
            .map(|t| t.key.clone());
        assert_eq!(first.as_deref(), book.by_key("1").map(|t| t.key.as_str()));
    }
}
