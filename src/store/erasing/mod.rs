//! Taking out of a project what may not be in it: names, and documents that were withdrawn.

pub(super) mod examples;
pub(super) mod pseudonyms;
pub(super) mod withdraw;
