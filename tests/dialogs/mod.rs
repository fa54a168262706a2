//! Dialogs: opened by keys and menus, filled in, submitted, and what the project is afterwards.

mod card;
mod choices;
mod documents;
mod export;
mod import;
mod pictures;
mod projects;
mod pseudonyms;
mod reach;
mod tags;
mod texts;
mod views;
mod window;
