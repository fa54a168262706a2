//! The table: what was tried, and what came of it.

use crate::ask::Verdict;
use std::collections::BTreeMap;

/// So many failures are told one by one.
const TOLD: usize = 20;

/// What came of the faults, a row a save and a kind of fault.
#[derive(Default)]
pub struct Table {
    rows: BTreeMap<(String, String), Row>,
    told: Vec<String>,
}

#[derive(Default)]
struct Row {
    tried: usize,
    stopped: usize,
    lost: usize,
    wrong_saved: usize,
    wrong_failed: usize,
    taken: usize,
    stuck: usize,
    left: usize,
}

impl Table {
    /// Takes the verdict on one fault; `place` says which it was.
    pub fn add(&mut self, save: &str, fault: &str, place: &str, verdict: &Verdict) {
        let row = self
            .rows
            .entry((save.to_owned(), fault.to_owned()))
            .or_default();
        row.tried += 1;
        row.stopped += usize::from(verdict.stopped);
        row.lost += usize::from(!verdict.lost.is_empty());
        row.wrong_saved += usize::from(verdict.wrong_saved);
        row.wrong_failed += usize::from(verdict.wrong_failed.is_some());
        row.taken += usize::from(!verdict.taken.is_empty());
        row.stuck += usize::from(verdict.stuck.is_some());
        row.left += usize::from(verdict.left > 0);
        if !verdict.is_clean() {
            self.told
                .push(format!("{save}, {fault}, {place}: {verdict:?}"));
        }
    }

    /// Whether nothing was lost, wrongly said, taken for data or stuck; and something was tried.
    pub fn is_clean(&self) -> bool {
        self.told.is_empty() && !self.rows.is_empty()
    }

    /// Prints it.
    pub fn print(&self) {
        println!(
            "| save | fault | tried | of them stopped | files lost | wrong \"saved\" | wrong \"not saved\" | strays taken for data | next save fails | temporary files left |"
        );
        println!("|---|---|---|---|---|---|---|---|---|---|");
        let mut tried = 0;
        for ((save, fault), row) in &self.rows {
            tried += row.tried;
            println!(
                "| {save} | {fault} | {} | {} | {} | {} | {} | {} | {} | {} |",
                row.tried,
                row.stopped,
                row.lost,
                row.wrong_saved,
                row.wrong_failed,
                row.taken,
                row.stuck,
                row.left
            );
        }
        println!(
            "{tried} faults tried, {} with something wrong",
            self.told.len()
        );
        for told in self.told.iter().take(TOLD) {
            println!("{told}");
        }
    }
}
