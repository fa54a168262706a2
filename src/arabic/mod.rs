//! Facts about text: offsets, graphemes, words, sentences, paragraphs, direction of letters, folding.
//!
//! The one door is [`Text`]: a document's characters with an index that turns code points into
//! bytes and back. Nothing here knows projects, windows or files.

mod caret_steps;
mod changed_words;
mod fold;
mod invisible;
mod name;
mod nearly;
mod offset;
mod pseudonyms;
mod segment;
mod strong;
mod text;

pub use caret_steps::Step;
pub use changed_words::{Change, Piece, changed_words};
pub use fold::{Folding, fold, fold_with_map};
pub use invisible::{is_bidi_control, is_invisible, visible};
pub use name::name_key;
pub use nearly::Passage;
pub use offset::{ByteOffset, ByteRange, CharOffset, CharRange};
pub use pseudonyms::{Doubt, ListFault, NamePlace, Pseudonym, Pseudonyms, Reworded, reworded};
pub use segment::{
    grapheme_floor, is_grapheme_boundary, next_grapheme, previous_grapheme, sentence_ranges,
    word_ranges,
};
pub use strong::{LetterDirection, count_letters, first_strong};
pub use text::{Text, TextError};
