//! Tables in a text: rows under each other with as many tabs, and the columns they share.

use super::setting::Setting;
use crate::arabic::Text;
use crate::typeset::{Direction, Engine, Stops, paragraph_direction};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Maximum number of rows of a table. A longer one is split at multiples of it into tables with columns of
/// their own, so that no more rows are examined before the first is shown.
const MOST_ROWS: usize = 1024;
/// Maximum length of a table's row, bytes.
const LONGEST_ROW: usize = 4096;

/// How the rows of a table are set.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// The direction of all its rows: that of most of them.
    pub direction: Direction,
    /// Its columns; none where they are wider than the page.
    pub stops: Option<Arc<Stops>>,
}

/// The tables that were looked at, by their first paragraph.
#[derive(Default, Debug)]
pub struct Tables {
    known: HashMap<usize, (Range<usize>, Table)>,
    /// The table that was asked for last: rows come one after another.
    last: Option<usize>,
}

impl Tables {
    /// The table that a paragraph is a row of, if it is one, for a page of `width` pixels.
    pub fn of(
        &mut self,
        text: &Text,
        paragraph: usize,
        document: Direction,
        (setting, width): (&Setting, f32),
        engine: &mut Engine,
    ) -> Option<&Table> {
        tabs(text, paragraph)?;
        let holds = |known: &(Range<usize>, Table)| known.0.contains(&paragraph);
        let last = self.last.filter(|at| self.known.get(at).is_some_and(holds));
        let first = match last {
            Some(first) => first,
            None => {
                let rows = rows(text, paragraph)?;
                let first = rows.start;
                self.known.entry(first).or_insert_with(|| {
                    let direction = direction(text, rows.clone(), document);
                    let cells = rows.clone().map(|row| text.paragraph(row));
                    let stops = engine.stops(cells, &setting.body(), direction, width);
                    let stops = stops.map(Arc::new);
                    (rows, Table { direction, stops })
                });
                first
            }
        };
        self.last = Some(first);
        self.known.get(&first).map(|(_, table)| table)
    }
}

/// Number of tabs of a paragraph that may be a row: at least one.
fn tabs(text: &Text, paragraph: usize) -> Option<usize> {
    let row = text.paragraph(paragraph);
    if row.len() > LONGEST_ROW {
        return None;
    }
    let count = row.bytes().filter(|byte| *byte == b'\t').count();
    (count > 0).then_some(count)
}

/// The rows of the table around a paragraph; none if it stands alone.
fn rows(text: &Text, paragraph: usize) -> Option<Range<usize>> {
    let count = tabs(text, paragraph)?;
    let alike = |other: &usize| tabs(text, *other) == Some(count);
    let part = paragraph - paragraph % MOST_ROWS;
    let end = (part + MOST_ROWS).min(text.paragraph_count());
    let above = (part..paragraph).rev().take_while(alike).count();
    let below = (paragraph + 1..end).take_while(alike).count();
    (above + below > 0).then(|| paragraph - above..paragraph + below + 1)
}

fn direction(text: &Text, rows: Range<usize>, document: Direction) -> Direction {
    let count = rows.len();
    let rtl = rows
        .filter(|row| paragraph_direction(text.paragraph(*row), document).is_rtl())
        .count();
    match (2 * rtl).cmp(&count) {
        std::cmp::Ordering::Greater => Direction::Rtl,
        std::cmp::Ordering::Less => Direction::Ltr,
        std::cmp::Ordering::Equal => document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Fallback, Paragraph};

    const TABLE: &str = "بلا جدول\nالسبب الحاسم\t2015\tالمجموع\nالضائقة\t9\t48\nالهزيمة وتراجع السيطرة\t12\t٤٨\nفقرة\tأخرى";

    fn rows_of(text: &str, direction: Direction, width: f32) -> Vec<Paragraph> {
        let mut engine = Engine::new(Fallback::BundledOnly);
        let (text, setting, mut tables) = (Text::new(text), Setting::default(), Tables::default());
        (0..text.paragraph_count())
            .filter_map(|row| {
                let table = tables.of(&text, row, direction, (&setting, width), &mut engine)?;
                let (direction, stops) = (table.direction, table.stops.clone());
                let measure = setting.measure(width, stops.as_deref());
                Some(engine.paragraph_in(text.paragraph(row), &setting.body(), &measure, direction))
            })
            .collect()
    }

    /// The edges of the cells of a row on its start side, from the start.
    fn starts(row: &Paragraph, text: &str) -> Vec<f32> {
        let rtl = row.direction.is_rtl();
        let edge = |at: usize| row.caret(crate::typeset::Caret::downstream(at)).x;
        let mut at = 0;
        text.split('\t')
            .map(|cell| {
                let bytes = at..at + cell.len();
                at += cell.len() + 1;
                let rects = row.rects(bytes.clone());
                match (rects.first(), rects.last()) {
                    (Some(first), Some(last)) if rtl => first.1.right.max(last.1.right),
                    (Some(first), Some(_)) => first.1.left,
                    _ => edge(bytes.start),
                }
            })
            .collect()
    }

    #[test]
    fn rows_of_as_many_tabs_are_a_table() {
        let text = Text::new(TABLE);
        assert_eq!(rows(&text, 0), None);
        assert_eq!(
            (1..=3).map(|row| rows(&text, row)).collect::<Vec<_>>(),
            vec![Some(1..4); 3]
        );
        assert_eq!(rows(&text, 4), None, "one row is no table");
        let long = Text::new("ا\tب\n".repeat(3_000));
        assert_eq!(rows(&long, 1500), Some(1024..2048));
        assert_eq!(rows(&long, 2999), Some(2048..3000));
    }

    #[test]
    fn cells_of_a_column_begin_at_one_place() {
        let set = rows_of(TABLE, Direction::Rtl, 560.0);
        let texts: Vec<&str> = TABLE.split('\n').skip(1).collect();
        let first = starts(&set[0], texts[0]);
        assert_eq!((set.len(), first.len()), (3, 3));
        assert!(first[0] > first[1] && first[1] > first[2]);
        for (row, text) in set.iter().zip(&texts) {
            for (a, b) in starts(row, text).iter().zip(&first) {
                assert!((a - b).abs() < 1.0 / 64.0, "{text}: {a} and {b}");
            }
        }
    }

    #[test]
    fn figures_of_a_left_to_right_table_end_at_one_place() {
        let text = "Reason\tYear\nMoney\t9\nDefeat of all\t1204";
        let set = rows_of(text, Direction::Ltr, 560.0);
        let ends: Vec<f32> = set.iter().map(|row| row.lines[0].right).collect();
        assert!(
            ends.iter().all(|end| (end - ends[0]).abs() < 1.0 / 64.0),
            "{ends:?}"
        );
    }

    #[test]
    fn a_table_wider_than_the_page_has_no_columns() {
        let set = rows_of(TABLE, Direction::Rtl, 120.0);
        assert!(set[0].lines.len() > 1);
    }

    #[test]
    fn a_row_against_the_others_runs_as_they_do() {
        let text = "Name\tAge\nسلمى\t30\nيوسف\t31";
        let set = rows_of(text, Direction::Rtl, 560.0);
        assert!(set.iter().all(|row| row.direction == Direction::Rtl));
    }
}
