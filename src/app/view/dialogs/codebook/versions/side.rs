//! The two sides of a comparison of the codebook.

use crate::model::VersionId;

/// A state of the codebook: a named version, or `None` for the present one.
pub type Side = Option<VersionId>;
