//! Setting and painting letters in the window: one engine, one atlas.

use super::atlas::Atlas;
use crate::page::Workers;
use crate::typeset::{Direction, Engine, Fallback, GlyphKey, Ink, Paragraph, Style};
use egui::{Color32, Context, Mesh, Painter, Pos2, Rect, pos2, vec2};
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;
use std::time::Duration;

/// So soon the window shows what became known of heights; more of it may come meanwhile.
const NEWS: Duration = Duration::from_millis(100);
/// More threads than this would only wait for memory.
const MOST_WORKERS: usize = 3;

struct Inner {
    engine: Engine,
    atlas: Atlas,
}

/// Sets and paints letters. Borrowed inside for the length of a call only.
pub struct Letters {
    inner: RefCell<Inner>,
    workers: OnceCell<Workers>,
}

impl Letters {
    /// Makes an engine and an empty atlas.
    pub fn new(context: &Context, fallback: Fallback) -> Self {
        Self {
            inner: RefCell::new(Inner {
                engine: Engine::new(fallback),
                atlas: Atlas::new(context),
            }),
            workers: OnceCell::new(),
        }
    }

    /// Starts threads that set what will be looked at next; without them everything is set when it
    /// is looked at.
    pub fn start_workers(&self, context: &Context) {
        let context = context.clone();
        let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
        let count = cores.saturating_sub(1).clamp(1, MOST_WORKERS);
        self.workers.get_or_init(|| {
            let wake = move || context.request_repaint_after(NEWS);
            self.with_engine(|engine| Workers::start(count, engine, wake))
        });
    }

    /// The threads beside, if there are any.
    pub fn workers(&self) -> Option<&Workers> {
        self.workers.get()
    }

    /// Bounds the memory of what was drawn. Call once a frame, before anything is painted.
    pub fn tend(&self) {
        self.inner.borrow_mut().atlas.tend();
    }

    /// Lends the engine. `f` must not call back into `self`.
    pub fn with_engine<R>(&self, f: impl FnOnce(&mut Engine) -> R) -> R {
        f(&mut self.inner.borrow_mut().engine)
    }

    /// Sets a label, wrapped to a width in physical pixels if there is one. Remembered.
    pub fn set(
        &self,
        text: &str,
        style: &Style,
        wrap: Option<f32>,
        direction: Direction,
    ) -> Arc<Paragraph> {
        self.with_engine(|engine| engine.label(text, style, wrap, direction))
    }

    /// Sets a label on one line, with an ellipsis where it is longer than a width. Remembered.
    pub fn elided(
        &self,
        text: &str,
        style: &Style,
        width: f32,
        direction: Direction,
    ) -> Arc<Paragraph> {
        self.with_engine(|engine| engine.elided_label(text, style, width, direction))
    }

    /// Paints a set paragraph with its box's left top at a point given in physical pixels.
    /// Lines outside the painter's clip are left out.
    pub fn paint(
        &self,
        painter: &Painter,
        paragraph: &Paragraph,
        (x, y): (f32, f32),
        colour: Color32,
    ) {
        let scale = painter.pixels_per_point();
        let clip = painter.clip_rect();
        let inner = &mut *self.inner.borrow_mut();
        let mut meshes: Vec<(usize, Mesh)> = Vec::new();
        let ink = Ink::of([colour.r(), colour.g(), colour.b()]);
        for line in &paragraph.lines {
            // Marks may stand a line above or below their own.
            let reach = line.bottom - line.top;
            let above = (y + line.bottom + reach) / scale < clip.top();
            let below = (y + line.top - reach) / scale > clip.bottom();
            if above || below {
                continue;
            }
            let baseline = (y + line.baseline).round();
            for glyph in &line.glyphs {
                let (key, left) = GlyphKey::at(glyph.font, glyph.id, glyph.size, x + glyph.x);
                let Some(slot) = inner.atlas.slot(key, ink, &inner.engine) else {
                    continue;
                };
                let top = (baseline + glyph.y).round() + slot.top as f32;
                let min = pos2((left + slot.left) as f32 / scale, top / scale);
                let size = vec2(slot.width as f32, slot.height as f32) / scale;
                let uv = Rect::from_min_max(
                    pos2(Atlas::uv(slot.x), Atlas::uv(slot.y)),
                    pos2(
                        Atlas::uv(slot.x + slot.width),
                        Atlas::uv(slot.y + slot.height),
                    ),
                );
                let mesh = mesh_of(&mut meshes, slot.page, &inner.atlas);
                mesh.add_rect_with_uv(Rect::from_min_size(min, size), uv, colour);
            }
        }
        for (_, mesh) in meshes {
            painter.add(mesh);
        }
    }

    /// Paints a set paragraph with its box's left top at a point of egui's.
    pub fn paint_at(&self, painter: &Painter, paragraph: &Paragraph, at: Pos2, colour: Color32) {
        let scale = painter.pixels_per_point();
        let physical = ((at.x * scale).round(), (at.y * scale).round());
        self.paint(painter, paragraph, physical, colour);
    }
}

fn mesh_of<'a>(meshes: &'a mut Vec<(usize, Mesh)>, page: usize, atlas: &Atlas) -> &'a mut Mesh {
    let at = match meshes.iter().position(|(p, _)| *p == page) {
        Some(at) => at,
        None => {
            meshes.push((page, Mesh::with_texture(atlas.texture(page))));
            meshes.len() - 1
        }
    };
    &mut meshes[at].1
}
