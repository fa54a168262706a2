//! Strips below the header: the sample's banner, what went wrong, what was done.

use crate::app::action::{AnnotateAction, ProjectAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::desk::Saving;
use crate::app::notice::Gravity;
use crate::app::paint::colour;
use crate::app::sealing::SealTask;
use crate::app::state::Dialog;
use crate::app::widget::{Button, Icon, Kind, Strip, Text, tip};
use crate::model::{AnnotationId, AnnotatorId};
use crate::words::InWords as _;
use egui::accesskit::Live;
use egui::{Color32, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

const ROW: f32 = 38.0;
/// So many notices are shown at once.
const MOST: usize = 4;

/// Height that all strips take now, points; less where there is little room below the header.
pub fn height(ctx: &Context<'_>, room: f32) -> f32 {
    let standing = [
        failed(ctx).is_some(),
        changed(ctx).is_some(),
        is_sample(ctx),
        ctx.state.exporting.is_some(),
        ctx.state.sealing.is_some(),
        ctx.state.moving.is_some(),
        ctx.state.seeking.is_some(),
    ];
    let standing = standing.into_iter().filter(|stands| *stands).count();
    let wanted = standing + ctx.state.notices.len().min(MOST);
    ROW * wanted.min(((room * 0.3 / ROW) as usize).max(1)) as f32
}

fn is_sample(ctx: &Context<'_>) -> bool {
    ctx.state.project().is_some_and(|p| p.is_sample)
}

/// Why the last save failed, while it is so.
fn failed(ctx: &Context<'_>) -> Option<String> {
    let desk = ctx.state.desk.as_ref()?;
    let Saving::Failed(errors) = &desk.saving else {
        return None;
    };
    let first = errors.first()?.in_words(&ctx.look.locale).message;
    Some(
        ctx.look
            .tr_with("notice-save-failed", &[("reason", first.into())]),
    )
}

/// What others wrote into what is the user's own, or what the user changed too, while it was not
/// read again.
fn changed(ctx: &Context<'_>) -> Option<String> {
    let look = ctx.look;
    let waiting = &ctx.state.desk.as_ref()?.others.waiting;
    let (file, counts) = waiting.first_key_value()?;
    let values = [
        ("what", changed_thing(ctx, file).into()),
        ("others", (waiting.len() - 1).into()),
    ];
    if waiting.len() > 1 {
        return Some(look.tr_with("notice-changed-several", &values));
    }
    let keys = ["changed-new", "changed-else", "changed-gone"];
    let counted = keys
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| **count > 0);
    let counted: Vec<String> = counted
        .map(|(key, count)| look.tr_with(key, &[("count", (*count).into())]))
        .collect();
    let words = look.tr_with("notice-changed-one", &values);
    Some(match counted.is_empty() {
        true => words,
        false => format!("{words} ({})", counted.join(&look.tr("list-separator"))),
    })
}

/// What a file of the project is to its readers.
fn changed_thing(ctx: &Context<'_>, file: &str) -> String {
    let look = ctx.look;
    let title = |id: &str| {
        let document = ctx.state.project()?.documents.get(id)?;
        Some(crate::arabic::visible(&document.title))
    };
    let parts: Vec<&str> = file.split('/').collect();
    let named = match parts.as_slice() {
        ["project.ron"] => Some(look.tr("arrived-project")),
        ["codebook.ron"] => Some(look.tr("arrived-codebook")),
        ["documents", id, ..] => {
            title(id).map(|title| look.tr_with("changed-document", &[("title", title.into())]))
        }
        ["annotations", _, id, name] => title(id).map(|title| {
            let person = name.strip_suffix(".ron").unwrap_or(name);
            let is_mine = ctx.state.me().is_some_and(|me| me.as_str() == person);
            let key = if is_mine {
                "changed-mine"
            } else {
                "changed-theirs"
            };
            let person = AnnotatorId::new(person).map(|id| ctx.state.person(&id));
            let values = [
                ("title", title.into()),
                ("name", person.unwrap_or_default().into()),
            ];
            look.tr_with(key, &values)
        }),
        _ => None,
    };
    named.unwrap_or_else(|| crate::arabic::visible(file))
}

/// Shows the strips over their place.
pub fn show(ui: &mut Ui, ctx: &Context<'_>, area: Rect, actions: &mut Actions) {
    let mut ui = ui.new_child(UiBuilder::new().id_salt("notices").max_rect(area));
    let look = ctx.look;
    let mut rows = Strip::new(area, look.is_rtl());
    let mut room = (area.height() / ROW).round() as usize;
    if let Some(reason) = failed(ctx) {
        room = room.saturating_sub(1);
        let mut strip = row(&mut ui, ctx, rows.top(ROW), Gravity::Standing);
        let words = look.tr("save-again");
        if button(&mut ui, ctx, &mut strip, &words, "save-again") {
            actions.push(ProjectAction::SaveAgain.into());
        }
        let told = Told::of(Gravity::Standing);
        words_in(&mut ui, ctx, strip, (&reason, ""), "failed", told);
    }
    if let Some(message) = changed(ctx).filter(|_| room > 0) {
        room -= 1;
        let mut strip = row(&mut ui, ctx, rows.top(ROW), Gravity::Standing);
        let words = look.tr("read-again");
        if button(&mut ui, ctx, &mut strip, &words, "read-again") {
            actions.push(ProjectAction::Reload.into());
        }
        let hint = look.tr("notice-changed-hint");
        let told = Told::of(Gravity::Standing);
        words_in(&mut ui, ctx, strip, (&message, &hint), "changed", told);
    }
    if let Some(exporting) = ctx.state.exporting.as_ref().filter(|_| room > 0) {
        room -= 1;
        let mut strip = row(&mut ui, ctx, rows.top(ROW), Gravity::Done);
        let words = look.tr("stop");
        if button(&mut ui, ctx, &mut strip, &words, "stop-export") {
            actions.push(ProjectAction::StopExport.into());
        }
        let path = crate::arabic::visible(&exporting.path.display().to_string());
        let words = look.tr_with("notice-exporting", &[("path", path.into())]);
        let told = Told::of(Gravity::Done);
        words_in(&mut ui, ctx, strip, (&words, ""), "exporting", told);
    }
    if let Some(sealing) = ctx.state.sealing.as_ref().filter(|_| room > 0) {
        room -= 1;
        let mut strip = row(&mut ui, ctx, rows.top(ROW), Gravity::Done);
        let words = look.tr("stop");
        if button(&mut ui, ctx, &mut strip, &words, "stop-sealing") {
            actions.push(ProjectAction::StopSealing.into());
        }
        let key = match sealing.task {
            SealTask::Seal { .. } => "notice-sealing",
            SealTask::Unseal { .. } => "notice-unsealing",
        };
        // A share is a name, not a count.
        let percent = sealing.percent().to_string();
        let words = look.tr_with(key, &[("percent", percent.into())]);
        let told = Told::of(Gravity::Done);
        words_in(&mut ui, ctx, strip, (&words, ""), "sealing", told);
    }
    if ctx.state.moving.is_some() && room > 0 {
        room -= 1;
        let strip = row(&mut ui, ctx, rows.top(ROW), Gravity::Done);
        let words = look.tr("notice-moving");
        let told = Told::of(Gravity::Done);
        words_in(&mut ui, ctx, strip, (&words, ""), "moving", told);
    }
    if let Some(id) = ctx.state.seeking.as_ref().filter(|_| room > 0) {
        room -= 1;
        let strip = row(&mut ui, ctx, rows.top(ROW), Gravity::Done);
        seeking(&mut ui, ctx, strip, id, actions);
    }
    let count = ctx.state.notices.len();
    let most = MOST.min(room);
    for (index, notice) in ctx
        .state
        .notices
        .iter()
        .enumerate()
        .skip(count.saturating_sub(most))
    {
        let mut strip = row(&mut ui, ctx, rows.top(ROW), notice.gravity);
        let words = look.tr("dismiss");
        let place = strip.end(28.0);
        let id = ui.scope_id().with(("dismiss", index));
        if Button::icon(Icon::Close, &words)
            .show_in(&mut ui, look, place, id)
            .clicked()
        {
            actions.push(ViewAction::Dismiss(index).into());
        }
        if !notice.hint.is_empty() && notice.gravity == Gravity::Standing {
            let words = look.tr("details");
            if button(&mut ui, ctx, &mut strip, &words, &format!("details{index}")) {
                actions.push(ViewAction::Open(Dialog::Findings).into());
            }
        }
        if notice.gravity == Gravity::Waiting {
            let words = look.tr("choices-open");
            if button(&mut ui, ctx, &mut strip, &words, &format!("choices{index}")) {
                actions.push(ViewAction::Open(Dialog::Choices).into());
            }
        }
        words_in(
            &mut ui,
            ctx,
            strip,
            (&notice.message, &notice.hint),
            &format!("notice{index}"),
            Told::of(notice.gravity),
        );
    }
    if is_sample(ctx) && room > count.min(MOST) {
        sample(&mut ui, ctx, rows.top(ROW), actions);
    }
}

/// Which passage is looked for in the text, and what to do with the selection.
fn seeking(
    ui: &mut Ui,
    ctx: &Context<'_>,
    mut strip: Strip,
    id: &AnnotationId,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let words = look.tr("seeking-stop");
    if button(ui, ctx, &mut strip, &words, "seeking-stop") {
        actions.push(AnnotateAction::StopSeeking.into());
    }
    let words = look.tr("seeking-here");
    if button(ui, ctx, &mut strip, &words, "seeking-here") {
        actions.push(AnnotateAction::SettleHere.into());
    }
    let found = ctx.state.project().and_then(|p| p.annotation(id));
    let quote = found.map_or("", |(_, a)| &a.target.quote);
    let quote = crate::arabic::visible(&quote.replace(['\n', '\t'], " "));
    let words = look.tr_with("seeking", &[("quote", quote.into())]);
    let told = Told::of(Gravity::Done);
    words_in(ui, ctx, strip, (&words, ""), "seeking", told);
}

/// The banner of the sample project.
fn sample(ui: &mut Ui, ctx: &Context<'_>, area: Rect, actions: &mut Actions) {
    let look = ctx.look;
    let mut strip = row(ui, ctx, area, Gravity::Done);
    let words = look.tr("menu-open-project");
    if button(ui, ctx, &mut strip, &words, "sample-open") {
        actions.push(ViewAction::Open(Dialog::OpenProject).into());
    }
    let words = look.tr("menu-new-project");
    if button(ui, ctx, &mut strip, &words, "sample-new") {
        actions.push(ViewAction::Open(Dialog::NewProject).into());
    }
    words_in(
        ui,
        ctx,
        strip,
        (&look.tr("sample-banner"), ""),
        "sample-words",
        Told::Label,
    );
}

fn row(ui: &mut Ui, ctx: &Context<'_>, area: Rect, gravity: Gravity) -> Strip {
    let look = ctx.look;
    let (fill, icon, ink): (Color32, Icon, Color32) = match gravity {
        Gravity::Done => (colour(look.palette.accent_soft), Icon::Info, look.accent()),
        _ => (
            colour(look.palette.field),
            Icon::Warning,
            colour(look.palette.warning),
        ),
    };
    ui.painter().rect_filled(area, 0.0, fill);
    ui.painter()
        .hline(area.x_range(), area.bottom(), Stroke::new(1.0, look.line()));
    let mut strip = Strip::new(area.shrink2(vec2(14.0, 0.0)), look.is_rtl());
    icon.paint(look, ui.painter(), strip.start(18.0), 16.0, ink);
    strip.start(8.0);
    strip
}

fn button(ui: &mut Ui, ctx: &Context<'_>, strip: &mut Strip, words: &str, salt: &str) -> bool {
    let button = Button::new(words).kind(Kind::Plain);
    let place = strip.end(button.width(ctx.look));
    strip.end(8.0);
    button
        .show_in(ui, ctx.look, place, ui.scope_id().with(salt))
        .clicked()
}

/// How a screen reader tells a strip.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// When it is looked at.
    Label,
    /// When the reader has come to an end.
    Status,
    /// At once.
    Alert,
}

impl Told {
    fn of(gravity: Gravity) -> Self {
        match gravity {
            Gravity::Done => Self::Status,
            _ => Self::Alert,
        }
    }
}

/// What does not fit on the line is in the tip.
fn words_in(
    ui: &mut Ui,
    ctx: &Context<'_>,
    strip: Strip,
    (message, hint): (&str, &str),
    salt: &str,
    told: Told,
) {
    let words = if hint.is_empty() {
        message.to_owned()
    } else {
        format!("{message}. {hint}")
    };
    let response = ui.interact(strip.rest, ui.scope_id().with(salt), Sense::hover());
    let (role, live) = match told {
        Told::Label => (Role::Label, None),
        Told::Status => (Role::Status, Some(Live::Polite)),
        Told::Alert => (Role::Alert, Some(Live::Assertive)),
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, &words));
    if let Some(live) = live {
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_live(live));
    }
    Text::new(&words).paint(ctx.look, ui.painter(), strip.rest);
    if Text::new(&words).width(ctx.look) > strip.rest.width() {
        tip(response, ctx.look, &words);
    }
}
