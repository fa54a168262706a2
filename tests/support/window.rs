//! A window that tests drive as a person does: pointer, keys under any layout, text, pictures.

use std::rc::Rc;

use eframe::{App, CreationContext, Frame};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Ui, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use hashiya::app::paint::Letters;
use hashiya::app::widget::{Look, apply};
use hashiya::locale::{Isolation, Language, Locale};
use hashiya::page::Theme;
use hashiya::typeset::Fallback;

use super::cpu_renderer::CpuRenderer;
use super::picture;

/// The time between two passes, in seconds.
const PASS: f32 = 1.0 / 60.0;
/// A window that is still painting after so many passes never rests.
const MOST_PASSES: u64 = 20;

/// How a window is opened.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// Size in points.
    pub size: Vec2,
    /// Physical pixels per point.
    pub scale: f32,
    /// Language of the interface.
    pub language: Language,
    /// Theme.
    pub theme: Theme,
}

impl Default for Opening {
    /// 1440 × 900 points at one pixel a point, in Arabic and light.
    fn default() -> Self {
        Self {
            size: vec2(1440.0, 900.0),
            scale: 1.0,
            language: Language::Arabic,
            theme: Theme::Light,
        }
    }
}

impl Opening {
    /// Another size in points.
    pub fn size(self, width: f32, height: f32) -> Self {
        Self {
            size: vec2(width, height),
            ..self
        }
    }

    /// Other physical pixels per point.
    pub fn scale(self, scale: f32) -> Self {
        Self { scale, ..self }
    }

    /// Another language.
    pub fn language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Another theme.
    pub fn theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// The look of such a window, with the built-in fonts only.
    pub fn look(&self, context: &egui::Context) -> Look {
        Look {
            letters: Rc::new(Letters::new(context, Fallback::BundledOnly)),
            theme: self.theme,
            palette: self.theme.palette(),
            locale: Locale::new(self.language, Isolation::Window),
            scale: self.scale,
        }
    }

    /// Opens a whole application.
    pub fn open<A: App + 'static>(
        self,
        make: impl FnOnce(&mut CreationContext<'static>, &Opening) -> A,
    ) -> TestWindow<A> {
        let theme = match self.theme {
            Theme::Dark => egui::Theme::Dark,
            Theme::Light | Theme::Sepia => egui::Theme::Light,
        };
        let harness = Harness::builder()
            .with_size(self.size)
            .with_pixels_per_point(self.scale)
            .with_theme(theme)
            .with_step_dt(PASS)
            .with_max_steps(MOST_PASSES)
            .with_render_cursor(false)
            .renderer(CpuRenderer::default())
            .build_eframe(|context| make(context, &self));
        TestWindow { harness }
    }

    /// Opens a window with nothing in it but what a function draws, on the colour of the panels.
    pub fn show<S: 'static>(
        self,
        state: S,
        draw: impl FnMut(&mut Ui, &Look, &mut S) + 'static,
    ) -> TestWindow<Drawn<S>> {
        self.open(move |context, opening| {
            let look = opening.look(&context.egui_ctx);
            apply(&context.egui_ctx, &look);
            Drawn {
                look,
                state,
                draw: Box::new(draw),
            }
        })
    }
}

type Draw<S> = Box<dyn FnMut(&mut Ui, &Look, &mut S)>;

/// An application that is one function and its state.
pub struct Drawn<S> {
    /// How it looks.
    pub look: Look,
    /// What it knows.
    pub state: S,
    draw: Draw<S>,
}

impl<S> App for Drawn<S> {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.look.letters.tend();
        let panel = hashiya::app::paint::colour(self.look.palette.panel);
        ui.painter().rect_filled(ui.max_rect(), 0.0, panel);
        (self.draw)(ui, &self.look, &mut self.state);
    }
}

/// A window that is open. Everything a person does waits until the window rests again.
pub struct TestWindow<A: App> {
    /// The harness, for what is not here.
    pub harness: Harness<'static, A>,
}

impl<S> TestWindow<Drawn<S>> {
    /// What the function that draws knows.
    pub fn state(&self) -> &S {
        &self.app().state
    }

    /// The same, to be changed.
    pub fn state_mut(&mut self) -> &mut S {
        &mut self.app_mut().state
    }
}

impl<A: App> TestWindow<A> {
    /// The application.
    pub fn app(&self) -> &A {
        self.harness.state()
    }

    /// The application, to be changed.
    pub fn app_mut(&mut self) -> &mut A {
        self.harness.state_mut()
    }

    /// Runs until the window rests; fails if it never does, or if a control has no name.
    #[track_caller]
    pub fn run(&mut self) {
        self.harness.run();
    }

    /// Lets time pass.
    pub fn wait(&mut self, seconds: f32) {
        self.harness.run_steps((seconds / PASS).ceil() as usize);
    }

    /// Where the control of a name is.
    #[track_caller]
    pub fn rect(&self, label: &str) -> Rect {
        self.harness.get_by_label(&plain(label)).rect()
    }

    /// Whether something has a name.
    pub fn has(&self, label: &str) -> bool {
        let label = plain(label);
        self.harness.query_all_by_label(&label).next().is_some()
    }

    /// Whether the control of a name has the keyboard.
    #[track_caller]
    pub fn is_focused(&self, label: &str) -> bool {
        self.harness.get_by_label(&plain(label)).is_focused()
    }

    /// Clicks the control of a name, in its middle.
    #[track_caller]
    pub fn click_label(&mut self, label: &str) {
        let at = self.rect(label).center();
        self.click(at);
    }

    /// Gives the keyboard to the control of a name.
    #[track_caller]
    pub fn focus(&mut self, label: &str) {
        self.harness.get_by_label(&plain(label)).focus();
        self.run();
    }

    /// Clicks at a point.
    #[track_caller]
    pub fn click(&mut self, at: Pos2) {
        self.clicks(at, 1, PointerButton::Primary, Modifiers::NONE);
    }

    /// Clicks twice at a point.
    #[track_caller]
    pub fn double_click(&mut self, at: Pos2) {
        self.clicks(at, 2, PointerButton::Primary, Modifiers::NONE);
    }

    /// Clicks three times at a point.
    #[track_caller]
    pub fn triple_click(&mut self, at: Pos2) {
        self.clicks(at, 3, PointerButton::Primary, Modifiers::NONE);
    }

    /// Clicks at a point with Shift held.
    #[track_caller]
    pub fn shift_click(&mut self, at: Pos2) {
        self.clicks(at, 1, PointerButton::Primary, Modifiers::SHIFT);
    }

    /// Clicks at a point with the other button.
    #[track_caller]
    pub fn secondary_click(&mut self, at: Pos2) {
        self.clicks(at, 1, PointerButton::Secondary, Modifiers::NONE);
    }

    #[track_caller]
    fn clicks(&mut self, at: Pos2, times: usize, button: PointerButton, modifiers: Modifiers) {
        self.send(Event::PointerMoved(at));
        self.hold(modifiers);
        for _ in 0..times {
            for pressed in [true, false] {
                self.send(Event::PointerButton {
                    pos: at,
                    button,
                    pressed,
                    modifiers,
                });
            }
        }
        self.hold(Modifiers::NONE);
        self.run();
        // So that the next click is one of its own.
        self.wait(0.35);
    }

    /// Presses at one point, moves in steps to another, and releases there.
    #[track_caller]
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.send(Event::PointerMoved(from));
        self.press(from, true);
        for step in 1..=4 {
            self.send(Event::PointerMoved(from + (to - from) * step as f32 / 4.0));
        }
        self.press(to, false);
        self.run();
        self.wait(0.35);
    }

    /// Presses or releases the first button at a point, and does not run.
    pub fn press(&mut self, at: Pos2, pressed: bool) {
        self.send(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }

    /// Moves the pointer to a point.
    #[track_caller]
    pub fn hover(&mut self, at: Pos2) {
        self.send(Event::PointerMoved(at));
        self.run();
    }

    /// Takes the pointer out of the window.
    #[track_caller]
    pub fn leave(&mut self) {
        self.send(Event::PointerGone);
        self.run();
    }

    /// Turns the wheel at a point; `delta` in points, y positive towards the beginning.
    pub fn wheel(&mut self, at: Pos2, delta: Vec2) {
        self.send(Event::PointerMoved(at));
        self.send(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        // Wheels are smoothed over some passes.
        self.wait(0.5);
    }

    /// Presses a key of a Latin layout. Copy, cut and paste arrive as the window system's commands.
    #[track_caller]
    pub fn key(&mut self, key: Key, modifiers: Modifiers) {
        self.stroke(key, key, None, modifiers);
    }

    /// Presses a key as a layout gives it: the key that the layout means, if egui knows one, the
    /// key's place, and the text that it types.
    #[track_caller]
    pub fn key_physical(&mut self, logical: Option<Key>, physical: Key, text: Option<&str>) {
        self.stroke(logical.unwrap_or(physical), physical, text, Modifiers::NONE);
    }

    /// The same with other keys held, which type nothing.
    #[track_caller]
    pub fn key_physical_with(&mut self, logical: Option<Key>, physical: Key, modifiers: Modifiers) {
        self.stroke(logical.unwrap_or(physical), physical, None, modifiers);
    }

    #[track_caller]
    fn stroke(&mut self, key: Key, physical: Key, text: Option<&str>, modifiers: Modifiers) {
        let modifiers = as_held(modifiers);
        self.hold(modifiers);
        match key {
            Key::C if modifiers.command_only() => self.send(Event::Copy),
            Key::X if modifiers.command_only() => self.send(Event::Cut),
            _ => {
                // A window system gives the press and what it types in one pass.
                self.harness.step();
                let events = &mut self.harness.input_mut().events;
                events.push(pressing(key, physical, true, modifiers));
                events.extend(text.map(|t| Event::Text(t.to_owned())));
                self.harness.step();
                self.send(pressing(key, physical, false, modifiers));
            }
        }
        self.hold(Modifiers::NONE);
        self.run();
    }

    /// Types text, a letter at a time.
    #[track_caller]
    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.send(Event::Text(letter.to_string()));
        }
        self.run();
    }

    /// Pastes text.
    #[track_caller]
    pub fn paste(&mut self, text: &str) {
        self.send(Event::Paste(text.to_owned()));
        self.run();
    }

    /// Sends any event, and does not run.
    pub fn send(&mut self, event: Event) {
        self.harness.event(event);
    }

    fn hold(&mut self, modifiers: Modifiers) {
        self.send(Event::ModifiersChanged(as_held(modifiers)));
    }

    /// What the window shows now, in physical pixels.
    #[track_caller]
    pub fn painted(&mut self) -> image::RgbaImage {
        self.harness.render().expect("meshes with known textures")
    }

    /// Compares what the window shows with `tests/snapshots/NAME.png`.
    #[track_caller]
    pub fn picture(&mut self, name: &str) {
        self.run();
        picture::check(name, &self.painted());
    }
}

/// Words as accessibility has them: without marks that direct.
pub fn plain(words: &str) -> String {
    words.replace(hashiya::arabic::is_bidi_control, "")
}

/// Held keys as a Linux window system reports them: Ctrl is the command key.
fn as_held(modifiers: Modifiers) -> Modifiers {
    let command = modifiers.ctrl || modifiers.command;
    Modifiers {
        ctrl: command,
        command,
        ..modifiers
    }
}

fn pressing(key: Key, physical: Key, pressed: bool, modifiers: Modifiers) -> Event {
    Event::Key {
        key,
        physical_key: Some(physical),
        pressed,
        repeat: false,
        modifiers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Sense, pos2};

    #[derive(Default)]
    struct Seen {
        events: Vec<Event>,
        clicks: [usize; 3],
        secondary: usize,
        with_shift: usize,
        dragged: Vec2,
    }

    fn watching() -> TestWindow<Drawn<Seen>> {
        let opening = Opening::default().size(200.0, 100.0);
        opening.show(Seen::default(), |ui, _, seen: &mut Seen| {
            let area = ui.interact(
                ui.max_rect(),
                ui.scope_id().with("all"),
                Sense::click_and_drag(),
            );
            seen.clicks[0] += usize::from(area.clicked());
            seen.clicks[1] += usize::from(area.double_clicked());
            seen.clicks[2] += usize::from(area.triple_clicked());
            seen.secondary += usize::from(area.secondary_clicked());
            seen.dragged += area.drag_delta();
            let clicked = area.clicked();
            ui.input(|i| {
                seen.with_shift += usize::from(clicked && i.modifiers.shift);
                seen.events.extend(i.events.iter().cloned());
            });
        })
    }

    #[test]
    fn clicks_are_counted_and_drags_go_all_the_way() {
        let mut window = watching();
        let at = pos2(50.0, 50.0);
        window.click(at);
        window.click(at);
        assert_eq!(
            window.state().clicks,
            [2, 0, 0],
            "two clicks are not a double click"
        );
        window.double_click(at);
        assert_eq!(window.state().clicks[1], 1);
        window.triple_click(at);
        assert_eq!(window.state().clicks[2], 1);
        window.shift_click(at);
        assert_eq!(window.state().with_shift, 1);
        window.secondary_click(at);
        assert_eq!(window.state().secondary, 1);
        window.state_mut().dragged = Vec2::ZERO;
        window.drag(at, pos2(120.0, 20.0));
        assert_eq!(window.state().dragged, vec2(70.0, -30.0));
    }

    #[test]
    fn a_key_of_an_arabic_layout_gives_its_place_and_its_letter() {
        let mut window = watching();
        window.key_physical(None, Key::Slash, Some("ظ"));
        window.key(Key::Z, Modifiers::CTRL);
        window.key(Key::C, Modifiers::CTRL);
        let events = &window.state().events;
        let slash = |pressed| pressing(Key::Slash, Key::Slash, pressed, Modifiers::NONE);
        let start = events.iter().position(|e| *e == slash(true)).unwrap();
        assert_eq!(events[start + 1], Event::Text("ظ".to_owned()));
        assert_eq!(events[start + 2], slash(false));
        let command = Modifiers::CTRL | Modifiers::COMMAND;
        assert!(events.contains(&pressing(Key::Z, Key::Z, true, command)));
        assert!(events.contains(&Event::Copy));
        // Under a German layout the place of Y types Z.
        window.key_physical_with(Some(Key::Z), Key::Y, Modifiers::CTRL);
        assert!(
            window
                .state()
                .events
                .contains(&pressing(Key::Z, Key::Y, true, command))
        );
    }

    #[test]
    fn text_is_typed_by_letters_and_pasted_at_once() {
        let mut window = watching();
        window.type_text("لا");
        window.paste("لا");
        let text = |t: &str| Event::Text(t.to_owned());
        let expected = [text("ل"), text("ا"), Event::Paste("لا".to_owned())];
        let typed = window
            .state()
            .events
            .iter()
            .filter(|e| expected.contains(e));
        assert_eq!(typed.cloned().collect::<Vec<_>>(), expected);
    }
}
