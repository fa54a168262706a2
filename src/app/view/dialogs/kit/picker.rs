//! Choosing files and folders in the system's own dialog, beside a field for a typed path.
//!
//! The system's dialog needs a portal or the like; without one it answers as if nothing had been
//! chosen. So every path can be typed too, and an empty answer is said in words.

use super::background;
use super::body::{Body, Entry};
use crate::app::widget::{Button, FieldResponse, Icon};
use crate::desk::{Job, NoOutcome};
use rfd::AsyncFileDialog;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context as TaskContext, Poll, Wake, Waker};
use std::thread::Thread;
use std::time::Duration;

/// What the system's dialog is to choose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// One folder.
    Folder,
    /// Files with these endings.
    Files(&'a [&'a str]),
    /// A place for a file of this name.
    Save(&'a str),
}

/// The system's dialog, while it is open, and whether it came to nothing.
#[derive(Default)]
pub struct Picker {
    open: Option<Job<Vec<PathBuf>>>,
    came_to_nothing: bool,
}

impl Picker {
    /// A field for a path with its name above it and a button that opens the system's dialog.
    pub fn field(
        &mut self,
        body: &mut Body<'_, '_>,
        key: &str,
        placeholder: &str,
        path: &mut String,
        wanted: Wanted<'_>,
    ) -> FieldResponse {
        let name = body.tr(key);
        body.label(&name);
        let mut strip = body.strip(28.0);
        let words = body.tr(match wanted {
            Wanted::Folder => "choose-folder",
            Wanted::Files(_) => "choose-files",
            Wanted::Save(_) => "choose-place",
        });
        let button = Button::new(&words)
            .with_icon(Icon::Folder)
            .enabled(self.open.is_none());
        let button_id = format!("{key}-choose");
        // The field comes first for the keyboard, the button's place is cut first.
        let mut rest = strip;
        rest.end(button.width(body.look()) + 8.0);
        let entry = Entry {
            name: &name,
            placeholder,
            path: true,
            ..Entry::default()
        };
        let shown = body.entry_in(key, rest.rest, entry, path);
        if body.button_at_end(&mut strip, button, &button_id).clicked() {
            let near = typed_path(path);
            self.start(body.ui.ctx(), &name, near.as_deref(), wanted);
        }
        if self.came_to_nothing {
            let words = body.tr("nothing-chosen");
            body.hint(&words);
        }
        shown
    }

    /// The answer of the system's dialog, once.
    pub fn poll(&mut self) -> Option<Vec<PathBuf>> {
        let answer = match self.open.as_mut()?.take(Duration::ZERO) {
            None => return None,
            Some(Ok(paths)) => paths,
            Some(Err(NoOutcome)) => Vec::new(),
        };
        self.open = None;
        self.came_to_nothing = answer.is_empty();
        (!answer.is_empty()).then_some(answer)
    }

    fn start(
        &mut self,
        context: &egui::Context,
        title: &str,
        near: Option<&Path>,
        wanted: Wanted<'_>,
    ) {
        let mut dialog = AsyncFileDialog::new().set_title(title);
        let folder = near.and_then(|p| p.ancestors().find(|a| a.is_dir()));
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        self.came_to_nothing = false;
        // The dialog is made on the interface's thread, which some systems ask for, and waited for
        // on another one.
        let name = "file dialog";
        self.open = Some(match wanted {
            Wanted::Folder => {
                let answer = dialog.pick_folder();
                background::start(context, name, move |_| paths(wait_for(answer)))
            }
            Wanted::Files(endings) => {
                let answer = dialog.add_filter(endings.join(", "), endings).pick_files();
                background::start(context, name, move |_| {
                    paths(wait_for(answer).into_iter().flatten())
                })
            }
            Wanted::Save(file) => {
                let answer = dialog.set_file_name(file).save_file();
                background::start(context, name, move |_| paths(wait_for(answer)))
            }
        });
    }
}

fn paths(chosen: impl IntoIterator<Item = rfd::FileHandle>) -> Vec<PathBuf> {
    let chosen = chosen.into_iter();
    chosen.map(|file| file.path().to_owned()).collect()
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits on this thread until a future is done.
fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut task = TaskContext::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut task) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}

/// The path that someone typed or pasted: without quotes and spaces around it, `~` is the home
/// folder. Nothing when nothing was typed.
pub fn typed_path(typed: &str) -> Option<PathBuf> {
    let quotes = ['"', '\'', '«', '»'];
    let typed = typed.trim().trim_matches(quotes).trim();
    let typed = typed.strip_prefix("file://").unwrap_or(typed);
    if typed.is_empty() {
        return None;
    }
    if let Some(below) = typed.strip_prefix("~/").or((typed == "~").then_some("")) {
        let home = directories::UserDirs::new().map(|d| d.home_dir().to_owned());
        return Some(home.map_or_else(|| PathBuf::from(typed), |h| h.join(below)));
    }
    Some(PathBuf::from(typed))
}

/// Where a person keeps documents; else the home folder.
pub fn documents_folder() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    let documents = folders.document_dir().map(Path::to_owned);
    Some(documents.unwrap_or_else(|| folders.home_dir().to_owned()))
}

/// A title as the name of a file or folder on every system.
pub fn file_name(title: &str) -> String {
    let kept: String = title
        .chars()
        .map(|c| {
            let apart = matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
            if apart || crate::arabic::is_invisible(c) {
                '-'
            } else {
                c
            }
        })
        .take(60)
        .collect();
    kept.trim_matches([' ', '.', '-']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_paths_are_taken_as_they_are_pasted() {
        assert_eq!(typed_path("  "), None);
        assert_eq!(typed_path("\"/a/b c\" "), Some(PathBuf::from("/a/b c")));
        assert_eq!(typed_path("file:///a"), Some(PathBuf::from("/a")));
        assert_eq!(typed_path("«/مشروع»"), Some(PathBuf::from("/مشروع")));
        let home = typed_path("~/x").unwrap();
        assert!(home.ends_with("x") && home != Path::new("~/x"), "{home:?}");
    }

    #[test]
    fn titles_become_names_of_files() {
        assert_eq!(file_name("شهادات: 2016/17"), "شهادات- 2016-17");
        assert_eq!(file_name(" .. "), "");
        assert_eq!(file_name("a\u{202E}b"), "a-b");
    }

    #[test]
    fn a_future_is_waited_for() {
        assert_eq!(wait_for(std::future::ready(7)), 7);
    }
}
