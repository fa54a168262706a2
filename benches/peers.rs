//! The app's path beside Pango's and Qt's, on the same texts in one run; `benches/peers/README.md`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints and may stop"
)]

mod support;

use cpu_time::ThreadTime;
use egui::Key;
use hashiya::app::action::ProjectAction;
use hashiya::page::Setting;
use hashiya::store::{self, RandomStamp};
use hashiya::typeset::{Direction, Engine, Fallback, LONG_PIECE, LongParagraph};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use support::window::{Shown, command, pointer};
use support::{material, memory};

/// Width of the text in a window of 1440 points, and the size of that view for Qt.
const WIDTH: f32 = 554.0;
const VIEW: (f32, f32) = (554.0, 800.0);
/// A longer paragraph is analysed whole and set in pieces, as the app does it.
const LONGEST: usize = 16 * 1024;
/// So often the window looks whether a project was read.
const POLL: Duration = Duration::from_micros(500);
/// So often everything is done; the median is told.
const ROUNDS: usize = 5;

fn main() {
    if memory::asked() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for (title, words) in [
        ("1 MB in paragraphs of 80 words", 80),
        ("1 MB in one paragraph", usize::MAX),
    ] {
        let text = material::paragraphs_of_words(1_000_000, words);
        paragraphs(title, &at("paragraphs"), &text);
    }
    document(folder.path());
}

/// Every paragraph of a text set and wrapped, by the app's engine and by Pango.
fn paragraphs(title: &str, file: &Path, text: &str) {
    std::fs::write(file, text).unwrap();
    println!("\n{title}: every paragraph set and wrapped, CPU time, median of {ROUNDS} runs");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(set(text));
        theirs.extend(pango(file));
    }
    let ours = middle(ours);
    println!("  hashiya      {ours:>9.2} ms");
    match (theirs.is_empty(), middle(theirs)) {
        (true, _) => println!("  Pango        is not here: python3 with gi, Pango and PangoCairo"),
        (false, pango) => {
            println!("  Pango        {pango:>9.2} ms");
            println!("  Pango / hashiya  {:.2}", pango / ours);
        }
    }
}

/// Milliseconds for all paragraphs, the least of five for each, as `pango.py` does it.
fn set(text: &str) -> f64 {
    let mut engine = Engine::new(Fallback::BundledOnly);
    let body = Setting::default().body();
    let lines = text.split('\n').filter(|line| !line.is_empty());
    let mut least = vec![f64::INFINITY; lines.clone().count()];
    for _ in 0..5 {
        for (least, line) in least.iter_mut().zip(lines.clone()) {
            let start = ThreadTime::now();
            if line.len() > LONGEST {
                let long = LongParagraph::new(line, Direction::Rtl);
                let pieces = long.line_cuts(&mut engine, line, &body, WIDTH, 0, LONG_PIECE);
                std::hint::black_box(pieces.map(|piece| piece.lines).sum::<usize>());
            } else {
                let set = engine.paragraph(line, &body, Some(WIDTH), Direction::Rtl);
                std::hint::black_box(set);
            }
            *least = least.min(start.elapsed().as_secs_f64() * 1000.0);
        }
    }
    least.iter().sum()
}

fn pango(file: &Path) -> Option<f64> {
    let size = Setting::default().body().size;
    let mut run = Command::new("/usr/bin/python3");
    run.arg(peer("pango.py")).arg(fonts()).arg(file);
    run.args([WIDTH.to_string(), size.to_string()]);
    figure(&said(run)?, "milliseconds")
}

/// A document of 10 MB in the window and in QTextEdit.
fn document(folder: &Path) {
    let [root, empty, file] = ["project", "empty", "text"].map(|name| folder.join(name));
    let text = material::paragraphs_of_words(10_000_000, 80);
    std::fs::write(&file, &text).unwrap();
    for (root, text, annotations) in [(&root, text, 10_000), (&empty, String::new(), 0)] {
        let project = material::project(text, annotations);
        store::create(root, &project, &mut RandomStamp).unwrap();
    }
    println!("\n10 MB in a view, time of the clock, median of {ROUNDS} runs");
    println!("(hashiya with 10,000 annotations, the whole window and its accessible tree)");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(window(&root, &empty));
        theirs.extend(qt(&file));
    }
    println!("                            hashiya         Qt   Qt / hashiya");
    let names = [
        "from nothing to a screen",
        "opened in a window",
        "to the end",
        "another width",
    ];
    for (column, name) in names.iter().enumerate() {
        let pick = |runs: &[[f64; 5]]| middle(runs.iter().map(|run| run[column]).collect());
        let (a, b) = (pick(&ours), pick(&theirs));
        println!("  {name:<24} {a:>7.2} ms {b:>7.1} ms {:>10.1}", b / a);
    }
    let with = memory::of_process(&root).saturating_sub(memory::of_process(&empty));
    let qt = middle(theirs.iter().map(|run| run[4]).collect());
    println!("  beyond an empty view     {with:>6} MiB {qt:>6.0} MiB");
    if theirs.is_empty() {
        println!("  Qt is not here: PEERS_QT_PYTHON names a python with PyQt6");
    }
}

/// Milliseconds from nothing, and from a window that shows an empty document, to the first screen
/// of a folder on disk; to the end; to another width there.
fn window(root: &Path, empty: &Path) -> [f64; 5] {
    let begun = Instant::now();
    let mut shown = Shown::open(root);
    shown.frame(vec![pointer()]);
    let first = begun.elapsed();
    drop(shown);
    let mut shown = Shown::open(empty);
    shown.frame(vec![pointer()]);
    shown.rest();
    let begun = Instant::now();
    shown.ask(ProjectAction::Open(root.to_owned()));
    while shown.window.state().opening.is_some() {
        std::thread::sleep(POLL);
        shown.frame(Vec::new());
    }
    let open = begun.elapsed();
    shown.rest();
    let start = Instant::now();
    shown.frame(command(Key::End));
    shown.frame(Vec::new());
    let end = start.elapsed();
    shown.rest();
    let start = Instant::now();
    shown.set_width(1300.0);
    shown.frame(Vec::new());
    let width = start.elapsed();
    [first, open, end, width, Duration::ZERO].map(|time| time.as_secs_f64() * 1000.0)
}

fn qt(file: &Path) -> Option<[f64; 5]> {
    let size = Setting::default().body().size;
    let python = std::env::var("PEERS_QT_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut run = Command::new(python);
    run.env("QT_QPA_PLATFORM", "offscreen");
    run.arg(peer("qt.py")).arg(fonts()).arg(file);
    run.args([VIEW.0, VIEW.1, size].map(|length| length.to_string()));
    let said = said(run)?;
    let figure = |name| figure(&said, name);
    Some([
        figure("start")?,
        figure("open")?,
        figure("end")?,
        figure("width")?,
        figure("memory")?,
    ])
}

/// What a peer printed; `None` if it cannot run here.
fn said(mut run: Command) -> Option<serde_json::Value> {
    let output = run.output().ok().filter(|output| output.status.success())?;
    serde_json::from_slice(&output.stdout).ok()
}

fn figure(said: &serde_json::Value, name: &str) -> Option<f64> {
    said.get(name)?.as_f64()
}

fn peer(name: &str) -> String {
    format!("{}/benches/peers/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn fonts() -> String {
    format!("{}/fonts", env!("CARGO_MANIFEST_DIR"))
}

/// The median; 0 of nothing.
fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
