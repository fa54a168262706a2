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

pub mod arabic;
pub mod edit;
pub mod model;
pub mod store;
pub mod typeset;
