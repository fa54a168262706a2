//! Measures the columns of a table: each is as wide as its widest cell.

use super::direction::Direction;
use super::engine::Engine;
use super::face::Style;
use super::measure::Measure;
use super::paragraph::Paragraph;
use super::stops::{Column, Stops};
use std::cmp::Reverse;

/// Space between two columns, em; halved where a table is too wide.
const GAP: f32 = 1.4;
/// Number of rows up to which all are measured; of more, only those with the longest cells.
const FEW_ROWS: usize = 48;
/// Number of cells of each column that are measured in a long table: those with the most letters.
const LONGEST_CELLS: usize = 3;
/// Minimum space after a cell that is wider than its column, em.
const LEAST_GAP: f32 = 0.35;

impl Engine {
    /// The columns of a table of `rows`, whose cells are parted by tabs; `None` if they do not fit
    /// into `width`.
    ///
    /// Every column is as wide as its widest cell. Columns of figures have their units below each
    /// other: in a left-to-right table such a column's cells stand at its end side, in a
    /// right-to-left one the start side is that side.
    pub fn stops<'a>(
        &mut self,
        rows: impl IntoIterator<Item = &'a str>,
        style: &Style,
        direction: Direction,
        width: f32,
    ) -> Option<Stops> {
        let rows: Vec<&str> = rows.into_iter().collect();
        let figures = figures(&rows);
        let mut widest = vec![0.0_f32; figures.len()];
        for row in measured(&rows, figures.len()) {
            for (column, cell) in self.cell_widths(row, style, direction).iter().enumerate() {
                widest[column] = widest[column].max(*cell);
            }
        }
        let size = style.sane().size;
        let gaps = widest.len().saturating_sub(1) as f32;
        let words: f32 = widest.iter().sum();
        let gap = [GAP, GAP / 2.0]
            .map(|gap| gap * size)
            .into_iter()
            .find(|gap| words + gap * gaps <= width)?;
        let mut start = 0.0;
        let mut columns = Vec::with_capacity(widest.len());
        for (cell, figures) in widest.iter().zip(&figures) {
            columns.push(Column {
                start,
                end: start + cell,
                at_end: direction == Direction::Ltr && figures.all() && !columns.is_empty(),
            });
            start += cell + gap;
        }
        Some(Stops {
            columns,
            least: LEAST_GAP * size,
        })
    }

    /// The widths of a row's cells on one line.
    fn cell_widths(&mut self, row: &str, style: &Style, direction: Direction) -> Vec<f32> {
        let one_line = Measure {
            stops: Some(&Stops::default()),
            ..Measure::default()
        };
        let set: Paragraph = self.paragraph_in(row, style, &one_line, direction);
        let mut cells = vec![0.0];
        for cluster in set.lines.iter().flat_map(|line| line.logical_clusters()) {
            if &row[cluster.range.clone()] == "\t" {
                cells.push(0.0);
            } else if let Some(cell) = cells.last_mut() {
                *cell += cluster.advance;
            }
        }
        cells
    }
}

/// What the columns of a table hold.
fn figures(rows: &[&str]) -> Vec<Figures> {
    let mut figures: Vec<Figures> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        for (column, cell) in row.split('\t').enumerate() {
            if column == figures.len() {
                figures.push(Figures::default());
            }
            figures[column].see(cell, index == 0);
        }
    }
    figures
}

/// The rows that are set to learn how wide cells are: of many, those with the longest ones.
fn measured<'a>(rows: &[&'a str], columns: usize) -> Vec<&'a str> {
    if rows.len() <= FEW_ROWS {
        return rows.to_vec();
    }
    let mut longest: Vec<Vec<(Reverse<usize>, usize)>> = vec![Vec::new(); columns];
    for (index, row) in rows.iter().enumerate() {
        for (cell, known) in row.split('\t').zip(&mut longest) {
            known.push((Reverse(cell.chars().count()), index));
            known.sort_unstable();
            known.truncate(LONGEST_CELLS);
        }
    }
    let mut chosen: Vec<usize> = longest.into_iter().flatten().map(|(_, row)| row).collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen.into_iter().map(|row| rows[row]).collect()
}

/// What is known of a column's cells while they are looked at.
#[derive(Clone, Copy, Default)]
struct Figures {
    numbers: usize,
    words: usize,
}

impl Figures {
    /// A first row that is no figure is a heading.
    fn see(&mut self, cell: &str, first: bool) {
        let cell = cell.trim();
        if is_figure(cell) {
            self.numbers += 1;
        } else if !cell.is_empty() && !first {
            self.words += 1;
        }
    }

    fn all(self) -> bool {
        self.numbers > 0 && self.words == 0
    }
}

/// Whether a cell is a number with what goes with one.
fn is_figure(cell: &str) -> bool {
    let goes_with = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '٬' | '٫' | '٪' | '−' | '–' | '\u{200e}' | '\u{200f}'
            )
            || (letter.is_ascii_punctuation())
            || matches!(letter, '$' | '€' | '£')
    };
    cell.contains(|letter: char| letter.is_numeric())
        && cell
            .chars()
            .all(|letter| letter.is_numeric() || goes_with(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_words() {
        for figure in [
            "12",
            "٤٨",
            "62.5%",
            "٦٢٫٥٪",
            "-3",
            "1,200",
            "$ 12",
            "(16)",
            "2015–2017",
        ] {
            assert!(is_figure(figure), "{figure}");
        }
        for word in ["", "–", "عام 2017", "3 أيام", "N = 12", "n/a"] {
            assert!(!is_figure(word), "{word}");
        }
    }
}
