//! What is so until it is mended or done: a save that failed, what others changed, what is being
//! written, the passage that is looked for, the sample's banner.

use super::line::{Line, Told};
use super::thing;
use crate::app::action::{Action, AnnotateAction, ProjectAction, ViewAction};
use crate::app::context::Context;
use crate::app::notice::Gravity;
use crate::app::state::Dialog;
use crate::app::under_way::Sealing;
use crate::desk::Saving;
use crate::store::RecordCounts;
use crate::words::save_fault;

/// The lines of what stands, the gravest first.
pub fn lines(ctx: &Context<'_>) -> Vec<Line> {
    let lines = [
        failed(ctx),
        changed(ctx),
        exporting(ctx),
        sealing(ctx),
        moving(ctx),
        seeking(ctx),
    ];
    lines.into_iter().flatten().collect()
}

/// The banner of the sample project.
pub fn sample(ctx: &Context<'_>) -> Option<Line> {
    ctx.state.seen().filter(|p| p.is_sample())?;
    let look = ctx.look;
    let open = |dialog| Action::from(ViewAction::Open(dialog));
    let banner = Line::new("sample-words", Gravity::Done, Told::Label)
        .saying(&look.tr("sample-banner"), "")
        .with(look.tr("menu-open-project"), open(Dialog::OpenProject))
        .with(look.tr("menu-new-project"), open(Dialog::NewProject));
    Some(banner)
}

/// Why the last save failed, while it is so, and what to do about it.
fn failed(ctx: &Context<'_>) -> Option<Line> {
    let Saving::Failed(errors) = &ctx.state.desk.as_ref()?.saving else {
        return None;
    };
    let look = ctx.look;
    let first = errors.first()?;
    let what = thing::unsaved(ctx, first);
    let words = save_fault(first, &what, &look.locale);
    let message = look.tr_with("notice-save-failed", &[("reason", words.message.into())]);
    let line = standing("failed").saying(&message, &words.hint.unwrap_or_default());
    Some(line.with(look.tr("save-again"), ProjectAction::SaveAgain.into()))
}

/// What others wrote into what is the user's own, or what the user changed too, while it was not
/// read again.
fn changed(ctx: &Context<'_>) -> Option<Line> {
    let look = ctx.look;
    let waiting = &ctx.state.desk.as_ref()?.others.waiting;
    let (part, counts) = waiting.first_key_value()?;
    let values = [
        ("what", thing::name(ctx, part).into()),
        ("others", (waiting.len() - 1).into()),
    ];
    let message = match waiting.len() {
        1 => counted(ctx, look.tr_with("notice-changed-one", &values), counts),
        _ => look.tr_with("notice-changed-several", &values),
    };
    let line = standing("changed").saying(&message, &look.tr("notice-changed-hint"));
    Some(line.with(look.tr("read-again"), ProjectAction::Reload.into()))
}

/// Adds how many records are new, changed and gone to a sentence about a part.
fn counted(ctx: &Context<'_>, sentence: String, counts: &RecordCounts) -> String {
    let look = ctx.look;
    let all = [
        ("changed-new", counts.new),
        ("changed-else", counts.changed),
        ("changed-gone", counts.gone),
    ];
    let counted: Vec<String> = all
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| look.tr_with(key, &[("count", count.into())]))
        .collect();
    if counted.is_empty() {
        return sentence;
    }
    format!("{sentence} ({})", counted.join(&look.tr("list-separator")))
}

fn exporting(ctx: &Context<'_>) -> Option<Line> {
    let exporting = ctx.state.exporting.as_ref()?;
    let path = crate::arabic::visible(&exporting.file.display().to_string());
    let words = ctx
        .look
        .tr_with("notice-exporting", &[("path", path.into())]);
    Some(under_way("exporting", &words).with(ctx.look.tr("stop"), ProjectAction::StopExport.into()))
}

fn sealing(ctx: &Context<'_>) -> Option<Line> {
    let sealing = ctx.state.sealing.as_ref()?;
    let key = match sealing {
        Sealing::Seal { .. } => "notice-sealing",
        Sealing::Unseal { .. } => "notice-unsealing",
    };
    // A share is a name, not a count.
    let percent = sealing.percent().to_string();
    let words = ctx.look.tr_with(key, &[("percent", percent.into())]);
    Some(under_way("sealing", &words).with(ctx.look.tr("stop"), ProjectAction::StopSealing.into()))
}

fn moving(ctx: &Context<'_>) -> Option<Line> {
    ctx.state.moving.as_ref()?;
    Some(under_way("moving", &ctx.look.tr("notice-moving")))
}

/// Which passage is looked for in the text, and what to do with the selection.
fn seeking(ctx: &Context<'_>) -> Option<Line> {
    let id = ctx.state.seeking.as_ref()?;
    let look = ctx.look;
    let found = ctx.state.seen().and_then(|p| p.annotation(id));
    let quote = found.map_or("", |(_, a)| &a.target.quote);
    let quote = crate::arabic::visible(&quote.replace(['\n', '\t'], " "));
    let words = look.tr_with("seeking", &[("quote", quote.into())]);
    let line = under_way("seeking", &words)
        .with(look.tr("seeking-stop"), AnnotateAction::StopSeeking.into())
        .with(look.tr("seeking-here"), AnnotateAction::SettleHere.into());
    Some(line)
}

fn standing(name: &str) -> Line {
    Line::new(name, Gravity::Standing, Told::Alert)
}

fn under_way(name: &str, words: &str) -> Line {
    Line::new(name, Gravity::Done, Told::Status).saying(words, "")
}
