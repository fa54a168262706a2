//! Hands nodes of our own over to accessibility, beside those that egui makes in every pass.

use egui::accesskit::{Node, NodeId};
use egui::{Context, FullOutput, Plugin, Ui};
use std::sync::Arc;

/// Nodes with their ids.
pub type Nodes = Vec<(NodeId, Node)>;

/// Nodes that wait for the end of the pass.
#[derive(Default)]
pub struct Handover {
    own: Nodes,
    kept: Vec<Arc<Nodes>>,
}

impl Handover {
    /// Returns the nodes of one page: those that are made in every pass, and lots of others that are
    /// kept from pass to pass. Some node of egui's must have them as children.
    pub fn give(context: &Context, own: Nodes, kept: Vec<Arc<Nodes>>) {
        let handle = context.plugin_or_default::<Self>();
        let mut handover = handle.lock();
        handover.own.extend(own);
        handover.kept.extend(kept);
    }
}

impl Plugin for Handover {
    fn debug_name(&self) -> &'static str {
        "text of the page for accessibility"
    }

    fn on_begin_pass(&mut self, _ui: &mut Ui) {
        // A pass may be run anew, without a page.
        self.own.clear();
        self.kept.clear();
    }

    fn output_hook(&mut self, _context: &Context, output: &mut FullOutput) {
        let own = std::mem::take(&mut self.own);
        let kept = std::mem::take(&mut self.kept);
        if let Some(update) = &mut output.platform_output.accesskit_update {
            update.nodes.extend(own);
            // All of them each time: nobody tells when a screen reader has begun anew.
            let kept = kept.iter().flat_map(|lot| lot.iter().cloned());
            update.nodes.extend(kept);
        }
    }
}
