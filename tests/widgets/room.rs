//! Room for marks: whatever a control shows stays inside it and is painted whole, with the highest
//! and lowest marks that the faces have, at every scale.

use egui::{Id, Rect, pos2, vec2};
use hashiya::app::widget::{Button, Choice, Field, Icon, Look, Menu, Row, Text, heading, paragraph};
use hashiya::locale::Language::Arabic;
use hashiya::typeset::Face;
use image::RgbaImage;

use crate::support::{Opening, TestWindow};
use crate::support::window::Drawn;

/// Marks above marks, marks below deep tails.
const STACKED: &str = "ٱللَّٰهُ إِلَٰهٍ شَيْءٍ جِّ حٍّ أَلِّفٌّ يُؤْتِيٍّ لِلْمُتَحَجِّجٍّ";
/// Nothing that has ink, as long as the other.
const BLANK: &str = "\u{a0}";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Control {
    Row,
    Button,
    Entry,
    Title,
    Check,
    Heading,
    Paragraph,
    Line,
    Narrow,
    Memo,
    Reading,
}

const ALL: [Control; 11] = [
    Control::Row,
    Control::Button,
    Control::Entry,
    Control::Title,
    Control::Check,
    Control::Heading,
    Control::Paragraph,
    Control::Line,
    Control::Narrow,
    Control::Memo,
    Control::Reading,
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
        Control::Entry => {
            let mut place = Rect::NOTHING;
            Menu::inside(ui, look, |menu| {
                place = menu.place();
                menu.item(Some(Icon::Edit), words, "Ctrl Z", true);
            });
            Rect::from_min_size(place.min, vec2(place.width(), 31.0))
        }
        Control::Title => {
            let mut place = Rect::NOTHING;
            Menu::inside(ui, look, |menu| {
                place = menu.place();
                menu.title(words);
            });
            Rect::from_min_size(place.min, vec2(place.width(), 26.0))
        }
        Control::Check => Choice::check(words, true).show(ui, look, Id::unique("check")).0.rect,
        Control::Heading => heading(ui, look, words).rect,
        Control::Paragraph => {
            let text = Text::new(words).size(12.5);
            paragraph(ui, look, text, words, look.ink()).rect
        }
        Control::Line | Control::Narrow => {
            let width = if control == Control::Line { 600.0 } else { 90.0 };
            let place = Rect::from_min_size(AREA.min, vec2(width, 29.0));
            Text::new(words).paint(look, ui.painter(), place);
            place
        }
        Control::Memo | Control::Reading => {
            let mut text = words.to_owned();
            let field = Field::new(&mut text).name("field").id(Id::unique("field"));
            let field = if control == Control::Memo {
                field.multiline(2, 12).frame(false).face(Face::Naskh).size(15.0)
            } else {
                field
            };
            field.show(ui, look, 600.0).response.rect
        }
    }
}

struct State {
    control: Control,
    words: &'static str,
    place: Rect,
}

fn window(scale: f32) -> TestWindow<Drawn<State>> {
    let state = State {
        control: Control::Row,
        words: BLANK,
        place: Rect::NOTHING,
    };
    let opening = Opening::default().size(680.0, 200.0).scale(scale);
    opening.language(Arabic).show(state, |ui, look, state| {
        state.place = show(ui, look, state.control, state.words);
    })
}

fn picture(window: &mut TestWindow<Drawn<State>>, words: &'static str) -> RgbaImage {
    window.state_mut().words = words;
    window.run();
    window.harness.render().unwrap()
}

/// The rows that words change, in pixels.
fn rows(blank: &RgbaImage, words: &RgbaImage) -> Option<(u32, u32)> {
    let changed = |y: &u32| (0..blank.width()).any(|x| blank.get_pixel(x, *y) != words.get_pixel(x, *y));
    let first = (0..blank.height()).find(changed)?;
    let last = (0..blank.height()).rev().find(changed)?;
    Some((first, last + 1))
}

#[test]
fn marks_stay_inside_every_control() {
    for scale in [1.0, 1.25, 1.5, 2.0] {
        let mut window = window(scale);
        for control in ALL {
            window.state_mut().control = control;
            let blank = picture(&mut window, BLANK);
            let words = picture(&mut window, STACKED);
            let (top, bottom) = rows(&blank, &words).unwrap();
            let place = window.state().place;
            let (above, below) = (
                place.top() - top as f32 / scale,
                bottom as f32 / scale - place.bottom(),
            );
            println!("{control:?} {scale} height {} ink {} above {above} below {below}", place.height(), (bottom - top) as f32 / scale);
        }
    }
}
