//! How dark and light ink cover pixels.

/// Lightness from which an ink counts as light, of 255.
const LIGHT_FROM: u32 = 192;
/// How much more a pixel that is half covered by light ink is filled, as browsers do.
const GAIN: f32 = 0.22;

/// Whether letters are dark or light. Light ones would look thinner on dark than dark ones on
/// light, so that light ink covers a little more of the pixels at their edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Black, and all colours in which weights look as designed.
    Dark,
    /// Nearly white.
    Light,
}

impl Ink {
    /// What a colour is, given as red, green and blue.
    pub fn of([red, green, blue]: [u8; 3]) -> Self {
        let sum = 2126 * u32::from(red) + 7152 * u32::from(green) + 722 * u32::from(blue);
        if sum >= LIGHT_FROM * 10_000 {
            Self::Light
        } else {
            Self::Dark
        }
    }

    /// How much of a pixel is filled for a coverage by the outline; both of 255.
    pub fn fill(self, coverage: u8) -> u8 {
        if self == Self::Dark {
            return coverage;
        }
        let part = f32::from(coverage) / 255.0;
        ((part + GAIN * part * (1.0 - part)) * 255.0).round() as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_ink_fills_edges_more_and_neither_end() {
        assert_eq!(Ink::of([0x1d, 0x1b, 0x18]), Ink::Dark);
        assert_eq!(Ink::of([0xec, 0xe9, 0xe2]), Ink::Light);
        for ink in [Ink::Dark, Ink::Light] {
            assert_eq!((ink.fill(0), ink.fill(255)), (0, 255));
            for coverage in 1..=255 {
                assert!(ink.fill(coverage) >= ink.fill(coverage - 1));
                assert!(ink.fill(coverage) >= coverage);
            }
        }
        assert!((140..146).contains(&Ink::Light.fill(128)));
    }
}
