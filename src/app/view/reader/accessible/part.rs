//! The part of the text that a screen reader is told of: all of it, or what is around the view of
//! a long one. Its nodes are kept and made anew only when they change.

use super::nodes::Nodes;
use crate::app::context::Context;
use crate::app::view::reader::Frame;
use crate::app::view::reader::prepared::Prepared;
use crate::app::widget::{Run, paragraph_runs, position, unset_runs, word_starts};
use crate::arabic::{ByteOffset, CharOffset};
use crate::locale::Language;
use crate::page::{Flow, Marks, Theme};
use crate::typeset::Rect as Box;
use egui::Id;
use egui::accesskit::{Action, Affine, Color, Node, NodeId, Role, TextPosition};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// A text of so many blocks and bytes at the most is told whole.
const WHOLE: (usize, usize) = (300, 128 * 1024);
/// Of a longer one, so many bytes before and after the view, in steps of so many.
const AROUND: usize = 16 * 1024;

/// What was told of the text.
#[derive(Default)]
pub struct Part {
    blocks: Range<usize>,
    made: BTreeMap<usize, Made>,
    /// All runs of the part, in bytes of the text, with their nodes.
    runs: Vec<Run>,
    run_ids: Vec<NodeId>,
    paragraphs: Vec<NodeId>,
    nodes: Arc<Nodes>,
    marks: Rc<Marks>,
    look: Option<(Language, Theme)>,
    /// Where the text stands on the sheet.
    origin: (f32, f32),
}

/// A block as it was told.
struct Made {
    /// Whether its lines are known.
    set: bool,
    top: f32,
    runs: Vec<Run>,
    nodes: Nodes,
}

impl Part {
    /// The blocks that it has.
    pub fn blocks(&self) -> Range<usize> {
        self.blocks.clone()
    }

    /// Whether the text goes on before or after it.
    pub fn is_partial(&self, flow: &Flow) -> bool {
        self.blocks != (0..flow.len())
    }

    /// Its bytes.
    pub fn bytes(&self) -> Range<usize> {
        let start = self.runs.first().map_or(0, |run| run.bytes.start);
        start..self.runs.last().map_or(start, |run| run.bytes.end)
    }

    /// The nodes below that of the page.
    pub fn nodes(&self) -> Arc<Nodes> {
        self.nodes.clone()
    }

    /// Its paragraphs.
    pub fn paragraphs(&self) -> Vec<NodeId> {
        self.paragraphs.clone()
    }

    /// Where a byte of the text is; `clings` to what is before it.
    pub fn position(&self, byte: usize, clings: bool) -> Option<TextPosition> {
        position(&self.runs, byte, clings, |index| self.run_ids[index])
    }

    /// The byte of the text at a position.
    pub fn offset_of(&self, position: &TextPosition) -> Option<usize> {
        let run = self.run_ids.iter().position(|id| *id == position.node)?;
        Some(self.runs[run].byte_of(position.character_index))
    }

    /// The byte of the text with which a paragraph or run starts.
    pub fn start_of(&self, node: NodeId) -> Option<usize> {
        if let Some(run) = self.run_ids.iter().position(|id| *id == node) {
            return Some(self.runs[run].bytes.start);
        }
        let paragraph = self.paragraphs.iter().position(|id| *id == node)?;
        let made = self.made.get(&(self.blocks.start + paragraph))?;
        made.runs.first().map(|run| run.bytes.start)
    }
}

/// Brings the part up to what is in view.
pub(super) fn refresh(p: &mut Prepared, ctx: &Context<'_>, frame: Frame, document: Id) {
    let mut part = std::mem::take(&mut p.spoken);
    let look = Some((ctx.look.locale.language(), ctx.look.theme));
    let same_marks = Rc::ptr_eq(&part.marks, &p.marks) && part.look == look;
    if !same_marks {
        part.made.clear();
        (part.marks, part.look) = (p.marks.clone(), look);
    }
    let seen = in_view(p, frame);
    let blocks = around(&p.flow, &seen);
    let origin = (p.sheet.columns().text_left, p.sheet.head());
    let mut changed = !same_marks || blocks != part.blocks || part.origin != origin;
    if changed {
        part.origin = origin;
        part.made.retain(|block, _| blocks.contains(block));
        part.blocks = blocks;
    }
    for block in part.blocks.clone() {
        let set = seen.contains(&block);
        let top = p.flow.top(block);
        let known = part.made.get_mut(&block);
        if let Some(made) = known.filter(|made| made.set || !set) {
            if made.top != top {
                made.top = top;
                changed = true;
            }
            continue;
        }
        part.made.insert(block, make(p, ctx, block, set, document));
        changed = true;
    }
    if changed {
        gather(&mut part, p, document);
    }
    p.spoken = part;
}

/// The blocks of which something is in view; at least one.
fn in_view(p: &mut Prepared, frame: Frame) -> Range<usize> {
    let from = frame.from - p.sheet.head();
    let to = from + frame.height();
    let start = p.flow.block_at(from.max(0.0));
    let mut end = start + 1;
    while end < p.flow.len() && p.flow.top(end) < to {
        end += 1;
    }
    start..end
}

/// The blocks of the part for what is in view; moves in steps, so that it seldom changes.
fn around(flow: &Flow, seen: &Range<usize>) -> Range<usize> {
    if flow.len() <= WHOLE.0 && flow.text().as_str().len() <= WHOLE.1 {
        return 0..flow.len();
    }
    let from = flow.block(seen.start).bytes.start.0 / AROUND;
    let to = flow.block(seen.end - 1).bytes.end.0 / AROUND;
    let start = block_at(flow, from.saturating_sub(1) * AROUND).min(seen.start);
    let end = block_at(flow, (to + 2) * AROUND) + 1;
    start..end.max(seen.end)
}

/// The block that holds a byte of the text; the last one past its end.
fn block_at(flow: &Flow, byte: usize) -> usize {
    let (mut low, mut high) = (0, flow.len());
    while high - low > 1 {
        let middle = (low + high) / 2;
        if flow.block(middle).bytes.start.0 <= byte {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

fn make(p: &mut Prepared, ctx: &Context<'_>, index: usize, set: bool, document: Id) -> Made {
    let block = p.flow.block(index);
    let start = block.bytes.start.0;
    let ends = p.flow.text().as_str()[block.bytes.end.0..].starts_with('\n');
    let chars = p.flow.block_chars(index);
    let marks = p.marks.within(chars);
    let breaks = breaks(p, index, &marks);
    let runs = if set {
        let paragraph = ctx.look.letters.with_engine(|e| p.flow.paragraph(index, e));
        paragraph_runs(p.flow.block_text(index), &paragraph, &breaks, ends)
    } else {
        let bounds = Box {
            left: 0.0,
            top: 0.0,
            right: p.flow.width(),
            bottom: p.flow.height(index),
        };
        let rtl = p.flow.direction().is_rtl();
        unset_runs(p.flow.block_text(index), rtl, bounds, &breaks, ends)
    };
    let runs: Vec<Run> = runs
        .into_iter()
        .map(|run| run.moved(start, 0.0, 0))
        .collect();
    let text = p.flow.text().clone();
    let words: Vec<usize> = word_starts(p.flow.block_text(index))
        .into_iter()
        .map(|w| w + start)
        .collect();
    let id = paragraph_id(document, index);
    let mut nodes = Nodes::with_capacity(runs.len() + 1);
    let mut paragraph = Node::new(Role::Paragraph);
    paragraph.add_action(Action::ScrollIntoView);
    paragraph.set_children(
        (0..runs.len())
            .map(|r| run_id(id, set, r))
            .collect::<Vec<_>>(),
    );
    if !marks.is_empty() {
        let names = names(p, ctx, marks.clone());
        paragraph.set_description(ctx.look.tr_with("spoken-tags", &[("tags", names.into())]));
        crate::app::names::mend(&mut paragraph);
    }
    nodes.push((id.accesskit_id(), paragraph));
    let scale = ctx.look.scale;
    for (number, run) in runs.iter().enumerate() {
        let mut node = Node::new(Role::TextRun);
        run.fill(
            &mut node,
            text.as_str(),
            &words,
            in_points(run.bounds, scale),
            scale,
        );
        let on_line = |other: Option<usize>| {
            let other = other.filter(|o| runs.get(*o).is_some_and(|r| r.line == run.line))?;
            Some(run_id(id, set, other))
        };
        if let Some(before) = on_line(number.checked_sub(1)) {
            node.set_previous_on_line(before);
        }
        if let Some(after) = on_line(Some(number + 1)) {
            node.set_next_on_line(after);
        }
        if let Some(colour) = tint(p, ctx, &marks, text.to_char(ByteOffset(run.bytes.start))) {
            node.set_background_color(colour);
        }
        nodes.push((run_id(id, set, number), node));
    }
    Made {
        set,
        top: p.flow.top(index),
        runs,
        nodes,
    }
}

/// The bytes of a block at which annotations begin or end, rising.
fn breaks(p: &Prepared, index: usize, marks: &[usize]) -> Vec<usize> {
    let spans = marks.iter().map(|mark| p.marks.all()[*mark].span);
    let inside = spans.filter_map(|span| p.flow.inside(index, span));
    let mut breaks: Vec<usize> = inside.flat_map(|range| [range.start, range.end]).collect();
    breaks.sort_unstable();
    breaks.dedup();
    breaks
}

/// The colour behind a letter: that of the last annotation that holds it.
fn tint(p: &Prepared, ctx: &Context<'_>, marks: &[usize], at: CharOffset) -> Option<Color> {
    let mut holding = marks.iter().rev().map(|mark| &p.marks.all()[*mark]);
    let mark = holding.find(|mark| mark.span.contains(at))?;
    let palette = &ctx.look.palette;
    let ink = mark
        .hue
        .map_or(palette.neutral_band, |hue| palette.tint(hue));
    Some(Color {
        red: ink.0,
        green: ink.1,
        blue: ink.2,
        alpha: 255,
    })
}

/// The names of annotations' tags, each once, in their order.
pub(super) fn names(p: &Prepared, ctx: &Context<'_>, marks: Vec<usize>) -> String {
    let mut names: Vec<String> = Vec::new();
    for mark in marks {
        let mark = &p.marks.all()[mark];
        let name = if mark.hue.is_some() {
            ctx.look.name(&mark.name)
        } else {
            ctx.look.tr("untagged")
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(&ctx.look.tr("list-separator"))
}

fn in_points(rect: Box, scale: f32) -> egui::Rect {
    egui::Rect::from_min_max(
        egui::pos2(rect.left / scale, rect.top / scale),
        egui::pos2(rect.right / scale, rect.bottom / scale),
    )
}

/// Puts the nodes of all blocks together, each at its height.
fn gather(part: &mut Part, p: &Prepared, document: Id) {
    let scale = p.flow.setting().scale;
    let (left, head) = part.origin;
    let mut nodes = Nodes::new();
    (part.runs, part.run_ids, part.paragraphs) = Default::default();
    for (index, made) in &mut part.made {
        let id = paragraph_id(document, *index).accesskit_id();
        part.paragraphs.push(id);
        if let Some((_, paragraph)) = made.nodes.first_mut() {
            let (x, y) = (left / scale, (head + made.top) / scale);
            let down = egui::accesskit::Vec2::new(x.into(), y.into());
            paragraph.set_transform(Affine::translate(down));
            paragraph.set_bounds(egui::accesskit::Rect {
                x0: 0.0,
                y0: 0.0,
                x1: (p.flow.width() / scale).into(),
                y1: made
                    .runs
                    .last()
                    .map_or(0.0, |run| (run.bounds.bottom / scale).into()),
            });
        }
        part.runs.extend(made.runs.iter().cloned());
        part.run_ids
            .extend(made.nodes.iter().skip(1).map(|(id, _)| *id));
        nodes.extend(made.nodes.iter().cloned());
    }
    part.nodes = Arc::new(nodes);
}

fn paragraph_id(document: Id, block: usize) -> Id {
    document.with("paragraph").with(block)
}

fn run_id(paragraph: Id, set: bool, index: usize) -> NodeId {
    paragraph.with((set, index)).accesskit_id()
}
