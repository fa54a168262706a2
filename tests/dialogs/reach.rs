//! Everything by keyboard and by name: Tab goes through every control of every view and dialog,
//! what has the keyboard is seen, and at three times the size nothing is out of reach.

use super::window::Desk;
use crate::support::window::plain;
use egui::accesskit::{Action as Able, NodeId, Role};
use egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::kittest::NodeT as _;
use hashiya::app::action::{ReadingAction, ViewAction};
use hashiya::app::paint::colour;
use hashiya::app::state::{Dialog, PaletteMode, Side, Tab};
use hashiya::locale::Language;
use hashiya::model::DocumentId;
use std::collections::BTreeMap;

/// A window of 1280 × 800 pixels at 300 % has so many points.
const LARGE: (f32, f32) = (1280.0 / 3.0, 800.0 / 3.0);
const USUAL: (f32, f32) = (1440.0, 900.0);

/// A control that can have the keyboard.
#[derive(Clone, Debug)]
struct Control {
    name: String,
    role: Role,
    rect: Rect,
}

impl Desk {
    fn controls(&self) -> BTreeMap<NodeId, Control> {
        let root = self.window.harness.root();
        let mut all = root.children_recursive();
        let dialog = all.find(|n| n.accesskit_node().role() == Role::Dialog);
        // A dialog keeps the keyboard.
        let from = dialog.filter(|_| self.state().dialog.is_some());
        let nodes = from.unwrap_or(self.window.harness.root());
        let nodes: Vec<_> = nodes.children_recursive().collect();
        let nodes = nodes.into_iter().filter(|n| {
            let node = n.accesskit_node();
            node.data().supports_action(Able::Focus) && !node.is_disabled()
        });
        let control = |n: egui_kittest::Node<'_>| {
            let node = n.accesskit_node();
            let control = Control {
                name: node.label().unwrap_or_default(),
                role: node.role(),
                rect: n.rect(),
            };
            (node.locate().0, control)
        };
        nodes.map(control).collect()
    }

    fn focused(&self) -> Option<NodeId> {
        let root = self.window.harness.root();
        let mut nodes = root.children_recursive();
        let found = nodes.find(|n| n.accesskit_node().is_focused());
        found.map(|n| n.accesskit_node().locate().0)
    }

    /// Whether a ring, a bar or a caret in the accent is painted at a control.
    fn shows_focus(&self, at: Rect) -> bool {
        let look = self.state().preferences.theme.palette();
        let (accent, paper) = (colour(look.accent), colour(look.paper));
        let near = at.expand(4.0);
        let shapes = &self.window.harness.output().shapes;
        shapes.iter().any(|clipped| match &clipped.shape {
            Shape::Rect(rect) => {
                let ring = [accent, paper].contains(&rect.stroke.color) && rect.stroke.width >= 1.5;
                ring && near.contains_rect(rect.rect.intersect(near)) && rect.rect.intersects(near)
            }
            Shape::LineSegment { points, stroke } => {
                stroke.color == accent && points.iter().all(|p| near.contains(*p))
            }
            _ => false,
        })
    }

    /// Presses Tab until the keyboard is where it was, and gives what it came to, in order.
    fn around(&mut self, backwards: bool) -> Vec<(NodeId, Control)> {
        let modifiers = if backwards {
            Modifiers::SHIFT
        } else {
            Modifiers::NONE
        };
        let mut way: Vec<(NodeId, Control)> = Vec::new();
        for _ in 0..200 {
            self.window.key(Key::Tab, modifiers);
            let Some(id) = self.focused() else { continue };
            if way.first().is_some_and(|(first, _)| *first == id) {
                return way;
            }
            let control = self.controls().remove(&id).expect("what has the keyboard");
            assert!(!control.name.is_empty(), "{control:?}");
            let window = self.window.harness.ctx.content_rect().expand(0.5);
            let seen = control.rect.intersect(window);
            let whole = control.role == Role::Document || seen.area() > control.rect.area() * 0.98;
            assert!(whole, "{control:?} is not in the window {window:?}");
            assert!(self.shows_focus(control.rect), "{control:?} shows no focus");
            way.push((id, control));
        }
        panic!("Tab never comes back: {way:#?}");
    }

    /// Walks around, and fails when a control is left out.
    #[track_caller]
    fn all_reached(&mut self, what: &str) {
        let way = self.around(false);
        let reached: BTreeMap<NodeId, Control> = way.iter().cloned().collect();
        let left: Vec<Control> = self
            .controls()
            .into_iter()
            .filter(|(id, _)| !reached.contains_key(id))
            .map(|(_, control)| control)
            .collect();
        assert!(left.is_empty(), "{what}: Tab does not reach {left:#?}");
        assert!(!way.is_empty(), "{what}");
        let marked: Vec<String> = self
            .labels()
            .into_iter()
            .filter(|l| plain(l) != *l)
            .collect();
        assert!(marked.is_empty(), "{what}: marks that direct in {marked:?}");
    }
}

fn dialogs(desk: &Desk) -> Vec<Dialog> {
    let tag = desk.tag("Fear of reprisal").id;
    let document: DocumentId = desk.state().focus.document.clone().unwrap();
    vec![
        Dialog::OpenProject,
        Dialog::NewProject,
        Dialog::Annotator,
        Dialog::People,
        Dialog::Import(Vec::new()),
        Dialog::DocumentDetails(document),
        Dialog::TagDetails(tag.clone()),
        Dialog::NewTag {
            parent: None,
            apply: false,
        },
        Dialog::MergeTag(tag.clone()),
        Dialog::SplitTag(tag.clone()),
        Dialog::DeleteTag(tag),
        Dialog::Export,
        Dialog::Findings,
        Dialog::Choices,
        Dialog::Versions,
        Dialog::Layers,
        Dialog::Keys,
    ]
}

#[test]
fn tab_goes_through_the_whole_window_as_it_is_read() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        desk.ask(ReadingAction::Next);
        for tab in [Tab::Tags, Tab::Documents] {
            desk.ask(ViewAction::Tab(tab));
            desk.window.run();
            desk.all_reached(&format!("{language:?} {tab:?}"));
        }
        let way = desk.around(false);
        let mut back = desk.around(true);
        back.reverse();
        let turn = back.iter().position(|(id, _)| *id == way[0].0).unwrap();
        back.rotate_left(turn);
        let names = |way: &[(NodeId, Control)]| -> Vec<String> {
            way.iter().map(|w| w.1.name.clone()).collect()
        };
        assert_eq!(
            names(&back),
            names(&way),
            "Shift+Tab goes the same way back"
        );
        // The header is read from its start.
        let header: Vec<f32> = way
            .iter()
            .filter(|(_, c)| c.rect.bottom() < 44.0)
            .map(|(_, c)| c.rect.center().x)
            .collect();
        let rtl = language == Language::Arabic;
        let in_order = |w: &[f32]| (w[0] > w[1]) == rtl;
        let breaks = header.windows(2).filter(|w| !in_order(w)).count();
        assert!(header.len() >= 6 && breaks <= 1, "{header:?}");
    }
}

#[test]
fn tab_goes_through_every_dialog() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        for dialog in dialogs(&desk) {
            let what = format!("{language:?} {dialog:?}");
            desk.dialog(dialog);
            desk.all_reached(&what);
            desk.ask(ViewAction::CloseDialog);
            desk.window.run();
        }
    }
}

#[test]
fn f6_goes_from_part_to_part() {
    let mut desk = Desk::open(Language::Arabic);
    desk.ask(ReadingAction::Next);
    desk.window.run();
    let mut seen = Vec::new();
    for _ in 0..6 {
        desk.key(Key::F6);
        let id = desk.focused().unwrap();
        seen.push(desk.controls()[&id].rect.center());
    }
    let id = desk.focused().unwrap();
    assert_eq!(desk.controls()[&id].role, Role::Document, "round");
    // From the page: inspector at the left, footer, header, banner, sidebar at the right.
    assert!(seen[0].x < 310.0 && seen[1].y > 870.0 && seen[2].y < 44.0 && seen[4].x > 1140.0);
    desk.window.key(Key::F6, Modifiers::SHIFT);
    let id = desk.focused().unwrap();
    assert_eq!(desk.controls()[&id].rect.center(), seen[4]);
}

#[test]
fn at_three_times_the_size_every_control_is_reached_and_seen() {
    for language in Language::ALL {
        let mut desk = Desk::sized(language, LARGE);
        desk.ask(ReadingAction::Next);
        desk.window.run();
        desk.all_reached("the window");
        for side in [Side::Start, Side::End] {
            desk.ask(ViewAction::Drawer(Some(side)));
            desk.window.run();
            desk.around(false);
        }
        desk.ask(ViewAction::Drawer(None));
        desk.ask(ViewAction::OpenPalette(PaletteMode::Apply));
        desk.window.run();
        desk.around(false);
        desk.ask(ViewAction::ClosePalette);
        desk.window.run();
        for dialog in dialogs(&desk) {
            let what = format!("{language:?} {dialog:?}");
            desk.dialog(dialog);
            desk.all_reached(&what);
            desk.ask(ViewAction::CloseDialog);
            desk.window.run();
        }
    }
}

#[test]
fn controls_do_not_overlap_at_three_times_the_size() {
    for language in Language::ALL {
        for size in [LARGE, USUAL] {
            let mut desk = Desk::sized(language, size);
            desk.ask(ReadingAction::Next);
            desk.window.run();
            let in_bars = |c: &Control| {
                // What scrolls is not seen where it is told to be.
                let scrolls = matches!(c.role, Role::ListBoxOption | Role::TreeItem);
                !scrolls && (c.rect.bottom() <= 44.0 || c.rect.top() >= size.1 - 28.0)
            };
            let controls: Vec<Control> = desk.controls().into_values().filter(in_bars).collect();
            assert!(controls.len() > 5, "{controls:?}");
            for (index, one) in controls.iter().enumerate() {
                for other in &controls[index + 1..] {
                    let shared = one.rect.intersect(other.rect);
                    assert!(!shared.is_positive(), "{one:?} {other:?}");
                }
            }
        }
    }
}

#[test]
fn the_interface_grows_by_keys_and_is_remembered_as_it_was_left() {
    let mut desk = Desk::open(Language::English);
    let held = Modifiers::CTRL | Modifiers::ALT;
    for _ in 0..9 {
        desk.window.key(Key::Plus, held);
    }
    assert_eq!(desk.state().preferences.zoom, 3.0);
    assert_eq!(desk.state().preferences.to_stored().zoom, Some(3.0));
    assert_eq!(desk.window.harness.ctx.pixels_per_point(), 3.0);
    desk.window.key(Key::Minus, held);
    assert_eq!(desk.state().preferences.zoom, 2.5);
    desk.window.key(Key::Num0, held);
    assert_eq!(desk.state().preferences.zoom, 1.0);
    assert_eq!(desk.window.harness.ctx.pixels_per_point(), 1.0);
}

#[test]
fn lists_trees_tabs_and_dialogs_are_told_as_what_they_are() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let tag = desk.tag("Fear of reprisal");
        let tree = desk.window.harness.root();
        let nodes: Vec<_> = tree.children_recursive().collect();
        let of = |role: Role| {
            nodes
                .iter()
                .filter(move |n| n.accesskit_node().role() == role)
        };
        let label = |n: &egui_kittest::Node<'_>| n.accesskit_node().label().unwrap_or_default();
        assert_eq!(label(of(Role::Tree).next().unwrap()), desk.tr("tab-tags"));
        let lists: Vec<String> = of(Role::TabList).map(label).collect();
        assert_eq!(lists, [desk.tr("tabs"), desk.tr("tabs-end")]);
        let tabs: Vec<_> = of(Role::Tab)
            .map(|n| n.accesskit_node().is_selected())
            .collect();
        let (chosen, other) = (Some(true), Some(false));
        assert_eq!(tabs, [chosen, other, chosen, other], "two in each panel");
        let row = of(Role::TreeItem)
            .find(|n| label(n) == desk.name(&tag.name))
            .unwrap();
        let node = row.accesskit_node();
        // What only lays out has no meaning.
        let above = std::iter::successors(node.parent(), |n| n.parent());
        let mut above = above.filter(|n| n.role() != Role::GenericContainer);
        let parent = above.next().unwrap();
        assert_eq!(parent.role(), Role::TreeItem);
        assert_eq!(
            parent.label().unwrap(),
            desk.name(&desk.tag("Barriers").name)
        );
        assert_eq!((node.level(), node.position_in_set()), (Some(2), Some(0)));
        assert_eq!((parent.level(), parent.size_of_set()), (Some(1), Some(5)));
        assert_eq!(parent.data().is_expanded(), Some(true));
        desk.ask(ViewAction::Tab(Tab::Documents));
        desk.dialog(Dialog::Keys);
        let title = desk.tr("keys-title");
        let tree = desk.window.harness.root();
        let nodes: Vec<_> = tree.children_recursive().collect();
        let of = |role: Role| {
            nodes
                .iter()
                .find(move |n| n.accesskit_node().role() == role)
        };
        let documents = desk.project().documents.len();
        assert_eq!(
            of(Role::ListBox).unwrap().accesskit_node().size_of_set(),
            Some(documents)
        );
        // egui has a dialog of its own around the card.
        let is_card = |n: &&egui_kittest::Node<'_>| n.accesskit_node().data().is_modal();
        let dialog = nodes.iter().find(is_card).unwrap().accesskit_node();
        assert_eq!((dialog.label(), dialog.role()), (Some(title), Role::Dialog));
        let window = tree.accesskit_node();
        assert!(
            window.label().is_some_and(|l| !l.is_empty()),
            "the window has a name"
        );
    }
}
