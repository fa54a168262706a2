//! What egui itself paints (popups, tips, windows) in the colours of the theme, and at rest.

use super::look::Look;
use super::menu::{float_shadow, tip_shadow};
use crate::app::paint::colour;
use crate::typeset::Face;
use egui::{
    Context, CornerRadius, FontData, FontDefinitions, FontFamily, Margin, Stroke, Style, Theme,
    style::ScrollAnimation, vec2,
};
use std::sync::Arc;

/// The name that egui knows the interface's letters by.
const LETTERS: &str = "interface";

/// Gives egui's own parts the colours of a look. Call it at the start and when the theme changes.
///
/// Nothing is animated and no caret blinks, so that a window in which nothing happens paints
/// nothing.
pub fn apply(context: &Context, look: &Look) {
    context.set_fonts(fonts());
    context.set_theme(match look.theme {
        crate::page::Theme::Dark => Theme::Dark,
        crate::page::Theme::Light | crate::page::Theme::Sepia => Theme::Light,
    });
    context.all_styles_mut(|style| {
        at_rest(style);
        shape(style);
        paint(style, look);
    });
}

/// egui has no fonts of its own here. What is ours paints its own letters, but text of a stock part
/// would be boxes without this.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let data = FontData::from_static(Face::Interface.regular());
    fonts.font_data.insert(LETTERS.to_owned(), Arc::new(data));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec![LETTERS.to_owned()]);
    }
    fonts
}

fn at_rest(style: &mut Style) {
    style.animation_time = 0.0;
    style.scroll_animation = ScrollAnimation::none();
    style.visuals.text_cursor.blink = false;
    style.interaction.tooltip_delay = 0.4;
    style.interaction.tooltip_grace_time = 0.3;
    // Controls stand close together: a click belongs to the one that it hits.
    style.interaction.interact_radius = 0.0;
    style.interaction.selectable_labels = false;
}

fn shape(style: &mut Style) {
    style.spacing.item_spacing = vec2(6.0, 6.0);
    style.spacing.menu_margin = Margin::symmetric(9, 6);
    style.spacing.window_margin = Margin::same(14);
    style.spacing.interact_size.y = 27.0;
    style.visuals.menu_corner_radius = CornerRadius::same(7);
    style.visuals.window_corner_radius = CornerRadius::same(11);
    style.visuals.window_highlight_topmost = false;
}

fn paint(style: &mut Style, look: &Look) {
    let palette = &look.palette;
    let line = Stroke::new(1.0, look.line());
    let visuals = &mut style.visuals;
    visuals.dark_mode = look.theme == crate::page::Theme::Dark;
    visuals.override_text_color = Some(look.ink());
    visuals.weak_text_color = Some(look.quiet());
    visuals.hyperlink_color = look.accent();
    visuals.warn_fg_color = colour(palette.warning);
    visuals.error_fg_color = colour(palette.warning);
    visuals.panel_fill = colour(palette.panel);
    visuals.window_fill = look.field();
    visuals.window_stroke = line;
    visuals.extreme_bg_color = look.field();
    visuals.faint_bg_color = colour(palette.desk);
    visuals.code_bg_color = colour(palette.desk);
    visuals.window_shadow = float_shadow(look);
    visuals.popup_shadow = tip_shadow(look);
    visuals.selection.bg_fill = colour(palette.selection);
    visuals.selection.stroke = Stroke::new(1.0, look.accent());
    visuals.text_cursor.stroke = Stroke::new(1.5, look.accent());
    let widgets = &mut visuals.widgets;
    for (state, fill) in [
        (&mut widgets.noninteractive, palette.panel),
        (&mut widgets.inactive, palette.field),
        (&mut widgets.hovered, palette.desk),
        (&mut widgets.active, palette.accent_soft),
        (&mut widgets.open, palette.accent_soft),
    ] {
        state.bg_fill = colour(fill);
        state.weak_bg_fill = colour(fill);
        state.bg_stroke = line;
        state.fg_stroke = Stroke::new(1.0, look.ink());
        state.corner_radius = CornerRadius::same(7);
        state.expansion = 0.0;
    }
}
