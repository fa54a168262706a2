//! Patterns that tell tags apart without colour: stitches along a band, a bar, a swatch.

use crate::typeset::Rect;

listed! {
    /// How a line is stitched. It stands beside the colour, so that nothing hangs on colour alone.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
    pub enum Pattern {
        /// A thick line.
        Thick,
        /// A thin line in the middle.
        Thin,
        /// Two thin lines.
        Double,
        /// Long pieces.
        Dashes,
        /// Squares.
        Dots,
        /// A long piece and a square by turns.
        DashDot,
        /// Up and down, like battlements.
        Steps,
        /// A thin line crossed by short ones, like a railway.
        Ties,
    }
}

/// A piece of a pattern's tile in units: where it begins and ends along the line, and across it.
type Piece = (u8, u8, u8, u8);

/// Width of a sector of hues that have one pattern, degrees.
const SECTOR: u16 = 12;

impl Pattern {
    /// How many units a stitched line is thick.
    pub const THICKNESS: u8 = 3;

    /// The pattern of a tag's hue, degrees. Neighbouring hues have different ones, and so have those
    /// that eyes without one kind of cone take for each other.
    pub fn of_hue(hue: u16) -> Self {
        SECTORS[usize::from(hue % 360 / SECTOR)]
    }

    /// Length of a tile in units.
    fn period(self) -> u8 {
        match self {
            Self::Thick | Self::Thin | Self::Double => 0,
            Self::Dashes => 9,
            Self::Dots | Self::Ties => 6,
            Self::DashDot => 13,
            Self::Steps => 8,
        }
    }

    fn pieces(self) -> &'static [Piece] {
        match self {
            Self::Thick => &[(0, 0, 0, 3)],
            Self::Thin => &[(0, 0, 1, 2)],
            Self::Double => &[(0, 0, 0, 1), (0, 0, 2, 3)],
            Self::Dashes => &[(0, 6, 0, 3)],
            Self::Dots => &[(0, 3, 0, 3)],
            Self::DashDot => &[(0, 6, 0, 3), (8, 11, 0, 3)],
            Self::Steps => &[(0, 4, 0, 1), (3, 4, 1, 2), (3, 8, 2, 3), (7, 8, 1, 2)],
            Self::Ties => &[(0, 6, 1, 2), (2, 4, 0, 1), (2, 4, 2, 3)],
        }
    }

    /// The rectangles of a stitched line that fills a rectangle: along its width, or along its
    /// height if it stands `upright`. Tiles begin at whole multiples of their length, so that a line
    /// cut anywhere goes on as if it were not.
    pub fn rects(self, rect: Rect, upright: bool) -> impl Iterator<Item = Rect> {
        let (from, to) = if upright {
            (rect.top, rect.bottom)
        } else {
            (rect.left, rect.right)
        };
        let thick = if upright { rect.width() } else { rect.height() };
        let unit = (thick / f32::from(Self::THICKNESS)).max(0.5);
        let period = f32::from(self.period()) * unit;
        let (first, last) = if period > 0.0 {
            ((from / period).floor() as i64, (to / period).ceil() as i64)
        } else {
            (0, 1)
        };
        (first..last.max(first)).flat_map(move |tile| {
            self.pieces()
                .iter()
                .filter_map(move |&(begin, end, near, far)| {
                    let (begin, end) = if period > 0.0 {
                        let start = tile as f32 * period;
                        let at = |u: u8| (start + f32::from(u) * unit).clamp(from, to);
                        (at(begin), at(end))
                    } else {
                        (from, to)
                    };
                    let (near, far) = (f32::from(near) * unit, f32::from(far) * unit);
                    (end > begin).then(|| across(rect, upright, (begin, end), (near, far)))
                })
        })
    }
}

fn across(rect: Rect, upright: bool, (begin, end): (f32, f32), (near, far): (f32, f32)) -> Rect {
    if upright {
        Rect {
            left: rect.left + near,
            right: rect.left + far,
            top: begin,
            bottom: end,
        }
    } else {
        Rect {
            left: begin,
            right: end,
            top: rect.top + near,
            bottom: rect.top + far,
        }
    }
}

/// The patterns of the sectors, from hue 0. Found by search: of all assignments tried, sectors that
/// share a pattern lie farthest apart here to eyes with each kind of colour blindness.
const SECTORS: [Pattern; 30] = sectors([
    5, 7, 3, 4, 1, 2, 5, 3, 7, 0, 6, 5, 1, 4, 2, 6, 7, 3, 0, 5, 1, 4, 6, 7, 3, 2, 6, 1, 4, 0,
]);

const fn sectors(numbers: [u8; 30]) -> [Pattern; 30] {
    let mut found = [Pattern::Thick; 30];
    let mut i = 0;
    while i < found.len() {
        found[i] = Pattern::ALL[numbers[i] as usize];
        i += 1;
    }
    found
}
