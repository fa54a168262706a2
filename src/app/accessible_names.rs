//! Names as a screen reader takes them: the window has one, and no name holds marks that only
//! direct letters, which some voices spell out.

use crate::arabic::is_bidi_control;
use egui::accesskit::{Node, Role, TreeUpdate};
use egui::{Context, FullOutput, Plugin};

/// Mends the names that a pass gives to accessibility.
#[derive(Default)]
pub struct Names {
    window: String,
}

impl Names {
    /// The name of the window from now on.
    pub fn window(context: &Context, name: &str) {
        let handle = context.plugin_or_default::<Self>();
        name.clone_into(&mut handle.lock().window);
    }
}

impl Plugin for Names {
    fn debug_name(&self) -> &'static str {
        "names for accessibility"
    }

    fn output_hook(&mut self, _context: &Context, output: &mut FullOutput) {
        if let Some(update) = &mut output.platform_output.accesskit_update {
            self.mend(update);
        }
    }
}

impl Names {
    fn mend(&self, update: &mut TreeUpdate) {
        let root = update.tree.as_ref().map(|tree| tree.root);
        for (id, node) in &mut update.nodes {
            if Some(*id) == root && !self.window.is_empty() {
                node.set_label(self.window.as_str());
            }
            mend(node);
        }
    }
}

/// Mends the names of a node.
pub fn mend(node: &mut Node) {
    if let Some(label) = node.label().and_then(unmarked) {
        node.set_label(label);
    }
    if let Some(description) = node.description().and_then(unmarked) {
        node.set_description(description);
    }
    if let Some(keys) = node.keyboard_shortcut().and_then(unmarked) {
        node.set_keyboard_shortcut(keys);
    }
    // The value of anything else is text that a person wrote.
    let is_words = matches!(node.role(), Role::Label | Role::Heading);
    if let Some(value) = node.value().filter(|_| is_words).and_then(unmarked) {
        node.set_value(value);
    }
}

/// Words without marks that direct; none if they have none.
fn unmarked(words: &str) -> Option<String> {
    words
        .contains(is_bidi_control)
        .then(|| words.replace(is_bidi_control, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::accesskit::{NodeId, TreeId, TreeInfo};

    #[test]
    fn names_lose_marks_and_what_people_wrote_keeps_them() {
        let marked = "\u{2068}سلمى\u{2069}: \u{200E}G 1";
        let node = |role, label: bool| {
            let mut node = Node::new(role);
            if label {
                node.set_label(marked);
            }
            node.set_value(marked);
            node
        };
        let mut update = TreeUpdate {
            nodes: vec![
                (NodeId(1), Node::new(Role::Window)),
                (NodeId(2), node(Role::TextInput, true)),
                (NodeId(3), node(Role::Label, false)),
            ],
            tree: Some(TreeInfo::new(NodeId(1))),
            tree_id: TreeId::ROOT,
            focus: NodeId(1),
        };
        let names = Names {
            window: "حاشية".to_owned(),
        };
        names.mend(&mut update);
        assert_eq!(update.nodes[0].1.label(), Some("حاشية"));
        assert_eq!(update.nodes[1].1.label(), Some("سلمى: G 1"));
        assert_eq!(update.nodes[1].1.value(), Some(marked));
        assert_eq!(update.nodes[2].1.value(), Some("سلمى: G 1"));
    }
}
