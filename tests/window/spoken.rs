//! What a screen reader is told of the text: all of it, the caret, the selection, where letters
//! are; and what it may ask.

use super::*;
use egui::accesskit::{
    Action as Request, ActionData, ActionRequest, NodeId, TextSelection, TreeId,
};
use egui_kittest::Node;
use hashiya::arabic::{ByteOffset, is_grapheme_boundary, word_ranges};

const MIXED: &str =
    "قال: «لا أعرف Reuters» عام ٢٠١٦.\n\nثُمَّ خَرَجَ 62.5% (أي) منهم، وَلَمْ يَعُدْ.\nShe left.\nالسطر الأخير";

impl Session {
    fn document(&self) -> Node<'_> {
        let root = self.window.harness.root();
        let mut all = root.children_recursive();
        all.find(|n| n.accesskit_node().role() == Role::Document)
            .expect("the document")
    }

    /// The text that is told.
    fn told(&self) -> String {
        self.document().accesskit_node().document_range().text()
    }

    /// The selection that is told, in code points of what is told; its fixed end first.
    fn told_selection(&self) -> Option<(usize, usize)> {
        let document = self.document();
        let node = document.accesskit_node();
        let anchor = node.text_selection_anchor()?.to_global_usv_index();
        let head = node.text_selection_focus()?.to_global_usv_index();
        Some((anchor, head))
    }

    fn request(&mut self, action: Request, target: NodeId, data: Option<ActionData>) {
        self.window
            .send(egui::Event::AccessKitActionRequest(ActionRequest {
                action,
                target_tree: TreeId::ROOT,
                target_node: target,
                data,
            }));
        self.window.run();
    }

    /// Asks for a selection as a screen reader does, by code points of what is told.
    fn set_selection(&mut self, anchor: usize, head: usize) {
        let document = self.document();
        let node = document.accesskit_node();
        let at = |offset| {
            let position = node.text_position_from_global_usv_index(offset);
            position.expect("a place in the text").to_raw()
        };
        let selection = TextSelection {
            anchor: at(anchor),
            focus: at(head),
        };
        let id = node.locate().0;
        let data = ActionData::SetTextSelection(selection);
        self.request(Request::SetTextSelection, id, Some(data));
    }
}

fn boundaries(text: &Text) -> Vec<usize> {
    let is_one = |at: &usize| {
        let byte = text.to_byte(CharOffset(*at)).0;
        is_grapheme_boundary(text.as_str(), byte)
    };
    (0..=text.length()).filter(is_one).collect()
}

#[test]
fn the_whole_text_is_told_with_one_line_end_between_paragraphs() {
    let long = format!("{MIXED}\n").repeat(40);
    for text in [
        MIXED,
        "",
        "\n",
        "كلمة\n",
        "\nكلمة",
        "abc",
        long.as_str(),
        &"ك".repeat(700),
    ] {
        let s = Session::reading(text);
        assert_eq!(s.text().as_str(), text);
        assert_eq!(s.told(), text);
    }
}

#[test]
fn words_and_paragraphs_start_where_they_do() {
    let s = Session::reading(MIXED);
    let document = s.document();
    let node = document.accesskit_node();
    let text = s.text();
    let words: Vec<usize> = word_ranges(MIXED)
        .map(|w| text.to_char(ByteOffset(w.start)).0)
        .collect();
    for at in boundaries(&text)
        .into_iter()
        .filter(|at| *at < text.length())
    {
        let position = node.text_position_from_global_usv_index(at).unwrap();
        let byte = text.to_byte(CharOffset(at)).0;
        let paragraph = byte == 0 || MIXED[..byte].ends_with('\n');
        assert_eq!(position.is_paragraph_start(), paragraph, "{at}");
        assert_eq!(
            position.is_word_start(),
            paragraph || words.contains(&at),
            "{at}"
        );
    }
}

#[test]
fn the_caret_and_the_selection_are_told_as_they_move() {
    let mut s = Session::reading(MIXED);
    assert_eq!(s.told_selection(), Some((0, 0)));
    for (key, modifiers) in [
        (Key::ArrowLeft, NONE),
        (Key::ArrowLeft, CTRL),
        (Key::End, NONE),
        (Key::ArrowDown, NONE),
        (Key::ArrowDown, NONE),
        (Key::ArrowLeft, SHIFT),
        (Key::ArrowDown, SHIFT),
        (Key::ArrowUp, SHIFT),
        (Key::ArrowUp, SHIFT),
        (Key::End, CTRL),
        (Key::Home, SHIFT),
        (Key::A, CTRL),
    ] {
        s.keys(key, modifiers);
        let expected = (s.state().focus.anchor.0, s.caret());
        assert_eq!(s.told_selection(), Some(expected), "{key:?}");
    }
}

#[test]
fn a_screen_reader_puts_caret_and_selection_anywhere() {
    let mut s = Session::reading(MIXED);
    let all = boundaries(&s.text());
    for at in &all {
        s.set_selection(*at, *at);
        assert_eq!((s.caret(), s.selection().is_empty()), (*at, true));
        assert_eq!(s.told_selection(), Some((*at, *at)));
    }
    for pair in all.windows(6).step_by(5) {
        s.set_selection(pair[5], pair[0]);
        assert_eq!(s.selection(), CharRange::new(pair[0], pair[5]));
        assert_eq!(s.caret(), pair[0]);
        assert_eq!(s.told_selection(), Some((pair[5], pair[0])));
    }
}

#[test]
fn a_letter_is_where_it_is_told_to_be() {
    for scale in [1.0, 1.5, 2.0] {
        let folder = Folder::new(&Making::of(MIXED).done());
        let mut s = folder.open(Opening::default().scale(scale));
        for letter in s.letters() {
            if letter.rect.width() < 2.0 {
                continue;
            }
            s.window.click(letter.rect.center());
            let caret = CharOffset(s.caret());
            let edge = caret == letter.chars.start || caret == letter.chars.end;
            assert!(edge, "{letter:?} {caret:?}");
        }
    }
}

#[test]
fn of_a_long_document_the_part_around_the_view_is_told() {
    let one = "خرجنا قبل الفجر خلف قطيع غنم مع راعٍ أعرفه ومشينا إحدى عشرة ساعة والطفلة نائمة.";
    let text: Vec<String> = (0..2_000).map(|i| format!("{one} {i}")).collect();
    let text = text.join("\n");
    let mut s = Session::reading(&text);
    let at_start = s.told();
    assert!(text.starts_with(&at_start) && at_start.len() < text.len() / 4);
    assert_eq!(s.told_selection(), Some((0, 0)));
    let told = |s: &Session| {
        s.document()
            .accesskit_node()
            .data()
            .description()
            .map(str::to_owned)
    };
    assert!(told(&s).is_some());
    // A line further the part is the same.
    s.key(Key::ArrowDown);
    assert_eq!(s.told(), at_start);
    s.keys(Key::End, CTRL);
    let at_end = s.told();
    assert!(text.ends_with(&at_end) && at_end.len() < text.len() / 4);
    let count = at_end.chars().count();
    assert_eq!(s.told_selection(), Some((count, count)));
    s.keys(Key::Home, CTRL | SHIFT);
    // Of a selection that is longer than the part, the part is selected.
    let count = s.told().chars().count();
    assert_eq!(s.told_selection(), Some((count, 0)));
    // The wheel leaves the caret behind.
    s.key(Key::Escape);
    let middle = s.page().center();
    for _ in 0..3 {
        s.window.wheel(middle, egui::vec2(0.0, -20_000.0));
    }
    assert!(text.contains(&s.told()) && !text.starts_with(&s.told()));
    assert_eq!(s.told_selection(), None);
    // And what is asked for there is done there.
    let offset = s.told().chars().position(|c| c == '\n').unwrap() + 1;
    let before = text[..text.find(&s.told()).unwrap()].chars().count();
    s.set_selection(offset, offset + 5);
    assert_eq!(
        s.selection(),
        CharRange::new(before + offset, before + offset + 5)
    );
    assert_eq!(s.selected(), "خرجنا");
}

#[test]
fn a_paragraph_out_of_sight_is_scrolled_to() {
    let text: Vec<String> = (0..100).map(|i| format!("سطر قصير رقمه {i}")).collect();
    let mut s = Session::reading(&text.join("\n"));
    let last = {
        let root = s.window.harness.root();
        let paragraphs = root.children_recursive();
        let mut paragraphs = paragraphs.filter(|n| n.accesskit_node().role() == Role::Paragraph);
        paragraphs.nth(80).unwrap().accesskit_node().locate().0
    };
    let at = s.find("رقمه 80").start.0;
    assert!(!s.letters().iter().any(|l| l.chars.contains(CharOffset(at))));
    s.request(Request::ScrollIntoView, last, None);
    assert!(s.letters().iter().any(|l| l.chars.contains(CharOffset(at))));
    assert_eq!(s.caret(), 0, "the caret stays");
}

#[test]
fn tagged_text_is_told_by_its_colour_its_paragraph_and_at_the_caret() {
    let mut s = Session::reading("قال إنّه خرج في الليل. ثم عاد بعد أيام.\nلا شيء هنا.");
    s.select("خرج في الليل");
    s.key(Key::Num1);
    s.key(Key::Escape);
    let tag = s.mine()[0].0.clone();
    let tags = &s.project().codebook;
    let id = hashiya::model::TagId::new(&tag).unwrap();
    let name = tags.resolve(&id).unwrap().name.ar.clone();
    let range = s.find("خرج في الليل");
    let (colours, described) = {
        let document = s.document();
        let node = document.accesskit_node();
        let colours: Vec<bool> = (0..s.text().length())
            .map(|at| {
                let position = node.text_position_from_global_usv_index(at).unwrap();
                position.inner_node().data().background_color().is_some()
            })
            .collect();
        let root = s.window.harness.root();
        let paragraphs = root
            .children_recursive()
            .filter(|n| n.accesskit_node().role() == Role::Paragraph);
        let described: Vec<bool> = paragraphs
            .map(|n| {
                let said = n.accesskit_node().data().description().map(str::to_owned);
                said.is_some_and(|d| d.contains(&name))
            })
            .collect();
        (colours, described)
    };
    for (at, coloured) in colours.into_iter().enumerate() {
        assert_eq!(coloured, range.contains(CharOffset(at)), "{at}");
    }
    assert_eq!(described, [true, false]);
    let said = |s: &Session| {
        let root = s.window.harness.root();
        root.children_recursive().any(|n| {
            let node = n.accesskit_node();
            let live = node.data().live() == Some(egui::accesskit::Live::Polite);
            live && node.label().is_some_and(|l| l.contains(&name))
        })
    };
    s.set_selection(0, 0);
    assert!(!said(&s));
    let inside = range.start.0 + 2;
    s.set_selection(inside, inside);
    assert!(said(&s));
}
