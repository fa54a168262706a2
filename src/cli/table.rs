//! Columns of plain text for people.

/// Sets rows under each other. The last column is not padded: it may be long, or run the other way.
pub fn lines(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let wide = |column: usize| {
        rows.iter()
            .filter_map(move |r| r.get(column))
            .map(|c| width(c))
    };
    let widths: Vec<usize> = (0..columns).map(|c| wide(c).max().unwrap_or(0)).collect();
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (column, cell) in row.iter().enumerate() {
        line.push_str(cell);
        if column + 1 < row.len() {
            let gap = widths[column] - width(cell) + 2;
            line.extend(std::iter::repeat_n(' ', gap));
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Columns that a cell takes: vowel marks stand on their letter and take none.
fn width(cell: &str) -> usize {
    let stands_alone = |c: &char| !matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}');
    cell.chars().filter(stands_alone).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [["a", "نَعَم", "x"], ["long", "لا", "yy"]];
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|c| (*c).to_owned()).collect())
            .collect();
        assert_eq!(lines(&rows), ["a     نَعَم  x", "long  لا   yy"]);
        assert!(lines(&[]).is_empty());
    }
}
