//! Telling a screen reader of the text: all of it, or what is around the view of a long one. Nodes
//! are made anew only where something changed.

use crate::app::context::Context;
use crate::app::view::reader::frame::Frame;
use crate::app::view::reader::prepared::Prepared;
use crate::app::view::reader::spoken::{Made, Nodes, Spoken};
use crate::app::widget::{Run, paragraph_runs, unset_runs, word_starts};
use crate::arabic::{ByteOffset, CharOffset};
use crate::page::{Flow, Mark};
use crate::typeset::Rect as Box;
use egui::Id;
use egui::accesskit::{Action, Affine, Color, Node, NodeId, Role, Vec2};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Most blocks and bytes of a text that is told whole.
const WHOLE_BLOCKS: usize = 300;
const WHOLE_BYTES: usize = 128 * 1024;
/// Bytes of a longer text that are told before and after the view; the window on them moves in steps of as many.
const AROUND: usize = 8 * 1024;
/// Most bytes out of view that are made in one frame.
const LOT: usize = 16 * 1024;

/// Brings what is told up to what is in view. Returns whether all of it is made: what is far from the
/// view may be left to later frames.
pub(super) fn refresh(p: &mut Prepared, ctx: &Context<'_>, frame: Frame, document: Id) -> bool {
    let mut spoken = std::mem::take(&mut p.spoken);
    let look = Some((ctx.look.locale.language(), ctx.look.theme));
    let mut changed = spoken.look != look;
    if changed {
        spoken.made.clear();
        spoken.look = look;
    }
    if !Rc::ptr_eq(&spoken.marks, &p.marks) {
        spoken.made.retain(|block, made| has_marks(made, p, *block));
        spoken.marks = p.marks.clone();
    }
    let seen = in_view(p, frame);
    let wanted = around(&p.flow, &seen);
    let origin = (p.sheet.columns().text_left, p.sheet.head());
    changed |= spoken.origin != origin;
    spoken.origin = origin;
    spoken.made.retain(|block, _| wanted.contains(block));
    let mut room = LOT;
    let mut need = |spoken: &mut Spoken, block: usize| {
        let set = seen.contains(&block);
        let top = p.flow.top(block);
        if let Some(made) = spoken.made.get_mut(&block).filter(|made| made.set || !set) {
            changed |= made.top != top;
            made.top = top;
            return true;
        }
        if !set && room == 0 {
            return false;
        }
        if !set {
            room = room.saturating_sub(p.flow.block(block).bytes.len().max(1));
        }
        spoken
            .made
            .insert(block, make(p, ctx, block, set, document));
        changed = true;
        true
    };
    for block in seen.clone() {
        need(&mut spoken, block);
    }
    // Reading goes down.
    let (mut start, mut end) = (seen.start, seen.end);
    while end < wanted.end && need(&mut spoken, end) {
        end += 1;
    }
    while start > wanted.start && need(&mut spoken, start - 1) {
        start -= 1;
    }
    if changed || spoken.blocks != (start..end) {
        spoken.blocks = start..end;
        gather(&mut spoken, p, document);
    }
    p.spoken = spoken;
    (start..end) == wanted
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

/// The blocks that are told for what is in view; moves in steps, so that it seldom changes.
fn around(flow: &Flow, seen: &Range<usize>) -> Range<usize> {
    if flow.len() <= WHOLE_BLOCKS && flow.text().as_str().len() <= WHOLE_BYTES {
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
    let moved = |run: Run| Rc::new(run.moved(start, 0.0, 0));
    let runs: Vec<Rc<Run>> = runs.into_iter().map(moved).collect();
    let text = p.flow.text().clone();
    let words: Vec<usize> = word_starts(p.flow.block_text(index))
        .into_iter()
        .map(|w| w + start)
        .collect();
    let id = paragraph_id(document, index);
    let mut nodes = Nodes::with_capacity(runs.len());
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
        crate::app::accessible_names::mend(&mut paragraph);
    }
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
        marks: marks.iter().map(|at| p.marks.all()[*at].clone()).collect(),
        paragraph,
        nodes: Arc::new(nodes),
    }
}

/// Whether a block has the annotations that it was made with.
fn has_marks(made: &Made, p: &Prepared, block: usize) -> bool {
    let now = p.marks.within(p.flow.block_chars(block));
    let is_it = |(at, before): (usize, &Arc<Mark>)| {
        let mark = &p.marks.all()[at];
        Arc::ptr_eq(mark, before) || mark == before
    };
    now.len() == made.marks.len() && now.into_iter().zip(&made.marks).all(is_it)
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
fn gather(spoken: &mut Spoken, p: &Prepared, document: Id) {
    let scale = p.flow.setting().scale;
    let (left, head) = spoken.origin;
    let mut paragraphs = Nodes::new();
    (spoken.runs, spoken.run_ids, spoken.paragraphs) = Default::default();
    spoken.nodes.clear();
    for (index, made) in spoken.made.range(spoken.blocks.clone()) {
        let id = paragraph_id(document, *index).accesskit_id();
        spoken.paragraphs.push(id);
        let (x, y) = (left / scale, (head + made.top) / scale);
        let bottom = made.runs.last().map_or(0.0, |run| run.bounds.bottom);
        let mut paragraph = made.paragraph.clone();
        paragraph.set_transform(Affine::translate(Vec2::new(x.into(), y.into())));
        paragraph.set_bounds(egui::accesskit::Rect {
            x0: 0.0,
            y0: 0.0,
            x1: (p.flow.width() / scale).into(),
            y1: (bottom / scale).into(),
        });
        paragraphs.push((id, paragraph));
        spoken.runs.extend(made.runs.iter().cloned());
        spoken.run_ids.extend(made.nodes.iter().map(|(id, _)| *id));
        spoken.nodes.push(made.nodes.clone());
    }
    spoken.nodes.push(Arc::new(paragraphs));
}

fn paragraph_id(document: Id, block: usize) -> Id {
    document.with("paragraph").with(block)
}

fn run_id(paragraph: Id, set: bool, index: usize) -> NodeId {
    paragraph.with((set, index)).accesskit_id()
}
