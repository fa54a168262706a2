//! Tagging by key, by click, by palette; changing what was tagged; undo and redo of all of it.

use super::*;
use hashiya::app::action::{AnnotateAction, ViewAction};
use hashiya::app::state::{Dialog, PaletteMode};

const TEXT: &str =
    "قال إنّه خرج في الليل. ثم عاد Ahmad بعد 3 أيام.\nوبعدها سافر إلى المدينة. لم نره.";

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter()
        .map(|(t, q)| ((*t).to_owned(), (*q).to_owned()))
        .collect()
}

#[test]
fn a_digit_tags_and_a_letter_and_digit_tag() {
    let mut s = Session::reading(TEXT);
    s.select("خرج في الليل");
    s.key(Key::Num1);
    assert_eq!(s.mine(), pairs(&[("leadership-distrust", "خرج في الليل")]));
    assert!(s.selection().is_empty(), "so that the highlight is seen");
    assert_eq!(s.current().unwrap().target.quote, "خرج في الليل");
    s.select("سافر");
    s.key(Key::G);
    assert_eq!(s.state().first_stroke, Some('g'));
    s.key(Key::Num2);
    assert_eq!(s.state().first_stroke, None);
    assert_eq!(s.mine()[1], ("defeat".to_owned(), "سافر".to_owned()));
    // A first stroke that nothing follows is let go.
    s.select("عاد");
    s.key(Key::G);
    s.key(Key::Escape);
    assert_eq!(s.state().first_stroke, None);
    assert_eq!(s.selected(), "عاد", "Escape ended the stroke only");
    s.key(Key::Num3);
    assert_eq!(s.mine().len(), 3);
    // So is one that is followed by a click.
    s.key(Key::G);
    s.select("إلى");
    s.key(Key::Num2);
    assert!(
        s.mine()
            .contains(&("financial-hardship".into(), "إلى".into()))
    );
}

#[test]
fn white_space_at_the_edges_is_left_out() {
    let mut s = Session::reading(TEXT);
    let word = s.find(" في ");
    s.drag(word);
    assert_eq!(s.selected(), " في ");
    s.key(Key::Num2);
    assert_eq!(s.mine(), pairs(&[("financial-hardship", "في")]));
}

#[test]
fn without_a_selection_the_sentence_of_the_caret_is_tagged() {
    let mut s = Session::reading(TEXT);
    s.click_before("عاد");
    s.key(Key::Num3);
    assert_eq!(
        s.mine(),
        pairs(&[("broken-promises", "ثم عاد Ahmad بعد 3 أيام.")])
    );
}

#[test]
fn a_click_on_a_tag_applies_it_to_the_selection() {
    let mut s = Session::reading(TEXT);
    let name = "الضائقة المالية وسوء المعيشة";
    s.window.click_label(name);
    assert!(s.mine().is_empty(), "nothing is selected: the tag is shown");
    assert_eq!(
        s.state().focus.tag.as_ref().unwrap().as_str(),
        "financial-hardship"
    );
    s.select("خرج");
    s.window.click_label(name);
    assert_eq!(s.mine(), pairs(&[("financial-hardship", "خرج")]));
    // The keyboard is still the text's.
    s.key(Key::ArrowLeft);
    s.key(Key::Num1);
    assert_eq!(s.mine().len(), 2);
}

#[test]
fn the_palette_finds_by_folded_letters_and_enter_applies() {
    for opener in [(Key::Slash, NONE), (Key::K, CTRL)] {
        let mut s = Session::reading(TEXT);
        s.select("خرج");
        s.keys(opener.0, opener.1);
        assert_eq!(s.state().palette, Some(PaletteMode::Apply));
        assert!(s.window.is_focused("الرمز المراد"));
        s.window.type_text("الماليه");
        s.key(Key::Enter);
        assert_eq!(s.state().palette, None);
        assert_eq!(s.mine(), pairs(&[("financial-hardship", "خرج")]));
        // Keys go to the text again.
        s.key(Key::Home);
        assert_eq!(s.caret(), 0);
    }
}

#[test]
fn the_palette_is_moved_in_by_arrows_left_by_escape_and_by_clicks_outside() {
    let mut s = Session::reading(TEXT);
    s.select("خرج");
    s.key(Key::Slash);
    s.window.type_text("خوف");
    s.key(Key::ArrowDown);
    s.key(Key::Enter);
    let second = hashiya::store::default_codebook()
        .tree()
        .into_iter()
        .filter(|(_, t)| t.assignable && t.name.ar.starts_with("الخوف"))
        .nth(1)
        .map(|(_, t)| t.id.as_str().to_owned());
    assert!(second.is_some());
    assert_eq!(s.mine().len(), 1);
    s.select("عاد");
    s.key(Key::Slash);
    s.window.type_text("حشو");
    s.key(Key::Escape);
    assert_eq!(s.state().palette, None);
    assert_eq!(s.selected(), "عاد", "Escape closed the palette only");
    assert_eq!(s.mine().len(), 1);
    s.key(Key::Slash);
    s.window.click(pos2(760.0, 22.0));
    assert_eq!(s.state().palette, None);
    assert_eq!(s.selected(), "عاد");
    // What was typed is gone when it opens again.
    s.key(Key::Slash);
    s.window.type_text("هزيمة");
    s.key(Key::Enter);
    assert_eq!(s.mine()[1], ("defeat".into(), "عاد".into()));
}

#[test]
fn ctrl_enter_keeps_the_palette_open_for_a_second_tag_on_the_same_passage() {
    let mut s = Session::reading(TEXT);
    s.select("خرج في الليل");
    s.keys(Key::K, CTRL);
    s.window.type_text("prosecution");
    s.keys(Key::Enter, CTRL);
    assert!(s.state().palette.is_some());
    s.window.type_text("financial");
    s.key(Key::Enter);
    assert!(s.state().palette.is_none());
    assert_eq!(
        s.mine(),
        pairs(&[
            ("fear-of-prosecution", "خرج في الليل"),
            ("financial-hardship", "خرج في الليل")
        ])
    );
}

#[test]
fn alt_n_makes_a_tag_of_the_passages_own_words_and_one_undo_takes_it_back() {
    let mut s = Session::reading(TEXT);
    let before = s.project().clone();
    s.select("خرج في الليل");
    s.key(Key::Slash);
    s.keys(Key::N, ALT);
    assert_eq!(s.state().palette, None);
    let tag = s.current().unwrap().tag.unwrap();
    assert_eq!(
        s.project().codebook.get(&tag).unwrap().name.ar,
        "خرج في الليل"
    );
    s.ask(ViewAction::CloseDialog);
    s.keys(Key::Z, CTRL);
    assert_eq!(*s.project(), before);
}

#[test]
fn s_tags_the_sentence_and_r_repeats_the_last_tag() {
    let mut s = Session::reading(TEXT);
    s.click_before("خرج");
    s.key(Key::S);
    assert_eq!(
        s.state().palette,
        Some(PaletteMode::Apply),
        "no last tag yet"
    );
    s.window.type_text("defeat");
    s.key(Key::Enter);
    assert_eq!(s.mine(), pairs(&[("defeat", "قال إنّه خرج في الليل.")]));
    s.click_before("سافر");
    s.key(Key::S);
    assert_eq!(
        s.mine()[1],
        ("defeat".into(), "وبعدها سافر إلى المدينة.".into())
    );
    s.select("Ahmad");
    s.key(Key::R);
    assert_eq!(s.mine()[1], ("defeat".into(), "Ahmad".into()));
}

#[test]
fn a_passage_is_marked_without_a_tag_and_gets_one_later() {
    let mut s = Session::reading(TEXT);
    s.select("خرج");
    s.key(Key::Num0);
    assert_eq!(s.mine(), pairs(&[("", "خرج")]));
    s.key(Key::Num4);
    assert_eq!(
        s.mine(),
        pairs(&[("fear-of-prosecution", "خرج")]),
        "not a second one"
    );
    s.key(Key::Num5);
    assert_eq!(s.mine().len(), 2, "a second tag on the passage");
}

#[test]
fn the_same_tag_is_not_put_twice_on_one_passage() {
    let mut s = Session::reading(TEXT);
    for _ in 0..3 {
        s.select("خرج");
        s.key(Key::Num1);
    }
    assert_eq!(s.mine().len(), 1);
    assert!(
        s.notices()
            .contains(&"لهذا المقطع هذا الرمز من قبل".to_owned())
    );
    s.key(Key::Num2);
    assert_eq!(s.notices(), [""; 0], "it goes with the next step");
}

#[test]
fn flags_memo_retag_and_delete() {
    let mut s = Session::reading(TEXT);
    s.select("خرج");
    s.key(Key::Num1);
    for key in [Key::U, Key::Q, Key::D] {
        s.key(key);
    }
    let flags = s.current().unwrap().flags;
    assert!(flags.unsure && flags.quotable && flags.discuss);
    s.key(Key::Q);
    assert!(!s.current().unwrap().flags.quotable);

    s.key(Key::M);
    assert!(s.window.is_focused("مذكرة"));
    s.window.type_text("لماذا في الليل؟ 1 g");
    s.keys(Key::Enter, CTRL);
    assert_eq!(s.current().unwrap().memo, "لماذا في الليل؟ 1 g");
    assert_eq!(s.mine().len(), 1, "digits in a field tag nothing");

    s.key(Key::T);
    s.window.type_text("return");
    s.key(Key::Enter);
    assert_eq!(s.mine(), pairs(&[("return-to-civilian-life", "خرج")]));
    s.key(Key::Delete);
    assert!(s.mine().is_empty() && s.current().is_none());
    s.times(8, Key::Z, CTRL);
    assert!(s.project().codings.is_empty());
    s.times(8, Key::Y, CTRL);
    assert!(s.mine().is_empty());
    s.keys(Key::Z, CTRL);
    assert_eq!(s.mine(), pairs(&[("return-to-civilian-life", "خرج")]));
}

#[test]
fn a_memo_is_kept_when_the_field_is_left_by_a_click() {
    let mut s = Session::reading(TEXT);
    s.select("خرج");
    s.key(Key::Num1);
    s.key(Key::M);
    s.window.type_text("مذكرة أولى");
    s.click_before("سافر");
    assert_eq!(s.annotations_of("salma")[0].memo, "مذكرة أولى");
    // And it is dropped by Escape.
    let point = s.middle_of(s.find("خرج").start.0);
    s.window.click(point);
    s.key(Key::M);
    s.window.type_text("!");
    s.key(Key::Escape);
    assert_eq!(s.annotations_of("salma")[0].memo, "مذكرة أولى");
    s.key(Key::Home);
    assert_eq!(s.caret(), 0, "the keyboard is the text's again");
}

#[test]
fn bounds_are_moved_by_keys() {
    let mut s = Session::reading(TEXT);
    s.select("خرج في");
    s.key(Key::Num1);
    s.key(Key::E);
    assert!(s.state().moving_bounds);
    s.key(Key::ArrowLeft);
    assert_eq!(s.mine()[0].1, "خرج في الليل");
    s.keys(Key::ArrowRight, SHIFT);
    assert_eq!(s.mine()[0].1, "إنّه خرج في الليل");
    s.keys(Key::ArrowLeft, SHIFT);
    assert_eq!(s.mine()[0].1, "خرج في الليل");
    s.keys(Key::ArrowRight, CTRL);
    assert_eq!(s.mine()[0].1, "خرج في اللي");
    s.keys(Key::ArrowLeft, CTRL | SHIFT);
    assert_eq!(s.mine()[0].1, "رج في اللي");
    s.key(Key::Enter);
    assert!(!s.state().moving_bounds);
    s.times(5, Key::Z, CTRL);
    assert_eq!(s.mine()[0].1, "خرج في");
}

#[test]
fn bounds_are_moved_by_dragging_handles() {
    let mut s = Session::reading(TEXT);
    s.select("خرج في");
    s.key(Key::Num1);
    let (from, to) = (
        s.window.rect("نهاية المقطع المرمَّز").center(),
        s.end_of(s.find("الليل").end.0 - 1),
    );
    s.window.drag(from, to);
    assert_eq!(s.mine()[0].1, "خرج في الليل");
    let (from, to) = (
        s.window.rect("بداية المقطع المرمَّز").center(),
        s.start_of(s.find("إنّه").start.0),
    );
    s.window.drag(from, to);
    assert_eq!(s.mine()[0].1, "إنّه خرج في الليل");
    // A handle cannot go past the other.
    let (from, to) = (s.window.rect("نهاية المقطع المرمَّز").center(), s.start_of(0));
    s.window.drag(from, to);
    assert_eq!(s.mine()[0].1, "إنّه خرج في الليل");
    s.times(2, Key::Z, CTRL);
    assert_eq!(s.mine()[0].1, "خرج في");
}

#[test]
fn spans_overlap_nest_and_cross_paragraphs() {
    let mut s = Session::reading(TEXT);
    s.select("خرج في الليل");
    s.key(Key::Num1);
    s.select("في");
    s.key(Key::Num2);
    let over = CharRange {
        start: s.find("الليل").start,
        end: s.find("سافر").end,
    };
    s.drag(over);
    s.key(Key::Num3);
    s.keys(Key::A, CTRL);
    s.key(Key::Num4);
    let mine = s.mine();
    assert_eq!(mine.len(), 4);
    assert_eq!(mine[0], ("fear-of-prosecution".into(), TEXT.into()));
    assert!(
        mine[3].1.starts_with("الليل") && mine[3].1.contains('\n') && mine[3].1.ends_with("سافر")
    );
}

#[test]
fn everything_is_undone_to_the_equal_project_and_done_again() {
    let mut s = Session::reading(TEXT);
    let before = s.project().clone();
    s.select("خرج");
    s.key(Key::Num1);
    s.key(Key::U);
    s.key(Key::M);
    s.window.type_text("م");
    s.keys(Key::Enter, CTRL);
    s.key(Key::E);
    s.times(2, Key::ArrowLeft, NONE);
    s.key(Key::Enter);
    s.select("سافر");
    s.key(Key::Num0);
    s.key(Key::G);
    s.key(Key::Num1);
    s.ask(AnnotateAction::Finish(true));
    s.key(Key::Delete);
    let after = s.project().clone();
    let mut states = vec![after.clone()];
    for _ in 0..20 {
        s.keys(Key::Z, CTRL);
        states.push(s.project().clone());
    }
    assert_eq!(*s.project(), before);
    states.dedup();
    assert_eq!(states.len(), 10, "nine edits");
    for _ in 0..20 {
        s.keys(Key::Z, CTRL | SHIFT);
    }
    assert_eq!(*s.project(), after);
    s.saved();
    let root = s.folder().root();
    drop_and_compare(s, &root, &after);
}

/// What is on disk after closing is what was in the window.
fn drop_and_compare(s: Session, root: &Path, expected: &Project) {
    let _folder = s.close();
    let opened = store::open(root).unwrap();
    assert_eq!(opened.findings, []);
    assert_eq!(opened.project, *expected);
}

#[test]
fn who_tags_is_asked_before_the_first_tag() {
    let folder = Folder::new(&Making::of(TEXT).done());
    let mut s = folder.open_as_nobody(Opening::default());
    assert!(s.state().me().is_none());
    s.select("خرج");
    s.key(Key::Num1);
    assert_eq!(s.state().dialog, Some(Dialog::Annotator));
    assert!(s.project().codings.is_empty());
    s.be("karim");
    assert_eq!(s.state().dialog, None);
    let made = s.annotations_of("karim").len();
    assert_eq!(made, 1, "what was asked for is done");
    s.key(Key::Num2);
    let made = s.annotations_of("karim").len();
    assert_eq!(made, 2, "the keyboard is the text's again");
}
