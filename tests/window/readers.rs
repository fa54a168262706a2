//! Readers as components: two side by side in one frame, each with its own document.

use crate::support::project::Making;
use crate::support::{Drawn, Opening, TestWindow};
use egui::accesskit::Role;
use egui::{Id, Key, Modifiers, Rect, Ui, UiBuilder, pos2, vec2};
use egui_kittest::kittest::NodeT as _;
use hashiya::app::context::Context;
use hashiya::app::derived::Derived;
use hashiya::app::preferences::Preferences;
use hashiya::app::state::{Focus, State};
use hashiya::app::view::reader::{Reader, Request, Shown};
use hashiya::app::widget::Look;
use hashiya::arabic::CharRange;
use hashiya::desk::Desk;
use hashiya::locale::Language;
use hashiya::model::{AnnotatorId, DocumentId, RoundId, Seen};
use hashiya::page::{Marks, Scope};
use hashiya::store::{self, RandomStamp, settings::UserSettings};
use std::rc::Rc;
use tempfile::TempDir;

/// A reader, what it shows, and what it asked for.
struct Half {
    reader: Reader,
    document: DocumentId,
    marks: Rc<Marks>,
    focus: Focus,
    requests: Vec<Request>,
}

/// Two readers side by side.
struct Pair {
    state: State,
    derived: Derived,
    halves: [Half; 2],
    _folder: TempDir,
}

fn half(state: &State, number: usize) -> Half {
    let document = DocumentId::new(&format!("d{number}")).unwrap();
    let scope = Scope {
        annotators: vec![AnnotatorId::new("salma").unwrap()],
        tags: None,
    };
    let round = RoundId::new("r1").unwrap();
    let marks = Marks::collect(
        Seen::new(state.project().unwrap(), None),
        &round,
        &document,
        &scope,
    );
    Half {
        reader: Reader::new(Id::unique(("half", number))),
        document,
        marks: Rc::new(marks),
        focus: Focus::default(),
        requests: Vec::new(),
    }
}

fn pair() -> TestWindow<Drawn<Pair>> {
    let long = |word: &str| vec![word; 60].join("\n");
    let making = Making::new()
        .document(
            "الأولى",
            &long("قالت الشاهدة إنها خرجت من المدينة في الشتاء"),
        )
        .document("الثانية", &long("روى الشاهد ما رآه في الطريق إلى الحدود"));
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("project");
    store::create(&root, &making.done(), &mut RandomStamp).unwrap();
    let preferences = Preferences::from_stored(UserSettings::default(), Language::Arabic);
    let mut state = State::new(preferences);
    state.desk = Some(Desk::new(root.clone(), store::open(&root).unwrap(), || {}));
    let pair = Pair {
        halves: [half(&state, 1), half(&state, 2)],
        state,
        derived: Derived::default(),
        _folder: folder,
    };
    let mut window = Opening::default().show(pair, draw);
    window.run();
    window
}

fn draw(ui: &mut Ui, look: &Look, pair: &mut Pair) {
    let whole = ui.max_rect();
    let middle = pos2(whole.center().x, whole.bottom());
    let first = Rect::from_min_max(whole.min, middle);
    let second = Rect::from_min_max(pos2(middle.x, whole.top()), whole.max);
    let Pair {
        state,
        derived,
        halves,
        ..
    } = pair;
    let ctx = Context {
        look,
        state,
        derived,
    };
    for (half, area) in halves.iter_mut().zip([first, second]) {
        let mut child = ui.new_child(UiBuilder::new().id_salt(&half.document).max_rect(area));
        child.set_clip_rect(area);
        let shown = Shown {
            document: &state.project().unwrap().documents[&half.document],
            marks: &half.marks,
            focus: &half.focus,
            current: None,
            bounds: None,
            moves_bounds: false,
            reveal: None,
        };
        let requests = half.reader.show(&mut child, &ctx, &shown);
        for request in &requests {
            if let Request::Select { anchor, caret } = request {
                (half.focus.anchor, half.focus.caret) = (*anchor, *caret);
            }
        }
        half.requests.extend(requests);
    }
}

/// The first code point in view, as the reader last reported it.
fn top(half: &Half) -> Option<usize> {
    half.requests
        .iter()
        .rev()
        .find_map(|request| match request {
            Request::Top(_, offset) => Some(offset.0),
            _ => None,
        })
}

/// Drags over the text from a point, and gives what both readers have selected then.
fn drag(window: &mut TestWindow<Drawn<Pair>>, x: f32) -> [CharRange; 2] {
    window.drag(pos2(x, 300.0), pos2(x - 120.0, 300.0));
    let halves = &window.app().state.halves;
    [0, 1].map(|at: usize| halves[at].focus.selection())
}

#[test]
fn two_readers_in_a_frame_scroll_each_for_itself() {
    let mut window = pair();
    window.wheel(pos2(360.0, 400.0), vec2(0.0, -600.0));
    let tops = window.app().state.halves.each_ref().map(top);
    assert!(tops[0] > Some(0), "{tops:?}");
    assert_eq!(tops[1], Some(0), "{tops:?}");
    window.wheel(pos2(1080.0, 400.0), vec2(0.0, -300.0));
    let after = window.app().state.halves.each_ref().map(top);
    assert_eq!(after[0], tops[0]);
    assert!(after[1] > Some(0), "{after:?}");
}

#[test]
fn two_readers_in_a_frame_select_each_for_itself_and_share_the_keyboard() {
    let mut window = pair();
    let [first, second] = drag(&mut window, 400.0);
    assert!(
        !first.is_empty() && second.is_empty(),
        "{first:?} {second:?}"
    );
    let both = drag(&mut window, 1120.0);
    assert_eq!(both[0], first);
    assert!(!both[1].is_empty());
    // The keyboard went along with the pointer.
    let carets = |window: &TestWindow<Drawn<Pair>>| {
        let halves = &window.app().state.halves;
        [0, 1].map(|at: usize| halves[at].focus.caret.offset)
    };
    let before = carets(&window);
    window.key(Key::ArrowDown, Modifiers::NONE);
    let after = carets(&window);
    assert_eq!(after[0], before[0]);
    assert_ne!(after[1], before[1]);
}

#[test]
fn two_readers_tell_two_documents_without_a_clash_of_ids() {
    let window = pair();
    let root = window.harness.root();
    let documents: Vec<_> = root
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::Document)
        .collect();
    let texts: Vec<String> = documents
        .iter()
        .map(|node| node.accesskit_node().document_range().text())
        .collect();
    assert_eq!(texts.len(), 2);
    assert!(texts[0].starts_with("قالت الشاهدة"), "{}", &texts[0]);
    assert!(texts[1].starts_with("روى الشاهد"), "{}", &texts[1]);
    // egui paints a warning where two widgets of a frame have one id.
    let shapes = &window.harness.output().shapes;
    let warns = shapes.iter().any(|clipped| match &clipped.shape {
        egui::Shape::Text(text) => text.galley.text().contains("ID"),
        _ => false,
    });
    assert!(!warns);
}
