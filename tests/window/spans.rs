//! What is selected is what is tagged, and what is tagged is what is highlighted.

use super::*;
use egui::epaint::Shape;
use hashiya::app::action::{LayerChange, ViewAction};
use hashiya::app::paint::colour;
use hashiya::model::AnnotatorId;
use hashiya::page::Theme;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// Both directions, digits, brackets, vowel marks, lam-alef, a family of emoji, several lines.
const MIXED: &str = "نشرت وكالة Reuters (في لندن) خبراً يوم 12 آذار 2017 عن 345 شخصاً غادروا «الضفّتين» نحو Camp 7، وقالت: «لا أحد يعود».\n\
كَتَبَ المُعلِّمُ لا إلٰهَ 👩‍👩‍👧‍👦 ثم  قال: 50% منهم، أي 1,250 (تقريباً) [انظر ص. 9]، عادوا.\n\
\n\
The town of الضفّتان was left in 2016; nobody (نعم، لا أحد) came back.";

/// The rectangles of the bands of a hue on the screen.
fn bands(s: &Session, hue: u16) -> Vec<Rect> {
    let fill = colour(Theme::Light.palette().tint(hue));
    let shapes = &s.window.harness.output().shapes;
    let rects = shapes.iter().filter_map(|clipped| match &clipped.shape {
        Shape::Rect(r) if r.fill == fill => Some(r.rect),
        _ => None,
    });
    rects.collect()
}

/// Checks that the bands lie behind the letters of a span and behind no other.
fn highlighted(s: &Session, span: CharRange, hue: u16) -> Result<(), TestCaseError> {
    let bands = bands(s, hue);
    let text = s.text();
    for letter in s.letters() {
        // Bands end at whole pixels, so up to half a pixel beside their letters.
        let edge = 0.55 / letter.rect.width();
        if edge > 0.45 {
            continue;
        }
        let inside = span.overlaps(letter.chars);
        let by_share = |x: f32| {
            let at = pos2(
                letter.rect.left() + letter.rect.width() * x.clamp(edge, 1.0 - edge),
                letter.rect.center().y,
            );
            bands.iter().filter(|b| b.contains(at)).count()
        };
        for x in [0.1, 0.5, 0.9] {
            prop_assert_eq!(
                by_share(x),
                usize::from(inside),
                "{:?} of {:?} at {}",
                text.slice(letter.chars),
                text.slice(span),
                x
            );
        }
    }
    Ok(())
}

#[test]
fn every_drag_gives_an_annotation_of_what_is_highlighted() {
    let tagged = std::cell::Cell::new(0);
    let session = std::cell::RefCell::new(Session::reading(MIXED));
    let (page, hue) = {
        let s = session.borrow();
        let bottom = s
            .letters()
            .iter()
            .map(|l| l.rect.bottom())
            .fold(0.0, f32::max);
        let tag = s.project().codebook.by_key("1").unwrap().hue;
        (
            Rect::from_min_max(s.page().min, pos2(s.page().right(), bottom + 30.0)),
            tag,
        )
    };
    let point = || (0.02f32..0.96, 0.18f32..1.0);
    let config = ProptestConfig {
        cases: 40,
        failure_persistence: None,
        max_shrink_iters: 60,
        ..ProptestConfig::default()
    };
    let at = |(x, y): (f32, f32)| page.lerp_inside(egui::vec2(x, y));
    let run = TestRunner::new(config).run(&(point(), point()), |(from, to)| {
        let s = &mut *session.borrow_mut();
        let (from, to) = (at(from), at(to));
        s.window.drag(from, to);
        let selected = s.selection();
        if selected.is_empty() {
            return Ok(());
        }
        let text = s.text();
        s.key(Key::Num1);
        match text.tidy(selected) {
            None => prop_assert!(s.mine().is_empty(), "white space is not tagged"),
            Some(tidy) => {
                let mine = s.annotations_of("salma");
                prop_assert_eq!(mine.len(), 1);
                let target = &mine[0].target;
                prop_assert_eq!(target.span, tidy);
                prop_assert_eq!(&target.quote, text.slice(target.span));
                prop_assert_eq!(target.quote.trim(), &target.quote);
                prop_assert_eq!(text.check(target.span), Ok(()));
                s.key(Key::Escape);
                highlighted(s, target.span, hue)?;
                tagged.set(tagged.get() + 1);
                s.keys(Key::Z, CTRL);
            }
        }
        prop_assert!(s.mine().is_empty());
        Ok(())
    });
    run.unwrap();
    assert!(
        tagged.get() >= 20,
        "most drags select something: {}",
        tagged.get()
    );
}

#[test]
fn text_under_highlights_is_laid_out_as_without_them() {
    let mut s = Session::reading(MIXED);
    let before: Vec<Rect> = s.letters().iter().map(|l| l.rect).collect();
    for (words, key) in [
        ("Reuters (في", Key::Num1),
        ("لا أحد", Key::Num2),
        ("المُعلِّمُ لا", Key::Num3),
    ] {
        s.select(words);
        s.key(key);
    }
    let after: Vec<Rect> = s.letters().iter().map(|l| l.rect).collect();
    assert_eq!(before.len(), after.len());
    // A run that ends at a highlight tells its letters' places from another edge.
    for (one, other) in before.into_iter().zip(after) {
        let apart = (one.min - other.min).abs() + (one.max - other.max).abs();
        assert!(apart.x < 0.01 && apart.y < 0.01, "{one:?} {other:?}");
    }
}

#[test]
fn six_over_one_sentence_are_bands_a_count_and_six_bars() {
    let mut s = Session::reading(MIXED);
    for key in [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
    ] {
        s.drag(CharRange::new(0, 20));
        s.key(key);
    }
    assert_eq!(s.mine().len(), 6);
    s.key(Key::Escape);
    let book = s.project().codebook.clone();
    let hue = |key: &str| book.by_key(key).unwrap().hue;
    let shown = ["1", "2", "3", "4", "5", "6"]
        .iter()
        .filter(|k| !bands(&s, hue(k)).is_empty());
    assert_eq!(shown.count(), 2, "two bands and one for the rest");
    let palette = Theme::Light.palette();
    let shapes = &s.window.harness.output().shapes;
    for key in ["1", "2", "3", "4", "5", "6"] {
        let ink = colour(palette.chip(hue(key)));
        let left = s
            .letters()
            .iter()
            .map(|l| l.rect.left())
            .fold(f32::INFINITY, f32::min);
        let bar = shapes.iter().any(|clipped| match &clipped.shape {
            Shape::Mesh(mesh) => {
                let mut corners = mesh.vertices.iter().filter(|v| v.color == ink);
                corners.any(|v| v.pos.x < left)
            }
            _ => false,
        });
        assert!(bar, "the bar of {key}");
    }
}

#[test]
fn a_count_in_the_margin_opens_the_list_of_what_it_stands_for() {
    // With two annotators each has three columns.
    let mut making = Making::of(MIXED).tagged("d1", "karim", Some("defeat"), "The town");
    let book = hashiya::store::default_codebook();
    let tags = book
        .tree()
        .into_iter()
        .map(|(_, t)| t)
        .filter(|t| t.assignable);
    for tag in tags.take(10) {
        let span = CharRange::new(0, 20);
        making = making.tagged_span("d1", "salma", Some(tag.id.as_str()), span);
    }
    let mut s = Session::on_with(making, Opening::default());
    show_karim(&mut s);
    let count = "\u{2068}7\u{2069} مقاطع مرمَّزة أخرى هنا";
    s.window.focus(count);
    s.window.key(Key::Enter, Modifiers::NONE);
    s.window.run();
    assert!(s.current().is_none());
    // The ids stand in the order of their letters: the tenth comes second, so these are 3 to 9.
    let ninth = book
        .tree()
        .into_iter()
        .map(|(_, t)| t)
        .filter(|t| t.assignable)
        .nth(8);
    let ninth = ninth.unwrap();
    s.window.click_label(&by_salma(&ninth.name.ar));
    s.window.run();
    let current = s.current().and_then(|a| a.tag);
    assert_eq!(current.as_ref(), Some(&ninth.id));
}

fn show_karim(s: &mut Session) {
    let karim = AnnotatorId::new("karim").unwrap();
    s.ask(ViewAction::Layers(LayerChange::Person(karim, true)));
    s.window.run();
}

/// As a tip or a list names an annotation where several people are shown.
fn by_salma(tag: &str) -> String {
    format!("\u{2068}{tag}\u{2069} · \u{2068}سلمى\u{2069}")
}

#[test]
fn a_bar_tells_its_tag_and_frames_its_span() {
    let making = Making::of(MIXED)
        .tagged("d1", "karim", Some("fear-of-purge"), "The town")
        .tagged("d1", "salma", Some("defeat"), "Reuters (في لندن)");
    let mut s = Session::on_with(making, Opening::default());
    show_karim(&mut s);
    let hue = s.project().codebook.find("defeat").unwrap().hue;
    let thread = colour(Theme::Light.palette().thread(hue));
    let wide = |s: &Session| {
        let shapes = &s.window.harness.output().shapes;
        let lines = shapes.iter().filter(|c| match &c.shape {
            Shape::Rect(r) => r.fill == thread && r.rect.width() > 40.0,
            _ => false,
        });
        lines.count()
    };
    assert_eq!(wide(&s), 0);
    assert!(!s.window.has(&by_salma("الهزيمة وتراجع السيطرة")));
    let letters = s.letters();
    let left = letters
        .iter()
        .map(|l| l.rect.left())
        .fold(f32::MAX, f32::min);
    let line = letters[0].rect.center().y;
    s.window.hover(pos2(left - 15.0, line));
    s.window.wait(1.0);
    assert_eq!(wide(&s), 2, "a line above and one below");
    assert!(s.window.has(&by_salma("الهزيمة وتراجع السيطرة")));
}
