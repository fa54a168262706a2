//! What a frame of the real window costs, from its input to its meshes, without a display.
//!
//! `cargo bench --bench frame` runs all of it, `-- article`, `-- large`, `-- paragraph`,
//! `-- documents` or `-- reading` a part. Threads set ahead and measure beside the window, as they
//! do for people; the times are those of the window's own thread.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints and may stop"
)]

mod support;

use cpu_time::ProcessTime;
use egui::{Key, Pos2, pos2};
use hashiya::app::action::{AnnotateAction, DocumentAction, Flag, ReadingAction, ViewAction};
use hashiya::model::{AnnotationId, DocumentId, Project};
use hashiya::store::{self, RandomStamp};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use support::figures::{Figures, print_head};
use support::material::{self, Dice};
use support::memory;
use support::window::{Shown, command, pointer, press, wheel};

/// A document as people read it, and one as large as should still be quick.
const ARTICLE: (usize, usize) = (11_000, 300);
const LARGE: (usize, usize) = (10_000_000, 10_000);
/// Threads beside have at least so long between two frames of a person who scrolls.
const PAUSE: Duration = Duration::from_millis(4);
/// On the thumb of the scroll bar, when the document is at its beginning.
const BAR: Pos2 = pos2(311.0, 54.0);

fn main() {
    if memory::asked() {
        return;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted: Vec<&String> = arguments.iter().filter(|a| !a.starts_with('-')).collect();
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|w| name.contains(w.as_str()));
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    if wants("article") {
        let text = material::article(ARTICLE.0);
        let root = written(at("article"), &material::project(text, ARTICLE.1));
        measure("11,000 characters, 300 annotations", &root, 40);
    }
    if wanted.iter().any(|w| *w == "reading") {
        let text = material::shuffled(LARGE.0);
        let root = written(at("reading"), &material::project(text, LARGE.1));
        reading(&root);
    }
    if wants("large") {
        let text = material::shuffled(LARGE.0);
        let root = written(at("large"), &material::project(text, LARGE.1));
        measure("10 MB, 10,000 annotations", &root, 5);
        reading(&root);
        let empty = written(at("empty"), &material::project(String::new(), 0));
        memory(&empty, &root);
    }
    if wants("paragraph") {
        for (name, bytes) in [("1 MB", 1_000_000), ("10 MB", 10_000_000)] {
            let text = material::shuffled(bytes).replace('\n', " ");
            let root = written(
                at(&format!("paragraph of {name}")),
                &material::project(text, 1000),
            );
            paragraph(&format!("one paragraph of {name}"), &root);
        }
    }
    if wants("documents") {
        let mut project = material::project(material::shuffled(LARGE.0), 100);
        material::add_document(&mut project, "article", material::article(ARTICLE.0));
        material::add_document(&mut project, "long", material::shuffled(1_000_000));
        several(&written(at("documents"), &project));
    }
}

fn written(root: PathBuf, project: &Project) -> PathBuf {
    store::create(&root, project, &mut RandomStamp).unwrap();
    root
}

fn measure(title: &str, root: &Path, openings: usize) {
    print_head(title);
    let mut shown = opening(root, openings);
    let marks = annotations(&shown);
    shown.ask(ReadingAction::GoTo(marks[marks.len() / 2].clone()));
    shown.frame(vec![pointer()]);
    shown.rest();
    scrolling(&mut shown, "scrolling by the wheel, nothing measured");
    shown.settle();
    at_rest(&mut shown);
    idle(&mut shown);
    scrolling(&mut shown, "scrolling by the wheel");
    dragging(&mut shown);
    jumps(&mut shown, &marks);
    widths(&mut shown);
    sizes(&mut shown);
    edits(&mut shown, &marks);
    turns(&mut shown);
}

/// One paragraph without line ends: from the first frame on, and when it is divided by its lines.
fn paragraph(title: &str, root: &Path) {
    print_head(title);
    let mut shown = opening(root, 3);
    let marks = annotations(&shown);
    shown.frame(vec![pointer()]);
    scrolling(&mut shown, "scrolling while it is divided");
    jumps(&mut shown, &marks);
    let mut divided = Figures::default();
    for _ in 0..200 {
        shown.timed(&mut divided, Vec::new());
        std::thread::sleep(PAUSE);
    }
    divided.print("while it is divided anew");
    shown.settle();
    at_rest(&mut shown);
    idle(&mut shown);
    scrolling(&mut shown, "scrolling by the wheel");
    dragging(&mut shown);
    jumps(&mut shown, &marks);
    widths(&mut shown);
    sizes(&mut shown);
}

/// Goes from document to document.
fn several(root: &Path) {
    print_head("documents of 10 MB, 1 MB and 11,000 characters");
    let mut shown = opening(root, 3);
    let ids: Vec<_> = {
        let project = shown.window.state().project().unwrap();
        let all = project.documents_in_order();
        all.iter().map(|d| d.id.clone()).collect()
    };
    let (mut first, mut again) = <(Figures, Figures)>::default();
    for round in 0..20 {
        for id in &ids {
            let figures = if round == 0 { &mut first } else { &mut again };
            figures.time(|| {
                shown.ask(DocumentAction::Open(id.clone()));
                shown.frame(Vec::new());
            });
            for _ in 0..5 {
                shown.frame(vec![wheel(-40.0)]);
                std::thread::sleep(PAUSE);
            }
        }
    }
    first.print("to a document for the first time");
    again.print("back to a document");
}

/// What the whole process does while nothing happens and everything is done.
fn at_rest(shown: &mut Shown) {
    shown.settle();
    let (cpu, wall) = (ProcessTime::now(), Instant::now());
    std::thread::sleep(Duration::from_millis(1500));
    println!(
        "process at rest: {:.2} ms of CPU in {:.1} s",
        cpu.elapsed().as_secs_f64() * 1000.0,
        wall.elapsed().as_secs_f64()
    );
}

/// Opens the project again and again; the last window stays.
fn opening(root: &Path, times: usize) -> Shown {
    let (mut open, mut first, mut second) = <(Figures, Figures, Figures)>::default();
    let mut screen = Figures::default();
    let mut last = None;
    for _ in 0..times {
        // The one before gives its lock back.
        drop(last.take());
        let mut shown = screen.time(|| {
            let mut shown = open.time(|| Shown::open(root));
            shown.timed(&mut first, Vec::new());
            shown
        });
        shown.timed(&mut second, Vec::new());
        last = Some(shown);
    }
    screen.print("first screen: from nothing to painted");
    open.print("of it: fonts, words, project from disk");
    first.print("of it: the first frame");
    second.print("second frame");
    last.unwrap()
}

/// What the thread does that reads a project.
fn reading(root: &Path) {
    let (mut read, mut look) = <(Figures, Figures)>::default();
    for _ in 0..20 {
        let opened = read.time(|| store::open(root).unwrap());
        look.time(|| store::inspect(&opened));
    }
    read.print("reading the project, not in the window");
    look.print("and looking at everything in it");
}

fn idle(shown: &mut Shown) {
    let mut figures = Figures::default();
    for _ in 0..600 {
        shown.timed(&mut figures, Vec::new());
    }
    figures.print("nothing happens");
}

fn scrolling(shown: &mut Shown, name: &str) {
    shown.frame(command(Key::Home));
    shown.rest();
    let mut figures = Figures::default();
    // Down for a while and up again, but never so far that the text ends.
    for step in 0..1200 {
        let turn = if step % 240 < 130 { -34.0 } else { 34.0 };
        shown.timed(&mut figures, vec![wheel(turn)]);
        std::thread::sleep(PAUSE);
    }
    figures.print(name);
}

/// The scroll bar, held at its thumb and moved up and down.
fn dragging(shown: &mut Shown) {
    shown.frame(command(Key::Home));
    shown.rest();
    let mut figures = Figures::default();
    shown.frame(press(BAR, true));
    for step in 0..120_i16 {
        let y = BAR.y + f32::from(if step < 60 { step } else { 120 - step }) * 12.0;
        let to = vec![egui::Event::PointerMoved(pos2(BAR.x, y))];
        shown.timed(&mut figures, to);
        shown.timed(&mut figures, Vec::new());
    }
    shown.frame(press(BAR, false));
    shown.frame(vec![pointer()]);
    figures.print("a drag of the scroll bar");
}

fn sizes(shown: &mut Shown) {
    let mut figures = Figures::default();
    for step in 0..60 {
        let by = if step % 12 < 6 { 1.0 } else { -1.0 };
        figures.time(|| {
            shown.ask(ViewAction::TextSize(by));
            shown.frame(Vec::new());
        });
        // Letters of a new size are drawn once.
        shown.rest();
    }
    figures.print("another size of the text");
}

fn jumps(shown: &mut Shown, marks: &[AnnotationId]) {
    let mut ends = Figures::default();
    for _ in 0..20 {
        for key in [Key::End, Key::Home] {
            // The key is heard in one frame and followed in the next.
            shown.timed(&mut ends, command(key));
            shown.timed(&mut ends, Vec::new());
            shown.rest();
        }
    }
    ends.print("jumps to the end and the beginning");
    let mut places = Figures::default();
    let mut dice = Dice::new(7);
    for _ in 0..100 {
        shown.ask(ReadingAction::GoTo(marks[dice.below(marks.len())].clone()));
        shown.timed(&mut places, Vec::new());
    }
    places.print("jumps to annotations anywhere");
}

fn widths(shown: &mut Shown) {
    let mut figures = Figures::default();
    for step in 0..60 {
        shown.set_width(1100.0 + ((step * 37) % 340) as f32);
        shown.timed(&mut figures, Vec::new());
    }
    shown.set_width(1440.0);
    shown.rest();
    figures.print("another width of the window");
}

/// An edit with its copy for the saving thread, and the frame that shows it.
fn edits(shown: &mut Shown, marks: &[AnnotationId]) {
    let (mut done, mut next) = <(Figures, Figures)>::default();
    for step in 0..60 {
        let id = marks[(step * 13) % marks.len()].clone();
        done.time(|| shown.ask(AnnotateAction::Toggle(id, Flag::Discuss)));
        shown.timed(&mut next, Vec::new());
        // The saving thread has its turn.
        std::thread::sleep(std::time::Duration::from_millis(30));
    }
    done.print("an edit, handed to the saving thread");
    next.print("the frame after an edit");
}

/// From one document of the project to another and back.
fn turns(shown: &mut Shown) {
    let project = shown.window.state().project().unwrap();
    let all: Vec<DocumentId> = project.documents.keys().cloned().collect();
    let mut figures = Figures::default();
    for id in all.iter().cycle().take(all.len() * 20) {
        shown.ask(DocumentAction::Open(id.clone()));
        shown.timed(&mut figures, Vec::new());
        shown.rest();
    }
    figures.print("another document of the project");
}

fn annotations(shown: &Shown) -> Vec<AnnotationId> {
    let project = shown.window.state().project().unwrap();
    let all = project.codings.values().flat_map(|c| c.annotations.keys());
    all.cloned().collect()
}

/// The memory of two windows, each in a process of its own.
fn memory(empty: &Path, large: &Path) {
    let [without, with] = [empty, large].map(memory::of_process);
    println!(
        "\nmemory: {without} MiB with an empty document, {with} MiB with 10 MB ({} more)",
        with.saturating_sub(without)
    );
}
