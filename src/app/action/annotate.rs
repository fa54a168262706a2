//! Tagging, and changing what was tagged.

use super::going::forget_what_is_gone;
use super::{copy, task, texts, undoing};
use crate::app::notice::{Gravity, Notice};
use crate::app::state::{Dialog, PaletteMode, State};
use crate::app::widget::Look;
use crate::arabic::{CharOffset, CharRange, Step, Text};
use crate::desk::{
    self, Becomes, ChangeAnnotation, FinishDocument, PassagePlace, RestoreCoding, TagPassage,
    Tagged, Was, Who, fresh,
};
use crate::model::{AnnotationId, AnnotatorId, Coding, CodingKey, Flags, TagId};
use crate::words::first_round_name;
use std::collections::BTreeSet;

/// What can be asked about annotations.
#[derive(Clone, PartialEq, Debug)]
pub enum AnnotateAction {
    /// Tags the target span; without a tag it is only marked.
    Apply(Option<TagId>),
    /// Tags the target span with the tag that was used last.
    Repeat,
    /// Tags the caret's sentence with the tag that was used last, or opens the palette for it.
    Sentence,
    /// Changes the tag of an annotation.
    Retag(AnnotationId, Option<TagId>),
    /// Deletes an annotation.
    Remove(AnnotationId),
    /// Changes the memo of an annotation.
    Memo(AnnotationId, String),
    /// Turns a flag of an annotation on or off.
    Toggle(AnnotationId, Flag),
    /// Returns an annotation other bounds.
    Rebound(AnnotationId, CharRange),
    /// Moves one bound of the current annotation by a step.
    Nudge {
        /// Which bound.
        edge: Edge,
        /// How far.
        step: Step,
        /// Towards the end of the text.
        forward: bool,
    },
    /// Says where an annotation's passage is in a text that was replaced; without a place, that it is
    /// not there.
    Settle(AnnotationId, Option<CharRange>),
    /// Goes to the text, near a place, so that an annotation's passage can be selected there.
    Seek(AnnotationId, Option<CharOffset>),
    /// Puts the passage that is looked for where the selection is.
    SettleHere,
    /// Gives up looking for a place.
    StopSeeking,
    /// Copies the selection, or else the current annotation with its source.
    Copy,
    /// Says whether the user has finished the document.
    Finish(bool),
    /// Makes a coding say what it said on an earlier day.
    Restore(CodingKey, Coding),
    /// Takes the last edit back.
    Undo,
    /// Does the last undone edit again.
    Redo,
}

/// A bound of an annotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// A flag of an annotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flag {
    /// The annotator is not sure of it.
    Unsure,
    /// It is worth quoting.
    Quotable,
    /// It should be talked about.
    Discuss,
}

pub(super) fn apply(action: AnnotateAction, state: &mut State, look: &Look) {
    // Whoever goes on working has read what was said of the last step.
    state.notices.retain(|n| {
        matches!(
            n.gravity,
            Gravity::Standing | Gravity::Waiting | Gravity::Unsaved
        )
    });
    match action {
        AnnotateAction::Apply(tag) => annotate_target(state, look, tag),
        AnnotateAction::Repeat => match state.last_tag.clone() {
            Some(tag) => annotate_target(state, look, Some(tag)),
            None => state.palette = Some(PaletteMode::Apply),
        },
        AnnotateAction::Sentence => sentence(state, look),
        AnnotateAction::Retag(id, tag) => {
            state.last_tag = tag.clone().or(state.last_tag.take());
            change(state, look, &id, Becomes::Tagged(tag));
        }
        AnnotateAction::Remove(id) => remove(state, look, &id),
        AnnotateAction::Memo(id, memo) => change(state, look, &id, Becomes::Noted(memo)),
        AnnotateAction::Toggle(id, flag) => toggle(state, look, &id, flag),
        AnnotateAction::Rebound(id, span) => rebound(state, look, &id, span),
        AnnotateAction::Nudge {
            edge,
            step,
            forward,
        } => nudge(state, look, edge, step, forward),
        AnnotateAction::Settle(id, place) => texts::settle(state, look, &id, place),
        AnnotateAction::Seek(id, near) => texts::seek(state, id, near),
        AnnotateAction::SettleHere => texts::settle_here(state, look),
        AnnotateAction::StopSeeking => texts::stop_seeking(state),
        AnnotateAction::Copy => copy::copy(state, look),
        AnnotateAction::Finish(finished) => finish(state, look, finished),
        AnnotateAction::Restore(key, was) => restore(state, look, key, was),
        AnnotateAction::Undo => undoing::undo(state, look),
        AnnotateAction::Redo => undoing::redo(state, look),
    }
}

/// Tags the target span.
fn annotate_target(state: &mut State, look: &Look, tag: Option<TagId>) {
    let Some(span) = state.target_span() else {
        state.notify(Notice::refused(
            look.tr("notice-nothing-selected"),
            look.tr("notice-nothing-selected-hint"),
        ));
        return;
    };
    let Some(me) = me(state) else {
        state.unanswered = state.dialog.is_some().then_some(tag);
        return;
    };
    let Some(document) = state.focus.document.clone() else {
        return;
    };
    if tag.is_some() {
        state.last_tag = tag.clone();
    }
    let passage = TagPassage {
        document,
        by: Who::Known(me),
        tag,
        place: PassagePlace::Span(span),
        memo: String::new(),
        id: fresh::annotation(),
        at: desk::now(),
        first_round: first_round_name(),
    };
    let tagged = task(state, look, |desk| desk::tag_passage(desk, passage));
    if let Some(tagged) = tagged {
        take_tagged(state, look, &tagged);
    }
}

fn take_tagged(state: &mut State, look: &Look, tagged: &Tagged) {
    state.focus.annotation = Some(tagged.annotation().clone());
    match tagged {
        Tagged::Added(_) => {
            let caret = state.focus.caret;
            state.focus.put_caret(caret);
        }
        Tagged::Filled(_) => {}
        Tagged::Already(_) => state.notify(Notice::done(look.tr("notice-already-tagged"))),
    }
}

/// The annotator of the window, or the question who that is.
pub(super) fn me(state: &mut State) -> Option<AnnotatorId> {
    let me = state.me().cloned();
    if me.is_none() && state.desk.is_some() {
        state.dialog = Some(Dialog::Annotator);
    }
    me
}

fn sentence(state: &mut State, look: &Look) {
    let sentence = state
        .document()
        .and_then(|d| d.text.sentence_at(state.focus.caret.offset));
    let Some(sentence) = sentence else { return };
    state.focus.annotation = None;
    state.focus.select(sentence);
    match state.last_tag.clone() {
        Some(tag) => annotate_target(state, look, Some(tag)),
        None => state.palette = Some(PaletteMode::Apply),
    }
}

/// Changes one thing of an annotation.
fn change(state: &mut State, look: &Look, id: &AnnotationId, becomes: Becomes) {
    let change = ChangeAnnotation {
        annotation: id.clone(),
        changes: vec![becomes],
        at: desk::now(),
    };
    task(state, look, |desk| desk::change_annotation(desk, change));
}

fn remove(state: &mut State, look: &Look, id: &AnnotationId) {
    let going = BTreeSet::from([id.clone()]);
    let done = task(state, look, |desk| desk::untag(desk, &going));
    if done.is_some() && state.focus.annotation.as_ref() == Some(id) {
        state.focus.annotation = None;
        state.moving_bounds = false;
    }
}

fn toggle(state: &mut State, look: &Look, id: &AnnotationId, flag: Flag) {
    let Some(flags) = state
        .project()
        .and_then(|p| p.annotation(id))
        .map(|(_, a)| a.flags)
    else {
        return;
    };
    let flags = match flag {
        Flag::Unsure => Flags {
            unsure: !flags.unsure,
            ..flags
        },
        Flag::Quotable => Flags {
            quotable: !flags.quotable,
            ..flags
        },
        Flag::Discuss => Flags {
            discuss: !flags.discuss,
            ..flags
        },
    };
    change(state, look, id, Becomes::Flagged(flags));
}

/// Returns an annotation other bounds, without the white space at their edges.
fn rebound(state: &mut State, look: &Look, id: &AnnotationId, span: CharRange) {
    let tidy = state.project().and_then(|project| {
        let (key, _) = project.annotation(id)?;
        project.documents.get(&key.document)?.text.tidy(span)
    });
    if let Some(span) = tidy {
        change(state, look, id, Becomes::Bounded(span));
    }
}

fn nudge(state: &mut State, look: &Look, edge: Edge, step: Step, forward: bool) {
    let Some(id) = state.focus.annotation.clone() else {
        return;
    };
    let Some(document) = state.document() else {
        return;
    };
    let text = document.text.clone();
    let found = state.project().and_then(|p| p.annotation(&id));
    let Some(span) = found.and_then(|(_, a)| a.target.resolve(&text).span()) else {
        return;
    };
    let moved = |from: CharOffset| match (edge, step) {
        (Edge::End, Step::Word) => word_end(&text, from, forward),
        _ if forward => text.step_next(from, step),
        _ => text.step_previous(from, step),
    };
    let next = match edge {
        Edge::Start => CharRange {
            start: moved(span.start).min(span.end),
            ..span
        },
        Edge::End => CharRange {
            end: moved(span.end).max(span.start),
            ..span
        },
    };
    // White space at the edge is no part of a span, so a step may have to go past it.
    let tidy = text.tidy(next);
    let stuck = tidy == Some(span);
    let next = match (stuck, edge) {
        (true, Edge::Start) => CharRange {
            start: moved(next.start).min(span.end),
            ..span
        },
        (true, Edge::End) => CharRange {
            end: moved(next.end).max(span.start),
            ..span
        },
        (false, _) => next,
    };
    rebound(state, look, &id, next);
}

/// The end of the word that ends next after an offset, or last before it: where a person would put
/// the end of a passage, without the mark that closes its sentence.
fn word_end(text: &Text, from: CharOffset, forward: bool) -> CharOffset {
    let end_at = |start| text.word_at(start).map(|w| w.end);
    if forward {
        let here = end_at(from).filter(|end| *end > from);
        let next = || end_at(text.step_next(from, Step::Word)).filter(|end| *end > from);
        return here.or_else(next).unwrap_or(CharOffset(text.length()));
    }
    let start = text.step_previous(from, Step::Word);
    let here = end_at(start).filter(|end| *end < from);
    let before = || end_at(text.step_previous(start, Step::Word)).filter(|end| *end < from);
    here.or_else(before).unwrap_or(CharOffset(0))
}

fn finish(state: &mut State, look: &Look, finished: bool) {
    let (Some(by), Some(document)) = (me(state), state.focus.document.clone()) else {
        return;
    };
    let finish = FinishDocument {
        document,
        by,
        finished,
        first_round: first_round_name(),
    };
    task(state, look, |desk| desk::finish_document(desk, finish));
}

/// Makes a coding what it was. The changes are worked out for the coding as it is now, so that nothing
/// is lost that was changed while the history was looked at.
fn restore(state: &mut State, look: &Look, key: CodingKey, was: Coding) {
    let restore = RestoreCoding {
        key,
        was: Was::Coding(was),
        at: desk::now(),
        dry_run: false,
    };
    let done = task(state, look, |desk| desk::restore(desk, restore));
    if done.is_some_and(|done| done.edit.is_some()) {
        forget_what_is_gone(state);
        state.notify(Notice::done(look.tr("notice-restored")));
    }
}
