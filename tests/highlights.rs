//! Highlights: letters stay readable on them, and they are told apart without colour.

use std::sync::Arc;

use hashiya::app::paint::paint_items;
use hashiya::arabic::{CharRange, Text};
use hashiya::model::{AnnotationId, AnnotatorId, Bilingual, Flags, Oklch, Rgb, Tag, contrast};
use hashiya::page::{
    Flow, Item, Mark, Marks, Palette, Pattern, Picture, Setting, Sheet, SheetWords, ShownSelection,
    Theme,
};
use hashiya::store::default_codebook;
use hashiya::typeset::{Direction, Engine, Fallback, Rect};

use crate::support::window::Opening;

/// WCAG 2.1, success criterion 1.4.3, level AA.
const LEAST_CONTRAST: f32 = 4.5;

/// As eyes see without one kind of cone: Machado, Oliveira and Fernandes, "A physiologically-based
/// model for simulation of color vision deficiency" (2009), severity 1.0, on linear sRGB.
const WITHOUT_A_CONE: [(&str, [[f32; 3]; 3]); 3] = [
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// Least distance in OKLab of two colours that are to be told apart by colour alone. CSS Color 4
/// calls 0.02 just noticeable.
const LEAST_DISTANCE: f32 = 0.028;

fn linear(rgb: Rgb) -> [f32; 3] {
    [rgb.0, rgb.1, rgb.2].map(|v| {
        let v = f32::from(v) / 255.0;
        if v <= 0.040_45 {
            v / 12.92
        } else {
            ((v + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn times(matrix: &[[f32; 3]; 3], v: [f32; 3]) -> [f32; 3] {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// OKLab of linear sRGB. Björn Ottosson, "A perceptual color space for image processing" (2020).
fn oklab(rgb: [f32; 3]) -> [f32; 3] {
    let cones = [
        [0.412_221_46, 0.536_332_55, 0.051_445_995],
        [0.211_903_5, 0.680_699_5, 0.107_396_96],
        [0.088_302_46, 0.281_718_85, 0.629_978_7],
    ];
    let lab = [
        [0.210_454_26, 0.793_617_8, -0.004_072_047],
        [1.977_998_5, -2.428_592_2, 0.450_593_7],
        [0.025_904_037, 0.782_771_77, -0.808_675_77],
    ];
    times(&lab, times(&cones, rgb).map(f32::cbrt))
}

/// How far two colours are apart to eyes without a kind of cone.
fn distance(matrix: &[[f32; 3]; 3], a: Rgb, b: Rgb) -> f32 {
    let seen = |c| oklab(times(matrix, linear(c)).map(|v| v.clamp(0.0, 1.0)));
    let (a, b) = (seen(a), seen(b));
    (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f32>().sqrt()
}

#[test]
fn the_simulation_knows_what_is_known() {
    // Greys stay greys, and red and green of one lightness come close without the middle cones.
    let grey = Rgb(120, 120, 120);
    for (name, matrix) in &WITHOUT_A_CONE {
        let seen = times(matrix, linear(grey));
        let off = seen
            .iter()
            .map(|v| (v - linear(grey)[0]).abs())
            .fold(0.0, f32::max);
        assert!(off < 0.01, "{name}: {off}");
    }
    let at = |hue: f32| Oklch::new(0.6, 0.1, hue).to_rgb();
    let (_, deuteranopia) = &WITHOUT_A_CONE[1];
    assert!(distance(deuteranopia, at(20.0), at(160.0)) < 0.05);
    assert!(distance(deuteranopia, at(90.0), at(270.0)) > 0.15);
}

#[test]
fn tags_of_the_default_codebook_differ_by_pattern_or_to_every_eye() {
    let book = default_codebook();
    let tags: Vec<&Tag> = book
        .tree()
        .into_iter()
        .map(|(_, t)| t)
        .filter(|t| t.assignable)
        .collect();
    assert!(tags.len() >= 28);
    let mut same = 0;
    for (i, a) in tags.iter().enumerate() {
        for b in &tags[i + 1..] {
            assert!(a.name.ar != b.name.ar && a.name.en != b.name.en);
            if Pattern::of_hue(a.hue) != Pattern::of_hue(b.hue) {
                continue;
            }
            same += 1;
            for theme in Theme::ALL {
                let palette = theme.palette();
                for (name, matrix) in &WITHOUT_A_CONE {
                    let apart = distance(matrix, palette.chip(a.hue), palette.chip(b.hue));
                    assert!(
                        apart >= LEAST_DISTANCE,
                        "{theme:?}, {name}: {} and {} are {apart} apart",
                        a.name.en,
                        b.name.en
                    );
                }
            }
        }
    }
    // With eight patterns most pairs need no colour at all.
    let pairs = tags.len() * (tags.len() - 1) / 2;
    assert!(same * 7 <= pairs, "{same} of {pairs} pairs share a pattern");
}

#[test]
fn neighbouring_hues_have_different_patterns() {
    for hue in 0..360 {
        for step in 12..=24 {
            assert_ne!(
                Pattern::of_hue(hue),
                Pattern::of_hue((hue + step) % 360),
                "{hue} and {step} on"
            );
        }
    }
}

const TEXT: &str = "كان الناس يخرجون من القرية في الليل، ولا يعرف أحد إلى أين.";

fn mark(number: usize, hue: Option<u16>, span: CharRange) -> Mark {
    Mark {
        id: AnnotationId::new(&format!("m{number}")).unwrap(),
        annotator: AnnotatorId::new("a").unwrap(),
        lane: 0,
        span,
        tag: None,
        hue,
        name: Arc::new(Bilingual::new("رمز", "Tag")),
        flags: Flags::default(),
    }
}

struct Page {
    flow: Flow,
    sheet: Sheet,
    engine: Engine,
    from: f32,
    to: f32,
}

impl Page {
    fn new(setting: Setting) -> Self {
        let mut engine = Engine::new(Fallback::BundledOnly);
        let columns = setting.columns(setting.px(700.0), Direction::Rtl);
        let words = SheetWords {
            title: "عنوان".to_owned(),
            about: "وصف".to_owned(),
            untagged: "بلا رمز".to_owned(),
            direction: Direction::Rtl,
        };
        let width = columns.text_right - columns.text_left;
        let text = Arc::new(Text::new(TEXT));
        let flow = Flow::new(text, Direction::Rtl, setting, width, &mut engine);
        let sheet = Sheet::new(words, columns, &setting, Direction::Rtl, &mut engine);
        Self {
            flow,
            sheet,
            engine,
            from: columns.text_left,
            to: columns.text_right,
        }
    }

    fn items(&mut self, marks: &Marks, selection: ShownSelection, palette: &Palette) -> Vec<Item> {
        let all = (0.0, 100_000.0);
        self.sheet.compose(
            &mut self.flow,
            marks,
            selection,
            all,
            palette,
            &mut self.engine,
        )
    }
}

/// Everything that is painted behind the text, for stacks of up to ten, in every hue.
#[test]
fn text_has_contrast_on_everything_that_lies_behind_it() {
    let mut page = Page::new(Setting::default());
    for theme in Theme::ALL {
        let palette = theme.palette();
        let mut seen = 0;
        for first in 0..36_u16 {
            let marks = (0..10).map(|i| {
                // The tenth has no tag in one of the pages.
                let hue = (first != 7 || i != 9).then_some(first + 36 * i);
                let number = usize::from(i);
                mark(number, hue, CharRange::new(number * 2, 58 - number * 3))
            });
            let marks = Marks::new(marks.collect(), 1);
            for current in 0..10 {
                let selection = ShownSelection {
                    range: CharRange::new(10, 30),
                    current: Some(current),
                    pointed: Some(9 - current),
                };
                for item in page.items(&marks, selection, &palette) {
                    let (rect, colour) = match item {
                        Item::Fill { rect, colour, .. } | Item::Stitch { rect, colour, .. } => {
                            (rect, colour)
                        }
                        // Counts stand on what is tested here, as the text does.
                        Item::Text { x, colour, .. } => {
                            let in_text = x >= page.from && x < page.to;
                            assert!(
                                !in_text || colour == palette.ink || colour == palette.ink_quiet
                            );
                            continue;
                        }
                    };
                    if rect.right <= page.from || rect.left >= page.to {
                        continue;
                    }
                    seen += 1;
                    let ratio = contrast(palette.ink, colour);
                    assert!(
                        ratio >= LEAST_CONTRAST,
                        "{theme:?}: ink on {colour:?} is {ratio}"
                    );
                }
            }
        }
        assert!(seen > 10_000, "{seen}");
    }
}

/// The window and `render` paint the same pixels.
#[test]
fn the_window_paints_highlights_as_pictures_have_them() {
    for (scale, theme) in [
        (1.0, Theme::Light),
        (1.25, Theme::Sepia),
        (2.0, Theme::Dark),
    ] {
        let setting = Setting {
            scale,
            ..Setting::default()
        };
        let mut page = Page::new(setting);
        let marks = (0..9).map(|i| {
            mark(
                i,
                (i != 4).then_some(i as u16 * 39),
                CharRange::new(i * 3, 58 - i),
            )
        });
        let marks = Marks::new(marks.collect(), 1);
        let palette = theme.palette();
        let selection = ShownSelection {
            range: CharRange::new(20, 33),
            current: Some(1),
            pointed: None,
        };
        let items = page.items(&marks, selection, &palette);
        // Round corners are the one thing that each paints its own way.
        let items: Vec<Item> = items
            .into_iter()
            .filter(|i| {
                !matches!(i, Item::Fill { radius, .. } if *radius > 0.0)
                    && !matches!(i, Item::Text { .. })
            })
            .collect();
        assert!(
            items
                .iter()
                .any(|i| matches!(i, Item::Stitch { upright: true, .. }))
        );
        let (width, height) = ((700.0 * scale) as u32, (300.0 * scale) as u32);
        let mut picture = Picture::new(width, height, palette.panel).unwrap();
        picture.paint(&items, (0.0, 0.0), &page.engine);
        let opening = Opening::default()
            .size(700.0, 300.0)
            .scale(scale)
            .theme(theme);
        let mut window = opening.show(items, |ui, look, items| {
            paint_items(ui.painter(), items, egui::pos2(0.0, 0.0), &look.letters);
        });
        let painted = window.painted();
        let mut off = 0;
        for (pixel, kept) in painted.pixels().zip(picture.pixels().chunks_exact(3)) {
            off += usize::from(pixel.0.iter().zip(kept).any(|(a, b)| a.abs_diff(*b) > 3));
        }
        assert_eq!(off, 0, "{off} pixels differ at scale {scale}");
    }
}

#[test]
fn a_stitched_line_that_is_cut_goes_on() {
    for pattern in Pattern::ALL {
        for upright in [false, true] {
            let line = |from: f32, to: f32| {
                if upright {
                    Rect {
                        left: 5.0,
                        right: 8.0,
                        top: from,
                        bottom: to,
                    }
                } else {
                    Rect {
                        left: from,
                        right: to,
                        top: 5.0,
                        bottom: 8.0,
                    }
                }
            };
            let area = |lines: &[Rect]| -> f32 {
                let pieces = lines.iter().flat_map(|l| pattern.rects(*l, upright));
                pieces.map(|r| r.width() * r.height()).sum()
            };
            let whole = area(&[line(3.0, 200.0)]);
            let cut = area(&[line(3.0, 71.0), line(71.0, 200.0)]);
            assert!((whole - cut).abs() < 0.01, "{pattern:?}: {whole} and {cut}");
            assert!(whole > 100.0);
        }
    }
}
