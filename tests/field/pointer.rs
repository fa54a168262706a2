//! Fields under the pointer: clicks, drags and the middle button.

use super::*;

#[test]
fn clicks_place_the_caret_and_select() {
    let mut window = window(Form {
        text: "قال ولدي الكبير".to_owned(),
        ..Form::default()
    });
    let first = place(&window, 4, 8);
    click(&mut window, first.right_center() - vec2(1.0, 0.0));
    window.run();
    assert_eq!(head(&window), 4);
    click(&mut window, first.left_center() + vec2(1.0, 0.0));
    window.run();
    assert_eq!(head(&window), 8);
    let last = place(&window, 14, 15);
    button_with(&mut window, last.left_center(), true, Modifiers::SHIFT);
    button_with(&mut window, last.left_center(), false, Modifiers::SHIFT);
    window.run();
    assert_eq!(carets(&window), (8, 15));
}

#[test]
fn further_clicks_take_words_and_everything() {
    let mut window = window(Form {
        text: "قال ولدي الكبير".to_owned(),
        ..Form::default()
    });
    let word = place(&window, 4, 8);
    click(&mut window, word.center());
    click(&mut window, word.center());
    assert_eq!(selected(&window), "ولدي");
    click(&mut window, word.center());
    assert_eq!(selected(&window), "قال ولدي الكبير");
}

#[test]
fn a_drag_selects_by_letters_and_by_words() {
    let mut window = window(Form {
        text: "قال ولدي الكبير".to_owned(),
        ..Form::default()
    });
    let (first, last) = (place(&window, 0, 1), place(&window, 9, 15));
    button(&mut window, first.right_center(), true);
    window.event(Event::PointerMoved(last.right_center()));
    window.step();
    button(&mut window, last.right_center(), false);
    assert_eq!(carets(&window), (0, 9));
    window.run_steps(60);
    click(&mut window, first.center());
    button(&mut window, first.center(), true);
    window.event(Event::PointerMoved(last.center()));
    window.step();
    button(&mut window, last.center(), false);
    assert_eq!(selected(&window), "قال ولدي الكبير");
}

#[test]
fn the_middle_button_pastes_where_it_is_pressed() {
    let mut window = window(Form {
        text: "أول ثان".to_owned(),
        ..Form::default()
    });
    let at = place(&window, 4, 7).right_center();
    window.event(Event::PointerMoved(at));
    window.run();
    window.event(Event::MiddleClickPaste {
        pos: at,
        text: "ثم\n".to_owned(),
    });
    window.run();
    assert_eq!(text(&window), "أول ثم ثان");
    assert!(window.get_by_label(NAME).is_focused());
}
