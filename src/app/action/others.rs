//! What follows when others changed the open project: it is said, and the window goes by it.

use super::going::forget_what_is_gone;
use super::{choosing, texts, waiting};
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::widget::Look;
use crate::edit::Part;
use crate::model::AnnotatorId;
use std::collections::BTreeSet;

/// Follows what others wrote, and says in one notice whose codings and in one which other parts arrived,
/// however often that happens.
pub fn follow_arrived(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    arrived: &BTreeSet<Part>,
) {
    forget_what_is_gone(state);
    let mut parts = arrived.clone();
    parts.retain(|part| !matches!(part, Part::Coding(_)));
    let annotators: BTreeSet<&AnnotatorId> = arrived.iter().filter_map(coder).collect();
    if !annotators.is_empty() {
        say_arrived(state, look, &annotators);
    }
    if !parts.is_empty() {
        follow_parts(state, look, context, &parts);
    }
    waiting::tell_anew(state, look);
}

/// Whose coding a part is, if it is one.
fn coder(part: &Part) -> Option<&AnnotatorId> {
    match part {
        Part::Coding(key) => Some(&key.annotator),
        _ => None,
    }
}

/// Says whose codings arrived.
fn say_arrived(state: &mut State, look: &Look, arrived: &BTreeSet<&AnnotatorId>) {
    let names: Vec<String> = arrived.iter().map(|id| state.person(id)).collect();
    let names = names.join(&look.tr("list-separator"));
    let message = look.tr_with("notice-arrived", &[("names", names.into())]);
    state.notices.retain(|notice| notice.message != message);
    state.notify(Notice::done(message));
}

/// Follows what others changed in the files that everyone writes, and says which.
fn follow_parts(state: &mut State, look: &Look, context: &egui::Context, parts: &BTreeSet<Part>) {
    let is_document = |part: &&Part| matches!(part, Part::Document(_));
    let documents = parts.iter().filter(is_document).count();
    let mut what = Vec::new();
    for (part, words) in [
        (Part::Project, "arrived-project"),
        (Part::Codebook, "arrived-codebook"),
    ] {
        what.extend(parts.contains(&part).then(|| look.tr(words)));
    }
    if documents > 0 {
        what.push(look.tr_with("arrived-documents", &[("count", documents.into())]));
    }
    for (is_of, words) in [
        (is_round as fn(&Part) -> bool, "arrived-rounds"),
        (is_memos, "arrived-memos"),
    ] {
        what.extend(parts.iter().any(is_of).then(|| look.tr(words)));
    }
    let what = what.join(&look.tr("list-separator"));
    let message = look.tr_with("notice-arrived-parts", &[("what", what.into())]);
    state.notices.retain(|notice| notice.message != message);
    state.notify(Notice::done(message));
    if documents > 0 {
        texts::move_along(state, look, context);
    }
    if parts.contains(&Part::Codebook) {
        choosing::follow_merges(state, look);
    }
}

fn is_round(part: &Part) -> bool {
    matches!(part, Part::Round(_))
}

fn is_memos(part: &Part) -> bool {
    matches!(part, Part::Memos(_))
}

/// Hides the layers of annotators who have just joined, so that their annotations do not influence the
/// annotator at work.
pub fn hide_newcomers(state: &mut State, newcomers: BTreeSet<AnnotatorId>) {
    if let Some(me) = state.me().cloned() {
        let others = newcomers.into_iter().filter(|person| *person != me);
        state.layers.hidden.extend(others);
    }
}
