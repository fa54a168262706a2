//! Fits outlines to the rows of pixels, as browsers do on screens without many pixels.

use std::collections::HashMap;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{
    Engine, GlyphStyles, HintingInstance, HintingOptions, OutlineGlyphCollection, SmoothMode,
    Target,
};

use super::bitmap::GlyphKey;
use super::fonts::FontId;

/// From this em size on, pixels, strokes are wide enough to be sharp where they are.
const SHARP_FROM: f32 = 32.0;

/// Moves strokes up or down by parts of a pixel, never sideways, so that bars are sharp and letters
/// as wide as they were set.
#[derive(Default)]
pub(super) struct Hints {
    styles: HashMap<FontId, GlyphStyles>,
    sizes: HashMap<(FontId, u32), Option<HintingInstance>>,
}

impl Hints {
    /// What fits glyphs of a key's font and size; `None` if they are drawn as they are.
    pub fn of(
        &mut self,
        key: GlyphKey,
        outlines: &OutlineGlyphCollection<'_>,
        place: LocationRef<'_>,
    ) -> Option<&HintingInstance> {
        let size = f32::from_bits(key.size_bits);
        if size >= SHARP_FROM {
            return None;
        }
        let Self { styles, sizes } = self;
        let hint = sizes.entry((key.font, key.size_bits)).or_insert_with(|| {
            let styles = styles
                .entry(key.font)
                .or_insert_with(|| GlyphStyles::new(outlines));
            let options = HintingOptions {
                engine: Engine::Auto(Some(styles.clone())),
                target: Target::Smooth {
                    mode: SmoothMode::Light,
                    symmetric_rendering: true,
                    preserve_linear_metrics: true,
                },
            };
            HintingInstance::new(outlines, Size::new(size), place, options).ok()
        });
        hint.as_ref()
    }
}
