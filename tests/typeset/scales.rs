//! Letters at the scales of screens: whole baselines, and as much ink as a browser's.

use hashiya::typeset::Direction::Rtl;
use hashiya::typeset::{Face, GlyphKey, Paragraph, Raster, Style, Weight};

use super::sample::with_engine;

const SIZE: f32 = 20.5;
const LINE: &str = "ا ا ا ا ا ا ا ا ا ا ا ا كتاب مسجد";

/// Pixels of ink that Chromium 148 on Linux (headless, no GPU) gives the line at 20.5 CSS pixels,
/// black on white, by its `--force-device-scale-factor`; sums of 1 − lightness over its screenshot.
const CHROMIUM: [(f32, f32, f32); 4] = [
    (1.0, 430.0, 385.0),
    (1.25, 676.0, 607.0),
    (1.5, 978.0, 876.0),
    (2.0, 1737.0, 1564.0),
];

fn at(face: Face, scale: f32) -> Style {
    Style {
        face,
        weight: Weight::Regular,
        size: SIZE * scale,
        line_height: (SIZE * 2.02 * scale).round(),
    }
}

fn set(text: &str, face: Face, scale: f32) -> Paragraph {
    with_engine(|engine| engine.paragraph(text, &at(face, scale), Some(260.0 * scale), Rtl))
}

#[test]
fn every_baseline_is_on_a_whole_pixel() {
    for face in [Face::Naskh, Face::Amiri] {
        for scale in [1.0, 1.25, 1.5, 1.75, 2.0] {
            let paragraph = set(&format!("{LINE} {LINE} {LINE}"), face, scale);
            assert!(paragraph.lines.len() > 2);
            for line in &paragraph.lines {
                assert_eq!(line.baseline.fract(), 0.0, "{face:?} {scale}");
                assert_eq!(line.top.fract(), 0.0, "{face:?} {scale}");
            }
        }
    }
}

#[test]
fn letters_are_as_dark_as_in_a_browser_at_every_scale() {
    for (scale, naskh, amiri) in CHROMIUM {
        for (face, expected) in [(Face::Naskh, naskh), (Face::Amiri, amiri)] {
            let paragraph = with_engine(|e| e.paragraph(LINE, &at(face, scale), None, Rtl));
            let mut raster = Raster::new();
            let (mut ink, mut palest) = (0.0, 255);
            for glyph in &paragraph.lines[0].glyphs {
                let (key, _) = GlyphKey::at(glyph.font, glyph.id, glyph.size, glyph.x);
                let Some(bitmap) = with_engine(|engine| raster.glyph(engine, key)) else {
                    continue;
                };
                ink += bitmap
                    .coverage
                    .iter()
                    .map(|c| f32::from(*c) / 255.0)
                    .sum::<f32>();
                if bitmap.height > 3 * bitmap.width {
                    palest = palest.min(bitmap.coverage.iter().copied().max().unwrap());
                }
            }
            let ratio = ink / expected;
            assert!(
                (0.97..1.03).contains(&ratio),
                "{face:?} at {scale}: {ratio}"
            );
            assert!(palest > 240, "a pale stem, {face:?} at {scale}: {palest}");
        }
    }
}
