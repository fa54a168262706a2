//! The fields that a new tag and a known one have in common: names, parent, hue, key.

use crate::app::keys::{cap, is_tag_key};
use crate::app::paint::colour;
use crate::app::view::dialogs::kit::body::{Body, Entry, entry_id, label_in};
use crate::app::widget::{Button, Icon, Look, Menu, Strip, Text, keycap, keycap_width};
use crate::arabic::visible;
use crate::model::{Bilingual, Codebook, Tag, TagId};
use egui::vec2;

/// Both names beside each other, that of the interface's language first.
pub fn names(body: &mut Body<'_, '_>, name: &mut Bilingual) {
    let look = body.look();
    let mut labels = body.strip(21.0);
    let mut fields = body.strip(28.0);
    let half = (labels.rest.width() - 12.0) / 2.0;
    for arabic in order(look) {
        let key = if arabic { "tag-name-ar" } else { "tag-name-en" };
        let words = look.tr(key);
        label_in(body.ui, look, labels.start(half), &words);
        labels.start(12.0);
        let place = fields.start(half);
        fields.start(12.0);
        let entry = Entry {
            name: &words,
            ..Entry::default()
        };
        let text = if arabic { &mut name.ar } else { &mut name.en };
        body.entry_in(key, place, entry, text);
    }
}

/// A text in both languages: the interface's first, the other below it and smaller.
pub fn bilingual(body: &mut Body<'_, '_>, key: &str, text: &mut Bilingual) {
    let look = body.look();
    let words = look.tr(key);
    body.label(&words);
    for (index, arabic) in order(look).into_iter().enumerate() {
        let language = look.tr(if arabic { "in-arabic" } else { "in-english" });
        let name = format!("{words} ({language})");
        let second = index == 1;
        let entry = Entry {
            name: &name,
            placeholder: &language,
            rows: Some(if second { (1, 4) } else { (2, 8) }),
            small: second,
            ..Entry::default()
        };
        let text = if arabic { &mut text.ar } else { &mut text.en };
        body.entry(&format!("{key}-{arabic}"), entry, text);
        body.gap(if second { 10.0 } else { 4.0 });
    }
}

/// Whether Arabic comes first, then whether it comes second.
fn order(look: &Look) -> [bool; 2] {
    [look.is_rtl(), !look.is_rtl()]
}

/// The tag above: a button that opens a menu of all that it may be.
pub fn parent(
    body: &mut Body<'_, '_>,
    parent: &mut Option<TagId>,
    may_be: impl Fn(&Codebook, &Tag) -> bool,
) {
    let look = body.look();
    let Some(seen) = body.ctx.state.seen() else {
        return;
    };
    let book = seen.codebook();
    let words = look.tr("tag-parent");
    body.label(&words);
    let top = look.tr("tag-parent-none");
    let current = parent.as_ref().and_then(|p| book.get(p));
    let shown = current.map_or(top.clone(), |t| look.name(&t.name));
    let mut strip = body.strip(28.0);
    let button = Button::new(&shown).with_icon(Icon::ChevronDown);
    let width = button.width(look).min(strip.rest.width());
    let place = strip.start(width);
    let response = button.show_in(body.ui, look, place, entry_id("tag-parent"));
    let mut chosen = None;
    Menu::below(&response, look, 300.0, |m| {
        m.scrolling(340.0, |m| {
            if m.choice(&top, parent.is_none()) {
                chosen = Some(None);
            }
            for (depth, tag) in book.tree() {
                if !may_be(book, tag) {
                    continue;
                }
                let name = format!(
                    "{}{}",
                    "\u{2003}".repeat(depth.min(6)),
                    look.name(&tag.name)
                );
                if m.choice(&name, parent.as_ref() == Some(&tag.id)) {
                    chosen = Some(Some(tag.id.clone()));
                }
            }
        });
    });
    if let Some(chosen) = chosen {
        *parent = chosen;
    }
}

/// Why strokes cannot be a tag's key, in words; nothing when they can, or when there are none.
pub fn key_trouble(look: &Look, book: &Codebook, key: &str, of: Option<&TagId>) -> Option<String> {
    if key.is_empty() {
        return None;
    }
    if !is_tag_key(key) {
        return Some(look.tr("tag-key-wrong"));
    }
    let other = book.by_key(key).filter(|t| Some(&t.id) != of)?;
    let name = look.name(&other.name);
    Some(look.tr_with("tag-key-taken", &[("name", name.into())]))
}

/// The field of the strokes that apply a tag, with what is wrong with them.
pub fn key(body: &mut Body<'_, '_>, key: &mut String, of: Option<&TagId>) {
    let look = body.look();
    let words = look.tr("tag-key");
    body.label(&words);
    let mut strip = body.strip(28.0);
    let entry = Entry {
        name: &words,
        ..Entry::default()
    };
    let place = strip.start(90.0);
    if body.entry_in("tag-key", place, entry, key).changed {
        *key = as_strokes(key);
    }
    strip.start(10.0);
    let trouble = body
        .ctx
        .state
        .seen()
        .and_then(|p| key_trouble(look, p.codebook(), key, of));
    match trouble {
        Some(trouble) => warn_in(body, strip, &trouble),
        None => show_cap(body, strip, key),
    }
    let words = look.tr("tag-key-hint");
    body.hint(&words);
}

/// A warning on the line of a field.
fn warn_in(body: &mut Body<'_, '_>, mut strip: Strip, words: &str) {
    let look = body.look();
    let ink = colour(look.palette.warning);
    let painter = body.ui.painter();
    Icon::Warning.paint(look, painter, strip.start(15.0), 14.0, ink);
    strip.start(7.0);
    let place = strip.rest;
    Text::new(words)
        .size(12.5)
        .colour(ink)
        .paint(look, painter, place);
    let response = body
        .ui
        .interact(place, entry_id("tag-key-trouble"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
}

fn show_cap(body: &mut Body<'_, '_>, mut strip: Strip, key: &str) {
    let look = body.look();
    for stroke in key.chars() {
        let cap = cap(&stroke.to_uppercase().to_string(), look.is_rtl());
        let place = strip.start(keycap_width(look, &cap));
        keycap(look, body.ui.painter(), place.shrink2(vec2(0.0, 4.0)), &cap);
        strip.start(5.0);
    }
}

/// What was typed as the strokes it means: whatever layout is on, Latin and small, digits 0-9.
fn as_strokes(typed: &str) -> String {
    let strokes = typed.trim().chars().map(|c| match c {
        '٠'..='٩' => char::from(b'0' + (u32::from(c) - 0x660) as u8),
        '۰'..='۹' => char::from(b'0' + (u32::from(c) - 0x6F0) as u8),
        _ => latin_of(c).unwrap_or(c.to_ascii_lowercase()),
    });
    visible(&strokes.take(2).collect::<String>())
}

/// The Latin letter on the key that types an Arabic one.
fn latin_of(letter: char) -> Option<char> {
    ('a'..='z').find(|latin| {
        let cap = cap(&latin.to_string(), true);
        cap.split_once(' ')
            .is_some_and(|(_, arabic)| arabic.chars().eq([letter]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_the_same_whatever_layout_types_them() {
        for (typed, strokes) in [
            ("G2", "g2"),
            ("ل٢", "g2"),
            ("٣", "3"),
            (" 7 ", "7"),
            ("abc", "ab"),
        ] {
            assert_eq!(as_strokes(typed), strokes, "{typed}");
        }
    }
}
