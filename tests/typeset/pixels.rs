//! Bitmaps of glyphs.

use hashiya::typeset::Direction::{Ltr, Rtl};
use hashiya::typeset::{Face, GlyphKey, Raster};

use super::sample::{style, with_engine};

#[test]
fn an_alef_is_a_tall_stroke_on_the_baseline() {
    with_engine(|engine| {
        let paragraph = engine.paragraph("ا", &style(Face::Naskh), None, Rtl);
        let glyph = paragraph.lines[0].glyphs[0];
        let (key, pixel) = GlyphKey::at(glyph.font, glyph.id, glyph.size, 10.0);
        assert_eq!((key.subpixel, pixel), (0, 10));
        let bitmap = Raster::new().glyph(engine, key).unwrap();
        assert!(bitmap.height > 2 * bitmap.width);
        assert!(bitmap.top < -8);
        assert!((bitmap.top + bitmap.height as i32).abs() <= 1);
        assert_eq!(
            bitmap.coverage.len(),
            (bitmap.width * bitmap.height) as usize
        );
        assert!(bitmap.coverage.iter().any(|coverage| *coverage > 200));
    });
}

#[test]
fn a_glyph_is_the_same_each_time_and_shifts_by_quarters() {
    with_engine(|engine| {
        let paragraph = engine.paragraph("س", &style(Face::Amiri), None, Rtl);
        let glyph = paragraph.lines[0].glyphs[0];
        let mut raster = Raster::new();
        let mut draw = |x: f32| {
            let (key, _) = GlyphKey::at(glyph.font, glyph.id, glyph.size, x);
            raster.glyph(engine, key).unwrap()
        };
        let (first, half) = (draw(3.0), draw(3.5));
        assert_eq!(first, draw(7.1));
        assert_ne!(first, half);
        let ink = |coverage: &[u8]| coverage.iter().map(|one| f64::from(*one)).sum::<f64>();
        let (one, other) = (ink(&first.coverage), ink(&half.coverage));
        assert!((one - other).abs() < one * 0.02);
    });
}

#[test]
fn spaces_and_unknown_glyphs_have_no_pixels() {
    with_engine(|engine| {
        let paragraph = engine.paragraph(" ", &style(Face::Naskh), None, Rtl);
        let glyph = paragraph.lines[0].glyphs[0];
        let mut raster = Raster::new();
        for (id, size) in [
            (glyph.id, 20.0),
            (999_999, 20.0),
            (glyph.id, f32::NAN),
            (3, 1.0e9),
        ] {
            let (key, _) = GlyphKey::at(glyph.font, id, size, 0.0);
            assert_eq!(raster.glyph(engine, key), None);
        }
    });
}

#[test]
fn quarters_round_up_to_the_next_pixel() {
    let font = with_engine(|engine| {
        engine.paragraph("ا", &style(Face::Naskh), None, Rtl).lines[0].glyphs[0].font
    });
    let at = |x: f32| {
        let (key, pixel) = GlyphKey::at(font, 1, 20.0, x);
        (key.subpixel, pixel)
    };
    assert_eq!(at(2.0), (0, 2));
    assert_eq!(at(2.26), (1, 2));
    assert_eq!(at(2.9), (0, 3));
    assert_eq!(at(-0.3), (3, -1));
}

#[test]
fn bars_of_small_letters_are_sharp() {
    with_engine(|engine| {
        let paragraph = engine.paragraph("z", &style(Face::Naskh), None, Ltr);
        let glyph = paragraph.lines[0].glyphs[0];
        let (key, _) = GlyphKey::at(glyph.font, glyph.id, 20.5, 0.0);
        let bitmap = Raster::new().glyph(engine, key).unwrap();
        // The letter's foot ends on the baseline, and no pale row lies below it.
        assert_eq!(bitmap.top + bitmap.height as i32, 0);
        let foot = &bitmap.coverage[bitmap.coverage.len() - bitmap.width as usize..];
        assert!(foot.iter().any(|covered| *covered > 220), "{foot:?}");
    });
}
