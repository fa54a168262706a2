//! What places are made of: header, footer, notices, readers, palette, dialogs.
//!
//! They draw from a read-only context and push actions. They keep drafts and scroll places.

pub mod dialogs;
pub mod footer;
pub mod header;
mod initial;
pub mod notices;
pub mod palette;
mod panel;
pub mod reader;
pub mod regions;
mod room;
mod vacant;

pub use initial::initial;
pub use panel::{edge, panel, rule};
pub use room::Room;
pub use vacant::Vacant;
