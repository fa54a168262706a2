//! The log of versions as rows, and the two states that are compared.

use super::side::Side;
use crate::app::context::Context;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::widget::{Button, Icon, Menu, Row, Text, group, size_of};
use crate::arabic::visible;
use crate::model::{CodebookVersion, Seen, VersionId};
use crate::words::{person, when};
use egui::{Role, accesskit};

/// Height of a row, in points: two lines.
const ROW: f32 = 46.0;

/// Every version, the latest first. Returns the one that was clicked.
pub fn rows(
    body: &mut Body<'_, '_>,
    seen: Seen<'_>,
    chosen: Option<&VersionId>,
) -> Option<VersionId> {
    let all = seen.versions_by_time();
    let mut clicked = None;
    body.list("versions", 236.0, |body| {
        group(
            body.ui,
            accesskit::Role::ListBox,
            &body.ctx.look.tr("versions-log"),
        );
        size_of(body.ui.ctx(), body.ui.unique_id(), all.len());
        for (place, version) in all.iter().enumerate() {
            if row(body, seen, (place, version), chosen == Some(&version.id)) {
                clicked = Some(version.id.clone());
            }
        }
    });
    clicked
}

fn row(
    body: &mut Body<'_, '_>,
    seen: Seen<'_>,
    (place, version): (usize, &CodebookVersion),
    chosen: bool,
) -> bool {
    let look = body.look();
    let count = [("count", version.tags.assignable().count().into())];
    let count = look.tr_with("versions-count", &count);
    let by = [
        ("name", person(seen, &version.by, &look.locale).into()),
        ("when", when(version.at).into()),
    ];
    let by = look.tr_with("versions-by", &by);
    let (name, reason) = (visible(&version.name), on_one_line(&version.reason));
    let told = format!("{name}\n{by}\n{count}\n{reason}");
    let (response, strip) = Row::new(&told)
        .height(ROW)
        .rounded()
        .selected(chosen)
        .role(Role::ListBoxOption)
        .place(place)
        .show_as(body.ui, look, entry_id(&format!("version-{}", version.id)));
    let painter = body.ui.painter();
    let mut lines = strip;
    lines.top(3.0);
    lines.bottom(3.0);
    let mut first = crate::app::widget::Strip::new(lines.top(20.0), look.is_rtl());
    let quiet = |words| Text::new(words).size(12.0).colour(look.quiet());
    let width = quiet(&by).width(look).ceil();
    quiet(&by)
        .at_end()
        .paint(look, painter, first.end(width + 1.0));
    first.end(12.0);
    Text::new(&name)
        .named()
        .medium()
        .paint(look, painter, first.rest);
    let mut second = crate::app::widget::Strip::new(lines.rest, look.is_rtl());
    let width = quiet(&count).width(look).ceil();
    quiet(&count)
        .at_end()
        .paint(look, painter, second.end(width + 1.0));
    second.end(12.0);
    quiet(&reason).paint(look, painter, second.rest);
    response.clicked()
}

fn on_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    visible(&words.join(" "))
}

/// The two states that are compared, each a button that opens the list of them. Returns whether
/// another one was chosen.
pub fn sides(body: &mut Body<'_, '_>, seen: Seen<'_>, from: &mut Side, to: &mut Side) -> bool {
    let look = body.look();
    let before = (from.clone(), to.clone());
    let mut strip = body.strip(30.0);
    let swap = look.tr("versions-swap");
    let place = strip.end(28.0);
    let swapped =
        Button::icon(Icon::Swap, &swap).show_in(body.ui, look, place, entry_id("versions-swap"));
    strip.end(10.0);
    let half = (strip.rest.width() - 16.0) / 2.0;
    for (key, side) in [("versions-from", &mut *from), ("versions-to", &mut *to)] {
        let mut place = crate::app::widget::Strip::new(strip.start(half), look.is_rtl());
        strip.start(16.0);
        let words = look.tr(key);
        let label = Text::new(&words).size(12.0).colour(look.quiet());
        let width = label.width(look).ceil() + 1.0;
        label.paint(look, body.ui.painter(), place.start(width));
        place.start(8.0);
        let name = name_of(body.ctx, seen, side);
        let told = format!("{words}: {name}");
        let button = Button::new(&name).with_icon(Icon::ChevronDown);
        let wide = button.width(look).min(place.rest.width());
        let response = button.show_in(body.ui, look, place.start(wide), entry_id(key));
        let id = response.id;
        body.ui
            .ctx()
            .accesskit_node_builder(id, |node| node.set_label(told));
        menu(body.ctx, &response, seen, side);
    }
    if swapped.clicked() {
        std::mem::swap(from, to);
    }
    before != (from.clone(), to.clone())
}

fn menu(ctx: &Context<'_>, button: &egui::Response, seen: Seen<'_>, side: &mut Side) {
    Menu::below(button, ctx.look, 300.0, |m| {
        let now = ctx.look.tr("versions-now");
        if m.choice(&now, side.is_none()) {
            *side = None;
        }
        m.separator();
        for version in seen.versions_by_time() {
            let on = side.as_ref() == Some(&version.id);
            if m.choice(&visible(&version.name), on) {
                *side = Some(version.id.clone());
            }
        }
    });
}

fn name_of(ctx: &Context<'_>, seen: Seen<'_>, side: &Side) -> String {
    let version = side.as_ref().and_then(|id| seen.version(id));
    version.map_or_else(|| ctx.look.tr("versions-now"), |v| visible(&v.name))
}
