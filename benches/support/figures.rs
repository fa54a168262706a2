//! Times of many runs, and what is told of them: median, 99th percentile, longest.

use cpu_time::ThreadTime;
use std::time::{Duration, Instant};

/// The times of one thing that was done again and again.
#[derive(Default)]
pub struct Figures {
    cpu: Vec<Duration>,
    wall: Vec<Duration>,
}

impl Figures {
    /// Does something once and keeps its times: those of this thread, and those of the clock.
    pub fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (cpu, wall) = (ThreadTime::now(), Instant::now());
        let result = work();
        self.cpu.push(cpu.elapsed());
        self.wall.push(wall.elapsed());
        result
    }

    /// Prints a line of the table.
    pub fn print(mut self, name: &str) {
        self.cpu.sort_unstable();
        self.wall.sort_unstable();
        println!(
            "{name:<44} {:>6} {:>9} {:>9} {:>9} {:>11}",
            self.cpu.len(),
            show(share(&self.cpu, 50)),
            show(share(&self.cpu, 99)),
            show(share(&self.cpu, 100)),
            show(share(&self.wall, 50)),
        );
    }
}

/// Prints the head of the table.
pub fn print_head(title: &str) {
    println!(
        "\n{title:<44} {:>6} {:>9} {:>9} {:>9} {:>11}",
        "runs", "median", "p99", "longest", "wall median"
    );
}

/// The time that so many of a hundred sorted ones do not exceed.
fn share(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

fn show(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
