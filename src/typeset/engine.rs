//! Sets paragraphs: fonts, shaping and line breaking by parley, the rest by the modules beside.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use fontique::{
    Blob, Collection, CollectionOptions, FallbackKey, FontInfoOverride, FontWeight, Language,
    Script, SourceCache,
};
use parley::{
    BaseDirection, FontContext, FontData, FontFeatures, Layout, LayoutContext, LineHeight,
    OverflowWrap, TextStyle,
};
use skrifa::MetadataProvider as _;

use super::breaks::with_known_line_ends;
use super::direction::Direction;
use super::face::{EMBEDDED, Face, Style};
use super::labels::Labels;
use super::line::{LEAST_TAB, LineGrid, set_lines};
use super::long::{Dressed, LongParagraph};
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

/// A font of one [`Engine`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FontId(pub(super) u16);

impl FontId {
    /// A number from 0 that counts the fonts an engine has used.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A font file and which font of it in which design.
#[derive(Clone, Debug)]
pub struct FontFile {
    data: FontData,
    coords: Arc<[i16]>,
}

impl FontFile {
    /// The font's own full name, empty if it has none.
    pub fn name(&self) -> String {
        let Ok(font) = skrifa::FontRef::from_index(self.data(), self.index()) else {
            return String::new();
        };
        let names = font.localized_strings(skrifa::string::StringId::FULL_NAME);
        names
            .english_or_first()
            .map_or_else(String::new, |name| name.chars().collect())
    }

    /// The name of a built-in font's file without its ending, else the font's own full name.
    pub fn file_name(&self) -> String {
        let built_in = EMBEDDED
            .iter()
            .find(|font| std::ptr::eq(font.data, self.data()));
        built_in.map_or_else(|| self.name(), |font| font.name.to_owned())
    }

    /// The bytes of the file.
    pub fn data(&self) -> &[u8] {
        self.data.data.data()
    }

    /// Which font of a collection; 0 for a file that is one font.
    pub fn index(&self) -> u32 {
        self.data.index
    }

    /// Normalised design coordinates (2.14 fixed point) of a variable font, empty for others.
    pub fn coords(&self) -> &[i16] {
        &self.coords
    }
}

/// Sets paragraphs; owns the fonts and the memory that setting reuses.
pub struct Engine {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    layout: Layout<()>,
    table: FontTable,
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
        // Asked with the language of Arabic, the answer for Latin letters is never kept, and the
        // system is asked again at each of their runs; asked without one, it is.
        let latin = FallbackKey::new(Script::from_bytes(*b"Latn"), None);
        collection.fallback_families(latin).for_each(drop);
        Self {
            fonts: FontContext {
                collection,
                source_cache: SourceCache::default(),
            },
            layouts: LayoutContext::new(),
            layout: Layout::new(),
            table: FontTable::default(),
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
        self.settle(text, style, wrap, direction, None)
    }

    /// Sets a text again and again until its lines are known.
    fn settle(
        &mut self,
        text: &str,
        style: &Style,
        wrap: Option<f32>,
        direction: Direction,
        dressed: Option<&Dressed>,
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
        if let Some(dressed) = dressed {
            plan = plan.with_brackets(&dressed.brackets);
        }
        let mut paragraph = self.set(text, &style, &plan, (wrap, tab), direction, dressed);
        for round in 1..=MOST_ROUNDS {
            if !plan.learn(text, &paragraph) {
                break;
            }
            if round == MOST_ROUNDS {
                plan.give_up();
            }
            paragraph = self.set(text, &style, &plan, (wrap, tab), direction, dressed);
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
        let dressed = Dressed::new(whole, long, bytes.clone());
        let (wrap, direction) = (Some(wrap), long.direction());
        let goes_on = bytes.end < whole.len();
        let mut set = self.settle(&whole[bytes], style, wrap, direction, dressed.as_ref());
        // The line behind a line break at the part's end is the next part's.
        if goes_on && let Some(next) = set.lines.pop_if(|line| line.range.is_empty()) {
            set.height = next.top;
        }
        set
    }

    /// The width a face gives to a tab as if it were a letter.
    fn tab_glyph(&mut self, style: &Style) -> f32 {
        let bare = Plan::new("\t", style.face, (0.0, 0.0));
        self.shape("\t", style, &bare, Direction::Ltr, None);
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
        dressed: Option<&Dressed>,
    ) -> Paragraph {
        self.shape(text, style, plan, direction, dressed);
        let most = wrap.map(|width| width + TOLERANCE);
        match dressed {
            Some(dressed) => dressed.break_lines(&mut self.layout, most.unwrap_or(f32::MAX)),
            None => self.layout.break_all_lines(most),
        }
        let (ascent, descent) = self
            .layout
            .root_span_metrics()
            .map_or((style.size, 0.0), |metrics| {
                (metrics.ascent, metrics.descent)
            });
        let table = &mut self.table;
        let mut shaped = if text.is_empty() {
            Shaped::default()
        } else {
            let len = dressed.map_or(text.len(), |dressed| dressed.text.len());
            Shaped::read(&self.layout, len, |run| table.id(run))
        };
        if let Some(dressed) = dressed {
            dressed.undress(&mut shaped);
        }
        let grid = LineGrid {
            direction,
            wrap,
            tab,
            line_height: style.line_height,
            rise: (style.line_height - ascent - descent) / 2.0 + ascent,
        };
        set_lines(text, &shaped, &grid)
    }

    /// The font of a glyph that this engine placed; `None` only for another engine's.
    pub fn font(&self, id: FontId) -> Option<&FontFile> {
        self.table.files.get(id.index())
    }

    fn shape(
        &mut self,
        text: &str,
        style: &Style,
        plan: &Plan,
        direction: Direction,
        dressed: Option<&Dressed>,
    ) {
        let shown = dressed.map_or(text, |dressed| &dressed.text);
        let shown = &*with_known_line_ends(shown);
        let place = |at: usize| match dressed {
            Some(_) if at == 0 => 0,
            Some(dressed) => dressed.place(at),
            None => at,
        };
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
            .style_run_builder(&mut self.fonts, shown, 1.0, false);
        let mut pieces = plan.pieces();
        if dressed.is_some() && text.ends_with(' ') {
            // What stands behind a part begins another line.
            let odd = pieces.last().is_some_and(|last| !last.odd);
            let start = text.len();
            pieces.push(Piece {
                start,
                odd,
                ..Piece::default()
            });
        }
        for (index, piece) in pieces.iter().enumerate() {
            let start = place(piece.start);
            let next = pieces.get(index + 1);
            let end = next.map_or(shown.len(), |next| place(next.start));
            if start == end && !text.is_empty() {
                continue;
            }
            let style = builder.push_style(TextStyle {
                letter_spacing: piece.tab.unwrap_or(0.0),
                font_features: features(piece),
                ..letters.clone()
            });
            builder.push_style_run(style, start..end);
        }
        let dressed_breaks = dressed.map(Dressed::breaks);
        match &dressed_breaks {
            Some(breaks) => builder.set_line_break_override(Some(breaks)),
            None => builder.set_line_break_override(Some(plan.breaks())),
        }
        builder.set_base_direction(match direction {
            Direction::Rtl => BaseDirection::Rtl,
            Direction::Ltr => BaseDirection::Ltr,
        });
        builder.build_into(&mut self.layout, shown);
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

/// The fonts in use, numbered in the order of their first use.
#[derive(Default)]
struct FontTable {
    files: Vec<FontFile>,
    by_source: HashMap<(u64, u32, Vec<i16>), FontId>,
}

impl FontTable {
    fn id(&mut self, run: &parley::Run<'_, ()>) -> FontId {
        let font = run.font();
        let coords: Vec<i16> = run
            .normalized_coords()
            .iter()
            .map(|coord| coord.to_bits())
            .collect();
        let key = (font.data.id(), font.index, coords);
        if let Some(id) = self.by_source.get(&key) {
            return *id;
        }
        let id = self.add(font, &key.2);
        self.by_source.insert(key, id);
        id
    }

    /// A system font that was dropped and read again has a new source but is the same font.
    fn add(&mut self, font: &FontData, coords: &[i16]) -> FontId {
        let known = self.files.iter().position(|file| {
            file.index() == font.index && file.coords() == coords && file.data() == font.data.data()
        });
        let index = known.unwrap_or_else(|| {
            self.files.push(FontFile {
                data: font.clone(),
                coords: coords.into(),
            });
            self.files.len() - 1
        });
        FontId(u16::try_from(index).unwrap_or(u16::MAX))
    }
}
