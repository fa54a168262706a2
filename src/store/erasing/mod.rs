//! Erasing from a project what must not stay in it: names that were replaced, and withdrawn documents.

pub(super) mod examples;
pub(super) mod pseudonyms;
pub(super) mod withdraw;
