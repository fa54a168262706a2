//! How far above and below its line the ink of stacked marks reaches.

use hashiya::typeset::{Direction, Engine, Face, Paragraph, Style, Weight};

use super::ink::Inks;
use super::sample::with_engine;

/// Marks above marks, marks below deep tails, and letters that fonts set high.
pub const STACKED: [&str; 10] = [
    "ٱللَّٰهُ",
    "إِلَٰهٍ",
    "شَيْءٍ",
    "ـٍّ",
    "جِّ",
    "أَلِّفٌّ",
    "لِلْمُتَحَجِّجٍّ",
    "كُلِّهِۦٓ",
    "حٍّ عٍّ",
    "يُؤْتِيٍّ",
];

/// Rows of ink above the baseline and below it, in em.
fn ink(engine: &Engine, inks: &mut Inks, paragraph: &Paragraph) -> (f32, f32) {
    let line = &paragraph.lines[0];
    let found = line
        .glyphs
        .iter()
        .filter_map(|glyph| inks.of(engine, glyph));
    let size = line.glyphs[0].size;
    let (top, bottom) = found.fold((0, 0), |(top, bottom), ink| {
        (top.min(ink.top), bottom.max(ink.bottom))
    });
    (-top as f32 / size, bottom as f32 / size)
}

/// Faces, sizes in pixels and line heights in em that a page or a label can have.
fn for_each(mut check: impl FnMut(&Engine, &mut Inks, &Paragraph, &Style, &str)) {
    for face in [Face::Naskh, Face::Amiri, Face::Interface] {
        let mut inks = Inks::default();
        for size in [
            8.0, 9.5, 12.0, 13.5, 18.0, 20.5, 27.0, 33.0, 48.0, 64.0, 72.0,
        ] {
            for leading in [1.4, 1.8, 2.02, 3.0] {
                for text in STACKED {
                    let style = Style {
                        face,
                        weight: Weight::Regular,
                        size,
                        line_height: (size * leading).round(),
                    };
                    with_engine(|engine| {
                        let set = engine.paragraph(text, &style, None, Direction::Rtl);
                        check(engine, &mut inks, &set, &style, text);
                    });
                }
            }
        }
    }
}

/// Painting leaves out a line that is further from what is seen than its own height: no ink may
/// reach further out of its line.
#[test]
fn no_mark_reaches_beyond_the_neighbouring_line() {
    for_each(|engine, inks, set, style, text| {
        let (above, below) = ink(engine, inks, set);
        let line = &set.lines[0];
        let (up, down) = (line.baseline - line.top, line.bottom - line.baseline);
        let most = style.line_height;
        assert!(above * style.size <= up + most, "{style:?} {text}");
        assert!(below * style.size <= down + most, "{style:?} {text}");
    });
}

/// What the fonts say of a line's ink is what is drawn, within what hinting moves.
#[test]
fn overhang_is_where_the_ink_is() {
    for_each(|engine, inks, set, style, text| {
        let (above, below) = ink(engine, inks, set);
        let line = &set.lines[0];
        let drawn = (
            (above * style.size - line.baseline).max(0.0),
            (below * style.size - (set.height - line.baseline)).max(0.0),
        );
        let told = engine.overhang(set);
        let off = (told.0 - drawn.0).abs().max((told.1 - drawn.1).abs());
        assert!(off <= 2.0, "{told:?} {drawn:?} {style:?} {text}");
    });
}

/// At the line heights that pages come with, lines of text with marks keep apart.
#[test]
fn neighbouring_lines_do_not_touch() {
    for (face, leading) in [
        (Face::Naskh, 1.7),
        (Face::Amiri, 2.4),
        (Face::Interface, 1.85),
    ] {
        let mut inks = Inks::default();
        let (mut up, mut down) = (0.0_f32, 0.0_f32);
        for text in STACKED {
            let style = Style {
                face,
                weight: Weight::Regular,
                size: 72.0,
                line_height: 144.0,
            };
            with_engine(|engine| {
                let set = engine.paragraph(text, &style, None, Direction::Rtl);
                let (above, below) = ink(engine, &mut inks, &set);
                (up, down) = (up.max(above), down.max(below));
            });
        }
        assert!(up + down <= leading, "{face:?}: {up} + {down} em");
    }
}
