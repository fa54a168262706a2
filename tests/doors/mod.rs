//! Each task through both doors: what the window and the command line make of equal projects is equal,
//! except for ids, times and revisions.
//!
//! `table.rs` lists every task of `src/desk/` with its rows, or with the reason why only one door has it.
//! A row does one task in the window and with the binary, and [`Doors::assert_equal`] compares what is on
//! disk then. Where pointing and typing would be long, the window is given the action that its view
//! pushes; the row says so.

mod annotating;
mod closed;
mod codebook;
mod documents;
mod memos;
mod people;
mod removed;
mod same;
mod table;
mod whole;

use crate::cli::Desk;
use crate::support::Opening;
use crate::support::project::Making;
use crate::window::{Folder, Session};
use hashiya::desk::Saving;
use hashiya::locale::{Isolation, Language, Locale};
use hashiya::model::{AnnotationId, AnnotatorId, DocumentId, Moment, Project, TagId};
use hashiya::store;
use same::Files;
use std::path::{Path, PathBuf};

/// The name of the project's folder, in the folder of each door.
const PROJECT: &str = "project";

/// A text with two paragraphs.
const TEXT: &str =
    "كتب الرجل رسالة إلى أهله. ثم رحل إلى المدينة في الليل.\nقال إنه لن يعود إليها.\n";

/// Two equal projects, one for each door.
struct Doors {
    window: Folder,
    binary: Desk,
    /// The files of both before anything was done.
    before: Files,
}

impl Doors {
    /// A project for each door.
    fn on(making: Making) -> Self {
        Self::prepared(making, |_| {})
    }

    /// A project for each door, after something was done with it: `prepare` gets its folder.
    fn prepared(making: Making, prepare: impl FnOnce(&Path)) -> Self {
        let window = Folder::new(&making.done());
        prepare(&window.root());
        let doors = Self {
            before: Files::of(&window.root()),
            window,
            binary: Desk::new(),
        };
        doors.before.write(&doors.root_of_binary());
        doors
    }

    /// The folder of the project that the binary works on.
    fn root_of_binary(&self) -> PathBuf {
        self.binary.path(PROJECT)
    }

    /// A path beside the project of the window.
    fn beside_window(&self, name: &str) -> PathBuf {
        self.window.temporary.path().join(name)
    }

    /// Puts a file beside both projects.
    fn file(&self, name: &str, words: &str) {
        std::fs::write(self.beside_window(name), words).unwrap();
        self.binary.file(name, words.as_bytes());
    }

    /// Does something in a window on the project, as an annotator, and closes it once all is on disk.
    fn in_window_as(&self, annotator: &str, act: impl FnOnce(&mut Session)) {
        self.in_window_as_nobody(|session| {
            session.be(annotator);
            act(session);
        });
    }

    /// Does something in a window in which nobody said who is tagging.
    fn in_window_as_nobody(&self, act: impl FnOnce(&mut Session)) {
        self.in_a_window(Language::English, act);
    }

    /// Does something in a window of a language, in which nobody said who is tagging.
    fn in_a_window(&self, language: Language, act: impl FnOnce(&mut Session)) {
        let opening = Opening::default().language(language);
        let mut session = self.window.open_as_nobody(opening);
        act(&mut session);
        if session.state().desk.is_some() {
            assert_eq!(session.saved(), Saving::Saved, "{:?}", session.notices());
        }
        session.close();
    }

    /// Runs a subcommand that is done, and returns what it printed. The project is its first argument.
    #[track_caller]
    fn in_binary(&self, arguments: &[&str]) -> String {
        self.binary.run(arguments).done()
    }

    /// Compares the two projects: their folders, and what the library reads from them.
    #[track_caller]
    fn assert_equal(&self) {
        self.assert_same(
            &Files::of(&self.window.root()),
            &Files::of(&self.root_of_binary()),
        );
    }

    /// Compares two folders with projects, one that each door made or only read. The window is present in
    /// a project that it shows, and a subcommand only in one that it may write.
    #[track_caller]
    fn assert_folders_equal(&self, window: &Path, binary: &Path) {
        let [window, binary] = [window, binary].map(|root| Files::of(root).without_presence());
        self.assert_same(&window, &binary);
    }

    #[track_caller]
    fn assert_same(&self, window: &Files, binary: &Files) {
        let [window, binary] = [window, binary].map(|files| self.before.normalised(files));
        same::assert_same(&window, &binary);
    }

    /// Asserts that the doors changed something: a row that does nothing compares nothing.
    #[track_caller]
    fn assert_changed(&self) {
        assert!(self.before != Files::of(&self.window.root()));
    }

    /// Compares the two projects, which are both other than before.
    #[track_caller]
    fn assert_changed_equally(&self) {
        self.assert_equal();
        self.assert_changed();
    }
}

/// The project in a folder.
fn read(root: &Path) -> Project {
    store::open(root).unwrap().project
}

/// The time that annotations of [`Making`] have, and some seconds.
fn later(seconds: i64) -> Moment {
    Moment::from_second(1_770_000_000 + seconds).unwrap()
}

fn document(id: &str) -> DocumentId {
    DocumentId::new(id).unwrap()
}

fn annotation(id: &str) -> AnnotationId {
    AnnotationId::new(id).unwrap()
}

fn annotator(id: &str) -> AnnotatorId {
    AnnotatorId::new(id).unwrap()
}

fn tag(id: &str) -> TagId {
    TagId::new(id).unwrap()
}

/// Words of the window in English.
fn words(key: &str) -> String {
    let locale = Locale::new(Language::English, Isolation::Window);
    locale.tr(key).into_owned()
}

/// Waits until something is so in a window.
#[track_caller]
fn wait_until(session: &mut Session, is_so: impl Fn(&Session) -> bool) {
    for _ in 0..500 {
        session.window.run();
        if is_so(session) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("it never came to that: {:?}", session.notices());
}
