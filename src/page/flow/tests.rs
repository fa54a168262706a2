//! A flow with threads beside and without them, and what stays where it is meanwhile.

use super::*;
use crate::typeset::Fallback;
use proptest::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

fn flow(content: &str, width: f32) -> (Flow, Engine) {
    let mut engine = Engine::new(Fallback::BundledOnly);
    let text = Arc::new(Text::new(content));
    let flow = Flow::new(text, Direction::Rtl, Setting::default(), width, &mut engine);
    (flow, engine)
}

#[test]
fn places_and_points_go_back_and_forth() {
    let content = "قال: «لا أعرف Reuters» عام ٢٠١٦.\n\nثُمَّ خَرَجَ 62.5% (أي) منهم";
    let (mut flow, mut engine) = flow(content, 180.0);
    let text = flow.text().clone();
    for i in 0..=text.length() {
        if !crate::arabic::is_grapheme_boundary(text.as_str(), text.to_byte(CharOffset(i)).0) {
            continue;
        }
        let rect = flow.caret(DocumentCaret::before(CharOffset(i)), &mut engine);
        let back = flow.hit(rect.x, (rect.top + rect.bottom) / 2.0, &mut engine);
        let again = flow.caret(back, &mut engine);
        assert!(
            (again.x - rect.x).abs() < 0.01 && again.top == rect.top,
            "offset {i}"
        );
    }
}

#[test]
fn estimates_come_near_the_truth() {
    let paragraph =
        "كان الناس يخرجون من القرية في الليل ولا يعرف أحد إلى أين يذهبون بعد ذلك. ".repeat(6);
    let content = vec![paragraph.trim_end(); 40].join("\n");
    let (mut flow, mut engine) = flow(&content, 554.0);
    let estimated = flow.total();
    for i in 0..flow.len() {
        flow.paragraph(i, &mut engine);
    }
    let measured = flow.total();
    assert!(
        (estimated / measured - 1.0).abs() < 0.1,
        "{estimated} against {measured}"
    );
}

#[test]
fn an_empty_text_has_a_caret() {
    let (mut flow, mut engine) = flow("", 300.0);
    let rect = flow.caret(DocumentCaret::before(CharOffset(0)), &mut engine);
    assert!((rect.x - 300.0).abs() < 1.0, "at the start side");
}

/// Paragraphs whose letters are of very different widths, so that estimates are wrong.
fn uneven(count: usize) -> String {
    let kinds = [
        "خَرَجُوا مِنَ القَرْيَةِ فِي اللَّيْلِ وَلَمْ يَعُودُوا ".repeat(7),
        "WWW MMM WWW MMM ".repeat(20),
        "iiii llll ".repeat(30),
        String::new(),
        "كان الناس يخرجون من القرية في الليل. ".repeat(9),
    ];
    let all: Vec<&str> = (0..count)
        .map(|i| kinds[i % kinds.len()].trim_end())
        .collect();
    all.join("\n")
}

/// One paragraph of many kilobytes, without line ends.
fn endless(words: usize) -> String {
    let kinds = [
        "كان",
        "الناس",
        "(Reuters)",
        "٢٠١٦",
        "يَخْرُجُونَ",
        "من",
        "\"القرية\"،",
        "and",
    ];
    let all: Vec<&str> = (0..words)
        .map(|i| kinds[(i * i + i / 7) % kinds.len()])
        .collect();
    all.join(" ")
}

#[test]
fn threads_beside_set_the_same_and_measure_everything() {
    let content = uneven(120);
    let (mut alone, mut engine) = flow(&content, 420.0);
    let (mut helped, other) = flow(&content, 420.0);
    let woken = Arc::new(AtomicUsize::new(0));
    let count = woken.clone();
    let workers = Workers::start(2, &other, move || {
        count.fetch_add(1, Ordering::Relaxed);
    });
    helped.hold(60);
    helped.work_ahead(&workers, 900.0, true);
    workers.finish();
    helped.take_news();
    assert!(woken.load(Ordering::Relaxed) > 0);
    assert!(helped.known(61).is_some() && helped.known(59).is_some());
    assert!(helped.known(0).is_none(), "what is far is measured only");
    for index in 0..alone.len() {
        let set = alone.paragraph(index, &mut engine);
        if let Some(known) = helped.known(index) {
            assert_eq!(*known, *set, "block {index}");
        }
        assert_eq!(helped.height(index), alone.height(index));
    }
    helped.hold(60);
    assert_eq!(helped.total(), alone.total());
    // Nothing is left to do: nobody is woken again.
    let before = woken.load(Ordering::Relaxed);
    helped.work_ahead(&workers, 900.0, true);
    workers.finish();
    assert_eq!(woken.load(Ordering::Relaxed), before);
}

#[test]
fn another_page_ends_what_was_done_for_the_last() {
    let (first, mut engine) = flow(&uneven(400), 420.0);
    let mut flow = first;
    let workers = Workers::start(1, &engine, || ());
    for width in [300.0, 350.0, 410.0] {
        flow = flow.anew(Direction::Rtl, Setting::default(), width, &mut engine);
        flow.hold(7);
        flow.work_ahead(&workers, 900.0, true);
    }
    workers.finish();
    flow.take_news();
    let mut alone = self::flow(&uneven(400), 410.0).0;
    (0..alone.len()).for_each(|i| drop(alone.paragraph(i, &mut engine)));
    flow.hold(7);
    assert_eq!(flow.total(), alone.total());
}

#[test]
fn layouts_are_bounded_in_bytes() {
    let paragraph = "كان الناس يخرجون من القرية في الليل. ".repeat(150);
    let (mut flow, mut engine) = flow(&vec![paragraph.trim_end(); 80].join("\n"), 554.0);
    flow.hold(0);
    for index in 0..flow.len() {
        flow.paragraph(index, &mut engine);
    }
    assert!(flow.kept.bytes() <= MOST_LAYOUT);
    assert!(flow.set_blocks() < 80 && flow.known(0).is_some());
    let share = flow.kept.bytes() as f32 / (flow.set_blocks() * paragraph.len()) as f32;
    assert!(
        (20.0..60.0).contains(&share),
        "{share} bytes of layout a byte"
    );
    flow.rest();
    assert_eq!(flow.set_blocks(), 1, "only what is in view");
}

#[test]
fn long_paragraphs_have_the_lines_of_the_whole_once_they_are_divided() {
    let content = format!("قبلها\n{}\nبعدها", endless(9_000));
    let (mut divided, mut engine) = flow(&content, 380.0);
    let (mut helped, _) = flow(&content, 380.0);
    let whole = divided.text().paragraph(1).to_owned();
    let direction = crate::typeset::paragraph_direction(&whole, Direction::Rtl);
    let style = Setting::default().body();
    let one = engine.paragraph(&whole, &style, Some(380.0), direction);
    let truth: Vec<Range<usize>> = one.lines.iter().map(|l| l.range.clone()).collect();

    divided.divide(&mut engine);
    let mut lines = Vec::new();
    for index in 1..divided.len() - 1 {
        let height = divided.height(index);
        let set = divided.paragraph(index, &mut engine);
        let start = divided.block(index).bytes.start.0 - divided.text().paragraph_bytes(1).start.0;
        lines.extend(
            set.lines
                .iter()
                .map(|l| l.range.start + start..l.range.end + start),
        );
        let gap = if divided.block(index).last {
            divided.setting().gap()
        } else {
            0.0
        };
        assert_eq!(height, set.height + gap, "known before it is set");
    }
    assert_eq!(lines, truth);

    let workers = Workers::start(2, &engine, || ());
    helped.hold(3);
    helped.paragraph(3, &mut engine);
    for _ in 0..3 {
        helped.work_ahead(&workers, 900.0, true);
        workers.finish();
        helped.take_divisions();
        helped.take_news();
    }
    assert!(!helped.has_divisions() && helped.walks.is_empty());
    assert_eq!(helped.source.blocks.len(), divided.source.blocks.len());
    assert!((0..helped.len()).all(|i| helped.block(i) == divided.block(i)));
    assert!(helped.heights.all_measured());
    divided.exact_height(0, &mut engine);
    divided.exact_height(divided.len() - 1, &mut engine);
    helped.hold(0);
    assert_eq!(helped.total(), divided.total());
}

#[test]
fn places_stay_the_same_when_a_paragraph_is_divided_anew() {
    let content = format!("قبلها\n{}\nبعدها", endless(6_000));
    let (mut flow, mut engine) = flow(&content, 380.0);
    let text = flow.text().clone();
    let asked: Vec<CharOffset> = (0..text.length()).step_by(37).map(CharOffset).collect();
    for divided in [false, true] {
        if divided {
            flow.divide(&mut engine);
        }
        for offset in &asked {
            let (block, caret) = flow.locate(DocumentCaret::before(*offset));
            assert!(flow.block_chars(block).contains(*offset) || flow.block(block).last);
            assert_eq!(flow.place(block, caret).offset, *offset);
        }
        let marked = CharRange::new(300, 30_000);
        let inside: usize = (0..flow.len())
            .filter_map(|i| Some(flow.block_text(i)[flow.inside(i, marked)?].chars().count()))
            .sum();
        // The line end after the first paragraph is before it.
        assert_eq!(inside, marked.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn what_is_in_view_stays_whatever_becomes_known(
        held in 0usize..60, known in proptest::collection::vec(0usize..60, 1..60),
    ) {
        let (mut flow, mut engine) = flow(&uneven(60), 300.0);
        flow.hold(held);
        let top = flow.top(held);
        for index in known {
            flow.paragraph(index, &mut engine);
            prop_assert!((flow.top(held) - top).abs() < 0.01);
            let measured = flow.top(index + 1) - flow.top(index);
            prop_assert!((measured - flow.height(index)).abs() < 0.01);
            prop_assert_eq!(flow.block_at(flow.top(index) + 1.0), index);
        }
        let total = flow.total() - flow.top(0);
        flow.hold(held);
        prop_assert_eq!(flow.top(0), 0.0, "a new frame begins at the top");
        prop_assert!((flow.total() - total).abs() < 0.01);
    }
}
