//! What stands where: mirrored by the language, and nothing over anything else.

use egui::Rect;
use hashiya::app::widget::{Button, Icon, Row, Text, heading};
use hashiya::locale::Language::{Arabic, English};
use image::RgbaImage;

use crate::support::Opening;

/// The columns of a rectangle that have ink, as runs; a gap of up to `gap` pixels is within a run.
fn runs(picture: &RgbaImage, rect: Rect, gap: u32) -> Vec<(u32, u32)> {
    let rect = rect.shrink(3.0);
    let (left, right) = (rect.left() as u32, rect.right() as u32);
    let (top, bottom) = (rect.top() as u32, rect.bottom() as u32);
    let ground = *picture.get_pixel(left, top);
    let inked = |x: u32| (top..bottom).any(|y| *picture.get_pixel(x, y) != ground);
    let mut found: Vec<(u32, u32)> = Vec::new();
    for x in (left..right).filter(|x| inked(*x)) {
        match found.last_mut() {
            Some(run) if x <= run.1 + gap => run.1 = x,
            _ => found.push((x, x)),
        }
    }
    found
}

#[test]
fn the_icon_of_a_button_stands_at_its_start_and_its_keys_at_its_end() {
    for (language, words) in [(Arabic, "تعديل"), (English, "Adjust")] {
        let opening = Opening::default().size(300.0, 100.0).language(language);
        let mut window = opening.show((), move |ui, look, ()| {
            Button::new(words)
                .with_icon(Icon::Check)
                .keys("Alt N")
                .show(ui, look);
        });
        let rect = window.rect(words);
        let parts = runs(&window.painted(), rect, 4);
        assert_eq!(parts.len(), 3, "icon, words, keycap: {parts:?}");
        let width = |part: (u32, u32)| part.1 - part.0;
        let (icon, cap) = if language == Arabic {
            (parts[2], parts[0])
        } else {
            (parts[0], parts[2])
        };
        assert!(width(icon) <= 15 && width(cap) > 30, "{parts:?}");
        // The same space at both sides.
        let before = if language == Arabic {
            rect.right() - icon.1 as f32
        } else {
            icon.0 as f32 - rect.left()
        };
        assert!((10.0..15.0).contains(&before), "{before}");
    }
}

#[test]
fn text_begins_at_the_start_and_ends_at_the_end() {
    for language in [Arabic, English] {
        let opening = Opening::default().size(300.0, 100.0).language(language);
        let mut window = opening.show((), |ui, look, ()| {
            heading(ui, look, "1234 سلم");
            let (_, strip) = Row::new("row").show(ui, look);
            Text::new("abc")
                .at_end()
                .paint(look, ui.painter(), strip.rest);
        });
        let (start, row) = (window.rect("1234 سلم"), window.rect("row"));
        let picture = window.painted();
        let (start_run, row_run) = (runs(&picture, start, 9)[0], runs(&picture, row, 9)[0]);
        if language == Arabic {
            assert!(start_run.1 > 290, "{start_run:?}");
            assert!(row_run.1 < 60, "{row_run:?}");
        } else {
            assert!(start_run.0 < 10, "{start_run:?}");
            assert!(row_run.0 > 240, "{row_run:?}");
        }
    }
}

#[test]
fn icons_with_a_direction_turn_and_others_do_not() {
    let painted = |language, icon| {
        let opening = Opening::default().size(28.0, 27.0).language(language);
        let mut window = opening.show((), move |ui, look, ()| {
            icon_of(icon).paint(look, ui.painter(), ui.max_rect(), 16.0, look.ink());
        });
        window.painted()
    };
    for turned in ["undo", "redo", "next"] {
        assert_ne!(
            painted(Arabic, turned),
            painted(English, turned),
            "{turned}"
        );
    }
    assert_eq!(painted(Arabic, "undo"), painted(English, "redo"));
    assert_eq!(painted(Arabic, "search"), painted(English, "search"));
}

fn icon_of(name: &str) -> Icon {
    match name {
        "undo" => Icon::Undo,
        "redo" => Icon::Redo,
        "next" => Icon::ChevronEnd,
        _ => Icon::Search,
    }
}

#[test]
fn words_that_do_not_fit_end_in_an_ellipsis_inside() {
    for language in [Arabic, English] {
        let opening = Opening::default().size(120.0, 60.0).language(language);
        let words = "الضائقة المالية وسوء المعيشة and the hardships of everyday life";
        let mut window = opening.show((), move |ui, look, ()| {
            Button::new(words).with_icon(Icon::Tag).show(ui, look);
        });
        let rect = window.rect(words);
        assert!(rect.width() <= 120.0);
        let parts = runs(&window.painted(), rect, 30);
        assert!(parts[0].0 as f32 >= rect.left() + 8.0, "{parts:?}");
        assert!(
            parts.last().unwrap().1 as f32 <= rect.right() - 8.0,
            "{parts:?}"
        );
    }
}

#[test]
fn sizes_follow_the_measures() {
    for language in [Arabic, English] {
        let opening = Opening::default().size(300.0, 100.0).language(language);
        let window = opening.show((), |ui, look, ()| {
            Button::new("حفظ").show(ui, look);
            Row::new("صف").show(ui, look);
            Button::icon(Icon::Edit, "تعديل").show(ui, look);
        });
        assert_eq!(window.rect("حفظ").height(), 27.0);
        assert_eq!(window.rect("صف").height(), 29.0);
        assert_eq!(window.rect("صف").width(), 300.0);
        assert_eq!(window.rect("تعديل").height(), 27.0);
    }
}
