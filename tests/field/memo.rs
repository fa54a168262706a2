//! Long memos: composing inside them, selecting beyond what is seen, large pastes, themes.

use super::*;

/// A memo of so many paragraphs, some of them in Latin letters.
fn memo(paragraphs: usize) -> String {
    let paragraph = |index: usize| match index % 3 {
        0 => format!("الفقرة {index}: قَالَ إنه عاد إلى البلدة، ثم سكت."),
        1 => format!("Paragraph {index} with لا inside."),
        _ => String::new(),
    };
    let all: Vec<String> = (0..paragraphs).map(paragraph).collect();
    all.join("\n")
}

fn ime(window: &Window) -> egui::output::IMEOutput {
    window.output().platform_output.ime.unwrap()
}

/// How many horizontal lines are painted, by width: the marks of what is composed.
fn underlines(window: &Window) -> Vec<f32> {
    let shapes = window.output().shapes.iter();
    let lines = shapes.filter_map(|clipped| match &clipped.shape {
        egui::Shape::LineSegment { stroke, .. } => Some(stroke.width),
        _ => None,
    });
    lines.collect()
}

#[test]
fn candidates_stand_at_the_caret_also_inside_arabic() {
    let mut window = several_lines("قبل بعد\nآخر");
    press(&mut window, ctrl(), &[Key::Home]);
    press_plain(&mut window, &[Key::ArrowLeft, Key::ArrowLeft]);
    assert_eq!(head(&window), 2);
    let letters = place(&window, 1, 2);
    assert!((ime(&window).cursor_rect.center().x - letters.left()).abs() < 1.0);
    assert!(underlines(&window).is_empty());
    compose(&mut window, "سلا", Some(1..2));
    // In the shown text the composed letters are 2..5; the caret is behind the second of them.
    let active = place(&window, 3, 4);
    let caret = ime(&window).cursor_rect;
    assert!(
        (caret.center().x - active.left()).abs() < 1.0,
        "{caret:?} {active:?}"
    );
    assert!(caret.y_range().intersects(active.y_range()));
    let mut marks = underlines(&window);
    marks.sort_by(f32::total_cmp);
    assert_eq!(marks, [1.0, 2.0], "all of it, and what is worked on");
    press(&mut window, Modifiers::NONE, &[]);
    window.event(Event::Ime(ImeEvent::Commit("سلام".to_owned())));
    window.run();
    assert_eq!(text(&window), "قبسلامل بعد\nآخر");
    assert!(underlines(&window).is_empty());
    compose(&mut window, "نعم", None);
    compose(&mut window, "", None);
    assert_eq!(text(&window), "قبسلامل بعد\nآخر", "given up");
}

#[test]
fn words_are_taken_with_their_clitics_and_marks() {
    for (line, word) in [
        ("ثم وَبِالتَّالِي خرج", "وَبِالتَّالِي"),
        ("ثم فسيكتبونها، قال", "فسيكتبونها"),
        ("قال لـ«الأهلِ» نعم", "الأهلِ"),
        ("في الـUNHCR هنا", "الـUNHCR"),
        ("بلغت 3.5% وزادت", "3.5"),
        ("كتـــاب جديد", "كتـــاب"),
        ("من ربّك‌ها إلى", "ربّك‌ها"),
    ] {
        let mut window = window(Form {
            text: line.to_owned(),
            ..Form::default()
        });
        let before = line.find(word).unwrap();
        let start = line[..before].chars().count();
        let at = place(&window, start, start + 1).center();
        click(&mut window, at);
        click(&mut window, at);
        assert_eq!(selected(&window), word, "{line}");
    }
}

#[test]
fn a_selection_goes_on_beyond_what_is_seen_while_the_pointer_rests() {
    let mut window = several_lines(&memo(40));
    press(&mut window, ctrl(), &[Key::Home]);
    let field = window.get_by_label(NAME).rect();
    let from = field.center();
    button(&mut window, from, true);
    let below = pos2(from.x, field.bottom() + 12.0);
    window.event(Event::PointerMoved(below));
    window.step();
    let soon = carets(&window).1;
    window.run_steps(30);
    let later = carets(&window).1;
    assert!(later > soon + 20, "{soon} {later}");
    window.run_steps(600);
    let end = carets(&window).1;
    assert_eq!(end, carets(&window).1);
    assert!(end > later);
    button(&mut window, below, false);
    let caret = ime(&window).cursor_rect;
    assert!(
        field.y_range().contains_range(caret.y_range()),
        "{caret:?} in {field:?}"
    );
    window.run_steps(5);
    assert!(selected(&window).contains("الفقرة 21"));
    // And back above its upper edge.
    button_with(&mut window, from, true, Modifiers::SHIFT);
    window.event(Event::PointerMoved(pos2(from.x, field.top() - 60.0)));
    window.run_steps(300);
    button(&mut window, pos2(from.x, field.top() - 60.0), false);
    assert!(carets(&window).1 < 40);
}

trait Contains {
    fn contains_range(self, other: Self) -> bool;
}

impl Contains for egui::Rangef {
    fn contains_range(self, other: Self) -> bool {
        self.min <= other.min && other.max <= self.max
    }
}

#[test]
fn pages_and_ends_keep_the_caret_in_sight() {
    let mut window = several_lines(&memo(60));
    let field = window.get_by_label(NAME).rect();
    press(&mut window, ctrl(), &[Key::Home]);
    let mut last = head(&window);
    for _ in 0..8 {
        press_plain(&mut window, &[Key::PageDown]);
        assert!(head(&window) > last);
        last = head(&window);
        let caret = ime(&window).cursor_rect;
        assert!(
            field.y_range().contains_range(caret.y_range()),
            "{caret:?} in {field:?}"
        );
    }
    press_plain(&mut window, &[Key::PageUp]);
    assert!(head(&window) < last);
    for key in [Key::End, Key::Home] {
        press(&mut window, ctrl(), &[key]);
        let caret = ime(&window).cursor_rect;
        assert!(
            field.y_range().contains_range(caret.y_range()),
            "{caret:?} in {field:?}"
        );
    }
}

#[test]
fn arrows_enter_paragraphs_at_the_side_they_start_on() {
    // The second paragraph runs from the right and begins with a Latin word.
    let mut window = several_lines("قال\nReuters نشرت الخبر");
    press(&mut window, ctrl(), &[Key::Home]);
    press_plain(&mut window, &[Key::End]);
    let above = caret_x(&window);
    press_plain(&mut window, &[Key::ArrowLeft]);
    let first = place(&window, 4, 11);
    assert!(
        (caret_x(&window) - first.right()).abs() < 1.5,
        "at the right of the word"
    );
    let mut x = caret_x(&window);
    for _ in 0..7 {
        press_plain(&mut window, &[Key::ArrowLeft]);
        assert!(caret_x(&window) < x);
        x = caret_x(&window);
    }
    assert!((x - first.left()).abs() < 1.5);
    for _ in 0..8 {
        press_plain(&mut window, &[Key::ArrowRight]);
    }
    assert_eq!(caret_x(&window), above);
}

#[test]
fn a_large_paste_is_taken_whole_and_undone() {
    let mut window = several_lines("قبل");
    // Many paragraphs, as people write them.
    let large = memo(600);
    window.event(Event::Paste(large.clone()));
    window.run();
    assert_eq!(text(&window).len(), "قبل".len() + large.len());
    typed(&mut window, "ن");
    press(&mut window, ctrl(), &[Key::Home]);
    typed(&mut window, "م");
    assert!(text(&window).starts_with("مقبل"));
    assert!(text(&window).ends_with('ن'));
    press(&mut window, ctrl(), &[Key::Z, Key::Z, Key::Z]);
    assert_eq!(text(&window), "قبل");
}

#[test]
fn a_paragraph_without_line_ends_is_walked_and_edited_as_one() {
    let words = "كَتَبَ المراسل أن الناس عادوا، وقال أحدهم لـReuters: «لا نعرف». ";
    let long = words.repeat(160);
    let mut window = several_lines(&long);
    press(&mut window, ctrl(), &[Key::Home]);
    // Down through all its pieces and up again.
    let mut offsets = vec![head(&window)];
    for _ in 0..8 {
        press_plain(&mut window, &[Key::PageDown, Key::PageDown, Key::PageDown]);
        offsets.push(head(&window));
    }
    assert!(offsets.is_sorted_by(|a, b| a < b), "{offsets:?}");
    // Letter by letter, back and forth, over some lines anywhere.
    let count = 150;
    for _ in 0..count {
        press_plain(&mut window, &[Key::ArrowLeft]);
    }
    let there = head(&window);
    for _ in 0..count {
        press_plain(&mut window, &[Key::ArrowRight]);
    }
    assert_eq!(head(&window), *offsets.last().unwrap());
    assert!(there > head(&window));
    typed(&mut window, "جديد ");
    let at = long.char_indices().nth(*offsets.last().unwrap()).unwrap().0;
    let edited = [&long[..at], "جديد ", &long[at..]].concat();
    assert_eq!(text(&window), edited);
    press(&mut window, ctrl(), &[Key::End]);
    assert_eq!(head(&window), edited.chars().count());
    let caret = ime(&window).cursor_rect;
    click(&mut window, caret.center());
    click(&mut window, caret.center());
    click(&mut window, caret.center());
    assert_eq!(selected(&window), edited, "a paragraph, in whatever pieces");
}

#[test]
fn the_caret_is_seen_in_every_theme() {
    for theme in [Theme::Light, Theme::Sepia, Theme::Dark] {
        let palette = theme.palette();
        let ratio = contrast(palette.accent, palette.field);
        assert!(ratio >= 3.0, "{theme:?}: {ratio}");
        let selected = contrast(palette.accent, palette.selection);
        assert!(selected >= 2.0, "{theme:?}: {selected}");
    }
}

/// WCAG 2.2, "contrast ratio".
fn contrast(one: hashiya::model::Rgb, other: hashiya::model::Rgb) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    let light =
        |c: hashiya::model::Rgb| 0.2126 * linear(c.0) + 0.7152 * linear(c.1) + 0.0722 * linear(c.2);
    let (a, b) = (light(one), light(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
