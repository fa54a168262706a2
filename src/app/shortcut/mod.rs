//! What every key does: for matching, for keycaps, and for the list of keys.
//!
//! No view names a key: it asks these tables, so that keys can be given other meanings in one place.

mod local;
mod table;

pub use local::{
    FIRST_STROKE, OnlyHere, SECOND_STROKES, SELECTING, TAG_DIGITS, consumed, consumed_times,
    digit_keys, has_key, keys_here, keys_of_both, motion_key, pressed,
};
pub use table::{Command, Reach, Shortcut, TABLE, find, keys_of};

/// How every key is written on its keycap.
pub fn written() -> impl Iterator<Item = &'static str> {
    let commands = TABLE.iter().map(|shortcut| shortcut.keys);
    commands.chain(local::written_here())
}
