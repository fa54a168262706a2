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
use hashiya::typeset::{Direction, Engine, Fallback};
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
