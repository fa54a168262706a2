//! The window, or a subcommand; errors to exit codes.

use hashiya::app::{self, StartError};
use hashiya::cli::{self, NoWindow, Started};
use hashiya::locale::Locale;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let code = match cli::start(std::env::args_os()) {
        Started::Done(code) => code,
        Started::Window { project, locale } => open_window(project, &locale),
    };
    ExitCode::from(code)
}

/// Opens the window, and says in words where none can be opened. Returns the exit code.
fn open_window(project: Option<PathBuf>, locale: &Locale) -> u8 {
    let opened = if has_display() {
        app::run(project, locale.language()).map_err(|error| match error {
            StartError::Graphics(reason) => NoWindow::NoGraphics(reason),
        })
    } else {
        Err(NoWindow::NoDisplay)
    };
    match opened {
        Ok(()) => 0,
        Err(why) => {
            cli::say_no_window(&why, locale);
            1
        }
    }
}

/// Whether the environment names a display; Windows and macOS always have one.
fn has_display() -> bool {
    let names = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"];
    let named = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || names.iter().any(named)
}
