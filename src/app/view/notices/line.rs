//! One strip: an icon, a sentence as high as it needs, and buttons at its end.

use crate::app::action::{Action, ViewAction};
use crate::app::context::Actions;
use crate::app::notice::Gravity;
use crate::app::paint::colour;
use crate::app::widget::{Button, Icon, Kind, Look, Strip, Text, tip};
use crate::typeset::Paragraph;
use egui::accesskit::Live;
use egui::{Color32, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Height of a strip with one line, points.
const ROW: f32 = 38.0;
/// Above and below what has more lines.
const MARGIN: f32 = 9.0;
/// What has more lines than this ends in its tip.
const MOST_LINES: usize = 4;
/// Space at the sides.
const SIDE: f32 = 14.0;
/// The icon and what is beside it.
const ICON: (f32, f32) = (18.0, 8.0);
/// The button that takes a notice away.
const CLOSE: f32 = 28.0;
const BETWEEN: f32 = 8.0;

/// How a screen reader tells a strip.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// When it is looked at.
    Label,
    /// When the reader has come to an end.
    Status,
    /// At once.
    Alert,
}

/// A strip.
pub struct Line {
    name: String,
    gravity: Gravity,
    told: Told,
    words: String,
    /// From the end.
    buttons: Vec<(String, Action)>,
    dismissed: Option<usize>,
}

impl Line {
    /// An empty one; no two have one name.
    pub fn new(name: &str, gravity: Gravity, told: Told) -> Self {
        Self {
            name: name.to_owned(),
            gravity,
            told,
            words: String::new(),
            buttons: Vec::new(),
            dismissed: None,
        }
    }

    /// What happened, and what to do about it; the latter may be empty.
    pub fn saying(mut self, message: &str, hint: &str) -> Self {
        self.words = if hint.is_empty() {
            message.to_owned()
        } else {
            format!("{message}. {hint}")
        };
        self
    }

    /// Another button, before those it has.
    pub fn with(mut self, words: String, action: Action) -> Self {
        self.buttons.push((words, action));
        self
    }

    /// It is taken away as the notice of this place.
    pub fn dismissed(mut self, index: usize) -> Self {
        self.dismissed = Some(index);
        self
    }

    /// Height in a window so wide, points.
    pub fn height(&self, look: &Look, width: f32) -> f32 {
        let set = self.set(look, self.room(look, width));
        let lines: usize = set.iter().map(|part| part.lines.len()).sum();
        if lines <= 1 {
            return ROW;
        }
        let line = Text::new("").style(look).line_height;
        let high = line * lines.min(MOST_LINES) as f32;
        (high / look.scale + 2.0 * MARGIN).ceil()
    }

    /// Shows it over its place.
    pub fn show(&self, ui: &mut Ui, look: &Look, area: Rect, actions: &mut Actions) {
        let mut strip = self.ground(ui, look, area);
        let id = ui.scope_id().with(&self.name);
        let close = self
            .dismissed
            .map(|index| (index, first_row(strip.end(CLOSE))));
        let mut buttons = Vec::new();
        for (words, action) in &self.buttons {
            let place = first_row(strip.end(plain(words).width(look)));
            strip.end(BETWEEN);
            buttons.push((words, action, place));
        }
        // Shown as they are read, which is the order of Tab.
        self.say(ui, look, strip.rest, id);
        for (words, action, place) in buttons.into_iter().rev() {
            let button = plain(words).show_in(ui, look, place, id.with(words));
            if button.clicked() {
                actions.push(action.clone());
            }
        }
        if let Some((index, place)) = close {
            let words = look.tr("dismiss");
            let button = Button::icon(Icon::Close, &words);
            let button = button.show_in(ui, look, place, id.with("dismiss"));
            if button.clicked() {
                actions.push(ViewAction::Dismiss(index).into());
            }
        }
    }

    /// Its colour and its icon; returns what is left.
    fn ground(&self, ui: &Ui, look: &Look, area: Rect) -> Strip {
        let (fill, icon, ink): (Color32, Icon, Color32) = match self.gravity {
            Gravity::Done => (colour(look.palette.accent_soft), Icon::Info, look.accent()),
            _ => (
                colour(look.palette.field),
                Icon::Warning,
                colour(look.palette.warning),
            ),
        };
        ui.painter().rect_filled(area, 0.0, fill);
        let line = Stroke::new(1.0, look.line());
        ui.painter().hline(area.x_range(), area.bottom(), line);
        let mut strip = Strip::new(area.shrink2(vec2(SIDE, 0.0)), look.is_rtl());
        let place = first_row(strip.start(ICON.0));
        icon.paint(look, ui.painter(), place, 16.0, ink);
        strip.start(ICON.1);
        strip
    }

    /// The sentence; what does not fit is in the tip.
    fn say(&self, ui: &mut Ui, look: &Look, place: Rect, id: Id) {
        let response = ui.interact(place, id, Sense::hover());
        let (role, live) = match self.told {
            Told::Label => (Role::Label, None),
            Told::Status => (Role::Status, Some(Live::Polite)),
            Told::Alert => (Role::Alert, Some(Live::Assertive)),
        };
        response.widget_info(|| WidgetInfo::labeled(role, true, &self.words));
        if let Some(live) = live {
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_live(live));
        }
        let set = self.set(look, place.width());
        let high: f32 = set.iter().map(|part| part.height).sum::<f32>() / look.scale;
        let room = place.height();
        // One line stands in the middle; what is too high begins at the top.
        let mut top = place.top() + ((room - high) / 2.0).max(MARGIN.min(room));
        let painter = ui
            .painter()
            .with_clip_rect(ui.clip_rect().intersect(place.expand2(vec2(2.0, 0.0))));
        for part in &set {
            let at = pos2(place.left(), top);
            look.letters.paint_at(&painter, part, at, look.ink());
            top += part.height / look.scale;
        }
        if high > room {
            tip(response, look, &self.words);
        }
    }

    /// Its sentences, wrapped in so many points.
    fn set(&self, look: &Look, width: f32) -> Vec<Arc<Paragraph>> {
        let style = Text::new("").style(look);
        let width = (width * look.scale).max(1.0);
        let set = |part: &str| {
            look.letters
                .set(part, &style, Some(width), look.direction())
        };
        self.words.split('\n').map(set).collect()
    }

    /// What its sentence has of a window so wide.
    fn room(&self, look: &Look, width: f32) -> f32 {
        let buttons = self.buttons.iter();
        let buttons: f32 = buttons
            .map(|(words, _)| plain(words).width(look) + BETWEEN)
            .sum();
        let close = self.dismissed.map_or(0.0, |_| CLOSE);
        width - 2.0 * SIDE - ICON.0 - ICON.1 - buttons - close
    }
}

fn plain(words: &str) -> Button<'_> {
    Button::new(words).kind(Kind::Plain)
}

/// The part of a place in which a strip with one line has its icon and buttons.
fn first_row(place: Rect) -> Rect {
    place.with_max_y(place.top() + place.height().min(ROW))
}
