//! Dialogs: opened by keys and menus, filled in, submitted, and what the project is afterwards.

mod card;
mod choices;
mod documents;
mod export;
mod history;
mod import;
mod people;
mod pictures;
mod projects;
mod pseudonyms;
mod reach;
mod sealing;
mod tags;
mod texts;
mod versions;
mod views;
mod window;
