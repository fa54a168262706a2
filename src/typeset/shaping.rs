//! Shapes a text: its levels, its fonts, its glyphs.

use fontique::Language;
use parlance::{FontFeature, Tag};
use parley_engine::itemize::Item;
use parley_engine::{
    Analysis, AnalysisOptions, Analyzer, BaseDirection, ShapeOptions, ShapedText, Shaper,
};

use super::breaks::Breaks;
use super::direction::Direction;
use super::plan::Piece;
use super::stack::Selector;

/// Fonts have forms for Arabic that other languages in its script do not share: without a language
/// Amiri sets a row of teeth («تتبع») unevenly.
const ARABIC: &str = "ar";

/// What pieces ask of their fonts, in an order in which each asks for neighbours.
///
/// What is spaced has no optional ligatures (CSS Text 3, 7.2). Kerning is on anyway: asking for it
/// only parts one line's letters from the next one's.
static FEATURES: [FontFeature; 6] = [
    FontFeature::new(Tag::new(b"liga"), 0),
    FontFeature::new(Tag::new(b"clig"), 0),
    FontFeature::new(Tag::new(b"dlig"), 0),
    FontFeature::new(Tag::new(b"hlig"), 0),
    FontFeature::new(Tag::new(b"kern"), 1),
    FontFeature::new(Tag::new(b"locl"), 0),
];

/// How a text is shaped, except its pieces.
pub(super) struct Manner<'a> {
    pub direction: Direction,
    /// Em size in pixels.
    pub size: f32,
    /// Where lines may break, beyond what Unicode says.
    pub breaks: Breaks<'a>,
}

/// A stretch of the text with features and spacing of its own.
struct Stretch {
    /// Characters of the text.
    end: u32,
    features: &'static [FontFeature],
    /// What each atom is wider than its glyphs, pixels.
    gap: f32,
}

/// A text that was analysed.
#[derive(PartialEq, Eq)]
struct Analysed {
    text: String,
    direction: Direction,
    addresses: bool,
}

/// The text that was shaped last, and the memory that shaping reuses.
#[derive(Default)]
pub(super) struct Shaping {
    analyzer: Analyzer,
    analysis: Analysis,
    /// What was analysed last, where it may be asked for again.
    analysed: Option<Analysed>,
    shaper: Shaper,
    stretches: Vec<Stretch>,
    /// One for each character; the shaper wants them, and nothing else does.
    marks: Vec<u16>,
    text: ShapedText,
}

impl Shaping {
    /// Shapes a text in pieces, given by their first bytes in it.
    pub fn shape(
        &mut self,
        text: &str,
        pieces: &[(usize, Piece)],
        manner: &Manner<'_>,
        fonts: Selector<'_>,
    ) {
        self.analyse(text, manner.direction, manner.breaks);
        let count = self.analysis.char_info().len();
        self.part(text, pieces, count);
        self.marks.clear();
        self.marks.resize(count, 0);
        let language = Language::parse(ARABIC).ok();
        let items = self.stretches.iter().map(|stretch| Item {
            char_end: stretch.end,
            options: ShapeOptions {
                font_size: manner.size,
                language,
                features: stretch.features,
                variations: &[],
            },
        });
        self.shaper.shape_text(
            text,
            &self.analysis,
            &self.marks,
            items,
            fonts,
            &mut self.text,
        );
    }

    /// Finds the levels, scripts and line breaks of a text, unless they are known from the last
    /// time: a text is set again when its lines have told more of it.
    pub fn analyse(&mut self, text: &str, direction: Direction, breaks: Breaks<'_>) {
        let addresses = match breaks {
            Breaks::Words => Some(false),
            Breaks::Addresses => Some(true),
            Breaks::Given(_) => None,
        };
        if let (Some(last), Some(addresses)) = (&self.analysed, addresses)
            && (last.text == text && last.direction == direction && last.addresses == addresses)
        {
            return;
        }
        let options = AnalysisOptions {
            base_direction: match direction {
                Direction::Rtl => BaseDirection::Rtl,
                Direction::Ltr => BaseDirection::Ltr,
            },
            line_break_override: Some(breaks.rule()),
            ..AnalysisOptions::default()
        };
        self.analyzer.analyze(text, &options, &mut self.analysis);
        self.analysed = addresses.map(|addresses| Analysed {
            text: text.to_owned(),
            direction,
            addresses,
        });
    }

    /// The bidi levels of the text that was analysed last, one for each of its characters.
    pub fn levels(&self) -> impl Iterator<Item = u8> {
        let (found, base) = (self.analysis.bidi_levels(), self.analysis.paragraph_level());
        let count = self.analysis.char_info().len();
        (0..count).map(move |at| found.get(at).unwrap_or(&base).to_u8())
    }

    /// Puts pieces that ask for the same together: letters join over their edges.
    fn part(&mut self, text: &str, pieces: &[(usize, Piece)], count: usize) {
        self.stretches.clear();
        let mut chars = 0;
        for (index, (start, piece)) in pieces.iter().enumerate() {
            let next = pieces.get(index + 1).map(|(start, _)| *start);
            let end = next.unwrap_or(text.len());
            if *start >= end {
                continue;
            }
            chars = match next {
                Some(end) => chars + text[*start..end].chars().count(),
                None => count,
            };
            let (features, gap) = (features(piece), piece.tab.unwrap_or(0.0));
            let end = u32::try_from(chars).unwrap_or(u32::MAX);
            match self.stretches.last_mut() {
                Some(last) if last.features == features && is_near(last.gap, gap) => {
                    last.end = end;
                }
                _ => self.stretches.push(Stretch { end, features, gap }),
            }
        }
    }

    /// What was shaped.
    pub fn text(&self) -> &ShapedText {
        &self.text
    }

    /// The run that holds a cluster.
    pub fn run_at(&self, cluster: usize) -> usize {
        let runs = self.text.runs();
        runs.partition_point(|run| run.shaped_clusters_range.end as usize <= cluster)
    }

    /// What each atom of a run is wider than its glyphs, pixels; except line ends.
    pub fn gap(&self, run: usize) -> f32 {
        if let [only] = &self.stretches[..] {
            return only.gap;
        }
        let start = self.text.runs()[run].range.char_range.start;
        let index = self
            .stretches
            .partition_point(|stretch| stretch.end as usize <= start);
        self.stretches.get(index).map_or(0.0, |stretch| stretch.gap)
    }

    /// The byte behind the cluster before a place; 0 for the text's beginning.
    pub fn byte_before(&self, cluster: usize) -> usize {
        let before = cluster
            .checked_sub(1)
            .and_then(|last| self.text.shaped_clusters().get(last));
        before.map_or(0, |last| {
            let letter = &self.text.characters()[last.chars_range().end as usize - 1];
            letter.text_byte_range().end
        })
    }

    /// The sum of all widths, pixels.
    pub fn width(&self) -> f32 {
        self.text.runs().iter().map(|run| run.advance).sum()
    }
}

fn is_near(a: f32, b: f32) -> bool {
    (a - b).abs() < f32::EPSILON
}

fn features(piece: &Piece) -> &'static [FontFeature] {
    let spaced = piece.tab.is_some_and(|gap| !is_near(gap, 0.0));
    match (spaced, piece.plain, piece.odd) {
        (true, _, false) => &FEATURES[..4],
        (true, _, true) => &FEATURES[..5],
        (false, false, false) => &[],
        (false, false, true) => &FEATURES[4..5],
        (false, true, true) => &FEATURES[4..],
        (false, true, false) => &FEATURES[5..],
    }
}
