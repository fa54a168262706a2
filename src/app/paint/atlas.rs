//! Glyph bitmaps in textures: pages of 1024 pixels a side, filled shelf by shelf.

use crate::typeset::{Engine, GlyphKey, Ink, Raster};
use egui::{Color32, ColorImage, Context, TextureHandle, TextureOptions};
use std::collections::HashMap;

/// Side of a page in pixels.
const SIDE: usize = 1024;
/// When so many pages are full, all are thrown away and what is seen is drawn anew.
const MOST_PAGES: usize = 10;

/// Where a glyph is in the atlas, and where it stands relative to its origin.
#[derive(Clone, Copy)]
pub struct Slot {
    pub page: usize,
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
    pub left: i32,
    pub top: i32,
}

struct Page {
    texture: TextureHandle,
    x: usize,
    y: usize,
    shelf: usize,
}

/// All glyphs drawn so far.
pub struct Atlas {
    context: Context,
    raster: Raster,
    slots: HashMap<(GlyphKey, Ink), Option<Slot>>,
    pages: Vec<Page>,
}

impl Atlas {
    pub fn new(context: &Context) -> Self {
        Self {
            context: context.clone(),
            raster: Raster::new(),
            slots: HashMap::new(),
            pages: Vec::new(),
        }
    }

    /// Frees the textures when they have grown too many. Only between frames: meshes refer to them.
    pub fn tend(&mut self) {
        if self.pages.len() > MOST_PAGES {
            self.slots.clear();
            self.pages.clear();
        }
    }

    /// The slot of a glyph for an ink; `None` when it has no outline.
    pub fn slot(&mut self, key: GlyphKey, ink: Ink, engine: &Engine) -> Option<Slot> {
        if let Some(slot) = self.slots.get(&(key, ink)) {
            return *slot;
        }
        let slot = self.draw(key, ink, engine);
        self.slots.insert((key, ink), slot);
        slot
    }

    pub fn texture(&self, page: usize) -> egui::TextureId {
        self.pages[page].texture.id()
    }

    /// A texture coordinate of a pixel of a page.
    pub fn uv(pixel: u32) -> f32 {
        pixel as f32 / SIDE as f32
    }

    fn draw(&mut self, key: GlyphKey, ink: Ink, engine: &Engine) -> Option<Slot> {
        let bitmap = self.raster.glyph(engine, key)?;
        let (width, height) = (bitmap.width as usize, bitmap.height as usize);
        // A glyph larger than a page cannot be kept; text sizes are bounded far below that.
        if width == 0 || height == 0 || width >= SIDE || height >= SIDE {
            return None;
        }
        let (page, x, y) = self.place(width, height);
        let pixels = bitmap
            .coverage
            .iter()
            .map(|a| Color32::from_white_alpha(ink.fill(*a)))
            .collect();
        let image = ColorImage::new([width, height], pixels);
        self.pages[page]
            .texture
            .set_partial([x, y], image, TextureOptions::LINEAR);
        Some(Slot {
            page,
            x: x as u32,
            y: y as u32,
            width: bitmap.width,
            height: bitmap.height,
            left: bitmap.left,
            top: bitmap.top,
        })
    }

    fn place(&mut self, width: usize, height: usize) -> (usize, usize, usize) {
        let last = self.pages.len().wrapping_sub(1);
        if let Some(page) = self.pages.last_mut() {
            if page.x + width + 1 > SIDE {
                page.x = 0;
                page.y += page.shelf + 1;
                page.shelf = 0;
            }
            if page.y + height < SIDE {
                let at = (last, page.x, page.y);
                page.x += width + 1;
                page.shelf = page.shelf.max(height);
                return at;
            }
        }
        let blank = ColorImage::filled([SIDE, SIDE], Color32::TRANSPARENT);
        let texture = self
            .context
            .load_texture("glyphs", blank, TextureOptions::LINEAR);
        self.pages.push(Page {
            texture,
            x: width + 1,
            y: 0,
            shelf: height,
        });
        (self.pages.len() - 1, 0, 0)
    }
}
