//! Pixels of one glyph.

use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use vello_cpu::color::{OpaqueColor, Srgb};
use vello_cpu::kurbo::{Affine, BezPath, Shape as _};
use vello_cpu::{Level, Pixmap, RenderContext, RenderSettings, Resources};

use super::bitmap::{Bitmap, GlyphKey, SUBPIXEL_STEPS};
use super::emoji::{frame, picture};
use super::engine::Engine;
use super::hints::Hints;

/// Maximum width and height of a drawn glyph, pixels.
const LARGEST: f64 = 4096.0;

/// Draws glyphs; keeps its memory between them.
pub struct Raster {
    context: RenderContext,
    resources: Resources,
    hints: Hints,
}

impl Default for Raster {
    fn default() -> Self {
        Self::new()
    }
}

impl Raster {
    /// Makes a raster.
    pub fn new() -> Self {
        // Fixed rather than detected, so that a glyph has the same bytes on every machine.
        let settings = RenderSettings {
            level: Level::baseline(),
            num_threads: 0,
        };
        Self {
            context: RenderContext::new_with(1, 1, settings),
            resources: Resources::new(),
            hints: Hints::default(),
        }
    }

    /// Draws a glyph; `None` if there is nothing to be seen of it, as of spaces. An emoji that only
    /// has a coloured picture is drawn in one ink.
    pub fn glyph(&mut self, engine: &Engine, key: GlyphKey) -> Option<Bitmap> {
        let file = engine.font(key.font)?;
        let size = f32::from_bits(key.size_bits);
        if !size.is_finite() || size <= 0.0 {
            return None;
        }
        let font = skrifa::FontRef::from_index(file.data(), file.index()).ok()?;
        if let Some(path) = outline(&font, file.coords(), key, &mut self.hints) {
            return self.fill(&path);
        }
        let (id, shift) = (skrifa::GlyphId::new(key.id), shift(key));
        picture(&font, id, size, shift as f32)
            .or_else(|| self.fill(&frame(&font, id, size, shift)?))
    }

    fn fill(&mut self, path: &BezPath) -> Option<Bitmap> {
        let bounds = path.bounding_box().expand();
        let (width, height) = (bounds.width(), bounds.height());
        let drawable = |length: f64| (1.0..=LARGEST).contains(&length);
        if !drawable(width) || !drawable(height) {
            return None;
        }
        let (width, height) = (width as u16, height as u16);
        self.context.reset_and_resize(width, height);
        self.context
            .set_transform(Affine::translate((-bounds.x0, -bounds.y0)));
        self.context.set_paint(OpaqueColor::<Srgb>::WHITE);
        self.context.fill_path(path);
        self.context.flush();
        let mut pixels = Pixmap::new(width, height);
        self.context.render(&mut pixels, &mut self.resources);
        Some(Bitmap {
            left: bounds.x0 as i32,
            top: bounds.y0 as i32,
            width: width.into(),
            height: height.into(),
            coverage: pixels
                .data_as_u8_slice()
                .chunks_exact(4)
                .map(|pixel| pixel[3])
                .collect(),
        })
    }
}

/// How far right of its pixel a glyph begins, pixels.
fn shift(key: GlyphKey) -> f64 {
    f64::from(key.subpixel) / f64::from(SUBPIXEL_STEPS)
}

fn outline(
    font: &skrifa::FontRef<'_>,
    coords: &[i16],
    key: GlyphKey,
    hints: &mut Hints,
) -> Option<BezPath> {
    let size = f32::from_bits(key.size_bits);
    let coords: Vec<NormalizedCoord> = coords
        .iter()
        .map(|bits| NormalizedCoord::from_bits(*bits))
        .collect();
    let mut pen = PathPen {
        path: BezPath::new(),
        shift: shift(key),
    };
    let outlines = font.outline_glyphs();
    let (size, place) = (Size::new(size), LocationRef::new(&coords));
    let hint = hints.of(key, &outlines, place);
    let settings = match hint {
        Some(hint) => DrawSettings::hinted(hint, false),
        None => DrawSettings::unhinted(size, place),
    };
    let glyph = outlines.get(skrifa::GlyphId::new(key.id))?;
    glyph.draw(settings, &mut pen).ok()?;
    (!pen.path.is_empty()).then_some(pen.path)
}

/// Fonts count upwards, bitmaps downwards.
struct PathPen {
    path: BezPath,
    shift: f64,
}

impl PathPen {
    fn point(&self, x: f32, y: f32) -> (f64, f64) {
        (f64::from(x) + self.shift, -f64::from(y))
    }
}

impl OutlinePen for PathPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.point(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.point(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.point(cx, cy), self.point(x, y));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.path
            .curve_to(self.point(ax, ay), self.point(bx, by), self.point(x, y));
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}
