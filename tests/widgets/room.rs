//! Room for marks: whatever a control shows stays inside it and is painted whole, with the highest
//! and lowest marks that the faces have, at every scale.

use egui::{Id, Rect, pos2, vec2};
use hashiya::app::widget::{Button, Choice, Field, Icon, Look, Row, Text, heading, paragraph};
use hashiya::locale::Language::Arabic;
use hashiya::typeset::Face;
use image::RgbaImage;

use crate::support::window::Drawn;
use crate::support::{Opening, TestWindow};

/// Marks above marks, marks below deep tails.
const STACKED: &str = "ٱللَّٰهُ إِلَٰهٍ شَيْءٍ جِّ حٍّ أَلِّفٌّ يُؤْتِيٍّ لِلْمُتَحَجِّجٍّ";
/// Next to no ink, on the line.
const BLANK: &str = ".";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Control {
    Row,
    Button,
    Title,
    Check,
    Heading,
    Paragraph,
    Line,
    Narrow,
    Memo,
    Entry,
}

const ALL: [Control; 10] = [
    Control::Row,
    Control::Button,
    Control::Title,
    Control::Check,
    Control::Heading,
    Control::Paragraph,
    Control::Line,
    Control::Narrow,
    Control::Memo,
    Control::Entry,
];

const AREA: Rect = Rect {
    min: pos2(40.0, 60.0),
    max: pos2(640.0, 140.0),
};

/// Shows one control with words inside the area; gives where it is.
fn show(ui: &mut egui::Ui, look: &Look, control: Control, words: &str) -> Rect {
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(AREA).layout(look.down()));
    let ui = &mut ui;
    match control {
        Control::Row => {
            let (response, strip) = Row::new("row").show(ui, look);
            Text::new(words).paint(look, ui.painter(), strip.rest);
            response.rect
        }
        Control::Button => {
            let button = Button::new(words).with_icon(Icon::Tag);
            let place = Rect::from_min_size(AREA.min, vec2(AREA.width(), 27.0));
            button.show_in(ui, look, place, Id::unique("button")).rect
        }
        // As the titles of menus.
        Control::Title => {
            let place = Rect::from_min_size(AREA.min, vec2(600.0, 26.0));
            Text::new(words).size(12.0).paint(look, ui.painter(), place);
            place
        }
        Control::Check => {
            Choice::check(words, true)
                .show(ui, look, Id::unique("check"))
                .0
                .rect
        }
        Control::Heading => heading(ui, look, words).rect,
        Control::Paragraph => {
            let text = Text::new(words).size(12.5);
            paragraph(ui, look, text, words, look.ink()).rect
        }
        Control::Line | Control::Narrow => {
            let width = if control == Control::Line {
                600.0
            } else {
                90.0
            };
            let place = Rect::from_min_size(AREA.min, vec2(width, 29.0));
            Text::new(words).paint(look, ui.painter(), place);
            place
        }
        Control::Memo | Control::Entry => {
            let mut text = words.to_owned();
            let field = Field::new(&mut text).name("field").id(Id::unique("field"));
            let field = if control == Control::Memo {
                field
                    .multiline(2, 12)
                    .frame(false)
                    .face(Face::Naskh)
                    .size(15.0)
            } else {
                field
            };
            field.show(ui, look, 600.0).response.rect
        }
    }
}

/// The words alone as a control sets them, with room on all sides.
fn show_free(ui: &egui::Ui, look: &Look, control: Control, words: &str) {
    let text = match control {
        Control::Title => Text::new(words).size(12.0),
        Control::Paragraph => Text::new(words).size(12.5),
        Control::Heading => Text::new(words).medium(),
        Control::Memo => Text::new(words).face(Face::Naskh).size(15.0),
        _ => Text::new(words),
    };
    let width = if control == Control::Narrow {
        90.0
    } else {
        600.0
    };
    let place = Rect::from_min_size(AREA.min, vec2(width, 80.0));
    text.paint(look, ui.painter(), place);
}

struct State {
    control: Control,
    /// Whether the words are shown without the control.
    free: bool,
    words: &'static str,
    place: Rect,
}

fn window(scale: f32) -> TestWindow<Drawn<State>> {
    let state = State {
        control: Control::Row,
        free: false,
        words: BLANK,
        place: Rect::NOTHING,
    };
    let opening = Opening::default().size(680.0, 200.0).scale(scale);
    opening.language(Arabic).show(state, |ui, look, state| {
        if state.free {
            show_free(ui, look, state.control, state.words);
        } else {
            state.place = show(ui, look, state.control, state.words);
        }
    })
}

fn picture(window: &mut TestWindow<Drawn<State>>, words: &'static str) -> RgbaImage {
    window.state_mut().words = words;
    window.run();
    window.harness.render().unwrap()
}

/// The rows that words change, in pixels.
fn rows(blank: &RgbaImage, words: &RgbaImage) -> Option<(u32, u32)> {
    let changed =
        |y: &u32| (0..blank.width()).any(|x| blank.get_pixel(x, *y) != words.get_pixel(x, *y));
    let first = (0..blank.height()).find(changed)?;
    let last = (0..blank.height()).rev().find(changed)?;
    Some((first, last + 1))
}

/// How far marks may stand out of a control's place, points. A heading has space around it, and a
/// memo's field does not grow with the marks of its first line: it shows them above its edge.
fn most_out(control: Control) -> f32 {
    match control {
        Control::Heading => 2.5,
        Control::Memo => 6.0,
        // A point is parted by pixels that are not whole.
        _ => 0.5,
    }
}

#[test]
fn marks_stay_inside_every_control_and_none_is_cut() {
    for scale in [1.0, 1.25, 1.5, 2.0] {
        let mut window = window(scale);
        for control in ALL {
            window.state_mut().control = control;
            let blank = picture(&mut window, BLANK);
            let words = picture(&mut window, STACKED);
            let (top, bottom) = rows(&blank, &words).unwrap();
            let place = window.state().place;
            let around = place.expand(most_out(control));
            let (above, below) = (top as f32 / scale, bottom as f32 / scale);
            assert!(
                around.top() <= above && below <= around.bottom(),
                "{control:?} at {scale}: ink {above}..{below} in {place:?}"
            );
            window.state_mut().free = true;
            let blank = picture(&mut window, BLANK);
            let words = picture(&mut window, STACKED);
            window.state_mut().free = false;
            let whole = rows(&blank, &words).unwrap();
            let whole = whole.1 - whole.0;
            assert_eq!(bottom - top, whole, "{control:?} at {scale} cuts marks");
        }
    }
}
