//! The parts of the window: the keyboard goes from one to the next.

use super::reader::Reader;
use crate::app::action::ViewAction;
use crate::app::context::{Actions, Context};
use egui::{Id, LayerId, Rect, Ui};

/// The parts that are shown, each in its layer, in the order in which they are read.
pub type Regions = Vec<(LayerId, Rect)>;

/// Takes the keyboard where it was asked to go: to the first control of the next part that has one,
/// and to the text of the page rather than to what lies on it.
pub fn follow(ui: &Ui, ctx: &Context<'_>, regions: &Regions, actions: &mut Actions) {
    let Some(forward) = ctx.state.region else {
        return;
    };
    actions.push(ViewAction::Region(None).into());
    let focused = ui.memory(|m| m.focused()).unwrap_or(Reader::main_id());
    let inside: Vec<Vec<Id>> = regions.iter().map(|r| controls(ui, *r)).collect();
    let at = inside.iter().position(|ids| ids.contains(&focused));
    let count = regions.len();
    let wanted = (1..=count).find_map(|step| {
        let step = if forward { step } else { count * 2 - step };
        let ids = &inside[(at.unwrap_or(0) + step) % count];
        let page = ids.iter().find(|id| **id == Reader::main_id());
        page.or(ids.first()).copied()
    });
    if let Some(id) = wanted {
        ui.memory_mut(|m| m.request_focus(id));
    }
}

/// What can have the keyboard in a part, in the order of Tab.
fn controls(ui: &Ui, (layer, area): (LayerId, Rect)) -> Vec<Id> {
    ui.ctx().viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(layer);
        let able = widgets.filter(|w| w.enabled && w.visible && w.sense.is_focusable());
        let here = able.filter(|w| area.contains(w.rect.center()));
        here.map(|w| w.id).collect()
    })
}
