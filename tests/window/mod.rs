//! The window as people use it: on a project folder, by mouse and keyboard, in both languages.

mod broken;
mod keyboard;
mod layouts;
mod memos;
mod narrow;
mod notices;
mod others;
mod palette;
mod pictures;
mod pointer;
mod progress;
mod readers;
mod reading;
mod remember;
mod scrolling;
mod selecting;
mod spans;
mod spoken;
mod tagging;

use crate::support::project::Making;
use crate::support::{Opening, TestWindow};
use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand, Pos2, Rect, pos2};
use egui_kittest::kittest::NodeT as _;
use hashiya::app::action::{Action, ProjectAction};
use hashiya::app::state::State;
use hashiya::app::{Start, Window};
use hashiya::arabic::{CharOffset, CharRange, Text};
use hashiya::desk::Saving;
use hashiya::model::{Annotation, AnnotatorId, Project};
use hashiya::store::{self, RandomStamp};
use hashiya::typeset::Fallback;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::CTRL;
const ALT: Modifiers = Modifiers::ALT;

/// So long may a save take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A folder with a project in it, and where settings are kept.
pub struct Folder {
    pub temporary: TempDir,
}

impl Folder {
    pub fn new(project: &Project) -> Self {
        let folder = Self {
            temporary: tempfile::tempdir().unwrap(),
        };
        store::create(&folder.root(), project, &mut RandomStamp).unwrap();
        folder
    }

    fn sample() -> Self {
        let now = hashiya::model::Moment::from_second(1_770_000_000).unwrap();
        Self::new(&store::sample::sample_project(now))
    }

    pub fn root(&self) -> PathBuf {
        self.temporary.path().join("project")
    }

    fn settings(&self) -> PathBuf {
        self.temporary.path().join("settings.ron")
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.file(name)).unwrap()
    }

    /// Opens the window on it as Salma.
    pub fn open(&self, opening: Opening) -> Session {
        let mut session = self.open_as_nobody(opening);
        session.be("salma");
        session
    }

    /// Opens the window on it as it was left: nothing is asked of it.
    fn open_again(&self, opening: Opening) -> Session {
        Session::begin(opening, self.beginning(opening))
    }

    fn beginning(&self, opening: Opening) -> Start {
        Start {
            project: Some(self.root()),
            settings: Some(self.settings()),
            system: opening.language,
            fallback: Fallback::BundledOnly,
        }
    }

    /// Opens the window on it; who is tagging is as it was remembered.
    pub fn open_as_nobody(&self, opening: Opening) -> Session {
        Session::start(opening, self.beginning(opening))
    }
}

/// A window that is open on a project.
pub struct Session {
    pub window: TestWindow<Window>,
    /// The folder, if the test needs no other hold on it.
    folder: Option<Folder>,
}

/// A letter on the screen.
#[derive(Clone, Debug)]
struct Letter {
    chars: CharRange,
    rect: Rect,
    /// Whether most letters of its line run from the right.
    line_rtl: bool,
}

impl Session {
    /// A window in the theme that is asked for.
    fn start(opening: Opening, start: Start) -> Self {
        let mut session = Self::begin(opening, start);
        session.ask(hashiya::app::action::ViewAction::Theme(opening.theme));
        session
    }

    fn begin(opening: Opening, start: Start) -> Self {
        let mut window = opening.open(move |context, _| Window::new(&context.egui_ctx, start));
        window.run();
        Self {
            window,
            folder: None,
        }
    }

    /// A window on a project of its own, as Salma, in Arabic.
    fn on(making: Making) -> Self {
        Self::on_with(making, Opening::default())
    }

    /// The same, with one document of the given text.
    fn reading(text: &str) -> Self {
        Self::on(Making::of(text))
    }

    fn on_with(making: Making, opening: Opening) -> Self {
        let folder = Folder::new(&making.done());
        let mut session = folder.open(opening);
        session.folder = Some(folder);
        session
    }

    fn folder(&self) -> &Folder {
        self.folder.as_ref().expect("a folder of its own")
    }

    pub fn be(&mut self, annotator: &str) {
        self.ask(ProjectAction::Be(AnnotatorId::new(annotator).unwrap()));
    }

    /// Asks what a view would ask.
    pub fn ask(&mut self, action: impl Into<Action>) {
        let context = self.window.harness.ctx.clone();
        self.window.app_mut().ask(&context, action.into());
        self.window.run();
    }

    pub fn state(&self) -> &State {
        self.window.app().state()
    }

    pub fn project(&self) -> &Project {
        self.state().project().expect("an open project")
    }

    fn text(&self) -> Arc<Text> {
        self.state().document().expect("a document").text.clone()
    }

    fn caret(&self) -> usize {
        self.state().focus.caret.offset.0
    }

    /// Where the caret is painted.
    #[track_caller]
    fn caret_x(&self) -> f32 {
        let theme = self.state().preferences.theme;
        let ink = hashiya::app::paint::colour(theme.palette().accent);
        let page = self.page();
        let shapes = &self.window.harness.output().shapes;
        let lines = shapes.iter().filter_map(|clipped| match &clipped.shape {
            egui::Shape::LineSegment { points, stroke } if stroke.color == ink => Some(points[0]),
            _ => None,
        });
        let carets: Vec<f32> = lines.filter(|p| page.contains(*p)).map(|p| p.x).collect();
        assert_eq!(carets.len(), 1, "one caret");
        carets[0]
    }

    fn selection(&self) -> CharRange {
        self.state().focus.selection()
    }

    /// The selected characters.
    fn selected(&self) -> String {
        self.text().slice(self.selection()).to_owned()
    }

    /// An annotator's annotations of the document that is read, in the order of the text.
    fn annotations_of(&self, annotator: &str) -> Vec<Annotation> {
        let document = self.state().focus.document.clone().expect("a document");
        let key = crate::support::project::coding(document.as_str(), annotator);
        let coding = self.project().codings.get(&key);
        let mut all: Vec<Annotation> = coding
            .map(|c| c.annotations.values().map(|a| (**a).clone()).collect())
            .unwrap_or_default();
        all.sort_by_key(|a| (a.target.span.start, a.target.span.end, a.tag.clone()));
        all
    }

    /// Salma's annotations of the document that is read: tag and quote.
    fn mine(&self) -> Vec<(String, String)> {
        let pair = |a: &Annotation| {
            let tag = a.tag.as_ref().map_or("", |t| t.as_str()).to_owned();
            (tag, a.target.quote.clone())
        };
        self.annotations_of("salma").iter().map(pair).collect()
    }

    /// The annotation that is looked at.
    fn current(&self) -> Option<Annotation> {
        let id = self.state().focus.annotation.as_ref()?;
        self.project().annotation(id).map(|(_, a)| a.clone())
    }

    pub fn key(&mut self, key: Key) {
        self.window.key(key, NONE);
    }

    fn keys(&mut self, key: Key, modifiers: Modifiers) {
        self.window.key(key, modifiers);
    }

    /// Presses a key so many times.
    fn times(&mut self, count: usize, key: Key, modifiers: Modifiers) {
        for _ in 0..count {
            self.window.key(key, modifiers);
        }
    }

    /// Sends events a pass each, and gives what was put on the clipboard by them.
    fn copied(&mut self) -> Option<String> {
        self.window.send(egui::Event::Copy);
        let mut found = None;
        for _ in 0..4 {
            self.window.harness.step();
            let commands = &self.window.harness.output().platform_output.commands;
            found = commands.iter().fold(found, |found, command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => found,
            });
        }
        self.window.run();
        found
    }

    /// Waits until saving has come to an end, well or not.
    pub fn saved(&mut self) -> Saving {
        let begin = Instant::now();
        loop {
            self.window.run();
            let saving = self
                .state()
                .desk
                .as_ref()
                .expect("a project")
                .saving
                .clone();
            if saving != Saving::Writing {
                return saving;
            }
            assert!(begin.elapsed() < PATIENCE, "the save takes too long");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Closes the window as its close button does.
    pub fn close(mut self) -> Option<Folder> {
        let folder = self.folder.take();
        let mut window = self.window.harness.into_state();
        eframe::App::on_exit(&mut window, None);
        folder
    }

    /// What the notices say.
    pub fn notices(&self) -> Vec<String> {
        let notices = &self.state().notices;
        notices.iter().map(|n| n.message.clone()).collect()
    }

    /// Whether something on the screen is called so, whatever isolates are around its parts.
    fn says(&self, words: &str) -> bool {
        let root = self.window.harness.root();
        root.children_recursive().any(|n| {
            let node = n.accesskit_node();
            let label = node.label().or_else(|| node.value());
            label.is_some_and(|l| plain(&l) == words)
        })
    }

    /// The code points of the first place of some words.
    pub fn find(&self, words: &str) -> CharRange {
        find(&self.text(), words)
    }

    /// Where the reading view is.
    fn page(&self) -> Rect {
        let root = self.window.harness.root();
        let found = root
            .children_recursive()
            .find(|n| n.accesskit_node().role() == Role::Document);
        found.expect("the reading view").rect()
    }

    /// The letters on the screen, as a screen reader is told of them.
    fn letters(&self) -> Vec<Letter> {
        let (text, page) = (self.text(), self.page());
        let root = self.window.harness.root();
        let mut paragraphs: Vec<_> = root
            .children_recursive()
            .filter(|n| n.accesskit_node().role() == Role::Paragraph)
            .collect();
        paragraphs.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
        let mut from = 0;
        let mut letters = Vec::new();
        for paragraph in paragraphs {
            let mut runs: Vec<_> = paragraph
                .children_recursive()
                .filter(|n| n.accesskit_node().role() == Role::TextRun)
                .collect();
            // A stable sort: runs of one line stay in their order.
            runs.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
            let value = |n: &egui_kittest::Node<'_>| {
                n.accesskit_node().data().value().unwrap_or("").to_owned()
            };
            let whole: String = runs.iter().map(value).collect();
            let whole = whole.strip_suffix('\n').unwrap_or(&whole);
            let Some(index) = (from..text.paragraph_count()).find(|i| text.paragraph(*i) == whole)
            else {
                continue;
            };
            from = index + 1;
            let mut at = text.paragraph_chars(index).start.0;
            for run in runs {
                at = letters_of(&run, at, &mut letters);
            }
        }
        letters.retain(|l| page.intersects(l.rect));
        letters
    }

    /// The letter that holds a code point.
    #[track_caller]
    fn letter(&self, offset: usize) -> Letter {
        let found = self
            .letters()
            .into_iter()
            .find(|l| l.chars.contains(CharOffset(offset)));
        found.unwrap_or_else(|| panic!("code point {offset} is not on the screen"))
    }

    /// A point on the letter of a code point, near the side where reading enters it.
    #[track_caller]
    fn start_of(&self, offset: usize) -> Pos2 {
        self.side_of(offset, 0.2)
    }

    /// A point on the letter of a code point, near the side where reading leaves it.
    #[track_caller]
    fn end_of(&self, offset: usize) -> Pos2 {
        self.side_of(offset, 0.8)
    }

    #[track_caller]
    fn middle_of(&self, offset: usize) -> Pos2 {
        self.letter(offset).rect.center()
    }

    #[track_caller]
    fn side_of(&self, offset: usize, share: f32) -> Pos2 {
        let letter = self.letter(offset);
        let text = self.text();
        let shape = text.slice(letter.chars).chars().next().unwrap_or(' ');
        let rtl = match shape {
            '\u{0600}'..='\u{065F}' | '\u{066A}'..='\u{06EF}' => true,
            c if c.is_alphanumeric() => false,
            _ => letter.line_rtl,
        };
        let rect = letter.rect;
        let x = if rtl {
            rect.right() - rect.width() * share
        } else {
            rect.left() + rect.width() * share
        };
        pos2(x, rect.center().y)
    }

    /// Drags over a range from its first letter to its last.
    #[track_caller]
    fn drag(&mut self, range: CharRange) {
        let (from, to) = (self.start_of(range.start.0), self.end_of(range.end.0 - 1));
        self.window.drag(from, to);
    }

    /// Drags over the first place of some words, and checks that they are selected.
    #[track_caller]
    pub fn select(&mut self, words: &str) {
        let range = self.find(words);
        self.drag(range);
        assert_eq!(self.selected(), words);
    }

    /// Puts the caret before the first place of some words, by a click.
    #[track_caller]
    fn click_before(&mut self, words: &str) {
        let at = self.find(words).start.0;
        let point = self.start_of(at);
        self.window.click(point);
        assert_eq!(self.caret(), at, "the caret before {words}");
    }
}

/// Words without bidi isolates.
fn plain(words: &str) -> String {
    let isolate = |c: &char| ('\u{2066}'..='\u{2069}').contains(c);
    words.chars().filter(|c| !isolate(c)).collect()
}

fn letters_of(run: &egui_kittest::Node<'_>, from: usize, letters: &mut Vec<Letter>) -> usize {
    let node = run.accesskit_node();
    let data = node.data();
    let bounds = run.rect();
    let value = data.value().unwrap_or("");
    let rtl = data.text_direction() == Some(egui::accesskit::TextDirection::RightToLeft);
    let (positions, widths) = (
        data.character_positions().unwrap_or(&[]),
        data.character_widths().unwrap_or(&[]),
    );
    let (mut byte, mut at) = (0, from);
    if positions.is_empty() {
        // Far from the view nobody knows yet where letters are.
        return at + value.chars().count();
    }
    for (i, length) in data.character_lengths().iter().enumerate() {
        let cluster = &value[byte..byte + usize::from(*length)];
        byte += usize::from(*length);
        let count = cluster.chars().count();
        let left = if rtl {
            bounds.right() - positions[i] - widths[i]
        } else {
            bounds.left() + positions[i]
        };
        letters.push(Letter {
            chars: CharRange::new(at, at + count),
            rect: Rect::from_min_max(
                pos2(left, bounds.top()),
                pos2(left + widths[i], bounds.bottom()),
            ),
            line_rtl: rtl,
        });
        at += count;
    }
    at
}

#[track_caller]
fn find(text: &Text, words: &str) -> CharRange {
    let at = text.as_str().find(words);
    let at = at.unwrap_or_else(|| panic!("{words} is not in the text"));
    let start = text.as_str()[..at].chars().count();
    CharRange::new(start, start + words.chars().count())
}

/// The files below a folder with their bytes.
fn files(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                found.push((path, bytes));
            }
        }
    }
    found.sort();
    found
}
