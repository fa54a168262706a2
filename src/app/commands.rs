//! From keys to actions: shortcuts of the window, and the strokes that apply tags.

use super::action::{
    Action, AnnotateAction, CodebookAction, DocumentAction, Flag, ReadingAction, ViewAction,
};
use super::context::{Actions, Context};
use super::keys::{self, Stroke};
use super::shortcut::{self, Command, FIRST_STROKE, OnlyHere, Reach, has_key};
use super::state::{Dialog, PaletteMode, Tab};
use super::view::reader::Reader;
use super::widget::FocusedField;
use crate::model::AnnotationId;
use crate::typeset::Fill;
use egui::{Key, Ui};

/// Listens to the keys of the window, without those that a focused field will take; plain letters
/// act only while the text is read.
pub fn listen(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    if ctx.state.dialog.is_some() {
        return;
    }
    let focused = ui.memory(|m| m.focused());
    let reading = focused.is_none() || focused == Some(Reader::main_id());
    let field = FocusedField::of(ui.ctx());
    let strokes: Vec<Stroke> = ui.input(|i| {
        let mine = |e: &&egui::Event| !field.is_some_and(|field| field.takes(e));
        let events = || i.events.iter().filter(mine);
        let mut strokes: Vec<Stroke> = events().filter_map(keys::stroke).collect();
        // egui turns Ctrl+C into an event of its own.
        let copies = events().filter(|e| matches!(e, egui::Event::Copy)).count();
        strokes.extend((0..copies).map(|_| Stroke {
            key: Key::C,
            modifiers: egui::Modifiers::COMMAND,
            repeat: false,
        }));
        strokes
    });
    for stroke in strokes {
        if reading && ctx.state.palette.is_none() && tag_stroke(ctx, &stroke, actions) {
            continue;
        }
        let Some(found) = shortcut::find(&stroke) else {
            continue;
        };
        let heard = found.reach == Reach::Window || (reading && ctx.state.palette.is_none());
        if heard {
            actions.extend(act(found.command, ctx));
        }
    }
}

/// A digit applies the tag that has it; the first stroke of two waits for the second.
fn tag_stroke(ctx: &Context<'_>, stroke: &Stroke, actions: &mut Actions) -> bool {
    let held = stroke.modifiers.command || stroke.modifiers.alt || stroke.modifiers.ctrl;
    let letter = keys::stroke_char(stroke.key).filter(|_| !held && !stroke.modifiers.shift);
    if let Some(first) = ctx.state.first_stroke {
        actions.push(ViewAction::FirstStroke(None).into());
        let Some(second) = letter else {
            return has_key(stroke, OnlyHere::LetGo);
        };
        apply_key(ctx, &format!("{first}{second}"), actions);
        return true;
    }
    match letter {
        Some(FIRST_STROKE) => {
            actions.push(ViewAction::FirstStroke(Some(FIRST_STROKE)).into());
            true
        }
        Some(digit @ '1'..='9') => apply_key(ctx, &digit.to_string(), actions),
        _ => false,
    }
}

fn apply_key(ctx: &Context<'_>, key: &str, actions: &mut Actions) -> bool {
    let tag = ctx
        .state
        .seen()
        .and_then(|p| p.codebook().by_key(key))
        .map(|t| t.id.clone());
    if let Some(tag) = tag {
        actions.push(AnnotateAction::Apply(Some(tag)).into());
        return true;
    }
    false
}

/// What a command asks for now.
pub fn act(command: Command, ctx: &Context<'_>) -> Vec<Action> {
    let state = ctx.state;
    let current = state.focus.annotation.clone();
    let with = |make: &dyn Fn(AnnotationId) -> Action| {
        current.clone().map(make).into_iter().collect::<Vec<_>>()
    };
    let page = |action: ViewAction| vec![action.into()];
    match command {
        Command::Palette => page(ViewAction::OpenPalette(PaletteMode::Apply)),
        Command::Repeat => vec![AnnotateAction::Repeat.into()],
        Command::Sentence => vec![AnnotateAction::Sentence.into()],
        Command::Mark => vec![AnnotateAction::Apply(None).into()],
        Command::Retag => with(&|id| ViewAction::OpenPalette(PaletteMode::Retag(id)).into()),
        Command::InVivo => vec![
            ViewAction::ClosePalette.into(),
            CodebookAction::InVivo.into(),
        ],
        Command::Delete => with(&|id| AnnotateAction::Remove(id).into()),
        Command::Memo => with(&|_| ViewAction::FocusMemo(true).into()),
        Command::Memos => page(ViewAction::FocusNewMemo(true)),
        Command::Unsure => with(&|id| AnnotateAction::Toggle(id, Flag::Unsure).into()),
        Command::Quotable => with(&|id| AnnotateAction::Toggle(id, Flag::Quotable).into()),
        Command::Discuss => with(&|id| AnnotateAction::Toggle(id, Flag::Discuss).into()),
        Command::Bounds => vec![ReadingAction::MoveBounds(!state.moving_bounds).into()],
        Command::NextAnnotation => vec![ReadingAction::Next.into()],
        Command::PreviousAnnotation => vec![ReadingAction::Previous.into()],
        Command::NextDocument => vec![DocumentAction::Next.into()],
        Command::PreviousDocument => vec![DocumentAction::Previous.into()],
        Command::Finish => vec![AnnotateAction::Finish(!is_finished(ctx)).into()],
        Command::Undo => vec![AnnotateAction::Undo.into()],
        Command::Redo => vec![AnnotateAction::Redo.into()],
        Command::Copy => vec![AnnotateAction::Copy.into()],
        Command::SelectAll => vec![ReadingAction::SelectAll.into()],
        Command::History => {
            let document = state.focus.document.clone();
            let dialog = document.map(|id| ViewAction::Open(Dialog::History(id)).into());
            dialog.into_iter().collect()
        }
        Command::FilterTags => vec![
            ViewAction::Tab(Tab::Tags).into(),
            ViewAction::FocusFilter(true).into(),
        ],
        Command::Import => page(ViewAction::Open(Dialog::Import(Vec::new()))),
        Command::OpenProject => page(ViewAction::Open(Dialog::OpenProject)),
        Command::Larger => page(ViewAction::TextSize(1.5)),
        Command::Smaller => page(ViewAction::TextSize(-1.5)),
        Command::NormalPage => page(ViewAction::NormalPage),
        Command::Looser => page(ViewAction::LineHeight(0.1)),
        Command::Tighter => page(ViewAction::LineHeight(-0.1)),
        Command::Wider => page(ViewAction::SheetWidth(60.0)),
        Command::Narrower => page(ViewAction::SheetWidth(-60.0)),
        Command::Justify => page(ViewAction::Fill(match state.preferences.page.fill {
            Fill::Ragged => Fill::Kashida,
            Fill::Spaces | Fill::Kashida => Fill::Ragged,
        })),
        Command::ZoomIn => page(ViewAction::Zoom(true)),
        Command::ZoomOut => page(ViewAction::Zoom(false)),
        Command::ZoomNormal => page(ViewAction::NormalZoom),
        Command::NextRegion => page(ViewAction::Region(Some(true))),
        Command::PreviousRegion => page(ViewAction::Region(Some(false))),
        Command::Keys => page(ViewAction::Open(Dialog::Keys)),
    }
}

/// Whether the user has finished the document that is read.
pub fn is_finished(ctx: &Context<'_>) -> bool {
    let key = ctx.state.my_key();
    let coding = key.and_then(|k| ctx.state.seen()?.coding(&k).map(|c| c.finished));
    coding.unwrap_or(false)
}
