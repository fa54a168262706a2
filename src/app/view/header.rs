//! The header: what is open, undo and redo, how things look, who is tagging.

use super::Room;
use crate::app::action::{AnnotateAction, ProjectAction, ViewAction};
use crate::app::commands::{act, is_finished};
use crate::app::context::{Actions, Context};
use crate::app::keys::cap;
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

/// Shows the header over its whole place.
pub fn show(ui: &mut Ui, ctx: &Context<'_>, room: Room, actions: &mut Actions) {
    let area = ui.max_rect().shrink2(vec2(14.0, 0.0));
    let mut strip = Strip::new(area, ctx.look.is_rtl());
    let tight = !room.sidebar;
    if !tight {
        mark(ui, ctx.look, &mut strip);
    }
    drawer_button(ui, ctx, room, Side::Start, &mut strip, actions);
    drawer_button(ui, ctx, room, Side::End, &mut strip, actions);
    buttons(ui, ctx, tight, &mut strip, actions);
    crumbs(ui, ctx, strip);
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
fn buttons(ui: &mut Ui, ctx: &Context<'_>, tight: bool, strip: &mut Strip, actions: &mut Actions) {
    let look = ctx.look;
    person(ui, ctx, tight, strip, actions);
    strip.end(8.0);
    let menu = icon(ui, look, strip, Icon::Menu, "menu", "");
    main_menu(&menu, ctx, actions);
    let language = icon(ui, look, strip, Icon::Language, "menu-language", "");
    Menu::below(&language, look, 180.0, |m| {
        for language in Language::ALL {
            if m.choice(language.own_name(), look.locale.language() == language) {
                actions.push(ViewAction::Language(language).into());
            }
        }
    });
    let theme = icon(ui, look, strip, Icon::Theme, "menu-theme", "");
    Menu::below(&theme, look, 180.0, |m| {
        for theme in Theme::ALL {
            if m.choice(
                &look.tr(&format!("theme-{}", theme.name())),
                look.theme == theme,
            ) {
                actions.push(ViewAction::Theme(theme).into());
            }
        }
    });
    let page = icon(ui, look, strip, Icon::Letters, "menu-page", "");
    page_menu(&page, ctx, actions);
    if ctx.state.desk.is_none() {
        return;
    }
    let (redo, redo_words) = travel(ctx, false);
    let (undo, undo_words) = travel(ctx, true);
    if travel_button(
        ui,
        look,
        strip,
        Icon::Redo,
        &redo_words,
        Command::Redo,
        redo,
    ) {
        actions.push(AnnotateAction::Redo.into());
    }
    if travel_button(
        ui,
        look,
        strip,
        Icon::Undo,
        &undo_words,
        Command::Undo,
        undo,
    ) {
        actions.push(AnnotateAction::Undo.into());
    }
    if ctx.state.document().is_some() {
        strip.end(10.0);
        document_buttons(ui, ctx, tight, strip, actions);
    }
}

/// Shows the panel that the window is too narrow for, over the page.
fn drawer_button(
    ui: &mut Ui,
    ctx: &Context<'_>,
    room: Room,
    side: Side,
    strip: &mut Strip,
    actions: &mut Actions,
) {
    if room.has(side) || ctx.state.desk.is_none() {
        return;
    }
    let look = ctx.look;
    let (place, key, mark) = match side {
        Side::Start => (strip.start(28.0), "panel-start", Icon::PanelStart),
        Side::End => (strip.end(28.0), "panel-end", Icon::PanelEnd),
    };
    match side {
        Side::Start => strip.start(8.0),
        Side::End => strip.end(6.0),
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

fn icon(
    ui: &mut Ui,
    look: &Look,
    strip: &mut Strip,
    icon: Icon,
    key: &str,
    keys: &str,
) -> Response {
    let words = look.tr(key);
    let place = strip.end(28.0);
    let response =
        Button::icon(icon, &words)
            .keys(keys)
            .show_in(ui, look, place, ui.scope_id().with(key));
    strip.end(2.0);
    response
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
    look: &Look,
    strip: &mut Strip,
    icon: Icon,
    words: &str,
    command: Command,
    enabled: bool,
) -> bool {
    let place = strip.end(28.0);
    let keys = cap(keys_of(command), look.is_rtl());
    let button = Button::icon(icon, words).keys(&keys).enabled(enabled);
    let response = button.show_in(ui, look, place, ui.scope_id().with(keys_of(command)));
    strip.end(2.0);
    response.clicked()
}

/// The controls of the document: whether it is finished, and whose annotations are shown.
fn document_buttons(
    ui: &mut Ui,
    ctx: &Context<'_>,
    tight: bool,
    strip: &mut Strip,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let finished = is_finished(ctx);
    let words = look.tr(if finished {
        "document-finished"
    } else {
        "document-finish"
    });
    let mark = if finished {
        Icon::Finished
    } else {
        Icon::Unfinished
    };
    let button = if tight {
        Button::icon(mark, &words)
    } else {
        Button::new(&words).with_icon(mark)
    };
    let button = button.selected(finished);
    let width = if tight { 28.0 } else { button.width(look) };
    let place = strip.end(width);
    if button
        .show_in(ui, look, place, ui.scope_id().with("finish"))
        .clicked()
    {
        actions.extend(act(Command::Finish, ctx));
    }
    strip.end(6.0);
    let hidden = ctx.derived.shown < ctx.derived.people;
    let filtered = ctx.state.layers.tags.is_some() || hidden;
    let words = look.tr("layers");
    let button = if tight {
        Button::icon(Icon::Layers, &words)
    } else {
        Button::new(&words).with_icon(Icon::Layers)
    };
    let button = button.selected(filtered);
    let width = if tight { 28.0 } else { button.width(look) };
    let place = strip.end(width);
    if button
        .show_in(ui, look, place, ui.scope_id().with("layers"))
        .clicked()
    {
        actions.push(ViewAction::Open(Dialog::Layers).into());
    }
    strip.end(6.0);
}

fn person(ui: &mut Ui, ctx: &Context<'_>, tight: bool, strip: &mut Strip, actions: &mut Actions) {
    if ctx.state.desk.is_none() {
        return;
    }
    let look = ctx.look;
    let name = match ctx.state.me() {
        Some(me) => ctx.state.person(me),
        None => look.tr("annotator-unknown"),
    };
    let width = Text::new(&name).width(look).min(140.0).ceil();
    let words = if tight { 0.0 } else { width + 1.0 + 7.0 };
    let place = strip.end(words + 22.0);
    let id = ui.scope_id().with("person");
    let response = ui.interact(place, id, Sense::click());
    let label = look.tr_with("annotator-button", &[("name", name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let mut inside = Strip::new(place, look.is_rtl());
    let face = inside.start(22.0);
    inside.start(7.0);
    ui.painter()
        .circle_filled(face.center(), 11.0, look.accent());
    let paper = colour(look.palette.paper);
    if ctx.state.me().is_some() {
        Text::new(&super::initial(&name))
            .size(12.0)
            .semibold()
            .colour(paper)
            .centred()
            .paint(look, ui.painter(), face);
    } else {
        Icon::User.paint(look, ui.painter(), face, 14.0, paper);
    }
    if !tight {
        Text::new(&name).paint(look, ui.painter(), inside.rest);
    }
    crate::app::widget::focus_ring(ui, look, place.expand2(vec2(3.0, -6.0)), &response);
    if response.clicked() {
        actions.push(ViewAction::Open(Dialog::Annotator).into());
    }
}

fn main_menu(button: &Response, ctx: &Context<'_>, actions: &mut Actions) {
    let look = ctx.look;
    let open = ctx.state.desk.is_some();
    let document = ctx.state.focus.document.clone();
    Menu::below(button, look, 270.0, |m| {
        let item = |m: &mut Menu<'_>, icon, key: &str, command: Option<Command>, enabled| {
            let keys = command
                .map(|c| cap(keys_of(c), look.is_rtl()))
                .unwrap_or_default();
            m.item(Some(icon), &look.tr(key), &keys, enabled)
        };
        if item(
            m,
            Icon::Folder,
            "menu-open-project",
            Some(Command::OpenProject),
            true,
        ) {
            actions.push(ViewAction::Open(Dialog::OpenProject).into());
        }
        if item(m, Icon::NewFolder, "menu-new-project", None, true) {
            actions.push(ViewAction::Open(Dialog::NewProject).into());
        }
        if item(m, Icon::Retry, "menu-reload", None, open) {
            actions.push(ProjectAction::Reload.into());
        }
        m.separator();
        if item(m, Icon::Import, "menu-import", Some(Command::Import), open) {
            actions.push(ViewAction::Open(Dialog::Import(Vec::new())).into());
        }
        if item(m, Icon::Document, "menu-document", None, document.is_some()) {
            actions.extend(
                document
                    .clone()
                    .map(|d| ViewAction::Open(Dialog::DocumentDetails(d)).into()),
            );
        }
        if item(m, Icon::Export, "menu-export", None, open) {
            actions.push(ViewAction::Open(Dialog::Export).into());
        }
        m.separator();
        if item(m, Icon::Users, "menu-annotator", None, open) {
            actions.push(ViewAction::Open(Dialog::Annotator).into());
        }
        if item(m, Icon::Warning, "menu-findings", None, open) {
            actions.push(ViewAction::Open(Dialog::Findings).into());
        }
        if item(m, Icon::Keyboard, "menu-keys", Some(Command::Keys), true) {
            actions.push(ViewAction::Open(Dialog::Keys).into());
        }
        m.separator();
        if item(m, Icon::Close, "menu-quit", None, true) {
            actions.push(ViewAction::Quit.into());
        }
    });
}

fn page_menu(button: &Response, ctx: &Context<'_>, actions: &mut Actions) {
    let look = ctx.look;
    let keys = |command| cap(keys_of(command), look.is_rtl());
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
        for (command, key) in [
            (Command::Larger, "key-larger"),
            (Command::Smaller, "key-smaller"),
            (Command::Looser, "key-looser"),
            (Command::Tighter, "key-tighter"),
            (Command::Wider, "key-wider"),
            (Command::Narrower, "key-narrower"),
            (Command::Justify, "key-justify"),
            (Command::NormalPage, "key-normal-page"),
        ] {
            if m.item(None, &look.tr(key), &keys(command), true) {
                actions.extend(act(command, ctx));
            }
        }
    });
}

fn crumbs(ui: &mut Ui, ctx: &Context<'_>, mut strip: Strip) {
    let look = ctx.look;
    let Some(project) = ctx.state.project() else {
        return;
    };
    let title = look.name(&project.title);
    let document = ctx
        .state
        .document()
        .map(|d| crate::arabic::visible(&d.title))
        .unwrap_or_default();
    let name = format!("{title}: {document}");
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
                .medium()
                .paint(look, ui.painter(), strip.rest);
        }
        return;
    }
    let quiet = Text::new(&title).colour(look.quiet());
    let room = (strip.rest.width() * 0.5).max(40.0);
    let width = quiet.width(look).ceil().min(room);
    quiet.paint(look, ui.painter(), strip.start(width + 1.0));
    if document.is_empty() {
        return;
    }
    let arrow: Rect = strip.start(24.0);
    Icon::ChevronEnd.paint(look, ui.painter(), arrow, 14.0, look.faint());
    Text::new(&document)
        .medium()
        .paint(look, ui.painter(), strip.rest);
}
