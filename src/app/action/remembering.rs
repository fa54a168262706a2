//! Where each document is read and how far it was read, remembered between openings of a project.

use crate::app::reached::Reached;
use crate::app::state::State;
use crate::arabic::CharOffset;
use crate::model::{AnnotatorId, DocumentId};
use crate::store::settings::Reading;
use std::path::Path;

/// Remembers which document of the open project is read, and where.
pub(super) fn remember_place(state: &mut State) {
    let Some(root) = state.desk.as_ref().map(|d| d.root.clone()) else {
        return;
    };
    let Some(document) = state.focus.document.clone() else {
        return;
    };
    let offset = state.places.get(&document).map_or(0, |o| o.0);
    state
        .preferences
        .set_place(&root, document.as_str(), offset);
    remember_reading(state, &root);
}

/// Remembers where the user is in every document, and how far each was read.
pub(super) fn remember_reading(state: &mut State, root: &Path) {
    let Some(project) = state.project() else {
        return;
    };
    let reading = project.documents.keys().filter_map(|document| {
        let left = state.places.get(document).map_or(0, |place| place.0);
        let reached = state.reached.place(document).0;
        let known = left > 0 || reached > 0;
        known.then(|| (document.to_string(), Reading { left, reached }))
    });
    let (reading, me) = (reading.collect(), state.me().cloned());
    let me = me.as_ref().map(AnnotatorId::as_str);
    state.preferences.set_reading(root, me, reading);
}

/// Restores where the user was in every document, and how far each was read.
pub(super) fn recall_reading(state: &mut State, root: &Path) {
    let me = state.me().map(AnnotatorId::as_str);
    let reading = state.preferences.reading(root, me);
    state.reached = Reached::default();
    for (document, reading) in reading {
        if let Ok(document) = DocumentId::new(&document) {
            let place = state.places.entry(document.clone());
            place.or_insert(CharOffset(reading.left));
            state.reached.put(document, CharOffset(reading.reached));
        }
    }
}
