//! Builds lines: graphemes onto what was shaped, visual order, widths, places.

use std::ops::Range;

use super::bidi::{self, Item};
use super::breaks::LINE_ENDS;
use super::direction::Direction;
use super::graphemes::{Grapheme, Role, graphemes, is_dropped, is_invisible};
use super::paragraph::{Cluster, Line, Paragraph};
use super::plain::{Plain, place_atom, total};
use super::shaped::{Atom, Rank, Shaped};
use super::stops::Stops;

/// Width below which something counts as having none, pixels.
const NO_WIDTH: f32 = 1.0 / 64.0;

/// Minimum width of a tab, as a share of the distance between two stops: half a space.
pub(super) const LEAST_TAB: f32 = 1.0 / 16.0;

/// What the lines of a paragraph have in common.
#[derive(Clone, Copy)]
pub(super) struct LineGrid<'a> {
    pub direction: Direction,
    pub wrap: Option<f32>,
    /// Distance of two tab stops.
    pub tab: f32,
    /// The columns of the table that the paragraph is a row of.
    pub stops: Option<&'a Stops>,
    pub line_height: f32,
    /// From a line's top to its baseline, before rounding.
    pub rise: f32,
}

/// Builds the paragraph of a shaped and broken text.
pub(super) fn set_lines(text: &str, shaped: &Shaped, grid: &LineGrid<'_>) -> Paragraph {
    let all = graphemes(text);
    let mut drafts: Vec<Draft> = Vec::with_capacity(shaped.line_ends.len() + 1);
    let (mut grapheme, mut atom) = (0, 0);
    for (index, &end) in shaped.line_ends.iter().enumerate() {
        let last = index + 1 == shaped.line_ends.len();
        let end = if last { text.len() } else { end };
        // A line that breaks inside a grapheme takes all of it.
        let stop = grapheme + all[grapheme..].partition_point(|one| one.range.start < end);
        if stop == grapheme {
            continue;
        }
        let end = all[stop - 1].range.end;
        let atom_stop = atom + shaped.atoms[atom..].partition_point(|one| one.range.start < end);
        drafts.push(Draft::set(
            text,
            &all[grapheme..stop],
            &shaped.atoms[atom..atom_stop],
            shaped,
            grid,
        ));
        (grapheme, atom) = (stop, atom_stop);
    }
    if drafts.last().is_none_or(|draft| draft.line.forced_break) {
        drafts.push(Draft::empty(text.len()));
    }

    let longest = drafts.iter().map(|draft| draft.width).fold(0.0, f32::max);
    let width = grid.wrap.unwrap_or(longest);
    let mut lines = Vec::with_capacity(drafts.len());
    for (index, mut draft) in drafts.into_iter().enumerate() {
        draft.put(index, width, grid);
        lines.push(draft.line);
    }
    Paragraph {
        direction: grid.direction,
        width,
        height: grid.line_height * lines.len() as f32,
        len: text.len(),
        lines,
    }
}

/// A line whose left end stands at 0.
struct Draft {
    line: Line,
    /// With the white space at the end.
    width: f32,
}

/// What stays together when a line is put in order: whole graphemes and whole atoms.
struct Unit {
    graphemes: Range<usize>,
    atoms: Range<usize>,
    width: f32,
    /// Place from the left before UAX #9 L1: that of its first atom that has a level.
    rank: Rank,
    rtl: bool,
}

impl Draft {
    fn empty(at: usize) -> Self {
        let line = Line {
            range: at..at,
            content_end: at,
            forced_break: false,
            top: 0.0,
            bottom: 0.0,
            baseline: 0.0,
            left: 0.0,
            right: 0.0,
            clusters: Vec::new(),
            glyphs: Vec::new(),
            logical: Vec::new(),
        };
        Self { line, width: 0.0 }
    }

    fn set(
        text: &str,
        graphemes: &[Grapheme],
        atoms: &[Atom],
        shaped: &Shaped,
        grid: &LineGrid<'_>,
    ) -> Self {
        if let Some(plain) = Plain::of(graphemes, atoms, grid.direction) {
            let mut line = Self::blank(text, graphemes, atoms);
            let (width, hanging) = plain.place(&mut line, shaped);
            widen_joined_letters(&mut line, graphemes);
            return Self::of(line, width, hanging, grid.direction);
        }
        let advances = advances(graphemes, atoms, shaped);
        let (mut units, mut items) = units(text, graphemes, atoms, &advances, grid.direction);
        let order = bidi::visual_order(&mut items, grid.direction);
        for (unit, item) in units.iter_mut().zip(&items) {
            if item.reset {
                unit.rtl = grid.direction.is_rtl();
            }
        }
        fit_tabs(&mut units, &items, &order, grid);

        let trailing = bidi::trailing_start(&items);
        let hanging = total(units[trailing..].iter().map(|unit| unit.width));
        let content_end = units.get(trailing).map_or(end(graphemes), |unit| {
            graphemes[unit.graphemes.start].range.start
        });
        let mut line = Self::blank(text, graphemes, atoms);
        line.content_end = content_end;
        let mut x = 0.0;
        for index in order {
            let unit = &units[index];
            place_glyphs(&mut line, unit, x, graphemes, atoms, shaped);
            x = place_clusters(&mut line, unit, x, graphemes, &advances);
        }
        widen_joined_letters(&mut line, graphemes);
        Self::of(line, x, hanging, grid.direction)
    }

    /// A line of some graphemes in which nothing is placed yet.
    fn blank(text: &str, graphemes: &[Grapheme], atoms: &[Atom]) -> Line {
        let last = &text[graphemes[graphemes.len() - 1].range.clone()];
        Line {
            range: graphemes[0].range.start..end(graphemes),
            forced_break: last.ends_with(LINE_ENDS),
            logical: vec![0; graphemes.len()],
            clusters: Vec::with_capacity(graphemes.len()),
            glyphs: Vec::with_capacity(glyph_count(atoms)),
            ..Self::empty(end(graphemes)).line
        }
    }

    fn of(mut line: Line, width: f32, hanging: f32, direction: Direction) -> Self {
        (line.left, line.right) = match direction {
            Direction::Rtl => (hanging, width),
            Direction::Ltr => (0.0, width - hanging),
        };
        Self { line, width }
    }

    /// Moves the line to its place in a paragraph.
    fn put(&mut self, index: usize, width: f32, grid: &LineGrid<'_>) {
        let line = &mut self.line;
        line.top = grid.line_height * index as f32;
        line.bottom = grid.line_height * (index + 1) as f32;
        line.baseline = (line.top + grid.rise).round();
        if grid.direction.is_rtl() {
            let shift = width - self.width;
            line.left += shift;
            line.right += shift;
            for cluster in &mut line.clusters {
                cluster.x += shift;
            }
            for glyph in &mut line.glyphs {
                glyph.x += shift;
            }
        }
    }
}

/// The byte behind some graphemes.
fn end(graphemes: &[Grapheme]) -> usize {
    graphemes[graphemes.len() - 1].range.end
}

fn glyph_count(atoms: &[Atom]) -> usize {
    atoms.iter().map(|atom| atom.glyphs.len()).sum()
}

/// The width of each grapheme: that of its parts, shared where one covers several graphemes.
fn advances(graphemes: &[Grapheme], atoms: &[Atom], shaped: &Shaped) -> Vec<f32> {
    let mut advances = vec![0.0; graphemes.len()];
    let mut near = 0;
    for part in atoms
        .iter()
        .flat_map(|atom| &shaped.parts[atom.parts.clone()])
    {
        let first = first_not(graphemes, near, |one| one.range.start < part.range.start);
        let stop = first_not(graphemes, first, |one| one.range.start < part.range.end);
        near = stop;
        if first < stop {
            let share = part.advance / (stop - first) as f32;
            for advance in &mut advances[first..stop] {
                *advance += share;
            }
        } else if let Some(before) = first.checked_sub(1) {
            advances[before] += part.advance;
        }
    }
    advances
}

/// The first grapheme that is not `before`, looked for from near it on. What is asked for comes in
/// the order of the text nearly always, and a search from anew for each letter would cost more than
/// shaping it.
fn first_not(graphemes: &[Grapheme], near: usize, before: impl Fn(&Grapheme) -> bool) -> usize {
    if near > 0 && !before(&graphemes[near - 1]) {
        return graphemes.partition_point(before);
    }
    let further = graphemes[near..].iter().take_while(|one| before(one));
    near + further.count()
}

/// Groups graphemes and atoms that overlap, in the order of the text.
fn units(
    text: &str,
    graphemes: &[Grapheme],
    atoms: &[Atom],
    advances: &[f32],
    direction: Direction,
) -> (Vec<Unit>, Vec<Item>) {
    let mut units = groups(text, graphemes, atoms, direction);
    let mut items = Vec::with_capacity(units.len());
    for unit in &mut units {
        let held = &graphemes[unit.graphemes.clone()];
        if held.iter().all(|one| one.invisible) {
            unit.atoms = 0..0;
        }
        unit.width = total(unit_advances(unit, advances).iter().copied());
        items.push(Item {
            rank: unit.rank,
            role: role(held),
            reset: false,
        });
    }
    (units, items)
}

fn groups(text: &str, graphemes: &[Grapheme], atoms: &[Atom], direction: Direction) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(graphemes.len());
    let (mut covered, mut rank, mut rtl) = (0, Rank::default(), direction.is_rtl());
    let unit = |graphemes: Range<usize>, atoms: Range<usize>, rank: Rank, rtl: bool| Unit {
        graphemes,
        atoms,
        width: 0.0,
        rank,
        rtl,
    };
    for (index, atom) in atoms.iter().enumerate() {
        let first = first_not(graphemes, covered, |one| one.range.end <= atom.range.start);
        let mut stop = first_not(graphemes, first, |one| one.range.start < atom.range.end);
        // A shaper joins ZWJ to any sign before it; where nothing shows, nothing is held together.
        if stop > first + 1 && text[atom.range.clone()].chars().all(is_invisible) {
            stop = first + 1;
        }
        match units.last_mut() {
            Some(last) if first < covered => {
                last.graphemes.end = covered.max(stop);
                last.atoms.end = index + 1;
                // What rule X9 drops has no level of its own, and leads nobody.
                let start = graphemes[last.graphemes.start].range.start;
                if text[start..atom.range.start].chars().all(is_dropped) {
                    (last.rank, last.rtl) = (atom.rank, atom.rtl);
                    (rank, rtl) = (atom.rank, atom.rtl);
                }
            }
            _ => {
                // Graphemes for which nothing was shaped stay where their predecessor is.
                for bare in covered..first {
                    units.push(unit(bare..bare + 1, 0..0, rank, rtl));
                }
                (rank, rtl) = (atom.rank, atom.rtl);
                if first < stop {
                    units.push(unit(first..stop, index..index + 1, rank, rtl));
                }
            }
        }
        covered = covered.max(stop);
    }
    for bare in covered..graphemes.len() {
        units.push(unit(bare..bare + 1, 0..0, rank, rtl));
    }
    units
}

/// The widths of a unit's graphemes; none where nothing is shown.
fn unit_advances<'a>(unit: &Unit, advances: &'a [f32]) -> &'a [f32] {
    if unit.atoms.is_empty() {
        &[]
    } else {
        &advances[unit.graphemes.clone()]
    }
}

fn role(held: &[Grapheme]) -> Role {
    match held {
        [one] => one.role,
        several if several.iter().all(|one| one.role == Role::Space) => Role::Space,
        _ => Role::Content,
    }
}

/// Returns every tab the width to its next stop, counted from the line's start side.
fn fit_tabs(units: &mut [Unit], items: &[Item], order: &[usize], grid: &LineGrid<'_>) {
    if grid.tab <= 0.0 {
        return;
    }
    let from_start: Vec<usize> = match grid.direction {
        Direction::Rtl => order.iter().rev().copied().collect(),
        Direction::Ltr => order.to_vec(),
    };
    let (mut pen, mut column) = (0.0_f32, 0);
    for (step, &index) in from_start.iter().enumerate() {
        if items[index].role == Role::Tab {
            column += 1;
            let stop = match grid.stops {
                Some(stops) => {
                    let cell = from_start[step + 1..].iter();
                    let cell = cell.take_while(|at| items[**at].role != Role::Tab);
                    stops.place(column, pen, total(cell.map(|at| units[*at].width)))
                }
                // A stop too near to be seen is passed over, as in browsers.
                None => ((pen / grid.tab + LEAST_TAB).floor() + 1.0) * grid.tab,
            };
            units[index].width = stop - pen;
            units[index].atoms = 0..0;
        }
        pen += units[index].width;
    }
}

fn place_glyphs(
    line: &mut Line,
    unit: &Unit,
    left: f32,
    graphemes: &[Grapheme],
    atoms: &[Atom],
    shaped: &Shaped,
) {
    let place = |line: &mut Line, atom: &Atom, start: f32| {
        let cluster = holder(graphemes, unit, atom);
        place_atom(&mut line.glyphs, atom, start, cluster, shaped);
        start + atom.advance
    };
    if let [only] = &atoms[unit.atoms.clone()] {
        place(line, only, left);
        return;
    }
    let mut inside: Vec<&Atom> = atoms[unit.atoms.clone()].iter().collect();
    inside.sort_by_key(|atom| atom.rank);
    inside
        .into_iter()
        .fold(left, |x, atom| place(line, atom, x));
}

/// The first byte of the grapheme of a unit that holds the beginning of an atom.
fn holder(graphemes: &[Grapheme], unit: &Unit, atom: &Atom) -> usize {
    let held = &graphemes[unit.graphemes.clone()];
    let index = held.partition_point(|one| one.range.end <= atom.range.start);
    held[index.min(held.len() - 1)].range.start
}

/// Appends a unit's clusters from `x` on and gives the x after them.
fn place_clusters(
    line: &mut Line,
    unit: &Unit,
    mut x: f32,
    graphemes: &[Grapheme],
    advances: &[f32],
) -> f32 {
    let count = unit.graphemes.len();
    for step in 0..count {
        let offset = if unit.rtl { count - 1 - step } else { step };
        let index = unit.graphemes.start + offset;
        let advance = match unit_advances(unit, advances).get(offset) {
            Some(advance) => *advance,
            None => unit.width / count as f32,
        };
        line.logical[index] = u32::try_from(line.clusters.len()).unwrap_or(u32::MAX);
        line.clusters.push(Cluster {
            range: graphemes[index].range.clone(),
            x,
            advance,
            rtl: unit.rtl,
            whitespace: graphemes[index].whitespace,
        });
        x += advance;
    }
    x
}

/// Shares a letter's width with letters after it that the font gives none: Noto Naskh sets
/// lam-alef as two glyphs, the alef with advance 0, and caret and highlight would miss it.
fn widen_joined_letters(line: &mut Line, graphemes: &[Grapheme]) {
    if line.clusters.iter().all(|one| one.advance >= NO_WIDTH) {
        return;
    }
    let mut index = 1;
    while index < graphemes.len() {
        let base = index - 1;
        while index < graphemes.len() && is_swallowed(line, graphemes, index) {
            index += 1;
        }
        let count = index - base;
        if count > 1 && graphemes[base].letter {
            let holder = line.clusters[line.logical[base] as usize].clone();
            let share = holder.advance / count as f32;
            for offset in 0..count {
                let place = if holder.rtl {
                    count - 1 - offset
                } else {
                    offset
                };
                let cluster = &mut line.clusters[line.logical[base + offset] as usize];
                cluster.x = holder.x + share * place as f32;
                cluster.advance = share;
            }
        }
        index += 1;
    }
}

/// Whether a letter has no width and stands right after the one before it.
fn is_swallowed(line: &Line, graphemes: &[Grapheme], index: usize) -> bool {
    let (previous, this) = (line.logical[index - 1], line.logical[index]);
    let (before, cluster) = (
        &line.clusters[previous as usize],
        &line.clusters[this as usize],
    );
    let adjacent = if cluster.rtl {
        this + 1 == previous
    } else {
        previous + 1 == this
    };
    graphemes[index].letter && cluster.advance < NO_WIDTH && before.rtl == cluster.rtl && adjacent
}

#[cfg(test)]
mod tests {
    use super::super::fonts::FontId;
    use super::super::shaped::AtomPart;
    use super::*;

    const GRID: LineGrid<'_> = LineGrid {
        direction: Direction::Rtl,
        wrap: Some(100.0),
        tab: 0.0,
        stops: None,
        line_height: 30.0,
        rise: 20.4,
    };

    /// A right-to-left run with one glyph for each piece, given with its width.
    fn run(pieces: &[(&str, f32)]) -> (String, Shaped) {
        let mut text = String::new();
        let mut shaped = Shaped::default();
        for (index, (piece, advance)) in pieces.iter().enumerate() {
            let range = text.len()..text.len() + piece.len();
            text.push_str(piece);
            shaped.parts.push(AtomPart {
                range: range.clone(),
                advance: *advance,
            });
            shaped.glyphs.push(parley_engine::Glyph {
                id: 7,
                advance: *advance,
                ..parley_engine::Glyph::default()
            });
            shaped.atoms.push(Atom {
                range,
                parts: index..index + 1,
                glyphs: index..index + 1,
                font: FontId(0),
                size: 20.0,
                advance: *advance,
                rank: (0, pieces.len() - 1 - index),
                rtl: true,
            });
        }
        shaped.line_ends.push(text.len());
        (text, shaped)
    }

    fn places(pieces: &[(&str, f32)]) -> Vec<(f32, f32)> {
        let (text, shaped) = run(pieces);
        let paragraph = set_lines(&text, &shaped, &GRID);
        paragraph.lines[0]
            .logical_clusters()
            .map(|cluster| (cluster.x, cluster.advance))
            .collect()
    }

    #[test]
    fn an_alef_without_width_shares_that_of_its_lam() {
        assert_eq!(
            places(&[("ل", 12.0), ("ا", 0.0)]),
            [(94.0, 6.0), (88.0, 6.0)]
        );
        assert_eq!(
            places(&[("ب", 5.0), ("لَ", 12.0), ("ا", 0.0), ("م", 8.0)]),
            [(95.0, 5.0), (89.0, 6.0), (83.0, 6.0), (75.0, 8.0)]
        );
    }

    #[test]
    fn marks_and_signs_without_width_share_nothing() {
        assert_eq!(
            places(&[("ل", 12.0), ("\u{200f}", 0.0), ("م", 8.0)]),
            [(88.0, 12.0), (88.0, 0.0), (80.0, 8.0)]
        );
        assert_eq!(
            places(&[("\u{64e}", 0.0), ("ل", 12.0)]),
            [(100.0, 0.0), (88.0, 12.0)]
        );
    }

    #[test]
    fn a_base_and_its_mark_from_two_fonts_are_one_cluster() {
        let (text, shaped) = run(&[("ب", 10.0), ("\u{64e}", 2.0), ("م", 8.0)]);
        let paragraph = set_lines(&text, &shaped, &GRID);
        let line = &paragraph.lines[0];
        let ranges: Vec<_> = line
            .logical_clusters()
            .map(|one| one.range.clone())
            .collect();
        assert_eq!(ranges, [0..4, 4..6]);
        assert_eq!(line.clusters[1].advance, 12.0);
        let clusters: Vec<_> = line.glyphs.iter().map(|glyph| glyph.cluster).collect();
        assert_eq!(clusters, [4, 0, 0]);
    }

    #[test]
    fn a_line_broken_inside_a_grapheme_takes_all_of_it() {
        let (text, mut shaped) = run(&[("ب", 10.0), ("\u{64e}", 2.0), ("م", 8.0)]);
        shaped.line_ends = vec![2, text.len()];
        let paragraph = set_lines(&text, &shaped, &GRID);
        let ranges: Vec<_> = paragraph
            .lines
            .iter()
            .map(|line| line.range.clone())
            .collect();
        assert_eq!(ranges, [0..4, 4..6]);
        assert_eq!(paragraph.lines[0].glyphs.len(), 2);
        assert_eq!(paragraph.lines[1].baseline, 50.0);
    }
}
