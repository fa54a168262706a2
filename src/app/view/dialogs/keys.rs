//! All keys, with what they do.

use crate::app::context::Context;
use crate::app::keys::cap;
use crate::app::shortcut::{Command, TABLE};
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::Form;
use crate::app::widget::{Look, Strip, Text, keycap, keycap_width};
use egui::{Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

/// Narrower than this there is one column, in points.
const TWO_COLUMNS: f32 = 620.0;
const ROW: f32 = 25.5;

/// The list of keys; it has no drafts.
pub struct AllKeys;

/// A part of the list: what names it, the commands of the table, and keys that are in no table.
type Part = (
    &'static str,
    &'static [Command],
    &'static [(&'static [&'static str], &'static str)],
);

/// The parts; the first three are one column, the others the other.
const PARTS: [Part; 5] = [
    (
        "keys-tagging",
        &[
            Command::Palette,
            Command::Sentence,
            Command::Repeat,
            Command::Mark,
            Command::InVivo,
        ],
        &[
            (&["1 … 9"], "keys-digit"),
            (&["G", "1 … 9, A … Z"], "keys-two-strokes"),
            (&["Ctrl Enter"], "keys-keep-palette"),
        ],
    ),
    (
        "keys-text",
        &[Command::Copy, Command::SelectAll],
        &[
            (&["← →"], "keys-letter"),
            (&["Ctrl ← →"], "keys-word"),
            (&["Alt ← →"], "keys-sentence"),
            (&["Ctrl ↑ ↓"], "keys-paragraph"),
            (&["Home", "End"], "keys-line"),
            (&["Shift"], "keys-select"),
        ],
    ),
    (
        "keys-page",
        &[
            Command::Larger,
            Command::Smaller,
            Command::Looser,
            Command::Tighter,
            Command::Wider,
            Command::Narrower,
            Command::Justify,
            Command::NormalPage,
            Command::ZoomIn,
            Command::ZoomOut,
            Command::ZoomNormal,
        ],
        &[],
    ),
    (
        "keys-annotation",
        &[
            Command::Retag,
            Command::Bounds,
            Command::Memo,
            Command::Unsure,
            Command::Quotable,
            Command::Discuss,
            Command::Delete,
            Command::NextAnnotation,
            Command::PreviousAnnotation,
        ],
        &[],
    ),
    (
        "keys-project",
        &[
            Command::Undo,
            Command::Redo,
            Command::NextDocument,
            Command::PreviousDocument,
            Command::Finish,
            Command::History,
            Command::FilterTags,
            Command::Import,
            Command::OpenProject,
            Command::NextRegion,
            Command::PreviousRegion,
            Command::Keys,
        ],
        &[(&["F2"], "keys-edit-tag"), (&["Alt ↑ ↓"], "keys-move-tag")],
    ),
];

impl Form for AllKeys {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("keys-title")
    }

    fn width(&self) -> f32 {
        860.0
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        let look = body.look();
        let whole = body.ui.available_rect_before_wrap();
        if whole.width() < TWO_COLUMNS {
            PARTS.iter().for_each(|part| show(body.ui, look, part));
        } else {
            let mut strip = Strip::new(whole, look.is_rtl());
            let width = (whole.width() - 36.0) / 2.0;
            let places = [strip.start(width), strip.end(width)];
            let mut height: f32 = 0.0;
            for (place, parts) in places.into_iter().zip([&PARTS[..3], &PARTS[3..]]) {
                let mut column = body.ui.new_child(UiBuilder::new().max_rect(place));
                parts.iter().for_each(|part| show(&mut column, look, part));
                height = height.max(column.min_rect().height());
            }
            body.ui.allocate_space(vec2(whole.width(), height));
        }
        let words = body.tr("keys-layouts");
        body.hint(&words);
    }
}

fn show(ui: &mut Ui, look: &Look, (name, commands, more): &Part) {
    let words = look.tr(name);
    crate::app::widget::heading(ui, look, &words);
    for command in *commands {
        let of: Vec<_> = TABLE.iter().filter(|s| s.command == *command).collect();
        let caps: Vec<String> = of.iter().map(|s| cap(s.keys, look.is_rtl())).collect();
        if let Some(first) = of.first() {
            row(ui, look, &caps, &look.tr(first.message));
        }
    }
    for (keys, key) in *more {
        let caps: Vec<String> = keys.iter().map(|k| cap(k, look.is_rtl())).collect();
        row(ui, look, &caps, &look.tr(key));
    }
    ui.add_space(12.0);
}

fn row(ui: &mut Ui, look: &Look, caps: &[String], words: &str) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let name = format!("{words}: {}", caps.join(", "));
    let id = ui.scope_id().with(&name);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    let mut strip = Strip::new(rect, look.is_rtl());
    for cap in caps.iter().rev() {
        let place = strip.end(keycap_width(look, cap));
        keycap(look, ui.painter(), place, cap);
        strip.end(5.0);
    }
    strip.end(8.0);
    Text::new(words).paint(look, ui.painter(), strip.rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_of_the_table_is_in_the_list_once() {
        for shortcut in TABLE {
            let parts = PARTS.iter();
            let times = parts.filter(|(_, commands, _)| commands.contains(&shortcut.command));
            assert_eq!(times.count(), 1, "{:?}", shortcut.command);
        }
    }
}
