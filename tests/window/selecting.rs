//! Selecting by mouse: letters, words, sentences, across lines and paragraphs.

use super::*;

const RTL: &str =
    "قال إنّه خرج في الليل، ثم عاد. بقي عندنا ثلاثة أيام!\nوبعدها سافر إلى المدينة. لم نره.";
const LTR: &str = "He left in the night, then he came back. He stayed for three days!\nAfterwards he went to the city.";
const MIXED: &str =
    "نشرت وكالة Reuters News خبراً يوم 12 آذار عن 345 شخصاً (منهم Ahmad) غادروا.\nثم عادوا.";

/// Long enough for several lines.
fn long() -> String {
    "خرجنا قبل الفجر خلف قطيع غنم مع راعٍ أعرفه ومشينا إحدى عشرة ساعة والطفلة نائمة على كتفي. "
        .repeat(4)
}

#[test]
fn a_drag_selects_letters_in_every_direction_of_text() {
    for (text, words) in [
        (RTL, "خرج في الليل"),
        (LTR, "in the night"),
        (MIXED, "غادروا"),
        (MIXED, "Reuters News"),
        (MIXED, "وكالة Reuters News خبراً"),
        (MIXED, "345 شخصاً"),
    ] {
        let mut s = Session::reading(text);
        s.select(words);
        assert_eq!(s.state().focus.anchor, s.find(words).start);
    }
}

#[test]
fn a_drag_goes_backwards_across_lines_and_paragraphs() {
    let mut s = Session::reading(RTL);
    let (from, to) = (s.find("سافر").end.0, s.find("الليل").start.0);
    let (start, end) = (s.end_of(from - 1), s.start_of(to));
    s.window.drag(start, end);
    assert_eq!(s.state().focus.anchor.0, from);
    assert_eq!(s.caret(), to);
    assert!(s.selected().starts_with("الليل") && s.selected().ends_with("سافر"));

    let text = long();
    let mut s = Session::reading(text.trim());
    let last = s.letters().last().unwrap().rect.top();
    let first = s.letter(0).rect.top();
    assert!(last > first + 60.0, "several lines");
    let range = CharRange::new(10, s.text().length() - 7);
    s.drag(range);
    assert_eq!(s.selection(), range);
}

#[test]
fn a_double_click_selects_a_word_and_a_triple_click_a_sentence() {
    let mut s = Session::reading(RTL);
    for (inside, word) in [("للي", "الليل"), ("خرج", "خرج"), ("نّه", "إنّه")] {
        let at = s.find(inside).start.0;
        let point = s.middle_of(at);
        s.window.double_click(point);
        assert_eq!(s.selected(), word);
    }
    let at = s.find("عندنا").start.0;
    let point = s.middle_of(at);
    s.window.triple_click(point);
    assert_eq!(s.selected(), "بقي عندنا ثلاثة أيام!");
    let mut s = Session::reading(MIXED);
    let at = s.find("euters").start.0;
    let point = s.middle_of(at);
    s.window.double_click(point);
    assert_eq!(s.selected(), "Reuters");
}

#[test]
fn a_drag_after_a_double_click_goes_by_words() {
    for (back, expected) in [(false, "خرج في الليل، ثم"), (true, "قال إنّه خرج")]
    {
        let mut s = Session::reading(RTL);
        let from = s.middle_of(s.find("خرج").start.0 + 1);
        let to = if back {
            s.middle_of(s.find("قال").start.0 + 1)
        } else {
            s.middle_of(s.find("ثم").start.0)
        };
        s.window.send(egui::Event::PointerMoved(from));
        s.window.press(from, true);
        s.window.press(from, false);
        s.window.press(from, true);
        for step in 1..=4 {
            let at = from + (to - from) * step as f32 / 4.0;
            s.window.send(egui::Event::PointerMoved(at));
        }
        s.window.press(to, false);
        s.window.run();
        assert_eq!(s.selected(), expected);
    }
}

#[test]
fn a_click_with_shift_extends_from_where_the_selection_began() {
    let mut s = Session::reading(RTL);
    s.click_before("خرج");
    let to = s.end_of(s.find("عاد").end.0 - 1);
    s.window.shift_click(to);
    assert_eq!(s.selected(), "خرج في الليل، ثم عاد");
    let to = s.start_of(0);
    s.window.shift_click(to);
    assert_eq!(s.selected(), "قال إنّه ");
    let to = s.end_of(s.find("سافر").end.0 - 1);
    s.window.shift_click(to);
    assert!(s.selected().ends_with("سافر") && s.selected().starts_with("خرج"));
}

#[test]
fn a_selection_cuts_no_grapheme() {
    let text = "كَتَبَ المُعلِّمُ لا إلٰه 👩‍👩‍👧‍👦 نعم\u{200d} é";
    let mut s = Session::reading(text);
    let whole = s.text();
    let letters = s.letters();
    for from in (0..letters.len()).step_by(3) {
        for to in (0..letters.len()).step_by(5) {
            let (a, b) = (letters[from].rect.center(), letters[to].rect.center());
            s.window.drag(a, b);
            let selected = s.selection();
            if !selected.is_empty() {
                assert_eq!(whole.check(selected), Ok(()), "{from} {to}");
            }
        }
    }
    // The two letters of a lam-alef are two, drawn as one.
    let at = find(&whole, "لا").start.0;
    let point = s.start_of(at);
    s.window.click(point);
    s.keys(Key::ArrowLeft, SHIFT);
    assert_eq!(s.selected(), "ل");
    let family = find(&whole, "👩").start.0;
    let point = s.middle_of(family);
    s.window.double_click(point);
    let selected = s.selection();
    assert!(selected.is_empty() || whole.check(selected) == Ok(()));
}

#[test]
fn points_beside_and_below_the_text_are_the_nearest_places() {
    let mut s = Session::reading(RTL);
    let last = s.letters().last().unwrap().rect;
    let from = s.start_of(0);
    s.window.drag(from, last.center() + egui::vec2(0.0, 200.0));
    assert_eq!(s.selection().start.0, 0);
    assert!(s.selection().end.0 > s.find("وبعدها").start.0);
    let first = s.letter(0).rect;
    s.window.click(pos2(first.right() + 15.0, first.center().y));
    assert_eq!(s.caret(), 0);
    assert!(s.selection().is_empty());
}

#[test]
fn a_long_document_scrolls_under_a_drag_beyond_its_edge() {
    let text = vec![long(); 30].join("\n");
    let mut s = Session::reading(&text);
    let from = s.start_of(0);
    s.window.send(egui::Event::PointerMoved(from));
    s.window.press(from, true);
    s.window
        .send(egui::Event::PointerMoved(pos2(from.x, 899.0)));
    s.window.wait(2.0);
    let far = s.caret();
    s.window.press(pos2(from.x, 899.0), false);
    s.window.run();
    assert!(far > 3 * long().chars().count(), "{far}");
    assert_eq!(s.selection(), CharRange::new(0, far));
}

#[test]
fn a_drag_after_a_triple_click_goes_by_sentences() {
    let mut s = Session::reading(RTL);
    let from = s.middle_of(s.find("خرج").start.0);
    let to = s.middle_of(s.find("عندنا").start.0);
    s.window.send(egui::Event::PointerMoved(from));
    for pressed in [true, false, true, false, true] {
        s.window.press(from, pressed);
    }
    s.window
        .send(egui::Event::PointerMoved(from + (to - from) / 2.0));
    s.window.send(egui::Event::PointerMoved(to));
    s.window.press(to, false);
    s.window.run();
    assert_eq!(s.selected(), s.text().paragraph(0));
}
