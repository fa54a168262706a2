//! The footer: where the reader is, how much was tagged, and what is on disk.

use crate::app::action::{ProjectAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::paint::colour;
use crate::app::state::Dialog;
use crate::app::widget::{Icon, Strip, Text, focus_ring, tip};
use crate::desk::Saving;
use crate::words::InWords as _;
use egui::{Color32, Role, Sense, Ui, WidgetInfo, vec2};

/// Shows the footer over its whole place.
pub fn show(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    let area = ui.max_rect().shrink2(vec2(14.0, 0.0));
    let mut strip = Strip::new(area, ctx.look.is_rtl());
    saving(ui, ctx, &mut strip, actions);
    for words in facts(ctx) {
        let text = Text::new(&words).size(12.0).colour(ctx.look.quiet());
        let place = strip.start(text.width(ctx.look).ceil() + 1.0);
        let id = ui.scope_id().with(&words);
        ui.interact(place, id, Sense::hover())
            .widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        text.paint(ctx.look, ui.painter(), place);
        strip.start(18.0);
    }
}

fn facts(ctx: &Context<'_>) -> Vec<String> {
    let (Some(seen), Some(document)) = (ctx.state.seen(), ctx.state.document()) else {
        return Vec::new();
    };
    let look = ctx.look;
    let text = &document.text;
    let at = text.paragraph_at(ctx.state.focus.caret.offset) + 1;
    let mut facts = vec![look.tr_with(
        "footer-paragraph",
        &[("at", at.into()), ("count", text.paragraph_count().into())],
    )];
    if seen.current_round().is_some() {
        let (mine, all) = ctx.derived.annotations;
        facts.push(look.tr_with("footer-mine", &[("count", mine.into())]));
        facts.push(look.tr_with("footer-all", &[("count", all.into())]));
    }
    if ctx.state.moving_bounds {
        facts.push(look.tr("footer-bounds"));
    } else if let Some(first) = ctx.state.first_stroke {
        facts.push(look.tr_with(
            "footer-stroke",
            &[("key", first.to_ascii_uppercase().to_string().into())],
        ));
    } else if !ctx.state.focus.selection().is_empty() {
        let length = ctx.state.focus.selection().len();
        facts.push(look.tr_with("footer-selected", &[("count", length.into())]));
    }
    facts
}

fn saving(ui: &mut Ui, ctx: &Context<'_>, strip: &mut Strip, actions: &mut Actions) {
    let Some(desk) = &ctx.state.desk else { return };
    let look = ctx.look;
    let warning = colour(look.palette.warning);
    let (icon, key, ink): (Icon, &str, Color32) = match &desk.saving {
        Saving::Saved => (Icon::Check, "saved", look.accent()),
        Saving::Writing => (Icon::Working, "saving", look.quiet()),
        Saving::Failed(_) => (Icon::Warning, "not-saved", warning),
        Saving::ReadOnly => (Icon::Info, "read-only", warning),
    };
    let words = look.tr(key);
    let text = Text::new(&words).size(12.0).colour(ink);
    let place = strip.end(text.width(look).ceil() + 22.0);
    let response = ui.interact(place, ui.scope_id().with("saving"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let mut inside = Strip::new(place, look.is_rtl());
    icon.paint(look, ui.painter(), inside.start(16.0), 14.0, ink);
    inside.start(5.0);
    text.paint(look, ui.painter(), inside.rest);
    focus_ring(ui, look, place.expand(2.0), &response);
    let details = match &desk.saving {
        Saving::Failed(errors) => errors
            .iter()
            .map(|e| e.in_words(&look.locale).message)
            .collect::<Vec<_>>()
            .join("\n"),
        _ => crate::arabic::visible(&desk.root.display().to_string()),
    };
    let response = tip(response, look, &details);
    if response.clicked() {
        match &desk.saving {
            Saving::Failed(_) => actions.push(ProjectAction::SaveAgain.into()),
            _ => actions.push(ViewAction::Open(Dialog::Findings).into()),
        }
    }
    strip.end(18.0);
}
