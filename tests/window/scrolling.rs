//! What the reader looks at stays where it is: while scrolling, on another page, in another
//! document, with threads that set and measure beside the window and without them.

use super::*;
use egui::vec2;
use hashiya::app::action::{DocumentAction, ReadingAction, ViewAction};
use hashiya::model::DocumentId;

/// Paragraphs whose letters are of very different widths, so that estimates of heights are wrong.
fn uneven(count: usize) -> String {
    let kinds = [
        "خَرَجُوا مِنَ القَرْيَةِ فِي اللَّيْلِ وَلَمْ يَعُودُوا ".repeat(7),
        "WWW MMM WWW MMM ".repeat(20),
        "iiii llll ".repeat(30),
        "كان الناس يخرجون من القرية في الليل. ".repeat(9),
    ];
    let one = |i: usize| format!("{i} {}", kinds[i % kinds.len()].trim_end());
    (0..count).map(one).collect::<Vec<_>>().join("\n")
}

/// A window with threads that work beside it.
fn helped(making: Making, opening: Opening) -> Session {
    let folder = Folder::new(&making.done());
    let start = folder.beginning(opening);
    let mut window = opening.open(move |context, _| {
        Window::new(&context.egui_ctx, start).with_workers(&context.egui_ctx)
    });
    window.run();
    let mut session = Session {
        window,
        folder: Some(folder),
    };
    session.be("salma");
    session
}

/// Waits until all that is done beside the window is done and shown.
fn all_done(s: &mut Session) {
    for _ in 0..6 {
        s.window.wait(0.3);
        s.window.app().finish_work();
    }
    s.window.wait(0.3);
}

/// Where letters are on the screen, by code point.
fn places(s: &Session) -> Vec<(usize, f32)> {
    let page = s.page();
    let whole = |l: &Letter| l.rect.top() >= page.top() && l.rect.bottom() <= page.bottom();
    let letters = s.letters();
    let seen = letters.iter().filter(|l| whole(l));
    seen.map(|l| (l.chars.start.0, l.rect.top())).collect()
}

/// The first letter of the first whole line on the screen, and its height there.
#[track_caller]
fn eye(s: &Session) -> (usize, f32) {
    *places(s).first().expect("letters on the screen")
}

#[track_caller]
fn stays(s: &Session, (letter, y): (usize, f32)) {
    let now = s.letter(letter).rect.top();
    assert!(
        (now - y).abs() <= 1.0,
        "code point {letter}: {y} became {now}"
    );
}

/// Puts a code point in the upper part of the view.
fn go(s: &mut Session, share: f32) {
    let offset = CharOffset((s.text().length() as f32 * share) as usize);
    s.ask(ReadingAction::Select {
        anchor: offset,
        caret: hashiya::page::DocumentCaret::before(offset),
    });
    s.key(Key::ArrowDown);
}

#[test]
fn the_wheel_moves_what_is_in_view_by_just_so_much() {
    for with_threads in [false, true] {
        let making = Making::of(&uneven(120));
        let mut s = if with_threads {
            helped(making, Opening::default())
        } else {
            Session::on(making)
        };
        // Far from where anything was measured, up and down.
        go(&mut s, 0.5);
        let middle = s.page().center();
        for turn in [300.0, 250.0, 700.0, -120.0, 600.0, -500.0, 450.0] {
            let before = places(&s);
            s.window.wheel(middle, vec2(0.0, turn));
            let after = places(&s);
            let moved: Vec<f32> = before
                .iter()
                .filter_map(|(letter, y)| Some(after.iter().find(|(l, _)| l == letter)?.1 - y))
                .collect();
            assert!(!moved.is_empty(), "nothing of it is left after {turn}");
            let wrong = moved.iter().find(|by| (**by - turn).abs() > 1.0);
            assert_eq!(
                wrong, None,
                "instead of {turn}, with threads: {with_threads}"
            );
        }
    }
}

#[test]
fn heights_that_become_known_move_nothing_in_view() {
    let mut s = helped(Making::of(&uneven(120)), Opening::default());
    go(&mut s, 0.6);
    let before = places(&s);
    all_done(&mut s);
    assert_eq!(places(&s), before);
    let exact = s.window.painted();
    all_done(&mut s);
    let same = exact == s.window.painted();
    assert!(same, "nothing is left to become known");
    let viewports = &s.window.harness.output().viewport_output;
    let delays: Vec<Duration> = viewports.values().map(|v| v.repaint_delay).collect();
    assert!(
        delays.iter().all(|delay| *delay == Duration::MAX),
        "{delays:?}"
    );
}

#[test]
fn the_line_under_the_eye_stays_on_another_page() {
    for with_threads in [false, true] {
        let opening = Opening::default().size(1100.0, 800.0);
        let making = Making::of(&uneven(120));
        let mut s = if with_threads {
            helped(making, opening)
        } else {
            Session::on_with(making, opening)
        };
        for share in [0.3, 0.8] {
            go(&mut s, share);
            let held = eye(&s);
            let before = places(&s);
            for width in [960.0, 1033.0, 905.0, 1000.0, 1100.0] {
                s.window.harness.set_size(vec2(width, 800.0));
                s.window.wait(0.1);
                stays(&s, held);
                if with_threads {
                    all_done(&mut s);
                    stays(&s, held);
                }
            }
            assert_eq!(places(&s), before, "the same width shows the same");
            for by in [2.0, 3.0, -1.0, -4.0] {
                s.ask(ViewAction::TextSize(by));
                stays(&s, held);
            }
            assert_eq!(places(&s), before, "the same size shows the same");
        }
    }
}

#[test]
fn a_document_is_found_exactly_where_it_was_left() {
    let making = Making::of(&uneven(80))
        .document("ثانية", &uneven(50))
        .document("ثالثة", "نصّ قصير.");
    let mut s = Session::on(making);
    let open = |s: &mut Session, id: &str| {
        s.ask(DocumentAction::Open(DocumentId::new(id).unwrap()));
    };
    go(&mut s, 0.5);
    let middle = s.page().center();
    s.window.wheel(middle, vec2(0.0, -77.0));
    let first = places(&s);
    open(&mut s, "d2");
    assert_eq!(s.letters().first().unwrap().chars.start.0, 0);
    s.window.wheel(middle, vec2(0.0, -333.0));
    let second = places(&s);
    for (id, before) in [
        ("d1", &first),
        ("d2", &second),
        ("d3", &Vec::new()),
        ("d1", &first),
    ] {
        open(&mut s, id);
        if !before.is_empty() {
            assert_eq!(&places(&s), before, "{id}");
        }
    }
    // Its line is under the eye also if the page has changed meanwhile.
    let held = eye(&s);
    open(&mut s, "d2");
    s.ask(ViewAction::TextSize(3.0));
    open(&mut s, "d1");
    stays(&s, held);
}

/// One paragraph without line ends, in which every word is its own.
fn endless(words: usize) -> String {
    let words = (0..words).map(|i| format!("كلمة{i}"));
    words.collect::<Vec<_>>().join(" ")
}

/// The height of the line with a word, if it is on the screen.
fn line_with(s: &Session, word: &str) -> Option<f32> {
    // A run holds one direction: letters and figures are in runs of their own.
    let number = word.trim_start_matches(char::is_alphabetic);
    let root = s.window.harness.root();
    let found = root.children_recursive().find(|n| {
        let node = n.accesskit_node();
        let says = |value: String| {
            value
                .split(|c: char| !c.is_ascii_digit())
                .any(|n| n == number)
        };
        node.role() == Role::TextRun && node.data().value().map(str::to_owned).is_some_and(says)
    });
    found.map(|n| n.rect().top())
}

#[test]
fn a_long_paragraph_is_divided_anew_under_the_eye() {
    let mut s = helped(Making::of(&endless(3_000)), Opening::default());
    // Before the threads have had their turn, text is selected and scrolled to.
    let word = s.find("كلمة1500");
    let document = DocumentId::new("d1").unwrap();
    s.ask(ReadingAction::GoToPlace(document, word.start));
    s.ask(ReadingAction::Select {
        anchor: word.start,
        caret: hashiya::page::DocumentCaret::after(word.end),
    });
    s.key(Key::M);
    let mine = s.mine();
    s.window.run();
    all_done(&mut s);
    let page = s.page();
    let y = line_with(&s, "كلمة1500");
    let y = y.expect("the word is in sight");
    assert!(page.y_range().contains(y));
    assert_eq!(s.mine(), mine, "what was tagged is what it was");
    assert_eq!(s.selected(), "كلمة1500");
    // It is where it was, and going there again moves nothing.
    let document = DocumentId::new("d1").unwrap();
    s.ask(ReadingAction::GoToPlace(document, word.start));
    assert_eq!(line_with(&s, "كلمة1500"), Some(y));
    let mut again = helped(Making::of(&endless(3_000)), Opening::default());
    all_done(&mut again);
    let middle = page.center();
    for turn in [-400.0, -900.0, 300.0] {
        let before = line_with(&again, "كلمة150");
        again.window.wheel(middle, vec2(0.0, turn));
        let after = line_with(&again, "كلمة150");
        if let (Some(before), Some(after)) = (before, after) {
            assert!((after - before - turn).abs() <= 1.0);
        }
    }
}
