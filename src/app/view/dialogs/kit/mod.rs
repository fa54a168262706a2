//! What dialogs are made of: the card, its form, what stands in its body, files, secrets, work
//! beside the window.

pub mod background;
pub mod body;
pub mod form;
pub mod frame;
pub mod passage;
pub mod picker;
pub mod secret;
pub mod tag_list;
