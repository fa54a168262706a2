//! Sets paragraphs: shaping by `parley_engine`, the rest by the modules beside.

use std::ops::Range;

use skrifa::MetadataProvider as _;

use super::breaker::LineBreaker;
use super::breaks::{Breaks, with_known_line_ends};
use super::direction::Direction;
use super::face::Style;
use super::fill::fill_lines;
use super::fonts::{FontFile, FontId, Fonts};
use super::kashida::{TATWEEL, joints};
use super::label_cache::Labels;
use super::lengthened::Lengthened;
use super::line::{LEAST_TAB, LineGrid, set_lines};
use super::long::{Dressed, LongParagraph};
use super::measure::{Fill, Measure};
use super::paragraph::Paragraph;
use super::plan::Plan;
use super::shaped::Shaped;
use super::shaping::{Manner, Shaping};
use super::shown::Shown;
use super::stack::Stacks;

/// Maximum number of times that a paragraph is set. Each round uses what the lines of the round before
/// have shown: where tabs stand, and which letters begin a line.
const MOST_ROUNDS: usize = 6;

/// How much a line may exceed the width it is wrapped to, pixels. Widths are sums of rounded numbers,
/// and a word that ends exactly at the margin must fit.
const TOLERANCE: f32 = 1.0 / 64.0;

/// How a text relates to the paragraph that it is a piece of.
pub(super) enum PieceKind {
    /// The whole paragraph.
    Whole,
    /// A piece that is set alone as in the whole.
    Plain,
    /// A piece that is set alone as in the whole except brackets: the levels of its brackets are given.
    Apart(Vec<usize>),
    /// A piece with the text around it that makes it look as in the whole.
    Dressed(Dressed),
}

/// Where letters come from that the built-in faces lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fallback {
    /// The system's fonts.
    System,
    /// Nowhere: the same glyphs on every machine.
    BundledOnly,
}

/// Sets paragraphs; owns the fonts and the memory that setting reuses.
pub struct Engine {
    stacks: Stacks,
    shaping: Shaping,
    table: Fonts,
    pub(super) labels: Labels,
}

impl Engine {
    /// Makes an engine with the built-in faces.
    pub fn new(fallback: Fallback) -> Self {
        Self {
            stacks: Stacks::new(fallback == Fallback::System),
            shaping: Shaping::default(),
            table: Fonts::default(),
            labels: Labels::default(),
        }
    }

    /// Another engine for another thread, with the same fonts in memory and the same numbers for
    /// them: what it sets is equal to what this one sets, and this one knows its fonts.
    pub fn sibling(&self) -> Self {
        Self {
            stacks: self.stacks.clone(),
            shaping: Shaping::default(),
            table: self.table.clone(),
            labels: Labels::default(),
        }
    }

    /// Sets one paragraph, given without its line end, in ragged lines.
    ///
    /// Lines are broken to the width `wrap`; without one only line breaks inside the text do so.
    /// A word wider than the line breaks between graphemes.
    pub fn paragraph(
        &mut self,
        text: &str,
        style: &Style,
        wrap: Option<f32>,
        direction: Direction,
    ) -> Paragraph {
        self.paragraph_in(text, style, &Measure::ragged(wrap), direction)
    }

    /// Sets one paragraph as [`Engine::paragraph`] does, to a measure.
    ///
    /// A row of a table that does not fit on one line is set as if there were no table.
    pub fn paragraph_in(
        &mut self,
        text: &str,
        style: &Style,
        measure: &Measure<'_>,
        direction: Direction,
    ) -> Paragraph {
        let (style, measure) = (style.sane(), measure.sane());
        self.row(text, &style, &measure, direction)
            .unwrap_or_else(|| self.settle(text, &style, &measure, direction, &PieceKind::Whole))
    }

    /// Sets a text again and again until its lines are known, and fills them. Only a text that is a
    /// paragraph of its own opens its addresses: a part cannot know of those in other parts.
    fn settle(
        &mut self,
        text: &str,
        style: &Style,
        measure: &Measure<'_>,
        direction: Direction,
        part: &PieceKind,
    ) -> Paragraph {
        let shown = match part {
            PieceKind::Dressed(dressed) => Shown::Dressed(dressed),
            PieceKind::Whole | PieceKind::Plain | PieceKind::Apart(_) => Shown::Plain(text),
        };
        let grid = self.grid(text, style, measure, direction);
        let glyph = if grid.tab > 0.0 {
            self.tab_glyph(style)
        } else {
            0.0
        };
        let mut plan = Plan::new(text, style.face, (grid.tab * (1.0 + LEAST_TAB), glyph));
        plan = match part {
            PieceKind::Whole => plan,
            PieceKind::Plain => plan.with_closed_addresses(),
            PieceKind::Apart(brackets) => plan.with_brackets(brackets).with_closed_addresses(),
            PieceKind::Dressed(dressed) => plan
                .with_brackets(&dressed.brackets)
                .followed(text)
                .with_closed_addresses(),
        };
        let mut paragraph = self.set(text, style, &plan, &grid, shown);
        for round in 1..=MOST_ROUNDS {
            if !plan.learn(text, &paragraph) {
                break;
            }
            if round == MOST_ROUNDS {
                plan.give_up();
            }
            paragraph = self.set(text, style, &plan, &grid, shown);
        }
        if measure.wrap.is_none() || measure.fill == Fill::Ragged {
            return paragraph;
        }
        // What is dressed is shaped in another text already: its spaces must do.
        if measure.fill == Fill::Kashida
            && matches!(shown, Shown::Plain(_))
            && let Some(longer) =
                self.lengthened(text, style, &plan, &grid, (&paragraph, measure.goes_on))
        {
            paragraph = longer;
        }
        fill_lines(&mut paragraph, text, measure.goes_on);
        paragraph
    }

    /// Sets a row of a table on one line, if it is one and fits.
    fn row(
        &mut self,
        text: &str,
        style: &Style,
        measure: &Measure<'_>,
        direction: Direction,
    ) -> Option<Paragraph> {
        measure.stops.filter(|_| text.contains('\t'))?;
        let plan = Plan::new(text, style.face, (0.0, 0.0));
        let grid = LineGrid {
            stops: measure.stops,
            ..self.grid(text, style, measure, direction)
        };
        self.shape(style, &plan, direction, Shown::Plain(text));
        let ends = self.line_ends(None);
        let row = set_lines(text, &self.read(&ends), &self.raised(style, &grid));
        let fits = measure.wrap.is_none_or(|wrap| {
            let mut lines = row.lines.iter();
            lines.all(|line| line.right - line.left <= wrap + TOLERANCE)
        });
        (fits && row.lines.len() == 1).then_some(row)
    }

    /// Sets a paragraph again with kashidas that bring its lines nearer to its width; `None` if
    /// there are none, or if they changed the lines.
    fn lengthened(
        &mut self,
        text: &str,
        style: &Style,
        plan: &Plan,
        grid: &LineGrid<'_>,
        (ragged, goes_on): (&Paragraph, bool),
    ) -> Option<Paragraph> {
        let joints = joints(
            ragged,
            text,
            goes_on,
            letter_width(style, TATWEEL).unwrap_or(0.0),
        );
        if joints.is_empty() {
            return None;
        }
        let longer = Lengthened::new(text, &joints);
        let set = self.set(text, style, plan, grid, Shown::Longer(&longer));
        let same = set.lines.len() == ragged.lines.len()
            && set
                .lines
                .iter()
                .zip(&ragged.lines)
                .all(|(a, b)| a.range == b.range);
        same.then_some(set)
    }

    /// Sets a part of a long paragraph as it is in the whole, wrapped to the width `wrap`.
    ///
    /// `whole` is the text that `long` was made of, `bytes` a part of it between two places where it
    /// may be cut. The first line begins and the last line ends with the part. Offsets of the result
    /// count from the part's start.
    pub fn piece(
        &mut self,
        whole: &str,
        long: &LongParagraph,
        bytes: Range<usize>,
        style: &Style,
        wrap: f32,
    ) -> Paragraph {
        self.piece_in(whole, long, bytes, style, &Measure::ragged(Some(wrap)))
    }

    /// Sets a long paragraph as its parts are set, but in one go.
    #[cfg(test)]
    pub(super) fn whole(
        &mut self,
        text: &str,
        style: &Style,
        wrap: f32,
        direction: Direction,
    ) -> Paragraph {
        let measure = Measure::ragged(Some(wrap)).sane();
        self.settle(text, &style.sane(), &measure, direction, &PieceKind::Plain)
    }

    /// Sets a part as [`Engine::piece`] does, to a measure.
    pub fn piece_in(
        &mut self,
        whole: &str,
        long: &LongParagraph,
        bytes: Range<usize>,
        style: &Style,
        measure: &Measure<'_>,
    ) -> Paragraph {
        let measure = Measure {
            goes_on: bytes.end < whole.len(),
            stops: None,
            ..*measure
        };
        let part = self.part(whole, long, &bytes);
        let (text, direction) = (&whole[bytes], long.direction());
        let mut set = self.settle(text, &style.sane(), &measure.sane(), direction, &part);
        // The line behind a line break at the part's end is the next part's.
        if measure.goes_on
            && let Some(next) = set.lines.pop_if(|line| line.range.is_empty())
        {
            set.height = next.top;
        }
        set
    }

    /// What a piece of a long paragraph needs to be set as in the whole.
    pub(super) fn part(
        &mut self,
        whole: &str,
        long: &LongParagraph,
        bytes: &Range<usize>,
    ) -> PieceKind {
        if long.is_plain(bytes.start) && long.is_plain(bytes.end) {
            PieceKind::Plain
        } else if long.is_apart(bytes) && self.has_order(whole, long, bytes) {
            PieceKind::Apart(long.brackets(whole, bytes))
        } else {
            PieceKind::Dressed(Dressed::new(whole, long, bytes.clone()))
        }
    }

    /// Whether a part of a long paragraph, set alone, stands in the order of the whole. What is
    /// found out about it is not found out again when it is set.
    fn has_order(&mut self, whole: &str, long: &LongParagraph, bytes: &Range<usize>) -> bool {
        let text = with_known_line_ends(&whole[bytes.clone()]);
        self.shaping.analyse(&text, long.direction(), Breaks::Words);
        long.has_order(whole, bytes, self.shaping.levels())
    }

    /// The width a face gives to a tab as if it were a letter.
    fn tab_glyph(&mut self, style: &Style) -> f32 {
        let bare = Plan::new("\t", style.face, (0.0, 0.0));
        self.shape(style, &bare, Direction::Ltr, Shown::Plain("\t"));
        self.shaping.width()
    }

    /// Sets a paragraph by what is known of it so far.
    fn set(
        &mut self,
        text: &str,
        style: &Style,
        plan: &Plan,
        grid: &LineGrid<'_>,
        shown: Shown<'_>,
    ) -> Paragraph {
        if text.is_empty() {
            return set_lines(text, &Shaped::default(), &self.raised(style, grid));
        }
        self.shape(style, plan, grid.direction, shown);
        let most = grid.wrap.map(|width| width + TOLERANCE);
        let ends = match shown {
            Shown::Dressed(dressed) => dressed.line_ends(&self.shaping, most.unwrap_or(f32::MAX)),
            Shown::Plain(_) | Shown::Longer(_) => self.line_ends(most),
        };
        let shaped = shown.back(self.read(&ends));
        set_lines(text, &shaped, &self.raised(style, grid))
    }

    /// Where the lines of what was shaped last end, counted in clusters.
    fn line_ends(&self, most: Option<f32>) -> Vec<usize> {
        let mut lines = LineBreaker::new(&self.shaping, 0);
        std::iter::from_fn(|| lines.next(most.unwrap_or(f32::MAX))).collect()
    }

    /// What was shaped last, in lines that end at some places.
    fn read(&mut self, ends: &[usize]) -> Shaped {
        let (table, text) = (&mut self.table, self.shaping.text());
        Shaped::read(&self.shaping, ends, |run| {
            let coords = &text.normalized_coords()[run.normalized_coords_range.clone()];
            table.id(&text.fonts()[run.font_index].font, coords)
        })
    }

    /// What lines of a measure have in common, except what only shaped letters tell.
    fn grid<'a>(
        &self,
        text: &str,
        style: &Style,
        measure: &Measure<'a>,
        direction: Direction,
    ) -> LineGrid<'a> {
        LineGrid {
            direction,
            wrap: measure.wrap,
            tab: if text.contains('\t') {
                tab_width(style)
            } else {
                0.0
            },
            stops: None,
            line_height: style.line_height,
            rise: 0.0,
        }
    }

    /// A grid whose baseline fits the height of a style's letters.
    fn raised<'a>(&mut self, style: &Style, grid: &LineGrid<'a>) -> LineGrid<'a> {
        let (ascent, descent) = self.stacks.extent(style);
        LineGrid {
            rise: (style.line_height - ascent - descent) / 2.0 + ascent,
            ..*grid
        }
    }

    /// The font of a glyph that this engine or a sibling placed; `None` only for another's.
    pub fn font(&self, id: FontId) -> Option<&FontFile> {
        self.table.get(id)
    }

    fn shape(&mut self, style: &Style, plan: &Plan, direction: Direction, shown: Shown<'_>) {
        let text = &*with_known_line_ends(shown.text());
        let pieces = plan.pieces().into_iter();
        let pieces: Vec<_> = pieces
            .map(|piece| (shown.place(piece.start), piece))
            .collect();
        let dressed_breaks = match shown {
            Shown::Dressed(dressed) => Some(dressed.breaks()),
            Shown::Plain(_) | Shown::Longer(_) => None,
        };
        let manner = Manner {
            direction,
            size: style.size,
            breaks: match &dressed_breaks {
                Some(breaks) => Breaks::Given(breaks),
                None => plan.breaks(),
            },
        };
        let fonts = self.stacks.selector(style);
        self.shaping.shape(text, &pieces, &manner, fonts);
    }
}

/// The distance of two tab stops: eight spaces of the face.
fn tab_width(style: &Style) -> f32 {
    8.0 * letter_width(style, ' ').unwrap_or(style.size / 4.0)
}

/// The width of a letter in a style's face, if the face has it and it has one.
fn letter_width(style: &Style, letter: char) -> Option<f32> {
    let font = skrifa::FontRef::new(style.face.regular()).ok()?;
    let glyph = font.charmap().map(letter)?;
    let size = skrifa::instance::Size::new(style.size);
    let metrics = font.glyph_metrics(size, skrifa::instance::LocationRef::default());
    metrics.advance_width(glyph).filter(|width| *width > 0.0)
}

#[cfg(test)]
mod tests {
    use super::super::face::{Face, Weight};
    use super::*;

    #[test]
    fn siblings_set_equally_whoever_meets_a_font_first() {
        let style = |face| Style {
            face,
            weight: Weight::Regular,
            size: 20.0,
            line_height: 40.0,
        };
        let set = move |engine: &mut Engine, words: &str, face| {
            engine.paragraph(words, &style(face), Some(200.0), Direction::Rtl)
        };
        let mut first = Engine::new(Fallback::BundledOnly);
        let mut second = first.sibling();
        // Each meets a font that the other does not know yet, on a thread of its own.
        let (amiri, mut second) = std::thread::spawn(move || {
            let set = set(&mut second, "خرجوا في الليل", Face::Amiri);
            (set, second)
        })
        .join()
        .unwrap();
        let naskh = set(&mut first, "خرجوا في الليل", Face::Naskh);
        assert_eq!(set(&mut first, "خرجوا في الليل", Face::Amiri), amiri);
        assert_eq!(set(&mut second, "خرجوا في الليل", Face::Naskh), naskh);
        let font = |engine: &Engine, paragraph: &Paragraph| {
            engine
                .font(paragraph.lines[0].glyphs[0].font)
                .map(FontFile::name)
        };
        assert_ne!(font(&first, &amiri), font(&first, &naskh));
        assert_eq!(font(&first, &amiri), font(&second, &amiri));
        assert_eq!(font(&second, &naskh), font(&first, &naskh));
    }
}
