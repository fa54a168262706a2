//! Paints egui's meshes on the CPU, the same bytes on every machine.
//!
//! It does what a GPU does for egui: positions snapped to 1/256 pixel, the top-left rule (so two
//! triangles that share an edge paint each pixel once), textures sampled at pixel centres, and
//! premultiplied colours blended in gamma space into 8 bits a channel. Triangles are filled row by
//! row: the first and last pixel of a row are computed exactly in integers, so that nothing is
//! tested pixel by pixel, and a row of one colour is a fill.

use std::collections::HashMap;

use egui::epaint::{ImageData, Mesh, Primitive, Vertex};
use egui::{
    Color32, Context, FullOutput, Pos2, Rect, TextureFilter, TextureId, TextureWrapMode,
    TexturesDelta,
};
use image::RgbaImage;

/// Steps of a pixel that positions are snapped to.
const STEPS: i64 = 256;

/// How far from the origin a corner may be, in pixels; keeps the products below 64 bits.
const FARTHEST: f32 = 4.0e6;

/// A renderer of egui's meshes without a GPU.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, Texture>,
    /// Freed by the last pass, which may still show them; gone at the next one.
    freed: Vec<TextureId>,
}

impl egui_kittest::TestRenderer for CpuRenderer {
    #[expect(
        clippy::iter_over_hash_type,
        reason = "textures do not depend on each other"
    )]
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for id in std::mem::take(&mut self.freed) {
            self.textures.remove(&id);
        }
        for (id, images) in delta.set.drain() {
            for image in images {
                match (image.pos, self.textures.get_mut(&id)) {
                    (Some([x, y]), Some(texture)) => texture.update(x, y, &image.image),
                    (Some(_), None) => panic!("part of a texture that is not there: {id:?}"),
                    (None, _) => {
                        let texture = Texture::new(&image.image, image.options);
                        self.textures.insert(id, texture);
                    }
                }
            }
        }
        self.freed = delta.free.drain().collect();
    }

    fn render(&mut self, context: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = context.pixels_per_point();
        let size = context.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for primitive in context.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &primitive.primitive else {
                return Err("paint callbacks need a GPU".to_owned());
            };
            let texture = self
                .textures
                .get(&mesh.texture_id)
                .ok_or_else(|| format!("no texture {:?}", mesh.texture_id))?;
            canvas.paint(mesh, texture, primitive.clip_rect, scale);
        }
        RgbaImage::from_raw(
            canvas.width as u32,
            canvas.height as u32,
            canvas.pixels.into_flattened(),
        )
        .ok_or_else(|| "a picture of the wrong size".to_owned())
    }
}

/// A texture: premultiplied colours in gamma space.
struct Texture {
    width: i64,
    height: i64,
    pixels: Vec<[u8; 4]>,
    smooth: bool,
    wrap: TextureWrapMode,
}

impl Texture {
    fn new(image: &ImageData, options: egui::TextureOptions) -> Self {
        let ImageData::Color(image) = image;
        Self {
            width: image.width() as i64,
            height: image.height() as i64,
            pixels: image.pixels.iter().map(Color32::to_array).collect(),
            smooth: options.magnification == TextureFilter::Linear,
            wrap: options.wrap_mode,
        }
    }

    fn update(&mut self, left: usize, top: usize, image: &ImageData) {
        let ImageData::Color(image) = image;
        for (y, row) in image.pixels.chunks_exact(image.width().max(1)).enumerate() {
            let start = (top + y) * self.width as usize + left;
            for (to, from) in self.pixels[start..start + row.len()].iter_mut().zip(row) {
                *to = from.to_array();
            }
        }
    }

    fn at(&self, x: i64, y: i64) -> [u8; 4] {
        let (x, y) = (
            wrap(x, self.width, self.wrap),
            wrap(y, self.height, self.wrap),
        );
        self.pixels[(y * self.width + x) as usize]
    }

    /// The colour at a place given in texels, 0 to 255 a channel.
    fn sample(&self, x: f32, y: f32) -> [f32; 4] {
        if !self.smooth {
            return self.at(x.floor() as i64, y.floor() as i64).map(f32::from);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (nearest_x, nearest_y) = (x.round(), y.round());
        // Letters are painted texel by pixel: no neighbours needed.
        if (x - nearest_x).abs() < 1e-3 && (y - nearest_y).abs() < 1e-3 {
            return self.at(nearest_x as i64, nearest_y as i64).map(f32::from);
        }
        let (left, top) = (x.floor(), y.floor());
        let (right_part, lower_part) = (x - left, y - top);
        let (left, top) = (left as i64, top as i64);
        let corners = [
            self.at(left, top),
            self.at(left + 1, top),
            self.at(left, top + 1),
            self.at(left + 1, top + 1),
        ];
        let mix = |a: u8, b: u8, part: f32| f32::from(a) * (1.0 - part) + f32::from(b) * part;
        std::array::from_fn(|i| {
            let upper = mix(corners[0][i], corners[1][i], right_part);
            let lower = mix(corners[2][i], corners[3][i], right_part);
            upper * (1.0 - lower_part) + lower * lower_part
        })
    }
}

fn wrap(at: i64, size: i64, mode: TextureWrapMode) -> i64 {
    match mode {
        TextureWrapMode::ClampToEdge => at.clamp(0, size - 1),
        TextureWrapMode::Repeat => at.rem_euclid(size),
        TextureWrapMode::MirroredRepeat => {
            let at = at.rem_euclid(2 * size);
            at.min(2 * size - 1 - at)
        }
    }
}

/// What is painted on: premultiplied, 8 bits a channel, at first transparent, so that a place
/// which nothing paints shows as a hole in the picture.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
}

/// A rectangle of pixels, ends not included.
#[derive(Clone, Copy)]
struct Clip {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            pixels: vec![[0; 4]; width * height],
        }
    }

    fn paint(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
        let edge = |at: f32, most: usize| (at * scale).round().clamp(0.0, most as f32) as i64;
        let clip = Clip {
            left: edge(clip.left(), self.width),
            top: edge(clip.top(), self.height),
            right: edge(clip.right(), self.width),
            bottom: edge(clip.bottom(), self.height),
        };
        for corners in mesh.indices.chunks_exact(3) {
            let corners: [Vertex; 3] = std::array::from_fn(|i| mesh.vertices[corners[i] as usize]);
            if let Some(triangle) = Triangle::new(corners, texture, scale) {
                self.fill(&triangle, texture, clip);
            }
        }
    }

    fn fill(&mut self, triangle: &Triangle, texture: &Texture, clip: Clip) {
        let top = triangle.top.max(clip.top);
        let bottom = triangle.bottom.min(clip.bottom);
        let one = triangle
            .is_even()
            .then(|| triangle.colour(0.0, 0.0, texture));
        for y in top..bottom {
            let Some((first, last)) = triangle.row(y, clip.left, clip.right - 1) else {
                continue;
            };
            let start = y as usize * self.width;
            let row = &mut self.pixels[start + first as usize..=start + last as usize];
            match one {
                Some(colour) if colour[3] >= 255.0 => row.fill(colour.map(|c| c.round() as u8)),
                Some(colour) => row.iter_mut().for_each(|pixel| blend(pixel, colour)),
                None => {
                    for (x, pixel) in (first..).zip(row) {
                        blend(pixel, triangle.colour(x as f32, y as f32, texture));
                    }
                }
            }
        }
    }
}

/// Lays a premultiplied colour, 0 to 255 a channel, over a pixel.
fn blend(pixel: &mut [u8; 4], colour: [f32; 4]) {
    if colour[3] <= 0.0 && colour[0] <= 0.0 && colour[1] <= 0.0 && colour[2] <= 0.0 {
        return;
    }
    let kept = 1.0 - colour[3] / 255.0;
    for i in 0..4 {
        // The cast rounds half up and stops at 0 and 255.
        pixel[i] = (colour[i] + f32::from(pixel[i]) * kept + 0.5) as u8;
    }
}

/// One edge: positive on the inner side, in 1/256 pixel squared.
#[derive(Clone, Copy)]
struct Edge {
    x: i64,
    y: i64,
    across: i64,
    down: i64,
    /// 0 for a top or left edge, which owns the pixels it goes through; else 1.
    least: i64,
}

impl Edge {
    fn new(from: (i64, i64), to: (i64, i64)) -> Self {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let owns = (down == 0 && across > 0) || down < 0;
        Self {
            x: from.0,
            y: from.1,
            across,
            down,
            least: i64::from(!owns),
        }
    }

    fn value(&self, x: i64, y: i64) -> i64 {
        self.across * (y - self.y) - self.down * (x - self.x)
    }

    /// Narrows the pixels of a row to those inside.
    fn narrow(&self, y: i64, (first, last): (i64, i64)) -> (i64, i64) {
        let middle = STEPS / 2;
        // Inside at pixel x: value + step · x is at least `least`.
        let value = self.value(middle, y * STEPS + middle) - self.least;
        let step = -self.down * STEPS;
        match step.signum() {
            1 => (first.max((-value + step - 1).div_euclid(step)), last),
            -1 => (first, last.min(value.div_euclid(-step))),
            _ if value >= 0 => (first, last),
            _ => (1, 0),
        }
    }
}

/// A value that changes evenly over a triangle.
#[derive(Clone, Copy)]
struct Slope {
    start: f64,
    across: f64,
    down: f64,
}

impl Slope {
    fn at(&self, x: f32, y: f32) -> f32 {
        (self.start + self.across * f64::from(x) + self.down * f64::from(y)) as f32
    }

    fn is_even(&self) -> bool {
        self.across == 0.0 && self.down == 0.0
    }
}

/// A triangle ready to be filled. Slopes are over pixels, with x and y at a pixel's number.
struct Triangle {
    edges: [Edge; 3],
    top: i64,
    bottom: i64,
    colour: [Slope; 4],
    one_colour: bool,
    texel: [Slope; 2],
}

impl Triangle {
    /// `None` when it covers nothing.
    fn new(mut corners: [Vertex; 3], texture: &Texture, scale: f32) -> Option<Self> {
        let snap = |at: f32| {
            let pixels = at * scale;
            pixels
                .is_finite()
                .then(|| (pixels.clamp(-FARTHEST, FARTHEST) * STEPS as f32).round() as i64)
        };
        let snapped = |at: Pos2| Some((snap(at.x)?, snap(at.y)?));
        let mut points = [
            snapped(corners[0].pos)?,
            snapped(corners[1].pos)?,
            snapped(corners[2].pos)?,
        ];
        let mut area = Edge::new(points[0], points[1]).value(points[2].0, points[2].1);
        if area == 0 {
            return None;
        }
        if area < 0 {
            points.swap(1, 2);
            corners.swap(1, 2);
            area = -area;
        }
        // The edge opposite to each corner, whose value is that corner's weight.
        let edges = [
            Edge::new(points[1], points[2]),
            Edge::new(points[2], points[0]),
            Edge::new(points[0], points[1]),
        ];
        let slope = |values: [f32; 3]| slope(&edges, area, values);
        let colours = corners.map(|c| c.color.to_array());
        let one_colour = colours[0] == colours[1] && colours[1] == colours[2];
        let (width, height) = (texture.width as f32, texture.height as f32);
        let pixel = |at: i64| (at - STEPS / 2).div_euclid(STEPS);
        Some(Self {
            top: pixel(points.iter().map(|p| p.1).min()?),
            bottom: pixel(points.iter().map(|p| p.1).max()?) + 1,
            colour: std::array::from_fn(|i| slope(colours.map(|c| f32::from(c[i])))),
            one_colour,
            texel: [
                slope(corners.map(|c| c.uv.x * width)),
                slope(corners.map(|c| c.uv.y * height)),
            ],
            edges,
        })
    }

    /// Whether every pixel gets the same colour.
    fn is_even(&self) -> bool {
        self.one_colour && self.texel.iter().all(Slope::is_even)
    }

    /// The first and last pixel of a row that are inside, between two others.
    fn row(&self, y: i64, left: i64, right: i64) -> Option<(i64, i64)> {
        let (first, last) = self
            .edges
            .iter()
            .fold((left, right), |range, edge| edge.narrow(y, range));
        (first <= last).then_some((first.max(left), last.min(right)))
    }

    /// Its colour at a pixel, 0 to 255 a channel.
    fn colour(&self, x: f32, y: f32, texture: &Texture) -> [f32; 4] {
        let texel = texture.sample(self.texel[0].at(x, y), self.texel[1].at(x, y));
        std::array::from_fn(|i| {
            let own = if self.one_colour {
                self.colour[i].start as f32
            } else {
                self.colour[i].at(x, y)
            };
            own * texel[i] / 255.0
        })
    }
}

fn slope(edges: &[Edge; 3], area: i64, values: [f32; 3]) -> Slope {
    if values[0] == values[1] && values[1] == values[2] {
        return Slope {
            start: f64::from(values[0]),
            across: 0.0,
            down: 0.0,
        };
    }
    let sum = |part: &dyn Fn(&Edge) -> i64| -> f64 {
        let weighted = edges.iter().zip(values);
        weighted
            .map(|(e, v)| part(e) as f64 * f64::from(v))
            .sum::<f64>()
            / area as f64
    };
    Slope {
        start: sum(&|e| e.value(STEPS / 2, STEPS / 2)),
        across: sum(&|e| -e.down * STEPS),
        down: sum(&|e| e.across * STEPS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::ImageDelta;
    use egui::{ColorImage, TextureOptions, pos2, vec2};
    use egui_kittest::TestRenderer as _;

    fn white() -> Texture {
        let image = ColorImage::filled([1, 1], Color32::WHITE);
        Texture::new(&ImageData::Color(image.into()), TextureOptions::LINEAR)
    }

    fn painted(mesh: &Mesh, texture: &Texture, size: usize) -> Canvas {
        let mut canvas = Canvas::new(size, size);
        canvas.paint(mesh, texture, Rect::EVERYTHING, 1.0);
        canvas
    }

    fn fan(points: &[Pos2], colour: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        for point in points {
            mesh.colored_vertex(*point, colour);
        }
        for last in 2..points.len() as u32 {
            mesh.add_triangle(0, last - 1, last);
        }
        mesh
    }

    #[test]
    fn a_shared_edge_is_painted_once() {
        let half = Color32::from_rgba_premultiplied(60, 60, 60, 128);
        let shapes: [&[Pos2]; 3] = [
            &[
                pos2(2.3, 1.1),
                pos2(28.7, 4.2),
                pos2(25.5, 29.0),
                pos2(3.0, 22.2),
            ],
            &[
                pos2(4.5, 4.5),
                pos2(20.5, 4.5),
                pos2(20.5, 20.5),
                pos2(4.5, 20.5),
            ],
            &[
                pos2(16.0, 1.0),
                pos2(31.0, 16.0),
                pos2(16.0, 31.0),
                pos2(1.0, 16.0),
            ],
        ];
        for shape in shapes {
            let canvas = painted(&fan(shape, half), &white(), 32);
            let inner = canvas.pixels.iter().filter(|p| **p != [0; 4]).count();
            assert!(inner > 200, "{inner}");
            for pixel in &canvas.pixels {
                assert!(
                    [[0, 0, 0, 0], [60, 60, 60, 128]].contains(pixel),
                    "{pixel:?}"
                );
            }
        }
    }

    #[test]
    fn rectangles_side_by_side_cover_every_pixel_once() {
        let half = Color32::from_rgba_premultiplied(10, 20, 30, 100);
        let mut mesh = Mesh::default();
        for column in 0..7 {
            let left = 0.37 + 4.3 * column as f32;
            mesh.add_colored_rect(Rect::from_min_size(pos2(left, 0.0), vec2(4.3, 32.0)), half);
        }
        let canvas = painted(&mesh, &white(), 32);
        for (x, pixel) in canvas.pixels[..32].iter().enumerate() {
            let centre = x as f32 + 0.5;
            let inside = (0.37..30.47).contains(&centre);
            assert_eq!(
                *pixel,
                if inside { [10, 20, 30, 100] } else { [0; 4] },
                "{x}"
            );
        }
    }

    #[test]
    fn colours_blend_premultiplied_in_gamma_space() {
        let mut pixel = [200, 100, 0, 255];
        blend(&mut pixel, [64.0, 64.0, 64.0, 128.0]);
        // 64 + 200 · (1 − 128/255) = 163.6; 64 + 100 · 0.498 = 113.8; alpha stays full.
        assert_eq!(pixel, [164, 114, 64, 255]);
        // A colour without alpha adds light.
        blend(&mut pixel, [10.0, 0.0, 200.0, 0.0]);
        assert_eq!(pixel, [174, 114, 255, 255]);
    }

    #[test]
    fn colours_change_evenly_over_a_triangle() {
        let mut mesh = Mesh::default();
        for (at, colour) in [
            (pos2(0.0, 0.0), Color32::BLACK),
            (pos2(64.0, 0.0), Color32::WHITE),
            (pos2(0.0, 64.0), Color32::BLACK),
        ] {
            mesh.colored_vertex(at, colour);
        }
        mesh.add_triangle(0, 1, 2);
        let canvas = painted(&mesh, &white(), 64);
        for x in 0..60 {
            let expected = (x as f32 + 0.5) / 64.0 * 255.0;
            let got = f32::from(canvas.pixels[64 + x][0]);
            assert!((got - expected).abs() <= 0.51, "{x}: {got} for {expected}");
        }
    }

    #[test]
    fn clips_keep_what_is_outside() {
        let mut canvas = Canvas::new(8, 8);
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(
            Rect::from_min_max(pos2(-50.0, -50.0), pos2(50.0, 50.0)),
            Color32::WHITE,
        );
        let clip = Rect::from_min_max(pos2(1.0, 1.5), pos2(2.0, 3.0));
        canvas.paint(&mesh, &white(), clip, 2.0);
        for (i, pixel) in canvas.pixels.iter().enumerate() {
            let inside = (2..4).contains(&(i % 8)) && (3..6).contains(&(i / 8));
            assert_eq!(pixel[3] == 255, inside, "{i}");
        }
    }

    #[test]
    fn textures_are_updated_in_part_and_freed_after_the_pass() {
        let mut renderer = CpuRenderer::default();
        let id = TextureId::Managed(7);
        let full = ColorImage::filled([4, 4], Color32::TRANSPARENT);
        let mut delta = TexturesDelta::default();
        delta.push(id, ImageDelta::full(full, TextureOptions::NEAREST));
        let part = ColorImage::filled([2, 1], Color32::RED);
        delta.push(
            id,
            ImageDelta::partial([1, 2], part, TextureOptions::NEAREST),
        );
        renderer.handle_delta(&mut delta);
        assert!(delta.is_empty());
        let mut mesh = Mesh::with_texture(id);
        mesh.add_rect_with_uv(
            Rect::from_min_size(Pos2::ZERO, vec2(8.0, 8.0)),
            Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)),
            Color32::WHITE,
        );
        let canvas = painted(&mesh, &renderer.textures[&id], 8);
        for (i, pixel) in canvas.pixels.iter().enumerate() {
            let red = (2..6).contains(&(i % 8)) && (4..6).contains(&(i / 8));
            assert_eq!(*pixel, if red { [255, 0, 0, 255] } else { [0; 4] }, "{i}");
        }
        let mut delta = TexturesDelta::default();
        delta.free(id);
        renderer.handle_delta(&mut delta);
        assert!(
            renderer.textures.contains_key(&id),
            "still shown by this pass"
        );
        renderer.handle_delta(&mut TexturesDelta::default());
        assert!(renderer.textures.is_empty());
    }

    #[test]
    fn smooth_textures_mix_neighbours() {
        let image = ColorImage::new([2, 1], vec![Color32::BLACK, Color32::WHITE]);
        let texture = Texture::new(&ImageData::Color(image.into()), TextureOptions::LINEAR);
        assert_eq!(texture.sample(0.5, 0.5)[0], 0.0);
        assert_eq!(texture.sample(1.0, 0.5)[0], 127.5);
        assert_eq!(texture.sample(1.25, 0.5)[0], 191.25);
        assert_eq!(texture.sample(9.0, 0.5)[0], 255.0);
    }

    #[test]
    fn broken_corners_paint_nothing() {
        let mesh = fan(
            &[
                pos2(f32::NAN, 0.0),
                pos2(8.0, 0.0),
                pos2(8.0, f32::INFINITY),
            ],
            Color32::WHITE,
        );
        assert!(
            painted(&mesh, &white(), 8)
                .pixels
                .iter()
                .all(|p| *p == [0; 4])
        );
    }
}
