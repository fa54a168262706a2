//! Sets paragraphs: fonts, shaping and line breaking by parley, the rest by the modules beside.

use std::ops::Range;
use std::sync::Arc;

use fontique::{
    Blob, Collection, CollectionOptions, FontInfoOverride, FontWeight, Language, SourceCache,
};
use parley::{
    BaseDirection, FontContext, FontFeatures, Layout, LayoutContext, LineHeight, OverflowWrap,
    TextStyle,
};
use skrifa::MetadataProvider as _;

use super::breaks::{may_break, with_known_line_ends};
use super::direction::Direction;
use super::face::{EMBEDDED, Face, Style};
use super::fonts::{FontFile, FontId, Fonts};
use super::labels::Labels;
use super::line::{LEAST_TAB, LineGrid, set_lines};
use super::long::LongParagraph;
use super::paragraph::Paragraph;
use super::plan::{Piece, Plan};
use super::shaped::Shaped;

/// So many times a paragraph is set again with what its lines have shown: where tabs stand, and
/// which letters begin a line.
const MOST_ROUNDS: usize = 6;

/// Fonts have forms for Arabic that other languages in its script do not share: without a language
/// Amiri sets a row of teeth («تتبع») unevenly.
const ARABIC: &str = "ar";

/// A line may be so much wider than the width it is wrapped to, pixels: widths are sums of rounded
/// numbers, and a word that ends exactly at the margin still fits.
const TOLERANCE: f32 = 1.0 / 64.0;

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
    fonts: FontContext,
    layouts: LayoutContext<()>,
    layout: Layout<()>,
    table: Fonts,
    pub(super) labels: Labels,
}

impl Engine {
    /// Makes an engine with the built-in faces.
    pub fn new(fallback: Fallback) -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: fallback == Fallback::System,
        });
        for font in &EMBEDDED {
            collection.register_fonts(
                Blob::new(Arc::new(font.data)),
                Some(FontInfoOverride {
                    family_name: Some(font.face.family()),
                    weight: Some(FontWeight::new(font.weight)),
                    ..FontInfoOverride::default()
                }),
            );
        }
        Self {
            fonts: FontContext {
                collection,
                source_cache: SourceCache::new_shared(),
            },
            layouts: LayoutContext::new(),
            layout: Layout::new(),
            table: Fonts::default(),
            labels: Labels::default(),
        }
    }

    /// Another engine for another thread, with the same fonts in memory and the same numbers for
    /// them: what it sets is equal to what this one sets, and this one knows its fonts.
    pub fn sibling(&self) -> Self {
        Self {
            fonts: self.fonts.clone(),
            layouts: LayoutContext::new(),
            layout: Layout::new(),
            table: self.table.clone(),
            labels: Labels::default(),
        }
    }

    /// Sets one paragraph, given without its line end.
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
        let style = style.sane();
        let wrap = wrap.map(|width| {
            if width.is_finite() {
                width.max(1.0)
            } else {
                1.0
            }
        });
        let tab = if text.contains('\t') {
            tab_width(style.face, style.size)
        } else {
            0.0
        };
        let glyph = if tab > 0.0 {
            self.tab_glyph(&style)
        } else {
            0.0
        };
        let mut plan = Plan::new(text, style.face, (tab * (1.0 + LEAST_TAB), glyph));
        let mut paragraph = self.set(text, &style, &plan, (wrap, tab), direction);
        for round in 1..=MOST_ROUNDS {
            if !plan.learn(text, &paragraph) {
                break;
            }
            if round == MOST_ROUNDS {
                plan.give_up();
            }
            paragraph = self.set(text, &style, &plan, (wrap, tab), direction);
        }
        paragraph
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
        self.paragraph(&whole[bytes], style, Some(wrap), long.direction())
    }

    /// The width a face gives to a tab as if it were a letter.
    fn tab_glyph(&mut self, style: &Style) -> f32 {
        let bare = Plan::new("\t", style.face, (0.0, 0.0));
        self.shape("\t", style, &bare, Direction::Ltr);
        self.layout.break_all_lines(None);
        self.layout.full_width()
    }

    /// Sets a paragraph by what is known of it so far.
    fn set(
        &mut self,
        text: &str,
        style: &Style,
        plan: &Plan,
        (wrap, tab): (Option<f32>, f32),
        direction: Direction,
    ) -> Paragraph {
        self.shape(text, style, plan, direction);
        self.layout
            .break_all_lines(wrap.map(|width| width + TOLERANCE));
        let (ascent, descent) = self
            .layout
            .root_span_metrics()
            .map_or((style.size, 0.0), |metrics| {
                (metrics.ascent, metrics.descent)
            });
        let table = &mut self.table;
        let shaped = if text.is_empty() {
            Shaped::default()
        } else {
            Shaped::read(&self.layout, text.len(), |run| table.id(run))
        };
        let grid = LineGrid {
            direction,
            wrap,
            tab,
            line_height: style.line_height,
            rise: (style.line_height - ascent - descent) / 2.0 + ascent,
        };
        set_lines(text, &shaped, &grid)
    }

    /// The font of a glyph that this engine or a sibling placed; `None` only for another's.
    pub fn font(&self, id: FontId) -> Option<&FontFile> {
        self.table.get(id)
    }

    fn shape(&mut self, text: &str, style: &Style, plan: &Plan, direction: Direction) {
        let text = &*with_known_line_ends(text);
        let letters = TextStyle {
            font_family: style.face.stack(),
            font_size: style.size,
            font_weight: style.weight.value(),
            line_height: LineHeight::Absolute(style.line_height),
            locale: Language::parse(ARABIC).ok(),
            overflow_wrap: OverflowWrap::Anywhere,
            ..TextStyle::default()
        };
        let mut builder = self
            .layouts
            .style_run_builder(&mut self.fonts, text, 1.0, false);
        let pieces = plan.pieces();
        for (index, piece) in pieces.iter().enumerate() {
            let end = pieces.get(index + 1).map_or(text.len(), |next| next.start);
            if piece.start == end && !text.is_empty() {
                continue;
            }
            let style = builder.push_style(TextStyle {
                letter_spacing: piece.tab.unwrap_or(0.0),
                font_features: features(piece),
                ..letters.clone()
            });
            builder.push_style_run(style, piece.start..end);
        }
        builder.set_line_break_override(Some(&may_break));
        builder.set_base_direction(match direction {
            Direction::Rtl => BaseDirection::Rtl,
            Direction::Ltr => BaseDirection::Ltr,
        });
        builder.build_into(&mut self.layout, text);
    }
}

/// What a piece asks of its fonts. Kerning is on anyway: asking for it only parts one line's
/// letters from the next one's.
fn features(piece: &Piece) -> FontFeatures<'static> {
    match (piece.plain, piece.odd) {
        (false, false) => FontFeatures::empty(),
        (false, true) => FontFeatures::from("\"kern\" 1"),
        (true, false) => FontFeatures::from("\"locl\" 0"),
        (true, true) => FontFeatures::from("\"locl\" 0, \"kern\" 1"),
    }
}

/// The distance of two tab stops: eight spaces of the face.
fn tab_width(face: Face, size: f32) -> f32 {
    let space = skrifa::FontRef::new(face.regular()).ok().and_then(|font| {
        let glyph = font.charmap().map(' ')?;
        let size = skrifa::instance::Size::new(size);
        font.glyph_metrics(size, skrifa::instance::LocationRef::default())
            .advance_width(glyph)
    });
    8.0 * space.filter(|width| *width > 0.0).unwrap_or(size / 4.0)
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
