//! Fields as a screen reader is told of them, and what it asks of them.

use super::*;

#[test]
fn a_screen_reader_gets_text_directions_words_and_caret() {
    let window = several_lines("قال Ahmad: نعم\n\nآخر");
    let node = window.get_by_label(NAME);
    assert_eq!(node.value().as_deref(), Some("قال Ahmad: نعم\n\nآخر"));
    let node = node.accesskit_node();
    assert_eq!(node.role(), egui::accesskit::Role::MultilineTextInput);
    assert_eq!(node.document_range().text(), "قال Ahmad: نعم\n\nآخر");
    let end = node.document_end();
    assert_eq!(end.to_global_usv_index(), 19);
    assert_eq!(carets(&window), (19, 19));
    let start = node.document_start();
    let word = start.forward_to_word_start();
    assert_eq!(word.to_global_usv_index(), 4);
    assert_eq!(word.forward_to_word_start().to_global_usv_index(), 11);
    assert_eq!(start.forward_to_paragraph_start().to_global_usv_index(), 15);
    assert_eq!(start.to_line_index(), 0);
    assert_eq!(start.forward_to_line_start().to_global_usv_index(), 15);
    // «قال» stands right of «Ahmad», which stands right of «نعم».
    let at = |from, to| place(&window, from, to).center().x;
    assert!(at(0, 1) > at(1, 2) && at(1, 2) > at(4, 5));
    assert!(at(4, 5) < at(8, 9) && at(4, 5) > at(11, 12));
}

#[test]
fn long_runs_are_cut_and_joined() {
    let long = "كَلِمَةٌ ".repeat(300);
    let window = several_lines(&long);
    let node = window.get_by_label(NAME);
    let node = node.accesskit_node();
    assert_eq!(node.document_range().text(), long);
    let single = one_line(&long);
    let node = single.get_by_label(NAME);
    let node = node.accesskit_node();
    assert_eq!(node.document_range().text(), long);
    let end = node.document_start().forward_to_line_end();
    assert_eq!(end.to_global_usv_index(), long.chars().count());
}

#[test]
fn a_screen_reader_sets_caret_and_text() {
    let mut window = one_line("قال Ahmad نعم");
    let (id, target) = {
        let node = window.get_by_label(NAME);
        let node = node.accesskit_node();
        let mut range = node.document_range();
        range.set_start(node.document_start().forward_to_word_start());
        range.set_end(range.start().forward_to_word_start());
        (node.locate().0, range.to_text_selection())
    };
    let ask = |window: &mut Window, action, data| {
        window.event(Event::AccessKitActionRequest(ActionRequest {
            action,
            target_tree: TreeId::ROOT,
            target_node: id,
            data: Some(data),
        }));
        window.run();
    };
    ask(
        &mut window,
        Action::SetTextSelection,
        ActionData::SetTextSelection(target),
    );
    assert_eq!(carets(&window), (4, 10));
    ask(
        &mut window,
        Action::ReplaceSelectedText,
        ActionData::Value("خالد ".into()),
    );
    assert_eq!(text(&window), "قال خالد نعم");
    ask(
        &mut window,
        Action::SetValue,
        ActionData::Value("كل\nشيء".into()),
    );
    assert_eq!(text(&window), "كل شيء");
    press(&mut window, ctrl(), &[Key::Z, Key::Z]);
    assert_eq!(text(&window), "قال Ahmad نعم");
}
