//! Rows of lists and trees, and what stands in them.

use super::look::Look;
use super::strip::Strip;
use crate::app::paint::colour;
use crate::page::Pattern;
use egui::{
    Color32, CornerRadius, Id, Mesh, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

/// A row that can be clicked and reached by Tab.
pub struct Row<'a> {
    name: &'a str,
    height: f32,
    selected: Option<bool>,
    marked: bool,
    expanded: Option<bool>,
    enabled: bool,
    inset: f32,
    radius: u8,
    role: Role,
    place: Option<usize>,
    level: Option<usize>,
    sense: Sense,
}

impl<'a> Row<'a> {
    /// A row of the usual height, 29 points; `name` is what accessibility calls it.
    pub fn new(name: &'a str) -> Self {
        Self {
            name,
            height: 29.0,
            selected: None,
            marked: false,
            expanded: None,
            enabled: true,
            inset: 14.0,
            radius: 0,
            role: Role::Button,
            place: None,
            level: None,
            sense: Sense::click(),
        }
    }

    /// Another height in points.
    pub fn height(self, height: f32) -> Self {
        Self { height, ..self }
    }

    /// Whether it is the one that is chosen.
    pub fn selected(self, selected: bool) -> Self {
        Self {
            selected: Some(selected),
            ..self
        }
    }

    /// Whether it is chosen, which a mark in it shows and no colour behind it.
    pub fn marked(self, chosen: bool) -> Self {
        Self {
            selected: Some(chosen),
            marked: true,
            ..self
        }
    }

    /// Whether what belongs to it is shown below it.
    pub fn expanded(self, expanded: bool) -> Self {
        Self {
            expanded: Some(expanded),
            ..self
        }
    }

    /// Whether it can be clicked; if not it is not reached by Tab either.
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// With round corners and less space at its sides, as in menus.
    pub fn rounded(self) -> Self {
        Self {
            radius: 7,
            inset: 8.0,
            ..self
        }
    }

    /// What it is to accessibility.
    pub fn role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// Which of its siblings it is to accessibility, from 0.
    pub fn place(self, place: usize) -> Self {
        Self {
            place: Some(place),
            ..self
        }
    }

    /// How deep it is in its tree to accessibility, from 1.
    pub fn level(self, level: usize) -> Self {
        Self {
            level: Some(level),
            ..self
        }
    }

    /// It can also be dragged.
    pub fn draggable(self) -> Self {
        Self {
            sense: Sense::click_and_drag(),
            ..self
        }
    }

    /// Takes the panel's width and gives the response and what can be filled.
    pub fn show(self, ui: &mut Ui, look: &Look) -> (Response, Strip) {
        let (id, rect) = ui.allocate_space(vec2(ui.available_width(), self.height));
        self.show_in(ui, look, rect, id)
    }

    /// Shows the row under an id of its own, which stays when rows above it come and go.
    pub fn show_as(self, ui: &mut Ui, look: &Look, id: Id) -> (Response, Strip) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), self.height));
        self.show_in(ui, look, rect, id)
    }

    fn show_in(self, ui: &mut Ui, look: &Look, rect: Rect, id: Id) -> (Response, Strip) {
        let sense = if self.enabled {
            self.sense
        } else {
            Sense::hover()
        };
        let response = ui.interact(rect, id, sense);
        announce(&response, self.role, self.enabled, self.selected, self.name);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if let Some(expanded) = self.expanded {
                node.set_expanded(expanded);
            }
            if let Some(place) = self.place {
                node.set_position_in_set(place);
            }
            if let Some(level) = self.level {
                node.set_level(level);
            }
        });
        let selected = self.selected == Some(true) && !self.marked;
        let fill = if selected {
            colour(look.palette.accent_soft)
        } else if self.enabled && (response.hovered() || response.is_pointer_button_down_on()) {
            colour(look.palette.line).gamma_multiply(0.45)
        } else {
            Color32::TRANSPARENT
        };
        ui.painter()
            .rect_filled(rect, CornerRadius::same(self.radius), fill);
        focus_ring(ui, look, rect, &response);
        (
            response,
            Strip::new(rect.shrink2(vec2(self.inset, 0.0)), look.is_rtl()),
        )
    }
}

/// Names a control to accessibility and tells its state: chosen, for what is one of several; on or
/// off, for what is pressed. Brings it into sight when the keyboard comes to it.
pub(super) fn announce(
    response: &Response,
    role: Role,
    enabled: bool,
    selected: Option<bool>,
    name: &str,
) {
    let one_of_several = matches!(role, Role::TreeItem | Role::ListBoxOption | Role::Tab);
    response.widget_info(|| match selected {
        Some(on) if !one_of_several => WidgetInfo::selected(role, enabled, on, name),
        _ => WidgetInfo::labeled(role, enabled, name),
    });
    if let Some(chosen) = selected.filter(|_| one_of_several) {
        response
            .ctx
            .accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Paints the ring that shows where the keyboard is.
pub fn focus_ring(ui: &Ui, look: &Look, rect: Rect, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, look.accent());
        ui.painter().rect_stroke(
            rect.shrink(1.0),
            CornerRadius::same(6),
            stroke,
            StrokeKind::Inside,
        );
    }
}

/// Paints a tag's chip in the middle of a place, with the pattern that its highlights have; without
/// a hue an empty one.
pub fn chip(ui: &Ui, look: &Look, place: Rect, hue: Option<u16>) {
    let rect = Rect::from_center_size(place.center(), vec2(12.0, 12.0));
    let radius = CornerRadius::same(3);
    match hue {
        Some(hue) => {
            let painter = ui.painter();
            let fill = colour(look.palette.chip(hue));
            let rect = whole(rect, look.scale);
            painter.rect_filled(rect, radius, fill);
            painter.add(stitch(rect, Pattern::of_hue(hue), look));
        }
        None => {
            let stroke = Stroke::new(1.5, look.faint());
            ui.painter()
                .rect_stroke(rect, radius, stroke, StrokeKind::Inside);
        }
    }
}

/// A rectangle on whole pixels.
fn whole(rect: Rect, scale: f32) -> Rect {
    let pixel = |at: egui::Pos2| (at.to_vec2() * scale).round().to_pos2() / scale;
    let min = pixel(rect.min);
    Rect::from_min_size(min, (rect.size() * scale).round() / scale)
}

/// The pattern across the middle of a chip, in the colour of paper.
fn stitch(chip: Rect, pattern: Pattern, look: &Look) -> Mesh {
    let unit = look.scale.round().max(1.0);
    let (width, height) = (chip.width() * look.scale, chip.height() * look.scale);
    let thick = unit * f32::from(Pattern::THICKNESS);
    let top = ((height - thick) / 2.0).round();
    let line = crate::typeset::Rect {
        left: 0.0,
        top,
        right: width,
        bottom: top + thick,
    };
    let mut mesh = Mesh::default();
    let ink = colour(look.palette.paper);
    for piece in pattern.rects(line, false) {
        let point = |x: f32, y: f32| chip.min + vec2(x, y) / look.scale;
        let rect = Rect::from_min_max(
            point(piece.left, piece.top),
            point(piece.right, piece.bottom),
        );
        mesh.add_colored_rect(rect, ink);
    }
    mesh
}
