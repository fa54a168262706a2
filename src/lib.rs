//! Hashiya (حاشية): reading and annotating Arabic text.
//!
//! The folders are the layers; a module uses only what stands below it. In reading order, from the
//! ground up:
//!
//! - [`arabic`]: facts about text. Code points and bytes, graphemes, words, sentences, folding.
//! - [`model`]: what a project is. Plain values and their rules.
//! - [`edit`]: how a project changes. Edits, their inverses, the history, a session.
//! - [`store`]: the project on disk. Records, findings, saving, merging, locks.
//! - [`typeset`]: where the letters go. Paragraphs, lines, carets, hit tests, rectangles, raster.
//! - [`page`]: the page as a display list. Bands, bars, numbers, letters, colours of a theme.
//! - [`locale`]: what people read, in Arabic and English, from `assets/locale/`.
//! - [`exchange`]: import and export. Files of other programs to values, and excerpts to tables.
//! - [`desk`]: what people do with projects, each task once for the window and the command line.
//! - [`words`]: errors and findings as sentences, for the window and the command line alike.
//! - [`cli`]: the subcommands, one file each; the same edits without a window.
//! - [`app`]: the window.

/// Declares an enum without fields together with `ALL`, the list of its variants in their order, so
/// that the list cannot lack one.
macro_rules! listed {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $( $(#[$about_variant:meta])* $variant:ident ),+ $(,)?
        }
    ) => {
        $(#[$about])*
        pub enum $name {
            $( $(#[$about_variant])* $variant ),+
        }

        impl $name {
            /// Every variant, in the order of their declaration.
            pub const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];
        }
    };
}

pub mod app;
pub mod arabic;
pub mod cli;
pub mod desk;
pub mod edit;
pub mod exchange;
pub mod locale;
pub mod model;
pub mod page;
pub mod store;
pub mod typeset;
pub mod words;
