//! What setting text costs: a paragraph, a very long one, an article.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints and may stop"
)]

mod support;

use divan::Bencher;
use hashiya::arabic::Text;
use hashiya::page::{Flow, Setting};
use hashiya::typeset::{Direction, Engine, Face, Fallback, LongParagraph};
use std::sync::Arc;
use support::material;

fn main() {
    divan::main();
}

/// Width of the text in a window of 1440 points.
const WIDTH: f32 = 554.0;

/// One paragraph of 80 words, wrapped.
#[divan::bench]
fn paragraph_of_80_words(bencher: Bencher) {
    let text = material::words(80);
    let mut engine = Engine::new(Fallback::BundledOnly);
    let body = Setting::default().body();
    bencher.bench_local(|| engine.paragraph(&text, &body, Some(WIDTH), Direction::Rtl));
}

/// One paragraph of a megabyte, set from its first to its last line.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn paragraph_of_a_megabyte_whole(bencher: Bencher) {
    let text = Arc::new(Text::new(material::shuffled(1_000_000).replace('\n', " ")));
    let mut engine = Engine::new(Fallback::BundledOnly);
    bencher.bench_local(|| set_all(&text, &mut engine));
}

/// One paragraph of a megabyte, as far as the first screen needs it.
#[divan::bench(sample_count = 20)]
fn paragraph_of_a_megabyte_first_screen(bencher: Bencher) {
    let text = Arc::new(Text::new(material::shuffled(1_000_000).replace('\n', " ")));
    let mut engine = Engine::new(Fallback::BundledOnly);
    bencher.bench_local(|| {
        let mut flow = flow(&text, &mut engine);
        flow.paragraph(0, &mut engine)
    });
}

/// Bytes of text without a line end, right to left.
fn one_line(bytes: usize) -> String {
    material::shuffled(bytes).replace('\n', " ")
}

/// What must be known of all of a paragraph before parts of it are set.
#[divan::bench(args = [1_000_000, 10_000_000], sample_count = 10, sample_size = 1)]
fn long_paragraph_analysed(bencher: Bencher, bytes: usize) {
    let text = one_line(bytes);
    bencher.bench_local(|| LongParagraph::new(&text, Direction::Rtl));
}

/// The same where nothing but the analysis of all of it gives the levels: an isolate that is never
/// closed.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn long_paragraph_in_an_isolate_analysed(bencher: Bencher) {
    let text = format!("\u{2067}{}", one_line(1_000_000));
    bencher.bench_local(|| LongParagraph::new(&text, Direction::Rtl));
}

/// Provisional pieces of a megabyte, and one of them set.
#[divan::bench(args = [4096, 8192, 16384], sample_count = 20, sample_size = 1)]
fn piece_of_a_long_paragraph(bencher: Bencher, longest: usize) {
    set_piece(bencher, &one_line(1_000_000), longest, Face::Naskh);
}

/// The same in the other face, which fits letters over spaces.
#[divan::bench(args = [4096, 8192, 16384], sample_count = 20, sample_size = 1)]
fn piece_of_a_long_paragraph_in_amiri(bencher: Bencher, longest: usize) {
    set_piece(bencher, &one_line(1_000_000), longest, Face::Amiri);
}

/// The same where a piece alone would not have the levels of the whole.
#[divan::bench(args = [4096, 8192, 16384], sample_count = 20, sample_size = 1)]
fn piece_in_an_isolate(bencher: Bencher, longest: usize) {
    let text = format!("\u{2067}{}", one_line(1_000_000));
    set_piece(bencher, &text, longest, Face::Naskh);
}

/// The starts of all lines of a megabyte.
#[divan::bench(args = [4096, 8192, 16384], sample_count = 3, sample_size = 1)]
fn line_cuts_of_a_megabyte(bencher: Bencher, longest: usize) {
    let text = one_line(1_000_000);
    let long = LongParagraph::new(&text, Direction::Rtl);
    let mut engine = Engine::new(Fallback::BundledOnly);
    let body = Setting::default().body();
    bencher.bench_local(|| {
        long.line_cuts(&mut engine, &text, &body, WIDTH, 0, longest)
            .map(|piece| piece.lines)
            .sum::<usize>()
    });
}

/// Sets the third piece of a text.
fn set_piece(bencher: Bencher, text: &str, longest: usize, face: Face) {
    let long = LongParagraph::new(text, Direction::Rtl);
    let mut engine = Engine::new(Fallback::BundledOnly);
    let mut body = Setting::default().body();
    body.face = face;
    bencher.bench_local(|| {
        let cuts = long.provisional(text, longest);
        engine.piece(text, &long, cuts[1]..cuts[2], &body, WIDTH)
    });
}

/// An article of 11,000 characters, every paragraph of it.
#[divan::bench(sample_count = 50)]
fn article_whole(bencher: Bencher) {
    let text = Arc::new(Text::new(material::article(11_000)));
    let mut engine = Engine::new(Fallback::BundledOnly);
    bencher.bench_local(|| set_all(&text, &mut engine));
}

/// Ten megabytes made ready for a width: divided, and heights estimated.
#[divan::bench(sample_count = 20)]
fn ten_megabytes_made_ready(bencher: Bencher) {
    let text = Arc::new(Text::new(material::shuffled(10_000_000)));
    let mut engine = Engine::new(Fallback::BundledOnly);
    bencher.bench_local(|| flow(&text, &mut engine).len());
}

fn flow(text: &Arc<Text>, engine: &mut Engine) -> Flow {
    let setting = Setting::default();
    Flow::new(text.clone(), Direction::Rtl, setting, WIDTH, engine)
}

fn set_all(text: &Arc<Text>, engine: &mut Engine) -> f32 {
    let mut flow = flow(text, engine);
    for index in 0..flow.len() {
        flow.paragraph(index, engine);
    }
    flow.total()
}
