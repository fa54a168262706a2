//! All keys, with what they do.

use crate::app::context::Context;
use crate::app::keys::cap;
use crate::app::shortcut::{
    Command, FIRST_STROKE, OnlyHere, SECOND_STROKES, SELECTING, TABLE, TAG_DIGITS, keys_here,
    keys_of_both,
};
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::Form;
use crate::app::widget::{Look, Strip, Text, keycap, keycap_width};
use egui::{Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

/// Narrower than this there is one column, in points.
const TWO_COLUMNS: f32 = 620.0;
const ROW: f32 = 25.5;

/// The list of keys; it has no drafts.
pub struct AllKeys;

/// A part of the list.
struct KeyGroup {
    /// The message that names it.
    name: &'static str,
    /// Commands of the window, with the keys of the table.
    commands: &'static [Command],
    /// Keys that act in one part of the window.
    others: &'static [Other],
}

/// Keys that act in one part of the window, as one row.
struct Other {
    keys: OtherKeys,
    /// The message that says what they do.
    message: &'static str,
}

/// How the keys of a row are found.
enum OtherKeys {
    /// The key of one thing.
    One(OnlyHere),
    /// The keys of two things, on one keycap.
    Both(OnlyHere, OnlyHere),
    /// The keys of two things, each on its own keycap.
    Each(OnlyHere, OnlyHere),
    /// The digits of tags.
    Digits,
    /// The two strokes of tags.
    TwoStrokes,
    /// What selects with any motion.
    Selecting,
}

const fn other(keys: OtherKeys, message: &'static str) -> Other {
    Other { keys, message }
}

/// The parts; the first three are one column, the others the other.
const PARTS: [KeyGroup; 5] = [
    KeyGroup {
        name: "keys-tagging",
        commands: &[
            Command::Palette,
            Command::Sentence,
            Command::Repeat,
            Command::Mark,
            Command::InVivo,
        ],
        others: &[
            other(OtherKeys::Digits, "keys-digit"),
            other(OtherKeys::TwoStrokes, "keys-two-strokes"),
            other(OtherKeys::One(OnlyHere::ChooseAndStay), "keys-keep-palette"),
        ],
    },
    KeyGroup {
        name: "keys-text",
        commands: &[Command::Copy, Command::SelectAll],
        others: &[
            other(
                OtherKeys::Both(OnlyHere::LetterLeft, OnlyHere::LetterRight),
                "keys-letter",
            ),
            other(
                OtherKeys::Both(OnlyHere::WordLeft, OnlyHere::WordRight),
                "keys-word",
            ),
            other(
                OtherKeys::Both(OnlyHere::SentenceLeft, OnlyHere::SentenceRight),
                "keys-sentence",
            ),
            other(
                OtherKeys::Both(OnlyHere::ParagraphUp, OnlyHere::ParagraphDown),
                "keys-paragraph",
            ),
            other(
                OtherKeys::Each(OnlyHere::LineStart, OnlyHere::LineEnd),
                "keys-line",
            ),
            other(OtherKeys::Selecting, "keys-select"),
        ],
    },
    KeyGroup {
        name: "keys-page",
        commands: &[
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
        others: &[],
    },
    KeyGroup {
        name: "keys-annotation",
        commands: &[
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
        others: &[],
    },
    KeyGroup {
        name: "keys-project",
        commands: &[
            Command::Undo,
            Command::Redo,
            Command::NextDocument,
            Command::PreviousDocument,
            Command::Finish,
            Command::Memos,
            Command::History,
            Command::FilterTags,
            Command::Import,
            Command::OpenProject,
            Command::NextRegion,
            Command::PreviousRegion,
            Command::Keys,
        ],
        others: &[
            other(OtherKeys::One(OnlyHere::EditTag), "keys-edit-tag"),
            other(
                OtherKeys::Both(OnlyHere::TagUp, OnlyHere::TagDown),
                "keys-move-tag",
            ),
        ],
    },
];

impl OtherKeys {
    /// The keycaps, in order.
    fn caps(&self) -> Vec<String> {
        match self {
            Self::One(what) => vec![keys_here(*what).to_owned()],
            Self::Both(one, other) => vec![keys_of_both(*one, *other)],
            Self::Each(one, other) => [*one, *other].map(|k| keys_here(k).to_owned()).into(),
            Self::Digits => vec![TAG_DIGITS.to_owned()],
            Self::TwoStrokes => vec![
                FIRST_STROKE.to_ascii_uppercase().to_string(),
                SECOND_STROKES.to_owned(),
            ],
            Self::Selecting => vec![SELECTING.to_owned()],
        }
    }
}

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

fn show(ui: &mut Ui, look: &Look, part: &KeyGroup) {
    let words = look.tr(part.name);
    crate::app::widget::heading(ui, look, &words);
    for command in part.commands {
        let of: Vec<_> = TABLE.iter().filter(|s| s.command == *command).collect();
        let caps: Vec<String> = of.iter().map(|s| cap(s.keys, look.is_rtl())).collect();
        if let Some(first) = of.first() {
            row(ui, look, &caps, &look.tr(first.message));
        }
    }
    for other in part.others {
        let caps = other.keys.caps();
        let caps: Vec<String> = caps.iter().map(|k| cap(k, look.is_rtl())).collect();
        row(ui, look, &caps, &look.tr(other.message));
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
            let times = parts.filter(|part| part.commands.contains(&shortcut.command));
            assert_eq!(times.count(), 1, "{:?}", shortcut.command);
        }
    }
}
