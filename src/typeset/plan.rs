//! In which pieces a paragraph is shaped: tabs, brackets, and lines once they are known.

use super::brackets::foreign_brackets;
use super::breaks::{Breaks, cuts_address};
use super::face::Face;
use super::paragraph::{Line, Paragraph};

/// Change of a tab's width below which the width counts as known, pixels.
const SETTLED: f32 = 1.0 / 64.0;

/// Maximum number of tabs of a table's row. With more, the paragraph is not set again: each tab counts
/// with its maximum width where lines are broken.
const MOST_TABS: usize = 64;

/// How one piece of a paragraph differs from the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Piece {
    /// First byte.
    pub start: usize,
    /// Letter spacing, if it is a tab: what its glyph lacks of its width.
    pub tab: Option<f32>,
    /// Whether forms that a script has to itself are left out.
    pub plain: bool,
    /// Whether it belongs to every other line, so that no letter is fitted to one above.
    pub odd: bool,
}

/// What is known of a paragraph before it is shaped, and more each time it was.
pub(super) struct Plan {
    tabs: Vec<(usize, f32)>,
    brackets: Vec<usize>,
    /// Where what stands behind a part begins.
    behind: Option<usize>,
    /// Whether the face fits letters to those before a space.
    fits_over_spaces: bool,
    /// First bytes of lines that begin behind a space.
    starts: Vec<usize>,
    /// The most a tab may need.
    widest_tab: f32,
    /// The width of a tab's glyph.
    tab_glyph: f32,
    /// Whether an address is wider than its line; none where it does not matter.
    wide_address: Option<bool>,
}

impl Plan {
    /// What the text alone tells.
    pub fn new(text: &str, face: Face, (widest_tab, tab_glyph): (f32, f32)) -> Self {
        let amiri = face == Face::Amiri;
        Self {
            tabs: text
                .match_indices('\t')
                .map(|(at, _)| (at, widest_tab))
                .collect(),
            brackets: if amiri {
                foreign_brackets(text)
            } else {
                Vec::new()
            },
            behind: None,
            fits_over_spaces: amiri,
            starts: Vec::new(),
            widest_tab,
            tab_glyph,
            wide_address: Some(false),
        }
    }

    /// Where lines may break, beyond what Unicode says.
    pub fn breaks(&self) -> Breaks<'static> {
        match self.wide_address {
            Some(true) => Breaks::Addresses,
            Some(false) | None => Breaks::Words,
        }
    }

    /// Counts what stands behind a part that ends at a space to another line.
    pub fn followed(mut self, text: &str) -> Self {
        self.behind = text.ends_with(' ').then_some(text.len());
        self
    }

    /// Breaks no address behind its slashes.
    pub fn with_closed_addresses(mut self) -> Self {
        self.wide_address = None;
        self
    }

    /// Takes the brackets of a part as the whole has them.
    pub fn with_brackets(mut self, brackets: &[usize]) -> Self {
        if self.fits_over_spaces {
            self.brackets = brackets.to_vec();
        }
        self
    }

    /// Learns from a paragraph that was set by this plan; whether it must be set again.
    pub fn learn(&mut self, text: &str, paragraph: &Paragraph) -> bool {
        let mut news = false;
        let mut clusters = paragraph
            .lines
            .iter()
            .flat_map(|line| line.logical_clusters());
        let few = self.tabs.len() <= MOST_TABS;
        for (at, width) in self.tabs.iter_mut().filter(|_| few) {
            let Some(tab) = clusters.find(|cluster| cluster.range.start == *at) else {
                break;
            };
            news |= (tab.advance - *width).abs() > SETTLED;
            *width = tab.advance;
        }
        if self.fits_over_spaces {
            let starts: Vec<usize> = paragraph.lines[1..]
                .iter()
                .map(|line| line.range.start)
                .filter(|at| text[..*at].ends_with(' '))
                .collect();
            news |= starts != self.starts;
            self.starts = starts;
        }
        if self.wide_address == Some(false) {
            let mut pairs = paragraph.lines.windows(2);
            let of = |line: &Line| &text[line.range.clone()];
            let wide = pairs.any(|pair| cuts_address(of(&pair[0]), of(&pair[1])));
            self.wide_address = Some(wide);
            news |= wide;
        }
        news
    }

    /// Gives up on widths that no round settled: every tab counts as wide as it may become.
    pub fn give_up(&mut self) {
        for (_, width) in &mut self.tabs {
            *width = self.widest_tab;
        }
    }

    /// The pieces in the order of the text; the first begins at 0.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces = vec![Piece::default()];
        let tabs = self
            .tabs
            .iter()
            .map(|(at, width)| (*at, Some(*width - self.tab_glyph)));
        let brackets = self.brackets.iter().map(|at| (*at, None));
        let mut special: Vec<_> = tabs.chain(brackets).collect();
        special.sort_by_key(|(at, _)| *at);
        for (at, tab) in special {
            pieces.push(Piece {
                start: at,
                tab,
                plain: tab.is_none(),
                odd: false,
            });
            // Tabs and brackets are one byte each.
            pieces.push(Piece {
                start: at + 1,
                ..Piece::default()
            });
        }
        for start in &self.starts {
            let after = pieces.partition_point(|piece| piece.start <= *start);
            pieces.insert(
                after,
                Piece {
                    start: *start,
                    ..pieces[after - 1]
                },
            );
        }
        let lines = |at: usize| self.starts.partition_point(|start| *start <= at);
        for piece in &mut pieces {
            piece.odd = lines(piece.start) % 2 == 1;
        }
        if let Some(start) = self.behind {
            let odd = pieces.last().is_some_and(|last| !last.odd);
            pieces.push(Piece {
                start,
                odd,
                ..Piece::default()
            });
        }
        pieces
    }
}
