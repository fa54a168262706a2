//! Changing what the window shows: language, theme, letters, panels, dialogs, layers.

use crate::app::memos_shown::MemosShown;
use crate::app::state::{Counting, Dialog, EndTab, PaletteMode, Side, State, Tab};
use crate::locale::Language;
use crate::model::{AnnotatorId, TagId};
use crate::page::{Setting, Theme};
use crate::typeset::{Face, Fill};
use std::collections::BTreeSet;

/// What can be asked about what the window shows.
#[derive(Clone, PartialEq, Debug)]
pub enum ViewAction {
    /// Another language of the interface.
    Language(Language),
    /// Another theme.
    Theme(Theme),
    /// Another reading face.
    Face(Face),
    /// Another way to fill lines.
    Fill(Fill),
    /// Larger or smaller text, by so many logical pixels.
    TextSize(f32),
    /// Looser or tighter lines, by so many em.
    LineHeight(f32),
    /// A wider or narrower sheet, by so many logical pixels.
    SheetWidth(f32),
    /// The page as on a first start.
    NormalPage,
    /// The whole interface a step larger, or smaller.
    Zoom(bool),
    /// The interface in the size that the system has for it.
    NormalZoom,
    /// Takes the keyboard to the next part of the window, or the previous one; none: it is there.
    Region(Option<bool>),
    /// The other list of the sidebar.
    Tab(Tab),
    /// What the counts beside tags count.
    Count(Counting),
    /// Looks at a tag, or at none.
    LookAtTag(Option<TagId>),
    /// Puts the keyboard into the memo of the current annotation.
    FocusMemo(bool),
    /// The other part of the panel at the end side.
    EndTab(EndTab),
    /// Lists other memos in that panel, which is shown.
    Memos(MemosShown),
    /// Shows the memos on what is looked at, and puts the keyboard into the field of a new one.
    FocusNewMemo(bool),
    /// Puts the keyboard into the filter of the sidebar.
    FocusFilter(bool),
    /// Lays a panel over the page, or none, where there is no room beside it.
    Drawer(Option<Side>),
    /// Folds or unfolds a group of tags.
    Fold(TagId, bool),
    /// Opens the palette.
    OpenPalette(PaletteMode),
    /// Closes the palette.
    ClosePalette,
    /// Opens a dialog.
    Open(Dialog),
    /// Closes the dialog.
    CloseDialog,
    /// Takes a notice away, by its index.
    Dismiss(usize),
    /// Shows or hides annotations.
    Layers(LayerChange),
    /// Remembers the first stroke of a two-stroke key, or forgets it.
    FirstStroke(Option<char>),
    /// Closes the window.
    Quit,
}

/// What changes in the layers.
#[derive(Clone, PartialEq, Debug)]
pub enum LayerChange {
    /// Shows or hides a person's annotations.
    Person(AnnotatorId, bool),
    /// Shows these tags only, or all.
    Tags(Option<BTreeSet<TagId>>),
}

pub(super) fn apply(action: ViewAction, state: &mut State) {
    let page = &mut state.preferences.page;
    match action {
        ViewAction::Language(language) => state.preferences.language = language,
        ViewAction::Theme(theme) => state.preferences.theme = theme,
        ViewAction::Face(face) => page.face = face,
        ViewAction::Fill(fill) => page.fill = fill,
        ViewAction::TextSize(by) => page.text_size += by,
        ViewAction::LineHeight(by) => page.line_height += by,
        ViewAction::SheetWidth(by) => page.sheet_width += by,
        ViewAction::NormalPage => {
            *page = Setting {
                face: page.face,
                fill: page.fill,
                ..Setting::default()
            }
        }
        ViewAction::Zoom(larger) => state.preferences.zoom_by_a_step(larger),
        ViewAction::NormalZoom => state.preferences.zoom = 1.0,
        ViewAction::Region(wanted) => state.region = wanted,
        ViewAction::Tab(tab) => state.tab = tab,
        ViewAction::Count(counting) => state.counting = counting,
        ViewAction::LookAtTag(tag) => {
            state.focus.annotation = None;
            state.focus.tag = tag;
        }
        ViewAction::FocusMemo(on) => {
            state.focus_memo = on;
            if on {
                show_at_the_end(state, EndTab::Details);
            }
        }
        ViewAction::EndTab(tab) => state.end_tab = tab,
        ViewAction::Memos(memos) => {
            state.memos = memos;
            show_at_the_end(state, EndTab::Memos);
        }
        ViewAction::FocusNewMemo(on) => {
            state.focus_new_memo = on;
            if on {
                state.memos.all = false;
                show_at_the_end(state, EndTab::Memos);
            }
        }
        ViewAction::FocusFilter(on) => {
            state.focus_filter = on;
            if on {
                state.drawer = Some(Side::Start);
            }
        }
        ViewAction::Drawer(side) => state.drawer = side,
        ViewAction::Fold(tag, true) => {
            state.folded.insert(tag);
        }
        ViewAction::Fold(tag, false) => {
            state.folded.remove(&tag);
        }
        ViewAction::OpenPalette(mode) => state.palette = state.desk.is_some().then_some(mode),
        ViewAction::ClosePalette => state.palette = None,
        ViewAction::Open(dialog) => {
            state.palette = None;
            state.dialog = Some(dialog);
        }
        ViewAction::CloseDialog => {
            state.dialog = None;
            state.unanswered = None;
        }
        ViewAction::Dismiss(index) => {
            if index < state.notices.len() {
                state.notices.remove(index);
            }
        }
        ViewAction::Layers(change) => layers(change, state),
        ViewAction::FirstStroke(stroke) => state.first_stroke = stroke,
        ViewAction::Quit => state.close = true,
    }
    state.preferences.page = state.preferences.page.sane();
}

/// Shows a part of the panel at the end side, over the page where there is no room beside it.
fn show_at_the_end(state: &mut State, tab: EndTab) {
    state.end_tab = tab;
    state.drawer = Some(Side::End);
}

fn layers(change: LayerChange, state: &mut State) {
    match change {
        LayerChange::Person(person, true) => {
            state.layers.hidden.remove(&person);
        }
        LayerChange::Person(person, false) => {
            state.layers.hidden.insert(person);
        }
        LayerChange::Tags(tags) => state.layers.tags = tags,
    }
}
