//! Controls: found by name in both languages, by pointer and keyboard, mirrored, and how they look.

mod behaviour;
mod gallery;
mod menus;
mod places;
mod room;
