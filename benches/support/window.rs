//! The real window without a display: frames of egui, and what a person does in them.

use super::figures::Figures;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, Rect, pos2, vec2};
use hashiya::app::action::{Action, ProjectAction};
use hashiya::app::{Start, Window};
use hashiya::locale::Language;
use hashiya::model::AnnotatorId;
use hashiya::typeset::Fallback;
use std::path::Path;

/// The window and its egui.
pub struct Shown {
    /// The window.
    pub window: Window,
    context: egui::Context,
    width: f32,
    time: f64,
}

impl Shown {
    /// Opens a project folder and makes its annotator the one who tags; draws nothing yet.
    pub fn open(root: &Path) -> Self {
        let context = egui::Context::default();
        context.enable_accesskit();
        let start = Start {
            project: Some(root.to_owned()),
            settings: None,
            system: Language::Arabic,
            fallback: Fallback::BundledOnly,
        };
        let mut window = Window::new(&context, start).with_workers(&context);
        let first = window.state().project().and_then(first_person);
        if let Some(person) = first {
            window.ask(&context, ProjectAction::Be(person).into());
        }
        Self {
            window,
            context,
            width: 1440.0,
            time: 0.0,
        }
    }

    /// Gives the window another width, in points, from the next frame on.
    pub fn set_width(&mut self, width: f32) {
        self.width = width;
    }

    /// Does what a view would ask for.
    pub fn ask(&mut self, action: impl Into<Action>) {
        self.window.ask(&self.context, action.into());
    }

    /// One frame as eframe runs it, until its meshes are made.
    pub fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(self.width, 900.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let window = &mut self.window;
        let output = self.context.run_ui(input, |ui| {
            window.logic(ui.ctx());
            window.show(ui);
        });
        let meshes = self
            .context
            .tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box((meshes, output.platform_output));
    }

    /// Frames in which nothing happens, until everything rests.
    pub fn rest(&mut self) {
        for _ in 0..20 {
            self.frame(Vec::new());
        }
    }

    /// Frames until threads beside have done everything, and one that shows it.
    pub fn settle(&mut self) {
        for _ in 0..8 {
            self.rest();
            self.window.finish_work();
        }
        self.rest();
    }

    /// A frame that is timed.
    pub fn timed(&mut self, figures: &mut Figures, events: Vec<Event>) {
        figures.time(|| self.frame(events));
    }
}

fn first_person(project: &hashiya::model::Project) -> Option<AnnotatorId> {
    project.annotators.keys().next().cloned()
}

/// The pointer over the page.
pub fn pointer() -> Event {
    Event::PointerMoved(pos2(720.0, 450.0))
}

/// The first button pressed or let go at a point.
pub fn press(at: egui::Pos2, pressed: bool) -> Vec<Event> {
    let button = Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    vec![Event::PointerMoved(at), button]
}

/// The wheel turned by so many points; negative towards the end.
pub fn wheel(points: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: egui::TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

/// A key pressed and let go with the command key held.
pub fn command(key: Key) -> Vec<Event> {
    let modifiers = Modifiers::CTRL | Modifiers::COMMAND;
    let stroke = |pressed| Event::Key {
        key,
        physical_key: Some(key),
        pressed,
        repeat: false,
        modifiers,
    };
    vec![
        Event::ModifiersChanged(modifiers),
        stroke(true),
        stroke(false),
        Event::ModifiersChanged(Modifiers::NONE),
    ]
}
