//! Dialogs about the codebook: making, changing, merging, splitting and deleting tags, versions.

pub mod delete_tag;
mod hue;
mod lines;
pub mod merge_tag;
pub mod new_tag;
pub mod split_tag;
pub mod tag_details;
mod tag_fields;
mod usage;
pub mod versions;
