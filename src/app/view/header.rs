//! The header: what is open, undo and redo, how things look, who is tagging.

use super::{Room, initial};
use crate::app::action::{AnnotateAction, ViewAction};
use crate::app::commands::{act, is_finished};
use crate::app::context::{Actions, Context};
use crate::app::keys::cap;
use crate::app::offers::{self, Offer};
use crate::app::paint::colour;
use crate::app::shortcut::{Command, keys_of};
use crate::app::state::{Dialog, Side};
use crate::app::widget::{Button, Icon, Look, Menu, Strip, Text};
use crate::edit::EditName;
use crate::locale::Language;
use crate::page::Theme;
use crate::typeset::{Direction, Face, Fill};
use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

/// With less room than this only the document is named.
const ROOM_FOR_CRUMBS: f32 = 220.0;

/// Controls whose places are cut already, from the end of the header: they are shown the other way
/// round, so that Tab goes through them as they are read.
type Later<'a> = Vec<Box<dyn FnOnce(&mut Ui, &mut Actions) + 'a>>;

/// Shows the header over its whole place.
pub fn show(ui: &mut Ui, ctx: &Context<'_>, room: Room, actions: &mut Actions) {
    let area = ui.max_rect().shrink2(vec2(14.0, 0.0));
    let mut strip = Strip::new(area, ctx.look.is_rtl());
    let tight = !room.sidebar;
    if !tight {
        mark(ui, ctx.look, &mut strip);
    }
    if let Some(place) = drawer_place(ctx, room, Side::Start, &mut strip) {
        drawer_button(ui, ctx, Side::Start, place, actions);
    }
    let end = drawer_place(ctx, room, Side::End, &mut strip);
    let later = buttons(ctx, tight, &mut strip);
    crumbs(ui, ctx, strip);
    for show in later.into_iter().rev() {
        show(ui, actions);
    }
    if let Some(place) = end {
        drawer_button(ui, ctx, Side::End, place, actions);
    }
}

fn mark(ui: &Ui, look: &Look, strip: &mut Strip) {
    let text = Text::new("حاشية")
        .face(Face::Naskh)
        .semibold()
        .size(20.0)
        .colour(look.accent());
    let text = text.direction(Direction::Rtl);
    let width = text.width(look).ceil();
    text.paint(look, ui.painter(), strip.start(width + 1.0));
    strip.start(14.0);
}

/// From the end: the person, the menu, language, theme, page, redo, undo, layers, finished.
fn buttons<'a>(ctx: &'a Context<'a>, tight: bool, strip: &mut Strip) -> Later<'a> {
    let mut later: Later<'a> = Vec::new();
    person(ctx, tight, strip, &mut later);
    strip.end(8.0);
    for (mark, key, menu) in [
        (Icon::Menu, "menu", main_menu as MenuOf),
        (Icon::Language, "menu-language", language_menu),
        (Icon::Theme, "menu-theme", theme_menu),
        (Icon::Letters, "menu-page", page_menu),
    ] {
        let place = strip.end(28.0);
        strip.end(2.0);
        later.push(Box::new(move |ui, actions| {
            let words = ctx.look.tr(key);
            let id = ui.scope_id().with(key);
            let button = Button::icon(mark, &words).show_in(ui, ctx.look, place, id);
            menu(&button, ctx, actions);
        }));
    }
    if ctx.state.desk.is_none() {
        return later;
    }
    for (mark, command, back) in [
        (Icon::Redo, Command::Redo, false),
        (Icon::Undo, Command::Undo, true),
    ] {
        let place = strip.end(28.0);
        strip.end(2.0);
        later.push(Box::new(move |ui, actions| {
            if travel_button(ui, ctx, place, mark, command, back) {
                let travel = if back {
                    AnnotateAction::Undo
                } else {
                    AnnotateAction::Redo
                };
                actions.push(travel.into());
            }
        }));
    }
    if ctx.state.document().is_some() {
        strip.end(10.0);
        document_buttons(ctx, tight, strip, &mut later);
    }
    later
}

type MenuOf = fn(&Response, &Context<'_>, &mut Actions);

fn language_menu(button: &Response, ctx: &Context<'_>, actions: &mut Actions) {
    let look = ctx.look;
    Menu::below(button, look, 180.0, |m| {
        for language in Language::ALL {
            if m.choice(language.own_name(), look.locale.language() == language) {
                actions.push(ViewAction::Language(language).into());
            }
        }
    });
}

fn theme_menu(button: &Response, ctx: &Context<'_>, actions: &mut Actions) {
    let look = ctx.look;
    Menu::below(button, look, 180.0, |m| {
        for theme in Theme::ALL {
            let words = look.tr(&format!("theme-{}", theme.name()));
            if m.choice(&words, look.theme == theme) {
                actions.push(ViewAction::Theme(theme).into());
            }
        }
    });
}

/// The place of the button that shows a panel over the page, if the window is too narrow for it.
fn drawer_place(ctx: &Context<'_>, room: Room, side: Side, strip: &mut Strip) -> Option<Rect> {
    if room.has(side) || ctx.state.desk.is_none() {
        return None;
    }
    let place = match side {
        Side::Start => strip.start(28.0),
        Side::End => strip.end(28.0),
    };
    match side {
        Side::Start => strip.start(8.0),
        Side::End => strip.end(6.0),
    };
    Some(place)
}

fn drawer_button(ui: &mut Ui, ctx: &Context<'_>, side: Side, place: Rect, actions: &mut Actions) {
    let look = ctx.look;
    let (key, mark) = match side {
        Side::Start => ("panel-start", Icon::PanelStart),
        Side::End => ("panel-end", Icon::PanelEnd),
    };
    let words = look.tr(key);
    let open = ctx.state.drawer == Some(side);
    let button = Button::icon(mark, &words).selected(open);
    if button
        .show_in(ui, look, place, ui.scope_id().with(key))
        .clicked()
    {
        let wanted = (!open).then_some(side);
        actions.push(ViewAction::Drawer(wanted).into());
    }
}

/// What undo or redo would do, and whether there is anything.
fn travel(ctx: &Context<'_>, back: bool) -> (bool, String) {
    let history = ctx.state.desk.as_ref().map(|d| d.session.history());
    let name = history.and_then(|h| if back { h.undo_name() } else { h.redo_name() });
    let key = if back { "menu-undo" } else { "menu-redo" };
    let words = match name.map(EditName::message) {
        Some(message) => {
            let edit = ctx.look.tr(message);
            ctx.look
                .tr_with(&format!("{key}-what"), &[("edit", edit.into())])
        }
        None => ctx.look.tr(key),
    };
    (name.is_some(), words)
}

fn travel_button(
    ui: &mut Ui,
    ctx: &Context<'_>,
    place: Rect,
    icon: Icon,
    command: Command,
    back: bool,
) -> bool {
    let look = ctx.look;
    let (enabled, words) = travel(ctx, back);
    let keys = cap(keys_of(command), look.is_rtl());
    let button = Button::icon(icon, &words).keys(&keys).enabled(enabled);
    let response = button.show_in(ui, look, place, ui.scope_id().with(keys_of(command)));
    response.clicked()
}

/// The controls of the document: whether it is finished, and whose annotations are shown.
fn document_buttons<'a>(
    ctx: &'a Context<'a>,
    tight: bool,
    strip: &mut Strip,
    later: &mut Later<'a>,
) {
    let finished = is_finished(ctx);
    let (key, mark) = if finished {
        ("document-finished", Icon::Finished)
    } else {
        ("document-finish", Icon::Unfinished)
    };
    let hidden = ctx.derived.shown().len() < ctx.derived.people().len();
    let filtered = ctx.state.layers.tags.is_some() || hidden;
    for (salt, key, mark, on) in [
        ("finish", key, mark, finished),
        ("layers", "layers", Icon::Layers, filtered),
    ] {
        let words = ctx.look.tr(key);
        let width = if tight {
            28.0
        } else {
            document_button(&words, mark, tight, on).width(ctx.look)
        };
        let place = strip.end(width);
        strip.end(6.0);
        later.push(Box::new(move |ui, actions| {
            let button = document_button(&words, mark, tight, on);
            let id = ui.scope_id().with(salt);
            if !button.show_in(ui, ctx.look, place, id).clicked() {
                return;
            }
            if salt == "finish" {
                actions.extend(act(Command::Finish, ctx));
            } else {
                actions.push(ViewAction::Open(Dialog::Layers).into());
            }
        }));
    }
}

fn document_button(words: &str, mark: Icon, tight: bool, on: bool) -> Button<'_> {
    let button = if tight {
        Button::icon(mark, words)
    } else {
        Button::new(words).with_icon(mark)
    };
    button.selected(on)
}

fn person<'a>(ctx: &'a Context<'a>, tight: bool, strip: &mut Strip, later: &mut Later<'a>) {
    if ctx.state.desk.is_none() {
        return;
    }
    let name = match ctx.state.me() {
        Some(me) => ctx.state.person(me),
        None => ctx.look.tr("annotator-unknown"),
    };
    let width = Text::new(&name).named().width(ctx.look).min(140.0).ceil();
    let words = if tight { 0.0 } else { width + 1.0 + 7.0 };
    let place = strip.end(words + 22.0);
    later.push(Box::new(move |ui, actions| {
        person_button(ui, ctx, place, &name, tight, actions);
    }));
}

fn person_button(
    ui: &mut Ui,
    ctx: &Context<'_>,
    place: Rect,
    name: &str,
    tight: bool,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let id = ui.scope_id().with("person");
    let response = ui.interact(place, id, Sense::click());
    let label = look.tr_with("annotator-button", &[("name", name.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let mut inside = Strip::new(place, look.is_rtl());
    let face = inside.start(22.0);
    inside.start(7.0);
    ui.painter()
        .circle_filled(face.center(), 11.0, look.accent());
    let paper = colour(look.palette.paper);
    if ctx.state.me().is_some() {
        Text::new(&initial(name))
            .size(12.0)
            .semibold()
            .colour(paper)
            .centred()
            .paint(look, ui.painter(), face);
    } else {
        Icon::User.paint(look, ui.painter(), face, 14.0, paper);
    }
    if !tight {
        Text::new(name)
            .named()
            .paint(look, ui.painter(), inside.rest);
    }
    crate::app::widget::focus_ring(ui, look, place.expand2(vec2(3.0, -6.0)), &response);
    if response.clicked() {
        actions.push(ViewAction::Open(Dialog::Annotator).into());
    }
}

fn main_menu(button: &Response, ctx: &Context<'_>, actions: &mut Actions) {
    Menu::below(button, ctx.look, 270.0, |m| {
        for (index, group) in offers::MENU.iter().enumerate() {
            if index > 0 {
                m.separator();
            }
            for offer in *group {
                item(m, ctx, offer, Some(offer.icon), actions);
            }
        }
    });
}

/// An item of a menu.
fn item(
    menu: &mut Menu<'_>,
    ctx: &Context<'_>,
    offer: &Offer,
    icon: Option<Icon>,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let keys = offer.command.map(|c| cap(keys_of(c), look.is_rtl()));
    let keys = keys.unwrap_or_default();
    if menu.item(icon, &look.tr(offer.key), &keys, offer.is_possible(ctx)) {
        actions.extend(offer.actions(ctx));
    }
}

fn page_menu(button: &Response, ctx: &Context<'_>, actions: &mut Actions) {
    let look = ctx.look;
    Menu::below(button, look, 270.0, |m| {
        m.title(&look.tr("page-face"));
        for (face, name) in [(Face::Naskh, "Noto Naskh Arabic"), (Face::Amiri, "Amiri")] {
            if m.choice(name, ctx.state.preferences.page.face == face) {
                actions.push(ViewAction::Face(face).into());
            }
        }
        m.separator();
        m.title(&look.tr("page-fill"));
        for (fill, key) in [
            (Fill::Ragged, "fill-ragged"),
            (Fill::Spaces, "fill-spaces"),
            (Fill::Kashida, "fill-kashida"),
        ] {
            if m.choice(&look.tr(key), ctx.state.preferences.page.fill == fill) {
                actions.push(ViewAction::Fill(fill).into());
            }
        }
        m.separator();
        for offer in offers::PAGE {
            item(m, ctx, offer, None, actions);
        }
        m.separator();
        m.title(&look.tr("interface-size"));
        for offer in offers::SIZE {
            item(m, ctx, offer, None, actions);
        }
    });
}

fn crumbs(ui: &mut Ui, ctx: &Context<'_>, mut strip: Strip) {
    let look = ctx.look;
    let Some(seen) = ctx.state.seen() else {
        return;
    };
    let title = look.name(seen.title());
    let document = ctx
        .state
        .document()
        .map(|d| crate::arabic::visible(&d.title))
        .unwrap_or_default();
    let name = format!("\u{2068}{title}\u{2069}: \u{2068}{document}\u{2069}");
    let id = ui.scope_id().with("crumbs");
    ui.interact(strip.rest, id, Sense::hover())
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    if strip.rest.width() < ROOM_FOR_CRUMBS {
        let words = if document.is_empty() {
            &title
        } else {
            &document
        };
        if strip.rest.width() > 40.0 {
            Text::new(words)
                .named()
                .medium()
                .paint(look, ui.painter(), strip.rest);
        }
        return;
    }
    let quiet = Text::new(&title).named().colour(look.quiet());
    let room = (strip.rest.width() * 0.5).max(40.0);
    let width = quiet.width(look).ceil().min(room);
    quiet.paint(look, ui.painter(), strip.start(width + 1.0));
    if document.is_empty() {
        return;
    }
    let arrow: Rect = strip.start(24.0);
    Icon::ChevronEnd.paint(look, ui.painter(), arrow, 14.0, look.faint());
    Text::new(&document)
        .named()
        .medium()
        .paint(look, ui.painter(), strip.rest);
}
