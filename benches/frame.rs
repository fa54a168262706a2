//! What a frame of the real window costs, from its input to its meshes, without a display.
//!
//! `cargo bench --bench frame` runs all of it, `-- article`, `-- large` or `-- reading` a part.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints and may stop"
)]

mod support;

use egui::Key;
use hashiya::app::action::{AnnotateAction, DocumentAction, Flag, ReadingAction};
use hashiya::model::{AnnotationId, DocumentId, Project};
use hashiya::store::{self, RandomStamp};
use std::path::{Path, PathBuf};
use support::figures::{Figures, print_head};
use support::material::{self, Dice};
use support::memory;
use support::window::{Shown, command, pointer, wheel};

/// A document as people read it, and one as large as should still be quick.
const ARTICLE: (usize, usize) = (11_000, 300);
const LARGE: (usize, usize) = (10_000_000, 10_000);

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
    idle(&mut shown);
    scrolling(&mut shown);
    jumps(&mut shown, &marks);
    widths(&mut shown);
    edits(&mut shown, &marks);
    documents(&mut shown);
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

fn scrolling(shown: &mut Shown) {
    shown.frame(command(Key::Home));
    shown.rest();
    let mut figures = Figures::default();
    // Down for a while and up again, but never so far that the text ends.
    for step in 0..1200 {
        let turn = if step % 240 < 130 { -34.0 } else { 34.0 };
        shown.timed(&mut figures, vec![wheel(turn)]);
    }
    figures.print("scrolling by the wheel");
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
fn documents(shown: &mut Shown) {
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
