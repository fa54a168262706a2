//! Letters fitted to what stands beside them: tabs in lines, lines' first letters, brackets.

use hashiya::typeset::Direction::{Ltr, Rtl};
use hashiya::typeset::{Face, Paragraph};

use super::sample::{set, style, with_engine};

fn amiri(text: &str, wrap: Option<f32>) -> Paragraph {
    with_engine(|engine| engine.paragraph(text, &style(Face::Amiri), wrap, Rtl))
}

/// The widths of a line's letters in the order of the text.
fn advances(paragraph: &Paragraph, line: usize) -> Vec<f32> {
    let clusters = paragraph.lines[line].logical_clusters();
    clusters.map(|cluster| cluster.advance).collect()
}

#[test]
fn a_row_of_a_table_takes_the_line_it_fits() {
    for row in ["السبب\t2015\t2016\t48", "ا\t1\t2\t3\t4\t5"] {
        let whole = set(row, None, Rtl);
        let fits = set(row, Some(whole.width + 1.0), Rtl);
        assert_eq!(fits.lines.len(), 1, "{row}");
        assert_eq!(advances(&fits, 0), advances(&whole, 0), "{row}");
        let narrow = set(row, Some(whole.width - 1.0), Rtl);
        let rest = row.rfind('\t').unwrap() + 1;
        assert_eq!(narrow.lines.len(), 2, "{row}");
        assert_eq!(narrow.lines[1].range.start, rest, "{row}");
    }
}

#[test]
fn rows_of_many_tabs_fit_at_every_width() {
    let row = "اسم\tعدد\t".repeat(30);
    for wrap in [40.0, 77.0, 130.0, 301.5] {
        for line in &set(&row, Some(wrap), Ltr).lines {
            assert!(line.right - line.left <= wrap + 0.5, "{wrap}: {line:?}");
        }
    }
}

#[test]
fn the_first_letter_of_a_line_is_not_fitted_to_the_line_above() {
    // Amiri draws a kaf over the space before it.
    let alone = amiri("كاملة", None);
    let behind = amiri("حكاية كاملة", None);
    let clusters: Vec<_> = behind.lines[0].logical_clusters().cloned().collect();
    assert!(clusters[6].advance < advances(&alone, 0)[0] - 1.0);
    let room = alone.width.max(amiri("حكاية", None).width) + 8.0;
    let wrapped = amiri("حكاية كاملة", Some(room));
    assert_eq!(wrapped.lines.len(), 2);
    assert_eq!(advances(&wrapped, 1), advances(&alone, 0));
}

#[test]
fn both_halves_of_a_bracket_are_alike() {
    let text = "مركز (ICCT) وحده";
    let paragraph = amiri(text, None);
    let width = |letter: char| {
        let at = text.find(letter).unwrap();
        let mut clusters = paragraph.lines[0].clusters.iter();
        clusters.find(|one| one.range.start == at).unwrap().advance
    };
    assert!((width('(') - width(')')).abs() < 0.5);
}

#[test]
fn teeth_have_their_arabic_forms() {
    // In other languages' forms the first letter is half as wide again.
    let widths = advances(&amiri("تثبت", None), 0);
    assert!(widths[0] < 0.8 * widths[1], "{widths:?}");
}
