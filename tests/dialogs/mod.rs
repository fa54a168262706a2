//! Dialogs: opened by keys and menus, filled in, submitted, and what the project is afterwards.

mod pictures;
mod window;
