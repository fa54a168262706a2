//! The caret by keyboard: letters as they are seen, words, sentences, paragraphs, lines, pages.

use super::*;

const RTL: &str =
    "قال إنّه خرج في الليل. ثم عاد بعد أيام.\nوبعدها سافر إلى المدينة. لم نره.\nانتهى.";
const LTR: &str =
    "He left in the night. Then he came back.\nAfterwards he went away. Gone.\nThe end.";

fn at(s: &Session, words: &str) -> usize {
    s.find(words).start.0
}

#[test]
fn arrows_go_where_they_point() {
    let mut s = Session::reading(RTL);
    s.key(Key::ArrowLeft);
    assert_eq!(s.caret(), 1);
    s.times(2, Key::ArrowLeft, NONE);
    assert_eq!(s.caret(), 3);
    s.key(Key::ArrowRight);
    assert_eq!(s.caret(), 2);
    let mut s = Session::reading(LTR);
    s.times(3, Key::ArrowRight, NONE);
    assert_eq!(s.caret(), 3);
    s.key(Key::ArrowLeft);
    assert_eq!(s.caret(), 2);
    // At the edges they stay.
    s.times(5, Key::ArrowLeft, NONE);
    assert_eq!(s.caret(), 0);
}

#[test]
fn arrows_pass_through_latin_words_letter_by_letter_on_the_screen() {
    let mut s = Session::reading("قال Tom ثم");
    let mut seen = vec![s.caret_x()];
    for _ in 0..10 {
        s.key(Key::ArrowLeft);
        seen.push(s.caret_x());
    }
    assert!(seen.windows(2).all(|w| w[1] < w[0]), "{seen:?}");
    assert_eq!(s.caret(), s.text().length());
    for _ in 0..10 {
        s.key(Key::ArrowRight);
        assert_eq!(Some(s.caret_x()), {
            seen.pop();
            seen.last().copied()
        });
    }
}

#[test]
fn the_end_of_a_line_is_its_end_side_also_after_a_number() {
    for (text, key, modifiers) in [
        ("غادروا عام 2017", Key::End, NONE),
        ("غادروا نحو Camp", Key::End, CTRL),
        ("Near the camp الريحان", Key::End, NONE),
    ] {
        let mut s = Session::reading(text);
        s.keys(key, modifiers);
        assert_eq!(s.caret(), s.text().length());
        let edges = s.letters().into_iter().map(|l| l.rect);
        let left = edges
            .clone()
            .map(|r| r.left())
            .fold(f32::INFINITY, f32::min);
        let right = edges.map(|r| r.right()).fold(0.0, f32::max);
        let rtl = text.starts_with('غ');
        let expected = if rtl { left } else { right };
        assert!(
            (s.caret_x() - expected).abs() < 2.0,
            "{text}: {} of {left}..{right}",
            s.caret_x()
        );
        s.key(Key::Home);
        let expected = if rtl { right } else { left };
        assert!((s.caret_x() - expected).abs() < 2.0, "{text}");
    }
}

#[test]
fn ctrl_goes_by_words_and_alt_by_sentences() {
    let mut s = Session::reading(RTL);
    s.keys(Key::ArrowLeft, CTRL);
    assert_eq!(s.caret(), at(&s, "إنّه"));
    s.keys(Key::ArrowLeft, CTRL);
    assert_eq!(s.caret(), at(&s, "خرج"));
    s.keys(Key::ArrowRight, CTRL);
    assert_eq!(s.caret(), at(&s, "إنّه"));
    s.keys(Key::ArrowLeft, ALT);
    assert_eq!(s.caret(), at(&s, "ثم"));
    s.keys(Key::ArrowLeft, ALT);
    assert_eq!(s.caret(), at(&s, "وبعدها"));
    s.keys(Key::ArrowRight, ALT);
    assert_eq!(s.caret(), at(&s, "ثم"));
    let mut s = Session::reading(LTR);
    s.keys(Key::ArrowRight, CTRL);
    assert_eq!(s.caret(), at(&s, "left"));
    s.keys(Key::ArrowRight, ALT);
    assert_eq!(s.caret(), at(&s, "Then"));
    s.keys(Key::ArrowLeft, ALT);
    assert_eq!(s.caret(), 0);
}

#[test]
fn paragraphs_lines_and_the_ends_of_the_text() {
    let mut s = Session::reading(RTL);
    s.keys(Key::ArrowDown, CTRL);
    assert_eq!(s.caret(), at(&s, "وبعدها"));
    s.keys(Key::ArrowDown, CTRL);
    assert_eq!(s.caret(), at(&s, "انتهى"));
    s.keys(Key::ArrowUp, CTRL);
    assert_eq!(s.caret(), at(&s, "وبعدها"));
    s.key(Key::End);
    assert_eq!(s.caret(), s.find("نره.").end.0);
    s.key(Key::Home);
    assert_eq!(s.caret(), at(&s, "وبعدها"));
    s.keys(Key::End, CTRL);
    assert_eq!(s.caret(), s.text().length());
    s.keys(Key::Home, CTRL);
    assert_eq!(s.caret(), 0);
    s.key(Key::ArrowDown);
    assert_eq!(s.caret(), at(&s, "وبعدها"));
    s.key(Key::ArrowUp);
    assert_eq!(s.caret(), 0);
}

#[test]
fn the_column_is_kept_over_a_short_line() {
    let mut s = Session::reading(
        "أوّل سطر فيه كلام طويل بعض الشيء\nقصير\nوهذا سطر آخر فيه كلام طويل بعض الشيء",
    );
    s.click_before("كلام طويل");
    let x = s.start_of(s.caret()).x;
    s.times(2, Key::ArrowDown, NONE);
    let now = s.letter(s.caret()).rect;
    assert!(now.x_range().expand(6.0).contains(x), "{x} {now:?}");
}

#[test]
fn shift_extends_by_every_motion_and_escape_lets_go() {
    let mut s = Session::reading(RTL);
    s.click_before("خرج");
    for (key, modifiers, expected) in [
        (Key::ArrowLeft, NONE, "خ"),
        (Key::ArrowLeft, CTRL, "خرج "),
        (Key::ArrowLeft, ALT, "خرج في الليل. "),
        (Key::End, NONE, "خرج في الليل. ثم عاد بعد أيام."),
        (Key::ArrowDown, ALT, "خرج في الليل. ثم عاد بعد أيام.\n"),
        (Key::ArrowUp, ALT, "قال إنّه "),
        (Key::Home, CTRL, "قال إنّه "),
    ] {
        s.keys(key, SHIFT | modifiers);
        assert_eq!(s.selected(), expected, "{key:?} {modifiers:?}");
    }
    s.keys(Key::End, SHIFT | CTRL);
    assert!(s.selected().starts_with("خرج") && s.selected().ends_with("انتهى."));
    let caret = s.caret();
    s.key(Key::Escape);
    assert!(s.selection().is_empty());
    assert_eq!(s.caret(), caret);
    s.keys(Key::A, CTRL);
    assert_eq!(s.selection(), CharRange::new(0, s.text().length()));
}

#[test]
fn a_plain_arrow_leaves_a_selection_on_its_side() {
    for (text, words, left_is_end) in [(RTL, "خرج في", true), (LTR, "left in", false)] {
        for left in [true, false] {
            let mut s = Session::reading(text);
            s.select(words);
            let range = s.selection();
            s.key(if left {
                Key::ArrowLeft
            } else {
                Key::ArrowRight
            });
            assert!(s.selection().is_empty());
            let expected = if left == left_is_end {
                range.end
            } else {
                range.start
            };
            assert_eq!(s.caret(), expected.0);
        }
    }
}

#[test]
fn pages_go_through_a_long_document_and_the_caret_stays_in_sight() {
    let one = "خرجنا قبل الفجر خلف قطيع غنم مع راعٍ أعرفه ومشينا إحدى عشرة ساعة والطفلة نائمة.";
    let text: Vec<String> = (0..80).map(|i| format!("{one} {i}")).collect();
    let mut s = Session::reading(&text.join("\n"));
    let mut last = 0;
    for _ in 0..3 {
        s.key(Key::PageDown);
        assert!(s.caret() > last + one.chars().count());
        last = s.caret();
        assert!(
            s.letters()
                .iter()
                .any(|l| l.chars.contains(CharOffset(last)))
        );
    }
    s.keys(Key::PageDown, SHIFT);
    assert_eq!(s.selection().start.0, last);
    for _ in 0..5 {
        s.key(Key::PageUp);
    }
    assert!(s.caret() < one.chars().count() * 2, "{}", s.caret());
    s.keys(Key::End, CTRL);
    let end = s.text().length();
    assert!(s.letters().iter().any(|l| l.chars.end.0 >= end));
}
