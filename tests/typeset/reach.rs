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
    let found = line.glyphs.iter().filter_map(|glyph| inks.of(engine, glyph));
    let size = line.glyphs[0].size;
    let (top, bottom) = found.fold((0, 0), |(top, bottom), ink| {
        (top.min(ink.top), bottom.max(ink.bottom))
    });
    (-top as f32 / size, bottom as f32 / size)
}

#[test]
fn probe() {
    for face in [Face::Naskh, Face::Amiri, Face::Interface] {
        let mut inks = Inks::default();
        for text in STACKED {
            let style = Style { face, weight: Weight::Regular, size: 100.0, line_height: 145.0 };
            with_engine(|engine| {
                let set = engine.paragraph(text, &style, None, Direction::Rtl);
                let (a, b) = ink(engine, &mut inks, &set);
                let rise = set.lines[0].baseline / 100.0;
                println!("{face:?} {text} {a} {b} rise at 1.45 {rise}, over {} under {}", a - rise, b - (1.45 - rise));
            });
        }
    }
}
