//! To what a paragraph is set: how wide its lines are, how they are filled, where columns stand.

use super::stops::Stops;

/// How lines are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Fill {
    /// From the start side as far as the words go.
    #[default]
    Ragged,
    /// To both edges by wider spaces.
    Spaces,
    /// To both edges by longer joints between Arabic letters, and wider spaces for the rest.
    Kashida,
}

/// What the lines of a paragraph are set to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measure<'a> {
    /// The width lines are broken to, physical pixels; without one only line breaks inside the
    /// text do so.
    pub wrap: Option<f32>,
    /// How lines are filled; those of a paragraph without a width stay as they are.
    pub fill: Fill,
    /// The columns of the table that the paragraph is a row of.
    pub stops: Option<&'a Stops>,
    /// Whether the text goes on behind its last line, which then is filled as the others.
    pub goes_on: bool,
}

impl Measure<'_> {
    /// Lines of a width, filled as far as their words go.
    pub fn ragged(wrap: Option<f32>) -> Self {
        Self {
            wrap,
            ..Self::default()
        }
    }

    /// This measure with a valid width: finite, at least a pixel.
    pub(super) fn sane(self) -> Self {
        let sane = |width: f32| {
            if width.is_finite() {
                width.max(1.0)
            } else {
                1.0
            }
        };
        Self {
            wrap: self.wrap.map(sane),
            ..self
        }
    }
}
