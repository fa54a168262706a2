//! A project as one encrypted file, and back: an age file with a passphrase around a tar archive, both
//! standard, so that `age -d FILE | tar -x` opens it where there is no Hashiya.
//!
//! Everything is streamed: memory does not grow with the project. Nothing is packed smaller than it
//! is, so that no archive unpacks to more than its own size. Text in the clear is written to the
//! folder that was asked for, and nowhere else.

mod archive;
mod list;
mod passphrase;
mod sealing;
mod unsealing;

pub use passphrase::{Passphrase, Strength, strength, suggestion};
pub use sealing::{SealError, Sealed, seal};
pub use unsealing::{UnsealError, Unsealed, is_sealed, unseal};

use std::ops::ControlFlow;

/// The ending of sealed files.
pub const SEALED_ENDING: &str = "hashiya";

/// Work of trying one passphrase, as the binary logarithm of scrypt's N: about a second and 256 MB of
/// memory, like the `age` program.
pub const USUAL_WORK: u8 = 18;

/// Most work that opening a file may take, as the binary logarithm of scrypt's N: 1 GB of memory.
pub const MOST_WORK: u8 = 20;

/// How far sealing or unsealing is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SealStep {
    /// The key is made from the passphrase, which takes about a second and cannot be stopped.
    Key,
    /// The bytes are read or written.
    Bytes {
        /// Bytes that are done.
        done: u64,
        /// Bytes in all.
        of: u64,
    },
}

/// Is told how far the work is, and says whether it goes on.
pub type Watcher<'a> = dyn FnMut(SealStep) -> ControlFlow<()> + 'a;
