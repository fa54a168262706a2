//! Rows as tables and as lines of JSON.

use super::project::*;
use hashiya::exchange::export::{COLUMNS, Format, Row, RowMemo, Selection, csv, jsonl, rows};
use hashiya::model::{Moment, Seen};
use hashiya::store::sample::sample_project;
use proptest::prelude::*;

#[test]
fn a_spreadsheet_reads_the_table_and_computes_nothing() {
    let mut project = project();
    annotate(
        &mut project,
        key("d2", "omar", "r1"),
        "a1",
        Some("lies"),
        spot("كذبت.\nسألته"),
    );
    let coding = project.codings.values_mut().next().unwrap();
    let annotation = coding.annotations.get_mut("a1").unwrap();
    annotation.memo = "@sum(1), \"و\"\r\nبعدها".into();
    let rows = rows(Seen::new(&project, None), &Selection::default()).rows;
    let mut bytes = Vec::new();
    csv::write(&rows, &mut bytes).unwrap();
    assert!(bytes.starts_with(b"\xEF\xBB\xBFdocument,"));
    assert!(bytes.ends_with(b"Z,found,,,\r\n"));
    let table = read_csv(&bytes);
    assert_eq!(table.len(), 1);
    let cell = |name: &str| table[0][COLUMNS.iter().position(|c| *c == name).unwrap()].as_str();
    assert_eq!(cell("title"), "'=شهادة ثانية");
    assert_eq!(cell("memo"), "'@sum(1), \"و\"\r\nبعدها");
    assert_eq!(cell("excerpt"), "كذبت.\nسألته");
    assert_eq!(cell("tag_path_en"), "Motives / Leadership distrust");
}

#[test]
fn every_format_writes_each_excerpt_of_the_sample() {
    let sample = sample_project(Moment::UNIX_EPOCH);
    let rows = rows(Seen::new(&sample, None), &Selection::default()).rows;
    assert!(!rows.is_empty());
    for format in Format::ALL {
        let mut bytes = Vec::new();
        format.write(&rows, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        for row in &rows {
            assert!(text.contains(&row.created), "{format:?}: {row:?}");
        }
    }
}

fn read_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let without_mark = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap();
    let mut reader = ::csv::Reader::from_reader(without_mark);
    assert_eq!(reader.headers().unwrap(), COLUMNS.as_slice());
    let records = reader.records().map(|r| r.unwrap());
    records
        .map(|r| r.iter().map(str::to_owned).collect())
        .collect()
}

fn any_row() -> impl Strategy<Value = Row> {
    let cell = prop_oneof![
        "[=+@\\-\\t\\r'\",\\n]?[اب\u{64E} ,;\"'\\r\\n\u{2028}\u{202E}]{0,12}",
        "\\PC{0,20}"
    ];
    (prop::collection::vec(cell, 17), any::<u32>(), any::<u32>()).prop_map(|(cells, start, end)| {
        let mut cells = cells.into_iter();
        let mut next = || cells.next().unwrap_or_default();
        Row {
            document: next(),
            title: next(),
            annotator: next(),
            tag: next(),
            tag_path_ar: next(),
            tag_path_en: next(),
            start: start as usize,
            end: end as usize,
            excerpt: next(),
            context_before: next(),
            context_after: next(),
            memo: next(),
            created: next(),
            modified: next(),
            place: next(),
            memos: Vec::new(),
            document_memos: vec![RowMemo {
                author: next(),
                created: next(),
                modified: next(),
                text: next(),
            }],
            tag_memos: Vec::new(),
        }
    })
}

proptest! {
    #[test]
    fn json_lines_give_the_rows_back(rows in prop::collection::vec(any_row(), 0..5)) {
        let mut bytes = Vec::new();
        jsonl::write(&rows, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let back: Vec<Row> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        prop_assert_eq!(back, rows);
        for line in text.lines() {
            let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
            prop_assert!(object.keys().eq(COLUMNS.iter()));
        }
    }

    #[test]
    fn tables_give_the_rows_back_but_for_formulas(rows in prop::collection::vec(any_row(), 0..5)) {
        let mut bytes = Vec::new();
        csv::write(&rows, &mut bytes).unwrap();
        let table = read_csv(&bytes);
        prop_assert_eq!(table.len(), rows.len());
        for (cells, row) in table.iter().zip(&rows) {
            prop_assert!(cells.iter().all(|c| !c.starts_with(['=', '+', '-', '@', '\t', '\r'])));
            let (memo, excerpt) = (csv::neutral(&row.memo), csv::neutral(&row.excerpt));
            prop_assert_eq!(cells[11].as_str(), memo.as_ref());
            prop_assert_eq!(cells[8].as_str(), excerpt.as_ref());
            prop_assert_eq!(&cells[6], &row.start.to_string());
        }
    }
}
