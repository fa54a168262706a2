//! Names for what holds controls: lists, trees, rows of tabs, dialogs.

use egui::accesskit::Role;
use egui::{Context, Id, Ui};

/// Tells accessibility what holds the controls of a panel, and how it is called.
pub fn group(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}

/// Tells accessibility how many items a list, a tree or an item of a tree holds.
pub fn size_of(context: &Context, id: Id, count: usize) {
    context.accesskit_node_builder(id, |node| node.set_size_of_set(count));
}
