//! Reads documents of other programs: the kinds of files, errors, and warnings.

mod encoding;
mod names;
mod text;

pub use encoding::{Certainty, ENCODINGS, EncodingChoice, encoding_named};
pub use names::{NamesError, VARIANTS, holds_name, may_hold_name, read_decisions, read_names};
pub use text::TextKind;
pub use text::{Decoded, ENDINGS, LONG_PARAGRAPH, TextFile, decode, kind_of, read, title_of};

use thiserror::Error;

/// Why a file cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ImportError {
    /// The ending is of no kind that can be read.
    #[error("{name:?} cannot be imported: only {} files can", endings())]
    UnknownKind {
        /// Name of the file.
        name: String,
    },
    /// There is nothing in it, or nothing but a byte order mark and white space.
    #[error("the file is empty")]
    Empty,
    /// The file holds a NUL character, so it is not text.
    #[error("the file is not text: there is a NUL character at byte {byte}, line {line}")]
    Nul {
        /// Where in the file, in bytes from 0.
        byte: usize,
        /// In which line, from 1.
        line: usize,
    },
    /// Bytes that the encoding, chosen or declared by the file itself, does not have.
    #[error("the file is not {encoding}: byte {byte}, line {line}, stands for no character")]
    NotInEncoding {
        /// Name of the encoding as in the WHATWG standard.
        encoding: &'static str,
        /// Where in the file, in bytes from 0.
        byte: usize,
        /// In which line, from 1.
        line: usize,
    },
}

/// Something in an imported text that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportWarning {
    /// The text has U+FFFD, the sign for a character lost in some conversion.
    ReplacementCharacters {
        /// How many.
        count: usize,
        /// Line of the first, from 1.
        first_line: usize,
    },
    /// The text has characters that cannot be seen and change the order of what is.
    BidiControls {
        /// How many.
        count: usize,
        /// Line of the first, from 1.
        first_line: usize,
    },
    /// A paragraph is longer than [`LONG_PARAGRAPH`]: its line ends may have been lost.
    LongParagraph {
        /// Line of the longest, from 1.
        line: usize,
        /// Its length in bytes of UTF-8.
        bytes: usize,
    },
}

/// The extensions of files that can be imported, for a sentence: `.txt, .md`.
fn endings() -> String {
    ENDINGS.map(|ending| format!(".{ending}")).join(", ")
}
