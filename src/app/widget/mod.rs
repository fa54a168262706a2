//! Controls that can write Arabic: what stock egui cannot, with the same focus, names and keys.
//!
//! Every control takes a [`Look`] (letters, colours, language, direction) and reports to
//! accessibility under the words that it shows. Places are cut from a [`Strip`] by start and end,
//! so that an interface mirrors by its language alone.

mod button;
mod choice;
mod field;
mod group;
mod icon;
mod keycap;
mod look;
mod menu;
mod paragraph;
mod row;
mod runs;
mod scroll;
mod strip;
mod text;
mod tip;
mod visuals;

pub use button::{Button, Kind};
pub use choice::Choice;
pub use field::{Field, FieldResponse, FocusedField};
pub use group::{group, size_of};
pub use icon::Icon;
pub use keycap::{keycap, keycap_width};
pub use look::Look;
pub use menu::{Menu, card_frame};
pub use paragraph::{heading, paragraph};
pub use row::{Row, chip, focus_ring};
pub use runs::{Run, paragraph_runs, position, unset_runs, word_starts};
pub use scroll::scroll;
pub use strip::Strip;
pub use text::Text;
pub use tip::{tip, tip_beside};
pub use visuals::apply;
