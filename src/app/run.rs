//! Opening the window, and saying in words why it cannot be opened.

use super::window::{Start, Window};
use crate::locale::Language;
use crate::store::settings::settings_file;
use crate::typeset::Fallback;
use std::path::PathBuf;
use thiserror::Error;

/// Why there is no window.
#[derive(Debug, Error)]
pub enum StartError {
    /// The display or its graphics driver does not do; these are its words.
    #[error("no window could be opened: {0}")]
    Graphics(String),
}

/// Opens the window with a project, the last one, or the sample; returns when it is closed.
///
/// # Errors
/// When no window can be opened here.
pub fn run(project: Option<PathBuf>, system: Language) -> Result<(), StartError> {
    let start = Start {
        project,
        settings: settings_file(),
        system,
        fallback: Fallback::System,
    };
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("hashiya")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([480.0, 360.0])
        .with_icon(icon());
    let options = eframe::NativeOptions {
        viewport,
        centered: true,
        ..eframe::NativeOptions::default()
    };
    let made = eframe::run_native(
        "hashiya",
        options,
        Box::new(move |creation| {
            let window = Window::new(&creation.egui_ctx, start).with_system_clipboard();
            Ok(Box::new(window.with_workers(&creation.egui_ctx)))
        }),
    );
    made.map_err(|error| StartError::Graphics(bare(&error.to_string()).to_owned()))
}

/// What is said behind the place in the source of a library, which is of no use to whoever reads it.
fn bare(words: &str) -> &str {
    let Some((_, behind)) = words.rsplit_once(".rs:") else {
        return words;
    };
    let said = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    said.strip_prefix(": ").unwrap_or(words)
}

/// The icon of the window; a system without one shows its own.
fn icon() -> egui::IconData {
    let decoder = png::Decoder::new(std::io::Cursor::new(include_bytes!(
        "../../assets/icon/hashiya.png"
    )));
    let read = decoder.read_info().ok().and_then(|mut reader| {
        let mut rgba = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut rgba).ok()?;
        let fits =
            info.color_type == png::ColorType::Rgba && info.bit_depth == png::BitDepth::Eight;
        fits.then_some(egui::IconData {
            rgba,
            width: info.width,
            height: info.height,
        })
    });
    read.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_sources_are_not_told() {
        let told =
            "winit EventLoopError: os error at /a/b/linux/mod.rs:788: Failed to open connection";
        assert_eq!(bare(told), "Failed to open connection");
        for words in ["no display", "see lib.rs:12", "x.rs: y"] {
            assert_eq!(bare(words), words);
        }
    }
}
