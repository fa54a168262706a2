//! Going through what was tagged: highlights, bars, keys, documents, copying, layers, counts.

use super::*;
use hashiya::app::action::{AnnotateAction, LayerChange, ViewAction};
use hashiya::app::state::{Counting, Tab};
use hashiya::model::CountedApart;

const TEXT: &str =
    "قال إنّه خرج في الليل. ثم عاد Ahmad بعد 3 أيام.\nوبعدها سافر إلى المدينة. لم نره.";

fn tagged() -> Making {
    Making::of(TEXT)
        .tagged("d1", "salma", Some("defeat"), "خرج في الليل")
        .tagged("d1", "salma", Some("fear-of-purge"), "في الليل")
        .tagged("d1", "salma", None, "سافر إلى المدينة")
        .tagged("d1", "karim", Some("infighting"), "عاد Ahmad")
}

fn quote(s: &Session) -> Option<String> {
    s.current().map(|a| a.target.quote)
}

#[test]
fn a_click_on_a_highlight_chooses_and_again_the_next_one_there() {
    let mut s = Session::on(tagged());
    let at = s.middle_of(s.find("الليل").start.0);
    s.window.click(at);
    assert_eq!(quote(&s).as_deref(), Some("خرج في الليل"));
    assert!(s.selection().is_empty());
    s.window.click(at);
    assert_eq!(quote(&s).as_deref(), Some("في الليل"));
    s.window.click(at);
    assert_eq!(quote(&s).as_deref(), Some("خرج في الليل"));
    let only = s.middle_of(s.find("خرج").start.0 + 1);
    s.window.click(only);
    s.window.click(only);
    assert_eq!(quote(&s).as_deref(), Some("خرج في الليل"));
    let beside = s.middle_of(s.find("قال").start.0);
    s.window.click(beside);
    assert_eq!(quote(&s), None);
    // Another's is not shown, so it cannot be chosen.
    let other = s.middle_of(s.find("Ahmad").start.0);
    s.window.click(other);
    assert_eq!(quote(&s), None);
}

#[test]
fn escape_lets_go_of_an_annotation() {
    let mut s = Session::on(tagged());
    let at = s.middle_of(s.find("سافر").start.0);
    s.window.click(at);
    assert_eq!(quote(&s).as_deref(), Some("سافر إلى المدينة"));
    s.key(Key::Escape);
    assert_eq!(quote(&s), None);
}

#[test]
fn a_bar_in_the_margin_chooses_its_annotation() {
    let mut s = Session::on(tagged());
    let page = s.page();
    let y = s.letter(s.find("سافر").start.0).rect.center().y;
    // Right-to-left: the bars are left of the text.
    let left = s
        .letters()
        .iter()
        .map(|l| l.rect.left())
        .fold(f32::INFINITY, f32::min);
    let mut found = None;
    let mut x = left.min(page.right()) - 2.0;
    while x > page.left() && found.is_none() {
        s.window.click(pos2(x, y));
        found = quote(&s);
        x -= 2.0;
    }
    assert_eq!(found.as_deref(), Some("سافر إلى المدينة"));
}

#[test]
fn n_and_p_go_through_the_annotations_in_the_order_of_the_text() {
    let mut s = Session::on(tagged());
    let mut seen = Vec::new();
    for _ in 0..4 {
        s.key(Key::N);
        seen.push(quote(&s).unwrap());
    }
    assert_eq!(
        seen,
        [
            "خرج في الليل",
            "في الليل",
            "سافر إلى المدينة",
            "سافر إلى المدينة"
        ]
    );
    assert_eq!(s.caret(), s.find("سافر").start.0);
    s.key(Key::P);
    assert_eq!(quote(&s).as_deref(), Some("في الليل"));
    s.key(Key::Escape);
    s.keys(Key::End, CTRL);
    s.key(Key::P);
    assert_eq!(quote(&s).as_deref(), Some("سافر إلى المدينة"));
}

#[test]
fn ctrl_page_keys_go_through_the_documents_and_each_keeps_its_place() {
    let long: Vec<String> = (0..90)
        .map(|i| format!("فقرة طويلة بعض الشيء رقمها {i}."))
        .collect();
    let mut s = Session::on(
        Making::new()
            .document("أولى", &long.join("\n"))
            .document("ثانية", "نصّ آخر."),
    );
    let open = |s: &Session| {
        s.state()
            .focus
            .document
            .clone()
            .unwrap()
            .as_str()
            .to_owned()
    };
    s.times(3, Key::PageDown, NONE);
    let top = s.letters().first().unwrap().chars.start;
    assert!(top.0 > 100);
    s.keys(Key::PageDown, CTRL);
    assert_eq!(open(&s), "d2");
    s.keys(Key::PageDown, CTRL);
    assert_eq!(open(&s), "d2", "the last one");
    s.keys(Key::PageUp, CTRL);
    assert_eq!(open(&s), "d1");
    let now = s.letters().first().unwrap().chars.start;
    assert_eq!(now, top);
}

#[test]
fn copying_takes_the_selection_or_the_annotation_with_its_source() {
    let mut s = Session::on(tagged());
    s.select("خرج في");
    assert_eq!(s.copied().as_deref(), Some("خرج في"));
    let at = s.middle_of(s.find("سافر").start.0);
    s.window.click(at);
    let copied = s.copied().unwrap();
    assert_eq!(plain(&copied), "سافر إلى المدينة\nشهادة، الفقرة 2");
    s.key(Key::Escape);
    assert_eq!(s.copied(), None);
}

#[test]
fn anothers_annotations_are_shown_when_asked_for_and_only_read() {
    let mut s = Session::on(tagged());
    let karim = AnnotatorId::new("karim").unwrap();
    assert!(
        s.state().layers.hidden.contains(&karim),
        "one should not be led"
    );
    s.ask(ViewAction::Layers(LayerChange::Person(karim, true)));
    let at = s.middle_of(s.find("Ahmad").start.0 + 1);
    s.window.click(at);
    assert_eq!(quote(&s).as_deref(), Some("عاد Ahmad"));
    let before = s.project().clone();
    for key in [Key::Delete, Key::U, Key::D, Key::M] {
        s.key(key);
    }
    s.key(Key::T);
    s.window.type_text("defeat");
    s.key(Key::Enter);
    s.key(Key::E);
    s.key(Key::ArrowLeft);
    s.key(Key::Enter);
    assert_eq!(*s.project(), before);
    assert!(s.notices().iter().any(|n| n.contains("كريم")));
    assert!(!s.window.has("نهاية المقطع المرمَّز"), "no handles");
    // The memo of an own one does not take the keyboard for the M of before.
    s.key(Key::N);
    s.key(Key::P);
    s.key(Key::P);
    assert_eq!(quote(&s).as_deref(), Some("في الليل"));
    let at = s.middle_of(s.find("Ahmad").start.0 + 1);
    s.window.click(at);
    // One's own tag on the same passage is another annotation.
    s.key(Key::Num1);
    assert_eq!(s.annotations_of("karim").len(), 1);
    assert_eq!(s.mine().iter().filter(|m| m.1 == "عاد Ahmad").count(), 1);
}

#[test]
fn layers_show_some_tags_only() {
    let mut s = Session::on(tagged());
    let tag = hashiya::model::TagId::new("motives").unwrap();
    let tags = s.project().codebook.with_descendants(&tag);
    assert!(tags.iter().any(|t| t.as_str() == "defeat"));
    let only: std::collections::BTreeSet<_> =
        [hashiya::model::TagId::new("fear-of-purge").unwrap()].into();
    s.ask(ViewAction::Layers(LayerChange::Tags(Some(only))));
    let at = s.middle_of(s.find("الليل").start.0);
    s.window.click(at);
    assert_eq!(quote(&s).as_deref(), Some("في الليل"));
    s.window.click(at);
    assert_eq!(quote(&s).as_deref(), Some("في الليل"));
    s.ask(ViewAction::Layers(LayerChange::Tags(None)));
    s.window.click(at);
    assert_eq!(quote(&s).as_deref(), Some("خرج في الليل"));
}

#[test]
fn counts_say_what_they_count() {
    let making =
        tagged()
            .document("ثانية", "خرج في الليل.")
            .tagged("d2", "karim", Some("defeat"), "خرج");
    let mut s = Session::on(making);
    assert!(s.says("3 مقاطع لي"));
    assert!(s.says("4 مقاطع للجميع في هذه الوثيقة"));
    for (counting, name) in [
        (Counting::Document, "مقاطع الجميع في هذه الوثيقة"),
        (Counting::Mine, "مقاطعي في هذه الوثيقة"),
        (Counting::Project, "مقاطع الجميع في المشروع"),
    ] {
        s.ask(ViewAction::Count(counting));
        assert!(s.says(&format!("الأعداد: {name}")), "{name}");
    }
    let tag = hashiya::model::TagId::new("defeat").unwrap();
    let me = s.state().me().cloned();
    let document = s.state().focus.document.clone();
    let apart = CountedApart {
        document: document.as_ref(),
        annotator: me.as_ref(),
    };
    let counts = s.state().seen().unwrap().tag_counts(apart)[&tag];
    assert_eq!(
        (counts.mine_here, counts.document, counts.project),
        (1, 1, 2)
    );
}

#[test]
fn a_document_is_marked_finished_by_key_and_by_button() {
    let mut s = Session::on(tagged());
    let finished = |s: &Session| {
        let key = s.state().my_key().unwrap();
        s.project().codings.get(&key).is_some_and(|c| c.finished)
    };
    s.keys(Key::F, CTRL | SHIFT);
    assert!(finished(&s));
    s.window.click_label("وثيقة تامّة");
    assert!(!finished(&s));
    s.window.click_label("إتمام الوثيقة");
    assert!(finished(&s));
    s.keys(Key::Z, CTRL);
    assert!(!finished(&s));
    s.saved();
    s.ask(AnnotateAction::Finish(true));
    assert_eq!(s.saved(), Saving::Saved);
    let file = s.folder().read("annotations/r1/d1/salma.ron");
    assert!(file.contains("finished: true"), "{file}");
}

#[test]
fn the_list_of_documents_opens_one() {
    let mut s = Session::on(tagged().document("وثيقة أخرى", "نصّ."));
    s.ask(ViewAction::Tab(Tab::Documents));
    s.window.click_label("وثيقة أخرى");
    assert_eq!(s.text().as_str(), "نصّ.");
}
