//! The codebook as a tree: colours, keys, counts; a click applies, a menu changes.

use super::new_row::new_row;
use crate::app::action::{Action, AnnotateAction, CodebookAction, LayerChange, ViewAction};
use crate::app::computed::Computed;
use crate::app::context::{Actions, Context};
use crate::app::derived::TagTree;
use crate::app::keys::tag_cap;
use crate::app::shortcut::{OnlyHere, consumed, keys_here, pressed};
use crate::app::state::{Counting, Dialog};
use crate::app::view::reader::Reader;
use crate::app::widget::{
    Button, Icon, Look, Menu, Row, Strip, Text, chip, group, keycap, keycap_width, paragraph,
    scroll, size_of, tip,
};
use crate::arabic::{Folding, fold};
use crate::model::{Tag, TagId};
use egui::accesskit::Role;
use egui::{Id, Rect, Response, Ui, UiBuilder, vec2};
use std::collections::{BTreeMap, BTreeSet};

/// The tree of tags, and what is typed into its filter.
#[derive(Default)]
pub struct Tags {
    /// What names must hold to be shown.
    pub filter: String,
    shown: Computed<Wanted, Vec<ShownRow>>,
}

impl Tags {
    /// Shows the tree.
    pub fn show(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let Some(seen) = ctx.state.seen() else {
            return;
        };
        let look = ctx.look;
        counting(ui, ctx, actions);
        let book = seen.codebook();
        let tree = &ctx.derived.lists.tags;
        let (filter, folded) = (&self.filter, &ctx.state.folded);
        let rows = self.shown.get_if(
            |of| of.edition == tree.edition && of.filter == *filter && of.folded == *folded,
            || {
                let wanted = Wanted {
                    edition: tree.edition,
                    filter: filter.clone(),
                    folded: folded.clone(),
                };
                let rows = shown_rows(tree, &wanted);
                (wanted, rows)
            },
        );
        let applied = ctx
            .annotation()
            .and_then(|(_, a)| book.resolve(a.tag.as_ref()?));
        scroll(ui, look, "tags", |ui| {
            group(ui, Role::Tree, &look.tr("tab-tags"));
            let id = ui.unique_id();
            for shown in rows {
                let Some(tag) = book.get(&tree.rows[shown.at].id) else {
                    continue;
                };
                let is_applied = applied.is_some_and(|t| t.id == tag.id);
                let above = shown.above.map(|above| &tree.rows[above].id);
                let holder = above.map_or(id, row_id);
                size_of(ui.ctx(), holder, shown.place + 1);
                let builder = UiBuilder::new().accessibility_parent(holder);
                let depth = tree.rows[shown.at].depth;
                ui.scope_builder(builder, |ui| {
                    row(ui, ctx, (depth, shown.place), tag, is_applied, actions);
                });
            }
            if rows.is_empty() {
                empty(
                    ui,
                    look,
                    if filter.is_empty() {
                        "empty-tags"
                    } else {
                        "empty-filter"
                    },
                );
            }
            ui.add_space(8.0);
        });
    }
}

/// What the shown rows follow from.
struct Wanted {
    /// Of the tree.
    edition: u64,
    filter: String,
    folded: BTreeSet<TagId>,
}

/// A row that is shown.
#[derive(PartialEq, Debug)]
struct ShownRow {
    /// Its place in the tree.
    at: usize,
    /// The place in the tree of the row that holds it.
    above: Option<usize>,
    /// How many of its siblings are shown before it.
    place: usize,
}

/// The row below the tree that makes a tag, and the way to the versions of the codebook.
pub fn show_new(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    if ctx.state.desk.is_none() {
        return;
    }
    let look = ctx.look;
    let mut strip = Strip::new(ui.max_rect(), look.is_rtl());
    let versions = strip.end(44.0);
    let mut row = ui.new_child(UiBuilder::new().id_salt("new").max_rect(strip.rest));
    if new_row(&mut row, look, &look.tr("new-tag")) {
        let parent = beside(ctx);
        actions.push(
            ViewAction::Open(Dialog::NewTag {
                parent,
                apply: false,
            })
            .into(),
        );
    }
    let words = look.tr("versions-title");
    let place = Rect::from_center_size(versions.center(), vec2(28.0, 28.0));
    let button = Button::icon(Icon::History, &words);
    let id = ui.scope_id().with("versions");
    if button.show_in(ui, look, place, id).clicked() {
        actions.push(ViewAction::Open(Dialog::Versions).into());
    }
}

/// Where a new tag goes: into the group that is looked at, or beside the tag that is.
fn beside(ctx: &Context<'_>) -> Option<TagId> {
    let looked_at = ctx.state.focus.tag.as_ref()?;
    let tag = ctx.state.seen()?.codebook().resolve(looked_at)?;
    if tag.assignable {
        tag.parent.clone()
    } else {
        Some(tag.id.clone())
    }
}

fn empty(ui: &mut Ui, look: &Look, key: &str) {
    ui.add_space(18.0);
    let place = ui.available_rect_before_wrap().shrink2(vec2(20.0, 0.0));
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let words = look.tr(key);
    paragraph(&mut inside, look, Text::new(&words), &words, look.quiet());
}

/// What the numbers beside the tags count, and a menu to choose it.
fn counting(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    let look = ctx.look;
    let key = |counting| match counting {
        Counting::Mine => "count-mine",
        Counting::Document => "count-document",
        Counting::Project => "count-project",
    };
    let words = look.tr(key(ctx.state.counting));
    let name = look.tr_with("count-name", &[("what", words.as_str().into())]);
    let (response, mut strip) = Row::new(&name).height(24.0).show(ui, look);
    Icon::ChevronDown.paint(look, ui.painter(), strip.end(14.0), 12.0, look.faint());
    strip.end(2.0);
    Text::new(&words)
        .size(12.0)
        .colour(look.faint())
        .at_end()
        .paint(look, ui.painter(), strip.rest);
    Menu::below(&response, look, 230.0, |m| {
        for counting in [Counting::Mine, Counting::Document, Counting::Project] {
            if m.choice(&look.tr(key(counting)), ctx.state.counting == counting) {
                actions.push(ViewAction::Count(counting).into());
            }
        }
    });
}

/// The rows of the tree that are not folded away; a filter shows every match with what is above it.
fn shown_rows(tree: &TagTree, wanted: &Wanted) -> Vec<ShownRow> {
    let filter = fold(wanted.filter.trim(), Folding::ALL);
    let places = if filter.is_empty() {
        unfolded(tree, &wanted.folded)
    } else {
        tree.with_what_is_above(|row| row.folded.iter().any(|name| name.contains(&filter)))
    };
    let mut before: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    let mut rows = Vec::with_capacity(places.len());
    for at in places {
        let above = tree.rows[at].above;
        let siblings = before.entry(above).or_default();
        let place = *siblings;
        *siblings += 1;
        rows.push(ShownRow { at, above, place });
    }
    rows
}

/// The places of the rows that are not below a folded one.
fn unfolded(tree: &TagTree, folded: &BTreeSet<TagId>) -> Vec<usize> {
    let mut hidden_below: Option<usize> = None;
    let mut places = Vec::new();
    for (at, row) in tree.rows.iter().enumerate() {
        if hidden_below.is_some_and(|depth| row.depth > depth) {
            continue;
        }
        hidden_below = folded.contains(&row.id).then_some(row.depth);
        places.push(at);
    }
    places
}

fn row_id(tag: &TagId) -> Id {
    Id::unique(("tag", tag.as_str()))
}

fn row(
    ui: &mut Ui,
    ctx: &Context<'_>,
    (depth, place): (usize, usize),
    tag: &Tag,
    is_applied: bool,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let name = look.name(&tag.name);
    let selected = is_applied || ctx.state.focus.tag.as_ref() == Some(&tag.id);
    let is_group = !tag.assignable;
    let height = if is_group { 32.0 } else { 29.0 };
    let mut shown = Row::new(&name)
        .height(height)
        .selected(selected)
        .role(Role::TreeItem)
        .level(depth + 1)
        .place(place)
        .draggable();
    if is_group {
        shown = shown.expanded(!ctx.state.folded.contains(&tag.id));
    }
    let (response, mut strip) = shown.show_as(ui, look, row_id(&tag.id));
    strip.start(10.0 * depth.min(6) as f32);
    if is_group {
        group_row(ui, ctx, tag, &name, &mut strip, &response, actions);
    } else {
        tag_row(ui, ctx, tag, &name, &mut strip, &response, actions);
    }
    menu(ui, ctx, tag, &response, actions);
    keys(ui, ctx, tag, &response, actions);
    drop_on(ui, tag, &response, actions);
}

fn group_row(
    ui: &mut Ui,
    ctx: &Context<'_>,
    tag: &Tag,
    name: &str,
    strip: &mut Strip,
    response: &Response,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let folded = ctx.state.folded.contains(&tag.id);
    let icon = if folded {
        Icon::ChevronEnd
    } else {
        Icon::ChevronDown
    };
    icon.paint(look, ui.painter(), strip.start(14.0), 15.0, look.quiet());
    strip.start(6.0);
    Text::new(name)
        .named()
        .size(12.5)
        .medium()
        .colour(look.quiet())
        .paint(look, ui.painter(), strip.rest);
    if response.clicked() {
        actions.push(ViewAction::Fold(tag.id.clone(), !folded).into());
    }
}

fn tag_row(
    ui: &mut Ui,
    ctx: &Context<'_>,
    tag: &Tag,
    name: &str,
    strip: &mut Strip,
    response: &Response,
    actions: &mut Actions,
) {
    let look = ctx.look;
    chip(ui, look, strip.start(11.0), Some(tag.hue));
    strip.start(9.0);
    let counts = ctx.derived.counts.get(&tag.id).copied().unwrap_or_default();
    let count = match ctx.state.counting {
        Counting::Mine => counts.mine_here,
        Counting::Document => counts.document,
        Counting::Project => counts.project,
    };
    let number = count.to_string();
    let text = Text::new(&number).size(12.0).colour(look.faint());
    let place = strip.end((text.width(look).ceil() + 1.0).max(14.0));
    if count > 0 {
        text.at_end().paint(look, ui.painter(), place);
    }
    strip.end(8.0);
    let keys = tag_cap(&tag.key, look.is_rtl());
    let cap = if keys.is_empty() {
        0.0
    } else {
        keycap_width(look, &keys)
    };
    let mut words = *strip;
    if cap > 0.0 {
        words.end(cap + 8.0);
    }
    let width = Text::new(name)
        .named()
        .paint(look, ui.painter(), words.rest);
    if cap > 0.0 {
        strip.start(width + 8.0);
        keycap(look, ui.painter(), strip.start(cap), &keys);
    }
    if response.clicked() {
        click(ctx, tag, actions);
    }
    let values = [
        ("mine", counts.mine_here.into()),
        ("document", counts.document.into()),
        ("project", counts.project.into()),
    ];
    let all = look.tr_with("count-all", &values);
    let definition = look.name(&tag.definition);
    let words = if definition.is_empty() {
        format!("{name}\n{all}")
    } else {
        format!("{name}\n{definition}\n{all}")
    };
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(all.as_str());
        if !keys.is_empty() {
            node.set_keyboard_shortcut(keys.as_str());
        }
    });
    tip(response.clone(), look, &words);
}

/// With a passage selected a click tags it; else it looks at the tag.
fn click(ctx: &Context<'_>, tag: &Tag, actions: &mut Actions) {
    let action: Action = if ctx.state.focus.selection().is_empty() {
        ViewAction::LookAtTag(Some(tag.id.clone())).into()
    } else {
        AnnotateAction::Apply(Some(tag.id.clone())).into()
    };
    actions.push(action);
}

/// What can be done with a tag, by the second button or the menu key.
fn menu(ui: &Ui, ctx: &Context<'_>, tag: &Tag, response: &Response, actions: &mut Actions) {
    let look = ctx.look;
    let id = || tag.id.clone();
    let open_by_key = response.has_focus() && ui.input(|i| pressed(i, OnlyHere::RowMenu));
    Menu::context(response, look, 250.0, open_by_key, |m| {
        let mut dialog = |m: &mut Menu<'_>, icon, key: &str, dialog: Dialog| {
            if m.item(Some(icon), &look.tr(key), "", true) {
                actions.push(ViewAction::Open(dialog).into());
            }
        };
        dialog(m, Icon::Edit, "tag-edit", Dialog::TagDetails(id()));
        dialog(
            m,
            Icon::Add,
            "tag-add-below",
            Dialog::NewTag {
                parent: Some(id()),
                apply: false,
            },
        );
        if tag.assignable {
            dialog(m, Icon::Merge, "tag-merge", Dialog::MergeTag(id()));
            dialog(m, Icon::Split, "tag-split", Dialog::SplitTag(id()));
        }
        dialog(m, Icon::Delete, "tag-delete", Dialog::DeleteTag(id()));
        m.separator();
        if m.item(Some(Icon::Eye), &look.tr("tag-show-only"), "", true) {
            let tags = ctx
                .state
                .seen()
                .map(|p| p.codebook().with_descendants(&tag.id));
            actions.push(ViewAction::Layers(LayerChange::Tags(tags)).into());
        }
        if ctx.state.layers.tags.is_some()
            && m.item(Some(Icon::Eye), &look.tr("tag-show-all"), "", true)
        {
            actions.push(ViewAction::Layers(LayerChange::Tags(None)).into());
        }
        let keys = keys_here(OnlyHere::TagUp);
        if m.item(Some(Icon::Up), &look.tr("tag-move-up"), keys, true) {
            actions.extend(moved(ctx, tag, false));
        }
        let keys = keys_here(OnlyHere::TagDown);
        if m.item(Some(Icon::Down), &look.tr("tag-move-down"), keys, true) {
            actions.extend(moved(ctx, tag, true));
        }
        m.separator();
        if m.item(Some(Icon::History), &look.tr("menu-versions"), "", true) {
            actions.push(ViewAction::Open(Dialog::Versions).into());
        }
    });
}

/// Keys of a row that has the keyboard. The tag that is looked at is edited by F2 from the text
/// too: a click on a row leaves the keyboard there.
fn keys(ui: &mut Ui, ctx: &Context<'_>, tag: &Tag, response: &Response, actions: &mut Actions) {
    if !response.has_focus() {
        let looked_at = ctx.state.focus.tag.as_ref() == Some(&tag.id);
        let reading = ui.memory(|m| m.focused().is_none_or(|id| id == Reader::main_id()));
        let alone = ctx.state.dialog.is_none() && ctx.state.palette.is_none();
        if looked_at && reading && alone && ui.input_mut(|i| consumed(i, OnlyHere::EditTag)) {
            actions.push(ViewAction::Open(Dialog::TagDetails(tag.id.clone())).into());
        }
        return;
    }
    let (up, down, edit, delete) = ui.input_mut(|i| {
        (
            consumed(i, OnlyHere::TagUp),
            consumed(i, OnlyHere::TagDown),
            consumed(i, OnlyHere::EditTag),
            consumed(i, OnlyHere::DeleteTag),
        )
    });
    if up || down {
        actions.extend(moved(ctx, tag, down));
    }
    if edit {
        actions.push(ViewAction::Open(Dialog::TagDetails(tag.id.clone())).into());
    }
    if delete {
        actions.push(ViewAction::Open(Dialog::DeleteTag(tag.id.clone())).into());
    }
}

/// The move of a tag by one place among its siblings.
fn moved(ctx: &Context<'_>, tag: &Tag, down: bool) -> Option<Action> {
    let book = ctx.state.seen()?.codebook();
    let siblings = book.children(tag.parent.as_ref());
    let at = siblings.iter().position(|t| t.id == tag.id)?;
    let before = if down {
        siblings.get(at + 1)?;
        siblings.get(at + 2).map(|t| t.id.clone())
    } else {
        Some(siblings.get(at.checked_sub(1)?)?.id.clone())
    };
    let action = CodebookAction::Move {
        tag: tag.id.clone(),
        parent: tag.parent.clone(),
        before,
    };
    Some(action.into())
}

/// A tag dropped on a group goes into it; on a tag, before it.
fn drop_on(ui: &Ui, tag: &Tag, response: &Response, actions: &mut Actions) {
    response.dnd_set_drag_payload(tag.id.clone());
    let over = response
        .dnd_hover_payload::<TagId>()
        .is_some_and(|dragged| *dragged != tag.id);
    if over {
        let stroke = egui::Stroke::new(2.0, ui.visuals().selection.stroke.color);
        let rect = response.rect;
        if tag.assignable {
            ui.painter().hline(rect.x_range(), rect.top(), stroke);
        } else {
            ui.painter()
                .rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
        }
    }
    let Some(dragged) = response
        .dnd_release_payload::<TagId>()
        .filter(|d| **d != tag.id)
    else {
        return;
    };
    let action = if tag.assignable {
        CodebookAction::Move {
            tag: (*dragged).clone(),
            parent: tag.parent.clone(),
            before: Some(tag.id.clone()),
        }
    } else {
        CodebookAction::Move {
            tag: (*dragged).clone(),
            parent: Some(tag.id.clone()),
            before: None,
        }
    };
    actions.push(action.into());
}
